//! Placements, stability, the twelve-month cohort, custody, missing.

use super::super::day_by_day;
use super::{born, episodes, file, line, on, periods};
use std::collections::BTreeSet;

/// Number of placements lived in from 01/04/2017 to 31/03/2018.
fn count(rows: &[&str]) -> usize {
    let files = [episodes(2018, rows)];
    let days = day_by_day(&files, on("31/03/2018")).remove(0);
    let before = (on("01/04/2017") - days.first).num_days().max(0) as usize;
    days.placement[before..].iter().flatten().collect::<BTreeSet<_>>().len()
}

#[test]
fn worked_table_of_moves() {
    let open = "A 01/05/2015 - S C2 U6";
    let first = "A 01/05/2015 01/06/2017 S C2 U6 X1 - AA1";
    assert_eq!(count(&[open]), 1);
    assert_eq!(
        count(&["A 01/05/2017 01/06/2017 S C2 U6 X1", "A 01/06/2017 01/07/2017 P C2 U4 X1", "A 01/07/2017 - P C2 U5"]),
        3
    );
    assert_eq!(
        count(&[
            "A 01/05/2017 01/06/2017 S C1 U6 X1",
            "A 01/06/2017 01/07/2017 L C2 U6 X1",
            "A 01/07/2017 01/08/2017 U E1 U6 X1",
            "A 01/08/2017 - P E1 U4"
        ]),
        2
    );
    let hospital = "A 01/06/2017 08/06/2017 P C2 T1 X1";
    assert_eq!(count(&[first, hospital, "A 08/06/2017 - P C2 U6 - - AA1"]), 1);
    assert_eq!(count(&[first, hospital, "A 08/06/2017 - P C2 U6 - - BB1"]), 2);
    assert_eq!(count(&[first, hospital, "A 08/06/2017 - P C2 U4 - - AA1"]), 2);
    assert_eq!(count(&[first, "A 01/06/2017 - T C2 A3"]), 1);
    assert_eq!(count(&[first, "A 01/06/2017 - P C2 A6"]), 2);
    assert_eq!(count(&[first, "A 01/06/2017 01/07/2017 P C2 U4 E4A", "A 01/09/2017 - S C2 U6"]), 3);
    // moved on the first day of the window: only the new one counts
    assert_eq!(count(&["A 01/05/2015 01/04/2017 S C2 U6 X1", "A 01/04/2017 - P C2 U4"]), 1);
}

#[test]
fn what_begins_a_placement() {
    let after = |row: &str| count(&["A 01/05/2015 01/06/2017 S C2 U6 X1 - AA1", row]);
    assert_eq!(after("A 01/06/2017 - P C2 A5"), 1); // same carer whatever RNE says
    assert_eq!(after("A 01/06/2017 - P C2 U6 - - AA1"), 2); // P is a move
    assert_eq!(after("A 01/06/2017 - S C2 U6 - - AA1"), 1); // stray S, same place
    assert_eq!(after("A 01/06/2017 - S C2 U4 - - AA1"), 2);
    assert_eq!(after("A 01/06/2017 - ? C2 U6 - - -"), 1); // not a code; a blank postcode matches
    assert_eq!(after("A 01/06/2017 - T C2 U4"), 1);
    assert_eq!(count(&["A 01/05/2017 01/06/2017 S C2 T1 X1", "A 01/06/2017 - P C2 U6"]), 1);
    let files = [episodes(2018, &["A 01/05/2017 01/06/2017 S C2 T1 X1", "A 01/06/2017 - P C2 U6"])];
    let days = day_by_day(&files, on("02/06/2017")).remove(0);
    assert_eq!(days.placement[29..], [None, None, Some(0), Some(0)]);
    assert_eq!(line(&files, "31/03/2018", "STB-07").0, 0);
}

#[test]
fn three_placements_in_the_year() {
    let rows = [
        "A 01/05/2017 01/06/2017 S C2 U6 X1",
        "A 01/06/2017 01/07/2017 P C2 U4 X1",
        "A 01/07/2017 - P C2 U5",
        "B 01/05/2017 - P C2 U6",
        "C 01/04/2017 - P C2 U6",
    ];
    let files = [episodes(2018, &rows)];
    assert_eq!(line(&files, "31/03/2018", "STB-01"), (1, 3, 1, 0));
    assert_eq!(line(&files, "31/03/2018", "STB-07"), (2, -1, 0, 0));
}

