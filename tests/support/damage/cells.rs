//! Damage to single cells: blank, unknown, in lower case, another code, another day, another way of writing.

use super::*;

pub const ALL: &[Damage] = &[
    blank_cell,
    unknown_code,
    lower_case,
    spaces,
    other_code,
    other_code,
    other_code,
    shifted_day,
    shifted_day,
    odd_date,
    bad_date,
    other_flag,
    other_flag,
    lost_birth,
    other_birth,
];

/// Columns of codes and the codes that may stand in them, those of no list among them.
const CODES: &[(&str, &str, &[&str])] = &[
    ("header.csv", "SEX", &["1", "2", "M", "F", "U", "3"]),
    ("header.csv", "ETHNIC", &["WBRI", "WROM", "MWBC", "ABAN", "BOTH", "CHNE", "OOTH", "REFU", "NOBT", "WHITE"]),
    (EPISODES, "RNE", &["S", "S", "L", "P", "T", "B", "U", "X", ""]),
    (EPISODES, "LS", &["C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "J1", "J2", "C3", "W1", ""]),
    (EPISODES, "CIN", &["N1", "N8", "N9", "N0", ""]),
    (EPISODES, "PLACE", &["A3", "A4", "A5", "A6", "U1", "U2", "U5", "U6", "P1", "K1", "K2", "R5", "H5", "T1", "T4"]),
    (EPISODES, "PLACE", &["Z1", "Z11", "P2", "S1", "A1", "A2", "U7", "T5", "", "K3", "U4", "A3", "A5"]),
    (EPISODES, "PLACE_PROVIDER", &["PR0", "PR5", "PR6", ""]),
    (EPISODES, "REC", &["X1", "E11", "E12", "E1", "E3", "E4A", "E9", "E41", "E43", "E45", "E48", "E2", "X2", ""]),
    (EPISODES, "REASON_PLACE_CHANGE", &["CARPL", "ALLEG", "CUSTOD", "OTHER", "LAREQ", "NONE", ""]),
    (EPISODES, "PL_POST", &["ZX1 1AA", "zx11aa", "Z X 1 1 A A", ""]),
    ("reviews.csv", "REVIEW_CODE", &["PN0", "PN1", "PN4", "PN6", "PN7", "PN8", ""]),
    ("oc3.csv", "IN_TOUCH", &["YES", "NO", "DIED", "REFU", "NREQ", "RHOM", "MAYBE", ""]),
    ("oc3.csv", "ACTIV", &["F1", "F2", "F3", "F4", "F5", "P1", "P3", "G4", "G5", "G6", "G7", "0", ""]),
    ("oc3.csv", "ACCOM", &["B1", "B2", "C1", "D2", "E1", "G1", "H2", "K1", "R1", "R2", "S1", "S2", "T1", "U1", "V2"]),
    ("oc3.csv", "ACCOM", &["W2", "X1", "X2", "Y1", "Z1", "Z2", "0", "01", "A1", "U3", ""]),
    ("missing.csv", "MISSING", &["M", "A", "Q", ""]),
    ("oc2.csv", "SDQ_SCORE", &["0", "40", "41", "12.0", "7.5", "-1", ""]),
    ("oc2.csv", "SDQ_REASON", &["SDQ1", "SDQ5", "SDQ6", ""]),
];

const DAYS: &[(&str, &str)] = &[
    (EPISODES, "DECOM"),
    (EPISODES, "DECOM"),
    (EPISODES, "DEC"),
    (EPISODES, "DEC"),
    (EPISODES, "DEC"),
    ("reviews.csv", "REVIEW"),
    ("reviews.csv", "REVIEW"),
    ("missing.csv", "MIS_START"),
    ("missing.csv", "MIS_END"),
    ("ad1.csv", "DATE_INT"),
    ("ad1.csv", "DATE_MATCH"),
    ("placed_for_adoption.csv", "DATE_PLACED"),
    ("placed_for_adoption.csv", "DATE_PLACED_CEASED"),
    ("uasc.csv", "DUC"),
    ("header.csv", "DOB"),
];

const FLAGS: &[(&str, &str)] = &[
    ("oc2.csv", "HEALTH_ASSESSMENT"),
    ("oc2.csv", "TEETH_CHECK"),
    ("oc2.csv", "IMMUNISATIONS"),
    ("oc2.csv", "SUBSTANCE_MISUSE"),
    ("oc2.csv", "CONVICTED"),
    ("oc2.csv", "HEALTH_CHECK"),
    ("ad1.csv", "FOSTER_CARE"),
];

const BORN: &[&str] = &[
    "header.csv",
    "header.csv",
    "oc3.csv",
    "oc2.csv",
    "ad1.csv",
    "placed_for_adoption.csv",
    "reviews.csv",
    "uasc.csv",
];

/// Changes a cell of a row; of an episode mostly in all returns.
fn change(dice: &mut Dice, set: &mut Set, name: &str, edit: impl Fn(&mut Sheet, usize)) {
    if name == EPISODES {
        change_episode(dice, set, edit);
    } else if let Some((file, row)) = some_row(dice, set, name) {
        edit(&mut set[file], row);
    }
}

fn blank_cell(dice: &mut Dice, set: &mut Set) {
    let (name, column, _) = dice.pick(CODES);
    change(dice, set, name, |sheet, row| sheet.set(row, column, ""));
}

fn unknown_code(dice: &mut Dice, set: &mut Set) {
    let (name, column, _) = dice.pick(CODES);
    let code = dice.pick(&["?", "QQ", "A VERY LONG CELL INDEED", "0", "é"]);
    change(dice, set, name, |sheet, row| sheet.set(row, column, code));
}

fn lower_case(dice: &mut Dice, set: &mut Set) {
    let (name, column, _) = dice.pick(CODES);
    change(dice, set, name, |sheet, row| {
        let lower = sheet.cell(row, column).to_lowercase();
        sheet.set(row, column, &lower);
    });
}

fn spaces(dice: &mut Dice, set: &mut Set) {
    let (name, column, _) = dice.pick(CODES);
    let column = dice.pick(&[column, "CHILD", "DOB"]);
    change(dice, set, name, |sheet, row| {
        let spaced = format!("  {}\t", sheet.cell(row, column));
        sheet.set(row, column, &spaced);
    });
}

fn other_code(dice: &mut Dice, set: &mut Set) {
    let (name, column, codes) = dice.pick(CODES);
    let code = dice.pick(codes);
    change(dice, set, name, |sheet, row| sheet.set(row, column, code));
}

fn shifted_day(dice: &mut Dice, set: &mut Set) {
    let ((name, column), days) = (dice.pick(DAYS), some_days(dice));
    change(dice, set, name, |sheet, row| shift(sheet, row, column, days));
}

/// The same day written in another way.
fn odd_date(dice: &mut Dice, set: &mut Set) {
    let ((name, column), style) = (dice.pick(DAYS), dice.below(7));
    change(dice, set, name, |sheet, row| {
        let Some(day) = sheet.day(row, column) else { return };
        let iso = day.iso();
        let (year, month, date) = (&iso[..4], &iso[5..7], &iso[8..]);
        let text = match style {
            0 => iso.clone(),
            1 => format!("{iso} 00:00:00"),
            2 => format!("{iso}T09:30:00"),
            3 => format!("{date}/{month}/{}", &year[2..]),
            4 => format!("{date}/{month}/{year} 12:00:00 AM"),
            5 => format!("{iso} 09.30.15"),
            _ => format!("{}/{}/{year}", date.trim_start_matches('0'), month.trim_start_matches('0')),
        };
        sheet.set(row, column, &text);
    });
}

const BAD_DATES: [&str; 11] = [
    "31/02/2018",
    "n/k",
    "01/01/1899",
    "2018-13-01",
    "43190",
    "00/00/0000",
    "",
    "NULL",
    "31/12/9999",
    "01/01/1900",
    "31/12/4712",
];

fn bad_date(dice: &mut Dice, set: &mut Set) {
    let (name, column) = dice.pick(DAYS);
    let text = dice.pick(&BAD_DATES);
    change(dice, set, name, |sheet, row| sheet.set(row, column, text));
}

fn other_flag(dice: &mut Dice, set: &mut Set) {
    let (name, column) = dice.pick(FLAGS);
    let text = dice.pick(&["0", "1", "", "2", "1.0", "0.0", "true", "FALSE", "Y", "no", "T", "F", "yes"]);
    change(dice, set, name, |sheet, row| sheet.set(row, column, text));
}

/// No date of birth in any Header, and now and then in no other file either.
fn lost_birth(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row(dice, set, "header.csv") else { return };
    let child = set[file].cell(row, "CHILD").to_owned();
    let everywhere = dice.once_in(2);
    for sheet in set.iter_mut().filter(|sheet| everywhere || sheet.is("header.csv")) {
        for row in 0..sheet.rows.len() {
            if sheet.cell(row, "CHILD") == child {
                sheet.set(row, "DOB", "");
            }
        }
    }
}

/// Another date of birth in one file: a birthday on a turning day, on 29 February, or after the day in question.
fn other_birth(dice: &mut Dice, set: &mut Set) {
    let name = dice.pick(BORN);
    let day = format!("{}/{}", dice.pick(&["29/02", "01/03", "31/03", "01/04", "02/04", "15/07"]), dice.pick(&YEARS));
    change(dice, set, name, |sheet, row| sheet.set(row, "DOB", &day));
}

const YEARS: [&str; 8] = ["1996", "2000", "2004", "2005", "2008", "2012", "2016", "2024"];
