//! What stands between cells, and the most of anything that is read: a hostile file is refused by these.

/// In how many first lines the headings are looked for.
pub const LINES_SEARCHED: usize = 20;
/// How many lines a notice lists of those it is about.
pub const LINES_LISTED: usize = 20;
/// Most fields on a line; a return has 13.
pub const MOST_FIELDS: usize = 256;
/// Most bytes in a cell.
pub const LONGEST_CELL: usize = 64 * 1024;
/// Most bytes on a line.
pub const LONGEST_LINE: usize = 1024 * 1024;
/// Most lines in a file.
pub const MOST_LINES: usize = 2_000_000;
/// Most bytes in a file.
pub const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// Most bytes in a workbook or an upload, which is packed or wordy: one return has a few megabytes.
pub const MOST_BYTES_OF_BOOK: u64 = 64 * 1024 * 1024;
/// Most files at once: ten years of a return in twelve tables, from several teams.
pub const MOST_FILES: usize = 1_000;
/// Most bytes of all files together.
pub const MOST_BYTES_OF_ALL: u64 = 1024 * 1024 * 1024;

/// Most bytes in a file of settings.
pub const MOST_BYTES_OF_SETTINGS: usize = 1_000_000;
/// Most letters in a text that an officer writes beside a line or into a paper.
pub const LONGEST_TEXT: usize = 4_000;

/// Those of what a workbook or an upload unpacks to: of the page's two modules one opens them.
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub mod of_books {
    /// Most parts in a workbook; one with a sheet for every table has about 30.
    pub const MOST_PARTS_OF_BOOK: usize = 2_000;
    /// How many times its size a part may unpack to; the rows of a return reach 10 to 30.
    pub const MOST_RATIO_OF_BOOK: u64 = 100;
    /// Most texts that cells of a workbook share; a council of 2,000 children over 10 years has some 20,000.
    pub const MOST_TEXTS_OF_BOOK: usize = 2_000_000;
    /// Most tables in an upload; the return has twelve.
    pub const MOST_TABLES_OF_UPLOAD: usize = 64;
}

/// How the cells of a file are told apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dialect {
    /// Between two cells.
    pub delimiter: u8,
    /// Around a cell.
    pub quote: u8,
    /// Spaces may stand around the quotation marks.
    pub spaced: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Dialect { delimiter: b',', quote: b'"', spaced: false }
    }
}
