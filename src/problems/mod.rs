//! What in the data could change a figure, and by how much.
//!
//! A [`Check`] is a constant: a code, a sentence, what to do, and a question asked of rows. The checks run on the rows
//! of every return as it was filed ([`filing`]), on the cells that no typed row carries ([`cells`]), on the children at
//! the as-at date ([`absence`]), and on what reading set aside ([`set_aside`]). [`bounds`] says how far a figure could
//! go if what is not recorded were, [`price`] what the children of a finding do to it, [`list`] writes the rows to send
//! to the team that can mend them, and [`since`] what changed since the last such file.
//!
//! Everything is cut at the as-at date first: a row after it is neither late nor missing (D62).
//! A row is checked in the newest return that files it: an older copy is in no figure (D6), so it is no finding. OC2 and
//! OC3 are checked in the return of the as-at date alone, the only one that is read (D9).

pub mod absence;
pub mod adoption;
pub mod bounds;
pub mod care;
pub mod cells;
pub mod check;
pub mod codes_used;
mod cut;
pub mod events;
pub mod filing;
mod found;
mod kept;
pub mod last_year;
pub mod list;
pub mod moves;
pub mod outcomes;
pub mod people;
pub mod price;
mod search;
pub mod set_aside;
pub mod since;
mod walk;

pub use check::{Check, Hit};
pub use found::{Finding, Problems};

use crate::file::Source;
use crate::history::History;
use crate::returns::Returns;
use kept::Kept;
use search::Search;

/// Every check, in the order of the files that hold them.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    let of_one_return = [codes_used::CHECKS, care::CHECKS, moves::CHECKS, adoption::CHECKS, events::CHECKS];
    let of_people = [outcomes::CHECKS, people::CHECKS, people::AGAINST_HEADER];
    let of_the_rest = [last_year::CHECKS, absence::CHECKS, set_aside::CHECKS];
    of_one_return.into_iter().chain(of_people).chain(of_the_rest).flatten()
}

/// Runs every check on the files held, at an as-at date.
pub fn find(sources: &[Source], returns: &Returns, history: &History) -> Problems {
    let mut asking = Asking::default();
    while asking.ask(sources, returns, history) {}
    asking.found(returns, history)
}

/// The checks on their way, a piece at a time. What the cells of the files say stays for every date.
#[derive(Default)]
pub struct Asking {
    kept: Kept,
    search: Option<Search>,
}

impl Asking {
    /// Asks a piece more of the checks at an as-at date; says whether there was any. Those of another date go.
    pub fn ask(&mut self, sources: &[Source], returns: &Returns, history: &History) -> bool {
        let all = || checks().collect::<Vec<&'static Check>>();
        if self.kept.ask(&all(), sources, returns) {
            return true;
        }
        if self.search.as_ref().is_none_or(|search| search.as_at != history.period.last) {
            self.search = Some(Search::at(all(), history));
        }
        self.search.as_mut().is_some_and(|search| search.ask(&self.kept, history))
    }

    /// What was found, once nothing is left to ask.
    pub fn found(&mut self, returns: &Returns, history: &History) -> Problems {
        let Some(mut search) = self.search.take() else { return Problems::default() };
        let mut findings = search.findings();
        findings.extend(set_aside::findings(returns, history.period.year));
        Problems { findings, not_run: search.not_run }
    }
}
