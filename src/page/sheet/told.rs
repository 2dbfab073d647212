//! Sentences that an officer chose for a line: over months or quarters, beside earlier years, of its parts. Each of
//! their figures is offered with all others of the sheet, behind them; a sentence of which one is held back is not there.

pub mod asking;
pub mod figure;
pub mod parts;
pub mod pictured;
mod saying;

use super::cell::{Cell, Reason};
use super::line::{Around, Row};
use super::released::Before;
use crate::calendar::Day;
use crate::compare::rating::Rating;
use crate::compare::settings::profile::Profile;
use crate::compare::settings::telling::{Kind, Telling};
use crate::disclosure::Pack;
use crate::judging::{Indicator, Shape};
use crate::paper::over_time::{self, Asked, Said};
use crate::returns::Returns;
use crate::series::earlier::Against;
use crate::series::periods::is_cut;
use asking::Asking;
use figure::{Figure, Told, step};
use pictured::Pictured;
use saying::{Known, said};

/// A sentence for the paper, or why there is none.
pub struct ToldView {
    /// The sentence that was chosen.
    pub telling: Telling,
    /// What the line is called.
    pub title: String,
    /// What it says.
    pub said: Result<String, &'static str>,
}

impl Told {
    /// Puts it into words, where every figure may be printed beside all others and beside what was published before.
    pub fn settle(&mut self, row: Option<&Row>, known: Known, around: &Around) {
        let Some(row) = row else { return };
        self.title = row.title(around);
        self.said = match &self.figures {
            Ok(_) if self.is_of_held(row, known.1, around) => Err(Reason::Beside),
            Ok(figures) => self.words(figures, row.line.indicator, known, around),
            Err(reason) => Err(*reason),
        };
    }

    /// Whether it would tell between which numbers a figure lies that is held back on the sheet, or was in an earlier one;
    /// or what an average is that is held back, of which it tells the stages.
    fn is_of_held(&self, row: &Row, before: &Before, around: &Around) -> bool {
        let is_held = |cell: &Cell| cell.as_ref().is_err_and(|reason| reason.is_held());
        if matches!(self.telling.kind, Kind::Parts(_)) {
            return row.line.indicator.measure.shape() == Shape::Mean && is_held(&row.now);
        }
        let Some((first, last)) = self.over else { return false };
        let day = around.history.period.last;
        let cells = [(day, &row.now), (Against::YearAgo.day(day), &row.then)];
        let mut held = cells.into_iter().filter(|(_, cell)| is_held(cell)).map(|(day, _)| day);
        let is_within = |day: Day| (first..=last).contains(&day);
        held.any(is_within) || before.held(row.line.indicator).any(is_within)
    }

    fn words(&self, figures: &[Figure], line: &Indicator, known: Known, around: &Around) -> Result<String, Reason> {
        let all = figures.iter().map(|figure| said(figure, known, around));
        let all: Vec<Said> = all.collect::<Result<_, Reason>>()?;
        if figures.iter().any(|one| figures.iter().any(|other| one.turns(other, around.settings.profile))) {
            return Err(Reason::Turned);
        }
        let step = step(&self.telling.kind);
        let asked = Asked { window: line.window, step, is_cut: is_cut(line, step) };
        let (title, window) = (&self.title, line.window);
        Ok(match &self.telling.kind {
            Kind::Months(_) | Kind::Quarters(_) => {
                self.over.map(|days| over_time::range(title, asked, &all, days)).unwrap_or_default()
            }
            Kind::MonthOfYears(_) | Kind::QuarterOfYears(_) | Kind::DateOfYears(_) => {
                over_time::years(title, asked, &all)
            }
            Kind::Month | Kind::Quarter => over_time::beside(title, asked, &all),
            Kind::YearEnd => all.first().map(|one| over_time::year_end(title, window, one)).unwrap_or_default(),
            Kind::Parts(_) => over_time::parts(title, window, &all),
            Kind::PictureOfYears | Kind::PictureOfQuarters | Kind::PictureOfFlow => return Err(Reason::None),
        })
    }

    /// For the paper and for the officer who chose it.
    pub fn view(&self, profile: Profile) -> ToldView {
        let said = self.said.as_ref().map_or_else(|reason| Err(reason.words(profile)), |said| Ok(said.clone()));
        ToldView { telling: self.telling.clone(), title: self.title.clone(), said }
    }
}

/// The row of a line.
pub fn row_of<'r>(rows: &'r [Vec<Row>], id: &str) -> Option<&'r Row> {
    rows.iter().flatten().find(|row| row.line.indicator.id == id)
}

/// The sentences and pictures of the lines that stand on the sheet, in the making: what was chosen is offered before
/// what the form says of every line.
pub fn tell(rows: &[Vec<Row>], returns: &Returns, around: &Around, pack: &mut Pack) -> (Vec<Told>, Vec<Pictured>) {
    let mut asking = Asking { returns, history: around.history, most: around.settings.profile.most(), pack };
    let set = &around.settings.paper;
    let mut told = each(rows, &mut asking, |line| set.tellings_of(line));
    let is_off = |row: &&Row| row.offered[0].is_ok() && (around.status)(&row.line).rating == Some(Rating::OffTarget);
    let off: Vec<&'static str> = rows.iter().flatten().filter(is_off).map(|row| row.line.indicator.id).collect();
    let is_there = |one: &Telling| one.kind == Kind::PictureOfFlow || row_of(rows, one.line).is_some();
    let are_for_status = set.chosen_pictures().next().is_none();
    let pictures = set.pictures(&off).into_iter().filter(is_there);
    let pictures = pictures.map(|telling| asking.picture(telling, are_for_status)).collect();
    told.extend(each(rows, &mut asking, |line| set.telling_of_form(line)));
    (told, pictures)
}

/// The sentences of every line.
fn each(rows: &[Vec<Row>], asking: &mut Asking, of: impl Fn(&'static str) -> Vec<Telling>) -> Vec<Told> {
    let mut of_row = |row: &Row| {
        let all = of(row.line.indicator.id).into_iter();
        all.map(|telling| asking.told(telling, row)).collect::<Vec<Told>>()
    };
    rows.iter().flatten().flat_map(&mut of_row).collect()
}
