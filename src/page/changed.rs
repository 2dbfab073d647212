//! What changed in a line between two dates, by child: for the officer's view alone.

use super::Session;
use super::over_time::NOT_READ;
use super::saved::{self, About, SavedView};
use super::trend::EarlierView;
use super::words::{self, counted};
use crate::calendar::Day;
use crate::history::History;
use crate::judging::{Indicator, Standing};
use crate::returns::Returns;
use crate::scorecard::headline;
use crate::series::changes::{Became, Change, between, moved};
use crate::series::earlier::{self, Against, Earlier};
use crate::series::history_of;
use serde::Serialize;

/// What changed in a line since an earlier date.
#[derive(Serialize)]
pub struct ChangedView {
    from: String,
    from_words: String,
    to_words: String,
    sentence: String,
    groups: Vec<GroupView>,
    /// How far it moved what is counted, or why nothing is listed.
    words: String,
}

#[derive(Serialize)]
struct GroupView {
    key: &'static str,
    words: String,
    rows: Vec<ChangedRow>,
}

#[derive(Serialize)]
struct ChangedRow {
    child: String,
    day: Option<String>,
    words: String,
}

impl Session {
    /// What changed in a line since `last-month`, `last-quarter`, `year-ago`, `last-outturn` or a date.
    pub fn changed(&mut self, id: &str, against: &str, as_at: &str) -> Result<ChangedView, String> {
        Ok(view(self.asked_of_change(id, against, as_at)?))
    }

    /// The same as a table to take away, with every child.
    pub(super) fn changed_sheet(&mut self, id: &str, against: &str, as_at: &str) -> Result<SavedView, String> {
        let (indicator, returns, history, from, to) = self.asked_of_change(id, against, as_at)?;
        let earlier = earlier::of(&[indicator], &returns.records, (to, from), returns.as_at).pop();
        let changes = earlier.and_then(|earlier| changes(indicator, returns, &earlier)).unwrap_or_default();
        Ok(sheet(indicator, history, from, &changes))
    }

    fn asked_of_change(&mut self, id: &str, against: &str, as_at: &str) -> Result<Asked<'_>, String> {
        let indicator = self.find(id)?;
        let against = Against::of(against).ok_or("The date to compare with must be a real date.")?;
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let (from, to) = (against.day(history.period.last), history.period.last);
        if from >= to {
            return Err(format!("The date to compare with must be before {to}."));
        }
        returns.records.allows_before(from, to)?;
        Ok((indicator, returns, history, from, to))
    }
}

/// A line, what was read, the children at the as-at date, and both dates.
type Asked<'s> = (&'static Indicator, &'s Returns, &'s History, Day, Day);

fn sheet(indicator: &Indicator, history: &History, from: Day, changes: &[Change]) -> SavedView {
    let (to, id) = (history.period.last, indicator.id);
    let standing = |standing: Option<Standing>| saved::text(standing.map(Standing::key));
    let row = |change: &Change| {
        let days = [from.iso(), to.iso(), change.child.clone(), saved::day(change.day)];
        let became = [change.became().key().to_owned(), standing(change.before), standing(change.after)];
        std::iter::once(id.to_owned()).chain(days).chain(became).collect()
    };
    let (text, date) = (saved::Kind::Text, saved::Kind::Date);
    let columns = [
        ("line", text),
        ("from", date),
        ("to", date),
        ("child", text),
        ("day", date),
        ("what changed", text),
        ("before", text),
        ("after", text),
    ];
    let about = About {
        name: format!("changed-{id}-{}-{}", from.iso(), to.iso()),
        title: format!("What changed in {} ({id}) from {from} to {to}", indicator.title),
        history,
    };
    SavedView::of_children(about, saved::columns(&columns), changes.iter().map(row).collect())
}

fn view((indicator, returns, history, from, to): Asked) -> ChangedView {
    let earlier = earlier::of(&[indicator], &returns.records, (to, from), returns.as_at).pop();
    let is_typed = headline(indicator, history).typed.is_some();
    let changes = earlier.as_ref().filter(|_| !is_typed).and_then(|earlier| changes(indicator, returns, earlier));
    let groups = changes.as_deref().map(|changes| groups(changes, indicator)).unwrap_or_default();
    ChangedView {
        from: from.iso(),
        from_words: from.to_string(),
        to_words: to.to_string(),
        sentence: earlier
            .as_ref()
            .map(|earlier| EarlierView::of(indicator, earlier).into_sentence())
            .unwrap_or_default(),
        words: if is_typed { words::TYPED.to_owned() } else { in_all(changes.as_deref(), indicator) },
        groups,
    }
}

