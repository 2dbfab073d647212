//! GOV-03: fields missing or invalid, of the fields expected (D46).

use super::adoption::adopted_in_year;
use super::care::History;
use super::codes::{
    accommodation, is_busy, is_end_reason, is_ethnic, is_in_touch, is_legal_status, is_move_reason, is_need, is_neet,
    is_place, is_provider, is_review_code, is_score_reason, is_sex, needs_provider, score, yes_no,
};
use super::dates::{age, fy, year_start};
use super::health::whole_year;
use super::join::Data;
use super::leavers::listed;
use super::moves::rows_ended_by_move;
use super::population::roll;
use super::read::get;
use super::reviews::counted;
use super::{Figure, figure};

#[derive(Default)]
struct Tally {
    bad: i64,
    expected: i64,
}

impl Tally {
    fn field(&mut self, good: bool) {
        self.expected += 1;
        if !good {
            self.bad += 1;
        }
    }
}

fn roll_fields(tally: &mut Tally, data: &Data, all: &[History]) {
    for (history, _) in roll(all) {
        let person = data.people.get(&history.child).cloned().unwrap_or_default();
        tally.field(person.born.is_some());
        tally.field(is_sex(&person.sex));
        tally.field(is_ethnic(&person.ethnic));
        let Some(row) = history.row_on(data.as_at) else { continue };
        tally.field(is_legal_status(&row.ls));
        tally.field(is_need(&row.cin));
        tally.field(is_place(&row.place));
        if needs_provider(&row.place) {
            tally.field(is_provider(&row.provider));
        }
    }
}

fn outcome_fields(tally: &mut Tally, data: &Data, all: &[History]) {
    for (history, _) in roll(all) {
        if !whole_year(data, &history) {
            continue;
        }
        let row = data.oc2.get(&history.child).cloned().unwrap_or_default();
        for column in ["HEALTH_ASSESSMENT", "TEETH_CHECK", "IMMUNISATIONS", "SUBSTANCE_MISUSE"] {
            tally.field(yes_no(&get(&row, column)).is_some());
        }
        let Some(age) = age(data.born(&history.child), data.as_at) else { continue };
        if (10..=17).contains(&age) {
            tally.field(yes_no(&get(&row, "CONVICTED")).is_some());
        }
        if age < 5 {
            tally.field(yes_no(&get(&row, "HEALTH_CHECK")).is_some());
        }
        if (5..=16).contains(&age) {
            let scored = score(&get(&row, "SDQ_SCORE")).is_some();
            tally.field(scored || is_score_reason(&get(&row, "SDQ_REASON")));
        }
    }
}

fn leaver_fields(tally: &mut Tally, data: &Data) {
    for leaver in listed(data).0 {
        tally.field(is_in_touch(&leaver.in_touch));
        if leaver.in_touch != "DIED" && leaver.in_touch != "RHOM" {
            tally.field(is_busy(&leaver.activity) || is_neet(&leaver.activity));
            tally.field(accommodation(&leaver.accommodation).is_some());
        }
    }
}

fn adoption_fields(tally: &mut Tally, data: &Data, all: &[History]) {
    for (child, _) in adopted_in_year(data, all) {
        let row = data.adoptions.get(&child);
        tally.field(row.is_some_and(|row| row.decided.is_some()));
        tally.field(row.is_some_and(|row| row.matched.is_some()));
        tally.field(row.is_some_and(|row| yes_no(&row.foster_care).is_some()));
    }
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let from = year_start(fy(data.as_at));
    let mut tally = Tally::default();
    roll_fields(&mut tally, data, all);
    for row in all.iter().flat_map(|history| &history.rows) {
        if row.dec.is_some_and(|dec| dec >= from && dec <= data.as_at) {
            tally.field(is_end_reason(&row.rec));
        }
    }
    for row in rows_ended_by_move(all, from, data.as_at) {
        tally.field(is_move_reason(&row.reason));
    }
    for history in all {
        for code in counted(data, history).values() {
            tally.field(is_review_code(code));
        }
    }
    outcome_fields(&mut tally, data, all);
    leaver_fields(&mut tally, data);
    adoption_fields(&mut tally, data, all);
    vec![figure("GOV-03", tally.bad, Some(tally.expected), 0, 0)]
}
