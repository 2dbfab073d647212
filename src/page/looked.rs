//! Every line now and at an earlier date, asked a few lines at a time, so that the officer's own question never waits
//! long.

use super::Session;
use super::over_time::NOT_READ;
use crate::calendar::Day;
use crate::history::History;
use crate::returns::Returns;
use crate::scorecard::{Line, headline};
use crate::series::earlier::{Against, Earlier, of_histories};

/// Lines that are asked at a time.
const LINES: usize = 8;

/// What was asked so far, for one as-at date and one earlier date.
pub(super) struct Looked {
    as_at: Day,
    against: Against,
    lines: Vec<(Line, Earlier)>,
    /// At the two dates, until all lines were asked.
    both: Option<[History; 2]>,
}

impl Looked {
    /// Asks some lines more, and says how many are left.
    fn ask(&mut self, returns: &Returns, history: &History, most: usize) -> usize {
        let rest = crate::scorecard::all(&returns.records).split_off(self.lines.len());
        let lines = &rest[..rest.len().min(most)];
        let days = [self.as_at, self.against.day(self.as_at)];
        let at = || days.map(|day| History::at(&returns.records, day));
        if !lines.is_empty() {
            let earlier = of_histories(lines, self.both.get_or_insert_with(at), returns.as_at);
            self.lines.extend(lines.iter().map(|line| headline(line, history)).zip(earlier));
        }
        if rest.len() == lines.len() {
            self.both = None;
        }
        rest.len() - lines.len()
    }
}

impl Session {
    /// Asks some lines more for what stands beside them, and says how many are left.
    pub fn ask_columns(&mut self, as_at: &str, against: &str) -> Result<usize, String> {
        let against = self.against(as_at, against)?;
        self.look(as_at, against, LINES)
    }

    /// Every line now and at the earlier date.
    pub(super) fn looked(&mut self, as_at: &str, against: Against) -> Result<&[(Line, Earlier)], String> {
        self.look(as_at, against, usize::MAX)?;
        Ok(self.looked.as_ref().map(|looked| looked.lines.as_slice()).unwrap_or_default())
    }

    fn look(&mut self, as_at: &str, against: Against, most: usize) -> Result<usize, String> {
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let as_at = history.period.last;
        let begun = self.looked.take().filter(|looked| (looked.as_at, looked.against) == (as_at, against));
        let mut looked = begun.unwrap_or_else(|| Looked { as_at, against, lines: Vec::new(), both: None });
        let left = looked.ask(returns, history, most);
        self.looked = Some(looked);
        Ok(left)
    }
}
