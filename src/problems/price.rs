//! What a set of children does to a figure: with them and without them, and how much of its bounds is theirs.

use super::bounds::{Bounds, expecting};
use super::found::{Finding, Problems};
use crate::history::History;
use crate::indicators;
use crate::judging::measure::{Judged, Shape, Standing, Tally, rounded};
use crate::judging::{Indicator, Unit};
use crate::rows::of_the_return::{ChildId, Origin, Table};
use crate::scorecard::{missing, value_in_tenths};
use rustc_hash::FxHashSet;

/// The ten lines that members look at first, and that the prices of findings are printed for.
pub const HEADLINES: [&str; 10] =
    ["POP-01", "STB-01", "STB-02", "REV-01", "HLT-02", "HLT-03", "SAF-05", "LVR-05", "ADP-05", "ADP-01"];

/// A figure and how far it could go.
#[derive(Clone, Copy)]
pub struct Reach {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// The value, in tenths.
    pub value: Option<i64>,
    /// Its bounds.
    pub bounds: Bounds,
}

/// A case of an indicator: whose it is, what it adds, and the rows that leave it open.
struct CaseOf {
    child: ChildId,
    tally: Tally,
    open_for: Vec<Origin>,
}

impl CaseOf {
    /// A young person whom OC3 ought to have is in no figure yet: whether the case belongs cannot be judged.
    fn new(case: &Judged, history: &History) -> CaseOf {
        let mut tally = Tally::default();
        match history.is_expected(case.child) {
            true => tally.by_standing[Standing::Unassessed as usize] += 1,
            false => tally.add(case),
        }
        let is_open = matches!(case.standing, Standing::NotRecorded | Standing::Unassessed);
        let deciding = case.findings.last().filter(|_| is_open);
        CaseOf { child: case.child, tally, open_for: deciding.into_iter().flat_map(|finding| finding.rows()).collect() }
    }

    fn is_open(&self) -> bool {
        open_cases(&self.tally) > 0
    }
}

/// The cases of one indicator, judged once.
pub struct Ledger {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// All cases.
    pub total: Tally,
    cases: Vec<CaseOf>,
    /// Whether the figure is the sum of its cases, and not worked from other figures.
    is_tallied: bool,
}

impl Ledger {
    /// Judges an indicator; `None` when a table that it needs is not loaded.
    pub fn of(indicator: &'static Indicator, history: &History) -> Option<Ledger> {
        if !missing(indicator, &history.records, &history.period).is_empty() {
            return None;
        }
        let history = expecting(indicator, history);
        let (mut total, mut cases) = (indicator.measure.nobody(history), Vec::new());
        indicator.measure.judge(history, &mut |case| {
            if case.standing != Standing::Excluded {
                let case = CaseOf::new(case, history);
                total = plus(&total, &case.tally, 1);
                cases.push(case);
            }
        });
        cases.sort_by_key(|case| case.child);
        let shape = indicator.measure.shape();
        let is_sum = shape != Shape::Count || indicator.measure.figure(history) == total.figure(shape);
        let is_tallied = is_sum && indicator.value.is_none() && !indicator.measure.is_of_several();
        Some(Ledger { indicator, total, cases, is_tallied })
    }

    fn value(&self, tally: &Tally) -> Option<i64> {
        value_in_tenths(&tally.figure(self.indicator.measure.shape()), self.indicator.unit)
    }

    /// The value as it stands.
    pub fn own_value(&self) -> Option<i64> {
        self.value(&self.total)
    }

    /// The value and its bounds; `None` when it is worked from other figures.
    pub fn reach(&self) -> Option<Reach> {
        let (indicator, value) = (self.indicator, self.own_value());
        self.is_tallied.then(|| Reach { indicator, value, bounds: Bounds::of(indicator, &self.total) })
    }

    /// What a finding does to the figure: its children left out, and the cases that its rows leave open.
    pub fn price_of(&self, finding: &Finding) -> Option<Price> {
        self.price_of_rows(&RowsOf::new(finding))
    }

