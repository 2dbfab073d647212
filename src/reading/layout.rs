//! What is to be said of a file as a whole: its encoding, its delimiter, its heading line and its columns.

use crate::account::{Account, Choice, Code, Question};
use crate::file::Opened;
use crate::file::decode::{Encoding, Mended};
use crate::file::first_lines::{Said, candidates};
use crate::file::headings::{Found, Match};
use crate::file::names::safe_name;
use crate::tables::Table;
use crate::tables::aliases::beside;

/// Says everything that stands before the rows.
pub fn say(opened: &Opened, account: &mut Account) {
    account.is_a_list = opened.found.is_a_list();
    say_encoding(opened, account);
    say_dialect(&opened.found, account);
    say_line(opened, account);
    say_headings(&opened.found, account);
    say_extra_columns(&opened.found, account);
    say_missing_columns(&opened.found, account);
    let (lines, rows) = &opened.scan.stray;
    if *rows > 0 {
        let message = "A quotation mark stands inside a cell. The cell is taken as it stands; look whether the mark belongs there.";
        let notice = account.say(Code::QuoteStray, None, 1, message.to_owned());
        (notice.lines, notice.rows) = (lines.clone(), *rows);
    }
}

const ENCODINGS: &[&str] = &["utf-8", "windows-1252", "utf-16le", "utf-16be"];

fn say_encoding(opened: &Opened, account: &mut Account) {
    let said = match opened.text.encoding {
        Encoding::Utf8 => None,
        Encoding::Windows1252 => Some((
            Code::Enc1252,
            "windows-1252",
            "The file was saved as Windows text, not as UTF-8. It is read as such; look at names with accents.",
        )),
        Encoding::Utf16Le => {
            Some((Code::EncUtf16, "utf-16le", "The file was saved as Unicode text (UTF-16). It is read as such."))
        }
        Encoding::Utf16Be => Some((
            Code::EncUtf16,
            "utf-16be",
            "The file was saved as Unicode text (UTF-16) with the bytes the other way round. It is read as such.",
        )),
    };
    if let Some((code, taken, message)) = said {
        let notice = account.say(code, None, 1, message.to_owned());
        notice.choice = Choice::of(Question::Encoding, taken, ENCODINGS);
    }
    for mended in &opened.text.mended {
        say_mended(mended, account);
    }
}

/// Each line on which a letter is lost.
fn say_lost(lines: &[u32], account: &mut Account) {
    const WORDS: &str = "A byte on the line fits no way of writing letters, so a letter of the cell is lost. The rest of the file is read. Correct the cell, or export the file again as CSV UTF-8.";
    lines.iter().for_each(|line| _ = account.note(Code::EncLost, None, *line, WORDS));
}

fn say_mended(mended: &Mended, account: &mut Account) {
    let (code, line, message) = match mended {
        Mended::LostLetters(lines) => return say_lost(lines, account),
        Mended::TwoMarks => (Code::EncBom2, 1, "The file begins with the byte order mark twice. Both are passed over.".to_owned()),
        Mended::DoubleEncoded(line) => (Code::EncMojibake, *line, "Letters with accents look as if they had been encoded twice. No figure depends on them unless they stand in CHILD or in a code: look there.".to_owned()),
        Mended::NulTail(bytes) => (Code::NulTail, 1, format!("{bytes} empty bytes follow the text. They are passed over; the copy may be short, so compare the number of rows.")),
        Mended::EndMark => (Code::CtrlZ, 1, "The file ends with the end mark of DOS. It is passed over.".to_owned()),
        Mended::DoubledLineEnds => (Code::LineEndsTwice, 1, "Every line end stands twice. The second one is passed over.".to_owned()),
    };
    account.say(code, None, line, message);
}

const DELIMITERS: &[&str] = &[",", ";", "tab", "|"];

