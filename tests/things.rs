//! Lines that count things and nobody reach the committee however small they are and without counts; what counts people
//! does not.

use scorecard::inside::page::Session;
use serde_json::{Value, json, to_value};

const AS_AT: &str = "2026-03-31";
const NUMBERS: &str = "INDICATOR,PERIOD_START,PERIOD_END,NUMERATOR,VALUE,NAME,UNIT,BETTER\n\
    SVC-06,01/04/2025,31/03/2026,,18.5,,,\n\
    ADP-28,01/04/2025,31/03/2026,2,,,,\n\
    POP-24,01/04/2025,31/03/2026,,71.5,,,\n\
    OWN-1,,31/03/2026,,3.2,Calls not answered,Percent of things,lower\n\
    OWN-2,,31/03/2026,,3.2,Children without a plan,percent,lower\n\
    OWN-3,,31/03/2026,4,,Homes inspected,count of things,higher\n";

fn session(rule: &str) -> Session {
    let mut session = Session::default();
    session.add_example(300, 3, 5);
    session.add("typed_numbers.csv".to_owned(), NUMBERS.as_bytes().to_vec());
    session.read();
    let lines = ["SVC-06", "ADP-28", "POP-24", "OWN-1", "OWN-2", "OWN-3"];
    let sets = json!([{ "name": "Own", "promises": [{ "promise": "Ours", "lines": lines }] }]);
    let settings = json!({ "scorecard_settings": 1, "sets": sets, "set": "Own", "publication": rule });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    session
}

/// What stands in the cells of now.
fn now(session: &mut Session) -> Vec<String> {
    let sheet = to_value(session.sheet(AS_AT, "").unwrap()).unwrap();
    let words = |line: &Value| {
        let now = &line["now"];
        now["not_shown"].as_str().or(now["value"].as_str()).unwrap().to_owned()
    };
    sheet["promises"][0]["lines"].as_array().unwrap().iter().map(words).collect()
}

#[test]
fn a_number_of_things_is_shown_as_it_was_typed_and_one_of_people_is_not() {
    let held = "not shown: the counts behind it are not known";
    for rule in ["english", "welsh"] {
        let mut session = session(rule);
        let shown = now(&mut session);
        let numbers: Vec<&str> = shown.iter().map(String::as_str).collect();
        assert_eq!(numbers[1..3], ["2", held], "{rule}");
        assert_eq!((numbers[4], numbers[5]), (held, "4"), "{rule}");
        if rule == "english" {
            assert_eq!((numbers[0], numbers[3]), ("18.5%", "3.2%"));
        }
        let paper = to_value(session.paper(AS_AT).unwrap()).unwrap().to_string();
        assert!(paper.contains("Calls not answered: 3") && !paper.contains("Children without a plan: 3"), "{rule}");
        let released = session.released_file(AS_AT, "").unwrap();
        assert!(!released.contains("OWN-1") && !released.contains("SVC-06"), "a number of nobody is not checked");
    }
}
