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

/// What is to be known of a table of the return.
struct Declared {
    name: &'static str,
    called: &'static [&'static str],
    official: &'static [&'static str],
    told_by: &'static [&'static str],
    span: Option<(&'static str, &'static str)>,
    columns: &'static [&'static str],
}

macro_rules! tables {
    (
        of the return { $($table:ident $module:ident: $name:literal called $($called:literal)+, told by $($tells:ident)+,
            $(lasts from $start:ident to $end:ident,)? has $($official:ident)+, read $($column:ident)+;)+ }
        extracts { $($extract:ident $template:ident,)+ }
    ) => {
        $(
            #[allow(non_camel_case_types, missing_docs, dead_code, clippy::upper_case_acronyms)]
            pub mod $module {
                enum Place { $($column,)+ }
                $(pub const $column: usize = Place::$column as usize;)+
                pub(super) const DECLARED: $crate::tables::Declared = $crate::tables::Declared {
                    name: $name,
                    called: &[$($called),+],
                    official: &[$(stringify!($official)),+],
                    told_by: &[$(stringify!($tells)),+],
                    span: [$((stringify!($start), stringify!($end)))?].first().copied(),
                    columns: &[$(stringify!($column)),+],
                };
            }
        )+

        /// One of the twelve tables of the return, one of the simple extracts, or the number of children of the area,
        /// which is in neither.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[allow(missing_docs)]
        pub enum Table { $($table,)+ $($extract,)+ Residents }

        impl Table {
            /// The tables of the return, in its order.
            pub const RETURN: [Table; [$(Table::$table),+].len()] = [$(Table::$table),+];

            /// The simple extracts.
            pub const EXTRACTS: [Table; [$(Table::$extract),+].len()] = [$(Table::$extract),+];

            /// What a simple extract looks like; `None` for a table of the return.
            pub fn template(self) -> Option<&'static Template> {
                match self {
                    $(Table::$extract => Some(&extracts::$template::TEMPLATE),)+
                    _ => None,
                }
            }

            fn declared(self) -> Option<&'static Declared> {
                match self {
                    $(Table::$table => Some(&$module::DECLARED),)+
                    _ => None,
                }
            }
        }
    };
}

// Each table of the return once: its name; the usual names of its file, in small letters and digits only; the columns
// that tell it from every other, besides CHILD (D1); those of the first and the last day of a row, where a row lasts; the
// heading row as the department asks for it (2024/25 to 2026/27); and what is read of it, in the table's own numbering.
tables! {
    of the return {
        Header header: "Header" called "header", told by DOB ETHNIC,
            has CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB,
            read CHILD YEAR SEX DOB ETHNIC MOTHER FAMILY;
        Episodes episodes: "Episodes" called "episodes", told by DECOM PLACE LS, lasts from DECOM to DEC,
            has CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN,
            read CHILD YEAR DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE PL_POST HOME_POST
                PL_LOCATION PL_LA PL_DISTANCE URN;
        Reviews reviews: "Reviews" called "reviews", told by REVIEW,
            has CHILD DOB REVIEW REVIEW_CODE,
            read CHILD YEAR DOB REVIEW REVIEW_CODE CANCELLED DUE;
        Uasc uasc: "UASC" called "uasc", told by DUC,
            has CHILD SEX DOB DUC,
            read CHILD YEAR DOB DUC;
        Oc2 oc2: "OC2" called "oc2", told by TEETH_CHECK,
            has CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT
                SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED,
            read CHILD YEAR DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT
                SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED;
        Oc3 oc3: "OC3" called "oc3", told by IN_TOUCH,
            has CHILD DOB IN_TOUCH ACTIV ACCOM,
            read CHILD YEAR DOB IN_TOUCH ACTIV ACCOM;
        Ad1 ad1: "AD1" called "ad1", told by DATE_MATCH,
            has CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR,
            read CHILD YEAR DOB DATE_INT DATE_MATCH FOSTER_CARE;
        PlacedAdoption placed: "PlacedAdoption" called "placedforadoption" "placedadoption", told by DATE_PLACED,
            lasts from DATE_PLACED to DATE_PLACED_CEASED,
            has CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED,
            read CHILD YEAR DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED;
        PrevPerm previous: "PrevPerm" called "previouspermanence" "prevperm", told by PREV_PERM,
            has CHILD DOB PREV_PERM LA_PERM DATE_PERM,
            read CHILD YEAR DOB PREV_PERM;
        Missing missing: "Missing" called "missing", told by MIS_START, lasts from MIS_START to MIS_END,
            has CHILD DOB MISSING MIS_START MIS_END,
            read CHILD YEAR DOB MISSING MIS_START MIS_END;
        SwEpisodes workers: "SWEpisodes" called "swepisodes" "socialworker", told by SW_DECOM,
            lasts from SW_DECOM to SW_DEC,
            has CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON,
            read CHILD YEAR DOB SW_ID SW_DECOM SW_DEC;
        Dolo dolo: "DoLo" called "dolo", told by DOLO_START, lasts from DOLO_START to DOLO_END,
            has CHILD DOB DOLO_START DOLO_END,
            read CHILD YEAR DOB DOLO_START DOLO_END;
    }
    extracts {
        Visits visits,
        ChildrenInCare children_in_care,
        CarePlans care_plans,
        EducationPlans education_plans,
        Schools schools,
        PupilYears pupil_years,
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
        Postcodes postcodes,
        SpecialNeeds special_needs,
        ProviderRatings provider_ratings,
        TypedNumbers typed_numbers,
    }
}

