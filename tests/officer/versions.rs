//! An earlier version of the files beside them: what was only recorded late, by child, and no figure moved by it.

use scorecard::inside::indicators;
use scorecard::inside::page::{Asked, Session};
use scorecard::{Authority, Change, Choices, Day, History, Returns, Source};
use scorecard::{changes_of_versions, example_returns, read};
use serde_json::{Value, json, to_value};

const AS_AT: &str = "2026-03-31";

fn now() -> Vec<Source> {
    let authority = Authority { children: 150, years: 3, seed: 9, ..Authority::default() };
    example_returns(&authority).into_iter().map(|file| Source::new(file.path, file.bytes)).collect()
}

/// A date of a file as a number by which dates stand in order.
fn in_order(cell: &str) -> u32 {
    cell.rsplit('/').collect::<String>().parse().unwrap_or(0)
}

/// The episodes of the last year as they stood on 30 September: of those who began by then, ends after it blank, every
/// tenth child not yet recorded.
fn episodes_of_september(text: &str) -> String {
    let row = |(at, line): (usize, &str)| {
        let mut cells: Vec<&str> = line.split(',').collect();
        let is_recorded = cells[0].parse::<u32>().is_ok_and(|child| child % 10 != 0);
        if at > 0 && (!is_recorded || in_order(cells[1]) > 20_250_930) {
            return None;
        }
        if at > 0 && in_order(cells[7]) > 20_250_930 {
            (cells[7], cells[8], cells[9]) = ("", "", "");
        }
        Some(cells.join(",") + "\n")
    };
    text.lines().enumerate().filter_map(row).collect()
}

fn reviews_of_september(text: &str) -> String {
    let is_by_then =
        |(at, line): &(usize, &str)| *at == 0 || in_order(line.split(',').nth(2).unwrap_or_default()) <= 20_250_930;
    text.lines().enumerate().filter(is_by_then).map(|(_, line)| format!("{line}\n")).collect()
}

/// An earlier version of the last return.
fn september() -> Vec<Source> {
    let of = |name: &str, as_it_was: &dyn Fn(&str) -> String| {
        let path = format!("2025-26/{name}");
        let file = now().into_iter().find(|file| file.path.ends_with(&path)).unwrap();
        Source::new(format!("earlier version/{path}"), as_it_was(std::str::from_utf8(&file.bytes).unwrap()))
    };
    vec![
        of("episodes.csv", &episodes_of_september),
        of("header.csv", &str::to_owned),
        of("reviews.csv", &reviews_of_september),
    ]
}

fn add(session: &mut Session, files: Vec<Source>) {
    files.into_iter().for_each(|file| session.add(file.path, file.bytes));
}

/// The files of now, with an earlier version kept beside them where there is one.
fn session(earlier: Option<Vec<Source>>) -> (Session, Value) {
    let mut session = Session::default();
    if let Some(earlier) = earlier {
        add(&mut session, earlier);
        session.keep_as_earlier();
    }
    add(&mut session, now());
    let reading = to_value(session.read()).unwrap();
    (session, reading)
}

fn table(session: &mut Session, id: &str) -> Value {
    to_value(session.table("changed", AS_AT, id, "earlier-version").unwrap()).unwrap()
}

/// What a table says of each case: which of the two, the child, the day, and what changed.
fn told<'t>(table: &'t Value) -> Vec<Vec<&'t str>> {
    let headings: Vec<&str> = table["headings"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let place = |name: &&str| headings.iter().position(|heading| heading == name).unwrap();
    let places: Vec<usize> = ["which", "child", "day", "what changed", "before", "after"].iter().map(place).collect();
    let cells = |row: &'t Value| places.iter().map(|place| row[*place].as_str().unwrap()).collect();
    table["rows"].as_array().unwrap().iter().map(cells).collect()
}

/// The same as the command prints it.
fn wanted(which: &str, changes: &[Change]) -> Vec<Vec<String>> {
    let row = |change: &Change| {
        let standing = |standing: Option<scorecard::inside::judging::Standing>| {
            standing.map_or(String::new(), |standing| standing.key().to_owned())
        };
        let day = change.day.map_or(String::new(), Day::iso);
        let became = [change.became().key().to_owned(), standing(change.before), standing(change.after)];
        [vec![which.to_owned(), change.child.clone(), day], became.to_vec()].concat()
    };
    changes.iter().map(row).collect()
}

