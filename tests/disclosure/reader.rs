//! A reader with pencil and paper, and with a computer: every number is taken off the words of packs, set down as an
//! equation, and each number that is held back is bounded from below and above. Shares nothing with the product: groups
//! are compared child by child, and the bounds come from the simplex method.

use super::packs::Public;
use std::collections::BTreeMap;

/// Children as the bits of a number: child 1 is the first bit.
type Children = u128;

fn children(group: &[u32]) -> Children {
    group.iter().map(|child| 1 << (child - 1)).sum()
}

fn number(children: Children) -> i64 {
    i64::from(children.count_ones())
}

/// What was read: the children that a number counts, between which two numbers, and whose line it is.
pub struct Equation {
    what: String,
    group: Children,
    low: i64,
    high: i64,
}

/// What a reader knows of some packs.
#[derive(Default)]
pub struct Reader {
    equations: Vec<Equation>,
    /// The small numbers that are held back: of which children.
    held: Vec<(String, Children)>,
    /// Of whom it is told by a line that is held back that there is somebody: of a count those who count, for 0 is printed;
    /// of a share all of them.
    somebody: Vec<Children>,
    most: i64,
    /// How far a printed number may be from the one behind it.
    slack: i64,
}

impl Reader {
    pub fn of(packs: &[&Public], most: i64, slack: i64) -> Reader {
        let mut reader = Reader { most, slack, ..Reader::default() };
        packs.iter().for_each(|pack| reader.read(pack));
        reader.equations.sort_by_key(|one| (one.group, one.low));
        reader.equations.dedup_by_key(|one| (one.group, one.low));
        reader.held.retain(|(_, group)| (1..=most).contains(&number(*group)));
        reader.held.sort_by_key(|(_, group)| *group);
        reader.held.dedup_by_key(|(_, group)| *group);
        reader.somebody.sort_unstable();
        reader.somebody.dedup();
        reader.somebody.retain(|group| *group != 0);
        reader
    }

    fn read(&mut self, pack: &Public) {
        for (line, text) in pack.lines.iter().zip(&pack.text) {
            let (title, said) = text.split_once(": ").unwrap();
            let groups: Vec<Children> = line.groups().iter().map(|group| children(group)).collect();
            if said == "held back" {
                self.somebody.extend(groups.get(1).or(groups.first()).filter(|_| self.slack == 0));
                self.held.extend(groups.into_iter().map(|group| (title.to_owned(), group)));
                continue;
            }
            let counts = said.split(" (").next().unwrap();
            let numbers: Vec<i64> = counts.split(" of ").map(|number| number.parse().unwrap()).collect();
            for (group, number) in groups.iter().zip(numbers.iter().copied()) {
                self.know(title, *group, number);
            }
            if let [n, of] = numbers[..] {
                self.percent(said, n, of);
                if self.slack == 0 {
                    self.know(title, groups[2], of - n);
                }
            }
        }
    }

    fn know(&mut self, what: &str, group: Children, said: i64) {
        let slack = if said == 0 { 0 } else { self.slack };
        let (low, high) = (said - slack, said + slack);
        assert!((low..=high).contains(&number(group)), "{what}: {said} is not what it should be");
        self.equations.push(Equation { what: what.to_owned(), group, low, high });
    }

    /// The counts that a percentage fits, among those of its denominator: the one that is printed beside it is one.
    fn percent(&self, said: &str, n: i64, of: i64) {
        let Some((_, percent)) = said.split_once('(') else { return };
        let tenths: i64 = percent.trim_end_matches("%)").replace('.', "").parse().unwrap();
        let fits = |met: &i64| (2000 * met + of) / (2 * of) == tenths;
        assert!((0..=of).filter(fits).any(|met| met == n), "{said}");
    }

    /// Small numbers that printed groups leave: a whole less up to four parts without a child in common.
    pub fn left_over(&self) -> Option<String> {
        self.equations.iter().filter(|whole| whole.group != 0).find_map(|whole| {
            let is_part = |part: &&Equation| part.group != 0 && part.group & !whole.group == 0;
            let parts: Vec<&Equation> = self.equations.iter().filter(is_part).collect();
            let left = self.less(whole.group, &parts, 4)?;
            Some(format!("{} less {}", whole.what, left))
        })
    }

