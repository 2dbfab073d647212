//! Which year each return is (D4).

use crate::choices::Choices;
use crate::dates::{april, return_year};
use crate::notices::{Account, Choice, NoticeKind};
use crate::reading::Batch;
use crate::tables::{Episode, Origin};
use crate::text::Source;
use std::collections::BTreeMap;

/// Of a hundred starts, so many at most are few: they may be of the next year, or mistyped.
const FEW: u32 = 2;

/// How many episodes begin in each statistical year.
type Starts = BTreeMap<i32, u32>;

/// The rows of Episodes that are in use, by batch.
pub struct Years<'a> {
    batches: &'a [Batch],
    starts: Vec<Starts>,
    /// The officer has said that the last few starts do not tell the year.
    by_most: Vec<bool>,
}

impl<'a> Years<'a> {
    /// Counts the starts.
    pub fn new(batches: &'a [Batch], episodes: &[Episode], sources: &[Source], choices: &Choices) -> Years<'a> {
        let mut years =
            Years { batches, starts: vec![Starts::new(); batches.len()], by_most: vec![false; batches.len()] };
        let place = |row: &Episode| (row.origin.file, row.origin.batch);
        for rows in episodes.chunk_by(|a, b| place(a) == place(b)) {
            let (file, batch) = place(&rows[0]);
            let starts = &mut years.starts[usize::from(batch)];
            rows.iter().for_each(|row| *starts.entry(row.decom.year_end()).or_default() += 1);
            let path = &sources[usize::from(file)].path;
            years.by_most[usize::from(batch)] |= choices.files.get(path).is_some_and(|file| file.by_most_starts);
        }
        years
    }

    /// The year in which the return of each batch ends. A batch without Episodes belongs to the newest return of its
    /// folder, where a workbook may hold them, and else to the newest of all.
    pub fn of_batches(&self) -> Vec<i32> {
        let own: Vec<Option<i32>> = (0..self.batches.len()).map(|batch| self.of_batch(batch)).collect();
        let newest_in = |folder: Option<&str>| {
            let all = self.batches.iter().zip(&own);
            let there = all.filter(|(batch, _)| folder.is_none_or(|folder| batch.folder == folder));
            there.filter_map(|(_, year)| *year).max()
        };
        let newest = newest_in(None);
        let year = |(batch, own): (&Batch, &Option<i32>)| own.or_else(|| newest_in(Some(&batch.folder))).or(newest);
        self.batches.iter().zip(&own).map(|pair| year(pair).unwrap_or_default()).collect()
    }

    fn of_batch(&self, batch: usize) -> Option<i32> {
        let Some(label) = self.batches[batch].label else { return self.told_by_starts(batch) };
        let of_same_files = |other: &usize| {
            let place = |batch: usize| (&self.batches[batch].folder, &self.batches[batch].book);
            place(*other) == place(batch)
        };
        let is_later =
            |other: usize| self.batches[other].label.zip(self.latest(other)).is_some_and(|(label, year)| year > label);
        let labels_are_start_years = (0..self.batches.len()).filter(of_same_files).any(is_later);
        Some(label + i32::from(labels_are_start_years))
    }

    fn latest(&self, batch: usize) -> Option<i32> {
        self.starts[batch].keys().next_back().copied()
    }

    fn told_by_starts(&self, batch: usize) -> Option<i32> {
        if self.by_most[batch] { self.by_most(batch) } else { self.latest(batch) }
    }

    /// The latest year that more than a few of the starts reach.
    fn by_most(&self, batch: usize) -> Option<i32> {
        let all: u32 = self.starts[batch].values().sum();
        let mut reached = 0;
        let is_more = |(_, count): &(&i32, &u32)| {
            reached += **count;
            100 * reached > FEW * all
        };
        self.starts[batch].iter().rev().find(is_more).map(|(year, _)| *year)
    }

    /// Where a few starts alone tell the year, says which, and asks.
    pub fn say(&self, episodes: &[Episode], accounts: &mut [Account]) {
        for batch in (0..self.batches.len()).filter(|batch| self.batches[*batch].label.is_none()) {
            let few = self.latest(batch).zip(self.by_most(batch)).filter(|(latest, most)| latest > most);
            let Some((latest, most)) = few else { continue };
            let is_late = |row: &&Episode| usize::from(row.origin.batch) == batch && row.decom >= april(most);
            let late: Vec<Origin> = episodes.iter().filter(is_late).map(|row| row.origin).collect();
            late.iter().for_each(|origin| self.ask(*origin, (latest, most), late.len(), accounts));
        }
    }

    fn ask(&self, origin: Origin, (latest, most): (i32, i32), count: usize, accounts: &mut [Account]) {
        let begin = if count == 1 { "1 episode begins".to_owned() } else { format!("{count} episodes begin") };
        let message = format!(
            "Only {begin} after the end of {}, so the files are taken for the return of {}. If that is not so, say it here, or mend DECOM.",
            return_year(most),
            return_year(latest)
        );
        let account = &mut accounts[usize::from(origin.file)];
        account.note(NoticeKind::Flag, "YEAR_FEW", Some("DECOM"), origin.line, message);
        let notice = account.notices.iter_mut().find(|notice| notice.code == "YEAR_FEW");
        let choice = Choice::of("by_most_starts", "by the latest start", &["by most of the starts"]);
        notice.into_iter().for_each(|notice| notice.choice.clone_from(&choice));
    }
}
