//! What changed in a line between two dates, by child: for the officer's view alone.

use super::Session;
use super::over_time::NOT_READ;
use super::saved::{self, About, SavedView};
use super::trend::{EarlierView, over, told};
use super::versions::EARLIER_VERSION;
use super::words::{self, counted};
use crate::calendar::Day;
use crate::history::History;
use crate::judging::{Indicator, Standing};
use crate::returns::{Records, Returns};
use crate::scorecard::headline;
use crate::series::Point;
use crate::series::changes::{Became, Change, between, moved};
use crate::series::earlier::{self, Against, Earlier};
use crate::series::history_of;
use serde::Serialize;
use std::sync::Arc;

/// What changed in a line since an earlier date: in the files as they are, what happened since.
#[derive(Serialize)]
pub struct ChangedView {
    from: String,
    from_words: String,
    to_words: String,
    sentence: String,
    groups: Vec<GroupView>,
    /// How far it moved what is counted, or why nothing is listed.
    words: String,
    /// What an earlier version of the files said otherwise of the earlier date, where the line is set beside it.
    recorded_late: Option<LateView>,
}

/// What was only recorded late.
#[derive(Serialize)]
struct LateView {
    groups: Vec<GroupView>,
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
    /// What changed in a line since `last-month`, `last-quarter`, `year-ago`, `last-outturn` or a date, or since
    /// `earlier-version`, as it was on its own day.
    pub fn changed(&mut self, id: &str, against: &str, as_at: &str) -> Result<ChangedView, String> {
        Ok(self.asked_of_change(id, against, as_at)?.view())
    }

    /// The same as a table to take away, with every child.
    pub(super) fn changed_sheet(&mut self, id: &str, against: &str, as_at: &str) -> Result<SavedView, String> {
        Ok(self.asked_of_change(id, against, as_at)?.sheet())
    }

    fn asked_of_change(&mut self, id: &str, against: &str, as_at: &str) -> Result<Asked<'_>, String> {
        let indicator = self.find(id)?;
        let is_version = against == EARLIER_VERSION;
        let against = if is_version { Against::On(self.as_it_was()?.1) } else { dated(against)? };
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let (from, to) = (against.day(history.period.last), history.period.last);
        if is_version {
            is_by(from, to)?;
            returns.records.allows(from)?;
        } else {
            is_before(from, to)?;
            returns.records.allows_before(from, to)?;
        }
        let version = is_version.then(|| self.as_it_was()).transpose()?.map(|(version, _)| version);
        Ok(Asked { indicator, returns, history, version, from, to })
    }
}

fn dated(against: &str) -> Result<Against, String> {
    Against::of(against).ok_or("The date to compare with must be a real date.".to_owned())
}

fn is_before(from: Day, to: Day) -> Result<(), String> {
    (from < to).then_some(()).ok_or_else(|| format!("The date to compare with must be before {to}."))
}

fn is_by(from: Day, to: Day) -> Result<(), String> {
    let words =
        || format!("The earlier version is of {from}. Choose an as-at date of {from} or later to compare with it.");
    (from <= to).then_some(()).ok_or_else(words)
}

/// A line, what was read, the children at the as-at date, the earlier version where it is asked for, and both dates.
struct Asked<'s> {
    indicator: &'static Indicator,
    returns: &'s Returns,
    history: &'s History,
    version: Option<&'s Returns>,
    from: Day,
    to: Day,
}

/// The figures and the cases behind them.
struct Found {
    earlier: Option<Earlier>,
    /// As the earlier version said it.
    was: Option<Point>,
    happened_since: Option<Vec<Change>>,
    recorded_late: Option<Vec<Change>>,
}

impl Asked<'_> {
    fn is_typed(&self) -> bool {
        headline(self.indicator, self.history).typed.is_some()
    }

    /// Nothing where either date has no value: everybody would seem to have come in, or to have gone.
    fn found(&self) -> Found {
        let Asked { indicator, returns, from, to, .. } = *self;
        let earlier = earlier::of(&[indicator], &returns.records, (to, from), returns.as_at).pop();
        let was = earlier
            .as_ref()
            .zip(self.version)
            .and_then(|(earlier, version)| earlier::as_it_was(indicator, &version.records, earlier, version.as_at));
        let listed = earlier.as_ref().filter(|_| !self.is_typed());
        Found {
            happened_since: listed.and_then(|earlier| {
                changes(indicator, (&returns.records, &earlier.then), (&returns.records, &earlier.now))
            }),
            recorded_late: listed.zip(self.version.zip(was.as_ref())).and_then(|(earlier, (version, was))| {
                changes(indicator, (&version.records, was), (&returns.records, &earlier.then))
            }),
            earlier,
            was,
        }
    }

    fn view(&self) -> ChangedView {
        let found = self.found();
        let part = |changes: Option<&[Change]>| {
            let words = if self.is_typed() { words::TYPED.to_owned() } else { in_all(changes, self.indicator) };
            LateView { groups: changes.map(|changes| groups(changes, self.indicator)).unwrap_or_default(), words }
        };
        let LateView { groups, words } = part(found.happened_since.as_deref());
        ChangedView {
            from: self.from.iso(),
            from_words: self.from.to_string(),
            to_words: self.to.to_string(),
            sentence: found.sentence(self),
            groups,
            words,
            recorded_late: self.version.map(|_| part(found.recorded_late.as_deref())),
        }
    }

    fn sheet(&self) -> SavedView {
        let Found { happened_since, recorded_late, .. } = self.found();
        let of = |changes: Option<Vec<Change>>| changes.unwrap_or_default();
        match self.version {
            None => sheet(self, &of(happened_since)),
            Some(_) => sheet_of_versions(self, &of(recorded_late), &of(happened_since)),
        }
    }
}

