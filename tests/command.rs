//! The command: what it prints, what it writes, and how it fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scorecard::inside::example::{self, Authority};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scorecard")).args(arguments).output().unwrap()
}

/// An empty folder of this test's own.
fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// What the command prints when it succeeds.
fn printed(arguments: &[&str]) -> Value {
    let output = run(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What the command says when it fails: on standard error alone.
fn failed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(!output.status.success(), "{arguments:?} should fail");
    assert!(output.stdout.is_empty(), "{arguments:?} prints and fails");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(!errors.trim().is_empty() && !errors.contains("panicked"), "{errors}");
    errors
}

/// An invented authority in a folder of this name.
fn written_example(name: &str) -> PathBuf {
    let folder = empty_folder(name);
    let output = run(&["example", text(&folder), "--children", "80", "--years", "3", "--seed", "5"]);
    assert!(output.status.success());
    folder
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn line<'v>(printed: &'v Value, id: &str) -> &'v Value {
    printed["lines"].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap()
}

const LINE: [&str; 14] = [
    "id",
    "codes",
    "title",
    "unit",
    "window",
    "numerator",
    "denominator",
    "not_recorded",
    "unassessed",
    "value",
    "groups",
    "needs",
    "comparators",
    "never_beside",
];

/// More than these keys may stand beside them.
fn has_keys(value: &Value, wanted: &[&str]) {
    let keys = keys(value);
    assert!(wanted.iter().all(|key| keys.contains(key)), "{wanted:?} of {keys:?}");
}

