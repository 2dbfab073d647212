//! A life in care to order: its rows are those that were asked for, and its reviews are held on the days they are due.

use crate::calendar::{Day, april};

/// One row of Episodes.
#[derive(Clone, Copy)]
pub struct Spell {
    /// First day.
    pub from: Day,
    /// Last day; `None` while it goes on.
    pub to: Option<Day>,
    /// Reason for the new episode.
    pub rne: &'static str,
    /// Legal status.
    pub ls: &'static str,
    /// Placement.
    pub place: &'static str,
    /// Reason it ended.
    pub rec: &'static str,
}

/// The days of an adoption, and whether the foster carers adopted.
#[derive(Clone, Copy)]
pub struct Adopted {
    /// The decision.
    pub decided: Day,
    /// The match.
    pub matched: Day,
    /// Adopted by the child's foster carers.
    pub by_carer: bool,
}

/// A child.
#[derive(Clone)]
pub struct Life {
    /// Date of birth.
    pub born: Day,
    /// Recorded as a girl.
    pub female: bool,
    /// Ethnic code.
    pub ethnic: &'static str,
    /// Unaccompanied and asylum-seeking.
    pub asylum: bool,
    /// Category of need.
    pub cin: &'static str,
    /// The rows of Episodes, in order.
    pub spells: Vec<Spell>,
    /// The reviews held, in order.
    pub reviews: Vec<(Day, &'static str)>,
    /// The decision for adoption of a child who waits.
    pub waits_since: Option<Day>,
    /// The adoption.
    pub adopted: Option<Adopted>,
    /// Health assessment and dental check of the last year.
    pub health: Option<[bool; 2]>,
    /// Convicted or cautioned in the last year.
    pub convicted: bool,
    /// IN_TOUCH, ACTIV and ACCOM of a care leaver in the last year.
    pub after_care: Option<[&'static str; 3]>,
    /// Spells missing.
    pub missing: Vec<(Day, Option<Day>)>,
}

/// A day, by its place in a month.
pub fn on(year: i32, month: i32, day: i32) -> Day {
    april(year).plus_months(month - 4).plus(day - 1)
}

impl Life {
    /// A child who was never in care in the years of the files.
    pub fn out_of_care(born: Day) -> Life {
        Life {
            born,
            female: false,
            ethnic: "WBRI",
            asylum: false,
            cin: "N1",
            spells: Vec::new(),
            reviews: Vec::new(),
            waits_since: None,
            adopted: None,
            health: None,
            convicted: false,
            after_care: None,
            missing: Vec::new(),
        }
    }

    /// A child in foster care from a day on.
    pub fn in_care(born: Day, from: Day) -> Life {
        Life::under(born, from, "C2", "U6")
    }

    /// A child in care from a day on, under a legal status and in a placement.
    pub fn under(born: Day, from: Day, ls: &'static str, place: &'static str) -> Life {
        let mut life = Life::out_of_care(born);
        life.spells.push(Spell { from, to: None, rne: "S", ls, place, rec: "" });
        life
    }

    /// With a new placement from a day on.
    pub fn moved(mut self, day: Day, place: &'static str) -> Life {
        self.turned(day, "P", None, place);
        self
    }

    /// Placed for adoption with a new family under a placement order.
    pub fn placed(mut self, day: Day) -> Life {
        self.turned(day, "B", Some("E1"), "A6");
        self
    }

    /// The same carers become the adopters.
    pub fn kept_by_carers(mut self, day: Day) -> Life {
        self.turned(day, "T", Some("E1"), "A5");
        self
    }

    fn turned(&mut self, day: Day, rne: &'static str, ls: Option<&'static str>, place: &'static str) {
        if let Some(last) = self.spells.last_mut() {
            (last.to, last.rec) = (Some(day), "X1");
            let ls = ls.unwrap_or(last.ls);
            self.spells.push(Spell { from: day, to: None, rne, ls, place, rec: "" });
        }
    }

    /// Care ends.
    pub fn left(mut self, day: Day, rec: &'static str) -> Life {
        if let Some(last) = self.spells.last_mut() {
            (last.to, last.rec) = (Some(day), rec);
        }
        self
    }

    /// With every review up to `last` held on the day it is due.
    pub fn reviewed(mut self, last: Day) -> Life {
        let Some(start) = self.spells.first().map(|spell| spell.from) else { return self };
        let end = self.spells.last().and_then(|spell| spell.to);
        let mut placed = self.spells.iter().find(|spell| spell.place.starts_with('A')).map(|spell| spell.from);
        let (mut due, mut held) = (first_due(start), 0);
        while due <= last && end.is_none_or(|end| due < end) {
            if let Some(day) = placed.take_if(|day| *day <= due) {
                (due, held) = (day.plus(28), 0);
                continue;
            }
            self.reviews.push((due, if due.age(self.born) < Some(4) { "PN0" } else { "PN1" }));
            held += 1;
            due = due.plus_months(if held == 1 { 3 } else { 6 });
        }
        self
    }
}

/// The first review: 28 days after care began, from April 2011 on 20 working days.
fn first_due(start: Day) -> Day {
    if start < april(2011) { start.plus(28) } else { start.plus_working_days(20) }
}
