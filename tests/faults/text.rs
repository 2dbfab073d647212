//! Faults of whole files: encodings, delimiters, quotation marks, line ends, what is no table, limits.

use super::kit::{Case, case, clean, day_of_clean, figures, notices, read};
use scorecard::inside::account::Outcome::*;

pub const CASES: &[Case] = &[
    case("000 the tidy twin", Same, "-", "header.csv", 0, |_| {}),
    case("010 a byte order mark", Same, "-", "header.csv", 0, |set| {
        set.raw("header.csv", |b| [&b"\xEF\xBB\xBF"[..], &b].concat())
    }),
    case("011 saved as Windows text", Repair, "ENC_1252", "header.csv", 1, |set| {
        set.sheet("header.csv").set(0, "UPN", "Ren\u{e9}e");
        set.text("header.csv", |text| text);
        set.raw("header.csv", |bytes| latin(&bytes));
    }),
    case("012 UTF-16 with a mark and tabs", Repair, "ENC_UTF16", "header.csv", 1, |set| {
        set.text("header.csv", |text| text.replace(',', "\t"));
        set.raw("header.csv", |bytes| [vec![0xFF, 0xFE], utf16(&bytes, u16::to_le_bytes)].concat());
    }),
    case("013 UTF-16, the high byte first", Repair, "ENC_UTF16", "header.csv", 1, |set| {
        set.raw("header.csv", |bytes| [vec![0xFE, 0xFF], utf16(&bytes, u16::to_be_bytes)].concat());
    }),
    case("014 UTF-16 without a mark", Repair, "ENC_UTF16", "episodes.csv", 1, |set| {
        set.raw("episodes.csv", |b| utf16(&b, u16::to_le_bytes))
    }),
    case("014b UTF-16 without a mark, the high byte first", Repair, "ENC_UTF16", "reviews.csv", 1, |set| {
        set.raw("reviews.csv", |b| utf16(&b, u16::to_be_bytes))
    }),
    case("015 two marks", Repair, "ENC_BOM2", "header.csv", 1, |set| {
        set.raw("header.csv", |b| [&b"\xEF\xBB\xBF\xEF\xBB\xBF"[..], &b].concat())
    }),
    case("016 accents encoded twice", Flag, "ENC_MOJIBAKE", "header.csv", 5, |set| {
        set.sheet("header.csv").set(3, "UPN", "RenÃ©e")
    }),
    case("017 one broken byte in UTF-8", Repair, "ENC_1252", "header.csv", 1, |set| {
        set.sheet("header.csv").set(0, "UPN", "Zo\u{eb} Ren\u{e9}");
        set.raw("header.csv", |bytes| replaced(&bytes, "é".as_bytes(), b"\xE9"));
    }),
    case("017b one byte that fits no encoding", Flag, "ENC_LOST", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "UPN", "Ren\u{e9}e");
        set.raw("header.csv", |bytes| replaced(&bytes, "é".as_bytes(), b"\x81"));
    }),
    case("017c such a byte in a date", Flag, "DATE_INVALID", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "DOB", "0\u{e9}/02/2012");
        set.raw("header.csv", |bytes| replaced(&bytes, "é".as_bytes(), b"\x9D"));
    }),
    case("017d many such bytes", Refuse, "NOT_TEXT", "header.csv", 1, |set| {
        set.sheet("header.csv").set(1, "UPN", "Ren\u{e9}e");
        set.raw("header.csv", |bytes| replaced(&bytes, "é".as_bytes(), b"\x81\x8D\x8F\x90"));
    }),
    case("018 EBCDIC", Refuse, "NOT_TEXT", "header.csv", 1, |set| {
        set.raw("header.csv", |bytes| bytes.iter().map(|b| ebcdic(*b)).collect())
    }),
    case("019 NUL bytes in a line", Refuse, "NUL", "header.csv", 4, |set| {
        set.raw("header.csv", |bytes| after_line(&bytes, 3, b"\0\0"))
    }),
    case("020 NUL padding after the text", Repair, "NUL_TAIL", "header.csv", 1, |set| {
        set.raw("header.csv", |b| [b, vec![0; 700]].concat())
    }),
    case("030 semicolons", Repair, "DELIM", "header.csv", 1, |set| {
        set.text("header.csv", |text| text.replace(',', ";"))
    }),
    case("031 tabs", Repair, "DELIM", "episodes.csv", 1, |set| {
        set.text("episodes.csv", |text| text.replace(',', "\t"))
    }),
    case("032 upright strokes", Repair, "DELIM", "reviews.csv", 1, |set| {
        set.text("reviews.csv", |text| text.replace(',', "|"))
    }),
    case("032b semicolons with commas in cells", Repair, "DELIM", "header.csv", 1, |set| {
        set.text("header.csv", |text| text.replace(',', ";").replace("U999", "U,9,9,9"));
    }),
    case("033 a line sep=", Repair, "SEP_HINT", "header.csv", 1, |set| {
        set.text("header.csv", |text| format!("sep=;\n{}", text.replace(',', ";")))
    }),
    case("033b a line sep= in quotes", Repair, "SEP_HINT", "header.csv", 1, |set| {
        set.text("header.csv", |text| format!("\"sep=,\"\r\n{text}"))
    }),
    case("034 every cell in quotes", Same, "-", "header.csv", 0, |set| {
        set.text("header.csv", |text| quoted(&text, '"'))
    }),
    case("034b line ends inside quotes", Same, "-", "header.csv", 0, |set| {
        set.sheet("header.csv").set(2, "UPN", "two\nlines, \"quoted\"")
    }),
    case("034c spaces before quotation marks", Repair, "QUOTE", "header.csv", 1, |set| {
        set.text("header.csv", |text| quoted(&text, '"').replace(",\"", ", \""))
    }),
    case("034d spaces around quotation marks, headings without", Repair, "QUOTE", "episodes.csv", 1, |set| {
        set.text("episodes.csv", |text| {
            let (headings, rows) = text.split_once('\n').unwrap();
            format!("{headings}\n{}", quoted(rows, '"').replace("\",\"", "\" , \""))
        })
    }),
    case("034e one cell with a space before its marks", Flag, "QUOTE_STRAY", "header.csv", 3, |set| {
        set.text("header.csv", |text| text.replacen("C999", "C9\"9", 1).replacen(",F,", ", \"F\",", 1))
    }),
    case("034f a heading over two lines", Repair, "HDR_ALIAS", "episodes.csv", 1, |set| {
        set.text("episodes.csv", |text| text.replacen("DECOM", "\"DECOM\n(date)\"", 1))
    }),
    case("034g every heading over two lines", Repair, "HDR_ALIAS", "reviews.csv", 1, |set| {
        set.text("reviews.csv", |text| {
            text.replacen("CHILD,DOB,REVIEW,", "\"Child\r\nID\",\"Date of\nbirth\",\"Review\ndate\",", 1)
        })
    }),
    case("034h a fault below headings over two lines", Flag, "DATE_INVALID", "reviews.csv", 4, |set| {
        set.sheet("reviews.csv").set(1, "REVIEW", "soon");
        set.text("reviews.csv", |text| text.replacen("CHILD,", "\"Child\nID\",", 1));
    }),
    case("034i a quotation mark in a title above the headings", Repair, "PREAMBLE", "header.csv", 2, |set| {
        set.text("header.csv", |text| format!("Looked after children, 5\" list\n{text}"))
    }),
    case("035 single quotes", Repair, "QUOTE", "header.csv", 1, |set| {
        set.text("header.csv", |text| quoted(&text, '\''))
    }),
    case("035b an apostrophe before the first heading", Repair, "HDR_ALIAS", "header.csv", 1, |set| {
        set.sheet("header.csv").rename("CHILD", "'CHILD")
    }),
    case("036 a quotation mark never closed", Refuse, "QUOTE_OPEN", "header.csv", 6, |set| {
        set.raw("header.csv", |b| after_line(&b, 5, b"\""))
    }),
    case("036b a lost closing mark, more quotes below", Refuse, "QUOTE_OPEN", "header.csv", 3, |set| {
        set.text("header.csv", |text| quoted(&text, '"'));
        set.text("header.csv", |text| without_nth(&text, '"', 4 * 14 - 1 - 14));
    }),
    case("036c a lost mark that swallows one row", Refuse, "QUOTE_OPEN", "episodes.csv", 3, |set| {
        set.text("episodes.csv", |text| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines[2] = lines[2].replacen(',', ",\"", 1);
            lines[3] = lines[3].replacen(',', "\",", 1);
            lines.join("\n")
        });
    }),
    case("037 a quotation mark in a cell", Flag, "QUOTE_STRAY", "header.csv", 3, |set| {
        set.text("header.csv", |text| text.replacen("C999", "C9\"9", 1))
    }),
    case("037b text after a closing mark", Flag, "QUOTE_STRAY", "header.csv", 3, |set| {
        set.text("header.csv", |text| text.replacen("C999", "\"C9\"99", 1))
    }),
    case("038 CR LF", Same, "-", "header.csv", 0, |set| set.text("header.csv", |text| text.replace('\n', "\r\n"))),
    case("039 CR alone", Same, "-", "header.csv", 0, |set| set.text("header.csv", |text| text.replace('\n', "\r"))),
    case("040 both kinds of line end", Same, "-", "header.csv", 0, |set| {
        set.text("header.csv", |text| text.replacen('\n', "\r\n", 20))
    }),
    case("041 no line end at the end", Same, "-", "header.csv", 0, |set| {
        set.text("header.csv", |text| text.trim_end().to_owned())
    }),
    case("042 CR CR LF", Repair, "BLANK_ROWS", "header.csv", 1, |set| {
        set.text("header.csv", |text| text.replace('\n', "\r\r\n"))
    }),
    case("043 blank lines at the end", Same, "-", "header.csv", 0, |set| {
        set.text("header.csv", |text| text + "\n\n\n")
    }),
    case("044 blank lines between", Same, "-", "header.csv", 0, |set| {
        set.text("header.csv", |text| text.replacen('\n', "\n\n", 30))
    }),
    case("045 rows of commas at the end", Repair, "BLANK_ROWS", "header.csv", 62, |set| {
        set.text("header.csv", |text| text + ",,,,,,\n,,,,,,\n")
    }),
    case("045b rows of too few commas", Repair, "BLANK_ROWS", "header.csv", 62, |set| {
        set.text("header.csv", |text| text + ",,\n ,\n")
    }),
    case("047 blank lines above the headings", Repair, "PREAMBLE", "header.csv", 4, |set| {
        set.text("header.csv", |text| format!("\n\n\n{text}"))
    }),
    case("048 a title above the headings", Repair, "PREAMBLE", "header.csv", 4, |set| {
        set.text("header.csv", |text| {
            format!("Looked after children, all teams\nPrinted for the board, 1 April\n\n{text}")
        });
    }),
    case("048b a wide title above the headings", Repair, "PREAMBLE", "episodes.csv", 2, |set| {
        set.text("episodes.csv", |text| format!("Report,LAC,2025,,,,,,,,,,\n{text}"));
    }),
    case("049 a total below", Flag, "FOOTER", "header.csv", 62, |set| {
        set.text("header.csv", |text| text + "Total: 60,,,,,,\n")
    }),
    case("049b a short total below", Flag, "FOOTER", "episodes.csv", 83, |set| {
        set.text("episodes.csv", |text| text + "Total\n")
    }),
    case("049c a total in another column", Flag, "FOOTER", "header.csv", 62, |set| {
        set.text("header.csv", |text| text + ",,Total 60,,,,\n")
    }),
    case("049d a note below care leavers", Flag, "FOOTER", "oc3.csv", 10, |set| {
        set.text("oc3.csv", |text| text + "Report run by the data team,,,,\n")
    }),
    case("049e a count below", Flag, "FOOTER", "header.csv", 62, |set| {
        set.text("header.csv", |text| text + "60,,,,,,\n")
    }),
    case("049f a team between the rows", Flag, "FOOTER", "oc2.csv", 4, |set| {
        set.raw("oc2.csv", |b| after_line(&b, 3, b"Leaving care team,,,,,,,,,,,\n"))
    }),
    case("049g a child of whom only the date of birth is known", Same, "-", "oc2.csv", 0, |set| {
        set.text("oc2.csv", |text| text + "777777,01/01/2012,,,,,,,,,,\n")
    }),
    case("050 the end mark of DOS", Repair, "CTRL_Z", "header.csv", 1, |set| {
        set.text("header.csv", |text| text + "\u{1a}")
    }),
    case("140 what begins like a workbook", Refuse, "BOOK_BROKEN", "header.csv", 1, |set| {
        set.raw("header.csv", |_| {
            [b"PK\x03\x04\x14\0\x06\0".to_vec(), vec![0; 22], b"[Content_Types].xml".to_vec(), vec![7; 900]].concat()
        })
    }),
    case("141 an old workbook", Refuse, "IS_XLS", "header.csv", 1, |set| {
        set.raw("header.csv", |_| [vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], vec![0; 600]].concat())
    }),
    case("142 a sign-in page", Refuse, "IS_HTML", "header.csv", 1, |set| {
        set.text("header.csv", |_| "<!DOCTYPE html>\n<html><body>Sign in</body></html>".to_owned())
    }),
    case("143 a table of a web page", Refuse, "IS_HTML", "header.csv", 1, |set| {
        set.text("header.csv", |_| "<table><tr><td>CHILD</td></tr></table>".to_owned())
    }),
    case("144 XML of another kind", Refuse, "IS_XML", "header.csv", 1, |set| {
        set.text("header.csv", |_| "<?xml version=\"1.0\"?><Message><CHILD/></Message>".to_owned())
    }),
    case("144b the XML upload without children", Refuse, "EMPTY", "header.csv", 1, |set| {
        set.text("header.csv", |_| "<?xml version=\"1.0\"?><EXPSSDA903><CHILD/></EXPSSDA903>".to_owned())
    }),
    case("145 JSON", Refuse, "IS_JSON", "header.csv", 1, |set| {
        set.text("header.csv", |_| "[{\"CHILD\": 1, \"SEX\": 2}]".to_owned())
    }),
    case("145b a JSON object", Refuse, "IS_JSON", "header.csv", 1, |set| {
        set.text("header.csv", |_| "{\"CHILD\": 1}".to_owned())
    }),
    case("146 a PDF", Refuse, "IS_PDF", "header.csv", 1, |set| {
        set.raw("header.csv", |_| b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj".to_vec())
    }),
    case("147 nothing at all", Refuse, "EMPTY", "header.csv", 1, |set| set.raw("header.csv", |_| Vec::new())),
    case("148 headings only", Flag, "NO_ROWS", "header.csv", 1, |set| set.sheet("header.csv").rows.clear()),
    case("149 one line end", Refuse, "EMPTY", "header.csv", 1, |set| set.raw("header.csv", |_| b"\n".to_vec())),
    case("150 a mark and nothing else", Refuse, "EMPTY", "header.csv", 1, |set| {
        set.raw("header.csv", |_| b"\xEF\xBB\xBF".to_vec())
    }),
    case("151 random bytes", Refuse, "NOT_TEXT", "header.csv", 1, |set| set.raw("header.csv", |_| noise())),
    case("152 cut off in a row", Flag, "TRUNCATED", "header.csv", 61, |set| {
        set.text("header.csv", |text| text[..text.len() - 22].to_owned())
    }),
    case("153 gzip", Refuse, "IS_ARCHIVE", "header.csv", 1, |set| {
        set.raw("header.csv", |_| [vec![0x1F, 0x8B, 8, 0], noise()].concat())
    }),
    case("153b a zip of other files", Refuse, "IS_ARCHIVE", "header.csv", 1, |set| {
        set.raw("header.csv", |_| {
            [b"PK\x03\x04\x14\0\0\0".to_vec(), vec![0; 22], b"header.csv".to_vec(), vec![9; 99]].concat()
        })
    }),
    case("154 a pointer of Git LFS", Refuse, "NO_HEADER", "header.csv", 1, |set| {
        set.text("header.csv", |_| {
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n".to_owned()
        })
    }),
    case("154b a shortcut", Refuse, "NO_HEADER", "header.csv", 1, |set| {
        set.text("header.csv", |_| "[InternetShortcut]\r\nURL=file:///share/header.csv\r\n".to_owned())
    }),
    case("170 10,000 columns", Refuse, "TOO_WIDE", "header.csv", 1, |set| {
        set.text("header.csv", |text| text.lines().map(|line| line.to_owned() + &",x".repeat(10_000) + "\n").collect());
    }),
    case("170b one row of 300 fields", Refuse, "TOO_WIDE", "header.csv", 9, |set| {
        set.raw("header.csv", |b| after_line(&b, 8, &[b','; 300]))
    }),
    case("171 a cell of 1 MB", Refuse, "CELL_LONG", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "UPN", &"x".repeat(1_000_000))
    }),
    case("171b a quoted cell of 1 MB", Refuse, "CELL_LONG", "header.csv", 3, |set| {
        set.sheet("header.csv").set(1, "UPN", &"x, ".repeat(300_000))
    }),
    case("172 a line of 5 MB", Refuse, "LINE_LONG", "header.csv", 2, |set| {
        let wide = vec!["x".repeat(25_000); 200].join(",");
        set.text("header.csv", |text| text.replacen('\n', &format!("\n{wide}\n"), 1));
    }),
    case("173 2 MB of commas", Refuse, "TOO_WIDE", "header.csv", 1, |set| {
        set.raw("header.csv", |_| vec![b','; 2_000_000])
    }),
    case("174 2 MB of quotation marks", Refuse, "QUOTE_OPEN", "header.csv", 1, |set| {
        set.raw("header.csv", |_| vec![b'"'; 2_000_000])
    }),
    case("174b an odd number of quotation marks", Refuse, "QUOTE_OPEN", "header.csv", 1, |set| {
        set.raw("header.csv", |_| vec![b'"'; 2_000_001])
    }),
    case("175 2 MB of blank lines", Refuse, "EMPTY", "header.csv", 1, |set| {
        set.raw("header.csv", |_| vec![b'\n'; 2_000_000])
    }),
    case("175b 2 MB of NUL", Refuse, "EMPTY", "header.csv", 1, |set| set.raw("header.csv", |_| vec![0; 2_000_000])),
    case("177 2 million lines and one", Refuse, "TOO_MANY_ROWS", "header.csv", 2_000_002, |set| {
        set.text("header.csv", |text| text + &"1,2\n".repeat(2_000_001))
    }),
];

