//! The order of rows decides nothing: how a column's dates are read, how a number is mended, what a code is.

use super::columns::{in_utc, month_first, named, short_year};
use scorecard::inside::account::NoticeKind;
use scorecard::inside::file::Source;
use scorecard::inside::returns;

/// Ways of writing 1 February 2018 and the like.
const DATES: &[fn(&str) -> String] = &[
    |day| day.to_owned(),
    |day| day.to_owned(),
    month_first,
    short_year,
    in_utc,
    |day| named(day, " "),
    |day| day.replace('/', "-"),
    |day| day.replace('/', ""),
    |day| month_first(day).replace('/', ""),
    |day| format!("Fri {day} 1:30 PM"),
    |day| day.replace('/', "\u{2044}"),
    |day| format!("{}{}{}", &day[6..], &day[3..5], &day[..2]),
    |_| "43190".to_owned(),
    |_| "31/12/9999".to_owned(),
    |_| "NULL".to_owned(),
    |_| "soon".to_owned(),
];

const NUMBERS: &[fn(u32) -> String] = &[
    |number| format!("{number:05}"),
    |number| format!("{number:05}"),
    |number| format!("{number}"),
    |number| format!("{number}.0"),
    |number| format!("351{number:05}"),
    |number| format!("ab{number:05}"),
    |number| format!("AB{number:05}"),
    |_| "-1".to_owned(),
];

const CODES: &[&str] = &["PN1", "pn2", "PN4 words", "PN5: words", "NULL", "QQ", "0", ""];

/// Numbers that look like chance, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn day(&mut self) -> String {
        format!("{:02}/{:02}/{}", 1 + self.below(28), 1 + self.below(12), 2010 + self.below(8))
    }

    fn shuffle<T>(&mut self, rows: &mut [T]) {
        (1..rows.len()).for_each(|place| rows.swap(place, self.below(place + 1)));
    }
}

/// Rows of Reviews, each of its own child; the columns mix a few ways of writing.
fn reviews(chance: &mut Chance) -> Vec<String> {
    let dates: Vec<fn(&str) -> String> = (0..3).map(|_| chance.pick(DATES)).collect();
    let numbers: Vec<fn(u32) -> String> = (0..2).map(|_| chance.pick(NUMBERS)).collect();
    let mut row = |child: u32| {
        let mut date = || {
            let usual = if chance.below(3) > 0 { dates[0] } else { chance.pick(&dates) };
            usual(&chance.day())
        };
        let (born, held) = (date(), date());
        format!("{},{born},{held},{}", chance.pick(&numbers)(child * 31), chance.pick(CODES))
    };
    (1..40).map(&mut row).collect()
}

/// What is read, child by child, and what is said, without lines.
fn outcome(rows: &[String]) -> (Vec<String>, Vec<String>) {
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n00031,01/06/2017,S,V2,N1,U6,PR1,,\n\
        00062,01/06/2017,S,V2,N1,U6,PR1,,\n00093,01/06/2017,S,V2,N1,U6,PR1,,\nAB00124,01/06/2017,S,V2,N1,U6,PR1,,\n";
    let text = format!("CHILD,DOB,REVIEW,REVIEW_CODE\n{}\n", rows.join("\n"));
    let returns = returns::read(&[Source::new("episodes.csv", episodes), Source::new("reviews.csv", text)]);
    let names = &returns.records.names;
    let mut read: Vec<String> = returns
        .records
        .reviews
        .all()
        .iter()
        .map(|row| format!("{} {:?} {:?} {:?}", names.of(row.child), row.born, row.held, row.participation))
        .collect();
    let notices = returns.accounts.iter().flat_map(|account| &account.notices);
    let mut said: Vec<String> = notices
        .map(|notice| {
            let rows = if notice.kind == NoticeKind::Refused { 0 } else { notice.rows };
            format!("{:?} {} {:?} {rows}", notice.kind, notice.code, notice.column)
        })
        .collect();
    read.sort();
    said.sort();
    (read, said)
}

#[test]
fn the_order_of_rows_decides_neither_a_cell_nor_what_is_said_of_it() {
    let mut told = std::collections::BTreeSet::new();
    for seed in 0..600 {
        let mut chance = Chance(seed);
        let mut rows = reviews(&mut chance);
        let before = outcome(&rows);
        chance.shuffle(&mut rows);
        assert_eq!(before, outcome(&rows), "seed {seed}");
        told.extend(before.1.iter().map(|said| said.split(' ').nth(1).unwrap().to_owned()));
    }
    for code in ["DATE_US", "DATE_FMT", "DATE_MIXED", "DATE_2DIGIT", "DATE_INVALID", "CODE_LABEL", "ID_LOST"] {
        assert!(told.contains(code), "no file has {code}: {told:?}");
    }
}
