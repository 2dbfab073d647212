//! A second, plain reading of the definitions: what the figures of a set of files should be.
//!
//! It asks each day in turn, copies freely and is in no hurry, so that it can be checked by eye.

mod adoption;
mod care;
mod chain;
mod codes;
mod cohorts;
mod complete;
mod dates;
mod entrants;
mod extracts;
mod health;
mod join;
mod leavers;
mod moves;
mod outcomes;
mod plans;
mod population;
mod read;
mod reviews;
#[cfg(test)]
mod self_tests;
mod settled;
mod through_the_year;

use care::{History, histories};
use chrono::NaiveDate;
use join::{Data, data};
use read::returns;

/// One line of the scorecard. `denominator` is none for a plain count.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub id: &'static str,
    pub numerator: i64,
    pub denominator: Option<i64>,
    pub not_recorded: i64,
    pub unassessed: i64,
}

/// A file as dropped; `path` is like "2017/episodes.csv", and one folder is one return.
#[derive(Clone)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Every day of one child from the first row to the as-at date.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildDays {
    pub child: String,
    /// The day the first entries speak of.
    pub first: NaiveDate,
    pub in_care: Vec<bool>,
    /// The placement lived in, numbered from 0 through the whole history.
    pub placement: Vec<Option<u32>>,
}

fn figure(id: &'static str, numerator: i64, denominator: Option<i64>, not_recorded: i64, unassessed: i64) -> Figure {
    Figure { id, numerator, denominator, not_recorded, unassessed }
}

fn load(files: &[File], as_at: NaiveDate) -> (Data, Vec<History>) {
    let data = data(&returns(files), as_at);
    let all = histories(&data);
    (data, all)
}

/// All the figures, as they stand at the end of the day.
pub fn figures(files: &[File], as_at: NaiveDate) -> Vec<Figure> {
    let (data, all) = load(files, as_at);
    let mut out = population::figures(&data, &all);
    out.extend(moves::figures(&data, &all));
    out.extend(reviews::figures(&data, &all));
    out.extend(health::figures(&data, &all));
    out.extend(outcomes::figures(&data, &all));
    out.extend(leavers::figures(&data, &all));
    out.extend(adoption::figures(&data, &all));
    out.extend(settled::figures(&data, &all));
    out.extend(through_the_year::figures(&data, &all));
    out.extend(plans::figures(&data, &all));
    out.extend(complete::figures(&data, &all));
    out
}

/// The figures that the simple extracts switch on.
#[allow(dead_code)]
pub fn figures_of_extracts(files: &[File], as_at: NaiveDate) -> Vec<Figure> {
    let (data, all) = load(files, as_at);
    extracts::figures(files, &data, &all)
}

/// Opening roll of the year + recorded starts - recorded ceases: what POP-08 sets the closing roll against.
#[allow(dead_code)]
pub fn reconciled(files: &[File], as_at: NaiveDate) -> i64 {
    let (data, all) = load(files, as_at);
    population::reconciled(&data, &all)
}

/// How many are looked after on the day, the files cut at that day.
#[allow(dead_code)]
pub fn roll(files: &[File], day: NaiveDate) -> usize {
    load(files, day).1.iter().filter(|history| history.is_in_care(day)).count()
}

/// How many are looked after on the day, by their group: see [`cohorts::group`].
#[allow(dead_code)]
pub fn roll_by(files: &[File], day: NaiveDate, by: &[&str], bands: &[(i32, i32)]) -> Vec<(Vec<String>, i64)> {
    let (data, all) = load(files, day);
    cohorts::roll_by(&data, &all, by, bands)
}

/// Of those who started in the year that ends so: how many, and how many had left after so many months in each way.
#[allow(dead_code)]
pub fn entrants(files: &[File], day: NaiveDate, asked: &[(i32, i32)]) -> Vec<(i64, [i64; 5])> {
    let (_, all) = load(files, day);
    asked.iter().map(|(year, months)| entrants::left(&all, *year, *months)).collect()
}

/// The history of each child day by day, the files cut at `as_at`.
#[allow(dead_code)]
pub fn day_by_day(files: &[File], as_at: NaiveDate) -> Vec<ChildDays> {
    let mut out = Vec::new();
    for history in load(files, as_at).1 {
        let days = history.first.iter_days().take(history.in_care.len());
        let placement = days.map(|day| history.placement_on(day)).collect();
        out.push(ChildDays { child: history.child, first: history.first, in_care: history.in_care, placement });
    }
    out
}
