//! The standing of a case does not depend on the order in which its clauses are asked.

use super::{ask_each, rounds, small};
use crate::support::dice::Dice;
use scorecard::inside::judging::Standing;
use scorecard::inside::judging::finding::Answer;
use std::collections::BTreeMap;

/// Every order of a few clauses; of many the rotations, forwards and backwards, and some by chance.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count <= 4 {
        return permutations(count);
    }
    let forwards: Vec<usize> = (0..count).collect();
    let rotated = (0..count).map(|by| [&forwards[by..], &forwards[..by]].concat());
    let backwards = rotated.clone().map(|order| order.into_iter().rev().collect());
    let mut dice = Dice::new(count as u64);
    let by_chance = (0..40).map(|_| {
        let mut order = forwards.clone();
        dice.shuffle(&mut order);
        order
    });
    rotated.clone().chain(backwards).chain(by_chance).collect()
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let with_last = |shorter: Vec<usize>| {
        (0..count).map(move |at| {
            let mut order = shorter.clone();
            order.insert(at, count - 1);
            order
        })
    };
    permutations(count - 1).into_iter().flat_map(with_last).collect()
}

/// Asks in an order: stops at the first no, and else remembers whether something was not known.
fn in_order(answers: &[Answer], order: &[usize]) -> Answer {
    let mut so_far = Answer::Yes;
    for place in order {
        match answers[*place] {
            Answer::No => return Answer::No,
            Answer::Unknown => so_far = Answer::Unknown,
            Answer::Yes => {}
        }
    }
    so_far
}

fn standing(among: Answer, counted: Answer) -> Standing {
    match (among, counted) {
        (Answer::No, _) => Standing::Excluded,
        (Answer::Unknown, _) => Standing::Unassessed,
        (Answer::Yes, Answer::Yes) => Standing::Met,
        (Answer::Yes, Answer::No) => Standing::NotMet,
        (Answer::Yes, Answer::Unknown) => Standing::NotRecorded,
    }
}

/// What the clauses of one case say, and the standing that the engine gives it.
type Said = (&'static str, Vec<u8>, Vec<u8>, Standing);

#[test]
fn the_standing_is_the_same_in_every_order() {
    let mut heard: BTreeMap<Said, (u64, Vec<Answer>, Vec<Answer>)> = BTreeMap::new();
    let rounds = rounds(10_000);
    for seed in 1..=rounds {
        let (_, set, day) = small(seed);
        ask_each(&set, day, &mut |indicator, _, _, case| {
            let codes = |answers: &[Answer]| answers.iter().map(|answer| *answer as u8).collect();
            let said = (indicator.id, codes(&case.among), codes(&case.counted), case.standing);
            heard.entry(said).or_insert_with(|| (seed, case.among.clone(), case.counted.clone()));
        });
    }
    println!("{rounds} authorities, {} different sets of answers", heard.len());
    assert!(heard.len() > 400, "only {} different sets of answers", heard.len());
    for ((id, .., given), (seed, among, counted)) in &heard {
        for first in orders(among.len()) {
            for second in orders(counted.len()) {
                let found = standing(in_order(among, &first), in_order(counted, &second));
                assert_eq!(found, *given, "{id} in seed {seed}: {among:?} {counted:?}");
            }
        }
    }
}
