//! The engine against one pass of the csv crate over the same bytes: `bench_native WHAT FOLDER [RUNS]`.
//!
//! `read` only reads the files, for the others to be set against; `pass` reads every ByteRecord once; `engine` reads the
//! returns and works out every line with its groups; `whole` does so from the files on. Prints the least seconds of the runs, the highest memory of the
//! process in bytes, the rows, the bytes and a number that depends on the result.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scorecard::inside::file::Source;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use work::{engine, pass};

mod work;

fn read_folder(folder: &Path, sources: &mut Vec<Source>) {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_folder(&path, sources);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            sources.push(Source::new(path.to_string_lossy(), bytes));
        }
    }
}

/// The highest memory of this process so far, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or("0");
    line.split_whitespace().find_map(|word| word.parse::<u64>().ok()).unwrap_or(0) * 1024
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [what, folder, runs @ ..] = arguments.as_slice() else { return println!("bench_native WHAT FOLDER [RUNS]") };
    let mut sources = Vec::new();
    read_folder(Path::new(folder), &mut sources);
    let work: fn(&[Source]) -> u64 = match what.as_str() {
        "pass" => pass,
        "engine" | "whole" => engine,
        _ => |_| 0,
    };
    let (mut least, mut result) = (f64::MAX, 0);
    for _ in 0..runs.first().map_or(1, |runs| runs.parse().unwrap()) {
        let start = Instant::now();
        if what == "whole" {
            sources.clear();
            read_folder(Path::new(folder), &mut sources);
        }
        result = black_box(work(black_box(&sources)));
        least = least.min(start.elapsed().as_secs_f64());
    }
    let newlines = |source: &Source| source.bytes.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1);
    let rows: usize = sources.iter().map(newlines).sum();
    let bytes: usize = sources.iter().map(|source| source.bytes.len()).sum();
    println!("{least:.6} {} {rows} {bytes} {result}", peak());
}
