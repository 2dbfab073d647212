//! Bounds, by trying every way the unknown could go.

use super::{Found, day, file, prices};
use scorecard::inside::indicators;
use scorecard::inside::judging::Unit;
use scorecard::inside::judging::{Figure, Indicator, Shape, Tally};
use scorecard::inside::problems::bounds::{Bounds, range, tally_of};
use scorecard::inside::problems::price::Ledger;
use scorecard::inside::scorecard::value_in_tenths;

/// Every number of cases from nought to a few, in each standing.
fn each_tally(see: &mut dyn FnMut(Tally)) {
    for number in 0..4 * 4 * 3 * 3 {
        let (met, not_met, not_recorded, unassessed) = (number % 4, number / 4 % 4, number / 16 % 3, number / 48);
        see(Tally { by_standing: [met, not_met, not_recorded, 7, unassessed], sum: 0, whole: 0 });
    }
}

/// The values that a figure could have: each not recorded case met or not, each unassessed one met, not met or out.
fn possible(tally: &Tally, shape: Shape, unit: Unit) -> Vec<i64> {
    let [met, not_met, not_recorded, _, unassessed] = tally.by_standing;
    let mut values = Vec::new();
    for recorded in 0..=not_recorded {
        for joined in 0..=unassessed {
            for among in 0..=joined {
                let (n, d) = (met + recorded + among, met + not_met + not_recorded + joined);
                let (n, d) = match shape {
                    Shape::Count => (n, None),
                    Shape::Ratio => (met, Some(not_met + joined)),
                    _ => (n, Some(d)),
                };
                let figure = Figure { numerator: n, denominator: d, ..Figure::default() };
                values.extend(value_in_tenths(&figure, unit));
            }
        }
    }
    values
}

#[test]
fn no_way_the_unknown_could_go_leads_outside_the_bounds_and_some_way_leads_to_each() {
    let shapes = [
        (Shape::Share, Unit::Percent),
        (Shape::ShareOfRecorded, Unit::Percent),
        (Shape::Count, Unit::Count),
        (Shape::Ratio, Unit::Percent),
    ];
    for (shape, unit) in shapes {
        each_tally(&mut |tally| {
            let values = possible(&tally, shape, unit);
            let lowest_and_highest = values.iter().min().copied().zip(values.iter().max().copied());
            let has_cases = !(shape == Shape::Ratio && tally.by_standing[1] == 0);
            if has_cases {
                assert_eq!(range(&tally, shape, unit), lowest_and_highest, "{shape:?} {tally:?}");
            }
        });
    }
}

/// Six children looked after for a year, with the dental check of each.
fn teeth(checks: &[&str]) -> Found {
    let mut episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n".to_owned();
    let mut oc2 = "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE\n".to_owned();
    episodes.push_str("Z,01/06/2017,S,C2,N1,U6,PR1,,\n");
    for (child, check) in (1..).zip(checks) {
        episodes.push_str(&format!("{child},01/06/2016,S,C2,N1,U6,PR1,,\n"));
        oc2.push_str(&format!("{child},10/05/2007,10,,0,,1,{check},1,0\n"));
    }
    Found::new(&[file("episodes.csv", &episodes), file("oc2.csv", &oc2)], day("31/03/2018"))
}

#[test]
fn the_bounds_of_a_line_are_the_lowest_and_highest_of_every_way_to_fill_its_blanks() {
    let value = |found: &Found| Ledger::of(indicators::find("HLT-03").unwrap(), &found.history).unwrap();
    let blanks = teeth(&["1", "0", "", "1", "", "x"]);
    let bounds = value(&blanks).reach().unwrap().bounds;
    let mut filled = Vec::new();
    for way in 0..8 {
        let cell = |place: i32| if way >> place & 1 == 1 { "1" } else { "0" };
        let ledger = value(&teeth(&["1", "0", cell(0), "1", cell(1), cell(2)]));
        filled.push(ledger.own_value().unwrap());
    }
    assert_eq!(bounds.range, Some((*filled.iter().min().unwrap(), *filled.iter().max().unwrap())));
    assert_eq!((bounds.unknown, bounds.trusted), (3, false));
    assert_eq!(value(&teeth(&["1", "0"])).reach().unwrap().bounds.range, Some((500, 500)));
}

#[test]
fn a_figure_is_trusted_up_to_five_points_and_not_beyond() {
    let share = |met, not_met, unknown| Tally { by_standing: [met, not_met, unknown, 0, 0], sum: 0, whole: 0 };
    let of = |tally: Tally, id: &str| Bounds::of(indicators::find(id).unwrap(), &tally).trusted;
    assert!(of(share(60, 35, 5), "HLT-03"));
    assert!(!of(share(60, 34, 6), "HLT-03"));
    assert!(of(share(100, 0, 5), "POP-03") && !of(share(100, 0, 6), "POP-03"));
    assert!(of(share(95, 0, 5), "ADP-05") && !of(share(94, 0, 6), "ADP-05"));
    assert!(of(share(0, 0, 0), "ADP-05"));
}

