//! Faults of dates: the ways in which systems write them, and days that stand for never.

use super::columns::{month_first, named, parts};
use super::kit::{Case, Set, case, clean, day_of_clean, figures, read};
use super::rows::nothing;
use scorecard::inside::account::Outcome::*;

pub const CASES: &[Case] = &[
    case("200 midnights of 12 hours", Repair, "DATE_FMT", "header.csv", 2, |set| {
        born(set, |day| format!("{day} 12:00:00 AM"))
    }),
    case("200b times with dots", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        spells(set, |day| format!("{day} 00.00.00"))
    }),
    case("200c times behind a comma", Repair, "DATE_FMT", "header.csv", 2, |set| {
        born(set, |day| format!("{day}, 00:00:00"))
    }),
    case("200d times of 12 hours on some dates", Repair, "DATE_MIXED", "reviews.csv", 3, |set| {
        let later = set.sheet("reviews.csv").get(1, "REVIEW").to_owned() + " 1:30 pm";
        set.sheet("reviews.csv").set(1, "REVIEW", &later);
    }),
    case("200e no time of the day", Flag, "DATE_INVALID", "reviews.csv", 3, |set| {
        set.sheet("reviews.csv").set(1, "REVIEW", "10/05/2025 25:00")
    }),
    case("201 dates of SAS", Repair, "DATE_FMT", "header.csv", 2, |set| {
        born(set, |day| named(&padded(day), "").to_uppercase())
    }),
    case("201b dates and times of SAS", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        spells(set, |day| named(&padded(day), "").to_uppercase() + ":00:00:00")
    }),
    case("202 dates of Oracle", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        spells(set, |day| {
            let named = named(day, "-").to_uppercase();
            let (front, year) = named.split_at(named.len() - 4);
            format!("{front}{} 12.00.00.000000000 AM", &year[2..])
        })
    }),
    case("203 spaces around the slashes", Repair, "DATE_FMT", "header.csv", 2, |set| {
        born(set, |day| day.replace('/', " / "))
    }),
    case("204 the day of the week in front", Repair, "DATE_FMT", "header.csv", 2, |set| {
        born(set, |day| format!("Fri {day}"))
    }),
    case("204b the day of the week and the month in words", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        spells(set, |day| format!("Friday, {}", named(day, " ")))
    }),
    case("204c month first behind the day of the week", Refuse, "DATE_US", "header.csv", 2, |set| {
        born(set, |day| format!("Fri {}", month_first(day)))
    }),
    case("204d the day of the week at one date of many", Flag, "DATE_INVALID", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "DOB", "Fri 10/05/2013")
    }),
    case("205 dates of JavaScript", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        spells(set, |day| {
            let named = named(&padded(day), " ");
            let words: Vec<&str> = named.split(' ').collect();
            format!("Fri {} {} {} 00:00:00 GMT+0100 (British Summer Time)", words[1], words[0], words[2])
        })
    }),
    case("206 slashes of fractions", Repair, "DATE_FMT", "header.csv", 2, |set| {
        born(set, |day| day.replace('/', "\u{2044}"))
    }),
    case("206b slashes of divisions", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        spells(set, |day| day.replace('/', "\u{2215}"))
    }),
    case("207 eight digits, the day first", Repair, "DATE_FMT", "header.csv", 2, |set| {
        born(set, |day| day.replace('/', ""))
    }),
    case("207b eight digits in Episodes", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        spells(set, |day| day.replace('/', ""));
        let sheet = set.sheet("episodes.csv");
        (0..sheet.rows.len()).filter(|row| sheet.get(*row, "DEC").is_empty()).collect::<Vec<_>>().into_iter().for_each(
            |row| {
                sheet.set(row, "DEC", "31129999");
            },
        );
    }),
    case("207c eight digits, the month first", Refuse, "DATE_US", "header.csv", 2, |set| {
        born(set, |day| month_first(day).replace('/', ""))
    }),
    case("207d eight digits and one date of another kind", Flag, "DATE_INVALID", "header.csv", 3, |set| {
        born(set, |day| day.replace('/', ""));
        set.sheet("header.csv").set(0, "DOB", "01/02/2012");
    }),
    case("208 31 December 9999 for open ends", Repair, "DATE_NEVER", "episodes.csv", 4, |set| never(set, "31/12/9999")),
    case("208b 1 January 1900 for open ends", Repair, "DATE_NEVER", "episodes.csv", 4, |set| {
        never(set, "1900-01-01 00:00:00")
    }),
    case("208c 31 December 4712 for open ends", Repair, "DATE_NEVER", "episodes.csv", 4, |set| {
        never(set, "31/12/4712")
    }),
    case("208d the last day of Excel for open ends", Repair, "DATE_NEVER", "episodes.csv", 4, |set| {
        never(set, "2958465")
    }),
    case("208e 9999 for open spells with a doctor", Repair, "DATE_NEVER", "gp_registrations.csv", 2, |set| {
        let sheet = set.sheet("gp_registrations.csv");
        (0..sheet.rows.len())
            .filter(|row| sheet.get(*row, "GP_END").is_empty())
            .collect::<Vec<_>>()
            .into_iter()
            .for_each(|row| {
                sheet.set(row, "GP_END", "9999-12-31");
            });
    }),
];

/// Every date of birth in Header in another way.
fn born(set: &mut Set, write: impl Fn(&str) -> String) {
    set.sheet("header.csv").each("DOB", write);
}

/// Every date of Episodes in another way.
fn spells(set: &mut Set, write: impl Fn(&str) -> String) {
    ["DECOM", "DEC"].into_iter().for_each(|column| set.sheet("episodes.csv").each(column, &write));
}

fn padded(day: &str) -> String {
    let (day, month, year) = parts(day);
    format!("{day:02}/{month:02}/{year}")
}

/// A day for never in every blank cell of DEC.
fn never(set: &mut Set, day: &str) {
    let (reasons, changes): (Vec<String>, Vec<String>) = {
        let sheet = set.sheet("episodes.csv");
        let column = |name: &str| (0..sheet.rows.len()).map(|row| sheet.get(row, name).to_owned()).collect();
        (column("REC"), column("REASON_PLACE_CHANGE"))
    };
    nothing(set, day);
    let sheet = set.sheet("episodes.csv");
    for (row, (reason, change)) in reasons.iter().zip(&changes).enumerate() {
        sheet.set(row, "REC", reason);
        sheet.set(row, "REASON_PLACE_CHANGE", change);
    }
}

#[test]
fn a_word_for_nothing_beside_a_reason_is_an_open_end() {
    let with = |end: &str| {
        let mut set = clean();
        assert!(!set.sheet("episodes.csv").get(0, "REC").is_empty());
        set.sheet("episodes.csv").set(0, "DEC", end);
        let returns = read(&set).1;
        assert!(returns.accounts.iter().all(|account| account.set_aside == 0), "{end}");
        figures(&returns, day_of_clean())
    };
    let open = with("");
    for end in ["NULL", "N/A", "#N/A", "-", "31/12/9999", "01/01/1900", "31/12/4712"] {
        assert_eq!(with(end), open, "{end}");
    }
}
