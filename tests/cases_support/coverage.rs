//! Which answers the clauses of every indicator have given as the deciding ones.

use super::asked::{Measured, measured};
use super::never;
use scorecard::inside::judging::Judged;
use scorecard::inside::judging::finding::Answer;
use std::collections::BTreeMap;

const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::Unknown];

/// A measure by name and a clause by its words.
pub type Place = (String, &'static str);

/// The answers heard so far.
#[derive(Default)]
pub struct Coverage(BTreeMap<Place, [bool; 3]>);

impl Coverage {
    /// Notes the answers of one case: every yes, and the no or the unknown that decided, which is the last.
    pub fn hear(&mut self, measured: &Measured, case: &Judged) {
        let asked = case.findings.len();
        for (place, (clause, finding)) in measured.clauses(case.standing).into_iter().zip(case.findings).enumerate() {
            if finding.answer == Answer::Unknown && place + 1 < asked {
                continue;
            }
            let heard = self.0.entry((measured.name.clone(), clause)).or_default();
            heard[finding.answer as usize] = true;
        }
    }

    fn has(&self, place: &Place, answer: Answer) -> bool {
        self.0.get(place).is_some_and(|heard| heard[answer as usize])
    }

    /// The answers of clauses that no example has and that the list of the impossible does not excuse.
    pub fn missing(&self) -> Vec<String> {
        let wanted =
            |(place, answer): &(Place, Answer)| !self.has(place, *answer) && never::reason(place, *answer).is_none();
        every_answer().filter(wanted).map(|(place, answer)| told(&place, answer)).collect()
    }

    /// The answers that were heard although the list calls them impossible.
    pub fn wrongly_listed(&self) -> Vec<String> {
        let heard = every_answer().filter(|(place, answer)| self.has(place, *answer));
        let listed = heard.filter_map(|(place, answer)| Some((told(&place, answer), never::reason(&place, answer)?)));
        listed.map(|(told, reason)| format!("{told}, listed because {reason}")).collect()
    }
}

/// Every clause of every indicator with each of the three answers.
pub fn every_answer() -> impl Iterator<Item = (Place, Answer)> {
    scorecard::inside::indicators::all().flat_map(measured).flat_map(|measured| {
        let places = measured.every_clause().into_iter().map(move |clause| (measured.name.clone(), clause));
        places.flat_map(|place| ANSWERS.map(|answer| (place.clone(), answer)))
    })
}

fn told((measure, clause): &Place, answer: Answer) -> String {
    format!("{measure}: {answer:?} at \"{clause}\"")
}