#[test]
fn what_was_recorded_late_and_what_happened_since_are_those_of_the_command() {
    let (mut session, reading) = session(Some(september()));
    assert_eq!(reading["earlier"]["as_at"], "2025-09-30");
    let (later, earlier) = (read(&now(), &Choices::default()), read(&september(), &Choices::default()));
    let at = |returns: &Returns, day: &str| History::at(&returns.records, Day::read(day.as_bytes()).unwrap());
    let (was, before, after) = (at(&earlier, "2025-09-30"), at(&later, "2025-09-30"), at(&later, AS_AT));
    let mut listed = [0, 0];
    for line in indicators::all().filter(|line| line.window.key() == "snapshot") {
        let table = table(&mut session, line.id);
        let told = told(&table);
        let changes = changes_of_versions(line, &was, &before, &after);
        for (place, (which, changes)) in
            [("only recorded late", changes.recorded_late), ("happened since", changes.happened_since)]
                .into_iter()
                .enumerate()
        {
            let told: Vec<&Vec<&str>> = told.iter().filter(|row| row[0] == which).collect();
            // Where one of the figures is missing nothing is listed.
            assert!(
                told.is_empty() || told == wanted(which, &changes).iter().collect::<Vec<_>>(),
                "{} {which}",
                line.id
            );
            listed[place] += usize::from(!told.is_empty());
        }
    }
    assert!(listed.iter().all(|lines| *lines > 5), "{listed:?}");
}

#[test]
fn the_three_figures_are_told_and_the_groups_make_their_difference() {
    let (mut session, _) = session(Some(september()));
    let number = |words: &str| words.chars().filter(char::is_ascii_digit).collect::<String>().parse::<i64>().unwrap();
    let count = |files: &[Source], day: &str| {
        let history = History::at(&read(files, &Choices::default()).records, Day::read(day.as_bytes()).unwrap());
        scorecard::inside::scorecard::line(indicators::find("POP-01").unwrap(), &history).figure.numerator
    };
    let figures = [count(&september(), "2025-09-30"), count(&now(), "2025-09-30"), count(&now(), AS_AT)];
    assert!(figures[0] < figures[1], "{figures:?}");
    let changed = to_value(session.changed("POP-01", "earlier-version", AS_AT).unwrap()).unwrap();
    let sentence = format!(
        "At 30 September 2025: the earlier version has {}, the files now have {}. At 31 March 2026: {}.",
        figures[0], figures[1], figures[2]
    );
    assert_eq!(changed["sentence"], sentence);
    let moved = |part: &Value| {
        let of = |key: &str| {
            let groups = part["groups"].as_array().unwrap();
            groups.iter().find(|group| group["key"] == key).map_or(0, |group| number(group["words"].as_str().unwrap()))
        };
        of("came in") - of("went out")
    };
    assert_eq!(moved(&changed["recorded_late"]), figures[1] - figures[0]);
    assert_eq!(moved(&changed), figures[2] - figures[1]);
    // OC2 is not in the earlier version: nobody seems to have come in.
    let without = to_value(session.changed("HLT-03", "earlier-version", AS_AT).unwrap()).unwrap();
    assert_eq!(without["recorded_late"]["groups"], json!([]));
    assert!(without["recorded_late"]["words"].as_str().unwrap().starts_with("There is nothing to list"));
    assert!(without["sentence"].as_str().unwrap().contains("no figure ("), "{}", without["sentence"]);
    let plain = to_value(session.changed("POP-01", "year-ago", AS_AT).unwrap()).unwrap();
    assert_eq!(plain["recorded_late"], Value::Null);
}

#[test]
fn the_list_is_marked_as_every_other_list_of_children() {
    let (mut session, _) = session(Some(september()));
    let list = table(&mut session, "POP-01");
    assert!(list["name"].as_str().unwrap().starts_with("OFFICIAL-SENSITIVE-children-changed-POP-01"));
    assert!(list["marking"].as_str().unwrap().contains("OFFICIAL-SENSITIVE"));
    assert!(list["title"].as_str().unwrap().contains("earlier version"));
}