#[test]
fn figures_are_json_of_the_agreed_shape() {
    let folder = written_example("shape");
    let printed = printed(&["figures", "--as-at", "2026-03-31", text(&folder)]);
    let wanted = ["as_at", "authority", "files", "lines", "notes", "published", "rates"];
    assert_eq!(keys(&printed), BTreeSet::from(wanted));
    assert_eq!(printed["as_at"], "2026-03-31");
    let lines = printed["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 184);
    assert_eq!(lines[107]["id"], "GOV-03", "the lines of the return come first, in their order");
    let needs_an_extract = |line: &Value| !line["missing"].as_array().unwrap().is_empty() && line["value"].is_null();
    let reads_the_return = |line: &&Value| line["id"] == "CAS-14";
    let others = || lines[109..].iter().filter(|line| !reads_the_return(line));
    assert!(others().all(needs_an_extract), "without an extract a line says what it needs");
    for line in printed["lines"].as_array().unwrap() {
        has_keys(line, &LINE);
        assert!(line["numerator"].is_i64() && line["unassessed"].is_i64() && line["not_recorded"].is_i64());
        assert!(line["denominator"].is_i64() || line["denominator"].is_null());
        assert!(line["codes"].is_array() && line["groups"].is_array() && line["needs"].is_array());
        assert!(line.get("cases").is_none(), "cases only where they are asked for");
    }
    for file in printed["files"].as_array().unwrap() {
        has_keys(file, &["name", "table", "rows", "used", "set_aside", "mended"]);
        let number = |key: &str| file[key].as_i64().unwrap();
        assert_eq!(number("rows"), number("used") + number("set_aside") + number("mended"), "{}", file["name"]);
    }
}

#[test]
fn the_definition_of_every_line_is_a_list() {
    let all = printed(&["definitions"]);
    let all = all["definitions"].as_array().unwrap();
    let says =
        |line: &Value| ["title", "section", "unit", "better", "window", "cases", "source"].map(|key| &line[key] != "");
    assert!(all.len() > 150 && all.iter().all(|line| says(line) == [true; 7]));
    let stability = all.iter().find(|line| line["id"] == "STB-01").unwrap();
    assert_eq!(stability["window"], "rolling12");
    assert!(stability["published"][0].as_str().unwrap().contains("LACStable_2016on"));
    let output = run(&["definitions", "--csv"]);
    let mut rows = csv::Reader::from_reader(output.stdout.as_slice());
    assert_eq!(rows.headers().unwrap().get(0), Some("id"));
    let ids: Vec<String> = rows.records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!(ids, all.iter().map(|line| line["id"].as_str().unwrap()).collect::<Vec<&str>>());
    let one = printed(&["definitions", "--indicator", "POP-01"]);
    assert_eq!(one["definitions"].as_array().unwrap().len(), 1);
    assert!(failed(&["definitions", "--indicator", "POP-99"]).contains("no indicator"));
}

#[test]
fn a_value_is_its_numerator_of_its_denominator() {
    let folder = written_example("value");
    let printed = printed(&["figures", "--as-at", "2026-03-31", text(&folder)]);
    for line in printed["lines"].as_array().unwrap().iter().filter(|line| line["unit"] == "percent") {
        let (n, d) = (line["numerator"].as_f64().unwrap(), line["denominator"].as_f64().unwrap_or(0.0));
        let value = line["value"].as_f64();
        assert_eq!(value.is_none(), d == 0.0 || !line["missing"].as_array().unwrap().is_empty(), "{line}");
        assert!(value.is_none_or(|value| (value - 100.0 * n / d).abs() <= 0.05 + 1e-9), "{line}");
    }
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let folder = written_example("same");
    let print = || run(&["figures", "--cases", text(&folder)]).stdout;
    assert_eq!(print(), print());
}

#[test]
fn one_indicator_alone() {
    let folder = written_example("one");
    let printed = printed(&["figures", "--as-at", "2026-03-31", "--indicator", "STB-01", text(&folder)]);
    let lines = printed["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["id"], "STB-01");
}

#[test]
fn the_day_comes_from_the_data_where_none_is_given() {
    let folder = written_example("day");
    assert_eq!(printed(&["figures", text(&folder)])["as_at"], "2026-03-31");
}

fn stands(cases: &[Value], standing: &str) -> usize {
    cases.iter().filter(|case| case["standing"] == standing).count()
}

#[test]
fn cases_make_the_figure() {
    let folder = written_example("cases");
    let printed = printed(&["figures", "--as-at", "2026-03-31", "--indicator", "LOC-04", "--cases", text(&folder)]);
    let line = line(&printed, "LOC-04");
    let cases = line["cases"].as_array().unwrap();
    let number = |key: &str| line[key].as_u64().unwrap() as usize;
    let in_denominator = stands(cases, "met") + stands(cases, "not met") + stands(cases, "not recorded");
    assert_eq!(stands(cases, "met"), number("numerator"));
    assert_eq!(stands(cases, "not recorded"), number("not_recorded"));
    assert_eq!(stands(cases, "cannot tell"), number("unassessed"));
    assert_eq!(in_denominator, number("denominator"));
}

#[test]
fn each_step_names_its_clause_its_answer_and_its_rows() {
    let folder = empty_folder("steps");
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n\
        A1,01/06/2017,S,V2,N1,U6,PR1,,\nB2,01/06/2017,S,V2,N1,K2,PR1,,\nC3,01/06/2017,S,V2,N1,U6,PR1,01/09/2017,E4A\n";
    let path = write(&folder, "2018/episodes.csv", episodes);
    let printed = printed(&["figures", "--as-at", "2018-03-31", "--indicator", "LOC-04", "--cases", &path]);
    let cases = line(&printed, "LOC-04")["cases"].as_array().unwrap();
    let of = |child: &str| cases.iter().find(|case| case["child"] == child).unwrap();
    assert_eq!(
        (&of("A1")["standing"], &of("B2")["standing"], &of("C3")["standing"]).clone(),
        (&Value::from("met"), &Value::from("not met"), &Value::from("excluded"))
    );
    let steps = of("A1")["steps"].as_array().unwrap();
    for step in steps {
        has_keys(step, &["clause", "answer", "because", "rows"]);
        assert_eq!(step["answer"], "yes");
    }
    let row = &steps.last().unwrap()["rows"][0];
    assert_eq!((row["line"].as_u64(), row["file"].as_str()), (Some(2), Some(path.as_str())));
}

/// Every case of every indicator is told in whole sentences, with a line that the file has.
#[test]
fn every_step_of_every_case_is_told() {
    let folder = written_example("told");
    let printed = printed(&["figures", "--as-at", "2026-03-31", "--cases", text(&folder)]);
    for line in printed["lines"].as_array().unwrap() {
        for case in line["cases"].as_array().unwrap() {
            let steps = case["steps"].as_array().unwrap();
            assert!(!case["child"].as_str().unwrap().is_empty(), "{}", line["id"]);
            for step in steps {
                let because = step["because"].as_str().unwrap();
                assert!(because.ends_with('.') && !because.contains(['{', '?']), "{}: {because}", line["id"]);
                assert!(step["rows"].as_array().unwrap().iter().all(|row| row["line"].as_u64() > Some(1)));
            }
            let answers: Vec<&str> = steps.iter().map(|step| step["answer"].as_str().unwrap()).collect();
            let decided = answers.iter().rposition(|answer| *answer != "yes").is_none_or(|at| at + 1 == answers.len());
            assert!(decided, "{}: a step after the one that decides: {answers:?}", line["id"]);
        }
    }
}

#[test]
fn folders_are_read_with_their_sub_folders_and_files_may_be_mixed() {
    let folder = written_example("mixed");
    let whole = printed(&["figures", "--as-at", "2026-03-31", text(&folder)]);
    let years: Vec<PathBuf> = ["2025-26", "2023-24", "2024-25"].map(|year| folder.join(year)).to_vec();
    let mut arguments = vec!["figures", "--as-at", "2026-03-31"];
    arguments.extend(years.iter().map(|year| text(year)));
    let apart = printed(&arguments);
    assert_eq!(apart["lines"], whole["lines"]);
    assert_eq!(apart["files"], whole["files"]);
    arguments.push(text(&years[0]));
    assert_eq!(printed(&arguments)["lines"], whole["lines"], "a folder named twice is read once");
    write(&folder, "notes/readme.txt", "not a table");
    let with_notes = printed(&["figures", "--as-at", "2026-03-31", text(&folder)]);
    assert_eq!(with_notes["lines"], whole["lines"], "a file that is no table changes no figure");
}

#[test]
fn the_example_is_that_of_the_library_and_the_same_each_time() {
    let folder = written_example("example");
    let authority = Authority { children: 80, years: 3, seed: 5, ..Authority::default() };
    let files = example::returns(&authority);
    assert!(files.len() > 30);
    for file in files {
        assert_eq!(std::fs::read(folder.join(&file.path)).unwrap(), file.bytes, "{}", file.path);
    }
    let printed = printed(&["figures", "--as-at", "2026-03-31", text(&folder)]);
    let aside = |file: &Value| file["set_aside"] == 0 && file["mended"] == 0 && file["used"] == file["rows"];
    assert!(printed["files"].as_array().unwrap().iter().all(aside), "every row of the example is used");
    assert!(line(&printed, "POP-01")["numerator"].as_i64() > Some(0));
}

#[test]
fn errors_say_what_is_wrong_and_do_not_repeat_a_cell() {
    assert!(failed(&[]).contains("scorecard figures"));
    assert!(failed(&["figure"]).contains("scorecard figures"));
    assert!(failed(&["figures"]).contains("Name the files or folders"));
    assert!(failed(&["figures", "no/such/folder"]).contains("no/such/folder"));
    let folder = written_example("errors");
    let of = |arguments: &[&str]| failed(&[&["figures", text(&folder)], arguments].concat());
    assert!(of(&["--as-at", "31/02/2018"]).contains("--as-at"));
    assert!(of(&["--as-at"]).contains("--as-at needs a value"));
    assert!(of(&["--as-at", "2027-04-01"]).contains("31 March 2027"));
    assert!(of(&["--indicator", "STB-99"]).contains("no indicator"));
    assert!(of(&["--sideways"]).contains("--sideways"));
    assert!(of(&["--compare", "soon"]).contains("--compare"));
    assert!(of(&["--series", "week"]).contains("--series"));
    assert!(of(&["--settings", "no/such/file"]).contains("no/such/file"));
    assert!(failed(&["example"]).contains("folder"));
    assert!(failed(&["example", text(&folder), "--children", "many"]).contains("--children"));
}

#[test]
fn a_line_stands_beside_its_aim_an_earlier_date_and_its_own_past() {
    let folder = written_example("over-time");
    let settings = write(
        &empty_folder("settings"),
        "settings.json",
        "{\"scorecard_settings\": 1, \"odd\": 1, \"lines\": {\"STB-01\": {\"target\": {\"value\": 9, \"from\": \"local\"}}}}",
    );
    let asked = ["--compare", "year-ago", "--series", "quarter", "--settings", &settings, "--indicator", "STB-01"];
    let printed = printed(&[&["figures", "--as-at", "2026-03-31"][..], &asked, &[text(&folder)]].concat());
    assert_eq!(printed["settings"]["faults"].as_array().unwrap().len(), 1);
    let line = line(&printed, "STB-01");
    assert_eq!(
        (&line["target"]["value"], &line["target"]["from"]),
        (&serde_json::json!(9.0), &serde_json::json!("local"))
    );
    assert!(line["rating"].is_string() && line["interval"]["low"].is_number());
    assert_eq!(line["compare"]["then"]["last"], "2025-03-31");
    let points = line["series"]["points"].as_array().unwrap();
    let last = points.last().unwrap();
    assert_eq!((&last["last"], &last["value"]), (&serde_json::json!("2026-03-31"), &line["value"]));
    assert!(points.iter().all(|point| point["value"].is_null() != point["gap"].is_null() || point == last));
}

#[test]
fn tidy_csv_has_one_value_a_cell_and_says_the_same() {
    let folder = written_example("tidy");
    let arguments = ["figures", "--as-at", "2026-03-31", "--series", "year", text(&folder)];
    let printed = printed(&arguments);
    let output = run(&[&arguments[..], &["--csv"]].concat()).stdout;
    let mut reader = csv::Reader::from_reader(output.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of = |kind: &str| rows.iter().filter(|row| &row[2] == kind).count();
    assert_eq!(of("figure"), printed["lines"].as_array().unwrap().len());
    let points = |line: &Value| line["series"]["points"].as_array().unwrap().len();
    assert_eq!(of("series"), printed["lines"].as_array().unwrap().iter().map(points).sum::<usize>());
    let stability = rows.iter().find(|row| &row[0] == "STB-01" && &row[2] == "figure").unwrap();
    assert_eq!(stability[6].parse::<i64>().unwrap(), line(&printed, "STB-01")["numerator"].as_i64().unwrap());
    assert_eq!(&stability[5], "2026-03-31");
}

#[test]
fn a_line_is_told_by_one_thing_or_two_as_json_and_as_csv() {
    let folder = written_example("cohorts");
    let arguments = ["figures", "--indicator", "STB-01", "--by", "age 5-13 14-17,ethnicity", text(&folder)];
    let printed = printed(&arguments);
    let (line, by) = (line(&printed, "STB-01"), &line(&printed, "STB-01")["by"]);
    let rows = by["rows"].as_array().unwrap();
    let sum = |name: &str| rows.iter().map(|row| row[name].as_i64().unwrap()).sum::<i64>();
    assert_eq!(
        (sum("numerator"), sum("denominator")),
        (line["numerator"].as_i64().unwrap(), line["denominator"].as_i64().unwrap())
    );
    assert!(rows.iter().any(|row| row["age"] == "14 to 17" && row["ethnicity in detail"] == "White British"));
    assert!(by["why"].is_null());
    let output = run(&[&arguments[..], &["--csv"]].concat()).stdout;
    let mut reader = csv::Reader::from_reader(output.as_slice());
    let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(headings[..5], ["line", "as at", "age", "ethnicity in detail", "numerator"]);
    assert_eq!(reader.records().map(Result::unwrap).count(), rows.len());
    assert!(failed(&["figures", "--by", "height", text(&folder)]).contains("legal status"));
}

#[test]
fn a_line_without_groups_says_why_in_the_csv_too() {
    let folder = written_example("without-groups");
    let numbers =
        "INDICATOR,PERIOD_END,NUMERATOR,DENOMINATOR,VALUE,PERIOD_START\nFDR-02,31/03/2026,30,60,,01/04/2025\n";
    write(&folder, "typed_numbers.csv", numbers);
    for id in ["POP-08", "POP-26", "FDR-02"] {
        let arguments = ["figures", "--as-at", "2026-03-31", "--indicator", id, "--by", "age,sex", text(&folder)];
        let why = line(&printed(&arguments), id)["by"]["why"].as_str().unwrap().to_owned();
        let output = run(&[&arguments[..], &["--csv"]].concat()).stdout;
        let mut reader = csv::Reader::from_reader(output.as_slice());
        assert_eq!(reader.headers().unwrap().iter().next_back(), Some("without groups"));
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let cells: Vec<&str> = rows[0].iter().filter(|cell| !cell.is_empty()).collect();
        assert_eq!((rows.len(), cells), (1, vec![id, "2026-03-31", why.as_str()]));
    }
}

#[test]
fn a_typed_number_has_its_own_days_in_the_figures() {
    let folder = written_example("typed-days");
    let numbers = "INDICATOR,PERIOD_END,NUMERATOR,DENOMINATOR,VALUE,PERIOD_START\n\
                   FDR-01,31/03/2025,1064,,,01/04/2024\nFDR-05,30/11/2025,88,,,\n";
    write(&folder, "typed_numbers.csv", numbers);
    let arguments = ["figures", "--as-at", "2025-11-30", text(&folder)];
    let printed = printed(&arguments);
    let typed = |id: &str| line(&printed, id)["typed"].clone();
    assert_eq!(typed("FDR-01"), serde_json::json!({ "first": "2024-04-01", "last": "2025-03-31" }));
    assert_eq!(typed("FDR-05"), serde_json::json!({ "first": null, "last": "2025-11-30" }));
    assert!(typed("POP-01").is_null());
    let csv = String::from_utf8(run(&[&arguments[..], &["--csv"]].concat()).stdout).unwrap();
    let row = |id: &str| csv.lines().find(|row| row.starts_with(id)).unwrap();
    assert!(row("FDR-01").contains(",figure,,2024-04-01,2025-03-31,1064,"), "{}", row("FDR-01"));
    assert!(row("FDR-05").contains(",figure,,,2025-11-30,88,"), "{}", row("FDR-05"));
    assert!(row("POP-01").contains(",figure,,,2025-11-30,"), "{}", row("POP-01"));
}

/// The file of what was published is that of the page, and is read with the files of the next report.
#[test]
fn the_sheet_writes_what_was_published_and_reads_it_again() {
    let folder = written_example("released");
    let file = empty_folder("released-file").join("published-2025-06-30.csv");
    let release = |as_at: &str| {
        let sheet = run(&["sheet", "--as-at", as_at, "--released", text(&file), "--json", text(&folder)]);
        assert!(sheet.status.success(), "{}", String::from_utf8_lossy(&sheet.stderr));
        (serde_json::from_slice::<Value>(&sheet.stdout).unwrap(), std::fs::read_to_string(&file).unwrap())
    };
    let (_, table) = release("2025-06-30");
    let mut session = scorecard::Session::default();
    for file in example::returns(&Authority { children: 80, years: 3, seed: 5, ..Authority::default() }) {
        session.add(file.path, file.bytes);
    }
    session.read();
    assert_eq!(table, format!("\u{FEFF}{}", session.released_file("2025-06-30", "").unwrap()));
    write(&folder, "published-2025-06-30.csv", &table);
    let (sheet, both) = release("2025-09-30");
    assert!(sheet["release"]["unchecked"].to_string().contains("published at 30 June 2025"), "{}", sheet["release"]);
    assert!(both.contains("\r\n2025-06-30,") && both.contains("\r\n2025-09-30,"), "the rows of both");
}

#[test]
fn those_who_started_are_told_year_by_year_as_json_and_as_csv() {
    let folder = written_example("entrants");
    let printed = printed(&["entrants", text(&folder)]);
    let rows = printed["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &printed["as_at"]), (12, &"2026-03-31".into()));
    let starts = self::printed(&["figures", "--indicator", "POP-03", text(&folder)]);
    assert_eq!(rows[8]["started"], line(&starts, "POP-03")["numerator"]);
    assert_eq!(rows[11]["gap"], "Not over before 31 March 2028.");
    let csv = String::from_utf8(run(&["entrants", "--csv", text(&folder)]).stdout).unwrap();
    assert!(csv.starts_with("started from,started to,within months,started,left,percent left,returned home,"), "{csv}");
    assert_eq!(csv.lines().count(), 13);
}

#[test]
fn changes_between_two_dates_name_the_children() {
    let folder = written_example("changes");
    let arguments = ["changes", "--from", "2025-03-31", "--to", "2026-03-31", "--indicator", "POP-01", text(&folder)];
    let printed = printed(&arguments);
    let changes = printed["lines"][0]["happened_since"].as_array().unwrap();
    let number = |became: &str| changes.iter().filter(|change| change["became"] == became).count() as i64;
    let at = |day: &str| {
        let printed = self::printed(&["figures", "--as-at", day, "--indicator", "POP-01", text(&folder)]);
        line(&printed, "POP-01")["numerator"].as_i64().unwrap()
    };
    assert_eq!(number("came in") - number("went out"), at("2026-03-31") - at("2025-03-31"));
    assert!(failed(&["changes", text(&folder)]).contains("--from"));
    let rows = String::from_utf8(run(&[&arguments[..], &["--csv"]].concat()).stdout).unwrap();
    assert_eq!(rows.lines().count(), changes.len() + 1);
}

/// A year after the newest return there are figures, with a note; beyond, and before the first, there are none (D63).
#[test]
fn dates_far_from_the_files_have_no_figures() {
    let folder = written_example("far");
    let at = |command: &'static str, day: &'static str| run(&[command, "--as-at", day, text(&folder)]);
    for command in ["figures", "problems"] {
        let is_told = |day| String::from_utf8_lossy(&at(command, day).stderr).contains("The returns cover 1 April");
        assert!(is_told("2027-04-01") && is_told("1999-03-31"), "{command}");
        assert!(at(command, "2027-03-31").status.success(), "{command}");
    }
    let notes = |day| printed(&["figures", "--as-at", day, text(&folder)])["notes"].as_array().unwrap().len();
    assert_eq!([notes("2026-03-31"), notes("2027-03-31")], [0, 1]);
}

/// The files of a year with the Episodes of the year before are read as that year's, and the scorecard says so.
#[test]
fn reviews_that_go_on_after_the_newest_episodes_are_told() {
    let folder = written_example("outlived");
    let mut years: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    years.retain(|path| path.join("episodes.csv").exists());
    years.sort();
    let [.., before, newest] = years.as_slice() else { panic!("two years") };
    let notes = || printed(&["figures", text(newest)])["notes"].to_string();
    assert!(!notes().contains("Reviews go on"));
    std::fs::copy(before.join("episodes.csv"), newest.join("episodes.csv")).unwrap();
    assert!(notes().contains("Reviews go on after 31 March 2025, where the newest Episodes end."), "{}", notes());
}

const SECRET: &str = "Zebedee";

/// A file in which every cell that can be wrong is wrong, in words that would be known again.
fn broken(folder: &Path) -> String {
    let rows = [
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REMARK".to_owned(),
        format!("A1,{SECRET},S,V2,N1,U6,PR1,,,"),
        format!("A1,01/04/2017,{SECRET},{SECRET},{SECRET},{SECRET},{SECRET},{SECRET},{SECRET},"),
        format!("A1,01/04/2017,{SECRET},{SECRET},{SECRET},{SECRET},{SECRET},,{SECRET},"),
        format!(",01/04/2017,S,V2,N1,U6,PR1,,,{SECRET}"),
        format!("A1,01/04/2017,S,{SECRET}"),
        format!("A1,01/04/2017,S,V2,N1,U6,PR1,01/05/2017,{SECRET},,{SECRET},{SECRET}"),
    ];
    write(folder, "episodes.csv", &rows.join("\n"))
}

#[test]
fn nothing_that_is_said_of_a_file_repeats_a_cell() {
    let folder = empty_folder("secret");
    broken(&folder);
    write(&folder, "header.csv", &format!("CHILD,SEX,DOB,ETHNIC\nA1,{SECRET},{SECRET},{SECRET}\n"));
    write(&folder, "other.csv", &format!("{SECRET},{SECRET}\n{SECRET},1\n"));
    let output = run(&["figures", "--as-at", "2018-03-31", "--cases", text(&folder)]);
    assert!(output.status.success());
    for stream in [&output.stdout, &output.stderr] {
        let text = String::from_utf8_lossy(stream).to_lowercase();
        assert!(!text.contains(&SECRET.to_lowercase()), "{text}");
    }
}

#[test]
fn a_file_that_cannot_be_used_is_named_and_the_others_are_read() {
    let folder = empty_folder("unusable");
    write(&folder, "episodes.csv", "CHILD,DECOM,RNE,LS,PLACE,DEC\nA1,01/06/2017,S,V2,U6,\n");
    let odd = write(&folder, "odd.csv", "PK\u{3}\u{4}");
    let printed = printed(&["figures", "--as-at", "2018-03-31", text(&folder)]);
    let file = printed["files"].as_array().unwrap().iter().find(|file| file["name"] == odd.as_str()).unwrap().clone();
    assert!(file["table"].is_null());
    assert_eq!(file["notices"][0]["lines"][0], 1);
    assert!(file["notices"][0]["message"].as_str().unwrap().contains("CSV"));
    assert_eq!(line(&printed, "POP-01")["numerator"], 1);
}

#[test]
fn every_file_of_a_folder_is_read_or_refused_by_name() {
    let folder = empty_folder("every-file");
    let episodes =
        "CHILD\tDECOM\tRNE\tLS\tCIN\tPLACE\tPLACE_PROVIDER\tDEC\tREC\nA1\t01/06/2025\tS\tC2\tN1\tU4\tPR1\t\t\n";
    for name in ["episodes.txt", "more/episodes.tsv", "other/episodes.csv.txt"] {
        write(&folder, name, episodes);
    }
    for (name, start) in
        [("old.xls", "\u{1}"), ("open.ods", "PK\u{3}\u{4}mimetype"), ("all.zip", "PK\u{3}\u{4}"), ("note", "A note.")]
    {
        write(&folder, name, start);
    }
    for name in [".DS_Store", "thumbs.db", "desktop.ini", "~$Returns.xlsx", ".git/config", "__MACOSX/._episodes.csv"] {
        write(&folder, name, "left by the system");
    }
    let found = printed(&["findings", text(&folder)]);
    let outcome = |file: &Value| {
        let name = file["name"].as_str().unwrap().strip_prefix(text(&folder)).unwrap()[1..].to_owned();
        (
            name,
            file["table"] == "Episodes",
            file["outcome"] == "refuse",
            file["findings"].as_array().unwrap().is_empty(),
        )
    };
    let read = |name: &str| (name.to_owned(), true, false, false);
    let refused = |name: &str| (name.to_owned(), false, true, false);
    let found: Vec<_> = found["files"].as_array().unwrap().iter().map(outcome).collect();
    let expected = [
        refused("all.zip"),
        read("episodes.txt"),
        read("more/episodes.tsv"),
        refused("note"),
        refused("old.xls"),
        refused("open.ods"),
        read("other/episodes.csv.txt"),
    ];
    let in_order = |mut files: Vec<_>| {
        files.sort();
        files
    };
    assert_eq!(in_order(found), in_order(expected.to_vec()));
}

#[test]
fn the_authority_of_a_report_is_written_with_its_settings_and_makes_its_paper() {
    let folder = empty_folder("report");
    assert!(run(&["example", text(&folder), "--report", "003"]).status.success());
    let settings = folder.join("scorecard-settings.json");
    let output = run(&["paper", text(&folder), "--settings", text(&settings)]);
    let paper = String::from_utf8(output.stdout).unwrap();
    assert!(paper.contains("14 of 200 (7.0%)") && paper.contains("3 February 2009"), "{paper}");

    let errors = failed(&["example", text(&folder), "--report", "3"]);
    assert!(errors.contains("004: as in a portfolio progress report, 2011"), "{errors}");
}
