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

// The reader of workbooks uses a part of what its rooms can do.
#![cfg_attr(not(feature = "engine"), allow(dead_code, unused_imports))]

mod account;
#[cfg(feature = "engine")]
mod calendar;
#[cfg(feature = "engine")]
mod cases;
#[cfg(feature = "engine")]
mod cells;
#[cfg(feature = "engine")]
mod codes;
#[cfg(feature = "engine")]
mod compare;
#[cfg(feature = "engine")]
mod disclosure;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
mod document;
#[cfg(feature = "engine")]
mod example;
mod file;
#[cfg(feature = "engine")]
mod history;
#[cfg(feature = "engine")]
mod indicators;
#[cfg(feature = "engine")]
mod judging;
mod limits;
#[cfg(feature = "engine")]
mod outlook;
#[cfg(feature = "engine")]
mod page;
mod paper;
#[cfg(feature = "engine")]
mod problems;
#[cfg(feature = "engine")]
mod reading;
#[cfg(feature = "engine")]
mod returns;
#[cfg(feature = "engine")]
mod rows;
#[cfg(feature = "engine")]
mod scorecard;
#[cfg(feature = "engine")]
mod series;
mod tables;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
mod workbook;

#[cfg(all(target_arch = "wasm32", feature = "engine"))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "workbook"))]
mod wasm_workbook;

#[cfg(feature = "engine")]
#[doc(hidden)]
pub mod inside;

// What is read.
pub use file::Source;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub use workbook::open as open_workbook;

// A paper, and it as a file for Word.
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub use document::word;
pub use paper::{Block, Paper};

#[cfg(feature = "engine")]
pub use engine::*;

/// What the engine offers.
#[cfg(feature = "engine")]
mod engine {
    // The officer's answers to guesses about what is read, and what else is dropped.
    pub use crate::compare::definitions::{Definition, definitions};
    pub use crate::compare::published::{Published, split as split_published};
    pub use crate::compare::settings::model::Settings;
    pub use crate::compare::settings::{Taken, take as take_settings};
    pub use crate::file::choices::Choices;

    // What was read, and the children of it at a date.
    pub use crate::calendar::Day;
    pub use crate::history::{Child, History};
    pub use crate::returns::Returns;
    pub use crate::rows::of_the_return::Origin;
    pub use crate::scorecard::read_with as read;

    // The lines of the scorecard, their figures and what decided each case.
    pub use crate::indicators::{all as all_indicators, find as find_indicator};
    pub use crate::judging::finding::{Entry, Finding};
    pub use crate::judging::{Indicator, Judged};
    pub use crate::scorecard::own::find as find_line;
    pub use crate::scorecard::{Group, Line, all as all_lines, line, notes, own_lines};

    // What changed between dates or versions.
    pub use crate::series::changes::{Change, Changes, between as changes_between, of_versions as changes_of_versions};
    pub use crate::series::earlier::Against;
    pub use crate::series::periods::Step;

    // All of it in words, as the page and the command ask for it.
    pub use crate::page::Session;
    pub use crate::page::report as problems_report;
    pub use crate::page::{
        Cohorts, Compared, EarlierView, Findings, MovedView, OutlookView, SeriesView, SettingsView, SheetView,
        StatusView, YearAheadView,
    };
    pub use crate::page::{PaperForm, PaperView};
    pub use crate::page::{
        all_outlooks, all_series, authority_name, earlier as all_earlier, never as never_beside, published_files,
        year_ahead,
    };

    // The simple extracts that can be loaded beside the return.
    pub use crate::page::{TemplateView, templates};

    // An invented authority.
    pub use crate::example::{Authority, ExampleFile, extracts as example_extracts, returns as example_returns};
    pub use crate::page::{example_report, example_reports};
}
