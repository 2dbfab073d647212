//! Rows → typed rows: the twelve tables of the SSDA903 return, each row remembering its file and line. Those of the
//! simple extracts stand in [`crate::rows::of_extracts`].

use crate::calendar::Day;
use crate::cells::Cells;
use crate::codes::*;
use crate::rows::fingerprints::*;
use crate::rows::whereabouts::Whereabouts;

pub use crate::tables::*;

/// A row of one of the tables.
pub trait Row: Sized + Copy {
    /// The typed row, or why it cannot be used.
    fn read(cells: &Cells, child: ChildId, origin: Origin) -> Result<Self, Fault>;
    /// The child it is about.
    fn child(&self) -> ChildId;
    /// Where it stands.
    fn origin(&self) -> Origin;
    /// The child's date of birth as this row has it.
    fn dob(&self) -> Option<Day>;
    /// Whether two rows say the same in everything that is read.
    fn says_the_same(&self, other: &Self) -> bool;
    /// Ties the row to another child.
    fn set_child(&mut self, child: ChildId);
}

macro_rules! row {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $kind:ty,)* } dob: $dob:expr, read: $read:expr) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Debug)]
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
            fn says_the_same(&self, other: &Self) -> bool {
                *self == $name { origin: self.origin, ..*other }
            }
            fn set_child(&mut self, child: ChildId) {
                self.child = child;
            }
        }
    };
}

pub(crate) use row;

row! {
    /// Header: one row a child.
    HeaderRow {
        /// SEX.
        sex: Sex,
        /// Date of birth.
        born: Option<Day>,
        /// ETHNIC.
        ethnicity: Ethnicity,
        /// MOTHER.
        mother: Flag,
        /// A fingerprint of FAMILY, which some councils add; 0 when blank.
        family: u64,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use header::*;
        Ok(HeaderRow {
            child, origin,
            sex: cells.code::<Sex>(SEX).as_now_written(),
            born: cells.date(DOB),
            ethnicity: cells.code(ETHNIC),
            mother: cells.code(MOTHER),
            family: fingerprint(&cells.text(FAMILY)),
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
        /// What the row tells of where the child lives.
        at: Whereabouts,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use episodes::*;
        let (decom, dec) = span(cells, (DECOM, "DECOM"), (DEC, "DEC"))?;
        Ok(Episode {
            child, origin, decom, dec,
            rne: cells.code(RNE),
            ls: cells.code(LS),
            need: cells.code(CIN),
            place: cells.code(PLACE),
            provider: cells.code(PLACE_PROVIDER),
            rec: rec(cells, dec),
            reason: cells.code(REASON_PLACE_CHANGE),
            postcode: packed_postcode(&cells.text(PL_POST)),
            at: Whereabouts::read(cells, Some([HOME_POST, URN]), [PL_LOCATION, PL_LA, PL_DISTANCE]),
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
        let held = cells.key_date((REVIEW, "REVIEW"));
        let is_due_alone = cells.is_filled(DUE) && matches!(held, Err(Fault::NoDate(_, BadDate::Blank)));
        if is_due_alone || cells.code::<YesNo>(CANCELLED).answer() == Some(true) {
            return Err(Fault::NotHeld);
        }
        Ok(Review {
            child, origin,
            born: cells.date(DOB),
            held: held?,
            participation: cells.code(REVIEW_CODE),
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
        Ok(Uasc { child, origin, born: cells.date(uasc::DOB), ceased: cells.end(uasc::DUC) })
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
        /// INTERVENTION_RECEIVED.
        intervention_received: Flag,
        /// INTERVENTION_OFFERED: offered and refused.
        intervention_offered: Flag,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use oc2::*;
        let flag = |column| cells.code(column);
        Ok(Outcomes {
            child, origin,
            born: cells.date(DOB),
            sdq_score: cells.score(SDQ_SCORE),
            sdq_reason: cells.code(SDQ_REASON),
            convicted: flag(CONVICTED),
            health_check: flag(HEALTH_CHECK),
            immunisations: flag(IMMUNISATIONS),
            teeth_check: flag(TEETH_CHECK),
            health_assessment: flag(HEALTH_ASSESSMENT),
            substance_misuse: flag(SUBSTANCE_MISUSE),
            intervention_received: flag(INTERVENTION_RECEIVED),
            intervention_offered: flag(INTERVENTION_OFFERED),
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
            in_touch: cells.code(IN_TOUCH),
            activity: cells.code(ACTIV),
            accommodation: cells.code(ACCOM),
        })
    }
}

impl Leaver {
    /// A row that says nothing of a young person and stands nowhere.
    pub fn blank(child: ChildId) -> Leaver {
        let (in_touch, activity, accommodation) = Default::default();
        Leaver { child, origin: Origin::default(), born: None, in_touch, activity, accommodation }
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
            by_foster_carer: cells.code(FOSTER_CARE),
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
        /// REASON_PLACED_CEASED.
        reason: PlanChange,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use placed::*;
        let born = cells.date(DOB);
        let (made, reversed) = span(cells, (DATE_PLACED, "DATE_PLACED"), (DATE_PLACED_CEASED, "DATE_PLACED_CEASED"))?;
        Ok(Decision { child, origin, born, made, reversed, reason: cells.code(REASON_PLACED_CEASED) })
    }
}

row! {
    /// PrevPerm: an earlier permanence arrangement.
    Previous {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// PREV_PERM.
        permanence: Permanence,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use previous::*;
        Ok(Previous { child, origin, born: cells.date(DOB), permanence: cells.code(PREV_PERM) })
    }
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
        Ok(Incident { child, origin, born, kind: cells.code(MISSING), start, end })
    }
}

row! {
    /// SWEpisodes: the allocation of a social worker. The worker's number is kept as a fingerprint, never as text.
    Allocation {
        /// Date of birth as this row has it.
        born: Option<Day>,
        /// A fingerprint of SW_ID, in capitals as every code is (D3); 0 when blank.
        worker: u64,
        /// SW_ID begins with SW: a registered social worker. XX and all else does not say.
        registered: bool,
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
        let id = cells.bytes(SW_ID);
        let registered = id.get(..2).is_some_and(|letters| letters.eq_ignore_ascii_case(b"SW"));
        Ok(Allocation { child, origin, born, worker: fingerprint_in_capitals(id), registered, start, end })
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

/// REC counts only on a row that ended (D10).
fn rec(cells: &Cells, dec: Option<Day>) -> Ceased {
    let rec = cells.code(episodes::REC);
    dec.map_or(Ceased::Blank, |_| rec)
}

/// A start that must be a date and an end that may be blank, but neither unreadable nor before the start (D2).
pub(crate) fn span(cells: &Cells, start: Column, end: Column) -> Result<(Day, Option<Day>), Fault> {
    let first = cells.key_date(start)?;
    let last = cells.end_date(end)?;
    if last.is_some_and(|last| last < first) {
        return Err(Fault::EndBeforeStart(end.1));
    }
    Ok((first, last))
}
