//! Rows of the simple extracts → typed rows. What each column means stands in [`crate::tables::extracts`].

use crate::calendar::Day;
use crate::cells::Cells;
use crate::codes::*;
use crate::rows::of_the_return::{Row, row, span};
use crate::rows::whereabouts::Whereabouts;
use crate::tables::extracts::*;
use crate::tables::*;
use named::named;

pub use besides::{Postcode, ProviderRating, SpecialNeed};
pub use numbers::{Sign, digits, signed};
pub use pupils::PupilYear;
pub use typed::{TypedNumber, is_own_measure};

mod besides;
mod named;
mod numbers;
mod pupils;
mod typed;

row! {
    /// Visits: a visit by the social worker.
    Visit {
        /// The day of the visit.
        day: Day,
        /// Whether the child was seen.
        seen: YesNo,
        /// Whether the child was seen alone.
        alone: YesNo,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use visits::*;
        let day = cells.key_date((VISIT_DATE, "VISIT_DATE"))?;
        Ok(Visit { child, origin, day, seen: cells.code(SEEN), alone: cells.code(SEEN_ALONE) })
    }
}

row! {
    /// ChildrenInCare: a child as list 8 of Annex A has it.
    InCare {
        /// Date of birth.
        born: Option<Day>,
        /// SEX.
        sex: Sex,
        /// ETHNIC.
        ethnicity: Ethnicity,
        /// The day of the last visit.
        last_visit: Option<Day>,
        /// The day of the last health assessment.
        last_health: Option<Day>,
        /// The day of the last dental check.
        last_dental: Option<Day>,
        /// The first day of the placement that `at` tells of.
        placed: Option<Day>,
        /// Where the placement is.
        at: Whereabouts,
        /// Whether the child has a disability.
        disability: YesNo,
        /// EDUCATION_STATUS.
        education: InEducation,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use children_in_care::*;
        Ok(InCare {
            child, origin,
            born: cells.date(DOB),
            sex: cells.code(SEX),
            ethnicity: cells.code(ETHNIC),
            last_visit: cells.date(LAST_VISIT_DATE),
            last_health: cells.date(LAST_HEALTH_DATE),
            last_dental: cells.date(LAST_DENTAL_DATE),
            placed: cells.date(PLACEMENT_START),
            at: Whereabouts::read(cells, None, [PL_LOCATION, PL_LA, PL_DISTANCE]),
            disability: cells.code(DISABILITY),
            education: cells.code(EDUCATION_STATUS),
        })
    }
}

impl InCare {
    /// The last visit as a row of Visits.
    pub fn visit(&self) -> Option<Visit> {
        let InCare { child, origin, last_visit, .. } = *self;
        last_visit.map(|day| Visit { child, origin, day, seen: YesNo::Blank, alone: YesNo::Blank })
    }

    /// The last health assessment and the last dental check as rows of HealthChecks.
    pub fn checks(&self) -> impl Iterator<Item = HealthCheck> {
        let InCare { child, origin, .. } = *self;
        let last = [(self.last_health, CheckKind::Health), (self.last_dental, CheckKind::Dental)];
        let row = move |day, kind| HealthCheck { child, origin, day, kind, status: CheckStatus::Done };
        last.into_iter().filter_map(move |(day, kind)| Some(row(day?, kind)))
    }
}

row! {
    /// CarePlans: a plan made or changed.
    PlanMade {
        /// Which plan.
        plan: Plan,
        /// The day on which it was made or last changed.
        day: Day,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use care_plans::*;
        let plan = if cells.has_column(PLAN) { cells.code(PLAN) } else { Plan::Care };
        Ok(PlanMade { child, origin, plan, day: cells.key_date((PLAN_DATE, "PLAN_DATE"))? })
    }
}

row! {
    /// EducationPlans: a personal education plan made or reviewed.
    EducationPlan {
        /// The day on which it was made or reviewed.
        day: Day,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use education_plans::*;
        Ok(EducationPlan { child, origin, day: cells.key_date((PEP_DATE, "PEP_DATE"))? })
    }
}

row! {
    /// Schools: a school joined.
    School {
        /// The first day at the school.
        start: Day,
        /// Whether it is the first school, or the usual step from one stage to the next.
        transition: YesNo,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use schools::*;
        let start = cells.key_date((SCHOOL_START, "SCHOOL_START"))?;
        Ok(School { child, origin, start, transition: cells.code(TRANSITION) })
    }
}

row! {
    /// GpRegistrations: a spell of being registered with a general practitioner.
    GpRegistration {
        /// First day.
        start: Day,
        /// Last day.
        end: Option<Day>,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use gp_registrations::*;
        let (start, end) = span(cells, (GP_START, "GP_START"), (GP_END, "GP_END"))?;
        Ok(GpRegistration { child, origin, start, end })
    }
}

row! {
    /// HealthChecks: a health assessment or a dental check.
    HealthCheck {
        /// The day of the check.
        day: Day,
        /// What it was.
        kind: CheckKind,
        /// What came of it.
        status: CheckStatus,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use health_checks::*;
        let day = cells.key_date((CHECK_DATE, "CHECK_DATE"))?;
        Ok(HealthCheck { child, origin, day, kind: cells.code(CHECK), status: cells.code(CHECK_STATUS) })
    }
}

