//! What is wrong in the data, a row for each finding; the rows themselves are the list to send.

use crate::page::saved::{self, About, Kind, SavedView, columns};
use crate::page::suspects::Checked;
use crate::problems::price::{Price, Priced, price};

/// Every finding, the worst first.
pub fn table(held: &Checked) -> SavedView {
    let last = held.history.period.last;
    let (priced, _) = price(held.problems, held.history);
    let about = About {
        name: format!("findings-{}", last.iso()),
        title: format!("What is wrong in the data at {last}"),
        history: held.history,
    };
    let columns = columns(&[
        ("as at", Kind::Date),
        ("code", Kind::Text),
        ("about", Kind::Text),
        ("table", Kind::Text),
        ("columns", Kind::Text),
        ("finding", Kind::Text),
        ("what to do", Kind::Text),
        ("rows", Kind::Number),
        ("children", Kind::Number),
        ("line moved most", Kind::Text),
        ("unit", Kind::Text),
        ("with these children", Kind::Number),
        ("without them", Kind::Number),
    ]);
    SavedView::plain(about, columns, priced.iter().map(|found| row(&last.iso(), found)).collect())
}

fn row(as_at: &str, found: &Priced) -> Vec<String> {
    let (finding, check) = (found.finding, found.finding.check);
    let worst = found.prices.iter().max_by_key(|price| (price.weight(), std::cmp::Reverse(price.indicator.id)));
    let worst = worst.filter(|price| price.weight() > 0);
    let of = [as_at, check.code, check.topic.words(), check.table.name()].map(str::to_owned);
    let said = [check.columns.join(" "), check.message.to_owned(), check.advice.to_owned()];
    let counts = [finding.hits.len(), finding.children.len()].map(|count| count.to_string());
    of.into_iter().chain(said).chain(counts).chain(moved(worst)).collect()
}

fn moved(price: Option<&Price>) -> [String; 4] {
    [
        saved::text(price.map(|price| price.indicator.id)),
        saved::text(price.map(|price| price.indicator.unit.key())),
        saved::tenths(price.and_then(|price| price.with)),
        saved::tenths(price.and_then(|price| price.without)),
    ]
}
