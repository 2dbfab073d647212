//! The parts of a workbook: a zip archive unpacked within limits, so that a small file cannot swell without end.

use crate::account::{Refusal, Refused};
use crate::limits::MOST_BYTES;
use crate::limits::of_books::{MOST_PARTS_OF_BOOK, MOST_RATIO_OF_BOOK};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Parts up to this size may unpack to any number of times their size: a sheet of blanks does.
const SMALL: u64 = 1024 * 1024;
/// Every entry of the directory of a zip archive begins so.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An archive and what may still be unpacked of it.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked and written.
    pub allowance: Allowance,
}

impl<'a> Package<'a> {
    /// Opens the directory of the archive; `None` when there is none.
    pub fn open(bytes: &'a [u8]) -> Result<Option<Package<'a>>, Refused> {
        if memchr::memmem::find_iter(bytes, ENTRY).nth(MOST_PARTS_OF_BOOK).is_some() {
            return Err(Refused { seen: MOST_PARTS_OF_BOOK as u32, ..Refusal::BookParts.into() });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).ok();
        Ok(archive.map(|archive| Package { archive, allowance: Allowance::of_file(bytes.len()) }))
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part; `None` when it is not there.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Refused> {
        let entry = match self.archive.by_name(name) {
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Encrypted.into()),
            other => other.map_err(|_| Refusal::Broken)?,
        };
        let size = entry.size();
        if size > SMALL && size / MOST_RATIO_OF_BOOK > entry.compressed_size() {
            return Err(Refused { seen: MOST_RATIO_OF_BOOK as u32, ..Refusal::BookRatio.into() });
        }
        self.allowance.spend(size)?;
        // The size that the directory tells must be the true one, and no byte more is unpacked.
        let mut bytes = Vec::new();
        let unpacked = entry.take(size + 1).read_to_end(&mut bytes);
        if unpacked.ok().map(|length| length as u64) != Some(size) {
            return Err(Refusal::Broken.into());
        }
        String::from_utf8(bytes).map(Some).map_err(|_| Refusal::Broken.into())
    }
}

/// Any file may be unpacked and written to so many bytes, however small it is.
const USUAL: u64 = 16 * 1024 * 1024;

/// How many bytes may still be unpacked and written for one file.
#[derive(Default)]
pub struct Allowance {
    left: u64,
    all: u64,
}

impl Allowance {
    /// For a file of this length: a small one that swells is refused before it takes any time.
    pub fn of_file(length: usize) -> Allowance {
        Allowance::of(MOST_BYTES.min(USUAL + MOST_RATIO_OF_BOOK * length as u64))
    }

    /// For so many bytes.
    pub(super) fn of(all: u64) -> Allowance {
        Allowance { left: all, all }
    }

    /// Takes some bytes off before they are written, or says that there are too many.
    pub fn spend(&mut self, bytes: u64) -> Result<(), Refused> {
        let seen = (self.all / 1_000_000) as u32;
        self.left = self.left.checked_sub(bytes).ok_or(Refused { seen, ..Refusal::BookSize.into() })?;
        Ok(())
    }

    /// How many bytes have been taken off.
    #[cfg(test)]
    pub(super) fn spent(&self) -> u64 {
        self.all - self.left
    }
}
