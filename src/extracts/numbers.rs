//! Numbers that were typed in.

use crate::cells::Cells;
use crate::table::{Column, Fault};

/// What a filled cell holds, which must be of its kind.
fn filled<T>(cells: &Cells, (column, name): Column, read: fn(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    let cell = cells.bytes(column);
    if cell.is_empty() || crate::words::stands_for_nothing(cell) {
        return Ok(None);
    }
    let plain: String = String::from_utf8_lossy(cell).chars().filter(|letter| !matches!(letter, ',' | ' ')).collect();
    read(&plain).map(Some).ok_or(Fault::NoNumber(name))
}

/// A whole number of at most nine digits.
pub(super) fn whole(cells: &Cells, column: Column) -> Result<Option<i64>, Fault> {
    filled(cells, column, |text| text.parse().ok().filter(|number| (0..1_000_000_000).contains(number)))
}

/// A number with one decimal, in tenths.
pub(super) fn decimal(cells: &Cells, column: Column) -> Result<Option<i64>, Fault> {
    filled(cells, column, tenths)
}

/// A number with at most one decimal kept, in tenths; a second decimal rounds half away from zero.
fn tenths(text: &str) -> Option<i64> {
    let text = text.trim_end_matches('%').trim_start_matches('£');
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let digit = |place: usize| decimals.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
    let whole: i64 = whole.parse().ok()?;
    Some(sign * (10 * whole + digit(0) + i64::from(digit(1) >= 5)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_one_decimal() {
        let read = ["96.7", "96.75", "-1.29", "133", "92.5%", "£854", "", "9.", "about 75"].map(tenths);
        let wanted = [Some(967), Some(968), Some(-13), Some(1330), Some(925), Some(8540), None, Some(90), None];
        assert_eq!(read, wanted);
    }
}
