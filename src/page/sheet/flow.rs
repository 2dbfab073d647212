//! Who came into care and who left between two dates: opening, those who came, those who left and closing make one sum,
//! so that three of them tell the fourth, whether or not anybody asked for it.

use super::released::Released;
use super::told::figure::{Figure, Of, Told};
use super::told::pictured::Pictured;
use crate::calendar::Day;
use crate::disclosure::Pack;
use crate::disclosure::behind::{self, Group};
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

/// A line that is said of days: the day before the first of them, and the last; of a date the date alone.
type Said = (&'static str, Day, Day);

/// What is said of who was in care, who came and who left: on the sheet, in the paper and in what was published before.
pub fn said(told: &[Told], pictures: &[Pictured], released: &[Released], history: &History) -> Vec<Said> {
    let last = history.period.last;
    let of_sheet = [last, Against::YearAgo.day(last)];
    let of_sheet = of_sheet.into_iter().flat_map(|day| [STOCK, FLOW[0], FLOW[1]].map(|line| (line, day, None, None)));
    let of_told = told.iter().flat_map(|told| told.figures.iter().flatten());
    let of_pictures = pictures.iter().flat_map(|one| &one.points).flat_map(|(_, points)| points);
    let figures = of_told.chain(of_pictures.filter_map(|point| point.figure.as_ref().ok()));
    let all = of_sheet.chain(figures.map(Figure::of)).chain(released.iter().map(Released::of));
    all.filter_map(of_days).collect()
}

fn of_days((line, last, first, _): Of) -> Option<Said> {
    match line {
        STOCK => Some((line, last, last)),
        line if FLOW.contains(&line) => Some((line, first.unwrap_or(last.year_start()).plus(-1), last)),
        _ => None,
    }
}

/// Takes care that a few who came or left between any two dates of which something is said are not told. Who left is told
/// by who came only where a reader knows of that: where anybody did, or where it is said that nobody did.
pub fn protect(said: &[Said], records: &Arc<Records>, pack: &mut Pack) {
    let days: BTreeSet<Day> = said.iter().flat_map(|(_, first, last)| [*first, *last]).collect();
    for last in &days {
        let mut history = History::at(records, *last);
        for first in days.range(last.plus(-MOST_DAYS)..*last) {
            history.period.year_start = first.plus(1);
            let [came, left] = FLOW.map(|id| behind(id, &history));
            let is_known = |line: &str, groups: &[Group]| {
                let is_within = |one: &Said| one.0 == line && one.1 >= *first && one.2 <= *last;
                groups.iter().any(|group| group.size() > 0) || said.iter().any(is_within)
            };
            let (knows_came, knows_left) = (is_known(FLOW[0], &came), is_known(FLOW[1], &left));
            [(came, knows_left), (left, knows_came)].into_iter().filter(|(_, is)| *is).for_each(|(some, _)| {
                pack.protect(some);
            });
        }
    }
}

/// Children whose plan is adoption.
const PLANNED: &str = "ADP-13";
/// Those of whom it was and is no more.
const RESCINDED: &str = "ADP-09";

/// The same of plans for adoption: those of a year before, new decisions and adoptions tell of how few it was taken back,
/// whether or not anybody asked for it.
pub fn protect_plans<'h>(lines: &[&str], dates: impl Iterator<Item = &'h History>, pack: &mut Pack) {
    if lines.contains(&PLANNED) {
        dates.for_each(|history| pack.protect(behind(RESCINDED, history)));
    }
}

/// Who came or who left, on the days of a history.
fn behind(id: &str, history: &History) -> Vec<Group> {
    let line = indicators::find(id);
    line.map(|line| behind::groups(line, history, &line.measure.figure(history))).unwrap_or_default()
}
