//! Every line with what stands beside it.

use crate::compare::comparators::{Place, Whose};
use crate::compare::rank::Quartile;
use crate::history::History;
use crate::page::columns::Stood;
use crate::page::others::Other;
use crate::page::over_time::NOT_READ;
use crate::page::saved::{self, About, Column, Kind, SavedView, columns};
use crate::page::trend::since;
use crate::page::{Session, words};
use crate::scorecard::{sections, typed};
use crate::series::Point;
use crate::series::earlier::Against;
use crate::series::periods::first_day;

const COLUMNS: [(&str, Kind); 43] = [
    ("section", Kind::Text),
    ("line", Kind::Text),
    ("other codes", Kind::Text),
    ("title", Kind::Text),
    ("first day", Kind::Date),
    ("last day", Kind::Date),
    ("numerator", Kind::Number),
    ("denominator", Kind::Number),
    ("value", Kind::Number),
    ("unit", Kind::Text),
    ("not recorded", Kind::Number),
    ("cannot be judged", Kind::Number),
    ("which way is good", Kind::Text),
    ("aim", Kind::Number),
    ("whose aim", Kind::Text),
    ("status", Kind::Text),
    ("a year ago: first day", Kind::Date),
    ("a year ago: last day", Kind::Date),
    ("a year ago: numerator", Kind::Number),
    ("a year ago: denominator", Kind::Number),
    ("a year ago: value", Kind::Number),
    ("since a year ago", Kind::Text),
    ("now over 12 months: first day", Kind::Date),
    ("now over 12 months: numerator", Kind::Number),
    ("now over 12 months: denominator", Kind::Number),
    ("now over 12 months: value", Kind::Number),
    ("similar councils", Kind::Number),
    ("similar councils: year ending 31 March", Kind::Number),
    ("England", Kind::Number),
    ("England: year ending 31 March", Kind::Number),
    ("published unit", Kind::Text),
    ("other comparator", Kind::Text),
    ("other comparator: value", Kind::Number),
    ("other comparator: year ending 31 March", Kind::Number),
    ("place among councils", Kind::Number),
    ("of councils", Kind::Number),
    ("quarter, A the best", Kind::Text),
    ("place: year ending 31 March", Kind::Number),
    ("region", Kind::Text),
    ("place in the region", Kind::Number),
    ("of councils in the region", Kind::Number),
    ("typed", Kind::Text),
    ("files that are not loaded", Kind::Text),
];

impl Session {
    /// A row for each line, those that wait for files among them.
    pub(super) fn scorecard_table(&mut self, as_at: &str, against: &str) -> Result<SavedView, String> {
        let against = self.against(as_at, against)?;
        let (_, stood) = self.stood(as_at, against)?;
        let history = self.history.as_ref().ok_or(NOT_READ)?;
        let about = About {
            name: format!("scorecard-{as_at}"),
            title: format!("Scorecard at {}", history.period.last),
            history,
        };
        let column = self.column();
        let rows = stood.iter().map(|one| row(one, history, &column)).collect();
        Ok(SavedView::plain(about, named(against), rows))
    }
}

/// The columns, under the name of what the lines are set beside.
fn named(against: Against) -> Vec<Column> {
    let then = against.words().to_lowercase();
    columns(&COLUMNS).into_iter().map(|(name, kind)| (name.replace("a year ago", &then), kind)).collect()
}

fn row(one: &Stood, history: &History, column: &str) -> Vec<String> {
    own(one, history)
        .into_iter()
        .chain(aim(one))
        .chain(ago(one))
        .chain(others(one, one.of_others(column)))
        .chain(place(one))
        .chain(lacking(one))
        .collect()
}

