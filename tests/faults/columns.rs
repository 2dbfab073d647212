//! Faults of headings, columns and dates.

use super::kit::{Case, Set, case};
use super::rows::wide;
use chrono::Datelike;
use scorecard::inside::account::Outcome::*;

pub const CASES: &[Case] = &[
    case("046 a trailing comma on every row", Repair, "EXTRA_EMPTY_COL", "header.csv", 1, |set| {
        set.text("header.csv", |text| text.replace('\n', ",\n"))
    }),
    case("054 columns made with spaces", Refuse, "NO_HEADER", "header.csv", 1, |set| {
        set.text("header.csv", |text| text.replace(',', "   "))
    }),
    case("060 headings in small letters", Repair, "HDR_CASE", "header.csv", 1, |set| {
        on_headings(set, "header.csv", str::to_lowercase)
    }),
    case("061 spaces around headings", Repair, "HDR_SPACE", "header.csv", 1, |set| {
        on_headings(set, "header.csv", |line| line.replace(',', " , "))
    }),
    case("062 spaces inside headings", Repair, "HDR_ALIAS", "episodes.csv", 1, |set| {
        on_headings(set, "episodes.csv", |line| line.replace('_', " "))
    }),
    case("063 a heading mistyped", Repair, "HDR_TYPO", "header.csv", 1, |set| {
        set.sheet("header.csv").rename("ETHNIC", "ETHINC")
    }),
    case("063b two headings mistyped", Repair, "HDR_TYPO", "episodes.csv", 1, |set| {
        set.sheet("episodes.csv").rename("DECOM", "DECOMM");
        set.sheet("episodes.csv").rename("REASON_PLACE_CHANGE", "REASON_PLACE_CHNGE");
    }),
    case("063c CHILD mistyped", Repair, "HDR_TYPO", "reviews.csv", 1, |set| {
        set.sheet("reviews.csv").rename("CHILD", "CHLID")
    }),
    case("064 Child ID and Date of birth", Repair, "HDR_ALIAS", "header.csv", 1, |set| {
        set.sheet("header.csv").rename("CHILD", "Child ID");
        set.sheet("header.csv").rename("DOB", "Date of birth");
    }),
    case("064b the names of the XML upload", Repair, "HDR_ALIAS", "episodes.csv", 1, |set| {
        set.sheet("episodes.csv").rename("PLACE", "PL");
        set.sheet("episodes.csv").rename("CHILD", "CHILDID");
    }),
    case("065 columns in another order", Same, "-", "header.csv", 0, |set| {
        let sheet = set.sheet("header.csv");
        sheet.columns.reverse();
        sheet.rows.iter_mut().for_each(|row| row.reverse());
    }),
    case("066 a column too many", Repair, "COL_EXTRA", "header.csv", 1, |set| {
        set.sheet("header.csv").add_column(2, "TEST_COLUMN", "A3")
    }),
    case("066b a column of names", Repair, "COL_EXTRA", "header.csv", 1, |set| {
        set.sheet("header.csv").add_column(2, "NHS NUMBER", "9434765919")
    }),
    case("066c a column without a name", Repair, "COL_EXTRA", "header.csv", 1, |set| {
        set.sheet("header.csv").add_column(2, "", "x")
    }),
    case("067 a column that no figure needs missing", Same, "-", "header.csv", 0, |set| {
        set.sheet("header.csv").drop_column("UPN")
    }),
    case("067b a column missing that can be done without", Repair, "COL_MISSING_OPT", "uasc.csv", 1, |set| {
        set.sheet("uasc.csv").drop_column("DOB")
    }),
    case("068 CHILD missing", Refuse, "COL_MISSING", "header.csv", 1, |set| {
        set.sheet("header.csv").drop_column("CHILD")
    }),
    case("068b DECOM missing", Refuse, "COL_MISSING", "episodes.csv", 1, |set| {
        set.sheet("episodes.csv").drop_column("DECOM")
    }),
    case("068c DEC missing", Refuse, "COL_MISSING", "episodes.csv", 1, |set| {
        set.sheet("episodes.csv").drop_column("DEC")
    }),
    case("068d DEC and REC missing", Refuse, "COL_MISSING", "episodes.csv", 1, |set| {
        set.sheet("episodes.csv").drop_column("DEC");
        set.sheet("episodes.csv").drop_column("REC");
    }),
    case("068e MIS_END missing", Refuse, "COL_MISSING", "missing.csv", 1, |set| {
        set.sheet("missing.csv").drop_column("MIS_END")
    }),
    case("068f DATE_PLACED_CEASED missing", Refuse, "COL_MISSING", "placed_for_adoption.csv", 1, |set| {
        set.sheet("placed_for_adoption.csv").drop_column("DATE_PLACED_CEASED")
    }),
    case("068g SW_DEC missing", Refuse, "COL_MISSING", "sw_episodes.csv", 1, |set| {
        set.sheet("sw_episodes.csv").drop_column("SW_DEC")
    }),
    case("068h DOLO_END missing", Refuse, "COL_MISSING", "dolo.csv", 1, |set| {
        set.bytes.insert("dolo.csv".to_owned(), b"CHILD,DOB,DOLO_START\n1,01/01/2012,01/05/2025\n".to_vec());
    }),
    case("068i the reason of an end missing", Flag, "COL_MISSING_OPT", "placed_for_adoption.csv", 1, |set| {
        set.sheet("placed_for_adoption.csv").drop_column("REASON_PLACED_CEASED")
    }),
    case("069b REC missing", Flag, "COL_MISSING_OPT", "episodes.csv", 1, |set| {
        set.sheet("episodes.csv").drop_column("REC")
    }),
    case("069c TEETH_CHECK missing", Flag, "COL_MISSING", "oc2.csv", 1, |set| {
        set.sheet("oc2.csv").drop_column("TEETH_CHECK")
    }),
    case("069 DOB missing", Flag, "COL_MISSING", "header.csv", 1, |set| set.sheet("header.csv").drop_column("DOB")),
    case("070 two columns of one name", Flag, "COL_DUP", "header.csv", 1, |set| {
        set.sheet("header.csv").add_column(7, "CHILD", "1")
    }),
    case("071 no headings", Refuse, "NO_HEADER", "header.csv", 1, |set| {
        set.text("header.csv", |text| text.split_once('\n').unwrap().1.to_owned())
    }),
    case("072 headings again among the rows", Repair, "HDR_REPEAT", "header.csv", 12, |set| {
        let sheet = set.sheet("header.csv");
        let again = sheet.columns.clone();
        sheet.rows.insert(10, again);
    }),
    case("072b headings again in another order", Refuse, "HDR_REPEAT", "oc2.csv", 12, |set| {
        headings_again(set, "oc2.csv", |columns| exchange(columns, "IMMUNISATIONS", "TEETH_CHECK"))
    }),
    case("072c dates of adoption in another order", Refuse, "HDR_REPEAT", "ad1.csv", 3, |set| {
        let sheet = set.sheet("ad1.csv");
        let mut again = sheet.columns.clone();
        exchange(&mut again, "DATE_INT", "DATE_MATCH");
        sheet.rows.insert(1, again);
    }),
    case("072d the child in another place", Refuse, "HDR_REPEAT", "reviews.csv", 12, |set| {
        headings_again(set, "reviews.csv", |columns| columns.reverse())
    }),
    case("072e the headings of another table", Refuse, "HDR_REPEAT", "header.csv", 12, |set| {
        headings_again(set, "header.csv", |columns| {
            *columns = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"].map(str::to_owned).to_vec()
        })
    }),
    case("072f headings again after a byte order mark", Repair, "HDR_REPEAT", "reviews.csv", 12, |set| {
        headings_again(set, "reviews.csv", |columns| columns[0] = "\u{feff}CHILD".to_owned())
    }),
    case("072g only columns that nobody reads in another order", Repair, "HDR_REPEAT", "header.csv", 12, |set| {
        headings_again(set, "header.csv", |columns| exchange(columns, "UPN", "MC_DOB"))
    }),
    case("072h mistyped headings again", Repair, "HDR_REPEAT", "reviews.csv", 12, |set| {
        set.sheet("reviews.csv").rename("CHILD", "CHLID");
        headings_again(set, "reviews.csv", |_| {});
    }),
    case("073 a column YEAR and LA", Same, "-", "header.csv", 0, |set| {
        set.sheet("header.csv").add_column(7, "YEAR", "2026");
        set.sheet("header.csv").add_column(8, "LA", "351");
    }),
    case("074 the columns of old returns", Repair, "COL_SET_YEAR", "episodes.csv", 1, |set| {
        set.sheet("episodes.csv").drop_column("URN")
    }),
    case("075 a file under another name", Same, "-", "export 17.csv", 0, |set| {
        let header = set.sheets.remove("header.csv").unwrap();
        set.sheets.insert("export 17.csv".to_owned(), header);
    }),
    case("076 the same table twice", Flag, "TABLE_TWICE", "header old.csv", 2, |set| {
        let header = set.sheets["header.csv"].clone();
        set.sheets.insert("header old.csv".to_owned(), header);
    }),
    case("074b headings with their table, as a query has them", Repair, "HDR_ALIAS", "episodes.csv", 1, |set| {
        let sheet = set.sheet("episodes.csv");
        sheet.columns.iter_mut().for_each(|name| *name = format!("Episodes[{name}]"));
    }),
    case("074c headings with their sheet", Repair, "HDR_ALIAS", "header.csv", 1, |set| {
        set.sheet("header.csv").columns.iter_mut().for_each(|name| *name = format!("Sheet1.{name}"));
    }),
    case("155 the children in need census", Refuse, "OTHER_RETURN", "header.csv", 1, |set| {
        set.text("header.csv", |_| {
            "LAchildID,UPN,CINreferralDate,PrimaryNeedCode,CINclosureDate\n1,,01/04/2025,N1,\n".to_owned()
        });
    }),
    case("155d the school census", Refuse, "OTHER_RETURN", "header.csv", 1, |set| {
        set.text("header.csv", |_| {
            "UPN,Surname,Ethnicity,DOB,NC Year Actual,Enrol Status\nA1,Example,WBRI,,4,C\n".to_owned()
        })
    }),
    case(
        "155b a table of the Standard Safeguarding Dataset that is not read",
        Refuse,
        "OTHER_RETURN",
        "reviews.csv",
        1,
        |set| {
            set.text("reviews.csv", |_| {
                "clar_cla_review_id,clar_cla_id,clar_cla_review_date\n7,E1,01/05/2025\n".to_owned()
            })
        },
    ),
    case("162 a column called __proto__", Repair, "COL_EXTRA", "header.csv", 1, |set| {
        set.sheet("header.csv").add_column(7, "__proto__", "x")
    }),
    case("080 year-month-day", Repair, "DATE_FMT", "header.csv", 2, |set| set.sheet("header.csv").each("DOB", iso)),
    case("081 year-month-day with a time", Repair, "DATE_FMT", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| iso(day) + " 00:00:00")
    }),
    case("081b with T and Z", Repair, "DATE_FMT", "reviews.csv", 2, |set| {
        set.sheet("reviews.csv").each("REVIEW", |day| iso(day) + "T00:00:00Z")
    }),
    case("081c midnights of summer in UTC", Repair, "DATE_FMT", "reviews.csv", 2, |set| {
        set.sheet("reviews.csv").each("REVIEW", in_utc)
    }),
    case("081d midnights of summer in UTC, with ends", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("DECOM", |day| in_utc(day).replace("Z", ".000Z"));
        set.sheet("episodes.csv").each("DEC", in_utc);
    }),
    case("081e times of the day in UTC", Repair, "DATE_FMT", "reviews.csv", 2, |set| {
        set.sheet("reviews.csv").each("REVIEW", |day| iso(day) + "T23:00:00Z");
        set.sheet("reviews.csv")
            .each("REVIEW", |time| if time.contains("-07-") { time.replace("23:", "14:") } else { time.to_owned() });
    }),
    case("082 dots", Repair, "DATE_FMT", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("DECOM", |day| day.replace('/', "."));
        set.sheet("episodes.csv").each("DEC", |day| day.replace('/', "."));
    }),
    case("083 dashes", Repair, "DATE_FMT", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| day.replace('/', "-"))
    }),
    case("084 month names", Repair, "DATE_FMT", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| named(day, "-"))
    }),
    case("084b long month names", Repair, "DATE_FMT", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| named(day, " "))
    }),
    case("085 two digits for the year", Repair, "DATE_2DIGIT", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("DECOM", short_year);
        set.sheet("episodes.csv").each("DEC", short_year);
    }),
    case("086 no zeros in front", Same, "-", "header.csv", 0, |set| set.sheet("header.csv").each("DOB", without_zeros)),
    case("087 month first", Refuse, "DATE_US", "header.csv", 2, |set| set.sheet("header.csv").each("DOB", month_first)),
    case("087b month first in Episodes", Refuse, "DATE_US", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").each("DECOM", month_first);
        set.sheet("episodes.csv").each("DEC", month_first);
    }),
    case("087c both orders proved", Refuse, "DATE_US", "header.csv", 2, |set| {
        let sheet = set.sheet("header.csv");
        (0..sheet.rows.len()).step_by(2).for_each(|row| {
            let day = month_first(sheet.get(row, "DOB"));
            sheet.set(row, "DOB", &day);
        });
    }),
    case("087d month first behind hard spaces", Refuse, "DATE_US", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| format!("\u{a0}{}", month_first(day)))
    }),
    case("087e month first in digits of another width", Refuse, "DATE_US", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| wide(&month_first(day)))
    }),
    case("087f month first with dashes", Refuse, "DATE_US", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| month_first(day).replace('/', "-"))
    }),
    case("087g month first with dots", Refuse, "DATE_US", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| month_first(day).replace('/', "."))
    }),
    case("088 eight digits", Repair, "DATE_FMT", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| iso(day).replace('-', ""))
    }),
    case("088b the year first, with slashes", Repair, "DATE_FMT", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |day| iso(day).replace('-', "/"))
    }),
    case("089 the day numbers of Excel", Repair, "DATE_SERIAL", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", serial)
    }),
    case("089b day numbers in Episodes", Repair, "DATE_SERIAL", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("DECOM", serial);
        set.sheet("episodes.csv").each("DEC", serial);
    }),
    case("089c day numbers and headings again", Repair, "DATE_SERIAL", "episodes.csv", 2, |set| {
        let sheet = set.sheet("episodes.csv");
        ["DECOM", "DEC"].into_iter().for_each(|column| sheet.each(column, serial));
        let again = sheet.columns.clone();
        sheet.rows.insert(10, again);
    }),
    case("090 two formats", Repair, "DATE_MIXED", "header.csv", 2, |set| half(set, iso)),
    case("090b day/month/year and month names", Repair, "DATE_MIXED", "header.csv", 2, |set| {
        half(set, |day| named(day, " "))
    }),
    case("091 31 February", Flag, "DATE_INVALID", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "DOB", "31/02/2010")
    }),
    case("092 words for a date", Flag, "DATE_INVALID", "reviews.csv", 3, |set| {
        set.sheet("reviews.csv").set(1, "REVIEW", "next week")
    }),
    case("092b one day number among dates", Flag, "DATE_INVALID", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DEC", "43190")
    }),
    case("093 the year 0015", Flag, "DATE_RANGE", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "DOB", "01/02/0015")
    }),
    case("094 month 13", Flag, "DATE_INVALID", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DECOM", "13/13/2025")
    }),
    case("094b one month first among many", Flag, "DATE_INVALID", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "DOB", "03/25/2010")
    }),
    case("095 a birth to come", Flag, "DATE_FUTURE", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "DOB", "25/12/2068")
    }),
    case("095b a review to come", Flag, "DATE_FUTURE", "reviews.csv", 3, |set| {
        set.sheet("reviews.csv").set(1, "REVIEW", "25/12/2030")
    }),
    case("096 1 January 1900", Flag, "DATE_PLACEHOLDER", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "DOB", "01/01/1900")
    }),
    case("096b 31 December 9999 for a start", Flag, "DATE_PLACEHOLDER", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DECOM", "31/12/9999")
    }),
    case("096d 1 January 1900 for a match", Flag, "DATE_PLACEHOLDER", "ad1.csv", 2, |set| {
        set.sheet("ad1.csv").set(0, "DATE_MATCH", "1900-01-01 00:00:00")
    }),
    case("096e 2 January 1900", Same, "-", "reviews.csv", 0, |set| {
        set.sheet("reviews.csv").set(0, "DOB", "02/01/1900")
    }),
    case("097 a date missing that is needed", Flag, "DATE_MISSING", "episodes.csv", 3, |set| {
        set.sheet("episodes.csv").set(1, "DECOM", "")
    }),
    case("097b not known in words", Flag, "DATE_INVALID", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "DOB", "n/k")
    }),
    case("098 ########", Flag, "DATE_HASHES", "header.csv", 2, |set| {
        set.sheet("header.csv").each("DOB", |_| "########".to_owned())
    }),
    case("098b ######## in Episodes", Flag, "DATE_HASHES", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").each("DECOM", |_| "########".to_owned())
    }),
    case("099 an end before the start", Flag, "EP_ORDER", "episodes.csv", 2, |set| {
        set.sheet("episodes.csv").set(0, "DEC", "01/01/2025")
    }),
    case("100 DECOM and DEC swapped", Flag, "EP_ORDER", "episodes.csv", 2, |set| {
        let sheet = set.sheet("episodes.csv");
        for row in 0..sheet.rows.len() {
            let (first, last) = (sheet.get(row, "DECOM").to_owned(), sheet.get(row, "DEC").to_owned());
            if !last.is_empty() {
                sheet.set(row, "DECOM", &last);
                sheet.set(row, "DEC", &first);
            }
        }
    }),
];

