//! What is drawn on a line's page: each drawing says what its table says, and what the lists of children add up to.

use super::{authority, text};
use scorecard::inside::page::{Asked, Session};
use serde_json::{Value, json, to_value};

fn detail(session: &mut Session, id: &str, as_at: &str) -> Value {
    to_value(session.indicator(id, as_at).unwrap()).unwrap()
}

fn table(session: &mut Session, what: &str, id: &str, as_at: &str) -> Vec<Vec<String>> {
    let table = to_value(session.table(what, as_at, id, "").unwrap()).unwrap();
    table["rows"].as_array().unwrap().iter().map(|row| row.as_array().unwrap().iter().map(text).collect()).collect()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    value[name].as_array().unwrap()
}

/// The cells of a column of the list of children who are counted.
fn column(session: &mut Session, id: &str, as_at: &str, name: &str) -> Vec<String> {
    let sheet = to_value(session.children_sheet((id, as_at, "met"), &Asked::default()).unwrap()).unwrap();
    let place = list(&sheet, "headings").iter().position(|heading| heading == name).unwrap();
    list(&sheet, "rows").iter().map(|row| text(&row[place])).collect()
}

/// A number of the page without its commas and with a plain minus.
fn number(shown: &Value) -> i64 {
    text(shown).replace(',', "").replace('\u{2212}', "-").replace('+', "").parse().unwrap()
}

#[test]
fn every_case_of_a_mean_of_days_is_in_one_band() {
    let (mut session, as_at) = authority(400);
    let mut drawn = 0;
    for id in ["ADP-05", "ADP-06", "ADP-08"] {
        let detail = detail(&mut session, id, &as_at);
        let spread = &detail["spread"];
        if spread.is_null() {
            continue;
        }
        let mut days: Vec<i64> =
            column(&mut session, id, &as_at, "days").iter().map(|days| days.parse().unwrap()).collect();
        days.sort_unstable();
        let rows = table(&mut session, "spread", id, &as_at);
        assert_eq!(rows.len(), list(spread, "bands").len());
        for (row, band) in rows.iter().zip(list(spread, "bands")) {
            let [from, to, count] = [2, 3, 4].map(|place: usize| row[place].parse::<i64>().unwrap());
            let inside = days.iter().filter(|day| (from..=to).contains(day)).count() as i64;
            assert_eq!((inside, band["count"].as_i64()), (count, Some(count)), "{id} {band}");
        }
        let middle = days.len() / 2;
        let median =
            if days.len().is_multiple_of(2) { (days[middle - 1] + days[middle] + 1) / 2 } else { days[middle] };
        assert_eq!(
            number(&json!(text(&spread["marks"][1]["words"]).replace("Median ", "").replace(" days", ""))),
            median
        );
        let mean = format!("Mean {}", text(&detail["line"]["shown"]["lead"]));
        assert_eq!(spread["marks"][0]["words"], mean);
        let heights: f64 =
            list(spread, "bands").iter().map(|band| band["height"].as_f64().unwrap()).fold(0.0, f64::max);
        assert!((0.5..=1.0).contains(&heights));
        drawn += 1;
    }
    assert!(drawn > 1, "{drawn}");
}

#[test]
fn only_a_mean_of_days_has_a_spread_and_no_sheet_has_one() {
    let (mut session, as_at) = authority(120);
    for id in ["POP-01", "STB-01", "HLT-03"] {
        assert_eq!(detail(&mut session, id, &as_at)["spread"], Value::Null, "{id}");
    }
    let sheet = to_value(session.sheet(&as_at, "Adoption scorecard").unwrap()).unwrap().to_string();
    assert!(!sheet.contains("longest") && !sheet.contains("bands"));
}

#[test]
fn every_month_adds_up_to_the_line_over_time() {
    let (mut session, as_at) = authority(400);
    for day in [as_at.as_str(), "2025-11-15"] {
        let flow = detail(&mut session, "POP-01", day)["flow"].clone();
        let trend = to_value(session.trend("POP-01", day, "month").unwrap()).unwrap();
        let months = list(&flow, "months");
        let points = &list(&trend, "points")[list(&trend, "points").len() - months.len()..];
        assert!(months.len() >= 11, "{}", months.len());
        let mut before = None;
        for (month, point) in months.iter().zip(points) {
            let [opening, starts, ends, other, net, closing] =
                ["opening", "starts", "ends", "other", "net", "closing"].map(|name| number(&month[name]));
            assert_eq!((opening + starts - ends + other, opening + net), (closing, closing), "{month}");
            assert_eq!(text(&point["lead"]), text(&month["closing"]), "{month}");
            assert!(before.is_none_or(|before| before == opening), "{month}");
            before = Some(closing);
        }
        let rows = table(&mut session, "flow", "", day);
        for (row, month) in rows.iter().zip(months) {
            let shown =
                ["opening", "starts", "ends", "other", "net", "closing"].map(|name| number(&month[name]).to_string());
            assert_eq!(row[2..], shown);
        }
        assert_eq!(rows.len(), months.len());
    }
    assert_eq!(detail(&mut session, "POP-03", &as_at)["flow"], Value::Null);
}

