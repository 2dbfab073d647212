//! With less recorded, an answer becomes unknown or stays: no yes becomes a no, no no a yes, no unknown a certainty.
//! A clause that is true only behind another one fails here.

use super::{ask_each, rounds, small};
use crate::support::sheets::Set;
use scorecard::inside::calendar::Day;
use scorecard::inside::judging::Standing;
use std::collections::BTreeMap;

/// A cell blanked in every row of a child, and the lines to which that may do more than make them unknown.
struct Blank {
    columns: &'static [&'static str],
    /// The only lines looked at, where the cell decides elsewhere what the cases are.
    only: &'static [&'static str],
    /// Lines of which a resolution says what holds without the cell.
    but: &'static [&'static str],
}

const EVERY: &[&str] = &[];

const BLANKS: &[Blank] = &[
    // GOV-03 asks whether it is recorded; in HLT-10 the age tells how often an assessment is due; D43 counts without one.
    // A row of uasc.csv with every other cell blank is not read as one of UASC.
    Blank {
        columns: &["DOB"],
        only: EVERY,
        but: &["GOV-03", "HLT-10", "POP-03", "POP-26", "POP-11", "POP-12", "ADP-03"],
    },
    Blank { columns: &["ETHNIC"], only: EVERY, but: &["GOV-03"] },
    Blank { columns: &["REASON_PLACE_CHANGE"], only: EVERY, but: &["GOV-03"] },
    Blank { columns: &["REVIEW_CODE"], only: EVERY, but: &["GOV-03"] },
    Blank { columns: &["HEALTH_ASSESSMENT", "TEETH_CHECK"], only: EVERY, but: &["GOV-03"] },
    // D31: who is abroad by ACCOM is out, and ACCOM not known is in.
    Blank { columns: &["ACCOM"], only: EVERY, but: &["GOV-03", "LVR-02", "LVR-03"] },
    Blank { columns: &["ACTIV"], only: EVERY, but: &["GOV-03"] },
    // D37: without DATE_INT the decision is that of PlacedAdoption.
    Blank { columns: &["DATE_INT"], only: EVERY, but: &["GOV-03", "ADP-04", "ADP-19"] },
    Blank { columns: &["DATE_MATCH", "FOSTER_CARE"], only: EVERY, but: &["GOV-03"] },
    // D29: the open row of a child who is not looked after is left out only where it is M.
    Blank { columns: &["MISSING"], only: &["SAF-05"], but: &[] },
    Blank { columns: &["DISABLED", "SEEN_ALONE", "PERSONAL_ADVISER", "QUALIFIED"], only: EVERY, but: &["GOV-03"] },
];

/// Blanks the cells of one child; false when there was nothing to blank.
fn blank(set: &mut Set, child: &str, columns: &[&str]) -> bool {
    let mut any = false;
    for sheet in set.iter_mut() {
        let Some(of_child) = sheet.column("CHILD") else { continue };
        let places: Vec<usize> = columns.iter().filter_map(|name| sheet.column(name)).collect();
        for row in sheet.rows.iter_mut().filter(|row| row[of_child].trim() == child) {
            for place in &places {
                any |= !row[*place].is_empty();
                row[*place].clear();
            }
        }
    }
    any
}

/// A line by its place and name, and a child.
type Key = (usize, &'static str, String);

fn standings(set: &Set, day: Day) -> BTreeMap<Key, Vec<Standing>> {
    let mut all: BTreeMap<Key, Vec<Standing>> = BTreeMap::new();
    ask_each(set, day, &mut |indicator, place, history, case| {
        let child = history.records.names.of(case.child);
        all.entry((place, indicator.id, child)).or_default().push(case.standing);
    });
    all
}

fn may_become(before: Standing, after: Standing) -> bool {
    before == after
        || after == Standing::Unassessed
        || (after == Standing::NotRecorded && matches!(before, Standing::Met | Standing::NotMet))
}

#[test]
fn less_recorded_only_makes_unknown() {
    let (mut tried, mut moved) = (0, 0);
    for seed in 1..=rounds(6_000) / 4 {
        let (mut dice, set, day) = small(seed);
        let Some(header) = set.iter().find(|sheet| sheet.is("header.csv") && !sheet.rows.is_empty()) else { continue };
        let child = header.cell(dice.below(header.rows.len()), "CHILD").trim().to_owned();
        let before = standings(&set, day);
        for kind in BLANKS {
            let mut less = set.clone();
            if !blank(&mut less, &child, kind.columns) {
                continue;
            }
            tried += 1;
            let after = standings(&less, day);
            for ((place, id, of), was) in before.iter().filter(|((_, id, of), _)| {
                *of == child && !kind.but.contains(id) && (kind.only.is_empty() || kind.only.contains(id))
            }) {
                let is = after.get(&(*place, *id, of.clone())).filter(|is| is.len() == was.len());
                let is = is.unwrap_or_else(|| panic!("{id} in seed {seed} has other cases without {:?}", kind.columns));
                for (was, is) in was.iter().zip(is) {
                    moved += usize::from(was != is);
                    let told = format!("{id} in seed {seed} at {day}, child {child} without {:?}", kind.columns);
                    assert!(may_become(*was, *is), "{told}: {was:?} became {is:?}");
                }
            }
        }
    }
    println!("{tried} children with less recorded, {moved} standings moved");
    assert!(tried > 500 && moved > 500, "{tried} {moved}");
}
