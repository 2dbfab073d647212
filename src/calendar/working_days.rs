//! Working days: Monday to Friday less the bank holidays of England and Wales (rule R8, resolution D50).

use crate::calendar::Day;
use std::sync::OnceLock;

impl Day {
    /// `count` working days of England and Wales later; the day after this one is day 1 (rule R8).
    pub fn plus_working_days(self, count: u32) -> Day {
        let (mut day, mut left) = (self, count);
        while left > DAYS_OF_A_WEEK {
            let (weeks, rest) = ((left - 1) / DAYS_OF_A_WEEK, (left - 1) % DAYS_OF_A_WEEK + 1);
            let end = day.plus(7 * weeks as i32);
            left = rest + holidays(day, end).len() as u32;
            day = end;
        }
        let mut holidays = holidays(day, day.plus(LONGEST_WEEK)).iter().peekable();
        while left > 0 {
            day = day.plus(1);
            let is_holiday = holidays.next_if_eq(&&day).is_some();
            left -= u32::from(!is_holiday && !day.is_weekend());
        }
        day
    }

    fn is_weekend(self) -> bool {
        matches!(self.weekday_from_sunday(), 0 | 6)
    }
}

/// From Monday to Friday: whole weeks are passed over at once, less the bank holidays in them.
const DAYS_OF_A_WEEK: u32 = 5;
/// Any five working days end within so many days: bank holidays never fill two weeks.
const LONGEST_WEEK: i32 = 21;

/// The bank holidays after a day, up to and with another.
fn holidays(after: Day, last: Day) -> &'static [Day] {
    let all = bank_holidays();
    let place = |day: Day| all.partition_point(|holiday| *holiday <= day);
    &all[place(after)..place(last)]
}

/// Every bank holiday of England and Wales from Monday to Friday, in order: data with a source for each year, read once
/// (resolution D50).
fn bank_holidays() -> &'static [Day] {
    static DAYS: OnceLock<Vec<Day>> = OnceLock::new();
    DAYS.get_or_init(|| years().iter().flat_map(days_of).filter(|day| !day.is_weekend()).collect())
}

/// The rows of the data: a year, its days and their source.
fn years() -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(include_bytes!("bank_holidays.csv").as_slice()).records().flatten().collect()
}

fn days_of(row: &csv::StringRecord) -> Vec<Day> {
    let (year, days) = (row.get(0).unwrap_or_default(), row.get(1).unwrap_or_default());
    days.split(' ').filter_map(|day| Day::read(format!("{day}/{year}").as_bytes())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text.as_bytes()).unwrap()
    }

    fn is_working_day(day: Day) -> bool {
        day.plus(-1).plus_working_days(1) == day
    }

    /// The first of the returns was made in the 1990s, and no date after 2100 is read.
    const REACHED: std::ops::RangeInclusive<i32> = 1990..=2100;

    #[test]
    fn every_year_that_a_duty_can_reach_has_its_days_and_their_source() {
        let rows = years();
        let known: Vec<i32> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
        assert_eq!(known, REACHED.collect::<Vec<i32>>());
        for row in &rows {
            assert_eq!(days_of(row).len(), row[1].split(' ').count(), "{}", &row[0]);
            assert!(row.len() == 3 && row[2].contains("1971"), "{}", &row[0]);
        }
        assert!(bank_holidays().is_sorted());
    }

    /// The holidays by the ordinary rule of the Act: each moved from a weekend to the next free weekday.
    fn by_the_rule(year: i32) -> Vec<Day> {
        let day = |month, day| Day::new(year, month, day).unwrap();
        let is_monday = |day: &Day| day.weekday_from_sunday() == 1;
        let mondays = |month, days: std::ops::RangeInclusive<u32>| days.map(move |of| day(month, of)).find(is_monday);
        let mut all = vec![day(1, 1), easter(year).plus(-2), easter(year).plus(1), day(12, 25), day(12, 26)];
        all.extend([mondays(5, 1..=7), mondays(5, 25..=31), mondays(8, 25..=31)].into_iter().flatten());
        match day(1, 1).weekday_from_sunday() {
            0 => all.push(day(1, 2)),
            6 => all.push(day(1, 3)),
            _ => {}
        }
        match day(12, 25).weekday_from_sunday() {
            5 => all.push(day(12, 28)),
            6 => all.extend([day(12, 27), day(12, 28)]),
            0 => all.push(day(12, 27)),
            _ => {}
        }
        all.sort_unstable();
        all
    }

    /// Easter Sunday (the method of Gauss, with the exceptions of the Gregorian calendar for 1900 to 2199).
    fn easter(year: i32) -> Day {
        let moon = (19 * (year % 19) + 24) % 30;
        let sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + if year < 2100 { 5 } else { 6 }) % 7;
        let late = (moon == 29 && sunday == 6) || (moon == 28 && sunday == 6 && year % 19 > 10);
        Day::new(year, 3, 22).unwrap().plus(moon + sunday - if late { 7 } else { 0 })
    }

    #[test]
    fn every_year_without_a_proclamation_is_that_of_the_rule() {
        let mut proclaimed = Vec::new();
        for row in years() {
            let year = row[0].parse().unwrap();
            if days_of(&row) != by_the_rule(year) {
                assert!(row[2].contains("proclamation"), "{year}");
                proclaimed.push(year);
            }
        }
        assert_eq!(proclaimed, [1995, 1999, 2002, 2011, 2012, 2020, 2022, 2023]);
    }

    #[test]
    fn whole_weeks_are_passed_over_as_if_day_by_day() {
        let first = day("01/01/1989");
        for start in (0..17_500).map(|days| first.plus(days)) {
            let mut one_by_one = start;
            for count in 1..=22 {
                one_by_one = one_by_one.plus_working_days(1);
                assert_eq!(start.plus_working_days(count), one_by_one, "{start} and {count}");
            }
        }
    }

    #[test]
    fn working_days_as_in_the_worked_table() {
        assert_eq!(day("07/01/2013").plus_working_days(20), day("04/02/2013"));
        assert_eq!(day("25/03/2013").plus_working_days(20), day("24/04/2013"));
    }

    #[test]
    fn proclaimed_holidays_are_known() {
        for text in [
            "29/04/2011",
            "04/06/2012",
            "05/06/2012",
            "08/05/2020",
            "02/06/2022",
            "03/06/2022",
            "19/09/2022",
            "08/05/2023",
            "01/05/2023",
            "27/12/2021",
            "28/12/2021",
            "27/12/2022",
            "02/01/2023",
            "03/01/2022",
            "27/12/2010",
            "28/12/2010",
        ] {
            assert!(!is_working_day(day(text)), "{text}");
        }
        for text in [
            "04/05/2020",
            "30/05/2022",
            "28/05/2012",
            "27/05/2002",
            "27/12/2023",
            "28/12/2022",
            "27/12/2019",
            "02/01/2024",
        ] {
            assert!(is_working_day(day(text)), "{text}");
        }
    }
}
