//! A typed number beside other figures: by the rules of any other where how many and of how many are typed.

use super::json_of;
use scorecard::inside::page::Session;
use serde_json::{Value, json};

const AS_AT: &str = "2026-03-31";

/// A return of one child with typed numbers of the year: a line, how many, of how many, the value.
fn session(rows: &str) -> Session {
    let mut session = Session::default();
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE\n\
                    A1,13/05/2025,S,C2,N1,U6,PR1,,,\n";
    session.add("episodes.csv".to_owned(), episodes.into());
    let typed = format!("INDICATOR,PERIOD_START,PERIOD_END,NUMERATOR,DENOMINATOR,VALUE\n{rows}");
    session.add("typed_numbers.csv".to_owned(), typed.into());
    session.read();
    session.scorecard(AS_AT).unwrap();
    session
}

/// The sentence beside figures of the same year that a council has set.
fn verdict(session: &mut Session, line: &str, others: &[(&str, i64)]) -> Value {
    let comparator =
        |(name, value): &(&str, i64)| json!({"name": name, "value": value, "year": "2025-26", "source": "S"});
    let comparators: Vec<Value> = others.iter().map(comparator).collect();
    let settings = json!({"scorecard_settings": 1, "lines": {line: {"comparators": comparators}}});
    assert_eq!(json_of(session.take_settings(settings.to_string().as_bytes()).unwrap())["faults"], json!([]));
    json_of(session.compare(line, AS_AT, "").unwrap())["verdict"].clone()
}

#[test]
fn a_typed_share_with_its_cases_is_higher_lower_or_not_clearly_different() {
    let mut session = session("FDR-02,01/04/2025,31/03/2026,1000,1300,\n");
    let mut said = |value| verdict(&mut session, "FDR-02", &[("Club", value)]);
    assert_eq!(said(60), "About 17 percentage points higher than Club (60%, 2025/26).");
    assert_eq!(said(90), "About 13 percentage points lower than Club (90%, 2025/26).");
    assert_eq!(said(77), "Not clearly different from Club (77%, 2025/26).");
}

#[test]
fn beside_two_figures_it_can_be_between_them() {
    let mut session = session("FDR-02,01/04/2025,31/03/2026,1000,1300,\n");
    let mut said = |others: &[(&str, i64)]| verdict(&mut session, "FDR-02", others);
    assert_eq!(
        said(&[("Club", 60), ("Family", 90)]),
        "Between the two: Club (60%, 2025/26) and Family (90%, 2025/26)."
    );
    let both = "About 17 percentage points higher than Club (60%, 2025/26); about 7 percentage points higher than Family \
                (70%, 2025/26).";
    assert_eq!(said(&[("Club", 60), ("Family", 70)]), both);
}

/// A rate: 150 of 50,000 children is 30 for each 10,000.
#[test]
fn a_typed_rate_with_its_children_is_set_between_others() {
    let mut session = session("FDR-06,31/03/2026,31/03/2026,150,50000,\n");
    let said = verdict(&mut session, "FDR-06", &[("Club", 20), ("Family", 42)]);
    assert_eq!(said, "Between the two: Club (20 per 10,000, 2025/26) and Family (42 per 10,000, 2025/26).");
}

/// A value alone, and one of fewer than 10 cases, leaves open what chance could do.
#[test]
fn a_value_alone_and_a_share_of_a_few_say_nothing() {
    let mut session = session("FDR-02,01/04/2025,31/03/2026,,,77\n");
    assert_eq!(verdict(&mut session, "FDR-02", &[("Club", 60)]), Value::Null);
    let detail = json_of(session.indicator("FDR-02", AS_AT).unwrap());
    assert_eq!(detail["line"]["shown"]["lead"], "77.0%");
    let mut few = self::session("FDR-02,01/04/2025,31/03/2026,7,9,\n");
    assert_eq!(verdict(&mut few, "FDR-02", &[("Club", 1)]), Value::Null);
}
