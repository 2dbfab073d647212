//! The reader of workbooks and uploads, and the writer of workbooks, as the page's worker calls them: a module of their
//! own, without the engine.

use crate::account::remarks::Remark;
use crate::document;
use crate::file::Source;
use crate::workbook;
use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;

/// A table taken out of a file, on its way to the engine.
#[wasm_bindgen]
pub struct Table {
    source: Source,
}

#[wasm_bindgen]
impl Table {
    /// The path of the file with the name of the table.
    #[wasm_bindgen(getter)]
    pub fn path(&self) -> String {
        self.source.path.clone()
    }

    /// The text of the table; it can be taken once.
    pub fn bytes(&mut self) -> Uint8Array {
        Uint8Array::from(std::mem::take(&mut self.source.bytes).as_slice())
    }

    /// What was seen when the file was taken apart, for the engine to say.
    pub fn remarks(&self) -> Result<JsValue, JsValue> {
        let remarks: &[Remark] = &self.source.remarks;
        let refused = |_| JsValue::from("The remarks could not be handed over.");
        remarks.serialize(&Serializer::json_compatible()).map_err(refused)
    }
}

/// A paper as the bytes of a document for Word.
#[wasm_bindgen]
pub fn word(paper: JsValue) -> Result<Uint8Array, JsValue> {
    let paper = from_value(paper).map_err(|_| JsValue::from("The paper could not be read."))?;
    let bytes = document::word(&paper).map_err(JsValue::from)?;
    Ok(Uint8Array::from(bytes.as_slice()))
}

/// The tables of a workbook or an upload; the file itself when it is neither.
#[wasm_bindgen]
pub fn open(path: String, bytes: &Uint8Array) -> Vec<Table> {
    workbook::open(Source::new(path, bytes.to_vec())).into_iter().map(|source| Table { source }).collect()
}

/// A table as the bytes of a workbook.
#[wasm_bindgen]
pub fn write(table: JsValue) -> Result<Uint8Array, JsValue> {
    let table = from_value(table).map_err(|_| JsValue::from("The table could not be read."))?;
    let bytes = workbook::writing::write(&table).map_err(JsValue::from)?;
    Ok(Uint8Array::from(bytes.as_slice()))
}
