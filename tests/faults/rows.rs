//! Faults of rows, children's numbers, codes and of what rows say together.

use super::kit::{Case, Set, Sheet, case};
use scorecard::inside::account::Outcome::*;

pub const CASES: &[Case] = &[
    case("021 other spaces around numbers", Repair, "SPACE_TRIM", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |id| format!("\u{a0}{id}\u{a0}"))
    }),
    case("022 zero-width characters in numbers", Repair, "INVISIBLE", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |id| format!("{}\u{200b}{}", &id[..2], &id[2..]))
    }),
    case("022b zero-width characters in codes", Repair, "INVISIBLE", "header.csv", 2, |set| {
        set.sheet("header.csv").each("ETHNIC", |code| format!("{code}\u{200b}"))
    }),
    case("023 the direction of reading turned", Flag, "INVISIBLE", "header.csv", 4, |set| {
        set.sheet("header.csv").set(2, "CHILD", "\u{202e}100003")
    }),
    case("024 digits of another width", Repair, "DIGITS", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", wide)
    }),
    case("024b dates of another width", Repair, "DIGITS", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", wide)
    }),
    case("051 a short row", Flag, "ROW_SHORT", "header.csv", 5, |set| {
        set.sheet("header.csv").rows[3].truncate(5);
    }),
    case("052 a long row", Flag, "ROW_LONG", "header.csv", 5, |set| {
        set.sheet("header.csv").rows[3].push("x".to_owned())
    }),
    case("053 a stray comma", Flag, "ROW_LONG", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").rows[1].insert(3, String::new())
    }),
    case("053b a stray comma before blanks", Flag, "ROW_LONG", "episodes.csv", 3, |set| {
        let row = &mut set.sheet("episodes.csv").rows[1];
        row[12] = String::new();
        row.insert(1, String::new());
        row[2] = String::new();
    }),
    case("110 Excel rounded the numbers", Flag, "ID_SCI", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |_| "1.00E+05".to_owned())
    }),
    case("110b ######## for numbers", Flag, "ID_LOST", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |_| "########".to_owned())
    }),
    case("110c a number that is not known", Flag, "ID_LOST", "episodes.csv", 4, |set| {
        ["Not known", "TBC", "n/k", "#NAME?"].iter().enumerate().for_each(|(row, word)| {
            set.sheet("episodes.csv").set(row, "CHILD", word);
        })
    }),
    case("110e numbers for nobody", Flag, "ID_LOST", "episodes.csv", 4, |set| {
        ["-1", "0", "unknown", "000000", "0.0"].iter().enumerate().for_each(|(row, word)| {
            set.sheet("episodes.csv").set(row, "CHILD", word);
        })
    }),
    case("110f numbers that begin with a zero or a dash", Same, "-", "header.csv", 0, |set| {
        renumber(set, |id| format!("-1{id}"))
    }),
    case("110d numbers that begin like a word for not known", Same, "-", "header.csv", 0, |set| {
        renumber(set, |id| format!("TBC{id}"))
    }),
    case("111 zeros in front lost", Flag, "ID_ZERO", "header.csv", 2, |set| {
        renumber(set, |id| format!("{:05}", number(id) * 7 % 99_991));
        set.sheet("header.csv").each("CHILD", |id| id.trim_start_matches('0').to_owned());
    }),
    case("112 .0 behind numbers", Repair, "ID_DECIMAL", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |id| format!("{id}.0"))
    }),
    case("112b .00 behind codes", Repair, "ID_DECIMAL", "oc2.csv", 2, |set| {
        set.sheet("oc2.csv").each("TEETH_CHECK", |code| format!("{code}.00"))
    }),
    case("113 commas between thousands", Repair, "ID_THOUSANDS", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |id| format!("{},{}", &id[..3], &id[3..]))
    }),
    case("114 the code of the authority in front", Repair, "ID_PREFIX", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |id| format!("351{id}"))
    }),
    case("115 with a stroke", Repair, "ID_PREFIX", "reviews.csv", 2, |set| {
        set.sheet("reviews.csv").each("CHILD", |id| format!("351/{id}"))
    }),
    case("116 small letters in numbers", Repair, "ID_CASE", "header.csv", 2, |set| {
        renumber(set, |id| format!("AB{id}"));
        set.sheet("header.csv").each("CHILD", str::to_lowercase);
    }),
    case("117 no number", Flag, "ID_BLANK", "header.csv", 4, |set| set.sheet("header.csv").set(2, "CHILD", "")),
    case("116b hard spaces around postcodes", Repair, "SPACE_TRIM", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("PL_POST", |post| format!("\u{a0}{post}"))
    }),
    case("117b NULL for a number", Flag, "ID_BLANK", "header.csv", 4, |set| {
        set.sheet("header.csv").set(2, "CHILD", "NULL")
    }),
    case("118 apostrophes", Repair, "ID_APOS", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |id| format!("'{id}"))
    }),
    case("118b apostrophes before dates", Repair, "ID_APOS", "reviews.csv", 2, |set| {
        set.sheet("reviews.csv").each("REVIEW", |day| format!("'{day}"))
    }),
    case("119c formulas around dates and codes", Repair, "ID_FORMULA", "header.csv", 2, |set| {
        let sheet = set.sheet("header.csv");
        ["DOB", "SEX", "ETHNIC"].into_iter().for_each(|column| sheet.each(column, |cell| format!("=\"{cell}\"")));
    }),
    case("119 formulas", Repair, "ID_FORMULA", "header.csv", 2, |set| {
        set.sheet("header.csv").each("CHILD", |id| format!("=\"{id}\""))
    }),
    case("119b formulas not quoted again", Repair, "ID_FORMULA", "header.csv", 2, |set| {
        set.text("header.csv", |text| {
            text.lines()
                .map(|line| {
                    if line.starts_with("CHILD") {
                        format!("{line}\n")
                    } else {
                        format!("=\"{}\"{}\n", &line[..6], &line[6..])
                    }
                })
                .collect()
        });
    }),
    case("120 the same row twice", Repair, "ROW_DUP", "header.csv", 62, |set| again(set.sheet("header.csv"), 3)),
    case("120b every row twice", Repair, "ROW_DUP", "header.csv", 62, |set| {
        let sheet = set.sheet("header.csv");
        sheet.rows.extend(sheet.rows.clone());
    }),
    case("121 a child with two dates of birth", Flag, "CHILD_CONFLICT", "header.csv", 62, |set| {
        let sheet = set.sheet("header.csv");
        again(sheet, 3);
        sheet.set(60, "DOB", "01/01/2012");
    }),
    case("121b the old and the new code of one sex", Repair, "ROW_DUP", "header.csv", 62, |set| {
        let sheet = set.sheet("header.csv");
        again(sheet, 3);
        let old = if sheet.get(60, "SEX") == "M" { "1" } else { "2" };
        sheet.set(60, "SEX", old);
    }),
    case("121c two sexes", Flag, "CHILD_CONFLICT", "header.csv", 62, |set| {
        let sheet = set.sheet("header.csv");
        again(sheet, 3);
        let other = if sheet.get(60, "SEX") == "M" { "2" } else { "1" };
        sheet.set(60, "SEX", other);
    }),
    case("122 a child not in Header", Flag, "CHILD_ORPHAN", "episodes.csv", 2, |set| {
        set.sheet("header.csv").rows.remove(0);
    }),
    case("123 a child without an episode", Flag, "CHILD_NO_EPISODE", "header.csv", 62, |set| {
        again(set.sheet("header.csv"), 3);
        set.sheet("header.csv").set(60, "CHILD", "777777");
    }),
    case("124 an episode twice", Repair, "ROW_DUP", "episodes.csv", 83, |set| again(set.sheet("episodes.csv"), 5)),
    case("124c every episode twice, with another column", Repair, "ROW_DUP", "episodes.csv", 83, |set| {
        let sheet = set.sheet("episodes.csv");
        sheet.add_column(3, "TEAM", "North");
        let mut again = sheet.rows.clone();
        again.iter_mut().for_each(|row| row[3] = "South".to_owned());
        sheet.rows.extend(again);
    }),
    case("124d the episodes again in another file, written otherwise", Repair, "ROW_DUP", "episodes 2.csv", 2, |set| {
        let mut again = set.sheets.remove("episodes.csv").unwrap();
        set.sheets.insert("episodes 1.csv".to_owned(), again.clone());
        for column in ["DECOM", "DEC"] {
            again.each(column, |day| day.replace('/', "."));
        }
        again.each("PLACE", str::to_lowercase);
        again.drop_column("URN");
        set.sheets.insert("episodes 2.csv".to_owned(), again);
    }),
    case("124b a review twice with another code", Flag, "ROW_REPEATED", "reviews.csv", 120, |set| {
        let sheet = set.sheet("reviews.csv");
        again(sheet, 5);
        let last = sheet.rows.len() - 1;
        let other = if sheet.get(last, "REVIEW_CODE") == "PN1" { "PN7" } else { "PN1" };
        sheet.set(last, "REVIEW_CODE", other);
    }),
    case("125 episodes that overlap", Flag, "EP_OVERLAP", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DECOM", "01/08/2025")
    }),
    case("126 two open episodes", Flag, "EP_OPEN2", "episodes.csv", 3, |set| {
        let sheet = set.sheet("episodes.csv");
        for row in 0..2 {
            sheet.set(row, "DEC", "");
            sheet.set(row, "REC", "");
        }
    }),
    case("127 a gap after X1", Flag, "EP_GAP", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DECOM", "19/08/2025")
    }),
    case("128 an episode of no day", Flag, "EP_SAME_DAY", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DEC", "18/08/2025")
    }),
    case("130 codes in small letters", Repair, "CODE_CASE", "episodes.csv", 2, |set| {
        ["LS", "PLACE", "RNE"].iter().for_each(|column| set.sheet("episodes.csv").each(column, str::to_lowercase));
    }),
    case("131 labels for codes", Repair, "CODE_LABEL", "header.csv", 2, |set| {
        set.sheet("header.csv").each("SEX", |code| if code == "M" { "Male" } else { "Female" }.to_owned());
    }),
    case("131b lettered labels", Repair, "CODE_LABEL", "header.csv", 2, |set| {
        set.sheet("header.csv").each("SEX", |code| if code == "M" { "a) Male" } else { "b) Female" }.to_owned());
    }),
    case("132 codes with their labels", Repair, "CODE_LABEL", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("PLACE", |code| format!("{code}: Placement of some kind"));
    }),
    case("132b providers with their labels", Repair, "CODE_LABEL", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("PLACE_PROVIDER", |code| format!("e) {code} - Private provision"));
    }),
    case("132c codes, a space and words", Repair, "CODE_LABEL", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("PLACE", |code| format!("{code} Placement - of some kind"));
        set.sheet("episodes.csv").each("LS", |code| format!("{code} \u{2013} Legal status"));
    }),
    case("132d the labels of missing types", Repair, "CODE_LABEL", "missing.csv", 2, |set| {
        set.sheet("missing.csv").each("MISSING", |code| {
            if code == "M" { "Missing" } else { "Away from placement without authorisation" }.to_owned()
        });
    }),
    case("132e a mistyped code of old papers", Repair, "CODE_LABEL", "header.csv", 2, |set| {
        let ethnicity = set.sheet("header.csv").get(0, "ETHNIC").to_owned();
        set.sheet("header.csv")
            .each("ETHNIC", |code| if code == ethnicity { format!("{code} Some words") } else { code.to_owned() });
    }),
    case("132f words for yes and no", Repair, "YES_NO", "oc2.csv", 2, |set| {
        ["HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "CONVICTED"]
            .into_iter()
            .for_each(|column| set.sheet("oc2.csv").each(column, |code| code.replace('1', "Yes").replace('0', "F")));
    }),
    case("132g true and false in an extract", Repair, "YES_NO", "visits.csv", 2, |set| {
        set.sheet("visits.csv").each("SEEN", |code| code.replace('Y', "TRUE").replace('N', "FALSE"))
    }),
    case("133 codes of no list", Flag, "CODE_UNKNOWN", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "PLACE", "QQ9")
    }),
    case("133b a score of 41", Flag, "CODE_UNKNOWN", "oc2.csv", 3, |set| {
        set.sheet("oc2.csv").set(1, "SDQ_SCORE", "41")
    }),
    case("134 NULL", Repair, "NULL_WORD", "episodes.csv", 3, |set| nothing(set, "NULL")),
    case("135 N/A", Repair, "NULL_WORD", "episodes.csv", 3, |set| nothing(set, "N/A")),
    case("135c #N/A", Repair, "NULL_WORD", "episodes.csv", 3, |set| nothing(set, "#N/A")),
    case("135h errors of Excel for ends", Flag, "DATE_INVALID", "episodes.csv", 4, |set| nothing(set, "#VALUE!")),
    case("135d an error of Excel for one end", Flag, "DATE_INVALID", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DEC", "#REF!")
    }),
    case("135e an error of Excel for the end of being missing", Flag, "DATE_INVALID", "missing.csv", 2, |set| {
        set.sheet("missing.csv").set(0, "MIS_END", "#DIV/0!")
    }),
    case("135g an error of Excel in a code", Repair, "NULL_WORD", "episodes.csv", 4, |set| {
        let sheet = set.sheet("episodes.csv");
        let open = (0..sheet.rows.len()).find(|row| sheet.get(*row, "REC").is_empty()).unwrap();
        sheet.set(open, "REC", "#NAME?");
    }),
    case("136 hard spaces for nothing", Repair, "SPACE_TRIM", "episodes.csv", 3, |set| nothing(set, "\u{a0}")),
    case("136b zero-width characters for nothing", Repair, "INVISIBLE", "episodes.csv", 3, |set| {
        nothing(set, "\u{200b}")
    }),
    case("136c spaces of a web page for nothing", Repair, "SPACE_TRIM", "episodes.csv", 3, |set| {
        nothing(set, "&nbsp;")
    }),
    case("136d a hard space before a word", Flag, "DATE_INVALID", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DEC", "\u{a0}soon")
    }),
    case("135b a dash", Repair, "NULL_WORD", "episodes.csv", 3, |set| nothing(set, "-")),
    case("160 hostile cells", Flag, "CODE_UNKNOWN", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "ETHNIC", "<img src=x onerror=alert(1)>");
        set.sheet("header.csv").set(1, "UPN", "=HYPERLINK(\"http://x\",\"y\")");
    }),
    case("161 a child called <script>", Same, "-", "header.csv", 0, |set| renumber(set, |id| format!("<script>{id}"))),
    case("163 a child called constructor", Same, "-", "header.csv", 0, |set| {
        renumber(set, |id| format!("constructor{id}"))
    }),
    case("164 a child called in Chinese", Same, "-", "header.csv", 0, |set| {
        renumber(set, |id| format!("\u{4e2d}{id}"))
    }),
    case("176 many codes of no list", Flag, "CODE_UNKNOWN", "header.csv", 2, |set| {
        let sheet = set.sheet("header.csv");
        (0..60).for_each(|row| sheet.set(row, "ETHNIC", &format!("Z{row}")));
    }),
];

pub fn wide(text: &str) -> String {
    text.chars()
        .map(|letter| letter.to_digit(10).map_or(letter, |digit| char::from_u32('０' as u32 + digit).unwrap()))
        .collect()
}

fn again(sheet: &mut Sheet, row: usize) {
    let twin = sheet.rows[row].clone();
    sheet.rows.push(twin);
}

fn number(id: &str) -> u32 {
    id.parse().unwrap()
}

/// Every child under another number, one to one.
fn renumber(set: &mut Set, change: impl Fn(&str) -> String) {
    set.everywhere(&["CHILD"], change);
}

/// A word for nothing in every blank cell of DEC, REC and REASON_PLACE_CHANGE.
pub fn nothing(set: &mut Set, word: &str) {
    let sheet = set.sheet("episodes.csv");
    for row in 0..sheet.rows.len() {
        for column in ["DEC", "REC", "REASON_PLACE_CHANGE"] {
            if sheet.get(row, column).is_empty() {
                sheet.set(row, column, word);
            }
        }
    }
}
