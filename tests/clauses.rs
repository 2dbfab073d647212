//! Clauses are true by themselves and in every order (D51), and the past does not change (D52): over thousands of
//! small authorities, whole and damaged. `CLAUSES_ROUNDS=50000 cargo test --test engine clauses::` tries more.

mod less_known;
mod orders;
mod past;

use crate::support::damage::damage;
use crate::support::dice::Dice;
use crate::support::sheets::{Set, invented, invented_extracts, sources};
use scorecard::inside::calendar::Day;
use scorecard::inside::example::Authority;
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::judging::{AskedAlone, Groups, Indicator, Measure};
use scorecard::inside::returns;

fn rounds(default: u64) -> u64 {
    std::env::var("CLAUSES_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// A few children in one or two returns, damaged in some places; every fourth has the extracts too.
fn small(seed: u64) -> (Dice, Set, Day) {
    let mut dice = Dice::new(seed);
    let years = dice.between(1, 2) as u32;
    let authority = Authority { children: 5, years, seed, last_year_end: dice.between(2016, 2026) };
    let mut set = invented(&authority);
    if seed.is_multiple_of(4) {
        set.extend(invented_extracts(&authority));
    }
    let times = dice.pick(&[0, 4, 12, 30]);
    damage(&mut dice, &mut set, times);
    let day = Day::new(authority.last_year_end, 3, 31).unwrap().plus(-dice.pick(&[0, 0, 0, 40, 200]));
    (dice, set, day)
}

/// The headline and the parts of every indicator.
fn measures() -> impl Iterator<Item = (&'static Indicator, &'static dyn Measure)> {
    indicators::all().flat_map(|indicator| {
        let parts = indicator.groups.iter().flat_map(|groups| match groups {
            Groups::Parts(_, parts) => *parts,
            _ => &[],
        });
        std::iter::once(indicator.measure).chain(parts.map(|part| part.measure)).map(move |one| (indicator, one))
    })
}

fn ask_each(set: &Set, day: Day, see: &mut dyn FnMut(&'static Indicator, usize, &History, &AskedAlone)) {
    let returns = returns::read(&sources(set));
    let history = History::at(&returns.records, day);
    for (place, (indicator, measure)) in measures().enumerate() {
        measure.ask_each(&history, &mut |case| see(indicator, place, &history, case));
    }
}
