//! The scorecard in words, as the page shows it: every number, date and sentence ready to be put on the screen.

mod added;
mod amounts;
mod axis;
mod bands;
mod beside;
mod bounds;
mod cases;
mod changed;
mod chart;
mod child;
mod children;
mod choices;
mod chosen;
mod cohorts;
mod columns;
mod compare;
mod detail;
mod dictionary;
mod due;
mod elsewhere;
mod entrants;
mod facets;
mod files;
mod filling;
mod findings;
mod flow;
mod forms;
mod groups;
mod host;
mod known;
mod lanes;
mod levels;
mod lines;
mod list_columns;
mod living;
mod looked;
mod matching;
mod of_parts;
mod officer;
mod others;
mod outlook;
mod over_time;
mod own;
mod own_columns;
mod paper;
mod periods;
mod place;
mod price;
mod quality;
mod rates;
mod retold;
mod rows;
mod saved;
mod setting;
mod sheet;
mod since;
mod sparks;
mod spread;
mod standing;
mod status;
mod steps;
mod suspects;
mod taken;
mod templates;
mod trend;
mod typed;
mod verdict;
mod versions;
mod view;
mod wished;
mod words;
mod workers;

pub use cases::{CaseList, CasePage, Files};
pub use children::Asked;
pub use cohorts::Cohorts;
pub use compare::{CompareView, Compared, PublishedFileView, authority_name, never, published_files};
pub use detail::Detail;
pub use files::ReadingView;
pub use findings::Findings;
pub use lines::ScorecardView;
pub use outlook::{OutlookView, YearAheadView, all_outlooks, year_ahead};
pub use over_time::{SettingsView, all_series, earlier};
pub use paper::{PaperForm, PaperView};
pub use quality::report;
pub use retold::{example_report, example_reports};
pub use setting::LineForm;
pub use sheet::SheetView;
pub use status::StatusView;
pub use templates::{TemplateView, templates};
pub use trend::{EarlierView, MovedView, SeriesView, sentence};

use crate::account::Refusal;
use crate::calendar::Day;
use crate::compare::published::Published;
use crate::compare::settings::Taken;
use crate::example::{self, Authority};
use crate::file::Source;
use crate::file::choices::Choices;
use crate::file::prescan;
use crate::history::History;
use crate::indicators;
use crate::judging::Indicator;
use crate::returns::Returns;
use crate::scorecard::own::lines as own_lines;
use beside::Beside;
use filling::Filling;

/// The files held and what was worked out from them.
#[derive(Default)]
pub struct Session {
    sources: Vec<Source>,
    beside: Vec<Beside>,
    host: host::Host,
    choices: Choices,
    settings: Taken,
    whence: host::Whence,
    returns: Option<Returns>,
    history: Option<History>,
    checks: suspects::Checks,
    drawn: chart::Dates,
    sparks: Option<Filling>,
    periods: Option<Filling>,
    looked: Option<looked::Looked>,
    published: Published,
    earlier: Option<versions::Version>,
}

