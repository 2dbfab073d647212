//! Which layout a published file has, by its headings: they are none of the return's and none of the extracts'.

use crate::compare::same::plain;
use crate::file::first_lines::{Line, MOST_MARKS, Said, first_lines, separator_hint};
use crate::file::headings::alias_of;
use crate::limits::{Dialect, MOST_FIELDS};

/// What a published file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// One value a row, with its measure, year and area.
    Long,
    /// The measures of the Local Authority Interactive Tool with their polarity.
    Dictionary,
    /// Statistical neighbours by the year of the model.
    Neighbours,
    /// Population by age group.
    Population,
    /// A table of the Department for Education with one column for each value.
    Tidy,
}

impl Layout {
    /// What it is in words.
    pub fn words(self) -> &'static str {
        match self {
            Layout::Long => "Published figures, one a row",
            Layout::Dictionary => "Dictionary of published measures",
            Layout::Neighbours => "Statistical neighbours",
            Layout::Population => "Population aged 0 to 17",
            Layout::Tidy => "A published table of the Department for Education",
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// The name of the measure.
    Measure,
    /// Its title, in a dictionary.
    Title,
    /// The year.
    Year,
    /// A code of the area.
    Code,
    /// A second code of it.
    NewCode,
    /// The name of the area.
    Area,
    /// The level of the area.
    Level,
    /// The region that it lies in.
    Region,
    /// The nation.
    Nation,
    /// The part of a line, where the row is of a part.
    Part,
    /// The value.
    Value,
    /// Which way is good.
    Polarity,
    /// The code of a similar council.
    Neighbour,
    /// The age group.
    Age,
}

/// The names, letters and digits only, that a column of each role may have, the likeliest first.
const NAMES: &[(Role, &[&str])] = &[
    (Role::Measure, &["measureshort", "shortdesc", "shortdescription", "measure"]),
    (Role::Title, &["measure"]),
    (Role::Year, &["timeperiod", "year", "years", "modelyear"]),
    (Role::Code, &["oldlacode", "lacode", "lanumber", "geogcode", "code"]),
    (Role::NewCode, &["newlacode"]),
    (Role::Area, &["laname", "area", "laandregions", "localauthority", "authority", "name"]),
    (Role::Level, &["geographiclevel"]),
    (Role::Region, &["regionname", "region"]),
    (Role::Nation, &["countryname"]),
    (Role::Part, &["part", "partofline"]),
    (Role::Value, &["value", "values", "valuesnum", "populationestimate"]),
    (Role::Polarity, &["polarity"]),
    (Role::Neighbour, &["snla", "sncode", "neighbour", "neighbourcode"]),
    (Role::Age, &["agegroup"]),
];

/// A published file's heading line.
#[derive(Debug)]
pub struct Laid {
    /// What the file is.
    pub layout: Layout,
    /// What stands between the cells.
    pub dialect: Dialect,
    /// The names, letters, digits and percent signs only.
    pub names: Vec<Vec<u8>>,
    /// Where the column of each role stands.
    places: Vec<(Role, usize)>,
    /// The line on which they stand.
    pub line: u32,
    /// Where the text of that line begins.
    pub start: usize,
    /// Where the rows begin.
    pub rows_start: usize,
    /// The line on which the rows begin.
    pub rows_line: u32,
}

impl Laid {
    /// The heading line of a published file; nothing where the text is none.
    pub fn find(text: &[u8]) -> Option<Laid> {
        let said = Said::default();
        let lines = first_lines(text);
        let hint = lines.first().and_then(|line| separator_hint(line.text));
        let delimiters = said.delimiters(hint);
        lines.iter().find_map(|line| delimiters.iter().find_map(|delimiter| laid_on(line, *delimiter, &said)))
    }

    /// Where the column of a role stands.
    pub fn place(&self, role: Role) -> Option<usize> {
        self.places.iter().find(|(of, _)| *of == role).map(|(_, place)| *place)
    }

    /// Where the first column of one of these names stands.
    pub fn named(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.names.iter().position(|own| *own == plain(name.as_bytes())))
    }
}

