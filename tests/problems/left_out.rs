//! What reading left out is a finding like any other: with the child as all files have it, and in the returns of which
//! the check is asked.

use super::{Found, day, file, sheet};
use scorecard::inside::file::Source;
use scorecard::inside::page::Session;

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC\n";
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n";

/// Five children, of whom the fifth has one episode, which starts on 31 February.
fn five(in_header: impl Fn(u32) -> String, in_episodes: impl Fn(u32) -> String) -> Vec<Source> {
    let header: String = (1..=5).map(|child| format!("{},1,01/02/2010,WBRI\n", in_header(child))).collect();
    let start = |child| if child == 5 { "31/02/2017" } else { "01/06/2017" };
    let episodes: String =
        (1..=5).map(|child| format!("{},{},S,C2,N1,U6,PR1,,\n", in_episodes(child), start(child))).collect();
    vec![file("header.csv", &(HEADER.to_owned() + &header)), file("episodes.csv", &(EPISODES.to_owned() + &episodes))]
}

#[test]
fn the_list_to_send_names_the_children_whose_numbers_were_mended() {
    let plain = |child: u32| format!("1{child:04}");
    let written: [(&str, Vec<Source>); 5] = [
        ("00005", five(|child| format!("{child:05}"), |child| child.to_string())),
        ("10005", five(plain, |child| format!("{}.0", plain(child)))),
        ("10005", five(plain, |child| format!("'{}", plain(child)))),
        ("35110005", five(plain, |child| format!("351{}", plain(child)))),
        ("a5", five(|child| format!("A{child}"), |child| format!("a{child}"))),
    ];
    for (number, sources) in written {
        let mut session = Session::default();
        sources.into_iter().for_each(|source| session.add(source.path, source.bytes));
        session.read();
        let list = session.send_list("2018-03-31", "141").unwrap();
        let rows: Vec<&str> = list.lines().skip(1).collect();
        assert_eq!(rows.len(), 1, "{number}");
        let place = format!("\"{number}\",\"2017/18\",\"episodes.csv\",\"6\",");
        assert!(rows[0].starts_with(&place), "{} is not {place}", rows[0]);
        let quality = serde_json::to_value(session.quality("2018-03-31").unwrap()).unwrap();
        let found = quality["findings"].as_array().unwrap().iter().find(|found| found["code"] == "141").unwrap();
        assert_eq!(found["rows_words"], "1 row of 1 child");
    }
}

#[test]
fn every_row_is_listed_however_many_there_are() {
    let rows: Vec<String> = (0..50).map(|child| format!("E CHILD=C{child} DECOM=31/02/2018")).collect();
    let found = Found::new(&sheet::files(&rows, 2018), day("31/03/2018"));
    assert_eq!((found.rows("141"), found.problems.finding("141").unwrap().children.len()), (50, 50));
}

#[test]
fn a_check_is_asked_of_the_returns_for_which_it_holds() {
    let worker = ["17:W SW_DECOM=31/02/2017 SW_DEC=01/01/2017", "W SW_DECOM=31/02/2024"].map(str::to_owned);
    let found = Found::new(&sheet::files(&worker, 2024), day("31/03/2024"));
    assert_eq!(found.rows("SW04STG1"), 1);
    let twice = ["17:2 TEETH_CHECK=0", "17:2 TEETH_CHECK=1", "17:3 IN_TOUCH=YES", "17:3 IN_TOUCH=NO"];
    let old = Found::new(&sheet::files(&twice.map(str::to_owned), 2018), day("31/03/2018"));
    assert_eq!((old.rows("INT33"), old.rows("INT34")), (0, 0));
    let then = Found::new(&sheet::files(&twice.map(str::to_owned), 2018), day("31/03/2017"));
    assert_eq!((then.rows("INT33"), then.rows("INT34")), (1, 1));
}

#[test]
fn a_row_belongs_to_its_own_return_in_a_file_of_several() {
    let row = |child: &str, start: &str, year: i32| format!("{child},{start},S,C2,N1,U6,PR1,,,{year}\n");
    let rows = [row("A", "01/06/2016", 2016), row("B", "31/06/2016", 2016), row("A", "01/06/2017", 2017)];
    let text = EPISODES.replace("REC\n", "REC,YEAR\n") + &rows.concat();
    let found = Found::new(&[file("episodes.csv", &text)], day("31/03/2018"));
    let years: Vec<i32> = found.problems.finding("141").unwrap().hits.iter().map(|hit| hit.year).collect();
    assert_eq!(years, [2017]);
}
