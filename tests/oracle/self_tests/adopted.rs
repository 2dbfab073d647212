//! Adoption.

use super::{File, born, episodes, file, line};

const ENTRY: &str = "A 01/04/2016 01/08/2016 S C1 U6 X1";

fn with(rows: &[&str], details: &str) -> Vec<File> {
    vec![
        episodes(2018, rows),
        born(2018, "01/01/2014", &["A"]),
        file("2018/ad1.csv", &["CHILD,DATE_INT,DATE_MATCH,FOSTER_CARE", details]),
    ]
}

#[test]
fn an_adoption_line_by_line() {
    let rows = [
        ENTRY,
        "A 01/08/2016 01/10/2016 L E1 U6 X1",
        "A 01/10/2016 01/05/2017 P E1 A6 X1",
        "A 01/05/2017 01/07/2017 L C2 A6 E11",
    ];
    let all = with(&rows, "A,01/07/2016,01/09/2016,0");
    let at = |id: &str| line(&all, "31/03/2018", id);
    assert_eq!(at("ADP-01"), (1, -1, 0, 0));
    assert_eq!(at("ADP-02"), (1, 1, 0, 0));
    assert_eq!(at("ADP-03"), (1, 0, 0, 0));
    assert_eq!(at("ADP-04"), (1, 1, 0, 0));
    assert_eq!(at("ADP-05"), (183, 1, 0, 0));
    assert_eq!(at("ADP-06"), (31, 1, 0, 0));
    assert_eq!(at("ADP-07"), (1, 1, 0, 0));
    assert_eq!(at("ADP-08"), (183, 1, 0, 0));
    assert_eq!(at("ADP-10"), (0, 0, 0, 0));
    assert_eq!(at("ADP-11"), (0, 0, 0, 0));
    assert_eq!(at("ADP-19"), (456, 1, 0, 0));
    assert_eq!(at("ADP-20"), (0, 1, 0, 0));
    assert_eq!(at("ADP-24"), (1, 1, 0, 0));
    assert_eq!(at("ADP-26"), (0, 1, 0, 0));
    // still pooled two years later, not three
    assert_eq!(line(&all, "31/03/2020", "ADP-24").1, 1);
    assert_eq!(line(&all, "31/03/2021", "ADP-24").1, 0);
    assert_eq!(line(&all, "30/06/2017", "ADP-01").0, 0);
    // matched before the order: nought
    let early = with(&rows, "A,01/07/2016,01/07/2016,");
    assert_eq!(line(&early, "31/03/2018", "ADP-06"), (0, 1, 0, 0));
    assert_eq!(line(&early, "31/03/2018", "ADP-20"), (0, 1, 1, 0));
    assert_eq!(line(&early, "31/03/2018", "GOV-03"), (1, 5, 0, 0));
}