    fn price_of_rows(&self, rows: &RowsOf) -> Option<Price> {
        self.price(&rows.finding.children, |case| rows.leave_open(case))
    }

    /// What some children do to the figure, with every case of theirs that is open.
    pub fn price_of_children(&self, children: &[ChildId]) -> Option<Price> {
        self.price(children, CaseOf::is_open)
    }

    /// `None` when no case is the children's, or when the figure is worked from other figures.
    fn price(&self, children: &[ChildId], is_left_open: impl Fn(&CaseOf) -> bool) -> Option<Price> {
        let (mut own, mut open, mut count) = (Tally::default(), 0, 0);
        let mut cases = self.cases.iter().peekable();
        for child in children {
            while cases.next_if(|case| case.child < *child).is_some() {}
            while let Some(case) = cases.next_if(|case| case.child == *child) {
                own = plus(&own, &case.tally, 1);
                count += 1;
                open += i64::from(is_left_open(case));
            }
        }
        let without = self.value(&plus(&self.total, &own, -1));
        (self.is_tallied && count > 0).then(|| Price {
            indicator: self.indicator,
            cases: count,
            with: self.own_value(),
            without,
            unknown: open,
            width: self.width_of(open),
        })
    }

    /// How much of the bounds some open cases are: every one opens as much as another.
    fn width_of(&self, open: i64) -> Option<i64> {
        let reach = self.reach()?;
        let all = reach.bounds.unknown.max(1);
        reach.bounds.width().map(|width| rounded(width * open.min(all), all))
    }
}

/// The rows of a finding, to tell which open cases rest on them.
struct RowsOf<'f> {
    rows: FxHashSet<(u16, u32)>,
    /// Children for whom a row is absent.
    absent: FxHashSet<ChildId>,
    finding: &'f Finding,
}

impl<'f> RowsOf<'f> {
    fn new(finding: &'f Finding) -> RowsOf<'f> {
        let rows = finding.hits.iter().filter_map(|hit| hit.origin).map(plainly).collect();
        let absent = finding.hits.iter().filter(|hit| hit.origin.is_none()).map(|hit| hit.child).collect();
        RowsOf { rows, absent, finding }
    }

    /// Whether a case is open and rests on one of the rows, on one that is absent, or on Header, which no case names.
    fn leave_open(&self, case: &CaseOf) -> bool {
        let of_header = case.open_for.is_empty() && self.finding.check.table == Table::Header;
        let of_rows = case.open_for.iter().any(|row| self.rows.contains(&plainly(*row)));
        case.is_open() && (of_rows || of_header || self.absent.contains(&case.child))
    }
}

/// The file and the line of a row.
fn plainly(origin: Origin) -> (u16, u32) {
    (origin.file, origin.line)
}

fn open_cases(tally: &Tally) -> i64 {
    tally.by_standing[Standing::NotRecorded as usize] + tally.by_standing[Standing::Unassessed as usize]
}

fn plus(a: &Tally, b: &Tally, sign: i64) -> Tally {
    let mut by_standing = a.by_standing;
    by_standing.iter_mut().zip(b.by_standing).for_each(|(sum, count)| *sum += sign * count);
    Tally { by_standing, sum: a.sum + sign * b.sum, whole: a.whole + sign * b.whole }
}

/// What some children do to one figure. Values are in tenths of its unit.
#[derive(Clone, Copy)]
pub struct Price {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// The children's cases in it.
    pub cases: i64,
    /// The value as it stands.
    pub with: Option<i64>,
    /// The value when the children are left out.
    pub without: Option<i64>,
    /// The cases that the finding's rows leave open.
    pub unknown: i64,
    /// How much of the bounds is theirs, in tenths.
    pub width: Option<i64>,
}

impl Price {
    /// How far the value moves when the children are left out, in tenths.
    pub fn moved(&self) -> Option<i64> {
        Some(self.without? - self.with?)
    }

