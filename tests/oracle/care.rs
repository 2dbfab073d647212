//! Periods of care and placements of one child, found by asking each day (D11-D14).

use super::codes::{is_adoption_place, is_foster, is_foster_to_adopt, is_respite, is_temporary};
use super::dates::{days_between, plus};
use super::join::{Data, Episode};
use chrono::NaiveDate;

#[derive(Clone)]
pub struct Placement {
    pub start: NaiveDate,
    /// The rows lived through in it, temporary ones among them.
    pub rows: Vec<Episode>,
}

#[derive(Clone)]
pub struct Period {
    pub start: NaiveDate,
    /// The first day no longer in care; none while it runs.
    pub end: Option<NaiveDate>,
    pub rows: Vec<Episode>,
    pub start_recorded: bool,
    /// REC of the end, when the end is recorded as a cease.
    pub cease: Option<String>,
    /// REC of the row that ends the period, whatever it is.
    pub last_rec: String,
    pub placements: Vec<Placement>,
}

#[derive(Clone)]
pub struct History {
    pub child: String,
    /// Rows used: neither respite nor of no length, in the order of D11.
    pub rows: Vec<Episode>,
    pub respite: Vec<Episode>,
    /// The day `in_care[0]` speaks of.
    pub first: NaiveDate,
    pub in_care: Vec<bool>,
    pub periods: Vec<Period>,
}

pub fn covers(row: &Episode, day: NaiveDate) -> bool {
    row.decom <= day && row.dec.is_none_or(|dec| dec > day)
}

fn last_row_not_temporary(rows: &[Episode]) -> Option<Episode> {
    rows.iter().rfind(|row| !is_temporary(&row.place)).cloned()
}

/// Does `row` begin a new placement after `last`, the row before that was not temporary (D13)?
fn begins_placement(row: &Episode, last: &Episode, after_temporary: bool, to_adopt_is_change: bool) -> bool {
    if to_adopt_is_change && is_foster_to_adopt(&row.place) && !is_foster_to_adopt(&last.place) {
        return true;
    }
    let same_carer_place = is_foster(&last.place) || last.place == "A3" || last.place == "A5";
    if (row.place == "A3" || row.place == "A5") && same_carer_place {
        return false;
    }
    if row.rne == "L" || row.rne == "T" || row.rne == "U" {
        return false;
    }
    let says_moved = row.rne == "P" || row.rne == "B";
    if after_temporary || !says_moved {
        let here = row.post.replace(' ', "");
        let there = last.post.replace(' ', "");
        let same_post = here.is_empty() || there.is_empty() || here == there;
        return !(row.place == last.place && same_post);
    }
    true
}

/// Placements of one period of care; `to_adopt_is_change` is the U2/U5 rule of STB-02 (D20).
pub fn placements(rows: &[Episode], to_adopt_is_change: bool) -> Vec<Placement> {
    let mut out: Vec<Placement> = Vec::new();
    let mut last: Option<Episode> = None;
    let mut after_temporary = false;
    for row in rows {
        if is_temporary(&row.place) {
            after_temporary = true;
            if let Some(placement) = out.last_mut() {
                placement.rows.push(row.clone());
            }
            continue;
        }
        let begins = match &last {
            None => true,
            Some(last) => begins_placement(row, last, after_temporary, to_adopt_is_change),
        };
        if begins {
            out.push(Placement { start: row.decom, rows: vec![row.clone()] });
        } else if let Some(placement) = out.last_mut() {
            placement.rows.push(row.clone());
        }
        last = Some(row.clone());
        after_temporary = false;
    }
    out
}

impl Placement {
    pub fn last_place(&self) -> String {
        last_row_not_temporary(&self.rows).map(|row| row.place).unwrap_or_default()
    }

    /// First row of the trailing run of adoption places (D14).
    pub fn adoption_run(&self) -> Option<Episode> {
        let mut first = None;
        for row in self.rows.iter().rev() {
            if is_temporary(&row.place) {
                continue;
            }
            if !is_adoption_place(&row.place) {
                break;
            }
            first = Some(row.clone());
        }
        first
    }

