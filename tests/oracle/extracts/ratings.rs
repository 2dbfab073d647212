//! Children in provision that is rated good or better.

use super::{Extracts, Sum, rows};
use crate::oracle::Figure;
use crate::oracle::care::History;
use crate::oracle::population::roll;
use crate::oracle::read::{Row, get, get_date};
use chrono::NaiveDate;

/// Kinds of placement that have no provider with a number.
const WITHOUT: [&str; 20] = [
    "P1", "P2", "P3", "H5", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "M1", "M2", "M3", "Z1", "Z11", "Z12",
    "Z13", "Z14",
];

impl Extracts<'_> {
    /// Good or better by the latest rating of a number; none where there is none by the day.
    fn is_rated_well(&self, urn: &str, ratings: &[Row]) -> Option<bool> {
        let mut latest: Option<(Option<NaiveDate>, bool)> = None;
        for row in ratings {
            let day = get_date(row, "RATED_DATE");
            if get(row, "URN") != urn || day.is_some_and(|day| day > self.as_at) {
                continue;
            }
            let is_good = match get(row, "RATING").as_str() {
                "1" | "2" => true,
                "3" | "4" => false,
                _ => continue,
            };
            if latest.is_none_or(|(known, _)| day >= known) {
                latest = Some((day, is_good));
            }
        }
        latest.map(|(_, is_good)| is_good)
    }

    pub fn ratings(&self, all: &[History]) -> Figure {
        let (mut sum, mut unknown) = (Sum::default(), 0);
        let ratings = rows(self.files, "RATING", &["URN", "RATED_DATE"]);
        for (history, _) in roll(all) {
            let Some(row) = history.row_on(self.as_at) else { continue };
            match row.urn.as_str() {
                "XXXXXXX" => {}
                "" if WITHOUT.contains(&row.place.as_str()) => {}
                "" => sum.3 += 1,
                urn => match self.is_rated_well(urn, &ratings) {
                    Some(is_good) => sum.add(Some(is_good)),
                    None => unknown += 1,
                },
            }
        }
        sum.2 = unknown;
        sum.share("SAF-14")
    }
}
