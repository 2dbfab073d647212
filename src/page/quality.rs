//! The findings in words and numbers, for the page and the command: worst first, each with its price.

use super::bounds::BoundsView;
use super::price::{MoveView, POINT, price_words};
use super::since::{ChangesView, SinceView};
use super::words::{self, in_units};
use crate::calendar::Day;
use crate::file::Source;
use crate::history::History;
use crate::problems::bounds::LIMIT;
use crate::problems::price::{Price, Priced, Prices};
use crate::problems::{self, Finding, Hit, Problems, list};
use crate::returns::Returns;
use serde::Serialize;

/// The data-quality view at one date.
#[derive(Serialize)]
pub struct QualityView {
    as_at: String,
    as_at_words: String,
    headline: String,
    limit: f64,
    findings: Vec<FindingView>,
    lines: Vec<BoundsView>,
    not_run: Vec<NotRunView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) since: Option<SinceView>,
}

#[derive(Serialize)]
struct FindingView {
    code: &'static str,
    rule: Option<String>,
    about: &'static str,
    table: &'static str,
    columns: &'static [&'static str],
    message: &'static str,
    advice: &'static str,
    rows: usize,
    children: usize,
    rows_words: String,
    returns: Vec<ReturnCount>,
    weight: f64,
    weight_words: String,
    moves: Vec<MoveView>,
}

#[derive(Serialize)]
struct ReturnCount {
    label: String,
    rows: usize,
}

#[derive(Serialize)]
struct NotRunView {
    code: &'static str,
    message: &'static str,
    returns: Vec<String>,
    missing: Vec<&'static str>,
}

/// What the command prints: the view, and every row.
#[derive(Serialize)]
pub struct ProblemsReport {
    #[serde(flatten)]
    view: QualityView,
    rows: Vec<RowReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<ChangesView>,
}

#[derive(Serialize)]
struct RowReport {
    code: &'static str,
    child: String,
    file: String,
    line: String,
}

/// Everything that the command `scorecard problems` prints. `earlier` is a list of findings written before.
pub fn report(
    sources: &[Source],
    returns: &Returns,
    as_at: Day,
    earlier: Option<&[u8]>,
) -> Result<ProblemsReport, String> {
    let history = History::at(&returns.records, as_at);
    let problems = problems::find(sources, returns, &history);
    let row = |finding: &Finding, hit: &Hit| {
        let [child, _, file, line, ..] = list::fields(finding, hit, sources, returns);
        RowReport { code: finding.check.code, child, file, line }
    };
    let rows = problems.findings.iter().flat_map(|finding| finding.hits.iter().map(move |hit| row(finding, hit)));
    let mut prices = Prices::default();
    while prices.ask(&problems, &history) {}
    let since = earlier.map(|earlier| ChangesView::of(&problems, returns, earlier)).transpose()?;
    Ok(ProblemsReport { rows: rows.collect(), since, view: QualityView::of(&problems, &prices, &history) })
}

impl QualityView {
    /// Every finding, worst first, and the bounds of every line.
    pub fn of(problems: &Problems, prices: &Prices, history: &History) -> QualityView {
        let (priced, reaches) = (prices.of(problems), &prices.reaches);
        let moving = priced.iter().filter(|found| found.weight() > POINT).count();
        QualityView {
            as_at: history.period.last.iso(),
            as_at_words: history.period.last.to_string(),
            headline: headline(priced.len(), moving, reaches.iter().filter(|reach| !reach.bounds.trusted).count()),
            limit: in_units(LIMIT),
            findings: priced.iter().map(FindingView::of).collect(),
            lines: reaches.iter().map(BoundsView::of_reach).collect(),
            not_run: not_run(problems),
            since: None,
        }
    }
}

fn headline(findings: usize, moving: usize, open: usize) -> String {
    let findings = words::counted(findings as i64, ("finding", "findings"));
    let open = match open {
        0 => String::new(),
        open => format!(" {} cannot be trusted yet.", words::counted(open as i64, ("line", "lines"))),
    };
    match moving {
        0 if !open.is_empty() => format!("{findings}.{open}"),
        0 => format!("{findings}. None moves a line by more than 1 point."),
        1 => format!("{findings}, of which 1 moves a line by more than 1 point.{open}"),
        many => format!("{findings}, of which {} move a line by more than 1 point.{open}", words::count(many as i64)),
    }
}

impl FindingView {
    fn of(found: &Priced) -> FindingView {
        let (finding, check) = (found.finding, found.finding.check);
        let (rows, children) = (finding.hits.len(), finding.children.len());
        let absent = finding.hits.iter().all(|hit| hit.origin.is_none());
        let noun = if absent { ("row to add", "rows to add") } else { ("row", "rows") };
        FindingView {
            code: check.code,
            rule: (!check.is_own()).then(|| format!("DfE rule {}", check.code)),
            about: check.topic.words(),
            table: check.table.name(),
            columns: check.columns,
            message: check.message,
            advice: check.advice,
            rows,
            children,
            rows_words: format!(
                "{} of {}",
                words::counted(rows as i64, noun),
                words::counted(children as i64, ("child", "children"))
            ),
            returns: returns_of(finding),
            weight: in_units(found.weight()),
            weight_words: weight_words(found),
            moves: moves(&found.prices),
        }
    }
}

fn returns_of(finding: &Finding) -> Vec<ReturnCount> {
    let by_year = finding.hits.chunk_by(|a, b| a.year == b.year);
    by_year.map(|hits| ReturnCount { label: words::return_year(hits[0].year), rows: hits.len() }).collect()
}

fn weight_words(found: &Priced) -> String {
    let Some(worst) = found.prices.iter().max_by_key(|price| (price.weight(), std::cmp::Reverse(price.indicator.id)))
    else {
        let absent = found.finding.hits.iter().any(|hit| hit.origin.is_none());
        let why = if absent { "Moves no line: a row that is not there cannot be counted." } else { "Moves no line." };
        return why.to_owned();
    };
    match found.weight() {
        0 => "Moves no line by a tenth of a point.".to_owned(),
        _ => format!("{} ({}): {}", worst.indicator.title, worst.indicator.id, price_words(worst)),
    }
}

/// The prices, the heaviest first.
fn moves(prices: &[Price]) -> Vec<MoveView> {
    let mut prices: Vec<&Price> = prices.iter().collect();
    prices.sort_by_key(|price| std::cmp::Reverse(price.weight()));
    prices.into_iter().map(MoveView::of).collect()
}

/// The checks that could not run, each with the returns in which the same tables are missing.
fn not_run(problems: &Problems) -> Vec<NotRunView> {
    let mut views: Vec<NotRunView> = Vec::new();
    for one in &problems.not_run {
        let missing: Vec<&str> = one.missing.iter().map(|table| table.name()).collect();
        let label = words::return_year(one.year);
        match views.iter_mut().find(|view| view.code == one.check.code && view.missing == missing) {
            Some(view) => view.returns.push(label),
            None => {
                let (code, message) = (one.check.code, one.check.message);
                views.push(NotRunView { code, message, returns: vec![label], missing });
            }
        }
    }
    views
}

#[cfg(test)]
mod tests {
    use super::headline;

    #[test]
    fn lines_that_cannot_be_trusted_are_never_passed_over() {
        assert_eq!(headline(1, 0, 11), "1 finding. 11 lines cannot be trusted yet.");
        assert_eq!(headline(1, 0, 0), "1 finding. None moves a line by more than 1 point.");
        let both = "3 findings, of which 1 moves a line by more than 1 point. 1 line cannot be trusted yet.";
        assert_eq!(headline(3, 1, 1), both);
    }
}
