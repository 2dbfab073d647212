//! The engine against one pass of the csv crate in a browser: bench.mjs times the two. It is the same work as natively.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scorecard::inside::file::Source;
use wasm_bindgen::prelude::*;

mod work;

#[wasm_bindgen]
#[derive(Default)]
pub struct Bench {
    sources: Vec<Source>,
}

#[wasm_bindgen]
impl Bench {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Bench {
        Bench::default()
    }

    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.sources.push(Source::new(path, bytes));
    }

    pub fn pass(&self) -> f64 {
        work::pass(&self.sources) as f64
    }

    pub fn engine(&self) -> f64 {
        work::engine(&self.sources) as f64
    }
}
