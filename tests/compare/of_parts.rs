//! A figure of others beside a part of a line: set by a form or a file, shown with the part, and never beside the line.

use super::{example, json_of};
use scorecard::inside::page::Session;
use serde_json::{Value, json};
use std::process::Command;

const AS_AT: &str = "2026-03-31";
const LINE: &str = "POP-15";
const NOW: &str = "Aged 14 to 17 and looked after under section 20 now";
const CLUB: &str = "Benchmarking club";

fn session() -> Session {
    let mut session = example();
    session.take_settings(br#"{"scorecard_settings": 1}"#).unwrap();
    session.scorecard(AS_AT).unwrap();
    session
}

fn keep(session: &mut Session, line: &str, part: &str, value: &str, year: &str) -> Value {
    let form = json!({"part": part, "name": CLUB, "value": value, "year": year, "source": "Club report"});
    json_of(session.keep_comparator(line, None, &serde_json::from_value(form).unwrap()).unwrap())
}

fn of_parts(session: &mut Session, line: &str, as_at: &str) -> Vec<Value> {
    json_of(session.indicator(line, as_at).unwrap())["of_parts"].as_array().unwrap().clone()
}

/// The group of a line that has a label, as its own breakdown has it.
fn group(session: &mut Session, line: &str, label: &str) -> Value {
    let detail = json_of(session.indicator(line, AS_AT).unwrap());
    let groups = detail["line"]["groups"].as_array().unwrap();
    groups.iter().find(|group| group["label"] == label).unwrap().clone()
}

fn texts(one: &Value, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| one[*key].as_str().unwrap_or("-").to_owned()).collect()
}

#[test]
fn a_figure_of_a_part_stands_with_the_part_and_not_with_the_line() {
    let mut session = session();
    let page = json_of(session.comparators(LINE).unwrap());
    assert!(page["parts"].as_array().unwrap().contains(&json!(NOW)), "{page}");
    assert_eq!(keep(&mut session, LINE, "Aged 3", "118", "2025-26")["faults"][0]["field"], "part");
    assert_eq!(keep(&mut session, LINE, NOW, "118.5", "2025-26")["faults"][0]["field"], "value");
    assert_eq!(keep(&mut session, LINE, NOW, "118", "2024-25")["faults"], json!([]));
    assert_eq!(keep(&mut session, LINE, NOW, "119", "2024-25")["faults"][0]["field"], "year");
    assert_eq!(keep(&mut session, LINE, "", "40", "2024-25")["faults"], json!([]), "the line has a place of its own");
    let all = of_parts(&mut session, LINE, AS_AT);
    let ours = group(&mut session, LINE, NOW)["numerator"].to_string();
    let said = texts(&all[0], &["part", "ours", "label", "shown", "year_words", "than"]);
    assert_eq!(said, [NOW, &ours, CLUB, "118", "2024/25, the latest before 2025/26", "-"], "a count is no level");
    assert_eq!(all.len(), 1);
    let of_line = json_of(session.compare(LINE, AS_AT, "").unwrap());
    let words: Vec<&Value> = of_line["comparators"].as_array().unwrap().iter().map(|one| &one["shown"]).collect();
    assert_eq!(words, ["40"]);
    let file = session.settings_file().unwrap();
    assert_eq!(json_of(session.take_settings(file.as_bytes()).unwrap())["faults"], json!([]));
    assert_eq!(of_parts(&mut session, LINE, AS_AT), all);
    session.remove_comparator(LINE, 0).unwrap();
    assert_eq!(of_parts(&mut session, LINE, AS_AT), [Value::Null; 0]);
}

