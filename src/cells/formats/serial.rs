//! The day numbers of Excel.

use crate::calendar::Day;

/// Days from the beginning of Excel's usual count to that of old Excel for the Mac.
pub(super) const FROM_1904: i32 = 1462;

/// The days since 30 December 1899, as Excel for Windows counts them from March 1900 on; a time of day behind the point.
pub fn serial(cell: &[u8]) -> Option<Day> {
    let (days, fraction) = cell.split_at_checked(5)?;
    let plain = fraction.is_empty()
        || fraction.len() > 1 && fraction[0] == b'.' && fraction[1..].iter().all(u8::is_ascii_digit);
    if !plain || !days.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let days = days.iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
    let first = Day::new(1900, 3, 1)?;
    Some(first.plus(days - 61)).filter(|_| (10_000..=73_415).contains(&days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_numbers_of_excel_are_days() {
        assert_eq!(serial(b"43190"), Day::new(2018, 3, 31));
        assert_eq!(serial(b"43190.5"), Day::new(2018, 3, 31));
        assert_eq!(serial(b"9999"), None);
    }
}
