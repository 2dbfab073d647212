//! How the days of the cases of a mean are spread: how many are in each band, with the mean and the median. For the
//! officer's own page alone: the longest is one child.

use super::amounts::{self, Amounts};
use super::axis::Tick;
use super::words;
use crate::history::History;
use crate::judging::measure::rounded;
use crate::judging::{Standing, Unit};
use crate::scorecard::Line;
use serde::Serialize;

/// Bands at most.
const MOST_BANDS: i64 = 12;
/// Steps of the axis of counts at most.
const MOST_COUNTS: i64 = 4;

/// The spread of a line in days.
#[derive(Serialize)]
pub(super) struct SpreadView {
    title: String,
    about: String,
    /// For those who cannot see the drawing.
    name: String,
    bands: Vec<BandView>,
    marks: Vec<MarkView>,
    days: Vec<Tick>,
    counts: Vec<Tick>,
    notes: Vec<String>,
    file: String,
}

#[derive(Serialize)]
struct BandView {
    from: f64,
    to: f64,
    /// How high its bar is.
    height: f64,
    words: String,
    count: i64,
}

#[derive(Serialize)]
struct MarkView {
    key: &'static str,
    at: f64,
    words: String,
}

/// The bands of some days.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Bands {
    /// Where the first begins.
    pub low: i64,
    /// How many days each has.
    pub width: i64,
    /// How many cases are in each.
    pub counts: Vec<i64>,
}

impl Bands {
    /// Bands of a round width, none empty at either end.
    pub fn of(sorted: &[i64]) -> Option<Bands> {
        let (lowest, highest) = (*sorted.first()?, *sorted.last()?);
        let width = round_width(lowest, highest);
        let low = lowest.div_euclid(width) * width;
        let mut counts = vec![0; (highest.div_euclid(width) - lowest.div_euclid(width) + 1) as usize];
        sorted.iter().for_each(|days| counts[((days - low) / width) as usize] += 1);
        Some(Bands { low, width, counts })
    }

    fn high(&self) -> i64 {
        self.low + self.width * self.counts.len() as i64
    }

    /// Where tenths of a day stand on the axis.
    fn at(&self, tenths: i64) -> f64 {
        (tenths - 10 * self.low) as f64 / (10 * (self.high() - self.low)) as f64
    }

    /// The first and the last day of a band.
    pub fn ends(&self, band: usize) -> (i64, i64) {
        let from = self.low + self.width * band as i64;
        (from, from + self.width - 1)
    }

    fn words(&self, band: usize) -> String {
        match self.ends(band) {
            (from, to) if from == to => words::counted(from, ("day", "days")),
            (from, to) => format!("{} to {} days", words::count(from), words::count(to)),
        }
    }

    fn view(&self, band: usize, top: i64) -> BandView {
        let from = self.low + self.width * band as i64;
        BandView {
            from: self.at(10 * from),
            to: self.at(10 * (from + self.width)),
            height: self.counts[band] as f64 / top as f64,
            words: self.words(band),
            count: self.counts[band],
        }
    }
}

/// 1, 2 or 5 of a power of ten.
fn round_width(lowest: i64, highest: i64) -> i64 {
    round(1, |width| highest.div_euclid(width) - lowest.div_euclid(width) < MOST_BANDS)
}

fn round(mut power: i64, fits: impl Fn(i64) -> bool) -> i64 {
    loop {
        match [power, 2 * power, 5 * power].into_iter().find(|step| fits(*step)) {
            Some(step) => return step,
            None => power *= 10,
        }
    }
}

/// The day that half of them did not pass, in tenths.
pub(super) fn median(sorted: &[i64]) -> Option<i64> {
    let middle = sorted.len() / 2;
    let high = sorted.get(middle)?;
    let low = if sorted.len().is_multiple_of(2) { sorted.get(middle.checked_sub(1)?)? } else { high };
    Some(5 * (low + high))
}

/// The mean to the nearest day, in tenths.
fn mean(days: &[i64]) -> Option<i64> {
    (!days.is_empty()).then(|| 10 * rounded(days.iter().sum(), days.len() as i64))
}

