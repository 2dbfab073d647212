//! The committee's paper: made from the committee's sheet, so that nothing stands in it that is held back there.

mod actions;
mod appendices;
mod consulted;
pub(super) mod form;
mod offered;
mod pictures;
pub(super) mod told;
mod writer;

use super::axis::Days;
use super::forms::SetView;
use super::sheet::{PromiseView, ReleaseView, RemarkView};
use super::{Session, words};
use crate::calendar::Day;
use crate::compare::settings::paper::{AUDIT, DETAILS, Written, all_details, own_key};
use crate::judging::Indicator;
use crate::limits::LONGEST_TEXT;
use crate::paper::sentences::{self, Facts, list};
use crate::paper::{Block, Paper, Part, Table, ordered};
use actions::{ActionForm, ActionView, NO_ACTION, action};
use consulted::{ConsultedForm, ConsultedView, NOBODY};
use form::FormsView;
use serde::{Deserialize, Serialize};
use told::SentencesView;
use writer::Writer;

/// The paper, and what can be filled in.
#[derive(Serialize)]
pub struct PaperView {
    /// The paper.
    pub paper: Paper,
    details: Vec<DetailView>,
    /// The form of the paper.
    forms: FormsView,
    /// Headings of the authority's own, one a line.
    headings: String,
    /// The parts that can stand in another order, as they stand.
    order: Vec<String>,
    /// What earlier meetings asked for.
    actions: Vec<ActionView>,
    /// Who was asked for advice.
    consulted: Vec<ConsultedView>,
    /// Sentences chosen for lines.
    sentences: SentencesView,
    /// The check before it is published.
    release: ReleaseView,
}

/// One of the details at its head.
#[derive(Serialize)]
struct DetailView {
    key: &'static str,
    label: &'static str,
    text: String,
}

/// What was filled in on the page.
#[derive(Deserialize)]
pub struct PaperForm {
    details: Vec<(String, String)>,
    texts: Vec<WrittenForm>,
    left_out: Vec<String>,
    headings: String,
    /// In which order its parts stand; as before where nothing is said of it.
    #[serde(default)]
    order: Vec<String>,
}

/// A text that somebody wrote over a sentence; nothing where the page's own sentence stands again.
#[derive(Deserialize)]
struct WrittenForm {
    key: String,
    text: Option<String>,
}

/// Parts that only somebody who knows the council can write.
const TO_WRITE: [(&str, &str); 6] = [
    ("strategy", "Links to our strategy"),
    ("community", "Community impact"),
    ("resources", "Resource implications"),
    ("legal", "Legal comments"),
    ("finance", "Finance comments"),
    ("background-documents", "Background documents"),
];

impl Session {
    /// The paper at an as-at date.
    pub fn paper(&mut self, as_at: &str) -> Result<PaperView, String> {
        let sheet = self.sheet(as_at, "")?;
        let set = self.settings.settings.paper.clone();
        let levels = |line: &Indicator, (from, to): (Day, Day)| self.levels().of(line, Days { from, to });
        let writer = Writer {
            sheet: &sheet,
            set: &set,
            clean: &|text| self.cleaned(text),
            find: &|id| self.find(id).ok(),
            levels: &levels,
        };
        let text = |key: &str| set.details.get(key).map(|text| self.cleaned(text)).unwrap_or_default();
        let details = all_details().map(|(key, label)| DetailView { key, label, text: text(key) }).collect();
        Ok(PaperView {
            paper: writer.paper(),
            order: writer.body().into_iter().map(|part| part.key).collect(),
            details,
            forms: writer.forms(),
            headings: writer.headings().join("\n"),
            actions: writer.actions_asked(),
            consulted: writer.consulted(),
            sentences: writer.sentences(self.history.as_ref()),
            release: sheet.release.clone(),
        })
    }

