//! The lines of the set that is chosen.

use super::frameworks::{Lacking, lacking, without};
use super::model::{NamedSet, Settings};
use super::sets::{SHIPPED, Shipped};
use crate::indicators::find;
use crate::judging::Indicator;

/// A promise and its lines.
pub struct Promise {
    /// The promise.
    pub title: String,
    /// Its lines, each with the framework's own number, where it has one.
    pub lines: Vec<(&'static str, &'static Indicator)>,
    /// Lines that the set asks for and this page does not work out.
    pub lacking: Vec<Lacking>,
}

/// The names of all sets: the authority's own, and those that ship.
pub fn names(settings: &Settings) -> Vec<String> {
    let own = settings.sets.iter().map(|set| set.name.clone());
    let is_other = |name: &&str| settings.sets.iter().all(|set| set.name != *name);
    own.chain(SHIPPED.iter().map(|set| set.name).filter(is_other).map(str::to_owned)).collect()
}

/// The lines of a set by its name: the authority's own, or one that ships. `None` where there is no such set. A set may
/// name measures of the council's own, which are there while typed numbers tell of them.
pub fn lines_of(settings: &Settings, name: &str, measures: &[&'static Indicator]) -> Option<Vec<Promise>> {
    let own = settings.sets.iter().find(|set| set.name == name);
    let shipped = SHIPPED.into_iter().find(|set| set.name == name);
    let of_own = |set: &NamedSet| {
        let ids = |ids: &Vec<String>| ids.iter().map(|id| ("", id.clone())).collect::<Vec<(&'static str, String)>>();
        set.promises.iter().map(|(title, of)| promise(title, ids(of), measures)).collect()
    };
    let of_shipped = |set: &Shipped| {
        let ids = |lines: &[(&'static str, &str)]| lines.iter().map(|(code, id)| (*code, (*id).to_owned())).collect();
        set.promises.iter().map(|(title, lines)| promise(title, ids(lines), measures)).collect()
    };
    own.map(of_own).or_else(|| shipped.map(of_shipped))
}

/// The promises of a set with the numbers of their lines, as they stand in it.
pub fn raw(settings: &Settings, name: &str) -> Vec<(String, Vec<String>)> {
    if let Some(own) = settings.sets.iter().find(|set| set.name == name) {
        return own.promises.clone();
    }
    let shipped = SHIPPED.iter().filter(|set| set.name == name).flat_map(|set| set.promises);
    let is_here = |id: &&str| find(id).is_some();
    let ids = |lines: &[(&str, &str)]| lines.iter().map(|line| line.1).filter(is_here).map(str::to_owned).collect();
    let promises = shipped.map(|(title, lines)| ((*title).to_owned(), ids(lines)));
    promises.filter(|(_, ids): &(String, Vec<String>)| !ids.is_empty()).collect()
}

/// Everything that a set asks for and this page does not work out.
pub fn lacking_of(settings: &Settings, name: &str, measures: &[&'static Indicator]) -> Vec<Lacking> {
    let of_lines =
        lines_of(settings, name, measures).unwrap_or_default().into_iter().flat_map(|promise| promise.lacking);
    let is_own = settings.sets.iter().any(|set| set.name == name);
    let shipped = SHIPPED.iter().filter(|set| set.name == name && !is_own).flat_map(|set| set.without);
    of_lines.chain(shipped.map(without)).collect()
}

fn promise(title: &str, ids: Vec<(&'static str, String)>, measures: &[&'static Indicator]) -> Promise {
    let mut promise = Promise { title: title.to_owned(), lines: Vec::new(), lacking: Vec::new() };
    for (code, id) in ids {
        match find(&id).or_else(|| measures.iter().copied().find(|measure| measure.id == id)) {
            Some(indicator) => promise.lines.push((code, indicator)),
            None => promise.lacking.push(lacking(code, &id)),
        }
    }
    promise
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::settings::sets::{ADOPTION_SCORECARD, COMMITTEE, WALES};

    fn numbers(set: &Shipped) -> (usize, Vec<Lacking>) {
        let promises = lines_of(&Settings::default(), set.name, &[]).unwrap();
        let lacking = lacking_of(&Settings::default(), set.name, &[]);
        (promises.iter().map(|promise| promise.lines.len()).sum(), lacking)
    }

    #[test]
    fn the_default_is_the_committees_set() {
        assert_eq!(Settings::default().set, "Committee");
        let asked: usize = COMMITTEE.promises.iter().map(|(_, lines)| lines.len()).sum();
        let (known, lacking) = numbers(&COMMITTEE);
        assert_eq!(known + lacking.len(), asked);
        assert!(known >= 25, "{known}");
    }

    #[test]
    fn every_set_has_lines_and_names_none_twice() {
        for set in SHIPPED {
            let mut ids: Vec<&str> =
                set.promises.iter().flat_map(|(_, lines)| lines.iter().map(|line| line.1)).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), all, "{}", set.name);
            assert!(numbers(set).0 > 5, "{}", set.name);
        }
        assert!(lines_of(&Settings::default(), "no such set", &[]).is_none());
    }

    /// The numbers of the Welsh list and of the adoption scorecard are those that the lines themselves have.
    #[test]
    fn a_frameworks_number_is_that_of_the_line() {
        for (code, indicator) in [&ADOPTION_SCORECARD, &WALES]
            .into_iter()
            .flat_map(|set| lines_of(&Settings::default(), set.name, &[]).unwrap())
            .flat_map(|promise| promise.lines)
        {
            let first = code.split(", ").next().unwrap();
            let is_it = |own: &str| own.ends_with(&format!(" {first}")) || own.starts_with(first);
            assert!(indicator.codes.iter().any(|own| is_it(own)), "{code} of {}: {:?}", indicator.id, indicator.codes);
        }
    }
}
