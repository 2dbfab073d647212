//! A child's life in outline: who the child is, when and why care begins and ends.

use super::dice::Dice;
use super::stay::{Path, Stay};
use crate::calendar::{Day, birthday};
use chrono::Datelike;

/// An invented child known to the authority.
pub struct Child {
    /// Identifier, unique in the authority.
    pub id: u32,
    /// Date of birth.
    pub born: Day,
    /// Whether the child is a girl.
    pub female: bool,
    /// Ethnicity code.
    pub ethnic: &'static str,
    /// Unaccompanied asylum seeker: the day that status ends.
    pub uasc_until: Option<Day>,
    /// Whether the pupil number is known once the child is of school age.
    pub pupil_known: bool,
    /// Day on which she became a mother.
    pub mother: Option<Day>,
    /// Periods of care in order, or single short breaks.
    pub stays: Vec<Stay>,
}

/// How a child first comes into care.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    Family,
    Asylum,
    ShortBreaks,
}

impl Child {
    /// Draws children who first come into care between `first` and `last` until one is known to the
    /// authority after `window`: in care then, or a care leaver with a birthday still to report.
    pub fn known_from(dice: &mut Dice, id: u32, window: Day, last: Day) -> Child {
        let first = window.plus_months(-18 * 12);
        loop {
            let from = dice.day(first, last);
            let child = Child::draw(dice, id, from);
            if child.stays.iter().any(|stay| stay.to >= window) || child.leaver_from(window, last) {
                return child;
            }
        }
    }

    fn draw(dice: &mut Dice, id: u32, from: Day) -> Child {
        let arrival = arrival(dice, from);
        let born = born(dice, from, arrival);
        let asylum = arrival == Arrival::Asylum;
        let eighteen = birthday(born, 18);
        let mut child = Child {
            id,
            born,
            female: dice.odds(if asylum { 60 } else { 450 }),
            ethnic: ethnicity(dice, asylum),
            uasc_until: None,
            pupil_known: dice.odds(if asylum { 500 } else { 995 }),
            mother: None,
            stays: stays(dice, born, from, arrival),
        };
        if asylum {
            let until = child.stays.last().map_or(eighteen, |stay| stay.to);
            child.uasc_until = Some(if dice.odds(60) { dice.day(from.plus(1), until) } else { eighteen });
        }
        if child.female && dice.odds(30) {
            child.mother = motherhood(dice, &child);
        }
        child
    }

    /// Whether a 17th to 21st birthday between `from` and `to` falls to be reported in OC3.
    fn leaver_from(&self, from: Day, to: Day) -> bool {
        (17..=21).map(|age| birthday(self.born, age)).any(|day| day >= from && day <= to && self.is_leaver(day, day))
    }

    /// Whether the child is a care leaver on that birthday: 13 weeks in care after 14 and some after 16,
    /// not adopted, dead or taken over by another authority, and out of care from the birthday to `until`.
    pub fn is_leaver(&self, birthday_reached: Day, until: Day) -> bool {
        let (fourteen, sixteen) = (birthday(self.born, 14), birthday(self.born, 16));
        let past = self.stays.iter().filter(|stay| stay.from <= until);
        let after_fourteen: i32 = past.map(|stay| stay.to.since(stay.from.max(fourteen)).max(0)).sum();
        let grown = birthday(self.born, 19) <= birthday_reached;
        self.stays.iter().rfind(|stay| stay.from <= until).is_some_and(|stay| {
            !stay.is_respite()
                && !matches!(stay.rec, "E11" | "E12" | "E2" | "E3" | "E15")
                && stay.to > sixteen
                && (stay.to < birthday_reached || grown)
        }) && after_fourteen >= 91
    }
}

fn arrival(dice: &mut Dice, from: Day) -> Arrival {
    let asylum = if from.year_end() >= 2022 { 200 } else { 90 };
    dice.pick(&[(asylum, Arrival::Asylum), (12, Arrival::ShortBreaks), (988 - asylum, Arrival::Family)])
}

