//! What a row of the scorecard shows beside its figure: its aim and rating, the line a year ago, England and similar
//! councils.

use super::lines::shown_as;
use super::others::{Other, others};
use super::over_time::NOT_READ;
use super::standing::{AimView, PartView, Standing, attentions, tally};
use super::status::StatusView;
use super::trend::since;
use super::{Session, words};
use crate::calendar::Day;
use crate::compare::comparators::{Asked, Whose};
use crate::compare::settings::chosen::names;
use crate::compare::settings::model::Settings;
use crate::indicators;
use crate::judging::Indicator;
use crate::scorecard::{Line, headline};
use crate::series::earlier::{self, Against, Earlier};
use serde::Serialize;

/// What stands beside every line that has something there.
#[derive(Serialize)]
pub struct ColumnsView {
    ago: String,
    /// How many lines stand where, while any has an aim.
    tally: Vec<PartView>,
    attention: Vec<PartView>,
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
    aim: Option<AimView>,
    part: Option<&'static str>,
    attention: Option<&'static str>,
    ago: Option<AgoView>,
    england: Option<OthersView>,
    similar: Option<OthersView>,
}

/// The line a year before, and what may be said of now beside then.
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
    /// Beside itself a year before.
    pub earlier: Earlier,
    pub status: StatusView,
    others: Vec<Other>,
}

impl Stood {
    /// A published figure.
    pub fn published(&self, whose: Whose) -> Option<&Other> {
        self.others.iter().find(|(one, _)| one.whose == whose)
    }
}

impl Session {
    /// What stands beside every line at an as-at date: asked for after the scorecard, because it asks every line again.
    pub fn columns(&mut self, as_at: &str) -> Result<ColumnsView, String> {
        let (then, stood) = self.stood(as_at)?;
        let standing = |one: &Stood| Standing::of(&one.line, &one.status, since(one.line.indicator, &one.earlier));
        let standings: Vec<Standing> = stood.iter().map(standing).collect();
        Ok(ColumnsView {
            ago: then.to_string(),
            tally: tally(&standings),
            attention: attentions(&standings),
            sets: sets(&self.settings.settings),
            rows: stood.iter().zip(standings).map(|(one, standing)| row(one, standing)).collect(),
        })
    }

    /// Every line with what stands beside it, and the day a year before.
    pub(super) fn stood(&mut self, as_at: &str) -> Result<(Day, Vec<Stood>), String> {
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let then = Against::YearAgo.day(history.period.last);
        let all: Vec<&'static Indicator> = indicators::all().collect();
        let earlier = earlier::of(&all, &returns.records, (history.period.last, then), returns.as_at);
        let asked = Asked { published: &self.published, authority: self.authority(), year: history.period.year };
        let stood = |(indicator, earlier): (&'static Indicator, Earlier)| {
            let line = headline(indicator, history);
            let (status, others) = (self.status(&line, history), others(&line, history, &asked));
            Stood { line, earlier, status, others }
        };
        Ok((then, all.into_iter().zip(earlier).map(stood).collect()))
    }
}

fn row(one: &Stood, standing: Standing) -> RowView {
    RowView {
        id: one.line.indicator.id,
        wording: one.status.wording.clone(),
        aim: standing.aim,
        part: standing.part,
        attention: standing.attention,
        ago: ago_view(one.line.indicator, &one.earlier),
        england: one.published(Whose::Nation).map(others_view),
        similar: one.published(Whose::SimilarMean).map(others_view),
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

fn ago_view(indicator: &Indicator, earlier: &Earlier) -> Option<AgoView> {
    earlier.now.value?;
    let then = earlier.then.value?;
    let shown = shown_as(indicator, &then.figure, Some(then.tenths));
    Some(AgoView { lead: shown.lead, under: shown.under, words: since(indicator, earlier) })
}
