//! An earlier version of the files, kept beside them to see what was only recorded late: no figure counts it.

use super::Session;
use super::files::VersionView;
use crate::account::Code;
use crate::calendar::Day;
use crate::file::Source;
use crate::file::choices::Choices;
use crate::limits::MOST_BYTES_OF_ALL;
use crate::returns::Returns;

/// What an earlier version is set beside a line by, where a date stands otherwise.
pub(super) const EARLIER_VERSION: &str = "earlier-version";

const TOO_LARGE: &str =
    "The earlier version is too large to be kept beside the files. Take it out, and drop one year of it.";

/// An earlier version of the files, and what was read of it.
pub(super) struct Version {
    sources: Vec<Source>,
    /// The paths of its files that are no part of a return.
    unused: Vec<String>,
    returns: Option<Returns>,
}

impl Version {
    /// The day to which it tells.
    fn as_at(&self) -> Option<Day> {
        self.returns.as_ref().and_then(|returns| returns.as_at)
    }

    fn bytes(&self) -> u64 {
        length(&self.sources)
    }

    /// Reads it, once.
    fn read(&mut self, choices: &Choices) {
        if self.returns.is_none() {
            self.sources.sort_by(|a, b| a.path.cmp(&b.path));
            self.returns = Some(crate::scorecard::read_with(&self.sources, choices));
        }
    }

    fn paths(&self) -> Vec<String> {
        self.sources.iter().map(|source| source.path.clone()).chain(self.unused.clone()).collect()
    }
}

fn length(sources: &[Source]) -> u64 {
    sources.iter().map(|source| source.bytes.len() as u64).sum()
}

/// Whether a file of it was not read because it is too long: without it, much would seem to have been recorded late.
fn lacks_a_file(returns: &Returns) -> bool {
    let is_too_long = |code: Code| code == Code::TooLong;
    returns.accounts.iter().any(|account| account.notices.iter().any(|notice| is_too_long(notice.code)))
}

impl Session {
    /// Takes what has been added so far for an earlier version of the files that are added from here on.
    pub fn keep_as_earlier(&mut self) {
        let unused = std::mem::take(&mut self.beside).into_iter().map(|file| file.path).collect();
        self.earlier = Some(Version { sources: std::mem::take(&mut self.sources), unused, returns: None });
        self.forget_results();
    }

    /// Reads the earlier version, where there is one: with the saved matchings of columns, and no other answer.
    pub(super) fn read_earlier(&mut self) -> Option<VersionView> {
        let choices = Choices { matchings: self.choices.matchings.clone(), ..Choices::default() };
        let room = MOST_BYTES_OF_ALL.saturating_sub(length(&self.sources));
        let version = self.earlier.as_mut()?;
        if version.bytes() <= room {
            version.read(&choices);
        }
        version.returns = version.returns.take().filter(|returns| !lacks_a_file(returns));
        Some(match &version.returns {
            Some(returns) => VersionView::of(returns, &version.sources, version.unused.clone()),
            None => VersionView::unread(TOO_LARGE, version.paths()),
        })
    }

    /// The earlier version, and the day to which it tells.
    pub(super) fn as_it_was(&self) -> Result<(&Returns, Day), String> {
        let version = self.earlier.as_ref().ok_or("No earlier version of the files is kept.")?;
        let returns = version.returns.as_ref().zip(version.as_at());
        returns.ok_or("The earlier version cannot be used. “Your files” says why.".to_owned())
    }
}
