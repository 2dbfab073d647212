//! What stands beside a line: England, the region, similar councils, the best of them, rank and quartile.

pub mod of_parts;
mod similar;

use crate::compare::areas::Kind;
use crate::compare::parts;
use crate::compare::published::{Published, Value};
use crate::compare::rank::{LEAST_VALUES, Quartile, Sorted, Within};
use crate::compare::same::{self, Ours, Same};
use crate::compare::settings::added::{Added, can_be, fitting as added_that_fit};
use crate::compare::settings::model::Settings;
use crate::compare::wales::{self, WALES};
use crate::indicators::england::{self, Fact};
use crate::judging::measure::rounded;
use crate::judging::{Better, Indicator};
use crate::rows::of_extracts::is_own_measure;

const ENGLAND: &str = "England";

/// For whom and for when a line is compared.
pub struct Asked<'p> {
    /// What was read from published files.
    pub published: &'p Published,
    /// What is set: a council may have added figures of its own.
    pub settings: &'p Settings,
    /// The council, where one is chosen and known.
    pub authority: Option<usize>,
    /// The statistical year of our figure, by its end.
    pub year: i32,
}

impl Asked<'_> {
    fn is_of_wales(&self) -> bool {
        wales::leads(self.settings, self.authority.and_then(|area| self.published.areas.get(area)))
    }
}

/// What a comparator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// England, by a file or by the facts that ship; nothing for a council of Wales.
    Nation,
    /// The region of the council.
    Region,
    /// The mean of similar councils.
    SimilarMean,
    /// Their median.
    SimilarMedian,
    /// The best of them.
    SimilarBest,
    /// The council's own published figure.
    Own,
    /// Councils that compare themselves, by a file; Wales, and beside it England.
    Group,
    /// What the council itself has added.
    Added,
}

impl Whose {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Whose::Nation => "nation",
            Whose::Region => "region",
            Whose::SimilarMean => "similar mean",
            Whose::SimilarMedian => "similar median",
            Whose::SimilarBest => "best similar",
            Whose::Own => "own published",
            Whose::Group => "group",
            Whose::Added => "added",
        }
    }
}

/// One published figure beside ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparator {
    /// What it is.
    pub whose: Whose,
    /// The area's name; of similar councils how many have a value.
    pub label: String,
    /// The value in hundredths.
    pub hundredths: i64,
    /// The year that it is of.
    pub year: i32,
    /// The part of the year, where it is not of all of it.
    pub period: String,
    /// Where it stands.
    pub source: String,
    /// Whether it is a sum over all councils of the area, and no level to be above or below.
    pub sums: bool,
}

/// The middle half of similar councils, and our figure in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MiddleHalf {
    /// The first and third quarter's cut-offs in hundredths.
    pub cuts: (i64, i64),
    /// Where our figure stands.
    pub ours: Option<Within>,
    /// The year.
    pub year: i32,
}

/// A place among all councils.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// 1 the best, ties with the better rank; where neither way is good, 1 the highest.
    pub rank: usize,
    /// Of how many.
    pub of: usize,
    /// The quarter, where one way is good.
    pub quartile: Option<Quartile>,
    /// The cut-offs of the quarters in hundredths.
    pub cuts: [i64; 3],
    /// The year.
    pub year: i32,
}

