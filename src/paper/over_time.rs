//! Sentences of parts of a year, of earlier years and of the parts of a line. Every text in them is safe to print.

use super::sentences;
use crate::calendar::{Day, MONTHS, return_year};
use crate::judging::Window;
use crate::series::periods::Step;

/// A figure with the days or the part that it is of.
#[derive(Clone)]
pub struct Said {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// The part of the line, by its label.
    pub part: String,
    /// The figure in words: `45 of 60 (75.0%)`.
    pub words: String,
}

/// How a line is asked: the days of each point, and whether they are cut out of its year.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The days that the line itself looks at.
    pub window: Window,
    /// How far apart the points are.
    pub step: Step,
    /// Whether it counts the days of a month or quarter alone.
    pub is_cut: bool,
}

/// "between 506 (30 April 2008) and 530 (30 April 2010) at the month ends from 30 April 2008 to 31 March 2011, 518 on
/// average." The first figure is the lowest, the second the highest, the third the average where there is one.
pub fn range(title: &str, asked: Asked, figures: &[Said], (first, last): (Day, Day)) -> String {
    let [low, high, rest @ ..] = figures else { return String::new() };
    let of = |said: &Said| format!("{} ({})", said.words, asked.point(said));
    let between = if low.words == high.words {
        format!("{} throughout", low.words)
    } else {
        format!("between {} and {}", of(low), of(high))
    };
    let average = rest.first().map(|said| format!(", {} on average", said.words)).unwrap_or_default();
    format!("{title}: {between} {}{average}.", asked.over(first, last))
}

/// "in quarter 4 (January to March), 44 in 2007/08, 39 in 2008/09, 71 in 2009/10 and 65 in 2010/11."
pub fn years(title: &str, asked: Asked, figures: &[Said]) -> String {
    let Some(last) = figures.last() else { return String::new() };
    let of = |said: &Said| format!("{} in {}", said.words, asked.year(said));
    let all: Vec<String> = figures.iter().map(of).collect();
    format!("{title}: {}, {}.", asked.of_each_year(last), listed(&all))
}

/// "65 in January to March 2011, 60 in October to December 2010 and 71 in January to March 2010."
pub fn beside(title: &str, asked: Asked, figures: &[Said]) -> String {
    let of = |said: &Said| format!("{} {}", said.words, asked.when(said));
    let all: Vec<String> = figures.iter().map(of).collect();
    format!("{title}: {}.", listed(&all))
}

/// "106 of 200 (53.0%) at 31 March 2010."
pub fn year_end(title: &str, window: Window, said: &Said) -> String {
    format!("{title}: {} {}.", said.words, sentences::period(window, said.first, said.last))
}

