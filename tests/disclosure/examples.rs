//! The worked examples of `tests/disclosure`. `UPDATE=1 cargo test --test engine disclosure::` writes the answers anew.

use crate::cases_support::book;
use scorecard::inside::disclosure::behind::Group;
use scorecard::inside::disclosure::{Pack, Printed, Rank};
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

/// The lines of one block are one sheet.
fn answer(kind: &str, body: &[&str]) -> Vec<String> {
    let asked: Vec<&str> = body.iter().map(|line| line.split(" → ").next().unwrap()).collect();
    let decided: Vec<bool> = match kind {
        "alone" => asked.iter().map(|asked| alone(asked)).collect(),
        "typed" => asked.iter().map(|asked| typed(asked)).collect(),
        "printed" => together(&asked),
        other => panic!("no such block: {other}"),
    };
    let said = |is_printed: bool| if is_printed { "printed" } else { "held back" };
    asked.iter().zip(decided).map(|(asked, is)| format!("{asked} → {}", said(is))).collect()
}

fn is_printed(printed: Printed) -> bool {
    let mut pack = Pack::default();
    pack.offer(Rank::Now, printed);
    pack.decide()[0].is_ok()
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
    is_printed(Printed { figure: &figure, shape, unit, tenths, groups: Vec::new() })
}

/// `STB-01 · 75.0% of 60`: the numerator was not typed.
fn typed(asked: &str) -> bool {
    let (_, value) = asked.split_once(" · ").unwrap();
    let (percent, of) = value.split_once('%').unwrap();
    let figure = Figure { denominator: of.strip_prefix(" of ").map(number), ..Figure::default() };
    let tenths = number(&percent.replace('.', ""));
    is_printed(Printed { figure: &figure, shape: Shape::Share, unit: Unit::Percent, tenths, groups: Vec::new() })
}

/// `looked after: 1 to 60`: counts and the children behind them.
fn together(asked: &[&str]) -> Vec<bool> {
    let mut pack = Pack::default();
    asked.iter().for_each(|asked| offer(&mut pack, asked));
    pack.decide().iter().map(Result::is_ok).collect()
}

fn offer(pack: &mut Pack, asked: &str) {
    let (_, children) = asked.split_once(": ").unwrap();
    let some = |part: &str| {
        let (first, last) = part.split_once(" to ").unwrap_or((part, part));
        number(first) as u32..=number(last) as u32
    };
    let group = Group::of(children.split(", ").flat_map(some).collect());
    let figure = Figure { numerator: group.size(), ..Figure::default() };
    let (tenths, groups) = (10 * group.size(), vec![group]);
    pack.offer(Rank::Now, Printed { figure: &figure, shape: Shape::Count, unit: Unit::Count, tenths, groups });
}
