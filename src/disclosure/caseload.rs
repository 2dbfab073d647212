//! Children for each worker: that average times the workers is how many children have one, so that those in care tell how
//! many have none.

use crate::compare::settings::profile::Profile;
use crate::history::History;
use crate::indicators::find;
use crate::judging::Indicator;

/// The line of children for each worker.
const CASELOADS: &str = "CAS-14";
/// The line of children in care.
const CHILDREN: &str = "POP-01";

/// Whether a line is that average and few children have no worker, or more than one.
pub fn tells_of_few(indicator: &Indicator, history: &History, profile: Profile) -> bool {
    let with_a_worker = || indicator.measure.figure(history).numerator;
    let all = find(CHILDREN).filter(|_| indicator.id == CASELOADS);
    all.is_some_and(|all| profile.is_small((all.measure.figure(history).numerator - with_a_worker()).abs()))
}
