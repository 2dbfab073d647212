//! How the year end of each line is worked out, or why it is not.

use crate::indicators::find;
use crate::judging::{Indicator, Shape as Made, SoFar, Window};
use crate::rows::of_the_return::Table;

/// How a year end is worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// The number now, those who will come and those who will go.
    Stock,
    /// Left since 1 April, and those whom the number to expect on 31 March leaves out.
    Leavers,
    /// Looked after at any time since 1 April, and those who will come.
    Ever,
    /// As it is now: what stands on a day (a typed number too), and what counts the 12 months or more to it.
    Level,
    /// Counted since 1 April over children who may be counted once: the last 12 months in its place.
    Year,
    /// Counted since 1 April: so far, and at the rate of the last 12 months for the rest.
    ToDate,
    /// The same, with those who are on their way.
    Pipeline,
    /// Every review of a child must be in time, so that one late review decides.
    Reviews,
    /// Two closed years, the year so far, and those who are on their way.
    ThreeYears,
    /// Young people by their birthdays, all of which are known.
    Birthdays,
    /// Once a year for each child: done, or still to be done by 31 March.
    Annual,
}

impl Shape {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Shape::Stock => "stock",
            Shape::Leavers => "leavers",
            Shape::Ever => "at any time",
            Shape::Level => "level",
            Shape::Year => "12 months",
            Shape::ToDate => "to date",
            Shape::Pipeline => "pipeline",
            Shape::Reviews => "all or nothing",
            Shape::ThreeYears => "3 years",
            Shape::Birthdays => "birthdays",
            Shape::Annual => "annual",
        }
    }

    /// How the likely value is worked out, in a sentence.
    pub fn method(self) -> &'static str {
        match self {
            Shape::Stock => {
                "The number now, with starts and other leavings at the rate of the last 12 months, less 18th birthdays and likely adoptions by 31 March."
            }
            Shape::Leavers => {
                "Those who have left since 1 April, and those who will: the number now and the starts to come, less the number to expect on 31 March."
            }
            Shape::Ever => {
                "Those looked after at any time since 1 April, and starts at the rate of the last 12 months for the days that are left."
            }
            Shape::Level => "As it is now.",
            Shape::Year => "As it is over the last 12 months.",
            Shape::ToDate => {
                "What has been counted since 1 April, and the rate of the last 12 months for the days that are left."
            }
            Shape::Pipeline => {
                "Adoptions since 1 April, and children placed for adoption for whom 9 months after moving in fall by 31 March, at the rate at which such adoptions came in earlier years."
            }
            Shape::Reviews => {
                "Children with a late review cannot recover. For the others, every review still due is held on time at the rate of the last 12 months."
            }
            Shape::ThreeYears => {
                "The two closed years and the year so far, with children placed for adoption for whom 9 months after moving in fall by 31 March."
            }
            Shape::Birthdays => {
                "Everybody with a birthday in the year is known. Those who have not reached it are taken as they were last year, or at last year's share."
            }
            Shape::Annual => {
                "Checks dated since 1 April, and the share of the others that were recorded by 31 March a year before."
            }
        }
    }
}

/// The shape of a line, or why it has none.
pub fn of(indicator: &Indicator) -> Result<Shape, &'static str> {
    // A rate goes with the number that it is a rate of.
    let indicator = indicator.rate_of.and_then(find).unwrap_or(indicator);
    match indicator.id {
        "POP-01" | "POP-09" => return Ok(Shape::Stock),
        "POP-05" => return Ok(Shape::Leavers),
        "POP-07" => return Ok(Shape::Ever),
        "POP-08" => return Err("It shows what does not add up, and should be 0."),
        "POP-26" => return Err("It is itself the number to expect."),
        "GOV-03" => return Err("It changes as gaps in the records are filled."),
        "REV-01" => return Ok(Shape::Reviews),
        "ADP-01" => return Ok(Shape::Pipeline),
        "ADP-05" | "ADP-06" | "ADP-08" => return Ok(Shape::ThreeYears),
        "HLT-02" | "HLT-03" => return Ok(Shape::Annual),
        _ if indicator.so_far != SoFar::Comparable => return Ok(Shape::Year),
        _ => {}
    }
    by_what_it_reads(indicator)
}

fn by_what_it_reads(indicator: &Indicator) -> Result<Shape, &'static str> {
    let reads = |table: Table| indicator.needs.contains(&table);
    match indicator.window {
        Window::Snapshot if reads(Table::TypedNumbers) => Ok(Shape::Level),
        _ if reads(Table::TypedNumbers) => Err("The number is typed in, and counts days that have passed."),
        _ if indicator.is_profile() => Err("It is a profile: its groups are told, and not one figure."),
        _ if reads(Table::Oc2) => Err("OC2 says it once, for 31 March."),
        _ if reads(Table::Oc3) && indicator.measure.shape() == Made::Share => Ok(Shape::Birthdays),
        Window::Year => Ok(Shape::ToDate),
        Window::Snapshot | Window::Rolling12 | Window::Rolling24 | Window::ThreeYears | Window::SchoolYear => {
            Ok(Shape::Level)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::{all, find};

    #[test]
    fn what_rises_or_falls_over_the_year_counts_the_year() {
        let of = |so_far: SoFar| all().filter(move |line| line.so_far == so_far);
        assert!(of(SoFar::Rises).chain(of(SoFar::Falls)).all(|line| line.window == Window::Year));
        let falling: Vec<&str> = of(SoFar::Falls).map(|line| line.id).collect();
        assert_eq!(falling, ["REV-01", "REV-04"]);
        let rising: Vec<&str> = of(SoFar::Rises).map(|line| line.id).collect();
        let said = ["POP-07", "POP-13", "POP-25", "SAF-05", "SAF-06", "SAF-07", "SAF-08", "ADP-03", "ADP-09", "ADP-23"];
        assert!(rising.len() == said.len() && said.iter().all(|id| rising.contains(id)), "{rising:?}");
    }

    #[test]
    fn every_line_has_a_shape_or_a_reason() {
        let shape = |id: &str| find(id).map(of);
        assert_eq!(shape("STB-01"), Some(Ok(Shape::Level)));
        assert_eq!(shape("LVR-05"), Some(Ok(Shape::Birthdays)));
        assert_eq!(shape("POP-03"), Some(Ok(Shape::ToDate)));
        // What is typed of a day stands like any number of a day; of other days it is not known what they bring.
        assert_eq!(["FDR-05", "FDR-06"].map(shape), [Some(Ok(Shape::Level)); 2]);
        assert!(["FDR-01", "SVC-06"].iter().all(|id| matches!(shape(id), Some(Err(_)))));
        assert!(all().filter(|line| of(line).is_ok()).count() > 60);
    }
}
