//! What was published before: a small table that is saved with each report and dropped with the files of the next.

use super::line::Row;
use super::told::figure::{Figure as ToldFigure, Of, Told};
use super::told::parts::Part;
use crate::calendar::Day;
use crate::compare::settings::profile::Profile;
use crate::disclosure::Pack;
use crate::disclosure::behind::Group;
use crate::disclosure::means::Mean;
use crate::history::History;
use crate::indicators;
use crate::judging::{Figure, Indicator, Shape};
use crate::page::sheet::cell::{self, Offered, Reason};
use crate::returns::Records;
use crate::scorecard::headline;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The headings of such a table. Those that an earlier edition saved end before the first day and the part.
pub const HEADINGS: [&str; 9] =
    ["published at", "rule", "line", "day", "number", "of", "held back", "first day", "part"];
/// So many headings did they have.
pub const FEWEST_HEADINGS: usize = 7;

/// A figure that stood in a report, or that was held back there.
#[derive(Clone)]
pub struct Released {
    /// The as-at date of the report.
    pub at: Day,
    /// The rule it was published by.
    pub rule: Profile,
    /// The line.
    pub line: &'static Indicator,
    /// The day that the figure is of.
    pub day: Day,
    /// What was printed; nothing of a figure that was held back. The number of a mean is no count and is not kept.
    pub counts: Option<[Option<i64>; 2]>,
    /// The first of its days, where it is not that of the line.
    pub first: Option<Day>,
    /// The part of the line that it is of, by its label.
    pub part: Option<String>,
}

impl Released {
    /// What it is of.
    pub fn of(&self) -> Of<'_> {
        (self.line.id, self.day, self.first, self.part.as_deref())
    }

    /// Whether another row says the same.
    pub fn says_as(&self, other: &Released) -> bool {
        (self.at, self.rule, self.counts) == (other.at, other.rule, other.counts) && self.of() == other.of()
    }
}

