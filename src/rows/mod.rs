//! The typed rows of all files, table by table.

pub mod fingerprints;
pub mod grouped;
pub mod of_extracts;
pub mod of_the_return;
pub mod whereabouts;

use crate::calendar::{Day, april};
use crate::cells::Cells;
use crate::rows::of_extracts::*;
use crate::rows::of_the_return::*;

/// A row of the return that is in no figure, or one of whose dates is in none: what the checks are told.
#[derive(Clone, Copy, Debug)]
pub struct LeftOut {
    /// The child.
    pub child: ChildId,
    /// Where it stands.
    pub origin: Origin,
    /// Why, and of which column.
    pub fault: Fault,
}

impl LeftOut {
    /// A row that is set aside for a fault, or else each of its dates that are left out.
    pub fn of<'a>(
        cells: &'a Cells,
        columns: &'static [&'static str],
        fault: Option<Fault>,
        (child, origin): (ChildId, Origin),
    ) -> impl Iterator<Item = LeftOut> + use<'a> {
        let bad_date = |(column, name): (usize, &&'static str)| Some(Fault::NoDate(name, cells.bad_date(column)?));
        let dates = columns.iter().enumerate().filter_map(bad_date).filter(move |_| fault.is_none());
        fault.into_iter().chain(dates).map(move |fault| LeftOut { child, origin, fault })
    }
}

/// The typed rows of all files.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Tables {
    pub header: Vec<HeaderRow>,
    pub episodes: Vec<Episode>,
    pub reviews: Vec<Review>,
    pub uasc: Vec<Uasc>,
    pub oc2: Vec<Outcomes>,
    pub oc3: Vec<Leaver>,
    pub ad1: Vec<Adoption>,
    pub placed: Vec<Decision>,
    pub previous: Vec<Previous>,
    pub missing: Vec<Incident>,
    pub workers: Vec<Allocation>,
    pub dolo: Vec<LibertyOrder>,
    pub visits: Vec<Visit>,
    pub in_care: Vec<InCare>,
    pub plans: Vec<PlanMade>,
    pub education: Vec<EducationPlan>,
    pub schools: Vec<School>,
    pub pupils: Vec<PupilYear>,
    pub doctors: Vec<GpRegistration>,
    pub checks: Vec<HealthCheck>,
    pub allocated: Vec<WorkerAllocated>,
    pub in_need: Vec<InNeed>,
    pub parents: Vec<ParentAtReview>,
    pub interviews: Vec<ReturnInterview>,
    pub pathways: Vec<Pathway>,
    pub courts: Vec<CourtCase>,
    pub adopters: Vec<Adopter>,
    pub carers: Vec<FosterCarer>,
    pub typed: Vec<TypedNumber>,
    pub postcodes: Vec<Postcode>,
    pub needs: Vec<SpecialNeed>,
    pub ratings: Vec<ProviderRating>,
    pub left_out: Vec<LeftOut>,
}

impl Tables {
    /// The last month end that the newest return reaches, an event in the last week of a month reaching its end.
    #[inline(never)]
    pub fn complete_to(&self, batch_years: &[i32]) -> Option<Day> {
        let newest = *batch_years.iter().max()?;
        let (first, last) = (april(newest - 1), april(newest).plus(-1));
        let starts = self.episodes.iter().map(|row| row.decom);
        let ends = self.episodes.iter().filter_map(|row| row.dec);
        let reviews = self.reviews.iter().map(|row| row.held);
        let latest = starts.chain(ends).chain(reviews).filter(|day| (first..=last).contains(day)).max()?;
        let reached = latest.plus(7);
        let mut month_end = reached;
        while !month_end.is_month_end() || month_end > reached {
            month_end = month_end.plus(-1);
        }
        Some(month_end.min(last))
    }
}

/// Does the same for the rows of every table that is about children.
macro_rules! for_each_table {
    ([$($borrow:tt)+] $tables:expr, $rows:ident, $table:ident => $action:expr) => {
        for_each_table! { @ [$($borrow)+] $tables, $rows, $table, $action,
            header Header, episodes Episodes, reviews Reviews, uasc Uasc, oc2 Oc2, oc3 Oc3, ad1 Ad1,
            placed PlacedAdoption, previous PrevPerm, missing Missing, workers SwEpisodes, dolo Dolo,
            visits Visits, in_care ChildrenInCare, plans CarePlans, education EducationPlans, schools Schools, pupils PupilYears,
            doctors GpRegistrations,
            checks HealthChecks, allocated Allocations, in_need ChildrenInNeed, parents ReviewParents, interviews ReturnInterviews,
            pathways PathwayPlans, courts Proceedings, needs SpecialNeeds }
    };
    (every [$($borrow:tt)+] $tables:expr, $rows:ident, $table:ident => $action:expr) => {
        for_each_table!([$($borrow)+] $tables, $rows, $table => $action);
        for_each_table! { @ [$($borrow)+] $tables, $rows, $table, $action,
            adopters Adopters, carers FosterCarers, typed TypedNumbers, postcodes Postcodes, ratings ProviderRatings }
    };
    (@ $borrow:tt $tables:expr, $rows:ident, $table:ident, $action:expr, $($field:ident $kind:ident),*) => {
        $(for_each_table! { ! $borrow $tables, $rows, $table, $action, $field $kind })*
    };
    (! [$($borrow:tt)+] $tables:expr, $rows:ident, $table:ident, $action:expr, $field:ident $kind:ident) => {{
        let ($rows, $table) = ($($borrow)+ $tables.$field, $crate::rows::of_the_return::Table::$kind);
        $action;
    }};
}

pub(crate) use for_each_table;
