//! What a row of the scorecard shows beside its figure: its aim and rating, the line a year ago, England and similar
//! councils.

use super::lines::shown_as;
use super::over_time::NOT_READ;
use super::standing::{AimView, PartView, Standing, attentions, tally};
use super::trend::since;
use super::{Session, words};
use crate::compare::comparators::{Asked, Beside, Comparator, Whose, beside};
use crate::compare::settings::chosen::names;
use crate::compare::settings::model::Settings;
use crate::indicators;
use crate::judging::Indicator;
use crate::scorecard::{Line, headline};
use crate::series::earlier::{self, Against, Earlier};
use serde::Serialize;

/// Years after which an earlier published figure no longer stands in a row, here or on the committee's sheet; the line's
/// own page still has it.
pub(super) const OLDEST: i32 = 2;

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

impl Session {
    /// What stands beside every line at an as-at date: asked for after the scorecard, because it asks every line again.
    pub fn columns(&mut self, as_at: &str) -> Result<ColumnsView, String> {
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let then = Against::YearAgo.day(history.period.last);
        let all: Vec<&'static Indicator> = indicators::all().collect();
        let earlier = earlier::of(&all, &returns.records, (history.period.last, then), returns.as_at);
        let lines: Vec<(Line, Earlier)> = all.iter().map(|line| headline(line, history)).zip(earlier).collect();
        let standing = |(line, earlier): &(Line, Earlier)| {
            Standing::of(line, &self.status(line, history), since(line.indicator, earlier))
        };
        let standings: Vec<Standing> = lines.iter().map(standing).collect();
        let asked = Asked { published: &self.published, authority: self.authority(), year: history.period.year };
        Ok(ColumnsView {
            ago: then.to_string(),
            tally: tally(&standings),
            attention: attentions(&standings),
            sets: sets(&self.settings.settings),
            rows: lines.iter().zip(standings).map(|(line, standing)| self.row(line, standing, &asked)).collect(),
        })
    }

    fn row(&self, (line, earlier): &(Line, Earlier), standing: Standing, asked: &Asked) -> RowView {
        let id = line.indicator.id;
        let found = beside(id, |same| same.ours(&line.figure, line.tenths, line.indicator.unit), asked);
        let others = |whose: Whose| found.as_ref().and_then(|found| others_view(found, whose));
        let wording = self.settings.settings.line(id).map(|set| set.wording.clone());
        RowView {
            id,
            wording: wording.filter(|wording| !wording.is_empty()),
            aim: standing.aim,
            part: standing.part,
            attention: standing.attention,
            ago: ago_view(line.indicator, earlier),
            england: others(Whose::Nation),
            similar: others(Whose::SimilarMean),
        }
    }
}

fn sets(settings: &Settings) -> Vec<String> {
    let mut all = names(settings);
    all.sort_by_key(|name| *name != settings.set);
    all
}

fn others_view(found: &Beside, whose: Whose) -> Option<OthersView> {
    let is_it = |one: &&Comparator| one.whose == whose && !one.sums && found.year - one.year <= OLDEST;
    let one = found.comparators.iter().find(is_it)?;
    Some(OthersView {
        lead: words::published(one.hundredths, found.same.unit),
        year: words::return_year(one.year),
        source: one.source.clone(),
    })
}

fn ago_view(indicator: &Indicator, earlier: &Earlier) -> Option<AgoView> {
    earlier.now.value?;
    let then = earlier.then.value?;
    let shown = shown_as(indicator, &then.figure, Some(then.tenths));
    Some(AgoView { lead: shown.lead, under: shown.under, words: since(indicator, earlier) })
}