/// Nothing of a later year, and of a day before the end of the year the same figure, as what it is of is said.
#[test]
fn its_year_is_that_of_the_figures_or_the_latest_before() {
    let mut session = session();
    keep(&mut session, LINE, NOW, "118", "2024-25");
    keep(&mut session, LINE, NOW, "95", "2025-26");
    let shown = |session: &mut Session, as_at: &str| -> Vec<String> {
        of_parts(session, LINE, as_at).iter().map(|one| one["shown"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(shown(&mut session, AS_AT), ["95"]);
    assert_eq!(shown(&mut session, "2025-03-31"), ["118"]);
    assert_eq!(shown(&mut session, "2024-03-31"), [""; 0]);
}

/// Of a share of a group as much is said as of the share of a line.
#[test]
fn a_share_of_a_group_has_a_verdict() {
    let mut session = session();
    let scorecard = json_of(session.scorecard(AS_AT).unwrap());
    let lines = scorecard["sections"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    let is_told = |group: &&Value| group["denominator"].as_i64() >= Some(10) && group["value"].as_f64() > Some(50.0);
    let of_shares = lines.filter(|line| line["unit"] == "percent" && line["id"] != "SAF-14");
    let found = of_shares.filter_map(|line| {
        let group = line["groups"].as_array().unwrap().iter().find(is_told)?;
        let can = line["numerator"] != line["denominator"] && group["name"] != "By part";
        can.then(|| (line["id"].as_str().unwrap().to_owned(), group["label"].as_str().unwrap().to_owned()))
    });
    let found: Vec<(String, String)> = found.collect();
    let (mut higher, mut alike) = (0, 0);
    for (line, part) in &found {
        let value = group(&mut session, line, part)["value"].to_string();
        keep(&mut session, line, part, "1", "2024-25");
        keep(&mut session, line, part, &value, "2025-26");
        let than = |session: &mut Session, at: usize| {
            let form = json!({"part": part, "name": format!("Other {at}"), "value": if at == 0 { "1" } else { &value },
                "year": "2025-26", "source": "S"});
            session.keep_comparator(line, None, &serde_json::from_value(form).unwrap()).unwrap();
            let all = of_parts(session, line, AS_AT);
            all.last().unwrap()["than"].as_str().map(str::to_owned)
        };
        higher += usize::from(than(&mut session, 0).is_some_and(|than| than.contains(" percentage points higher")));
        alike += usize::from(than(&mut session, 1).is_some_and(|than| than == "not clearly different"));
    }
    assert!(higher > 0 && alike > 0 && higher + alike <= 2 * found.len(), "{higher} {alike} {found:?}");
}

const FILE: &str = "measure,year,area,value,part\n\
    POP-15,2026,England,2310,Aged 14 to 17 and looked after under section 20 now\n\
    pop-15,2026,Regional club,72,aged 14 to 17 and looked after under Section 20 now\n\
    POP-15,2026,Regional club,41,\n\
    POP-15,2026,Regional club,5,No such part\n\
    POP-15,2026,Regional club,7.5,Started aged 5 to 13 under section 20\n\
    LACStable_2016on,2026,Regional club,9,Girls\n";

#[test]
fn a_file_names_the_part_and_every_row_is_accounted_for() {
    let mut session = session();
    session.add("club.csv".to_owned(), FILE.as_bytes().to_vec());
    let rows = json_of(session.read())["beside"].to_string();
    let all = of_parts(&mut session, LINE, AS_AT);
    let said: Vec<Vec<String>> = all.iter().map(|one| texts(one, &["part", "label", "shown"])).collect();
    assert_eq!(said, [[NOW, "England", "2,310"], [NOW, "Regional club", "72"], ["No such part", "Regional club", "5"]]);
    assert_eq!((all[2]["ours"].is_null(), all[1]["ours"].is_null()), (true, false));
    assert!(rows.contains("6 rows: 4 used, 2 set aside"), "{rows}");
    assert!(rows.contains("A part is of a line. Name the line by its number"), "{rows}");
    let compared = json_of(session.compare(LINE, AS_AT, "").unwrap());
    let shown: Vec<&Value> = compared["comparators"].as_array().unwrap().iter().map(|one| &one["shown"]).collect();
    assert_eq!(shown, ["41"]);
}

#[test]
fn similar_councils_have_a_mean_of_the_part() {
    let mut session = session();
    let councils = ["Barnet", "Bexley", "Brent", "Bromley", "Camden"];
    let neighbours: String = councils.iter().map(|name| format!("2026,Southwark,{name}\n")).collect();
    let figures: String =
        councils.iter().enumerate().map(|(at, name)| format!("POP-15,2026,{name},{},{NOW}\n", 10 * at + 10)).collect();
    session.add("neighbours.csv".to_owned(), format!("model_year,la_name,neighbour\n{neighbours}").into());
    session.add("own.csv".to_owned(), format!("measure,year,area,value,part\n{figures}").into());
    session.read();
    session.take_settings(br#"{"scorecard_settings": 1, "authority": {"name": "Southwark"}}"#).unwrap();
    let all = of_parts(&mut session, LINE, AS_AT);
    let mean = all.iter().find(|one| one["whose"] == "similar mean").unwrap();
    assert_eq!(texts(mean, &["label", "shown"]), ["Mean of 5 of 5 similar councils", "30"]);
}

#[test]
fn the_command_tells_it_as_data_and_as_a_table() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("of-parts");
    _ = std::fs::remove_dir_all(&folder);
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_scorecard")).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["example", folder.to_str().unwrap(), "--children", "60", "--years", "2"]);
    std::fs::write(folder.join("club.csv"), FILE).unwrap();
    let asked = ["figures", folder.to_str().unwrap(), "--indicator", LINE, "--as-at", AS_AT];
    let lines: Value = serde_json::from_str(&run(&asked)).unwrap();
    let of_parts = lines["lines"][0]["comparators_of_parts"].as_array().unwrap();
    assert_eq!((of_parts.len(), &of_parts[1]["value"]), (3, &json!(72.0)));
    let csv = run(&[&asked[..], &["--csv"]].concat());
    let row = csv.lines().find(|row| row.contains("comparator") && row.contains("Regional club")).unwrap();
    assert!(row.contains(&format!("comparator,{NOW}: Regional club,,2026-03-31,,,,,72.0,count")), "{row}");
}
