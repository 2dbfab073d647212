//! The nations, regions and councils of published files: one area however a file names it.

use crate::compare::same::plain;
use std::collections::BTreeMap;

/// What an area is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// England or Wales.
    Nation,
    /// A region of England.
    Region,
    /// A council with children's services.
    Authority,
    /// Councils that compare themselves: a club, a family, an average of some.
    Group,
}

/// One area.
#[derive(Clone, Debug)]
pub struct Area {
    /// What it is.
    pub kind: Kind,
    /// Its name as first read; empty while only its code is known.
    pub name: String,
    /// Its codes: the three digits of the Department, and that of the Office for National Statistics.
    pub codes: Vec<String>,
    /// The region that it lies in, as letters alone.
    pub region: Option<Vec<u8>>,
}

/// How a row names its area.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named<'r> {
    /// Its codes, blank where there is none.
    pub codes: [&'r str; 2],
    /// Its name.
    pub name: &'r str,
    /// The level that the row says it is of.
    pub level: &'r str,
    /// The region that it lies in.
    pub region: &'r str,
}

/// Every area of the files, in the order in which they were read.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    list: Vec<Area>,
    by_code: BTreeMap<String, usize>,
    by_name: BTreeMap<(Kind, Vec<u8>), usize>,
}

const REGIONS: [&str; 9] = [
    "North East",
    "North West",
    "Yorkshire and the Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "South East",
    "South West",
];
/// Words in the name of a group, none of which the name of a council has.
const OF_GROUPS: [&str; 9] =
    ["average", "benchmark", "benchmarking", "club", "expectation", "family", "group", "mean", "median"];
const NATIONS: [(&str, &str); 2] = [("970", "England"), ("999", "England")];

impl Areas {
    /// One area.
    pub fn get(&self, id: usize) -> Option<&Area> {
        self.list.get(id)
    }

    /// Every group, in the order in which they were read.
    pub fn groups(&self) -> impl Iterator<Item = usize> {
        self.list.iter().enumerate().filter(|(_, area)| area.kind == Kind::Group).map(|(id, _)| id)
    }

    /// The council of a name or a code.
    pub fn authority(&self, name_or_code: &str) -> Option<usize> {
        let text = name_or_code.trim();
        let by_name = || self.by_name.get(&(Kind::Authority, letters(text)));
        let found = self.by_code.get(&text.to_ascii_uppercase()).or_else(by_name).copied();
        found.filter(|id| self.list[*id].kind == Kind::Authority)
    }

