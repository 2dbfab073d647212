//! The committee's sheet: one page without anything of a child, its small numbers held back before it is handed over.

mod ahead;
mod cell;
mod flow;
mod judged;
pub(super) mod line;
mod release;
pub(super) mod released;
mod remark;
mod tally;
pub(super) mod told;
mod waiting;
mod year_end;

use super::others::is_of_others;
use super::over_time::{NOT_READ, holds_a_number};
use super::saved::source;
use super::{Session, words};
use crate::calendar::Day;
use crate::compare::rating::Rating;
use crate::compare::settings::chosen::{Promise, lines_of, names};
use crate::compare::settings::form::Words;
use crate::compare::settings::telling::Telling;
use crate::compare::wales;
use crate::disclosure::{Held, Pack, Rank};
use crate::history::History;
use crate::indicators;
use crate::judging::{Indicator, Window};
use crate::returns::Returns;
use crate::scorecard::{Line, headline, typed};
use crate::series::earlier::{self, Against, Earlier};
use crate::series::gaps::Gap;
use ahead::look_ahead;
use cell::Reason;
pub(super) use judged::{JudgedView, PromiseView};
pub(super) use line::SheetLineView;
use line::{Around, Row};
pub(super) use release::ReleaseView;
use released::{Before, Released};
pub(super) use remark::RemarkView;
use serde::Serialize;
use tally::{TallyView, tally};
use told::figure::Told;
use told::pictured::{self, PictureView, Pictured};
use told::{ToldView, row_of, tell};
use waiting::{Waiting, take_waiting};

const PROVISIONAL: &str =
    "Provisional: from the authority's own records, not validated by the Department for Education.";
const ACCEPTED: &str = "From the authority's return, as the Department for Education has accepted it.";
const CHANGE: &str = "Better and worse are said only of a difference that is more than chance.";
const EXACT: &str =
    "Status is worked out from the exact figure, so it can be another than the rounded number would give.";
/// What stands in place of a text that holds the number of a child.
const TAKEN_OUT: &str = "A text was taken out: it holds the number of a child.";

/// The sheet, ready to be printed.
#[derive(Serialize)]
pub struct SheetView {
    pub(super) as_at: String,
    pub(super) as_at_words: String,
    pub(super) ago_words: String,
    pub(super) authority: String,
    pub(super) set: String,
    pub(super) sets: Vec<String>,
    pub(super) headline: String,
    pub(super) standing: String,
    tally: Vec<TallyView>,
    pub(super) promises: Vec<PromiseView>,
    /// What was typed beside the lines that are off target.
    pub(super) reds: Vec<RemarkView>,
    /// What was typed beside other lines.
    pub(super) remarks: Vec<RemarkView>,
    pub(super) notes: Vec<String>,
    pub(super) source: String,
    /// The rule by which numbers are held back.
    rule: &'static str,
    /// Sentences chosen for lines, for the paper.
    #[serde(skip)]
    pub(super) told: Vec<ToldView>,
    /// Pictures for the paper, or why one that was chosen is none.
    #[serde(skip)]
    pub(super) pictures: Vec<(Telling, Result<PictureView, &'static str>)>,
    /// The check before it is published: for the officer, and no part of the sheet.
    pub(super) release: ReleaseView,
}

impl Session {
    /// The committee's sheet at an as-at date, of a set of lines; of the one that is set where none is named.
    pub fn sheet(&mut self, as_at: &str, set: &str) -> Result<SheetView, String> {
        self.drafted(as_at, set, |draft, name, promises, around| draft.view(name, promises, around))
    }

    /// What is published of a sheet, with what was published before, as a table to be dropped with the files of the next.
    pub fn released_file(&mut self, as_at: &str, set: &str) -> Result<String, String> {
        let mut rows = self.released();
        let new = self.drafted(as_at, set, |draft, _, _, around| draft.released(&around))?;
        let is_there = |one: &Released| rows.iter().any(|row| row.says_as(one));
        let new: Vec<Released> = new.into_iter().filter(|one| !is_there(one)).collect();
        rows.extend(new);
        Ok(released::text(&rows))
    }

    /// What was published before, of the tables that were dropped.
    fn released(&self) -> Vec<Released> {
        self.all_beside()
            .filter_map(|(file, _)| file.released())
            .flat_map(|bytes| released::read(bytes, &self.own_lines()))
            .collect()
    }

