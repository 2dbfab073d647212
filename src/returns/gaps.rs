//! Returns and tables that are not there, though those of other years are.

use crate::dates::return_year;
use crate::notices::{Account, NoticeKind};
use crate::tables::Table;

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
    let mut flag = |year: i32, code: &'static str, message: String| {
        if let Some(file) = episodes(year, accounts) {
            accounts[file].say(NoticeKind::Flag, code, None, 1, message).rows = 0;
        }
    };
    for pair in years.windows(2).filter(|pair| pair[1] > pair[0] + 1) {
        flag(pair[1], "YEAR_MISSING", year_words(pair[0], pair[1]));
    }
    for table in EXPECTED {
        for year in lacking(table, years, loaded) {
            flag(year, "TABLE_MISSING", table_words(table, year));
        }
    }
}

/// The years after the first return with a table of which it is not there.
fn lacking(table: Table, years: &[i32], loaded: &[(i32, Table)]) -> Vec<i32> {
    let first = loaded.iter().filter(|(_, of)| *of == table).map(|(year, _)| *year).min().unwrap_or(i32::MAX);
    years.iter().copied().filter(|year| *year > first && !loaded.contains(&(*year, table))).collect()
}

fn year_words(before: i32, after: i32) -> String {
    let missing: Vec<String> = (before + 1..after).map(return_year).collect();
    format!(
        "There is no return of {} among the files, but of the years before and after. What began and ended between them is in no figure, and an episode open at the end of {} ends on 1 April {before} unless a later return has it. Add the missing return.",
        missing.join(", "),
        return_year(before)
    )
}

fn table_words(table: Table, year: i32) -> String {
    format!(
        "There is no {} of {} among the files, but of an earlier year. Figures that read it count nothing for this year. Add the file; if there are no such rows, nothing is wrong.",
        table.name(),
        return_year(year)
    )
}
