//! The engine as the page's worker calls it: the only file that knows JavaScript.

use crate::page::{self, Session};
use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
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

    /// Holds the files of an invented authority.
    pub fn add_example(&mut self, children: u32, years: u32, seed: u32) {
        self.session.add_example(children, years, seed.into());
    }

    /// Lets go of every file.
    pub fn clear(&mut self) {
        self.session.clear();
    }

    /// Reads and joins the files held.
    pub fn read(&mut self) -> Result<JsValue, JsValue> {
        to_page(Ok(self.session.read()))
    }

    /// The simple extracts: file name, heading row, columns and the lines that each switches on.
    pub fn templates(&self) -> Result<JsValue, JsValue> {
        to_page(Ok(page::templates()))
    }

    /// The scorecard at an as-at date such as `2018-03-31`.
    pub fn scorecard(&mut self, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.scorecard(as_at))
    }

    /// One indicator opened.
    pub fn indicator(&mut self, id: &str, as_at: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.indicator(id, as_at))
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
}
