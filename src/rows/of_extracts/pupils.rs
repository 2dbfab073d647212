//! Rows of the virtual school: a child and a school year.

use crate::calendar::{Day, school_year};
use crate::cells::Cells;
use crate::codes::{Grade, SpecialNeeds, Standard, YearGroup, YesNo};
use crate::rows::of_the_return::{Row, row};
use crate::tables::extracts::pupil_years;
use crate::tables::*;

row! {
    /// PupilYears: a child and a school year.
    PupilYear {
        /// The year in which the school year ends.
        year: i32,
        /// YEAR_GROUP.
        group: YearGroup,
        /// Sessions possible.
        possible: Option<u16>,
        /// Sessions missed.
        missed: Option<u16>,
        /// Sessions missed without leave.
        unauthorised: Option<u16>,
        /// How many suspensions began.
        suspensions: Option<u16>,
        /// Whether the child was excluded for good.
        excluded: YesNo,
        /// SEN.
        needs: SpecialNeeds,
        /// KS2_READING, KS2_WRITING and KS2_MATHS.
        standards: [Standard; 3],
        /// Attainment 8, in hundredths.
        attainment: Option<u16>,
        /// ENGLISH_GRADE.
        english: Grade,
        /// MATHS_GRADE.
        maths: Grade,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use pupil_years::*;
        Ok(PupilYear {
            child, origin,
            year: year(cells.bytes(SCHOOL_YEAR))?,
            group: cells.code::<YearGroup>(YEAR_GROUP).as_now_written(),
            possible: cells.count(SESSIONS_POSSIBLE),
            missed: cells.count(SESSIONS_MISSED),
            unauthorised: cells.count(SESSIONS_UNAUTHORISED),
            suspensions: cells.count(SUSPENSIONS),
            excluded: cells.code(EXCLUDED),
            needs: cells.code(SEN),
            standards: [cells.code(KS2_READING), cells.code(KS2_WRITING), cells.code(KS2_MATHS)],
            attainment: cells.hundredths(ATTAINMENT_8),
            english: cells.code(ENGLISH_GRADE),
            maths: cells.code(MATHS_GRADE),
        })
    }
}

impl PupilYear {
    /// The sessions possible and those of them missed, where there were any, both are recorded and they agree.
    pub fn sessions(&self) -> Option<(u16, u16)> {
        self.possible.zip(self.missed).filter(|(possible, missed)| missed <= possible && *possible > 0)
    }
}

/// The year in which a school year ends.
fn year(cell: &[u8]) -> Result<i32, Fault> {
    if cell.is_empty() {
        return Err(Fault::NoKey("SCHOOL_YEAR"));
    }
    let day = || Day::read(cell).map(school_year);
    years(cell).or_else(day).ok_or(Fault::NoSchoolYear("SCHOOL_YEAR"))
}

/// 2025, 2024/25, 2024-2025, 24/25 and 202425 as the year in which they end.
fn years(cell: &[u8]) -> Option<i32> {
    let text = std::str::from_utf8(cell).ok()?;
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let (first, second) = match (is_plain, text.len()) {
        (true, 4) => return text.parse().ok().filter(|year| YEARS.contains(year)),
        (true, 6) => text.split_at(4),
        _ => text.split_once(['/', '-'])?,
    };
    let (first, second) = (full(first.trim())?, full(second.trim())?);
    (second == first + 1).then_some(second)
}

/// The years that a school year of a child in care can be.
const YEARS: std::ops::RangeInclusive<i32> = 1985..=2045;

/// Four digits, or two of this century.
fn full(digits: &str) -> Option<i32> {
    let number: i32 = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year = if digits.len() == 2 { 2000 + number } else { number };
    Some(year).filter(|year| matches!(digits.len(), 2 | 4) && YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_is_the_year_in_which_it_ends() {
        for cell in
            ["2025", "2024/25", "2024-25", "2024/2025", "2024 - 25", "24/25", "202425", "31/08/2025", "01/09/2024"]
        {
            assert_eq!(year(cell.as_bytes()), Ok(2025), "{cell}");
        }
        for cell in ["2024/26", "25", "last year", "2024/", "24-25-26", "1066", "2999", "2023/24/25", "202426"] {
            assert_eq!(year(cell.as_bytes()), Err(Fault::NoSchoolYear("SCHOOL_YEAR")), "{cell}");
        }
        assert_eq!(year(b""), Err(Fault::NoKey("SCHOOL_YEAR")));
    }
}
