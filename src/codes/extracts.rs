//! The code lists of the simple extracts.

use super::cell::{Code, key, packed};

codes! {
    /// An item of a simple extract that is Y, N or, where nobody could be asked, NA.
    YesNo not YesNo::YesWord | YesNo::OnePoint | YesNo::True | YesNo::TrueLetter
        | YesNo::NoWord | YesNo::ZeroPoint | YesNo::False | YesNo::FalseLetter => {
        Yes = "Y" "yes", TrueLetter = "T" "yes", YesWord = "YES" "yes", One = "1" "yes", OnePoint = "1.0" "yes", True = "TRUE" "yes",
        YesLetter = "A)" "yes",
        No = "N" "no", FalseLetter = "F" "no", NoWord = "NO" "no", Zero = "0" "no", ZeroPoint = "0.0" "no", False = "FALSE" "no",
        NoLetter = "B)" "no",
        NotApplicable = "NA" "not applicable",
    }
}

impl YesNo {
    /// The answer, or `None` when not recorded or not applicable.
    pub fn answer(self) -> Option<bool> {
        use YesNo::*;
        match self {
            Yes | YesWord | YesLetter | One | OnePoint | True | TrueLetter => Some(true),
            No | NoWord | NoLetter | Zero | ZeroPoint | False | FalseLetter => Some(false),
            NotApplicable | Blank | Unknown => None,
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
    /// CHECK, what a row of HealthChecks is about.
    CheckKind {
        Initial = "INITIAL" "initial health assessment", InitialShort = "IHA" "initial assessment",
        Health = "HEALTH" "health assessment", Review = "RHA" "review health assessment", Check = "CHECK" "health check",
        Dental = "DENTAL" "dental check", Optician = "OPTICIAN" "optician check",
    }
}

impl CheckKind {
    /// An initial health assessment.
    pub fn is_initial(self) -> bool {
        matches!(self, CheckKind::Initial | CheckKind::InitialShort)
    }

    /// A health assessment, initial or review.
    pub fn is_assessment(self) -> bool {
        self.is_initial() || matches!(self, CheckKind::Health | CheckKind::Review | CheckKind::Check)
    }
}

codes! {
    /// CHECK_STATUS, what came of a health check.
    CheckStatus {
        Done = "DONE" "completed", Planned = "PLANNED" "planned", Refused = "REFUSED" "refused", Cancelled = "CANCEL" "cancelled",
    }
}

impl CheckStatus {
    /// Whether the check took place; blank is taken for a yes.
    pub fn took_place(self) -> bool {
        matches!(self, CheckStatus::Done | CheckStatus::Blank)
    }
}

codes! {
    /// ELIGIBILITY, what a young person's right to leaving care support rests on.
    Eligibility {
        Eligible = "ELIGIBLE" "eligible child", Relevant = "RELEVANT" "relevant child",
        Former = "FORMER" "former relevant child", Qualifying = "QUALIFY" "qualifying care leaver",
        Ended = "ENDED" "no current eligibility",
    }
}

codes! {
    /// CARER_KIND, what a foster household is approved for.
    CarerKind {
        Mainstream = "MAIN" "mainstream", Family = "FAMILY" "family and friends", Link = "LINK" "short breaks",
    }
}

codes! {
    /// PL_LOCATION, whether a placement is inside the boundary of the authority.
    Location not Location::Inside | Location::Outside => {
        In = "IN" "inside the authority", InLetter = "A)" "in", Inside = "INSIDE" "inside",
        Out = "OUT" "outside the authority", OutLetter = "B)" "out", Outside = "OUTSIDE" "outside",
    }
}

impl Location {
    /// Whether the placement is outside the authority, or `None` when not recorded.
    pub fn is_outside(self) -> Option<bool> {
        use Location::*;
        match self {
            In | InLetter | Inside => Some(false),
            Out | OutLetter | Outside => Some(true),
            Blank | Unknown => None,
        }
    }
}

codes! {
    /// EDUCATION_STATUS, whether a child is in education.
    InEducation {
        Full = "FULL" "full-time", Part = "PART" "part-time", Nowhere = "NONE" "without a place",
    }
}

codes! {
    /// RATING, what Ofsted thinks of a provider; "adequate" is of inspections up to 2015.
    Rating {
        One = "1" "outstanding", Two = "2" "good", Good = "GOOD" "good", Three = "3" "requires improvement to be good",
        ThreeShort = "RI" "requires improvement", Adequate = "ADEQUATE" "adequate", Four = "4" "inadequate",
    }
}

impl Rating {
    /// Whether it is good or better, or `None` when there is no rating.
    pub fn is_good(self) -> Option<bool> {
        use Rating::*;
        match self {
            One | Two | Good => Some(true),
            Three | ThreeShort | Adequate | Four => Some(false),
            Blank | Unknown => None,
        }
    }
}

codes! {
    /// SUITABLE, whether a care leaver's accommodation is suitable.
    Suitability {
        One = "1" "suitable", LetterA = "A)" "suitable", Two = "2" "unsuitable", LetterB = "B)" "unsuitable",
    }
}

impl Suitability {
    /// Whether it is suitable, or `None` when not recorded.
    pub fn is_suitable(self) -> Option<bool> {
        use Suitability::*;
        match self {
            One | LetterA => Some(true),
            Two | LetterB => Some(false),
            Blank | Unknown => None,
        }
    }
}
