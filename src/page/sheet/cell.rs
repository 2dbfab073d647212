//! A figure as it may stand on the committee's sheet: words that are safe, or why there are none. The exact figure goes
//! no further than this file.

use crate::compare::interval::FEWEST;
use crate::compare::settings::model::Shown;
use crate::disclosure::{self, Held, Printed, behind};
use crate::history::History;
use crate::judging::{Figure, Indicator, Unit};
use crate::page::lines::shown_as;
use crate::page::trend::is_trusted;
use crate::page::words;
use crate::problems::bounds::{Bounds, tally_of};
use crate::scorecard::{Line, value_in_tenths};
use crate::series::gaps::Gap;
use crate::series::{Point, Value};
use serde::Serialize;

/// A figure in words: `45 of 60` and `75.0%`. The count leads where few are counted.
#[derive(Clone, Default, Serialize)]
pub struct CellView {
    pub(in crate::page) count: String,
    pub(in crate::page) value: String,
    pub(in crate::page) small: bool,
    /// Why nothing is shown, in place of the figure.
    pub(in crate::page) not_shown: Option<&'static str>,
    /// Whether it is held back because a number is small.
    pub(in crate::page) held: bool,
}

/// Why a figure is not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A small number could be read off it.
    Held,
    /// A typed percentage or rate without the counts that it is made of.
    WithoutCounts,
    /// Too much is not recorded.
    Untrusted,
    /// The files do not tell.
    Gap(Gap),
    /// There is nothing to stand beside it like for like.
    Unlike,
    /// Nothing is known.
    None,
}

/// A figure that stands on the sheet, or why not.
pub type Cell = Result<CellView, Reason>;

impl Reason {
    /// In plain words, without a number or a day of anybody.
    pub fn words(self) -> &'static str {
        match self {
            Reason::Held => "held back",
            Reason::WithoutCounts => "not shown: the counts behind it are not known",
            Reason::Untrusted => "not shown: too much is not recorded",
            Reason::Unlike => "not shown: of another period",
            Reason::None | Reason::Gap(Gap::Nobody) => "not shown: nobody to count",
            Reason::Gap(Gap::Unassessed(..)) => "not shown: too many cases cannot be judged",
            Reason::Gap(Gap::NotTyped) => "not shown: no number was typed for this date",
            Reason::Gap(Gap::NotEnded | Gap::PartYear) => "not shown: the period has not ended",
            Reason::Gap(Gap::OnlyNow(_) | Gap::OnceAYear(_)) => "not shown: the files say it of another day only",
            Reason::Gap(Gap::Beyond(_)) => "not shown: the files do not reach to this date",
            Reason::Gap(Gap::NoReturn(_) | Gap::NoTable(_) | Gap::NoTableOf(..) | Gap::Begins(..)) => {
                "not shown: the files do not cover its whole period"
            }
        }
    }
}

impl CellView {
    /// `45 of 60 (75.0%)`, `249`, or why there is nothing.
    pub(in crate::page) fn words(&self) -> String {
        let both = |first: &str, second: &str| format!("{first} ({second})");
        match (self.count.as_str(), self.value.as_str()) {
            ("", "") => self.not_shown.unwrap_or_default().to_owned(),
            (one, "") | ("", one) => one.to_owned(),
            (count, value) if count.contains(" of ") && value.ends_with('%') => both(count, value),
            (count, value) => both(value, count),
        }
    }

    /// A cell for the page.
    pub fn of(cell: &Cell) -> CellView {
        let not_shown = |reason: &Reason| CellView {
            not_shown: Some(reason.words()),
            held: *reason == Reason::Held,
            ..CellView::default()
        };
        cell.as_ref().map_or_else(not_shown, CellView::clone)
    }

    fn shown(indicator: &Indicator, value: &Value, wish: Shown) -> CellView {
        let Value { figure, tenths } = *value;
        let shown = shown_as(indicator, &figure, Some(tenths));
        let n_of_d = |of: i64| format!("{} of {}", words::count(figure.numerator), words::count(of));
        match (indicator.unit, figure.denominator) {
            _ if indicator.is_profile() => CellView { value: shown.lead, ..CellView::default() },
            (Unit::Percent, Some(of)) => {
                let is_plain = of < FEWEST || wish == Shown::Counts;
                let value = if is_plain { String::new() } else { words::value(tenths, indicator.unit) };
                CellView { count: n_of_d(of), value, small: shown.small, ..CellView::default() }
            }
            (Unit::Count, Some(of)) => CellView { count: n_of_d(of), value: shown.lead, ..CellView::default() },
            (_, Some(_)) => {
                CellView { count: shown.under, value: shown.lead, small: shown.small, ..CellView::default() }
            }
            (_, None) => CellView { value: shown.lead, ..CellView::default() },
        }
    }
}

/// The line at the as-at date.
pub fn now(line: &Line, gap: Option<Gap>, history: &History, wish: Shown, sheet: &mut disclosure::Sheet) -> Cell {
    if let Some(gap) = gap {
        return Err(Reason::Gap(gap));
    }
    let value = Value { figure: line.figure, tenths: line.tenths.ok_or(Reason::None)? };
    let is_of_cases = line.typed.is_none() && line.indicator.value.is_none();
    if is_of_cases && !Bounds::of(line.indicator, &tally_of(line.indicator, &line.figure, history)).trusted {
        return Err(Reason::Untrusted);
    }
    let cases = line.typed.is_none().then_some(history);
    taken(line.indicator, value, cases, wish, sheet)
}

/// The line a year before; the history is that of its date.
pub fn then(
    indicator: &Indicator,
    point: &Point,
    history: Option<&History>,
    wish: Shown,
    sheet: &mut disclosure::Sheet,
) -> Cell {
    if let Some(gap) = point.gap {
        return Err(Reason::Gap(gap));
    }
    let value = point.value.ok_or(Reason::None)?;
    if !is_trusted(indicator, point) {
        return Err(Reason::Untrusted);
    }
    taken(indicator, value, history, wish, sheet)
}

fn taken(
    indicator: &Indicator,
    value: Value,
    cases: Option<&History>,
    wish: Shown,
    sheet: &mut disclosure::Sheet,
) -> Cell {
    let Value { figure, tenths } = value;
    if indicator.unit == Unit::Percent && !is_made_of(&figure, tenths) {
        return Err(Reason::WithoutCounts);
    }
    let groups = cases.map(|history| behind::groups(indicator, history, &figure)).unwrap_or_default();
    let printed = Printed { figure: &figure, shape: indicator.measure.shape(), unit: indicator.unit, tenths, groups };
    match sheet.take(&printed) {
        Ok(()) => Ok(CellView::shown(indicator, &value, wish)),
        Err(Held::WithoutCounts) => Err(Reason::WithoutCounts),
        Err(Held::Small | Held::Beside) => Err(Reason::Held),
    }
}

/// Whether a percentage is what its counts make: of a typed one the counts may be missing.
fn is_made_of(figure: &Figure, tenths: i64) -> bool {
    figure.denominator.is_some() && value_in_tenths(figure, Unit::Percent) == Some(tenths)
}
