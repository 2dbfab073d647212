//! The twelve tables of the return and the simple extracts: their columns, and how headings tell them apart.

pub(crate) mod aliases;
pub mod extracts;
pub mod fault;
pub mod other_returns;
pub mod spelling;

use crate::tables::extracts::Template;

pub use crate::tables::fault::{BadDate, Fault};

/// Where a row stands: its file, the return it belongs to, and its line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Origin {
    /// Number of the file among the files held.
    pub file: u16,
    /// Number of the batch (a folder, or one YEAR of it) that the row came in.
    pub batch: u16,
    /// Line in the file; the heading is line 1.
    pub line: u32,
}

/// A child, as a number in order of first appearance.
pub type ChildId = u32;

macro_rules! columns {
    ($($module:ident: $($name:ident)*;)*) => {
        $(
            #[allow(non_camel_case_types, missing_docs, dead_code, clippy::upper_case_acronyms)]
            pub mod $module {
                enum Place { $($name,)* }
                $(pub const $name: usize = Place::$name as usize;)*
                pub const ALL: &[&str] = &[$(stringify!($name),)*];
            }
        )*
    };
}

columns! {
    header: CHILD YEAR SEX DOB ETHNIC;
    episodes: CHILD YEAR DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE PL_POST;
    reviews: CHILD YEAR DOB REVIEW REVIEW_CODE CANCELLED DUE;
    uasc: CHILD YEAR DOB DUC;
    oc2: CHILD YEAR DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE;
    oc3: CHILD YEAR DOB IN_TOUCH ACTIV ACCOM;
    ad1: CHILD YEAR DOB DATE_INT DATE_MATCH FOSTER_CARE;
    placed: CHILD YEAR DOB DATE_PLACED DATE_PLACED_CEASED;
    previous: CHILD YEAR DOB PREV_PERM;
    missing: CHILD YEAR DOB MISSING MIS_START MIS_END;
    workers: CHILD YEAR DOB SW_ID SW_DECOM SW_DEC;
    dolo: CHILD YEAR DOB DOLO_START DOLO_END;
}

/// The column that holds the child in every table.
pub const CHILD: usize = header::CHILD;
/// The column that names the return in a file of several years.
pub const YEAR: usize = header::YEAR;
/// The column of Episodes that tells which year a return is.
pub const DECOM: usize = episodes::DECOM;

/// One of the twelve tables of the return, or one of the simple extracts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Table {
    Header,
    Episodes,
    Reviews,
    Uasc,
    Oc2,
    Oc3,
    Ad1,
    PlacedAdoption,
    PrevPerm,
    Missing,
    SwEpisodes,
    Dolo,
    Visits,
    ChildrenInCare,
    CarePlans,
    EducationPlans,
    Schools,
    GpRegistrations,
    HealthChecks,
    Allocations,
    ChildrenInNeed,
    ReviewParents,
    ReturnInterviews,
    PathwayPlans,
    Proceedings,
    Adopters,
    FosterCarers,
    TypedNumbers,
}

impl Table {
    /// The tables of the return, in its order.
    pub const RETURN: [Table; 12] = [
        Table::Header,
        Table::Episodes,
        Table::Reviews,
        Table::Uasc,
        Table::Oc2,
        Table::Oc3,
        Table::Ad1,
        Table::PlacedAdoption,
        Table::PrevPerm,
        Table::Missing,
        Table::SwEpisodes,
        Table::Dolo,
    ];

    /// Every table; the extracts come first, because some of them repeat columns of the return.
    pub fn all() -> impl Iterator<Item = Table> {
        Table::EXTRACTS.into_iter().chain(Table::RETURN)
    }

