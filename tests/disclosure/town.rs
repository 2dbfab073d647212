//! An invented council whose sheets a reader has, with the exact figures to compare with what the reader makes of them.

use super::attacker::numbers;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::indicators::find;
use scorecard::inside::page::Session;
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::scorecard::{Line, line as line_of};
use scorecard::{Day, Step};
use serde_json::{Value, json, to_value};

pub struct Town {
    pub session: Session,
    pub returns: Returns,
}

impl Town {
    pub fn new(children: u32, years: u32, seed: u64) -> Town {
        Town::where_files_are(children, years, seed, |_, bytes| bytes)
    }

    /// With files that were changed: by their paths.
    pub fn where_files_are(
        children: u32,
        years: u32,
        seed: u64,
        mut changed: impl FnMut(&str, Vec<u8>) -> Vec<u8>,
    ) -> Town {
        let authority = Authority { children, years, seed, ..Authority::default() };
        let (mut session, mut sources) = (Session::default(), Vec::new());
        for file in example::returns(&authority).into_iter().chain(example::extracts(&authority)) {
            let bytes = changed(&file.path, file.bytes);
            sources.push(Source::new(file.path.clone(), bytes.clone()));
            session.add(file.path, bytes);
        }
        session.read();
        Town { session, returns: returns::read(&sources) }
    }

    pub fn set(&mut self, lines: &[&str], more: Value) {
        let mut settings = json!({ "scorecard_settings": 1, "set": "Own",
            "sets": [{ "name": "Own", "promises": [{ "promise": "All", "lines": lines }] }] });
        settings.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.session.take_settings(settings.to_string().as_bytes()).unwrap();
    }

    /// What is published is dropped with the next.
    pub fn publish(&mut self, as_at: &str) {
        let table = self.session.released_file(as_at, "").unwrap();
        self.session.add(format!("published {as_at}.csv"), table.into_bytes());
        self.session.read();
    }

    pub fn rows(&mut self, as_at: &str) -> Vec<Value> {
        let sheet = to_value(self.session.sheet(as_at, "").unwrap()).unwrap();
        sheet["promises"][0]["lines"].as_array().unwrap().clone()
    }

    pub fn at(&self, as_at: &str) -> History {
        History::at(&self.returns.records, day(as_at))
    }

    /// The exact line.
    pub fn line(&self, id: &str, as_at: &str) -> Line {
        line_of(find(id).unwrap(), &self.at(as_at))
    }

    /// The exact number of a line over the days of a step.
    pub fn exact(&self, id: &str, step: Step, as_at: &str) -> i64 {
        let mut history = self.at(as_at);
        history.period.year_start = step.first(history.period.last);
        line_of(find(id).unwrap(), &history).figure.numerator
    }
}

pub fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
}

pub fn row<'r>(rows: &'r [Value], id: &str) -> &'r Value {
    rows.iter().find(|row| row["id"] == id).unwrap()
}

pub fn value(cell: &Value) -> Option<i64> {
    numbers(cell["value"].as_str()?).first().copied()
}