impl SpreadView {
    /// The spread of the cases of a line in days; nothing where there are not two, or another unit.
    pub fn of(line: &Line, history: &History) -> Option<SpreadView> {
        let indicator = line.indicator;
        let sorted = days_of(line, history)?;
        let (bands, mean, median) = (Bands::of(&sorted)?, mean(&sorted)?, median(&sorted)?);
        let step = round(1, |step| bands.counts.iter().max().is_some_and(|most| *most <= MOST_COUNTS * step));
        let top = bands.counts.iter().max().map_or(step, |most| (most + step - 1) / step * step);
        let cases = words::counted(sorted.len() as i64, indicator.measure.cases());
        let [mean_words, median_words] = [("Mean", mean), ("Median", median)]
            .map(|(name, tenths)| format!("{name} {}", words::value(10 * rounded(tenths, 10), Unit::Days)));
        let ends = format!("The shortest took {}, the longest {}.", said(sorted.first()), said(sorted.last()));
        Some(SpreadView {
            title: format!("Half of them took {} or less", words::value(10 * rounded(median, 10), Unit::Days)),
            about: format!("{cases}, by days in bands of {}", words::count(bands.width)),
            name: format!("{}: {cases} by days. {mean_words}, {}. {ends}", indicator.title, lower(&median_words)),
            bands: (0..bands.counts.len()).map(|band| bands.view(band, top)).collect(),
            marks: vec![
                MarkView { key: "mean", at: bands.at(mean), words: mean_words },
                MarkView { key: "median", at: bands.at(median), words: median_words },
            ],
            days: ticks(bands.low, bands.high(), bands.width),
            counts: ticks(0, top, step),
            notes: vec![ends, OFFICER.to_owned()],
            file: format!("days-{}-{}", indicator.id, history.period.last.iso()),
        })
    }
}

const OFFICER: &str =
    "The shortest and the longest are single children: this is the officer's view and not for publication.";

fn said(days: Option<&i64>) -> String {
    words::counted(days.copied().unwrap_or_default(), ("day", "days"))
}

fn lower(words: &str) -> String {
    words.to_lowercase()
}

/// The days of the cases counted from the fewest on, where the line was worked out and two or more have days.
pub(super) fn days_of(line: &Line, history: &History) -> Option<Vec<i64>> {
    if amounts::unit(line.indicator) != Unit::Days || !line.missing.is_empty() || line.typed.is_some() {
        return None;
    }
    let amounts = Amounts::of(line.indicator, history);
    let mut days = Vec::new();
    line.indicator.measure.judge(history, &mut |case| {
        days.extend(amounts.of_case(case).filter(|_| case.standing == Standing::Met));
    });
    days.sort_unstable();
    (days.len() > 1).then_some(days)
}

fn ticks(low: i64, high: i64, step: i64) -> Vec<Tick> {
    let at = |number: i64| (number - low) as f64 / (high - low) as f64;
    let steps = 0..=(high - low) / step;
    steps.map(|number| low + number * step).map(|one| Tick { at: at(one), words: words::count(one) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_round_and_hold_every_case_once() {
        let days = [637, 700, 1200, 1250, 4505];
        let bands = Bands::of(&days).unwrap();
        assert_eq!((bands.low, bands.width, bands.counts.iter().sum::<i64>()), (500, 500, 5));
        assert_eq!(bands.counts, [2, 2, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!((bands.ends(0), bands.words(8)), ((500, 999), "4,500 to 4,999 days".to_owned()));
        assert_eq!(Bands::of(&[3, 3]), Some(Bands { low: 3, width: 1, counts: vec![2] }));
        assert_eq!(Bands::of(&[-5, 3]).unwrap().counts.iter().sum::<i64>(), 2);
        assert_eq!(Bands::of(&[]), None);
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_two_middle_ones() {
        assert_eq!([&[1, 2, 9][..], &[1, 2, 3, 9], &[4], &[]].map(median), [Some(20), Some(25), Some(40), None]);
    }
}
