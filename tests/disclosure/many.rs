//! 10,000 packs and the reader who tries to work out a few children from them; the usual rule before the same reader.

use super::packs::{Public, hide_the_next_smallest, lines, printed};
use super::reader::Reader;
use scorecard::inside::compare::settings::profile::Profile;
use std::thread;

/// Authorities, each with a pack for every quarter of a year.
const AUTHORITIES: u64 = 2500;
const SLACK: i64 = 2;

/// What the reader finds, how many numbers are printed and how many lines are held back.
#[derive(Default)]
struct Attacked {
    found: Vec<String>,
    packs: usize,
    printed: usize,
    held: usize,
}

impl Attacked {
    fn add(mut self, other: Attacked) -> Attacked {
        self.found.extend(other.found);
        self.packs += other.packs;
        self.printed += other.printed;
        self.held += other.held;
        self
    }

    fn pack(&mut self, pack: &Public) {
        let held = pack.text.iter().filter(|text| text.ends_with("held back")).count();
        self.packs += 1;
        self.held += held;
        self.printed += pack.text.len() - held;
    }
}

/// The four packs of a year, each beside those before it, and a reader who has them all.
fn year(seed: u64) -> Attacked {
    let mut attacked = Attacked::default();
    let mut packs: Vec<Public> = Vec::new();
    for quarter in 1..=4 {
        let before: Vec<&Public> = packs.iter().collect();
        let pack = printed(lines(seed, quarter), Profile::English, &before);
        attacked.pack(&pack);
        packs.push(pack);
        let all: Vec<&Public> = packs.iter().collect();
        let reader = Reader::of(&all, 5, 0);
        let found = reader.left_over().into_iter().chain(reader.narrowed());
        attacked.found.extend(
            found.map(|found| {
                format!("authority {seed} of {}, quarter {quarter}: {found}", packs[0].lines[0].met.len())
            }),
        );
    }
    attacked
}

fn in_two(of: u64, attack: fn(u64) -> Attacked) -> Attacked {
    let half =
        move |which: u64| (0..of).filter(|seed| seed % 2 == which).map(attack).fold(Attacked::default(), Attacked::add);
    let other = thread::spawn(move || half(1));
    half(0).add(other.join().unwrap())
}

fn assert_safe(attacked: &Attacked) {
    let found = &attacked.found;
    assert!(found.is_empty(), "{} of {}: {:#?}", found.len(), attacked.packs, &found[..found.len().min(12)]);
}

#[test]
fn nobody_works_a_few_children_out_of_the_packs_of_a_year() {
    let attacked = in_two(AUTHORITIES, year);
    assert_safe(&attacked);
    assert!(attacked.packs >= 10_000);
    println!("{} printed, {} held back", attacked.printed, attacked.held);
    // Packs that show nothing would be safe too.
    assert!(attacked.printed > 20_000, "{} printed, {} held back", attacked.printed, attacked.held);
}

fn rounded(seed: u64) -> Attacked {
    let profile = if seed.is_multiple_of(2) { Profile::Welsh } else { Profile::Strict };
    let (mut attacked, pack) = (Attacked::default(), printed(lines(seed / 2, 4), profile, &[]));
    attacked.pack(&pack);
    attacked.found = Reader::of(&[&pack], profile.most(), SLACK).narrowed();
    attacked
}

#[test]
fn rounded_packs_say_no_more_than_their_rule() {
    let attacked = in_two(1000, rounded);
    assert_safe(&attacked);
    assert!(attacked.printed > 3_000, "{} printed, {} held back", attacked.printed, attacked.held);
}

fn usual(seed: u64) -> Attacked {
    let (mut attacked, pack) = (Attacked::default(), hide_the_next_smallest(lines(seed, 4)));
    attacked.pack(&pack);
    let reader = Reader::of(&[&pack], 5, 0);
    attacked.found = reader.left_over().into_iter().chain(reader.narrowed()).take(1).collect();
    attacked
}

/// The same reader before the usual rule: most of its packs fall.
#[test]
fn hiding_the_next_smallest_falls_to_the_same_reader() {
    let attacked = in_two(400, usual);
    assert!(attacked.found.len() > 200, "{} of {}", attacked.found.len(), attacked.packs);
}

/// A pack beside which nobody laid the one before: the quarters give a few children away.
#[test]
fn a_pack_that_does_not_know_the_one_before_falls() {
    let mut fallen = 0;
    for seed in 0..200 {
        let packs = [3, 4].map(|quarter| printed(lines(seed, quarter), Profile::English, &[]));
        let reader = Reader::of(&[&packs[0], &packs[1]], 5, 0);
        fallen += usize::from(reader.left_over().is_some());
    }
    assert!(fallen > 20, "{fallen}");
}
