//! How numbers, windows and standings are worded.

pub use crate::calendar::return_year;
use crate::history::Period;
use crate::judging::measure::rounded;
use crate::judging::{Better, Figure, Standing, Unit, Window};

/// Denominator below which the count leads and the percentage follows.
pub const SMALL: i64 = 30;

/// A whole number with a comma between thousands.
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut words = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    if number < 0 { format!("\u{2212}{words}") } else { words }
}

/// A count with the word for what is counted.
pub fn counted(number: i64, (one, many): (&str, &str)) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// "1st", "22nd", "113th".
pub fn ordinal(number: usize) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// Tenths with their decimal.
pub fn decimal(tenths: i64) -> String {
    let sign = if tenths < 0 { "\u{2212}" } else { "" };
    let tenths = tenths.abs();
    format!("{sign}{}.{}", count(tenths / 10), tenths % 10)
}

/// What is said where rows or children are asked for behind a typed number.
pub const TYPED: &str = "A typed number has no children behind it.";

/// A value of a unit; days, pounds and rates are whole, half away from zero (D47).
pub fn value(tenths: i64, unit: Unit) -> String {
    let whole = || rounded(tenths, 10);
    match unit {
        Unit::Percent => format!("{}%", decimal(tenths)),
        Unit::Days => counted(whole(), ("day", "days")),
        Unit::Weeks => format!("{} weeks", decimal(tenths)),
        Unit::Pounds => format!("£{}", count(whole())),
        Unit::Rate => format!("{} per 10,000", count(whole())),
        Unit::Score | Unit::Points => decimal(tenths),
        Unit::Count if tenths % 10 == 0 => count(tenths / 10),
        Unit::Count => decimal(tenths),
    }
}

/// A numerator: cases, or what they add up to.
pub fn summed(numerator: i64, unit: Unit) -> String {
    if unit == Unit::Points { published(numerator, unit) } else { count(numerator) }
}

/// What stands large and what stands under it.
pub struct Shown {
    /// Large.
    pub lead: String,
    /// Under it.
    pub under: String,
    /// Whether the count leads because the denominator is small.
    pub small: bool,
}

/// A figure as it is shown: a percentage with its counts, and the counts first where they are small.
pub fn shown(figure: &Figure, tenths: Option<i64>, unit: Unit, cases: (&str, &str)) -> Shown {
    let plain = |lead: String, under: String| Shown { lead, under, small: false };
    let n_of_d = |of: i64| format!("{} of {}", count(figure.numerator), count(of));
    match (unit, figure.denominator, tenths) {
        (Unit::Percent, Some(of), Some(tenths)) if of < SMALL => {
            Shown { lead: n_of_d(of), under: value(tenths, unit), small: true }
        }
        (Unit::Percent, Some(of), Some(tenths)) => plain(value(tenths, unit), n_of_d(of)),
        (Unit::Rate, Some(of), Some(tenths)) => plain(value(tenths, unit), format!("{} children", n_of_d(of))),
        (Unit::Days | Unit::Weeks | Unit::Score | Unit::Points | Unit::Pounds, Some(of), Some(tenths)) => {
            Shown { lead: value(tenths, unit), under: counted(of, cases), small: of < SMALL }
        }
        (Unit::Count, Some(of), Some(tenths)) => plain(value(tenths, unit), format!("of {}", counted(of, cases))),
        (Unit::Count, None, Some(tenths)) => {
            plain(value(tenths, unit), if tenths == 10 { cases.0 } else { cases.1 }.to_owned())
        }
        (_, None, Some(tenths)) => plain(value(tenths, unit), String::new()),
        (_, _, None) => plain("\u{2013}".to_owned(), format!("no {} to count", cases.1)),
    }
}

/// What is not in the figure, or stands in it as not met.
pub fn aside(figure: &Figure) -> Option<String> {
    let not_recorded = (figure.not_recorded > 0).then(|| format!("{} not recorded", count(figure.not_recorded)));
    let unassessed = (figure.unassessed > 0).then(|| format!("{} cannot be judged", count(figure.unassessed)));
    match (not_recorded, unassessed) {
        (Some(first), Some(second)) => Some(format!("{first}, {second}")),
        (first, second) => first.or(second),
    }
}

/// The days a line looks at.
pub fn window(window: Window, period: &Period) -> String {
    match window {
        Window::Snapshot => format!("on {}", period.last),
        Window::Year => format!("{} to {}", period.year_start, period.last),
        Window::Rolling12 => format!("12 months to {}", period.last),
        Window::Rolling24 => format!("24 months to {}", period.last),
        Window::ThreeYears => format!("3 years to {}", period.last),
        Window::SchoolYear => school_year(period),
    }
}

