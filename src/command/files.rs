//! The files to read.

use crate::USAGE;
use scorecard::{Published, Source, open_workbook, split_published};
use std::path::{Path, PathBuf};

/// The authority's own files among those named, and what others publish.
pub fn read_files(paths: &[PathBuf]) -> Result<(Vec<Source>, Published), String> {
    Ok(split_published(read_sources(paths)?))
}

/// Every file named, and every one in the folders named and their sub-folders but those of the system.
pub fn read_sources(paths: &[PathBuf]) -> Result<Vec<Source>, String> {
    if paths.is_empty() {
        return Err(format!("Name the files or folders to read.\n{USAGE}"));
    }
    let mut files = Vec::new();
    for path in paths {
        find_files(path, &mut files)?;
    }
    files.sort();
    files.dedup();
    let opened: Result<Vec<Vec<Source>>, String> = files.iter().map(|path| read_source(path)).collect();
    Ok(opened?.into_iter().flatten().collect())
}

fn find_files(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let cannot = |error: std::io::Error| format!("{}: {error}", path.display());
    for entry in std::fs::read_dir(path).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        if !is_of_the_system(&entry.file_name().to_string_lossy()) {
            find_files(&entry.path(), files)?;
        }
    }
    Ok(())
}

/// Hidden files, locks of open workbooks and what file managers leave in folders; the page passes over the same
/// (`www/app/files.js`). All else is read, or refused with a finding.
fn is_of_the_system(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || ["Thumbs.db", "desktop.ini"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The tables of a file: several when it is a workbook or an upload.
pub fn read_source(path: &Path) -> Result<Vec<Source>, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(open_workbook(Source::new(path.to_string_lossy().replace('\\', "/"), bytes)))
}