    /// What a finding is ranked by, in tenths of a point: the larger of the move and of the bounds. A mean or a count
    /// is taken as a percentage of its value; leaving children out of a count says nothing, so only its bounds do.
    pub fn weight(&self) -> i64 {
        let of_value = |tenths: i64| match self.with {
            Some(with) if with != 0 => rounded(1000 * tenths, with).abs(),
            _ => 0,
        };
        let (moved, width) = (self.moved().unwrap_or(0).abs(), self.width.unwrap_or(0));
        let weight = match self.indicator.unit {
            Unit::Percent => moved.max(width),
            Unit::Count => of_value(width),
            _ => of_value(moved),
        };
        weight.min(LARGEST)
    }
}

/// A hundred points, in tenths: a count of 1 that could be 50 weighs no more than a share that is quite unknown.
const LARGEST: i64 = 1000;

/// A finding with what it does to every line that it can move.
pub struct Priced<'p> {
    /// The finding.
    pub finding: &'p Finding,
    /// The lines that have a case of one of its children, in the order of the scorecard.
    pub prices: Vec<Price>,
}

impl Priced<'_> {
    /// The largest weight on any line.
    pub fn weight(&self) -> i64 {
        self.prices.iter().map(Price::weight).max().unwrap_or(0)
    }
}

/// Every finding with its prices, worst first, and every line with its bounds: each line is judged once.
pub fn price<'p>(problems: &'p Problems, history: &History) -> (Vec<Priced<'p>>, Vec<Reach>) {
    let mut prices = Prices::default();
    while prices.ask(problems, history) {}
    (prices.of(problems), prices.reaches)
}

/// Lines that are judged at a time, so that another question never waits long.
const LINES: usize = 8;

/// The prices of findings, as far as lines were judged.
#[derive(Default)]
pub struct Prices {
    lines: usize,
    /// Of each finding.
    of_findings: Vec<Vec<Price>>,
    /// Every line with its bounds.
    pub reaches: Vec<Reach>,
}

impl Prices {
    /// Judges some lines more; says whether there were any.
    pub fn ask(&mut self, problems: &Problems, history: &History) -> bool {
        let lines: Vec<&'static Indicator> = indicators::all().skip(self.lines).take(LINES).collect();
        let rows: Vec<RowsOf> = problems.findings.iter().map(RowsOf::new).collect();
        self.of_findings.resize_with(rows.len(), Vec::new);
        for ledger in lines.iter().filter_map(|line| Ledger::of(line, history)) {
            for (prices, rows) in self.of_findings.iter_mut().zip(&rows) {
                if rows.finding.check.topic.moves(ledger.indicator) {
                    prices.extend(ledger.price_of_rows(rows));
                }
            }
            self.reaches.extend(ledger.reach());
        }
        self.lines += lines.len();
        !lines.is_empty()
    }

    /// Every finding with its prices, worst first.
    pub fn of<'p>(&self, problems: &'p Problems) -> Vec<Priced<'p>> {
        let priced = |(finding, prices): (&'p Finding, &Vec<Price>)| Priced { finding, prices: prices.clone() };
        let mut priced: Vec<Priced> = problems.findings.iter().zip(&self.of_findings).map(priced).collect();
        priced.sort_by_key(|found| (std::cmp::Reverse(found.weight()), found.finding.check.code));
        priced
    }
}

/// The findings that can move an indicator.
pub fn suspects<'p>(problems: &'p Problems, indicator: &'static Indicator) -> Vec<&'p Finding> {
    problems.findings.iter().filter(|finding| finding.check.topic.moves(indicator)).collect()
}

/// Of several findings those on rows that break a rule; what is late or absent at the date makes no row suspect.
pub fn of_wrong_rows<'p>(findings: &[&'p Finding]) -> Vec<&'p Finding> {
    findings.iter().copied().filter(|finding| !finding.check.is_own()).collect()
}

/// The children of several findings, each once, in order.
pub fn children_of(findings: &[&Finding]) -> Vec<ChildId> {
    let mut children: Vec<ChildId> = findings.iter().flat_map(|finding| &finding.children).copied().collect();
    children.sort_unstable();
    children.dedup();
    children
}