/// Notes and counts that are left out leave every figure as it was.
#[test]
fn a_line_that_is_no_child_moves_no_figure() {
    let (day, tidy) = (day_of_clean(), figures(&read(&clean()).1, day_of_clean()));
    for file in ["header.csv", "uasc.csv", "oc2.csv", "oc3.csv", "ad1.csv", "previous_permanence.csv"] {
        for words in ["60", "Report run by the data team", "Total: 60", "Unknown", "Leaving care team"] {
            let mut set = clean();
            let commas = ",".repeat(set.sheets[file].columns.len() - 1);
            set.text(file, |text| text + words + &commas + "\n");
            assert_eq!(figures(&read(&set).1, day), tidy, "{file}: {words}");
        }
    }
}

/// A byte that fits no encoding spoils its own cell and no other.
#[test]
fn a_lost_letter_in_a_cell_that_is_not_read_moves_no_figure() {
    let (day, tidy) = (day_of_clean(), figures(&read(&clean()).1, day_of_clean()));
    let mut set = clean();
    set.sheet("header.csv").set(1, "UPN", "Ren\u{e9}e");
    set.raw("header.csv", |bytes| replaced(&bytes, "é".as_bytes(), b"\x81"));
    let (sources, returns) = read(&set);
    let lost = |notice: &&scorecard::inside::account::Notice| notice.code == "ENC_LOST";
    let found = super::kit::notices(&sources, &returns, "header.csv").iter().find(lost).unwrap();
    assert_eq!((&found.lines[..], found.rows), (&[3][..], 1));
    assert_eq!(figures(&returns, day), tidy);
}

