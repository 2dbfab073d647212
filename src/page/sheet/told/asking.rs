//! The figures that a sentence rests on, asked of the files.

use super::figure::{Figure, Told, step};
use super::parts::{self, Part};
use crate::calendar::Day;
use crate::compare::settings::telling::{Kind, Stretch, Telling};
use crate::disclosure::behind::Group;
use crate::disclosure::means::Mean;
use crate::disclosure::{FEW_IN_ALL, Pack};
use crate::history::{History, Period};
use crate::indicators;
use crate::judging::measure::rounded;
use crate::judging::{Indicator, Unit};
use crate::page::sheet::cell::{self, Reason};
use crate::page::sheet::line::Row;
use crate::returns::Returns;
use crate::scorecard::headline;
use crate::series::earlier::Against;
use crate::series::periods::{Step, first_day, is_cut, spans};
use crate::series::{Plan, Point, Value, at, history_of, points};

/// Where the sentences are asked: the files, and the children at the as-at date.
pub struct Asking<'a> {
    /// The files.
    pub returns: &'a Returns,
    /// The children at the as-at date.
    pub history: &'a History,
    /// Up to so many are a few.
    pub most: i64,
    /// All figures that would be printed.
    pub pack: &'a mut Pack,
}

/// A point that may be told, with who is behind it.
struct Seen {
    point: Point,
    value: Value,
    groups: Vec<Group>,
    mean: Option<Mean>,
}

/// The line of the children looked after.
const CHILDREN: &str = "POP-01";

