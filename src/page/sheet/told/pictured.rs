//! Pictures in the paper: a line over its last years or quarters, and starts and ends. Each of their figures is offered
//! by itself behind all others of the sheet; one that is held back is a gap.

use super::asking::Asking;
use super::figure::{Figure, step};
use super::saying::{Known, said};
use crate::calendar::Day;
use crate::compare::settings::profile::Profile;
use crate::compare::settings::telling::{Kind, Telling};
use crate::indicators;
use crate::judging::{Indicator, Unit, Window};
use crate::page::sheet::cell::Reason;
use crate::page::sheet::line::{Around, Row};
use crate::page::sheet::released::{Released, of_figure};
use crate::series::earlier::Against;
use crate::series::periods::{Step, is_cut, spans};

/// Years and quarters that a picture shows at most.
const YEARS: usize = 5;
const QUARTERS: usize = 8;
/// Who came into care and who left.
const FLOW: [&str; 2] = ["POP-03", "POP-05"];

/// A picture in the making: the points of each of its lines.
pub struct Pictured {
    /// What was chosen.
    pub telling: Telling,
    /// What the line is called.
    title: String,
    /// Whether it is there because of where the line stands, so that without the figure it would tell that.
    pub is_for_status: bool,
    /// Each line, with the days of its points and what they say.
    pub points: Vec<(&'static Indicator, Vec<Point>)>,
}

/// One point: its figure as far as it can be told by itself, and what may be drawn of it.
pub struct Point {
    /// The last of its days.
    pub last: Day,
    /// The figure.
    pub figure: Result<Figure, Reason>,
    /// Its value in tenths as it is printed, and in words.
    pub drawn: Result<(i64, String), Reason>,
}

/// A value in tenths and in words, or why there is none.
pub type Shown = Result<(i64, String), &'static str>;

/// A picture as it may be published.
pub struct PictureView {
    /// What was chosen.
    pub telling: Telling,
    /// What the line is called.
    pub title: String,
    /// What the values are counted in.
    pub unit: Unit,
    /// The ends of the days of each point.
    pub days: Vec<Day>,
    /// The values of each line.
    pub lines: Vec<(&'static Indicator, Vec<Shown>)>,
    /// Whether its points lie beside a level of a whole year.
    pub is_like_years: bool,
}

impl Asking<'_> {
    /// A picture, in the making.
    pub fn picture(&mut self, telling: Telling, is_for_status: bool) -> Pictured {
        let lines: Vec<&'static Indicator> = match telling.kind {
            Kind::PictureOfFlow => FLOW.iter().filter_map(|id| indicators::find(id)).collect(),
            _ => indicators::find(telling.line).into_iter().collect(),
        };
        let days = self.days(&telling.kind);
        let mut of = |line: &'static Indicator| {
            let points = days.iter().map(|day| self.drawn(line, step(&telling.kind), *day));
            (line, points.collect::<Vec<Point>>())
        };
        let mut points: Vec<(&'static Indicator, Vec<Point>)> = lines.into_iter().map(&mut of).collect();
        let begin = begin(&points);
        points.iter_mut().for_each(|(_, points)| _ = points.drain(..begin));
        Pictured { telling, title: String::new(), is_for_status, points }
    }

    /// The days on which its points end, the earliest first.
    fn days(&self, kind: &Kind) -> Vec<Day> {
        let last = self.history.period.last;
        let mut days: Vec<Day> = if *kind == Kind::PictureOfYears {
            std::iter::successors(Some(last), |day| Some(Against::YearAgo.day(*day))).take(YEARS).collect()
        } else {
            let from = last.plus_months(-3 * (QUARTERS as i32 + 2));
            let ends = spans(Step::Quarter, from, last).into_iter().map(|span| span.last);
            ends.filter(|day| Step::Quarter.is_whole(*day)).rev().take(QUARTERS).collect()
        };
        days.reverse();
        days
    }

    fn drawn(&mut self, line: &'static Indicator, step: Step, day: Day) -> Point {
        let figure = if line.is_profile() { Err(Reason::None) } else { self.figure(line, step, day) };
        Point { last: day, figure, drawn: Err(Reason::None) }
    }
}

/// What may be drawn of a point, beside those before it.
fn drawn(point: &Point, before: &[Point], known: Known, around: &Around) -> Result<(i64, String), Reason> {
    let (figure, profile) = (point.figure.as_ref().map_err(|reason| *reason)?, around.settings.profile);
    let said = said(figure, known, around)?;
    let mut others = before.iter().filter(|other| other.drawn.is_ok()).filter_map(|other| other.figure.as_ref().ok());
    if others.any(|other| figure.turns(other, profile)) {
        return Err(Reason::Turned);
    }
    Ok((figure.offered.tenths(&figure.line, profile), said.words))
}

/// How many points come before the files do: they are no gaps.
fn begin(lines: &[(&'static Indicator, Vec<Point>)]) -> usize {
    let is_told = |point: &Point| !matches!(point.figure, Err(Reason::Gap(_) | Reason::None));
    let first = lines.iter().filter_map(|(_, points)| points.iter().position(is_told)).min();
    first.unwrap_or_else(|| lines.first().map_or(0, |(_, points)| points.len()))
}

impl Pictured {
    /// Decides of each point whether it may be drawn.
    pub fn settle(&mut self, row: Option<&Row>, known: Known, around: &Around) {
        self.title = row.map(|row| row.title(around)).unwrap_or_default();
        for (_, points) in &mut self.points {
            (0..points.len()).for_each(|at| points[at].drawn = drawn(&points[at], &points[..at], known, around));
        }
    }

    /// For the paper and for the officer; a line without two values that may be drawn is no picture.
    pub fn view(&self, profile: Profile) -> Result<PictureView, &'static str> {
        let drawn = self.points.iter().map(|(_, points)| points.iter().filter(|point| point.drawn.is_ok()).count());
        let (line, points) = self.points.first().ok_or_else(|| Reason::None.words(profile))?;
        if drawn.max().unwrap_or(0) < 2 {
            let why = points.iter().find_map(|point| point.drawn.as_ref().err().copied());
            return Err(why.unwrap_or(Reason::Unlike).words(profile));
        }
        let days: Vec<Day> = points.iter().map(|point| point.last).collect();
        let value = |point: &Point| point.drawn.clone().map_err(|reason| reason.words(profile));
        let is_year_end = |day: &Day| day.plus(1) == day.plus(1).year_start();
        let is_part = is_cut(line, step(&self.telling.kind));
        let is_over_year = line.window == Window::Year;
        Ok(PictureView {
            telling: self.telling.clone(),
            title: self.title.clone(),
            unit: line.unit,
            is_like_years: !is_part && (!is_over_year || days.iter().all(is_year_end)),
            days,
            lines: self.points.iter().map(|(line, points)| (*line, points.iter().map(value).collect())).collect(),
        })
    }
}

/// The points of a picture that are drawn or held back.
pub fn released(picture: &Pictured, at: Day, rule: Profile) -> Vec<Released> {
    let one = |point: &Point| of_figure(point.figure.as_ref().ok()?, point.drawn.is_ok(), (at, rule));
    picture.points.iter().flat_map(|(_, points)| points.iter().filter_map(one)).collect()
}
