//! The shape of the source: which module may use which, what the engine never uses, and how long a file may be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules of the crate, each using only those before it; modules on one line do not use each other.
const LAYERS: &[&[&str]] = &[
    &["limits"],
    &["calendar"],
    &["codes"],
    &["tables"],
    &["account"],
    &["file"],
    &["workbook"],
    &["cells"],
    &["rows"],
    &["reading"],
    &["returns"],
    &["history"],
    &["judging"],
    &["cases"],
    &["indicators"],
    &["scorecard"],
    &["compare"],
    &["series"],
    &["outlook"],
    &["disclosure"],
    &["problems"],
    &["example", "paper"],
    &["page", "document"],
    &["wasm", "wasm_workbook"],
];

/// Rooms whose head holds what its own files use, while it uses them: within these alone a file may name its head.
const HEADS_IN_USE: &[&str] = &["page"];

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

/// What stands in the files for the command line alone.
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

/// The files of the modules that lib.rs declares, lib.rs, main.rs and the parts of the command.
fn sources() -> Vec<Source> {
    let library = std::fs::read_to_string(folder().join("lib.rs")).unwrap();
    let declared = |source: &Source| {
        let module = source.module();
        matches!(module, "lib" | "main" | "command" | "inside") || library.contains(&format!("mod {module};"))
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
        let tests =
            ["#[cfg(test)]\nmod ", "#[cfg(test)]\n#[allow"].iter().filter_map(|mark| self.code.find(mark)).min();
        &self.code[..tests.unwrap_or(self.code.len())]
    }

    /// The module that the file is, below the crate's own.
    fn place(&self) -> Vec<&str> {
        let mut place: Vec<&str> = self.path.trim_end_matches(".rs").split('/').collect();
        if matches!(place.last(), Some(&"mod" | &"lib" | &"main")) {
            place.pop();
        }
        place
    }

    /// Every path that the code names, from the crate's own module on.
    fn uses(&self) -> Vec<Vec<String>> {
        let place: Vec<String> = self.place().into_iter().map(str::to_owned).collect();
        paths(&words_of(self.engine())).into_iter().filter_map(|path| from_the_crate(&place, path)).collect()
    }
}

/// The code as names and signs, without its texts.
fn words_of(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => text_length(rest),
            '\'' => letter_length(rest),
            _ if is_of_a_name(first) => rest.find(|c| !is_of_a_name(c)).unwrap_or(rest.len()),
            _ if rest.starts_with("::") => 2,
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        if !first.is_whitespace() && !rest.starts_with("//") {
            words.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    words
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// How long the text is that begins here, with its quotation marks.
fn text_length(code: &str) -> usize {
    let mut escaped = false;
    let end = code.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(code.len(), |(at, _)| at + 1)
}

/// How long the letter is that begins here; one sign where it is a lifetime.
fn letter_length(code: &str) -> usize {
    let letters: Vec<char> = code.chars().take(3).collect();
    match letters[..] {
        [_, '\\', ..] => 3 + code[3..].find('\'').unwrap_or_default() + 1,
        [_, letter, '\''] => 2 + letter.len_utf8(),
        _ => 1,
    }
}

/// The paths among the words, a list in braces taken apart.
fn paths(words: &[String]) -> Vec<Vec<String>> {
    let begins = |at: usize| {
        is_name(&words[at]) && words.get(at + 1).is_some_and(|next| next == "::") && (at == 0 || words[at - 1] != "::")
    };
    let mut found = Vec::new();
    for at in (0..words.len()).filter(|at| begins(*at)) {
        tree(words, at, &mut Vec::new(), &mut found);
    }
    found
}

fn is_name(word: &str) -> bool {
    word.starts_with(is_of_a_name)
}

/// Adds the paths of one tree of names, which begins here; says where it ends.
fn tree(words: &[String], mut at: usize, above: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let depth = above.len();
    while at < words.len() && is_name(&words[at]) {
        above.push(words[at].clone());
        at += 1;
        match words.get(at).map(String::as_str) {
            Some("::") => at += 1,
            _ => break,
        }
    }
    found.push(above.clone());
    if words.get(at).is_some_and(|word| word == "{") && words[at - 1] == "::" {
        at += 1;
        while words.get(at).is_some_and(|word| word != "}") {
            at = tree(words, at, above, found);
            at += words[at..].iter().take_while(|word| !matches!(word.as_str(), "," | "}")).count();
            at += usize::from(words.get(at).is_some_and(|word| word == ","));
        }
        at += 1;
    }
    above.truncate(depth);
    at
}

/// A path from the crate's own module on; nothing where it leads out of the crate or to a name in scope.
fn from_the_crate(place: &[String], path: Vec<String>) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|name| *name == "super").count();
    let below = |from: &[String], rest: &[String]| Some([from, rest].concat());
    match path[0].as_str() {
        "crate" => below(&[], &path[1..]),
        "super" => below(&place[..place.len().checked_sub(ups)?], &path[ups..]),
        "self" => below(place, &path[1..]),
        _ => below(place, &path).filter(|whole| is_a_file(&whole[..=place.len()])),
    }
}

