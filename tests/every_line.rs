//! What is asked of every line at once: periods in one table, one earlier date, and what is set for all.

use scorecard::inside::calendar::Day;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::indicators;
use scorecard::inside::page::Session;
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::series::periods::Step;
use scorecard::inside::series::{Plan, points};
use serde_json::{Value, json};

const AS_AT: &str = "2026-03-31";

fn authority() -> Authority {
    Authority { children: 60, years: 3, seed: 5, ..Authority::default() }
}

fn session() -> Session {
    let mut session = Session::default();
    example::returns(&authority()).into_iter().for_each(|file| session.add(file.path, file.bytes));
    session.read();
    session
}

fn returns() -> Returns {
    let files = example::returns(&authority()).into_iter();
    returns::read(&files.map(|file| Source::new(file.path, file.bytes)).collect::<Vec<Source>>())
}

fn told(view: &impl serde::Serialize) -> Value {
    serde_json::to_value(view).unwrap()
}

fn all(value: &Value) -> Vec<Value> {
    value.as_array().unwrap().clone()
}

/// Each cell is the point of the line's series, and the table to take away has its value, or its reason where it has none.
#[test]
fn every_cell_is_the_point_of_its_line() {
    let (mut session, returns) = (session(), returns());
    let lines: Vec<_> = indicators::all().collect();
    for (key, step, most) in [("month", Step::Month, 12), ("quarter", Step::Quarter, 8), ("year", Step::Year, 3)] {
        assert!(all(&told(&session.periods(AS_AT, key).unwrap())["sections"][0]["rows"][0]["cells"])[0].is_null());
        while session.ask_periods(AS_AT, key).unwrap() > 0 {}
        let view = told(&session.periods(AS_AT, key).unwrap());
        let rows: Vec<Value> = all(&view["sections"]).iter().flat_map(|section| all(&section["rows"])).collect();
        let saved = told(&session.table("periods", AS_AT, "", key).unwrap());
        let plan = Plan::whole(step, Day::read(AS_AT.as_bytes()).unwrap(), &returns.records, returns.as_at);
        let series = points(&lines, &returns.records, &plan);
        assert_eq!((rows.len(), all(&view["periods"]).len()), (lines.len(), most));
        for ((line, points), (row, saved)) in lines.iter().zip(series).zip(rows.iter().zip(all(&saved["rows"]))) {
            assert_eq!((&row["id"], &saved[1]), (&line.id.into(), &line.id.into()));
            assert_eq!(row["over"], saved[4]);
            let (cells, saved) = (all(&row["cells"]), all(&saved));
            for ((point, cell), saved) in points[points.len() - most..].iter().zip(cells).zip(&saved[5..]) {
                assert_eq!(cell["gap"], json!(point.gap.map(|gap| gap.to_string())), "{} {}", line.id, point.last);
                let value = point.sound().map(|value| (value.tenths as f64 / 10.0).to_string());
                let wanted = value.or(point.gap.map(|gap| gap.to_string()));
                assert_eq!(saved.as_str(), wanted.as_deref(), "{} {}", line.id, point.last);
            }
        }
    }
    assert!(session.periods(AS_AT, "week").is_err());
}

/// Asked of a few lines at a time, the work is in many small parts, and what was begun goes on where it was left.
#[test]
fn what_was_begun_goes_on_where_it_was_left() {
    let mut session = session();
    let left = session.ask_periods(AS_AT, "month").unwrap();
    session.scorecard(AS_AT).unwrap();
    assert_eq!(session.ask_periods(AS_AT, "month").unwrap(), left - 1);
    assert!(left > 12 * 5);
    session.set_population("60,000").unwrap();
    assert_eq!(session.ask_periods(AS_AT, "month").unwrap(), left, "nothing of before stands beside what is set after");
}

