//! A line by its groups as a table to take away: a row for each group, or for each pair.

use super::asked::Group;
use super::counted::Counted;
use crate::history::History;
use crate::judging::Tally;
use crate::page::saved::{self, About, Column, Kind, SavedView};
use crate::scorecard::value_in_tenths;

/// A row for each group, or for each pair of groups; none where there is a reason why not.
pub fn of(counted: &Counted, names: &[&str], history: &History, why: Option<&str>) -> SavedView {
    let (indicator, last) = (counted.indicator, history.period.last);
    let by = names.join(" and ").to_lowercase();
    let about = About {
        name: format!("by-{}-{}-{}", by.replace(' ', "-"), indicator.id, last.iso()),
        title: format!("{} ({}) by {by} at {last}", indicator.title, indicator.id),
        history,
    };
    let cells = counted.cells.iter().filter(|_| why.is_none());
    let rows = cells.map(|(groups, tally)| row(counted, &last.iso(), &groups[..names.len()], tally));
    let table = SavedView::plain(about, columns(names), rows.collect());
    match why {
        Some(why) => table.noted("Without groups", why),
        None => table,
    }
}

fn columns(names: &[&str]) -> Vec<Column> {
    let before = [("line", Kind::Text), ("as at", Kind::Date)];
    let groups = names.iter().map(|name| (name.to_lowercase(), Kind::Text));
    let numbers = saved::columns(&[
        ("numerator", Kind::Number),
        ("denominator", Kind::Number),
        ("value", Kind::Number),
        ("unit", Kind::Text),
        ("not recorded", Kind::Number),
        ("cannot be judged", Kind::Number),
        ("percent of those counted", Kind::Number),
    ]);
    saved::columns(&before).into_iter().chain(groups).chain(numbers).collect()
}

fn row(counted: &Counted, as_at: &str, groups: &[Group], tally: &Tally) -> Vec<String> {
    let figure = counted.figure(tally);
    let unit = counted.indicator.unit;
    let numbers = [
        saved::number(Some(figure.numerator)),
        saved::number(figure.denominator),
        saved::tenths(value_in_tenths(&figure, unit)),
        unit.key().to_owned(),
        saved::number(Some(figure.not_recorded)),
        saved::number(Some(figure.unassessed)),
        saved::tenths(counted.share(tally)),
    ];
    let of = [counted.indicator.id.to_owned(), as_at.to_owned()];
    of.into_iter().chain(groups.iter().map(|(_, name)| (*name).to_owned())).chain(numbers).collect()
}
