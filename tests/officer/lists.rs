//! The cases of every line as a list: as long as its figure under every filter and at every date, in the order asked.

use super::{authority, text};
use scorecard::inside::indicators;
use scorecard::inside::page::{Asked, Session};
use serde_json::{Value, to_value};
use std::collections::BTreeMap;

fn list(session: &mut Session, of: (&str, &str, &str), asked: &Asked, limit: usize) -> Value {
    to_value(session.children(of, asked, (0, limit)).unwrap()).unwrap()
}

fn by(sort: &str, down: bool) -> Asked {
    Asked { sort: sort.to_owned(), down, ..Asked::default() }
}

fn among(key: &str, group: &str) -> Asked {
    Asked { filters: BTreeMap::from([(key.to_owned(), group.to_owned())]), ..Asked::default() }
}

fn counted(facet: &Value) -> Vec<(String, u64)> {
    let values = facet["values"].as_array().unwrap().iter();
    values.map(|value| (text(&value["label"]), value["count"].as_u64().unwrap())).collect()
}

#[test]
fn a_list_is_as_long_as_its_figure_for_every_line_filter_and_date() {
    let (mut session, last) = authority(40);
    let mut filters = 0;
    for as_at in [last.as_str(), "2024-09-30"] {
        for id in indicators::all().map(|line| line.id) {
            let detail = to_value(session.indicator(id, as_at).unwrap()).unwrap();
            for standing in detail["standings"].as_array().unwrap() {
                let of = (id, as_at, standing["key"].as_str().unwrap());
                filters += every_filter(&mut session, of, standing["count"].as_u64().unwrap());
            }
        }
    }
    assert!(filters > 1000, "{filters}");
}

fn every_filter(session: &mut Session, of: (&str, &str, &str), count: u64) -> usize {
    let all = list(session, of, &Asked::default(), 0);
    assert_eq!((all["total"].as_u64(), all["of"].as_u64()), (Some(count), Some(count)), "{of:?}");
    let mut filters = 0;
    for facet in all["facets"].as_array().unwrap() {
        let groups = counted(facet);
        assert_eq!(groups.iter().map(|(_, count)| count).sum::<u64>(), count, "{of:?} {}", facet["name"]);
        for (group, count) in groups {
            let some = list(session, of, &among(facet["key"].as_str().unwrap(), &group), 0);
            assert_eq!(some["total"].as_u64(), Some(count), "{of:?} {group}");
            filters += 1;
        }
    }
    filters
}

#[test]
fn the_groups_of_a_list_are_those_of_the_breakdown() {
    let (mut session, as_at) = authority(150);
    let detail = to_value(session.indicator("STB-01", &as_at).unwrap()).unwrap();
    let lists = ["met", "not met", "not recorded"]
        .map(|standing| list(&mut session, ("STB-01", &as_at, standing), &Asked::default(), 0));
    for breakdown in detail["groups"]["all"].as_array().unwrap() {
        for row in breakdown["rows"].as_array().unwrap() {
            let of_group = |list: &Value| {
                let mut facets = list["facets"].as_array().unwrap().iter();
                let facet = facets.find(|facet| facet["name"] == breakdown["name"]);
                let groups = facet.map(counted).unwrap_or_default();
                groups.into_iter().find(|(label, _)| *label == text(&row["label"])).map_or(0, |(_, count)| count)
            };
            // Where all of a list are in one group there is nothing to choose.
            if lists[0]["facets"].as_array().unwrap().iter().any(|facet| facet["name"] == breakdown["name"]) {
                assert_eq!(of_group(&lists[0]), row["numerator"].as_u64().unwrap(), "{row}");
            }
        }
    }
}

#[test]
fn two_filters_leave_those_in_both_and_each_counts_what_the_other_left() {
    let (mut session, as_at) = authority(200);
    let of = ("POP-01", as_at.as_str(), "met");
    let all = to_value(session.children_sheet(of, &Asked::default()).unwrap()).unwrap();
    let column = |name: &str| all["headings"].as_array().unwrap().iter().position(|one| one == name).unwrap();
    let (sex, unaccompanied) = (column("sex"), column("unaccompanied"));
    let rows = all["rows"].as_array().unwrap().iter();
    let both = rows.filter(|row| row[sex] == "Boy" && row[unaccompanied] == "Other children").count() as u64;
    let mut asked = among("sex", "Boys");
    asked.filters.insert("unaccompanied".to_owned(), "Other children".to_owned());
    let some = list(&mut session, of, &asked, 500);
    assert_eq!((some["total"].as_u64().unwrap(), some["rows"].as_array().unwrap().len() as u64), (both, both));
    let of_sex = some["facets"].as_array().unwrap().iter().find(|facet| facet["key"] == "sex").unwrap().clone();
    assert!(counted(&of_sex).contains(&("Boys".to_owned(), both)), "{of_sex}");
    assert_eq!(of_sex["chosen"], "Boys");
    assert!(both > 5 && both < some["of"].as_u64().unwrap());
}

