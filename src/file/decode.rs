//! Bytes → UTF-8 text: the four encodings that exports come in, what is no text at all, and line ends.

use crate::account::{Refusal, Refused};
use memchr::{memchr, memchr_iter};
use std::borrow::Cow;

/// How the characters of a file are written as bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, the "ANSI" of Western European Windows.
    Windows1252,
}

impl Encoding {
    /// The name of it in data.
    pub fn key(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// Something that was mended while decoding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mended {
    /// Two byte order marks.
    TwoMarks,
    /// Accents that were encoded twice, first on this line.
    DoubleEncoded(u32),
    /// Bytes that fit no encoding, on these lines.
    LostLetters(Vec<u32>),
    /// So many NUL bytes after the text.
    NulTail(usize),
    /// The end mark of DOS after the text.
    EndMark,
    /// Lines that end in CR CR LF.
    DoubledLineEnds,
}

/// The text of a file as UTF-8 with LF or CR LF line ends. UTF-8 input is not copied.
#[derive(Debug)]
pub struct Text<'a> {
    /// The bytes.
    pub bytes: Cow<'a, [u8]>,
    /// How they were encoded.
    pub encoding: Encoding,
    /// What was mended.
    pub mended: Vec<Mended>,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
/// How much of a file is looked at to tell what it is.
const SAMPLE: usize = 4096;

/// The text of a file, or why it is none. A chosen encoding is taken at its word.
pub fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Result<Text<'_>, Refused> {
    let mut mended = Vec::new();
    let (bytes, encoding) = without_mark(bytes, chosen, &mut mended);
    if is_blank(bytes) {
        return Err(Refusal::Empty.into());
    }
    let is_wide = matches!(encoding, Some(Encoding::Utf16Le | Encoding::Utf16Be));
    if let Some(refusal) = other_kind(bytes.trim_ascii_start()).filter(|_| !is_wide) {
        return Err(refusal.into());
    }
    let (bytes, encoding) = as_utf8(bytes, encoding, chosen, &mut mended)?;
    if let Some(refusal) = other_kind(bytes.trim_ascii_start()) {
        return Err(refusal.into());
    }
    refuse_controls(&bytes)?;
    let bytes = with_plain_line_ends(bytes, &mut mended);
    let lost = if encoding == Encoding::Utf8 { Vec::new() } else { lines_of_lost(&bytes) };
    mended.extend((!lost.is_empty()).then_some(Mended::LostLetters(lost)));
    Ok(Text { bytes, encoding, mended })
}

/// Whether the first bytes are those of a zip archive or of markup, which the reader of workbooks and uploads is for.
pub fn may_hold_tables(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes).trim_ascii_start();
    let marks = [&b"PK\x03\x04"[..], b"<", b"\xFF\xFE<\0", b"\xFE\xFF\0<"];
    marks.iter().any(|mark| start.starts_with(mark))
}

/// The text of a file of markup, which is no table: for the reader of workbooks and uploads.
#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub fn markup(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Refused> {
    let mut mended = Vec::new();
    let (bytes, encoding) = without_mark(bytes, None, &mut mended);
    as_utf8(bytes, encoding, None, &mut mended).map(|(text, _)| text)
}

/// The bytes as UTF-8, and how they were encoded: as their mark tells, or as their NULs do.
fn as_utf8<'a>(
    bytes: &'a [u8],
    told: Option<Encoding>,
    chosen: Option<Encoding>,
    mended: &mut Vec<Mended>,
) -> Result<(Cow<'a, [u8]>, Encoding), Refused> {
    match told.unwrap_or_else(|| told_by_nuls(bytes)) {
        Encoding::Utf16Le => Ok((Cow::Owned(from_utf16(bytes, u16::from_le_bytes)), Encoding::Utf16Le)),
        Encoding::Utf16Be => Ok((Cow::Owned(from_utf16(bytes, u16::from_be_bytes)), Encoding::Utf16Be)),
        Encoding::Utf8 | Encoding::Windows1252 => eight_bit(bytes, chosen, mended),
    }
}

/// The bytes after their byte order marks, and the encoding that the marks tell.
fn without_mark<'a>(
    bytes: &'a [u8],
    chosen: Option<Encoding>,
    mended: &mut Vec<Mended>,
) -> (&'a [u8], Option<Encoding>) {
    if let Some(mut rest) = bytes.strip_prefix(BYTE_ORDER_MARK) {
        while let Some(again) = rest.strip_prefix(BYTE_ORDER_MARK) {
            rest = again;
            mended.push(Mended::TwoMarks);
        }
        mended.truncate(1);
        return (rest, chosen.or(Some(Encoding::Utf8)));
    }
    match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, chosen.or(Some(Encoding::Utf16Le))),
        [0xFE, 0xFF, rest @ ..] => (rest, chosen.or(Some(Encoding::Utf16Be))),
        _ => (bytes, chosen),
    }
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0 | 0x1A))
}

