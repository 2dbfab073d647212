//! Pictures in the paper: of figures that the sheet has released, with the aim and the published figures beside them.

use super::writer::Writer;
use crate::calendar::Day;
use crate::compare::settings::telling::Kind;
use crate::judging::Unit;
use crate::page::axis::{Scale, Tick, short};
use crate::page::levels::Known;
use crate::page::sheet::told::pictured::PictureView;
use crate::paper::Block;
use crate::paper::chart::{Axis, Chart, Drawn, Mark, Series};

/// A series before it has a scale: its values in tenths and in words.
type Values = Vec<Option<(i64, String)>>;

impl Writer<'_> {
    /// The pictures of a line.
    pub(super) fn pictures(&self, line: &str) -> Vec<Block> {
        self.drawn(|picture| picture.telling.kind != Kind::PictureOfFlow && picture.telling.line == line)
    }

    /// Who came and who left.
    pub(super) fn flow(&self) -> Vec<Block> {
        self.drawn(|picture| picture.telling.kind == Kind::PictureOfFlow)
    }

    fn drawn(&self, is: impl Fn(&PictureView) -> bool) -> Vec<Block> {
        let all = self.sheet.pictures.iter().filter_map(|(_, picture)| picture.as_ref().ok());
        all.filter(|picture| is(picture)).map(|picture| Block::Chart(self.chart(picture))).collect()
    }

    fn chart(&self, picture: &PictureView) -> Chart {
        let is_flow = picture.telling.kind == Kind::PictureOfFlow;
        let own = picture.lines.iter().zip(looks(is_flow)).map(|((_, values), (name, look))| {
            let values: Values = values.iter().map(|value| value.as_ref().ok().cloned()).collect();
            (name.to_owned(), look, values)
        });
        let all: Vec<(String, &str, Values)> = own.chain(self.beside(picture)).collect();
        let tenths: Vec<i64> = all.iter().flat_map(|(.., values)| values.iter().flatten()).map(|one| one.0).collect();
        let scale = Scale::of(&tenths, picture.unit);
        let series = all.into_iter().map(|(name, look, values)| series(name, look, values, &scale)).collect();
        let mark = |tick: Tick| Mark { at: tick.at, words: tick.words };
        let mut chart = Chart {
            key: picture.telling.place(),
            title: title(picture),
            about: String::new(),
            gaps: gaps(picture),
            bars: is_flow,
            percent: picture.unit == Unit::Percent,
            axis: Axis { low: scale.low, high: scale.high, step: scale.step },
            values: scale.ticks().into_iter().map(mark).collect(),
            points: points(&picture.days),
            series,
        };
        chart.about = chart.in_words();
        chart
    }

    /// The aim and the published figures of the years of the points: of whole years alone.
    fn beside(&self, picture: &PictureView) -> Vec<(String, &'static str, Values)> {
        let (Some(first), Some(last)) = (picture.days.first(), picture.days.last()) else { return Vec::new() };
        let line = picture.lines.first().map(|(line, _)| *line).filter(|_| picture.is_like_years);
        let known = line.map(|line| (self.levels)(line, (*first, *last))).unwrap_or_default();
        let at = |known: &Known, day: &Day| Some((known.tenths_at(*day)?, known.words_at(*day)?));
        let values = |known: &Known| picture.days.iter().map(|day| at(known, day)).collect::<Values>();
        let of = |known: &Known| ((self.clean)(&known.name), known.key, values(known));
        known.iter().map(of).filter(|(.., values)| values.iter().any(Option::is_some)).collect()
    }
}

/// The names of the lines, and how each looks.
fn looks(is_flow: bool) -> Vec<(&'static str, &'static str)> {
    if is_flow { vec![("Came into care", "bar"), ("Left care", "hollow")] } else { vec![("Our figure", "us")] }
}

fn series(name: String, look: &str, values: Values, scale: &Scale) -> Series {
    let drawn = |(tenths, words): (i64, String)| Drawn { tenths, at: scale.at(tenths), words };
    Series { name, look: look.to_owned(), values: values.into_iter().map(|value| value.map(drawn)).collect() }
}

fn title(picture: &PictureView) -> String {
    match picture.telling.kind {
        Kind::PictureOfFlow => "Children who came into care and who left, in the quarters to the date below".to_owned(),
        Kind::PictureOfQuarters => format!("{}, quarter by quarter", picture.title),
        _ => format!("{}, on the same date of each year", picture.title),
    }
}

/// Each point in the middle of its share of the width.
fn points(days: &[Day]) -> Vec<Mark> {
    let place = |at: usize| (at as f64 + 0.5) / days.len() as f64;
    days.iter().enumerate().map(|(at, day)| Mark { at: place(at), words: short(*day) }).collect()
}

/// "Mar 2023: held back (c)"; of several lines with their names.
fn gaps(picture: &PictureView) -> String {
    let mut all: Vec<String> = Vec::new();
    let is_flow = picture.lines.len() > 1;
    for ((_, values), (name, _)) in picture.lines.iter().zip(looks(is_flow)) {
        let of = values.iter().zip(&picture.days).filter_map(|(value, day)| Some((value.as_ref().err()?, day)));
        let name = if is_flow { format!("{name}, ") } else { String::new() };
        all.extend(of.map(|(why, day)| format!("{name}{}: {why}", short(*day))));
    }
    if all.is_empty() { String::new() } else { format!("Not drawn. {}.", all.join("; ")) }
}
