//! The engine as the page's worker calls it: with its forms the only file that knows JavaScript.

mod forms;

use crate::file::Source;
use crate::page::{self, Asked, Session};
use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;

/// The engine. Every method gives plain objects, or throws a sentence that never holds the content of a cell.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    session: Session,
}

fn to_page(result: Result<impl Serialize, String>) -> Result<JsValue, JsValue> {
    let view = result.map_err(JsValue::from)?;
    view.serialize(&Serializer::json_compatible())
        .map_err(|_| JsValue::from("The result could not be handed to the page."))
}

fn asked_for(asked: JsValue) -> Result<Asked, JsValue> {
    from_value(asked).map_err(|_| JsValue::from("There is no such order of a list."))
}

#[wasm_bindgen]
impl Engine {
    /// An engine without files.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Holds a file.
    pub fn add(&mut self, path: String, bytes: &Uint8Array) {
        self.session.add(path, bytes.to_vec());
    }

    /// Whether the first MiB of a file shows that the rest need not be read, by the answers taken so far.
    pub fn is_refused(&self, path: &str, first: &Uint8Array, whole_len: f64) -> bool {
        self.session.is_refused(path, &first.to_vec(), whole_len as u64)
    }

    /// Holds a file of which only the first part was read, because [`Engine::is_refused`] said so or there was no room.
    pub fn add_refused(&mut self, path: String, first: &Uint8Array, whole_len: f64) {
        self.session.add_refused(path, &first.to_vec(), whole_len as u64);
    }

    /// Holds a table that the reader of workbooks took out of a file, with its remarks.
    pub fn add_table(&mut self, path: String, bytes: &Uint8Array, remarks: JsValue) -> Result<(), JsValue> {
        let remarks = from_value(remarks).map_err(|_| JsValue::from("The remarks of a table could not be read."))?;
        self.session.add_table(Source { remarks, ..Source::new(path, bytes.to_vec()) });
        Ok(())
    }

    /// Holds a file that the host of the page has put into it.
    pub fn add_host(&mut self, path: String, bytes: &Uint8Array) {
        self.session.add_host(path, bytes.to_vec());
    }

    /// What a file is that a host would put into the page, with its rows; throws what is wrong with it.
    pub fn trial(path: &str, bytes: &Uint8Array, wants_settings: bool) -> Result<String, JsValue> {
        Session::trial(path, bytes.to_vec(), wants_settings).map_err(JsValue::from)
    }

    /// Takes the files held so far for an earlier version of those that are added from here on.
    pub fn keep_as_earlier(&mut self) {
        self.session.keep_as_earlier();
    }

    /// Holds the files of an invented authority.
    pub fn add_example(&mut self, children: u32, years: u32, seed: u32) {
        self.session.add_example(children, years, seed.into());
    }

    /// Holds the files of the invented authority of a published report, by its number.
    pub fn add_report(&mut self, number: &str) -> bool {
        self.session.add_report(number)
    }

    /// Lets go of every file.
    pub fn clear(&mut self) {
        self.session.clear();
    }

    /// Takes an answer to a guess about a file; it counts from the next reading on.
    pub fn choose(&mut self, path: &str, name: &str, column: &str, value: &str) -> Result<(), JsValue> {
        self.session.choose(path, name, column, value).map_err(JsValue::from)
    }

    /// Lets every guess stand again.
    pub fn forget_choices(&mut self) {
        self.session.forget_choices();
    }