impl Asking<'_> {
    /// The sentence of a line of the sheet, in the making.
    pub fn told(&mut self, telling: Telling, row: &Row) -> Told {
        let (line, step) = (row.line.indicator, step(&telling.kind));
        let mut over = None;
        let figures = match &telling.kind {
            Kind::Months(stretch) | Kind::Quarters(stretch) => {
                let seen = self.stretch(line, step, *stretch);
                over = seen.as_ref().ok().and_then(|seen| days_of(line, step, seen));
                seen.and_then(|seen| self.range(line, &seen))
            }
            Kind::MonthOfYears(years) | Kind::QuarterOfYears(years) | Kind::DateOfYears(years) => {
                self.years(line, step, *years)
            }
            Kind::Month => self.beside(line, step, &[Against::LastMonth]),
            Kind::Quarter => self.beside(line, step, &[Against::LastQuarter, Against::YearAgo]),
            Kind::YearEnd => self.year_end(line),
            Kind::Parts(labels) => self.parts(row, labels),
            Kind::PictureOfYears | Kind::PictureOfQuarters | Kind::PictureOfFlow => Err(Reason::None),
        };
        Told { telling, title: String::new(), figures, over, said: Err(Reason::None) }
    }

    fn period(&self) -> &Period {
        &self.history.period
    }

    fn plan(&self, step: Step, from: Day) -> Plan {
        Plan { step, from, as_at: self.period().last, reach: self.returns.as_at }
    }

    /// A line over the days of a step that end on a day.
    fn point(&self, line: &'static Indicator, step: Step, day: Day) -> Option<Point> {
        let span = spans(step, day, day).pop()?;
        at(&[line], &self.returns.records, &self.plan(step, day), span).pop()
    }

    /// The points of a stretch. What begins before the files do begins with them; every other point must be there, and
    /// give nothing away by itself.
    fn stretch(&self, line: &'static Indicator, step: Step, stretch: Stretch) -> Result<Vec<Seen>, Reason> {
        let mut all = points(&[line], &self.returns.records, &self.plan(step, self.from(stretch))).remove(0);
        all.retain(|point| step.is_whole(point.last));
        let begin = all.iter().position(|point| point.sound().is_some()).ok_or(Reason::None)?;
        let seen = all.split_off(begin);
        let seen: Vec<Seen> = seen.iter().map(|point| self.seen(line, point)).collect::<Result<_, Reason>>()?;
        if seen.len() > 1 { Ok(seen) } else { Err(Reason::Unlike) }
    }

    /// The lowest, the highest and, of counts, the average. Rounded to a whole, the average of so many points tells
    /// their sum no closer than the number of a few children; of fewer points it is not said.
    fn range(&mut self, line: &'static Indicator, seen: &[Seen]) -> Result<Vec<Figure>, Reason> {
        let value = |at: &usize| (seen[*at].value.tenths, seen[*at].value.figure.numerator);
        let low = (0..seen.len()).min_by_key(value).ok_or(Reason::None)?;
        let high = (0..seen.len()).rev().max_by_key(value).ok_or(Reason::None)?;
        let mut figures = vec![self.offer(line, &seen[low])?, self.offer(line, &seen[high])?];
        let is_count = line.unit == Unit::Count && seen[low].value.figure.denominator.is_none();
        if is_count {
            self.bound(&figures[0], seen, (low, high));
            if seen.len() as i64 > self.most {
                figures.push(self.average(line, seen)?);
            }
        }
        Ok(figures)
    }

    /// The points that a range does not name lie between the lowest and the highest, of several of which it names the
    /// first; their average tells their sum.
    fn bound(&mut self, figure: &Figure, seen: &[Seen], (low, high): (usize, usize)) {
        let profile = self.pack.profile();
        let number = |at: usize| seen[at].value.figure.numerator;
        // Of a typed number nobody is known who would be behind it.
        if (0..seen.len()).any(|at| seen[at].groups.iter().map(Group::size).ne([number(at)])) {
            return;
        }
        let (lowest, highest) = (profile.behind(number(low)).0, profile.behind(number(high)).1);
        for (at, point) in seen.iter().enumerate().filter(|(at, _)| ![low, high].contains(at)) {
            let is_exact = !profile.rounds();
            let limits = (lowest + i64::from(is_exact && at < low), highest - i64::from(is_exact && at < high));
            figure.offered.bound(self.pack, point.groups.clone(), limits);
        }
        let points = seen.len() as i64;
        if points > self.most {
            let average = rounded((0..seen.len()).map(number).sum(), points);
            let (least, most) = profile.behind(average);
            let all = seen.iter().flat_map(|point| point.groups.clone()).collect();
            figure.offered.bound(self.pack, all, (points * least - points / 2, points * most + points / 2));
        }
    }

    /// The first day of a stretch.
    fn from(&self, stretch: Stretch) -> Day {
        let period = self.period();
        match stretch {
            Stretch::Year => period.year_start,
            Stretch::Twelve => period.twelve_months,
            Stretch::ThreeYears => period.three_years_start(),
            Stretch::All => self.returns.records.covered_from().unwrap_or(period.last).min(period.last),
        }
    }

    /// The latest whole month, quarter or date beside those of the years before, as far as the files tell.
    fn years(&mut self, line: &'static Indicator, step: Step, years: i32) -> Result<Vec<Figure>, Reason> {
        let mut day = self.last_whole(step);
        let mut seen = Vec::new();
        for _ in 0..years {
            let Some(point) = self.point(line, step, day).filter(|point| point.sound().is_some()) else { break };
            seen.insert(0, self.seen(line, &point)?);
            day = Against::YearAgo.day(day);
        }
        if seen.len() < 2 {
            return Err(Reason::Unlike);
        }
        seen.iter().map(|seen| self.offer(line, seen)).collect()
    }

    /// The latest whole month or quarter beside those before it that the files tell of; at least one.
    fn beside(&mut self, line: &'static Indicator, step: Step, others: &[Against]) -> Result<Vec<Figure>, Reason> {
        let now = self.last_whole(step);
        let latest = self.point(line, step, now).ok_or(Reason::None)?;
        let mut seen = vec![self.seen(line, &latest)?];
        for against in others {
            let point = self.point(line, step, against.day(now)).filter(|point| point.sound().is_some());
            seen.extend(point.map(|point| self.seen(line, &point)).transpose()?);
        }
        if seen.len() < 2 {
            return Err(Reason::Unlike);
        }
        seen.iter().map(|seen| self.offer(line, seen)).collect()
    }

    /// The end of the last whole month or quarter; of a date the date itself.
    fn last_whole(&self, step: Step) -> Day {
        let last = self.period().last;
        let ends = spans(step, last.plus_months(-4), last);
        ends.iter().rev().find(|span| step.is_whole(span.last)).map_or(last, |span| span.last)
    }

    fn year_end(&mut self, line: &'static Indicator) -> Result<Vec<Figure>, Reason> {
        let point = self.point(line, Step::Year, self.period().year_start.plus(-1)).ok_or(Reason::None)?;
        let seen = self.seen(line, &point)?;
        Ok(vec![self.offer(line, &seen)?])
    }

    /// Parts of the line, in the order in which they were named.
    fn parts(&mut self, row: &Row, labels: &[String]) -> Result<Vec<Figure>, Reason> {
        if let Err(reason @ (Reason::Gap(_) | Reason::None | Reason::Untrusted)) = &row.offered[0] {
            return Err(*reason);
        }
        self.protect_parts(row.line.indicator);
        let (line, profile) = (row.line.indicator, self.pack.profile());
        if parts::tell_of_one(line, self.history, profile) || cell::tells_of_few(line, self.history, profile) {
            return Err(Reason::Held);
        }
        labels.iter().map(|label| self.part(row.line.indicator, label)).collect()
    }

    /// Parts beside those that are named: of two that overlap, those who are in both are told by the whole.
    fn protect_parts(&mut self, line: &'static Indicator) {
        for part in parts::all(line, self.history) {
            if let Ok(value) = part.value(line, self.history, self.pack.profile()) {
                self.pack.protect(part.groups(&value, self.history));
            }
        }
    }

    fn part(&mut self, line: &'static Indicator, label: &str) -> Result<Figure, Reason> {
        let part = Part::of(line, label, self.history).ok_or(Reason::None)?;
        let value = part.value(line, self.history, self.pack.profile())?;
        let behind = (part.groups(&value, self.history), part.mean(self.history));
        let offered = cell::said(&part.line, value, behind, self.pack)?;
        let (first, last) = (first_day(line, self.period()), self.period().last);
        Ok(Figure { line: part.line, part: Some(part.label), first, last, offered, is_average: false })
    }

    /// The figure of a line over the days of a step that end on a day, where it can be told by itself.
    pub fn figure(&mut self, line: &'static Indicator, step: Step, day: Day) -> Result<Figure, Reason> {
        let point = self.point(line, step, day).ok_or(Reason::None)?;
        let seen = self.seen(line, &point)?;
        self.offer(line, &seen)
    }

    /// Whether a reader may know what a line was on a 31 March: by itself, and beside what was published before.
    pub fn may_be_known(&self, line: &'static Indicator, day: Day) -> bool {
        let seen = self.point(line, Step::Year, day).and_then(|point| self.seen(line, &point).ok());
        seen.is_some_and(|seen| self.pack.stands_beside_before(seen.groups))
    }

    /// A point that may be told, with who is behind it.
    fn seen(&self, line: &'static Indicator, point: &Point) -> Result<Seen, Reason> {
        let value = cell::sound(line, point, self.pack.profile())?;
        let history = history_of(line, &self.returns.records, point);
        if is_of_few(&history) {
            return Err(Reason::Held);
        }
        let typed = headline(line, &history).typed;
        if typed.is_none() && cell::tells_of_few(line, &history, self.pack.profile()) {
            return Err(Reason::Held);
        }
        let groups = cell::behind((line, typed.as_ref()), &value.figure, &history);
        let mean = cell::mean((line, typed.as_ref()), &history);
        let is_safe = cell::stands_alone(line, &value, groups.clone(), self.pack);
        is_safe.then_some(Seen { point: *point, value, groups, mean }).ok_or(Reason::Held)
    }

    fn offer(&mut self, line: &'static Indicator, seen: &Seen) -> Result<Figure, Reason> {
        let offered = cell::said(line, seen.value, (seen.groups.clone(), seen.mean.clone()), self.pack)?;
        let Point { first, last, .. } = seen.point;
        Ok(Figure { line: Indicator { ..*line }, part: None, first, last, offered, is_average: false })
    }

    fn average(&mut self, line: &'static Indicator, seen: &[Seen]) -> Result<Figure, Reason> {
        let (Some(begin), Some(end)) = (seen.first(), seen.last()) else { return Err(Reason::None) };
        let sum: i64 = seen.iter().map(|seen| seen.value.figure.numerator).sum();
        let numerator = rounded(sum, seen.len() as i64);
        let figure = crate::judging::Figure { numerator, ..Default::default() };
        let offered = cell::said(line, Value { figure, tenths: 10 * numerator }, (Vec::new(), None), self.pack)?;
        let (first, last) = (begin.point.first, end.point.last);
        Ok(Figure { line: Indicator { ..*line }, part: None, first, last, offered, is_average: true })
    }
}

/// From when to when points lie: what stands on a day or has a window of its own, from the first of these days on.
fn days_of(line: &Indicator, step: Step, seen: &[Seen]) -> Option<(Day, Day)> {
    let (begin, end) = seen.first().zip(seen.last())?;
    let first = if is_cut(line, step) { begin.point.first } else { begin.point.last };
    Some((first, end.point.last))
}

/// Whether so few children were looked after that nothing may be told of parts of them.
fn is_of_few(history: &History) -> bool {
    let children = indicators::find(CHILDREN).map(|line| line.measure.figure(history).numerator);
    children.is_some_and(|children| (1..=FEW_IN_ALL).contains(&children))
}
