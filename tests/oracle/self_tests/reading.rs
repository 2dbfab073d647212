//! Dates, files, returns, joining, periods of care.

use super::super::dates::{add_months, add_working_days, age, bank_holidays, fy, read_date, rolling_start, ymd};
use super::super::read::returns;
use super::super::{day_by_day, reconciled, roll};
use super::{born, episodes, file, line, loaded, on, periods};

#[test]
fn dates_are_read() {
    let day = Some(ymd(2018, 3, 5));
    for text in ["05/03/2018", "5/3/2018", "05/03/18", "2018-03-05", " 05/03/2018 00:00", "2018-03-05T00:00:00"] {
        assert_eq!(read_date(text), day, "{text}");
    }
    for time in ["09:30", "9.30", "12:00:00 AM", "12.00.00.000000 pm", "23:59:59.9"] {
        for mark in [" ", "T", ", "] {
            assert_eq!(read_date(&format!("05/03/2018{mark}{time}")), day, "{mark}{time}");
        }
    }
    for time in ["24:00", "13:00 PM", "9:5", "10"] {
        assert_eq!(read_date(&format!("05/03/2018 {time}")), None, "{time}");
    }
    assert_eq!(read_date("05/03/69"), Some(ymd(2069, 3, 5)));
    assert_eq!(read_date("05/03/70"), Some(ymd(1970, 3, 5)));
    for text in ["", "31/02/2018", "5-3-2018", "zz/03/2018", "05/03/1899", "05/03/2101", "05/03/2018 noon", "43164"] {
        assert_eq!(read_date(text), None, "{text}");
    }
}

#[test]
fn a_word_for_nothing_or_never_is_an_open_end_and_nobody_no_child() {
    for end in ["NULL", "N/A", "31/12/9999", "01/01/1900", "31/12/4712"] {
        let files = [episodes(2018, &[&format!("A 01/05/2017 {end} S C2 U6 E4A"), "0 01/05/2017 - S C2 U6"])];
        assert_eq!(roll(&files, on("31/03/2018")), 1, "{end}");
    }
    let unreadable = [episodes(2018, &["A 01/05/2017 soon S C2 U6 E4A"])];
    assert_eq!(roll(&unreadable, on("31/03/2018")), 0);
}

#[test]
fn months_and_ages() {
    assert_eq!(add_months(on("30/11/2012"), 3), on("28/02/2013"));
    assert_eq!(add_months(on("31/08/2011"), 6), on("29/02/2012"));
    assert_eq!(add_months(on("31/03/2018"), -30), on("30/09/2015"));
    assert_eq!(rolling_start(on("31/03/2018")), on("01/04/2017"));
    assert_eq!((fy(on("31/03/2018")), fy(on("01/04/2018"))), (2018, 2019));
    let leap = Some(on("29/02/2004"));
    assert_eq!(age(leap, on("28/02/2010")), Some(5));
    assert_eq!(age(leap, on("01/03/2010")), Some(6));
    assert_eq!(age(leap, on("28/02/2004")), None);
}

#[test]
fn working_days() {
    assert_eq!(add_working_days(on("07/01/2013"), 20), on("04/02/2013"));
    assert_eq!(add_working_days(on("25/03/2013"), 20), on("24/04/2013"));
    let holidays =
        |year: i32| bank_holidays(year).iter().map(|day| day.format("%d/%m").to_string()).collect::<Vec<_>>();
    let mut of_2012 = holidays(2012);
    of_2012.sort_by_key(|text| text.split('/').rev().collect::<String>());
    assert_eq!(of_2012, ["02/01", "06/04", "09/04", "07/05", "04/06", "05/06", "27/08", "25/12", "26/12"]);
    assert!(holidays(2020).contains(&"08/05".to_string()) && !holidays(2020).contains(&"04/05".to_string()));
    assert!(holidays(2022).contains(&"27/12".to_string()) && holidays(2022).contains(&"19/09".to_string()));
    assert!(holidays(2021).contains(&"27/12".to_string()) && holidays(2021).contains(&"28/12".to_string()));
    assert!(holidays(2015).contains(&"28/12".to_string()) && holidays(2002).contains(&"03/06".to_string()));
    assert!(!holidays(2022).contains(&"30/05".to_string()) && holidays(2023).contains(&"08/05".to_string()));
}

#[test]
fn a_second_file_of_a_table_is_set_aside() {
    let files = [
        episodes(2018, &["A 01/05/2017 - S C2 U6"]),
        file("2018/placed_for_adoption.csv", &["CHILD,DATE_PLACED", "A,01/06/2017"]),
        file("2018/placed_for_adoption_errors.csv", &["CHILD,DATE_PLACED", "A,02/06/2017"]),
    ];
    assert_eq!(line(&files, "31/03/2018", "ADP-18").0, 1);
    let pooled = [
        episodes(2018, &["A 01/05/2017 - S C2 U6"]),
        file("2018/x.csv", &["child , Date_Placed,extra", "A,01/06/2017,1"]),
        file("2018/y.csv", &["CHILD,DATE_PLACED", "A,02/06/2017"]),
    ];
    assert_eq!(line(&pooled, "31/03/2018", "ADP-18").0, 2);
}

