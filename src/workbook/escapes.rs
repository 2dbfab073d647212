//! Letters that a workbook writes as `_x000D_`, because markup cannot hold them.

use std::borrow::Cow;

/// How long an escape is: `_x`, four digits, `_`.
const LENGTH: usize = 7;

/// A text with what its escapes stand for; controls become spaces. `_x005F_` is a line before what is no escape.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(place) = rest.find("_x") {
        let (before, from) = rest.split_at(place);
        let (letter, length) = escape(from).map_or(('_', 1), |letter| (letter, LENGTH));
        plain.push_str(before);
        plain.push(letter);
        rest = &from[length..];
    }
    Cow::Owned(plain + rest)
}

/// The letter of an escape that the text begins with.
fn escape(text: &str) -> Option<char> {
    let (digits, rest) = text.strip_prefix("_x")?.split_at_checked(4)?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) || !rest.starts_with('_') {
        return None;
    }
    let letter = char::from_u32(u32::from_str_radix(digits, 16).ok()?).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some(if letter.is_control() { ' ' } else { letter })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_what_they_stand_for() {
        let read = [
            ("A1_x000D_", "A1 "),
            ("_x0041__x00E9_", "A\u{e9}"),
            ("_x005F_x000D_", "_x000D_"),
            ("a_x0000_b", "a b"),
            ("_xD800_", "\u{fffd}"),
        ];
        for (written, plain) in read {
            assert_eq!(unescaped(written), plain, "{written}");
        }
        for plain in ["A_x1", "_x00G0_", "_x+041_", "_x0041", "_x", "__x", "_X0041_", "_x00\u{e9}\u{e9}_", "PL_POST"] {
            assert_eq!(unescaped(plain), plain);
        }
    }
}
