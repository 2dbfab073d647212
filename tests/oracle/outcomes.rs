//! HLT-04 to 08, SAF-01, 03 and 04: what OC2 says of the children in care for the whole twelve months.

use super::care::History;
use super::codes::{is_score_reason, score, yes_no};
use super::dates::age;
use super::health::{outcome, whole_year};
use super::join::Data;
use super::population::{count, roll};
use super::read::{Row, get};
use super::{Figure, figure};

fn row_of(data: &Data, history: &History) -> Row {
    data.oc2.get(&history.child).cloned().unwrap_or_default()
}

/// Those of the cohort in an age band, and how many have no age.
fn aged(data: &Data, cohort: &[History], from: i32, to: i32) -> (Vec<History>, i64) {
    let (mut in_band, mut ageless) = (Vec::new(), 0);
    for history in cohort {
        match age(data.born(&history.child), data.as_at) {
            Some(years) if years >= from && years <= to => in_band.push(history.clone()),
            Some(_) => {}
            None => ageless += 1,
        }
    }
    (in_band, ageless)
}

fn share(data: &Data, id: &'static str, members: &[History], left_out: i64, column: &str) -> Figure {
    let (met, unknown) = outcome(data, members, column);
    figure(id, met, Some(count(members.len())), unknown, left_out)
}

fn scores(data: &Data, members: &[History], left_out: i64) -> Vec<Figure> {
    let (mut sum, mut scored, mut high, mut nothing) = (0, 0, 0, 0);
    for history in members {
        let row = row_of(data, history);
        match score(&get(&row, "SDQ_SCORE")) {
            Some(points) => {
                sum += points;
                scored += 1;
                high += i64::from(points >= 17);
            }
            None => nothing += i64::from(!is_score_reason(&get(&row, "SDQ_REASON"))),
        }
    }
    let eligible = count(members.len());
    vec![
        figure("HLT-06", sum, Some(scored), eligible - scored, left_out),
        figure("HLT-07", high, Some(scored), eligible - scored, left_out),
        figure("HLT-08", scored, Some(eligible), nothing, left_out),
    ]
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let on: Vec<History> = roll(all).into_iter().map(|(history, _)| history).collect();
    let cohort: Vec<History> = on.into_iter().filter(|history| whole_year(data, history)).collect();
    let (small, ageless) = aged(data, &cohort, 0, 4);
    let (school, _) = aged(data, &cohort, 5, 16);
    let (older, _) = aged(data, &cohort, 10, 17);
    let said = |history: &History, column: &str| yes_no(&get(&row_of(data, history), column));
    let misuse: Vec<History> =
        cohort.iter().filter(|history| said(history, "SUBSTANCE_MISUSE") == Some(true)).cloned().collect();
    let unclear = count(cohort.iter().filter(|history| said(history, "SUBSTANCE_MISUSE").is_none()).count());
    let mut out = vec![
        share(data, "HLT-04", &cohort, 0, "IMMUNISATIONS"),
        share(data, "HLT-05", &small, ageless, "HEALTH_CHECK"),
    ];
    out.extend(scores(data, &school, ageless));
    out.push(share(data, "SAF-01", &older, ageless, "CONVICTED"));
    out.push(share(data, "SAF-03", &cohort, 0, "SUBSTANCE_MISUSE"));
    out.push(share(data, "SAF-04", &misuse, unclear, "INTERVENTION_RECEIVED"));
    out
}