/// Everything that the page is told of the files of now.
fn everything(session: &mut Session) -> Vec<String> {
    let mut all = vec![to_value(session.scorecard(AS_AT).unwrap()).unwrap()];
    while session.ask_quality(AS_AT).unwrap() {}
    all.push(to_value(session.quality(AS_AT).unwrap()).unwrap());
    all.push(to_value(session.sheet(AS_AT, "").unwrap()).unwrap());
    all.push(to_value(session.settings()).unwrap());
    for id in ["POP-01", "STB-01", "REV-02"] {
        all.push(to_value(session.children((id, AS_AT, "met"), &Asked::default(), (0, 500))).unwrap());
        all.push(to_value(session.changed(id, "year-ago", AS_AT).unwrap()).unwrap());
        all.push(to_value(session.table("changed", AS_AT, id, "year-ago").unwrap()).unwrap());
    }
    all.into_iter().map(|value| value.to_string()).collect()
}

#[test]
fn no_figure_and_no_list_knows_of_the_earlier_version() {
    let (mut alone, mut read_alone) = session(None);
    let (mut beside, mut read_beside) = session(Some(september()));
    assert_eq!(read_alone["earlier"].take(), Value::Null);
    assert_ne!(read_beside["earlier"].take(), Value::Null);
    assert_eq!(read_alone.to_string(), read_beside.to_string());
    assert_eq!(everything(&mut alone), everything(&mut beside));
    // Added to the others it would be counted.
    let mut pooled = Session::default();
    add(&mut pooled, september());
    add(&mut pooled, now());
    let pooled = to_value(pooled.read()).unwrap();
    assert_ne!(pooled["totals"], read_alone["totals"]);
    let is_told = |file: &Value| file["notices"].to_string().contains("RETURN_TWICE");
    assert!(pooled["files"].as_array().unwrap().iter().any(is_told));
    assert!(!read_beside["files"].as_array().unwrap().iter().any(is_told));
}

#[test]
fn it_is_kept_taken_out_and_refused_with_a_word() {
    let (mut kept, _) = session(Some(september()));
    let refusal =
        |session: &mut Session, as_at: &str| session.changed("POP-01", "earlier-version", as_at).err().unwrap();
    assert!(refusal(&mut kept, "2025-06-30").contains("Choose an as-at date of 30 September 2025 or later"));
    let same_day = to_value(kept.changed("POP-01", "earlier-version", "2025-09-30").unwrap()).unwrap();
    assert_eq!(same_day["groups"], json!([]));
    assert_ne!(same_day["recorded_late"]["groups"], json!([]));
    // Read again by other answers, it is still there.
    assert_eq!(to_value(kept.read()).unwrap()["earlier"]["as_at"], "2025-09-30");
    kept.clear();
    add(&mut kept, now());
    assert_eq!(to_value(kept.read()).unwrap()["earlier"], Value::Null);
    assert_eq!(refusal(&mut kept, AS_AT), "No earlier version of the files is kept.");
}

#[test]
fn what_cannot_be_used_is_named_and_compared_with_nothing() {
    let mut earlier = september();
    earlier.retain(|file| file.path.ends_with("header.csv"));
    earlier.push(Source::new("settings.json", SETTINGS));
    let (mut session, reading) = session(Some(earlier));
    assert!(reading["earlier"]["problem"].as_str().unwrap().contains("Episodes.csv is not among the files"));
    assert_eq!(reading["earlier"]["unused"], json!(["settings.json"]));
    assert_ne!(to_value(session.settings()).unwrap()["authority"], "Elsewhere", "nor are its settings taken");
    let refused = session.changed("POP-01", "earlier-version", AS_AT).err().unwrap();
    assert!(refused.contains("cannot be used"), "{refused}");
}

const SETTINGS: &str = "{\"scorecard_settings\": 1, \"authority\": {\"name\": \"Elsewhere\"}}";

#[test]
fn one_that_does_not_fit_beside_the_files_is_not_kept() {
    let mut session = Session::default();
    add(&mut session, september());
    session.add_refused("earlier version/missing.csv".to_owned(), b"", 1 << 31);
    session.keep_as_earlier();
    add(&mut session, now());
    let reading = to_value(session.read()).unwrap();
    assert!(reading["earlier"]["problem"].as_str().unwrap().contains("too large"));
    assert_eq!(reading["earlier"]["files"], json!([]));
    assert_eq!(reading["earlier"]["unused"].as_array().unwrap().len(), 4);
    assert_eq!(reading["as_at"], AS_AT, "the files of now are read as ever");
    assert!(session.changed("POP-01", "earlier-version", AS_AT).is_err());
}
