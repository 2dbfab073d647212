//! What the host of a page has put into it: settings and published figures, which hold until something is dropped.

use super::Session;
use super::beside::Beside;
use super::compare::published_files;
use super::rows::{RowsView, rows_words};
use crate::compare::published::{self, Published};
use crate::compare::settings::{Taken, is_settings, take};
use crate::file::Source;

/// The files of the host, read once: they outlast every drop and every clearing.
#[derive(Default)]
pub struct Host {
    files: Vec<Beside>,
    settings: Taken,
    published: Published,
}

/// Where the settings that hold come from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Whence {
    /// Nothing was set.
    #[default]
    Nowhere,
    /// The host's file.
    Host(String),
    /// A file that was dropped.
    Dropped(String),
    /// The forms of the page.
    Page,
}

/// The name of the file that the forms of the page are kept in.
const SET_HERE: &str = "set on this page.json";

impl Whence {
    /// Where the settings of a file among those that were dropped come from.
    pub fn of(path: &str) -> Whence {
        if path.ends_with(SET_HERE) { Whence::Page } else { Whence::Dropped(path.to_owned()) }
    }

    /// As the page of settings says it.
    pub fn words(&self) -> String {
        match self {
            Whence::Nowhere => "Nothing is set.".to_owned(),
            Whence::Host(path) => format!("These are the settings that came with this page ({path})."),
            Whence::Dropped(path) => format!("These are the settings of {path}."),
            Whence::Page => "These settings were made on this page.".to_owned(),
        }
    }
}

fn trial_of_settings(bytes: &[u8]) -> Result<String, String> {
    if !is_settings(bytes) {
        return Err("This is not a settings file of this page.".to_owned());
    }
    let faults: Vec<String> = take(bytes)?.faults.iter().map(ToString::to_string).collect();
    if faults.is_empty() { Ok("settings".to_owned()) } else { Err(faults.join(" ")) }
}

fn trial_of_published(path: &str, bytes: Vec<u8>) -> Result<String, String> {
    let published = published::read(&[Source::new(path, bytes)]);
    let Some(file) = published_files(&published, None).into_iter().next() else {
        return Err("Its headings are those of no file of published figures that this page reads.".to_owned());
    };
    if file.used == 0 {
        let why = file.notices.iter().map(|notice| notice.message.as_str());
        return Err(["None of its rows can be used."].into_iter().chain(why).collect::<Vec<&str>>().join(" "));
    }
    Ok(rows_words(&file))
}

impl Session {
    /// What a file is that a host would put into the page, with its rows; or else what is wrong with it.
    pub fn trial(path: &str, bytes: Vec<u8>, wants_settings: bool) -> Result<String, String> {
        let words = if wants_settings { trial_of_settings(&bytes) } else { trial_of_published(path, bytes) };
        words.map(|words| format!("{path}: {words}")).map_err(|words| format!("{path}: {words}"))
    }

    /// Holds a file that the host of the page has put into it.
    pub fn add_host(&mut self, path: String, bytes: Vec<u8>) {
        let Ok(file) = Beside::of(Source::new(path, bytes)) else { return };
        if let Some(Ok(taken)) = file.settings().map(take) {
            self.host.settings = taken;
        }
        self.host.files.push(file);
        let published: Vec<Source> = self.host.files.iter().filter_map(Beside::published).collect();
        self.host.published = published::read(&published);
        self.take_the_hosts();
    }

    /// Holds what the forms of the page have set as one more dropped file, the last.
    pub(super) fn hold_what_was_set(&mut self, text: &str) {
        self.beside.retain(|file| !file.path.ends_with(SET_HERE));
        self.beside.extend(Beside::of(Source::new(SET_HERE, text)).ok());
        self.whence = Whence::Page;
    }

    /// The host's settings, as if they had been dropped before all others.
    pub(super) fn take_the_hosts(&mut self) {
        let Some(file) = self.host.files.iter().rfind(|file| file.settings().is_some()) else { return };
        self.settings = self.host.settings.clone();
        self.whence = Whence::Host(file.path.clone());
    }

