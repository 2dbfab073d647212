//! The coming 31 March of the lines of the sheet. What is likely is worked out from figures of other days, and whoever
//! knows how works them out again: so each of those is offered with all others of the sheet, behind them, and a year end
//! of which one is held back is not there. The width of its range tells how far off earlier years were, and so what each
//! came to be: each of those must be one that can be told by itself, and is held back nowhere.

use super::line::{Around, Row};
use super::released::{Before, Released};
use super::told::asking::Asking;
use super::year_end::YearEnd;
use crate::calendar::{Day, april};
use crate::disclosure::{Held, Pack, ahead};
use crate::judging::Indicator;
use crate::outlook::{self, Outlook, Range};
use crate::returns::Returns;
use crate::series::earlier::Against;
use crate::series::periods::Step;

/// Offers the year ends of the lines whose own figures are offered.
pub fn look_ahead(rows: &mut [Vec<Row>], returns: &Returns, around: &Around, pack: &mut Pack) {
    let rows: Vec<&mut Row> = rows.iter_mut().flatten().filter(|row| row.offered[0].is_ok()).collect();
    let lines: Vec<&'static Indicator> = rows.iter().map(|row| row.line.indicator).collect();
    let all = outlook::of(&lines, &returns.records, around.history.period.last, returns.as_at);
    let profile = around.settings.profile;
    let mut asking = Asking { returns, history: around.history, most: profile.most(), pack };
    for (row, outlook) in rows.into_iter().zip(&all) {
        let range = ahead::shown(outlook, &row.line.figure, around.history, profile);
        row.ahead = range.and_then(|range| year_end(range, outlook, &mut asking));
    }
}

fn year_end(range: Range, outlook: &Outlook, asking: &mut Asking) -> Option<YearEnd> {
    let days = [
        (outlook.over_12_months(), Step::Rolling12, outlook.day),
        (outlook.as_last_year(), Step::Year, outlook.day.year_start().plus(-1)),
        (outlook.as_last_year(), Step::YearToDate, Against::YearAgo.day(outlook.day)),
    ];
    let asked = days.into_iter().filter_map(|(line, step, day)| Some((line?, step, day)));
    let outturns: Vec<Day> = outlook.tried.iter().map(|tried| april(tried.year).plus(-1)).collect();
    if !outturns.iter().all(|day| asking.may_be_known(outlook.indicator, *day)) {
        return None;
    }
    let rests_on = asked.map(|(line, step, day)| asking.figure(line, step, day)).collect::<Result<_, _>>().ok()?;
    Some(YearEnd::new(range, rests_on, outturns))
}

/// Settles the year ends, when all else on the sheet is: what is printed or held back beside its lines, and was before.
pub fn settle(rows: &mut [Vec<Row>], decided: &[Result<(), Held>], beside: &[Released], before: &Before) {
    for row in rows.iter_mut().flatten() {
        let line = row.line.indicator;
        let held = beside.iter().filter(|one| one.counts.is_none() && one.line.id == line.id).map(|one| one.day);
        let held: Vec<Day> = held.chain(before.held(line)).collect();
        if let Some(ahead) = &mut row.ahead {
            ahead.settle(row.now.is_ok(), decided, |day| held.contains(&day));
        }
    }
}
