//! The code lists of the simple extracts.

use super::{Code, key, packed};

codes! {
    /// An item of a simple extract that is Y, N or, where nobody could be asked, NA.
    YesNo {
        Yes = "Y" "yes", YesWord = "YES" "yes", One = "1" "yes", True = "TRUE" "yes",
        No = "N" "no", NoWord = "NO" "no", Zero = "0" "no", False = "FALSE" "no",
        NotApplicable = "NA" "not applicable",
    }
}

impl YesNo {
    /// The answer, or `None` when not recorded or not applicable.
    pub fn answer(self) -> Option<bool> {
        match self {
            YesNo::Yes | YesNo::YesWord | YesNo::One | YesNo::True => Some(true),
            YesNo::No | YesNo::NoWord | YesNo::Zero | YesNo::False => Some(false),
            YesNo::NotApplicable | YesNo::Blank | YesNo::Unknown => None,
        }
    }
}

codes! {
    /// PLAN, the plan that a row of CarePlans is about.
    Plan {
        Care = "CARE" "care plan", Permanence = "PERM" "plan for permanence",
    }
}

codes! {
    /// ELIGIBILITY, what a young person's right to leaving care support rests on.
    Eligibility {
        Eligible = "ELIGIBLE" "eligible child", Relevant = "RELEVANT" "relevant child",
        Former = "FORMER" "former relevant child", Qualifying = "QUALIFY" "qualifying care leaver",
    }
}

codes! {
    /// CARER_KIND, what a foster household is approved for.
    CarerKind {
        Mainstream = "MAIN" "mainstream", Family = "FAMILY" "family and friends", Link = "LINK" "short breaks",
    }
}
