//! What a line is to be told by, as it is written: `age 5-13 14-17, ethnicity`.

use crate::history::History;
use crate::judging::Judged;
use crate::page::bands::Bands;
use crate::page::facets::{self, NOT_KNOWN};
use crate::page::workers::Workers;

/// A group: its order and its name.
pub type Group<'a> = (u16, &'a str);

/// One thing or two.
pub struct Asked(Vec<Wanted>);

/// One of them: its number among the filters, and the age bands where they are chosen.
struct Wanted {
    facet: usize,
    bands: Option<Bands>,
}

fn is_band(word: &&str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
}

impl Wanted {
    fn read(words: &[&str], workers: &Workers) -> Result<Wanted, String> {
        let named = |of: usize| told_by(words, of, workers);
        let (facet, bands) = (1..=words.len()).rev().find_map(named).ok_or_else(|| unknown(workers))?;
        if !bands.is_empty() && facets::years_of(facet).is_none() {
            return Err("Age bands go with age and with age at entry.".to_owned());
        }
        let bands = (!bands.is_empty()).then(|| Bands::read(bands)).transpose()?;
        Ok(Wanted { facet, bands })
    }

    fn group<'a>(&'a self, case: &Judged, history: &History, workers: &'a Workers) -> Group<'a> {
        match (&self.bands, facets::years_of(self.facet)) {
            (Some(_), Some(_)) if !facets::is_child(case, history) => NOT_KNOWN,
            (Some(bands), Some(years)) => bands.group(years(case, history)),
            _ => facets::group(self.facet, case, history, workers),
        }
    }
}

/// The filter that the first words name, and the words that are left.
fn told_by<'t, 'w>(words: &'w [&'t str], of: usize, workers: &Workers) -> Option<(usize, &'w [&'t str])> {
    let key = plain(&words[..of].join(" "));
    let facet = (0..facets::FACETS).find(|facet| facets::key(*facet) == key || key == written(*facet, workers))?;
    Some((facet, &words[of..]))
}

fn plain(name: &str) -> String {
    name.to_lowercase().replace(['-', ','], " ")
}

/// What a thing is written as: the name of a council's own column, or else its key.
fn written(facet: usize, workers: &Workers) -> String {
    let own = facets::OWN.contains(&facets::key(facet)).then(|| facets::name(facet, workers)).flatten();
    plain(own.unwrap_or(facets::key(facet)))
}

fn unknown(workers: &Workers) -> String {
    let is_there =
        |facet: &usize| !facets::OWN.contains(&facets::key(*facet)) || facets::name(*facet, workers).is_some();
    let keys: Vec<String> = (0..facets::FACETS).filter(is_there).map(|facet| written(facet, workers)).collect();
    format!("A line can be told by {}.", keys.join(", "))
}

/// Words by what they are written for: a band goes with the name before it, after a comma too.
fn split(text: &str) -> Vec<Vec<&str>> {
    let mut all: Vec<Vec<&str>> = Vec::new();
    for piece in text.split(',') {
        let words: Vec<&str> = piece.split_whitespace().collect();
        match (words.first(), all.last_mut()) {
            (Some(first), Some(before)) if is_band(first) => before.extend(words),
            _ => all.push(words),
        }
    }
    all
}

impl Asked {
    /// Reads it, or says what is wrong.
    pub fn read(text: &str, workers: &Workers) -> Result<Asked, String> {
        let all: Vec<Wanted> =
            split(text).iter().map(|words| Wanted::read(words, workers)).collect::<Result<Vec<Wanted>, String>>()?;
        match &all[..] {
            [_] => Ok(Asked(all)),
            [one, other] if one.facet != other.facet => Ok(Asked(all)),
            _ => Err("Choose one thing, or two that are not the same.".to_owned()),
        }
    }

    /// The name of each.
    pub fn names<'w>(&self, workers: &'w Workers) -> Vec<&'w str> {
        self.0.iter().map(|wanted| facets::name(wanted.facet, workers).unwrap_or("Not in these files")).collect()
    }

    /// The group of a case under each; a group without a name where there is only one.
    pub fn groups<'a>(&'a self, case: &Judged, history: &History, workers: &'a Workers) -> [Group<'a>; 2] {
        let group = |place: usize| self.0.get(place).map(|wanted| wanted.group(case, history, workers));
        [group(0).unwrap_or_default(), group(1).unwrap_or_default()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let workers = Workers::default();
        let names = |asked: Asked| asked.names(&workers).into_iter().map(str::to_owned).collect();
        Asked::read(text, &workers).map(names).unwrap_or_default()
    }

    #[test]
    fn things_are_read_with_their_bands() {
        assert_eq!(names("age"), ["Age"]);
        assert_eq!(names("Age 5-13 14-17,ethnicity"), ["Age", "Ethnicity in detail"]);
        assert_eq!(names("legal-status, age at entry 5-13, 14-17"), ["Legal status", "Age at entry"]);
    }

    #[test]
    fn what_cannot_be_told_is_refused_without_repeating_it() {
        let refused = |text: &str| Asked::read(text, &Workers::default()).err().unwrap_or_default();
        assert!(refused("secret").starts_with("A line can be told by age, "));
        assert!(!refused("secret").contains("secret"));
        assert!(refused("").starts_with("A line can be told by"));
        for text in ["age,age", "age,sex,need", "age 1-2,age 3-4"] {
            assert_eq!(refused(text), "Choose one thing, or two that are not the same.");
        }
        assert_eq!(refused("sex 5-13"), "Age bands go with age and with age at entry.");
        assert!(["age 5-x", "age at entry x"].iter().all(|text| refused(text).starts_with("Write age bands")));
    }
}
