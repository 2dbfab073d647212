//! What the simple extracts give, ready to be asked: rows that are year-independent, because each belongs to its dates.

use crate::calendar::Day;
use crate::cells::child_numbers::Names;
use crate::returns::places::Places;
use crate::returns::ratings::Ratings;
use crate::returns::residents::Residents;
use crate::returns::typed::Typed;
use crate::rows::Tables;
use crate::rows::grouped::Grouped;
use crate::rows::of_extracts::*;
use crate::rows::of_the_return::*;

/// The rows of the simple extracts.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Given {
    pub in_care: Grouped<InCare>,
    pub visits: Grouped<Visit>,
    /// The day of the first visit of all: what happened before it may not be in the extract.
    pub visits_from: Option<Day>,
    pub plans: Grouped<PlanMade>,
    pub education: Grouped<EducationPlan>,
    pub schools: Grouped<School>,
    pub pupils: Grouped<PupilYear>,
    pub doctors: Grouped<GpRegistration>,
    pub checks: Grouped<HealthCheck>,
    /// The day of the first health check of all, where each has its row: what came before it may not be in the extract.
    pub checks_from: Option<Day>,
    pub allocated: Grouped<WorkerAllocated>,
    pub in_need: Grouped<InNeed>,
    pub parents: Grouped<ParentAtReview>,
    pub interviews: Grouped<ReturnInterview>,
    pub pathways: Grouped<Pathway>,
    pub courts: Grouped<CourtCase>,
    pub needs: Grouped<SpecialNeed>,
    pub adopters: Vec<Adopter>,
    pub carers: Vec<FosterCarer>,
    /// Typed numbers with what is written beside them.
    pub typed: Vec<Typed>,
    /// Judgements in words, each of a day.
    pub judgements: Vec<Typed>,
    /// Where postcodes lie, and what the rows tell of where children live.
    pub places: Places,
    /// How Ofsted rates the providers of placements.
    pub ratings: Ratings,
    /// The children of the area, where somebody has told how many they are.
    pub residents: Residents,
}

impl Given {
    /// The rows in use, each child's in the order of their dates; households get a number after those of the children.
    pub fn take(tables: &mut Tables, children: usize, names: &mut Names, others: &Names) -> Given {
        fn of<R: Row>(rows: &mut Vec<R>, children: usize) -> Grouped<R> {
            Grouped::of_sorted(std::mem::take(rows), children)
        }
        if tables.visits.is_empty() {
            tables.visits = tables.in_care.iter().filter_map(InCare::visit).collect();
            tables.visits.dedup_by_key(|visit| (visit.child, visit.day));
        }
        let checks_from = tables.checks.iter().map(|check| check.day).min();
        if tables.checks.is_empty() {
            tables.checks = tables.in_care.iter().flat_map(InCare::checks).collect();
            tables.checks.sort_by_key(|check| (check.child, check.day));
        }
        let typed = |row: &TypedNumber| Typed::of(others.of(row.child).to_ascii_uppercase(), *row);
        let places = Places::take(tables, others);
        Given {
            places,
            ratings: Ratings::take(tables, others),
            visits_from: tables.visits.iter().map(|visit| visit.day).min(),
            in_care: of(&mut tables.in_care, children),
            visits: of(&mut tables.visits, children),
            plans: of(&mut tables.plans, children),
            education: of(&mut tables.education, children),
            schools: of(&mut tables.schools, children),
            pupils: of(&mut tables.pupils, children),
            doctors: of(&mut tables.doctors, children),
            checks: of(&mut tables.checks, children),
            checks_from,
            allocated: of(&mut tables.allocated, children),
            in_need: of(&mut tables.in_need, children),
            parents: of(&mut tables.parents, children),
            interviews: of(&mut tables.interviews, children),
            pathways: of(&mut tables.pathways, children),
            courts: of(&mut tables.courts, children),
            needs: of(&mut tables.needs, children),
            adopters: households(&mut tables.adopters, names, others),
            carers: households(&mut tables.carers, names, others),
            typed: tables.typed.iter().filter(|row| !row.is_judgement).map(typed).collect(),
            judgements: tables.typed.iter().filter(|row| row.is_judgement).map(typed).collect(),
            residents: Residents::default(),
        }
    }
}

/// The rows of households, each named so that no child can be taken for one.
fn households<R: Row>(rows: &mut Vec<R>, names: &mut Names, others: &Names) -> Vec<R> {
    let mut rows = std::mem::take(rows);
    for row in &mut rows {
        row.set_child(names.insert(&[b"household ", others.bytes(row.child())].concat()));
    }
    rows
}
