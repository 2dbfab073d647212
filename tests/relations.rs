//! What must not change a figure, and what must hold between figures, of whole and of damaged authorities.
mod evidence;

use crate::support::damage::{damage, damage_files};
use crate::support::dice::Dice;
use crate::support::sheets::{Set, invented, sources, written};
use crate::support::styles::*;
use scorecard::inside::account::NoticeKind;
use scorecard::inside::calendar::Day;
use scorecard::inside::example::Authority;
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::indicators::breakdowns::STANDARD;
use scorecard::inside::judging::{Figure, Groups, Indicator, Shape};
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::scorecard::{Group, Line, all_broken_down, line, lines};

const LAST_YEAR_END: i32 = 2022;

fn authority(seed: u64) -> Authority {
    Authority { children: 60, years: 3, seed, last_year_end: LAST_YEAR_END }
}

fn whole(seed: u64) -> Set {
    invented(&authority(seed))
}

fn damaged(seed: u64) -> Set {
    let (mut dice, mut set) = (Dice::new(seed), whole(seed));
    damage(&mut dice, &mut set, 120);
    set
}

/// Files lost, split, doubled or flattened besides.
fn damaged_files(seed: u64) -> Set {
    let mut set = damaged(seed);
    damage_files(&mut Dice::new(seed + 1000), &mut set);
    set
}

fn dates() -> [Day; 2] {
    [Day::new(LAST_YEAR_END, 3, 31).unwrap(), Day::new(LAST_YEAR_END - 1, 11, 15).unwrap()]
}

/// Everything that a scorecard says of a line: its figure, and each of its groups.
fn said(line: &Line) -> Vec<String> {
    let id = line.indicator.id;
    let group = |group: &Group| format!("{id}: {} {}: {:?} {:?}", group.name, group.label, group.figure, group.tenths);
    let headline = format!("{id}: {:?} {:?}", line.figure, line.tenths);
    std::iter::once(headline).chain(line.groups.iter().map(group)).collect()
}

fn scorecards(sources: &[Source]) -> Vec<String> {
    let returns = returns::read(sources);
    let at = |day: Day| lines(&History::at(&returns.records, day)).iter().flat_map(said).collect::<Vec<String>>();
    dates().into_iter().flat_map(at).collect()
}

/// Fails with the first thing said that changed.
fn same(what: &str, seed: u64, before: &[Source], after: &[Source]) {
    let (before, after) = (scorecards(before), scorecards(after));
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after, "{what}, seed {seed}");
    }
    assert_eq!(before.len(), after.len());
}

fn same_sets(what: &str, seed: u64, before: &Set, after: &Set) {
    assert_ne!(before, after, "{what} changes nothing");
    same(what, seed, &sources(before), &sources(after));
}

#[test]
fn the_order_of_rows_does_not_matter_where_no_two_say_different_things() {
    for seed in 1..4 {
        let set = whole(seed);
        same_sets("rows shuffled", seed, &set, &rows_shuffled(&set, &mut Dice::new(seed)));
    }
}

/// Dates of birth that differ from row to row of one child, in Reviews, Missing and PlacedAdoption, and no Header.
fn with_several_births(seed: u64) -> Set {
    let (mut dice, mut set) = (Dice::new(seed), whole(seed));
    set.retain(|sheet| !sheet.is("header.csv") && !sheet.is("oc2.csv") && !sheet.is("oc3.csv"));
    for sheet in &mut set {
        for row in 0..sheet.rows.len() {
            if let Some(born) = sheet.day(row, "DOB").filter(|_| dice.once_in(3)) {
                sheet.set(row, "DOB", &written(born.plus_months(dice.pick(&[-30, -12, 12, 30]))));
            }
        }
    }
    set
}

#[test]
fn the_order_of_rows_does_not_decide_between_two_dates_of_birth() {
    for seed in 1..5 {
        let set = with_several_births(seed);
        for again in 0..3 {
            same_sets("rows shuffled", seed, &set, &rows_shuffled(&set, &mut Dice::new(100 * seed + again)));
        }
    }
}

/// Whether each return has one file of a table: of two, the first row of a child counts, and so their order.
fn has_one_file_of_each(set: &Set) -> bool {
    let returns = returns::read(&sources(set));
    let files = returns.accounts.iter().zip(&returns.years);
    let mut tables: Vec<_> =
        files.flat_map(|(account, years)| years.iter().map(|year| (account.table, *year))).collect();
    let count = tables.len();
    tables.sort();
    tables.dedup();
    tables.len() == count
}

