//! What the page asks about children: lists of them, one child, and what falls due.

use super::Session;
use super::cases::Files;
use super::child::{ChildView, Known};
use super::children::{Asked, ChildrenView, Listed, sheet};
use super::due::{Coming, DueView, due_sheet};
use super::elsewhere::Elsewhere;
use super::saved::SavedView;
use super::suspects::Checked;
use super::workers::Workers;
use crate::calendar::Day;

/// How far ahead a list of what falls due may reach.
const MONTHS_AHEAD: i32 = 24;

impl Session {
    /// A page of the cases of one standing, filtered and sorted as asked.
    pub fn children(
        &mut self,
        (id, as_at, standing): (&str, &str, &str),
        asked: &Asked,
        (offset, limit): (usize, usize),
    ) -> Result<ChildrenView, String> {
        self.listed((id, as_at, standing), asked, |listed| {
            ChildrenView::of(listed, asked, offset..offset.saturating_add(limit))
        })
    }

    /// The same list, all of it, as a table to take away.
    pub fn children_sheet(&mut self, of: (&str, &str, &str), asked: &Asked) -> Result<SavedView, String> {
        self.listed(of, asked, |listed| sheet(listed, asked))
    }

    /// One child by its number in this session, which is not the number that the files have.
    pub fn child(&mut self, as_at: &str, child: u32) -> Result<ChildView, String> {
        let Checked { sources, returns, history, problems, .. } = self.checked(as_at)?;
        if child as usize >= history.records.children {
            return Err("There is no such child at that date.".to_owned());
        }
        let workers = Workers::of(history, Files { sources, choices: &returns.choices }, &returns.accounts);
        let known = Known { history, sources, workers: &workers, problems };
        Ok(ChildView::of(known, child))
    }

    /// What falls due by a day, of the children of one social worker or of all: of each kind at most so many.
    pub fn due(&mut self, as_at: &str, until: &str, worker: &str, most: usize) -> Result<DueView, String> {
        self.coming(as_at, until, worker, |coming| DueView::of(coming, most))
    }

    /// The same, all of it, as a table to take away.
    pub fn due_sheet(&mut self, as_at: &str, until: &str, worker: &str) -> Result<SavedView, String> {
        self.coming(as_at, until, worker, due_sheet)
    }

    fn coming<T>(
        &mut self,
        as_at: &str,
        until: &str,
        worker: &str,
        tell: impl FnOnce(&Coming) -> T,
    ) -> Result<T, String> {
        let (sources, returns, history) = self.at(as_at)?;
        let last = history.period.last;
        let until = if until.is_empty() { Some(last.plus_months(1)) } else { Day::read(until.as_bytes()) };
        let until = until
            .filter(|until| (last..=last.plus_months(MONTHS_AHEAD)).contains(until))
            .ok_or_else(|| format!("Choose a real date from {last} to {}.", last.plus_months(MONTHS_AHEAD)))?;
        let workers = Workers::of(history, Files { sources, choices: &returns.choices }, &returns.accounts);
        Ok(tell(&Coming::of(history, &workers, until, worker)))
    }

    fn listed<T>(
        &mut self,
        (id, as_at, standing): (&str, &str, &str),
        asked: &Asked,
        tell: impl FnOnce(Listed) -> T,
    ) -> Result<T, String> {
        let indicator = self.find(id)?;
        let also = (!asked.also.is_empty()).then(|| self.find(&asked.also)).transpose()?;
        let (sources, returns, history) = self.at(as_at)?;
        let mut elsewhere = Elsewhere::default();
        elsewhere.near_only(asked.near);
        if let Some(also) = also {
            elsewhere.also(also, history);
        }
        if !asked.again.is_empty() {
            elsewhere.again(indicator, returns, history, asked.again == "yes");
        }
        let workers = Workers::of(history, Files { sources, choices: &returns.choices }, &returns.accounts);
        Ok(tell(Listed { indicator, history, workers: &workers, standing, elsewhere: &elsewhere }))
    }
}
