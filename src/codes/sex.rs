//! SEX, whose codes changed.

use super::cell::{Code, key, packed};

codes! {
    /// SEX: 1 and 2 to 2023/24, M, F and U since.
    Sex {
        Male1 = "1" "boy", Female2 = "2" "girl",
        Male = "M" "boy", Female = "F" "girl", Neither = "U" "neither",
    }
}

impl Sex {
    /// Recorded as a girl, in the codes of any year.
    pub fn is_female(self) -> bool {
        matches!(self, Sex::Female | Sex::Female2)
    }

    /// The code of today: of two rows, one with the old and one with the new code say the same.
    pub fn as_now_written(self) -> Sex {
        match self {
            Sex::Male1 => Sex::Male,
            Sex::Female2 => Sex::Female,
            other => other,
        }
    }

    /// Recorded as a boy, in the codes of any year.
    pub fn is_male(self) -> bool {
        matches!(self, Sex::Male | Sex::Male1)
    }
}
