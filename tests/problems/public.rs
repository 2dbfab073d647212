//! The public set of 2017/18: how often each fault that the reference lists is found, and why a count differs.

use super::{Found, day};
use scorecard::inside::file::Source;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> Option<Vec<Source>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ssda903").join(name);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let source =
        |path: &PathBuf| Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::read(path).unwrap());
    Some(files.iter().map(source).collect())
}

#[test]
fn the_oddities_of_the_public_set_are_found_as_often_as_they_are_there() {
    let Some(sources) = folder("validator-2017-18") else { return };
    let found = Found::new(&sources, day("31/03/2018"));
    let expected = [
        ("148", 1413, "every open episode carries a REC"),
        ("501", 62, "overlapping episodes"),
        ("142", 10, "an open episode followed by another"),
        ("385", 12, "DEC after the year end"),
        ("388", 21, "X1 and the next episode disagree: 21 on clean data, not 1,081"),
        ("387", 61, "left for independence under 14: 61 on clean data, not 86"),
        (
            "602",
            27,
            "in AD1 but no adoption that has happened: of the 26 of the reference, one more whose adoption is open",
        ),
        (
            "390",
            65,
            "adopted from elsewhere: of the 90 of the reference, 25 stand on open episodes and are no adoptions",
        ),
        ("440", 1433, "PN0 at 4 or over: of 1,435, two repeat a review of the same day"),
        ("120", 29, "REASON_PLACED_CEASED is XXX on every row"),
        ("EPI", 541, "in Header without episodes: of 552, 11 are care leavers"),
        ("1012", 568, "rows of children without episodes"),
        ("REVIEW_LATER", 5036, "reviews after the year: of 5,042, six repeat a review of the same day"),
        ("INT03", 0, "every child of Episodes is in Header"),
    ];
    let wrong: Vec<String> = expected
        .iter()
        .filter(|(code, rows, _)| found.rows(code) != *rows)
        .map(|(code, rows, why)| format!("{code}: {} rows, expected {rows} ({why})", found.rows(code)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_public_set_is_checked_without_a_fault_being_fatal() {
    for name in ["validator-2017-18", "five-years/2017", "five-years/2018"] {
        let Some(sources) = folder(name) else { return };
        let as_at = scorecard::inside::returns::read(&sources).as_at.unwrap();
        let found = Found::new(&sources, as_at);
        assert!(!found.problems.findings.is_empty(), "{name}");
    }
}
