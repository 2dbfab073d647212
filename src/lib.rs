//! A performance scorecard for looked-after children, worked out on the reader's own device.
//!
//! The modules in reading order, each using only those above it:
//!
//! 1. [`dates`]: days, months and ages. [`codes`]: the code lists of the SSDA903 return.
//! 2. [`notices`]: what is said of a file. [`choices`]: what the officer decides. [`decode`]: bytes → text.
//!    [`prescan`]: quotation marks and limits. [`records`]: text → cells. [`headings`], with [`first_lines`]: which column is which.
//!    [`text`]: all of it for one file. [`cells`], [`formats`], `midnights`, [`columns`], [`words`], [`identifiers`]: cells → dates, codes, children.
//!    [`workbook`]: workbooks and the XML upload as CSV texts, with [`remarks`]; the engine's module is built without it.
//!    [`templates`]: the simple extracts. [`tables`], [`extracts`]: the typed rows. [`reading`]: files → tables, every row accounted for.
//!    [`returns`]: the returns of several years joined into records. [`given`]: what the extracts give.
//! 3. [`history`]: records → children at one as-at date. [`finding`]: yes, no or unknown, with the evidence.
//! 4. [`measure`]: how a case is judged. [`indicator`]: what an indicator is. [`populations`], [`reviews`], [`adoption`],
//!    [`duties`] and [`facts`]: what the cases are and what can be said of them. [`benchmarks`]: thresholds and national figures.
//! 5. [`indicators`]: the indicators themselves, one file for each section of the report.
//! 6. [`scorecard`]: verdicts added up. [`page`]: the scorecard in words. [`example`]: an invented authority to try it on.
//!
//! ```
//! use scorecard::{dates::Day, history::History, indicators, returns, text::Source};
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
pub mod tables;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub mod workbook;

#[cfg(all(target_arch = "wasm32", not(feature = "workbook")))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "workbook"))]
mod wasm_workbook;