fn long_stay(rows: &[&str]) -> (i64, i64, i64, i64) {
    line(&[episodes(2018, rows), born(2018, "01/01/2010", &["A"])], "31/03/2018", "STB-02")
}

#[test]
fn two_years_in_one_placement() {
    assert_eq!(long_stay(&["A 30/09/2015 - S C2 U6"]), (1, 1, 0, 0));
    assert_eq!(long_stay(&["A 01/10/2015 - S C2 U6"]), (0, 0, 0, 0));
    assert_eq!(long_stay(&["A 01/10/2015 - P C2 U6"]), (0, 0, 0, 1));
    assert_eq!(long_stay(&["A 30/09/2015 31/03/2016 S C2 U6 X1", "A 31/03/2016 - P C2 U4"]), (1, 1, 0, 0));
    assert_eq!(long_stay(&["A 30/09/2015 01/04/2016 S C2 U6 X1", "A 01/04/2016 - P C2 U4"]), (0, 1, 0, 0));
    // became foster to adopt
    assert_eq!(long_stay(&["A 30/09/2015 01/04/2016 S C2 U6 X1", "A 01/04/2016 - T C2 U5"]), (0, 1, 0, 0));
    assert_eq!(long_stay(&["A 30/09/2015 01/04/2016 S C2 U6 X1", "A 01/04/2016 - T C2 U4"]), (1, 1, 0, 0));
    // placed for adoption from a placement that began in time, once only
    assert_eq!(long_stay(&["A 30/09/2015 01/06/2017 S C2 U6 X1", "A 01/06/2017 - P C2 A6"]), (1, 1, 0, 0));
    let chain = ["A 30/09/2015 01/06/2016 S C2 U6 X1", "A 01/06/2016 01/06/2017 P C2 U4 X1", "A 01/06/2017 - P C2 A6"];
    assert_eq!(long_stay(&chain), (0, 1, 0, 0));
    // began as short breaks; too old; no birth date
    assert_eq!(long_stay(&["A 30/08/2015 30/09/2015 S V4 U6 E4A", "A 30/09/2015 - S C2 U6"]), (0, 0, 0, 0));
    let files = [episodes(2018, &["A 30/09/2015 - S C2 U6"])];
    assert_eq!(line(&files, "31/03/2018", "STB-02"), (0, 0, 0, 1));
    let older = [files[0].clone(), born(2018, "31/03/2002", &["A"])];
    assert_eq!(line(&older, "31/03/2018", "STB-02"), (0, 0, 0, 0));
}

#[test]
fn reasons_of_moves() {
    let rows = [
        "A 01/05/2017 01/06/2017 S C2 U6 X1 ALLEG",
        "A 01/06/2017 01/07/2017 P C2 U4 X1 CARPL",
        "A 01/07/2017 01/08/2017 T C2 U5 X1",
        "A 01/08/2017 01/09/2017 P C2 U6 X1 CHILD",
        "A 01/09/2017 02/09/2017 P C2 T1 X1 CHILD",
        "A 02/09/2017 01/10/2017 P C2 U6 X1 CHILD",
        "A 01/10/2017 - L C2 U6",
    ];
    let files = [episodes(2018, &rows)];
    assert_eq!(line(&files, "31/03/2018", "STB-06"), (1, 2, 1, 0));
    assert_eq!(line(&files, "31/03/2018", "GOV-03"), (4, 16, 0, 0)); // DOB, SEX, ETHNIC; one reason
}

#[test]
fn adoption_runs() {
    let placed = |rows: &[&str]| periods(&[episodes(2018, rows)], "31/03/2018")[0].placed();
    let first = "A 01/05/2017 01/06/2017 S C2 U6 X1";
    assert_eq!(placed(&[first, "A 01/06/2017 - T C2 A3"]), Some(on("01/06/2017")));
    assert_eq!(
        placed(&[first, "A 01/06/2017 01/07/2017 P C2 A4 X1", "A 01/07/2017 - L E1 A6"]),
        Some(on("01/06/2017"))
    );
    assert_eq!(
        placed(&[first, "A 01/06/2017 01/07/2017 P C2 A4 X1", "A 01/07/2017 - P E1 A6"]),
        Some(on("01/07/2017"))
    );
    let on_holiday = [first, "A 01/06/2017 01/07/2017 P C2 A4 X1", "A 01/07/2017 - T C2 T2"];
    assert_eq!(placed(&on_holiday), Some(on("01/06/2017")));
    assert_eq!(placed(&[first, "A 01/06/2017 01/07/2017 P C2 A4 X1", "A 01/07/2017 - L C2 U5"]), None);
}

