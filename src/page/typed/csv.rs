//! Typed numbers as the file that is saved, which is read again like any other.

use super::days::{Days, Kind};
use super::form::TypedForm;
use crate::calendar::Day;
use crate::file::formulas::cell;
use crate::rows::of_extracts::{Sign, digits};
use crate::tables::extracts::typed_numbers::TEMPLATE;

/// A value in tenths as it is written, with the sign of its unit.
pub fn value(tenths: i64, sign: Sign) -> String {
    let minus = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    let plain = if tenth == 0 { format!("{minus}{whole}") } else { format!("{minus}{whole}.{tenth}") };
    match sign {
        Sign::None => plain,
        Sign::Percent => plain + "%",
        Sign::Pounds => format!("£{plain}"),
    }
}

/// The file of some numbers.
pub fn text(rows: &[TypedForm]) -> String {
    TEMPLATE.headings.join(",") + "\r\n" + &rows.iter().map(row).collect::<String>()
}

fn row(form: &TypedForm) -> String {
    let plain = |typed: &str| digits(typed.trim()).map(|number| number.to_string()).unwrap_or_default();
    let value = crate::rows::of_extracts::signed(form.value.trim()).map(|(tenths, sign)| value(tenths, sign));
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
