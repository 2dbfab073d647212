//! What a name on a heading line stands for.

use crate::tables::Table;
use crate::tables::aliases::ALIASES;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// On lines of more names, aliases and typing errors are not looked for.
pub const MOST_GUESSED: usize = 64;

/// The letters and digits of a name in upper case.
pub fn squeezed(name: &[u8]) -> Vec<u8> {
    name.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase).collect()
}

/// The column that a name stands for, or the name itself in upper case.
pub fn alias_of(name: &[u8]) -> Vec<u8> {
    let plain = without_format(name);
    let known = known(name).or_else(|| known(plain?)).or_else(|| known(without_table(name)?));
    known.map_or_else(|| plain.unwrap_or(name).to_ascii_uppercase(), |column| column.as_bytes().to_vec())
}

/// The column of which these are the letters and digits of the name, or of another name.
fn known(name: &[u8]) -> Option<&'static str> {
    static COLUMNS: OnceLock<FxHashMap<Vec<u8>, &str>> = OnceLock::new();
    let columns = COLUMNS.get_or_init(|| {
        let mut columns = FxHashMap::default();
        for column in Table::all().flat_map(Table::official) {
            columns.entry(squeezed(column.as_bytes())).or_insert(*column);
        }
        for (column, aliases) in ALIASES {
            aliases.split(' ').for_each(|alias| _ = columns.entry(alias.as_bytes().to_vec()).or_insert(*column));
        }
        columns
    });
    columns.get(&squeezed(name)).copied()
}

/// A name without the remark on how its dates are written: `DECOM (date)`.
fn without_format(name: &[u8]) -> Option<&[u8]> {
    let inner = name.trim_ascii_end().strip_suffix(b")")?;
    let start = inner.iter().rposition(|byte| *byte == b'(')?;
    let is_format = [&b"DATE"[..], b"DDMMYYYY", b"DDMMYY", b"YYYYMMDD"].contains(&squeezed(&inner[start..]).as_slice());
    is_format.then(|| &inner[..start])
}

/// A name without the table that it is of, as queries write it: `Episodes[CHILD]`, `Sheet1.CHILD`.
fn without_table(name: &[u8]) -> Option<&[u8]> {
    let name = name.trim_ascii();
    let (name, mark) = name.strip_suffix(b"]").map_or((name, b'.'), |inner| (inner, b'['));
    let place = name.iter().rposition(|byte| *byte == mark).filter(|place| *place > 0)?;
    Some(&name[place + 1..])
}

/// The other names of a column.
pub fn aliases_of(column: &str) -> impl Iterator<Item = &'static str> {
    let listed = ALIASES.iter().find(|(name, _)| *name == column);
    listed.into_iter().flat_map(|(_, aliases)| aliases.split(' '))
}

/// Whether a name is one of these, but for all that is no letter or digit.
pub fn is_among(listed: &[&str], name: &[u8]) -> bool {
    let plain = squeezed(name);
    listed.iter().any(|known| known.as_bytes() == plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_known() {
        assert_eq!(alias_of(b"Child ID"), b"CHILD");
        assert_eq!(alias_of(b"date of birth"), b"DOB");
        assert_eq!(alias_of(b"mis start"), b"MIS_START");
        assert_eq!(alias_of(b"DECOM (dd/mm/yyyy)"), b"DECOM");
        assert_eq!(alias_of(b"PLACE (other)"), b"PLACE (OTHER)");
        assert_eq!(alias_of(b"Favourite colour"), b"FAVOURITE COLOUR");
        assert_eq!(alias_of(b"Favourite day (date)"), b"FAVOURITE DAY ");
        for name in ["Episodes[CHILD]", "Sheet1.CHILD", "dbo.Header.Child ID", "'903 Header'[child]"] {
            assert_eq!(alias_of(name.as_bytes()), b"CHILD", "{name}");
        }
        assert_eq!(alias_of(b"Episodes[Colour]"), b"EPISODES[COLOUR]");
    }
}