/// Nothing where either date has no value: everybody would seem to have come in, or to have gone.
fn changes(indicator: &Indicator, returns: &Returns, earlier: &Earlier) -> Option<Vec<Change>> {
    let at = |point| history_of(indicator, &returns.records, point);
    let both = earlier.now.value.is_some() && earlier.then.value.is_some();
    let (before, after): (History, History) = both.then(|| (at(&earlier.then), at(&earlier.now)))?;
    Some(between(indicator, &before, &after))
}

fn in_all(changes: Option<&[Change]>, indicator: &Indicator) -> String {
    let counted_more = |by: i64| match by {
        0 => "as many counted as before".to_owned(),
        1.. => format!("{} more counted", words::count(by)),
        _ => format!("{} fewer counted", words::count(-by)),
    };
    match changes {
        None => "There is nothing to list, because there is no figure at one of the two dates.".to_owned(),
        Some([]) => format!("No {} changed.", indicator.measure.cases().0),
        Some(changes) => {
            let n = counted(changes.len() as i64, indicator.measure.cases());
            format!("{n} changed: {}.", counted_more(moved(changes)))
        }
    }
}

fn groups(changes: &[Change], indicator: &Indicator) -> Vec<GroupView> {
    let group = |became: Became| {
        let mut of_group: Vec<&Change> = changes.iter().filter(|change| change.became() == became).collect();
        of_group.sort_by_key(|change| place(change));
        let rows: Vec<ChangedRow> = of_group.into_iter().map(row).collect();
        let n = counted(rows.len() as i64, indicator.measure.cases());
        let words = match became {
            Became::CameIn => format!("{n} came in"),
            Became::WentOut => format!("{n} went out"),
            Became::Answer => format!("{n} with another answer"),
        };
        GroupView { key: became.key(), words, rows }
    };
    let all = [Became::CameIn, Became::WentOut, Became::Answer].map(group);
    all.into_iter().filter(|group| !group.rows.is_empty()).collect()
}

/// Those who are counted, or were, before all others.
fn place(change: &Change) -> usize {
    let of = |standing: Option<Standing>| standing.map_or(usize::MAX, |standing| standing as usize);
    of(change.before).min(of(change.after))
}

fn row(change: &Change) -> ChangedRow {
    let said = |standing: Standing| words::standing(standing).to_lowercase();
    let words = match (change.before, change.after) {
        (Some(before), Some(after)) => format!("{}, now {}", words::standing(before), said(after)),
        (None, Some(after)) => format!("Now {}", said(after)),
        (Some(before), None) => format!("Was {}", said(before)),
        (None, None) => String::new(),
    };
    ChangedRow { child: change.child.clone(), day: change.day.map(|day| day.to_string()), words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Source;
    use crate::indicators::find;

    const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n\
        A1,01/05/2015,S,C2,N1,U6,PR1,,\nB2,01/05/2015,S,C2,N1,U6,PR1,10/01/2018,E4A\nC3,10/02/2018,S,C2,N1,U6,PR1,,\n";

    fn changed(id: &str, from: &str) -> ChangedView {
        let returns = crate::scorecard::returns_of(&[Source::new("episodes.csv", EPISODES)]);
        let day = |text: &str| Day::read(text.as_bytes()).unwrap();
        let history = History::at(&returns.records, day("2018-03-31"));
        view((find(id).unwrap(), &returns, &history, day(from), history.period.last))
    }

    #[test]
    fn who_came_in_and_who_went_out_is_told_by_child() {
        let changed = changed("POP-01", "2017-12-31");
        let groups: Vec<(&str, &str)> =
            changed.groups.iter().map(|group| (group.words.as_str(), group.rows[0].child.as_str())).collect();
        assert_eq!(groups, [("1 child came in", "C3"), ("1 child went out", "B2")]);
        assert_eq!(changed.words, "2 children changed: as many counted as before.");
        assert_eq!(changed.groups[1].rows[0].words, "Was counted");
    }

    #[test]
    fn nothing_is_listed_where_there_is_no_figure() {
        let changed = changed("HLT-01", "2017-12-31");
        assert!(changed.groups.is_empty());
        assert!(changed.words.starts_with("There is nothing to list"));
    }
}
