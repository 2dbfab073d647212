//! Rows → typed rows: the twelve tables of the SSDA903 return, each row remembering its file and line.

use crate::codes::*;
use crate::dates::Day;
use crate::text::{Cells, Headings};

/// Where a row stands: its file, the return it belongs to, and its line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
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
            mod $module {
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
    reviews: CHILD YEAR DOB REVIEW REVIEW_CODE;
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

/// One of the twelve tables.
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
}

impl Table {
    /// All tables, in the order of the return.
    pub const ALL: [Table; 12] = [
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
        }
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
        }
    }

    /// Whether a file name, less any year in it, is the usual one of the table (D1).
    pub fn is_usually_called(self, stem: &str) -> bool {
        let plain: String = stem.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        self.usual_names().contains(&plain.as_str())
    }

    /// The columns that tell the table from every other, besides CHILD (D1).
    fn told_by(self) -> &'static [&'static str] {
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
        }
    }

    /// The table that these headings belong to, by their names alone. Header comes last, because
    /// its columns stand in wider extracts too.
    pub fn of(headings: &Headings) -> Option<Table> {
        let told = Table::ALL.into_iter().skip(1).find(|table| headings.have(table.told_by()));
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
        }
    }
}

/// Why a row is not used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fault {
    /// CHILD is blank.
    NoChild,
    /// The date that the row stands for is blank or unreadable.
    NoDate(&'static str),
    /// The end date is filled but unreadable: the row must not be taken as open.
    BadEnd(&'static str),
    /// The end is before the start.
    EndBeforeStart(&'static str),
    /// Fewer fields than headings.
    Short,
    /// More fields than headings.
    Long,
    /// The row says again what an earlier row of the return says of the same child.
    Repeated,
    /// Another file of the same table has the usual name.
    OtherFile,
}

/// A row of one of the tables.
pub trait Row: Sized {
    /// The typed row, or why it cannot be used.
    fn read(cells: &Cells, child: ChildId, origin: Origin) -> Result<Self, Fault>;
    /// The child it is about.
    fn child(&self) -> ChildId;
    /// Where it stands.
    fn origin(&self) -> Origin;
    /// The child's date of birth as this row has it.
    fn dob(&self) -> Option<Day>;
}

macro_rules! row {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $kind:ty,)* } dob: $dob:expr, read: $read:expr) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            /// The child.
            pub child: ChildId,
            /// Where the row stands.
            pub origin: Origin,
            $($(#[$field_about])* pub $field: $kind,)*
        }

        impl Row for $name {
            fn read(cells: &Cells, child: ChildId, origin: Origin) -> Result<Self, Fault> {
                $read(cells, child, origin)
            }
            fn child(&self) -> ChildId {
                self.child
            }
            fn origin(&self) -> Origin {
                self.origin
            }
            fn dob(&self) -> Option<Day> {
                let dob: fn(&Self) -> Option<Day> = $dob;
                dob(self)
            }
        }
    };
}

row! {
    /// Header: one row a child.
    HeaderRow {
        /// SEX.
        sex: Sex,
        /// Date of birth.
        born: Option<Day>,
        /// ETHNIC.
        ethnicity: Ethnicity,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use header::*;
        Ok(HeaderRow {
            child, origin,
            sex: Sex::read(cells.bytes(SEX)),
            born: cells.date(DOB),
            ethnicity: Ethnicity::read(cells.bytes(ETHNIC)),
        })
    }
}