/// Everything that stands beside a line.
pub struct Beside {
    /// The measure that has the line's definition.
    pub same: Same,
    /// Which way is good, as the publisher has it.
    pub better: Better,
    /// Our figure as it stands beside them, in hundredths.
    pub ours: Option<i64>,
    /// The year of our figure.
    pub year: i32,
    /// The comparators, in the order in which they are read.
    pub comparators: Vec<Comparator>,
    /// The middle half of similar councils.
    pub middle_half: Option<MiddleHalf>,
    /// The year of the model of similar councils.
    pub model: Option<i32>,
    /// The place of the council's own published figure.
    pub published: Option<Place>,
    /// The place that our figure would have among the others.
    pub placed: Option<Place>,
    /// The same among the councils of our region alone, and its name.
    pub in_region: Option<(&'static str, Place)>,
}

/// What stands beside a line; nothing where no published measure has its definition and nobody has set anything there.
pub fn beside(line: &Indicator, ours: impl Fn(&Same) -> Option<Ours>, asked: &Asked) -> Option<Beside> {
    let published = of_the_year(line.id, asked.year);
    let same = published.copied().unwrap_or_else(|| same::itself(line));
    let better = asked.published.better(&same);
    let ours = ours(&same);
    let question = Question { line, key: line.id, part: "", same, better, ours, asked };
    let similar = question.similar();
    let councils = question.councils();
    let comparators = [question.nation(), question.region(), question.own()]
        .into_iter()
        .flatten()
        .chain(similar.iter().flat_map(|similar| question.of_similar(similar)))
        .chain(question.elsewhere())
        .chain(question.groups())
        .chain(question.added())
        .collect::<Vec<Comparator>>();
    let is_there = published.is_some() || !comparators.is_empty() || councils.is_some();
    is_there.then(|| Beside {
        same,
        better,
        ours: ours.map(|ours| ours.shown),
        year: asked.year,
        comparators,
        middle_half: similar.as_ref().and_then(|similar| question.middle_half(similar)),
        model: similar.as_ref().map(|similar| similar.model),
        published: councils.as_ref().and_then(|councils| question.published_place(councils)),
        placed: councils.as_ref().and_then(|councils| question.our_place(councils)),
        in_region: councils.as_ref().and_then(|councils| question.in_region(councils)),
    })
}

/// The measure that holds in the year, or the last before it.
fn of_the_year(line: &str, year: i32) -> Option<&'static Same> {
    let begun = |same: &&Same| same.from <= year;
    let holds = same::of(line).find(|same| same.holds_in(year));
    holds.or(same::of(line).filter(begun).max_by_key(|same| same.to))
}

struct Question<'a> {
    line: &'a Indicator,
    /// Under what the figures stand among the published ones: the line, or a part of it.
    key: &'a str,
    part: &'a str,
    same: Same,
    better: Better,
    ours: Option<Ours>,
    asked: &'a Asked<'a>,
}