/// The headings once more, changed, as line 12.
fn headings_again(set: &mut Set, file: &str, change: impl FnOnce(&mut Vec<String>)) {
    let sheet = set.sheet(file);
    let mut again = sheet.columns.clone();
    change(&mut again);
    sheet.rows.insert(10, again);
}

fn exchange(columns: &mut [String], one: &str, other: &str) {
    let place = |name: &str| columns.iter().position(|column| column == name).unwrap();
    let (one, other) = (place(one), place(other));
    columns.swap(one, other);
}

fn on_headings(set: &mut Set, file: &str, change: impl FnOnce(&str) -> String) {
    set.text(file, |text| {
        let (headings, rows) = text.split_once('\n').unwrap();
        format!("{}\n{rows}", change(headings))
    });
}

pub fn parts(day: &str) -> (i32, usize, i32) {
    let parts: Vec<i32> = day.split('/').map(|part| part.parse().unwrap()).collect();
    (parts[0], parts[1] as usize, parts[2])
}

fn iso(day: &str) -> String {
    let (day, month, year) = parts(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Midnight of a day in Britain as a time in UTC.
pub fn in_utc(day: &str) -> String {
    let date = chrono::NaiveDate::parse_from_str(&iso(day), "%Y-%m-%d").unwrap();
    let sunday = |month: u32| {
        let end = chrono::NaiveDate::from_ymd_opt(date.year(), month, 31).unwrap();
        end - chrono::Days::new(u64::from(end.weekday().num_days_from_sunday()))
    };
    if sunday(3) < date && date <= sunday(10) {
        format!("{}T23:00:00Z", date.pred_opt().unwrap())
    } else {
        format!("{date}T00:00:00Z")
    }
}

pub fn named(day: &str, mark: &str) -> String {
    const SHORT: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (day, month, year) = parts(day);
    format!("{day}{mark}{}{mark}{year}", SHORT[month - 1])
}

pub fn short_year(day: &str) -> String {
    format!("{}{}", &day[..6], &day[8..])
}

fn without_zeros(day: &str) -> String {
    let (day, month, year) = parts(day);
    format!("{day}/{month}/{year}")
}

pub fn month_first(day: &str) -> String {
    let (day, month, year) = parts(day);
    format!("{month:02}/{day:02}/{year}")
}

fn serial(day: &str) -> String {
    let (day, month, year) = parts(day);
    let date = chrono::NaiveDate::from_ymd_opt(year, month as u32, day as u32).unwrap();
    (date - chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days().to_string()
}

/// Every second date of birth in another way.
fn half(set: &mut Set, write: impl Fn(&str) -> String) {
    let sheet = set.sheet("header.csv");
    for row in (0..sheet.rows.len()).step_by(2) {
        let day = write(sheet.get(row, "DOB"));
        sheet.set(row, "DOB", &day);
    }
}
