//! The simple extracts of the invented authority: what case systems hold beside the return.

use super::dice::Dice;
use super::life::Child;
use super::map;
use super::place;
use super::sheet::Sheet;
use super::stay::{Episode, Path, Stay};
use super::yearly::Known;
use super::yearly::home_of;
use crate::calendar::{Day, april, birthday};
use crate::tables::Table;
use crate::tables::extracts::Template;
use std::collections::BTreeSet;

/// Another stream of chance for young people from 21 on.
const OF_GROWN: u64 = 0x0021_0FF5_EED0;

/// Every extract in the making, for the days from `first` to `last`.
pub struct Extracts {
    first: Day,
    last: Day,
    /// One for each extract, in their order.
    sheets: Vec<(&'static Template, Sheet)>,
    postcodes: BTreeSet<u32>,
    providers: BTreeSet<u32>,
}

impl Extracts {
    /// Extracts without rows, for the years up to 31 March `last_year`.
    pub fn new(last_year: i32, years: i32) -> Extracts {
        let (first, last) = (april(last_year - years), april(last_year).plus(-1));
        let sheet = |template: &'static Template| (template, Sheet::new(&template.headings.join(",")));
        let sheets = Table::EXTRACTS.into_iter().filter_map(Table::template).map(sheet).collect();
        Extracts { first, last, sheets, postcodes: BTreeSet::new(), providers: BTreeSet::new() }
    }

    /// The files: name and bytes.
    pub fn files(mut self) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        for number in std::mem::take(&mut self.postcodes) {
            map::row(self.sheet(Table::Postcodes), number);
        }
        let (first, last) = (self.first, self.last);
        for number in std::mem::take(&mut self.providers) {
            place::ratings(self.sheet(Table::ProviderRatings), number, (first, last));
        }
        let filled = self.sheets.into_iter().zip(Table::EXTRACTS).filter(|(_, table)| *table != Table::ChildrenInCare);
        filled.map(|((template, sheet), _)| (template.file, sheet.into_bytes()))
    }

    /// The rows of one extract.
    pub fn sheet(&mut self, table: Table) -> &mut Sheet {
        let place = Table::EXTRACTS.iter().position(|extract| *extract == table).unwrap_or_default();
        &mut self.sheets[place].1
    }

    fn row(&mut self, table: Table, id: u32) -> &mut Sheet {
        self.sheet(table).number(id)
    }

    fn by(&self, day: Day) -> Option<Day> {
        Some(day).filter(|day| *day <= self.last)
    }

    /// Adds what the extracts hold of one child.
    pub fn add(&mut self, dice: &mut Dice, known: &Known) {
        let child = &known.child;
        let (first, last) = (self.first, self.last);
        for stay in child.stays.iter().filter(|stay| !stay.is_respite() && stay.touches(first, last)) {
            self.visits(dice, child, stay);
            self.plans(dice, child, stay);
            self.schooling(dice, child, stay);
            self.court(dice, child, stay);
            self.parents(dice, child, stay);
        }
        if let Some(stay) = child.stays.iter().find(|stay| !stay.is_respite() && stay.touches(first, last)) {
            self.doctor(dice, child, stay);
            self.row(Table::Schools, child.id).day(Some(birthday(child.born, 5))).text("Y").end();
        }
        self.postcodes.insert(home_of(child));
        let posts = child.stays.iter().flat_map(|stay| &stay.episodes).map(|episode| episode.placement.post);
        self.postcodes.extend(posts.filter(|post| *post != 0));
        self.providers.extend(child.stays.iter().flat_map(|stay| &stay.episodes).map(|episode| episode.placement.urn));
        self.workers(dice, known);
        self.interviews(dice, known);
        self.need(dice, child);
        self.pathway(dice, child);
        for stay in child.stays.iter().filter(|stay| !stay.is_respite() && stay.touches(first, last)) {
            self.assessments(dice, child, stay);
            self.dentists(dice, child, stay);
        }
        self.special_needs(dice, child);
    }

    /// From the first school on, whether there are special needs, and which; for some children nobody knows.
    fn special_needs(&mut self, dice: &mut Dice, child: &Child) {
        let kind = dice.pick(&[(420, "NONE"), (270, "SUPPORT"), (280, "EHCP"), (30, "")]);
        let from = birthday(child.born, 5).plus(dice.between(0, 900));
        let ended = self.by(from.plus(dice.between(1500, 6000))).filter(|_| kind == "SUPPORT");
        if !kind.is_empty() && from <= self.last {
            self.row(Table::SpecialNeeds, child.id).text(kind).day(Some(from)).day(ended).end();
        }
    }

