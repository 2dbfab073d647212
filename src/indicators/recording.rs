//! What is recorded: the fields that the other figures rest on, and how many are blank or wrong.

use super::stability::{is_move, is_settled};
use crate::calendar::{Day, birthday};
use crate::cases::facts::{LOOKED_AFTER_FOR_12_MONTHS, rows_of_care};
use crate::cases::*;
use crate::codes::{Flag, InTouch};
use crate::history::{Child, History};
use crate::judging::finding::{Answer, Finding, whether};
use crate::judging::*;
use crate::rows::of_the_return::{Episode, Origin, Outcomes, Row, Table};

/// One field that a return should hold.
#[derive(Clone, Copy)]
pub struct Field<'h> {
    child: Child<'h>,
    name: &'static str,
    order: u16,
    is_recorded: bool,
    at: Option<Origin>,
    /// The day of the period of care by which it is expected.
    care: Option<Day>,
}

/// Fields expected.
pub struct Fields;

impl Population for Fields {
    type Case<'h> = Field<'h>;
    const ONE: &'static str = "field";
    const MANY: &'static str = "fields";
}

impl<'h> Case<'h> for Field<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn episode(self) -> Option<&'h Episode> {
        None
    }
    fn label(self) -> (u16, &'static str) {
        (self.order, self.name)
    }
}

/// The fields of one child on their way to the visitor.
struct Expected<'h, 'v> {
    child: Child<'h>,
    /// The day of the period of care by which they are expected.
    care: Option<Day>,
    see: &'v mut dyn FnMut(Field<'h>),
}

/// The names of the fields, in the order of the return.
const NAMES: [&str; 23] = [
    "DOB",
    "SEX",
    "ETHNIC",
    "LS",
    "CIN",
    "PLACE",
    "PLACE_PROVIDER",
    "REC",
    "REASON_PLACE_CHANGE",
    "REVIEW_CODE",
    "HEALTH_ASSESSMENT",
    "TEETH_CHECK",
    "IMMUNISATIONS",
    "SUBSTANCE_MISUSE",
    "CONVICTED",
    "HEALTH_CHECK",
    "SDQ_SCORE or SDQ_REASON",
    "IN_TOUCH",
    "ACTIV",
    "ACCOM",
    "DATE_INT",
    "DATE_MATCH",
    "FOSTER_CARE",
];