impl Session {
    /// Holds a file; nothing is read yet. A file of the same path takes the place of the one before.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.add_table(Source::new(path, bytes));
    }

    /// Holds a table that was taken out of a file, with what was seen there.
    pub fn add_table(&mut self, table: Source) {
        self.sources.retain(|source| source.path != table.path);
        self.beside.retain(|beside| beside.path != table.path);
        match Beside::of(table) {
            Ok(beside) => self.beside.push(beside),
            Err(table) => self.sources.push(table),
        }
        self.forget_results();
    }

    /// Holds a file of which only the first part was read: because of what is wrong with it already, or else because
    /// it does not go into memory beside the others.
    pub fn add_refused(&mut self, path: String, first: &[u8], whole_len: u64) {
        let refused = prescan::peek(first, whole_len, &self.choices.of(&path));
        self.add_table(Source::refused(path, refused.unwrap_or(Refusal::TooLongTogether.into())));
    }

    /// Whether the first MiB of a file of `whole_len` bytes shows that the rest need not be read, as the officer has it.
    pub fn is_refused(&self, path: &str, first: &[u8], whole_len: u64) -> bool {
        prescan::peek(first, whole_len, &self.choices.of(path)).is_some()
    }

    /// Holds the files of an invented authority, its simple extracts and its settings among them.
    pub fn add_example(&mut self, children: u32, years: u32, seed: u64) {
        let authority = Authority { children, years, seed, ..Authority::default() };
        let files = example::returns(&authority).into_iter().chain(example::extracts(&authority));
        for file in files.chain([example::settings(&authority)]) {
            self.add(file.path, file.bytes);
        }
    }

    /// Lets go of every file and result; what the host has put into the page holds again.
    pub fn clear(&mut self) {
        *self = Session { host: std::mem::take(&mut self.host), ..Session::default() };
        self.take_the_hosts();
    }

    fn forget_results(&mut self) {
        self.returns = None;
        self.history = None;
        self.checks = Default::default();
        self.forget_past();
    }

    fn forget_past(&mut self) {
        self.drawn = Default::default();
        (self.sparks, self.periods, self.looked) = (None, None, None);
    }

    /// Takes an answer to a guess about a file; it counts from the next reading on.
    pub fn choose(&mut self, path: &str, name: &str, column: &str, value: &str) -> Result<(), String> {
        let choices = self.choices.files.entry(path.to_owned()).or_default();
        let known = choices.answer(name, column, value);
        known.then_some(()).ok_or("There is no such choice.".to_owned())
    }

    /// Lets every guess stand again.
    pub fn forget_choices(&mut self) {
        self.choices = Choices::default();
    }

    /// Reads and joins the files held.
    pub fn read(&mut self) -> ReadingView {
        self.sources.sort_by(|a, b| a.path.cmp(&b.path));
        self.choices.matchings = self.beside.iter().filter_map(Beside::matching).collect();
        self.take_dropped_settings();
        let returns = crate::scorecard::read_with(&self.sources, &self.choices);
        self.history = None;
        self.checks = Default::default();
        self.forget_past();
        self.read_published();
        let newest = returns.records.years.last().copied();
        let rows = |file: &Beside| self.rows_of(&file.path, newest);
        let view = |(file, is_hosts): (&Beside, bool)| file.view(is_hosts, rows(file), self.unused_of(file));
        let beside = self.all_beside().map(view).collect();
        let earlier = self.read_earlier();
        let view = ReadingView::of(&returns, &self.sources, beside, earlier);
        self.returns = Some(returns);
        self.tell_residents();
        view
    }

    /// What came of each file of published figures.
    pub fn published_files(&self) -> Vec<PublishedFileView> {
        let newest = self.returns.as_ref().and_then(|returns| returns.records.years.last().copied());
        published_files(&self.published, newest)
    }

    /// One line beside the published figures of its own definition, for the council of a name or a code, or the one
    /// that is set where none is named; nothing where none has it.
    pub fn compare(&mut self, id: &str, as_at: &str, authority: &str) -> Result<Option<CompareView>, String> {
        let indicator = self.find(id)?;
        self.at(as_at)?;
        let history = self.history.as_ref().ok_or("No files have been read yet.")?;
        let compared = Compared { authority: self.council(authority), ..self.compared() };
        Ok(compared.line(&crate::scorecard::line(indicator, history), history))
    }

    /// The council of a name or a code; the one that is set where none is named.
    fn council(&self, authority: &str) -> Option<usize> {
        if authority.is_empty() { self.authority() } else { self.published.areas.authority(authority) }
    }

    /// Every line at an as-at date.
    pub fn scorecard(&mut self, as_at: &str) -> Result<ScorecardView, String> {
        let (_, _, history) = self.at(as_at)?;
        Ok(ScorecardView::of(history))
    }

    /// One line with its definition, its steps and its breakdowns.
    pub fn indicator(&mut self, id: &str, as_at: &str) -> Result<Detail, String> {
        let indicator = self.find(id)?;
        self.at(as_at)?;
        let history = self.history.as_ref().ok_or("No files have been read yet.")?;
        let line = crate::scorecard::line(indicator, history);
        let aim = self.levels().aim_in(indicator, history.period.year);
        Ok(Detail::of(&line, history, aim, self.compared().parts(&line, history)))
    }

    /// A page of the cases of one standing.
    pub fn cases(
        &mut self,
        id: &str,
        as_at: &str,
        standing: &str,
        offset: usize,
        limit: usize,
    ) -> Result<CaseList, String> {
        let indicator = self.find(id)?;
        let (_, returns, history) = self.at(as_at)?;
        Ok(CaseList::of(indicator, history, &returns.records.names, standing, offset..offset.saturating_add(limit)))
    }

    /// One case with the steps that led to its standing and the rows behind them.
    pub fn case(&mut self, id: &str, as_at: &str, case: usize) -> Result<CasePage, String> {
        let indicator = self.find(id)?;
        let (sources, returns, history) = self.at(as_at)?;
        let files = Files { sources, choices: &returns.choices };
        CasePage::of(indicator, history, files, case).ok_or("There is no such case at that date.".to_owned())
    }

    /// The files, the records, and the children at a date, worked out anew only when the date changes.
    fn at(&mut self, as_at: &str) -> Result<(&[Source], &Returns, &History), String> {
        let day = Day::read(as_at.as_bytes()).ok_or("The as-at date must be a real date between 1900 and 2100.")?;
        let returns = self.returns.as_ref().ok_or("No files have been read yet.")?;
        returns.records.allows(day)?;
        if self.history.as_ref().is_none_or(|history| history.period.last != day) {
            self.history = Some(History::at(&returns.records, day));
        }
        let history = self.history.as_ref().ok_or("No files have been read yet.")?;
        Ok((&self.sources, returns, history))
    }

    /// The line of a number, or the measure of the council's own.
    fn find(&self, id: &str) -> Result<&'static Indicator, String> {
        let own = || self.own_lines().into_iter().find(|line| line.id == id);
        indicators::find(id).or_else(own).ok_or("There is no indicator of that number.".to_owned())
    }

    /// Every line; after those of the page the measures of the council's own.
    fn all_lines(&self) -> Vec<&'static Indicator> {
        indicators::all().chain(self.own_lines()).collect()
    }

    /// The measures of the council's own.
    fn own_lines(&self) -> Vec<&'static Indicator> {
        self.returns.as_ref().map(|returns| own_lines(&returns.records)).unwrap_or_default()
    }
}