/// The rows of a table; what cannot be read is passed over.
pub fn read(bytes: &[u8], measures: &[&'static Indicator]) -> Vec<Released> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    reader.records().filter_map(Result::ok).filter_map(|row| released(&row, measures)).collect()
}

fn released(row: &csv::StringRecord, measures: &[&'static Indicator]) -> Option<Released> {
    let measure = |id: &str| measures.iter().copied().find(|measure| measure.id == id);
    let number = |place: usize| row.get(place)?.parse::<i64>().ok();
    Some(Released {
        at: Day::read(row.get(0)?.as_bytes())?,
        rule: Profile::ALL.into_iter().find(|rule| Some(rule.key()) == row.get(1))?,
        line: indicators::find(row.get(2)?).or_else(|| measure(row.get(2)?))?,
        day: Day::read(row.get(3)?.as_bytes())?,
        counts: (row.get(6)? != "yes").then(|| [number(4), number(5)]),
        first: row.get(7).and_then(|first| Day::read(first.as_bytes())),
        part: row.get(8).filter(|part| !part.is_empty()).map(str::to_owned),
    })
}

/// The table of some figures.
pub fn text(rows: &[Released]) -> String {
    let line = |cells: [String; 9]| cells.join(",") + "\r\n";
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let row = |row: &Released| {
        let [count, of] = row.counts.unwrap_or_default().map(number);
        let held = if row.counts.is_none() { "yes" } else { "no" };
        let (at, day, first) = (row.at.iso(), row.day.iso(), row.first.map(Day::iso).unwrap_or_default());
        let part = row.part.as_ref().map(|part| format!("\"{part}\"")).unwrap_or_default();
        line([at, row.rule.key().to_owned(), row.line.id.to_owned(), day, count, of, held.to_owned(), first, part])
    };
    line(HEADINGS.map(str::to_owned)) + &rows.iter().map(row).collect::<String>()
}

/// The figures of a line that are printed or held back, now and a year before, and those that its year end tells; of
/// things none, for they tell of nobody.
pub fn of_row(row: &Row, (at, then): (Day, Day), rule: Profile) -> Vec<Released> {
    let line = row.line.indicator;
    let one = |day: Day, offered: &Result<Offered, Reason>, cell: &super::cell::Cell| {
        let printed = offered.as_ref().ok()?.printed(line, rule);
        let counts = match cell {
            Ok(_) => Some(printed),
            Err(reason) if reason.is_held() => None,
            Err(_) => return None,
        };
        Some(Released { at, rule, line, day, counts, first: None, part: None })
    };
    let [now, ago] = &row.offered;
    if line.of_things {
        return Vec::new();
    }
    let told = row.ahead.iter().flat_map(|ahead| ahead.told()).filter_map(|figure| of_figure(figure, true, (at, rule)));
    [one(at, now, &row.now), one(then, ago, &row.then)].into_iter().flatten().chain(told).collect()
}

/// What is checked against reports that were published before.
pub struct Before {
    /// Figures that the files now say otherwise.
    pub moved: Vec<Released>,
    /// Figures that were held back.
    held: Vec<Released>,
    /// Figures that were rounded, where those of now are exact.
    rounded: Vec<Released>,
    /// The dates of the reports.
    pub at: Vec<Day>,
    /// Figures that cannot be compared: they were exact, and those of now are rounded.
    pub otherwise: usize,
}

/// Takes what was published before into a pack.
pub fn take(released: &[Released], records: &Arc<Records>, rule: Profile, pack: &mut Pack) -> Before {
    let mut at: Vec<Day> = released.iter().map(|one| one.at).collect();
    at.sort_unstable();
    at.dedup();
    let mut before = Before { moved: Vec::new(), held: Vec::new(), rounded: Vec::new(), at, otherwise: 0 };
    let mut histories: BTreeMap<Day, History> = BTreeMap::new();
    for one in released {
        if rule.rounds() && !one.rule.rounds() {
            before.otherwise += 1;
            continue;
        }
        if one.rule.rounds() && !rule.rounds() && one.counts.is_some() {
            before.rounded.push(one.clone());
        }
        let history = histories.entry(one.day).or_insert_with(|| History::at(records, one.day));
        let own = history.period.year_start;
        history.period.year_start = one.first.unwrap_or(own);
        let (figure, groups, mean) = behind_of(one, history);
        history.period.year_start = own;
        match one.counts {
            None => {
                pack.hold_before(groups);
                before.held.push(one.clone());
            }
            Some(counts) => {
                if counts != cell::counts(one.line, figure, one.rule) {
                    before.moved.push(one.clone());
                }
                // What has moved since was nearly what it is now.
                pack.take_before(groups);
                pack.take_mean_before(mean);
            }
        }
    }
    before
}

/// What a figure says now, and who is behind it.
fn behind_of(one: &Released, history: &History) -> (Figure, Vec<Group>, Option<Mean>) {
    let Some(part) = one.part.as_deref().and_then(|label| Part::of(one.line, label, history)) else {
        let line = headline(one.line, history);
        let of = (one.line, line.typed.as_ref());
        return (line.figure, cell::behind(of, &line.figure, history), cell::mean(of, history));
    };
    match part.value(one.line, history, one.rule) {
        Ok(value) => (value.figure, part.groups(&value, history), part.mean(history)),
        Err(_) => (Figure::default(), Vec::new(), None),
    }
}

/// The figures of a sentence that are printed or held back; of an average the others that it is of are known by their
/// lowest and highest alone. Of a range that was not printed nothing: its days would tell where it lies.
pub fn of_told(told: &Told, at: Day, rule: Profile) -> Vec<Released> {
    let is_public = told.said.is_ok() || told.over.is_none();
    let figures = told.figures.iter().flatten().filter(|figure| is_public && !figure.is_average);
    figures.filter_map(|figure| of_figure(figure, told.said.is_ok(), (at, rule))).collect()
}

/// One figure beside the lines, printed or held back.
pub fn of_figure(figure: &ToldFigure, is_printed: bool, (at, rule): (Day, Profile)) -> Option<Released> {
    let (id, day, first, part) = figure.of();
    let line = indicators::find(id).filter(|line| !line.of_things)?;
    let counts = is_printed.then(|| figure.offered.printed(&figure.line, rule));
    Some(Released { at, rule, line, day, counts, first, part: part.map(str::to_owned) })
}

impl Before {
    /// The days of the figures of a line that were held back.
    pub fn held(&self, line: &Indicator) -> impl Iterator<Item = Day> {
        self.held.iter().filter(move |one| one.line.id == line.id).map(|one| one.day)
    }

    /// Whether a figure differs by a few from what was printed of the same line, days and part; or whether it stood
    /// rounded there for numbers of which this rule holds some back: held back only where it is one of those, it would be
    /// known to be in both.
    pub fn is_close(&self, of: Of, now: [Option<i64>; 2], rule: Profile) -> bool {
        let stood_for_few = |one: &Released, number: i64| number > 0 && one.rule.behind(number).0 <= rule.most();
        let mut rounded = self.rounded.iter().filter(|one| one.of() == of);
        if rounded.any(|one| now.into_iter().flatten().any(|number| stood_for_few(one, number))) {
            return true;
        }
        // One case of a sum of sessions is many of them, over all days of its year.
        let is_pooled = |one: &Released| one.line.id == of.0 && one.line.measure.shape() == Shape::Pooled;
        if self.moved.iter().any(is_pooled) {
            return true;
        }
        let of_it = self.moved.iter().filter(|one| one.of() == of);
        let apart = |then: [Option<i64>; 2]| {
            let [number, of] = [0, 1].map(|place| Some(now[place]? - then[place]?));
            let rest = number.zip(of).map(|(number, of)| of - number);
            [number, of, rest].into_iter().flatten().any(|apart| rule.is_small(apart))
        };
        of_it.filter_map(|one| one.counts).any(apart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_back_as_it_was_written() {
        let day = |text: &str| Day::read(text.as_bytes()).unwrap();
        let one = |id: &str, counts| Released {
            at: day("2025-06-30"),
            rule: Profile::Welsh,
            line: indicators::find(id).unwrap(),
            day: day("2024-06-30"),
            counts,
            first: None,
            part: None,
        };
        let of_a_part =
            Released { first: Some(day("2024-04-01")), part: Some("Left, early".to_owned()), ..one("POP-03", None) };
        let rows = [
            one("POP-01", Some([Some(60), None])),
            one("STB-01", Some([Some(10), Some(60)])),
            one("REV-01", None),
            of_a_part,
        ];
        let again = text(&read(text(&rows).as_bytes(), &[]));
        assert_eq!(again, text(&rows));
        assert_eq!(again.lines().count(), 5);
        let read_back = read(again.as_bytes(), &[]).pop().unwrap();
        assert_eq!(read_back.of(), rows[3].of());
        assert!(read(b"published at,rule\r\nno,such\r\n", &[]).is_empty());
    }
}
