//! A published number: `1,234`, `10.75`, `-1.29`, `96%`.

/// More digits than any published number has.
const MOST_DIGITS: usize = 12;

/// A number in hundredths; a third decimal rounds half away from zero. Anything else is no number.
pub fn hundredths(cell: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    let text = text.strip_suffix('%').map_or(text, str::trim_end);
    let (sign, text) = text.strip_prefix(['-', '\u{2212}']).map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let whole = whole_number(whole)?;
    Some(sign * (100 * whole + of_decimals(decimals)?))
}

/// Hundredths as somebody would type them, with the decimals that they have: 71, 71.5, 0.25.
pub fn written(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
    match part {
        0 => format!("{sign}{whole}"),
        part if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        part => format!("{sign}{whole}.{part:02}"),
    }
}

/// Digits, with commas between thousands or without.
fn whole_number(text: &str) -> Option<i64> {
    let in_threes = |(place, part): (usize, &str)| part.len() == 3 || (place == 0 && (1..=3).contains(&part.len()));
    let is_grouped = !text.contains(',') || text.split(',').enumerate().all(in_threes);
    let digits: String = text.split(',').collect();
    let are_digits = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_grouped && are_digits)
}

fn of_decimals(text: &str) -> Option<i64> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digit = |place: usize| text.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
    Some(10 * digit(0) + digit(1) + i64::from(digit(2) >= 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_two_decimals() {
        let read =
            ["10", "9.6", "-1.29", "12,183,016", " 96 % ", "66.665", "0.999"].map(|text| hundredths(text.as_bytes()));
        assert_eq!(read, [1000, 960, -129, 1_218_301_600, 9600, 6667, 100].map(Some));
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (hundredths, text) in [(7100, "71"), (7150, "71.5"), (25, "0.25"), (-105, "-1.05"), (-50, "-0.5")] {
            assert_eq!(written(hundredths), text);
            assert_eq!(super::hundredths(text.as_bytes()), Some(hundredths));
        }
    }

    #[test]
    fn what_a_publisher_holds_back_or_rounds_away_is_no_number() {
        let held_back =
            ["", "c", "x", "z", "k", ":", "-", "..", "low", "*", "[c]", "<5", "u", "1,23", "9.", ".5", "1e3", "NaN"];
        assert!(held_back.iter().all(|text| hundredths(text.as_bytes()).is_none()));
        assert_eq!(hundredths(b"1234567890123"), None);
        assert_eq!(hundredths(b"\xff"), None);
    }
}