    /// The names of all councils, in the order of the alphabet.
    pub fn councils(&self) -> Vec<String> {
        let is_named = |area: &&Area| area.kind == Kind::Authority && !area.name.is_empty();
        let mut names: Vec<String> = self.list.iter().filter(is_named).map(|area| area.name.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// A nation or region of this name.
    pub fn place(&self, kind: Kind, name: &str) -> Option<usize> {
        self.by_name.get(&(kind, letters(name))).copied()
    }

    /// The region that a council lies in, as an area with figures of its own.
    pub fn region_of(&self, id: usize) -> Option<usize> {
        let region = self.list.get(id)?.region.clone()?;
        self.by_name.get(&(Kind::Region, region)).copied()
    }

    /// The name of the region that a council lies in.
    pub fn region_name(&self, id: usize) -> Option<&'static str> {
        let region = self.list.get(id)?.region.as_ref()?;
        REGIONS.into_iter().find(|name| letters(name) == *region)
    }

    /// The area of a row; nothing where the row names none.
    pub fn of(&mut self, named: &Named) -> Option<usize> {
        let kind = kind(named);
        let codes: Vec<String> =
            named.codes.iter().filter(|code| is_code_of(kind, code)).map(|c| c.to_ascii_uppercase()).collect();
        let name = letters(named.name);
        if name.is_empty() && codes.is_empty() {
            return None;
        }
        let id = self.known(kind, &codes, &name).unwrap_or_else(|| self.add(kind));
        self.learn(id, named, codes, name);
        Some(id)
    }

    fn known(&self, kind: Kind, codes: &[String], name: &[u8]) -> Option<usize> {
        let by_code = codes.iter().find_map(|code| self.by_code.get(code)).copied();
        let by_name = || self.by_name.get(&(kind, name.to_vec())).copied();
        by_code.or_else(|| by_name().filter(|id| kind != Kind::Authority || !self.has_another(*id, codes)))
    }

    /// Whether an area has another code of the same kind: a council that took the name of one before it.
    fn has_another(&self, id: usize, codes: &[String]) -> bool {
        let is_another = |own: &String| codes.iter().any(|code| code.len() == own.len() && code != own);
        self.list[id].codes.iter().any(is_another)
    }

    fn add(&mut self, kind: Kind) -> usize {
        self.list.push(Area { kind, name: String::new(), codes: Vec::new(), region: None });
        self.list.len() - 1
    }

    fn learn(&mut self, id: usize, named: &Named, codes: Vec<String>, name: Vec<u8>) {
        let area = &mut self.list[id];
        for code in codes {
            if !area.codes.contains(&code) {
                area.codes.push(code.clone());
            }
            self.by_code.entry(code).or_insert(id);
        }
        if area.name.is_empty() {
            area.name = named.name.trim().to_owned();
        }
        if area.region.is_none() && area.kind == Kind::Authority && !named.region.trim().is_empty() {
            area.region = Some(without_half(letters(named.region)));
        }
        if !name.is_empty() {
            self.by_name.entry((area.kind, name)).or_insert(id);
        }
    }
}

/// Whether it is a code, and one that an area of the kind can have: files give England the code of a council too.
fn is_code_of(kind: Kind, code: &str) -> bool {
    let code = code.trim();
    let is_code = (3..=9).contains(&code.len()) && code.bytes().any(|byte| byte.is_ascii_digit());
    let starts = |with: &[&str]| with.iter().any(|start| code.to_ascii_uppercase().starts_with(start));
    is_code
        && match kind {
            Kind::Nation => NATIONS.iter().any(|(own, _)| *own == code) || starts(&["E92", "W92"]),
            Kind::Region => starts(&["98", "99", "E12", "E13"]),
            Kind::Authority => true,
            Kind::Group => false,
        }
}

/// What a row is of: by its level where it says one, else by its code and name.
fn kind(named: &Named) -> Kind {
    let level = plain(named.level.as_bytes());
    let is_nation = |(code, name): &(&str, &str)| named.codes.contains(code) || letters(named.name) == letters(name);
    if level == b"national" || NATIONS.iter().any(is_nation) || letters(named.name) == b"wales" {
        Kind::Nation
    } else if level == b"regional" || (level.is_empty() && is_region(named.name)) {
        Kind::Region
    } else if is_group(named.level) || (level.is_empty() && is_group(named.name)) {
        Kind::Group
    } else {
        Kind::Authority
    }
}

fn is_region(name: &str) -> bool {
    let name = without_half(letters(name));
    REGIONS.iter().any(|region| letters(region) == name)
}

/// Whether a name has a column of the page already: a nation, a region of England or similar councils.
pub fn has_a_column(name: &str) -> bool {
    let own = letters(name);
    is_region(name) || is_of_similar(name) || ["England", "Wales"].iter().any(|known| letters(known) == own)
}

/// Whether a name is that of similar councils together, whose mean and median are worked out.
pub fn is_of_similar(name: &str) -> bool {
    let own = letters(name);
    ["Similar councils", "Similar authorities", "Statistical neighbours"].iter().any(|known| letters(known) == own)
}

/// Whether two names are of one area.
pub fn is_one_name(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

fn is_group(name: &str) -> bool {
    let mut words = name.split(|letter: char| !letter.is_ascii_alphabetic());
    words.any(|word| OF_GROUPS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// A name as its letters: "Bristol, City of" and "BRISTOL CITY OF" are one, and so are Inner London and London (Inner).
fn letters(name: &str) -> Vec<u8> {
    let name = plain(name.replace('&', "and").as_bytes());
    match name.as_slice() {
        b"londoninner" => b"innerlondon".to_vec(),
        b"londonouter" => b"outerlondon".to_vec(),
        _ => name,
    }
}

/// London for either half of it.
fn without_half(region: Vec<u8>) -> Vec<u8> {
    if [&b"innerlondon"[..], b"outerlondon"].contains(&region.as_slice()) { b"london".to_vec() } else { region }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nations_regions_and_similar_councils_have_columns_of_their_own() {
        let taken = ["England", " ENGLAND ", "Wales", "Yorkshire & the Humber", "Inner London", "similar councils"];
        assert!(taken.iter().all(|name| has_a_column(name)));
        assert!(
            !["England club", "Similar councils of our club", "Family 4", ""].iter().any(|name| has_a_column(name))
        );
    }

    fn named<'r>(code: &'r str, name: &'r str) -> Named<'r> {
        Named { codes: [code, ""], name, ..Named::default() }
    }

    #[test]
    fn an_area_is_one_however_it_is_named() {
        let mut areas = Areas::default();
        let first = areas.of(&named("801", "Bristol, City of"));
        assert_eq!(areas.of(&named("", "BRISTOL CITY OF")), first);
        assert_eq!(areas.of(&Named { codes: ["801", "E06000023"], ..Named::default() }), first);
        assert_eq!(areas.authority("e06000023"), first);
        assert_eq!(areas.authority("Bristol (City of)"), first);
        assert_eq!(areas.of(&named("", "")), None);
    }

    #[test]
    fn a_council_known_by_its_code_first_gets_its_name_later() {
        let mut areas = Areas::default();
        let first = areas.of(&named("210", ""));
        assert_eq!(areas.of(&named("210", "Southwark")), first);
        assert_eq!(areas.authority("southwark"), first);
    }

    #[test]
    fn a_new_council_of_an_old_name_is_another() {
        let mut areas = Areas::default();
        assert_ne!(areas.of(&named("835", "Dorset")), areas.of(&named("838", "Dorset")));
    }

    /// A file of the Department gives England the code of the Isle of Wight.
    #[test]
    fn england_under_the_code_of_a_council_is_england() {
        let (england, council) = (named("921", "England"), named("921", "Isle of Wight"));
        for both in [[england, council], [council, england]] {
            let mut areas = Areas::default();
            let [first, second] = both.map(|named| areas.of(&named));
            assert_ne!(first, second);
            assert_eq!(areas.of(&named("970", "England")), areas.place(Kind::Nation, "England"));
            assert_eq!(areas.authority("921"), areas.authority("Isle of Wight"));
            let id = areas.authority("Isle of Wight").unwrap();
            assert_eq!((areas.get(id).unwrap().kind, areas.councils().len()), (Kind::Authority, 1));
        }
        let mut areas = Areas::default();
        let region = Named { level: "Regional", ..named("801", "South West") };
        assert_ne!(areas.of(&region), areas.of(&named("801", "Bristol, City of")));
    }

    #[test]
    fn a_club_is_no_council() {
        let mut areas = Areas::default();
        let at_level = |level, name| Named { level, ..named("", name) };
        let kinds = [
            at_level("", "Regional benchmarking club"),
            at_level("", "our Ofsted family"),
            at_level("Group", "Coastal councils"),
            at_level("Local authority", "Family of Fir"),
            at_level("", "Clubmoor"),
        ]
        .map(|named| areas.of(&named).and_then(|id| areas.get(id)).map(|area| area.kind));
        assert_eq!(kinds, [Kind::Group, Kind::Group, Kind::Group, Kind::Authority, Kind::Authority].map(Some));
        let names: Vec<&str> = areas.groups().map(|id| areas.get(id).unwrap().name.as_str()).collect();
        assert_eq!(names, ["Regional benchmarking club", "our Ofsted family", "Coastal councils"]);
    }

    #[test]
    fn nations_and_regions_are_told_apart_from_councils() {
        let mut areas = Areas::default();
        let kinds = [("970", "England"), ("986", "London"), ("987", "London (Inner)"), ("201", "City of London")]
            .map(|(code, name)| areas.of(&named(code, name)).and_then(|id| areas.get(id)).map(|area| area.kind));
        assert_eq!(kinds, [Kind::Nation, Kind::Region, Kind::Region, Kind::Authority].map(Some));
        let southwark =
            Named { codes: ["210", ""], name: "Southwark", level: "Local authority", region: "Inner London" };
        let id = areas.of(&southwark).unwrap();
        assert_eq!(areas.region_of(id), areas.place(Kind::Region, "London"));
        assert_eq!(areas.authority("England"), None);
    }
}
