//! What was read: each file with its rows and everything to say about it.

use super::beside::BesideView;
use super::choices::{AnswerView, ChoiceView, answers};
use super::findings::effect;
use super::matching::first_lines_of;
use super::words;
use crate::account::{Account, Code, Notice, NoticeKind, Question};
use crate::file::Source;
use crate::returns::Returns;
use serde::Serialize;

/// The account of all files.
#[derive(Serialize)]
pub struct ReadingView {
    children: usize,
    as_at: Option<String>,
    problem: Option<String>,
    returns: Vec<ReturnView>,
    totals: Totals,
    files: Vec<FileView>,
    beside: Vec<BesideView>,
    /// The earlier version that is kept beside them.
    earlier: Option<VersionView>,
}

#[derive(Serialize)]
struct ReturnView {
    label: String,
    files: usize,
}

#[derive(Serialize, Default)]
struct Totals {
    rows: u32,
    used: u32,
    set_aside: u32,
    mended: u32,
}

#[derive(Serialize)]
struct FileView {
    path: String,
    name: String,
    table: Option<&'static str>,
    #[serde(rename = "return")]
    of_return: Option<String>,
    outcome: &'static str,
    rows: u32,
    used: u32,
    set_aside: u32,
    mended: u32,
    notices: Vec<NoticeView>,
    chosen: Vec<AnswerView>,
    can_match: bool,
}

/// A notice with what it does to the figures.
#[derive(Serialize)]
struct NoticeView {
    kind: NoticeKind,
    code: Code,
    column: Option<String>,
    message: String,
    lines: Vec<u32>,
    rows: u32,
    effect: String,
    choice: Option<ChoiceView>,
}

impl ReadingView {
    /// The account of the files read.
    pub fn of(
        returns: &Returns,
        sources: &[Source],
        beside: Vec<BesideView>,
        earlier: Option<VersionView>,
    ) -> ReadingView {
        let files = FileView::all(returns, sources);
        ReadingView {
            children: returns.records.children,
            as_at: returns.as_at.map(|day| day.iso()),
            problem: problem(returns, &files),
            returns: loaded_returns(returns),
            totals: Totals::of(&files),
            files,
            beside,
            earlier,
        }
    }
}

/// What came of an earlier version of the files, which no figure counts.
#[derive(Serialize)]
pub struct VersionView {
    children: usize,
    /// The day to which it tells, where it can be used.
    as_at: Option<String>,
    as_at_words: Option<String>,
    problem: Option<String>,
    totals: Totals,
    files: Vec<FileView>,
    /// The paths of its files that are not used, because they are no part of a return or because none is.
    unused: Vec<String>,
}

impl VersionView {
    /// The account of its files.
    pub(super) fn of(returns: &Returns, sources: &[Source], unused: Vec<String>) -> VersionView {
        let files = FileView::all(returns, sources);
        VersionView {
            children: returns.records.children,
            as_at: returns.as_at.map(|day| day.iso()),
            as_at_words: returns.as_at.map(|day| day.to_string()),
            problem: problem(returns, &files),
            totals: Totals::of(&files),
            files,
            unused,
        }
    }

    /// Why it was not read.
    pub(super) fn unread(problem: &str, unused: Vec<String>) -> VersionView {
        VersionView {
            children: 0,
            as_at: None,
            as_at_words: None,
            problem: Some(problem.to_owned()),
            totals: Totals::default(),
            files: Vec::new(),
            unused,
        }
    }
}

impl Totals {
    fn of(files: &[FileView]) -> Totals {
        let mut totals = Totals::default();
        for file in files {
            totals.rows += file.rows;
            totals.used += file.used;
            totals.set_aside += file.set_aside;
            totals.mended += file.mended;
        }
        totals
    }
}

fn loaded_returns(returns: &Returns) -> Vec<ReturnView> {
    let years = returns.records.years.iter().rev();
    let files = |year: &i32| returns.years.iter().filter(|years| years.contains(year)).count();
    years.map(|year| ReturnView { label: words::return_year(*year), files: files(year) }).collect()
}

fn problem(returns: &Returns, files: &[FileView]) -> Option<String> {
    if returns.as_at.is_some() {
        return None;
    }
    let has_episodes = files.iter().any(|file| file.table == Some("Episodes"));
    Some(if has_episodes {
        "Episodes.csv holds no row that can be used, so there is nothing to count. Look at the list of files below."
            .to_owned()
    } else {
        "Episodes.csv is not among the files. It tells who is looked after, so no figure can be worked out without it."
            .to_owned()
    })
}

