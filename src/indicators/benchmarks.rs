//! Thresholds: data with a source each, in `benchmarks.csv`.

use crate::indicators::england;
use std::sync::OnceLock;

/// One number, in force from a year on.
struct Benchmark {
    measure: String,
    from: i32,
    value: i64,
}

fn all() -> &'static [Benchmark] {
    static ALL: OnceLock<Vec<Benchmark>> = OnceLock::new();
    ALL.get_or_init(|| {
        csv::Reader::from_reader(include_bytes!("benchmarks.csv").as_slice())
            .records()
            .flatten()
            .filter_map(|row| read(&row))
            .collect()
    })
}

fn read(row: &csv::StringRecord) -> Option<Benchmark> {
    Some(Benchmark {
        measure: row.get(0)?.to_owned(),
        from: row.get(1)?.parse().ok()?,
        value: row.get(2)?.parse().ok()?,
    })
}

/// The number in force for the statistical year ending in `year`; for an earlier year the first one known.
fn in_force(measure: &str, year: i32) -> i64 {
    let mut of = all().iter().filter(|row| row.measure == measure);
    let first = of.next();
    let latest = of.rfind(|row| row.from <= year);
    latest.or(first).map_or(0, |row| row.value)
}

/// Days from entering care to moving in below which an adoption meets the national threshold (D36).
pub fn a1_threshold_days(year: i32) -> i64 {
    in_force("a1_threshold_days", year)
}

/// England's mean days from entering care to moving in (D41): of the three years to `year`, or the latest before it; for
/// an earlier year the first one known.
pub fn a1_england_days(year: i32) -> i64 {
    let first = england::of("ADP-05").next();
    let latest = england::of("ADP-05").filter(|fact| fact.year <= year).last();
    latest.or(first).map_or(0, |fact| fact.hundredths / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_has_a_source() {
        let mut reader = csv::Reader::from_reader(include_bytes!("benchmarks.csv").as_slice());
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), all().len());
        assert!(rows.iter().all(|row| !row[3].is_empty()));
    }

    #[test]
    fn the_number_of_the_year_is_the_latest_in_force() {
        let thresholds = [2008, 2012, 2013, 2014, 2015, 2016, 2024].map(a1_threshold_days);
        assert_eq!(thresholds, [639, 639, 608, 547, 487, 426, 426]);
        let england = [2011, 2012, 2014, 2015, 2016, 2017, 2018, 2025].map(a1_england_days);
        assert_eq!(england, [625, 636, 636, 593, 593, 515, 486, 486]);
    }
}
