//! What the page's forms set: each gives what is wrong in it, or what is set now.

use super::{Engine, to_page};
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::from_value;
use wasm_bindgen::prelude::*;

fn filled<T: DeserializeOwned>(form: JsValue) -> Result<T, JsValue> {
    from_value(form).map_err(|_| JsValue::from("The form could not be read."))
}

/// A place in a list.
fn place(at: Option<u32>) -> Option<usize> {
    at.map(|at| at as usize)
}

#[wasm_bindgen]
impl Engine {
    /// Sets what a form holds for a line.
    pub fn set_line(&mut self, id: &str, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.set_line(id, &filled(form)?))
    }

    /// Sets what a form holds for all lines.
    pub fn set_all(&mut self, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.set_all(&filled(form)?))
    }

    /// Adds something that happened.
    pub fn add_event(&mut self, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.add_event(&filled(form)?))
    }

    /// Sets a figure beside a line: in the place of another, or after all others.
    pub fn keep_comparator(&mut self, id: &str, at: Option<u32>, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.keep_comparator(id, place(at), &filled(form)?))
    }

    /// Takes a figure away, by its place in the list.
    pub fn remove_comparator(&mut self, id: &str, at: u32) -> Result<JsValue, JsValue> {
        to_page(self.session.remove_comparator(id, at as usize))
    }

    /// Takes an event away, by its place in the list.
    pub fn remove_event(&mut self, at: u32) -> Result<JsValue, JsValue> {
        to_page(self.session.remove_event(at as usize))
    }

    /// Keeps a set of lines under its name.
    pub fn keep_set(&mut self, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.keep_set(&filled(form)?))
    }

    /// Takes one of the authority's own sets of lines away.
    pub fn remove_set(&mut self, name: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.remove_set(name))
    }

    /// Sets what was filled in or written over in the paper.
    pub fn set_paper(&mut self, as_at: &str, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.set_paper(as_at, &filled(form)?))
    }

    /// Keeps what a meeting asked for: in the place of another, or after all others.
    pub fn keep_action(&mut self, at: Option<u32>, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.keep_action(place(at), &filled(form)?))
    }

    /// Keeps an officer who was asked for advice on the paper.
    pub fn keep_consulted(&mut self, at: Option<u32>, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.keep_consulted(place(at), &filled(form)?))
    }

    /// Takes such an officer out, by the place in the list.
    pub fn remove_consulted(&mut self, at: u32) -> Result<JsValue, JsValue> {
        to_page(self.session.remove_consulted(at as usize))
    }

    /// Takes an action out, by its place in the list.
    pub fn remove_action(&mut self, at: u32) -> Result<JsValue, JsValue> {
        to_page(self.session.remove_action(at as usize))
    }

    /// Keeps a typed number: in the place of another, or as one more.
    pub fn keep_typed(&self, at: Option<u32>, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.keep_typed(place(at), &filled(form)?))
    }

    /// Takes a typed number out, by its place in the list.
    pub fn remove_typed(&self, at: u32) -> Result<JsValue, JsValue> {
        to_page(self.session.remove_typed(at as usize))
    }

    /// Chooses the form of the paper and its words.
    pub fn set_paper_form(&mut self, chosen: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.set_paper_form(&filled(chosen)?))
    }

    /// Keeps a sentence chosen for a line of the paper.
    pub fn keep_sentence(&mut self, form: JsValue) -> Result<JsValue, JsValue> {
        to_page(self.session.keep_sentence(&filled(form)?))
    }

    /// Takes a sentence or a picture out, by its place in the list and its line.
    pub fn remove_sentence(&mut self, at: u32, line: &str) -> Result<JsValue, JsValue> {
        to_page(self.session.remove_sentence(at as usize, line))
    }
}