    /// Every file beside the return: the host's, and those that were dropped.
    pub(super) fn all_beside(&self) -> impl Iterator<Item = (&Beside, bool)> {
        let hosts = self.host.files.iter().map(|file| (file, true));
        hosts.chain(self.beside.iter().map(|file| (file, false)))
    }

    /// Reads published figures: those that were dropped count before the host's, which are read already.
    pub(super) fn read_published(&mut self) {
        let dropped: Vec<Source> = self.beside.iter().filter_map(Beside::published).collect();
        if dropped.is_empty() {
            self.published = self.host.published.clone();
            return;
        }
        let hosts = self.host.files.iter().filter_map(Beside::published);
        self.published = published::read(&dropped.into_iter().chain(hosts).collect::<Vec<Source>>());
    }

    /// What came of the rows of a published file by its path, where the newest return is of a year.
    pub(super) fn rows_of(&self, path: &str, newest: Option<i32>) -> Option<RowsView> {
        published_files(&self.published, newest).iter().find(|file| file.name == path).map(RowsView::of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &str = "{\"scorecard_settings\": 1,\n\"authority\": {\"name\": \"Ash\"}}";
    const LAIT: &str = "measure,year,la_code,area,value\nLACStable_2016on,2025,301,Ash,11\n";
    const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\nA1,01/06/2017,S,V2,N1,U6,PR1,,\n";

    fn hosted() -> Session {
        let mut session = Session::default();
        session.add_host("host.json".to_owned(), SETTINGS.into());
        session.add_host("lait.csv".to_owned(), LAIT.into());
        session
    }

    fn value(session: &Session) -> Option<i64> {
        let ash = session.published.areas.authority("Ash")?;
        session.published.value("STB-01", 2025, ash).map(|value| value.hundredths)
    }

    #[test]
    fn the_hosts_hold_until_something_is_dropped_and_again_after_clearing() {
        let mut session = hosted();
        session.add("episodes.csv".to_owned(), EPISODES.into());
        session.read();
        assert_eq!((session.settings.settings.authority.as_str(), value(&session)), ("Ash", Some(1100)));
        assert_eq!(session.whence, Whence::Host("host.json".to_owned()));
        session.add("mine.json".to_owned(), SETTINGS.replace("Ash", "Elm").into());
        session.add("new.csv".to_owned(), LAIT.replace(",11", ",12").into());
        session.read();
        assert_eq!((session.settings.settings.authority.as_str(), value(&session)), ("Elm", Some(1200)));
        assert_eq!(session.whence, Whence::Dropped("mine.json".to_owned()));
        let form = serde_json::from_str(r#"{"set": "Committee"}"#).unwrap();
        session.set_all(&form).unwrap();
        session.read();
        assert_eq!((session.settings.settings.authority.as_str(), &session.whence), ("", &Whence::Page));
        assert_eq!(session.rows_of("lait.csv", None).unwrap().words, "1 row: 0 used, 1 set aside, 0 said before.");
        session.clear();
        session.add("episodes.csv".to_owned(), EPISODES.into());
        session.read();
        assert_eq!((session.settings.settings.authority.as_str(), value(&session)), ("Ash", Some(1100)));
    }

    #[test]
    fn a_trial_says_what_is_wrong_and_nothing_of_what_stands_in_a_cell() {
        let fault = |path: &str, text: &str, wants| Session::trial(path, text.into(), wants).unwrap_err();
        let words = fault("s.json", "{\"scorecard_settings\": 1,\n\"set\": \"Secret\", \"secret\": 2}", true);
        assert!(words.starts_with("s.json: Line 2: ") && !words.to_lowercase().contains("secret"), "{words}");
        assert!(fault("s.json", LAIT, true).ends_with("not a settings file of this page."));
        assert!(fault("e.csv", EPISODES, false).contains("no file of published figures"));
        let none = fault("l.csv", &LAIT.replace("LACStable_2016on", "Secret"), false);
        assert!(none.contains("None of its rows") && !none.contains("Secret"), "{none}");
        assert_eq!(
            Session::trial("l.csv", LAIT.into(), false).unwrap(),
            "l.csv: 1 row: 1 used, 0 set aside, 0 said before."
        );
        assert!(Session::trial("s.json", SETTINGS.into(), true).is_ok());
    }
}
