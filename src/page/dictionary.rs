//! Every definition, without a figure: what a line asks, of whom, over which days, from which files, by which source, and
//! which published measure has the same definition.

use super::saved::SavedView;
use super::words::{self, capital};
use crate::compare::definitions::published;
use crate::indicators::{SECTIONS, Section};
use crate::judging::{Indicator, Shape, Window};
use crate::tables::Table;
use serde::Serialize;

/// All definitions, by section, and the same as a table to take away.
#[derive(Serialize)]
pub struct DefinitionsView {
    sections: Vec<DefinedSection>,
    sheet: SavedView,
}

#[derive(Serialize)]
struct DefinedSection {
    key: &'static str,
    title: &'static str,
    lines: Vec<DefinedLine>,
}

/// One line's definition.
#[derive(Serialize)]
pub(super) struct DefinedLine {
    id: &'static str,
    title: &'static str,
    codes: String,
    who: String,
    denominator: Vec<&'static str>,
    numerator: Vec<&'static str>,
    better: &'static str,
    window: &'static str,
    needs: String,
    uses: String,
    source: &'static str,
    note: Option<&'static str>,
    published: Vec<String>,
}

const HEADINGS: [&str; 13] = [
    "number",
    "title",
    "codes",
    "section",
    "who",
    "of whom (all of these)",
    "counted (all of these)",
    "which way is good",
    "period",
    "needs",
    "also reads",
    "source and note",
    "published measure of the same definition",
];

impl super::Session {
    /// Every definition.
    pub fn definitions() -> DefinitionsView {
        definitions()
    }
}

fn definitions() -> DefinitionsView {
    let sections: Vec<DefinedSection> = SECTIONS.iter().map(defined).collect();
    let rows = sections.iter().flat_map(|section| section.lines.iter().map(move |line| line.cells(section.title)));
    let sheet = SavedView {
        name: "definitions".to_owned(),
        title: "Definitions of the lines of the scorecard".to_owned(),
        // The definitions are of no day and of nobody.
        as_at: String::new(),
        marking: None,
        headings: HEADINGS.map(str::to_owned).to_vec(),
        kinds: HEADINGS.map(|_| "text").to_vec(),
        rows: rows.collect(),
        notes: Vec::new(),
    };
    DefinitionsView { sections, sheet }
}

fn defined(section: &'static Section) -> DefinedSection {
    DefinedSection { key: section.key, title: section.title, lines: section.lines().map(DefinedLine::of).collect() }
}

fn tables(tables: &[Table]) -> String {
    tables.iter().map(|table| table.file()).collect::<Vec<String>>().join(", ")
}

fn window(window: Window) -> &'static str {
    match window {
        Window::Snapshot => "on the as-at date",
        Window::Year => "since 1 April",
        Window::Rolling12 => "12 months",
        Window::Rolling24 => "24 months",
        Window::ThreeYears => "3 years",
        Window::SchoolYear => "school year",
    }
}

impl DefinedLine {
    /// The definition of a line.
    pub(super) fn of(indicator: &'static Indicator) -> DefinedLine {
        let asked = indicator.measure.words();
        // A ratio sets two counts beside each other; its words are in its note.
        let is_ratio = indicator.measure.shape() == Shape::Ratio;
        DefinedLine {
            id: indicator.id,
            title: indicator.title,
            codes: indicator.codes.join(", "),
            who: capital(indicator.measure.cases().1),
            denominator: if is_ratio { Vec::new() } else { asked.denominator.clone() },
            numerator: if is_ratio { Vec::new() } else { asked.numerator.clone() },
            better: words::better(indicator.better),
            window: window(indicator.window),
            needs: tables(indicator.needs),
            uses: tables(indicator.uses),
            source: indicator.source,
            note: indicator.note,
            published: published(indicator.id),
        }
    }

    /// In one text: of whom it is, who of them counts; of a ratio its note.
    pub(super) fn words(&self) -> String {
        let part = |words: &str, clauses: &[&str]| {
            (!clauses.is_empty()).then(|| format!("{words}: {}.", capital(&clauses.join("; "))))
        };
        let parts = [part(&self.who, &self.denominator), part("Counted", &self.numerator)];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() { self.note.unwrap_or_default().to_owned() } else { said.join(" ") }
    }

    fn cells(&self, section: &str) -> Vec<String> {
        let source = [Some(self.source), self.note].into_iter().flatten().collect::<Vec<&str>>().join(" ");
        let words = [
            self.id,
            self.title,
            &self.codes,
            section,
            &self.who,
            &self.denominator.join("; "),
            &self.numerator.join("; "),
            self.better,
            self.window,
            &self.needs,
            &self.uses,
            &source,
            &self.published.join("; "),
        ];
        words.map(str::to_owned).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::{all, find};

    #[test]
    fn every_line_is_there_once_with_its_words_and_its_source() {
        let view = definitions();
        let lines: Vec<&DefinedLine> = view.sections.iter().flat_map(|section| &section.lines).collect();
        assert_eq!(
            lines.iter().map(|line| line.id).collect::<Vec<&str>>(),
            all().map(|line| line.id).collect::<Vec<&str>>()
        );
        assert_eq!(view.sheet.rows.len(), lines.len());
        assert!(view.sheet.rows.iter().all(|row| row.len() == HEADINGS.len()));
        assert!(lines.iter().all(|line| !line.source.is_empty() && !line.who.is_empty()));
    }

    #[test]
    fn the_words_are_those_that_the_engine_asks_by() {
        let view = definitions();
        let line = view.sections.iter().flat_map(|section| &section.lines).find(|line| line.id == "STB-01").unwrap();
        let words = find("STB-01").unwrap().measure.words();
        assert_eq!((&line.denominator, &line.numerator), (&words.denominator, &words.numerator));
        assert!(line.codes.contains("NI 62") && line.needs.contains("Episodes"), "{} {}", line.codes, line.needs);
        assert!(line.published.iter().any(|words| words.contains("from 2015/16")), "{:?}", line.published);
    }
}
