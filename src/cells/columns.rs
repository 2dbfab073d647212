//! Date columns decided as a whole: in which of many ways a file writes its dates, and which of two numbers is the day.
//!
//! What resolution D2 names keeps its exact meaning everywhere. Other formats are read only where a file is written in
//! them; a single odd cell stays no date.

use crate::calendar::Day;
use crate::cells::formats::{
    DateFormat, DateStyle, FORMATS, beyond_d2, eight_digits, is_never, serial, three_with_mark,
};
use crate::cells::midnights::Midnights;
use crate::cells::oddities::{plain_text, shows_nothing, stands_for_nothing};
use crate::file::records::Records;
use std::cell::Cell;

/// How many dates of each column were written in which way, and where first.
#[derive(Default)]
pub struct Tally(Vec<[(Cell<u32>, Cell<u32>); FORMATS]>);

impl Tally {
    /// A tally of so many columns.
    pub fn of(columns: usize) -> Tally {
        Tally((0..columns).map(|_| Default::default()).collect())
    }

    /// Counts a date written as nearly all are.
    #[inline]
    pub fn add_usual(&self, column: usize) {
        if let Some([(count, _), ..]) = self.0.get(column) {
            count.set(count.get() + 1);
        }
    }

    /// Counts a date.
    pub fn add(&self, column: usize, format: DateFormat, line: u32) {
        if let Some((count, first)) = self.0.get(column).map(|formats| &formats[format as usize]) {
            if first.get() == 0 {
                first.set(line);
            }
            count.set(count.get() + 1);
        }
    }

    /// Whether any date was written so.
    pub fn has(&self, format: DateFormat) -> bool {
        self.0.iter().any(|formats| formats[format as usize].0.get() > 0)
    }

    /// The formats of a column with how often and on which line first.
    pub fn formats(&self, column: usize) -> impl Iterator<Item = (DateFormat, u32, u32)> + '_ {
        let formats = self.0.get(column).into_iter().flatten();
        let seen = DateFormat::ALL.into_iter().zip(formats);
        seen.filter(|(_, (count, _))| count.get() > 0)
            .map(|(format, (count, first))| (format, count.get(), first.get()))
    }
}

/// The columns that hold dates.
const DATES: &str = "DOB DECOM DEC REVIEW DUC DATE_INT DATE_MATCH DATE_PLACED DATE_PLACED_CEASED MIS_START MIS_END \
    SW_DECOM SW_DEC DOLO_START DOLO_END VISIT_DATE LAST_VISIT_DATE LAST_HEALTH_DATE LAST_DENTAL_DATE PLACEMENT_START CHECK_DATE PLAN_DATE PEP_DATE SCHOOL_START GP_START GP_END \
    ALLOCATED_FROM ALLOCATED_TO CIN_START CIN_END TRANSITION_PLAN_DATE RHI_DATE PATHWAY_PLAN_DATE \
    PATHWAY_REVIEW_DATE PROCEEDINGS_START PROCEEDINGS_END ENQUIRY_DATE REGISTERED_DATE APPROVED_DATE \
    MATCHED_DATE CLOSED_DATE CARER_APPROVED CARER_ENDED SEN_FROM SEN_TO PERIOD_END";

/// Whether a column holds dates.
pub fn holds_dates(column: &str) -> bool {
    DATES.split(' ').any(|name| name == column)
}

/// What the dates of one column look like.
#[derive(Clone, Copy, Default, Debug)]
pub struct Study {
    /// Cells with anything in them.
    pub filled: u32,
    /// Those that only day/month can explain, and the first line of one.
    pub day_first: (u32, u32),
    /// Those that only month/day can explain, and the first two lines of such.
    pub month_first: (u32, u32, u32),
    /// Those of eight digits that cannot begin with the year.
    pub digits: u32,
    /// Those in formats beyond D2.
    pub other: u32,
    /// Those of five digits.
    pub serial: u32,
    /// Those with a time in UTC.
    pub midnights: Midnights,
}

