//! The rows of an example as files: a letter for the table, the cells that matter, ordinary values for the rest.

use scorecard::inside::file::Source;
use std::collections::BTreeMap;

/// Letter, file name, headings and ordinary values of every table.
const TABLES: [(&str, &str, &str, &str); 11] = [
    ("H", "header", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", "A,1,10/05/2007,WBRI,,,"),
    (
        "E",
        "episodes",
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,PL_DISTANCE,URN,YEAR",
        "A,,S,C2,N1,U6,PR1,,,,,AB11CD,,,",
    ),
    ("R", "reviews", "CHILD,DOB,REVIEW,REVIEW_CODE", "A,,,PN1"),
    ("U", "uasc", "CHILD,SEX,DOB,DUC", "A,1,,"),
    (
        "2",
        "oc2",
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
        "A,,10,,0,0,0,0,0,0,,",
    ),
    ("3", "oc3", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", "A,,YES,F1,U1"),
    (
        "A",
        "ad1",
        "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
        "A,,01/03/2017,01/04/2017,0,2,MF,L11",
    ),
    ("P", "placed_for_adoption", "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED", "A,,,,"),
    ("V", "previous_permanence", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM", "A,,Z1,,"),
    ("M", "missing", "CHILD,DOB,MISSING,MIS_START,MIS_END", "A,,M,,"),
    ("W", "sw_episodes", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON", "A,,SW0001,,,MANAGE"),
];

/// The files of some rows; child Z, looked after since the May of each year, tells which year a return is.
pub fn files(rows: &[String], year: i32) -> Vec<Source> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let old = rows.iter().any(|row| row.starts_with("17:"));
    for folder in [Some(year), old.then_some(2017)].into_iter().flatten() {
        for (letter, name, headings, _) in
            TABLES.iter().filter(|table| folder == year || table.0 == "E" || table.0 == "H")
        {
            let file = files.entry(format!("{folder}/{name}.csv")).or_insert(format!("{headings}\n"));
            match *letter {
                "E" => file.push_str(&line("E", &format!("CHILD=Z DECOM=01/05/{}", folder - 1))),
                "H" => file.push_str(&line("H", "CHILD=Z")),
                _ => {}
            }
        }
    }
    for row in rows {
        let (folder, row) = row.strip_prefix("17:").map_or((year, row.as_str()), |row| (2017, row));
        let (letter, cells) = row.split_once(' ').unwrap_or((row, ""));
        let (_, name, headings, _) = TABLES.iter().find(|table| table.0 == letter).unwrap();
        let file = files.entry(format!("{folder}/{name}.csv")).or_insert(format!("{headings}\n"));
        file.push_str(&line(letter, cells));
    }
    files.into_iter().map(|(path, text)| Source::new(path, text)).collect()
}

fn line(letter: &str, cells: &str) -> String {
    let (_, _, headings, ordinary) = TABLES.iter().find(|table| table.0 == letter).unwrap();
    let given: BTreeMap<&str, &str> = cells.split_whitespace().map(|cell| cell.split_once('=').unwrap()).collect();
    let names: Vec<&str> = headings.split(',').collect();
    given.keys().for_each(|name| assert!(names.contains(name), "{letter} has no column {name}"));
    let value = |(name, usual): (&&str, &str)| given.get(*name).copied().unwrap_or(usual).to_owned();
    names.iter().zip(ordinary.split(',')).map(value).collect::<Vec<_>>().join(",") + "\n"
}
