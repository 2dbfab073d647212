//! When reviews were due and whether they were held by then (section 3 of the catalogue, D22-D26).

use crate::calendar::Day;
use crate::cases::Start;
use crate::codes::NewEpisode;
use crate::history::History;
use crate::history::{CarePeriod, Child, Placement};
use crate::judging::{Case, Population};
use crate::rows::of_the_return::{Episode, Review};

/// A review that fell due.
#[derive(Clone, Copy)]
pub struct Due<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The period of care.
    pub care: &'h CarePeriod,
    /// The last day on which it would have been on time.
    pub day: Day,
    /// The review that was held for it, if one was.
    pub held: Option<&'h Review>,
    /// Whether the day rests on a review before the files begin, taken at its latest (D25).
    pub assumed: bool,
    /// Whether it is the one still to come or overdue, and not one that an adoptive placement put an end to.
    pub pending: bool,
}

/// Reviews due.
pub struct Dues;

impl Population for Dues {
    type Case<'h> = Due<'h>;
    const ONE: &'static str = "review";
    const MANY: &'static str = "reviews";
}

impl<'h> Case<'h> for Due<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.day
    }
    fn episode(self) -> Option<&'h Episode> {
        Start { child: self.child, care: self.care }.episode()
    }
}

impl Due<'_> {
    /// Due in the year, by the as-at date and before the day of leaving (D24).
    pub fn is_in_scope(&self) -> bool {
        let period = &self.child.history.period;
        let until = self.care.end.map_or(period.last, |end| end.plus(-1).min(period.last));
        (period.year_start..=until).contains(&self.day)
    }

    /// Held on or before the day.
    pub fn is_on_time(&self) -> bool {
        self.held.is_some_and(|review| review.held <= self.day)
    }
}

/// Every review of the files that fell due in the year.
pub fn dues_in_year<'h>(history: &'h History, see: &mut dyn FnMut(Due<'h>)) {
    let from = history.period.year_start;
    history.children_with(|care| care.goes_on_after(from)).for_each(|child| dues_of_year(child, see));
}

/// The reviews of a child that fell due in the year. Nothing falls due from the day of leaving.
pub fn dues_of_year<'h>(child: Child<'h>, see: &mut dyn FnMut(Due<'h>)) {
    let from = child.history.period.year_start;
    for care in child.care().iter().filter(|care| care.goes_on_after(from)) {
        Chain::begin(child, care).run(&mut |due| {
            if due.is_in_scope() {
                see(due);
            }
        });
    }
}

/// The review still to come or overdue, of a child looked after now.
pub fn pending_due<'h>(child: Child<'h>) -> Option<Due<'h>> {
    let mut pending = None;
    Chain::begin(child, child.current_care()?).run(&mut |due| pending = Some(due).filter(|due| due.pending));
    pending
}

/// The days after the as-at date, up to another one, on which reviews of a child looked after now fall due if each is
/// held on its day. None follows from a review that is overdue: when it will be held is not known.
pub fn still_due(child: Child, until: Day) -> Vec<Day> {
    let Some(care) = child.current_care() else { return Vec::new() };
    let chain = Chain::begin(child, care).run(&mut |_| {});
    let first = Some(chain.next).filter(|due| *due > child.history.period.last);
    let second = |due: Day| due.plus_months(if chain.is_first { 3 } else { 6 });
    let later = |due: &Day| Some(if Some(*due) == first { second(*due) } else { due.plus_months(6) });
    std::iter::successors(first, later).take_while(|due| *due <= until).collect()
}

/// Days allowed for the first review before 1 April 2011, and after a placement for adoption.
const FOUR_WEEKS: i32 = 28;
/// Working days allowed for the first review since 1 April 2011.
const TWENTY_WORKING_DAYS: u32 = 20;

/// The chain of reviews of one period of care: each review makes the next one due.
struct Chain<'h> {
    child: Child<'h>,
    care: &'h CarePeriod,
    next: Day,
    /// The next review is the first after entering care or a placement for adoption.
    is_first: bool,
    assumed: bool,
    /// Reviews and placements for adoption up to this day are already accounted for.
    after: Option<Day>,
    /// Placements for adoption whose four weeks ended before the files begin are not known to be the last (D25).
    resets_from: Option<Day>,
}

