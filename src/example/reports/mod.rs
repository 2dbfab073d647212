//! Invented authorities to order: for each of five published reports of committees one whose figures come out as that
//! report prints them, with the numbers that other systems hold, what is set, and what an officer would add in words.
//! The children, their numbers and their days are invented; the totals alone are those of the report.

mod adoption;
mod flow;
mod life;
mod members;
mod papers;
mod progress;
mod report;
mod review;
mod wales;
mod write;

pub use report::Report;

/// The reports, in their order.
pub fn all() -> &'static [Report] {
    papers::ALL
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::settings::take;
    use std::collections::BTreeMap;

    #[test]
    fn every_report_is_the_same_each_time_and_small() {
        for report in all() {
            let files = report.files();
            assert_eq!(files, report.files(), "{}", report.number);
            let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
            assert!(bytes < 2_000_000, "{}: {bytes}", report.number);
            assert!(crate::calendar::Day::read(report.as_at.as_bytes()).is_some());
        }
    }

    #[test]
    fn what_is_set_is_read_without_a_fault() {
        for report in all() {
            let taken = take(&report.settings(BTreeMap::new()).bytes).unwrap();
            assert_eq!(taken.faults, Vec::new(), "{}", report.number);
            assert_eq!(taken.settings.sets.len(), 1);
            assert_eq!(taken.settings.paper.details.len(), report.details.len(), "{}", report.number);
            assert_eq!(taken.settings.paper.tellings.len(), report.tells.len(), "{}", report.number);
            assert_eq!(taken.settings.lines.values().filter(|line| line.target.is_some()).count(), report.aims.len());
            let beside: usize = taken.settings.lines.values().map(|line| line.comparators.len()).sum();
            assert_eq!(beside, report.beside.len(), "{}", report.number);
        }
    }
}
