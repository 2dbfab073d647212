//! LVR: young people who left care, as the return lists them.

use super::care::History;
use super::codes::{accommodation, is_busy, is_foster, is_in_touch, is_neet, is_place};
use super::dates::{birthday, fy, minus, year_start};
use super::join::Data;
use super::read::get;
use super::{Figure, figure};

#[derive(Clone)]
pub struct Leaver {
    pub child: String,
    /// The birthday, 17th to 21st, that falls in the year.
    pub turned: i32,
    pub in_touch: String,
    pub activity: String,
    pub accommodation: String,
}

/// Rows of the year with a 17th to 21st birthday in it, and those without a birth date.
pub fn listed(data: &Data) -> (Vec<Leaver>, Vec<Leaver>) {
    let from = year_start(fy(data.as_at));
    let mut out = Vec::new();
    let mut no_birth_date = Vec::new();
    for (child, row) in &data.oc3 {
        let leaver = |turned: i32| Leaver {
            child: child.clone(),
            turned,
            in_touch: get(row, "IN_TOUCH"),
            activity: get(row, "ACTIV"),
            accommodation: get(row, "ACCOM"),
        };
        let Some(born) = data.born(child) else {
            no_birth_date.push(leaver(0));
            continue;
        };
        for turned in 17..=21 {
            let day = birthday(born, turned);
            if day >= from && day <= data.as_at {
                out.push(leaver(turned));
            }
        }
    }
    (out, no_birth_date)
}

fn only_respite(data: &Data, all: &[History], child: &str) -> bool {
    let has_rows = data.episodes.get(child).is_some_and(|rows| !rows.is_empty());
    has_rows && !all.iter().any(|history| history.child == child)
}

fn taken_over(all: &[History], child: &str) -> bool {
    let history = all.iter().find(|history| history.child == child);
    let last = history.and_then(|history| history.periods.last());
    last.is_some_and(|period| period.end.is_some() && period.last_rec == "E3")
}

/// D30.
fn cohort(data: &Data, all: &[History], rows: &[Leaver]) -> Vec<Leaver> {
    let gone = |leaver: &Leaver| leaver.in_touch == "DIED" || leaver.in_touch == "RHOM";
    let out =
        |leaver: &Leaver| gone(leaver) || only_respite(data, all, &leaver.child) || taken_over(all, &leaver.child);
    rows.iter().filter(|leaver| !out(leaver)).cloned().collect()
}

/// Neither abroad, deported nor of unknown residence.
fn kept(leaver: &Leaver) -> bool {
    let letter = accommodation(&leaver.accommodation).map(|(letter, _)| letter);
    !matches!(letter, Some('G' | 'H' | 'R'))
}

/// Count each leaver by an answer that is yes, no or not known.
fn line(id: &'static str, leavers: &[Leaver], left_out: i64, answer: &dyn Fn(&Leaver) -> Option<bool>) -> Figure {
    let (mut met, mut unknown) = (0, 0);
    for leaver in leavers {
        match answer(leaver) {
            Some(true) => met += 1,
            Some(false) => {}
            None => unknown += 1,
        }
    }
    figure(id, met, Some(leavers.len() as i64), unknown, left_out)
}

/// LVR-17: fostered on the eve of the 18th birthday, and with the former foster carer now.
fn stayed_put(data: &Data, all: &[History], cohort: &[Leaver], left_out: i64) -> Figure {
    let (mut fostered, mut unclear) = (Vec::new(), 0);
    for leaver in cohort.iter().filter(|leaver| (18..=20).contains(&leaver.turned)) {
        let Some(born) = data.born(&leaver.child) else { continue };
        let eve = minus(birthday(born, 18), 1);
        let history = all.iter().find(|history| history.child == leaver.child);
        match history.and_then(|history| history.row_on(eve)) {
            Some(row) if is_foster(&row.place) => fostered.push(leaver.clone()),
            Some(row) => unclear += i64::from(!is_place(&row.place)),
            None => unclear += i64::from(eve < data.covered_from),
        }
    }
    let with_carer = |leaver: &Leaver| accommodation(&leaver.accommodation).map(|(letter, _)| letter == 'Z');
    line("LVR-17", &fostered, left_out + unclear, &with_carer)
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let (rows, no_birth_date) = listed(data);
    let ageless = cohort(data, all, &no_birth_date);
    let cohort = cohort(data, all, &rows);
    let left_out = ageless.len() as i64;
    let ageless_here = ageless.iter().filter(|leaver| kept(leaver)).count() as i64;
    let ageless_alive = no_birth_date.iter().filter(|leaver| leaver.in_touch != "DIED").count() as i64;
    let nineteen: Vec<Leaver> = cohort.iter().filter(|leaver| leaver.turned == 19).cloned().collect();
    let to_21: Vec<Leaver> = cohort.iter().filter(|leaver| leaver.turned >= 19).cloned().collect();
    let here: Vec<Leaver> = to_21.iter().filter(|leaver| kept(leaver)).cloned().collect();
    let not_died: Vec<Leaver> =
        rows.into_iter().filter(|leaver| leaver.turned == 19 && leaver.in_touch != "DIED").collect();

    let suitable = |leaver: &Leaver| accommodation(&leaver.accommodation).map(|(_, suffix)| suffix == '1');
    let known = |leaver: &Leaver| is_busy(&leaver.activity) || is_neet(&leaver.activity);
    let busy = |leaver: &Leaver| if known(leaver) { Some(is_busy(&leaver.activity)) } else { None };
    let neet = |leaver: &Leaver| if known(leaver) { Some(is_neet(&leaver.activity)) } else { None };
    let in_touch = |leaver: &Leaver| {
        if is_in_touch(&leaver.in_touch) { Some(leaver.in_touch == "YES") } else { None }
    };
    let mut out = vec![
        line("LVR-01", &nineteen, left_out, &suitable),
        line("LVR-02", &here, ageless_here, &suitable),
        line("LVR-04", &nineteen, left_out, &busy),
        line("LVR-05", &to_21, left_out, &busy),
        line("LVR-07", &to_21, left_out, &neet),
        line("LVR-09", &to_21, left_out, &in_touch),
        line("LVR-10", &not_died, ageless_alive, &in_touch),
    ];
    let young: Vec<Leaver> = cohort.iter().filter(|leaver| leaver.turned <= 18).cloned().collect();
    let young_here: Vec<Leaver> = young.iter().filter(|leaver| kept(leaver)).cloned().collect();
    let studies = |leaver: &Leaver| {
        if known(leaver) { Some(leaver.activity == "F1" || leaver.activity == "P1") } else { None }
    };
    let in_hotel = |leaver: &Leaver| accommodation(&leaver.accommodation).map(|(letter, _)| letter == 'W');
    out.push(line("LVR-03", &young_here, ageless_here, &suitable));
    out.push(line("LVR-06", &young, left_out, &busy));
    out.push(line("LVR-08", &to_21, left_out, &studies));
    out.push(stayed_put(data, all, &cohort, left_out));
    out.push(line("LVR-18", &cohort, left_out, &in_hotel));
    out
}
