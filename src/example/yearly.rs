//! The return of one year: what of each child's life it holds.

use super::dice::Dice;
use super::events::{Liberty, Missing, Worker};
use super::life::Child;
use super::outcomes;
use super::place::{OUTSIDE_HOME, Placement, REGIONAL_AGENCY};
use super::sheet::Sheet;
use super::stay::{Episode, Stay};
use crate::calendar::{Day, april, birthday};

/// A child with everything that happened in care.
pub struct Known {
    /// Who the child is and the periods of care.
    pub child: Child,
    /// Spells missing.
    pub missing: Vec<Missing>,
    /// Social workers.
    pub workers: Vec<Worker>,
    /// Deprivation-of-liberty orders.
    pub liberty: Vec<Liberty>,
}

/// One year's return in the making.
pub struct Return {
    /// 1 April.
    pub start: Day,
    /// 31 March.
    pub end: Day,
    /// The year in which it ends.
    pub year: i32,
    sheets: [Sheet; TABLES.len()],
}

/// Usual file name, header row and first year of return of the twelve tables.
pub const TABLES: [(&str, &str, i32); 12] = [
    ("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", 0),
    (
        "episodes.csv",
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
        0,
    ),
    ("reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE", 0),
    ("uasc.csv", "CHILD,SEX,DOB,DUC", 0),
    (
        "oc2.csv",
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
        0,
    ),
    ("oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", 0),
    ("ad1.csv", "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR", 0),
    ("placed_for_adoption.csv", "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED", 0),
    ("previous_permanence.csv", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM", 2017),
    ("missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END", 0),
    ("sw_episodes.csv", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON", 2024),
    ("DoLo.csv", "CHILD,DOB,DOLO_START,DOLO_END", 2027),
];

// The place of each of them in it.
pub const HEADER: usize = 0;
pub const EPISODES: usize = 1;
pub const REVIEWS: usize = 2;
pub const UASC: usize = 3;
pub const OC2: usize = 4;
pub const OC3: usize = 5;
pub const AD1: usize = 6;
pub const PLACED: usize = 7;
const PERMANENCE: usize = 8;
pub const MISSING: usize = 9;
const WORKERS: usize = 10;
const LIBERTY: usize = 11;

impl Return {
    /// The return of the year that ends on 31 March `year`, with no rows yet.
    pub fn new(year: i32) -> Return {
        let sheets = TABLES.map(|table| Sheet::new(table.1));
        Return { start: april(year - 1), end: april(year).plus(-1), year, sheets }
    }

    /// The files of this year: folder-less name and bytes.
    pub fn files(self) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        let year = self.year;
        let tables = TABLES.iter().zip(self.sheets).filter(move |(table, _)| table.2 <= year);
        tables.map(|(table, sheet)| (table.0, sheet.into_bytes()))
    }

    /// Adds what this return holds of one child.
    pub fn add(&mut self, dice: &mut Dice, known: &Known) {
        let child = &known.child;
        let leaver = self.leaver_age(child);
        let in_care = child.stays.iter().any(|stay| self.holds(stay));
        if in_care || leaver.is_some() {
            self.header(child);
        }
        if let Some(age) = leaver {
            let year = self.year;
            outcomes::care_leaver(dice, child, (age, year), self.row(OC3, child));
        }
        if in_care {
            self.care(dice, known);
        }
    }

    fn care(&mut self, dice: &mut Dice, known: &Known) {
        let child = &known.child;
        self.episodes(child);
        self.reviews(child);
        self.uasc(child);
        self.permanence(child);
        let (first, last) = (self.start, self.end);
        for stay in child.stays.iter().filter(|stay| stay.touches(first, last)) {
            self.adoption(child, stay);
        }
        if self.health_is_due(child) {
            let (start, end, year) = (self.start, self.end, self.year);
            outcomes::health(dice, child, (start, end, year), self.row(OC2, child));
        }
        self.missing(known);
        self.workers(known);
        self.liberty(known);
    }

    fn holds(&self, stay: &Stay) -> bool {
        stay.touches(self.start, self.end)
    }

    fn by(&self, day: Day) -> Option<Day> {
        Some(day).filter(|day| *day <= self.end)
    }

    /// Age of a care leaver whose 17th to 21st birthday falls in the year.
    fn leaver_age(&self, child: &Child) -> Option<i32> {
        (17..=21).find(|age| {
            let day = birthday(child.born, *age);
            day >= self.start && day <= self.end && child.is_leaver(day, self.end)
        })
    }

    /// In care for the whole of the 12 months to 31 March, and still.
    fn health_is_due(&self, child: &Child) -> bool {
        child.stays.iter().any(|stay| !stay.is_respite() && stay.from <= self.start && stay.to > self.end)
    }

    /// A row of a table that begins with child and date of birth.
    fn row(&mut self, table: usize, child: &Child) -> &mut Sheet {
        self.sheets[table].number(child.id).day(Some(child.born))
    }

    fn sex(&self, child: &Child) -> &'static str {
        match (self.year <= 2024, child.female) {
            (true, false) => "1",
            (true, true) => "2",
            (false, false) => "M",
            (false, true) => "F",
        }
    }

    fn header(&mut self, child: &Child) {
        let sex = self.sex(child);
        let looked_after = child.stays.iter().any(|stay| self.holds(stay) && !stay.is_respite());
        let mother = child.mother.and_then(|day| self.by(day)).filter(|_| looked_after);
        let at_school = Day::new(self.year - 1, 8, 31).is_some_and(|august| birthday(child.born, 4) <= august);
        let row = self.sheets[HEADER].number(child.id).text(sex).day(Some(child.born)).text(child.ethnic);
        let row = match (at_school, child.pupil_known) {
            (true, true) => row.pupil(child.id),
            (true, false) => row.text("UN3"),
            _ => row.text("UN1"),
        };
        let row = if child.female && looked_after { row.flag(mother.is_some()) } else { row.text("") };
        row.day(mother).end();
    }

    fn episodes(&mut self, child: &Child) {
        let (first, last) = (self.start, self.end);
        for stay in child.stays.iter().filter(|stay| stay.touches(first, last)) {
            for episode in stay.episodes.iter().filter(|episode| episode.from <= last && episode.to >= first) {
                self.episode(child, stay, episode);
            }
        }
    }

    fn episode(&mut self, child: &Child, stay: &Stay, episode: &Episode) {
        let (first, ended) = (self.start, self.by(episode.to));
        let (rec, reason) = if ended.is_some() { (episode.rec, episode.reason) } else { ("", "") };
        let placement = episode.placement;
        let place = if placement.place == "K3" && self.year <= 2024 { "H5" } else { placement.place };
        let row = self.sheets[EPISODES].number(child.id).day(Some(episode.from)).text(episode.rne).text(episode.ls);
        let row = row.text(stay.cin).text(place).text(placement.provider).day(ended).text(rec).text(reason);
        let asylum = child.uasc_until.is_some_and(|until| until >= first);
        addresses(row, child, stay, placement, asylum);
        row.end();
    }

    fn reviews(&mut self, child: &Child) {
        let (first, last) = (self.start, self.end);
        for (day, code) in child.stays.iter().flat_map(|stay| &stay.reviews) {
            if *day >= first && *day <= last {
                self.row(REVIEWS, child).day(Some(*day)).text(code).end();
            }
        }
    }

    fn uasc(&mut self, child: &Child) {
        let Some(until) = child.uasc_until.filter(|until| *until >= self.start) else { return };
        let ends = self.by(until).unwrap_or(birthday(child.born, 18));
        let sex = self.sex(child);
        self.sheets[UASC].number(child.id).text(sex).day(Some(child.born)).day(Some(ends)).end();
    }

    fn permanence(&mut self, child: &Child) {
        let entered = child.stays.iter().rfind(|stay| stay.from >= self.start && stay.from <= self.end);
        if let Some((code, authority, date)) = entered.map(|stay| stay.permanence) {
            self.row(PERMANENCE, child).text(code).text(authority).day(date).end();
        }
    }

    fn adoption(&mut self, child: &Child, stay: &Stay) {
        let Some(journey) = stay.adoption.filter(|journey| journey.decided <= self.end) else { return };
        let reversed = journey.reversed.filter(|reversed| reversed.0 <= self.end);
        if reversed.is_none_or(|reversed| reversed.0 >= self.start) {
            let row = self.row(PLACED, child).day(Some(journey.decided));
            row.day(reversed.map(|reversed| reversed.0)).text(reversed.map_or("", |reversed| reversed.1)).end();
        }
        if let Some((matched, _)) = journey.placed.filter(|_| stay.to <= self.end) {
            let row = self.row(AD1, child).day(Some(journey.decided)).day(Some(matched)).flag(journey.by_carer);
            row.text(journey.adopters.0).text(journey.adopters.1).text(journey.adopters.2).end();
        }
    }

    fn missing(&mut self, known: &Known) {
        let (first, last) = (self.start, self.end);
        for spell in known.missing.iter().filter(|spell| spell.from <= last && spell.to >= first) {
            let back = self.by(spell.to);
            self.row(MISSING, &known.child).text(spell.kind).day(Some(spell.from)).day(back).end();
        }
    }

    fn workers(&mut self, known: &Known) {
        let (first, last) = (self.start, self.end);
        let held = |worker: &&Worker| worker.from <= last && worker.to.is_none_or(|to| to >= first);
        for worker in known.workers.iter().filter(held) {
            let ended = worker.to.and_then(|to| self.by(to));
            let row = self.row(WORKERS, &known.child).code("SW", worker.id);
            row.day(Some(worker.from)).day(ended).text(worker.reason).end();
        }
    }

    fn liberty(&mut self, known: &Known) {
        let (first, last) = (self.start, self.end);
        for order in known.liberty.iter().filter(|order| order.from <= last && order.to >= first) {
            let ended = self.by(order.to);
            self.row(LIBERTY, &known.child).day(Some(order.from)).day(ended).end();
        }
    }
}

/// The number of the postcode of a child's home.
pub fn home_of(child: &Child) -> u32 {
    child.id.wrapping_mul(7919) % OUTSIDE_HOME
}

/// Home postcode (not of an asylum seeker), placement postcode and Ofsted number; none for short breaks.
fn addresses(row: &mut Sheet, child: &Child, stay: &Stay, placement: Placement, asylum: bool) {
    let home = home_of(child);
    let row = match (stay.is_respite(), asylum) {
        (true, _) => row.text("").text(""),
        (false, true) => row.text("").postcode(placement.post),
        (false, false) => row.postcode(home).postcode(if placement.post == 0 { home } else { placement.post }),
    };
    match placement.urn {
        0 => row.text(""),
        REGIONAL_AGENCY => row.text("XXXXXXX"),
        number => row.code("SC", number),
    };
}
