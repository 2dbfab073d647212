//! One CSV file in the making.

use crate::calendar::Day;
use chrono::Datelike;

/// A table as CSV: rows of cells, dates as dd/mm/yyyy.
pub struct Sheet(Vec<u8>);

impl Sheet {
    /// A table holding its header row.
    pub fn new(header: &str) -> Sheet {
        let mut sheet = Sheet(Vec::new());
        sheet.text(header).end();
        sheet
    }

    /// Whether a row stands below the headings.
    pub fn has_rows(&self) -> bool {
        self.0.iter().filter(|byte| **byte == b'\n').count() > 1
    }

    /// A cell of text.
    pub fn text(&mut self, text: &str) -> &mut Sheet {
        self.0.extend_from_slice(text.as_bytes());
        self.0.push(b',');
        self
    }

    /// A cell holding a letter code and then a number, such as `SW1042`.
    pub fn code(&mut self, letters: &str, number: u32) -> &mut Sheet {
        self.0.extend_from_slice(letters.as_bytes());
        self.digits(number, 1);
        self.0.push(b',');
        self
    }

    /// A cell holding a whole number.
    pub fn number(&mut self, number: u32) -> &mut Sheet {
        self.code("", number)
    }

    /// A cell holding `1` or `0`.
    pub fn flag(&mut self, yes: bool) -> &mut Sheet {
        self.text(if yes { "1" } else { "0" })
    }

    /// A cell holding a day, or nothing.
    pub fn day(&mut self, day: Option<Day>) -> &mut Sheet {
        if let Some(day) = day {
            let civil = day.civil();
            self.digits(civil.day(), 2);
            self.0.push(b'/');
            self.digits(civil.month(), 2);
            self.0.push(b'/');
            self.digits(civil.year() as u32, 4);
        }
        self.0.push(b',');
        self
    }

    /// The cell of an invented postcode: district, sector and two letters out of one number.
    pub fn postcode(&mut self, number: u32) -> &mut Sheet {
        const LETTERS: &[u8; 20] = b"ABDEFGHJLNPQRSTUWXYZ";
        let (district, unit) = (number / 4000, number % 400);
        self.0.extend_from_slice(b"ZX");
        self.digits(district + 1, 1);
        self.0.push(b' ');
        self.digits(number / 400 % 10, 1);
        self.0.push(LETTERS[(unit / 20) as usize]);
        self.0.push(LETTERS[(unit % 20) as usize]);
        self.0.push(b',');
        self
    }

    /// The cell of an invented pupil number (LA number 999 does not exist) with its check letter.
    pub fn pupil(&mut self, number: u32) -> &mut Sheet {
        const CHECK: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
        let digits = 999_000_000_000 + u64::from(number) * 17;
        let sum: u64 = (0..12).map(|place| digits / 10_u64.pow(place) % 10 * u64::from(13 - place)).sum();
        self.0.push(CHECK[(sum % 23) as usize]);
        self.digits((digits / 1_000_000) as u32, 6);
        self.digits((digits % 1_000_000) as u32, 6);
        self.0.push(b',');
        self
    }

    /// Ends the row.
    pub fn end(&mut self) {
        if let Some(last) = self.0.last_mut() {
            *last = b'\n';
        }
    }

    /// The bytes of the file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    fn digits(&mut self, number: u32, least: usize) {
        let mut text = [b'0'; 10];
        let (mut left, mut first) = (number, text.len());
        while left > 0 || text.len() - first < least {
            first -= 1;
            text[first] = b'0' + (left % 10) as u8;
            left /= 10;
        }
        self.0.extend_from_slice(&text[first..]);
    }
}
