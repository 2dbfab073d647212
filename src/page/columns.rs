//! What a row of the scorecard shows beside its figure: its aim and rating, the line a year ago, England and similar
//! councils.

use super::lines::shown_as;
use super::others::{Other, beside_line, published};
use super::over_time::NOT_READ;
use super::standing::{AimView, PartView, Standing, attentions, moves, tally};
use super::status::StatusView;
use super::trend::since;
use super::wished::{self, WishedView};
use super::{Session, place, words};
use crate::calendar::Day;
use crate::compare::comparators::{Asked, Beside, Place, Whose};
use crate::compare::settings::chosen::names;
use crate::compare::settings::model::{Settings, Shown as Wish};
use crate::judging::{Better, Indicator};
use crate::scorecard::{Line, headline};
use crate::series::earlier::{self, Against, Earlier};
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
    /// The place of the figure among all councils.
    place: Option<String>,
}

/// The line at the earlier date, and what may be said of now beside then.
#[derive(Serialize)]
struct AgoView {
    lead: String,
    under: String,
    words: Option<&'static str>,
}

/// A published figure of the same definition: England's own, or the mean of similar councils.
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
    /// Its place among all councils, and which way is good.
    pub place: Option<(Place, Better)>,
}

impl Stood {
    /// A published figure.
    pub fn published(&self, whose: Whose) -> Option<&Other> {
        self.others.iter().find(|(one, _)| one.whose == whose)
    }
}

impl Session {
    /// What stands beside every line at an as-at date: asked for after the scorecard, because it asks every line again.
    /// All are set beside one earlier date: `last-month`, `last-quarter`, `year-ago`, `last-outturn` or a date.
    pub fn columns(&mut self, as_at: &str, against: &str) -> Result<ColumnsView, String> {
        let against = self.against(as_at, against)?;
        let (then, stood) = self.stood(as_at, against)?;
        let standing = |one: &Stood| Standing::of(&one.line, &one.status, since(one.line.indicator, &one.earlier));
        let standings: Vec<Standing> = stood.iter().map(standing).collect();
        Ok(ColumnsView {
            ago: then.to_string(),
            against: against.words(),
            tally: tally(&standings),
            attention: attentions(&standings),
            moves: moves(&standings),
            sets: sets(&self.settings.settings),
            rows: stood.iter().zip(standings).map(|(one, standing)| row(one, standing)).collect(),
        })
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
            Some(Against::On(day)) => returns.records.allows(day).map(|()| Against::On(day)),
            Some(against) => Ok(against),
        }
    }

    /// Every line with what stands beside it, and the earlier day.
    pub(super) fn stood(&mut self, as_at: &str, against: Against) -> Result<(Day, Vec<Stood>), String> {
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let then = against.day(history.period.last);
        let all = crate::scorecard::all(&returns.records);
        let earlier = earlier::of(&all, &returns.records, (history.period.last, then), returns.as_at);
        let asked = Asked { published: &self.published, authority: self.authority(), year: history.period.year };
        let stood = |(indicator, earlier): (&'static Indicator, Earlier)| {
            let line = headline(indicator, history);
            let (status, found) = (self.status(&line, history), beside_line(&line, history, &asked));
            let place_in = |found: &Beside| Some((*place::place(&line, found, history)?, found.better));
            let place = found.as_ref().and_then(place_in);
            Stood { line, earlier, status, others: found.map(published).unwrap_or_default(), place }
        };
        Ok((then, all.into_iter().zip(earlier).map(stood).collect()))
    }
}

fn row(one: &Stood, standing: Standing) -> RowView {
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
        place: one.place.map(|(place, better)| place::in_row(&place, better, year)),
    }
}

fn sets(settings: &Settings) -> Vec<String> {
    let mut all = names(settings);
    all.sort_by_key(|name| *name != settings.set);
    all
}

fn others_view((one, unit): &Other) -> OthersView {
    OthersView {
        lead: words::published(one.hundredths, *unit),
        year: words::return_year(one.year),
        source: one.source.clone(),
    }
}

fn ago_view(indicator: &Indicator, earlier: &Earlier, wish: Wish) -> Option<AgoView> {
    earlier.now.value?;
    let then = earlier.then.value?;
    let WishedView { lead, under } = wished::value(indicator, &then, wish).unwrap_or_else(|| {
        let shown = shown_as(indicator, &then.figure, Some(then.tenths));
        WishedView { lead: shown.lead, under: shown.under }
    });
    Some(AgoView { lead, under, words: since(indicator, earlier) })
}