    pub fn placed(&self) -> Option<NaiveDate> {
        self.adoption_run().map(|row| row.decom)
    }
}

impl Period {
    /// Date placed for adoption in the last placement.
    pub fn placed(&self) -> Option<NaiveDate> {
        self.placements.last().and_then(Placement::placed)
    }

    pub fn last_place(&self) -> String {
        self.placements.last().map(Placement::last_place).unwrap_or_default()
    }
}

fn period(rows: &[Episode], start: NaiveDate, end: Option<NaiveDate>) -> Period {
    let inside = |row: &&Episode| row.decom >= start && end.is_none_or(|end| row.decom < end);
    let rows: Vec<Episode> = rows.iter().filter(inside).cloned().collect();
    let start_recorded = rows.first().is_some_and(|row| row.rne == "S");
    let mut last_rec = String::new();
    if end.is_some() {
        let mut enders: Vec<Episode> = rows.iter().filter(|row| row.dec == end).cloned().collect();
        enders.sort_by_key(|row| (row.decom, row.order));
        last_rec = enders.last().map(|row| row.rec.clone()).unwrap_or_default();
    }
    let ceased = end.is_some() && !last_rec.is_empty() && last_rec != "X1";
    let cease = if ceased { Some(last_rec.clone()) } else { None };
    let placements = placements(&rows, false);
    Period { start, end, rows, start_recorded, cease, last_rec, placements }
}

/// History of one child; none without a row that counts.
fn history(child: &str, episodes: &[Episode], as_at: NaiveDate) -> Option<History> {
    let respite: Vec<Episode> = episodes.iter().filter(|row| is_respite(&row.ls)).cloned().collect();
    let mut rows: Vec<Episode> = episodes.iter().filter(|row| !is_respite(&row.ls)).cloned().collect();
    rows.sort_by_key(|row| (row.decom, row.dec.unwrap_or(NaiveDate::MAX), row.order));
    let first = rows.first()?.decom;
    let mut in_care = Vec::new();
    let mut day = first;
    while day <= as_at {
        in_care.push(rows.iter().any(|row| covers(row, day)));
        day = plus(day, 1);
    }
    let mut periods = Vec::new();
    let mut start = None;
    for (number, looked_after) in in_care.iter().enumerate() {
        let day = plus(first, number as u64);
        if *looked_after && start.is_none() {
            start = Some(day);
        }
        if !looked_after && let Some(began) = start {
            periods.push(period(&rows, began, Some(day)));
            start = None;
        }
    }
    if let Some(began) = start {
        periods.push(period(&rows, began, None));
    }
    Some(History { child: child.to_string(), rows, respite, first, in_care, periods })
}

/// Every child with a row that counts, in the order of the identifiers.
pub fn histories(data: &Data) -> Vec<History> {
    data.episodes.iter().filter_map(|(child, rows)| history(child, rows, data.as_at)).collect()
}

impl History {
    pub fn is_in_care(&self, day: NaiveDate) -> bool {
        let number = days_between(self.first, day);
        number >= 0 && self.in_care.get(number as usize).copied().unwrap_or(false)
    }

    /// The period of care that runs on the as-at date.
    pub fn now(&self) -> Option<Period> {
        self.periods.last().filter(|period| period.end.is_none()).cloned()
    }

    /// Of the rows that cover the day: the latest DECOM, then the last in the file (D12).
    pub fn row_on(&self, day: NaiveDate) -> Option<Episode> {
        self.rows.iter().filter(|row| covers(row, day)).max_by_key(|row| (row.decom, row.order)).cloned()
    }

    /// Number of the placement lived in on the day, counted through all periods of care.
    pub fn placement_on(&self, day: NaiveDate) -> Option<u32> {
        if !self.is_in_care(day) {
            return None;
        }
        let mut number = 0;
        let mut answer = None;
        for period in &self.periods {
            for placement in &period.placements {
                if period.start <= day && placement.start <= day {
                    answer = Some(number);
                }
                number += 1;
            }
            if period.start <= day && period.end.is_none_or(|end| end > day) {
                let opened = period.placements.first().is_some_and(|first| first.start <= day);
                return if opened { answer } else { None };
            }
        }
        None
    }
}
