//! A cell as a code: its letters as one number, and what every list can say of it.

/// Longest code of any list ("STAND", "MANAGE" …), with room to spare.
const LONGEST: usize = 8;

/// The letters of a code in upper case as one number, so that a cell is looked up with one comparison each.
pub const fn packed(code: &[u8]) -> u64 {
    let (mut sum, mut index) = (0, 0);
    while index < code.len() {
        sum = sum << 8 | code[index].to_ascii_uppercase() as u64;
        index += 1;
    }
    sum
}

/// The trimmed cell, packed, or `None` when longer than any code.
pub fn key(cell: &[u8]) -> Option<u64> {
    let cell = cell.trim_ascii();
    (cell.len() <= LONGEST).then(|| packed(cell))
}

/// What every code list can say of a cell.
pub trait Code: Copy + Default {
    /// The code in a trimmed cell.
    fn of(cell: &[u8]) -> Self;
    /// Whether the cell held something that is no code of the list.
    fn is_strange(self) -> bool;
    /// The code that has these official words.
    fn worded(words: &[u8]) -> Option<Self>;
    /// The name of the list.
    const LIST: &'static str;
    /// Whether the return writes the code so, and not in another way that means the same (D3).
    fn is_as_asked(self) -> bool {
        true
    }
}