#[test]
fn adopted_by_the_foster_carer() {
    let rows = [ENTRY, "A 01/08/2016 01/06/2017 P E1 U4 X1", "A 01/06/2017 01/09/2017 P E1 A5 E12"];
    let days = |flag: &str| line(&with(&rows, &format!("A,,,{flag}")), "31/03/2018", "ADP-08").0;
    assert_eq!((days("1"), days("0"), days(""), days("x")), (122, 426, 122, 122));
    let all = with(&rows, "A,,,1");
    assert_eq!(line(&all, "31/03/2018", "ADP-05"), (426, 1, 0, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-07"), (0, 1, 0, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-06"), (0, 0, 1, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-20"), (1, 1, 0, 0));
}

#[test]
fn within_a_year_of_the_decision() {
    let rows = [ENTRY, "A 01/08/2016 01/09/2017 P E1 A6 E11"];
    let met = |day: &str| line(&with(&rows, &format!("A,{day},,")), "31/03/2018", "ADP-04");
    assert_eq!(met("03/08/2015"), (1, 1, 0, 0)); // 364 days
    assert_eq!(met("02/08/2015"), (0, 1, 0, 0)); // 365 days
    assert_eq!(met("01/09/2016"), (1, 1, 0, 0)); // after the move
    assert_eq!(met(""), (0, 1, 1, 0));
    let mut all = with(&rows, "A,,,");
    all.push(file("2018/p.csv", &["CHILD,DATE_PLACED", "A,02/08/2015", "A,01/06/2016", "A,02/09/2017"]));
    assert_eq!(line(&all, "31/03/2018", "ADP-04"), (1, 1, 0, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-18"), (1, -1, 0, 0));
}

#[test]
fn orders_and_starts_not_known() {
    // start not recorded, the order is the first thing known
    let unknown = ["A 01/04/2016 01/08/2016 L E1 U6 X1", "A 01/08/2016 01/09/2017 P E1 A6 E11"];
    let all = with(&unknown, "A,01/04/2016,01/05/2016,0");
    for id in ["ADP-05", "ADP-06", "ADP-08", "ADP-19", "ADP-26"] {
        assert_eq!(line(&all, "31/03/2018", id), (0, 0, 1, 0), "{id}");
    }
    // an order, another status, an order again: the last run; a status not known breaks nothing
    let twice = [
        "A 01/04/2016 01/05/2016 S C1 U6 X1",
        "A 01/05/2016 01/06/2016 L E1 U6 X1",
        "A 01/06/2016 01/07/2016 L C2 U6 X1",
        "A 01/07/2016 01/08/2016 L E1 U6 X1",
        "A 01/08/2016 01/09/2016 L ?? U6 X1",
        "A 01/09/2016 01/09/2017 P E1 A6 E11",
    ];
    assert_eq!(line(&with(&twice, "A,,31/08/2016,"), "31/03/2018", "ADP-06"), (61, 1, 0, 0));
    let not_placed = [ENTRY, "A 01/08/2016 01/09/2017 P E1 U6 E11"];
    assert_eq!(line(&with(&not_placed, "A,,31/08/2016,"), "31/03/2018", "ADP-06"), (0, 0, 1, 0));
}

#[test]
fn waiting() {
    let rows = [
        "A 01/01/2017 - S E1 U6", // 454 days in care at 31/03/2018
        "B 01/12/2017 - S E1 U6", // too soon to judge
        "C 01/01/2017 01/06/2017 S E1 U6 X1",
        "C 01/06/2017 - P E1 A6",              // placed after 151 days
        "D 01/01/2017 - P E1 U6",              // start not recorded
        "E 01/01/2017 - S E1 U6",              // decision ended
        "F 01/01/2017 01/02/2018 S E1 U6 E4A", // left
    ];
    let decisions = file(
        "2018/placed_for_adoption.csv",
        &[
            "CHILD,DATE_PLACED,DATE_PLACED_CEASED",
            "A,01/02/2017,",
            "A,01/03/2017,",
            "B,01/01/2018,01/04/2018",
            "C,01/04/2017,",
            "D,01/04/2017,",
            "E,01/04/2017,31/03/2018",
            "F,01/04/2017,",
        ],
    );
    let all = [episodes(2018, &rows), decisions];
    assert_eq!(line(&all, "31/03/2018", "ADP-13"), (3, -1, 0, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-14"), (395 + 89 + 364, 3, 0, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-07"), (1, 2, 1, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-18"), (5, -1, 0, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-03"), (0, 4, 0, 0));
}

#[test]
fn shares_of_last_ceases() {
    let header = file(
        "2018/header.csv",
        &["CHILD,DOB,ETHNIC", "A,01/01/2010,BAFR", "B,01/01/2014,WBRI", "C,,REFU", "D,01/01/2010,CHNE"],
    );
    let rows = [
        "A 01/01/2017 01/06/2017 S C2 U6 E11",
        "B 01/01/2017 01/06/2017 S C2 U6 E12",
        "C 01/01/2017 01/06/2017 S C2 U6 E11",
        "D 01/01/2017 01/06/2017 S C2 U6 E1",
    ];
    let all = [episodes(2018, &rows), header];
    assert_eq!(line(&all, "31/03/2018", "ADP-01"), (3, -1, 0, 1));
    assert_eq!(line(&all, "31/03/2018", "ADP-02"), (3, 4, 1, 0));
    assert_eq!(line(&all, "31/03/2018", "ADP-10"), (1, 2, 1, 1));
    assert_eq!(line(&all, "31/03/2018", "ADP-11"), (1, 2, 1, 1));
    assert_eq!(line(&all, "31/03/2018", "ADP-21"), (0, 4, 1, 0));
}