row! {
    /// Allocations: a worker allocated to a child.
    WorkerAllocated {
        /// First day.
        start: Day,
        /// Last day.
        end: Option<Day>,
        /// Whether the worker is a qualified, registered social worker.
        qualified: YesNo,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use allocations::*;
        let (start, end) = span(cells, (ALLOCATED_FROM, "ALLOCATED_FROM"), (ALLOCATED_TO, "ALLOCATED_TO"))?;
        Ok(WorkerAllocated { child, origin, start, end, qualified: cells.code(QUALIFIED) })
    }
}

row! {
    /// ChildrenInNeed: a spell as a child in need.
    InNeed {
        /// Date of birth.
        born: Option<Day>,
        /// First day.
        start: Day,
        /// Last day.
        end: Option<Day>,
        /// Whether the child is disabled.
        disabled: YesNo,
        /// The day on which a transition plan was made.
        transition_plan: Option<Day>,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use children_in_need::*;
        let (start, end) = span(cells, (CIN_START, "CIN_START"), (CIN_END, "CIN_END"))?;
        let (born, transition_plan) = (cells.date(DOB), cells.date(TRANSITION_PLAN_DATE));
        Ok(InNeed { child, origin, born, start, end, disabled: cells.code(DISABLED), transition_plan })
    }
}

row! {
    /// ReviewParents: whether a parent took part in a review.
    ParentAtReview {
        /// The day of the review.
        held: Day,
        /// Whether a parent attended or sent views.
        participated: YesNo,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use review_parents::*;
        let held = cells.key_date((REVIEW, "REVIEW"))?;
        Ok(ParentAtReview { child, origin, held, participated: cells.code(PARENT_PARTICIPATED) })
    }
}

row! {
    /// ReturnInterviews: what followed a return from being missing.
    ReturnInterview {
        /// The first day missing.
        start: Day,
        /// Whether an interview was offered.
        offered: YesNo,
        /// Whether it was accepted.
        accepted: YesNo,
        /// The day of the interview.
        held: Option<Day>,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use return_interviews::*;
        let start = cells.key_date((MIS_START, "MIS_START"))?;
        let (offered, accepted) = (cells.code(RHI_OFFERED), cells.code(RHI_ACCEPTED));
        Ok(ReturnInterview { child, origin, start, offered, accepted, held: cells.date(RHI_DATE) })
    }
}

row! {
    /// PathwayPlans: a young person with a right to leaving care support.
    Pathway {
        /// Date of birth.
        born: Option<Day>,
        /// What the right rests on.
        eligibility: Eligibility,
        /// The day on which the first plan was made.
        planned: Option<Day>,
        /// The day on which the plan was last reviewed.
        reviewed: Option<Day>,
        /// Whether a personal adviser is allocated; `None` when blank.
        adviser: Option<bool>,
        /// IN_TOUCH, as the list has it.
        in_touch: InTouch,
        /// Whether the accommodation is suitable.
        suitable: Suitability,
        /// ACTIV, as the list has it.
        activity: Activity,
        /// Whether there was a time without a home in the year of the list.
        homeless: YesNo,
        /// Whether support that was asked for from 21 on is given; not applicable where none was.
        supported: YesNo,
    }
    dob: |row| row.born,
    read: |cells: &Cells, child, origin| {
        use pathway_plans::*;
        Ok(Pathway {
            child, origin,
            born: cells.date(DOB),
            eligibility: cells.code(ELIGIBILITY),
            planned: cells.date(PATHWAY_PLAN_DATE),
            reviewed: cells.date(PATHWAY_REVIEW_DATE),
            adviser: named(cells.bytes(PERSONAL_ADVISER)),
            in_touch: cells.code(IN_TOUCH),
            suitable: cells.code(SUITABLE),
            activity: cells.code(ACTIV),
            homeless: cells.code(HOMELESS),
            supported: cells.code(SUPPORTED),
        })
    }
}

row! {
    /// Proceedings: a child in care proceedings.
    CourtCase {
        /// The day on which the court issued the application.
        start: Day,
        /// The day of the final order.
        end: Option<Day>,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use proceedings::*;
        let (start, end) =
            span(cells, (PROCEEDINGS_START, "PROCEEDINGS_START"), (PROCEEDINGS_END, "PROCEEDINGS_END"))?;
        Ok(CourtCase { child, origin, start, end })
    }
}

row! {
    /// Adopters: a household that asked about adopting. `child` is the household's number.
    Adopter {
        /// The day on which it first asked.
        enquired: Option<Day>,
        /// The day on which its application was registered.
        registered: Option<Day>,
        /// The day on which it was approved.
        approved: Option<Day>,
        /// The day on which it was matched with a child.
        matched: Option<Day>,
        /// The day on which it left before adopting.
        closed: Option<Day>,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use adopters::*;
        Ok(Adopter {
            child, origin,
            enquired: cells.date(ENQUIRY_DATE),
            registered: cells.date(REGISTERED_DATE),
            approved: cells.date(APPROVED_DATE),
            matched: cells.date(MATCHED_DATE),
            closed: cells.end(CLOSED_DATE),
        })
    }
}

row! {
    /// FosterCarers: an approved foster household. `child` is the household's number.
    FosterCarer {
        /// What the household is approved for.
        kind: CarerKind,
        /// The day of approval.
        approved: Day,
        /// The day on which the approval ended.
        ended: Option<Day>,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use foster_carers::*;
        let (approved, ended) = span(cells, (CARER_APPROVED, "CARER_APPROVED"), (CARER_ENDED, "CARER_ENDED"))?;
        Ok(FosterCarer { child, origin, kind: cells.code(CARER_KIND), approved, ended })
    }
}
