//! Checks of this reading against cases worked by hand.

mod adopted;
mod leaving;
mod placed;
mod reading;
mod reviewed;

use super::care::{History, Period, histories};
use super::dates::read_date;
use super::join::{Data, data};
use super::read::returns;
use super::{Figure, File, figures};
use chrono::NaiveDate;

/// dd/mm/yyyy.
pub fn on(text: &str) -> NaiveDate {
    read_date(text).unwrap()
}

pub fn file(path: &str, lines: &[&str]) -> File {
    File { path: path.to_string(), bytes: lines.join("\n").into_bytes() }
}

/// Episodes of the return that ends in `year`. A line is: child, DECOM, DEC, RNE, LS, PLACE, REC, reason, postcode;
/// "-" is blank, and what is left off at the end is blank. A short-break row makes the year sure.
pub fn episodes(year: i32, lines: &[&str]) -> File {
    let mut out = vec!["CHILD,DECOM,DEC,RNE,LS,PLACE,REC,REASON_PLACE_CHANGE,PL_POST,CIN,PLACE_PROVIDER".to_string()];
    for line in lines {
        let mut values: Vec<&str> = line.split(' ').map(|value| if value == "-" { "" } else { value }).collect();
        values.resize(9, "");
        out.push(format!("{},N1,PR1", values.join(",")));
    }
    out.push(format!("filler,31/03/{year},,S,V4,U6,,,,N1,PR1"));
    File { path: format!("{year}/episodes.csv"), bytes: out.join("\n").into_bytes() }
}

/// Header with the same birth date for all.
pub fn born(year: i32, date: &str, children: &[&str]) -> File {
    let mut lines = vec!["CHILD,SEX,DOB,ETHNIC".to_string()];
    lines.extend(children.iter().map(|child| format!("{child},1,{date},WBRI")));
    File { path: format!("{year}/header.csv"), bytes: lines.join("\n").into_bytes() }
}

/// Reviews of one child; a date alone or a date and a code after "=".
pub fn reviews(year: i32, child: &str, days: &[&str]) -> File {
    let mut lines = vec!["CHILD,REVIEW,REVIEW_CODE".to_string()];
    for day in days {
        let (day, code) = day.split_once('=').unwrap_or((day, "PN1"));
        lines.push(format!("{child},{day},{code}"));
    }
    File { path: format!("{year}/reviews.csv"), bytes: lines.join("\n").into_bytes() }
}

pub fn loaded(files: &[File], as_at: &str) -> (Data, Vec<History>) {
    let data = data(&returns(files), on(as_at));
    let all = histories(&data);
    (data, all)
}

/// Periods of care of child A.
pub fn periods(files: &[File], as_at: &str) -> Vec<Period> {
    let (_, all) = loaded(files, as_at);
    all.iter().find(|history| history.child == "A").map(|history| history.periods.clone()).unwrap_or_default()
}

/// n, d, u, x of one figure; a denominator that is none is -1.
pub fn line(files: &[File], as_at: &str, id: &str) -> (i64, i64, i64, i64) {
    let all: Vec<Figure> = figures(files, on(as_at));
    let one = all.iter().find(|figure| figure.id == id).unwrap();
    (one.numerator, one.denominator.unwrap_or(-1), one.not_recorded, one.unassessed)
}

#[test]
fn the_figures_in_order() {
    let ids: Vec<&str> = figures(&[], on("31/03/2018")).iter().map(|figure| figure.id).collect();
    let wanted = "POP-01 POP-03 POP-05 POP-08 POP-09 POP-10 POP-11 POP-14 POP-15 POP-26 \
        STB-01 STB-02 STB-06 STB-07 LOC-04 REV-01 REV-02 REV-03 REV-04 REV-05 REV-06 \
        HLT-01 HLT-02 HLT-03 SAF-05 SAF-09 SAF-13 SAF-12 SAF-06 SAF-07 SAF-08 HLT-04 HLT-05 HLT-06 HLT-07 HLT-08 \
        SAF-01 SAF-03 SAF-04 LVR-01 LVR-02 LVR-04 LVR-05 LVR-07 LVR-09 LVR-10 \
        LVR-03 LVR-06 LVR-08 LVR-17 LVR-18 \
        ADP-01 ADP-02 ADP-03 ADP-04 ADP-05 ADP-06 ADP-07 ADP-08 ADP-10 ADP-11 ADP-13 ADP-14 ADP-18 ADP-19 \
        ADP-20 ADP-21 ADP-24 ADP-26 \
        STB-03 STB-04 STB-05 STB-08 STB-09 LOC-05 LOC-06 LOC-08 \
        POP-07 POP-12 POP-13 POP-19 POP-20 POP-21 POP-22 POP-25 ADP-09 ADP-22 ADP-23 ADP-25 ADP-27 GOV-03";
    assert_eq!(ids.join(" "), wanted);
    assert_eq!(ids.len(), 91);
}
