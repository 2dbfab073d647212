//! How one case is judged, and how cases add up: a clear no of any clause decides, and without one the first unknown.

use crate::history::History;
use clauses::Clauses;

mod case;
mod clauses;

pub use case::*;

/// The words of a measure's clauses.
pub struct Words {
    /// Of the denominator, or of those who could be counted.
    pub denominator: Vec<&'static str>,
    /// Of the numerator.
    pub numerator: Vec<&'static str>,
}

/// A way to judge cases and add them up.
pub trait Measure: Sync {
    /// Judges every case.
    fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged));
    /// Judges at least every case that is not excluded.
    fn judge_those_in(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
        self.judge(history, see);
    }
    /// Counts the standings that [`Measure::judge`] gives, without the evidence.
    fn tally(&self, history: &History) -> Tally;
    /// What the tally is before any case is counted.
    fn nobody(&self, _history: &History) -> Tally {
        Tally::default()
    }
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
    /// The sum that the figure is, and its terms, where it is worked from other counts.
    fn sum(&self, _history: &History) -> Option<(&'static str, Vec<i64>)> {
        None
    }
    /// The words for one case and for several.
    fn cases(&self) -> (&'static str, &'static str);

    /// Whether a case is made of several children.
    fn is_of_several(&self) -> bool {
        false
    }

    /// One and several of what the denominator counts: the cases, unless they are set against others.
    fn of(&self) -> (&'static str, &'static str) {
        self.cases()
    }

    /// The figure.
    fn figure(&self, history: &History) -> Figure {
        self.tally(history).figure(self.shape())
    }

    /// The figure, where the cases that are not excluded have been counted.
    fn figure_of(&self, cases: &Tally, _history: &History) -> Figure {
        cases.figure(self.shape())
    }
}

fn words_of<P: Population>(clauses: &[Clause<P>]) -> Vec<&'static str> {
    clauses.iter().map(|clause| clause.0).collect()
}

macro_rules! measure {
    ($(#[$about:meta])* $name:ident { $among:ident, $counted:ident $(, $amount:ident $(of $whole:ident)?)? } $shape:expr) => {
        $(#[$about])*
        pub struct $name<P: Population> {
            /// The cases.
            pub of: Cases<P>,
            /// Who belongs: a clear no leaves the case out; without one an unknown makes it unassessed.
            pub $among: &'static [Clause<P>],
            /// Who is counted: a clear no wins; without one an unknown makes the case not recorded.
            pub $counted: &'static [Clause<P>],
            $(/// What a case counted adds.
            pub $amount: fn(P::Case<'_>) -> i64,
            $(/// What it is a part of.
            pub $whole: fn(P::Case<'_>) -> i64,)?)?
        }

        impl<P: Population> $name<P> {
            fn clauses(&self) -> Clauses<P> {
                let amount = None$(.or(Some(self.$amount)))?;
                let whole = None$($(.or(Some(self.$whole)))?)?;
                Clauses { of: self.of, among: self.$among, counted: self.$counted, amount, whole }
            }
        }

        impl<P: Population> Measure for $name<P> {
            fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
                self.clauses().judge(history, see);
            }
            fn judge_those_in(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
                self.clauses().judge_those_in(history, see);
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
            fn is_of_several(&self) -> bool {
                P::OF_SEVERAL
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

measure! {
    /// The sum of an amount, of the sum of what it is a part of, over the cases that have both.
    Pooled { among, counted, amount of whole } Shape::Pooled
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
        Tally { by_standing, sum: counted.sum, whole: 0 }
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
    fn of(&self) -> (&'static str, &'static str) {
        self.denominator.cases()
    }
}

/// A count, of all children of the area.
pub struct Rate {
    /// What is counted.
    pub of: &'static dyn Measure,
}

impl Measure for Rate {
    fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
        self.of.judge(history, see);
    }
    fn tally(&self, history: &History) -> Tally {
        Tally { sum: self.nobody(history).sum, ..self.of.tally(history) }
    }
    fn figure_of(&self, cases: &Tally, history: &History) -> Figure {
        Tally { sum: self.nobody(history).sum, ..*cases }.figure(self.shape())
    }
    fn nobody(&self, history: &History) -> Tally {
        Tally { sum: history.residents().map_or(0, |living| living.persons), ..Tally::default() }
    }
    fn ask_each(&self, history: &History, see: &mut dyn FnMut(&AskedAlone)) {
        self.of.ask_each(history, see);
    }
    fn shape(&self) -> Shape {
        Shape::Rate
    }
    fn words(&self) -> Words {
        self.of.words()
    }
    fn asked(&self, standing: Standing) -> Vec<&'static str> {
        self.of.asked(standing)
    }
    fn cases(&self) -> (&'static str, &'static str) {
        self.of.cases()
    }
    fn is_of_several(&self) -> bool {
        self.of.is_of_several()
    }
    fn of(&self) -> (&'static str, &'static str) {
        ("child", "children")
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
