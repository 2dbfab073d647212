//! The files of children made to order: the yearly returns as they stood on the last day, and the extracts.

use super::life::{Life, Spell};
use crate::calendar::{Day, april, birthday};
use crate::example::ExampleFile;
use crate::example::sheet::Sheet;
use crate::example::yearly::{AD1, EPISODES, HEADER, MISSING, OC2, OC3, PLACED, REVIEWS, TABLES, UASC};
use crate::tables::Table;

/// The number of the first child.
const FIRST: u32 = 300_001;

/// The number of a child by its place.
pub fn number(place: usize) -> u32 {
    FIRST + place as u32
}

/// The returns from the year that ends in `first` to that of `last`, with what had happened by then.
pub fn returns(lives: &[Life], first: i32, last: Day) -> Vec<ExampleFile> {
    (first..=last.year_end()).flat_map(|year| Return::of(lives, year, last).files()).collect()
}

/// An extract, its rows as text after the number of the child or household.
pub fn extract(table: Table, rows: impl IntoIterator<Item = (u32, String)>) -> Option<ExampleFile> {
    let template = table.template()?;
    let mut sheet = Sheet::new(&template.headings.join(","));
    rows.into_iter().for_each(|(number, row)| sheet.number(number).text(&row).end());
    Some(ExampleFile { path: format!("extracts/{}", template.file), bytes: sheet.into_bytes() })
}

/// A worker for every child, from its first day in care to its last.
pub fn allocations(lives: &[Life]) -> Option<ExampleFile> {
    let row = |(place, life): (usize, &Life)| {
        let (first, end) = (life.spells.first()?, life.spells.last()?.to);
        Some((number(place), format!("{},{},Y", first.from.iso(), day(end))))
    };
    extract(Table::Allocations, lives.iter().enumerate().filter_map(row))
}

/// A day as the extracts have it, or nothing.
pub fn day(day: Option<Day>) -> String {
    day.map(Day::iso).unwrap_or_default()
}

/// One year's return in the making.
struct Return {
    year: i32,
    start: Day,
    end: Day,
    /// Whether it is the last one, which alone has what is asked once a year.
    is_last: bool,
    sheets: [Sheet; TABLES.len()],
}

impl Return {
    fn of(lives: &[Life], year: i32, last: Day) -> Return {
        let (start, end) = (april(year - 1), last.min(april(year).plus(-1)));
        let sheets = TABLES.map(|table| Sheet::new(table.1));
        let mut made = Return { year, start, end, is_last: last < april(year), sheets };
        lives.iter().enumerate().for_each(|(place, life)| made.add(number(place), life));
        made
    }

    fn files(self) -> impl Iterator<Item = ExampleFile> {
        let year = self.year;
        let folder = format!("{}-{:02}", year - 1, year % 100);
        // OC2 and OC3 are asked of every child of theirs: without a row nobody has filled them in.
        let is_told = |(at, sheet): &(usize, Sheet)| ![OC2, OC3].contains(at) || sheet.has_rows();
        let sheets = self.sheets.into_iter().enumerate().filter(is_told).map(|(at, sheet)| (TABLES[at], sheet));
        let there = sheets.filter(move |(table, _)| table.2 <= year);
        there
            .map(move |(table, sheet)| ExampleFile { path: format!("{folder}/{}", table.0), bytes: sheet.into_bytes() })
    }

    fn add(&mut self, id: u32, life: &Life) {
        let (start, end) = (self.start, self.end);
        let is_held = |spell: &&Spell| spell.from <= end && spell.to.is_none_or(|to| to >= start);
        let held: Vec<&Spell> = life.spells.iter().filter(is_held).collect();
        let leaver = life.after_care.filter(|_| self.is_last);
        if held.is_empty() && leaver.is_none() {
            return;
        }
        self.header(id, life);
        held.into_iter().for_each(|spell| self.episode(id, life, spell));
        if let Some(answers) = leaver {
            let row = self.row(OC3, id, life);
            answers.into_iter().for_each(|answer| _ = row.text(answer));
            row.end();
        }
        self.events(id, life);
        self.adoption(id, life);
        self.health(id, life);
    }

    fn by(&self, day: Day) -> Option<Day> {
        Some(day).filter(|day| *day <= self.end)
    }

    fn is_in(&self, day: Day) -> bool {
        (self.start..=self.end).contains(&day)
    }

    fn row(&mut self, table: usize, id: u32, life: &Life) -> &mut Sheet {
        self.sheets[table].number(id).day(Some(life.born))
    }

    fn header(&mut self, id: u32, life: &Life) {
        let sex = if life.female { "2" } else { "1" };
        let row = self.sheets[HEADER].number(id).text(sex).day(Some(life.born)).text(life.ethnic).pupil(id);
        row.text(if life.female { "0" } else { "" }).text("").end();
    }

    fn episode(&mut self, id: u32, life: &Life, spell: &Spell) {
        let ended = spell.to.and_then(|to| self.by(to));
        let provider = if spell.place == "P1" { "PR0" } else { "PR1" };
        let row = self.sheets[EPISODES].number(id).day(Some(spell.from)).text(spell.rne).text(spell.ls);
        let row = row.text(life.cin).text(spell.place).text(provider).day(ended);
        row.text(ended.map_or("", |_| spell.rec)).text("").text("").text("").text("").end();
    }

    fn events(&mut self, id: u32, life: &Life) {
        for (held, code) in life.reviews.iter().filter(|(held, _)| self.is_in(*held)).copied().collect::<Vec<_>>() {
            self.row(REVIEWS, id, life).day(Some(held)).text(code).end();
        }
        if life.asylum {
            let sex = if life.female { "2" } else { "1" };
            let until = birthday(life.born, 18);
            self.sheets[UASC].number(id).text(sex).day(Some(life.born)).day(Some(until)).end();
        }
        for (from, back) in &life.missing {
            if *from <= self.end && back.is_none_or(|back| back >= self.start) {
                let back = back.and_then(|back| self.by(back));
                self.row(MISSING, id, life).text("M").day(Some(*from)).day(back).end();
            }
        }
    }

    fn adoption(&mut self, id: u32, life: &Life) {
        let decided = life.waits_since.or(life.adopted.map(|adopted| adopted.decided));
        if let Some(decided) = decided.and_then(|day| self.by(day)) {
            self.row(PLACED, id, life).day(Some(decided)).day(None).text("").end();
        }
        let order = life.spells.last().and_then(|spell| spell.to);
        let Some(adopted) = life.adopted.filter(|_| order.is_some_and(|order| self.is_in(order))) else { return };
        let row = self.row(AD1, id, life).day(Some(adopted.decided)).day(Some(adopted.matched));
        row.flag(adopted.by_carer).text("2").text("MF").text("L11").end();
    }

    fn health(&mut self, id: u32, life: &Life) {
        let Some([assessed, teeth]) = life.health.filter(|_| self.is_last) else { return };
        let row = self.row(OC2, id, life).text("10").text("").flag(life.convicted).text("").flag(true);
        row.flag(teeth).flag(assessed).flag(false).text("").text("").end();
    }
}
