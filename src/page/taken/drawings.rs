//! What the spread of days and the flow of a line draw.

use crate::history::History;
use crate::judging::Indicator;
use crate::page::flow::{self, Month};
use crate::page::saved::{self, About, Kind, SavedView, columns};
use crate::page::spread::{Bands, days_of};

/// How many cases are in each band of days.
pub fn spread(indicator: &'static Indicator, history: &History) -> SavedView {
    let (id, last) = (indicator.id, history.period.last);
    let line = crate::scorecard::headline(indicator, history);
    let bands = days_of(&line, history).and_then(|days| Bands::of(&days));
    let row = |(bands, at): (&Bands, usize)| {
        let (from, to) = bands.ends(at);
        vec![id.to_owned(), last.iso(), from.to_string(), to.to_string(), bands.counts[at].to_string()]
    };
    let all = bands.iter().flat_map(|bands| (0..bands.counts.len()).map(move |at| (bands, at)));
    let about = About {
        name: format!("days-{id}-{}", last.iso()),
        title: format!("{} ({id}) at {last}, by days", indicator.title),
        history,
    };
    let names = columns(&[
        ("line", Kind::Text),
        ("as at", Kind::Date),
        ("days from", Kind::Number),
        ("days to", Kind::Number),
        ("number", Kind::Number),
    ]);
    SavedView::plain(about, names, all.map(row).collect())
}

/// Those in care month by month.
pub fn flow(history: &History) -> SavedView {
    let last = history.period.last;
    let row = |one: &Month| {
        let numbers = [one.opening, one.starts, one.ends, one.other, one.net(), one.closing];
        let days = [one.first.iso(), one.last.iso()];
        days.into_iter().chain(numbers.map(|number| saved::number(Some(number)))).collect()
    };
    let about = About {
        name: format!("flow-{}", last.iso()),
        title: format!("Children in care month by month to {last}"),
        history,
    };
    let names = columns(&[
        ("first day", Kind::Date),
        ("last day", Kind::Date),
        ("in care the day before", Kind::Number),
        ("starts", Kind::Number),
        ("ends", Kind::Number),
        ("other", Kind::Number),
        ("net", Kind::Number),
        ("in care on the last day", Kind::Number),
    ]);
    SavedView::plain(about, names, flow::months(history).iter().map(row).collect())
}