/// The school year of those looked after on the last 31 March: "school year 2024/25".
pub fn school_year(period: &Period) -> String {
    format!("school year {}", return_year(period.school_year))
}

/// Which way is good.
pub fn better(better: Better) -> &'static str {
    match better {
        Better::Higher => "high is good",
        Better::Lower => "low is good",
        Better::Neutral => "",
    }
}

/// What a standing is called.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "Counted",
        Standing::NotMet => "Not counted",
        Standing::NotRecorded => "Not recorded",
        Standing::Excluded => "Left out",
        Standing::Unassessed => "Cannot be judged",
    }
}

/// With a capital letter at the front.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Tenths as a number of the unit.
pub fn in_units(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}

/// A published value with as many decimals as it has.
pub fn published(hundredths: i64, unit: Unit) -> String {
    let sign = if hundredths < 0 { "\u{2212}" } else { "" };
    let (whole, part) = (count(hundredths.abs() / 100), hundredths.abs() % 100);
    let number = match part {
        0 => format!("{sign}{whole}"),
        part if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        part => format!("{sign}{whole}.{part:02}"),
    };
    match unit {
        Unit::Percent => format!("{number}%"),
        Unit::Rate => format!("{number} per 10,000"),
        Unit::Days => format!("{number} days"),
        Unit::Weeks => format!("{number} weeks"),
        Unit::Pounds => format!("£{number}"),
        Unit::Count | Unit::Score | Unit::Points => number,
    }
}

/// How far two published values are apart, in words: "2.3 percentage points", "1 day".
pub fn apart(hundredths: i64, unit: Unit) -> String {
    let number = published(hundredths, Unit::Count);
    let ends = if hundredths == 100 { "" } else { "s" };
    match unit {
        Unit::Percent => format!("{number} percentage point{ends}"),
        Unit::Points => format!("{number} point{ends}"),
        Unit::Days => format!("{number} day{ends}"),
        Unit::Weeks => format!("{number} week{ends}"),
        Unit::Rate | Unit::Pounds | Unit::Count | Unit::Score => published(hundredths, unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas_and_decimals() {
        assert_eq!([count(0), count(999), count(1000), count(1234567)], ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([decimal(110), decimal(-5), decimal(12345)], ["11.0", "\u{2212}0.5", "1,234.5"]);
    }

    #[test]
    fn what_is_shown_whole_is_rounded_and_not_cut_off() {
        let pounds = [12_344, 12_345, 12_349, -12_345].map(|tenths| value(tenths, Unit::Pounds));
        assert_eq!(pounds, ["£1,234", "£1,235", "£1,235", "£\u{2212}1,235"]);
        assert_eq!((value(95, Unit::Days), value(94, Unit::Rate)), ("10 days".to_owned(), "9 per 10,000".to_owned()));
    }

    #[test]
    fn a_small_denominator_puts_the_count_first() {
        let figure = Figure { numerator: 17, denominator: Some(27), ..Figure::default() };
        let small = shown(&figure, Some(630), Unit::Percent, ("child", "children"));
        assert_eq!((small.lead.as_str(), small.under.as_str(), small.small), ("17 of 27", "63.0%", true));
        let large = shown(&Figure { denominator: Some(30), ..figure }, Some(567), Unit::Percent, ("child", "children"));
        assert_eq!((large.lead.as_str(), large.under.as_str()), ("56.7%", "17 of 30"));
        let none = shown(&Figure { denominator: Some(0), ..figure }, None, Unit::Percent, ("child", "children"));
        assert_eq!((none.lead.as_str(), none.under.as_str()), ("\u{2013}", "no children to count"));
    }

    #[test]
    fn what_is_apart_is_in_points_of_a_percentage_and_in_units() {
        let said = [(230, Unit::Percent), (100, Unit::Days), (10, Unit::Weeks), (14_300, Unit::Pounds)]
            .map(|(apart_by, unit)| apart(apart_by, unit));
        assert_eq!(said, ["2.3 percentage points", "1 day", "0.1 weeks", "£143"]);
    }

    #[test]
    fn published_values_keep_the_decimals_that_they_have() {
        let shown = [(1000, Unit::Percent), (860, Unit::Percent), (-105, Unit::Score), (8_177_000, Unit::Count)]
            .map(|(value, unit)| published(value, unit));
        assert_eq!(shown, ["10%", "8.6%", "\u{2212}1.05", "81,770"]);
    }
}
