//! What a row of the scorecard shows beside its figure: its aim and rating, the line a year ago, England and similar
//! councils.

use super::lines::shown_as;
use super::others::{Other, beside_line, is_of_others, of_year, published};
use super::over_time::NOT_READ;
use super::place::Ranked;
use super::standing::{AimView, PartView, Standing, attentions, moves, tally};
use super::status::StatusView;
use super::trend::since;
use super::wished::{self, WishedView};
use super::{Session, place, words};
use crate::calendar::Day;
use crate::compare::comparators::Whose;
use crate::compare::settings::chosen::names;
use crate::compare::settings::model::{Settings, Shown as Wish};
use crate::compare::wales::WALES;
use crate::judging::{Indicator, Unit};
use crate::scorecard::Line;
use crate::series::earlier::{Against, Earlier};
use crate::series::{Point, Value};
use serde::Serialize;

/// What stands beside every line that has something there.
#[derive(Serialize)]
pub struct ColumnsView {
    ago: String,
    /// What every line is set beside: "A year ago".
    against: &'static str,
    /// How many lines stand where, while any has an aim.
    tally: Vec<PartView>,
    attention: Vec<PartView>,
    /// How many lines went which way since then.
    moves: Vec<PartView>,
    /// The sets of lines: the one that is chosen first.
    sets: Vec<String>,
    /// Whose figure has a column of its own.
    column: Option<String>,
    rows: Vec<RowView>,
}

/// What stands beside one line.
#[derive(Serialize)]
pub struct RowView {
    id: &'static str,
    /// The line's title in the authority's own words.
    wording: Option<String>,
    /// The figure as the authority wants it shown, where that is not as every other.
    shown: Option<WishedView>,
    aim: Option<AimView>,
    part: Option<&'static str>,
    attention: Option<&'static str>,
    moved: Option<&'static str>,
    ago: Option<AgoView>,
    england: Option<OthersView>,
    similar: Option<OthersView>,
    /// The comparator that has a column of its own.
    other: Option<OthersView>,
    /// The place of the figure among all councils.
    place: Option<String>,
}

/// The line at the earlier date, and what may be said of now beside then.
#[derive(Serialize)]
struct AgoView {
    lead: String,
    under: String,
    /// That both are over 12 months, with the figure of now, where the row's own is of other days; or why nothing stands
    /// there.
    over: Option<String>,
    words: Option<&'static str>,
}

/// A figure of the same definition: England's own, the mean of similar councils, or what a club has.
#[derive(Serialize)]
struct OthersView {
    lead: String,
    year: String,
    source: String,
}

/// A line with what stands beside it.
pub(super) struct Stood {
    pub line: Line,
    /// Beside itself at the earlier date.
    pub earlier: Earlier,
    pub status: StatusView,
    others: Vec<Other>,
    /// Its place among all councils.
    pub place: Option<Ranked>,
}

impl Stood {
    /// A published figure.
    pub fn published(&self, whose: Whose) -> Option<&Other> {
        self.others.iter().find(|(one, _)| one.whose == whose)
    }

    /// The figure of a club, or one that the council has added, by its name.
    pub fn of_others(&self, name: &str) -> Option<&Other> {
        self.others.iter().find(|(one, _)| is_of_others(one.whose) && one.label == name)
    }
}

impl Session {
    /// What stands beside every line at an as-at date: asked for after the scorecard, because it asks
    /// every line again, where that was not done in parts before.
    /// All are set beside one earlier date: `last-month`, `last-quarter`, `year-ago`, `last-outturn` or a date.
    pub fn columns(&mut self, as_at: &str, against: &str) -> Result<ColumnsView, String> {
        let against = self.against(as_at, against)?;
        let (then, stood) = self.stood(as_at, against)?;
        let standing = |one: &Stood| Standing::of(&one.line, &one.status, since(one.line.indicator, &one.earlier));
        let standings: Vec<Standing> = stood.iter().map(standing).collect();
        let (settings, column) = (&self.settings.settings, self.column());
        Ok(ColumnsView {
            ago: then.to_string(),
            against: against.words(),
            tally: tally(&standings),
            attention: attentions(&standings),
            moves: moves(&standings),
            sets: sets(settings),
            rows: stood.iter().zip(standings).map(|(one, standing)| row(one, standing, &column)).collect(),
            column: Some(column).filter(|name| !name.is_empty()),
        })
    }