row! {
    /// Episodes: a spell with one legal status and one placement.
    Episode {
        /// First day.
        decom: Day,
        /// The day it ended (the child is no longer in it on that day); `None` while open.
        dec: Option<Day>,
        /// RNE.
        rne: NewEpisode,
        /// LS.
        ls: LegalStatus,
        /// CIN.
        need: Need,
        /// PLACE.
        place: Place,
        /// PLACE_PROVIDER.
        provider: Provider,
        /// REC.
        rec: Ceased,
        /// REASON_PLACE_CHANGE.
        reason: PlaceChange,
        /// PL_POST without its spaces, packed; 0 when blank.
        postcode: u64,
        /// A fingerprint of the whole row, to find exact duplicates.
        whole: u32,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use episodes::*;
        let (decom, dec) = span(cells, (DECOM, "DECOM"), (DEC, "DEC"))?;
        Ok(Episode {
            child, origin, decom, dec,
            rne: NewEpisode::read(cells.bytes(RNE)),
            ls: LegalStatus::read(cells.bytes(LS)),
            need: Need::read(cells.bytes(CIN)),
            place: Place::read(cells.bytes(PLACE)),
            provider: Provider::read(cells.bytes(PLACE_PROVIDER)),
            rec: if dec.is_some() { Ceased::read(cells.bytes(REC)) } else { Ceased::Blank },
            reason: PlaceChange::read(cells.bytes(REASON_PLACE_CHANGE)),
            postcode: packed_postcode(cells.bytes(PL_POST)),
            whole: cells.fingerprint(),
        })
    }
}

row! {
    /// Reviews: one statutory review.
    Review {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// The day of the review.
        held: Day,
        /// REVIEW_CODE.
        participation: Participation,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use reviews::*;
        Ok(Review {
            child, origin,
            born: cells.date(DOB),
            held: cells.date(REVIEW).ok_or(Fault::NoDate("REVIEW"))?,
            participation: Participation::read(cells.bytes(REVIEW_CODE)),
        })
    }
}

row! {
    /// UASC: an unaccompanied asylum-seeking child.
    Uasc {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// The day the status ended.
        ceased: Option<Day>,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        Ok(Uasc { child, origin, born: cells.date(uasc::DOB), ceased: cells.date(uasc::DUC) })
    }
}

row! {
    /// OC2: health and offending of a child looked after for 12 months.
    Outcomes {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// SDQ_SCORE, 0 to 40.
        sdq_score: Option<u8>,
        /// SDQ_REASON.
        sdq_reason: NoScore,
        /// CONVICTED.
        convicted: Flag,
        /// HEALTH_CHECK.
        health_check: Flag,
        /// IMMUNISATIONS.
        immunisations: Flag,
        /// TEETH_CHECK.
        teeth_check: Flag,
        /// HEALTH_ASSESSMENT.
        health_assessment: Flag,
        /// SUBSTANCE_MISUSE.
        substance_misuse: Flag,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use oc2::*;
        let flag = |column| Flag::read(cells.bytes(column));
        Ok(Outcomes {
            child, origin,
            born: cells.date(DOB),
            sdq_score: sdq_score(cells.bytes(SDQ_SCORE)),
            sdq_reason: NoScore::read(cells.bytes(SDQ_REASON)),
            convicted: flag(CONVICTED),
            health_check: flag(HEALTH_CHECK),
            immunisations: flag(IMMUNISATIONS),
            teeth_check: flag(TEETH_CHECK),
            health_assessment: flag(HEALTH_ASSESSMENT),
            substance_misuse: flag(SUBSTANCE_MISUSE),
        })
    }
}

row! {
    /// OC3: a care leaver.
    Leaver {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// IN_TOUCH.
        in_touch: InTouch,
        /// ACTIV.
        activity: Activity,
        /// ACCOM.
        accommodation: Accommodation,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use oc3::*;
        Ok(Leaver {
            child, origin,
            born: cells.date(DOB),
            in_touch: InTouch::read(cells.bytes(IN_TOUCH)),
            activity: Activity::read(cells.bytes(ACTIV)),
            accommodation: Accommodation::read(cells.bytes(ACCOM)),
        })
    }
}

row! {
    /// AD1: the adoption of a child.
    Adoption {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// DATE_INT: the day the agency decided that the child should be placed for adoption.
        decided: Option<Day>,
        /// DATE_MATCH: the day the match was decided.
        matched: Option<Day>,
        /// FOSTER_CARE: adopted by a former foster carer.
        by_foster_carer: Flag,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use ad1::*;
        Ok(Adoption {
            child, origin,
            born: cells.date(DOB),
            decided: cells.date(DATE_INT),
            matched: cells.date(DATE_MATCH),
            by_foster_carer: Flag::read(cells.bytes(FOSTER_CARE)),
        })
    }
}

