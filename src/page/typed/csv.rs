//! Typed numbers as the file that is saved, which is read again like any other.

use super::days::{Days, Kind};
use super::form::{TypedForm, value};
use crate::calendar::Day;
use crate::file::formulas::cell;
use crate::rows::of_extracts::{digits, signed};
use crate::tables::extracts::typed_numbers::TEMPLATE;

/// The file of some numbers.
pub fn text(rows: &[TypedForm]) -> String {
    TEMPLATE.headings.join(",") + "\r\n" + &rows.iter().map(row).collect::<String>()
}

fn row(form: &TypedForm) -> String {
    let plain = |typed: &str| digits(typed.trim()).map(|number| number.to_string()).unwrap_or_default();
    let value = signed(form.value.trim()).map(|(tenths, sign)| value(tenths, sign));
    let (first, last) = days(form);
    let words = |text: &str| if text.is_empty() { String::new() } else { cell(text) };
    let cells = [
        form.line.clone(),
        last,
        plain(&form.numerator),
        plain(&form.denominator),
        value.unwrap_or_default(),
        words(&form.source),
        first,
        words(&form.part),
        words(&form.name),
        form.unit.clone(),
        form.better.clone(),
        words(&form.words),
    ];
    cells.join(",") + "\r\n"
}

/// The first and the last day as the return writes days.
fn days(form: &TypedForm) -> (String, String) {
    let day = |text: &str| Day::read(text.as_bytes());
    let (Some(kind), Some(last)) = (Kind::of(&form.period), day(&form.last)) else { return Default::default() };
    let (first, last): Days = kind.days(day(&form.first), last, &mut Vec::new());
    let written = |day: Day| day.civil().format("%d/%m/%Y").to_string();
    (first.map(written).unwrap_or_default(), written(last))
}
