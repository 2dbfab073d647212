//! Rates for each 10,000 children: every point beside a second plain computation, and what a rate may say of its number.

use crate::agree::{oracle_figures, oracle_files};
use crate::support::sheets::{invented, sources};
use scorecard::inside::calendar::Day;
use scorecard::inside::compare::population::residents;
use scorecard::inside::compare::published;
use scorecard::inside::example::Authority;
use scorecard::inside::file::Source;
use scorecard::inside::indicators::find;
use scorecard::inside::judging::Indicator;
use scorecard::inside::page::Session;
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::series::earlier::{self, Against};
use scorecard::inside::series::periods::Step;
use scorecard::inside::series::{Plan, points};
use serde_json::Value;
use std::sync::Arc;

const POPULATION: &str = "measure,year,area,value\n\
    Population 0-17,2019,Ash,61000\nPopulation 0-17,2020,Ash,61500\nPopulation 0-17,2022,Ash,59000\n";
const SETTINGS: &str = r#"{"scorecard_settings": 1, "authority": {"name": "Ash"}}"#;

/// What stands in the file for the year that ends in a year, read plainly: the row of the year before it, or the last
/// row before that.
fn plainly(year: i32) -> Option<i64> {
    let rows = POPULATION.lines().skip(1).map(|row| row.split(',').collect::<Vec<&str>>());
    let numbers = rows.map(|row| (row[1].parse::<i32>().unwrap(), row[3].parse::<i64>().unwrap()));
    numbers.filter(|(mid_year, _)| *mid_year < year).max().map(|(_, persons)| persons)
}

fn authority() -> Authority {
    Authority { children: 90, years: 4, seed: 7, last_year_end: 2022 }
}

fn returns(sources: &[Source]) -> Returns {
    let published = published::read(&[Source::new("population.csv", POPULATION)]);
    let mut returns = returns::read(sources);
    let council = published.areas.authority("Ash");
    Arc::get_mut(&mut returns.records).unwrap().given.residents = residents(&published, council, None, Some(2022));
    returns
}

fn rates() -> [(&'static Indicator, &'static str); 3] {
    ["POP-02", "POP-04", "POP-06"].map(|id| find(id).unwrap()).map(|rate| (rate, rate.rate_of.unwrap()))
}

#[test]
fn every_point_is_the_number_of_its_date_of_the_children_of_its_own_year() {
    let sources = sources(&invented(&authority()));
    let (returns, oracle) = (returns(&sources), oracle_files(&sources));
    let as_at = Day::read(b"2022-03-31").unwrap();
    let plan = Plan::whole(Step::YearToDate, as_at, &returns.records, returns.as_at);
    let lines = rates().map(|(rate, _)| rate);
    let (mut values, mut gaps) = (0, 0);
    for ((rate, of), points) in rates().iter().zip(points(&lines, &returns.records, &plan)) {
        for point in points.iter().step_by(5) {
            let Some(persons) = plainly(point.last.year_end()) else {
                assert_eq!(point.gap.unwrap().key(), "no population", "{} at {}", rate.id, point.last);
                assert!(point.gap.unwrap().to_string().contains("is not known for 2018/19"), "{}", point.last);
                gaps += 1;
                continue;
            };
            let (counted, ..) = oracle_figures(&oracle, point.last)[of];
            let value = point.value.unwrap();
            assert_eq!((value.figure.numerator, value.figure.denominator), (counted, Some(persons)), "{}", rate.id);
            let per_10_000 = (10_000.0 * counted as f64 / persons as f64).round() as i64;
            assert_eq!(value.tenths, 10 * per_10_000, "{} at {}", rate.id, point.last);
            values += 1;
        }
    }
    assert!(values > 10 && gaps > 2, "{values} values, {gaps} gaps");
}

/// The part of a year stands beside the same part of another year, or else both are 12 months: never beside a whole one.
#[test]
fn starts_of_a_part_of_a_year_are_not_set_beside_those_of_a_year() {
    let returns = returns(&sources(&invented(&authority())));
    let as_at = Day::read(b"2021-11-30").unwrap();
    let beside = |against: Against| {
        let days = (as_at, against.day(as_at));
        earlier::of(&[find("POP-04").unwrap()], &returns.records, days, returns.as_at).remove(0)
    };
    let outturn = beside(Against::LastOutturn);
    assert!(outturn.over_12_months);
    assert_eq!((outturn.now.first.iso(), outturn.then.first.iso()), ("2020-12-01".into(), "2020-04-01".into()));
    let a_year_ago = beside(Against::YearAgo);
    assert!(!a_year_ago.over_12_months);
    assert_eq!((a_year_ago.now.first.iso(), a_year_ago.then.first.iso()), ("2021-04-01".into(), "2020-04-01".into()));
    assert_eq!(a_year_ago.now.value.unwrap().figure.denominator, Some(61_500));
}

fn session(files: &[(&str, &str)]) -> Session {
    let mut session = Session::default();
    files.iter().for_each(|(name, text)| session.add((*name).to_owned(), text.as_bytes().to_vec()));
    session.read();
    session
}

