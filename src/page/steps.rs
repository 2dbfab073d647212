//! How far apart the points of a line can be, in words.

use super::words;
use crate::judging::{Indicator, Shape, Unit, Window};
use crate::returns::Records;
use crate::returns::typed::Typed;
use crate::rows::of_the_return::Table;
use crate::series::periods::{Step, is_cut};
use serde::Serialize;

/// A step that can be chosen.
#[derive(Serialize)]
pub(super) struct StepView {
    value: &'static str,
    words: &'static str,
}

/// The steps at which a line differs: what stands on a day, or has a window of its own, is the same since 1 April and
/// over 12 months, and what a return says once is not asked of a part of its year.
fn of_line(indicator: &Indicator) -> &'static [Step] {
    match indicator.window {
        Window::Year if is_cut(indicator, Step::Month) => &Step::ALL,
        Window::Year => &[Step::YearToDate, Step::Year],
        Window::SchoolYear => &[Step::Year],
        _ => &[Step::Month, Step::Quarter, Step::Year],
    }
}

/// The step of a word; no word stands for the usual one.
pub(super) fn of(indicator: &Indicator, key: &str) -> Option<Step> {
    if key.is_empty() { Some(usual(indicator)) } else { Step::of(key) }
}

/// The step of most numbers that are typed for a line that counts since 1 April and is not worked out.
pub(super) fn as_typed(indicator: &Indicator, records: &Records) -> Option<Step> {
    let is_of_line = indicator.window == Window::Year && indicator.needs.contains(&Table::TypedNumbers);
    let days = |typed: &Typed| Some(typed.number.last.since(typed.number.first?) + 1);
    let typed = records.given.typed.iter().filter(|typed| is_of_line && typed.line == indicator.id);
    let typed: Vec<i32> = typed.filter_map(days).collect();
    let within = |(least, most): (i32, i32)| typed.iter().filter(|days| (least..=most).contains(*days)).count();
    let lengths = [(Step::Month, (28, 31)), (Step::Quarter, (90, 92)), (Step::Year, (365, 366))];
    let most = lengths.into_iter().max_by_key(|(_, days)| within(*days));
    most.filter(|(_, days)| within(*days) > 1).map(|(step, _)| step)
}

/// What a return says once a year is asked once a year.
fn usual(indicator: &Indicator) -> Step {
    let is_yearly = indicator.needs.iter().any(|table| matches!(table, Table::Oc2 | Table::Oc3));
    match of_line(indicator) {
        _ if is_yearly => Step::Year,
        [Step::Year] | [_, Step::Year] => Step::Year,
        [_, Step::Quarter, Step::Year] => Step::Quarter,
        _ => Step::Rolling12,
    }
}

/// The steps of a line, for a choice.
pub(super) fn views(indicator: &Indicator) -> Vec<StepView> {
    let view = |step: &Step| StepView { value: step.key(), words: name(*step) };
    of_line(indicator).iter().map(view).collect()
}

fn name(step: Step) -> &'static str {
    match step {
        Step::Month => "Month",
        Step::Quarter => "Quarter",
        Step::YearToDate => "Year to date",
        Step::Rolling12 => "12 months to each quarter",
        Step::Year => "Year",
    }
}

/// What is drawn: "Percentage of children, 12 months to the end of each quarter".
pub(super) fn about(indicator: &Indicator, step: Step) -> String {
    format!("{}, {}", measured(indicator), over(indicator, step))
}

fn measured(indicator: &Indicator) -> String {
    let cases = indicator.measure.cases().1;
    match indicator.unit {
        // What is a part of a whole is so of half-days at school, and of no children.
        Unit::Percent if indicator.measure.shape() == Shape::Pooled => "Percentage of sessions".to_owned(),
        Unit::Percent => format!("Percentage of {cases}"),
        Unit::Count => words::capital(cases),
        Unit::Days => "Days".to_owned(),
        Unit::Weeks => "Weeks".to_owned(),
        Unit::Score | Unit::Points => "Score".to_owned(),
        Unit::Rate => "Per 10,000".to_owned(),
        Unit::Pounds => "Pounds".to_owned(),
    }
}

/// Which days the points of a line are of: "in each month", "12 months to the end of each quarter".
pub(super) fn over(indicator: &Indicator, step: Step) -> String {
    let end = match step {
        Step::Month | Step::YearToDate => "the end of each month",
        Step::Quarter | Step::Rolling12 => "the end of each quarter",
        Step::Year => "31 March of each year",
    };
    match (indicator.window, step) {
        (Window::Snapshot, _) => format!("at {end}"),
        (Window::Rolling12, _) => format!("12 months to {end}"),
        (Window::Rolling24, _) => format!("24 months to {end}"),
        (Window::ThreeYears, _) => format!("3 years to {end}"),
        (Window::SchoolYear, Step::Year) => "school year by school year".to_owned(),
        (Window::SchoolYear, _) => format!("school year of the last 31 March by {end}"),
        (Window::Year, _) if step == Step::Year => format!("12 months to {end}"),
        (Window::Year, _) if step == Step::YearToDate || !is_cut(indicator, step) => format!("1 April to {end}"),
        (Window::Year, Step::Month) => "in each month".to_owned(),
        (Window::Year, Step::Quarter) => "in each quarter".to_owned(),
        (Window::Year, _) => format!("12 months to {end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::find;

    #[test]
    fn every_line_has_the_steps_at_which_it_differs() {
        let steps = |id: &str| views(find(id).unwrap()).iter().map(|step| step.value).collect::<Vec<&str>>();
        assert_eq!(steps("POP-01"), ["month", "quarter", "year"]);
        assert_eq!(steps("POP-03"), ["month", "quarter", "year-to-date", "rolling12", "year"]);
        assert_eq!(steps("HLT-01"), ["month", "quarter", "year"]);
        assert_eq!(steps("EDU-12"), ["year"]);
    }

    #[test]
    fn no_word_stands_for_the_usual_step() {
        let usual = |id: &str| of(find(id).unwrap(), "").unwrap().key();
        assert_eq!(["POP-01", "POP-03", "HLT-01", "EDU-12"].map(usual), ["quarter", "rolling12", "year", "year"]);
        assert_eq!(of(find("POP-01").unwrap(), "week"), None);
    }

    #[test]
    fn what_is_drawn_is_said_in_words() {
        let said = |id: &str, step| about(find(id).unwrap(), step);
        assert_eq!(said("POP-01", Step::Quarter), "Children, at the end of each quarter");
        assert_eq!(said("POP-03", Step::Month), "Children, in each month");
        assert_eq!(said("EDU-12", Step::Year), "Percentage of sessions, school year by school year");
        assert_eq!(said("EDU-13", Step::Year), "Percentage of children, school year by school year");
        assert_eq!(said("POP-03", Step::Rolling12), "Children, 12 months to the end of each quarter");
    }
}
