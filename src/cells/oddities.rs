//! What stands in cells beside plain codes: words for "nothing", labels, odd digits, characters that nobody sees.

use crate::codes::Code;

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
    /// A word for yes or no in place of 1 or 0.
    Answer,
    /// A day that systems write for never, where an end is asked.
    Never,
    /// Slashes or dashes of another kind.
    Strokes,
}

/// Words that databases and spreadsheets print for an empty cell.
const NOTHING: &[&str] = &["NULL", "(NULL)", "N/A", "#N/A", "NA", "NAN", "NAT", "NONE", "-", "--", "(BLANK)", "BLANK"];
/// What Excel shows in a cell that it could not work out: what belongs there is not known.
const ERRORS: &[&str] = &["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"];
/// Words for a number that nobody knew.
const UNKNOWN: &[&str] =
    &["UNKNOWN", "NOT KNOWN", "N/K", "NK", "TBC", "TBA", "TO BE CONFIRMED", "NOBODY", "NO CHILD", "UNDEFINED"];

/// Whether a trimmed cell holds a word for "nothing".
pub fn stands_for_nothing(cell: &[u8]) -> bool {
    let may_begin_one = matches!(cell.first(), Some(b'N' | b'n' | b'B' | b'b' | b'(' | b'#' | b'-'));
    may_begin_one && cell.len() <= 7 && (is_among(cell, NOTHING) || is_error(cell))
}

/// Whether a trimmed cell shows an error of Excel.
pub fn is_error(cell: &[u8]) -> bool {
    cell.first() == Some(&b'#') && is_among(cell, ERRORS)
}

/// Whether a trimmed cell shows that a number is gone or was never known: ########, an error of Excel, "TBC", -1.
pub fn has_lost_its_number(cell: &[u8]) -> bool {
    cell.iter().all(|byte| matches!(byte, b'#' | b'?')) || is_error(cell) || is_among(cell, UNKNOWN) || is_nobodys(cell)
}

/// Whether it is a number that systems write for nobody: 0, 000000, -1 (D58).
fn is_nobodys(cell: &[u8]) -> bool {
    let whole = cell.strip_suffix(b".0").unwrap_or(cell);
    !whole.is_empty() && whole.iter().all(|byte| *byte == b'0') || whole == b"-1"
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
                } else if matches!(other, '/' | '-') && plain.mark == Mark::Spaces {
                    plain.mark = Mark::Strokes;
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
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{2044}' | '\u{2215}' | '\u{29f8}' | '\u{2571}' => Some('/'),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        _ if is_turning(letter) => None,
        _ => Some(letter),
    }
}

/// Characters that turn the direction of reading, so that text looks other than it is.
fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Labels that stand in place of a code, list by list: Annex A and case systems print them.
const LABELS: &[(&str, &[(&str, &str)])] = &[
    ("Sex", &[("MALE", "M"), ("BOY", "M"), ("FEMALE", "F"), ("GIRL", "F")]),
    (
        "Provider",
        &[
            ("OWN PROVISION", "PR1"),
            ("OWN PROVISION (BY THE LA)", "PR1"),
            ("OTHER LA PROVISION", "PR2"),
            ("PRIVATE PROVISION", "PR4"),
            ("VOLUNTARY/THIRD SECTOR PROVISION", "PR5"),
            ("VOLUNTARY PROVISION", "PR5"),
        ],
    ),
    (
        "LegalStatus",
        &[
            ("INTERIM CARE ORDER", "C1"),
            ("FULL CARE ORDER", "C2"),
            ("PLACEMENT ORDER GRANTED", "E1"),
            ("SINGLE PERIOD OF ACCOMMODATION UNDER SECTION 20", "V2"),
        ],
    ),
    ("Need", &[("ABUSE OR NEGLECT", "N1")]),
    (
        "NewEpisode",
        &[
            ("CHANGE OF LEGAL STATUS ONLY", "L"),
            ("CHANGE OF PLACEMENT AND CARER(S) ONLY", "P"),
            ("CHANGE OF PLACEMENT (BUT SAME CARER(S)) ONLY", "T"),
            ("CHANGE OF LEGAL STATUS AND PLACEMENT AND CARER(S) AT THE SAME TIME", "B"),
            ("CHANGE OF LEGAL STATUS AND CHANGE OF PLACEMENT (BUT SAME CARER(S)) AT THE SAME TIME", "U"),
        ],
    ),
    ("Absence", &[("MISSING FROM CARE", "M"), ("AWAY FROM PLACEMENT WITHOUT AUTHORISATION", "A")]),
    (
        "Ethnicity",
        &[
            ("WHITE BRITISH", "WBRI"),
            ("WHITE IRISH", "WIRI"),
            ("CNHE", "CHNE"),
            ("NOT OBTAINED", "NOBT"),
            ("INFORMATION NOT YET OBTAINED", "NOBT"),
            ("INFORMATION REFUSED", "REFU"),
        ],
    ),
    ("Eligibility", &[("FORMER RELEVANT", "FORMER"), ("QUALIFYING", "QUALIFY")]),
    ("InTouch", &[("REFUSED", "REFU")]),
];