#[test]
fn rows_with_bad_dates_are_not_used() {
    let files = [episodes(
        2018,
        &["A 01/05/2017 31/02/2018 S C2 U6 X1", "B x - S C2 U6", "C 02/05/2017 01/05/2017 S C2 U6 X1"],
    )];
    assert_eq!(line(&files, "31/03/2018", "POP-01").0, 0);
    let years = |label: &str, decom: &str| {
        let row = format!("A,{decom},S,C2,U6,{label}");
        returns(&[file("flat.csv", &["CHILD,DECOM,RNE,LS,PLACE,YEAR", &row])])[0].year
    };
    assert_eq!(years("2017", "20/03/2018"), 2018);
    assert_eq!(years("2017", "20/03/2017"), 2017);
}

#[test]
fn year_of_a_return() {
    let files = [
        file("a/e.csv", &["CHILD,DECOM,RNE,LS,PLACE,DEC", "A,30/03/2018,S,C2,U6,05/04/2019", "B,x,S,C2,U6,"]),
        file("b/e.csv", &["CHILD,DECOM,RNE,LS,PLACE", "A,01/04/2018,S,C2,U6"]),
        file("c/e.csv", &["CHILD,DECOM,RNE,LS,PLACE", "C,02/04/2018,S,C2,U6"]),
        file("d/header.csv", &["CHILD,DOB,ETHNIC", "A,01/01/2010,WBRI"]),
    ];
    let all = returns(&files);
    assert_eq!(all.iter().map(|one| one.year).collect::<Vec<_>>(), [2018, 2019]);
    assert_eq!(all[1].rows("Episodes").len(), 2);
    assert_eq!(all[1].rows("Header").len(), 1);
}

#[test]
fn header_fields_come_from_the_newest_return_that_has_them() {
    let files = [
        episodes(2018, &["A 01/05/2017 - S C2 U6"]),
        episodes(2019, &["A 01/05/2017 - S C2 U6", "B 01/05/2017 - S C2 U6"]),
        file("2018/header.csv", &["CHILD,SEX,DOB,ETHNIC", "A,1,01/01/2010,wbri"]),
        file("2019/header.csv", &["CHILD,SEX,DOB,ETHNIC", "A,2,02/02/2o10,"]),
        file("2018/reviews.csv", &["CHILD,DOB,REVIEW", "B,05/05/2011,01/01/2018"]),
        file("2018/oc2.csv", &["CHILD,DOB,SDQ_SCORE", "B,06/05/2011,4"]),
    ];
    let people = loaded(&files, "31/03/2019").0.people;
    assert_eq!((people["A"].sex.as_str(), people["A"].ethnic.as_str()), ("2", "WBRI"));
    assert_eq!(people["A"].born, Some(on("01/01/2010")));
    assert_eq!(people["B"].born, Some(on("06/05/2011")));
}

#[test]
fn the_newest_return_holding_a_key_wins() {
    let files = [episodes(2018, &["A 01/05/2017 - S C2 U6"]), episodes(2019, &["A 01/05/2017 01/09/2018 S C2 U6 E4A"])];
    assert_eq!(line(&files, "31/03/2018", "POP-01").0, 1);
    assert_eq!(line(&files, "31/03/2019", "POP-05"), (1, -1, 0, 0));
}

#[test]
fn an_open_row_followed_by_another_ends_on_it() {
    let files = [episodes(2018, &["A 01/05/2017 - S C2 U6", "A 01/09/2017 - P C2 U4"])];
    let periods = periods(&files, "31/03/2018");
    assert_eq!(periods.len(), 1);
    assert_eq!(periods[0].rows[0].dec, Some(on("01/09/2017")));
    assert_eq!(periods[0].rows[0].rec, "X1");
    assert_eq!(super::periods(&files, "31/08/2017")[0].rows[0].dec, None);
}

#[test]
fn an_open_row_no_later_return_repeats_is_withdrawn() {
    let files = [episodes(2018, &["A 01/05/2017 - S C2 U6"]), episodes(2019, &["B 01/05/2018 - S C2 U6"])];
    assert_eq!(roll(&files, on("31/03/2018")), 1);
    assert_eq!(roll(&files, on("01/04/2018")), 0);
    assert_eq!(line(&files, "31/03/2018", "POP-05"), (0, -1, 0, 0));
    assert_eq!(line(&files, "01/04/2018", "POP-05"), (0, -1, 1, 0));
    // a return between that lacks the row does not matter
    let kept = [files[0].clone(), files[1].clone(), episodes(2020, &["A 01/05/2017 - S C2 U6"])];
    assert_eq!(roll(&kept, on("01/04/2019")), 1);
    assert_eq!(roll(&files[..1], on("01/04/2018")), 1);
}