fn place(names: &[Vec<u8>], role: Role) -> Option<usize> {
    let (_, known) = NAMES.iter().find(|(of, _)| *of == role)?;
    known.iter().find_map(|name| names.iter().position(|own| own == name.as_bytes()))
}

fn laid_on(line: &Line, delimiter: u8, said: &Said) -> Option<Laid> {
    if !(2..=MOST_MARKS).contains(&line.marks(delimiter)) {
        return None;
    }
    let (written, quote) = line.names(delimiter, said);
    if written.len() > MOST_FIELDS || written.iter().any(|name| is_of_children(name)) {
        return None;
    }
    let names: Vec<Vec<u8>> = written.iter().map(|name| plain(name)).collect();
    let dialect = Dialect { delimiter, quote, spaced: false };
    let rows_line = line.number + 1 + memchr::memchr_iter(b'\n', line.text).count() as u32;
    let (line, start, rows_start) = (line.number, line.start, line.end);
    let places = NAMES.iter().filter_map(|(role, _)| Some((*role, place(&names, *role)?))).collect();
    layout(&names).map(|layout| Laid { layout, dialect, names, places, line, start, rows_start, rows_line })
}

/// Whether a column is of single children: no published file has one.
fn is_of_children(name: &[u8]) -> bool {
    [&b"CHILD"[..], b"DOB", b"HOUSEHOLD"].contains(&alias_of(name).as_slice())
}

fn layout(names: &[Vec<u8>]) -> Option<Layout> {
    let has = |role: Role| place(names, role).is_some();
    let has_area = has(Role::Area) || has(Role::Code);
    let is_tidy = has(Role::Level) && has(Role::Year) && (has_area || has(Role::Region) || has(Role::Nation));
    match () {
        () if has(Role::Polarity) && has(Role::Measure) && !has(Role::Year) => Some(Layout::Dictionary),
        () if has(Role::Neighbour) && has(Role::Year) && has_area => Some(Layout::Neighbours),
        () if is_tidy && has(Role::Age) && has(Role::Value) => Some(Layout::Population),
        () if is_tidy => Some(Layout::Tidy),
        () if has(Role::Measure) && has(Role::Year) && has(Role::Value) && has_area => Some(Layout::Long),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::headings;
    use crate::tables::Table;

    const PUBLISHED: &[(&str, Layout)] = &[
        ("measure,year,la_code,area,value", Layout::Long),
        ("measure, year, area, value", Layout::Long),
        ("year,geog_code,name,measure,value", Layout::Long),
        ("LA Number;LA and Regions;Topic;Measure_short;Years;Values", Layout::Long),
        ("Measure_short,Topic,Measure,Chart_title,Polarity,Description", Layout::Dictionary),
        ("model_year,la_code,la_name,rank,sn_la,closeness", Layout::Neighbours),
        (
            "time_period,geographic_level,old_la_code,new_la_code,la_name,region_name,age_group,population_estimate",
            Layout::Population,
        ),
        ("time_period,time_identifier,geographic_level,country_name,region_name,la_name,number", Layout::Tidy),
    ];

    #[test]
    fn published_files_are_told_by_their_headings_and_are_no_tables_of_the_return() {
        for (heading, layout) in PUBLISHED {
            let text = format!("Some title\n\n{heading}\n1,2,3\n");
            assert_eq!(
                Laid::find(text.as_bytes()).map(|laid| (laid.layout, laid.line)),
                Some((*layout, 3)),
                "{heading}"
            );
            assert!(headings::find(format!("{heading}\n").as_bytes(), &Said::default()).is_err(), "{heading}");
        }
    }

    #[test]
    fn no_table_of_the_return_and_no_extract_is_a_published_file() {
        for table in Table::all() {
            for columns in [table.columns(), table.official()] {
                let text = format!("{}\n", columns.join(","));
                assert!(Laid::find(text.as_bytes()).is_none(), "{}", table.name());
            }
        }
        assert!(Laid::find(b"CHILD,measure,year,area,value\n").is_none());
        assert!(Laid::find(b"Child ID,time_period,geographic_level,la_name\n").is_none());
    }
}