    /// A visit soon after each move, and then about every five weeks.
    fn visits(&mut self, dice: &mut Dice, child: &Child, stay: &Stay) {
        let moved = |episode: &&Episode| matches!(episode.rne, "S" | "P" | "B");
        let moves: Vec<Day> = stay.episodes.iter().filter(moved).map(|episode| episode.from).collect();
        for (number, from) in moves.iter().enumerate() {
            let until = moves.get(number + 1).copied().unwrap_or(stay.to);
            let mut day = from.plus(dice.days(&[(940, (0, 7)), (60, (8, 15))]));
            while day < until && day <= self.last {
                if day >= self.first {
                    let (seen, alone) = (dice.odds(970), dice.odds(820));
                    let row = self.row(Table::Visits, child.id).day(Some(day));
                    row.text(if seen { "Y" } else { "N" }).text(if seen && alone { "Y" } else { "N" }).end();
                }
                day = day.plus(dice.days(&[(950, (24, 41)), (50, (43, 75))]));
            }
        }
    }

    fn plans(&mut self, dice: &mut Dice, child: &Child, stay: &Stay) {
        let mut day = stay.from.plus(dice.days(&[(870, (-14, 0)), (130, (1, 20))]));
        while day < stay.to && day <= self.last {
            self.row(Table::CarePlans, child.id).text("CARE").day(Some(day)).end();
            day = day.plus(dice.days(&[(900, (100, 178)), (100, (190, 260))]));
        }
        let permanence = stay.from.plus(dice.days(&[(850, (40, 118)), (150, (125, 220))]));
        if permanence < stay.to && permanence <= self.last {
            self.row(Table::CarePlans, child.id).text("PERM").day(Some(permanence)).end();
        }
    }

    /// Personal education plans from school age to 16, and a change of school now and then.
    fn schooling(&mut self, dice: &mut Dice, child: &Child, stay: &Stay) {
        let (five, sixteen) = (birthday(child.born, 5), birthday(child.born, 16));
        let until = stay.to.min(sixteen).min(self.last.plus(1));
        let mut day = stay.from.max(five).plus(dice.days(&[(880, (3, 27)), (120, (29, 50))]));
        while day < until {
            self.row(Table::EducationPlans, child.id).day(Some(day)).end();
            day = day.plus(dice.days(&[(920, (80, 180)), (80, (190, 260))]));
        }
        let change = stay.from.max(five).plus(dice.between(1, 700));
        if change < until && dice.odds(350) {
            self.row(Table::Schools, child.id).day(Some(change)).text(if dice.odds(700) { "N" } else { "Y" }).end();
        }
    }

    /// The practice of the family goes on, or another one follows some days after the move.
    fn doctor(&mut self, dice: &mut Dice, child: &Child, stay: &Stay) {
        let before = child.born.plus(30).min(stay.from.plus(-1));
        let registered = stay.from.plus(dice.days(&[(930, (0, 11)), (70, (15, 40))]));
        if registered > self.last || dice.odds(450) {
            return self.row(Table::GpRegistrations, child.id).day(Some(before)).day(None).end();
        }
        self.row(Table::GpRegistrations, child.id).day(Some(before)).day(Some(stay.from)).end();
        self.row(Table::GpRegistrations, child.id).day(Some(registered)).day(None).end();
    }

    /// An initial assessment in the first weeks, and then reviews twice a year under 5 and once a year from 5.
    fn assessments(&mut self, dice: &mut Dice, child: &Child, stay: &Stay) {
        let (mut kind, mut day) = ("INITIAL", stay.from.plus(dice.days(&[(820, (6, 25)), (180, (30, 70))])));
        while day < stay.to && day <= self.last {
            self.check(dice, child.id, kind, day);
            let is_young = day.age(child.born).is_some_and(|age| age < 5);
            let usual = if is_young { (120, 178) } else { (270, 360) };
            day = day.plus(dice.days(&[(880, usual), (120, (usual.1 + 10, usual.1 + 120))]));
            kind = "HEALTH";
        }
    }

    /// Dental checks from the first birthday.
    fn dentists(&mut self, dice: &mut Dice, child: &Child, stay: &Stay) {
        let mut day = stay.from.max(birthday(child.born, 1)).plus(dice.days(&[(850, (10, 330)), (150, (370, 480))]));
        while day < stay.to && day <= self.last {
            self.check(dice, child.id, "DENTAL", day);
            day = day.plus(dice.days(&[(850, (150, 350)), (150, (370, 520))]));
        }
    }

