//! What follows a return from being missing.

use crate::calendar::Day;
use crate::cases::duties::is_yes;
use crate::cases::population;
use crate::codes::Absence;
use crate::history::{Child, History};
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_extracts::ReturnInterview;
use crate::rows::of_the_return::{Episode, Incident, Table};

population! {
    /// Returns from being missing.
    Returns, MissingSpell, "return", "returns"
}

/// A spell of being missing that an interview may have followed.
#[derive(Clone, Copy)]
pub struct MissingSpell<'h> {
    child: Child<'h>,
    incident: &'h Incident,
}

impl<'h> MissingSpell<'h> {
    /// The day the child was back, by the as-at date.
    fn back(self) -> Option<Day> {
        self.incident.end.filter(|end| *end <= self.child.history.period.last)
    }

    fn interview(self) -> Option<&'h ReturnInterview> {
        let rows = self.child.history.records.given.interviews.of(self.child.id);
        rows.iter().find(|row| row.start == self.incident.start)
    }
}

impl<'h> Case<'h> for MissingSpell<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.incident.start
    }
    fn episode(self) -> Option<&'h Episode> {
        self.child.row_by(self.incident.start)
    }
}

fn spells<'h>(history: &'h History, see: &mut dyn FnMut(MissingSpell<'h>)) {
    for child in history.children() {
        child.incidents().for_each(|incident| see(MissingSpell { child, incident }));
    }
}

/// Whether the child was missing, and not only away.
pub(super) fn was_missing(incident: &Incident) -> Finding {
    let finding = match incident.kind {
        Absence::M => yes("Missing from {}.").with(incident.start),
        Absence::A => no("Away without authorisation (A)."),
        _ => unknown("MISSING is neither M nor A."),
    };
    finding.seen_in(incident)
}

const MISSING: Clause<Returns> = Clause("missing (M)", |spell, _| was_missing(spell.incident));

const BACK: Clause<Returns> = Clause("back in the year", |spell, period| match spell.back() {
    Some(back) => whether(period.in_year(back), "Back on {}.").with(back).seen_in(spell.incident),
    None => no("Not back by that day.").seen_in(spell.incident),
});

const LOOKED_AFTER: Clause<Returns> = Clause("looked after on the first day missing", |spell, _| {
    let day = spell.incident.start;
    match spell.child.care().iter().find(|care| care.covers(day)) {
        Some(care) => {
            let (first, holding) = (spell.child.episodes_of(care).first(), spell.child.episode_by(care, day));
            yes("In care since {}.").with(care.start).seen_in_any(first).seen_in_any(holding)
        }
        None => no("On {} the child was not looked after.").with(day).seen_in(spell.incident),
    }
});

const AMONG: &[Clause<Returns>] = &[MISSING, BACK, LOOKED_AFTER];

const NO_ROW: &str = "ReturnInterviews has no row for this return.";

fn item(spell: MissingSpell, answer: fn(&ReturnInterview) -> Finding) -> Finding {
    spell.interview().map_or(unknown(NO_ROW), |row| answer(row).seen_in(row))
}

/// Hours within which the interview is held, as days: the returns have no time of day.
const SEVENTY_TWO_HOURS: i32 = 3;

const HELD_IN_TIME: Clause<Returns> =
    Clause("an interview was held within 72 hours (3 days) of the return", |spell, _| {
        let (Some(row), Some(back)) = (spell.interview(), spell.back()) else { return unknown(NO_ROW) };
        match row.held.filter(|held| *held <= spell.child.history.period.last) {
            Some(held) => whether(held <= back.plus(SEVENTY_TWO_HOURS), "Back on {}, interview on {}.")
                .with(back)
                .with(held)
                .seen_in(row),
            None => no("No interview.").seen_in(row),
        }
    });

const OFFERED: Clause<Returns> = Clause("an interview was offered", |spell, _| {
    item(spell, |row| is_yes(row.offered, "Offered.", "Not offered.", "The row does not say."))
});

const ACCEPTED: Clause<Returns> = Clause("the interview was accepted", |spell, _| {
    item(spell, |row| is_yes(row.accepted, "Accepted.", "Not accepted.", "The row does not say."))
});

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[Indicator::new(
    "SAF-10",
    "Return home interviews within 72 hours",
    &Share::<Returns> { of: spells, denominator: AMONG, numerator: &[HELD_IN_TIME] },
)
.codes(&["ChAT", "Annex A"])
.better(Higher)
.window(Year)
.groups(&[Groups::Parts(
    "Interview",
    &[
        Part {
            label: "Offered",
            unit: Unit::Percent,
            measure: &Share::<Returns> { of: spells, denominator: AMONG, numerator: &[OFFERED] },
        },
        Part {
            label: "Accepted",
            unit: Unit::Percent,
            measure: &Share::<Returns> { of: spells, denominator: AMONG, numerator: &[ACCEPTED] },
        },
    ],
)])
.needs(&[Table::Episodes, Table::Missing, Table::ReturnInterviews])
.source("Statutory guidance on children who run away or go missing from home or care, January 2014")
.note("The returns have no time of day, so 72 hours are taken as 3 days.")];
