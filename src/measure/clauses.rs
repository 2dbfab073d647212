//! Clauses asked of one case after the other.

use super::case::{Case, Cases, Clause, Judged, Population, Standing, Tally};
use crate::finding::{Answer, Finding, yes};
use crate::history::History;

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
}

impl<P: Population> Clauses<P> {
    /// Judges every case, and shows it with the findings.
    pub fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
        let mut asked = Asked::new();
        (self.of)(history, &mut |case| {
            asked.count = 0;
            let standing = self.standing(case, |finding| asked.keep(finding));
            see(&Judged {
                child: case.child().id,
                day: case.day(),
                episode: case.episode(),
                standing,
                amount: self.amount(case, standing),
                label: case.label(),
                findings: &asked.findings[..asked.count],
            });
        });
    }

    /// Counts the standings of the cases, without the findings.
    pub fn tally(&self, history: &History) -> Tally {
        let mut tally = Tally::default();
        (self.of)(history, &mut |case| {
            let standing = self.standing(case, |_| {});
            tally.count(standing, self.amount(case, standing));
        });
        tally
    }

    /// What a case is; every finding on the way is kept.
    fn standing(&self, case: P::Case<'_>, mut keep: impl FnMut(&Finding)) -> Standing {
        match ask(self.among, case, &mut keep) {
            Answer::No => Standing::Excluded,
            Answer::Unknown => Standing::Unassessed,
            Answer::Yes => match ask(self.counted, case, &mut keep) {
                Answer::Yes => Standing::Met,
                Answer::No => Standing::NotMet,
                Answer::Unknown => Standing::NotRecorded,
            },
        }
    }

    fn amount(&self, case: P::Case<'_>, standing: Standing) -> i64 {
        self.amount.filter(|_| standing == Standing::Met).map_or(0, |amount| amount(case))
    }
}

/// Asks the clauses in order and stops at the first that is not a yes.
fn ask<P: Population>(clauses: &[Clause<P>], case: P::Case<'_>, keep: &mut impl FnMut(&Finding)) -> Answer {
    let period = &case.child().history.period;
    for clause in clauses {
        let finding = (clause.1)(case, period);
        keep(&finding);
        if finding.answer != Answer::Yes {
            return finding.answer;
        }
    }
    Answer::Yes
}