    /// The lines of the scorecard that stay off where a file of it lacks a column.
    pub fn off_without(self, column: &str) -> impl Iterator<Item = &'static str> {
        self.template().into_iter().flat_map(|template| template.off_without(column))
    }

    /// Whether it is a simple extract, whose rows belong to their dates and not to a return.
    pub fn is_extract(self) -> bool {
        self.template().is_some()
    }

    /// The column that tells what a row is about: the child, or a household or a line of the scorecard.
    pub fn key(self) -> &'static str {
        self.template().map_or("CHILD", |template| template.headings[CHILD])
    }

    /// The columns that it cannot do without, besides those that tell it: the key, and those whose blanks mean
    /// something, such as an end that has not come.
    pub fn must_have(self) -> impl Iterator<Item = &'static str> {
        let blanks = self.template().map_or(&[][..], |template| template.needs);
        let end = self.span().map(|(_, end)| end);
        std::iter::once(self.key()).chain(end).chain(blanks.iter().copied())
    }

    /// Whether its rows are about children.
    pub fn is_of_children(self) -> bool {
        self.key() == "CHILD"
    }

    /// The name of the table.
    pub fn name(self) -> &'static str {
        match self {
            Table::Header => "Header",
            Table::Episodes => "Episodes",
            Table::Reviews => "Reviews",
            Table::Uasc => "UASC",
            Table::Oc2 => "OC2",
            Table::Oc3 => "OC3",
            Table::Ad1 => "AD1",
            Table::PlacedAdoption => "PlacedAdoption",
            Table::PrevPerm => "PrevPerm",
            Table::Missing => "Missing",
            Table::SwEpisodes => "SWEpisodes",
            Table::Dolo => "DoLo",
            _ => self.template().map_or("", |template| template.name),
        }
    }

    /// The name of a file to ask for.
    pub fn file(self) -> String {
        self.template().map_or_else(|| format!("{}.csv", self.name()), |template| template.file.to_owned())
    }

    /// The usual name of its file, letters and digits only, and the table's own name.
    fn usual_names(self) -> [&'static str; 2] {
        match self {
            Table::Header => ["header", "header"],
            Table::Episodes => ["episodes", "episodes"],
            Table::Reviews => ["reviews", "reviews"],
            Table::Uasc => ["uasc", "uasc"],
            Table::Oc2 => ["oc2", "oc2"],
            Table::Oc3 => ["oc3", "oc3"],
            Table::Ad1 => ["ad1", "ad1"],
            Table::PlacedAdoption => ["placedforadoption", "placedadoption"],
            Table::PrevPerm => ["previouspermanence", "prevperm"],
            Table::Missing => ["missing", "missing"],
            Table::SwEpisodes => ["swepisodes", "socialworker"],
            Table::Dolo => ["dolo", "dolo"],
            _ => ["", ""],
        }
    }

    /// Whether a file name, less any year in it, is the usual one of the table (D1).
    pub fn is_usually_called(self, stem: &str) -> bool {
        let plain: String = stem.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        self.usual_names().contains(&plain.as_str())
    }

    /// The heading row as the department asks for it (2024/25 to 2026/27).
    pub fn official(self) -> &'static [&'static str] {
        match self {
            Table::Header => &["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"],
            Table::Episodes => &[
                "CHILD",
                "DECOM",
                "RNE",
                "LS",
                "CIN",
                "PLACE",
                "PLACE_PROVIDER",
                "DEC",
                "REC",
                "REASON_PLACE_CHANGE",
                "HOME_POST",
                "PL_POST",
                "URN",
            ],
            Table::Reviews => &["CHILD", "DOB", "REVIEW", "REVIEW_CODE"],
            Table::Uasc => &["CHILD", "SEX", "DOB", "DUC"],
            Table::Oc2 => &[
                "CHILD",
                "DOB",
                "SDQ_SCORE",
                "SDQ_REASON",
                "CONVICTED",
                "HEALTH_CHECK",
                "IMMUNISATIONS",
                "TEETH_CHECK",
                "HEALTH_ASSESSMENT",
                "SUBSTANCE_MISUSE",
                "INTERVENTION_RECEIVED",
                "INTERVENTION_OFFERED",
            ],
            Table::Oc3 => &["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"],
            Table::Ad1 => {
                &["CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]
            }
            Table::PlacedAdoption => &["CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
            Table::PrevPerm => &["CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"],
            Table::Missing => &["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"],
            Table::SwEpisodes => &["CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"],
            Table::Dolo => &["CHILD", "DOB", "DOLO_START", "DOLO_END"],
            _ => self.template().map_or(&[], |template| template.headings),
        }
    }

    /// The columns that tell the table from every other, besides CHILD (D1).
    pub fn told_by(self) -> &'static [&'static str] {
        match self {
            Table::Header => &["DOB", "ETHNIC"],
            Table::Episodes => &["DECOM", "PLACE", "LS"],
            Table::Reviews => &["REVIEW"],
            Table::Uasc => &["DUC"],
            Table::Oc2 => &["TEETH_CHECK"],
            Table::Oc3 => &["IN_TOUCH"],
            Table::Ad1 => &["DATE_MATCH"],
            Table::PlacedAdoption => &["DATE_PLACED"],
            Table::PrevPerm => &["PREV_PERM"],
            Table::Missing => &["MIS_START"],
            Table::SwEpisodes => &["SW_DECOM"],
            Table::Dolo => &["DOLO_START"],
            _ => self.template().map_or(&[], |template| template.told_by),
        }
    }

    /// The columns of the first and the last day of a row, where a row lasts.
    pub fn span(self) -> Option<(&'static str, &'static str)> {
        match self {
            Table::Episodes => Some(("DECOM", "DEC")),
            Table::PlacedAdoption => Some(("DATE_PLACED", "DATE_PLACED_CEASED")),
            Table::Missing => Some(("MIS_START", "MIS_END")),
            Table::SwEpisodes => Some(("SW_DECOM", "SW_DEC")),
            Table::Dolo => Some(("DOLO_START", "DOLO_END")),
            _ => None,
        }
    }

    /// The table that these headings belong to, by their names alone. Header comes last, because
    /// its columns stand in wider extracts too.
    pub fn of(headings: &Headings) -> Option<Table> {
        let told = Table::all().filter(|table| *table != Table::Header).find(|table| headings.have(table.told_by()));
        told.or(headings.have(&["SDQ_SCORE"]).then_some(Table::Oc2))
            .or(headings.have(Table::Header.told_by()).then_some(Table::Header))
    }

    /// The columns that are read, in the table's own numbering.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Header => header::ALL,
            Table::Episodes => episodes::ALL,
            Table::Reviews => reviews::ALL,
            Table::Uasc => uasc::ALL,
            Table::Oc2 => oc2::ALL,
            Table::Oc3 => oc3::ALL,
            Table::Ad1 => ad1::ALL,
            Table::PlacedAdoption => placed::ALL,
            Table::PrevPerm => previous::ALL,
            Table::Missing => missing::ALL,
            Table::SwEpisodes => workers::ALL,
            Table::Dolo => dolo::ALL,
            _ => self.template().map_or(&[], |template| template.headings),
        }
    }
}

