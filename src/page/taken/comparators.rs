//! The published figures beside one line.

use crate::compare::comparators::{Beside, Comparator};
use crate::compare::interval::Interval;
use crate::page::compare::label;
use crate::page::over_time::NOT_READ;
use crate::page::saved::{self, About, Kind, SavedView, columns};
use crate::page::{Session, verdict};

impl Session {
    /// A row for each published figure beside a line.
    pub(super) fn comparators_table(&mut self, id: &str, as_at: &str) -> Result<SavedView, String> {
        let indicator = self.find(id)?;
        self.at(as_at)?;
        let history = self.history.as_ref().ok_or(NOT_READ)?;
        let compared = self.compared();
        let found = compared.found(&crate::scorecard::headline(indicator, history), history);
        let rows = found.iter().flat_map(|(found, interval)| rows(found, id, as_at, interval.as_ref()));
        let about = About {
            name: format!("comparators-{id}-{as_at}"),
            title: format!("{} ({id}) at {} beside other councils", indicator.title, history.period.last),
            history,
        };
        let table = SavedView::plain(about, columns(&COLUMNS), rows.collect());
        let differs = found.as_ref().map(|(found, _)| found.same.differs).filter(|words| !words.is_empty());
        Ok(match differs {
            Some(words) => table.noted("What differs", words),
            None => table,
        })
    }
}

const COLUMNS: [(&str, Kind); 12] = [
    ("line", Kind::Text),
    ("as at", Kind::Date),
    ("whose", Kind::Text),
    ("area", Kind::Text),
    ("value", Kind::Number),
    ("unit", Kind::Text),
    ("year ending 31 March", Kind::Number),
    ("part of the year", Kind::Text),
    ("our value", Kind::Number),
    ("our year ending 31 March", Kind::Number),
    ("ours is", Kind::Text),
    ("source", Kind::Text),
];

fn rows<'a>(
    found: &'a Beside,
    id: &'a str,
    as_at: &'a str,
    interval: Option<&'a Interval>,
) -> impl Iterator<Item = Vec<String>> + 'a {
    let row = move |one: &Comparator| {
        let than = verdict::than(one, found, interval).map(|than| than.words());
        vec![
            id.to_owned(),
            as_at.to_owned(),
            one.whose.key().to_owned(),
            label(one),
            saved::hundredths(Some(one.hundredths)),
            found.same.unit.key().to_owned(),
            one.year.to_string(),
            one.period.clone(),
            saved::hundredths(found.ours),
            found.year.to_string(),
            saved::text(than),
            one.source.clone(),
        ]
    };
    found.comparators.iter().map(row)
}