impl<'h> Chain<'h> {
    fn begin(child: Child<'h>, care: &'h CarePeriod) -> Chain<'h> {
        let covered = child.history.covered_from;
        let first = first_due(care.start);
        let earlier = child.reviews_in(care).first().filter(|review| review.held < covered);
        let chain = Chain { child, care, next: first, is_first: true, assumed: false, after: None, resets_from: None };
        match earlier {
            _ if care.start_recorded && (first >= covered || earlier.is_some()) => chain,
            Some(anchor) if !care.start_recorded => {
                Chain { next: anchor.held.plus_months(6), is_first: false, after: Some(anchor.held), ..chain }
            }
            _ => {
                let latest = covered.plus(-1).max(care.start).plus_months(6);
                Chain {
                    next: latest,
                    is_first: false,
                    assumed: true,
                    resets_from: Some(covered.plus(-FOUR_WEEKS)),
                    ..chain
                }
            }
        }
    }

    fn run(mut self, see: &mut dyn FnMut(Due<'h>)) -> Chain<'h> {
        let (child, care, after) = (self.child, self.care, self.after);
        let is_new = |day: Day| after.is_none_or(|after| day > after);
        let mut resets = resets(child, care).peekable();
        for review in child.reviews_in(care).iter().filter(|review| is_new(review.held)) {
            while let Some(day) = resets.next_if(|day| *day <= review.held) {
                if is_new(day) {
                    self.reset(day, see);
                }
            }
            self.hold(review, see);
        }
        for day in resets.filter(|day| is_new(*day)) {
            self.reset(day, see);
        }
        see(self.due(None, true));
        self
    }

    fn due(&self, held: Option<&'h Review>, pending: bool) -> Due<'h> {
        Due { child: self.child, care: self.care, day: self.next, held, assumed: self.assumed, pending }
    }

    fn hold(&mut self, review: &'h Review, see: &mut dyn FnMut(Due<'h>)) {
        see(self.due(Some(review), false));
        self.next = review.held.plus_months(if self.is_first { 3 } else { 6 });
        (self.is_first, self.assumed) = (false, false);
    }

    /// A placement for adoption begins the chain anew; a due that had passed stays late (D23).
    fn reset(&mut self, placed: Day, see: &mut dyn FnMut(Due<'h>)) {
        if self.resets_from.is_some_and(|from| placed < from) {
            return;
        }
        if self.next < placed {
            see(self.due(None, false));
        }
        self.next = placed.plus(FOUR_WEEKS);
        (self.is_first, self.assumed) = (true, false);
    }
}

/// The last day for the first review: 20 working days after the start, 28 days before April 2011 (D23).
pub fn first_due(start: Day) -> Day {
    if start < crate::calendar::april(2011) {
        start.plus(FOUR_WEEKS)
    } else {
        start.plus_working_days(TWENTY_WORKING_DAYS)
    }
}

/// The days on which placements for adoption began: every run of A3 to A6 of every placement, whether the child left it
/// for another code later or not (D23, D52). The first row known of a period of care may have begun before.
fn resets<'h>(child: Child<'h>, care: &'h CarePeriod) -> impl Iterator<Item = Day> {
    let runs = child.placements_of(care).iter().flat_map(move |placement| adoptive_runs(child, placement));
    runs.filter(move |row| !may_have_begun_before(child, care, row)).map(|row| row.decom)
}

/// Whether a row is the first one known of a period of care and does not say that care or a placement began.
pub fn may_have_begun_before(child: Child, care: &CarePeriod, row: &Episode) -> bool {
    let first = child.episodes_of(care).first().filter(|_| !care.start_recorded);
    first.is_some_and(|first| first.origin == row.origin) && !matches!(row.rne, NewEpisode::P | NewEpisode::B)
}

/// The row that begins each run of adoptive rows of a placement; temporary stays do not break a run.
pub fn adoptive_runs<'h>(child: Child<'h>, placement: &Placement) -> impl Iterator<Item = &'h Episode> {
    let mut in_run = false;
    child.episodes_in(placement).iter().filter(|row| !row.place.is_temporary()).filter(move |row| {
        let begins = row.place.is_adoptive() && !in_run;
        in_run = row.place.is_adoptive();
        begins
    })
}