/// Whether a module has a file of its own.
fn is_a_file(module: &[String]) -> bool {
    let file = folder().join(module.join("/"));
    file.with_extension("rs").is_file() || file.join("mod.rs").is_file()
}

/// For each file, the other files that it uses.
fn files_used(sources: &[Source]) -> BTreeMap<&str, BTreeSet<&str>> {
    let places: BTreeMap<Vec<&str>, &str> = sources.iter().map(|s| (s.place(), s.path.as_str())).collect();
    let file_of = |path: &Vec<String>| {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        (1..=path.len()).rev().find_map(|length| places.get(&path[..length]).copied())
    };
    let used = |source: &Source| {
        let counts = |file: &&str| *file != source.path && !is_own_head(source, file);
        source.uses().iter().filter_map(file_of).filter(counts).collect::<BTreeSet<&str>>()
    };
    sources.iter().map(|source| (source.path.as_str(), used(source))).collect()
}

/// Whether a file is the head of the room of another one, and may be named there.
fn is_own_head(of: &Source, file: &str) -> bool {
    let room = of.path.rsplit_once('/').map(|(room, _)| room).unwrap_or_default();
    HEADS_IN_USE.contains(&room) && file == format!("{room}/mod.rs")
}

/// A way from a file back to itself.
fn circle<'a>(from: &'a str, uses: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    let mut ways: Vec<Vec<&str>> = vec![vec![from]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in &uses[way[way.len() - 1]] {
            if *next == from {
                return Some(way);
            }
            if seen.insert(*next) {
                ways.push([&way[..], &[*next]].concat());
            }
        }
    }
    None
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn each_module_uses_only_those_below_it() {
    for source in sources().iter().filter(|source| !matches!(source.module(), "lib" | "main" | "command" | "inside")) {
        let module = source.module();
        let own = layer(module).unwrap_or_else(|| panic!("src/{}: give {module} a place in LAYERS", source.path));
        let uses = source.uses().into_iter().filter_map(|path| path.into_iter().next());
        for used in uses.filter(|used| used != module) {
            let of = layer(&used).unwrap_or_else(|| panic!("src/{} uses crate::{used}, of no layer", source.path));
            assert!(of < own, "src/{}: {module} may not use {used}", source.path);
        }
    }
}

#[test]
fn no_file_uses_itself_by_way_of_others() {
    let sources: Vec<Source> =
        sources().into_iter().filter(|s| !matches!(s.module(), "lib" | "main" | "command" | "inside")).collect();
    let uses = files_used(&sources);
    let circles: Vec<String> = sources.iter().filter_map(|s| Some(circle(&s.path, &uses)?.join(" -> "))).collect();
    assert!(circles.is_empty(), "circles:\n{}", circles.join("\n"));
}

#[test]
fn paths_are_seen_however_they_are_written() {
    let source = Source {
        path: "page/bounds.rs".to_owned(),
        code: "use super::quality::{self, in_units};\nuse crate::{history::{History, Period}, dates as days};\n\
               fn f<'a>(c: char, t: &'a str) -> bool { c == '\"' || crate::records::last(t) == \"crate::text::x\" }\n\
               #[cfg(test)]\nmod tests { use crate::scorecard; }"
            .to_owned(),
        lines: 4,
    };
    let seen: BTreeSet<String> = source.uses().iter().map(|path| path.join("::")).collect();
    let expected = [
        "dates",
        "history",
        "history::History",
        "history::Period",
        "page::quality",
        "page::quality::in_units",
        "page::quality::self",
        "records::last",
    ];
    assert_eq!(seen.iter().map(String::as_str).filter(|path| !path.is_empty()).collect::<Vec<&str>>(), expected);
}

#[test]
fn the_rooms_are_private_but_for_the_door_of_the_tests() {
    let library = std::fs::read_to_string(folder().join("lib.rs")).unwrap();
    let open: Vec<&str> = library.lines().filter(|line| line.starts_with("pub mod ")).collect();
    assert_eq!(open, ["pub mod inside;"]);
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
fn javascript_stands_at_the_door_of_each_module() {
    assert_eq!(holders(JAVASCRIPT, &["wasm.rs", "wasm/forms.rs", "wasm_workbook.rs"]), [""; 0]);
}

#[test]
fn files_and_the_terminal_are_for_the_command() {
    let outside = holders(SYSTEM, &["main.rs"]).into_iter().filter(|file| !file.starts_with("src/command/"));
    assert_eq!(outside.collect::<Vec<String>>(), [""; 0]);
}

#[test]
fn no_file_is_long() {
    let long: Vec<String> =
        sources().iter().filter(|s| s.lines > LONGEST).map(|s| format!("{} ({})", s.path, s.lines)).collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:?}");
}
