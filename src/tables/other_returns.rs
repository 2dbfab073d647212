//! Other statutory returns, which may be dropped in place of the SSDA903 return, and the columns that tell them.

use serde::{Deserialize, Serialize};

/// A return that is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum OtherReturn {
    ChildrenInNeed,
    SchoolCensus,
    SpecialNeeds,
    EarlyYears,
    AlternativeProvision,
    Workforce,
}

/// Each return, its name, and columns that no other has: letters and digits only.
const RETURNS: &[(OtherReturn, &str, &[&str])] = &[
    (
        OtherReturn::ChildrenInNeed,
        "the children in need census",
        &[
            "CINREFERRALDATE",
            "REFERRALSOURCE",
            "PRIMARYNEEDCODE",
            "CPPSTARTDATE",
            "CPPENDDATE",
            "CPPREVIEWDATE",
            "INITIALCATEGORYOFABUSE",
            "LATESTCATEGORYOFABUSE",
            "NUMBEROFPREVIOUSCPP",
            "CINPLANSTARTDATE",
            "CINCLOSUREDATE",
            "REFERRALNFA",
            "ASSESSMENTACTUALSTARTDATE",
            "ASSESSMENTAUTHORISATIONDATE",
            "S47ACTUALSTARTDATE",
            "INITIALCPCTARGET",
            "DATEOFINITIALCPC",
            "EXPECTEDPERSONBIRTHDATE",
        ],
    ),
    (
        OtherReturn::SchoolCensus,
        "the school census",
        &[
            "NCYEARACTUAL",
            "NCYEARLEAVING",
            "ENROLSTATUS",
            "TERMLYSESSIONSPOSSIBLE",
            "TERMLYSESSIONSAUTHORISED",
            "FSMSTARTDATE",
            "FSMENDDATE",
            "SCHOOLLUNCHTAKEN",
            "LEARNERSUPPORTCODE",
            "SERVICECHILD",
            "SENUNITINDICATOR",
        ],
    ),
    (
        OtherReturn::SpecialNeeds,
        "the SEN2 return of special educational needs from 0 to 25",
        &[
            "REQUESTOUTCOME",
            "REQUESTOUTCOMEDATE",
            "REQUESTMEDIATION",
            "REQUESTTRIBUNAL",
            "ASSESSMENTOUTCOMEDATE",
            "ASSESSMENTTRIBUNAL",
            "WEEK20",
            "SENTYPERANK",
            "EHCPSTARTDATE",
            "EHCPLANSTARTDATE",
        ],
    ),
    (
        OtherReturn::EarlyYears,
        "the early years census",
        &["FUNDEDHOURS", "EXTENDEDHOURS", "HOURSATSETTING", "EYPPELIGIBILITY"],
    ),
    (OtherReturn::AlternativeProvision, "the alternative provision census", &["ATTENDANCEPATTERN", "SESSIONSPERWEEK"]),
    (
        OtherReturn::Workforce,
        "the social work workforce census",
        &["AGENCYWORKER", "SWENO", "ORGROLE", "STEPUP", "FTE30", "CASES30", "CONTRACTWEEKS", "ABSAT30SEPT"],
    ),
];

impl OtherReturn {
    /// The first return that has a column among these, all of letters and digits only.
    pub fn told_by(names: &[Vec<u8>]) -> Option<OtherReturn> {
        let has = |columns: &[&str]| names.iter().any(|name| columns.iter().any(|column| column.as_bytes() == name));
        RETURNS.iter().find(|(.., columns)| has(columns)).map(|(other, ..)| *other)
    }

    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        RETURNS.iter().find(|(other, ..)| *other == self).map_or("", |(_, name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Table;

    #[test]
    fn a_column_tells_one_return_and_no_table() {
        let mut columns: Vec<&str> = RETURNS.iter().flat_map(|(.., columns)| columns.iter().copied()).collect();
        let count = columns.len();
        columns.sort_unstable();
        columns.dedup();
        assert_eq!(columns.len(), count);
        let plain = |name: &&str| name.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let ours: Vec<String> = Table::all().flat_map(Table::official).map(plain).collect();
        assert!(columns.iter().all(|column| !ours.iter().any(|own| own == column)));
        assert!(RETURNS.iter().all(|(other, name, _)| other.name() == *name));
    }
}