/// "Adoption enquiries, from 1 April 2010 to 30 November 2010. Left: 34. Approved: 12." Each part begins a sentence.
pub fn parts(title: &str, window: Window, figures: &[Said]) -> String {
    let Some(one) = figures.first() else { return String::new() };
    let all: Vec<String> = figures.iter().map(|said| format!(" {}: {}.", capital(&said.part), said.words)).collect();
    format!("{title}, {}.{}", sentences::period(window, one.first, one.last), all.concat())
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Asked {
    /// A month, a quarter or a day.
    fn point(self, said: &Said) -> String {
        match self.step {
            Step::Month if self.is_cut => month(said.last),
            Step::Quarter if self.is_cut => quarter(said.last),
            _ => said.last.to_string(),
        }
    }

    fn when(self, said: &Said) -> String {
        if self.is_cut {
            format!("in {}", self.point(said))
        } else {
            sentences::period(self.window, said.first, said.last)
        }
    }

    /// All days from the first point to the last.
    fn over(self, first: Day, last: Day) -> String {
        let (each, ends) = if self.step == Step::Month { ("months", "month") } else { ("quarters", "quarter") };
        let from = format!("from {first} to {last}");
        match self.window {
            _ if self.is_cut => format!("in the {each} {from}"),
            Window::Snapshot => format!("at the {ends} ends {from}"),
            Window::Year => format!("since 1 April at the {ends} ends {from}"),
            Window::Rolling12 => format!("in the 12 months to each {ends} end {from}"),
            Window::Rolling24 => format!("in the 24 months to each {ends} end {from}"),
            Window::ThreeYears => format!("over the 3 years to each {ends} end {from}"),
        }
    }

    /// The days that are the same in each year.
    fn of_each_year(self, said: &Said) -> String {
        let day = day_of_year(said.last);
        match self.window {
            _ if self.is_cut && self.step == Step::Month => format!("in {}", name(said.last)),
            _ if self.is_cut => format!("in quarter {} ({})", quarter_of_year(said.last), quarter_months(said.last)),
            Window::Snapshot => format!("at {day}"),
            Window::Year => format!("from 1 April to {day}"),
            Window::Rolling12 => format!("in the 12 months to {day}"),
            Window::Rolling24 => format!("in the 24 months to {day}"),
            Window::ThreeYears => format!("over the 3 years to {day}"),
        }
    }

    /// A quarter belongs to its statistical year, a month or a day to the year that it lies in.
    fn year(self, said: &Said) -> String {
        let is_of_return = self.window == Window::Year && !(self.is_cut && self.step == Step::Month);
        if is_of_return { return_year(said.last.year_end()) } else { year_of(said.last) }
    }
}

fn listed(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The words of a day: its number, its month and its year.
fn words_of(day: Day) -> Vec<String> {
    day.to_string().split(' ').map(str::to_owned).collect()
}

fn name(day: Day) -> String {
    words_of(day).swap_remove(1)
}

fn year_of(day: Day) -> String {
    words_of(day).pop().unwrap_or_default()
}

/// "31 March"; the end of February is a month end in every year.
fn day_of_year(day: Day) -> String {
    if name(day) == MONTHS[1] && day.is_month_end() {
        return "the end of February".to_owned();
    }
    words_of(day)[..2].join(" ")
}

/// "April 2010".
pub fn month(day: Day) -> String {
    words_of(day)[1..].join(" ")
}

fn quarter_months(last: Day) -> String {
    format!("{} to {}", name(last.month_start().plus_months(-2)), name(last))
}

/// "January to March 2011".
pub fn quarter(last: Day) -> String {
    format!("{} {}", quarter_months(last), year_of(last))
}

/// 1 for April to June, 4 for January to March.
pub fn quarter_of_year(last: Day) -> i32 {
    (1..=4).find(|quarter| last.year_start().plus_months(3 * quarter) > last).unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(first: &str, last: &str, words: &str) -> Said {
        let day = |text: &str| Day::read(text.as_bytes()).unwrap();
        Said { first: day(first), last: day(last), part: "left".to_owned(), words: words.to_owned() }
    }

    fn asked(window: Window, step: Step, is_cut: bool) -> Asked {
        Asked { window, step, is_cut }
    }

    #[test]
    fn a_range_names_its_lowest_its_highest_and_its_days() {
        let all = [
            said("2008-04-30", "2008-04-30", "506"),
            said("2010-04-30", "2010-04-30", "530"),
            said("2008-04-30", "2011-03-31", "518"),
        ];
        let days = (all[0].first, all[2].last);
        assert_eq!(
            range("In care", asked(Window::Snapshot, Step::Month, false), &all, days),
            "In care: between 506 (30 April 2008) and 530 (30 April 2010) at the month ends from 30 April 2008 to 31 \
             March 2011, 518 on average."
        );
        let flat = [all[0].clone(), all[0].clone()];
        let words = range("In care", asked(Window::Rolling12, Step::Quarter, false), &flat, days);
        assert!(words.starts_with("In care: 506 throughout in the 12 months to each quarter end from 30 April"));
    }

    #[test]
    fn months_and_quarters_that_are_counted_by_themselves_have_names() {
        let all = [said("2010-04-01", "2010-04-30", "91"), said("2010-07-01", "2010-07-31", "173")];
        let days = (all[0].first, all[1].last);
        assert_eq!(
            range("Referrals", asked(Window::Year, Step::Month, true), &all, days),
            "Referrals: between 91 (April 2010) and 173 (July 2010) in the months from 1 April 2010 to 31 July 2010."
        );
        let quarters = [said("2010-01-01", "2010-03-31", "71"), said("2011-01-01", "2011-03-31", "65")];
        assert_eq!(
            years("Starts", asked(Window::Year, Step::Quarter, true), &quarters),
            "Starts: in quarter 4 (January to March), 71 in 2009/10 and 65 in 2010/11."
        );
        assert_eq!(years("Starts", asked(Window::Year, Step::Month, true), &all[..1]), "Starts: in April, 91 in 2010.");
        assert_eq!(
            beside("Starts", asked(Window::Year, Step::Quarter, true), &[quarters[1].clone(), quarters[0].clone()]),
            "Starts: 65 in January to March 2011 and 71 in January to March 2010."
        );
        assert_eq!([all[0].last, all[1].last, quarters[0].last].map(quarter_of_year), [1, 2, 4]);
    }

    #[test]
    fn a_date_is_that_of_each_year() {
        let all = [said("2011-02-28", "2011-02-28", "7"), said("2012-02-29", "2012-02-29", "8")];
        let of = |window| years("A", asked(window, Step::YearToDate, false), &all);
        assert_eq!(of(Window::Snapshot), "A: at the end of February, 7 in 2011 and 8 in 2012.");
        assert_eq!(of(Window::Year), "A: from 1 April to the end of February, 7 in 2010/11 and 8 in 2011/12.");
        assert_eq!(year_end("A", Window::Snapshot, &all[0]), "A: 7 at 28 February 2011.");
        assert_eq!(beside("A", asked(Window::Snapshot, Step::Month, false), &all[..1]), "A: 7 at 28 February 2011.");
        assert_eq!(parts("A", Window::Snapshot, &all), "A, at 28 February 2011. Left: 7. Left: 8.");
    }
}