#[test]
fn a_gap_of_one_day_starts_a_new_period() {
    let files = [episodes(2018, &["A 01/05/2017 01/06/2017 S C2 U6 X1", "A 03/06/2017 - P C2 U4"])];
    let all = periods(&files, "31/03/2018");
    assert_eq!(all.len(), 2);
    assert!(all[0].start_recorded && all[0].cease.is_none() && !all[1].start_recorded);
    assert_eq!(line(&files, "31/03/2018", "POP-03"), (1, -1, 0, 0));
    assert_eq!(line(&files, "31/03/2018", "POP-05"), (0, -1, 1, 0));
    let joined = [episodes(2018, &["A 01/05/2017 01/06/2017 S C2 U6 E4A", "A 01/06/2017 - S C2 U4"])];
    assert_eq!(periods_of(&joined), 1);
    assert_eq!(line(&joined, "31/03/2018", "POP-05"), (0, -1, 0, 0));
    let days = day_by_day(&files, on("05/06/2017")).remove(0);
    assert_eq!((days.child.as_str(), days.first), ("A", on("01/05/2017")));
    assert_eq!(days.in_care[30..], [true, false, false, true, true, true]);
    assert_eq!(days.placement[30..], [Some(0), None, None, Some(1), Some(1), Some(1)]);
}

fn periods_of(files: &[super::File]) -> usize {
    periods(files, "31/03/2018").len()
}

#[test]
fn half_open_and_short_breaks() {
    let files = [episodes(
        2018,
        &[
            "A 01/05/2017 31/03/2018 S C2 U6 E4A",
            "B 01/05/2017 01/04/2018 S C2 U6 E4A",
            "C 01/05/2017 - S V3 U6",
            "D 01/04/2018 - S C2 U6",
            "E 01/05/2017 01/05/2017 S C2 U6 E4A",
        ],
    )];
    assert_eq!(line(&files, "31/03/2018", "POP-01").0, 1);
    assert_eq!(line(&files, "31/03/2018", "POP-03").0, 2);
    assert_eq!(line(&files, "31/03/2018", "POP-05").0, 1);
    assert_eq!(reconciled(&files, on("31/03/2018")), 1);
}

#[test]
fn counts_of_the_year() {
    let rows = [
        "A 01/05/2017 - S V2 U6",              // 15 at start
        "B 01/05/2017 - S C2 U6",              // no birth date, but no section 20 either: a clear no
        "C 01/05/2017 - S V2 U6",              // no birth date
        "D 01/05/2017 01/06/2017 P V2 U6 E99", // start not recorded, unknown reason
        "E 01/05/2016 01/04/2017 S V2 U6 E4A",
    ];
    let files = [episodes(2018, &rows), born(2018, "01/01/2002", &["A", "D", "E"])];
    assert_eq!(line(&files, "31/03/2018", "POP-03"), (3, -1, 1, 0));
    assert_eq!(line(&files, "31/03/2018", "POP-15"), (1, 3, 1, 0));
    assert_eq!(line(&files, "31/03/2018", "POP-05"), (2, -1, 0, 0));
    assert_eq!(line(&files, "31/03/2018", "ADP-21"), (0, 2, 1, 0));
    assert_eq!(line(&files, "15/06/2017", "POP-09").0, 4);
    assert_eq!(line(&files, "29/04/2017", "POP-09").0, 0);
    assert_eq!(line(&files, "30/04/2017", "POP-09").0, 0);
}

#[test]
fn projection() {
    // 182 days to 31 March: starts 3 x 182/365, cease 1 x 182/365, one turns 18, one adoption
    let rows = [
        "A 01/05/2017 - S C2 U6",
        "B 01/05/2017 - S C2 U6",
        "C 01/05/2017 - S C2 A6",
        "D 01/05/2016 01/06/2017 S C2 U6 E4A",
    ];
    let header =
        file("2018/header.csv", &["CHILD,DOB,ETHNIC", "A,01/01/2000,WBRI", "B,01/01/2010,WBRI", "C,01/01/2015,WBRI"]);
    let files = [episodes(2018, &rows), header];
    // 3 + (3 - 1) x 182/365 - 2 = 1.997
    assert_eq!(line(&files, "30/09/2017", "POP-26").0, 2);
    assert_eq!(line(&files, "31/03/2018", "POP-26").0, 3);
    // without C's date of birth C leaves all the same, at 18 or adopted: 3 + (3 - 1) x 182/365 - 2 = 1.997
    let header = file("2018/header.csv", &["CHILD,DOB,ETHNIC", "A,01/01/2000,WBRI", "B,01/01/2010,WBRI"]);
    assert_eq!(line(&[episodes(2018, &rows), header], "30/09/2017", "POP-26").0, 2);
}
