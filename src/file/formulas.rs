//! Cells of files that are saved, so that a spreadsheet takes none of them for a formula.

/// A cell that no spreadsheet takes for a formula: always quoted, without NUL, and with an apostrophe before anything
/// that could begin one, in its full-width form too. A leading apostrophe is doubled, so that the list can be read back.
pub fn cell(text: &str) -> String {
    let plain = text.replace('\0', "").replace('"', "\"\"");
    let mark = if plain.starts_with(is_dangerous) { "'" } else { "" };
    format!("\"{mark}{plain}\"")
}

/// The text of a cell that [`cell`] wrote, its quotes already taken off.
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(is_dangerous)).unwrap_or(cell)
}

/// What a spreadsheet may take for the beginning of a formula, or skip before one.
fn is_dangerous(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'' | '|' | '%')
        || matches!(first, '\u{FF1D}' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}' | '\u{2212}' | '\u{200B}' | '\u{FEFF}')
        || first.is_whitespace()
}
