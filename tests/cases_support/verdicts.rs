//! What the engine says of a situation, in the words of the answer blocks.

use super::asked::{Measured, Question, measured};
use super::book::Situation;
use scorecard::inside::compare::population::residents;
use scorecard::inside::compare::published;
use scorecard::inside::history::History;
use scorecard::inside::judging::{Figure, Judged, Shape, Unit};
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::scorecard::{Line, line};
use std::sync::Arc;

/// Hears of every case that an answer shows.
pub type Hear<'a> = &'a mut dyn FnMut(&Measured, &Judged);

/// The lines of an answer block of one of the kinds `verdicts`, `figures` and `files`.
pub fn answer(situation: &Situation, kind: &str, body: &[&str], hear: Hear) -> Vec<String> {
    if kind == "files" {
        return files(situation, &returns::read(&situation.sources));
    }
    let returns = with_the_children_of_the_area(situation);
    let Some(day) = situation.as_at else { return vec!["No as-at date.".to_owned()] };
    let told = Told { history: History::at(&returns.records, day), returns: &returns };
    body.iter().filter(|line| !line.starts_with(' ')).flat_map(|line| told.answer(line, kind, hear)).collect()
}

/// The returns, and the children of the one council of which a block of published figures tells how many there are.
pub fn with_the_children_of_the_area(situation: &Situation) -> Returns {
    let published = published::read(&situation.sources);
    let mut returns = returns::read(&situation.sources);
    let council = published.areas.councils().first().and_then(|name| published.areas.authority(name));
    let newest = returns.records.years.last().copied();
    if let Some(records) = Arc::get_mut(&mut returns.records) {
        records.given.residents = residents(&published, council, None, newest);
    }
    returns
}

/// What is known at the as-at date.
struct Told<'r> {
    history: History,
    returns: &'r Returns,
}

impl Told<'_> {
    fn answer(&self, asked: &str, kind: &str, hear: Hear) -> Vec<String> {
        let Some(question) = Question::read(asked) else { return vec![format!("{asked} (there is no such line)")] };
        let line = line(question.indicator, &self.history);
        let mut lines = figures(&question, &line);
        if kind == "verdicts" {
            let measured = measured(question.indicator).into_iter().find(|measured| measured.name == question.name);
            lines.extend(measured.map(|measured| self.cases(&question, &measured, hear)).unwrap_or_default());
        }
        lines
    }

    fn cases(&self, question: &Question, measured: &Measured, hear: Hear) -> Vec<String> {
        let mut lines = Vec::new();
        measured.measure.judge(&self.history, &mut |case| {
            let child = self.returns.records.names.of(case.child);
            if question.is_for(&child) {
                hear(measured, case);
                lines.extend(steps(&child, measured, case));
            }
        });
        lines
    }
}

/// A child's standing and the steps that led to it.
fn steps(child: &str, measured: &Measured, case: &Judged) -> Vec<String> {
    let adds = if measured.measure.shape() == Shape::Mean && case.amount != 0 {
        format!(", adds {}", case.amount)
    } else {
        String::new()
    };
    let step = |(clause, finding): (&str, &scorecard::inside::judging::finding::Finding)| {
        format!("    {} · {clause} · {}", format!("{:?}", finding.answer).to_lowercase(), finding.because())
    };
    let clauses = measured.clauses(case.standing).into_iter().zip(case.findings).map(step);
    std::iter::once(format!("  {child}: {}{adds}", case.standing.key())).chain(clauses).collect()
}

/// The figure asked for; for a group, its name and a figure for each of its members.
fn figures(question: &Question, line: &Line) -> Vec<String> {
    let indicator = line.indicator;
    let asked = question.words();
    if question.name == indicator.id {
        let missing: Vec<&str> = line.missing.iter().map(|table| table.name()).collect();
        return vec![format!("{asked}: {}", in_words(&line.figure, line.tenths, indicator.unit, &missing))];
    }
    let mut lines = Vec::new();
    for group in &line.groups {
        let named = format!("{} / {}", indicator.id, group.name);
        let words = in_words(&group.figure, group.tenths, group.unit, &[]);
        if question.name == named {
            lines.push(format!("  {}: {words}", group.label));
        } else if question.name == format!("{named} / {}", group.label) {
            return vec![format!("{asked}: {words}")];
        }
    }
    lines.insert(0, asked);
    lines
}

/// `1 of 3 (33.3%), 0 not recorded, 0 left out`.
fn in_words(figure: &Figure, tenths: Option<i64>, unit: Unit, missing: &[&str]) -> String {
    let of = figure.denominator.map(|of| format!(" of {of}")).unwrap_or_default();
    let value = match (tenths, unit) {
        _ if !missing.is_empty() => format!(" (no value without {})", missing.join(", ")),
        (None, _) => " (no value)".to_owned(),
        (Some(tenths), Unit::Percent) => format!(" ({}%)", decimal(tenths)),
        (Some(tenths), Unit::Days) => format!(" ({} days)", decimal(tenths)),
        (Some(tenths), Unit::Weeks) => format!(" ({} weeks)", decimal(tenths)),
        (Some(tenths), Unit::Pounds) => format!(" (£{})", decimal(tenths)),
        (Some(tenths), Unit::Rate) => format!(" ({} per 10,000)", decimal(tenths)),
        (Some(tenths), Unit::Score | Unit::Points) => format!(" (score {})", decimal(tenths)),
        (Some(tenths), Unit::Count) if tenths == 10 * figure.numerator => String::new(),
        (Some(tenths), Unit::Count) => format!(" (value {})", decimal(tenths)),
    };
    let Figure { numerator, not_recorded, unassessed, .. } = figure;
    format!("{numerator}{of}{value}, {not_recorded} not recorded, {unassessed} left out")
}

fn decimal(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
}

/// What became of the rows of every file.
fn files(situation: &Situation, returns: &Returns) -> Vec<String> {
    let mut lines = Vec::new();
    let accounts = situation.sources.iter().zip(&returns.accounts).zip(returns.used.iter().zip(&returns.years));
    for ((source, account), (used, years)) in accounts {
        let table = account.table.map_or("not a known table", |table| table.name());
        let years: Vec<String> = years.iter().map(|year| format!(", year to 31 March {year}")).collect();
        let (rows, set_aside, mended) = (account.rows, account.set_aside, account.mended);
        lines.push(format!(
            "{}: {table}, {rows} rows, {used} used, {set_aside} set aside, {mended} mended{}",
            source.path,
            years.concat()
        ));
        lines.extend(account.notices.iter().map(|notice| format!("  line {:?} · {}", notice.lines, notice.message)));
    }
    lines
}
