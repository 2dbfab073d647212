//! Which year each return is (D4).

use crate::account::{Account, Choice, Code, Question};
use crate::calendar::{Day, april, return_year};
use crate::file::Source;
use crate::file::choices::{Choices, YearTold};
use crate::reading::folders::{end_of_span, marks_of};
use crate::reading::{Batch, Tables};
use crate::rows::for_each_table;
use crate::rows::of_the_return::{Episode, Origin, Row};

/// Of a hundred days, so many at most are few: they may be of the next year, or mistyped.
const FEW: u32 = 2;
/// So many other days at least may be of the return's own year although no start is.
const FEWEST_LATER: u32 = 3;

/// How many days lie in each statistical year.
#[derive(Clone, Default)]
struct Days(Vec<u32>);

/// Earlier than any day of a return.
const NO_YEAR: i32 = 1899;

impl Days {
    fn add(&mut self, year: i32, days: u32) {
        let place = (year - NO_YEAR) as usize;
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        self.0[place] += days;
    }

    /// The years with a day, the latest first, and how many each has.
    fn latest_first(&self) -> impl Iterator<Item = (i32, u32)> {
        let years = self.0.iter().enumerate().rev();
        years.filter(|(_, days)| **days > 0).map(|(place, days)| (NO_YEAR + place as i32, *days))
    }
}

/// The rows in use, by batch.
pub struct Years<'a> {
    batches: &'a [Batch],
    /// The first days of episodes.
    starts: Vec<Days>,
    /// The last days of episodes, and those of reviews and of going missing.
    others: Vec<Days>,
    told: Vec<YearTold>,
    /// Whether any row of the batch is in use: others make no return.
    in_use: Vec<bool>,
}

