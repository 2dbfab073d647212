//! A line beside what others publish, in words.

use super::others::{beside_line, interval_beside, is_part_of_a_year, keep_like, of_year};
use super::{Session, place, verdict, words};
use crate::account::Code;
use crate::compare::areas::Area;
use crate::compare::comparators::{Asked, Beside, Comparator, MiddleHalf, Place, Whose, beside};
use crate::compare::interval::Interval;
use crate::compare::layouts::Layout;
use crate::compare::published::{Published, PublishedFile};
use crate::compare::rank::{Quartile, Within};
use crate::compare::same;
use crate::compare::settings::model::Settings;
use crate::compare::wales;
use crate::history::History;
use crate::indicators;
use crate::judging::measure::rounded;
use crate::judging::{Better, Indicator, Unit};
use crate::scorecard::{self, Line};
use serde::Serialize;

/// What a line is set beside.
pub struct Compared<'p> {
    /// What was read from published files.
    pub published: &'p Published,
    /// What is set: a council may have added figures of its own.
    pub settings: &'p Settings,
    /// The council, where one is chosen.
    pub authority: Option<usize>,
}

/// Said in place of a verdict.
const OF_A_PART: &str = "Our figure counts since 1 April, and the year is not over: it is not set beside whole years.";

const OF_SIZE: &str = "A count grows with a council: its place says how large it is and not how well it does. It stands \
                       here alone.";

/// One line beside the published figures of its own definition.
#[derive(Serialize)]
pub struct CompareView {
    line: &'static str,
    unit: &'static str,
    better: &'static str,
    year: i32,
    ours: Option<f64>,
    ours_words: Option<String>,
    /// Our figure beside England and similar councils, as a sentence.
    verdict: Option<String>,
    comparators: Vec<ComparatorView>,
    middle_half: Option<MiddleHalfView>,
    neighbours_model: Option<i32>,
    published: Option<PlaceView>,
    placed: Option<PlaceView>,
    /// The same among the councils of our region alone.
    in_region: Option<PlaceView>,
    /// The place of our figure of the last whole year, where that of a part of one has none.
    last_whole: Option<PlaceView>,
    /// Why a place is no fair one, and which line has one.
    unfair: Option<String>,
    differs: &'static str,
}

#[derive(Serialize)]
struct ComparatorView {
    whose: &'static str,
    label: String,
    value: f64,
    year: i32,
    fits: bool,
    sums: bool,
    /// What may be said of our figure beside it.
    than: Option<String>,
    shown: String,
    year_words: String,
    words: String,
    source: String,
}

#[derive(Serialize)]
struct MiddleHalfView {
    low: f64,
    high: f64,
    ours: Option<&'static str>,
    year: i32,
    words: String,
}

#[derive(Serialize)]
struct PlaceView {
    rank: usize,
    of: usize,
    quartile: Option<&'static str>,
    cuts: [f64; 3],
    year: i32,
    words: String,
}

/// A published measure that is never set beside the line, and why.
#[derive(Serialize)]
pub struct NeverView {
    published: &'static str,
    differs: &'static str,
}

