//! What was due by a day is due at every later day too, held or late as it was.

use super::rounds;
use crate::support::damage::damage;
use crate::support::dice::Dice;
use crate::support::sheets::{invented, invented_extracts, sources};
use scorecard::inside::calendar::Day;
use scorecard::inside::cases::duties::*;
use scorecard::inside::cases::reviews::dues_in_year;
use scorecard::inside::example::Authority;
use scorecard::inside::history::{Child, History};
use scorecard::inside::returns;
use std::collections::BTreeSet;

/// The kind of duty, the child, the day it was due, and whether it was done by then.
type Fallen = (&'static str, u32, Day, bool);
/// Shows every duty of one kind to a visitor.
type Duties = fn(&History, &mut dyn FnMut(Duty));

/// Whether two rows of a child begin on one day: which of them is first is told by their ends (D11), so that it is not
/// known before one of them ends.
fn is_ambiguous(child: Child) -> bool {
    let rows = child.history.records.episodes.of(child.id);
    let days: BTreeSet<Day> = rows.iter().map(|row| row.decom).collect();
    days.len() < rows.len()
}

/// Everything due in the year by a day, of the children whose rows have one order.
fn due_by(history: &History, day: Day, since: Day) -> Vec<Fallen> {
    let mut all = Vec::new();
    dues_in_year(history, &mut |due| all.push(("review", due.child, due.day, due.is_on_time())));
    let see = |kind: &'static str, of: Duties| {
        let mut some: Vec<Fallen> = Vec::new();
        of(history, &mut |duty| {
            if kind != "initial assessment" || duty.care.start >= since {
                some.push((kind, duty.child.id, duty.due, duty.is_in_time()));
            }
        });
        some
    };
    let mut fallen = see("visit", |history, see| visits_due(history, &mut |duty| see(duty)));
    fallen.extend(see("care plan", |history, see| first_placements(history, &mut |duty| see(duty))));
    fallen.extend(see("permanence", |history, see| second_reviews(history, &mut |duty| see(duty))));
    fallen.extend(see("registration", |history, see| registrations_due(history, &mut |duty| see(duty))));
    fallen.extend(see("assessment", |history, see| assessments_due(history, &mut |duty| see(duty))));
    fallen.extend(see("initial assessment", |history, see| initial_assessments_due(history, &mut |duty| see(duty))));
    fallen.extend(see("education plan", |history, see| {
        history.children().for_each(|child| child.each_education_plan(&mut |duty| see(duty)));
    }));
    fallen.extend(all.into_iter().map(|(kind, child, day, done)| (kind, child.id, day, done)));
    fallen.retain(|(_, child, due, _)| *due <= day && !is_ambiguous(history.child(*child)));
    fallen
}

#[test]
fn what_was_due_stays_due() {
    let mut compared = 0;
    for seed in 1..=rounds(1_600) / 8 {
        let mut dice = Dice::new(seed ^ 0x0d52);
        let last_year_end = dice.between(2018, 2026);
        let authority = Authority { children: 40, years: 2, seed, last_year_end };
        let mut set = invented(&authority);
        set.extend(invented_extracts(&authority));
        if seed.is_multiple_of(2) {
            damage(&mut dice, &mut set, 60);
        }
        let returns = returns::read(&sources(&set));
        let begin = Day::new(last_year_end - 1, 4, 1).unwrap();
        let (first, second) = (dice.between(0, 300), dice.between(1, 60));
        let (then, now) = (begin.plus(first), begin.plus(first + second));
        let (was, is) = (History::at(&returns.records, then), History::at(&returns.records, now));
        if was.covered_from > then {
            continue;
        }
        let since = is.period.twelve_months;
        let (was, is) = (due_by(&was, then, since), due_by(&is, then, since));
        compared += was.len();
        let lost: Vec<&Fallen> = was.iter().filter(|due| !is.contains(due)).collect();
        let new: Vec<&Fallen> = is.iter().filter(|due| !was.contains(due)).collect();
        assert_eq!(was, is, "seed {seed}, {then} and {now}: lost {lost:?}, new {new:?}");
    }
    println!("{compared} duties compared");
    assert!(compared > 20_000, "{compared}");
}