    fn check(&mut self, dice: &mut Dice, id: u32, kind: &str, day: Day) {
        let status = dice.pick(&[(930, "DONE"), (40, "REFUSED"), (30, "CANCEL")]);
        if day >= self.first {
            self.row(Table::HealthChecks, id).text(kind).day(Some(day)).text(status).end();
        }
    }

    fn court(&mut self, dice: &mut Dice, child: &Child, stay: &Stay) {
        let (from, lasts) = (stay.from.plus(dice.between(0, 30)), dice.between(130, 320));
        if matches!(stay.path, Path::Court | Path::Guardian | Path::Adoption) && from <= self.last {
            let ended = self.by(from.plus(lasts));
            self.row(Table::Proceedings, child.id).day(Some(from)).day(ended).end();
        }
    }

    fn parents(&mut self, dice: &mut Dice, child: &Child, stay: &Stay) {
        let (first, last) = (self.first, self.last);
        for (day, _) in stay.reviews.iter().filter(|(day, _)| (first..=last).contains(day)) {
            let answer = dice.pick(&[(620, "Y"), (250, "N"), (100, "NA"), (30, "")]);
            self.row(Table::ReviewParents, child.id).day(Some(*day)).text(answer).end();
        }
    }

    fn workers(&mut self, dice: &mut Dice, known: &Known) {
        let (first, last) = (self.first, self.last);
        let held = known.workers.iter().filter(|worker| worker.from <= last && worker.to.is_none_or(|to| to >= first));
        for worker in held {
            let ended = worker.to.and_then(|to| self.by(to));
            let qualified = dice.pick(&[(990, "Y"), (10, "")]);
            self.row(Table::Allocations, known.child.id).day(Some(worker.from)).day(ended).text(qualified).end();
        }
    }

    fn interviews(&mut self, dice: &mut Dice, known: &Known) {
        let (first, last) = (self.first, self.last);
        for spell in known.missing.iter().filter(|spell| spell.kind == "M" && spell.to >= first && spell.to <= last) {
            let (offered, accepted) = (dice.odds(930), dice.odds(720));
            let held = spell.to.plus(dice.days(&[(850, (0, 3)), (150, (4, 9))]));
            if dice.odds(960) {
                let held = self.by(held).filter(|_| offered && accepted);
                let row = self.row(Table::ReturnInterviews, known.child.id).day(Some(spell.from));
                row.text(if offered { "Y" } else { "N" }).text(if offered && accepted { "Y" } else { "N" });
                row.day(held).end();
            }
        }
    }

    /// The spell as a child in need begins before care and ends with it.
    fn need(&mut self, dice: &mut Dice, child: &Child) {
        let (Some(start), Some(end)) = (child.stays.first(), child.stays.last()) else { return };
        let from = start.from.plus(-dice.between(10, 300)).max(child.born);
        if end.to < self.first || from > self.last {
            return;
        }
        let disabled = start.cin == "N2" || dice.odds(60);
        let plan = birthday(child.born, 14).plus(dice.between(-200, 100));
        let plan = self.by(plan).filter(|_| disabled && dice.odds(900));
        let ended = self.by(end.to);
        let row = self.row(Table::ChildrenInNeed, child.id).day(Some(child.born)).day(Some(from)).day(ended);
        row.text(if disabled { "Y" } else { "N" }).day(plan).end();
    }