impl Found {
    fn sentence(&self, asked: &Asked) -> String {
        let Some(earlier) = &self.earlier else { return String::new() };
        match asked.version {
            None => EarlierView::of(asked.indicator, earlier).into_sentence(),
            Some(_) => of_three(asked, self.was.as_ref(), earlier),
        }
    }
}

/// As the earlier version said it, as the files now say it of that date, and now.
fn of_three(asked: &Asked, was: Option<&Point>, earlier: &Earlier) -> String {
    let figure = |point: &Point| match (point.value, point.gap) {
        (Some(value), _) => told(&value, asked.indicator),
        (None, Some(gap)) => format!("no figure ({})", gap.to_string().trim_end_matches('.')),
        (None, None) => "no figure".to_owned(),
    };
    let [then, now] = [&earlier.then, &earlier.now].map(|point| words::capital(&over(asked.indicator, point)));
    let was = was.map_or("no figure".to_owned(), figure);
    let (since, today) = (figure(&earlier.then), figure(&earlier.now));
    format!("{then}: the earlier version has {was}, the files now have {since}. {now}: {today}.")
}

/// The columns of a table of changes, and its rows.
type Table = (Vec<(&'static str, saved::Kind)>, Vec<Vec<String>>);

fn sheet(asked: &Asked, changes: &[Change]) -> SavedView {
    about(asked, "", (COLUMNS.to_vec(), rows(asked, changes)))
}

/// A column more tells the two apart.
fn sheet_of_versions(asked: &Asked, recorded_late: &[Change], happened_since: &[Change]) -> SavedView {
    let columns = [("which", saved::Kind::Text)].into_iter().chain(COLUMNS).collect();
    let of = |which: &str, changes: &[Change]| {
        let row = |row: Vec<String>| std::iter::once(which.to_owned()).chain(row).collect::<Vec<String>>();
        rows(asked, changes).into_iter().map(row).collect::<Vec<Vec<String>>>()
    };
    let rows = [of("only recorded late", recorded_late), of("happened since", happened_since)].concat();
    about(asked, ", against the earlier version of the files", (columns, rows))
}

const COLUMNS: [(&str, saved::Kind); 8] = [
    ("line", saved::Kind::Text),
    ("from", saved::Kind::Date),
    ("to", saved::Kind::Date),
    ("child", saved::Kind::Text),
    ("day", saved::Kind::Date),
    ("what changed", saved::Kind::Text),
    ("before", saved::Kind::Text),
    ("after", saved::Kind::Text),
];

fn about(&Asked { indicator, history, from, to, .. }: &Asked, how: &str, (columns, rows): Table) -> SavedView {
    let id = indicator.id;
    let about = About {
        name: format!("changed-{id}-{}-{}", from.iso(), to.iso()),
        title: format!("What changed in {} ({id}) from {from} to {to}{how}", indicator.title),
        history,
    };
    SavedView::of_children(about, saved::columns(&columns), rows)
}

fn rows(&Asked { indicator, from, to, .. }: &Asked, changes: &[Change]) -> Vec<Vec<String>> {
    let standing = |standing: Option<Standing>| saved::text(standing.map(Standing::key));
    let row = |change: &Change| {
        let days = [from.iso(), to.iso(), change.child.clone(), saved::day(change.day)];
        let became = [change.became().key().to_owned(), standing(change.before), standing(change.after)];
        std::iter::once(indicator.id.to_owned()).chain(days).chain(became).collect()
    };
    changes.iter().map(row).collect()
}

/// A line at a date, of one version of the files.
type Dated<'s> = (&'s Arc<Records>, &'s Point);

fn changes(indicator: &Indicator, before: Dated, after: Dated) -> Option<Vec<Change>> {
    let at = |(records, point): Dated| history_of(indicator, records, point);
    let both = before.1.value.is_some() && after.1.value.is_some();
    both.then(|| between(indicator, &at(before), &at(after)))
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
            Became::CameIn => format!("{n} counted at the later date alone"),
            Became::WentOut => format!("{n} counted at the earlier date alone"),
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
        let (indicator, from, to) = (find(id).unwrap(), day(from), history.period.last);
        Asked { indicator, returns: &returns, history: &history, version: None, from, to }.view()
    }

    #[test]
    fn who_came_in_and_who_went_out_is_told_by_child() {
        let changed = changed("POP-01", "2017-12-31");
        let groups: Vec<(&str, &str)> =
            changed.groups.iter().map(|group| (group.words.as_str(), group.rows[0].child.as_str())).collect();
        assert_eq!(
            groups,
            [("1 child counted at the later date alone", "C3"), ("1 child counted at the earlier date alone", "B2")]
        );
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
