//! A figure as it may stand on the committee's sheet: words that are safe, or why there are none. The exact figure goes
//! no further than this file.

use crate::compare::interval::FEWEST;
use crate::compare::settings::model::Shown;
use crate::compare::settings::profile::Profile;
use crate::disclosure::behind::Group;
use crate::disclosure::means::Mean;
use crate::disclosure::{Held, Pack, Printed, Rank, additive, ahead, average, behind, caseload, dominance};
use crate::history::History;
use crate::judging::{Figure, Indicator, Shape, Unit};
use crate::page::lines::shown_as;
use crate::page::words;
use crate::problems::bounds::{Bounds, tally_of};
use crate::rows::of_extracts::TypedNumber;
use crate::scorecard::{Line, value_in_tenths};
use crate::series::gaps::Gap;
use crate::series::{Point, Value};
use serde::Serialize;

/// A figure in words: `45 of 60` and `75.0%`. The count leads where few are counted.
#[derive(Clone, Default, Serialize)]
pub struct CellView {
    pub count: String,
    pub value: String,
    pub small: bool,
    /// Why nothing is shown, in place of the figure.
    pub not_shown: Option<&'static str>,
    /// Whether it is held back because a number is small.
    pub held: bool,
}

/// Why a figure is not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A number of its own is small.
    Held,
    /// A small number could be read off it and others.
    Beside,
    /// A small number could be read off it and what was published before.
    Before,
    /// More figures are asked for than can be checked together.
    TooMany,
    /// A typed percentage or rate without the counts that it is made of.
    WithoutCounts,
    /// Too much is not recorded.
    Untrusted,
    /// The files do not tell.
    Gap(Gap),
    /// Of rounded numbers it would be more where it is less, or less where it is more.
    Turned,
    /// There is nothing to stand beside it like for like.
    Unlike,
    /// Nothing is known.
    None,
}

/// A figure that stands on the sheet, or why not.
pub type Cell = Result<CellView, Reason>;

impl Reason {
    /// In plain words, without a number or a day of anybody.
    pub fn words(self, profile: Profile) -> &'static str {
        match self {
            Reason::Held | Reason::Beside | Reason::Before => profile.mark(),
            Reason::TooMany => "not shown: too many lines to check together",
            Reason::WithoutCounts => "not shown: the counts behind it are not known",
            Reason::Untrusted => "not shown: too much is not recorded",
            Reason::Turned => "not shown: rounded numbers would say the opposite of the exact ones",
            Reason::Unlike => "not shown: of another period",
            Reason::None | Reason::Gap(Gap::Nobody) => "not shown: nobody to count",
            Reason::Gap(Gap::Unassessed(..)) => "not shown: too many cases cannot be judged",
            Reason::Gap(Gap::NotTyped) => "not shown: no number was typed for this date",
            Reason::Gap(Gap::NoResidents(_)) => "not shown: the number of children in the area is not known",
            Reason::Gap(Gap::NotEnded | Gap::PartYear) => "not shown: the period has not ended",
            Reason::Gap(Gap::OnlyNow(_) | Gap::OnceAYear(_)) => "not shown: the files say it of another day only",
            Reason::Gap(Gap::Beyond(_)) => "not shown: the files do not reach to this date",
            Reason::Gap(Gap::NoReturn(_) | Gap::NoTable(_) | Gap::NoTableOf(..) | Gap::Begins(..)) => {
                "not shown: the files do not cover its whole period"
            }
        }
    }
}

impl Reason {
    /// Whether a small number is why.
    pub fn is_held(self) -> bool {
        matches!(self, Reason::Held | Reason::Beside | Reason::Before)
    }
}

impl CellView {
    /// `45 of 60 (75.0%)`, `249`, or why there is nothing.
    pub fn words(&self) -> String {
        let both = |first: &str, second: &str| format!("{first} ({second})");
        match (self.count.as_str(), self.value.as_str()) {
            ("", "") => self.not_shown.unwrap_or_default().to_owned(),
            (one, "") | ("", one) => one.to_owned(),
            (count, value) if count.contains(" of ") && value.ends_with('%') => both(count, value),
            (count, value) => both(value, count),
        }
    }

