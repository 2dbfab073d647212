//! The code lists of the SSDA903 return, as enums with their official words.
//!
//! Every list accepts the codes of all years, because returns of several years are read together:
//! a code out of its year is a matter for the checks, never a reason to lose a row.

mod cell;

pub use cell::Code;
use cell::{key, packed};

macro_rules! codes {
    ($(#[$about:meta])* $name:ident $(not $other:pat =>)? { $($variant:ident = $code:literal $words:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub enum $name {
            /// Nothing in the cell.
            #[default]
            Blank,
            /// Something that is no code of this list.
            Unknown,
            $(#[doc = $words] $variant,)*
        }

        impl $name {
            /// The code in a cell, whatever its case and the spaces around it.
            #[allow(non_upper_case_globals)]
            pub fn read(cell: &[u8]) -> Self {
                $(const $variant: u64 = packed($code.as_bytes());)*
                match key(cell) {
                    Some(0) => Self::Blank,
                    $(Some($variant) => Self::$variant,)*
                    _ => Self::Unknown,
                }
            }

            /// The code as the return writes it; empty when blank or unknown.
            pub fn code(self) -> &'static str {
                match self {
                    Self::Blank | Self::Unknown => "",
                    $(Self::$variant => $code,)*
                }
            }

            /// The official words for the code.
            pub fn words(self) -> &'static str {
                match self {
                    Self::Blank => "not recorded",
                    Self::Unknown => "not a known code",
                    $(Self::$variant => $words,)*
                }
            }

            /// Whether the cell held a code of the list.
            pub fn is_known(self) -> bool {
                !matches!(self, Self::Blank | Self::Unknown)
            }
        }

        impl Code for $name {
            const LIST: &'static str = stringify!($name);
            $(fn is_as_asked(self) -> bool {
                !matches!(self, $other)
            })?
            fn of(cell: &[u8]) -> Self {
                Self::read(cell)
            }
            fn is_strange(self) -> bool {
                matches!(self, Self::Unknown)
            }
            fn worded(words: &[u8]) -> Option<Self> {
                match words {
                    $(text if text.eq_ignore_ascii_case($words.as_bytes()) => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

mod extracts;
mod outcomes;
mod schooling;
mod sex;
pub use extracts::{
    CarerKind, CheckKind, CheckStatus, Eligibility, InEducation, Location, Plan, Rating, Suitability, YesNo,
};
pub use outcomes::{Accommodation, Activity, Flag, InTouch, NoScore, Permanence, PlanChange};
pub use schooling::{Grade, SpecialNeeds, Standard, YearGroup};
pub use sex::Sex;

codes! {
    /// ETHNIC.
    Ethnicity {
        Wbri = "WBRI" "White British", Wiri = "WIRI" "White Irish", Wirt = "WIRT" "Traveller of Irish heritage",
        Wrom = "WROM" "Gypsy or Roma", Woth = "WOTH" "any other White background",
        Mwbc = "MWBC" "White and Black Caribbean", Mwba = "MWBA" "White and Black African",
        Mwas = "MWAS" "White and Asian", Moth = "MOTH" "any other Mixed background",
        Aind = "AIND" "Indian", Apkn = "APKN" "Pakistani", Aban = "ABAN" "Bangladeshi",
        Aoth = "AOTH" "any other Asian background", Bcrb = "BCRB" "Caribbean", Bafr = "BAFR" "African",
        Both = "BOTH" "any other Black background", Chne = "CHNE" "Chinese", Ooth = "OOTH" "any other ethnic group",
        Refu = "REFU" "refused", Nobt = "NOBT" "not yet obtained",
    }
}

impl Ethnicity {
    /// White, Mixed, Asian, Black or Other; `None` when refused, not obtained, blank or unknown (rule R15, D16).
    pub fn group(self) -> Option<&'static str> {
        use Ethnicity::*;
        match self {
            Wbri | Wiri | Wirt | Wrom | Woth => Some("White"),
            Mwbc | Mwba | Mwas | Moth => Some("Mixed"),
            Aind | Apkn | Aban | Aoth => Some("Asian"),
            Bcrb | Bafr | Both => Some("Black"),
            Chne | Ooth => Some("Other"),
            Refu | Nobt | Blank | Unknown => None,
        }
    }
}

codes! {
    /// LS, the legal status of an episode.
    LegalStatus {
        C1 = "C1" "interim care order", C2 = "C2" "full care order", D1 = "D1" "freeing order",
        E1 = "E1" "placement order", V2 = "V2" "section 20", V3 = "V3" "short breaks, each recorded",
        V4 = "V4" "short breaks, agreement recorded", L1 = "L1" "police protection",
        L2 = "L2" "emergency protection order", L3 = "L3" "child assessment order", J1 = "J1" "remand",
        J2 = "J2" "detained under PACE", J3 = "J3" "youth rehabilitation order",
    }
}

impl LegalStatus {
    /// V3 or V4: short breaks, left out of nearly every measure (rule R3).
    pub fn is_respite(self) -> bool {
        matches!(self, LegalStatus::V3 | LegalStatus::V4)
    }

    /// E1 or D1: a court has given authority to place for adoption.
    pub fn is_placement_order(self) -> bool {
        matches!(self, LegalStatus::E1 | LegalStatus::D1)
    }

    /// J1 to J3.
    pub fn is_youth_justice(self) -> bool {
        matches!(self, LegalStatus::J1 | LegalStatus::J2 | LegalStatus::J3)
    }
}

codes! {
    /// CIN, the category of need.
    Need {
        N1 = "N1" "abuse or neglect", N2 = "N2" "child's disability", N3 = "N3" "parental illness or disability",
        N4 = "N4" "family in acute stress", N5 = "N5" "family dysfunction",
        N6 = "N6" "socially unacceptable behaviour", N7 = "N7" "low income", N8 = "N8" "absent parenting",
    }
}

codes! {
    /// RNE, the reason for a new episode.
    NewEpisode {
        S = "S" "started to be looked after", L = "L" "change of legal status",
        P = "P" "change of placement and carer", T = "T" "change of placement, same carer",
        B = "B" "change of legal status, placement and carer",
        U = "U" "change of legal status and placement, same carer",
    }
}

codes! {
    /// PLACE, the placement. H5, P2 and Z1 gave way to K3 and Z11 to Z14.
    Place {
        A3 = "A3" "placed for adoption with consent, current foster carer",
        A4 = "A4" "placed for adoption with consent, not the current foster carer",
        A5 = "A5" "placed for adoption with placement order, current foster carer",
        A6 = "A6" "placed for adoption with placement order, not the current foster carer",
        H5 = "H5" "semi-independent living", K1 = "K1" "secure children's home", K2 = "K2" "children's home",
        K3 = "K3" "supported accommodation", P1 = "P1" "own parents", P2 = "P2" "independent living",
        M1 = "M1" "missing from the placement", M2 = "M2" "missing from the placement",
        M3 = "M3" "missing from the placement", P3 = "P3" "residential employment", R1 = "R1" "residential care home",
        R2 = "R2" "NHS or nursing establishment", R3 = "R3" "family centre or mother and baby unit",
        R5 = "R5" "young offender institution", S1 = "S1" "residential school",
        T0 = "T0" "temporary move", T1 = "T1" "temporary, hospital", T2 = "T2" "temporary, child on holiday",
        T3 = "T3" "temporary, carer on holiday", T4 = "T4" "temporary, 7 days or less",
        U1 = "U1" "relative or friend, long-term fostering", U2 = "U2" "relative or friend, also approved adopter",
        U3 = "U3" "relative or friend", U4 = "U4" "foster carer, long term",
        U5 = "U5" "foster carer, also approved adopter", U6 = "U6" "foster carer",
        Z1 = "Z1" "other placement", Z11 = "Z11" "other placement", Z12 = "Z12" "other placement",
        Z13 = "Z13" "other placement", Z14 = "Z14" "other placement",
    }
}

impl Place {
    /// A3 to A6: placed for adoption.
    pub fn is_adoptive(self) -> bool {
        matches!(self, Place::A3 | Place::A4 | Place::A5 | Place::A6)
    }

    /// A3 or A5: placed for adoption with the current foster carer.
    pub fn is_adoptive_by_carer(self) -> bool {
        matches!(self, Place::A3 | Place::A5)
    }

    /// U1 to U6: foster placements.
    pub fn is_foster(self) -> bool {
        matches!(self, Place::U1 | Place::U2 | Place::U3 | Place::U4 | Place::U5 | Place::U6)
    }

    /// U2 or U5: the carer is also an approved adopter.
    pub fn is_foster_to_adopt(self) -> bool {
        matches!(self, Place::U2 | Place::U5)
    }

    /// T0 to T4, and M1 to M3 of older returns: never a placement of its own (section 4 of the catalogue).
    pub fn is_temporary(self) -> bool {
        use Place::*;
        matches!(self, T0 | T1 | T2 | T3 | T4 | M1 | M2 | M3)
    }

    /// Whether PLACE_PROVIDER is expected (not for temporary or "other" placements).
    pub fn needs_provider(self) -> bool {
        !self.is_temporary() && !matches!(self, Place::Z1 | Place::Z11 | Place::Z12 | Place::Z13 | Place::Z14)
    }

    /// The group of placements under which members look for it.
    pub fn group(self) -> &'static str {
        use Place::*;
        match self {
            U1 | U2 | U3 => "Foster, relative or friend",
            U4 | U5 | U6 => "Foster, other carer",
            A3 | A4 | A5 | A6 => "Placed for adoption",
            P1 => "Own parents",
            K2 => "Children's home",
            K1 => "Secure home",
            R5 => "Custody",
            R1 | R2 | R3 | S1 => "Other residential",
            H5 | K3 | P2 | P3 => "Supported or independent",
            T0 | T1 | T2 | T3 | T4 | M1 | M2 | M3 => "Temporary",
            Z1 | Z11 | Z12 | Z13 | Z14 => "Other",
            Blank | Unknown => "Not known",
        }
    }
}

codes! {
    /// PLACE_PROVIDER.
    Provider {
        Pr0 = "PR0" "parent", Pr1 = "PR1" "own provision", Pr2 = "PR2" "other local authority",
        Pr3 = "PR3" "other public provision", Pr4 = "PR4" "private provision", Pr5 = "PR5" "voluntary provision",
    }
}

codes! {
    /// REC, the reason an episode ceased. E43 and E44 gave way to E45 to E48 in 2018/19.
    Ceased {
        X1 = "X1" "another episode follows", E11 = "E11" "adopted, unopposed",
        E12 = "E12" "adopted, consent dispensed with", E2 = "E2" "died", E3 = "E3" "care taken over by another authority",
        E4a = "E4A" "returned home, planned", E4b = "E4B" "returned home, unplanned",
        E13 = "E13" "left to live with others without parental responsibility", E14 = "E14" "remand ended",
        E15 = "E15" "age assessed as 18 or over", E16 = "E16" "moved abroad", E17 = "E17" "18 or over, stayed with carers",
        E41 = "E41" "child arrangements order", E43 = "E43" "special guardianship order, former foster carer",
        E44 = "E44" "special guardianship order, other carer",
        E45 = "E45" "special guardianship order, former foster carer, relative or friend",
        E46 = "E46" "special guardianship order, former foster carer, other",
        E47 = "E47" "special guardianship order, other carer, relative or friend",
        E48 = "E48" "special guardianship order, other carer, other", E5 = "E5" "independent living with support",
        E6 = "E6" "independent living without support", E7 = "E7" "adult residential care", E8 = "E8" "other reason",
        E9 = "E9" "sentenced to custody",
    }
}

impl Ceased {
    /// E11 or E12.
    pub fn is_adopted(self) -> bool {
        matches!(self, Ceased::E11 | Ceased::E12)
    }

    /// E43 to E48: a special guardianship order.
    pub fn is_special_guardianship(self) -> bool {
        matches!(self, Ceased::E43 | Ceased::E44 | Ceased::E45 | Ceased::E46 | Ceased::E47 | Ceased::E48)
    }

    /// REC is filled and care ends with it: anything but blank and X1, unknown codes included (D11).
    pub fn ends_care(self) -> bool {
        !matches!(self, Ceased::Blank | Ceased::X1)
    }
}

codes! {
    /// REASON_PLACE_CHANGE, on the episode that ends.
    PlaceChange {
        Carpl = "CARPL" "care plan", Close = "CLOSE" "resignation or closure", Alleg = "ALLEG" "allegation",
        Stand = "STAND" "standards of care", Apprr = "APPRR" "approval removed",
        Creqb = "CREQB" "carer's request, behaviour", Creqo = "CREQO" "carer's request, other",
        Child = "CHILD" "child's request", Lareq = "LAREQ" "authority's request",
        Place = "PLACE" "change of placement status", Custod = "CUSTOD" "custody", Other = "OTHER" "other",
    }
}

impl PlaceChange {
    /// ALLEG, STAND, APPRR, CREQB, CREQO, CHILD, LAREQ or CUSTOD (D44).
    pub fn is_unplanned(self) -> bool {
        use PlaceChange::*;
        matches!(self, Alleg | Stand | Apprr | Creqb | Creqo | Child | Lareq | Custod)
    }
}

codes! {
    /// REVIEW_CODE, the child's participation.
    Participation {
        Pn0 = "PN0" "under 4", Pn1 = "PN1" "attended and spoke", Pn2 = "PN2" "attended, an advocate spoke",
        Pn3 = "PN3" "attended, used symbols", Pn4 = "PN4" "attended, did not contribute",
        Pn5 = "PN5" "absent, briefed an advocate", Pn6 = "PN6" "absent, sent views", Pn7 = "PN7" "absent, no views",
    }
}

impl Participation {
    /// PN1, 2, 3, 5 or 6; `None` when blank, unknown or PN0 (D27).
    pub fn took_part(self) -> Option<bool> {
        use Participation::*;
        match self {
            Pn1 | Pn2 | Pn3 | Pn5 | Pn6 => Some(true),
            Pn4 | Pn7 => Some(false),
            Pn0 | Blank | Unknown => None,
        }
    }
}

codes! {
    /// MISSING, the kind of a missing incident.
    Absence {
        M = "M" "missing", A = "A" "away without authorisation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_whatever_its_case_and_spaces() {
        assert_eq!(Place::read(b" u6 "), Place::U6);
        assert_eq!(Place::read(b""), Place::Blank);
        assert_eq!(Place::read(b"   "), Place::Blank);
        assert_eq!(Place::read(b"U66"), Place::Unknown);
        assert_eq!(Place::read(b"a very long cell"), Place::Unknown);
        assert_eq!(Place::U6.code(), "U6");
    }

    #[test]
    fn the_same_answer_has_several_spellings() {
        for (answer, said) in [
            (true, ["1", "1.0", "true", "TRUE", "Yes", "y", "T"]),
            (false, ["0", "0.0", "false", "FALSE", "No", "n", "F"]),
        ] {
            for cell in said {
                assert_eq!(Flag::read(cell.as_bytes()).answer(), Some(answer), "{cell}");
                assert_eq!(YesNo::read(cell.as_bytes()).answer(), Some(answer), "{cell}");
                assert_eq!(Flag::read(cell.as_bytes()).is_as_asked(), matches!(cell, "1" | "0"), "{cell}");
            }
        }
        for none in ["", "2", "X", "00", "NA"] {
            assert_eq!(Flag::read(none.as_bytes()).answer(), None, "{none}");
        }
        assert!(Sex::read(b"2").is_female() && Sex::read(b"F").is_female());
        assert!(!Sex::read(b"U").is_female() && !Sex::read(b"U").is_male());
    }

    #[test]
    fn an_unknown_reason_ends_care_but_is_no_adoption() {
        assert!(Ceased::read(b"E1").ends_care());
        assert!(!Ceased::read(b"E1").is_adopted());
        assert!(!Ceased::read(b"X1").ends_care());
        assert!(!Ceased::read(b"").ends_care());
    }
}