impl FileView {
    fn all(returns: &Returns, sources: &[Source]) -> Vec<FileView> {
        (0..sources.len()).map(|file| FileView::of(returns, sources, file)).collect()
    }

    fn of(returns: &Returns, sources: &[Source], file: usize) -> FileView {
        let (account, source) = (&returns.accounts[file], &sources[file]);
        let choices = returns.choices.of(&source.path);
        let chosen = answers(&choices, account.table);
        let years: Vec<String> =
            returns.years[file].iter().filter(|year| **year != 0).map(|year| words::return_year(*year)).collect();
        FileView {
            path: source.path.clone(),
            name: source.name().to_owned(),
            table: account.table.map(|table| table.name()),
            of_return: (!years.is_empty()).then(|| years.join(", ")),
            outcome: if choices.taken_over { "left out" } else { outcome(account, returns.used[file]) },
            rows: account.rows,
            used: returns.used[file],
            set_aside: account.set_aside,
            mended: account.mended,
            notices: notices(account, &chosen),
            chosen,
            can_match: lacks_columns(account) && first_lines_of(&source.bytes, &choices).names.len() > 1,
        }
    }
}

/// The notices; a question that several of them put, or that was answered, is put once.
fn notices(account: &Account, chosen: &[AnswerView]) -> Vec<NoticeView> {
    let mut put: Vec<(Question, String)> = chosen.iter().map(|answer| (answer.name, answer.column.clone())).collect();
    let mut view = |notice: &Notice| {
        let mut view = NoticeView::of(notice, account);
        let question = view.choice.as_ref().map(|choice| (choice.name, choice.column.clone()));
        view.choice = view.choice.filter(|_| question.as_ref().is_some_and(|question| !put.contains(question)));
        put.extend(question);
        view
    };
    account.notices.iter().map(&mut view).collect()
}

/// Whether a column may be there under a heading that was not known.
fn lacks_columns(account: &Account) -> bool {
    let has = |code: Code| account.notices.iter().any(|notice| notice.code == code);
    has(Code::NoHeader)
        || has(Code::NoColumn)
        || has(Code::ColMissing)
        || (has(Code::ColMissingOpt) || has(Code::ColMissingDob)) && has(Code::ColExtra)
}

impl NoticeView {
    fn of(notice: &Notice, account: &Account) -> NoticeView {
        NoticeView {
            kind: notice.kind,
            code: notice.code,
            column: notice.column.map(str::to_owned).or_else(|| notice.heading.clone()),
            message: notice.message.clone(),
            lines: if notice.code.is_of_the_file() { Vec::new() } else { notice.lines.clone() },
            rows: notice.rows,
            effect: effect(notice.kind, account.table),
            choice: ChoiceView::of(notice, account.table),
        }
    }
}

fn outcome(account: &Account, used: u32) -> &'static str {
    let has = |kind: NoticeKind| account.notices.iter().any(|notice| notice.kind == kind);
    let is_other_file = account.notices.iter().any(|notice| notice.code == Code::TableTwice);
    if account.is_refused() {
        "refused"
    } else if account.is_said_elsewhere() || used == 0 && is_other_file {
        "left out"
    } else if has(NoticeKind::SetAside) {
        "set aside rows"
    } else if has(NoticeKind::Flag) {
        "to look at"
    } else if !account.notices.is_empty() {
        "repaired"
    } else {
        "read"
    }
}

#[cfg(test)]
mod tests {
    use crate::page::Session;
    use serde_json::{json, to_value};

    /// What came of the second of two files.
    fn second(rows: &str) -> serde_json::Value {
        const HEAD: &str =
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
        const ONE: &str = "1,01/02/2025,S,V2,N1,U6,PR1,,,,,,\n";
        let mut session = Session::default();
        session.add("a/episodes.csv".to_owned(), format!("{HEAD}{ONE}").into());
        session.add("b/episodes.csv".to_owned(), format!("{HEAD}{ONE}{rows}").into());
        to_value(session.read()).unwrap()["files"][1].clone()
    }

    #[test]
    fn a_file_that_says_what_another_says_is_left_out_and_one_that_says_more_is_not() {
        let same = second("");
        assert_eq!((&same["outcome"], &same["mended"]), (&json!("left out"), &json!(1)));
        let more = second("2,01/03/2025,S,V2,N1,U6,PR1,,,,,,\n");
        assert_eq!((&more["outcome"], &more["used"]), (&json!("repaired"), &json!(1)));
        let blank = second(",,,,,,,,,,,,\n");
        assert_eq!((&blank["outcome"], &blank["mended"]), (&json!("left out"), &json!(2)));
    }
}