    /// Young people of 16 to 25 in care or out of it, as they stand at the end.
    fn pathway(&mut self, dice: &mut Dice, child: &Child) {
        let last = self.last;
        let age = last.age(child.born).unwrap_or_default();
        let in_care = child.stays.iter().any(|stay| !stay.is_respite() && stay.from <= last && stay.to > last);
        let left = child.is_leaver(birthday(child.born, 18).min(last), last);
        if !(16..=25).contains(&age) || !(in_care || left) {
            return;
        }
        let dice = if age <= 20 { dice } else { &mut Dice::new(OF_GROWN, child.id) };
        let right = if in_care {
            "ELIGIBLE"
        } else if age >= 18 {
            "FORMER"
        } else {
            "RELEVANT"
        };
        let planned = birthday(child.born, 16).plus(dice.between(20, 150));
        let planned = self.by(planned).filter(|_| dice.odds(975));
        let reviewed = last.plus(-dice.days(&[(930, (3, 170)), (70, (190, 400))]));
        let reviewed = planned.filter(|planned| reviewed > *planned).map(|_| reviewed);
        let adviser = dice.pick(&[(950, "Y"), (35, "N"), (15, "")]);
        let row = self.row(Table::PathwayPlans, child.id).day(Some(child.born)).text(right);
        row.day(planned).day(reviewed).text(adviser);
        let chance = child.id.wrapping_mul(2_654_435_761) >> 16;
        let one_of = |words: &[&'static str], by: u32| words[(chance / by) as usize % words.len()];
        row.text(one_of(&["YES", "YES", "YES", "YES", "YES", "YES", "YES", "NO", "REFU", "NREQ", "RHOM"], 1));
        row.text(one_of(&["1", "1", "1", "1", "1", "1", "1", "2", ""], 11));
        row.text(one_of(&["F2", "F4", "F5", "G5", "F1", "P5", "G4", "G5", "F2", ""], 99));
        row.text(one_of(&["N", "N", "N", "N", "N", "N", "N", "N", "N", "N", "Y", ""], 7));
        row.text(if age < 21 { "" } else { one_of(&["Y", "NA", "Y", "NA", "N", "Y", ""], 13) }).end();
    }

    /// Adds a household that asked about adopting.
    pub fn add_adopters(&mut self, dice: &mut Dice, number: u32) {
        let asked = dice.day(self.first, self.last);
        let registered = asked.plus(dice.between(10, 60));
        let approved = registered.plus(dice.between(120, 260));
        let matched = approved.plus(dice.between(20, 300));
        let goes = dice.pick(&[(450, 0), (80, 1), (90, 2), (380, 3)]);
        let step = |at: u32, day: Day| Some(day).filter(|day| goes >= at && *day <= self.last);
        let closed = self.by([asked, registered, approved, matched][goes as usize].plus(dice.between(5, 90)));
        let (registered, approved, matched) = (step(1, registered), step(2, approved), step(3, matched));
        let closed = closed.filter(|_| goes < 3);
        let row = self.sheet(Table::Adopters).code("H", number).day(Some(asked)).day(registered);
        row.day(approved).day(matched).day(closed).end();
    }

    /// Adds an approved foster household.
    pub fn add_carers(&mut self, dice: &mut Dice, number: u32) {
        let approved = dice.day(self.first.plus_months(-120), self.last);
        let ended = self.by(approved.plus(dice.between(200, 7000)));
        let kind = dice.pick(&[(740, "MAIN"), (160, "FAMILY"), (100, "LINK")]);
        self.sheet(Table::FosterCarers).code("F", number).text(kind).day(Some(approved)).day(ended).end();
    }

    /// Adds the typed numbers of one year.
    pub fn add_typed(&mut self, dice: &mut Dice, year: i32) {
        let end = april(year).plus(-1);
        let referrals = dice.between(1200, 1900) as u32;
        let numbers = [
            ("FDR-01", [Some(referrals), None, None]),
            ("FDR-02", [Some(referrals * 3 / 4), Some(referrals), None]),
            ("FDR-07", [Some(dice.between(180, 200) as u32), Some(200), None]),
            ("LVR-16", [Some(dice.between(15, 24) as u32), Some(24), None]),
            ("EDU-16", [Some(dice.between(4, 9) as u32), Some(19), None]),
            ("SVC-07", [None, None, Some(dice.between(800, 990) as u32)]),
            ("POP-23", [Some(dice.between(60, 90) as u32), None, None]),
            ("REV-08", [Some(dice.between(880, 960) as u32), Some(1000), None]),
            ("FDR-03", [Some(referrals * 5 / 8), Some(referrals * 3 / 4), None]),
            ("FDR-08", [Some(dice.between(6, 20) as u32), Some(240), None]),
            ("FDR-18", [Some(dice.between(30, 60) as u32), Some(260), None]),
            ("LVR-11", [Some(dice.between(20, 30) as u32), Some(45), None]),
            ("EDU-06", [Some(dice.between(6, 10) as u32), Some(17), None]),
        ];
        for (line, cells) in numbers {
            let row = self.sheet(Table::TypedNumbers).text(line).day(Some(end));
            cells.iter().for_each(|cell| _ = row.text(&cell.map(|cell| cell.to_string()).unwrap_or_default()));
            (5..Table::TypedNumbers.official().len()).for_each(|_| _ = row.text(""));
            row.end();
        }
    }
}
