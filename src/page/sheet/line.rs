//! A line of the committee's sheet: what is promised, how it is, whether that is good, and what is done about it.

use super::cell::{Cell, CellView, Offered, Reason};
use super::year_end::YearEnd;
use crate::compare::areas::has_a_column;
use crate::compare::comparators::{Asked, Whose};
use crate::compare::rating::Rating;
use crate::compare::settings::model::{Settings, Shown};
use crate::history::{History, Period};
use crate::judging::{Indicator, Unit, Window};
use crate::outlook::Range;
use crate::outlook::chance::{self, Chance};
use crate::page::others::{Other, beside_line, interval_beside, is_of_others, of_year, others};
use crate::page::place;
use crate::page::status::StatusView;
use crate::page::trend::since;
use crate::page::verdict;
use crate::page::words;
use crate::paper::sentences;
use crate::rows::of_extracts::TypedNumber;
use crate::scorecard::{Line, typed};
use crate::series::earlier::Earlier;
use serde::Serialize;
use std::collections::BTreeSet;

/// One line.
#[derive(Serialize)]
pub struct SheetLineView {
    pub id: &'static str,
    pub code: &'static str,
    pub title: String,
    pub better_words: &'static str,
    pub period: String,
    pub now: CellView,
    pub ago: CellView,
    pub change: Option<&'static str>,
    pub aim: Option<String>,
    pub aim_from: Option<String>,
    pub rating: Option<&'static str>,
    pub rating_words: Option<&'static str>,
    pub similar: Option<String>,
    pub england: Option<String>,
    /// What clubs and the council itself say: `Our club 71% (2023/24)`.
    pub others: Option<String>,
    pub expected: Option<ExpectedView>,
    /// The sentences beside England and similar councils, and beside what the council has added, for the paper.
    #[serde(skip)]
    pub verdict: Option<String>,
    /// England or Wales, and whether the figure is clearly better than theirs or clearly worse, for the paper.
    #[serde(skip)]
    pub nation: Option<(String, bool)>,
    /// The place of the figure among all councils, for the paper.
    #[serde(skip)]
    pub place: Option<String>,
    /// Over which days, for a sentence of the paper.
    #[serde(skip)]
    pub over: String,
}

/// The coming 31 March: what is likely, and from where to where.
#[derive(Serialize)]
pub struct ExpectedView {
    pub likely: String,
    pub range: String,
    /// Whether the range meets the aim, for the paper.
    #[serde(skip)]
    pub chance: Option<&'static str>,
}

/// A line with all that is known of it before anything of it is put into words.
pub struct Row {
    /// The framework's own number.
    pub code: &'static str,
    /// The line at the as-at date.
    pub line: Line,
    /// The line beside itself a year before.
    pub earlier: Earlier,
    /// The figures of now and of a year before that are offered to be printed.
    pub offered: [Result<Offered, Reason>; 2],
    /// The figure, or why it is not shown.
    pub now: Cell,
    /// The coming 31 March, in the making.
    pub ahead: Option<YearEnd>,
    /// The figure of a year before.
    pub then: Cell,
}

/// What all lines of a sheet are seen with.
pub struct Around<'s> {
    /// The children at the as-at date.
    pub history: &'s History,
    /// What is set.
    pub settings: &'s Settings,
    /// The published figures and whose they stand beside.
    pub asked: Asked<'s>,
    /// The latest year of a published figure on the sheet.
    pub year: Option<i32>,
    /// Where a line stands, as the scorecard says it.
    pub status: &'s dyn Fn(&Line) -> StatusView,
    /// A text without the number of a child.
    pub clean: &'s dyn Fn(&str) -> String,
}

impl Around<'_> {
    /// How a line is shown.
    pub fn wish(&self, line: &Indicator) -> Shown {
        self.settings.line(line.id).and_then(|set| set.shown).unwrap_or(self.settings.shown)
    }

    /// The published figures of a line.
    pub fn published(&self, line: &Line) -> Vec<Other> {
        others(line, self.history, &self.asked)
    }

    /// A published figure, with its year where that is not the year of the others.
    pub fn words(&self, all: &[Other], whose: Whose) -> Option<String> {
        let (one, unit) = all.iter().find(|(one, _)| one.whose == whose)?;
        let value = words::published(one.hundredths, *unit);
        let year = (Some(one.year) != self.year).then(|| format!(" ({})", words::return_year(one.year)));
        Some(value + &year.unwrap_or_default())
    }
}

impl Around<'_> {
    /// The figures of clubs and those that the council has added, each with its year.
    fn of_others(&self, all: &[Other]) -> Option<String> {
        let told = |(one, unit): &Other| {
            let name = (self.clean)(&one.label);
            format!("{name} {} ({})", words::published(one.hundredths, *unit), (self.clean)(&of_year(one)))
        };
        let told: Vec<String> = all.iter().filter(|(one, _)| is_of_others(one.whose)).map(told).collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// Where the figures of clubs and those that the council has added stand, each place once; not of Wales and England.
    pub fn sources_of_others(&self, lines: impl Iterator<Item = Vec<Other>>) -> Vec<String> {
        let others = lines.flatten().filter(|(one, _)| is_of_others(one.whose) && !has_a_column(&one.label));
        let told = others.map(|(one, _)| format!("{}: {}", (self.clean)(&one.label), (self.clean)(&one.source)));
        told.collect::<BTreeSet<String>>().into_iter().collect()
    }
}

