//! How the numbers of a workbook look: which of them are dates, and which are written with zeros in front.

use super::xml::{Node, Xml, attribute};
use crate::account::Refused;
use chrono::{Datelike, Days, NaiveDate};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a number with a format is to become.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// A number.
    Plain,
    /// A date, with a time of day where it has one.
    Date,
    /// A share: 0.75 is shown as 75%.
    Percent,
    /// A number of so many digits, zeros in front.
    Zeros(usize),
}

/// Most digits that a format fills up with zeros; Excel keeps 255 letters of a format.
const MOST_DIGITS: usize = 255;

/// The look of each style of cell.
#[derive(Default)]
pub struct Looks {
    styles: Vec<Look>,
    own: BTreeMap<u32, Look>,
    /// Whether days are counted from 1904, as old Macs did.
    pub from_1904: bool,
}

impl Looks {
    /// Reads the part that holds the styles.
    pub fn read(part: &str, from_1904: bool) -> Result<Looks, Refused> {
        let (mut looks, mut xml, mut inside) = (Looks { from_1904, ..Looks::default() }, Xml::new(part), false);
        while let Some(node) = xml.node()? {
            match node {
                Node::Open(element) => match element.local_name().as_ref() {
                    "cellXfs" => inside = true,
                    "xf" if inside => {
                        let format = attribute(&element, "numFmtId")?.and_then(|id| id.parse().ok());
                        looks.styles.push(looks.of_format(format.unwrap_or(0)));
                    }
                    "numFmt" => {
                        let id = attribute(&element, "numFmtId")?.and_then(|id| id.parse().ok());
                        let look = attribute(&element, "formatCode")?.map(|code| look_of(&code));
                        looks.own.extend(id.zip(look));
                    }
                    _ => {}
                },
                Node::Close(element) => inside &= element.local_name().as_ref() != "cellXfs",
                Node::Text(_) => {}
            }
        }
        Ok(looks)
    }

    /// The formats below 164 are fixed; of those, these are dates and shares.
    fn of_format(&self, id: u32) -> Look {
        self.own.get(&id).copied().unwrap_or(match id {
            14..=17 | 22 | 27..=36 | 50..=58 => Look::Date,
            9 | 10 => Look::Percent,
            _ => Look::Plain,
        })
    }

    /// A number as it is to be written; without an exponent, and a date as year-month-day.
    pub fn text(&self, raw: &str, style: usize) -> String {
        let look = self.styles.get(style).copied().unwrap_or(Look::Plain);
        match raw.parse::<f64>() {
            Ok(number) if number.is_finite() => self.number(raw, number, look),
            _ => raw.to_owned(),
        }
    }

    fn number(&self, raw: &str, number: f64, look: Look) -> String {
        let is_whole = raw.bytes().all(|byte| byte.is_ascii_digit());
        let plain = if is_whole { raw.to_owned() } else { number.to_string() };
        match look {
            Look::Plain => plain,
            Look::Zeros(digits) => format!("{plain:0>digits$}"),
            Look::Percent => format!("{}%", (number * 1e12).round() / 1e10),
            Look::Date => self.date(number).unwrap_or(plain),
        }
    }

    /// The day of a number, with its time where it has one. Excel holds 1900 for a leap year.
    fn date(&self, number: f64) -> Option<String> {
        const SECONDS: f64 = 86_400.0;
        if !(1.0..2_958_466.0).contains(&number) {
            return None;
        }
        let (days, time) = (number.floor() as u64, (number.fract() * SECONDS).round().min(SECONDS - 1.0) as u64);
        let shift = if self.from_1904 { 1462 } else { u64::from(days < 60) };
        let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days + shift))?;
        let date = format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
        let clock = (time > 0).then(|| format!(" {:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60));
        Some(date + &clock.unwrap_or_default())
    }
}

/// A day as strict workbooks write it, `2017-12-31T00:00:00`, with its time only where it has one.
pub fn iso_day(text: &str) -> Cow<'_, str> {
    let Some((day, time)) = text.split_once('T').filter(|_| !text.ends_with('Z')) else { return Cow::Borrowed(text) };
    match time.split('.').next() {
        None | Some("" | "00:00" | "00:00:00") => Cow::Borrowed(day),
        Some(time) => Cow::Owned(format!("{day} {time}")),
    }
}

/// What the code of a format such as `dd/mm/yyyy` makes of a number.
fn look_of(code: &str) -> Look {
    let code = letters_of(code);
    let has = |letters: &[char]| code.contains(letters);
    if has(&['d', 'y']) || has(&['m']) && !has(&['h', 's']) {
        Look::Date
    } else if has(&['%']) {
        Look::Percent
    } else if code.len() > 1 && code.bytes().all(|byte| byte == b'0') {
        Look::Zeros(code.len().min(MOST_DIGITS))
    } else {
        Look::Plain
    }
}

/// The first section of a format without what it prints as it stands: `"days"`, `\d`, `_d`, `*d`, `[Red]`.
fn letters_of(code: &str) -> String {
    let (mut letters, mut code) = (String::new(), code.chars());
    while let Some(letter) = code.next() {
        match letter {
            ';' => break,
            '"' => code.by_ref().take_while(|letter| *letter != '"').for_each(drop),
            '[' => code.by_ref().take_while(|letter| *letter != ']').for_each(drop),
            '\\' | '_' | '*' => drop(code.next()),
            letter => letters.extend(letter.to_lowercase()),
        }
    }
    letters
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_by_their_format() {
        for code in ["dd/mm/yyyy", "d-mmm-yy", "[$-809]dd mmmm yyyy;@", "yyyy\\-mm\\-dd", "mmm", "dd/mm/yyyy\\ hh:mm"] {
            assert_eq!(look_of(code), Look::Date, "{code}");
        }
        for code in
            ["General", "0.00", "#,##0 \"days\"", "[Red]0", "h:mm", "[mm]:ss", "mm:ss", "\"y\"0", "\\d0", "@", "0"]
        {
            assert_eq!(look_of(code), Look::Plain, "{code}");
        }
        assert_eq!(look_of("000000"), Look::Zeros(6));
        assert_eq!(["0%", "0.00%;[Red]-0.00%", "0\\%"].map(look_of), [Look::Percent, Look::Percent, Look::Plain]);
    }

    #[test]
    fn numbers_are_written_out() {
        let styles = vec![Look::Plain, Look::Date, Look::Zeros(6), Look::Percent];
        let looks = Looks { styles, ..Looks::default() };
        for (raw, style, text) in [
            ("1E+5", 0, "100000"),
            ("1.5E-3", 0, "0.0015"),
            ("123456789012345678", 0, "123456789012345678"),
            ("42.0", 0, "42"),
            ("123", 2, "000123"),
            ("0.75", 3, "75%"),
            ("0.07", 3, "7%"),
            ("0.7525", 3, "75.25%"),
            ("1", 3, "100%"),
            ("43190", 1, "2018-03-31"),
            ("43190.5", 1, "2018-03-31 12:00:00"),
            ("43190.99999999999", 1, "2018-03-31 23:59:59"),
            ("43190.0000001", 1, "2018-03-31"),
            ("59", 1, "1900-02-28"),
            ("61", 1, "1900-03-01"),
            ("0", 1, "0"),
            ("-5", 1, "-5"),
            ("inf", 1, "inf"),
            ("9999999", 1, "9999999"),
        ] {
            assert_eq!(looks.text(raw, style), text, "{raw}");
        }
        let old = Looks { from_1904: true, styles: vec![Look::Date], ..Looks::default() };
        assert_eq!(old.text("41728", 0), "2018-03-31");
    }
}
