//! How small and how large a sum of unknown numbers can be, by the simplex method.

/// A sum of unknowns that lies between two numbers.
pub struct Limit {
    /// How often each unknown is in it.
    pub cells: Vec<i64>,
    /// The least.
    pub low: i64,
    /// The most, where there is one.
    pub high: Option<i64>,
}

/// All numbers of at least 0 that keep some limits, standing at one of its corners.
pub struct Space {
    /// One for each unknown that is not 0 at the corner; the last cell is its value.
    rows: Vec<Vec<f64>>,
    basis: Vec<Option<usize>>,
    unknowns: usize,
    columns: usize,
}

const NEAR: f64 = 1e-9;
const FAR: f64 = 1e-7;
/// After so many steps in a row that gain nothing the steepest way is left, until one gains, for a way that cannot go in a
/// circle. That way is slow: taken to the end it needs thousands of steps where the steepest needs hundreds.
const MOST_STUCK: usize = 50;
/// More steps than any sheet takes: a few hundred for 5,000 children.
const MOST_STEPS: usize = 5_000;

impl Space {
    /// Of some limits; none where the corner was not found.
    pub fn of(unknowns: usize, limits: &[Limit]) -> Option<Space> {
        let mut rows = Vec::new();
        for Limit { cells, low, high } in limits {
            match *high {
                Some(high) if high == *low => rows.push((cells, high, 0.0)),
                high => {
                    rows.extend(high.map(|high| (cells, high, 1.0)));
                    rows.extend((*low > 0).then_some((cells, *low, -1.0)));
                }
            }
        }
        let columns = unknowns + rows.iter().filter(|(.., spare)| *spare != 0.0).count();
        let mut space = Space { rows: Vec::new(), basis: vec![None; rows.len()], unknowns, columns };
        let mut next = unknowns;
        for (cells, value, spare) in rows {
            let mut row: Vec<f64> = cells.iter().map(|cell| *cell as f64).collect();
            row.resize(columns + 1, 0.0);
            row[columns] = value as f64;
            if spare != 0.0 {
                row[next] = spare;
                next += 1;
            }
            space.rows.push(row);
        }
        space.begin()
    }

    fn begin(mut self) -> Option<Space> {
        let mut missing = vec![0.0; self.columns + 1];
        self.rows.iter().for_each(|row| missing.iter_mut().zip(row).for_each(|(sum, cell)| *sum += cell));
        self.climb(&mut missing)?;
        if missing[self.columns] > FAR * 10.0 {
            return None;
        }
        while let Some(row) = self.basis.iter().position(Option::is_none) {
            match (0..self.columns).find(|column| self.rows[row][*column].abs() > FAR) {
                Some(column) => self.turn(row, column),
                None => {
                    self.rows.swap_remove(row);
                    self.basis.swap_remove(row);
                }
            }
        }
        Some(self)
    }

    /// The most that a sum can be; none where there is no most.
    pub fn most(&mut self, cells: &[i64], sign: i64) -> Option<f64> {
        let mut gains: Vec<f64> = cells.iter().map(|cell| (cell * sign) as f64).collect();
        gains.resize(self.columns + 1, 0.0);
        for (row, basis) in self.rows.iter().zip(&self.basis) {
            let weight = basis.and_then(|unknown| cells.get(unknown)).map_or(0, |cell| cell * sign) as f64;
            less(&mut gains, row, weight);
        }
        self.climb(&mut gains)?;
        Some(-gains[self.columns])
    }

    /// The unknowns at the corner.
    pub fn here(&self) -> Vec<f64> {
        let mut here = vec![0.0; self.unknowns];
        for (row, basis) in self.rows.iter().zip(&self.basis) {
            if let Some(value) = basis.and_then(|unknown| here.get_mut(unknown)) {
                *value = row[self.columns];
            }
        }
        here
    }

    /// From corner to corner while anything is gained; none where it has no end. One that takes too long stops short, so
    /// that what it finds is no wider than the truth.
    fn climb(&mut self, gains: &mut [f64]) -> Option<()> {
        let mut stuck = 0;
        for _ in 0..MOST_STEPS {
            let gaining = (0..self.columns).filter(|column| gains[*column] > FAR);
            let steepest = |one: &usize, other: &usize| gains[*one].total_cmp(&gains[*other]);
            let column = if stuck < MOST_STUCK { gaining.max_by(steepest) } else { gaining.min() };
            let Some(column) = column else { return Some(()) };
            let row = self.first_to_stop(column)?;
            let has_gained = self.rows[row][self.columns] > NEAR * self.rows[row][column];
            stuck = if has_gained { 0 } else { stuck + 1 };
            self.turn(row, column);
            let gain = gains[column];
            less(gains, &self.rows[row], gain);
        }
        Some(())
    }

    fn first_to_stop(&self, column: usize) -> Option<usize> {
        let end = self.columns;
        let ratio = |row: &usize| self.rows[*row][end].max(0.0) / self.rows[*row][column];
        let stopping = (0..self.rows.len()).filter(|row| self.rows[*row][column] > NEAR);
        stopping.min_by(|one, other| {
            let (first, second) = (ratio(one), ratio(other));
            let are_near = (first - second).abs() < NEAR;
            if are_near { self.basis[*one].cmp(&self.basis[*other]) } else { first.total_cmp(&second) }
        })
    }

    fn turn(&mut self, row: usize, column: usize) {
        let mut turned = std::mem::take(&mut self.rows[row]);
        let by = turned[column];
        turned.iter_mut().for_each(|cell| *cell /= by);
        for other in self.rows.iter_mut().filter(|other| !other.is_empty()) {
            let times = other[column];
            less(other, &turned, times);
        }
        self.rows[row] = turned;
        self.basis[row] = Some(column);
    }
}

fn less(row: &mut [f64], other: &[f64], times: f64) {
    if times.abs() > NEAR {
        row.iter_mut().zip(other).for_each(|(cell, other)| *cell -= times * other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_sums_leave_is_known() {
        let limit = |cells: [i64; 3], low, high| Limit { cells: cells.to_vec(), low, high };
        let limits = [limit([1, 1, 1], 10, Some(10)), limit([1, 1, 0], 7, Some(9)), limit([0, 1, 0], 2, None)];
        let mut space = Space::of(3, &limits).unwrap();
        assert_eq!([1, -1].map(|sign| space.most(&[0, 0, 1], sign).unwrap().round()), [3.0, -1.0]);
        assert_eq!([1, -1].map(|sign| space.most(&[0, 1, 0], sign).unwrap().round()), [9.0, -2.0]);
        assert!(Space::of(1, &[]).unwrap().most(&[1], 1).is_none(), "there is no most");
        assert!(Space::of(3, &[limit([1, 0, 0], 3, Some(3)), limit([1, 0, 0], 4, Some(4))]).is_none());
    }
}