    fn less(&self, rest: Children, parts: &[&Equation], more: u32) -> Option<String> {
        if (1..=self.most).contains(&number(rest)) {
            return Some(format!("no more leaves {}", number(rest)));
        }
        let places = (0..parts.len()).filter(|place| more > 0 && parts[*place].group & !rest == 0);
        places.into_iter().find_map(|place| {
            let found = self.less(rest & !parts[place].group, &parts[place + 1..], more - 1)?;
            Some(format!("{} and {found}", parts[place].what))
        })
    }

    /// Held numbers that can only be a few: those whose bounds lie too close, or, where numbers are rounded, that cannot
    /// be every number that the rule holds back.
    pub fn narrowed(&self) -> Vec<String> {
        if self.held.is_empty() {
            return Vec::new();
        }
        let mut table = self.table();
        let mut found = Vec::new();
        for (what, group) in &self.held {
            let row = table.row(*group);
            let high = (table.simplex.most(&row) + 1e-6).floor();
            let low = (-table.simplex.most(&row.iter().map(|cell| -cell).collect::<Vec<f64>>()) - 1e-6).ceil();
            let is_narrow =
                if self.slack == 0 { high - low < self.most as f64 } else { high < self.most as f64 || low > 1.0 };
            if is_narrow {
                found.push(format!("{what}: {} is between {low} and {high}", number(*group)));
            }
        }
        found
    }

    /// What is known in whole numbers: how many unknowns there are, sums of some of them between two limits, and the sums
    /// that are held back with what each is in truth.
    pub fn sums(&self) -> (usize, Vec<Sum>, Vec<Held>) {
        let table = self.table();
        let read = self.equations.iter().map(|one| (table.places(one.group), one.low, one.high));
        let somebody = self.somebody.iter().map(|group| (table.places(*group), 1, i64::MAX));
        let held = self.held.iter().map(|(what, group)| (what.clone(), table.places(*group), number(*group)));
        (table.children.len(), read.chain(somebody).collect(), held.collect())
    }

    /// Children that stand in the same groups are one unknown.
    fn table(&self) -> Table {
        let read = self.equations.iter().map(|one| one.group).chain(self.somebody.iter().copied());
        let groups: Vec<Children> = read.chain(self.held.iter().map(|(_, group)| *group)).collect();
        let mut regions = BTreeMap::new();
        for child in 0..Children::BITS {
            let mark: Vec<bool> = groups.iter().map(|group| group >> child & 1 == 1).collect();
            if mark.contains(&true) {
                regions.entry(mark).or_insert(child);
            }
        }
        let mut table = Table { children: regions.into_values().collect(), simplex: Simplex::default() };
        let read = self.equations.iter().map(|one| (table.row(one.group), one.low as f64, one.high as f64));
        let somebody = self.somebody.iter().map(|group| (table.row(*group), 1.0, f64::INFINITY));
        table.simplex = Simplex::new(table.children.len(), &read.chain(somebody).collect::<Vec<_>>());
        table
    }
}

/// What is held back: its name, the places of its unknowns and what it is in truth.
pub type Held = (String, Vec<usize>, i64);

/// A sum of some unknowns, by their places, and between which numbers it lies.
pub type Sum = (Vec<usize>, i64, i64);

/// The unknowns, by a child of each, and what is known of them.
struct Table {
    children: Vec<u32>,
    simplex: Simplex,
}

impl Table {
    fn places(&self, group: Children) -> Vec<usize> {
        (0..self.children.len()).filter(|place| group >> self.children[*place] & 1 == 1).collect()
    }

    fn row(&self, group: Children) -> Vec<f64> {
        self.children.iter().map(|child| f64::from(u8::from(group >> child & 1 == 1))).collect()
    }
}

/// Rows of a feasible corner: each column of `basis` stands alone in its row.
#[derive(Default)]
pub struct Simplex {
    rows: Vec<Vec<f64>>,
    basis: Vec<usize>,
    columns: usize,
}

const NEAR: f64 = 1e-9;