/// What the first bytes say when they are not those of a table.
fn other_kind(start: &[u8]) -> Option<Refusal> {
    let is_gzip_or_other = [&b"\x1F\x8B"[..], b"7z\xBC\xAF", b"Rar!", b"BZh", b"\xFD7zXZ"];
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        let sample = &start[..start.len().min(SAMPLE)];
        let is_office = [&b"[Content_Types].xml"[..], b"_rels/", b"xl/", b"mimetype"];
        let office = is_office.iter().any(|name| memchr::memmem::find(sample, name).is_some());
        return Some(if office { Refusal::Workbook } else { Refusal::Archive });
    }
    if is_gzip_or_other.iter().any(|mark| start.starts_with(mark)) {
        return Some(Refusal::Archive);
    }
    match start {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(compound(start)),
        [b'%', b'P', b'D', b'F', ..] => Some(Refusal::Pdf),
        [b'{', ..] => Some(Refusal::Json),
        [b'[', rest @ ..] if matches!(rest.trim_ascii_start().first(), Some(b'{' | b'[' | b'"' | b']')) => {
            Some(Refusal::Json)
        }
        [b'<', ..] => Some(kind_of_markup(start)),
        _ if start.starts_with(b"version https://git-lfs") => Some(Refusal::Pointer),
        _ if start.starts_with(b"[InternetShortcut]") => Some(Refusal::Pointer),
        _ => None,
    }
}

/// A compound file of old Office: a workbook of its own, or the box around one with a password.
fn compound(file: &[u8]) -> Refusal {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_box = memchr::memmem::find(file, &name).is_some();
    if is_box { Refusal::Encrypted } else { Refusal::OldWorkbook }
}

/// A web page, or XML of another kind.
fn kind_of_markup(start: &[u8]) -> Refusal {
    let sample = start[..start.len().min(SAMPLE)].to_ascii_lowercase();
    let has = |name: &[u8]| memchr::memmem::find(&sample, name).is_some();
    let is_page = has(b"<html") || has(b"<!doctype html") || has(b"<table") || has(b"<body");
    if is_page || !has(b"<?xml") && !has(b"<expssda903") && !has(b"<message") { Refusal::WebPage } else { Refusal::Xml }
}

/// UTF-16 without a mark has a NUL in every other byte of plain text.
fn told_by_nuls(bytes: &[u8]) -> Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if memchr(0, sample).is_none() {
        return Encoding::Utf8;
    }
    let nuls = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (nuls(0), nuls(1), sample.len() / 2);
    if odd * 10 > half * 3 && even * 10 < half {
        Encoding::Utf16Le
    } else if even * 10 > half * 3 && odd * 10 < half {
        Encoding::Utf16Be
    } else {
        Encoding::Utf8
    }
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<u8> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    for letter in char::decode_utf16(units) {
        text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if bytes.len() % 2 == 1 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let kept = text.trim_end_matches(['\0', '\u{1A}']).len();
    text.truncate(kept);
    text.into_bytes()
}

/// UTF-8 as it stands, or Windows-1252 made UTF-8.
fn eight_bit<'a>(
    bytes: &'a [u8],
    chosen: Option<Encoding>,
    mended: &mut Vec<Mended>,
) -> Result<(Cow<'a, [u8]>, Encoding), Refused> {
    let bytes = without_tail(bytes, mended);
    if let Some(place) = memchr(0, bytes) {
        let is_noise = controls(bytes) > 8 || !may_be_windows_text(bytes) && std::str::from_utf8(bytes).is_err();
        let why = if is_noise { Refusal::NotText } else { Refusal::Nul };
        return Err(Refused { line: if is_noise { 1 } else { line_at(bytes, place) }, ..why.into() });
    }
    let utf8 = if chosen == Some(Encoding::Windows1252) { None } else { std::str::from_utf8(bytes).ok() };
    if let Some(text) = utf8 {
        mended.extend(double_encoded(text).map(|place| Mended::DoubleEncoded(line_at(bytes, place))));
        return Ok((Cow::Borrowed(bytes), Encoding::Utf8));
    }
    if !may_be_windows_text(bytes) {
        return Err(Refusal::NotText.into());
    }
    let mixed = chosen.is_none() && is_mostly_utf8(bytes);
    let text = if mixed { mixed_text(bytes) } else { windows_1252(bytes) };
    Ok((Cow::Owned(text.into_bytes()), Encoding::Windows1252))
}