macro_rules! extracts {
    ($($table:ident $module:ident,)*) => {
        impl Table {
            /// The simple extracts.
            pub const EXTRACTS: [Table; [$(Table::$table),*].len()] = [$(Table::$table),*];

            /// What a simple extract looks like; `None` for a table of the return.
            pub fn template(self) -> Option<&'static Template> {
                match self {
                    $(Table::$table => Some(&extracts::$module::TEMPLATE),)*
                    _ => None,
                }
            }
        }
    };
}

extracts! {
    Visits visits,
    ChildrenInCare children_in_care,
    CarePlans care_plans,
    EducationPlans education_plans,
    Schools schools,
    GpRegistrations gp_registrations,
    HealthChecks health_checks,
    Allocations allocations,
    ChildrenInNeed children_in_need,
    ReviewParents review_parents,
    ReturnInterviews return_interviews,
    PathwayPlans pathway_plans,
    Proceedings proceedings,
    Adopters adopters,
    FosterCarers foster_carers,
    TypedNumbers typed_numbers,
}

/// The names on the heading line, trimmed and in upper case.
#[derive(Debug)]
pub struct Headings(Vec<Vec<u8>>);

impl Headings {
    /// Names as they stand on the line.
    pub fn of(names: Vec<Vec<u8>>) -> Headings {
        Headings(names)
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many columns there are up to the last one with a name.
    pub fn width(&self) -> usize {
        self.0.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1)
    }

    /// Whether the line is blank.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|name| name.is_empty())
    }

    /// The place of a column; of two with one name, the first (D3).
    pub fn find(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|heading| heading == name.as_bytes())
    }

    /// Takes two columns for each other.
    pub fn exchange(&mut self, one: &str, other: &str) {
        if let (Some(one), Some(other)) = (self.find(one), self.find(other)) {
            self.0.swap(one, other);
        }
    }

    /// How many columns have this name.
    pub fn count(&self, name: &str) -> usize {
        self.0.iter().filter(|heading| *heading == name.as_bytes()).count()
    }

    /// The name at a place.
    pub fn name(&self, place: usize) -> &[u8] {
        self.0.get(place).map_or(&[], Vec::as_slice)
    }

    /// Whether all of these columns are there.
    pub fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(name).is_some())
    }

    /// The names in their order, for showing a row as it stands.
    pub fn names(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().map(|name| String::from_utf8_lossy(name).into_owned())
    }
}

/// A column's number and its name.
pub type Column = (usize, &'static str);