fn say_dialect(found: &Found, account: &mut Account) {
    let choice = |taken: &'static str| Choice::of(Question::Delimiter, taken, DELIMITERS);
    let (taken, words) = match found.dialect.delimiter {
        b';' => (";", "semicolons"),
        b'\t' => ("tab", "tabs"),
        b'|' => ("|", "upright strokes"),
        _ => (",", "commas"),
    };
    if found.hint {
        let message =
            "The first line tells Excel what stands between the cells. It is obeyed and passed over.".to_owned();
        account.say(Code::SepHint, None, 1, message).choice = choice(taken);
    } else if found.dialect.delimiter != b',' {
        let message = format!("The cells are separated by {words}. They are read so.");
        account.say(Code::Delim, None, found.line, message).choice = choice(taken);
    }
    if found.dialect.quote == b'\'' {
        let message = "The cells stand in single quotation marks. They are read without them.".to_owned();
        account.say(Code::Quote, None, found.line, message).choice = Choice::of(Question::Quote, "single", &["double"]);
    }
    if found.dialect.spaced {
        let message = "Spaces stand around the quotation marks of the cells. They are passed over.".to_owned();
        account.say(Code::Quote, None, found.line, message);
    }
}

/// How many other lines are offered for the headings.
const MOST_OFFERED: usize = 4;

fn say_line(opened: &Opened, account: &mut Account) {
    let found = &opened.found;
    if found.line > 1 + u32::from(found.hint) {
        let message = format!("The headings stand on line {}. The lines above are passed over.", found.line);
        let said = Said { delimiter: Some(found.dialect.delimiter), ..Said::default() };
        let other = candidates(&opened.text.bytes, &said).into_iter().filter(|line| *line != found.line);
        let offered: Vec<String> = other.take(MOST_OFFERED).map(|line| format!("line {line}")).collect();
        let choice = Choice::of(Question::Line, format!("line {}", found.line), &offered);
        account.say(Code::Preamble, None, found.line, message).choice = choice.filter(|_| !offered.is_empty());
    }
}

fn say_headings(found: &Found, account: &mut Account) {
    let of = |how: Match| found.matched.iter().filter(move |(_, was)| *was == how).map(|(column, _)| *column);
    let plain = [
        (Match::Case, Code::HdrCase, "stand in small letters. They are read as in capitals."),
        (Match::Spaces, Code::HdrSpace, "stand with spaces around them. They are read without."),
    ];
    for (how, code, words) in plain {
        let columns: Vec<&str> = of(how).collect();
        if !columns.is_empty() {
            account.say(code, None, found.line, format!("The headings {} {words}", columns.join(", ")));
        }
    }
    let chosen: Vec<&str> = of(Match::Chosen).collect();
    if !chosen.is_empty() {
        let message = format!("Matched to another heading, and read from it: {}.", chosen.join(", "));
        let notice = account.say(Code::HdrAlias, None, found.line, message);
        notice.choice = Choice::of(Question::HeadingsExact, "read as that column", &["not read"]);
    }
    for (how, code, words) in
        [(Match::Alias, Code::HdrAlias, "under another name"), (Match::Typo, Code::HdrTypo, "mistyped")]
    {
        for column in of(how) {
            let message = format!("{column} stands {words} on the heading line. The column is read as {column}.");
            let notice = account.say(code, Some(column), found.line, message);
            notice.choice = Choice::of(Question::HeadingsExact, "read as that column", &["not read"]);
        }
    }
}

/// Columns that regional files carry, and that say which file or year a row is of.
const KNOWN_EXTRAS: &[&str] = &["LA", "YEAR", "YEAR_LATEST", "EPISODE_SOURCE"];
/// Parts of names of columns that no performance figure may need.
const NAMING: &[&str] = &["NHS", "NAME", "ADDRESS", "PHONE", "EMAIL", "POSTCODE", "NINO"];

/// Whether a column with this heading may hold who somebody is.
pub fn may_name(heading: &str) -> bool {
    NAMING.iter().any(|part| heading.contains(part))
}

fn is_known_extra(table: Table, name: &str) -> bool {
    KNOWN_EXTRAS.contains(&name) || beside(table).contains(&name)
}

