//! The checks see every row in use as its file has it, though the figures see the returns joined.

use crate::support::damage::damage;
use crate::support::dice::Dice;
use crate::support::sheets::{Set, invented, sources};
use scorecard::inside::example::Authority;
use scorecard::inside::returns;
use scorecard::inside::tables::Table;

fn authority(seed: u64) -> Set {
    invented(&Authority { children: 40, years: 4, seed, ..Authority::default() })
}

#[test]
fn every_row_in_use_is_there_once() {
    for seed in 1..=20 {
        let (mut set, mut dice) = (authority(seed), Dice::new(seed));
        damage(&mut dice, &mut set, 40);
        let returns = returns::read(&sources(&set));
        let filed = returns.records.as_filed();
        let mut rows = vec![Vec::new(); set.len()];
        let mut see = |file: u16, line: u32| rows[usize::from(file)].push(line);
        filed.header.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.episodes.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.reviews.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.uasc.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.oc2.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.oc3.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.ad1.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.placed.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.previous.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.missing.iter().for_each(|row| see(row.origin.file, row.origin.line));
        filed.workers.iter().for_each(|row| see(row.origin.file, row.origin.line));
        for (file, lines) in rows.iter_mut().enumerate() {
            let is_checked = returns.accounts[file].table.is_some_and(|table| table != Table::Dolo);
            lines.sort_unstable();
            lines.dedup();
            let in_use = if is_checked { returns.used[file] as usize } else { 0 };
            assert_eq!(lines.len(), in_use, "seed {seed}: {}", set[file].path);
        }
    }
}

#[test]
fn an_open_row_is_open_though_a_later_return_ends_it() {
    let set = authority(7);
    let returns = returns::read(&sources(&set));
    let filed = returns.records.as_filed();
    let joined = returns.records.episodes.all();
    for row in &filed.episodes {
        let sheet = &set[usize::from(row.origin.file)];
        assert_eq!(row.dec, sheet.day(row.origin.line as usize - 2, "DEC"), "{}, line {}", sheet.path, row.origin.line);
    }
    let open = filed.episodes.iter().filter(|row| row.dec.is_none()).count();
    assert!(open > joined.iter().filter(|row| row.dec.is_none()).count() && filed.episodes.len() > joined.len());
}