    fn drafted<T>(
        &mut self,
        as_at: &str,
        set: &str,
        then: impl FnOnce(Draft, &str, &[Promise], Around) -> T,
    ) -> Result<T, String> {
        self.at(as_at)?;
        let released = self.released();
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let settings = &self.settings.settings;
        let name = if set.is_empty() { settings.set.as_str() } else { set };
        let promises = lines_of(settings, name, &self.own_lines()).ok_or("There is no set of lines of that name.")?;
        let asked = self.compared().asked(history);
        let clean = |text: &str| self.cleaned(text);
        let status = |line: &Line| self.status(line, history);
        let around = Around { history, settings, asked, year: None, status: &status, clean: &clean };
        let draft = Draft::of(&promises, returns, &released, &around);
        Ok(then(draft, name, &promises, around))
    }

    /// A text that somebody typed, unless it holds the number of a child.
    pub(super) fn cleaned(&self, text: &str) -> String {
        let children = self.returns.as_ref().map(|returns| &returns.records.names);
        let is_taken_out = children.is_some_and(|children| holds_a_number(text, children));
        if is_taken_out { TAKEN_OUT.to_owned() } else { text.to_owned() }
    }
}

/// The lines of a sheet, each with what may be shown of it.
struct Draft {
    /// The children looked after, those who came and those who left.
    head: Vec<Row>,
    /// By promise.
    rows: Vec<Vec<Row>>,
    /// Sentences chosen for lines.
    told: Vec<Told>,
    /// Pictures of lines.
    pictures: Vec<Pictured>,
    /// Titles of lines without a figure at this date.
    waiting: Waiting,
    then: Day,
    years: Vec<i32>,
    before: Before,
}

/// What the head says: children looked after, those who came and those who left.
const HEAD: [&str; 3] = ["POP-01", "POP-03", "POP-05"];

impl Draft {
    /// Every figure of now is taken before those of a year before, so that an old one never holds back a new one.
    fn of(promises: &[Promise], returns: &Returns, released: &[Released], around: &Around) -> Draft {
        let history = around.history;
        let then = Against::YearAgo.day(history.period.last);
        let profile = around.settings.profile;
        let mut pack = Pack::by(profile);
        let known = released::take(released, &returns.records, profile, &mut pack);
        let heads = HEAD.iter().filter_map(|id| Some(("", indicators::find(id)?)));
        let in_sets = promises.iter().flat_map(|promise| promise.lines.iter().copied());
        let in_sets = in_sets.map(|(code, line)| (code, in_its_place(line, history)));
        let lines: Vec<(&'static str, &'static Indicator)> = heads.chain(in_sets).collect();
        let ago = earlier_of(&lines, returns, history);
        let mut all = lines
            .into_iter()
            .zip(ago)
            .enumerate()
            .map(|(place, ((code, line), ago))| row(code, line, ago, (around, rank(place)), &mut pack));
        let mut head: Vec<Row> = all.by_ref().take(HEAD.len()).collect();
        let mut rows: Vec<Vec<Row>> =
            promises.iter().map(|promise| all.by_ref().take(promise.lines.len()).collect()).collect();
        drop(all);
        let waiting = take_waiting(&mut rows, history);
        let before = History::at(&returns.records, then);
        for row in head.iter_mut().take(1).chain(rows.iter_mut().flatten()) {
            look_back(row, &before, &mut pack);
        }
        let (mut told, mut pictures) = tell(&rows, returns, around, &mut pack);
        look_ahead(&mut rows, returns, around, &mut pack);
        flow::protect(&flow::said(&told, &pictures, released, history), &returns.records, &mut pack);
        let on_sheet: Vec<&str> = rows.iter().flatten().map(|row| row.line.indicator.id).collect();
        flow::protect_plans(&on_sheet, [history, &before].into_iter(), &mut pack);
        let decided = pack.decide();
        let days = (history.period.last, then);
        head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|row| settle(row, &decided, (&known, days), around));
        told.iter_mut().for_each(|told| told.settle(row_of(&rows, told.telling.line), (&decided, &known), around));
        pictures.iter_mut().for_each(|one| one.settle(row_of(&rows, one.telling.line), (&decided, &known), around));
        ahead::settle(&mut rows, &decided, &beside(&told, &pictures, around), &known);
        pictures.retain(|one| !one.is_for_status || row_of(&rows, one.telling.line).is_some_and(|row| row.now.is_ok()));
        Draft { head, rows, told, pictures, waiting, then, years: returns.records.years.clone(), before: known }
    }