impl<'p> Compared<'p> {
    /// What is asked for the statistical year of a date.
    pub(super) fn asked(&self, history: &History) -> Asked<'p> {
        let Compared { published, settings, authority } = *self;
        Asked { published, settings, authority, year: history.period.year }
    }

    /// What stands beside a line.
    pub fn line(&self, line: &Line, history: &History) -> Option<CompareView> {
        let (beside, interval) = self.found(line, history)?;
        let view = CompareView { unfair: self.unfair(line, &beside, history), ..CompareView::of(&beside, interval) };
        let is_part = is_part_of_a_year(line.indicator, &history.period);
        let last_whole = is_part.then(|| self.last_whole(line.indicator, history)).flatten();
        let verdict = self.of_same_days(line, history).into_iter().chain([OF_A_PART.to_owned()]);
        Some(if is_part {
            CompareView { verdict: Some(verdict.collect::<Vec<String>>().join(" ")), last_whole, ..view }
        } else {
            view
        })
    }

    /// The place of our figure at the last 31 March, where councils have figures and the files reach as far back.
    fn last_whole(&self, indicator: &'static Indicator, history: &History) -> Option<PlaceView> {
        let last = history.period.year_start.plus(-1);
        let has_councils = |year: i32| self.published.of_councils(indicator.id, year).nth(1).is_some();
        self.authority?;
        self.published.years(indicator.id).any(has_councils).then_some(())?;
        history.records.allows_before(last, history.period.last).ok()?;
        let then = History::at(&history.records, last);
        let (found, _) = self.found(&scorecard::headline(indicator, &then), &then)?;
        found.placed.as_ref().map(|place| place_view(place, "", &found))
    }

    /// Of a count: that its place is one of size, and the place of the rate of the same definition.
    fn unfair(&self, line: &Line, found: &Beside, history: &History) -> Option<String> {
        found.placed.as_ref().filter(|_| found.same.unit == Unit::Count)?;
        let rate = indicators::all().find(|rate| rate.rate_of == Some(line.indicator.id));
        let ranked = |rate: &'static Indicator| {
            let line = scorecard::headline(rate, history);
            let place = place::place(&line, &beside_line(&line, history, &self.asked(history))?, history)?;
            Some(format!(
                " {} ({}) is set against the children of the area. {}",
                rate.title,
                rate.id,
                place::sentence(&place)
            ))
        };
        Some(format!("{OF_SIZE}{}", rate.and_then(ranked).unwrap_or_default()))
    }

    /// What may be said beside figures of the very days that ours counts.
    fn of_same_days(&self, line: &Line, history: &History) -> Option<String> {
        let found = beside_line(line, history, &self.asked(history))?;
        let interval = interval_beside(line, &found, history);
        let ours = format!("Our figure: {}.", words::published(found.ours?, found.same.unit));
        let all = [verdict::sentence(&found, interval.as_ref()), verdict::untold(&found, interval.as_ref())];
        Some(std::iter::once(ours).chain(all.into_iter().flatten()).collect::<Vec<String>>().join(" "))
    }

    /// The published figures, and how far chance could carry ours; of a part of a year ours is not set beside them.
    pub(super) fn found(&self, line: &Line, history: &History) -> Option<(Beside, Option<Interval>)> {
        let (indicator, is_whole) = (line.indicator, !is_part_of_a_year(line.indicator, &history.period));
        let ours = |same: &same::Same| same.ours(&line.figure, line.tenths, indicator.unit).filter(|_| is_whole);
        let mut found = beside(indicator, ours, &self.asked(history))?;
        if is_whole {
            keep_like(&mut found, line, &history.period);
        }
        let interval = interval_beside(line, &found, history).filter(|_| is_whole);
        Some((found, interval))
    }

    /// Whether Wales's figures lead, and not England's.
    pub(super) fn is_of_wales(&self) -> bool {
        wales::leads(self.settings, self.authority.and_then(|area| self.published.areas.get(area)))
    }

    /// The mean of similar councils in tenths of the line's own unit: what "neighbours' average" aims at.
    pub fn average(&self, line: &Line, history: &History) -> Option<i64> {
        average(line.indicator, &self.asked(history))
    }
}

impl Session {
    /// What lines are set beside.
    pub(super) fn compared(&self) -> Compared<'_> {
        Compared { published: &self.published, settings: &self.settings.settings, authority: self.authority() }
    }
}

/// The published measures that look like a line and are not.
pub fn never(line: &str) -> Vec<NeverView> {
    let of = same::NEVER.iter().filter(|other| other.line == line);
    of.map(|other| NeverView { published: other.published, differs: other.differs }).collect()
}

/// The mean of similar councils in the year that is asked for, or the latest before it.
pub(super) fn average(indicator: &Indicator, asked: &Asked) -> Option<i64> {
    let unit = indicator.unit;
    let found = beside(indicator, |_| None, asked).filter(|found| found.same.unit == unit)?;
    let mean = found.comparators.iter().find(|one| one.whose == Whose::SimilarMean)?.hundredths;
    let has_decimal = matches!(unit, Unit::Percent | Unit::Score | Unit::Points | Unit::Weeks);
    Some(if has_decimal { rounded(mean, 10) } else { 10 * rounded(mean, 100) })
}

impl CompareView {
    fn of(beside: &Beside, interval: Option<Interval>) -> CompareView {
        let unit = beside.same.unit;
        CompareView {
            verdict: verdict::sentence(beside, interval.as_ref()),
            line: beside.same.line,
            unit: unit.key(),
            better: beside.better.key(),
            year: beside.year,
            ours: beside.ours.map(number),
            ours_words: beside.ours.map(|ours| words::published(ours, unit)),
            comparators: beside.comparators.iter().map(|one| comparator(one, beside, interval.as_ref())).collect(),
            middle_half: beside.middle_half.as_ref().map(|half| middle_half(half, unit)),
            neighbours_model: beside.model,
            published: beside.published.as_ref().map(|place| place_view(place, "", beside)),
            placed: beside.placed.as_ref().map(|place| place_view(place, "", beside)),
            in_region: beside.in_region.map(|(name, place)| place_view(&place, &format!(" in {name}"), beside)),
            last_whole: None,
            unfair: None,
            differs: beside.same.differs,
        }
    }
}

