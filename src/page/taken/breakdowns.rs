//! The groups of one line.

use crate::history::History;
use crate::judging::Indicator;
use crate::page::groups::{Groups, Part};
use crate::page::saved::{self, About, Kind, SavedView, columns};
use crate::scorecard::Group;

/// A row for each group of each breakdown.
pub fn table(indicator: &'static Indicator, history: &History) -> SavedView {
    let last = history.period.last;
    let about = About {
        name: format!("breakdowns-{}-{}", indicator.id, last.iso()),
        title: format!("{} ({}) by group at {last}", indicator.title, indicator.id),
        history,
    };
    let columns = columns(&[
        ("line", Kind::Text),
        ("as at", Kind::Date),
        ("breakdown", Kind::Text),
        ("group", Kind::Text),
        ("numerator", Kind::Number),
        ("denominator", Kind::Number),
        ("value", Kind::Number),
        ("unit", Kind::Text),
        ("not recorded", Kind::Number),
        ("percent of those counted", Kind::Number),
        ("percent of all in care", Kind::Number),
        ("beside all in care", Kind::Text),
    ]);
    let groups = Groups::of(indicator, history);
    let all = groups.all.iter().flat_map(|(_, groups)| groups);
    let rows = all.map(|(group, part)| row(indicator, &last.iso(), group, *part));
    SavedView::plain(about, columns, rows.collect())
}

fn row(indicator: &Indicator, as_at: &str, group: &Group, part: Option<Part>) -> Vec<String> {
    let figure = &group.figure;
    let of = [indicator.id, as_at, group.name, &group.label].map(str::to_owned);
    let numbers = [
        saved::number(Some(figure.numerator)),
        saved::number(figure.denominator),
        saved::tenths(group.tenths),
        group.unit.key().to_owned(),
        saved::number(Some(figure.not_recorded)),
    ];
    let (counted, in_care) = part.map(|part| part.tenths()).unzip();
    let parts = [saved::tenths(counted), saved::tenths(in_care), saved::text(part.map(|part| part.words()))];
    of.into_iter().chain(numbers).chain(parts).collect()
}
