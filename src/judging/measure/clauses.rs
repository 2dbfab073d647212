//! Clauses asked of one case after the other.

use super::case::{AskedAlone, Case, Cases, Clause, Judged, Population, Standing, Tally};
use crate::history::History;
use crate::judging::finding::{Answer, Finding, yes};

/// Longest list of clauses of one measure.
const MOST_CLAUSES: usize = 10;

/// Findings of one case, in a place that every case of a measure uses again.
struct Asked {
    findings: [Finding; MOST_CLAUSES],
    count: usize,
}

impl Asked {
    fn new() -> Asked {
        Asked { findings: [yes(""); MOST_CLAUSES], count: 0 }
    }

    fn keep(&mut self, finding: &Finding) {
        self.findings[self.count] = *finding;
        self.count += 1;
    }
}

/// Two lists of clauses and the cases of which they are asked: what every measure of cases is made of.
pub(super) struct Clauses<P: Population> {
    pub of: Cases<P>,
    pub among: &'static [Clause<P>],
    pub counted: &'static [Clause<P>],
    pub amount: Option<fn(P::Case<'_>) -> i64>,
    pub whole: Option<fn(P::Case<'_>) -> i64>,
}

impl<P: Population> Clauses<P> {
    /// Judges every case, and shows it with the findings.
    pub fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
        let mut asked = Asked::new();
        (self.of)(history, &mut |case| self.judge_one(case, &mut asked, see));
    }

    /// Judges at least every case that is not excluded, and shows it with the findings.
    pub fn judge_those_in(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
        let mut asked = Asked::new();
        self.each_let_through(history, &mut |case| self.judge_one(case, &mut asked, see));
    }

    fn judge_one(&self, case: P::Case<'_>, asked: &mut Asked, see: &mut dyn FnMut(&Judged)) {
        asked.count = 0;
        let (standing, steps) = self.standing(self.among, case, |finding| asked.keep(finding));
        let (amount, whole) = self.amounts(case, standing);
        see(&Judged {
            child: case.child().id,
            day: case.day(),
            episode: case.episode(),
            standing,
            amount,
            whole,
            label: case.label(),
            findings: &asked.findings[..steps],
        });
    }

    /// Counts the standings of the cases, without the findings.
    pub fn tally(&self, history: &History) -> Tally {
        let mut tally = Tally::default();
        let open = match self.among {
            [first, others @ ..] if P::is_yes_of_all(first) => others,
            all => all,
        };
        let left_out = self.each_let_through(history, &mut |case| {
            let (standing, _) = self.standing(open, case, |_| {});
            tally.count(standing, self.amounts(case, standing));
        });
        tally.by_standing[Standing::Excluded as usize] += left_out as i64;
        tally
    }

    /// Shows the cases without those that are known to be left out, and tells how many these are.
    fn each_let_through<'h>(&self, history: &'h History, see: &mut dyn FnMut(P::Case<'h>)) -> usize {
        let left_out = self.among.first().and_then(|first| P::let_through(first, history, see));
        left_out.unwrap_or_else(|| {
            (self.of)(history, see);
            0
        })
    }

    /// Shows what every clause by itself says of every case.
    pub fn ask_each(&self, history: &History, see: &mut dyn FnMut(&AskedAlone)) {
        (self.of)(history, &mut |case| {
            let period = &case.child().history.period;
            let alone = |clauses: &[Clause<P>]| clauses.iter().map(|clause| (clause.1)(case, period).answer).collect();
            let (standing, _) = self.standing(self.among, case, |_| {});
            let (among, counted) = (alone(self.among), alone(self.counted));
            see(&AskedAlone { child: case.child().id, standing, among, counted });
        });
    }

    /// What a case is by these clauses of the denominator and all of the numerator, and how many findings lead to it;
    /// every finding on the way is kept.
    fn standing(&self, among: &[Clause<P>], case: P::Case<'_>, mut keep: impl FnMut(&Finding)) -> (Standing, usize) {
        let (belongs, asked) = ask(among, case, &mut keep);
        match belongs {
            Answer::No => return (Standing::Excluded, asked),
            Answer::Unknown => return (Standing::Unassessed, asked),
            Answer::Yes => {}
        }
        let (is_met, more) = ask(self.counted, case, &mut keep);
        let standing = match is_met {
            Answer::Yes => Standing::Met,
            Answer::No => Standing::NotMet,
            Answer::Unknown => Standing::NotRecorded,
        };
        (standing, asked + more)
    }

    fn amounts(&self, case: P::Case<'_>, standing: Standing) -> (i64, i64) {
        let of = |amount: Option<fn(P::Case<'_>) -> i64>| {
            amount.filter(|_| standing == Standing::Met).map_or(0, |amount| amount(case))
        };
        (of(self.amount), of(self.whole))
    }
}

/// Asks the clauses in order up to a clear no, which wins over any unknown; without one the first unknown decides (D51).
/// Tells the answer, and how many findings there are up to the clause that decided.
fn ask<P: Population>(clauses: &[Clause<P>], case: P::Case<'_>, keep: &mut impl FnMut(&Finding)) -> (Answer, usize) {
    let period = &case.child().history.period;
    let mut open = None;
    for (place, clause) in clauses.iter().enumerate() {
        let finding = (clause.1)(case, period);
        keep(&finding);
        match finding.answer {
            Answer::No => return (Answer::No, place + 1),
            Answer::Unknown => open = open.or(Some(place + 1)),
            Answer::Yes => {}
        }
    }
    open.map_or((Answer::Yes, clauses.len()), |asked| (Answer::Unknown, asked))
}
