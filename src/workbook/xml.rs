//! Markup element by element, without document types and not deeper than any workbook or upload goes.

use crate::account::{Refusal, Refused};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// How deep elements may stand inside each other; a workbook goes to 8.
const DEEPEST: u32 = 64;

/// What comes next in the text.
pub enum Node<'a> {
    /// An element begins.
    Open(BytesStart<'a>),
    /// An element ends.
    Close(BytesEnd<'a>),
    /// Letters; one text may come in several pieces.
    Text(Cow<'a, str>),
}

/// A reader of markup.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: u32,
}

impl<'a> Xml<'a> {
    /// Begins at the start of a text.
    pub fn new(text: &'a str) -> Xml<'a> {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, depth: 0 }
    }

    /// How many elements are open.
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// How many bytes have been read.
    pub fn place(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// The next element or text; `None` after the last.
    pub fn node(&mut self) -> Result<Option<Node<'a>>, Refused> {
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|_| Refusal::Broken)? {
                Event::Start(element) => {
                    self.open()?;
                    Node::Open(element)
                }
                Event::End(element) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(element)
                }
                Event::Text(text) => Node::Text(text.xml10_content()),
                Event::CData(text) => Node::Text(text.xml10_content()),
                Event::GeneralRef(reference) => Node::Text(letter(&reference)?),
                Event::DocType(_) => return Err(Refusal::DocumentType.into()),
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(Refusal::Broken.into()),
                _ => continue,
            }));
        }
    }

    fn open(&mut self) -> Result<(), Refused> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(Refused { seen: DEEPEST, ..Refusal::TooDeep.into() }) } else { Ok(()) }
    }
}

/// The letter that `&amp;` or `&#38;` stands for; others would have to be defined.
fn letter<'a>(reference: &BytesRef) -> Result<Cow<'a, str>, Refused> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|_| Refusal::Broken)? {
        return Ok(Cow::Owned(letter.to_string()));
    }
    resolve_xml_entity(reference).map(Cow::Borrowed).ok_or(Refusal::DocumentType.into())
}

/// The value of an attribute, whatever namespace its name has.
pub fn attribute<'e>(element: &'e BytesStart, name: &str) -> Result<Option<Cow<'e, str>>, Refused> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Refusal::Broken)?;
        if attribute.key.local_name().as_ref() == name {
            return attribute.normalized_value(XmlVersion::default()).map(Some).map_err(|_| Refusal::Broken.into());
        }
    }
    Ok(None)
}

/// Whether an attribute says yes.
pub fn is_on(element: &BytesStart, name: &str) -> Result<bool, Refused> {
    Ok(matches!(attribute(element, name)?.as_deref(), Some("1" | "true" | "on")))
}
