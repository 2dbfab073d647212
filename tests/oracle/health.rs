//! HLT and SAF: the twelve-month cohort, missing incidents, custody.

use super::care::{History, Period};
use super::codes::{is_legal_status, is_place, yes_no};
use super::dates::{fy, plus, rolling_start, year_start};
use super::join::{Data, Missing};
use super::population::{count, roll, was_looked_after};
use super::read::get;
use super::{Figure, figure};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// In care for the whole twelve months (D21).
pub fn whole_year(data: &Data, history: &History) -> bool {
    whole_year_to(history, data.as_at)
}

/// The same of the twelve months to a day.
pub fn whole_year_to(history: &History, as_at: NaiveDate) -> bool {
    let window_start = rolling_start(as_at);
    let mut day = window_start;
    while day <= as_at {
        if !history.is_in_care(day) {
            return false;
        }
        day = plus(day, 1);
    }
    for row in &history.rows {
        if row.rne == "S" && row.decom > window_start && row.decom <= as_at {
            return false;
        }
        let ended = row.dec.is_some_and(|dec| dec >= window_start && dec < as_at);
        if ended && !row.rec.is_empty() && row.rec != "X1" {
            return false;
        }
    }
    !history.respite.iter().any(|row| row.decom <= as_at && row.dec.is_none_or(|dec| dec >= window_start))
}

/// How many answers of a column are yes, and how many are not known.
pub fn outcome(data: &Data, cohort: &[History], column: &str) -> (i64, i64) {
    let (mut met, mut not_recorded) = (0, 0);
    for history in cohort {
        let answer = data.oc2.get(&history.child).and_then(|row| yes_no(&get(row, column)));
        match answer {
            Some(true) => met += 1,
            Some(false) => {}
            None => not_recorded += 1,
        }
    }
    (met, not_recorded)
}

/// Does the incident touch the year and a period of care of the child (D29)?
fn in_year(data: &Data, history: &History, incident: &Missing) -> bool {
    let from = year_start(fy(data.as_at));
    history.periods.iter().any(|period| {
        let latest_start = incident.start.max(period.start).max(from);
        let earliest_end = incident.end.unwrap_or(data.as_at).min(period.end.unwrap_or(data.as_at)).min(data.as_at);
        latest_start <= earliest_end
    })
}

fn children_missing(data: &Data, all: &[History]) -> Figure {
    let from = year_start(fy(data.as_at));
    let (mut met, mut members, mut unknown) = (0, 0, 0);
    for history in all {
        if !was_looked_after(history, from) {
            continue;
        }
        members += 1;
        let incidents: Vec<&Missing> = data
            .missing
            .iter()
            .filter(|incident| incident.child == history.child && in_year(data, history, incident))
            .collect();
        if incidents.iter().any(|incident| incident.kind == "M") {
            met += 1;
        } else if incidents.iter().any(|incident| incident.kind != "A") {
            unknown += 1;
        }
    }
    figure("SAF-05", met, Some(members), unknown, 0)
}

/// SAF-06, 07 and 08, from the incidents of each child in the year (D29).
fn incidents(data: &Data, all: &[History]) -> Vec<Figure> {
    let from = year_start(fy(data.as_at));
    let (mut times, mut went, mut often, mut perhaps_often, mut perhaps_went) = (0, 0, 0, 0, 0);
    let (mut away, mut perhaps_away, mut members) = (0, 0, 0);
    for history in all.iter().filter(|history| was_looked_after(history, from)) {
        members += 1;
        let of_child = data.missing.iter().filter(|one| one.child == history.child && in_year(data, history, one));
        let kinds: Vec<String> = of_child.map(|one| one.kind.clone()).collect();
        let missing = count(kinds.iter().filter(|kind| *kind == "M").count());
        let of_a = count(kinds.iter().filter(|kind| *kind == "A").count());
        let unclear = count(kinds.len()) - missing - of_a;
        times += missing;
        went += i64::from(missing > 0);
        often += i64::from(missing > 1);
        perhaps_often += i64::from(missing == 1 && unclear > 0);
        perhaps_went += i64::from(missing == 0 && unclear > 0);
        away += i64::from(of_a > 0);
        perhaps_away += i64::from(of_a == 0 && unclear > 0);
    }
    vec![
        figure("SAF-06", times, Some(went), 0, perhaps_went),
        figure("SAF-07", often, Some(went), perhaps_often, perhaps_went),
        figure("SAF-08", away, Some(members), perhaps_away, 0),
    ]
}

fn deprived_of_liberty(data: &Data, roll: &[(History, Period)]) -> Figure {
    let open = |child: &str| data.dolo.get(child).is_some_and(|orders| orders.iter().any(|order| order.end.is_none()));
    let met = roll.iter().filter(|(history, _)| open(&history.child)).count();
    figure("SAF-12", count(met), Some(count(roll.len())), 0, 0)
}

fn missing_now(data: &Data, roll: &[(History, Period)]) -> Figure {
    let open: Vec<&Missing> = data.missing.iter().filter(|row| row.kind == "M" && row.end.is_none()).collect();
    let is_on = |child: &str| roll.iter().any(|(history, _)| history.child == child);
    let children = roll.iter().filter(|(history, _)| open.iter().any(|row| row.child == history.child)).count();
    let others: BTreeSet<&String> = open.iter().map(|row| &row.child).filter(|child| !is_on(child)).collect();
    let unclear = |row: &&Missing| row.kind != "M" && row.kind != "A" && row.end.is_none();
    let mut perhaps: BTreeSet<&String> = data.missing.iter().filter(unclear).map(|row| &row.child).collect();
    perhaps.retain(|child| is_on(child) && !open.iter().any(|row| row.child == **child));
    figure("SAF-09", count(children), None, 0, count(others.len() + perhaps.len()))
}

fn in_custody(data: &Data, roll: &[(History, Period)]) -> Figure {
    let (mut met, mut unknown) = (0, 0);
    for (history, _) in roll {
        let Some(row) = history.row_on(data.as_at) else { continue };
        if ["J1", "J2", "J3"].contains(&row.ls.as_str()) || row.place == "R5" || row.place == "K1" {
            met += 1;
        } else if !is_legal_status(&row.ls) || !is_place(&row.place) {
            unknown += 1;
        }
    }
    figure("SAF-13", met, Some(count(roll.len())), unknown, 0)
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let roll = roll(all);
    let on: Vec<History> = roll.iter().map(|(history, _)| history.clone()).collect();
    let cohort: Vec<History> = on.into_iter().filter(|history| whole_year(data, history)).collect();
    let size = count(cohort.len());
    let (assessed, assessed_unknown) = outcome(data, &cohort, "HEALTH_ASSESSMENT");
    let (teeth, teeth_unknown) = outcome(data, &cohort, "TEETH_CHECK");
    let mut out = vec![
        figure("HLT-01", assessed + teeth, Some(2 * size), assessed_unknown + teeth_unknown, 0),
        figure("HLT-02", assessed, Some(size), assessed_unknown, 0),
        figure("HLT-03", teeth, Some(size), teeth_unknown, 0),
        children_missing(data, all),
        missing_now(data, &roll),
        in_custody(data, &roll),
        deprived_of_liberty(data, &roll),
    ];
    out.extend(incidents(data, all));
    out
}
