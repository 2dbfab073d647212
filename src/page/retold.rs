//! The authorities of five published reports, whole: their files, and the settings with what an officer adds to the
//! sentences of the paper.

use super::Session;
use crate::compare::settings::paper::Written;
use crate::example::ExampleFile;
use crate::example::reports::{self, Report};
use std::collections::BTreeMap;

/// The files of the report of a number, its settings among them.
pub fn example_report(number: &str) -> Option<Vec<ExampleFile>> {
    let report = reports::all().iter().find(|report| report.number == number)?;
    let mut files = report.files();
    files.push(settings(report, &files));
    Some(files)
}

/// The numbers of the reports, and what each is about.
pub fn example_reports() -> Vec<(&'static str, &'static str)> {
    reports::all().iter().map(|report| (report.number, report.about)).collect()
}

/// What is set, with texts of the paper that say first what the page itself would write there.
fn settings(report: &Report, files: &[ExampleFile]) -> ExampleFile {
    let mut session = Session::default();
    let plain = report.settings(BTreeMap::new());
    for file in files.iter().chain([&plain]) {
        session.add(file.path.clone(), file.bytes.clone());
    }
    session.read();
    let own: BTreeMap<String, String> =
        session.paper(report.as_at).map(|view| view.paper.own_sentences().into_iter().collect()).unwrap_or_default();
    let text = |(key, add): &(&str, &str)| {
        let beneath = own.get(*key)?.clone();
        let text = format!("{beneath} {add}");
        Some(((*key).to_owned(), Written { text: text.trim().to_owned(), beneath }))
    };
    report.settings(report.adds.iter().filter_map(text).collect())
}

impl Session {
    /// Holds the files of the invented authority of a published report; whether there is one of that number.
    pub fn add_report(&mut self, number: &str) -> bool {
        let files = example_report(number);
        let is_known = files.is_some();
        files.into_iter().flatten().for_each(|file| self.add(file.path, file.bytes));
        is_known
    }
}