impl Question<'_> {
    fn published(&self) -> &Published {
        self.asked.published
    }

    /// The latest value of an area that fits.
    fn latest(&self, area: usize) -> Option<(i32, Value)> {
        let mut years = self.published().years(self.key).rev().filter(|year| *year <= self.asked.year);
        years.find_map(|year| Some((year, self.value(year, area)?)))
    }

    fn value(&self, year: i32, area: usize) -> Option<Value> {
        self.published().value(self.key, year, area).filter(|value| self.can_be(value.hundredths))
    }

    /// Files and settings are read before the unit of a measure of the council's own is known.
    fn can_be(&self, hundredths: i64) -> bool {
        let is_known = self.part.is_empty() && !is_own_measure(self.line.id.as_bytes());
        is_known || can_be(self.same.unit, hundredths)
    }

    fn comparator(&self, whose: Whose, area: usize) -> Option<Comparator> {
        let (year, value) = self.latest(area)?;
        let label = self.name(area);
        let is_nation = self.published().areas.get(area).is_some_and(|area| area.kind == Kind::Nation);
        let sums = self.same.sums && (is_nation || whose == Whose::Region);
        // A club's file has the line under its own number, and not under that of a publication.
        let is_groups = whose == Whose::Group && !is_nation;
        let file = self.published().source(value.file);
        let source = if is_groups { file.to_owned() } else { self.source(value.file) };
        let period = String::new();
        Some(Comparator { whose, label, hundredths: value.hundredths, year, period, source, sums })
    }

    fn name(&self, area: usize) -> String {
        self.published().areas.get(area).map(|area| area.name.clone()).unwrap_or_default()
    }

    fn source(&self, file: usize) -> String {
        let own = if self.part.is_empty() { self.same.title } else { self.part };
        let measure = if self.same.measure.is_empty() { own } else { self.same.measure };
        format!("{}: {measure}", self.published().source(file))
    }

    /// England, where the council is not of Wales.
    fn nation(&self) -> Option<Comparator> {
        self.of_nation(Whose::Nation, ENGLAND).filter(|_| !self.asked.is_of_wales())
    }

    /// Beside a council of Wales, Wales and then England; beside any other Wales alone, where the measure is its own and
    /// England has no figure. They have no place in England's column.
    fn elsewhere(&self) -> impl Iterator<Item = Comparator> {
        let nations: &[&str] = match self.nation() {
            _ if self.asked.is_of_wales() => &[WALES, ENGLAND],
            Some(_) => &[],
            None => &[WALES],
        };
        nations.iter().filter_map(|name| self.of_nation(Whose::Group, name))
    }

    /// A nation: of a file and the facts that ship, the later year; of one year, the file.
    fn of_nation(&self, whose: Whose, name: &str) -> Option<Comparator> {
        let area = self.published().areas.place(Kind::Nation, name);
        let of_file = area.and_then(|area| self.comparator(whose, area));
        match (of_file, self.fact(whose, name)) {
            (Some(file), Some(fact)) if fact.year > file.year => Some(fact),
            (file, fact) => file.or(fact),
        }
    }

    /// The latest fact that ships of a nation, up to the year.
    fn fact(&self, whose: Whose, nation: &str) -> Option<Comparator> {
        let known = |fact: &&Fact| fact.year <= self.asked.year && self.same.holds_in(fact.year) && fact.area == nation;
        england::of(self.key).filter(known).last().map(|fact| Comparator {
            whose,
            label: fact.area.clone(),
            hundredths: fact.hundredths,
            year: fact.year,
            period: String::new(),
            source: fact.source.clone(),
            sums: self.same.sums,
        })
    }

    fn region(&self) -> Option<Comparator> {
        let region = self.published().areas.region_of(self.asked.authority?)?;
        self.comparator(Whose::Region, region)
    }

    fn own(&self) -> Option<Comparator> {
        self.comparator(Whose::Own, self.asked.authority?)
    }

    /// Clubs and families of councils that a file names.
    fn groups(&self) -> impl Iterator<Item = Comparator> {
        self.published().areas.groups().filter_map(|area| self.comparator(Whose::Group, area))
    }

    /// What the council has added, by its own word of the same measure.
    fn added(&self) -> impl Iterator<Item = Comparator> {
        let all = added_that_fit(self.asked.settings.comparators(self.same.line), self.asked.year);
        let is_ours = |one: &Added| parts::is_same(&one.part, self.part) && self.can_be(one.hundredths);
        all.into_iter().filter(move |(_, one)| is_ours(one)).map(|(_, one)| Comparator {
            whose: Whose::Added,
            label: one.name.clone(),
            hundredths: one.hundredths,
            year: one.year,
            period: one.period.clone(),
            source: one.source.clone(),
            sums: false,
        })
    }

    /// The latest year with figures of councils, and these.
    fn councils(&self) -> Option<(i32, Vec<Value>)> {
        self.asked.authority?;
        let line = self.key;
        let can_be = |value: &Value| self.can_be(value.hundredths);
        let of_year =
            |year: i32| (year, self.published().of_councils(line, year).filter(can_be).collect::<Vec<Value>>());
        let years = self.published().years(line).rev().filter(|year| *year <= self.asked.year);
        years.map(of_year).find(|(_, values)| values.len() > 1)
    }

    fn published_place(&self, (year, values): &(i32, Vec<Value>)) -> Option<Place> {
        let own = values.iter().find(|value| Some(value.area) == self.asked.authority)?.hundredths;
        self.place(own, *year, Sorted::new(values.iter().map(|value| value.hundredths)))
    }

    /// Our figure in place of the one that was published of us.
    fn our_place(&self, (year, values): &(i32, Vec<Value>)) -> Option<Place> {
        let ours = self.as_published(self.ours?);
        let others = values.iter().filter(|value| Some(value.area) != self.asked.authority);
        self.place(ours, *year, Sorted::new(others.map(|value| value.hundredths).chain([ours])))
    }

    /// Our figure among those of the councils of our region, where there are enough for a place to say something.
    fn in_region(&self, (year, values): &(i32, Vec<Value>)) -> Option<(&'static str, Place)> {
        let areas = &self.published().areas;
        let region = areas.region_name(self.asked.authority?)?;
        let is_there = |value: &&Value| areas.region_name(value.area) == Some(region);
        let place = self.our_place(&(*year, values.iter().filter(is_there).copied().collect()))?;
        (place.of >= LEAST_VALUES).then_some((region, place))
    }

    /// Our figure as exact as the published ones, rounded once: 72.46% is 72% among whole per cent, and never 72.5% and
    /// then 73% (D47).
    fn as_published(&self, ours: Ours) -> i64 {
        ours.to_step([100, 10].into_iter().find(|step| self.is_in_steps_of(*step)).unwrap_or(1))
    }

    fn is_in_steps_of(&self, step: i64) -> bool {
        let (published, line) = (self.published(), self.key);
        published.years(line).all(|year| published.values(line, year).all(|value| value.hundredths % step == 0))
    }

    fn place(&self, value: i64, year: i32, sorted: Sorted) -> Option<Place> {
        let cut = |quarter: usize| Some(rounded(sorted.four_times_at(quarter)?, 4));
        Some(Place {
            rank: sorted.rank(value, self.better),
            of: sorted.len(),
            quartile: sorted.quartile(value, self.better),
            cuts: [cut(1)?, cut(2)?, cut(3)?],
            year,
        })
    }
}