fn told(view: &impl serde::Serialize) -> Value {
    serde_json::to_value(view).unwrap()
}

fn line_of(session: &mut Session, id: &str) -> Value {
    let scorecard = told(&session.scorecard("2018-03-31").unwrap());
    let sections = scorecard["sections"].as_array().unwrap();
    let mut lines = sections.iter().flat_map(|section| section["lines"].as_array().unwrap());
    lines.find(|line| line["id"] == id).unwrap().clone()
}

fn episodes(children: usize) -> String {
    let row = |child| format!("K{child},01/06/2017,S,V2,U6,PR1,,\n");
    "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n".to_owned() + &(0..children).map(row).collect::<String>()
}

#[test]
fn a_rate_is_off_until_somebody_tells_how_many_children_live_in_the_area() {
    let text = episodes(30);
    let mut session = session(&[("2018/episodes.csv", &text)]);
    let off = line_of(&mut session, "POP-02");
    assert!(off["value"].is_null() && off["missing"].as_str().unwrap().contains("type the number in settings"));
    let waited_for = off["waits_for"][0].as_str().unwrap();
    assert!(waited_for.starts_with("The number of children aged 0 to 17 in the area: drop the population file"));
    // Everything that keeps children at a date is asked before the number is typed, and must not answer for it after.
    told(&session.quality("2018-03-31").unwrap());
    while session.ask_sparks("2018-03-31").unwrap() > 0 {}
    told(&session.set_population("15,000").unwrap());
    let on = line_of(&mut session, "POP-02");
    assert_eq!((&on["value"], &on["numerator"], &on["denominator"]), (&20.0.into(), &30.into(), &15_000.into()));
    assert_eq!(
        (&on["shown"]["lead"], &on["shown"]["under"]),
        (&"20 per 10,000".into(), &"30 of 15,000 children".into())
    );
    assert_eq!(on["remark"], "15,000 children aged 0 to 17, as typed.");
    assert_eq!(told(&session.rates("2018-03-31").unwrap())[0]["value"], 20);
    told(&session.set_population("30,000").unwrap());
    assert_eq!(line_of(&mut session, "POP-02")["value"], 10.0);
    told(&session.set_population("").unwrap());
    assert!(line_of(&mut session, "POP-02")["value"].is_null());
}

#[test]
fn a_file_goes_before_a_typed_number_and_the_line_names_it() {
    let population = "measure,year,area,value\nPopulation 0-17,2017,Ash,10000\n";
    let text = episodes(30);
    let files = [("2018/episodes.csv", text.as_str()), ("people.csv", population), ("settings.json", SETTINGS)];
    let mut session = session(&files);
    told(&session.set_population("99").unwrap());
    let line = line_of(&mut session, "POP-04");
    assert_eq!(line["value"], 30.0);
    assert_eq!(line["remark"], "10,000 children aged 0 to 17 in the middle of 2017. Source: people.csv.");
    let indicator = told(&session.indicator("POP-04", "2018-03-31").unwrap());
    assert_eq!(indicator["sum"], "30 × 10,000 ÷ 10,000 = 30 per 10,000");
    let compared = told(&session.compare("POP-04", "2018-03-31", "").unwrap());
    assert_eq!(compared["comparators"][0]["words"], "England: 27 per 10,000 (2017/18)");
    let cases = |session: &mut Session, id: &str| {
        let list = told(&session.cases(id, "2018-03-31", "met", 0, 50).unwrap());
        list["rows"].as_array().unwrap().iter().map(|case| case["child"].clone()).collect::<Vec<Value>>()
    };
    assert_eq!(cases(&mut session, "POP-04"), cases(&mut session, "POP-03"));
}

/// A rate with its population gives its number away, so that it is held back under the rule of its number.
#[test]
fn a_rate_is_held_back_wherever_its_number_is() {
    let set = r#"{"scorecard_settings": 1, "population": 10000, "set": "Ours",
        "sets": [{"name": "Ours", "promises": [{"promise": "All", "lines": ["POP-02", "POP-03", "POP-04", "POP-05"]}]}]}"#;
    let sheet = |started: usize| {
        let old = |child| format!("A{child},01/06/2015,S,C2,U6,PR1,,\n");
        let text = episodes(started) + &(0..40).map(old).collect::<String>();
        let mut session = session(&[("2018/episodes.csv", &text), ("settings.json", set)]);
        told(&session.sheet("2018-03-31", "Ours").unwrap())
    };
    let line = |sheet: &Value, id: &str| {
        let lines = sheet["promises"][0]["lines"].as_array().unwrap();
        lines.iter().find(|line| line["id"] == id).unwrap()["now"].clone()
    };
    let few = sheet(3);
    assert!(line(&few, "POP-03")["held"].as_bool().unwrap() && line(&few, "POP-04")["held"].as_bool().unwrap());
    assert!(!few.to_string().contains("\"3 per 10,000"));
    let many = sheet(30);
    assert_eq!(line(&many, "POP-04")["value"], "30 per 10,000");
    assert_eq!(line(&many, "POP-02")["value"], "70 per 10,000");
    assert_eq!(line(&many, "POP-02")["count"], "70 of 10,000 children");
}