#[test]
fn a_list_stands_in_the_order_asked_with_what_is_not_known_last() {
    let (mut session, as_at) = authority(120);
    let of = ("POP-01", as_at.as_str(), "met");
    let orders = list(&mut session, of, &Asked::default(), 0)["orders"].clone();
    for key in orders.as_array().unwrap().iter().map(|order| order["key"].as_str().unwrap()).skip(1) {
        let [up, down] = [false, true].map(|down| {
            let sheet = to_value(session.children_sheet(of, &by(key, down)).unwrap()).unwrap();
            let heading = orders.as_array().unwrap().iter().find(|order| order["key"] == key).unwrap();
            let name = text(&heading["name"]).to_lowercase();
            let place = sheet["headings"].as_array().unwrap().iter().position(|one| *one == name.as_str()).unwrap();
            sheet["rows"].as_array().unwrap().iter().map(|row| text(&row[place])).collect::<Vec<String>>()
        });
        let known = |list: &[String]| list.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<String>>();
        let mut sorted = known(&up);
        sorted.sort_by(|a, b| (a.parse::<i64>().ok(), a).cmp(&(b.parse::<i64>().ok(), b)));
        assert_eq!(known(&up), sorted, "{key}");
        sorted.reverse();
        assert_eq!(known(&down), sorted, "{key}");
        assert!(up[sorted.len()..].iter().all(String::is_empty), "{key}");
        assert!(down[sorted.len()..].iter().all(String::is_empty), "{key}");
    }
}

#[test]
fn the_pages_of_a_list_are_the_list() {
    let (mut session, as_at) = authority(120);
    let of = ("POP-01", as_at.as_str(), "met");
    let numbers = |view: &Value| -> Vec<String> {
        view["rows"].as_array().unwrap().iter().map(|row| text(&row["child"])).collect()
    };
    let all = numbers(&list(&mut session, of, &by("age", true), 1000));
    let pages = (0..all.len()).step_by(25).flat_map(|offset| {
        let page = session.children(of, &by("age", true), (offset, 25)).unwrap();
        numbers(&to_value(page).unwrap())
    });
    assert_eq!(pages.collect::<Vec<String>>(), all);
    assert!(all.len() > 50);
}

#[test]
fn a_case_of_the_list_opens_as_the_same_child() {
    let (mut session, as_at) = authority(90);
    let view = list(&mut session, ("STB-01", &as_at, "not met"), &by("age", false), 10);
    for row in view["rows"].as_array().unwrap() {
        let case = row["case"].as_u64().unwrap() as usize;
        let page = to_value(session.case("STB-01", &as_at, case).unwrap()).unwrap();
        assert_eq!((&page["child"], &page["standing"]), (&row["child"], &"not met".into()));
        // The list says after it how little is missing.
        let because = page["steps"].as_array().unwrap().iter().map(|step| text(&step["because"]));
        assert!(because.filter(|why| !why.is_empty() && text(&row["why"]).starts_with(why)).count() > 0, "{row}");
    }
}

#[test]
fn a_social_worker_can_be_chosen_where_the_return_numbers_them() {
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC
A1,01/06/2024,S,C2,N1,U6,PR1,,
B2,01/06/2024,S,C2,N1,U6,PR1,,
C3,01/06/2024,S,C2,N1,U6,PR1,,
";
    let workers = "CHILD,SW_ID,SW_DECOM,SW_DEC
A1,SW2002,01/06/2024,01/09/2024
A1,SW1001,01/09/2024,
B2,SW2002,01/06/2024,
";
    let mut session = Session::default();
    for (name, text) in [("episodes.csv", episodes), ("sw_episodes.csv", workers)] {
        session.add(format!("2024-25/{name}"), text.as_bytes().to_vec());
    }
    session.read();
    let of = ("POP-01", "2025-03-31", "met");
    let view = list(&mut session, of, &by("worker", false), 9);
    let facet = view["facets"].as_array().unwrap().iter().find(|facet| facet["key"] == "worker").unwrap();
    assert_eq!(counted(facet), [("SW1001", 1), ("SW2002", 1), ("None recorded", 1)].map(|(a, b)| (a.to_owned(), b)));
    let one = list(&mut session, of, &among("worker", "SW2002"), 9);
    assert_eq!(one["rows"][0]["child"], "B2");
    assert_eq!(view["sorted"], "sorted by social worker, A to Z");
}

#[test]
fn a_list_to_take_away_says_what_it_is_and_has_its_days_in_order() {
    let (mut session, as_at) = authority(60);
    let sheet = to_value(session.children_sheet(("POP-01", &as_at, "met"), &Asked::default()).unwrap()).unwrap();
    assert!(text(&sheet["name"]).starts_with("OFFICIAL-SENSITIVE-children-POP-01-met-"), "{}", sheet["name"]);
    let headings: Vec<String> = sheet["headings"].as_array().unwrap().iter().map(text).collect();
    assert_eq!(headings.last().map(String::as_str), Some("marking"));
    let since = headings.iter().position(|name| name == "in care since").unwrap();
    for row in sheet["rows"].as_array().unwrap() {
        assert_eq!(row.as_array().unwrap().len(), headings.len());
        let day = row[since].as_str().unwrap();
        assert!(day.len() == 10 && day.split('-').map(str::len).eq([4, 2, 2]), "{day}");
    }
}