impl Row {
    /// The status of a figure that is shown; of one that is not, only that it is not reliable.
    fn rating(&self, status: &StatusView) -> Option<Rating> {
        match self.now {
            Ok(_) => status.rating,
            Err(Reason::Untrusted) => Some(Rating::NotReliable),
            Err(_) => None,
        }
    }

    /// The line in words, and its rating.
    pub fn view(&self, around: &Around) -> (SheetLineView, Option<Rating>) {
        let indicator = self.line.indicator;
        let published = around.published(&self.line);
        let status = (around.status)(&self.line);
        let rating = self.rating(&status);
        let title = (around.clean)(status.wording.as_deref().unwrap_or(indicator.title));
        let are_both = self.now.is_ok() && self.then.is_ok();
        let verdict = self.now.is_ok().then(|| self.verdict(around)).flatten();
        let chance = |range: Range| {
            let aim = status.target.as_ref()?.tenths;
            chance::of(Some(range.low), Some(range.high), aim, indicator.better).map(Chance::words)
        };
        let ahead = self.ahead.as_ref().and_then(YearEnd::shown);
        let expected = ahead.map(|range| expected(range, indicator.unit, chance(range)));
        let (aim, aim_from) = status.target.map(|target| (target.words, target.from_words)).unzip();
        let view = SheetLineView {
            id: indicator.id,
            code: self.code,
            title,
            better_words: words::better(indicator.better),
            period: self.days(around).map_or_else(typed::period_words, |window| period(window).to_owned()),
            now: CellView::of(&self.now, around.settings.profile),
            ago: CellView::of(&self.then, around.settings.profile),
            change: since(indicator, &self.earlier).filter(|_| are_both),
            aim,
            aim_from,
            rating: rating.map(Rating::key),
            rating_words: rating.map(Rating::words),
            similar: around.words(&published, Whose::SimilarMean),
            england: around.words(&published, Whose::Nation),
            others: around.of_others(&published),
            expected,
            verdict,
            nation: self.nation(around),
            place: self.place(around),
            over: self.over(around),
        };
        (view, rating)
    }

    /// Over which days the figure is; or the typed number, where its days are none of the usual ones.
    fn days(&self, around: &Around) -> Result<Window, &TypedNumber> {
        let (own, window) = (&around.history.period, self.line.indicator.window);
        let Some(number) = &self.line.typed else { return Ok(window) };
        match number.first {
            _ if typed::is_of_own_period(number, window, own) => Ok(window),
            Some(first) if number.last == own.last && first == own.last => Ok(Window::Snapshot),
            Some(first) if number.last == own.last && first == own.year_start => Ok(Window::Year),
            _ => Err(number),
        }
    }

    fn over(&self, around: &Around) -> String {
        let Period { year_start, last, .. } = around.history.period;
        match self.days(around) {
            Ok(window) => sentences::period(window, year_start, last),
            Err(number) => sentences::period_of(number.first, number.last),
        }
    }

    /// Its title, in the authority's own words where it has some.
    pub fn title(&self, around: &Around) -> String {
        let own = around.settings.line(self.line.indicator.id).map(|set| set.wording.as_str());
        (around.clean)(own.filter(|own| !own.is_empty()).unwrap_or(self.line.indicator.title))
    }

    /// Its place among all councils: only of a figure that stands on the sheet as it is, because a place tells of the
    /// exact one.
    fn place(&self, around: &Around) -> Option<String> {
        let stands = self.now.is_ok() && !around.settings.profile.rounds();
        let found = beside_line(&self.line, around.history, &around.asked).filter(|_| stands)?;
        place::place(&self.line, &found, around.history).map(|ranked| place::sentence(&ranked))
    }

    fn nation(&self, around: &Around) -> Option<(String, bool)> {
        let found = beside_line(&self.line, around.history, &around.asked).filter(|_| self.now.is_ok())?;
        let interval = interval_beside(&self.line, &found, around.history);
        let nation = found.comparators.iter().find(|one| one.whose == Whose::Nation)?;
        let is_good = verdict::than(nation, &found, interval.as_ref())?.is_good(found.better)?;
        Some((nation.label.clone(), is_good))
    }

    fn verdict(&self, around: &Around) -> Option<String> {
        let mut found = beside_line(&self.line, around.history, &around.asked)?;
        let interval = interval_beside(&self.line, &found, around.history);
        // How far the exact figure is from a published one would tell what is rounded on the sheet.
        found.ours = found.ours.filter(|_| !around.settings.profile.rounds());
        let all = [verdict::sentence(&found, interval.as_ref()), verdict::untold(&found, interval.as_ref())];
        let said: Vec<String> = all.into_iter().flatten().collect();
        (!said.is_empty()).then(|| (around.clean)(&said.join(" ")))
    }
}

fn expected(Range { low, likely, high }: Range, unit: Unit, chance: Option<&'static str>) -> ExpectedView {
    let shown = |tenths: i64| words::value(tenths, unit);
    ExpectedView { likely: shown(likely), range: format!("{} to {}", shown(low), shown(high)), chance }
}

/// The days a line looks at, in few words.
fn period(window: Window) -> &'static str {
    match window {
        Window::Snapshot => "on the day",
        Window::Year => "since 1 April",
        Window::Rolling12 => "12 months",
        Window::Rolling24 => "24 months",
        Window::ThreeYears => "3 years",
        Window::SchoolYear => "school year",
    }
}
