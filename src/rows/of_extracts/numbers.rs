//! Numbers that were typed in.

use crate::cells::Cells;
use crate::tables::{Column, Fault};

/// The sign of a unit that stands at a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sign {
    /// None.
    #[default]
    None,
    /// `%` behind it.
    Percent,
    /// `£` before it.
    Pounds,
}

/// What a filled cell holds, which must be of its kind.
fn filled<T>(cells: &Cells, (column, name): Column, read: fn(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    let cell = cells.bytes(column);
    if cell.is_empty() || crate::cells::oddities::stands_for_nothing(cell) {
        return Ok(None);
    }
    read(&String::from_utf8_lossy(cell)).map(Some).ok_or(Fault::NoNumber(name))
}

/// A whole number of at most nine digits.
pub(super) fn whole(cells: &Cells, column: Column) -> Result<Option<i64>, Fault> {
    filled(cells, column, digits)
}

/// Metres on the national grid: digits alone, with `.0` behind them or without.
pub(super) fn metres(cell: &[u8]) -> Option<i32> {
    let digits = cell.strip_suffix(b".0").unwrap_or(cell);
    let is_number = (1..=MOST_METRES).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(digits).ok().filter(|_| is_number)?.parse().ok()
}

/// The digits of the furthest point of the grid.
const MOST_METRES: usize = 7;

/// A number with one decimal, in tenths, and the sign of its unit.
pub(super) fn value(cells: &Cells, column: Column) -> Result<Option<(i64, Sign)>, Fault> {
    filled(cells, column, signed)
}

/// A number with one decimal, in tenths, and the sign of its unit; nothing where the text is none.
pub fn signed(text: &str) -> Option<(i64, Sign)> {
    match (text.strip_suffix('%'), text.strip_prefix('£')) {
        (Some(_), Some(_)) => None,
        (Some(rest), _) => Some((tenths(rest.trim_end())?, Sign::Percent)),
        (_, Some(rest)) => Some((tenths(rest.trim_start())?, Sign::Pounds)),
        _ => Some((tenths(text)?, Sign::None)),
    }
}

/// A number with at most one decimal kept, in tenths; a second decimal rounds half away from zero.
fn tenths(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > MOST_DIGITS || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digit = |place: usize| decimals.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
    Some(sign * (10 * digits(whole)? + digit(0) + i64::from(digit(1) >= 5)))
}

const MOST_DIGITS: usize = 9;

/// A whole number, nothing where the text is none; commas and spaces stand in it between groups of three digits only, for `75,5` is no 755.
pub fn digits(text: &str) -> Option<i64> {
    let groups: Vec<&str> = text.split([',', ' ', '\u{a0}']).collect();
    let (first, others) = groups.split_first()?;
    let is_grouped = (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    let plain = groups.concat();
    let is_number = plain.len() <= MOST_DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && (others.is_empty() || is_grouped) { plain.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_one_decimal() {
        let read = ["96.7", "96.75", "-1.29", "133", "1,064.5", "", "9.", "about 75"].map(tenths);
        let wanted = [Some(967), Some(968), Some(-13), Some(1330), Some(10645), None, Some(90), None];
        assert_eq!(read, wanted);
    }

    #[test]
    fn a_comma_stands_for_thousands_alone() {
        let read = ["1,064", "1 064", "12,345,678", "75,5", "1,06,400", "1064,000", ",064", "1,064,", "0"].map(digits);
        let wanted = [Some(1064), Some(1064), Some(12_345_678), None, None, None, None, None, Some(0)];
        assert_eq!(read, wanted);
    }

    #[test]
    fn the_sign_of_the_unit_is_kept() {
        let read = ["92.5%", "92.5 %", "£854", "-3", "£5%", "5£"].map(signed);
        let (percent, pounds) = (Sign::Percent, Sign::Pounds);
        let wanted =
            [Some((925, percent)), Some((925, percent)), Some((8540, pounds)), Some((-30, Sign::None)), None, None];
        assert_eq!(read, wanted);
    }
}