    /// Whose figure has a column of its own: the one that is set, else Wales for a council of Wales.
    pub(super) fn column(&self) -> String {
        let set = &self.settings.settings.column;
        if set.is_empty() && self.compared().is_of_wales() { WALES.to_owned() } else { set.clone() }
    }

    /// What lines are set beside; a year ago where nothing is named. A date must be one that the files cover, before the
    /// as-at date.
    pub(super) fn against(&mut self, as_at: &str, against: &str) -> Result<Against, String> {
        let (_, returns, history) = self.at(as_at)?;
        let last = history.period.last;
        match Against::of(against) {
            None if against.is_empty() => Ok(Against::YearAgo),
            None => Err("The date to compare with must be a real date.".to_owned()),
            Some(Against::On(day)) if day >= last => Err(format!("The date to compare with must be before {last}.")),
            Some(Against::On(day)) => returns.records.allows_before(day, last).map(|()| Against::On(day)),
            Some(against) => Ok(against),
        }
    }

    /// Every line with what stands beside it, and the earlier day.
    pub(super) fn stood(&mut self, as_at: &str, against: Against) -> Result<(Day, Vec<Stood>), String> {
        let looked = self.looked(as_at, against)?.to_vec();
        let history = self.history.as_ref().ok_or(NOT_READ)?;
        let then = against.day(history.period.last);
        let asked = self.compared().asked(history);
        let stood = |(line, earlier): (Line, Earlier)| {
            let (status, found) = (self.status(&line, history), beside_line(&line, history, &asked));
            let place = found.as_ref().and_then(|found| place::place(&line, found, history));
            Stood { line, earlier, status, others: found.map(published).unwrap_or_default(), place }
        };
        Ok((then, looked.into_iter().map(stood).collect()))
    }
}

fn row(one: &Stood, standing: Standing, column: &str) -> RowView {
    let similar = one.published(Whose::SimilarMean);
    let year = similar.map(|(mean, _)| mean.year);
    RowView {
        id: one.line.indicator.id,
        wording: one.status.wording.clone(),
        shown: wished::own(&one.line, one.status.wish),
        aim: standing.aim,
        part: standing.part,
        attention: standing.attention,
        moved: standing.moved,
        ago: ago_view(one.line.indicator, &one.earlier, one.status.wish),
        england: one.published(Whose::Nation).map(others_view),
        similar: similar.map(others_view),
        other: one.of_others(column).map(others_view),
        place: one.place.map(|ranked| place::in_row(&ranked, year)),
    }
}

fn sets(settings: &Settings) -> Vec<String> {
    let mut all = names(settings);
    all.sort_by_key(|name| *name != settings.set);
    all
}

fn others_view((one, unit): &Other) -> OthersView {
    OthersView { lead: words::published(one.hundredths, *unit), year: of_year(one), source: one.source.clone() }
}

fn ago_view(indicator: &Indicator, earlier: &Earlier, wish: Wish) -> Option<AgoView> {
    let now = earlier.now.value?;
    if let Some(why) = earlier.unlike() {
        let (lead, under) = Default::default();
        return Some(AgoView { lead, under, over: Some(why.to_string()), words: None });
    }
    let WishedView { lead, under } = shown(indicator, &earlier.then.value?, wish);
    let said = || over_12_months(indicator, (&earlier.now, &shown(indicator, &now, wish)));
    let over = earlier.over_12_months.then(said);
    Some(AgoView { lead, under, over, words: since(indicator, earlier) })
}

fn shown(indicator: &Indicator, value: &Value, wish: Wish) -> WishedView {
    wished::value(indicator, value, wish).unwrap_or_else(|| {
        let shown = shown_as(indicator, &value.figure, Some(value.tenths));
        WishedView { lead: shown.lead, under: shown.under }
    })
}

/// "both over 12 months: 3.9% (7 of 178) now"; the figure is not said again at the end of a year, where it is the row's.
fn over_12_months(indicator: &Indicator, (point, now): (&Point, &WishedView)) -> String {
    if point.first == point.last.year_start() {
        return "both over 12 months".to_owned();
    }
    let of =
        if indicator.unit == Unit::Count || now.under.is_empty() { String::new() } else { format!(" ({})", now.under) };
    format!("both over 12 months: {}{of} now", now.lead)
}
