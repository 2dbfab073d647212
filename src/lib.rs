//! A performance scorecard for looked-after children, worked out on the reader's own device.
//!
//! The rooms, in the order in which the bytes of a file go through them; each uses only those above it:
//!
//! 1. [`limits`]: the most of anything that is read. [`calendar`]: days, months, ages and working days.
//!    [`codes`]: the code lists. [`tables`]: what a table of the return or an extract is.
//! 2. [`account`]: what is said of a file. [`file`]: bytes → lines of cells. [`workbook`]: workbooks and the XML upload
//!    as the same; the engine's module is built without it.
//! 3. [`cells`]: a cell → a day, a code, a child's number. [`rows`]: typed rows. [`reading`]: files → tables, every row
//!    accounted for. [`returns`]: the returns of several years joined into records.
//! 4. [`history`]: records → children at one as-at date. [`judging`]: what an indicator is and how a case is judged.
//!    [`cases`]: what the cases are and what can be said of them. [`indicators`]: the indicators themselves, one file for
//!    each section of the report. [`scorecard`]: verdicts added up.
//! 5. [`compare`]: what a figure is set against, and what may be said of the difference. [`series`]: one definition asked
//!    of many dates. [`disclosure`]: what may leave the room. [`problems`]: what in the data could change a figure.
//! 6. [`example`]: an invented authority. [`page`]: all of it in words.
//!
//! ```
//! use scorecard::{calendar::Day, file::Source, history::History, indicators, returns};
//!
//! let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\nA1,01/06/2017,S,V2,N1,U6,PR1,,\n";
//! let source = Source::new("episodes.csv", episodes);
//! let returns = returns::read(&[source]);
//! let children = History::at(&returns.records, Day::read(b"31/03/2018").unwrap());
//! let looked_after = indicators::find("POP-01").unwrap().measure.figure(&children);
//! assert_eq!(looked_after.numerator, 1);
//! ```

pub mod account;
pub mod calendar;
pub mod cases;
pub mod cells;
pub mod codes;
pub mod compare;
pub mod disclosure;
pub mod example;
pub mod file;
pub mod history;
pub mod indicators;
pub mod judging;
pub mod limits;
pub mod page;
pub mod problems;
pub mod reading;
pub mod returns;
pub mod rows;
pub mod scorecard;
pub mod series;
pub mod tables;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub mod workbook;

#[cfg(all(target_arch = "wasm32", not(feature = "workbook")))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "workbook"))]
mod wasm_workbook;