/// The code in a cell such as `U4: Foster placement`, `K3 Supported accommodation`, `a) Male` or `Male`.
pub fn without_label<C: Code>(cell: &[u8]) -> Option<C> {
    marked_off(cell).or_else(|| spaced_off(without_letter(cell)))
}

/// The code in a cell such as `U4: Foster placement`, `e) PR4 - Private provision`, `a) Male` or `Male`.
pub fn marked_off<C: Code>(cell: &[u8]) -> Option<C> {
    let text = without_letter(cell);
    let head = text.iter().position(|byte| matches!(byte, b':' | b'-' | b'=' | b')' | b'('));
    let leading = head.filter(|end| *end > 0).and_then(|end| known(text[..end].trim_ascii()));
    let alone = (text.len() < cell.len()).then(|| known(text)).flatten();
    leading.or(alone).or_else(|| in_words(text))
}

/// The code before a space and words. One of a letter or two, or of digits, must stand before its own words.
fn spaced_off<C: Code>(text: &[u8]) -> Option<C> {
    let end = text.iter().position(|byte| *byte == b' ')?;
    let (code, words) = (&text[..end], text[end..].trim_ascii());
    let is_word = words.first().is_some_and(u8::is_ascii_alphabetic) && words.len() >= 3;
    let (letters, digits) = (count(code, u8::is_ascii_alphabetic), count(code, u8::is_ascii_digit));
    let is_plain = letters >= 4 || letters > 0 && digits > 0;
    known(code).filter(|_| is_word && (is_plain || in_words::<C>(words).or(known(words)).is_some()))
}

fn count(text: &[u8], is: fn(&u8) -> bool) -> usize {
    text.iter().filter(|byte| is(byte)).count()
}

fn known<C: Code>(code: &[u8]) -> Option<C> {
    Some(C::of(code)).filter(|found| !code.is_empty() && !found.is_strange())
}

fn in_words<C: Code>(text: &[u8]) -> Option<C> {
    labelled(text).or_else(|| C::worded(text))
}

/// The text after a letter of a list: `a) `.
fn without_letter(cell: &[u8]) -> &[u8] {
    match cell {
        [letter, b')', rest @ ..] if letter.is_ascii_alphabetic() => rest.trim_ascii(),
        _ => cell,
    }
}

fn labelled<C: Code>(text: &[u8]) -> Option<C> {
    let of_list = LABELS.iter().filter(|(list, _)| *list == C::LIST).flat_map(|(_, labels)| labels.iter());
    let mut codes = of_list.filter(|(label, _)| text.eq_ignore_ascii_case(label.as_bytes()));
    codes.next().map(|(_, code)| C::of(code.as_bytes()))
}
