//! The shape of the source: which module may use which, what the engine never uses, and how long a file may be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// The modules of the crate, each using only those before it; modules on one line do not use each other.
const LAYERS: &[&[&str]] = &[
    &["dates", "codes", "templates", "limits", "fault", "aliases"],
    &["working_days", "table", "spelling"],
    &["notices", "records", "words", "midnights"],
    &["matching", "formats"],
    &["first_lines"],
    &["faults", "decode", "headings", "columns", "identifiers"],
    &["choices", "remarks"],
    &["prescan"],
    &["text", "cells", "benchmarks", "example"],
    &["tables", "layout", "marks", "offers"],
    &["extracts"],
    &["filed", "grouped"],
    &["joining", "conflicts", "given", "folders"],
    &["reading", "workbook"],
    &["people"],
    &["returns"],
    &["history"],
    &["finding"],
    &["measure"],
    &["indicator"],
    &["populations"],
    &["reviews", "adoption", "duties"],
    &["facts"],
    &["indicators"],
    &["scorecard"],
    &["problems"],
    &["page"],
    &["wasm", "wasm_workbook"],
];

/// More lines than a file may have.
const LONGEST: usize = 400;

/// What an engine that gives the same bytes for the same bytes does without.
const NEVER: &[&str] = &[
    "std::time",
    "SystemTime",
    "Instant::",
    "chrono::Utc",
    "chrono::Local",
    "Local::now",
    "Utc::now",
    "rand::",
    "getrandom",
    "RandomState",
    " HashMap",
    "{HashMap",
    ":HashMap",
    " HashSet",
    "{HashSet",
    ":HashSet",
];

/// What stands in the files for JavaScript alone.
const JAVASCRIPT: &[&str] = &["wasm_bindgen", "js_sys", "web_sys"];

/// What stands in the file for the command line alone.
const SYSTEM: &[&str] = &["std::fs", "std::env", "std::process", "std::net", "println!", "eprintln!"];

/// One file of src, its path below src, its text without comments, and the number of its lines.
struct Source {
    path: String,
    code: String,
    lines: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { rust_files(&path) } else { vec![path] };
    let mut files: Vec<PathBuf> =
        entries.flat_map(below).filter(|path| path.extension().is_some_and(|e| e == "rs")).collect();
    files.sort();
    files
}

/// The files of the modules that lib.rs declares, lib.rs and main.rs.
fn sources() -> Vec<Source> {
    let library = std::fs::read_to_string(folder().join("lib.rs")).unwrap();
    let declared = |source: &Source| {
        let module = source.module();
        matches!(module, "lib" | "main") || library.contains(&format!("mod {module};"))
    };
    all_sources().into_iter().filter(declared).collect()
}

fn all_sources() -> Vec<Source> {
    let source = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<&str>>().join("\n");
        let below = path.strip_prefix(folder()).unwrap().to_string_lossy().replace('\\', "/");
        Source { path: below, code, lines: text.lines().count() }
    };
    rust_files(&folder()).iter().map(source).collect()
}

impl Source {
    /// The module that the file is, or that its folder is.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The code without its own tests, which stand at the end.
    fn engine(&self) -> &str {
        self.code.split("#[cfg(test)]\nmod ").next().unwrap_or_default()
    }

    /// The modules of the crate that the code names after `crate::`, one or several in braces.
    fn uses(&self) -> Vec<String> {
        let after = self.engine().split("crate::").skip(1);
        let names = |rest: &str| match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').map(first_name).collect(),
            None => vec![first_name(rest)],
        };
        after.flat_map(names).filter(|name| !name.is_empty()).collect()
    }
}

fn first_name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn each_module_uses_only_those_below_it() {
    for source in sources().iter().filter(|source| !matches!(source.module(), "lib" | "main")) {
        let module = source.module();
        let own = layer(module).unwrap_or_else(|| panic!("src/{}: give {module} a place in LAYERS", source.path));
        for used in source.uses().iter().filter(|used| *used != module) {
            let of = layer(used).unwrap_or_else(|| panic!("src/{} uses crate::{used}, of no layer", source.path));
            assert!(of < own, "src/{}: {module} may not use {used}", source.path);
        }
    }
}

#[test]
fn every_module_of_the_list_is_there() {
    let sources = sources();
    for module in LAYERS.concat() {
        assert!(sources.iter().any(|source| source.module() == module), "there is no {module} in src");
    }
}

/// The files in which any of these words stand, but for those allowed to hold them.
fn holders(words: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !allowed.contains(&source.path.as_str())) {
        let words = words.iter().filter(|word| source.engine().contains(**word));
        found.extend(words.map(|word| format!("src/{}: {word}", source.path)));
    }
    found
}

#[test]
fn the_engine_has_no_clock_no_chance_and_no_hash_order() {
    assert_eq!(holders(NEVER, &[]), [""; 0]);
}

#[test]
fn javascript_stands_in_one_file_of_each_module() {
    assert_eq!(holders(JAVASCRIPT, &["wasm.rs", "wasm_workbook.rs"]), [""; 0]);
}

#[test]
fn files_and_the_terminal_are_for_the_command() {
    assert_eq!(holders(SYSTEM, &["main.rs"]), [""; 0]);
}

#[test]
fn no_file_is_long() {
    let long: Vec<String> =
        sources().iter().filter(|s| s.lines > LONGEST).map(|s| format!("{} ({})", s.path, s.lines)).collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:?}");
}