impl Simplex {
    /// Unknowns of at least 0, and rows between two limits.
    pub fn new(unknowns: usize, limits: &[(Vec<f64>, f64, f64)]) -> Simplex {
        let mut rows: Vec<(Vec<f64>, f64, f64)> = Vec::new();
        for (row, low, high) in limits {
            if low == high {
                rows.push((row.clone(), *low, 0.0));
                continue;
            }
            if *low > 0.0 {
                rows.push((row.clone(), *low, -1.0));
            }
            if high.is_finite() {
                rows.push((row.clone(), *high, 1.0));
            }
        }
        let columns = unknowns + rows.iter().filter(|(_, _, slack)| *slack != 0.0).count();
        let mut simplex = Simplex { rows: Vec::new(), basis: Vec::new(), columns };
        let mut next = unknowns;
        for (row, value, slack) in rows {
            let mut cells = vec![0.0; columns + 1];
            cells[..unknowns].copy_from_slice(&row);
            cells[columns] = value;
            if slack != 0.0 {
                cells[next] = slack;
                next += 1;
            }
            simplex.rows.push(cells);
            simplex.basis.push(usize::MAX);
        }
        simplex.begin();
        simplex
    }

    /// Finds a corner: unknowns that are not there are pressed down to nothing.
    fn begin(&mut self) {
        loop {
            let lacking: Vec<usize> = (0..self.rows.len()).filter(|row| self.basis[*row] == usize::MAX).collect();
            let sum = |column: usize| lacking.iter().map(|row| self.rows[*row][column]).sum::<f64>();
            if sum(self.columns) < 1e-7 {
                break;
            }
            let column = (0..self.columns).find(|column| sum(*column) > 1e-7).expect("the truth is a solution");
            let row = self.tightest(column).expect("a row that stops it");
            self.pivot(row, column);
        }
        while let Some(row) = self.basis.iter().position(|basis| *basis == usize::MAX) {
            match (0..self.columns).find(|column| self.rows[row][*column].abs() > 1e-7) {
                Some(column) => self.pivot(row, column),
                None => {
                    self.rows.remove(row);
                    self.basis.remove(row);
                }
            }
        }
    }

    /// The row that stops a column first; of several the one of the lowest unknown, those that are not there first.
    fn tightest(&self, column: usize) -> Option<usize> {
        let stops = (0..self.rows.len()).filter(|row| self.rows[*row][column] > NEAR);
        let ratio = |row: usize| self.rows[row][self.columns].max(0.0) / self.rows[row][column];
        let order = |row: &usize| self.basis[*row].wrapping_add(1);
        stops.min_by(|one, other| {
            let (first, second) = (ratio(*one), ratio(*other));
            let by_ratio = if (first - second).abs() < NEAR { None } else { first.partial_cmp(&second) };
            by_ratio.unwrap_or_else(|| order(one).cmp(&order(other)))
        })
    }

    fn pivot(&mut self, row: usize, column: usize) {
        let by = self.rows[row][column];
        self.rows[row].iter_mut().for_each(|cell| *cell /= by);
        let pivot = self.rows[row].clone();
        for (_, other) in self.rows.iter_mut().enumerate().filter(|(place, _)| *place != row) {
            let times = other[column];
            if times.abs() > NEAR {
                other.iter_mut().zip(&pivot).for_each(|(cell, pivot)| *cell -= times * pivot);
            }
        }
        self.basis[row] = column;
    }

    /// The most that a sum of unknowns can be.
    pub fn most(&mut self, sum: &[f64]) -> f64 {
        let mut gains = sum.to_vec();
        gains.resize(self.columns + 1, 0.0);
        for (row, basis) in self.rows.iter().zip(&self.basis) {
            let weight = sum.get(*basis).copied().unwrap_or_default();
            if weight != 0.0 {
                gains.iter_mut().zip(row).for_each(|(gain, cell)| *gain -= weight * cell);
            }
        }
        while let Some(column) = (0..self.columns).find(|column| gains[*column] > 1e-7) {
            let Some(row) = self.tightest(column) else { return f64::INFINITY };
            self.pivot(row, column);
            let gain = gains[column];
            gains.iter_mut().zip(&self.rows[row]).for_each(|(one, cell)| *one -= gain * cell);
        }
        -gains[self.columns]
    }
}

#[test]
fn bounds_are_those_that_can_be_counted() {
    let limits = [(vec![1.0, 1.0, 1.0], 10.0, 10.0), (vec![1.0, 1.0, 0.0], 7.0, 9.0), (vec![1.0, 0.0, 0.0], 2.0, 2.0)];
    let mut simplex = Simplex::new(3, &limits);
    assert_eq!([simplex.most(&[0.0, 0.0, 1.0]), -simplex.most(&[0.0, 0.0, -1.0])].map(f64::round), [3.0, 1.0]);
    assert_eq!([simplex.most(&[0.0, 1.0, 0.0]), -simplex.most(&[0.0, -1.0, 0.0])].map(f64::round), [7.0, 5.0]);
}
