//! The coming 31 March of the lines of the sheet. What is likely is worked out from figures of other days, and whoever
//! knows how works them out again: so each of those is offered with all others of the sheet, behind them, and a year end
//! of which one is held back is not there.

use super::line::{Around, Row};
use super::told::asking::Asking;
use super::year_end::YearEnd;
use crate::disclosure::{Pack, ahead};
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
    let rests_on = asked.map(|(line, step, day)| asking.figure(line, step, day)).collect::<Result<_, _>>().ok()?;
    Some(YearEnd::new(range, rests_on))
}