    /// Keeps what a meeting asked for: in the place of another, or after all others.
    pub fn keep_action(&mut self, at: Option<usize>, form: &ActionForm) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        let action = match action(form) {
            Err(faults) => return Ok(SetView::wrong(faults)),
            Ok(action) => action,
        };
        let actions = &mut settings.paper.actions;
        match at {
            None => actions.push(action),
            Some(at) => *actions.get_mut(at).ok_or(NO_ACTION)? = action,
        }
        self.set(settings)
    }

    /// Takes an action out, by its place in the list.
    pub fn remove_action(&mut self, at: usize) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        if at >= settings.paper.actions.len() {
            return Err(NO_ACTION.to_owned());
        }
        settings.paper.actions.remove(at);
        self.set(settings)
    }

    /// Keeps an officer who was asked: in the place of another, or after all others.
    pub fn keep_consulted(&mut self, at: Option<usize>, form: &ConsultedForm) -> Result<SetView, String> {
        let one = match consulted::read(form) {
            Err(faults) => return Ok(SetView::wrong(faults)),
            Ok(one) => one,
        };
        let mut settings = self.settings.settings.clone();
        let all = &mut settings.paper.consulted;
        match at {
            None => all.push(one),
            Some(at) => *all.get_mut(at).ok_or(NOBODY)? = one,
        }
        self.set(settings)
    }

    /// Takes an officer out, by the place in the list.
    pub fn remove_consulted(&mut self, at: usize) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        if at >= settings.paper.consulted.len() {
            return Err(NOBODY.to_owned());
        }
        settings.paper.consulted.remove(at);
        self.set(settings)
    }

    /// Sets what was filled in.
    pub fn set_paper(&mut self, as_at: &str, form: &PaperForm) -> Result<SetView, String> {
        let PaperView { paper, order, .. } = self.paper(as_at)?;
        let written: Vec<(String, String)> = paper.own_sentences();
        let mut settings = self.settings.settings.clone();
        let paper = &mut settings.paper;
        let typed = |text: &str| -> String {
            text.trim().chars().filter(|letter| *letter == '\n' || !letter.is_control()).take(LONGEST_TEXT).collect()
        };
        for (key, text) in &form.details {
            let Some((key, _)) = all_details().find(|(known, _)| known == key) else { continue };
            match typed(text) {
                text if text.is_empty() => _ = paper.details.remove(key),
                text => _ = paper.details.insert(key, text),
            }
        }
        for WrittenForm { key, text } in &form.texts {
            let Some((_, own)) = written.iter().find(|(known, _)| known == key) else { continue };
            match text.as_deref().map(typed).filter(|text| text != own) {
                Some(text) => _ = paper.texts.insert(key.clone(), Written { text, beneath: own.clone() }),
                None => _ = paper.texts.remove(key),
            }
        }
        if !form.order.is_empty() && form.order != order {
            paper.order = form.order.iter().filter(|key| order.contains(key)).cloned().collect();
        }
        paper.set_headings(typed(&form.headings).lines());
        paper.left_out = form.left_out.iter().cloned().collect();
        self.set(settings)
    }
}

