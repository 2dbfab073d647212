//! What a case is, what is asked of it, and how cases add up.

use crate::calendar::Day;
use crate::history::{Child, History, Period};
use crate::judging::finding::{Answer, Finding};
use crate::rows::of_the_return::{ChildId, Episode};

/// What a case of a measure is: a child, a review, an adoption, a placement.
pub trait Population: 'static {
    /// One case, at one as-at date.
    type Case<'h>: Case<'h>;
    /// The word for several cases.
    const MANY: &'static str;
    /// The word for one case.
    const ONE: &'static str;
    /// Whether a case is made of several children, so that it does not go with the one that it stands under.
    const OF_SEVERAL: bool = false;

    /// Shows every case that a first clause lets through, and tells how many it leaves out, where both are known without
    /// asking it of each.
    fn let_through<'h>(
        _first: &Clause<Self>,
        _history: &'h History,
        _see: &mut dyn FnMut(Self::Case<'h>),
    ) -> Option<usize>
    where
        Self: Sized,
    {
        None
    }

    /// Whether a first clause is a yes of every case that it lets through, so that it need not be asked where nobody looks.
    fn is_yes_of_all(_first: &Clause<Self>) -> bool
    where
        Self: Sized,
    {
        false
    }
}

/// One case of a measure.
pub trait Case<'h>: Copy {
    /// The child concerned.
    fn child(self) -> Child<'h>;
    /// The day on which the child's age is taken (D15): the as-at date, unless the case has a day of its own.
    fn day(self) -> Day {
        self.child().history.period.last
    }
    /// The row of Episodes that tells legal status and placement of the case, unless it has its own: the one that holds
    /// on the day, or the last one of a child who has left.
    fn episode(self) -> Option<&'h Episode> {
        let child = self.child();
        child.current_episode().or_else(|| child.episodes().last())
    }
    /// A group of its own that the case belongs to: its order and its name.
    fn label(self) -> (u16, &'static str) {
        (0, "")
    }
}

/// The definition's own words, and the question that they ask of a case.
pub struct Clause<P: Population>(pub &'static str, pub Question<P>);

/// A question asked of a case.
pub type Question<P> = for<'h> fn(<P as Population>::Case<'h>, &Period) -> Finding;

/// Shows every case at an as-at date to a visitor.
pub type Cases<P> = for<'h> fn(&'h History, &mut dyn FnMut(<P as Population>::Case<'h>));

/// What a case is to a measure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// In the numerator.
    Met,
    /// In the denominator only.
    NotMet,
    /// The numerator's rows do not say.
    NotRecorded,
    /// Not in the denominator.
    Excluded,
    /// The denominator's rows do not say.
    Unassessed,
}

impl Standing {
    /// Every standing, in order.
    pub const ALL: [Standing; 5] =
        [Standing::Met, Standing::NotMet, Standing::NotRecorded, Standing::Excluded, Standing::Unassessed];

    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Standing::Met => "met",
            Standing::NotMet => "not met",
            Standing::NotRecorded => "not recorded",
            Standing::Excluded => "excluded",
            Standing::Unassessed => "cannot tell",
        }
    }
}

/// One case as judged: its standing and the findings that led to it, in the order of the clauses.
pub struct Judged<'a> {
    /// The child concerned.
    pub child: ChildId,
    /// The day on which the child's age is taken.
    pub day: Day,
    /// The row of legal status and placement.
    pub episode: Option<&'a Episode>,
    /// The standing.
    pub standing: Standing,
    /// What the case adds to a mean, or to the part of a whole.
    pub amount: i64,
    /// What the case adds to the whole that a part is of.
    pub whole: i64,
    /// The group of its own that the case belongs to.
    pub label: (u16, &'static str),
    /// The findings, one for each clause asked.
    pub findings: &'a [Finding],
}

/// What every clause says of one case, asked by itself and in no order.
pub struct AskedAlone {
    /// The child concerned.
    pub child: ChildId,
    /// The standing.
    pub standing: Standing,
    /// The answers of the clauses of the denominator, or of those who could be counted.
    pub among: Vec<Answer>,
    /// The answers of the clauses of the numerator.
    pub counted: Vec<Answer>,
}

/// How the standings of the cases make a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Met of met, not met and not recorded.
    Share,
    /// Met of met and not met; not recorded stands outside.
    ShareOfRecorded,
    /// Met alone.
    Count,
    /// The sum of the amounts over the cases met; not recorded stands outside.
    Mean,
    /// The sum of the amounts of the sum of the wholes, over the cases met; not recorded stands outside.
    Pooled,
    /// Two counts of different cases: met against not met.
    Ratio,
    /// Met, of all children of the area, who are no cases: their number is the sum.
    Rate,
}

/// Cases added up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figure {
    /// Numerator: n.
    pub numerator: i64,
    /// Denominator: d; `None` for a plain count.
    pub denominator: Option<i64>,
    /// Not recorded: u.
    pub not_recorded: i64,
    /// Left out because membership cannot be judged: x.
    pub unassessed: i64,
}

impl Figure {
    /// The cases that make this figure, by standing; those left out are not known any more.
    pub fn tally(&self, shape: Shape) -> Tally {
        let Figure { numerator, not_recorded, unassessed, .. } = *self;
        let of = self.denominator.unwrap_or_default();
        let (met, not_met, sum) = match shape {
            Shape::Share => (numerator, of - numerator - not_recorded, 0),
            Shape::ShareOfRecorded => (numerator, of - numerator, 0),
            Shape::Count => (numerator, 0, 0),
            Shape::Mean => (of, 0, numerator),
            Shape::Pooled => {
                return Tally { by_standing: [0, 0, not_recorded, 0, unassessed], sum: numerator, whole: of };
            }
            Shape::Ratio => (numerator, of, 0),
            Shape::Rate => (numerator, 0, of),
        };
        Tally { by_standing: [met, not_met, not_recorded, 0, unassessed], sum, whole: 0 }
    }
}

/// Cases counted by standing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Cases by [`Standing`], in its order.
    pub by_standing: [i64; 5],
    /// The amounts of the cases met; of a rate, the children of the area.
    pub sum: i64,
    /// The wholes of the cases met.
    pub whole: i64,
}

impl Tally {
    /// Adds one case.
    pub fn add(&mut self, case: &Judged) {
        self.count(case.standing, (case.amount, case.whole));
    }

    pub(super) fn count(&mut self, standing: Standing, (amount, whole): (i64, i64)) {
        self.by_standing[standing as usize] += 1;
        if standing == Standing::Met {
            self.sum += amount;
            self.whole += whole;
        }
    }

    /// Adds the cases of another.
    pub fn put(&mut self, other: &Tally) {
        self.by_standing.iter_mut().zip(other.by_standing).for_each(|(cases, more)| *cases += more);
        self.sum += other.sum;
        self.whole += other.whole;
    }

    /// The figure these cases make.
    pub fn figure(&self, shape: Shape) -> Figure {
        let [met, not_met, not_recorded, _, unassessed] = self.by_standing;
        let (numerator, denominator) = match shape {
            Shape::Share => (met, Some(met + not_met + not_recorded)),
            Shape::ShareOfRecorded => (met, Some(met + not_met)),
            Shape::Count => (met, None),
            Shape::Mean => (self.sum, Some(met)),
            Shape::Pooled => (self.sum, Some(self.whole)),
            Shape::Ratio => (met, Some(not_met)),
            Shape::Rate => (met, Some(self.sum)),
        };
        Figure { numerator, denominator, not_recorded, unassessed }
    }
}
