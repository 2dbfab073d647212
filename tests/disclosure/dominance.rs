//! Means of days in which one child weighs most: a reader who knows the second largest amount, and what the sheet says.

use super::packs::Dice;
use scorecard::inside::disclosure::is_dominated;
use scorecard::inside::page::Session;
use serde_json::{Value, to_value};

/// The reader is behind the second largest amount: all that is not theirs is at most the largest, and at least what is
/// left when nobody else has anything. Whether both ends lie within 10% of the truth.
fn comes_near(amounts: &[i64]) -> bool {
    let largest = *amounts.iter().max().unwrap();
    let place = amounts.iter().position(|amount| *amount == largest).unwrap();
    let others: Vec<i64> = amounts.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, one)| *one).collect();
    let own = others.iter().max().copied().unwrap_or(0);
    let most = amounts.iter().sum::<i64>() - own;
    10 * (most - largest) < largest
}

#[test]
fn a_mean_is_held_back_where_the_second_comes_near_to_the_first() {
    let (mut near, mut far) = (0, 0);
    for seed in 0..5000 {
        let mut dice = Dice::new(seed);
        let few = 1 + dice.below(9);
        let small = 1 + dice.below(200);
        let mut amounts: Vec<i64> = (0..few).map(|_| dice.below(small) as i64).collect();
        amounts.push(dice.below(5000) as i64);
        let expected = comes_near(&amounts);
        assert_eq!(is_dominated(amounts.clone()), expected, "{amounts:?}");
        *(if expected { &mut near } else { &mut far }) += 1;
    }
    assert!(near > 500 && far > 500, "{near} near, {far} far");
    assert!(!is_dominated(Vec::new()) && !is_dominated(vec![0, 0, 0]) && is_dominated(vec![700]));
}

/// 30 children in care and 6 adopted in the last of three years, each with the day on which care began.
fn authority(starts: &[&str]) -> Session {
    let heads = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";
    let mut session = Session::default();
    for (year, is_last) in [("2022-23", false), ("2023-24", false), ("2024-25", true)] {
        let mut rows: Vec<String> =
            (0..30).map(|child| format!("{},01/06/2020,S,C2,N1,U4,PR1,,,,,,", 200 + child)).collect();
        let header: Vec<String> = (0..30).map(|child| format!("{},F,01/01/2015,WBRI,,0,", 200 + child)).collect();
        let mut header = header;
        if is_last {
            for (child, start) in starts.iter().enumerate() {
                let child = 100 + child;
                rows.push(format!("{child},{start},S,C2,N1,U4,PR1,01/06/2024,X1,,,,"));
                rows.push(format!("{child},01/06/2024,P,E1,N1,A5,PR1,01/12/2024,E11,,,,"));
                header.push(format!("{child},F,01/01/2018,WBRI,,0,"));
            }
        }
        let text = |heads: &str, rows: &[String]| format!("{heads}\n{}\n", rows.join("\n")).into_bytes();
        session.add(format!("{year}/episodes.csv"), text(heads, &rows));
        session.add(format!("{year}/header.csv"), text("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", &header));
    }
    session.read();
    session
}

/// What the sheet shows of days from entering care to moving in.
fn days(session: &mut Session) -> Value {
    let sheet = to_value(session.sheet("2025-03-31", "Adoption scorecard").unwrap()).unwrap();
    let mut lines = sheet["promises"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    lines.find(|line| line["id"] == "ADP-05").unwrap()["now"].clone()
}

#[test]
fn the_sheet_says_no_mean_from_which_one_child_can_be_read() {
    let alike = ["01/06/2022", "01/07/2022", "01/08/2022", "01/09/2022", "01/10/2022", "01/11/2022"];
    let shown = days(&mut authority(&alike));
    assert!(shown["value"].as_str().unwrap().ends_with("days") && shown["held"] == false, "{shown}");
    let one_far = ["01/06/2019", "27/05/2024", "28/05/2024", "29/05/2024", "30/05/2024", "31/05/2024"];
    let held = days(&mut authority(&one_far));
    assert_eq!((&held["held"], &held["value"], &held["count"]), (&true.into(), &"".into(), &"".into()), "{held}");
}