    /// The headings of a file against the columns of a table; of the one it most resembles when none is named.
    /// They are those on `line`, such as `line 3`, and on the likeliest when none is named.
    pub fn matching(&self, path: &str, table: &str, line: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.matching(path, table, line))
    }

    /// The matching of one file as the text of a small file.
    pub fn matching_file(&self, path: &str) -> Result<String, JsValue> {
        self.session.matching_file(path).map_err(JsValue::from)
    }

    /// Reads and joins the files held.
    pub fn read(&mut self) -> Result<JsValue, JsValue> {
        to_page(Ok(self.session.read()))
    }

    /// The simple extracts: file name, heading row, columns and the lines that each switches on.
    pub fn templates(&self) -> Result<JsValue, JsValue> {
        to_page(Ok(page::templates()))
    }

    /// Every definition, without a figure.
    pub fn definitions(&self) -> Result<JsValue, JsValue> {
        to_page(Ok(Session::definitions()))
    }

    /// The scorecard at an as-at date such as `2018-03-31`.
    pub fn scorecard(&mut self, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.scorecard(as_at))
    }

    /// One indicator opened.
    pub fn indicator(&mut self, id: &str, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.indicator(id, as_at))
    }

    /// One line by one thing or by two, such as `age 5-13 14-17, ethnicity`.
    pub fn cohorts(&mut self, id: &str, as_at: &str, by: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.cohorts(id, as_at, by))
    }

    /// Some of the cases of one standing.
    pub fn cases(
        &mut self,
        id: &str,
        as_at: &str,
        standing: &str,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        to_page(self.session.cases(id, as_at, standing, offset as usize, limit as usize))
    }

    /// One case opened.
    #[wasm_bindgen(js_name = "case")]
    pub fn one_case(&mut self, id: &str, as_at: &str, case: u32) -> Result<JsValue, JsValue> {
        to_page(self.session.case(id, as_at, case as usize))
    }

    /// Some of the cases of one standing, filtered and sorted as asked: `sort`, `down` and `filters`.
    pub fn children(
        &mut self,
        id: &str,
        as_at: &str,
        standing: &str,
        asked: JsValue,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let page = (offset as usize, limit as usize);
        to_page(self.session.children((id, as_at, standing), &asked_for(asked)?, page))
    }

    /// The same list, all of it, as a table to take away.
    pub fn children_sheet(
        &mut self,
        id: &str,
        as_at: &str,
        standing: &str,
        asked: JsValue,
    ) -> Result<JsValue, JsValue> {
        to_page(self.session.children_sheet((id, as_at, standing), &asked_for(asked)?))
    }

    /// One child by its number in this session.
    pub fn child(&mut self, as_at: &str, child: u32) -> Result<JsValue, JsValue> {
        to_page(self.session.child(as_at, child))
    }

    /// What falls due by a day (a month ahead when it is empty), of one social worker's children or of all.
    pub fn due(&mut self, as_at: &str, until: &str, worker: &str, most: u32) -> Result<JsValue, JsValue> {
        to_page(self.session.due(as_at, until, worker, most as usize))
    }

    /// The same, all of it, as a table to take away.
    pub fn due_sheet(&mut self, as_at: &str, until: &str, worker: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.due_sheet(as_at, until, worker))
    }

    /// A table of the page to take away, of the whole scorecard or of one line: see [`Session::table`].
    pub fn table(&mut self, what: &str, as_at: &str, id: &str, more: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.table(what, as_at, id, more))
    }

    /// Asks a piece of the checks more; says whether there was any.
    pub fn ask_checks(&mut self, as_at: &str) -> Result<bool, JsValue> {
        self.session.ask_checks(as_at).map_err(JsValue::from)
    }

    /// Asks a piece more of the checks and of what their findings do to the lines; says whether there was any.
    pub fn ask_quality(&mut self, as_at: &str) -> Result<bool, JsValue> {
        self.session.ask_quality(as_at).map_err(JsValue::from)
    }

    /// Every finding at an as-at date, worst first.
    pub fn quality(&mut self, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.quality(as_at))
    }

    /// One line with and without the children of the findings that can move it.
    pub fn suspects(&mut self, id: &str, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.suspects(id, as_at))
    }

    /// What is set as the text of a file.
    pub fn settings_file(&self) -> Result<String, JsValue> {
        self.session.settings_file().map_err(JsValue::from)
    }

    /// The form of one line as it is set.
    pub fn line_form(&self, id: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.line_form(id))
    }

    /// What the council has set beside a line itself.
    pub fn comparators(&self, id: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.comparators(id))
    }

    /// Sets the number of children of the area, as it is typed.
    pub fn set_population(&mut self, typed: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.set_population(typed))
    }

    /// Everything that is set, for the page that shows it.
    pub fn settings_page(&mut self, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.settings_page(as_at))
    }

    /// One line beside the published figures of its own definition, for the council that is set.
    pub fn compare(&mut self, id: &str, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.compare(id, as_at, ""))
    }

    /// The rates of the council that is set; of the population that is set where no file has one.
    pub fn rates(&mut self, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.rates(as_at))
    }

    /// The aim, the rating and the interval of one line, and what is said beside it.
    pub fn status(&mut self, id: &str, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.status_of(id, as_at))
    }

    /// Asks one line of one more date; gives how many dates are left.
    pub fn ask_trend(&mut self, id: &str, as_at: &str, step: &str) -> Result<u32, JsValue> {
        self.session.ask_trend(id, as_at, step).map(|left| left as u32).map_err(JsValue::from)
    }

    /// One line over time as it is drawn; by its usual step where none is named.
    pub fn trend(&mut self, id: &str, as_at: &str, step: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.trend(id, as_at, step))
    }

    /// Asks a few more lines of one of the months, quarters or years; gives how often there is still to ask.
    pub fn ask_periods(&mut self, as_at: &str, step: &str) -> Result<u32, JsValue> {
        self.session.ask_periods(as_at, step).map(|left| left as u32).map_err(JsValue::from)
    }

    /// Every line by month, quarter or year, of what was asked.
    pub fn periods(&mut self, as_at: &str, step: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.periods(as_at, step))
    }

    /// Asks a few more lines for the small pictures in the rows; gives how often there is still to ask.
    pub fn ask_sparks(&mut self, as_at: &str) -> Result<u32, JsValue> {
        self.session.ask_sparks(as_at).map(|left| left as u32).map_err(JsValue::from)
    }

    /// The small pictures in the rows, of what was asked.
    pub fn sparks(&mut self, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.sparks(as_at))
    }

    /// What changed in a line since `last-month`, `last-quarter`, `year-ago`, `last-outturn` or a date, by child.
    pub fn changed(&mut self, id: &str, against: &str, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.changed(id, against, as_at))
    }

    /// Asks a few more lines for what stands beside them; says how many are left.
    pub fn ask_columns(&mut self, as_at: &str, against: &str) -> Result<u32, JsValue> {
        self.session.ask_columns(as_at, against).map(|left| left as u32).map_err(JsValue::from)
    }

    /// What stands beside every line in the scorecard's rows; set beside `last-month`, `last-quarter`, `year-ago`,
    /// `last-outturn` or a date, a year ago where nothing is named.
    pub fn columns(&mut self, as_at: &str, against: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.columns(as_at, against))
    }

    /// A set of lines as a view of the scorecard.
    pub fn framework(&mut self, as_at: &str, set: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.framework(as_at, set))
    }

    /// The committee's sheet of a set of lines, small numbers held back; of the set that is chosen where none is named.
    pub fn sheet(&mut self, as_at: &str, set: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.sheet(as_at, set))
    }

    /// What is published of a sheet, as a table to be dropped with the files of the next.
    pub fn released_file(&mut self, as_at: &str, set: &str) -> Result<String, JsValue> {
        self.session.released_file(as_at, set).map_err(JsValue::from)
    }

    /// The committee's paper, made from the sheet of the set that is chosen.
    pub fn paper(&mut self, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.paper(as_at))
    }

    /// What is typed on the page.
    pub fn typed(&self) -> Result<JsValue, JsValue> {
        to_page(self.session.typed())
    }

    /// All typed numbers as the text of a file, to be saved.
    pub fn typed_file(&self) -> String {
        self.session.typed_file()
    }

    /// The coming 31 March of one line: low, likely, high, what is certain and what it takes.
    pub fn outlook_line(&mut self, id: &str, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.outlook_of(id, as_at))
    }

    /// The coming 31 March of every line of a set; of the one that is chosen where none is named.
    pub fn outlook(&mut self, as_at: &str, set: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.outlook(as_at, set))
    }

    /// The rows of one finding, or of all when `code` is empty, as the text of a CSV file.
    pub fn send_list(&mut self, as_at: &str, code: &str) -> Result<String, JsValue> {
        self.session.send_list(as_at, code).map_err(JsValue::from)
    }
}
