//! Returns and tables that are not there, though those of other years are.

use crate::account::{Account, Code};
use crate::calendar::return_year;
use crate::file::Source;
use crate::reading::folders::folders_of;
use crate::rows::of_the_return::Table;
use std::collections::BTreeSet;

/// The tables whose absence in one year reads like "nothing happened". The lines made from OC2 and OC3 need those of
/// their year anyway (D9).
const EXPECTED: [Table; 7] =
    [Table::Header, Table::Reviews, Table::Uasc, Table::Ad1, Table::PlacedAdoption, Table::Missing, Table::SwEpisodes];

/// Names the years between the loaded returns that have none, and the tables that a return lacks although an earlier
/// one has them: at the Episodes of the return after the gap, or of that return.
pub fn say(years: &[i32], loaded: &[(i32, Table)], of_files: &[Vec<i32>], accounts: &mut [Account]) {
    let episodes = |year: i32, accounts: &[Account]| {
        accounts.iter().zip(of_files).position(|(file, of)| file.table == Some(Table::Episodes) && of.contains(&year))
    };
    let mut flag = |year: i32, code: Code, message: String| {
        if let Some(file) = episodes(year, accounts) {
            accounts[file].say(code, None, 1, message).rows = 0;
        }
    };
    for pair in years.windows(2).filter(|pair| pair[1] > pair[0] + 1) {
        flag(pair[1], Code::YearMissing, year_words(pair[0], pair[1]));
    }
    for table in EXPECTED {
        for year in lacking(table, years, loaded) {
            flag(year, Code::TableMissing, table_words(table, year));
        }
    }
}

/// Names the files whose folder and name leave open which return they are of, and those that stand in a folder without
/// Episodes, where the return that they are taken for has the same table beside its own Episodes.
pub fn say_strays(
    sources: &[Source],
    used: &[u32],
    of_files: &[Vec<i32>],
    in_doubt: impl Fn(&str) -> bool,
    accounts: &mut [Account],
) {
    let folders = folders_of(sources);
    let holds = |file: usize, table: Table| used[file] > 0 && accounts[file].table == Some(table);
    let with_episodes: BTreeSet<&String> =
        (0..folders.len()).filter(|file| holds(*file, Table::Episodes)).map(|file| &folders[file]).collect();
    let complete: BTreeSet<(Option<Table>, &[i32])> = (0..folders.len())
        .filter(|file| used[*file] > 0 && with_episodes.contains(&folders[*file]))
        .map(|file| (accounts[file].table, of_files[file].as_slice()))
        .collect();
    let stray = |file: usize| {
        let has_twin = || complete.contains(&(accounts[file].table, of_files[file].as_slice()));
        match of_files[file].last() {
            _ if used[file] == 0 || !accounts[file].is_of_return() || with_episodes.contains(&folders[file]) => None,
            Some(year) if has_twin() => Some((Code::EpisodesMissing, stray_words(*year))),
            Some(year) if in_doubt(&folders[file]) => Some((Code::YearGuessed, guess_words(*year))),
            _ => None,
        }
    };
    let strays: Vec<_> = (0..folders.len()).map(stray).collect();
    for (account, (code, message)) in
        accounts.iter_mut().zip(strays).filter_map(|(account, said)| Some((account, said?)))
    {
        account.say(code, None, 1, message).rows = 0;
    }
}

fn guess_words(year: i32) -> String {
    format!(
        "The folder and the name do not tell which return this file is of, so its rows are taken for that of {}. Put it beside the Episodes file of its own return, or put the year into its name.",
        return_year(year)
    )
}

fn stray_words(year: i32) -> String {
    format!(
        "There is no Episodes file that can be read beside this one, so its rows are taken for the return of {}, which has its own. Add the Episodes file of the same return.",
        return_year(year)
    )
}

/// The years after the first return with a table of which it is not there.
fn lacking(table: Table, years: &[i32], loaded: &[(i32, Table)]) -> Vec<i32> {
    let first = loaded.iter().filter(|(_, of)| *of == table).map(|(year, _)| *year).min().unwrap_or(i32::MAX);
    years.iter().copied().filter(|year| *year > first && !loaded.contains(&(*year, table))).collect()
}

fn year_words(before: i32, after: i32) -> String {
    let missing = match after - before {
        2 => return_year(before + 1),
        _ => format!("{} to {}", return_year(before + 1), return_year(after - 1)),
    };
    format!(
        "There is no return of {} among the files, though there are those before and after it. What began and ended between them is in no figure, and an episode open at the end of {} ends on 1 April {before} unless a later return has it. Add the missing return.",
        missing,
        return_year(before)
    )
}

fn table_words(table: Table, year: i32) -> String {
    format!(
        "There is no {} file of {}, though there is one of an earlier year. Figures that read it count nothing for this year. Add the file; if there are no such rows, with its headings alone.",
        table.name(),
        return_year(year)
    )
}