fn comparator(one: &Comparator, beside: &Beside, interval: Option<&Interval>) -> ComparatorView {
    let fits = one.year == beside.year;
    let value = words::published(one.hundredths, beside.same.unit);
    let label = label(one);
    ComparatorView {
        whose: one.whose.key(),
        words: format!("{label}: {value} ({})", year_words(one, beside.year)),
        than: verdict::than(one, beside, interval).map(|than| verdict::words(than, one, beside)),
        shown: value,
        year_words: year_words(one, beside.year),
        label,
        value: number(one.hundredths),
        year: one.year,
        fits,
        sums: one.sums,
        source: one.source.clone(),
    }
}

pub(super) fn label(one: &Comparator) -> String {
    match one.whose {
        Whose::Nation | Whose::Region | Whose::Group if one.sums => format!("All of {}", one.label),
        Whose::Nation | Whose::Region => one.label.clone(),
        Whose::SimilarMean => format!("Mean of {}", one.label),
        Whose::SimilarMedian => format!("Median of {}", one.label),
        Whose::SimilarBest => format!("Best of them, {}", one.label),
        Whose::Own => format!("{} as published", one.label),
        Whose::Group | Whose::Added => one.label.clone(),
    }
}

/// The year of a figure; where it is not that of ours, that it is the latest before it.
pub(super) fn year_words(one: &Comparator, ours: i32) -> String {
    let own = of_year(one);
    if one.year == ours { own } else { format!("{own}, the latest before {}", words::return_year(ours)) }
}

fn middle_half(half: &MiddleHalf, unit: Unit) -> MiddleHalfView {
    let (low, high) = half.cuts;
    let ours = match half.ours {
        Some(Within::Below) => ". Ours is below it",
        Some(Within::Inside) => ". Ours is inside it",
        Some(Within::Above) => ". Ours is above it",
        None => "",
    };
    let year = words::return_year(half.year);
    let words = format!(
        "The middle half of similar councils: {} to {} ({year}){ours}.",
        words::published(low, unit),
        words::published(high, unit)
    );
    MiddleHalfView { low: number(low), high: number(high), ours: half.ours.map(Within::key), year: half.year, words }
}

fn place_view(place: &Place, of: &str, beside: &Beside) -> PlaceView {
    let from = if beside.better == Better::Neutral { ", the highest first" } else { "" };
    let quarter = place.quartile.map_or(String::new(), |quartile| format!(", {}", place::quarter_words(quartile)));
    let cuts = place.cuts.map(|cut| words::published(cut, beside.same.unit)).join(", ");
    let words = format!(
        "{} of {} councils{of}{from}{quarter} ({}). The cut-offs of the quarters: {cuts}.",
        place.rank,
        place.of,
        words::return_year(place.year)
    );
    PlaceView {
        rank: place.rank,
        of: place.of,
        quartile: place.quartile.map(Quartile::letter),
        cuts: place.cuts.map(number),
        year: place.year,
        words,
    }
}

fn number(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

/// What came of a published file.
#[derive(Serialize)]
pub struct PublishedFileView {
    pub(super) name: String,
    table: &'static str,
    pub(super) rows: u32,
    pub(super) used: u32,
    pub(super) set_aside: u32,
    pub(super) mended: u32,
    pub(super) notices: Vec<crate::account::Notice>,
}

/// What came of each published file.
/// `newest` is the year of the newest return: a figure of a later one waits for it.
pub fn published_files(published: &Published, newest: Option<i32>) -> Vec<PublishedFileView> {
    published.files.iter().map(|file| PublishedFileView::of(file, newest)).collect()
}

const AHEAD: &str = "The row is of a year after the newest return. It is not shown until the figures reach that year.";

impl PublishedFileView {
    fn of(file: &PublishedFile, newest: Option<i32>) -> PublishedFileView {
        let mut account = file.account.clone();
        let ahead = file.set.iter().filter(|(year, _)| newest.is_some_and(|newest| *year > newest));
        ahead.for_each(|(_, line)| _ = account.note(Code::PubAhead, None, *line, AHEAD));
        PublishedFileView {
            name: file.path.clone(),
            table: Layout::words(file.layout),
            rows: account.rows,
            used: account.rows - account.set_aside - account.mended,
            set_aside: account.set_aside,
            mended: account.mended,
            notices: account.notices,
        }
    }
}

/// The name of the chosen council.
pub fn authority_name(published: &Published, authority: Option<usize>) -> Option<&str> {
    authority.and_then(|id| published.areas.get(id)).map(|area: &Area| area.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_does_not_fit_is_said() {
        let mut one = Comparator {
            whose: Whose::Added,
            label: "Club".to_owned(),
            hundredths: 7100,
            year: 2025,
            period: String::new(),
            source: "Report".to_owned(),
            sums: false,
        };
        assert_eq!(year_words(&one, 2025), "2024/25");
        assert_eq!(year_words(&one, 2026), "2024/25, the latest before 2025/26");
        one.period = "July to September".to_owned();
        assert_eq!(year_words(&one, 2025), "2024/25, July to September");
    }
}
