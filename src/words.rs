//! What stands in cells beside plain codes: words for "nothing", labels, odd digits, characters that nobody sees.

use crate::codes::Code;
use std::borrow::Cow;

/// Something in a cell that is worth a note: one bit a column for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum Mark {
    /// A filled cell without a date: see [`BadDate`].
    NotADay,
    /// Likewise, for its year.
    Range,
    /// A date that stands for "none".
    Placeholder,
    /// `########`.
    Hashes,
    /// A word for "nothing", such as NULL.
    Null,
    /// A code with its label, or the label alone.
    Label,
    /// A code in small letters.
    Case,
    /// No code of the list.
    Unknown,
    /// Digits as wide as Chinese characters.
    Digits,
    /// Characters that nobody sees.
    Invisible,
    /// Spaces of another kind around it.
    Spaces,
    /// A formula of Excel that holds a text or a number.
    Formula,
    /// An apostrophe before it, as Excel marks text.
    Apostrophe,
    /// A whole number with .0 behind it.
    Decimal,
}

/// Words that databases and spreadsheets print for an empty cell.
const NOTHING: &[&str] = &["NULL", "(NULL)", "N/A", "#N/A", "NA", "NAN", "NAT", "NONE", "-", "--", "(BLANK)", "BLANK"];
/// What Excel shows in a cell that it could not work out: what belongs there is not known.
const ERRORS: &[&str] = &["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"];
/// Words for a number that nobody knew.
const UNKNOWN: &[&str] = &["UNKNOWN", "NOT KNOWN", "N/K", "NK", "TBC", "TBA", "TO BE CONFIRMED"];

/// Whether a trimmed cell holds a word for "nothing".
pub fn stands_for_nothing(cell: &[u8]) -> bool {
    cell.len() <= 7 && (is_among(cell, NOTHING) || is_error(cell))
}

/// Whether a trimmed cell shows an error of Excel.
pub fn is_error(cell: &[u8]) -> bool {
    cell.first() == Some(&b'#') && is_among(cell, ERRORS)
}

/// Whether a trimmed cell shows that a number is gone or was never known: ########, an error of Excel, "TBC".
pub fn has_lost_its_number(cell: &[u8]) -> bool {
    cell.iter().all(|byte| matches!(byte, b'#' | b'?')) || is_error(cell) || is_among(cell, UNKNOWN)
}

/// What a filled cell holds that shows nothing: spaces of another kind, also those of web pages, or unseen characters.
pub fn shows_nothing(cell: &[u8]) -> Option<Mark> {
    if cell.eq_ignore_ascii_case(b"&nbsp;") {
        return Some(Mark::Spaces);
    }
    plain_text(cell).filter(|plain| plain.text.is_empty()).map(|plain| plain.mark)
}

fn is_among(cell: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()))
}

/// A cell without the characters that stood in the way.
pub struct Plain {
    /// What is left, digits as ASCII.
    pub text: Vec<u8>,
    /// What was there.
    pub mark: Mark,
    /// Whether characters that turn the reading direction were among them.
    pub turned: bool,
}

/// The cell without odd spaces, unseen characters and what Excel puts around a text, and with plain digits; `None` when
/// nothing was odd.
pub fn plain_text(cell: &[u8]) -> Option<Plain> {
    if cell.is_ascii() {
        return undressed(cell);
    }
    let text = String::from_utf8_lossy(cell);
    let mut plain = Plain { text: Vec::with_capacity(cell.len()), mark: Mark::Spaces, turned: false };
    let (mut odd, mut kept) = (false, String::with_capacity(cell.len()));
    for letter in text.chars() {
        match plain_letter(letter) {
            Some(same) if same == letter => kept.push(letter),
            Some(other) => {
                odd = true;
                if other.is_ascii_digit() {
                    plain.mark = Mark::Digits;
                }
                kept.push(other);
            }
            None => {
                odd = true;
                plain.turned |= is_turning(letter);
                plain.mark = if plain.mark == Mark::Digits { Mark::Digits } else { Mark::Invisible };
            }
        }
    }
    plain.text = kept.trim().as_bytes().to_vec();
    odd.then_some(plain)
}

