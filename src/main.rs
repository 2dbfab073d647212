//! The command: the same engine as the page, for checking, scripting and measuring.

use command::{changes, definitions, entrants, example, figures, findings, paper, sheet};
use std::process::ExitCode;

mod command;

const USAGE: &str = "scorecard figures [--as-at 2018-03-31] [--indicator STB-01] [--by THING[,THING]] [--cases]
    [--compare DATE|last-month|last-quarter|year-ago|last-outturn] [--series month|quarter|year-to-date|rolling12|year] [--settings FILE] [--authority NAME_OR_CODE] [--population CHILDREN] [--outlook] [--csv] FILE_OR_FOLDER...
scorecard changes --from 2017-03-31 --to 2018-03-31 [--indicator STB-01] [--earlier FILE_OR_FOLDER] [--csv] FILE_OR_FOLDER...
scorecard sheet [--as-at 2018-03-31] [--set NAME] [--settings FILE] [--released FILE] [--csv|--json] FILE_OR_FOLDER...
scorecard paper [--as-at 2018-03-31] [--settings FILE] [--out FILE.docx] FILE_OR_FOLDER...
scorecard entrants [--as-at 2018-03-31] [--csv] FILE_OR_FOLDER...
scorecard definitions [--indicator STB-01] [--csv]
scorecard findings FILE_OR_FOLDER...
scorecard problems [--as-at 2018-03-31] [--since EARLIER_LIST] FILE_OR_FOLDER...
scorecard example FOLDER [--children N] [--years N] [--seed S] [--extracts]
scorecard example FOLDER --report 000|001|002|003|004";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first() {
        Some((command, rest)) if command == "figures" => figures::print(rest),
        Some((command, rest)) if command == "changes" => changes::print(rest),
        Some((command, rest)) if command == "entrants" => entrants::print(rest),
        Some((command, rest)) if command == "sheet" => sheet::print(rest),
        Some((command, rest)) if command == "paper" => paper::print(rest),
        Some((command, rest)) if command == "definitions" => definitions::print_all(rest),
        Some((command, rest)) if command == "findings" => findings::findings(rest),
        Some((command, rest)) if command == "problems" => findings::problems(rest),
        Some((command, rest)) if command == "example" => example::write(rest),
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