    /// A cell for the page.
    pub fn of(cell: &Cell, profile: Profile) -> CellView {
        let not_shown = |reason: &Reason| CellView {
            not_shown: Some(reason.words(profile)),
            held: reason.is_held(),
            ..CellView::default()
        };
        cell.as_ref().map_or_else(not_shown, CellView::clone)
    }

    fn shown(indicator: &Indicator, value: &Value, wish: Shown, profile: Profile) -> CellView {
        let Value { figure, tenths } = *value;
        let shown = shown_as(indicator, &figure, Some(tenths));
        let n_of_d = |of: i64| format!("{} of {}", words::count(figure.numerator), words::count(of));
        match (indicator.unit, figure.denominator) {
            _ if indicator.is_profile() => CellView { value: shown.lead, ..CellView::default() },
            (Unit::Percent, Some(of)) => {
                let is_plain = of < FEWEST || wish == Shown::Counts;
                let value = if is_plain { String::new() } else { percent(tenths, profile) };
                let small = shown.small && wish != Shown::Percent;
                CellView { count: n_of_d(of), value, small, ..CellView::default() }
            }
            (Unit::Count, Some(of)) => CellView { count: n_of_d(of), ..CellView::default() },
            (_, Some(_)) => {
                CellView { count: shown.under, value: shown.lead, small: shown.small, ..CellView::default() }
            }
            (_, None) => CellView { value: shown.lead, ..CellView::default() },
        }
    }
}

/// A figure that is offered to be printed, and its place among all that are; one of things has none, for it tells of
/// nobody.
pub struct Offered {
    place: Option<usize>,
    value: Value,
}

/// The line at the as-at date.
pub fn now(line: &Line, gap: Option<Gap>, history: &History, rank: Rank, pack: &mut Pack) -> Result<Offered, Reason> {
    if let Some(gap) = gap {
        return Err(of_gap(gap, pack.profile()));
    }
    let value = Value { figure: line.figure, tenths: line.tenths.ok_or(Reason::None)? };
    if let Some(bounds) = bounds(line, history).filter(|bounds| !bounds.trusted) {
        return Err(untrusted(&bounds, pack.profile()));
    }
    offered((line.indicator, line.typed.as_ref()), value, history, rank, pack)
}

fn bounds(line: &Line, history: &History) -> Option<Bounds> {
    let is_of_cases = line.typed.is_none() && line.indicator.value.is_none();
    is_of_cases.then(|| Bounds::of(line.indicator, &tally_of(line.indicator, &line.figure, history)))
}

/// Why there is no figure: of a few cases not even that they cannot be judged.
fn of_gap(gap: Gap, profile: Profile) -> Reason {
    match gap {
        Gap::Unassessed(cases, _) if profile.is_small(cases) => Reason::Held,
        _ => Reason::Gap(gap),
    }
}

/// Why what is open is not told: of a few cases not even that they are open.
fn untrusted(bounds: &Bounds, profile: Profile) -> Reason {
    if profile.is_small(bounds.unknown) { Reason::Held } else { Reason::Untrusted }
}

/// Whether a few cases leave a figure open. That it cannot be rated would tell of them: beside a figure that is printed
/// they are at most as many as let it be.
pub fn is_open_by_a_few(line: &Line, history: &History, profile: Profile) -> bool {
    bounds(line, history).is_some_and(|bounds| profile.is_small(bounds.unknown))
}

/// The line a year before, or the number that was typed of it; the history is that of its date.
pub fn then(
    of: (&Indicator, Option<&TypedNumber>),
    point: &Point,
    history: &History,
    pack: &mut Pack,
) -> Result<Offered, Reason> {
    let value = sound(of.0, point, pack.profile())?;
    offered(of, value, history, Rank::Ago, pack)
}

/// Who is behind a figure of a line, or behind the number that was typed of it.
pub fn behind((indicator, typed): (&Indicator, Option<&TypedNumber>), figure: &Figure, at: &History) -> Vec<Group> {
    match typed {
        Some(number) => additive::groups(indicator, number, &at.records),
        None => behind::groups(indicator, at, figure),
    }
}

