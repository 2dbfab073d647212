//! The codes of a pupil's school year: the year group, special educational needs and results.

use super::cell::{Code, key, packed};

codes! {
    /// SEN, the special educational needs of a child: in words, or by the letters of the school census.
    SpecialNeeds {
        None = "NONE" "no special educational needs", NoneLetter = "N" "no special educational needs",
        Support = "SUPPORT" "support in school", SupportLetter = "K" "support in school",
        Plan = "EHCP" "education, health and care plan", PlanLetter = "E" "education, health and care plan",
    }
}

impl SpecialNeeds {
    /// Whether there are special needs, or `None` when not recorded.
    pub fn are_there(self) -> Option<bool> {
        use SpecialNeeds::*;
        match self {
            None | NoneLetter => Some(false),
            Support | SupportLetter | Plan | PlanLetter => Some(true),
            Blank | Unknown => Option::None,
        }
    }

    /// Whether there is a plan, or `None` when not recorded.
    pub fn have_plan(self) -> Option<bool> {
        self.are_there().map(|_| matches!(self, SpecialNeeds::Plan | SpecialNeeds::PlanLetter))
    }
}

codes! {
    /// YEAR_GROUP, the national curriculum year that a pupil is taught in.
    YearGroup not YearGroup::Zero | YearGroup::Y1 | YearGroup::Y2 | YearGroup::Y3 | YearGroup::Y4 | YearGroup::Y5
        | YearGroup::Y6 | YearGroup::Y7 | YearGroup::Y8 | YearGroup::Y9 | YearGroup::Y10 | YearGroup::Y11
        | YearGroup::Y12 | YearGroup::Y13 => {
        Nursery1 = "N1" "nursery", Nursery2 = "N2" "nursery", Nursery = "N" "nursery",
        Reception = "R" "reception", Zero = "0" "reception",
        One = "1" "year 1", Two = "2" "year 2", Three = "3" "year 3", Four = "4" "year 4", Five = "5" "year 5",
        Six = "6" "year 6", Seven = "7" "year 7", Eight = "8" "year 8", Nine = "9" "year 9", Ten = "10" "year 10",
        Eleven = "11" "year 11", Twelve = "12" "year 12", Thirteen = "13" "year 13", Fourteen = "14" "year 14",
        Y1 = "Y1" "year 1", Y2 = "Y2" "year 2", Y3 = "Y3" "year 3", Y4 = "Y4" "year 4", Y5 = "Y5" "year 5",
        Y6 = "Y6" "year 6", Y7 = "Y7" "year 7", Y8 = "Y8" "year 8", Y9 = "Y9" "year 9", Y10 = "Y10" "year 10",
        Y11 = "Y11" "year 11", Y12 = "Y12" "year 12", Y13 = "Y13" "year 13",
    }
}

impl YearGroup {
    /// The same without a letter in front of the number.
    pub fn as_now_written(self) -> YearGroup {
        match self.code().strip_prefix('Y') {
            Some(number) => YearGroup::read(number.as_bytes()),
            None if self == YearGroup::Zero => YearGroup::Reception,
            None => self,
        }
    }

    /// A year of primary school, the nursery included.
    pub fn is_primary(self) -> bool {
        self.is_known() && self < YearGroup::Seven
    }

    /// A year of secondary school or sixth form.
    pub fn is_secondary(self) -> bool {
        self >= YearGroup::Seven
    }
}

codes! {
    /// KS2_READING, KS2_WRITING and KS2_MATHS, whether a pupil reached the expected standard of key stage 2.
    Standard not Standard::YesWord | Standard::NoWord => {
        Yes = "Y" "reached the expected standard", YesWord = "YES" "reached the expected standard",
        Achieved = "AS" "reached the expected standard", Expected = "EXS" "at the expected standard",
        Greater = "GDS" "above the expected standard",
        No = "N" "not at the expected standard", NoWord = "NO" "not at the expected standard",
        NotAchieved = "NS" "not at the expected standard", Towards = "WTS" "working towards the expected standard",
        PreKey = "PKS" "below the standard of the test", Below = "B" "below the standard of the test",
        Absent = "A" "absent from the test", Unable = "T" "not able to take the test",
    }
}

impl Standard {
    /// Whether the standard was reached, or `None` when not recorded.
    pub fn is_reached(self) -> Option<bool> {
        use Standard::*;
        let reached = matches!(self, Yes | YesWord | Achieved | Expected | Greater);
        self.is_known().then_some(reached)
    }
}

codes! {
    /// ENGLISH_GRADE and MATHS_GRADE, a grade from 9 to 1 of key stage 4.
    Grade {
        Nine = "9" "grade 9", Eight = "8" "grade 8", Seven = "7" "grade 7", Six = "6" "grade 6", Five = "5" "grade 5",
        Four = "4" "grade 4", Three = "3" "grade 3", Two = "2" "grade 2", One = "1" "grade 1",
        Ungraded = "U" "ungraded", NoResult = "X" "no result", NotEntered = "NE" "not entered",
    }
}

impl Grade {
    /// Whether it is 4 or better, or `None` when not recorded.
    pub fn is_4_or_better(self) -> Option<bool> {
        use Grade::*;
        self.is_known().then_some(matches!(self, Nine | Eight | Seven | Six | Five | Four))
    }
}