    fn view(self, set: &str, promises: &[Promise], mut around: Around) -> SheetView {
        let all = || self.rows.iter().flatten();
        let published = all().flat_map(|row| around.published(&row.line));
        around.year = published.filter(|(one, _)| !is_of_others(one.whose)).map(|(one, _)| one.year).max();
        let (mut ratings, mut reds, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
        let mut line = |row: &Row| {
            let (view, rating) = row.view(&around);
            ratings.push(rating);
            let is_off = rating == Some(Rating::OffTarget);
            if is_off { &mut reds } else { &mut remarks }.extend(row.remark(&view.title, is_off, &around));
            view
        };
        let title = |promise: &Promise| (around.clean)(&promise.title);
        let of_promise = |(promise, rows): (&Promise, &Vec<Row>)| PromiseView {
            title: title(promise),
            lines: rows.iter().map(&mut line).collect(),
            judged: judged::of_promise(promise, &around),
        };
        let shown: Vec<PromiseView> = promises.iter().zip(&self.rows).map(of_promise).collect();
        SheetView {
            as_at: around.history.period.last.iso(),
            as_at_words: around.history.period.last.to_string(),
            ago_words: self.then.to_string(),
            authority: (around.clean)(&around.settings.authority),
            set: set.to_owned(),
            sets: names(around.settings).into_iter().filter(|name| (around.clean)(name) == *name).collect(),
            headline: self.headline(&around),
            standing: standing(&around),
            tally: tally(&ratings),
            promises: shown.into_iter().filter(PromiseView::says).collect(),
            reds,
            remarks,
            notes: self.notes(promises, &around),
            source: source(&self.years),
            rule: around.settings.profile.name(),
            told: self.told.iter().map(|told| told.view(around.settings.profile)).collect(),
            pictures: self
                .pictures
                .iter()
                .map(|one| (one.telling.clone(), one.view(around.settings.profile)))
                .collect(),
            release: self.release(&around),
        }
    }

    /// The rows of the head that no line of the sheet repeats, and those of the lines.
    fn all_rows(&self) -> Vec<&Row> {
        let lines = || self.rows.iter().flatten();
        let is_alone = |row: &&Row| lines().all(|line| line.line.indicator.id != row.line.indicator.id);
        self.head.iter().filter(is_alone).chain(lines()).collect()
    }

    fn release(&self, around: &Around) -> ReleaseView {
        let title = |row: &Row| row.title(around);
        release::view(&self.all_rows(), &title, &self.before, around.settings.profile)
    }

    fn released(&self, around: &Around) -> Vec<Released> {
        let days = (around.history.period.last, self.then);
        let profile = around.settings.profile;
        let rows = self.all_rows().into_iter().flat_map(|row| released::of_row(row, days, profile));
        rows.chain(beside(&self.told, &self.pictures, around)).collect()
    }

    /// "249 children looked after at 30 November 2025, 256 a year before. 41 started since 1 April, 43 ceased."
    fn headline(&self, around: &Around) -> String {
        let printed = |number| around.settings.profile.printed(number);
        let number =
            |row: Option<&Row>| row.filter(|row| row.now.is_ok()).map(|row| printed(row.line.figure.numerator));
        let day = around.history.period.last;
        let Some(children) = number(self.head.first()) else {
            return "The number of children looked after is held back or not known.".to_owned();
        };
        let ago = self.head.first().filter(|row| row.then.is_ok()).and_then(|row| row.earlier.then.value);
        let ago = ago.map(|value| format!(", {} a year before", words::count(printed(value.figure.numerator))));
        let children = words::counted(children, ("child", "children"));
        let head = format!("{children} looked after at {day}{}.", ago.unwrap_or_default());
        match (number(self.head.get(1)), number(self.head.get(2))) {
            (Some(came), Some(left)) => {
                let year = around.history.period.year_start;
                format!("{head} Since {year}, {} came into care and {} left.", words::count(came), words::count(left))
            }
            _ => head,
        }
    }

    fn notes(&self, promises: &[Promise], around: &Around) -> Vec<String> {
        let lacking = promises.iter().flat_map(|promise| &promise.lacking).map(|one| one.measure.as_str());
        let lacking: Vec<&str> = lacking.filter(|one| !judged::is_judged(one, around)).collect();
        let published = around.year.map(|year| {
            let year = words::return_year(year);
            format!("England, and the average of similar councils: {year} unless another year is given.")
        });
        let waiting = listed(&self.waiting.files, "Not on this sheet, because their files were not loaded");
        let typed =
            listed(&self.waiting.typed, "Not on this sheet, because their numbers were typed for another period");
        let lacking = listed(&lacking, "Not worked out by this page");
        let profile = around.settings.profile;
        let exact = profile.rounds().then(|| EXACT.to_owned());
        let others = around.sources_of_others(self.rows.iter().flatten().map(|row| around.published(&row.line)));
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let others = listed(&others, "Other comparators, and where they are from");
        let fixed = [Some(release::rule(profile)), exact, Some(CHANGE.to_owned())];
        let all = fixed.into_iter().chain([published, others, waiting, typed, lacking]).flatten();
        all.chain(judged::others(promises, around)).collect()
    }
}

/// What sentences and pictures print or hold back beside the lines.
fn beside(told: &[Told], pictures: &[Pictured], around: &Around) -> Vec<Released> {
    let of = (around.history.period.last, around.settings.profile);
    let drawn = pictures.iter().flat_map(|picture| pictured::released(picture, of.0, of.1));
    told.iter().flat_map(|told| released::of_told(told, of.0, of.1)).chain(drawn).collect()
}

/// What the Department, or in Wales the Welsh Government, has accepted is not provisional: the returns up to the one whose
/// year is set.
fn standing(around: &Around) -> String {
    let is_accepted = around.settings.accepted.is_some_and(|year| around.history.period.year <= year as i32);
    let words = if wales::leads(around.settings, None) { Words::Welsh } else { around.settings.paper.words };
    words.said(if is_accepted { ACCEPTED } else { PROVISIONAL })
}

fn listed(what: &[&str], words: &str) -> Option<String> {
    (!what.is_empty()).then(|| format!("{words}: {}.", what.join("; ")))
}

/// A line whose files are not there, or the one that stands in its place from other files: in the middle of a year the
/// checks and the leavers by their lists.
fn in_its_place(line: &'static Indicator, history: &History) -> &'static Indicator {
    let is_there = |line: &'static Indicator| headline(line, history).missing.is_empty();
    let other = || indicators::all().find(|other| other.in_place_of == Some(line.id) && is_there(other));
    if is_there(line) { line } else { other().unwrap_or(line) }
}

fn earlier_of(lines: &[(&str, &'static Indicator)], returns: &Returns, history: &History) -> Vec<Earlier> {
    let lines: Vec<&'static Indicator> = lines.iter().map(|(_, line)| *line).collect();
    let then = Against::YearAgo.day(history.period.last);
    earlier::of(&lines, &returns.records, (history.period.last, then), returns.as_at)
}

fn row(
    code: &'static str,
    line: &'static Indicator,
    earlier: Earlier,
    (around, rank): (&Around, Rank),
    pack: &mut Pack,
) -> Row {
    let line = headline(line, around.history);
    // A typed number stands under its own period, which the sheet says.
    let gap = earlier.now.gap.filter(|gap| line.typed.is_none() || *gap != Gap::NotTyped);
    let (history, profile) = (around.history, around.settings.profile);
    let is_unrated = (around.status)(&line).rating == Some(Rating::NotReliable);
    let is_held = is_unrated && cell::is_open_by_a_few(&line, history, profile);
    let now = if is_held { Err(Reason::Held) } else { cell::now(&line, gap, history, rank, pack) };
    let offered = [now, Err(Reason::Unlike)];
    Row { code, line, earlier, offered, now: Err(Reason::Unlike), ahead: None, then: Err(Reason::Unlike) }
}

/// The numbers in the head stand before all others.
fn rank(place: usize) -> Rank {
    if place < HEAD.len() { Rank::Head } else { Rank::Now }
}

/// Puts what was decided of a line into words.
fn settle(row: &mut Row, decided: &[Result<(), Held>], (before, days): (&Before, (Day, Day)), around: &Around) {
    let (line, profile) = (row.line.indicator, around.settings.profile);
    let cell = |offered: &Result<cell::Offered, Reason>, day: Day| match offered {
        Ok(one)
            if !line.of_things && before.is_close((line.id, day, None, None), one.printed(line, profile), profile) =>
        {
            Err(Reason::Before)
        }
        Ok(one) => one.cell(line, around.wish(line), decided, profile),
        Err(reason) => Err(*reason),
    };
    let [now, then] = &row.offered;
    (row.now, row.then) = (cell(now, days.0), cell(then, days.1));
    let turns = now.as_ref().ok().zip(then.as_ref().ok()).is_some_and(|(now, then)| now.turns(then, line, profile));
    if turns && row.now.is_ok() && row.then.is_ok() {
        row.then = Err(Reason::Turned);
    }
}

fn look_back(row: &mut Row, before: &History, pack: &mut Pack) {
    let (line, typed) = (row.line.indicator, row.line.typed);
    if !row.earlier.over_12_months || line.window != Window::Year {
        let typed = typed.and_then(|_| typed::number(line, before));
        row.offered[1] = cell::then((line, typed.as_ref()), &row.earlier.then, before, pack);
    }
}
