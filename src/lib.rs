//! A performance scorecard for looked-after children, worked out on the reader's own device.
//!
//! The rooms, in the order in which the bytes of a file go through them; each uses only those above it:
//!
//! 1. `limits`: the most of anything that is read. `calendar`: days, months, ages and working days.
//!    `codes`: the code lists. `tables`: what a table of the return or an extract is.
//! 2. `account`: what is said of a file. `file`: bytes → lines of cells. `workbook`: workbooks and the XML upload
//!    as the same; the engine's module is built without it.
//! 3. `cells`: a cell → a day, a code, a child's number. `rows`: typed rows. `reading`: files → tables, every row
//!    accounted for. `returns`: the returns of several years joined into records.
//! 4. `history`: records → children at one as-at date. `judging`: what an indicator is and how a case is judged.
//!    `cases`: what the cases are and what can be said of them. `indicators`: the indicators themselves, one file for
//!    each section of the report. `scorecard`: verdicts added up.
//! 5. `compare`: what a figure is set against, and what may be said of the difference. `series`: one definition asked
//!    of many dates. `outlook`: the year end that follows. `disclosure`: what may leave the room. `problems`: what in
//!    the data could change a figure.
//! 6. `example`: an invented authority. `paper`: a committee's paper as headings, sentences and tables. `page`: all of
//!    it in words. `document`: a paper as a file for Word, in the module that reads workbooks.
//!
//! The rooms are private; what a user of the crate needs is listed below them.
//!
//! ```
//! use scorecard::{Choices, Day, History, Source, find_indicator, line, read};
//!
//! let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\nA1,01/06/2017,S,V2,N1,U6,PR1,,\n";
//! let returns = read(&[Source::new("episodes.csv", episodes)], &Choices::default());
//! let children = History::at(&returns.records, Day::read(b"31/03/2018").unwrap());
//! let looked_after = line(find_indicator("POP-01").unwrap(), &children);
//! assert_eq!(looked_after.figure.numerator, 1);
//! ```

mod account;
mod calendar;
mod cases;
mod cells;
mod codes;
mod compare;
mod disclosure;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
mod document;
mod example;
mod file;
mod history;
mod indicators;
mod judging;
mod limits;
mod outlook;
mod page;
mod paper;
mod problems;
mod reading;
mod returns;
mod rows;
mod scorecard;
mod series;
mod tables;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
mod workbook;

#[cfg(all(target_arch = "wasm32", not(feature = "workbook")))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "workbook"))]
mod wasm_workbook;

#[doc(hidden)]
pub mod inside;

// What is read, and the officer's answers to guesses about it.
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub use crate::workbook::open as open_workbook;
pub use compare::definitions::{Definition, definitions};
pub use compare::published::{Published, split as split_published};
pub use compare::settings::model::Settings;
pub use compare::settings::{Taken, take as take_settings};
pub use file::Source;
pub use file::choices::Choices;

// What was read, and the children of it at a date.
pub use calendar::Day;
pub use history::{Child, History};
pub use returns::Returns;
pub use rows::of_the_return::Origin;
pub use scorecard::read_with as read;

// The lines of the scorecard, their figures and what decided each case.
pub use indicators::{all as all_indicators, find as find_indicator};
pub use judging::finding::{Entry, Finding};
pub use judging::{Indicator, Judged};
pub use scorecard::own::find as find_line;
pub use scorecard::{Group, Line, all as all_lines, line, notes, own_lines};

// What changed between dates or versions.
pub use series::changes::{Change, Changes, between as changes_between, of_versions as changes_of_versions};
pub use series::earlier::Against;
pub use series::periods::Step;

// A paper as a file for Word.
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub use document::word;
pub use paper::{Block, Paper};

// All of it in words, as the page and the command ask for it.
pub use page::Session;
pub use page::report as problems_report;
pub use page::{
    Cohorts, Compared, EarlierView, Findings, MovedView, OutlookView, SeriesView, SettingsView, SheetView, StatusView,
    YearAheadView,
};
pub use page::{PaperForm, PaperView};
pub use page::{
    all_outlooks, all_series, authority_name, earlier as all_earlier, never as never_beside, published_files,
    year_ahead,
};

// The simple extracts that can be loaded beside the return.
pub use page::{TemplateView, templates};

// An invented authority.
pub use example::{Authority, ExampleFile, extracts as example_extracts, returns as example_returns};
pub use page::{example_report, example_reports};