#[test]
fn a_group_stands_beside_its_part_of_all_in_care() {
    let (mut session, as_at) = authority(400);
    let (whole, some) = (column(&mut session, "POP-01", &as_at, "sex"), column(&mut session, "STB-01", &as_at, "sex"));
    let part = |all: &[String]| {
        let girls = all.iter().filter(|sex| *sex == "Girl").count() as i64;
        (girls, all.iter().filter(|sex| !sex.is_empty()).count() as i64)
    };
    let percent =
        |(girls, all): (i64, i64)| format!("{:.1}%", (100.0 * girls as f64 / all as f64 * 10.0).round() / 10.0);
    let detail = detail(&mut session, "STB-01", &as_at);
    let sexes = list(&detail["groups"], "all").iter().find(|one| one["name"] == "Sex").unwrap();
    let girls = &list(sexes, "rows").iter().find(|row| row["label"] == "Girls").unwrap()["part"];
    assert_eq!(girls["counted"], percent(part(&some)));
    assert_eq!(girls["in_care"], percent(part(&whole)));
    for id in ["POP-01", "ADP-05", "LVR-02"] {
        let groups = to_value(session.indicator(id, &as_at).unwrap()).unwrap()["groups"].clone();
        let mut rows = list(&groups, "all").iter().flat_map(|one| list(one, "rows"));
        assert!(rows.all(|row| row["part"].is_null()), "{id}");
        assert_eq!(groups["whole"], Value::Null, "{id}");
    }
}

#[test]
fn the_aim_stands_on_the_scale_of_the_bars() {
    let (mut session, as_at) = authority(200);
    session
        .take_settings(br#"{"scorecard_settings": 1, "lines": {"STB-01": {"target": {"value": 90, "from": "local"}}}}"#)
        .unwrap();
    let groups = detail(&mut session, "STB-01", &as_at)["groups"].clone();
    assert_eq!(groups["aim"]["words"], "Aim at most 90.0%");
    let scale: f64 = text(&groups["scale"]).replace("0 to ", "").replace('%', "").parse().unwrap();
    assert!((groups["aim"]["at"].as_f64().unwrap() - 90.0 / scale).abs() < 1e-9 && scale >= 90.0);
    for row in list(&groups, "all").iter().flat_map(|one| list(one, "rows")) {
        let share = row["numerator"].as_f64().unwrap() / row["denominator"].as_f64().unwrap();
        assert!((row["bar"].as_f64().unwrap() - 100.0 * share / scale).abs() < 1e-9, "{row}");
    }
    assert_eq!(detail(&mut session, "STB-02", &as_at)["groups"]["aim"], Value::Null);
}

const PUBLISHED: &str = "measure,year,la_code,area,value\n\
    LACStable_2016on,2025,970,England,10\nLACStable_2016on,2025,301,Ash,7\nLACStable_2016on,2025,302,Birch,8\n\
    LACStable_2016on,2025,303,Cedar,9\nLACStable_2016on,2025,304,Damson,10\nLACStable_2016on,2025,305,Elm,11\n\
    LACStable_2016on,2025,306,Fern,12\n";
const NEIGHBOURS: &str = "la_code,sn_code,model_year\n301,302,2025\n301,303,2025\n301,304,2025\n301,305,2025\n\
    301,306,2025\n";
const ASH: &str = r#"{"scorecard_settings": 1, "authority": {"name": "Ash"},
    "lines": {"STB-01": {"target": {"from": "neighbours' average"}}}}"#;

#[test]
fn similar_councils_stand_beside_a_line_year_by_year_and_can_be_its_aim() {
    let mut session = Session::default();
    session.add_example(200, 3, 11);
    for (name, text) in [("published.csv", PUBLISHED), ("similar.csv", NEIGHBOURS), ("settings.json", ASH)] {
        session.add(name.to_owned(), text.as_bytes().to_vec());
    }
    session.read();
    let trend = to_value(session.trend("STB-01", "2026-03-31", "quarter").unwrap()).unwrap();
    let level = |key: &str| list(&trend, "levels").iter().find(|level| level["key"] == key).unwrap();
    let similar = level("similar");
    assert_eq!((&similar["words"], list(similar, "parts").len()), (&json!("Similar councils 10% (2024/25)"), 1));
    let said: Vec<&Value> = list(&trend, "points").iter().map(|point| &point["similar"]).collect();
    assert_eq!(said.iter().filter(|words| **words == "10% (2024/25)").count(), 4, "the quarters of that year alone");
    assert_eq!(said.iter().filter(|words| words.is_null()).count(), said.len() - 4);
    assert_eq!(level("aim")["words"], "Aim at most 10.0%");
    let status = to_value(session.status_of("STB-01", "2026-03-31").unwrap()).unwrap();
    assert_eq!(status["target"]["words"], "at most 10.0%", "the drawing and the status have one aim");
    assert_eq!(trend["points"].as_array().unwrap().last().unwrap()["aim"], "at most 10.0%");
}