#[test]
fn the_order_of_files_does_not_matter_where_each_return_has_one_of_a_table() {
    let seeds: Vec<u64> = (1..20).filter(|seed| has_one_file_of_each(&damaged(*seed))).take(4).collect();
    assert_eq!(seeds.len(), 4);
    for seed in seeds {
        let set = damaged(seed);
        let mut other = set.clone();
        Dice::new(seed).shuffle(&mut other);
        same_sets("files shuffled", seed, &set, &other);
    }
}

#[test]
fn the_order_and_number_of_columns_do_not_matter() {
    for seed in 1..4 {
        let set = damaged_files(seed);
        same_sets("columns shuffled", seed, &set, &columns_shuffled(&set, &mut Dice::new(seed)));
        same_sets("extra columns", seed, &set, &with_extra_columns(&set));
    }
}

#[test]
fn the_way_of_writing_does_not_matter() {
    let plain = Style::default();
    let all = Style { carriage_returns: true, byte_order_mark: true, quotes: true, lower_headings: true, spaces: true };
    let styles = [
        ("carriage returns", Style { carriage_returns: true, ..plain }),
        ("a byte order mark", Style { byte_order_mark: true, ..plain }),
        ("quotes", Style { quotes: true, ..plain }),
        ("headings in lower case", Style { lower_headings: true, ..plain }),
        ("spaces", Style { spaces: true, ..plain }),
        ("all of it", all),
    ];
    let set = damaged_files(5);
    for (what, style) in styles {
        same(what, 5, &sources(&set), &style.sources(&set));
    }
    same("all of it", 6, &sources(&damaged(6)), &all.sources(&damaged(6)));
}

#[test]
fn a_file_in_two_parts_is_the_same_file() {
    for seed in 1..4 {
        let set = damaged(seed);
        same_sets("files in two", seed, &set, &split_in_two(&set));
    }
}

#[test]
fn the_names_of_children_do_not_matter() {
    let backwards = |name: &str| name.trim().chars().rev().chain("k".chars()).collect::<String>();
    for seed in 1..4 {
        let set = damaged_files(seed);
        same_sets("children renamed", seed, &set, &with_other_names(&set, backwards));
    }
}

#[test]
fn exact_duplicates_are_one_row() {
    for seed in 1..4 {
        let set = damaged(seed);
        same_sets("duplicates", seed, &set, &with_exact_duplicates(&set, &mut Dice::new(seed)));
    }
}

/// Rows read = used + set aside + mended; the rows used are counted in the joined tables, those read in the file.
fn accounts_balance(set: &Set, sources: &[Source], returns: &Returns) {
    for (file, account) in returns.accounts.iter().enumerate() {
        let name = &sources[file].path;
        let listed = |kind| account.notices.iter().filter(|n| n.kind == kind).map(|n| n.rows).sum::<u32>();
        assert_eq!(account.rows, returns.used[file] + account.set_aside + account.mended, "{name}");
        assert_eq!(account.rows as usize, set[file].rows.len(), "{name}");
        assert_eq!(account.set_aside, listed(NoticeKind::SetAside), "{name}: every row set aside is in a notice");
        assert_eq!(account.mended, listed(NoticeKind::Mended), "{name}: every row mended is in a notice");
    }
}

#[test]
fn every_row_is_used_set_aside_or_mended() {
    for seed in 1..40 {
        for set in [damaged_files(seed), with_exact_duplicates(&damaged(seed), &mut Dice::new(seed))] {
            let sources = sources(&set);
            accounts_balance(&set, &sources, &returns::read(&sources));
        }
    }
}