impl<'a> Years<'a> {
    /// Counts the days.
    pub fn new(batches: &'a [Batch], tables: &Tables, sources: &[Source], choices: &Choices) -> Years<'a> {
        let none = || vec![Days::default(); batches.len()];
        let told = vec![YearTold::default(); batches.len()];
        let in_use = vec![false; batches.len()];
        let mut years = Years { batches, starts: none(), others: none(), told, in_use };
        for_each_table!([&] tables, rows, _table => rows.iter().for_each(|row| {
            years.in_use[usize::from(row.origin().batch)] = true;
        }));
        for row in &tables.episodes {
            count(&mut years.starts, row.origin, row.decom);
            row.dec.into_iter().for_each(|day| count(&mut years.others, row.origin, day));
        }
        tables.reviews.iter().for_each(|row| count(&mut years.others, row.origin, row.held));
        tables.missing.iter().for_each(|row| count(&mut years.others, row.origin, row.start));
        let place = |row: &Episode| (row.origin.file, row.origin.batch);
        for rows in tables.episodes.chunk_by(|a, b| place(a) == place(b)) {
            let (file, batch) = place(&rows[0]);
            let chosen = choices.files.get(&sources[usize::from(file)].path).map(|file| file.year);
            let told = &mut years.told[usize::from(batch)];
            *told = chosen.filter(|year| *year != YearTold::default()).unwrap_or(*told);
        }
        years
    }

    /// The years in which the return of each batch may end, in order; none where no row is in use. The last counts. A
    /// batch without Episodes belongs to the returns that its folder has most in common with.
    pub fn of_batches(&self) -> Vec<Vec<i32>> {
        let own: Vec<Option<i32>> = (0..self.batches.len()).map(|batch| self.of_batch(batch)).collect();
        let marks: Vec<Vec<String>> = self.batches.iter().map(|batch| marks_of(&batch.folder)).collect();
        let known: Vec<(&[String], i32)> =
            own.iter().zip(&marks).filter_map(|(year, marks)| Some((marks.as_slice(), (*year)?))).collect();
        let of_batch = |batch: usize| match own[batch] {
            _ if !self.in_use[batch] => Vec::new(),
            Some(year) => vec![year],
            None => nearest(&marks[batch], &known),
        };
        (0..own.len()).map(of_batch).collect()
    }

    fn of_batch(&self, batch: usize) -> Option<i32> {
        let Some(label) = self.batches[batch].label else { return self.told(batch) };
        let of_same_files = |other: &usize| self.is_of_same_files(&self.batches[*other], batch);
        let is_later =
            |other: usize| self.batches[other].label.zip(self.latest(other)).is_some_and(|(label, year)| year > label);
        let labels_are_start_years = (0..self.batches.len()).filter(of_same_files).any(is_later);
        Some(label + i32::from(labels_are_start_years))
    }

    fn is_of_same_files(&self, other: &Batch, batch: usize) -> bool {
        (&other.folder, &other.book) == (&self.batches[batch].folder, &self.batches[batch].book)
    }

    fn latest(&self, batch: usize) -> Option<i32> {
        self.starts[batch].latest_first().next().map(|(year, _)| year)
    }

    fn told(&self, batch: usize) -> Option<i32> {
        match self.told[batch] {
            YearTold::LatestStart => self.latest(batch),
            YearTold::MostStarts => by_most(&self.starts[batch], 1),
            YearTold::LaterDays => self.latest(batch).max(self.by_other_days(batch)),
        }
    }

    /// The latest year that more than a few of the other days reach, in the files of the same folder or workbook.
    fn by_other_days(&self, batch: usize) -> Option<i32> {
        let is_beside = |other: &Batch| other.label.is_none() && self.is_of_same_files(other, batch);
        let mut days = Days::default();
        for (_, of_batch) in self.batches.iter().zip(&self.others).filter(|(other, _)| is_beside(other)) {
            of_batch.latest_first().for_each(|(year, count)| days.add(year, count));
        }
        by_most(&days, FEWEST_LATER)
    }

    /// Where a few starts alone tell the year, or other days lie after it, says which, and asks.
    pub fn say(&self, episodes: &[Episode], accounts: &mut [Account]) {
        for batch in (0..self.batches.len()).filter(|batch| self.batches[*batch].label.is_none()) {
            let Some((latest, told)) = self.latest(batch).zip(self.told(batch)) else { continue };
            let of_batch = || episodes.iter().filter(|row| usize::from(row.origin.batch) == batch);
            if let Some(most) = by_most(&self.starts[batch], 1).filter(|most| *most < latest) {
                let late: Vec<Origin> =
                    of_batch().filter(|row| row.decom >= april(most)).map(|row| row.origin).collect();
                let message = few_words(late.len(), most, told);
                late.iter().for_each(|origin| self.ask(YearTold::MostStarts, *origin, &message, accounts));
            } else if let Some(other) = self.by_other_days(batch).filter(|other| *other > latest) {
                let first = of_batch().map(|row| row.origin).min();
                let message = later_words(latest, other, told);
                first.into_iter().for_each(|origin| self.ask(YearTold::LaterDays, origin, &message, accounts));
            }
        }
    }

    /// Asks at a row whether the year is told otherwise.
    fn ask(&self, other: YearTold, origin: Origin, message: &str, accounts: &mut [Account]) {
        let code = if other == YearTold::MostStarts { Code::YearFew } else { Code::YearLater };
        let account = &mut accounts[usize::from(origin.file)];
        account.note(code, Some("DECOM"), origin.line, message);
        let told = self.told[usize::from(origin.batch)];
        let choice = Choice::of(Question::Year, told.key(), &[YearTold::LatestStart.key(), other.key()]);
        let asked = account.notices.iter_mut().find(|notice| notice.code == code);
        asked.into_iter().for_each(|notice| notice.choice.clone_from(&choice));
    }
}

fn few_words(count: usize, most: i32, told: i32) -> String {
    let begin = if count == 1 { "1 episode begins".to_owned() } else { format!("{count} episodes begin") };
    format!(
        "Only {begin} after the end of {}. The files are taken for the return of {}. If that is not so, say it here, or correct DECOM.",
        return_year(most),
        return_year(told)
    )
}

fn later_words(latest: i32, other: i32, told: i32) -> String {
    format!(
        "No episode begins after the end of {}, but ends, reviews or incidents in the files beside lie in {}. The files are taken for the return of {}. If that is not so, say it here.",
        return_year(latest),
        return_year(other),
        return_year(told)
    )
}

/// The years of the returns that a folder has most in common with: parts of its name, and years in them.
fn nearest(marks: &[String], known: &[(&[String], i32)]) -> Vec<i32> {
    let in_common = |others: &[String], year: i32| {
        let shared = marks.iter().filter(|mark| others.contains(mark)).count();
        shared + usize::from(marks.iter().any(|mark| end_of_span(mark) == Some(year)))
    };
    let common: Vec<usize> = known.iter().map(|(others, year)| in_common(others, *year)).collect();
    let most = common.iter().max();
    let of_most = known.iter().zip(&common).filter(|(_, common)| Some(*common) == most);
    let mut years: Vec<i32> = of_most.map(|((_, year), _)| *year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The latest year that more than a few of the days reach, and at least so many.
fn by_most(days: &Days, fewest: u32) -> Option<i32> {
    let all: u32 = days.0.iter().sum();
    let mut reached = 0;
    let is_more = |(_, count): &(i32, u32)| {
        reached += count;
        reached >= fewest && 100 * reached > FEW * all
    };
    days.latest_first().find(is_more).map(|(year, _)| year)
}

fn count(days: &mut [Days], origin: Origin, day: Day) {
    days[usize::from(origin.batch)].add(day.year_end(), 1);
}