#[test]
fn a_number_beside_a_share_of_the_same_people_is_trusted_as_that_share_is() {
    let people = |met, not_met, unknown| Tally { by_standing: [met, not_met, unknown, 0, 0], sum: 0, whole: 0 };
    let of = |tally: Tally, id: &str| Bounds::of(indicators::find(id).unwrap(), &tally);
    for (open, trusted) in [(4, true), (5, true), (6, false), (20, false)] {
        assert_eq!(of(people(35, 65 - open, open), "LVR-07").trusted, trusted, "{open} of 100");
        assert_eq!(of(people(65 - open, 35, open), "LVR-05").trusted, trusted, "{open} of 100");
    }
    // Its bounds stay numbers, and a number without such a share is held to itself.
    assert_eq!(of(people(35, 61, 4), "LVR-07").range, Some((350, 390)));
    assert!(!of(people(35, 61, 4), "POP-03").trusted);
    for line in indicators::all().filter(|line| line.share_beside.is_some()) {
        let share = indicators::find(line.share_beside.unwrap()).unwrap();
        let people = |line: &Indicator| (line.window, line.measure.words().denominator);
        assert_eq!((line.unit, share.unit), (Unit::Count, Unit::Percent), "{}", line.id);
        assert_eq!(people(line), people(share), "{}", line.id);
    }
}

#[test]
fn a_mean_has_no_bounds_from_the_rows() {
    let tally = Tally { by_standing: [3, 0, 1, 0, 0], sum: 900, whole: 0 };
    assert_eq!(range(&tally, Shape::Mean, Unit::Days), None);
}

#[test]
fn the_figure_alone_tells_the_bounds_that_its_cases_tell() {
    let sources = prices::damaged(5);
    let found = Found::new(&sources, scorecard::inside::returns::read(&sources).as_at.unwrap());
    let mut open = 0;
    for indicator in indicators::all() {
        let Some(reach) = Ledger::of(indicator, &found.history).and_then(|ledger| ledger.reach()) else { continue };
        let figure = indicator.measure.figure(&found.history);
        let bounds = Bounds::of(indicator, &tally_of(indicator, &figure, &found.history));
        assert_eq!(bounds, reach.bounds, "{}", indicator.id);
        open += usize::from(bounds.unknown > 0);
    }
    assert!(open > 10, "{open} lines with open cases");
}

/// Two care leavers of 19 in OC3, and three whom only Episodes has: of 19, 18 and 20. More rows of OC3 may be added.
fn leavers(more: &str) -> Found {
    let (mut header, mut episodes) =
        ("CHILD,SEX,DOB,ETHNIC\n".to_owned(), "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n".to_owned());
    for (child, born) in [("A", "1998"), ("B", "1998"), ("C", "1998"), ("D", "1999"), ("E", "1997")] {
        header.push_str(&format!("{child},1,01/06/{born},WBRI\n"));
        episodes.push_str(&format!("{child},01/05/2013,S,C2,N1,U6,PR1,31/05/2017,E5\n"));
    }
    episodes.push_str("Z,01/06/2017,S,C2,N1,U6,PR1,,\n");
    let oc3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nA,01/06/1998,YES,F2,B1\nB,01/06/1998,YES,G4,B2\n".to_owned() + more;
    Found::new(
        &[file("header.csv", &header), file("episodes.csv", &episodes), file("oc3.csv", &oc3)],
        day("31/03/2018"),
    )
}

/// The value of a line in tenths, how many cases are open, and its lowest and highest value.
fn reach_of(found: &Found, id: &str) -> (Option<i64>, i64, Option<(i64, i64)>) {
    let reach = Ledger::of(indicators::find(id).unwrap(), &found.history).unwrap().reach().unwrap();
    (reach.value, reach.bounds.unknown, reach.bounds.range)
}

#[test]
fn young_people_whom_oc3_ought_to_have_widen_the_bounds_of_the_lines_of_their_age() {
    let found = leavers("");
    assert_eq!(found.rows("OC3_ABSENT"), 3);
    assert_eq!(reach_of(&found, "LVR-01"), (Some(500), 1, Some((333, 667))));
    assert_eq!(reach_of(&found, "LVR-05"), (Some(500), 2, Some((250, 750))));
    assert_eq!(reach_of(&found, "LVR-07"), (Some(10), 2, Some((10, 30))));
    let value = |row: &str| reach_of(&leavers(row), "LVR-01");
    assert_eq!(value("C,01/06/1998,YES,F2,B1\n"), (Some(667), 0, Some((667, 667))));
    assert_eq!(value("C,01/06/1998,YES,F2,B2\n"), (Some(333), 0, Some((333, 333))));
    assert_eq!(value("C,01/06/1998,DIED,0,0\n"), (Some(500), 0, Some((500, 500))));
    let price = Ledger::of(indicators::find("LVR-01").unwrap(), &found.history).unwrap();
    let price = price.price_of(found.problems.finding("OC3_ABSENT").unwrap()).unwrap();
    assert_eq!((price.with, price.without, price.unknown, price.width), (Some(500), Some(500), 1, Some(334)));
}

#[test]
fn the_scorecard_and_the_ledger_have_the_same_bounds() {
    let found = Found::new(&prices::damaged(9), day("31/03/2026"));
    assert!(found.rows("OC3_ABSENT") > 0, "nobody is missing from OC3");
    for indicator in indicators::all() {
        let Some(reach) = Ledger::of(indicator, &found.history).and_then(|ledger| ledger.reach()) else { continue };
        let figure = indicator.measure.figure(&found.history);
        let bounds = Bounds::of(indicator, &tally_of(indicator, &figure, &found.history));
        assert_eq!(bounds, reach.bounds, "{}", indicator.id);
    }
}
