//! Sentences that an officer chose for a line: over months or quarters, beside earlier years, of its parts. Each of their
//! figures is offered with all others of the sheet, behind them; a sentence of which one is held back is not there.

mod asking;
pub mod parts;

use super::cell::{Offered, Reason};
use super::line::{Around, Row};
use super::released::{Before, Of};
use super::wish;
use crate::calendar::Day;
use crate::compare::settings::profile::Profile;
use crate::compare::settings::telling::{Kind, Telling};
use crate::disclosure::{Held, Pack};
use crate::judging::{Indicator, Window};
use crate::paper::over_time::{self, Asked, Said};
use crate::returns::Returns;
use crate::series::periods::{Step, is_cut};
use asking::Asking;

/// What was decided of all figures, and what was published before.
type Known<'k> = (&'k [Result<(), Held>], &'k Before);

/// A sentence for the paper, or why there is none.
pub struct ToldView {
    /// The sentence that was chosen.
    pub telling: Telling,
    /// What the line is called.
    pub title: String,
    /// What it says.
    pub said: Result<String, &'static str>,
}

/// A sentence in the making.
pub struct Told {
    /// The sentence that was chosen.
    pub telling: Telling,
    /// What the line is called.
    pub title: String,
    /// Its figures, as far as each can be told by itself.
    pub figures: Result<Vec<Figure>, Reason>,
    /// From when to when the points of a range lie.
    pub over: Option<(Day, Day)>,
    /// What they say together.
    pub said: Result<String, Reason>,
}

/// One figure of a sentence.
pub struct Figure {
    /// What it is a figure of: the line, or a part of it.
    pub line: Indicator,
    /// The label of the part.
    pub part: Option<String>,
    /// The first of its days.
    pub first: Day,
    /// The last of them.
    pub last: Day,
    /// What it says, with its place among all figures.
    pub offered: Offered,
    /// Whether it is the average of several others.
    pub is_average: bool,
}

impl Told {
    /// Puts it into words, where every figure may be printed beside all others and beside what was published before.
    pub fn settle(&mut self, row: Option<&Row>, known: Known, around: &Around) {
        let Some(row) = row else { return };
        self.title = row.title(around);
        self.said = match &self.figures {
            Ok(figures) => self.words(figures, row.line.indicator, known, around),
            Err(reason) => Err(*reason),
        };
    }

    fn words(&self, figures: &[Figure], line: &Indicator, known: Known, around: &Around) -> Result<String, Reason> {
        let all = figures.iter().map(|figure| said(figure, known, around));
        let all: Vec<Said> = all.collect::<Result<_, Reason>>()?;
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
            Kind::YearEnd => all.first().map(|one| over_time::year_end(title, window, one)).unwrap_or_default(),
            Kind::Parts(_) => over_time::parts(title, window, &all),
        })
    }

    /// For the paper and for the officer who chose it.
    pub fn view(&self, profile: Profile) -> ToldView {
        let said = self.said.as_ref().map_or_else(|reason| Err(reason.words(profile)), |said| Ok(said.clone()));
        ToldView { telling: self.telling.clone(), title: self.title.clone(), said }
    }
}

impl Figure {
    /// What it is of.
    pub fn of(&self) -> Of<'_> {
        let is_cut = self.line.window == Window::Year && self.first != self.last.year_start();
        (self.line.id, self.last, is_cut.then_some(self.first), self.part.as_deref())
    }
}

/// The row of a line.
pub fn row_of<'r>(rows: &'r [Vec<Row>], id: &str) -> Option<&'r Row> {
    rows.iter().flatten().find(|row| row.line.indicator.id == id)
}

/// The sentences of the lines that stand on the sheet, in the making.
pub fn tell(rows: &[Vec<Row>], returns: &Returns, around: &Around, pack: &mut Pack) -> Vec<Told> {
    let mut asking = Asking { returns, history: around.history, pack };
    let tellings = &around.settings.paper.tellings;
    tellings.iter().filter_map(|telling| Some(asking.told(telling, row_of(rows, telling.line)?))).collect()
}

/// How far apart the figures of a kind are.
fn step(kind: &Kind) -> Step {
    match kind {
        Kind::Months(_) | Kind::MonthOfYears(_) => Step::Month,
        Kind::Quarters(_) | Kind::QuarterOfYears(_) => Step::Quarter,
        Kind::YearEnd => Step::Year,
        Kind::DateOfYears(_) | Kind::Parts(_) => Step::YearToDate,
    }
}

/// A figure in words, where it may be printed.
fn said(figure: &Figure, (decided, before): Known, around: &Around) -> Result<Said, Reason> {
    let Figure { line, part, first, last, offered, .. } = figure;
    let profile = around.settings.profile;
    if before.is_close(figure.of(), offered.printed(line, profile), profile) {
        return Err(Reason::Before);
    }
    let words = offered.cell(line, wish(around, line), decided, profile)?.words();
    Ok(Said { first: *first, last: *last, part: part.clone().unwrap_or_default(), words })
}
