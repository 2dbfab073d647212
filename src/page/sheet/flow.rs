//! Who came into care and who left between two dates: opening, those who came, those who left and closing make one sum,
//! so that three of them tell the fourth, whether or not anybody asked for it.

use super::released::Released;
use super::told::figure::{Figure, Of, Told};
use super::told::pictured::Pictured;
use crate::calendar::Day;
use crate::disclosure::Pack;
use crate::disclosure::behind;
use crate::history::History;
use crate::indicators;
use crate::returns::Records;
use crate::series::earlier::Against;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many are in care on a day.
const STOCK: &str = "POP-01";
/// Who came and who left.
const FLOW: [&str; 2] = ["POP-03", "POP-05"];
/// A year: of dates further apart the years between are asked one by one.
const MOST_DAYS: i32 = 366;

/// The ends of days between which anybody is said to have come or to have left, and the dates of which it is said how many
/// were in care: on the sheet, in the paper and in what was published before.
pub fn days(told: &[Told], pictures: &[Pictured], released: &[Released], history: &History) -> BTreeSet<Day> {
    let last = history.period.last;
    let of_sheet = [last, Against::YearAgo.day(last)];
    let of_sheet = of_sheet.into_iter().flat_map(|day| [STOCK, FLOW[0]].map(|line| (line, day, None, None)));
    let of_told = told.iter().flat_map(|told| told.figures.iter().flatten());
    let of_pictures = pictures.iter().flat_map(|one| &one.points).flat_map(|(_, points)| points);
    let figures = of_told.chain(of_pictures.filter_map(|point| point.figure.as_ref().ok()));
    let all = of_sheet.chain(figures.map(Figure::of)).chain(released.iter().map(Released::of));
    all.flat_map(ends).collect()
}

fn ends((line, last, first, _): Of) -> Vec<Day> {
    match line {
        STOCK => vec![last],
        line if FLOW.contains(&line) => vec![first.unwrap_or(last.year_start()).plus(-1), last],
        _ => Vec::new(),
    }
}

/// Takes care that a few who came or left between any two of some dates are not told.
pub fn protect(days: &BTreeSet<Day>, records: &Arc<Records>, pack: &mut Pack) {
    for last in days {
        let mut history = History::at(records, *last);
        for first in days.range(last.plus(-MOST_DAYS)..*last) {
            history.period.year_start = first.plus(1);
            for line in FLOW.iter().filter_map(|id| indicators::find(id)) {
                let figure = line.measure.figure(&history);
                pack.protect(behind::groups(line, &history, &figure));
            }
        }
    }
}