/// The text in `="text"`, `=123` or `'text`.
fn undressed(cell: &[u8]) -> Option<Plain> {
    let number = |rest: &&[u8]| !rest.is_empty() && rest.iter().all(u8::is_ascii_digit);
    let formula = cell.strip_prefix(b"=").and_then(|rest| {
        rest.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).or(Some(rest).filter(number))
    });
    let inside = formula.map(|text| (text, Mark::Formula));
    let (text, mark) = inside.or_else(|| cell.strip_prefix(b"'").map(|text| (text, Mark::Apostrophe)))?;
    Some(Plain { text: text.trim_ascii().to_vec(), mark, turned: false })
}

/// The letter as ASCII has it where it is a digit, space or dash of another kind; `None` for one that nobody sees.
fn plain_letter(letter: char) -> Option<char> {
    match letter {
        '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10),
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '／' | '－' => char::from_u32(letter as u32 - 0xFEE0),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Some(' '),
        '\u{2010}'..='\u{2015}' => Some('-'),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        _ if is_turning(letter) => None,
        _ => Some(letter),
    }
}

/// Characters that turn the direction of reading, so that text looks other than it is.
fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Labels that stand in place of a code: Annex A and case systems print them.
const LABELS: &[(&str, &str)] = &[
    ("MALE", "M"),
    ("BOY", "M"),
    ("FEMALE", "F"),
    ("GIRL", "F"),
    ("OWN PROVISION", "PR1"),
    ("OWN PROVISION (BY THE LA)", "PR1"),
    ("OTHER LA PROVISION", "PR2"),
    ("PRIVATE PROVISION", "PR4"),
    ("VOLUNTARY/THIRD SECTOR PROVISION", "PR5"),
    ("VOLUNTARY PROVISION", "PR5"),
    ("INTERIM CARE ORDER", "C1"),
    ("FULL CARE ORDER", "C2"),
    ("PLACEMENT ORDER GRANTED", "E1"),
    ("SINGLE PERIOD OF ACCOMMODATION UNDER SECTION 20", "V2"),
    ("ABUSE OR NEGLECT", "N1"),
    ("MISSING", "M"),
    ("AWAY WITHOUT AUTHORISATION", "A"),
    ("WHITE BRITISH", "WBRI"),
    ("WHITE IRISH", "WIRI"),
    ("NOT OBTAINED", "NOBT"),
    ("INFORMATION NOT YET OBTAINED", "NOBT"),
    ("FORMER RELEVANT", "FORMER"),
    ("QUALIFYING", "QUALIFY"),
    ("REFUSED", "REFU"),
    ("INFORMATION REFUSED", "REFU"),
];

/// The code in a cell such as `U4: Foster placement`, `e) PR4 - Private provision`, `a) Male` or `Male`.
pub fn without_label<C: Code>(cell: &[u8]) -> Option<C> {
    let text = without_letter(cell);
    let head = text.iter().position(|byte| matches!(byte, b':' | b'-' | b'=' | b')' | b'('));
    let filled = |code: &[u8]| Some(C::of(code)).filter(|found| !code.is_empty() && !found.is_strange());
    let known = |code: &[u8]| filled(code.trim_ascii());
    let leading = head.filter(|end| *end > 0).and_then(|end| known(&text[..end]));
    let alone = (text.len() < cell.len()).then(|| known(text)).flatten();
    leading.or(alone).or_else(|| labelled(text)).or_else(|| C::worded(text))
}

/// The text after a letter of a list: `a) `.
fn without_letter(cell: &[u8]) -> &[u8] {
    match cell {
        [letter, b')', rest @ ..] if letter.is_ascii_alphabetic() => rest.trim_ascii(),
        _ => cell,
    }
}

fn labelled<C: Code>(text: &[u8]) -> Option<C> {
    let codes = LABELS.iter().filter(|(label, _)| text.eq_ignore_ascii_case(label.as_bytes()));
    codes.map(|(_, code)| C::of(code.as_bytes())).find(|code| !code.is_strange())
}

/// A heading name that may be repeated on the page: letters, spaces and underscores only, at most 40.
pub fn safe_name(name: &str) -> Option<Cow<'_, str>> {
    let safe =
        (1..=40).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic() || b" _".contains(&byte));
    safe.then_some(Cow::Borrowed(name))
}
