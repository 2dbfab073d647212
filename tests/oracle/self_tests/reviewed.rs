//! Reviews: the chain of dues, what counts, what was held.

use super::super::chain::{Due, chain};
use super::{File, born, episodes, line, loaded, on, reviews};

/// Dues of the first period of care of child A.
fn dues(files: &[File], as_at: &str) -> Vec<Due> {
    let (data, all) = loaded(files, as_at);
    let history = all.iter().find(|history| history.child == "A").unwrap();
    chain(&data, "A", &history.periods[0]).dues
}

fn due(date: &str, held: &str) -> Due {
    Due { date: on(date), held: if held.is_empty() { None } else { Some(on(held)) } }
}

#[test]
fn full_chain() {
    let one = |rows: &[&str], days: &[&str]| dues(&[episodes(2013, rows), reviews(2013, "A", days)], "31/03/2013");
    let started = ["A 30/11/2012 - S C2 U6"];
    assert_eq!(one(&started, &["30/11/2012"]), [due("02/01/2013", "30/11/2012"), due("28/02/2013", "")]);
    // the second of two reviews on one day is nothing; an early review pulls the next due forward
    let twice = one(&["A 07/01/2013 - S C2 U6"], &["25/01/2013", "25/01/2013"]);
    assert_eq!(twice, [due("04/02/2013", "25/01/2013"), due("25/04/2013", "")]);
    let long = ["A 01/05/2012 - S C2 U6"];
    let held = one(&long, &["30/05/2012", "31/08/2012", "28/02/2013"]);
    let wanted = [
        due("30/05/2012", "30/05/2012"),
        due("30/08/2012", "31/08/2012"),
        due("28/02/2013", "28/02/2013"),
        due("28/08/2013", ""),
    ];
    assert_eq!(held, wanted);
    let before_2011 = [episodes(2011, &["A 01/03/2011 - S C2 U6"])];
    assert_eq!(dues(&before_2011, "31/03/2011"), [due("29/03/2011", "")]);
}

#[test]
fn worked_table_of_reviews() {
    let lines = |row: &str, days: &[&str]| {
        let files = [episodes(2013, &[row]), reviews(2013, "A", days)];
        (line(&files, "31/03/2013", "REV-01"), line(&files, "31/03/2013", "REV-02"))
    };
    // held on the due date
    assert_eq!(lines("A 07/01/2013 - S C2 U6", &["04/02/2013"]), ((1, 1, 0, 0), (1, 1, 0, 0)));
    assert_eq!(lines("A 07/01/2013 - S C2 U6", &["05/02/2013"]), ((0, 1, 0, 0), (0, 1, 0, 0)));
    // left the day before the due, on the day, and the day after
    assert_eq!(lines("A 07/01/2013 03/02/2013 S C2 U6 E4A", &[]), ((0, 0, 0, 0), (0, 0, 0, 0)));
    assert_eq!(lines("A 07/01/2013 04/02/2013 S C2 U6 E4A", &[]), ((0, 0, 0, 0), (0, 0, 0, 0)));
    assert_eq!(lines("A 07/01/2013 05/02/2013 S C2 U6 E4A", &[]), ((0, 0, 0, 0), (0, 1, 1, 0)));
    // twelve working days in care: not applicable
    assert_eq!(lines("A 15/03/2013 - S C2 U6", &[]), ((0, 0, 0, 0), (0, 0, 0, 0)));
    // 200 days in care and no review: one due, none held
    assert_eq!(lines("A 12/09/2012 - S C2 U6", &[]), ((0, 1, 1, 0), (0, 1, 1, 0)));
}

#[test]
fn due_today_and_not_held_is_overdue() {
    let files = [episodes(2013, &["A 07/01/2013 - S C2 U6"])];
    assert_eq!(line(&files, "03/02/2013", "REV-06").0, 0);
    assert_eq!(line(&files, "04/02/2013", "REV-06").0, 1);
    assert_eq!(line(&files, "04/02/2013", "REV-01"), (0, 1, 1, 0));
}