/// What the cases of an average add; of a number that was typed nobody knows.
pub fn mean((indicator, typed): (&Indicator, Option<&TypedNumber>), at: &History) -> Option<Mean> {
    if typed.is_none() { Mean::of(indicator, at) } else { None }
}

/// What a line says at a date, where that can be told.
pub fn sound(indicator: &Indicator, point: &Point, profile: Profile) -> Result<Value, Reason> {
    if let Some(gap) = point.gap {
        return Err(of_gap(gap, profile));
    }
    let value = point.value.ok_or(Reason::None)?;
    told(indicator, value, profile)
}

/// A value of which enough is recorded.
pub fn told(indicator: &Indicator, value: Value, profile: Profile) -> Result<Value, Reason> {
    let bounds = Bounds::of(indicator, &value.figure.tally(indicator.measure.shape()));
    if bounds.trusted { Ok(value) } else { Err(untrusted(&bounds, profile)) }
}

/// Whether what a line says at a date would tell of one case, or of a few.
pub fn tells_of_few(indicator: &Indicator, history: &History, profile: Profile) -> bool {
    dominance::tells_of_one(indicator, history, profile)
        || caseload::tells_of_few(indicator, history, profile)
        || ahead::tells_of_few(indicator, history, profile)
}

/// Whether a figure with these groups behind it could be printed if it stood alone.
pub fn stands_alone(indicator: &Indicator, value: &Value, groups: Vec<Group>, pack: &Pack) -> bool {
    indicator.of_things || is_counted(indicator, value) && pack.stands_alone(&printed(indicator, value, groups))
}

/// A figure of a sentence: offered behind all others, and only where it could stand alone.
pub fn said(
    indicator: &Indicator,
    value: Value,
    (groups, mean): (Vec<Group>, Option<Mean>),
    pack: &mut Pack,
) -> Result<Offered, Reason> {
    if !stands_alone(indicator, &value, groups.clone(), pack) {
        return Err(Reason::Held);
    }
    Ok(Offered::among(pack, Rank::Said, (indicator, value), (groups, mean)))
}

fn offered(
    (indicator, typed): (&Indicator, Option<&TypedNumber>),
    value: Value,
    history: &History,
    rank: Rank,
    pack: &mut Pack,
) -> Result<Offered, Reason> {
    if !indicator.of_things && !is_counted(indicator, &value) {
        return Err(Reason::WithoutCounts);
    }
    if typed.is_none() && tells_of_few(indicator, history, pack.profile()) {
        return Err(Reason::Held);
    }
    let groups = behind((indicator, typed), &value.figure, history);
    let mean = mean((indicator, typed), history);
    Ok(Offered::among(pack, rank, (indicator, value), (groups, mean)))
}

fn printed<'f>(indicator: &Indicator, value: &'f Value, groups: Vec<Group>) -> Printed<'f> {
    let shape = indicator.measure.shape();
    Printed { figure: &value.figure, shape, unit: indicator.unit, tenths: value.tenths, groups }
}

/// Whether a percentage has its counts.
fn is_counted(indicator: &Indicator, value: &Value) -> bool {
    indicator.unit != Unit::Percent || is_made_of(&value.figure, value.tenths)
}

impl Offered {
    fn among(
        pack: &mut Pack,
        rank: Rank,
        (indicator, value): (&Indicator, Value),
        (groups, mean): (Vec<Group>, Option<Mean>),
    ) -> Offered {
        let place = (!indicator.of_things).then(|| {
            let place = pack.offer(rank, printed(indicator, &value, groups));
            pack.take_mean(place, mean);
            place
        });
        Offered { place, value }
    }

    /// Where it is printed, a reader knows that the cases of some groups are between so many and so many together.
    pub fn bound(&self, pack: &mut Pack, groups: Vec<Group>, limits: (i64, i64)) {
        if let Some(place) = self.place {
            pack.bound(place, groups, limits);
        }
    }

