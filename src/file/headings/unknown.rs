//! Why no heading line was found: files that are known and not read, and files of which nothing is known.

use super::alias::{MOST_GUESSED, alias_of, is_among, squeezed};
use crate::account::{Refusal, Refused};
use crate::file::first_lines::{Line, MOST_MARKS, Said};
use crate::limits::MOST_FIELDS;
use crate::tables::other_returns::OtherReturn;
use crate::tables::{Headings, Table};

/// Columns of lists 1 to 7 of Annex A, of children who need not be looked after, letters and digits only: those of the
/// specification, and after them those of the dataset's own queries.
pub(super) const OTHER_LISTS: &[&str] = &[
    "DATEOFCONTACT",
    "CONTACTSOURCE",
    "ASSESSMENTSTARTDATE",
    "ASSESSMENTCOMPLETIONDATE",
    "ORGANISATIONCOMPLETINGASSESSMENT",
    "DATEOFREFERRAL",
    "NUMBEROFREFERRALSINLAST12MONTHS",
    "CONTINUOUSASSESSMENTSTARTDATE",
    "CHILDSEENDURINGCONTINUOUSASSESSMENT",
    "CONTINUOUSASSESSMENTDATEOFAUTHORISATION",
    "STRATEGYDISCUSSIONINITIATINGSECTION47ENQUIRYSTARTDATE",
    "WASANINITIALCHILDPROTECTIONCONFERENCEDEEMEDUNNECESSARY",
    "DATEOFINITIALCHILDPROTECTIONCONFERENCE",
    "NUMBEROFSECTION47ENQUIRIESINTHELAST12MONTHS",
    "DATECHILDWASLASTSEEN",
    "CASESTATUS",
    "CHILDPROTECTIONPLANSTARTDATE",
    "CHILDPROTECTIONPLANENDDATE",
    "DATEOFTHELASTSTATUTORYVISIT",
    "NUMBEROFPREVIOUSCHILDPROTECTIONPLANS",
    "REFERRALDATE",
    "REFERRALSLAST12MONTHS",
    "CONTINUOUSASSESSMENTSTART",
    "CONTINUOUSASSESSMENTCHILDSEEN",
    "CONTINUOUSASSESSMENTAUTHDATE",
    "STRATDISCUSSIONDATE",
    "INITIALCPCONFDATE",
    "NUMBERS47S12M",
    "DATECHILDLASTSEEN",
    "DATEOFLASTSTATUTORYVISIT",
];

/// Keys in the tables of the Standard Safeguarding Dataset that are not read, letters and digits only.
const OTHER_TABLES: &[&str] = &[
    "PERSPERSONID",
    "CLAEPERSONID",
    "CLAPCLAID",
    "LEGAPERSONID",
    "CLARCLAID",
    "PERMPERSONID",
    "LAPPPERSONID",
    "CSDQPERSONID",
    "LACCPERSONID",
    "CLAIPERSONID",
    "CLASPERSONID",
    "IMMIPERSONID",
    "DISAPERSONID",
    "INVOPERSONID",
];

/// Why no heading line was found: a return of another kind, a needed column not there, too wide, or nothing known at all.
pub(super) fn why_none(lines: &[Line], delimiters: &[u8], said: &Said) -> Refused {
    for line in lines {
        for delimiter in delimiters.iter().filter(|delimiter| line.text.contains(delimiter)) {
            if line.marks(*delimiter) > MOST_MARKS {
                return Refused {
                    line: line.number,
                    seen: line.marks(*delimiter) as u32 + 1,
                    ..Refusal::TooWide.into()
                };
            }
            let (names, _) = line.names(*delimiter, said);
            if names.len() > MOST_GUESSED && names.len() <= MOST_FIELDS {
                continue;
            }
            if names.len() > MOST_FIELDS {
                return Refused { line: line.number, seen: names.len() as u32, ..Refusal::TooWide.into() };
            }
            let headings = Headings::of(names.iter().map(|name| alias_of(name)).collect());
            let has = |others: &[&str]| names.iter().any(|name| is_among(others, name));
            let is_list = headings.have(Table::Header.told_by()) && has(OTHER_LISTS);
            let other = is_list.then_some(Refusal::OtherList).or_else(|| other_return(&names));
            if let Some(why) = other.or(has(OTHER_TABLES).then_some(Refusal::OtherDataset)) {
                return Refused { line: line.number, ..why.into() };
            }
            if let Some(column) = missing_key(&headings) {
                return Refused { line: line.number, column: Some(column), ..Refusal::NoColumn.into() };
            }
        }
    }
    let line = said.line.or(lines.first().map(|line| line.number)).unwrap_or(1);
    Refused { line, seen: said.line.unwrap_or(0), ..Refusal::NoHeadings.into() }
}

/// The other statutory return that these are headings of.
pub(super) fn other_return(names: &[Vec<u8>]) -> Option<Refusal> {
    let plain: Vec<Vec<u8>> = names.iter().map(|name| squeezed(name)).collect();
    OtherReturn::told_by(&plain).map(Refusal::OtherReturn)
}

/// The column that a table cannot do without, where most of the others are there.
fn missing_key(headings: &Headings) -> Option<&'static str> {
    let there = |table: &Table| table.official().iter().filter(|column| headings.find(column).is_some()).count();
    let table = Table::all().max_by_key(there)?;
    if there(&table) < 3 {
        return None;
    }
    let mut needed = table.must_have().chain(table.told_by().iter().copied());
    needed.find(|column| headings.find(column).is_none())
}