/// The bytes without NUL padding and the end mark of DOS.
fn without_tail<'a>(bytes: &'a [u8], mended: &mut Vec<Mended>) -> &'a [u8] {
    let kept = bytes.iter().rposition(|byte| !matches!(byte, 0 | 0x1A)).map_or(0, |last| last + 1);
    let tail = &bytes[kept..];
    let nuls = tail.iter().filter(|byte| **byte == 0).count();
    if nuls > 0 {
        mended.push(Mended::NulTail(nuls));
    }
    if tail.contains(&0x1A) {
        mended.push(Mended::EndMark);
    }
    &bytes[..kept]
}

/// Bytes that Windows-1252 does not define are few in its text, each of them damaged, and most of a table is plain ASCII.
fn may_be_windows_text(bytes: &[u8]) -> bool {
    let undefined = bytes.iter().filter(|byte| is_undefined(**byte)).count();
    let are_few = undefined <= FEW_LOST || undefined * ONE_LOST_IN <= bytes.len();
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let high = sample.iter().filter(|byte| **byte >= 0x80).count();
    (are_few || is_mostly_utf8(bytes)) && high * 10 <= sample.len() * 3
}

/// Of a text so many letters may be lost at least, and in a long one a letter of so many.
const FEW_LOST: usize = 3;
const ONE_LOST_IN: usize = 1000;

fn is_undefined(byte: u8) -> bool {
    matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)
}

/// The lines on which letters were lost.
fn lines_of_lost(text: &[u8]) -> Vec<u32> {
    let (mut lines, mut line, mut from) = (Vec::new(), 1, 0);
    for place in memchr::memmem::find_iter(text, "\u{fffd}".as_bytes()) {
        line += memchr_iter(b'\n', &text[from..place]).count() as u32;
        from = place;
        lines.push(line);
    }
    lines.dedup();
    lines
}

/// Most of what is not ASCII is sound UTF-8: single bytes were damaged.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    sound > broken
}

fn mixed_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&windows_1252(chunk.invalid()));
    }
    text
}

/// Windows-1252; a byte that it does not define becomes the mark of a lost letter, which spoils its cell.
pub fn windows_1252(bytes: &[u8]) -> String {
    const HIGH: [char; 32] = [
        '€', '?', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '?', 'Ž', '?', '?', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '?', 'ž', 'Ÿ',
    ];
    let letter = |byte: &u8| match byte {
        byte if is_undefined(*byte) => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

/// The first place where a letter such as `é` was encoded twice (`Ã©`).
fn double_encoded(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let twice = |first: char, second: char| matches!(first, 'Ã' | 'Â') && ('\u{80}'..='\u{bf}').contains(&second);
    let letters = text.char_indices().zip(text.chars().skip(1));
    letters.into_iter().find(|((_, first), second)| twice(*first, *second)).map(|((place, _), _)| place)
}

/// How many control characters the first bytes hold, NUL aside.
fn controls(bytes: &[u8]) -> usize {
    let is_control = |byte: &u8| matches!(byte, 1..=8 | 14..=31 | 127);
    bytes[..bytes.len().min(SAMPLE)].iter().filter(|byte| is_control(byte)).count()
}

/// Control characters other than tabs and line ends are not in any table.
fn refuse_controls(bytes: &[u8]) -> Result<(), Refused> {
    if controls(bytes) > 2 {
        return Err(Refusal::NotText.into());
    }
    match memchr(0, bytes) {
        Some(place) => Err(Refused { line: line_at(bytes, place), ..Refusal::Nul.into() }),
        None => Ok(()),
    }
}

/// The line on which a byte stands.
pub fn line_at(bytes: &[u8], place: usize) -> u32 {
    let before = &bytes[..place.min(bytes.len())];
    let line_ends = memchr_iter(b'\n', before).count();
    let count = if line_ends == 0 { memchr_iter(b'\r', before).count() } else { line_ends };
    count as u32 + 1
}

/// Line ends of old Macs (CR) and of twice converted files (CR CR LF) as LF.
fn with_plain_line_ends<'a>(bytes: Cow<'a, [u8]>, mended: &mut Vec<Mended>) -> Cow<'a, [u8]> {
    let lone = |place: usize| bytes.get(place + 1) != Some(&b'\n');
    if !memchr_iter(b'\r', &bytes).any(lone) {
        return bytes;
    }
    let doubled = memchr::memmem::find(&bytes, b"\r\r\n").is_some();
    if doubled {
        mended.push(Mended::DoubledLineEnds);
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest: &[u8] = &bytes;
    while let Some(place) = memchr(b'\r', rest) {
        plain.extend_from_slice(&rest[..place]);
        plain.push(b'\n');
        rest = &rest[place..];
        let end = [&b"\r\r\n"[..], b"\r\n", b"\r"].into_iter().find(|end| rest.starts_with(end));
        rest = &rest[end.map_or(1, <[u8]>::len)..];
    }
    plain.extend_from_slice(rest);
    Cow::Owned(plain)
}