/// The column that holds the child in every table.
pub const CHILD: usize = header::CHILD;
/// The column that names the return in a file of several years.
pub const YEAR: usize = header::YEAR;

impl Table {
    /// Every table; the extracts come first, because some of them repeat columns of the return.
    pub fn all() -> impl Iterator<Item = Table> {
        Table::EXTRACTS.into_iter().chain(Table::RETURN)
    }

    /// What the return's declaration says, or else the extract's.
    fn says<T>(self, of_return: fn(&'static Declared) -> T, of_extract: fn(&'static Template) -> T, none: T) -> T {
        self.declared().map(of_return).or_else(|| self.template().map(of_extract)).unwrap_or(none)
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
        self.says(|_| "CHILD", |extract| extract.headings[CHILD], "CHILD")
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
        self.says(|table| table.name, |extract| extract.name, "Population")
    }

    /// The name of a file to ask for.
    pub fn file(self) -> String {
        if self == Table::Residents {
            return "the number of children aged 0 to 17 in the area".to_owned();
        }
        self.template().map_or_else(|| format!("{}.csv", self.name()), |template| template.file.to_owned())
    }

    /// Whether a file name, less any year in it, is the usual one of the table (D1).
    pub fn is_usually_called(self, stem: &str) -> bool {
        let plain: String = stem.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        self.declared().is_some_and(|table| table.called.contains(&plain.as_str()))
    }

    /// The heading row as the department asks for it (2024/25 to 2026/27).
    pub fn official(self) -> &'static [&'static str] {
        self.says(|table| table.official, |extract| extract.headings, &[])
    }

    /// The columns that tell the table from every other, besides CHILD (D1).
    pub fn told_by(self) -> &'static [&'static str] {
        self.says(|table| table.told_by, |extract| extract.told_by, &[])
    }

    /// The columns of the first and the last day of a row, where a row lasts.
    pub fn span(self) -> Option<(&'static str, &'static str)> {
        self.declared().and_then(|table| table.span)
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
        self.says(|table| table.columns, |extract| extract.headings, &[])
    }
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

    /// Takes one column for another that is not there.
    pub fn stand_in(&mut self, one: &str, other: &str) {
        if let (Some(place), None) = (self.find(one), self.find(other)) {
            self.0[place] = other.as_bytes().to_vec();
        }
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
