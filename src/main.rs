//! The command: the same engine as the page, for checking, scripting and measuring.

use scorecard::calendar::Day;
use scorecard::example::{self, Authority};
use scorecard::file::Source;
use scorecard::file::choices::Choices;
use scorecard::history::{Child, History};
use scorecard::indicators;
use scorecard::judging::finding::{Entry, Finding};
use scorecard::judging::{Indicator, Judged};
use scorecard::page::Findings;
use scorecard::returns::Returns;
use scorecard::rows::of_the_return::Origin;
use scorecard::scorecard::{Group, Line, line, notes, read_with};
use scorecard::workbook;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "scorecard figures [--as-at 2018-03-31] [--indicator STB-01] [--cases] FILE_OR_FOLDER...
scorecard findings FILE_OR_FOLDER...
scorecard problems [--as-at 2018-03-31] [--since EARLIER_LIST] FILE_OR_FOLDER...
scorecard example FOLDER [--children N] [--years N] [--seed S] [--extracts]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first() {
        Some((command, rest)) if command == "figures" => figures(rest),
        Some((command, rest)) if command == "findings" => findings(rest),
        Some((command, rest)) if command == "problems" => problems(rest),
        Some((command, rest)) if command == "example" => write_example(rest),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes a result to standard output, piece by piece: the list of rows may be long.
fn print(result: &impl Serialize) -> Result<(), String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let written = serde_json::to_writer_pretty(&mut out, result).map_err(std::io::Error::from);
    written
        .and_then(|()| writeln!(out))
        .and_then(|()| out.flush())
        .map_err(|error| format!("The result could not be written: {error}"))
}

/// What stands after the command: options with their values, and the rest.
struct Arguments {
    options: Vec<(String, String)>,
    flags: Vec<String>,
    paths: Vec<PathBuf>,
}

impl Arguments {
    fn read(words: &[String], with_value: &[&str], flags: &[&str]) -> Result<Arguments, String> {
        let mut read = Arguments { options: Vec::new(), flags: Vec::new(), paths: Vec::new() };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if with_value.contains(&word.as_str()) {
                let value = words.next().ok_or(format!("{word} needs a value.\n{USAGE}"))?;
                read.options.push((word.clone(), value.clone()));
            } else if flags.contains(&word.as_str()) {
                read.flags.push(word.clone());
            } else if word.starts_with("--") {
                return Err(format!("{word} is not an option of this command.\n{USAGE}"));
            } else {
                read.paths.push(PathBuf::from(word));
            }
        }
        Ok(read)
    }

    fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(option, _)| option == name).map(|(_, value)| value.as_str())
    }

    fn number<N: std::str::FromStr>(&self, name: &str, default: N) -> Result<N, String> {
        self.option(name)
            .map_or(Ok(default), |value| value.parse().map_err(|_| format!("{name} needs a whole number.")))
    }
}

fn figures(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--as-at", "--indicator"], &["--cases"])?;
    let sources = read_sources(&arguments.paths)?;
    let returns = read_with(&sources, &Choices::default());
    let as_at = as_at(&arguments, &returns)?;
    let history = History::at(&returns.records, as_at);
    let chosen = chosen_indicators(arguments.option("--indicator"))?;
    let with_cases = arguments.flags.iter().any(|flag| flag == "--cases");
    let names = Names { sources: &sources, returns: &returns };
    let lines: Vec<Value> =
        chosen.iter().map(|indicator| names.line(&line(indicator, &history), &history, with_cases)).collect();
    let files: Vec<Value> = (0..sources.len()).map(|file| names.file(file)).collect();
    print(&json!({ "as_at": as_at.iso(), "notes": notes(&history), "files": files, "lines": lines }))
}

/// What was found in every file; a file that cannot be read is a finding too.
fn findings(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &[], &[])?;
    let sources = read_sources(&arguments.paths)?;
    let returns = read_with(&sources, &Choices::default());
    print(&Findings::of(&returns, &sources))
}

/// What in the data could change a figure; `--since` names a list of findings written before.
fn problems(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--as-at", "--since"], &[])?;
    let sources = read_sources(&arguments.paths)?;
    let returns = read_with(&sources, &Choices::default());
    let earlier = arguments.option("--since").map(|path| read_list(Path::new(path))).transpose()?;
    let report = scorecard::page::report(&sources, &returns, as_at(&arguments, &returns)?, earlier.as_deref())?;
    print(&report)
}

/// A list of findings that was written before; of a workbook, its first sheet.
fn read_list(path: &Path) -> Result<Vec<u8>, String> {
    Ok(read_source(path)?.into_iter().next().map(|list| list.bytes).unwrap_or_default())
}

fn as_at(arguments: &Arguments, returns: &Returns) -> Result<Day, String> {
    let day = match arguments.option("--as-at") {
        Some(text) => Day::read(text.as_bytes()).ok_or("--as-at needs a date such as 2018-03-31."),
        None => returns.as_at.ok_or("No Episodes file with dates was found, so give the date with --as-at."),
    }?;
    returns.records.allows(day).map(|()| day)
}

fn chosen_indicators(id: Option<&str>) -> Result<Vec<&'static Indicator>, String> {
    match id {
        Some(id) => Ok(vec![indicators::find(id).ok_or("There is no indicator of that number.")?]),
        None => Ok(indicators::all().collect()),
    }
}