fn own(one: &Stood, history: &History) -> [String; 13] {
    let (line, indicator) = (&one.line, one.line.indicator);
    let is_there = line.missing.is_empty() || line.typed.is_some();
    let of = |number: i64| saved::number(Some(number).filter(|_| is_there));
    let sections = sections(&history.records);
    let its_own = (first_day(indicator, &history.period), history.period.last);
    let (first, last) = line.typed.as_ref().map_or(its_own, |number| typed::days(number, indicator.window));
    let section = sections.iter().find(|section| section.lines.iter().any(|other| other.id == indicator.id));
    [
        saved::text(section.map(|section| section.title)),
        indicator.id.to_owned(),
        indicator.codes.join(" "),
        indicator.title.to_owned(),
        first.iso(),
        last.iso(),
        of(line.figure.numerator),
        saved::number(line.figure.denominator.filter(|_| is_there)),
        saved::tenths(line.tenths),
        indicator.unit.key().to_owned(),
        of(line.figure.not_recorded),
        of(line.figure.unassessed),
        words::better(indicator.better).to_owned(),
    ]
}

fn aim(one: &Stood) -> [String; 3] {
    let target = one.status.target.as_ref();
    [
        saved::number(target.map(|target| target.value)),
        saved::text(target.map(|target| target.from_words.as_str())),
        saved::text(one.status.rating.map(|rating| rating.words())),
    ]
}

/// The line at the earlier date, beside which it is seen like for like: its own days say which. Where both are 12 months,
/// those to the as-at date stand after it.
fn ago(one: &Stood) -> Vec<String> {
    let earlier = &one.earlier;
    let are_both = earlier.then.value.and(earlier.now.value).is_some() && earlier.unlike().is_none();
    let then = Some(&earlier.then).filter(|_| are_both);
    let now = Some(&earlier.now).filter(|_| are_both && earlier.over_12_months);
    let [first, numerator, denominator, value] = figure(then);
    let last = saved::day(then.map(|then| then.last));
    let since = saved::text(since(one.line.indicator, earlier).filter(|_| are_both));
    [first, last, numerator, denominator, value, since].into_iter().chain(figure(now)).collect()
}

/// The first day of a point, its figure and its value.
fn figure(point: Option<&Point>) -> [String; 4] {
    let value = point.and_then(|point| point.value);
    let figure = value.map(|value| value.figure);
    [
        saved::day(point.map(|point| point.first)),
        saved::number(figure.map(|figure| figure.numerator)),
        saved::number(figure.and_then(|figure| figure.denominator)),
        saved::tenths(value.map(|value| value.tenths)),
    ]
}

fn others(one: &Stood, other: Option<&Other>) -> [String; 8] {
    let [similar, england] = [Whose::SimilarMean, Whose::Nation].map(|whose| one.published(whose));
    let year = |found: Option<&Other>| saved::number(found.map(|(one, _)| one.year));
    let value = |found: Option<&Other>| saved::hundredths(found.map(|(one, _)| one.hundredths));
    let unit = similar.or(england).or(other).map(|(_, unit)| unit.key());
    [
        value(similar),
        year(similar),
        value(england),
        year(england),
        saved::text(unit),
        saved::text(other.map(|(one, _)| one.label.as_str())),
        value(other),
        year(other),
    ]
}

/// Among all councils, and after it among those of the region.
fn place(one: &Stood) -> [String; 7] {
    let place = one.place.map(|ranked| ranked.place);
    let in_region = one.place.and_then(|ranked| ranked.in_region);
    let number = |of: fn(&Place) -> i64| saved::number(place.as_ref().map(of));
    [
        number(|place| place.rank as i64),
        number(|place| place.of as i64),
        saved::text(place.and_then(|place| place.quartile).map(Quartile::letter)),
        number(|place| i64::from(place.year)),
        saved::text(in_region.map(|(region, _)| region)),
        saved::number(in_region.map(|(_, place)| place.rank as i64)),
        saved::number(in_region.map(|(_, place)| place.of as i64)),
    ]
}

fn lacking(one: &Stood) -> [String; 2] {
    let names: Vec<&str> = one.line.missing.iter().map(|table| table.name()).collect();
    let typed = one.line.typed.is_some().then_some("yes");
    [saved::text(typed), if typed.is_some() { String::new() } else { names.join(" ") }]
}
