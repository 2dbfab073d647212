//! ADP-09, 22, 23, 25 and 27: plans that changed, early permanence, adoptive placements as they begin and end.

use super::adoption::adopted_in_year;
use super::care::{History, Period};
use super::codes::{is_adopted, is_adoption_place, is_end_reason, is_foster_to_adopt, is_place, is_temporary};
use super::dates::{fy, year_start};
use super::join::Data;
use super::population::{count, roll};
use super::{Figure, figure};
use chrono::NaiveDate;

/// A run of adoption places in one placement.
struct Stay {
    start: NaiveDate,
    end: Option<NaiveDate>,
    /// REC with which care ended, where it ended with the stay; blank where that is not recorded.
    rec: Option<String>,
    start_known: bool,
}

fn stays_of(period: &Period) -> Vec<Stay> {
    let mut out: Vec<Stay> = Vec::new();
    for (number, placement) in period.placements.iter().enumerate() {
        let next = period.placements.get(number + 1).map(|next| next.start);
        let mut running = false;
        for row in placement.rows.iter().filter(|row| !is_temporary(&row.place)) {
            let adoptive = is_adoption_place(&row.place);
            if adoptive && !running {
                let first = period.rows.first() == Some(row);
                let start_known = !first || period.start_recorded || row.rne == "P" || row.rne == "B";
                out.push(Stay { start: row.decom, end: None, rec: None, start_known });
            }
            if !adoptive
                && running
                && let Some(stay) = out.last_mut()
            {
                stay.end = Some(row.decom);
            }
            running = adoptive;
        }
        if running && let Some(stay) = out.last_mut() {
            stay.end = next.or(period.end);
            if next.is_none() && period.end.is_some() {
                stay.rec = Some(period.cease.clone().unwrap_or_default());
            }
        }
    }
    out
}

fn broken_off(data: &Data, all: &[History]) -> Figure {
    let from = year_start(fy(data.as_at));
    let (mut met, mut members, mut unknown) = (0, 0, 0);
    for history in all {
        let stays: Vec<Stay> = history.periods.iter().flat_map(stays_of).collect();
        if !stays.iter().any(|stay| stay.end.is_none_or(|end| end >= from)) {
            continue;
        }
        members += 1;
        let ended: Vec<&Stay> = stays.iter().filter(|stay| stay.end.is_some_and(|end| end >= from)).collect();
        let broke = |stay: &&&Stay| match &stay.rec {
            None => true,
            Some(rec) => is_end_reason(rec) && !is_adopted(rec),
        };
        if ended.iter().any(|stay| broke(&stay)) {
            met += 1;
        } else if ended.iter().any(|stay| stay.rec.as_deref().is_some_and(|rec| !is_end_reason(rec))) {
            unknown += 1;
        }
    }
    figure("ADP-23", met, Some(members), unknown, 0)
}

fn plans_changed(data: &Data) -> Figure {
    let from = year_start(fy(data.as_at));
    let (mut met, mut members, mut unknown) = (0, 0, 0);
    for decisions in data.decisions.values() {
        let of_year = decisions.iter().filter(|decision| decision.ceased.is_none_or(|ceased| ceased >= from));
        let Some(latest) = of_year.max_by_key(|decision| decision.placed) else { continue };
        members += 1;
        if latest.ceased.is_some() {
            let known = ["RD1", "RD2", "RD3", "RD4"].contains(&latest.reason.as_str());
            met += i64::from(known);
            unknown += i64::from(!known);
        }
    }
    figure("ADP-09", met, Some(members), unknown, 0)
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let from = year_start(fy(data.as_at));
    let roll = roll(all);
    let places: Vec<String> =
        roll.iter().map(|(history, _)| history.row_on(data.as_at).map(|row| row.place).unwrap_or_default()).collect();
    let early = places.iter().filter(|place| is_foster_to_adopt(place)).count();
    let no_place = places.iter().filter(|place| !is_place(place)).count();
    let adopted = adopted_in_year(data, all);
    let unopposed = adopted.iter().filter(|(_, period)| period.cease.as_deref() == Some("E11")).count();
    let other = super::population::last_ceases(all, from, data.as_at);
    let no_reason = other.iter().filter(|(_, period)| !period.cease.as_deref().is_some_and(is_end_reason)).count();
    let stays: Vec<Stay> = all.iter().flat_map(|history| &history.periods).flat_map(stays_of).collect();
    let new: Vec<&Stay> = stays.iter().filter(|stay| stay.start >= from).collect();
    let known = new.iter().filter(|stay| stay.start_known).count();
    vec![
        plans_changed(data),
        figure("ADP-22", count(early), Some(count(roll.len())), count(no_place), 0),
        broken_off(data, all),
        figure("ADP-25", count(unopposed), Some(count(adopted.len())), 0, count(no_reason)),
        figure("ADP-27", count(known), None, 0, count(new.len() - known)),
    ]
}
