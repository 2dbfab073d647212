//! A paper as a file for Word: the parts of an Open XML document, packed.
//!
//! A document of headings, paragraphs and tables has six small parts, so they are written here; packing and escaping
//! are left to `zip` and `quick-xml`, which the reader of workbooks has already. The same paper gives the same bytes.

mod charts;
mod parts;

use crate::paper::chart::Chart;
use crate::paper::{Block, Paper, Part, Table};
use parts::{FOOTER_END, RELATIONS, SETTINGS, STYLES, chart_name, content_types, document_relations};
use parts::{footer_start, safe};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// Twentieths of a point: A4, and its margins.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
const MARGIN: u32 = 1_134;

/// The bytes of the file; an error only where there is no memory for it.
pub fn word(paper: &Paper) -> Result<Vec<u8>, String> {
    packed(paper).map_err(|_| "The document could not be packed.".to_owned())
}

fn packed(paper: &Paper) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of any clock goes in.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let charts: Vec<&Chart> = charts(paper).collect();
    let parts = [
        ("[Content_Types].xml", content_types(charts.len())),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", properties(paper)),
        ("word/_rels/document.xml.rels", document_relations(charts.len())),
        ("word/document.xml", body(paper)),
        ("word/footer1.xml", footer(paper, room(false))),
        ("word/footer2.xml", footer(paper, room(true))),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/styles.xml", STYLES.to_owned()),
    ];
    let named = |(at, chart): (usize, &&Chart)| (chart_name(at), charts::part(chart));
    let parts = parts.into_iter().map(|(name, text)| (name.to_owned(), text));
    for (name, text) in parts.chain(charts.iter().enumerate().map(named)) {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The pictures of a paper, in their order.
fn charts(paper: &Paper) -> impl Iterator<Item = &Chart> {
    let blocks = paper.shown().flat_map(|part| &part.blocks);
    blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None })
}

fn properties(paper: &Paper) -> String {
    let (title, author) = (safe(&paper.title), safe(&paper.authority));
    format!(
        "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>\
         <dc:language>en-GB</dc:language></cp:coreProperties>",
        parts::XML
    )
}

/// What stands at the foot of pages with so much room between their margins.
fn footer(paper: &Paper, room: u32) -> String {
    let whose = [&paper.authority, &paper.title].map(|text| safe(text));
    let whose: Vec<&str> = whose.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    footer_start(room) + &whose.join(" \u{b7} ") + FOOTER_END
}

fn body(paper: &Paper) -> String {
    let mut writer = Writer { text: parts::DOCUMENT_START.to_owned(), is_wide: false, charts: 0 };
    writer.paragraph("Title", &paper.title);
    paper.shown().for_each(|part| writer.part(part));
    let last = writer.section();
    writer.text + &last + parts::DOCUMENT_END
}

/// The text so far, whether its last pages lie on their side, and how many pictures it has.
struct Writer {
    text: String,
    is_wide: bool,
    charts: usize,
}

impl Writer {
    fn part(&mut self, part: &Part) {
        if part.wide != self.is_wide {
            let before = self.section();
            self.text += &format!("<w:p><w:pPr><w:pStyle w:val=\"Break\"/>{before}</w:pPr></w:p>");
            self.is_wide = part.wide;
        }
        if !part.heading.is_empty() {
            self.paragraph("Heading1", &part.heading);
        }
        part.blocks.iter().filter(|block| block.says() || matches!(block, Block::Heading { .. })).for_each(|block| {
            match block {
                Block::Heading { words } => self.paragraph("Heading2", words),
                Block::Words(words) => words.text.lines().for_each(|line| self.paragraph("Normal", line)),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
            }
        });
    }

    /// The pages up to here.
    fn section(&self) -> String {
        let (foot, wide, high, turned) =
            if self.is_wide { ("rId4", LONG, SHORT, " w:orient=\"landscape\"") } else { ("rId3", SHORT, LONG, "") };
        format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"{foot}\"/>\
             <w:pgSz w:w=\"{wide}\" w:h=\"{high}\"{turned}/><w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" \
             w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
        )
    }

    fn paragraph(&mut self, style: &str, words: &str) {
        self.text += &paragraph(style, words);
    }

    /// What it shows, the picture, and why points are not there.
    fn chart(&mut self, chart: &Chart) {
        self.paragraph("Caption", &chart.title);
        self.text += &charts::placed(chart, self.charts, room(self.is_wide));
        self.charts += 1;
        if !chart.gaps.is_empty() {
            self.paragraph("Small", &chart.gaps);
        }
    }

    fn table(&mut self, table: &Table) {
        let room = room(self.is_wide);
        let widths = widths(&table.shares, room);
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let caption = safe(&table.caption);
        self.text += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Measures\"/><w:tblW w:w=\"{room}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:firstRow=\"{}\" w:firstColumn=\"1\"/>\
             <w:tblCaption w:val=\"{caption}\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
            u8::from(!table.headings.is_empty())
        );
        if !table.headings.is_empty() {
            self.row(&table.headings, &widths, true);
        }
        table.rows.iter().for_each(|row| self.row(row, &widths, false));
        // Two tables without a paragraph between them would be one.
        self.text += "</w:tbl>";
        self.paragraph("Small", "");
    }

    fn row(&mut self, cells: &[String], widths: &[u32], is_heading: bool) {
        let is_band = cells.len() == 1 && widths.len() > 1;
        let style = if is_heading || is_band { "Heading" } else { "Cell" };
        let repeats = if is_heading { "<w:tblHeader/>" } else { "" };
        self.text += &format!("<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>");
        if is_band {
            let across = format!("<w:gridSpan w:val=\"{}\"/>", widths.len());
            self.text += &cell(&cells[0], widths.iter().sum(), &across, "Band");
        } else {
            for (words, width) in cells.iter().zip(widths) {
                self.text += &cell(words, *width, "", style);
            }
        }
        self.text += "</w:tr>";
    }
}

fn cell(words: &str, width: u32, across: &str, style: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{across}</w:tcPr>{}</w:tc>", paragraph(style, words))
}

fn paragraph(style: &str, words: &str) -> String {
    let run = if words.is_empty() {
        String::new()
    } else {
        format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", safe(words))
    };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{run}</w:p>")
}

/// The width between the margins.
fn room(is_wide: bool) -> u32 {
    if is_wide { LONG - 2 * MARGIN } else { SHORT - 2 * MARGIN }
}

/// The width of each column; the first takes what dividing leaves.
fn widths(shares: &[u32], room: u32) -> Vec<u32> {
    let all = shares.iter().sum::<u32>().max(1);
    let mut widths: Vec<u32> = shares.iter().map(|share| room * share / all).collect();
    let left = room - widths.iter().sum::<u32>();
    widths.iter_mut().take(1).for_each(|first| *first += left);
    widths
}