#[test]
fn twelve_months() {
    let cohort = |rows: &[&str]| line(&[episodes(2018, rows)], "31/03/2018", "HLT-02").1;
    assert_eq!(cohort(&["A 01/04/2017 - S C2 U6"]), 1);
    assert_eq!(cohort(&["A 02/04/2017 - S C2 U6"]), 0);
    assert_eq!(cohort(&["A 01/04/2015 01/05/2017 S C2 U6 X1", "A 01/05/2017 - S C2 U6"]), 0);
    assert_eq!(cohort(&["A 01/04/2015 01/05/2017 S C2 U6 E4A", "A 01/05/2017 - P C2 U6"]), 0);
    assert_eq!(cohort(&["A 01/04/2015 - S C2 U6", "A 01/05/2017 02/05/2017 S V3 U6 E4A"]), 0);
    assert_eq!(cohort(&["A 01/04/2015 - S C2 U6", "A 01/05/2016 31/03/2017 S V3 U6 E4A"]), 1);
    let oc2 = file("2018/oc2.csv", &["CHILD,HEALTH_ASSESSMENT,TEETH_CHECK", "A,1,true", "A,0,0", "B,1.0,0", "C,2,"]);
    let rows: Vec<String> = ["A", "B", "C", "D"].iter().map(|child| format!("{child} 01/04/2017 - S C2 U6")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let files = [episodes(2018, &rows), oc2];
    assert_eq!(line(&files, "31/03/2018", "HLT-02"), (2, 4, 2, 0));
    assert_eq!(line(&files, "31/03/2018", "HLT-03"), (1, 4, 2, 0));
    assert_eq!(line(&files, "31/03/2018", "HLT-01"), (3, 8, 4, 0));
}

#[test]
fn custody_and_mix() {
    let rows = [
        "A 01/05/2017 - S J1 U6",
        "B 01/05/2017 - S C2 K1",
        "C 01/05/2017 - S ?? U6",
        "D 01/05/2017 - S C2 A1",
        "E 01/05/2017 - S V2 T1",
        "F 01/05/2017 - S ?? R5",
    ];
    let files = [episodes(2018, &rows)];
    assert_eq!(line(&files, "31/03/2018", "SAF-13"), (3, 6, 2, 0));
    assert_eq!(line(&files, "31/03/2018", "LOC-04"), (2, 6, 1, 0));
    assert_eq!(line(&files, "31/03/2018", "POP-14"), (1, 6, 2, 0));
}

#[test]
fn missing_incidents() {
    let rows = [
        "A 01/05/2017 - S C2 U6",
        "B 01/05/2017 - S C2 U6",
        "C 01/05/2016 01/06/2017 S C2 U6 E4A",
        "D 01/05/2017 - S C2 U6",
    ];
    let missing = file(
        "2018/missing.csv",
        &[
            "CHILD,MISSING,MIS_START,MIS_END",
            "A,M,01/03/2018,",
            "B,?,01/03/2018,02/03/2018",
            "C,M,01/06/2017,02/06/2017",
            "C,M,02/01/2018,",
            "D,M,20/03/2017,31/03/2017",
            "D,A,20/05/2017,31/05/2017",
        ],
    );
    let files = [episodes(2018, &rows), missing];
    assert_eq!(line(&files, "31/03/2018", "SAF-05"), (2, 4, 1, 0));
    assert_eq!(line(&files, "31/03/2018", "SAF-09"), (1, -1, 0, 1));
    let uasc = file("2018/uasc.csv", &["CHILD,DUC", "A,", "B,31/03/2018", "C,01/01/2030", "D,01/04/2018"]);
    let files = [episodes(2018, &rows), uasc];
    assert_eq!(line(&files, "31/03/2018", "POP-11"), (2, 3, 0, 0));
}
