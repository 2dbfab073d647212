//! A reader with patience: on small linked tables every whole number that a held one can be is tried, until numbers of
//! children are found for which all that is printed comes out, or there are none. Counts are whole, which the linear
//! reader does not use, so that this one knows at least as much.

use super::packs::{Line, Public, hide_the_next_smallest, lines, printed};
use super::reader::{Reader, Sum};
use scorecard::inside::compare::settings::profile::Profile;

const PACKS: u64 = 240;
const MOST: i64 = 5;
/// More children than any pack has.
const ALL: i64 = 100;

/// Two breakdowns of one total, and lines across them.
fn small(seed: u64) -> Vec<Line> {
    let across = ["Looked after", "In foster care", "Girls in foster care"];
    let is_in = |line: &Line| line.table.is_some() || across.contains(&line.title.as_str());
    lines(seed, 4).into_iter().filter(is_in).collect()
}

/// From where to where each unknown can lie.
type Reach = Vec<(i64, i64)>;

/// Draws the limits of all unknowns together as far as the sums say; nothing where they cannot all be true.
fn drawn_together(mut reach: Reach, sums: &[Sum]) -> Option<Reach> {
    loop {
        let before = reach.clone();
        for (places, low, high) in sums {
            let of = |end: fn(&(i64, i64)) -> i64, reach: &Reach| places.iter().map(|at| end(&reach[*at])).sum::<i64>();
            let (least, most) = (of(|one| one.0, &reach), of(|one| one.1, &reach));
            if least > *high || most < *low {
                return None;
            }
            for at in places {
                let (from, to) = reach[*at];
                let (from_now, to_now) = (from.max(low - (most - to)), to.min(high.saturating_sub(least - from)));
                reach[*at] = (from_now, to_now);
                if from_now > to_now {
                    return None;
                }
            }
        }
        if reach == before {
            return Some(reach);
        }
    }
}

/// Whether there are whole numbers for which all sums come out: the widest unknown is cut in two until none is open.
fn is_possible(reach: Reach, sums: &[Sum]) -> bool {
    let Some(reach) = drawn_together(reach, sums) else { return false };
    let open = (0..reach.len()).filter(|at| reach[*at].0 < reach[*at].1);
    let Some(at) = open.min_by_key(|at| reach[*at].1 - reach[*at].0) else { return true };
    let (from, to) = reach[at];
    let middle = (from + to).div_euclid(2);
    [(from, middle), (middle + 1, to)].into_iter().any(|half| {
        let mut halved = reach.clone();
        halved[at] = half;
        is_possible(halved, sums)
    })
}

/// Every whole number that a sum can be.
fn possible(unknowns: usize, sums: &[Sum], places: &[usize]) -> Vec<i64> {
    let can_be = |number: &i64| {
        let mut sums = sums.to_vec();
        sums.push((places.to_vec(), *number, *number));
        is_possible(vec![(0, ALL); unknowns], &sums)
    };
    (0..=ALL).filter(can_be).collect()
}

/// What was found of a pack: numbers that are held back and can be too few.
fn narrowed(pack: &Public) -> Vec<String> {
    let (unknowns, sums, held) = Reader::of(&[pack], MOST, 0).sums();
    let mut found = Vec::new();
    for (what, places, truth) in held {
        let can_be = possible(unknowns, &sums, &places);
        assert!(can_be.contains(&truth), "{what}: the truth comes out");
        let (low, high) = (can_be[0], can_be[can_be.len() - 1]);
        if high - low < MOST || can_be.len() <= MOST as usize {
            found.push(format!("{what}: {truth} is one of {can_be:?}"));
        }
    }
    found
}

#[test]
fn nobody_works_a_few_children_out_by_trying_all_whole_numbers() {
    let (mut shown, mut held) = (0, 0);
    for seed in 0..PACKS {
        let pack = printed(small(seed), Profile::English, &[]);
        held += pack.text.iter().filter(|text| text.ends_with("held back")).count();
        shown += pack.text.iter().filter(|text| !text.ends_with("held back")).count();
        let found = narrowed(&pack);
        assert!(found.is_empty(), "pack {seed}: {found:#?}");
    }
    assert!(shown > 800 && held > 800, "{shown} shown, {held} held back");
}

/// The same reader before the usual rule.
#[test]
fn hiding_the_next_smallest_falls_to_whole_numbers() {
    let fallen = (0..PACKS).filter(|seed| !narrowed(&hide_the_next_smallest(small(*seed))).is_empty()).count();
    assert!(fallen > 120, "{fallen} of {PACKS}");
}

/// Twice a number and twice another one are 7 only between whole numbers, and of whole ones 3 of 3 can be told.
#[test]
fn whole_numbers_tell_more_than_those_between_them() {
    let two = [(vec![0, 1], 3, 3), (vec![1, 2], 3, 3), (vec![0, 2], 3, 3)];
    assert_eq!(possible(3, &two, &[0]), [0_i64; 0], "one and a half each would do");
    let three = [(vec![0, 1], 3, 3), (vec![1, 2], 4, 4), (vec![0, 2], 5, 5)];
    assert_eq!(possible(3, &three, &[0]), [2]);
    assert_eq!(possible(2, &[(vec![0, 1], 3, 4)], &[1]), [0, 1, 2, 3, 4]);
}