#[test]
fn placed_for_adoption_starts_again() {
    let rows = ["A 01/05/2017 01/11/2017 S C2 U6 X1", "A 01/11/2017 - P E1 A6"];
    let with = |days: &[&str]| dues(&[episodes(2018, &rows), reviews(2018, "A", days)], "31/03/2018");
    let first = due("30/05/2017", "30/05/2017");
    // the pending due of 30 November is dropped
    let held = with(&["30/05/2017", "30/08/2017", "01/12/2017"]);
    assert_eq!(held[..2], [first.clone(), due("30/08/2017", "30/08/2017")]);
    assert_eq!(held[2..], [due("29/11/2017", "01/12/2017"), due("01/03/2018", "")]);
    // a due before the placement stays as late
    let late = with(&["30/05/2017", "01/11/2017"]);
    assert_eq!(late, [first, due("30/08/2017", ""), due("29/11/2017", "01/11/2017"), due("01/02/2018", "")]);
}

#[test]
fn history_before_the_files() {
    let with = |row: &str, days: &[&str]| dues(&[episodes(2018, &[row]), reviews(2018, "A", days)], "31/03/2018");
    // no review known before: best case 30 September
    let unknown = "A 01/05/2015 - P C2 U6";
    assert_eq!(with(unknown, &[]), [due("30/09/2017", "")]);
    assert_eq!(with(unknown, &["01/10/2017"]), [due("30/09/2017", "01/10/2017"), due("01/04/2018", "")]);
    assert_eq!(with("A 01/05/2015 - S C2 U6", &[]), [due("30/09/2017", "")]);
    assert_eq!(with("A 01/06/2017 - P C2 U6", &[]), [due("01/12/2017", "")]);
    // a review before the files is the anchor
    assert_eq!(with(unknown, &["01/02/2017"]), [due("01/08/2017", "")]);
    // with the start recorded the chain runs from it
    let known = with("A 01/05/2015 - S C2 U6", &["01/02/2017"]);
    assert_eq!(known, [due("02/06/2015", "01/02/2017"), due("01/05/2017", "")]);
    // started just before the files, first due inside them
    assert_eq!(with("A 20/03/2017 - S C2 U6", &[]), [due("19/04/2017", "")]);
    // placed for adoption before the files, new due inside them, start not recorded but a move
    assert_eq!(with("A 20/03/2017 - P C2 A6", &[]), [due("17/04/2017", "")]);
    assert_eq!(with("A 20/03/2017 - L C2 A6", &[]), [due("30/09/2017", "")]);
    assert_eq!(with("A 01/03/2017 - P C2 A6", &[]), [due("30/09/2017", "")]);
}

#[test]
fn reviews_held_and_parts_taken() {
    let days =
        ["30/05/2017=PN1", "30/05/2017=PN7", "30/08/2017=PN0", "01/02/2018=PN6", "31/03/2018=PN7", "01/04/2018=PN1"];
    let files = [
        episodes(2018, &["A 01/05/2017 01/03/2018 S C2 U6 E4A", "B 01/05/2017 - S C2 U6"]),
        reviews(2018, "A", &days),
        born(2018, "01/08/2013", &["A", "B"]),
    ];
    assert_eq!(line(&files, "31/03/2018", "REV-03"), (3, -1, 0, 1));
    assert_eq!(line(&files, "31/03/2018", "REV-05"), (1, 2, 1, 0));
    assert_eq!(line(&files, "31/03/2018", "REV-04"), (0, 0, 0, 0));
    assert_eq!(line(&files, "28/02/2018", "REV-04"), (0, 1, 1, 0));
    assert_eq!(line(&files, "29/08/2017", "REV-04"), (0, 0, 0, 0));
    let nobody_born = &files[..2];
    assert_eq!(line(nobody_born, "31/03/2018", "REV-05"), (0, 0, 0, 3));
    assert_eq!(line(nobody_born, "28/02/2018", "REV-04"), (0, 0, 0, 1));
    // the leaving day counts
    let left = [episodes(2018, &["A 01/05/2017 30/05/2017 S C2 U6 E4A"]), reviews(2018, "A", &["30/05/2017"])];
    assert_eq!(line(&left, "31/03/2018", "REV-03"), (1, -1, 0, 0));
    assert_eq!(line(&left, "31/03/2018", "REV-02"), (0, 0, 0, 0));
}