row! {
    /// PlacedAdoption: a decision that a child should be placed for adoption.
    Decision {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// DATE_PLACED: the day of the decision (rule 523), not the day the child moved.
        made: Day,
        /// DATE_PLACED_CEASED: the day it was reversed.
        reversed: Option<Day>,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use placed::*;
        let born = cells.date(DOB);
        let (made, reversed) = span(cells, (DATE_PLACED, "DATE_PLACED"), (DATE_PLACED_CEASED, "DATE_PLACED_CEASED"))?;
        Ok(Decision { child, origin, born, made, reversed })
    }
}

row! {
    /// PrevPerm: an earlier permanence arrangement. Read for its date of birth; its codes await an indicator.
    Previous {
        /// Date of birth as this row has it.
        born: Option<Day>,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| Ok(Previous { child, origin, born: cells.date(previous::DOB) })
}

row! {
    /// Missing: an incident of being missing or away.
    Incident {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// MISSING.
        kind: Absence,
        /// The first day.
        start: Day,
        /// The day the child was back.
        end: Option<Day>,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use missing::*;
        let born = cells.date(DOB);
        let (start, end) = span(cells, (MIS_START, "MIS_START"), (MIS_END, "MIS_END"))?;
        Ok(Incident { child, origin, born, kind: Absence::read(cells.bytes(MISSING)), start, end })
    }
}

row! {
    /// SWEpisodes: the allocation of a social worker. The worker's number is kept as a fingerprint, never as text.
    Allocation {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// A fingerprint of SW_ID; 0 when blank.
        worker: u64,
        /// First day.
        start: Day,
        /// Last day.
        end: Option<Day>,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use workers::*;
        let born = cells.date(DOB);
        let (start, end) = span(cells, (SW_DECOM, "SW_DECOM"), (SW_DEC, "SW_DEC"))?;
        Ok(Allocation { child, origin, born, worker: fingerprint(cells.bytes(SW_ID)), start, end })
    }
}

row! {
    /// DoLo: a deprivation of liberty order.
    LibertyOrder {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// First day.
        start: Day,
        /// Last day.
        end: Option<Day>,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use dolo::*;
        let born = cells.date(DOB);
        let (start, end) = span(cells, (DOLO_START, "DOLO_START"), (DOLO_END, "DOLO_END"))?;
        Ok(LibertyOrder { child, origin, born, start, end })
    }
}

/// A column's number and its name.
type Column = (usize, &'static str);

/// A start that must be a date and an end that may be blank, but neither unreadable nor before the start (D2).
fn span(cells: &Cells, start: Column, end: Column) -> Result<(Day, Option<Day>), Fault> {
    let first = cells.date(start.0).ok_or(Fault::NoDate(start.1))?;
    let last = cells.date(end.0);
    if cells.unreadable(end.0) {
        return Err(Fault::BadEnd(end.1));
    }
    if last.is_some_and(|last| last < first) {
        return Err(Fault::EndBeforeStart(end.1));
    }
    Ok((first, last))
}

/// A whole number 0 to 40.
fn sdq_score(cell: &[u8]) -> Option<u8> {
    let digits = cell.strip_suffix(b".0").unwrap_or(cell);
    let score: u8 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    (score <= 40).then_some(score)
}

/// The letters and digits of a postcode in upper case: eight fit exactly, a longer one as a fingerprint.
fn packed_postcode(cell: &[u8]) -> u64 {
    let plain = || cell.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_uppercase);
    if plain().count() > 8 {
        return plain().fold(FINGERPRINT_START, fingerprint_step);
    }
    plain().fold(0, |packed, byte| packed << 8 | u64::from(byte))
}

const FINGERPRINT_START: u64 = 0xcbf2_9ce4_8422_2325;

fn fingerprint_step(sum: u64, byte: u8) -> u64 {
    (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// A number that differs for different texts (FNV-1a); 0 when blank.
fn fingerprint(cell: &[u8]) -> u64 {
    if cell.is_empty() { 0 } else { cell.iter().copied().fold(FINGERPRINT_START, fingerprint_step) }
}
