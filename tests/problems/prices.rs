//! What a finding costs, against the figure worked out anew without the children's rows.

use super::{Dice, Found, day};
use scorecard::inside::calendar::Day;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::problems::price::{Ledger, children_of, of_wrong_rows, price, suspects};
use scorecard::inside::returns;

/// An invented authority in which some cells have been blanked and some rows lost.
pub fn damaged(seed: u64) -> Vec<Source> {
    let mut dice = Dice(seed);
    let authority = Authority { children: 150, years: 2, seed, ..Authority::default() };
    let mut files = Vec::new();
    for source in example::returns(&authority) {
        let text = String::from_utf8(source.bytes).unwrap();
        let mut lines = text.lines();
        let mut kept = vec![lines.next().unwrap_or_default().to_owned()];
        for line in lines {
            match dice.below(25) {
                0 => {}
                1 | 2 => kept.push(blanked(line, &mut dice)),
                _ => kept.push(line.to_owned()),
            }
        }
        files.push(Source::new(source.path, kept.join("\n") + "\n"));
    }
    files
}

fn blanked(line: &str, dice: &mut Dice) -> String {
    let mut cells: Vec<&str> = line.split(',').collect();
    let place = 1 + dice.below(cells.len() - 1);
    cells[place] = "";
    cells.join(",")
}

/// The files without the rows of some children.
fn without(sources: &[Source], children: &[String]) -> Vec<Source> {
    let keep = |line: &&str| !children.iter().any(|child| line.split(',').next() == Some(child));
    let rest = |source: &Source| {
        let text = String::from_utf8(source.bytes.clone()).unwrap();
        let lines: Vec<&str> = text.lines().filter(keep).collect();
        Source::new(&source.path, lines.join("\n") + "\n")
    };
    sources.iter().map(rest).collect()
}

/// The values of all lines that are the sum of their cases.
fn values(sources: &[Source], as_at: Day) -> (Vec<(&'static str, Option<i64>)>, Vec<i32>) {
    let returns = returns::read(sources);
    let history = History::at(&returns.records, as_at);
    let ledgers = indicators::all().filter_map(|indicator| Ledger::of(indicator, &history));
    (ledgers.map(|ledger| (ledger.indicator.id, ledger.own_value())).collect(), returns.records.years.clone())
}

#[test]
fn the_price_of_a_finding_is_the_figure_without_its_children() {
    let mut compared = 0;
    for seed in 1..=3 {
        let sources = damaged(seed);
        let as_at = day("31/03/2025");
        let as_at = returns::read(&sources).as_at.unwrap_or(as_at);
        let found = Found::new(&sources, as_at);
        let (priced, _) = price(&found.problems, &found.history);
        assert!(priced.len() > 20, "only {} findings", priced.len());
        for one in &priced {
            let names = &found.returns.records.names;
            let children: Vec<String> = one.finding.children.iter().map(|child| names.of(*child)).collect();
            let (rest, years) = values(&without(&sources, &children), as_at);
            if years != found.returns.records.years {
                continue;
            }
            for price in &one.prices {
                let Some((_, value)) = rest.iter().find(|(id, _)| *id == price.indicator.id) else { continue };
                assert_eq!(price.without, *value, "seed {seed}, {} on {}", one.finding.check.code, price.indicator.id);
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "only {compared} prices compared");
}

#[test]
fn the_line_without_all_suspects_is_the_line_without_their_rows() {
    let sources = damaged(5);
    let as_at = returns::read(&sources).as_at.unwrap();
    let found = Found::new(&sources, as_at);
    for id in ["HLT-02", "HLT-03", "LVR-05", "REV-01", "STB-02"] {
        let indicator = indicators::find(id).unwrap();
        let children = children_of(&of_wrong_rows(&suspects(&found.problems, indicator)));
        let names: Vec<String> = children.iter().map(|child| found.returns.records.names.of(*child)).collect();
        let ledger = Ledger::of(indicator, &found.history).unwrap();
        let price = ledger.price_of_children(&children).unwrap();
        let (rest, _) = values(&without(&sources, &names), as_at);
        let anew = rest.iter().find(|(other, _)| *other == id).and_then(|(_, value)| *value);
        assert_eq!(price.without, anew, "{id}");
        assert_eq!(price.with, ledger.own_value());
    }
}

#[test]
fn the_open_cases_of_a_finding_are_never_more_than_the_line_has() {
    let sources = damaged(7);
    let as_at = returns::read(&sources).as_at.unwrap();
    let found = Found::new(&sources, as_at);
    let (priced, reaches) = price(&found.problems, &found.history);
    for one in &priced {
        for price in &one.prices {
            let reach = reaches.iter().find(|reach| reach.indicator.id == price.indicator.id).unwrap();
            assert!(price.unknown <= reach.bounds.unknown);
            assert!(price.width.unwrap_or(0) <= reach.bounds.width().unwrap_or(0));
        }
    }
    let weights: Vec<i64> = priced.iter().map(|one| one.weight()).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b), "worst first");
}

#[test]
fn a_child_without_a_row_in_oc2_is_priced_as_not_recorded() {
    let rows = ["E DECOM=01/05/2016", "E CHILD=B DECOM=01/05/2016", "2 CHILD=B TEETH_CHECK=1"].map(str::to_owned);
    let found = Found::new(&super::sheet::files(&rows, 2018), day("31/03/2018"));
    let (priced, _) = price(&found.problems, &found.history);
    let absent = priced.iter().find(|one| one.finding.check.code == "191").unwrap();
    let teeth = absent.prices.iter().find(|price| price.indicator.id == "HLT-03").unwrap();
    assert_eq!((teeth.with, teeth.without, teeth.unknown, teeth.width), (Some(500), Some(1000), 1, Some(500)));
}

#[test]
fn a_distance_that_no_placement_has_is_priced_on_the_lines_of_distances_alone() {
    let rows = ["E DECOM=01/05/2017 PL_DISTANCE=400", "E CHILD=B DECOM=01/05/2017 PL_DISTANCE=3"].map(str::to_owned);
    let found = Found::new(&super::sheet::files(&rows, 2018), day("31/03/2018"));
    let (priced, _) = price(&found.problems, &found.history);
    let far = priced.iter().find(|one| one.finding.check.code == "454").unwrap();
    let lines: Vec<_> = far.prices.iter().map(|price| (price.indicator.id, price.with, price.without)).collect();
    assert_eq!(lines, [("LOC-03", Some(333), Some(0))]);
}

#[test]
fn an_authority_without_faults_is_found_without_faults() {
    for seed in [1, 2] {
        let authority = Authority { children: 400, years: 4, seed, ..Authority::default() };
        let files = example::returns(&authority).into_iter();
        let sources: Vec<Source> = files.map(|file| Source::new(file.path, file.bytes)).collect();
        let found = Found::new(&sources, returns::read(&sources).as_at.unwrap());
        let codes: Vec<&str> = found.problems.findings.iter().map(|finding| finding.check.code).collect();
        assert!(codes.iter().all(|code| code.starts_with("REVIEW_")), "{codes:?}");
        assert!(found.problems.not_run.is_empty());
    }
}
