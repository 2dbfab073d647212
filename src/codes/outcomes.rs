//! The codes of OC2, OC3 and AD1: answers of yes and no, why there is no score, and how care leavers live.

use super::cell::{Code, key, packed};

codes! {
    /// A 0/1 item: words for yes are 1, words for no are 0 (D3).
    Flag not Flag::OneDecimal | Flag::True | Flag::Yes | Flag::Y | Flag::T
        | Flag::ZeroDecimal | Flag::False | Flag::No | Flag::N | Flag::F => {
        One = "1" "yes", OneDecimal = "1.0" "yes", True = "TRUE" "yes", Yes = "YES" "yes", Y = "Y" "yes", T = "T" "yes",
        Zero = "0" "no", ZeroDecimal = "0.0" "no", False = "FALSE" "no", No = "NO" "no", N = "N" "no", F = "F" "no",
    }
}

impl Flag {
    /// The answer, or `None` when not recorded.
    pub fn answer(self) -> Option<bool> {
        use Flag::*;
        match self {
            One | OneDecimal | True | Yes | Y | T => Some(true),
            Zero | ZeroDecimal | False | No | N | F => Some(false),
            Blank | Unknown => None,
        }
    }
}

codes! {
    /// PREV_PERM, the permanence arrangement from which a child came back.
    Permanence {
        P0 = "P0" "no earlier arrangement", P1 = "P1" "adoption", P2 = "P2" "special guardianship order",
        P3 = "P3" "residence or child arrangements order", P4 = "P4" "an arrangement not known", Z1 = "Z1" "none",
    }
}

codes! {
    /// REASON_PLACED_CEASED, why a decision for adoption was reversed.
    PlanChange {
        Rd1 = "RD1" "the child's needs changed", Rd2 = "RD2" "the court made no placement order",
        Rd3 = "RD3" "no adopters were found", Rd4 = "RD4" "another reason",
    }
}

codes! {
    /// SDQ_REASON, why there is no score.
    NoScore {
        Sdq1 = "SDQ1" "under 4 or over 16", Sdq2 = "SDQ2" "carer refused", Sdq3 = "SDQ3" "disability",
        Sdq4 = "SDQ4" "other", Sdq5 = "SDQ5" "young person refused",
    }
}

codes! {
    /// IN_TOUCH, whether the authority is in touch with a care leaver.
    InTouch {
        Yes = "YES" "in touch", No = "NO" "not in touch", Died = "DIED" "died", Refu = "REFU" "refuses contact",
        Nreq = "NREQ" "no longer requires services", Rhom = "RHOM" "returned home for 6 months or more",
    }
}

codes! {
    /// ACTIV, the main activity of a care leaver. F3 and P3 were split in 2021/22.
    Activity {
        F1 = "F1" "higher education, full time", P1 = "P1" "higher education, part time",
        F2 = "F2" "other education, full time", P2 = "P2" "other education, part time",
        F3 = "F3" "training or employment, full time", P3 = "P3" "training or employment, part time",
        F4 = "F4" "apprenticeship, full time", P4 = "P4" "apprenticeship, part time",
        F5 = "F5" "other training or employment, full time", P5 = "P5" "other training or employment, part time",
        G4 = "G4" "not in work or learning, illness or disability", G5 = "G5" "not in work or learning, other",
        G6 = "G6" "not in work or learning, pregnancy or parenting",
    }
}

impl Activity {
    /// In education, employment or training; `None` when not recorded (D31).
    pub fn in_work_or_learning(self) -> Option<bool> {
        match self {
            Activity::G4 | Activity::G5 | Activity::G6 => Some(false),
            known if known.is_known() => Some(true),
            _ => None,
        }
    }
}

/// ACCOM: where a care leaver lives, and whether it is suitable.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Accommodation(Option<(u8, bool)>);

impl Code for Accommodation {
    const LIST: &'static str = "Accommodation";
    fn of(cell: &[u8]) -> Self {
        Accommodation::read(cell)
    }
    fn is_strange(self) -> bool {
        self.0.is_none()
    }
    fn worded(_: &[u8]) -> Option<Self> {
        None
    }
}

impl Accommodation {
    /// A letter of the list and 1 (suitable) or 2; S1, X1, `0`, `01` and all else are not known (D31).
    pub fn read(cell: &[u8]) -> Accommodation {
        let [letter, suffix @ (b'1' | b'2')] = cell.trim_ascii() else { return Accommodation(None) };
        let letter = letter.to_ascii_uppercase();
        let suitable = *suffix == b'1';
        let listed = b"BCDEGHKRSTUVWXYZ".contains(&letter) && !(suitable && matches!(letter, b'S' | b'X'));
        Accommodation(listed.then_some((letter, suitable)))
    }

    /// The letter of the list, or `None` when not known.
    pub fn letter(self) -> Option<u8> {
        self.0.map(|(letter, _)| letter)
    }

    /// Judged suitable, or `None` when not known.
    pub fn is_suitable(self) -> Option<bool> {
        self.0.map(|(_, suitable)| suitable)
    }

    /// The official words for the letter.
    pub fn words(self) -> &'static str {
        match self.letter() {
            Some(b'B') => "with parents or relatives",
            Some(b'C') => "community home or residential care",
            Some(b'D') => "semi-independent accommodation",
            Some(b'E') => "supported lodgings",
            Some(b'G') => "gone abroad",
            Some(b'H') => "deported",
            Some(b'K') => "ordinary lodgings",
            Some(b'R') => "residence not known",
            Some(b'S') => "homeless",
            Some(b'T') => "foyer",
            Some(b'U') => "independent living",
            Some(b'V') => "emergency accommodation",
            Some(b'W') => "bed and breakfast",
            Some(b'X') => "in custody",
            Some(b'Z') => "with former foster carer",
            Some(_) => "other accommodation",
            None => "not recorded",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homeless_and_custody_are_never_suitable() {
        assert_eq!(Accommodation::read(b"u1").is_suitable(), Some(true));
        assert_eq!(Accommodation::read(b"S2").is_suitable(), Some(false));
        for unknown in ["S1", "X1", "0", "01", "02", "A1", "U3", "", "U11"] {
            assert_eq!(Accommodation::read(unknown.as_bytes()).is_suitable(), None, "{unknown}");
        }
    }
}