/// Every file named, and every one in the folders named and their sub-folders but those of the system.
fn read_sources(paths: &[PathBuf]) -> Result<Vec<Source>, String> {
    if paths.is_empty() {
        return Err(format!("Name the files or folders to read.\n{USAGE}"));
    }
    let mut files = Vec::new();
    for path in paths {
        find_files(path, &mut files)?;
    }
    files.sort();
    files.dedup();
    let opened: Result<Vec<Vec<Source>>, String> = files.iter().map(|path| read_source(path)).collect();
    Ok(opened?.into_iter().flatten().collect())
}

fn find_files(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let cannot = |error: std::io::Error| format!("{}: {error}", path.display());
    for entry in std::fs::read_dir(path).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        if !is_of_the_system(&entry.file_name().to_string_lossy()) {
            find_files(&entry.path(), files)?;
        }
    }
    Ok(())
}

/// Hidden files, locks of open workbooks and what file managers leave in folders; the page passes over the same
/// (`www/app/files.js`). All else is read, or refused with a finding.
fn is_of_the_system(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || ["Thumbs.db", "desktop.ini"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The tables of a file: several when it is a workbook or an upload.
fn read_source(path: &Path) -> Result<Vec<Source>, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(workbook::open(Source::new(path.to_string_lossy().replace('\\', "/"), bytes)))
}

/// Results with the names of their files and children.
struct Names<'a> {
    sources: &'a [Source],
    returns: &'a Returns,
}

impl Names<'_> {
    fn file(&self, file: usize) -> Value {
        let account = &self.returns.accounts[file];
        json!({
            "name": self.sources[file].path,
            "table": account.table.map(|table| table.name()),
            "rows": account.rows,
            "used": self.returns.used[file],
            "set_aside": account.set_aside,
            "mended": account.mended,
            "notices": account.notices,
        })
    }

    fn line(&self, line: &Line, history: &History, with_cases: bool) -> Value {
        let indicator = line.indicator;
        let needs: Vec<&str> = indicator.needs.iter().chain(indicator.uses).map(|table| table.name()).collect();
        let missing: Vec<&str> = line.missing.iter().map(|table| table.name()).collect();
        let mut value = json!({
            "id": indicator.id,
            "codes": indicator.codes,
            "title": indicator.title,
            "unit": indicator.unit.key(),
            "window": indicator.window.key(),
            "numerator": line.figure.numerator,
            "denominator": line.figure.denominator,
            "not_recorded": line.figure.not_recorded,
            "unassessed": line.figure.unassessed,
            "value": number(line.tenths),
            "groups": line.groups.iter().map(group).collect::<Vec<_>>(),
            "needs": needs,
            "missing": missing,
        });
        if with_cases {
            value["cases"] = Value::Array(self.cases(indicator, history));
        }
        value
    }

    fn places(&self, rows: &[Origin]) -> Vec<Value> {
        let place = |row: &Origin| json!({ "file": self.sources[usize::from(row.file)].path, "line": row.line });
        rows.iter().map(place).collect()
    }

    fn list(&self, entries: &[Entry]) -> Vec<Value> {
        entries.iter().map(|entry| json!({ "words": entry.words, "rows": self.places(&entry.rows) })).collect()
    }

    fn cases(&self, indicator: &Indicator, history: &History) -> Vec<Value> {
        let mut cases = Vec::new();
        indicator.measure.judge(history, &mut |case| cases.push(self.case(indicator, history.child(case.child), case)));
        cases
    }

    fn case(&self, indicator: &Indicator, child: Child, case: &Judged) -> Value {
        let clauses = indicator.measure.asked(case.standing);
        let step = |(clause, finding): (&&str, &Finding)| {
            json!({
                "clause": clause,
                "answer": format!("{:?}", finding.answer).to_lowercase(),
                "because": finding.because(),
                "rows": self.places(&finding.all_rows(child)),
                "list": self.list(&finding.entries(child)),
            })
        };
        json!({
            "child": self.returns.records.names.of(case.child),
            "standing": case.standing.key(),
            "steps": clauses.iter().zip(case.findings).map(step).collect::<Vec<_>>(),
        })
    }
}

fn group(group: &Group) -> Value {
    json!({
        "name": group.name,
        "label": group.label,
        "unit": group.unit.key(),
        "numerator": group.figure.numerator,
        "denominator": group.figure.denominator,
        "not_recorded": group.figure.not_recorded,
        "unassessed": group.figure.unassessed,
        "value": number(group.tenths),
    })
}

/// Tenths as a number, whole where there is no decimal.
fn number(tenths: Option<i64>) -> Value {
    match tenths {
        None => Value::Null,
        Some(tenths) if tenths % 10 == 0 => json!(tenths / 10),
        Some(tenths) => json!(tenths as f64 / 10.0),
    }
}

fn write_example(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--children", "--years", "--seed"], &["--extracts"])?;
    let [folder] = arguments.paths.as_slice() else { return Err(format!("Name one folder to write to.\n{USAGE}")) };
    let usual = Authority::default();
    let authority = Authority {
        children: arguments.number("--children", usual.children)?,
        years: arguments.number("--years", usual.years)?,
        seed: arguments.number("--seed", usual.seed)?,
        ..usual
    };
    let extracts = if arguments.flags.is_empty() { Vec::new() } else { example::extracts(&authority) };
    for file in example::returns(&authority).into_iter().chain(extracts) {
        let path = folder.join(&file.path);
        let cannot = |error: std::io::Error| format!("{}: {error}", path.display());
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(cannot)?;
        std::fs::write(&path, &file.bytes).map_err(cannot)?;
    }
    Ok(())
}
