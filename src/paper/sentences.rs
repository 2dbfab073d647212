//! Sentences from figures: how many, since when, than whom, against which aim. Only what the figures carry is said.

use crate::calendar::{Day, return_year};
use crate::history::Period;
use crate::judging::Window;

/// What may be said of one line. Every text is safe to be printed.
#[derive(Default)]
pub struct Facts<'f> {
    /// What the line is called.
    pub title: &'f str,
    /// The figure: `30 of 249 (12.0%)`.
    pub now: String,
    /// The days that it is of: `in the 12 months to 31 March 2025`.
    pub period: String,
    /// The figure of a year before.
    pub then: Option<String>,
    /// What may be said of now beside then: `better`, `about the same`.
    pub change: Option<&'f str>,
    /// The sentence beside England and similar councils.
    pub verdict: Option<&'f str>,
    /// The sentence of its place among all councils.
    pub place: Option<&'f str>,
    /// The aim: `at most 9.0%`.
    pub aim: Option<&'f str>,
    /// Whose aim it is.
    pub aim_from: Option<&'f str>,
    /// `on target`.
    pub rating: Option<&'f str>,
}

/// The sentences of one line.
pub fn of_line(facts: &Facts) -> String {
    let first = format!("{}: {} {}{}.", facts.title, facts.now, facts.period, since(facts));
    let said = [facts.verdict, facts.place].map(|words| words.map(str::to_owned));
    [Some(first)].into_iter().chain(said).chain([aim(facts)]).flatten().collect::<Vec<String>>().join(" ")
}

/// "; better than a year before, 32 of 251 (12.7%)"; the earlier figure alone where nothing may be said of the two.
fn since(facts: &Facts) -> String {
    match (&facts.then, facts.change) {
        (None, _) => String::new(),
        (Some(then), None) => format!("; a year before, {then}"),
        (Some(then), Some("about the same")) => format!("; about the same as a year before, {then}"),
        (Some(then), Some(change)) => format!("; {change} than a year before, {then}"),
    }
}

fn aim(facts: &Facts) -> Option<String> {
    let from = facts.aim_from.map(|from| format!(" ({from})")).unwrap_or_default();
    let rating = facts.rating.map(|rating| format!(": {}", lower(rating))).unwrap_or_default();
    facts.aim.map(|aim| format!("Our aim is {aim}{from}{rating}."))
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The days that a line is of, as a sentence says them.
pub fn period(window: Window, first: Day, last: Day) -> String {
    match window {
        Window::Snapshot => format!("at {last}"),
        Window::Year => format!("from {first} to {last}"),
        Window::Rolling12 => format!("in the 12 months to {last}"),
        Window::Rolling24 => format!("in the 24 months to {last}"),
        Window::ThreeYears => format!("over the 3 years to {last}"),
        Window::SchoolYear => format!("in the school year {}", return_year(Period::to(last).school_year)),
    }
}

/// The days that a number of its own period is of.
pub fn period_of(first: Option<Day>, last: Day) -> String {
    match first {
        Some(first) if first == last => format!("at {last}"),
        Some(first) => format!("from {first} to {last}"),
        None => format!("to {last}"),
    }
}

/// Several titles in one sentence: "a, b and c".
pub fn list(titles: &[&str]) -> String {
    match titles {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts<'static> {
        Facts {
            title: "Three or more placements",
            now: "30 of 249 (12.0%)".to_owned(),
            period: "in the 12 months to 30 November 2025".to_owned(),
            ..Facts::default()
        }
    }

    #[test]
    fn a_figure_alone_is_one_sentence() {
        let words = "Three or more placements: 30 of 249 (12.0%) in the 12 months to 30 November 2025.";
        assert_eq!(of_line(&facts()), words);
    }

    #[test]
    fn now_beside_then_says_no_more_than_may_be_said() {
        let said = |change| of_line(&Facts { then: Some("32 of 251 (12.7%)".to_owned()), change, ..facts() });
        assert!(said(None).ends_with("2025; a year before, 32 of 251 (12.7%)."));
        assert!(said(Some("about the same")).ends_with("2025; about the same as a year before, 32 of 251 (12.7%)."));
        assert!(said(Some("better")).ends_with("2025; better than a year before, 32 of 251 (12.7%)."));
        assert!(said(Some("higher")).ends_with("2025; higher than a year before, 32 of 251 (12.7%)."));
    }

    #[test]
    fn a_verdict_and_an_aim_are_sentences_of_their_own() {
        let all = Facts {
            verdict: Some("Not clearly different from England (10%, 2024/25)."),
            place: Some("It would be 3rd of 11 councils."),
            aim: Some("at most 9.0%"),
            aim_from: Some("agreed on 1 April 2025"),
            rating: Some("Off target"),
            ..facts()
        };
        let words = "2025. Not clearly different from England (10%, 2024/25). It would be 3rd of 11 councils. Our aim \
                     is at most 9.0% (agreed on 1 April 2025): off target.";
        assert!(of_line(&all).ends_with(words), "{}", of_line(&all));
        assert!(of_line(&Facts { rating: None, aim_from: None, ..all }).ends_with("Our aim is at most 9.0%."));
    }

    #[test]
    fn several_titles_are_one_list() {
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a; b and c");
    }
}
