//! How one case is judged, and how cases add up: a clear no of any clause decides, and without one the first unknown.

use crate::dates::Day;
use crate::finding::{Answer, Finding};
use crate::history::{Child, History, Period};
use crate::tables::{ChildId, Episode};
use clauses::Clauses;

mod clauses;

/// What a case of a measure is: a child, a review, an adoption, a placement.
pub trait Population: 'static {
    /// One case, at one as-at date.
    type Case<'h>: Case<'h>;
    /// The word for several cases.
    const MANY: &'static str;
    /// The word for one case.
    const ONE: &'static str;
}

/// One case of a measure.
pub trait Case<'h>: Copy {
    /// The child concerned.
    fn child(self) -> Child<'h>;
    /// The day on which the child's age is taken (D15): the as-at date, unless the case has a day of its own.
    fn day(self) -> Day {
        self.child().history.period.last
    }
    /// The row of Episodes that tells legal status and placement of the case: the current one, unless it has its own.
    fn episode(self) -> Option<&'h Episode> {
        self.child().current_episode()
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
    /// What the case adds to a mean.
    pub amount: i64,
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
    /// Two counts of different cases: met against not met.
    Ratio,
}

/// The words of a measure's clauses.
pub struct Words {
    /// Of the denominator, or of those who could be counted.
    pub denominator: Vec<&'static str>,
    /// Of the numerator.
    pub numerator: Vec<&'static str>,
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
            Shape::Ratio => (numerator, of, 0),
        };
        Tally { by_standing: [met, not_met, not_recorded, 0, unassessed], sum }
    }
}

/// A way to judge cases and add them up.
pub trait Measure: Sync {
    /// Judges every case.
    fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged));
    /// Counts the standings that [`Measure::judge`] gives, without the evidence.
    fn tally(&self, history: &History) -> Tally;
    /// Shows what every clause by itself says of every case, also where the standing is decided without it.
    fn ask_each(&self, _history: &History, _see: &mut dyn FnMut(&AskedAlone)) {}
    /// How the standings make the figure.
    fn shape(&self) -> Shape;
    /// The words of the clauses.
    fn words(&self) -> Words;
    /// The words of the clauses asked of a case of a standing, in order.
    fn asked(&self, _: Standing) -> Vec<&'static str> {
        let words = self.words();
        words.denominator.into_iter().chain(words.numerator).collect()
    }
    /// The words for one case and for several.
    fn cases(&self) -> (&'static str, &'static str);

    /// The figure.
    fn figure(&self, history: &History) -> Figure {
        self.tally(history).figure(self.shape())
    }
}

/// Cases counted by standing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Cases by [`Standing`], in its order.
    pub by_standing: [i64; 5],
    /// The amounts of the cases met.
    pub sum: i64,
}

impl Tally {
    /// Adds one case.
    pub fn add(&mut self, case: &Judged) {
        self.count(case.standing, case.amount);
    }

    fn count(&mut self, standing: Standing, amount: i64) {
        self.by_standing[standing as usize] += 1;
        if standing == Standing::Met {
            self.sum += amount;
        }
    }

    /// The figure these cases make.
    pub fn figure(&self, shape: Shape) -> Figure {
        let [met, not_met, not_recorded, _, unassessed] = self.by_standing;
        let (numerator, denominator) = match shape {
            Shape::Share => (met, Some(met + not_met + not_recorded)),
            Shape::ShareOfRecorded => (met, Some(met + not_met)),
            Shape::Count => (met, None),
            Shape::Mean => (self.sum, Some(met)),
            Shape::Ratio => (met, Some(not_met)),
        };
        Figure { numerator, denominator, not_recorded, unassessed }
    }
}

fn words_of<P: Population>(clauses: &[Clause<P>]) -> Vec<&'static str> {
    clauses.iter().map(|clause| clause.0).collect()
}

