//! Care leavers.

use super::{File, episodes, file, line};

fn files(extra_rows: &[&str], rows: &[&str]) -> Vec<File> {
    let mut lines = vec!["CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"];
    lines.extend(rows);
    vec![episodes(2018, extra_rows), file("2018/oc3.csv", &lines)]
}

#[test]
fn birthdays_make_the_cohort() {
    let rows = [
        "A,01/04/1998,YES,F1,Z1", // 20 is turned on 1 April 2018, 19 on 1 April 2017
        "B,31/03/1999,NO,G4,B2",  // 19 on the last day
        "C,01/04/1999,YES,F3,U1", // 18
        "D,01/04/1996,YES,P5,K1", // 21
        "E,01/04/1995,YES,P5,K1", // 22
        "F,,YES,P5,K1",           // not known
    ];
    let all = files(&[], &rows);
    assert_eq!(line(&all, "31/03/2018", "LVR-01"), (1, 2, 0, 1));
    assert_eq!(line(&all, "30/03/2018", "LVR-01"), (1, 1, 0, 1));
    assert_eq!(line(&all, "31/03/2018", "LVR-02"), (2, 3, 0, 1));
    assert_eq!(line(&all, "31/03/2018", "LVR-04"), (1, 2, 0, 1));
    assert_eq!(line(&all, "31/03/2018", "LVR-05"), (2, 3, 0, 1));
    assert_eq!(line(&all, "31/03/2018", "LVR-07"), (1, 3, 0, 1));
    assert_eq!(line(&all, "31/03/2018", "LVR-09"), (2, 3, 0, 1));
    assert_eq!(line(&all, "31/03/2018", "LVR-10"), (1, 2, 0, 1));
    assert_eq!(line(&all, "31/03/2019", "LVR-05"), (0, 0, 0, 0));
}

#[test]
fn who_is_out_and_what_is_not_known() {
    let rows = [
        "A,01/05/1998,DIED,0,0",
        "B,01/05/1998,RHOM,0,0",
        "C,01/05/1998,YES,F1,G1", // abroad: out of suitability at 19-21 only
        "D,01/05/1998,NREQ,0,S1",
        "E,01/05/1998,REFU,,S2",
        "F,01/05/1998,YES,P3,01", // taken over by another authority
        "G,01/05/1998,YES,P3,Z1", // short breaks only
        "H,01/05/1998,,G6,Z1",
    ];
    let episodes = ["F 01/05/2010 01/05/2016 S C2 U6 E3", "G 01/05/2010 01/05/2016 S V4 U6 E8"];
    let all = files(&episodes, &rows);
    assert_eq!(line(&all, "31/03/2018", "LVR-01"), (2, 4, 1, 0));
    assert_eq!(line(&all, "31/03/2018", "LVR-02"), (1, 3, 1, 0));
    assert_eq!(line(&all, "31/03/2018", "LVR-04"), (1, 4, 2, 0));
    assert_eq!(line(&all, "31/03/2018", "LVR-07"), (1, 4, 2, 0));
    assert_eq!(line(&all, "31/03/2018", "LVR-09"), (1, 4, 1, 0));
    assert_eq!(line(&all, "31/03/2018", "LVR-10"), (3, 7, 1, 0));
    // IN_TOUCH of 8, ACTIV and ACCOM of 6: blank touch, two activities, S1 and 01
    assert_eq!(line(&all, "31/03/2018", "GOV-03"), (5, 20, 0, 0));
}