impl Writer<'_> {
    fn paper(&self) -> Paper {
        let title = self.detail("title");
        let details = self.part("details", "", vec![Block::Table(self.details())]);
        let trail = std::iter::once(Block::Table(self.audit())).chain(self.consultation());
        let audit = self.part("audit", "Audit trail", trail.collect());
        let parts = std::iter::once(details).chain(self.body()).chain(self.appendices()).chain([audit]);
        let title = if title.is_empty() { self.title() } else { title };
        Paper { title, authority: self.sheet.authority.clone(), parts: parts.collect() }
    }

    /// What stands between the details and the appendices, in its order.
    fn body(&self) -> Vec<Part> {
        let empty = |key: &str, heading: &str| self.part(key, heading, vec![self.words(key, String::new(), None)]);
        let own = self.headings();
        let own = own.iter().map(|heading| empty(&own_key(heading), heading));
        let recommendation = vec![self.words("recommendation", self.recommendation(), None)];
        let first = [
            self.part("recommendation", "Recommendation", recommendation),
            self.part("asked", "What earlier meetings asked for", self.asked()),
            self.part("background", "Background", self.background()),
        ];
        let of_figures = [
            self.part("strengths", "Strengths and areas for improvement", self.strengths()),
            self.part("issues", "Key issues", self.issues()),
            self.part("actions", "What is behind the figures and what we are doing", self.actions()),
            self.part("questions", "Questions that members may ask", self.questions()),
        ];
        let to_write = TO_WRITE.map(|(key, heading)| empty(key, heading));
        ordered(first.into_iter().chain(own).chain(of_figures).chain(to_write).collect(), &self.set.order)
    }

    fn details(&self) -> Table {
        let filled = DETAILS.iter().filter(|(key, _)| *key != "title");
        let rows = filled.map(|(key, label)| vec![(*label).to_owned(), self.detail(key)]);
        let rows = rows.filter(|row| !row[1].is_empty()).collect();
        Table { caption: "Details".to_owned(), shares: vec![1, 2], headings: vec![], rows }
    }

    fn recommendation(&self) -> String {
        let off = self.sheet.reds.len();
        let words = match off {
            0 => String::new(),
            1 => ", and what is being done about the line that is off target".to_owned(),
            off => format!(", and what is being done about the {off} lines that are off target"),
        };
        let (meeting, when) = (self.set.words.meeting(), self.when());
        format!("That the {meeting} notes how services for looked-after children performed {when}{words}.")
    }

    /// Whose figures they are, and who has accepted them.
    fn standing(&self) -> String {
        self.set.words.said(&self.sheet.standing)
    }

    fn background(&self) -> Vec<Block> {
        let (meeting, when, standing) = (self.set.words.meeting(), self.when(), self.standing());
        let about = format!(
            "This report gives the {meeting} the measures of services for looked-after children {when}. {standing}"
        );
        let children = self.words("background/children", self.sheet.headline.clone(), Some("POP-01"));
        [self.words("background", about, None), children].into_iter().chain(self.flow()).collect()
    }

    /// The titles of lines of which something is true, as one sentence.
    fn titles(&self, words: &str, is: impl Fn(&super::sheet::SheetLineView) -> bool) -> Option<String> {
        let lines = self.sheet.promises.iter().flat_map(|promise| &promise.lines);
        let titles: Vec<&str> = lines.filter(|line| is(line)).map(|line| line.title.as_str()).collect();
        (!titles.is_empty()).then(|| format!("{words}: {}.", list(&titles)))
    }

    fn strengths(&self) -> Vec<Block> {
        let rated = |rating: &'static str, words: &str| self.titles(words, |line| line.rating == Some(rating));
        let changed = |change: &'static str, words: &str| self.titles(words, |line| line.change == Some(change));
        let nation = |is_good: bool, words: &str| {
            let lines = || self.sheet.promises.iter().flat_map(|promise| &promise.lines);
            let (name, _) = lines().find_map(|line| line.nation.as_ref())?;
            let is = |of: &Option<(String, bool)>| of.as_ref().is_some_and(|(_, good)| *good == is_good);
            self.titles(&format!("{words} than {name}"), |line| is(&line.nation))
        };
        let well =
            [rated("on", "On target"), changed("better", "Better than a year before"), nation(true, "Clearly better")];
        let not = [
            rated("off", "Off target"),
            rated("close", "Close to the target"),
            changed("worse", "Worse than a year before"),
            nation(false, "Clearly worse"),
        ];
        let said = |sentences: Vec<String>, otherwise: &str| {
            if sentences.is_empty() { otherwise.to_owned() } else { sentences.join(" ") }
        };
        let well =
            said(well.into_iter().flatten().collect(), "No line is on target or clearly better than a year before.");
        let not =
            said(not.into_iter().flatten().collect(), "No line is off target or clearly worse than a year before.");
        let [moved, well, not] = [("strengths/moved", self.moved()), ("strengths", well), ("improvement", not)]
            .map(|(key, words)| self.words(key, words, None));
        vec![moved, well, not]
    }

    /// "Compared with 31 March 2025, 10 lines are better, 45 are about the same and 1 is worse."
    fn moved(&self) -> String {
        let lines = || self.sheet.promises.iter().flat_map(|promise| &promise.lines);
        let count = |change: &str| lines().filter(|line| line.change == Some(change)).count() as i64;
        let all @ [better, same, worse] = ["better", "about the same", "worse"].map(count);
        if all == [0; 3] {
            return "No line can be compared with a year before.".to_owned();
        }
        let better = words::counted(better, ("line is", "lines are"));
        let [same, worse] = [same, worse].map(|lines| words::counted(lines, ("is", "are")));
        let ago = &self.sheet.ago_words;
        format!("Compared with {ago}, {better} better, {same} about the same and {worse} worse.")
    }

    fn issues(&self) -> Vec<Block> {
        self.sheet.promises.iter().flat_map(|promise| self.promise(promise)).collect()
    }

    /// The sentences of a promise, with those that were chosen; no other of lines that are not shown.
    fn promise(&self, promise: &PromiseView) -> Vec<Block> {
        let own = |line: &super::sheet::SheetLineView| line.now.not_shown.is_none().then(|| self.line(line));
        let of_line = |line| own(line).into_iter().chain(self.told(line)).chain(self.pictures(line.id));
        let judged = promise.judged.iter();
        let judged = judged.map(|one| self.words(&format!("issues/{}", one.id), one.words.clone(), None));
        let sentences: Vec<Block> = promise.lines.iter().flat_map(of_line).chain(judged).collect();
        let heading = (!sentences.is_empty()).then(|| Block::Heading { words: promise.title.clone() });
        heading.into_iter().chain(sentences).collect()
    }

    fn line(&self, line: &super::sheet::SheetLineView) -> Block {
        let facts = Facts {
            title: &self.titled(line.code, &line.title),
            now: line.now.words(),
            period: line.over.clone(),
            then: line.ago.not_shown.is_none().then(|| line.ago.words()),
            change: line.change,
            verdict: line.verdict.as_deref(),
            place: line.place.as_deref(),
            aim: line.aim.as_deref(),
            aim_from: line.aim_from.as_deref(),
            rating: line.rating_words,
        };
        self.words(&format!("issues/{}", line.id), sentences::of_line(&facts), Some(line.id))
    }

    /// What was typed beside the lines: of those off target first.
    fn actions(&self) -> Vec<Block> {
        let groups = [("Lines that are off target", &self.sheet.reds), ("Other lines", &self.sheet.remarks)];
        let remark = |one: &RemarkView| {
            let words = format!("{}. {}", one.title, one.words);
            self.words(&format!("actions/{}", one.id), words, Some(one.id))
        };
        let group = |(heading, remarks): (&str, &Vec<RemarkView>)| -> Vec<Block> {
            let heading = (!remarks.is_empty()).then(|| Block::Heading { words: heading.to_owned() });
            heading.into_iter().chain(remarks.iter().map(remark)).collect()
        };
        groups.into_iter().flat_map(group).collect()
    }

    fn audit(&self) -> Table {
        let row = |label: &str, text: String| (!text.is_empty()).then(|| vec![label.to_owned(), text]);
        let of_figures = [
            row("Report from", self.detail("from")),
            row("Figures at", self.sheet.as_at_words.clone()),
            row("Made from", words::capital(self.sheet.source.trim_start_matches("Source: "))),
        ];
        let filled = AUDIT.map(|(key, label)| row(label, self.detail(key)));
        let rows = filled.into_iter().chain(of_figures).flatten().collect();
        Table { caption: "Audit trail".to_owned(), shares: vec![1, 2], headings: vec![], rows }
    }
}
