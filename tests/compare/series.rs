//! Every point of a series equal to a second plain computation, and what changed between two dates.

use crate::agree::{oracle_figures, oracle_files};
use crate::support::sheets::{Set, invented, invented_extracts, sources};
use scorecard::inside::calendar::Day;
use scorecard::inside::example::Authority;
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::indicators::{self, find};
use scorecard::inside::judging::{Indicator, Standing};
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::scorecard::line;
use scorecard::inside::series::changes::{Became, Change, between, moved, of_versions};
use scorecard::inside::series::earlier::{self, Against};
use scorecard::inside::series::gaps::Gap;
use scorecard::inside::series::periods::{Step, same_of_each_year};
use scorecard::inside::series::summary::Summary;
use scorecard::inside::series::{Plan, Point, points};

fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
}

fn set() -> Set {
    let authority = Authority { children: 90, years: 4, seed: 7, last_year_end: 2022 };
    invented(&authority).into_iter().chain(invented_extracts(&authority)).collect()
}

struct Files {
    sources: Vec<Source>,
    returns: Returns,
}

fn files() -> Files {
    let sources = sources(&set());
    let returns = returns::read(&sources);
    Files { sources, returns }
}

impl Files {
    fn series(&self, lines: &[&'static Indicator], step: Step, as_at: &str) -> Vec<Vec<Point>> {
        let records = &self.returns.records;
        points(lines, records, &Plan::whole(step, day(as_at), records, self.returns.as_at))
    }

    fn one(&self, id: &str, step: Step, as_at: &str) -> Vec<Point> {
        self.series(&[find(id).unwrap()], step, as_at).remove(0)
    }
}

#[test]
fn every_point_is_what_the_oracle_says_of_that_date_alone() {
    let files = files();
    let oracle = oracle_files(&files.sources);
    let lines: Vec<&'static Indicator> = indicators::all().collect();
    let series = files.series(&lines, Step::YearToDate, "2022-03-31");
    let mut compared = 0;
    for place in (0..series[0].len()).rev().step_by(4) {
        let figures = oracle_figures(&oracle, series[0][place].last);
        for (line, points) in lines.iter().zip(&series) {
            let (Some(value), Some(expected)) = (points[place].value, figures.get(line.id)) else { continue };
            let f = value.figure;
            let numbers = (f.numerator, f.denominator.unwrap_or(-1), f.not_recorded, f.unassessed);
            assert_eq!(numbers, *expected, "{} at {}", line.id, points[place].last);
            compared += 1;
        }
    }
    assert!(compared > 250, "{compared}");
}

#[test]
fn a_point_is_the_line_at_its_date_and_the_last_is_the_scorecards() {
    let files = files();
    let lines: Vec<&'static Indicator> = indicators::all().collect();
    for (indicator, points) in lines.iter().zip(files.series(&lines, Step::Year, "2021-11-30")) {
        for point in points.iter().filter(|point| point.value.is_some()) {
            let alone = line(indicator, &History::at(&files.returns.records, point.last));
            let value = point.value.unwrap();
            assert_eq!((value.figure, Some(value.tenths)), (alone.figure, alone.tenths), "{}", indicator.id);
        }
    }
}

/// Starts, reviews and moves of the months of a year are those of the year.
#[test]
fn months_and_quarters_add_up_to_the_year() {
    let files = files();
    for id in ["POP-03", "REV-03", "STB-07"] {
        for step in [Step::Month, Step::Quarter] {
            let of_year = |point: &&Point| point.last.year_end() == 2021;
            let parts: i64 = files
                .one(id, step, "2022-03-31")
                .iter()
                .filter(of_year)
                .map(|point| point.value.unwrap().figure.numerator)
                .sum();
            let years = files.one(id, Step::Year, "2022-03-31");
            let whole = years.iter().find(of_year).unwrap().value.unwrap().figure.numerator;
            assert!(parts == whole && whole > 0, "{id} by {}: {parts} beside {whole}", step.key());
        }
    }
}

/// The first rows of care of each month, read from the file by its own means.
#[test]
fn starts_of_a_month_are_the_rows_that_say_so() {
    let set = set();
    let plain = |first: Day, last: Day| {
        let mut starts: Vec<(String, Day)> = Vec::new();
        for sheet in set.iter().filter(|sheet| sheet.is("episodes.csv")) {
            for row in (0..sheet.rows.len()).filter(|row| sheet.cell(*row, "RNE") == "S") {
                let began = day(sheet.cell(row, "DECOM"));
                let is_care = !matches!(sheet.cell(row, "LS"), "V3" | "V4");
                if is_care && first <= began && began <= last {
                    starts.push((sheet.cell(row, "CHILD").to_owned(), began));
                }
            }
        }
        starts.sort();
        starts.dedup();
        starts.len() as i64
    };
    for point in files().one("POP-03", Step::Month, "2022-03-31") {
        assert_eq!(point.value.unwrap().figure.numerator, plain(point.first, point.last), "{}", point.last);
    }
}

#[test]
fn the_same_quarter_of_several_years_stands_side_by_side() {
    let quarters = files().one("POP-03", Step::Quarter, "2022-03-31");
    let fourth = same_of_each_year(&quarters);
    let ends: Vec<String> =
        fourth.iter().map(|point| format!("{} to {}", point.first.iso(), point.last.iso())).collect();
    assert_eq!(ends.len(), 4);
    assert_eq!(ends[3], "2022-01-01 to 2022-03-31");
    let summary = Summary::of(&fourth).unwrap();
    assert!(
        summary.lowest.value.unwrap().tenths <= summary.average
            && summary.average <= summary.highest.value.unwrap().tenths
    );
    assert_eq!(summary.points, 4);
}

/// An allocation that began in a year and is still open stands in the returns of later years, which say nothing of the
/// workers before it; one that ended in it tells of it.
#[test]
fn workers_of_a_year_whose_own_file_is_not_there_are_not_counted() {
    use scorecard::inside::tables::Table;
    let without = |keep: &dyn Fn(&str) -> bool| {
        let set = set().into_iter().filter(|sheet| !sheet.is("sw_episodes.csv") || keep(&sheet.path));
        let sources = sources(&set.collect::<Set>());
        let returns = returns::read(&sources);
        let points = Files { sources, returns }.one("STB-09", Step::Year, "2022-03-31");
        points.iter().find(|point| point.last == day("2021-03-31")).unwrap().gap
    };
    assert_eq!(without(&|path| !path.starts_with("2020")), Some(Gap::NoTableOf(Table::SwEpisodes, 2021)));
    assert_eq!(without(&|_| false), Some(Gap::NoTable(Table::SwEpisodes)));
    assert_ne!(without(&|_| true), Some(Gap::NoTableOf(Table::SwEpisodes, 2021)));
}

#[test]
fn a_point_that_the_files_cannot_tell_is_a_gap_with_its_reason() {
    let set: Set = set().into_iter().filter(|sheet| !sheet.path.starts_with("2019-20")).collect();
    let without_reviews: Set =
        set.into_iter().filter(|sheet| !(sheet.is("reviews.csv") && sheet.path.starts_with("2020"))).collect();
    let sources = sources(&without_reviews);
    let returns = returns::read(&sources);
    let files = Files { sources, returns };
    let gap = |id: &str, step: Step, at: &str| {
        let points = files.one(id, step, "2022-03-31");
        points.iter().find(|point| point.last == day(at)).unwrap().gap
    };
    assert_eq!(gap("POP-01", Step::Year, "2020-03-31"), Some(Gap::NoReturn(2020)));
    assert_eq!(gap("POP-01", Step::Year, "2021-03-31"), None);
    assert_eq!(
        gap("STB-01", Step::Quarter, "2020-06-30"),
        Some(Gap::NoReturn(2020)),
        "the 12 months reach into 2019/20"
    );
    assert_eq!(gap("POP-03", Step::Quarter, "2020-06-30"), None);
    assert_eq!(
        gap("REV-03", Step::Year, "2021-03-31"),
        Some(Gap::NoTableOf(scorecard::inside::tables::Table::Reviews, 2021))
    );
    assert_eq!(gap("HLT-02", Step::Quarter, "2021-06-30"), Some(Gap::OnceAYear(scorecard::inside::tables::Table::Oc2)));
    let whole = gap("HLT-02", Step::Quarter, "2021-03-31");
    assert!(whole.is_none() || matches!(whole, Some(Gap::NoReturn(2020))), "{whole:?}");
    let part = files.one("POP-03", Step::Quarter, "2022-02-28");
    assert_eq!(part.last().map(|point| (point.value, point.gap)), Some((None, Some(Gap::NotEnded))));
}

#[test]
fn an_earlier_value_is_like_for_like() {
    let files = files();
    let lines = ["POP-01", "POP-03", "STB-01", "GOV-03"].map(|id| find(id).unwrap());
    let as_at = day("2021-11-30");
    let of = |against: Against| {
        earlier::of(&lines, &files.returns.records, (as_at, against.day(as_at)), files.returns.as_at)
    };
    let outturn = of(Against::LastOutturn);
    assert_eq!(outturn.iter().map(|line| line.over_12_months).collect::<Vec<bool>>(), [false, true, false, false]);
    assert_eq!((outturn[1].now.first, outturn[1].then.first), (day("2020-12-01"), day("2020-04-01")));
    assert_eq!(outturn[3].then.gap, Some(Gap::PartYear));
    let year_ago = of(Against::YearAgo);
    assert!(year_ago.iter().all(|line| !line.over_12_months));
    assert_eq!((year_ago[1].now.first, year_ago[1].then.first), (day("2021-04-01"), day("2020-04-01")));
}

fn of_kind(changes: &[Change], kind: Became) -> Vec<&str> {
    changes.iter().filter(|change| change.became() == kind).map(|change| change.child.as_str()).collect()
}

#[test]
fn what_changed_makes_the_difference_of_the_figures() {
    let files = files();
    let at = |text: &str| History::at(&files.returns.records, day(text));
    let (before, after) = (at("2021-03-31"), at("2021-12-31"));
    for indicator in indicators::all().filter(|line| line.needs.contains(&scorecard::inside::tables::Table::Episodes)) {
        let counted = |history: &History| {
            let mut met = 0;
            indicator.measure.judge(history, &mut |case| met += i64::from(case.standing == Standing::Met));
            met
        };
        let changes = between(indicator, &before, &after);
        assert_eq!(moved(&changes), counted(&after) - counted(&before), "{}", indicator.id);
        assert_eq!(between(indicator, &before, &before), [], "{}", indicator.id);
    }
    let looked_after = between(find("POP-01").unwrap(), &before, &after);
    assert!(!of_kind(&looked_after, Became::CameIn).is_empty() && !of_kind(&looked_after, Became::WentOut).is_empty());
}

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n";

#[test]
fn what_was_recorded_late_stands_apart_from_what_happened_since() {
    let version = |rows: &str| returns::read(&[Source::new("episodes.csv", format!("{EPISODES}{rows}"))]);
    let october = version("A1,01/06/2021,S,V2,N1,U6,PR1,,\nB2,01/07/2021,S,V2,N1,U6,PR1,,\n");
    let january = version(
        "Z9,01/08/2021,S,V2,N1,U6,PR1,,\nA1,01/06/2021,S,V2,N1,U6,PR1,,\n\
         B2,01/07/2021,S,V2,N1,U6,PR1,15/11/2021,E4A\nC3,01/12/2021,S,V2,N1,U6,PR1,,\n",
    );
    let at = |returns: &Returns, text: &str| History::at(&returns.records, day(text));
    let looked_after = find("POP-01").unwrap();
    let changes = of_versions(
        looked_after,
        &at(&october, "2021-10-31"),
        &at(&january, "2021-10-31"),
        &at(&january, "2021-12-31"),
    );
    assert_eq!(of_kind(&changes.recorded_late, Became::CameIn), ["Z9"]);
    assert_eq!(changes.recorded_late.len(), 1);
    assert_eq!(of_kind(&changes.happened_since, Became::CameIn), ["C3"]);
    assert_eq!(of_kind(&changes.happened_since, Became::WentOut), ["B2"]);
}
