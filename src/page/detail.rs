//! One line opened: its definition, who left at which clause, its standings and its breakdowns.

use super::entrants::{self, EntrantsView};
use super::flow::{self, FlowView};
use super::groups::{Groups, GroupsView};
use super::lines::{LineView, line_view};
use super::of_parts::OfPartView;
use super::spread::SpreadView;
use super::words::{self, capital};
use crate::history::History;
use crate::judging::*;
use crate::scorecard::Line;
use serde::Serialize;

/// One line opened.
#[derive(Serialize)]
pub struct Detail {
    line: LineView,
    definition: Definition,
    steps: Vec<FunnelStep>,
    /// Groups with a denominator below this show the count first.
    small: i64,
    /// The figure as a sum, where it is one.
    sum: Option<String>,
    standings: Vec<StandingView>,
    groups: GroupsView,
    /// How the days of a mean are spread.
    spread: Option<SpreadView>,
    /// Those in care month by month.
    flow: Option<FlowView>,
    /// How soon those who started had left.
    entrants: Option<EntrantsView>,
    /// What others publish of its parts.
    of_parts: Vec<OfPartView>,
}

#[derive(Serialize)]
struct Definition {
    who: String,
    denominator: Vec<&'static str>,
    numerator: Vec<&'static str>,
    source: &'static str,
    note: Option<&'static str>,
}

#[derive(Serialize)]
struct FunnelStep {
    words: String,
    left: i64,
    out: i64,
    mark: Option<&'static str>,
}

#[derive(Serialize)]
struct StandingView {
    key: &'static str,
    label: String,
    count: i64,
}

impl Detail {
    /// One indicator with everything that explains its figure; `aim` is what it aims at, in tenths.
    pub fn of(line: &Line, history: &History, aim: Option<i64>, of_parts: Vec<OfPartView>) -> Detail {
        let indicator = line.indicator;
        let measure = indicator.measure;
        let clauses = measure.words();
        let mut funnel = Funnel::default();
        let mut tally = Tally::default();
        measure.judge(history, &mut |case| {
            funnel.add(case);
            tally.add(case);
        });
        let is_drawn = can_be_drawn(&clauses, measure, history);
        Detail {
            small: words::SMALL,
            sum: sum_in_figures(line, history),
            line: line_view(line, history),
            definition: Definition {
                who: capital(measure.cases().1),
                denominator: clauses.denominator.clone(),
                numerator: clauses.numerator.clone(),
                source: indicator.source,
                note: indicator.note,
            },
            steps: if is_drawn { funnel.steps(&clauses, measure) } else { Vec::new() },
            standings: standings(&tally),
            groups: Groups::of(indicator, history).view(indicator, aim, history),
            spread: SpreadView::of(line, history),
            flow: flow::is_shown(indicator).then(|| FlowView::of(history)).flatten(),
            entrants: entrants::is_shown(indicator).then(|| EntrantsView::of(history)).flatten(),
            of_parts,
        }
    }
}

/// Whether there are clauses that follow from one another, so that people can be seen to leave step by step.
fn can_be_drawn(clauses: &Words, measure: &dyn Measure, history: &History) -> bool {
    let asks_nothing = clauses.denominator.is_empty() && clauses.numerator.is_empty();
    !asks_nothing && measure.shape() != Shape::Ratio && measure.sum(history).is_none()
}

/// The sum or division that makes the value, in figures.
fn sum_in_figures(line: &Line, history: &History) -> Option<String> {
    let indicator = line.indicator;
    let tenths = line.tenths.filter(|_| line.missing.is_empty() && line.typed.is_none())?;
    let sum = match indicator.measure.sum(history) {
        Some((words, terms)) => filled_in(words, &terms),
        None => division(line).filter(|_| !indicator.is_profile())?,
    };
    Some(format!("{sum} = {}", words::value(tenths, indicator.unit)))
}

fn filled_in(sentence: &str, terms: &[i64]) -> String {
    terms.iter().fold(sentence.to_owned(), |words, term| words.replacen("{}", &words::count(*term), 1))
}

fn division(line: &Line) -> Option<String> {
    let (numerator, of) = (words::count(line.figure.numerator), words::count(line.figure.denominator?));
    match line.indicator.unit {
        Unit::Count => None,
        Unit::Weeks => Some(format!("{numerator} ÷ 7 ÷ {of}")),
        Unit::Points => Some(format!("{} ÷ {of}", words::published(line.figure.numerator, Unit::Points))),
        Unit::Rate => Some(format!("{numerator} × 10,000 ÷ {of}")),
        _ => Some(format!("{numerator} ÷ {of}")),
    }
}

/// How many cases passed each clause: a case leaves at the one that decided, and not at an unknown before it.
#[derive(Default)]
struct Funnel {
    cases: i64,
    passed: Vec<i64>,
}

impl Funnel {
    fn add(&mut self, case: &Judged) {
        self.cases += 1;
        if self.passed.len() < case.findings.len() {
            self.passed.resize(case.findings.len(), 0);
        }
        let decided =
            case.findings.last().is_some_and(|finding| finding.answer != crate::judging::finding::Answer::Yes);
        for place in 0..case.findings.len() - usize::from(decided) {
            self.passed[place] += 1;
        }
    }

    fn steps(&self, words: &Words, measure: &dyn Measure) -> Vec<FunnelStep> {
        let everybody =
            FunnelStep { words: format!("All {} looked at", measure.cases().1), left: self.cases, out: 0, mark: None };
        let mut steps = vec![everybody];
        for (place, clause) in words.denominator.iter().chain(&words.numerator).enumerate() {
            let before = steps[place].left;
            let left = self.passed.get(place).copied().unwrap_or_default();
            steps.push(FunnelStep { words: capital(clause), left, out: before - left, mark: None });
        }
        let of_denominator = words.denominator.len();
        if measure.shape() == Shape::Share {
            steps[of_denominator].mark = Some("d");
        }
        if let Some(last) = steps.last_mut().filter(|_| !matches!(measure.shape(), Shape::Mean | Shape::Pooled)) {
            last.mark = Some("n");
        }
        steps
    }
}

fn standings(tally: &Tally) -> Vec<StandingView> {
    let view = |standing: Standing| {
        let count = tally.by_standing[standing as usize];
        StandingView {
            key: standing.key(),
            label: format!("{} {}", words::count(count), words::standing(standing).to_lowercase()),
            count,
        }
    };
    Standing::ALL.into_iter().map(view).filter(|standing| standing.count > 0).collect()
}