/// Bounds on one figure.
fn bounds_hold(indicator: &Indicator, figure: &Figure) {
    let Figure { numerator: n, denominator, not_recorded: u, unassessed: x } = *figure;
    let (id, shape) = (indicator.id, indicator.measure.shape());
    assert!(u >= 0 && x >= 0 && denominator.is_none_or(|d| d >= 0), "{id}: {figure:?}");
    assert_eq!(denominator.is_none(), shape == Shape::Count, "{id}: {figure:?}");
    let d = denominator.unwrap_or_default();
    match shape {
        Shape::Share => assert!(n >= 0 && n + u <= d, "{id}: {figure:?}"),
        Shape::ShareOfRecorded => assert!(n >= 0 && n <= d, "{id}: {figure:?}"),
        Shape::Mean => assert!(d > 0 || n == 0, "{id}: {figure:?}"),
        Shape::Pooled => assert!(n >= 0 && n <= d, "{id}: {figure:?}"),
        Shape::Count | Shape::Ratio | Shape::Rate => {}
    }
}

/// The groups of a breakdown add up to the line: every part of the figure, but for a profile, which is set against all.
/// A line's own groups: those of a profile make up the denominator, those of a breakdown the figure (D55).
fn groups_add_up(line: &Line) {
    for groups in line.indicator.groups {
        match groups {
            Groups::By(name, _) => parts_make_up(line.indicator, &line.figure, name, &of_name(line, name)),
            Groups::Profile(name, _) => profile_makes_up(line, name),
            Groups::Parts(..) | Groups::Series(..) => {}
        }
    }
}

fn of_name(line: &Line, name: &str) -> Vec<Group> {
    line.groups.iter().filter(|group| group.name == name).cloned().collect()
}

fn sum(groups: &[Group], part: fn(&Figure) -> i64) -> i64 {
    groups.iter().map(|group| part(&group.figure)).sum()
}

fn profile_makes_up(line: &Line, name: &str) {
    let (groups, figure) = (of_name(line, name), &line.figure);
    let at = format!("{} by {name}: {groups:?}", line.indicator.id);
    assert!(groups.iter().all(|group| group.figure.denominator == figure.denominator), "{at}");
    assert_eq!(sum(&groups, |figure| figure.numerator), figure.denominator.unwrap(), "{at}");
    let outside = if line.indicator.measure.shape() == Shape::Share { 0 } else { figure.not_recorded };
    assert_eq!(sum(&groups, |figure| figure.not_recorded), outside, "{at}");
    assert_eq!(sum(&groups, |figure| figure.unassessed), figure.unassessed, "{at}");
    no_label_twice(&groups, &at);
}

fn parts_make_up(indicator: &Indicator, figure: &Figure, name: &str, groups: &[Group]) {
    let at = format!("{} by {name}", indicator.id);
    assert_eq!(sum(groups, |figure| figure.numerator), figure.numerator, "{at}");
    assert_eq!(sum(groups, |figure| figure.not_recorded), figure.not_recorded, "{at}");
    assert_eq!(sum(groups, |figure| figure.unassessed), figure.unassessed, "{at}");
    let is_profile = groups.iter().all(|group| group.figure.denominator == figure.denominator);
    let denominators = sum(groups, |figure| figure.denominator.unwrap_or_default());
    assert!(is_profile || denominators == figure.denominator.unwrap_or_default(), "{at}: {groups:?}");
    no_label_twice(groups, &at);
}

fn no_label_twice(groups: &[Group], at: &str) {
    let labels: std::collections::BTreeSet<&String> = groups.iter().map(|group| &group.label).collect();
    assert_eq!(labels.len(), groups.len(), "{at}: a label twice");
}

/// The breakdowns that every indicator has: n and d inside each group. The projection is worked from counts of different
/// cases, so its groups are not parts of it.
fn breakdowns_add_up(indicator: &Indicator, figure: &Figure, history: &History) {
    if indicator.measure.shape() == Shape::Ratio || indicator.value.is_some() || indicator.id == "POP-26" {
        return;
    }
    let all = all_broken_down(STANDARD, indicator, history);
    for ((name, _), groups) in STANDARD.iter().zip(all) {
        parts_make_up(indicator, figure, name, &groups);
    }
}

#[test]
fn figures_keep_their_bounds_and_groups_add_up() {
    for seed in 1..25 {
        let returns = returns::read(&sources(&damaged_files(seed)));
        for day in dates() {
            let history = History::at(&returns.records, day);
            for indicator in indicators::all() {
                let figure = indicator.measure.figure(&history);
                bounds_hold(indicator, &figure);
                groups_add_up(&line(indicator, &history));
                if seed < 4 {
                    breakdowns_add_up(indicator, &figure, &history);
                }
            }
        }
    }
}