impl<'h> Expected<'h, '_> {
    fn field(&mut self, name: &'static str, is_recorded: bool, at: Option<Origin>) {
        let order = NAMES.iter().position(|other| *other == name).unwrap_or(NAMES.len()) as u16;
        (self.see)(Field { child: self.child, name, order, is_recorded, at, care: self.care });
    }

    /// Header and the current row, of a child on the roll.
    fn of_the_roll(&mut self) {
        let Some(row) = self.child.current_episode() else { return };
        let (person, at) = (self.child.person(), Some(row.origin()));
        self.field("DOB", person.born.is_some(), person.born_in);
        self.field("SEX", person.sex.is_known(), person.sex_in);
        self.field("ETHNIC", person.ethnicity.is_known(), person.ethnicity_in);
        self.field("LS", row.ls.is_known(), at);
        self.field("CIN", row.need.is_known(), at);
        self.field("PLACE", row.place.is_known(), at);
        if row.place.needs_provider() {
            self.field("PLACE_PROVIDER", row.provider.is_known(), at);
        }
    }

    fn of_rows_ended(&mut self) {
        let period = self.child.history.period;
        for row in self.child.episodes().iter().filter(|row| row.dec.is_some_and(|dec| period.in_year(dec))) {
            self.care = Some(row.decom);
            self.field("REC", row.rec.is_known(), Some(row.origin()));
        }
    }

    fn of_reviews(&mut self) {
        for held in reviews_of_year(self.child).filter(|held| held.care.is_some()) {
            self.care = Some(held.review.held);
            self.field("REVIEW_CODE", held.review.participation.is_known(), Some(held.review.origin()));
        }
    }

    /// OC2, of a child looked after for 12 months; some items only at some ages (D46).
    fn of_outcomes(&mut self) {
        let period = &self.child.history.period;
        if (LOOKED_AFTER_FOR_12_MONTHS.1)(self.child, period).answer != Answer::Yes {
            return;
        }
        let row = self.child.outcomes();
        let at = row.map(Row::origin);
        let is_recorded = |item: fn(&Outcomes) -> Flag| row.is_some_and(|row| item(row).answer().is_some());
        self.field("HEALTH_ASSESSMENT", is_recorded(|row| row.health_assessment), at);
        self.field("TEETH_CHECK", is_recorded(|row| row.teeth_check), at);
        self.field("IMMUNISATIONS", is_recorded(|row| row.immunisations), at);
        self.field("SUBSTANCE_MISUSE", is_recorded(|row| row.substance_misuse), at);
        let Some(age) = self.child.age_on(period.last) else { return };
        if (10..=17).contains(&age) {
            self.field("CONVICTED", is_recorded(|row| row.convicted), at);
        }
        if age < 5 {
            self.field("HEALTH_CHECK", is_recorded(|row| row.health_check), at);
        }
        if (5..=16).contains(&age) {
            let scored = row.is_some_and(|row| row.sdq_score.is_some() || row.sdq_reason.is_known());
            self.field("SDQ_SCORE or SDQ_REASON", scored, at);
        }
    }

    /// AD1, of a child adopted in the year.
    fn of_adoption(&mut self) {
        let row = self.child.adoption();
        let (at, last) = (row.map(Row::origin), self.child.history.period.last);
        let known = |day: Option<Day>| day.is_some_and(|day| day <= last);
        self.field("DATE_INT", known(row.and_then(|row| row.decided)), at);
        self.field("DATE_MATCH", known(row.and_then(|row| row.matched)), at);
        self.field("FOSTER_CARE", row.is_some_and(|row| row.by_foster_carer.answer().is_some()), at);
    }

    /// OC3, of a young person with a 17th to 21st birthday in the year.
    fn of_care_leaver(&mut self, leaver: CareLeaver) {
        let period = self.child.history.period;
        let reached = |born| (17..=21).any(|age| period.in_year(birthday(born, age)));
        if !self.child.born().is_some_and(reached) {
            return;
        }
        let (row, at) = (leaver.row, Some(leaver.row.origin()));
        self.field("IN_TOUCH", row.in_touch.is_known(), at);
        if !matches!(row.in_touch, InTouch::Died | InTouch::Rhom) {
            self.field("ACTIV", row.activity.is_known(), at);
            self.field("ACCOM", row.accommodation.letter().is_some(), at);
        }
    }
}

fn fields<'h>(history: &'h History, see: &mut dyn FnMut(Field<'h>)) {
    for child in history.children() {
        let mut expected = Expected { child, care: None, see };
        if let Some(care) = child.current_care() {
            expected.care = Some(care.start);
            expected.of_the_roll();
            expected.of_outcomes();
        }
        expected.of_rows_ended();
        expected.of_reviews();
    }
    changes_in_year(history, &mut |change| {
        if is_move(change).answer == Answer::Yes && is_settled(change).answer == Answer::Yes {
            Expected { child: change.child, care: Some(change.ended.decom), see }.field(
                "REASON_PLACE_CHANGE",
                change.ended.reason.is_known(),
                Some(change.ended.origin()),
            );
        }
    });
    leavers_in_year(history, &mut |left| {
        if left.reason().is_adopted() {
            Expected { child: left.child, care: Some(left.end), see }.of_adoption();
        }
    });
    care_leavers(history, &mut |leaver| Expected { child: leaver.child, care: None, see }.of_care_leaver(leaver));
}

fn by_field(case: &Judged, _: &History) -> (u16, &'static str) {
    case.label
}

const NOT_RECORDED: Clause<Fields> =
    Clause("the field is blank, or holds no valid code or date", |field, _| is_missing(field));

fn is_missing(field: Field) -> Finding {
    let born_in = field.child.born_in();
    let finding = whether(!field.is_recorded, "{}.").with(field.name).at_any(field.at).at_any(born_in);
    match field.care {
        Some(day) => finding.listing_of(day, rows_of_care),
        None => finding,
    }
}

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[Indicator::new(
    "GOV-03",
    "Fields not recorded",
    &Share::<Fields> { of: fields, denominator: &[], numerator: &[NOT_RECORDED] },
)
.better(Lower)
.window(Year)
.groups(&[Groups::By("Field", by_field)])
.needs(&[Table::Episodes])
.uses(&[Table::Header, Table::Reviews, Table::Oc2, Table::Oc3, Table::Ad1])
.source("The fields that the figures of this scorecard read, of the children to whom they apply")
.note("What is done but not recorded electronically is in no other figure.")];