#[test]
fn all_lines_are_set_beside_the_same_date() {
    let mut session = session();
    let mut head = |against: &str| {
        let columns = told(&session.columns(AS_AT, against).unwrap());
        (columns["against"].as_str().unwrap().to_owned(), columns["ago"].as_str().unwrap().to_owned())
    };
    let named = |words: &str, day: &str| (words.to_owned(), day.to_owned());
    assert_eq!(head(""), named("A year ago", "31 March 2025"));
    assert_eq!(head("last-month"), named("Last month", "28 February 2026"));
    assert_eq!(head("last-quarter"), named("Last quarter", "31 December 2025"));
    assert_eq!(head("last-outturn"), named("Last 31 March", "31 March 2025"));
    assert_eq!(head("2025-10-15"), named("Before", "15 October 2025"));
    for wrong in ["2026-03-31", "2026-04-01", "2001-01-01", "yesterday"] {
        assert!(session.columns(AS_AT, wrong).is_err(), "{wrong}");
    }
    let table = told(&session.table("scorecard", AS_AT, "", "last-month").unwrap());
    let headings = all(&table["headings"]);
    assert!(headings.contains(&"last month: value".into()) && headings.contains(&"since last month".into()));
    let (line, at) = (headings.iter().position(|one| one == "line").unwrap(), "last month: last day");
    let at = headings.iter().position(|one| one == at).unwrap();
    let row = all(&table["rows"]).into_iter().find(|row| row[line] == "POP-01").unwrap();
    assert_eq!(row[at], "2026-02-28");
}

fn form(more: Value) -> Value {
    let mut form = json!({"authority": "", "population": "", "set": "Committee", "percent": "", "publication": ""});
    more.as_object().unwrap().iter().for_each(|(key, value)| form[key] = value.clone());
    form
}

#[test]
fn counts_or_percent_are_set_for_all_lines_and_one_can_differ() {
    let mut session = session();
    let set = told(&session.set_all(&serde_json::from_value(form(json!({"shown": "counts"}))).unwrap()).unwrap());
    assert!(set["file"].as_str().unwrap().contains("\"shown\": \"counts\""));
    session.set_line("STB-02", &serde_json::from_value(json!({"shown": "percent"})).unwrap()).unwrap();
    let rows = all(&told(&session.columns(AS_AT, "").unwrap())["rows"]);
    let lead =
        |id: &str| rows.iter().find(|row| row["id"] == id).unwrap()["shown"]["lead"].as_str().unwrap().to_owned();
    assert!(lead("STB-01").contains(" of ") && lead("STB-02").ends_with('%'));
    let page = told(&session.settings_page(AS_AT).unwrap());
    assert_eq!((&page["form"]["shown"], &page["returns"][0]["name"]), (&"counts".into(), &"2025/26".into()));
}

/// What the Department has accepted is not provisional; what comes after its 31 March is.
#[test]
fn what_the_department_has_accepted_is_not_called_provisional() {
    let mut session = session();
    let accept = |session: &mut Session, year: &str| {
        let form = serde_json::from_value(form(json!({"accepted": year}))).unwrap();
        told(&session.set_all(&form).unwrap())["file"].as_str().unwrap().to_owned()
    };
    let standing = |session: &mut Session, as_at: &str| {
        let paper = told(&session.paper(as_at).unwrap()).to_string().contains("rovisional");
        let sheet = told(&session.sheet(as_at, "").unwrap())["standing"].as_str().unwrap().starts_with("Provisional");
        assert_eq!(paper, sheet, "the paper says what the sheet says");
        sheet
    };
    assert!(standing(&mut session, AS_AT));
    assert!(accept(&mut session, "2025").contains("\"accepted\": 2025"));
    assert!(!standing(&mut session, "2025-03-31") && !standing(&mut session, "2024-11-30"));
    assert!(standing(&mut session, "2025-04-30") && standing(&mut session, AS_AT));
    assert!(!accept(&mut session, "").contains("accepted"));
    assert!(standing(&mut session, "2025-03-31"));
}

#[test]
fn a_council_of_wales_answers_to_the_welsh_government() {
    let mut session = session();
    let mut standing = |settings: &str| {
        session.take_settings(settings.as_bytes()).unwrap();
        told(&session.sheet(AS_AT, "").unwrap())["standing"].as_str().unwrap().to_owned()
    };
    let of = |council: &str, words: &str| {
        format!(r#"{{"scorecard_settings": 1, "authority": {{"name": "{council}"}}, "paper": {{"words": "{words}"}}}}"#)
    };
    assert!(standing(&of("Leeds", "english")).ends_with("validated by the Department for Education."));
    assert!(standing(&of("Cardiff", "english")).ends_with("validated by the Welsh Government."));
    assert!(standing(&of("Leeds", "welsh")).ends_with("validated by the Welsh Government."));
}