macro_rules! measure {
    ($(#[$about:meta])* $name:ident { $among:ident, $counted:ident $(, $amount:ident)? } $shape:expr) => {
        $(#[$about])*
        pub struct $name<P: Population> {
            /// The cases.
            pub of: Cases<P>,
            /// Who belongs: a clear no leaves the case out; without one an unknown makes it unassessed.
            pub $among: &'static [Clause<P>],
            /// Who is counted: a clear no wins; without one an unknown makes the case not recorded.
            pub $counted: &'static [Clause<P>],
            $(/// What a case counted adds.
            pub $amount: fn(P::Case<'_>) -> i64,)?
        }

        impl<P: Population> $name<P> {
            fn clauses(&self) -> Clauses<P> {
                let amount = None$(.or(Some(self.$amount)))?;
                Clauses { of: self.of, among: self.$among, counted: self.$counted, amount }
            }
        }

        impl<P: Population> Measure for $name<P> {
            fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
                self.clauses().judge(history, see);
            }
            fn tally(&self, history: &History) -> Tally {
                self.clauses().tally(history)
            }
            fn ask_each(&self, history: &History, see: &mut dyn FnMut(&AskedAlone)) {
                self.clauses().ask_each(history, see);
            }
            fn shape(&self) -> Shape {
                $shape
            }
            fn words(&self) -> Words {
                Words { denominator: words_of(self.$among), numerator: words_of(self.$counted) }
            }
            fn cases(&self) -> (&'static str, &'static str) {
                (P::ONE, P::MANY)
            }
        }
    };
}

measure! {
    /// How many of the denominator are in the numerator; not recorded counts as not met.
    Share { denominator, numerator } Shape::Share
}

measure! {
    /// How many of those recorded are in the numerator.
    ShareOfRecorded { denominator, numerator } Shape::ShareOfRecorded
}

measure! {
    /// How many there are.
    Count { among, counted } Shape::Count
}

measure! {
    /// The sum of an amount, over the cases that have one.
    Mean { among, counted, amount } Shape::Mean
}

/// Two counts of different cases, one against the other.
pub struct Ratio {
    /// What is counted.
    pub numerator: &'static dyn Measure,
    /// What it is set against.
    pub denominator: &'static dyn Measure,
}

impl Measure for Ratio {
    fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
        self.numerator.judge(history, &mut |case| {
            if case.standing == Standing::Met {
                see(case);
            }
        });
        self.denominator.judge(history, &mut |case| match case.standing {
            Standing::Met => see(&Judged { standing: Standing::NotMet, ..*case }),
            Standing::Unassessed => see(case),
            _ => {}
        });
    }
    fn tally(&self, history: &History) -> Tally {
        let (counted, against) = (self.numerator.tally(history), self.denominator.tally(history));
        let of = |tally: &Tally, standing: Standing| tally.by_standing[standing as usize];
        let mut by_standing = [0; 5];
        by_standing[Standing::Met as usize] = of(&counted, Standing::Met);
        by_standing[Standing::NotMet as usize] = of(&against, Standing::Met);
        by_standing[Standing::Unassessed as usize] = of(&against, Standing::Unassessed);
        Tally { by_standing, sum: counted.sum }
    }
    fn ask_each(&self, history: &History, see: &mut dyn FnMut(&AskedAlone)) {
        self.numerator.ask_each(history, see);
        self.denominator.ask_each(history, see);
    }
    fn shape(&self) -> Shape {
        Shape::Ratio
    }
    fn words(&self) -> Words {
        Words { denominator: self.denominator.asked(Standing::Met), numerator: self.numerator.asked(Standing::Met) }
    }
    fn asked(&self, standing: Standing) -> Vec<&'static str> {
        let of = if standing == Standing::Met { self.numerator } else { self.denominator };
        of.asked(standing)
    }
    fn cases(&self) -> (&'static str, &'static str) {
        self.numerator.cases()
    }
}

/// `numerator / denominator` to the nearest whole number, half away from zero (rule R10, D47).
pub fn rounded(numerator: i64, denominator: i64) -> i64 {
    let (n, d) = (2 * i128::from(numerator), 2 * i128::from(denominator));
    let half = d.abs() / 2;
    let whole = (n.abs() + half) / d.abs().max(1);
    let sign = if (n < 0) == (d < 0) { 1 } else { -1 };
    (whole * sign) as i64
}
