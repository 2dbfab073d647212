//! The school years of the invented children, as a virtual school has them.

use super::dice::Dice;
use super::life::Child;
use super::sheet::Sheet;
use crate::calendar::Day;

/// Ages on 31 August from which the school year is reception, and up to which it is the last of key stage 4.
const SCHOOL_AGES: std::ops::RangeInclusive<u32> = 4..=15;

/// Adds the school years that end in `years` and in which the child was in care and at school.
pub fn add(sheet: &mut Sheet, dice: &mut Dice, child: &Child, years: std::ops::RangeInclusive<i32>) {
    let needs = dice.pick(&[(420, "N"), (270, "K"), (280, "E"), (30, "")]);
    for year in years {
        let (Some(first), Some(last)) = (Day::new(year - 1, 9, 1), Day::new(year, 8, 31)) else { continue };
        let in_care = child.stays.iter().any(|stay| !stay.is_respite() && stay.touches(first, last));
        let age = first.plus(-1).age(child.born).filter(|age| SCHOOL_AGES.contains(age) && in_care);
        if let Some(age) = age {
            sheet.number(child.id).text(&format!("{}/{:02}", year - 1, year % 100));
            self::year(sheet, dice, age, needs);
        }
    }
}

/// One school year; the row of one in 50 children came without sessions.
fn year(sheet: &mut Sheet, dice: &mut Dice, age: u32, needs: &str) {
    sheet.text(&if age == 4 { "R".to_owned() } else { (age - 4).to_string() });
    let possible = dice.between(280, 380);
    let missed = possible * dice.days(&[(700, (0, 60)), (200, (70, 160)), (100, (170, 500))]) / 1000;
    let without_leave = missed * dice.between(0, 600) / 1000;
    let is_told = dice.odds(980);
    [possible, missed, without_leave].iter().for_each(|number| cell(sheet, is_told.then_some(*number)));
    let suspended = dice.pick(&[(870, 0), (80, 1), (50, 3)]);
    let excluded = if dice.odds(3) { "Y" } else { "N" };
    sheet.number(suspended).text(excluded).text(needs);
    results(sheet, dice, age);
    sheet.end();
}

/// Results at the end of key stages 2 and 4; blank in other years.
fn results(sheet: &mut Sheet, dice: &mut Dice, age: u32) {
    let is_strong = dice.odds(450);
    for likely in if is_strong { [880, 820, 850] } else { [260, 200, 230] } {
        let standard = if dice.odds(likely) { "Y" } else { "N" };
        sheet.text(if age == 10 { standard } else { "" });
    }
    let (whole, half) = (dice.days(&[(300, (0, 8)), (500, (9, 30)), (200, (31, 62))]), dice.odds(500));
    let score = format!("{whole}{}", if half { ".5" } else { "" });
    sheet.text(if age == 15 { &score } else { "" });
    for _ in 0..2 {
        let grade = dice.pick(&[(300, "4"), (150, "5"), (60, "7"), (250, "3"), (140, "1"), (100, "U")]);
        sheet.text(if age == 15 { grade } else { "" });
    }
}

fn cell(sheet: &mut Sheet, number: Option<i32>) {
    sheet.text(&number.map(|number| number.to_string()).unwrap_or_default());
}
