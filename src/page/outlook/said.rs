//! The sentences about a year end.

use crate::calendar::Day;
use crate::judging::{Indicator, Unit};
use crate::outlook::shape::Shape;
use crate::outlook::{Certain, FEWEST_YEARS, Outlook, Range, Without};
use crate::page::trend::told;
use crate::page::words::{self, counted};
use crate::series;

/// A figure as it is told: `30 of 249 (12.0%)`.
pub fn value(value: &series::Value, line: &Indicator) -> String {
    told(value, line)
}

/// How it is worked out.
pub fn method(outlook: &Outlook) -> Option<String> {
    let of = outlook.indicator.rate_of.map(|_| " For each 10,000 children aged 0 to 17 who live in the area.");
    outlook.shape.map(|shape| format!("{}{}", shape.method(), of.unwrap_or_default()))
}

/// What has happened and stays so.
pub fn certain(outlook: &Outlook) -> Option<String> {
    let (end, cases) = (outlook.end, outlook.indicator.measure.cases());
    Some(match outlook.certain {
        Certain::Nothing if outlook.shape.is_some() => "Nothing is certain yet.".to_owned(),
        Certain::Nothing => return None,
        Certain::Turning18 { turning: 0, of } => {
            format!("None of the {} looked after now turns 18 by {end}.", counted(of, cases))
        }
        Certain::Turning18 { turning, of } => {
            let turn = if turning == 1 { "turns" } else { "turn" };
            format!("{} of the {} looked after now {turn} 18 by {end}.", words::count(turning), counted(of, cases))
        }
        Certain::SoFar(counted) => so_far(counted),
        Certain::Leaving { counted, turning } => leaving(counted, turning, end),
        Certain::Failed { failed: 0, of } => format!("No review of the {} was late so far.", counted(of, cases)),
        Certain::Failed { failed, of } => {
            let had = if failed == 1 { "has" } else { "have" };
            format!("{} of {} {had} had a late review and cannot recover.", words::count(failed), counted(of, cases))
        }
        Certain::Late { late: 0, of } => format!("None of the {} that fell due was late so far.", counted(of, cases)),
        Certain::Late { late, of } => {
            let (late, of) = (counted(late, ("was", "were")), counted(of, cases));
            format!("Of the {of} that fell due, {late} late or not held, which stays so.")
        }
        Certain::Closed(counted) => so_far(counted),
        Certain::Birthdays { met, reached, to_come } => birthdays(met, reached, to_come),
        Certain::Done { done, of } => {
            format!("{} of {} have a check dated since 1 April.", words::count(done), counted(of, cases))
        }
    })
}

fn so_far(number: i64) -> String {
    match number {
        0 => "Nobody is counted so far.".to_owned(),
        1 => "1 is counted so far and stays counted.".to_owned(),
        more => format!("{} are counted so far and stay counted.", words::count(more)),
    }
}

fn leaving(left: i64, turning: i64, end: Day) -> String {
    let so_far = so_far(left);
    match turning {
        0 => so_far,
        1 => format!("{so_far} 1 more turns 18 by {end}."),
        more => format!("{so_far} {} more turn 18 by {end}.", words::count(more)),
    }
}

fn birthdays(met: i64, reached: i64, to_come: i64) -> String {
    let young = counted(reached, ("young person has", "young people have"));
    let rest = match to_come {
        0 => "No birthday is still to come".to_owned(),
        one => format!("{} still to come", counted(one, ("birthday is", "birthdays are"))),
    };
    format!("{young} reached the birthday, {} counted. {rest}.", words::count(met))
}

/// What is open, and what comes of it at best.
pub fn takes(outlook: &Outlook) -> Option<String> {
    let open = outlook.open?;
    let (things, done, among) = match outlook.shape? {
        Shape::Birthdays => (("young person", "young people"), "counted", ""),
        Shape::Annual => (("check", "checks"), "done", ", for the children looked after now"),
        _ => (("review", "reviews"), "held on time", ", for the children looked after now"),
    };
    let value = |tenths: i64| words::value(tenths, outlook.indicator.unit);
    let (best, worst) = (value(open.best), value(open.worst));
    Some(match open.things {
        0 => format!("Nothing is still open{among}."),
        1 => format!("If the 1 {} still to come is {done}: {best}. If not: {worst}{among}.", things.0),
        more => {
            let all = counted(more, things);
            format!("If all {all} still to come are {done}: {best}. If none is: {worst}{among}.")
        }
    })
}

/// Low, likely and high in a sentence.
pub fn range(range: &Range, line: &Indicator) -> String {
    let ends = ends(range, line);
    if range.low == range.high {
        return ends;
    }
    format!("{ends}, most likely {}", words::value(range.likely, line.unit))
}

/// The two ends of a range.
pub fn ends(range: &Range, line: &Indicator) -> String {
    let shown = |tenths: i64| words::value(tenths, line.unit);
    if range.low == range.high { shown(range.low) } else { format!("{} to {}", shown(range.low), shown(range.high)) }
}

/// Why there is no range.
pub fn without(why: Without, outlook: &Outlook) -> String {
    match why {
        Without::AtYearEnd => over(outlook.end),
        Without::Shapeless(reason) => format!("No year end is given. {reason}"),
        Without::Gap(gap) => format!("No range is given. {gap}"),
        Without::NeverOff => {
            "No range is given. No earlier year came out otherwise, which does not tell how far off an average can be."
                .to_owned()
        }
        Without::TooFewYears(years) => {
            let asked = match years {
                0 => "No earlier year".to_owned(),
                1 => "Only 1 earlier year".to_owned(),
                more => format!("Only {more} earlier years"),
            };
            format!("{asked} can be asked the same, and {FEWEST_YEARS} are needed, so only what is certain is given.")
        }
    }
}

/// On 31 March itself.
pub fn over(end: Day) -> String {
    format!("The figures are those of {end} itself, so there is nothing to anticipate.")
}

/// How far apart two values of a line are, in its unit: `7 children`, `0.5 children`, `5.6 percentage points`.
pub fn difference(tenths: i64, line: &Indicator) -> String {
    let cases = line.measure.cases();
    match line.unit {
        Unit::Percent => {
            format!("{} percentage {}", words::decimal(tenths), if tenths == 10 { "point" } else { "points" })
        }
        Unit::Count if tenths % 10 == 0 => counted(tenths / 10, cases),
        Unit::Count => format!("{} {}", words::decimal(tenths), cases.1),
        unit => words::value(tenths, unit),
    }
}

/// How the same question fared in earlier years.
pub fn back_test(years: usize, error: Option<&str>, (held, ranges): (usize, usize)) -> String {
    let Some(error) = error else { return "No earlier year can be asked the same.".to_owned() };
    let asked = counted(years as i64, ("earlier year", "earlier years"));
    let on_average = if years == 1 { "" } else { " on average" };
    let range = match ranges {
        0 => "There are too few years to test the range.".to_owned(),
        _ => format!("The range held {held} of {ranges}."),
    };
    format!("In {asked} it was off by {error}{on_average}. {range}")
}