impl Study {
    /// Goes through the columns of these places, one study each.
    pub fn of(records: &mut Records, places: &[Option<usize>]) -> Vec<Study> {
        let mut studies = vec![Study::default(); places.len()];
        while let Some(record) = records.next_row() {
            for (study, place) in studies.iter_mut().zip(places) {
                if let Some(cell) = place.and_then(|place| record.get(place)) {
                    study.see_cell(cell.trim_ascii(), record.line);
                }
            }
        }
        studies
    }

    fn see_cell(&mut self, cell: &[u8], line: u32) {
        let plain = plain_text(cell);
        let cell = plain.as_ref().map_or(cell, |plain| &plain.text);
        let may_be_day = cell.iter().any(u8::is_ascii_digit);
        if may_be_day && !stands_for_nothing(cell) && shows_nothing(cell).is_none() {
            self.see(cell, line);
        }
    }

    fn see(&mut self, cell: &[u8], line: u32) {
        if cell.iter().all(u8::is_ascii_digit) && is_never(cell) {
            return;
        }
        self.filled += 1;
        self.midnights.see(cell);
        if serial(cell).is_some() {
            self.serial += 1;
        } else if let Some((mark, [first @ (_, 1 | 2), second, (_, 2 | 4)])) = three_with_mark(cell) {
            self.see_order(first.0, second.0, line);
            self.other += u32::from(mark != b'/' || Day::read(cell).is_none() && beyond_d2(cell).is_some());
        } else if let Some([first, second, _]) = eight_digits(cell) {
            self.see_order(first.0, second.0, line);
            self.digits += 1;
        } else if Day::read(cell).is_none() && beyond_d2(cell).is_some() {
            self.other += 1;
        }
    }

    fn see_order(&mut self, first: u32, second: u32, line: u32) {
        if (13..=31).contains(&first) && (1..=12).contains(&second) {
            self.day_first.0 += 1;
            if self.day_first.1 == 0 {
                self.day_first.1 = line;
            }
        } else if (1..=12).contains(&first) && (13..=31).contains(&second) {
            let (count, one, two) = &mut self.month_first;
            *count += 1;
            match *count {
                1 => *one = line,
                2 => *two = line,
                _ => {}
            }
        }
    }

    /// Some of its dates can only have the day first, and none the month.
    pub fn is_day_first(&self) -> bool {
        self.day_first.0 > 0 && self.month_first.0 == 0
    }

    /// Every value can only be ddmmyyyy: eight digits that do not begin with the year, some with a day above 12 in front.
    pub fn is_day_first_digits(&self) -> bool {
        self.digits == self.filled && self.is_day_first()
    }

    /// Two lines that show that the month comes first, in the whole column or in a good part of it.
    pub fn proof_of_month_first(&self) -> Option<(u32, u32)> {
        let (count, one, two) = self.month_first;
        let (against, other) = self.day_first;
        if count >= 2 && against == 0 {
            Some((one, two))
        } else {
            (count >= 3 && count * 10 > count + against).then_some((one, other))
        }
    }
}

/// How the dates of a file are to be read: other formats when a tenth of its dates have them, day numbers when whole
/// columns are such but for 1 cell, or 1 in 20 of them, such as the count under the column.
pub fn styles(studies: &[Study]) -> Vec<DateStyle> {
    let sum = |of: fn(&Study) -> u32| studies.iter().map(of).sum::<u32>();
    let other = sum(|study| study.other) >= 2 && sum(|study| study.other) * 10 >= sum(|study| study.filled);
    let is_serial = |study: &Study| study.serial > 0 && (study.filled - study.serial) * 20 <= study.filled.max(20);
    let serials: u32 = studies.iter().filter(|study| is_serial(study)).map(|study| study.serial).sum();
    let style = |study: &Study| DateStyle {
        other,
        day_first_digits: study.is_day_first_digits(),
        serial: serials >= 3 && is_serial(study),
        midnights: study.midnights.are_british(),
        ..DateStyle::default()
    };
    studies.iter().map(style).collect()
}
