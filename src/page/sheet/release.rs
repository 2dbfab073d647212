//! What is said of the numbers that are held back: the rule under every table that is published, and the check before.

use super::cell::Reason;
use super::line::Row;
use super::released::Before;
use crate::calendar::Day;
use crate::compare::settings::profile::Profile;
use crate::judging::{Better, Unit};
use crate::page::words;
use crate::paper::sentences::list;
use serde::Serialize;

/// The check before a report is published, in sentences.
#[derive(Clone, Serialize)]
pub struct ReleaseView {
    /// The rule.
    rule: String,
    /// What is hidden and why.
    hidden: Vec<String>,
    /// What a reader could still learn.
    learned: Vec<String>,
    /// What was checked against, and what was not checked.
    unchecked: Vec<String>,
}

/// Fewer than so many are a group of which everybody can be known.
const FEW_OF_ALL: i64 = 20;

/// The rule as it stands under every table that is published.
pub fn rule(profile: Profile) -> String {
    let (mark, most) = (profile.mark(), profile.most());
    let rounded = if profile.rounds() {
        " Other numbers are rounded to 5, and shares and rates are worked from rounded numbers. An average is not, and is \
         held back where it would tell them closer."
    } else {
        ""
    };
    let mark = mark.strip_prefix("held back ").unwrap_or(mark);
    format!(
        "Held back {mark}: a figure is not shown where the number, all of them or those who are left is 1 to {most}, or \
         where other figures would give such a number away; where 20 children or fewer are looked after, \
         only their number is shown.{rounded} Rule: {}. No groups are shown but those that a sentence names.",
        profile.name()
    )
}

/// The check of a sheet.
pub fn view(rows: &[&Row], title: &dyn Fn(&Row) -> String, before: &Before, profile: Profile) -> ReleaseView {
    let said = |reason: Reason, why: &str| hidden(rows, title, reason, why);
    let nothing = || "Nothing is hidden because of a small number.".to_owned();
    let mut hidden: Vec<String> = [
        said(Reason::Held, "because the count, the total or the rest is small, or a few cases leave it open"),
        said(Reason::Beside, "because other figures here would give a small number away"),
        said(Reason::Before, "because what was published before would give a small number away"),
        said(
            Reason::TooMany,
            "because so many lines cannot be checked together: choose fewer lines or sentences over months",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    if hidden.is_empty() {
        hidden.push(nothing());
    }
    ReleaseView {
        rule: profile.name().to_owned(),
        hidden,
        learned: learned(rows, title, profile),
        unchecked: unchecked(before),
    }
}

/// "1 figure is hidden because the count, the total or the rest is small: a, a year before."
fn hidden(rows: &[&Row], title: &dyn Fn(&Row) -> String, reason: Reason, why: &str) -> Option<String> {
    let now = rows.iter().filter(|row| row.now.as_ref().err() == Some(&reason)).map(|row| title(row));
    let then = rows.iter().filter(|row| row.then.as_ref().err() == Some(&reason));
    let then = then.map(|row| format!("{}, a year before", title(row)));
    let mut all: Vec<String> = now.chain(then).collect();
    all.dedup();
    let figures = words::counted(all.len() as i64, ("figure is", "figures are"));
    (!all.is_empty()).then(|| format!("{figures} hidden {why}: {}.", all.join("; ")))
}

fn learned(rows: &[&Row], title: &dyn Fn(&Row) -> String, profile: Profile) -> Vec<String> {
    let most = profile.most();
    let small = format!(
        "That a figure is hidden, so that one of its numbers may be 1 to {most}; not which of them, nor how large it is."
    );
    let whole = |row: &&&Row| row.now.is_ok() && is_everybody(row);
    let mut all: Vec<String> = rows.iter().filter(whole).map(|row| title(row)).collect();
    all.dedup();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let everybody = (!all.is_empty()).then(|| {
        format!(
            "Something that is true of everybody, or of nobody, in a group of fewer than 20: {}. Decide whether \
                 that may be said.",
            list(&all)
        )
    });
    let rounded = "A status and a change rest on the exact figures, so that they can tell a little more than the rounded \
                   numbers. Where hidden numbers are parts of another hidden number, that one is not 1.";
    let rounded = profile.rounds().then(|| rounded.to_owned());
    let means = "An average is shown where none of its counts is small, and where whoever is behind the second largest case \
                 cannot work out the largest to within 10%. One case that is far from the others can still weigh in it.";
    [Some(small), everybody, rounded, Some(means.to_owned())].into_iter().flatten().collect()
}

/// Whether all of few have what nobody should, or none of few what everybody should.
fn is_everybody(row: &Row) -> bool {
    let (figure, line) = (&row.line.figure, row.line.indicator);
    let is_share = line.unit == Unit::Percent;
    figure.denominator.is_some_and(|of| {
        let is_few = (1..FEW_OF_ALL).contains(&of) && is_share;
        let is_bad = if line.better == Better::Higher { figure.numerator == 0 } else { figure.numerator == of };
        is_few && is_bad
    })
}

fn unchecked(before: &Before) -> Vec<String> {
    let days: Vec<String> = before.at.iter().map(Day::to_string).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let reports = match days[..] {
        [] => {
            "Not checked against earlier reports. Drop the file that was saved with the last one to check against it."
                .to_owned()
        }
        _ => format!("Checked against what was published at {}.", list(&days)),
    };
    let moved = words::counted(before.moved.len() as i64, ("figure has", "figures have"));
    let moved = (!before.moved.is_empty()).then(|| {
        format!("{moved} changed since it was published. A new figure that is a few away from the old one is hidden.")
    });
    let otherwise = (before.otherwise > 0).then(|| {
        "Earlier figures were exact and those of now are rounded: they were not checked against each other.".to_owned()
    });
    let always = [
        "Not checked: what the Department or anybody else publishes of the authority.",
        "Not checked: words that you write yourself, numbers that were typed beside other lines, averages over months or \
         quarters of earlier reports, averages of earlier reports that were corrected since, and between which numbers those lie that a sentence over months does not name: of \
         shares and averages, and of counts in earlier reports.",
    ];
    [Some(reports), moved, otherwise].into_iter().flatten().chain(always.map(str::to_owned)).collect()
}