fn latin(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).chars().map(|letter| letter as u8).collect()
}

#[test]
fn an_unclosed_mark_in_a_title_is_passed_over_in_a_large_file_too() {
    let rows: String = (1..80_000).map(|child| format!("{child},1,01/02/2012,WBRI\n")).collect();
    let text = format!("\"Looked after children\nCHILD,SEX,DOB,ETHNIC\n{rows}");
    assert!(text.len() > 1 << 20);
    let returns = scorecard::inside::returns::read(&[scorecard::inside::file::Source::new("header.csv", text)]);
    assert_eq!((returns.accounts[0].is_refused(), returns.used[0]), (false, 79_999));
}

fn utf16(bytes: &[u8], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).encode_utf16().flat_map(unit).collect()
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let place = bytes.windows(from.len()).position(|part| part == from).unwrap();
    [&bytes[..place], to, &bytes[place + from.len()..]].concat()
}

/// Letters, digits and line ends of code page 37.
fn ebcdic(byte: u8) -> u8 {
    match byte {
        b'A'..=b'I' => byte - b'A' + 0xC1,
        b'J'..=b'R' => byte - b'J' + 0xD1,
        b'S'..=b'Z' => byte - b'S' + 0xE2,
        b'0'..=b'9' => byte - b'0' + 0xF0,
        b'\n' => 0x25,
        b',' => 0x6B,
        _ => 0x61,
    }
}

