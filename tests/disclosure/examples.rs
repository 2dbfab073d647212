//! The worked examples of `tests/disclosure`. `UPDATE=1 cargo test --test engine disclosure::` writes the answers anew.

use crate::cases_support::book;
use scorecard::inside::disclosure::behind::Group;
use scorecard::inside::disclosure::{Printed, Sheet};
use scorecard::inside::indicators::find;
use scorecard::inside::judging::{Figure, Shape, Unit};
use scorecard::inside::scorecard::value_in_tenths;

#[test]
fn every_example_comes_out_as_it_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/disclosure/held-back.md");
    let text = std::fs::read_to_string(path).unwrap();
    let rewritten = book::rewritten(&text, &mut |_, kind, body| answer(kind, body));
    let update = std::env::var_os("UPDATE").is_some();
    if update {
        std::fs::write(path, &rewritten).unwrap();
    }
    for (is, should) in text.lines().zip(rewritten.lines()) {
        assert!(update || is == should, "\n  {is}\n  {should}");
    }
    let said = |words: &str| text.matches(words).count();
    assert!(said("→ printed") > 20 && said("→ held back") > 15);
}

fn answer(kind: &str, body: &[&str]) -> Vec<String> {
    let mut sheet = Sheet::default();
    let answered = |line: &&str| {
        let asked = line.split(" → ").next().unwrap();
        let is_printed = match kind {
            "alone" => alone(asked),
            "typed" => typed(asked),
            "printed" => take(&mut sheet, asked),
            other => panic!("no such block: {other}"),
        };
        format!("{asked} → {}", if is_printed { "printed" } else { "held back" })
    };
    body.iter().map(answered).collect()
}

fn number(text: &str) -> i64 {
    text.replace(',', "").parse().unwrap()
}

/// `STB-01 · 3 of 60`, `ADP-08 · 2,000 days of 5`, `POP-01 · 5`.
fn alone(asked: &str) -> bool {
    let (id, figure) = asked.split_once(" · ").unwrap();
    let indicator = find(id).unwrap();
    let (n, d) = figure.split_once(" of ").map_or((figure, None), |(n, d)| (n, Some(number(d))));
    let figure = Figure { numerator: number(n.trim_end_matches(" days")), denominator: d, ..Figure::default() };
    let tenths = value_in_tenths(&figure, indicator.unit).unwrap();
    let (shape, unit) = (indicator.measure.shape(), indicator.unit);
    Sheet::default().take(&Printed { figure: &figure, shape, unit, tenths, groups: Vec::new() }).is_ok()
}

/// `STB-01 · 75.0% of 60`: the numerator was not typed.
fn typed(asked: &str) -> bool {
    let (_, value) = asked.split_once(" · ").unwrap();
    let (percent, of) = value.split_once('%').unwrap();
    let figure = Figure { denominator: of.strip_prefix(" of ").map(number), ..Figure::default() };
    let tenths = number(&percent.replace('.', ""));
    let printed = Printed { figure: &figure, shape: Shape::Share, unit: Unit::Percent, tenths, groups: Vec::new() };
    Sheet::default().take(&printed).is_ok()
}

/// `looked after: 1 to 60`: a count and the children behind it.
fn take(sheet: &mut Sheet, asked: &str) -> bool {
    let (_, children) = asked.split_once(": ").unwrap();
    let some = |part: &str| {
        let (first, last) = part.split_once(" to ").unwrap_or((part, part));
        number(first) as u32..=number(last) as u32
    };
    let group = Group::of(children.split(", ").flat_map(some).collect());
    let figure = Figure { numerator: group.size(), ..Figure::default() };
    let (tenths, groups) = (10 * group.size(), vec![group]);
    sheet.take(&Printed { figure: &figure, shape: Shape::Count, unit: Unit::Count, tenths, groups }).is_ok()
}