/// A date of birth for somebody who comes into care on `from`; never 31 March.
fn born(dice: &mut Dice, from: Day, arrival: Arrival) -> Day {
    let age = match arrival {
        Arrival::Asylum => dice.between(14 * 365 + 200, 17 * 365 + 300),
        Arrival::ShortBreaks => dice.between(5 * 365, 14 * 365),
        Arrival::Family => dice.days(&[
            (85, (0, 6)),
            (120, (7, 364)),
            (175, (365, 5 * 365)),
            (175, (5 * 365 + 1, 10 * 365)),
            (315, (10 * 365 + 3, 16 * 365)),
            (115, (16 * 365 + 4, 17 * 365 + 250)),
        ]),
    };
    let day = from.plus(-age);
    let civil = day.civil();
    let (month, day_of_month) = (civil.month(), civil.day());
    if arrival == Arrival::Asylum && dice.odds(400) {
        return Day::new(civil.year(), 1, 1).filter(|day| from.since(*day) < 17 * 365 + 335).unwrap_or(day.plus(1));
    }
    if (month, day_of_month) == (3, 31) || (month, day_of_month) == (2, 29) { day.plus(-1) } else { day }
}

fn ethnicity(dice: &mut Dice, asylum: bool) -> &'static str {
    if asylum {
        return dice.pick(&[(430, "BAFR"), (250, "OOTH"), (150, "AOTH"), (110, "WOTH"), (40, "BOTH"), (20, "NOBT")]);
    }
    dice.pick(&[
        (708, "WBRI"),
        (5, "WIRI"),
        (6, "WIRT"),
        (9, "WROM"),
        (38, "WOTH"),
        (34, "MWBC"),
        (14, "MWBA"),
        (17, "MWAS"),
        (36, "MOTH"),
        (8, "AIND"),
        (15, "APKN"),
        (8, "ABAN"),
        (12, "AOTH"),
        (20, "BCRB"),
        (32, "BAFR"),
        (14, "BOTH"),
        (2, "CHNE"),
        (12, "OOTH"),
        (3, "REFU"),
        (7, "NOBT"),
    ])
}

fn motherhood(dice: &mut Dice, child: &Child) -> Option<Day> {
    let stay = child.stays.iter().rfind(|stay| !stay.is_respite())?;
    let first = stay.from.max(birthday(child.born, 15)).plus(30);
    (first < stay.to).then(|| dice.day(first, stay.to.plus(-1)))
}

/// The periods of care of a child who first comes into care on `from`.
fn stays(dice: &mut Dice, born: Day, from: Day, arrival: Arrival) -> Vec<Stay> {
    if arrival == Arrival::ShortBreaks {
        return short_breaks(dice, born, from);
    }
    let mut stays: Vec<Stay> = Vec::new();
    let mut start = from;
    while stays.len() < 3 {
        let path = path(dice, born, start, arrival);
        let stay = Stay::outline(dice, born, start, path, stays.last());
        let soonest = if path == Path::Guardian { 370 } else { 30 };
        start = stay.to.plus(dice.between(soonest, 1200));
        let again = stay.may_return() && dice.odds(stay.odds_of_return()) && start < birthday(born, 17);
        stays.push(stay);
        if !again {
            break;
        }
    }
    stays
}

fn path(dice: &mut Dice, born: Day, start: Day, arrival: Arrival) -> Path {
    if arrival == Arrival::Asylum {
        return Path::Asylum;
    }
    let (brief, court, guardian, adoption, long, remand) = match start.age(born) {
        Some(0) => (70, 90, 290, 350, 200, 0),
        Some(1..=4) => (150, 140, 260, 190, 260, 0),
        Some(5..=9) => (200, 140, 150, 20, 490, 0),
        Some(10..=15) => (240, 70, 30, 0, 620, 40),
        _ => (170, 0, 0, 0, 750, 80),
    };
    dice.pick(&[
        (brief, Path::Brief),
        (court, Path::Court),
        (guardian, Path::Guardian),
        (adoption, Path::Adoption),
        (long, Path::Long),
        (remand, Path::Remand),
    ])
}

/// One agreement for years (V4), or single breaks of a few days (V3).
fn short_breaks(dice: &mut Dice, born: Day, from: Day) -> Vec<Stay> {
    if dice.odds(700) {
        let to = birthday(born, 18).plus(-5).min(from.plus(dice.between(300, 1400)));
        return vec![Stay::short_break(from, to, "V4")];
    }
    let mut breaks = Vec::new();
    let mut day = from;
    for _ in 0..dice.between(4, 14) {
        let to = day.plus(dice.between(1, 4));
        breaks.push(Stay::short_break(day, to, "V3"));
        day = to.plus(dice.between(25, 70));
    }
    breaks
}