/// Bytes put at the beginning of the line after this one.
fn after_line(bytes: &[u8], line: usize, put: &[u8]) -> Vec<u8> {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(place, _)| place + 1);
    let place = ends.take(line).last().unwrap();
    [&bytes[..place], put, &bytes[place..]].concat()
}

pub fn quoted(text: &str, mark: char) -> String {
    let line = |line: &str| {
        line.split(',').map(|cell| format!("{mark}{cell}{mark}")).collect::<Vec<String>>().join(",") + "\n"
    };
    text.lines().map(line).collect()
}

fn without_nth(text: &str, letter: char, nth: usize) -> String {
    let place = text.match_indices(letter).nth(nth).unwrap().0;
    format!("{}{}", &text[..place], &text[place + 1..])
}

fn noise() -> Vec<u8> {
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as u8
    };
    (0..4000).map(|_| next()).collect()
}

/// Puts quotation marks around the first cell of a line.
fn with_marks(text: &str, line: usize) -> String {
    let mark = |(at, row): (usize, &str)| match row.split_once(',') {
        Some((first, rest)) if at == line => format!("\"{first}\",{rest}\n"),
        _ => format!("{row}\n"),
    };
    text.lines().enumerate().map(mark).collect()
}

#[test]
fn marks_around_one_cell_change_nothing_else() {
    let (twins, twin) = read(&clean());
    let tidy = figures(&twin, day_of_clean());
    for line in [0, 1, 7, 57] {
        let mut set = clean();
        let files: Vec<String> = set.sheets.keys().cloned().collect();
        files.iter().for_each(|file| set.text(file, |text| with_marks(&text, line)));
        let (sources, returns) = read(&set);
        assert_eq!(figures(&returns, day_of_clean()), tidy, "{line}");
        for file in &files {
            let [now, before] = [(&sources, &returns), (&twins, &twin)]
                .map(|(files, read)| format!("{:?}", notices(files, read, file)));
            assert_eq!(now, before, "{file}, {line}");
        }
    }
}

#[test]
fn a_file_with_a_mark_is_refused_as_one_without() {
    let spoilt: [fn(usize, &str) -> String; 3] = [
        |at, row| if at == 9 { format!("{row}{}", ",".repeat(260)) } else { row.to_owned() },
        |at, row| if at == 9 { format!("{row}{}", "x".repeat(70_000)) } else { row.to_owned() },
        |at, row| if at == 9 { format!("{row}{}", "x,".repeat(200)) } else { row.to_owned() },
    ];
    for spoil in spoilt {
        for line in [1, 5, 20] {
            let said = |marked: bool| {
                let mut set = clean();
                set.text("episodes.csv", |text| {
                    let rows = text.lines().enumerate().map(|(at, row)| spoil(at, row) + "\n");
                    let text: String = rows.collect();
                    if marked { with_marks(&text, line) } else { text }
                });
                let (sources, returns) = read(&set);
                format!("{:?}", notices(&sources, &returns, "episodes.csv"))
            };
            assert_eq!(said(true), said(false));
        }
    }
}
