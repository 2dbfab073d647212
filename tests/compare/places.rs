//! The place of a figure among councils: in its region, of a count, and of the last whole year where a part of one has none.

use super::json_of;
use scorecard::inside::page::Session;
use serde_json::Value;

const COUNCILS: [&str; 6] = ["Ash", "Birch", "Cedar", "Damson", "Elm", "Fir"];

/// An authority in London, with the figures of a line of the year to 31 March 2025 for six councils of London and one of
/// the South West.
fn session(line: &str, values: [i64; 7]) -> Session {
    let mut session = super::example();
    let row = |(name, value): (&&str, &i64)| format!("{line},2025,{name},London,{value}\n");
    let rows: String = COUNCILS.iter().zip(&values).map(row).collect();
    let file = format!("measure,year,area,region,value\n{rows}{line},2025,Ivy,South West,{}\n", values[6]);
    session.add("own.csv".to_owned(), file.into());
    session.read();
    session.take_settings(br#"{"scorecard_settings": 1, "authority": {"name": "Ash"}}"#).unwrap();
    session
}

fn compared(session: &mut Session, line: &str, as_at: &str) -> Value {
    json_of(session.compare(line, as_at, "").unwrap())
}

/// The value of a line, as its own page has it.
fn value(session: &mut Session, line: &str, as_at: &str) -> f64 {
    json_of(session.indicator(line, as_at).unwrap())["line"]["value"].as_f64().unwrap()
}

#[test]
fn a_share_has_a_place_in_its_region_in_the_row_and_on_the_page() {
    let mut session = session("REV-02", [50, 1, 2, 3, 4, 5, 6]);
    let found = compared(&mut session, "REV-02", "2025-03-31");
    let of = |place: &str| (found[place]["rank"].as_i64(), found[place]["of"].as_i64());
    assert_eq!((of("placed"), of("in_region")), ((Some(1), Some(7)), (Some(1), Some(6))), "{found}");
    assert!(found["in_region"]["words"].as_str().unwrap().starts_with("1 of 6 councils in London"), "{found}");
    assert_eq!((&found["unfair"], &found["last_whole"]), (&Value::Null, &Value::Null));
    let columns = json_of(session.columns("2025-03-31", "").unwrap());
    let row = columns["rows"].as_array().unwrap().iter().find(|row| row["id"] == "REV-02").unwrap().clone();
    let place = row["place"].as_str().unwrap();
    assert!(place.starts_with("1st of 7 councils, the best quarter; 1st of 6 in London"), "{place}");
    assert_eq!(saved(&mut session, "REV-02"), ["1", "7", "London", "1", "6"]);
    assert_eq!(saved(&mut session, "REV-01"), [""; 5]);
}

/// The places of a line in the scorecard that is saved as a table.
fn saved(session: &mut Session, line: &str) -> [String; 5] {
    let table = json_of(session.table("scorecard", "2025-03-31", "", "").unwrap());
    let headings = table["headings"].as_array().unwrap();
    let at = |name: &str| headings.iter().position(|heading| *heading == name).unwrap();
    let row = table["rows"].as_array().unwrap().iter().find(|row| row[at("line")] == line).unwrap();
    ["place among councils", "of councils", "region", "place in the region", "of councils in the region"]
        .map(|name| row[at(name)].as_str().unwrap().to_owned())
}

/// Four councils of a region are too few.
#[test]
fn a_region_of_few_councils_has_no_place() {
    let mut session = super::example();
    let file = "measure,year,area,region,value\nREV-02,2025,Ash,London,50\nREV-02,2025,Birch,London,1\n\
                REV-02,2025,Cedar,London,2\nREV-02,2025,Damson,London,3\nREV-02,2025,Ivy,South West,4\n\
                REV-02,2025,Jay,South West,5\n";
    session.add("own.csv".to_owned(), file.into());
    session.read();
    session.take_settings(br#"{"scorecard_settings": 1, "authority": {"name": "Ash"}}"#).unwrap();
    let found = compared(&mut session, "REV-02", "2025-03-31");
    assert_eq!((&found["in_region"], found["placed"]["of"].as_i64()), (&Value::Null, Some(6)));
}

/// A count is placed on its page alone, which says why, and its rate where it has one.
#[test]
fn a_count_says_that_its_place_is_one_of_size() {
    let mut session = session("ADP-13", [30, 1, 2, 3, 4, 5, 6]);
    let found = compared(&mut session, "ADP-13", "2025-03-31");
    assert_eq!(found["in_region"]["of"], 6);
    assert!(found["unfair"].as_str().unwrap().starts_with("A count grows with a council"), "{found}");
    let columns = json_of(session.columns("2025-03-31", "").unwrap());
    let row = columns["rows"].as_array().unwrap().iter().find(|row| row["id"] == "ADP-13").unwrap().clone();
    assert_eq!(row["place"], Value::Null);
}

/// Starts since 1 April have no place beside whole years. Those of the last whole year have.
#[test]
fn a_part_of_a_year_has_the_place_of_the_last_whole_one() {
    let mut session = session("POP-03", [30, 1, 2, 3, 4, 1000, 1001]);
    let then = value(&mut session, "POP-03", "2025-03-31");
    let rank = 1 + [1, 2, 3, 4, 1000, 1001].iter().filter(|other| f64::from(**other) > then).count();
    let found = compared(&mut session, "POP-03", "2025-11-30");
    assert_eq!((&found["placed"], found["last_whole"]["rank"].as_u64()), (&Value::Null, Some(rank as u64)), "{found}");
    assert!(found["last_whole"]["words"].as_str().unwrap().contains("(2024/25)"), "{found}");
    let whole = compared(&mut session, "POP-03", "2025-03-31");
    assert_eq!((&whole["last_whole"], whole["placed"]["rank"].as_u64()), (&Value::Null, Some(rank as u64)));
}