    /// The counts as they are printed: the number, which of a mean is none, and all of them.
    pub fn printed(&self, indicator: &Indicator, profile: Profile) -> [Option<i64>; 2] {
        counts(indicator, self.value.figure, profile)
    }

    /// Whether it would be more than another of the line, or less, as it is printed, and is not.
    pub fn turns(&self, other: &Offered, indicator: &Indicator, profile: Profile) -> bool {
        let exact = self.value.tenths.cmp(&other.value.tenths);
        let printed = self.tenths(indicator, profile).cmp(&other.tenths(indicator, profile));
        printed.is_ne() && printed != exact
    }

    /// The value as it is printed, in tenths: only of a figure that is.
    pub fn tenths(&self, indicator: &Indicator, profile: Profile) -> i64 {
        as_printed(indicator, self.value, profile).tenths
    }

    /// Whether it was decided that it is printed.
    pub fn is_printed(&self, decided: &[Result<(), Held>]) -> bool {
        self.place.is_none_or(|place| decided.get(place) == Some(&Ok(())))
    }

    /// The figure in words, where it was decided that it is printed.
    pub fn cell(&self, indicator: &Indicator, wish: Shown, decided: &[Result<(), Held>], profile: Profile) -> Cell {
        match self.place.map_or(Some(&Ok(())), |place| decided.get(place)) {
            Some(Ok(())) => {
                let value = as_printed(indicator, self.value, profile);
                Ok(CellView::shown(indicator, &value, wish, profile))
            }
            Some(Err(Held::WithoutCounts)) | None => Err(Reason::WithoutCounts),
            Some(Err(Held::Small)) => Err(Reason::Held),
            Some(Err(Held::Beside)) => Err(Reason::Beside),
            Some(Err(Held::Before)) => Err(Reason::Before),
            Some(Err(Held::TooMany)) => Err(Reason::TooMany),
        }
    }
}

/// The counts of a figure as they are printed: the number, which of an average is none, and all of them.
pub fn counts(indicator: &Indicator, figure: Figure, profile: Profile) -> [Option<i64>; 2] {
    let shape = indicator.measure.shape();
    let is_average = shape == Shape::Mean || profile.rounds() && average::is_of_counts(shape, indicator.unit);
    let Figure { numerator, denominator, .. } = as_printed(indicator, Value { figure, tenths: 0 }, profile).figure;
    [(!is_average).then_some(numerator), denominator]
}

/// A percentage; of rounded numbers without the decimal that they do not have.
fn percent(tenths: i64, profile: Profile) -> String {
    let rounded = || words::published(10 * tenths, Unit::Percent);
    if profile.rounds() { rounded() } else { words::value(tenths, Unit::Percent) }
}

/// A figure of rounded counts; a share of them is worked from the rounded ones, an average from the exact ones.
fn as_printed(indicator: &Indicator, value: Value, profile: Profile) -> Value {
    if !profile.rounds() || indicator.of_things {
        return value;
    }
    let Figure { numerator, denominator, .. } = value.figure;
    let is_mean = indicator.measure.shape() == Shape::Mean;
    let of = denominator.map(|of| if indicator.unit == Unit::Rate { of } else { profile.printed(of) });
    let numerator = if is_mean { numerator } else { profile.printed(numerator) };
    let figure = Figure { numerator, denominator: of, ..value.figure };
    let tenths = match indicator.unit {
        unit if is_mean || average::is_of_counts(indicator.measure.shape(), unit) => Some(value.tenths),
        Unit::Count => Some(10 * profile.printed(value.tenths / 10)),
        Unit::Percent => value_in_tenths(&figure, Unit::Percent).map(|tenths| (tenths + 5) / 10 * 10),
        unit => value_in_tenths(&figure, unit),
    };
    Value { figure, tenths: tenths.unwrap_or(value.tenths) }
}

/// Whether a percentage is what its counts make: of a typed one the counts may be missing.
fn is_made_of(figure: &Figure, tenths: i64) -> bool {
    figure.denominator.is_some() && value_in_tenths(figure, Unit::Percent) == Some(tenths)
}
