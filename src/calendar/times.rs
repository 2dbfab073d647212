//! Times of day behind a date (D56).

/// The shortest date with a time: 1/1/24 0:00.
const SHORTEST: usize = 11;

/// The part before a time such as `00:00`, `T12:00:00Z`, `, 12:00 AM`, `12.00.00.000000 PM`, `:00:00:00`.
pub(crate) fn without_time(cell: &[u8]) -> &[u8] {
    if cell.len() < SHORTEST {
        return cell;
    }
    let begins = |place: &usize| is_mark(cell, *place) && is_time(cell[place + 1..].trim_ascii_start());
    (1..cell.len()).find(begins).map_or(cell, |end| cell[..end].trim_ascii_end())
}

/// Whether a time may follow: behind a blank, a T or a comma, or a colon where the month is a word, as in SAS.
fn is_mark(cell: &[u8], place: usize) -> bool {
    match cell[place] {
        b' ' | b'T' | b',' => true,
        b':' => cell[..place].iter().any(u8::is_ascii_alphabetic),
        _ => false,
    }
}

/// hh:mm, hh:mm:ss or hh:mm:ss.f, with colons or dots, of 24 hours or of 12, and with or without a zone.
fn is_time(text: &[u8]) -> bool {
    let Some((hour, 1 | 2, rest)) = leading(text) else { return false };
    let Some((0..60, 2, rest)) = behind_mark(rest) else { return false };
    let rest = match behind_mark(rest) {
        Some((0..60, 2, rest)) => without_fraction(rest),
        Some(_) => return false,
        None => rest,
    };
    let rest = rest.trim_ascii_start();
    let (hours, rest) = half_day(rest).map_or((23, rest), |rest| (12, rest));
    hour <= hours && is_zone(rest.trim_ascii_start())
}

/// The number at the beginning, how many digits it has, and what follows.
fn leading(text: &[u8]) -> Option<(u32, usize, &[u8])> {
    let length = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let value = text[..length].iter().fold(0_u32, |sum, digit| sum.wrapping_mul(10) + u32::from(digit - b'0'));
    (length > 0).then_some((value, length, &text[length..]))
}

fn behind_mark(text: &[u8]) -> Option<(u32, usize, &[u8])> {
    let [b':' | b'.', rest @ ..] = text else { return None };
    leading(rest)
}

fn without_fraction(text: &[u8]) -> &[u8] {
    behind_mark(text).map_or(text, |(.., rest)| rest)
}

/// What follows AM or PM.
fn half_day(text: &[u8]) -> Option<&[u8]> {
    let (half, rest) = text.split_at_checked(2)?;
    (half.eq_ignore_ascii_case(b"AM") || half.eq_ignore_ascii_case(b"PM")).then_some(rest)
}

/// Z, +01:00, GMT, GMT+0100 (British Summer Time), or nothing.
fn is_zone(text: &[u8]) -> bool {
    let named = |name: &&[u8]| text.starts_with(name);
    let rest = &text[[b"GMT".as_slice(), b"UTC", b"Z"].iter().find(|name| named(name)).map_or(0, |name| name.len())..];
    let end = rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len());
    let (offset, words) = (&rest[..end], rest[end..].trim_ascii());
    let is_offset = matches!(offset, [] | [b'+' | b'-', _, _, ..] if offset.len() <= 6);
    let is_digits = offset.iter().skip(1).all(|byte| byte.is_ascii_digit() || *byte == b':');
    is_offset && is_digits && (words.is_empty() || words.starts_with(b"(") && words.ends_with(b")"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_taken_off_the_day() {
        for time in [
            " 00:00",
            " 9:30",
            " 09:30:15.123456",
            "T00:00:00Z",
            "T00:00:00.000+01:00",
            ", 00:00:00",
            " 12:00 AM",
            " 12:00:00 am",
            " 12.00.00.000000000 PM",
            " 12.30",
            "   11:59PM",
            " 00:00:00 GMT+0100 (British Summer Time)",
            " 00:00:00 GMT",
            " 00:00:00.0000000 +00:00",
        ] {
            for day in ["31/03/2018", "2018-03-31", "1 May 2018", "31.03.18"] {
                let cell = format!("{day}{time}");
                assert_eq!(without_time(cell.as_bytes()), day.as_bytes(), "{cell}");
            }
        }
        assert_eq!(without_time(b"10MAY2024:00:00:00"), b"10MAY2024");
        assert_eq!(without_time(b"1/1/24 0:00"), b"1/1/24");
    }

    #[test]
    fn anything_else_is_no_time() {
        for cell in [
            "31/03/2018 24:00",
            "31/03/2018 10:60",
            "31/03/2018 13:00 PM",
            "31/03/2018 10:00:61",
            "31/03/2018 noon",
            "31/03/2018 10",
            "31/03/2018 10:0",
            "31/03/2018:10:00",
            "31/03/2018 10:00 soon",
            "31/03/2018T",
            "Friday, 10 May 2024",
            "10 OCT 2024 or so",
        ] {
            assert_eq!(without_time(cell.as_bytes()), cell.as_bytes(), "{cell}");
        }
    }
}