fn say_extra_columns(found: &Found, account: &mut Account) {
    let (headings, official) = (&found.headings, found.table.official());
    let width = headings.width();
    if headings.len() > width {
        let message =
            "Columns without a name and without content follow the last one. They are passed over.".to_owned();
        account.say(Code::ExtraEmptyCol, None, found.line, message);
    }
    for column in official.iter().filter(|column| headings.count(column) > 1) {
        let message =
            format!("Two columns are called {column}. The first one is read. Take the other one out or rename it.");
        account.say(Code::ColDup, Some(column), found.line, message);
    }
    for place in 0..width {
        let name = String::from_utf8_lossy(headings.name(place)).into_owned();
        if official.contains(&name.as_str()) || is_known_extra(found.table, &name) {
            continue;
        }
        let shown = safe_name(&name).map_or_else(|| format!("Column {}", place + 1), |name| name.into_owned());
        let advice = if may_name(&name) { " It may name a person: remove it before you export." } else { "" };
        let message =
            format!("{shown} is not a column of {}. It is not needed here and not read.{advice}", found.table.name());
        account.say(Code::ColExtra, None, found.line, message).heading = Some(shown);
    }
}

/// Columns of extracts whose absence says what a blank in them says, or that few files have.
const MAY_BE_LEFT_OUT: [&str; 19] = [
    "PERIOD_START",
    "PART",
    "NAME",
    "UNIT",
    "BETTER",
    "WORDS",
    "PLACEMENT_START",
    "PL_LOCATION",
    "PL_LA",
    "PL_DISTANCE",
    "DISABILITY",
    "IN_TOUCH",
    "SUITABLE",
    "ACTIV",
    "SESSIONS_UNAUTHORISED",
    "EXCLUDED",
    "EDUCATION_STATUS",
    "HOMELESS",
    "SUPPORTED",
];

fn say_missing_columns(found: &Found, account: &mut Account) {
    let (headings, table) = (&found.headings, found.table);
    let is_missing = |column: &&&str| headings.find(column).is_none();
    let may_be_left_out = |column: &str| table.is_extract() && MAY_BE_LEFT_OUT.contains(&column);
    let is_read = |column: &&&str| table.columns().contains(column) && !may_be_left_out(column);
    let may_be = MAY_BE_LEFT_OUT.into_iter().filter(|column| table.is_extract() && table.official().contains(column));
    account.absent.extend(may_be.filter(|column| is_missing(&column) && table.off_without(column).next().is_some()));
    let missing: Vec<&'static str> = table.official().iter().filter(is_missing).filter(is_read).copied().collect();
    let tells = |column: &&str| table.told_by().contains(column) || table.is_extract() && *column != "NOTE";
    let (needed, other): (Vec<&'static str>, Vec<&'static str>) = missing.iter().copied().partition(tells);
    for column in &needed {
        let off: Vec<&str> = table.off_without(column).collect();
        let effect = match off.as_slice() {
            [] => "The figures that need it cannot be worked out for these rows".to_owned(),
            [line] => format!("{line} stays off without it"),
            lines => format!("{} stay off without it", lines.join(" and ")),
        };
        account.absent.extend((!off.is_empty()).then_some(*column));
        let message = format!("There is no column called {column}. {effect}. Export the file again with it.");
        account.say(Code::ColMissing, Some(*column), found.line, message);
    }
    if other.as_slice() == ["URN"] {
        let message = "There is no column called URN, as in returns up to 2014/15. SAF-14 alone needs it.".to_owned();
        account.say(Code::ColSetYear, Some("URN"), found.line, message);
    } else if let Some(last) = other.iter().rfind(|column| **column != "URN") {
        let names: Vec<&str> = other.iter().copied().filter(|column| *column != "URN").collect();
        let (are, them) = if names.len() == 1 { ("is no column", "it") } else { ("are no columns", "them") };
        let message = format!(
            "There {are} called {}. What needs {them} is counted as not recorded. Export the file again with {them}.",
            names.join(", ")
        );
        let code = if names == ["DOB"] { Code::ColMissingDob } else { Code::ColMissingOpt };
        account.say(code, Some(last), found.line, message);
    }
}
