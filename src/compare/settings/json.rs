//! JSON with the line of every key and value, so that a fault can be told by its line and never by its content.

/// A value and the line it begins on.
#[derive(Clone, PartialEq, Debug)]
pub struct Json {
    /// The line.
    pub line: u32,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A number as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Members in their order.
    Object(Vec<Member>),
}

/// One member of an object.
#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    /// The line of its key.
    pub line: u32,
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Json,
}

/// Deeper than any settings file.
const DEEPEST: usize = 16;

/// Reads a text; gives the line on which it stops being JSON.
pub fn read(text: &str) -> Result<Json, u32> {
    let mut reader = Reader { rest: text, line: 1 };
    let value = reader.value(0).ok_or(reader.line)?;
    reader.space();
    if reader.rest.is_empty() { Ok(value) } else { Err(reader.line) }
}

struct Reader<'t> {
    rest: &'t str,
    line: u32,
}

impl Reader<'_> {
    fn space(&mut self) {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
        let rest = self.rest.trim_start_matches(blank);
        let passed = &self.rest[..self.rest.len() - rest.len()];
        self.line += passed.matches('\n').count() as u32;
        self.rest = rest;
    }

    /// Passes over a sign, after any space.
    fn sign(&mut self, sign: char) -> bool {
        self.space();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self, word: &str, kind: Kind) -> Option<Kind> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(kind)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        let line = self.line;
        let kind = match self.rest.chars().next()? {
            _ if depth > DEEPEST => None,
            '{' => self.object(depth),
            '[' => self.list(depth),
            '"' => self.text().map(Kind::Text),
            't' => self.word("true", Kind::Truth(true)),
            'f' => self.word("false", Kind::Truth(false)),
            'n' => self.word("null", Kind::Null),
            _ => self.number(),
        };
        Some(Json { line, kind: kind? })
    }

    fn object(&mut self, depth: usize) -> Option<Kind> {
        let mut members = Vec::new();
        self.sign('{');
        if self.sign('}') {
            return Some(Kind::Object(members));
        }
        loop {
            self.space();
            let line = self.line;
            let key = self.text()?;
            let value = self.sign(':').then(|| self.value(depth + 1))??;
            members.push(Member { line, key, value });
            if !self.sign(',') {
                return self.sign('}').then_some(Kind::Object(members));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Kind> {
        let mut values = Vec::new();
        self.sign('[');
        if self.sign(']') {
            return Some(Kind::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            if !self.sign(',') {
                return self.sign(']').then_some(Kind::List(values));
            }
        }
    }

    fn text(&mut self) -> Option<String> {
        self.rest = self.rest.strip_prefix('"')?;
        let mut text = String::new();
        loop {
            let next = self.letter()?;
            match next {
                '"' => return Some(text),
                '\\' => text.push(self.escaped()?),
                _ if next < ' ' => return None,
                _ => text.push(next),
            }
        }
    }

    fn letter(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let next = letters.next()?;
        self.rest = letters.as_str();
        Some(next)
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.letter()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => return self.unit(),
            sign @ ('"' | '\\' | '/') => sign,
            _ => return None,
        })
    }

    /// A letter as one or two units of UTF-16.
    fn unit(&mut self) -> Option<char> {
        let first = self.four()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        let second = self.four().filter(|second| (0xdc00..0xe000).contains(second))?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    fn four(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        self.rest = &self.rest[4..];
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Option<Kind> {
        let is_of_it = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
        let end = self.rest.find(|c| !is_of_it(c)).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        let whole = number.strip_prefix('-').unwrap_or(number);
        let begins_well = whole.starts_with(|c: char| c.is_ascii_digit());
        let is_padded = whole.len() > 1 && whole.starts_with('0') && whole.as_bytes()[1].is_ascii_digit();
        let is_number = begins_well && !is_padded && !number.ends_with('.') && number.parse::<f64>().is_ok();
        self.rest = rest;
        is_number.then(|| Kind::Number(number.to_owned()))
    }
}

/// Writes a value over several lines, two spaces for each step in.
pub fn write(value: &Json, depth: usize, out: &mut String) {
    match &value.kind {
        Kind::Null => out.push_str("null"),
        Kind::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Kind::Number(number) => out.push_str(number),
        Kind::Text(text) => write_text(text, out),
        Kind::List(values) if values.iter().all(is_plain) => {
            let mut words: Vec<String> = Vec::new();
            values.iter().for_each(|value| words.push(line_of(value)));
            out.push_str(&format!("[{}]", words.join(", ")));
        }
        Kind::List(values) => {
            let write_one = |value: &Json, out: &mut String| write(value, depth + 1, out);
            write_all(values, ('[', ']'), depth, &write_one, out);
        }
        Kind::Object(members) => {
            let write_one = |member: &Member, out: &mut String| {
                write_text(&member.key, out);
                out.push_str(": ");
                write(&member.value, depth + 1, out);
            };
            write_all(members, ('{', '}'), depth, &write_one, out);
        }
    }
}

fn is_plain(value: &Json) -> bool {
    !matches!(value.kind, Kind::List(_) | Kind::Object(_))
}

fn line_of(value: &Json) -> String {
    let mut line = String::new();
    write(value, 0, &mut line);
    line
}

type WriteOne<'w, T> = &'w dyn Fn(&T, &mut String);

fn write_all<T>(all: &[T], (open, close): (char, char), depth: usize, write_one: WriteOne<T>, out: &mut String) {
    out.push(open);
    for (place, one) in all.iter().enumerate() {
        out.push_str(if place == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write_one(one, out);
    }
    if !all.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            _ if letter < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(json: &Json) -> serde_json::Value {
        match &json.kind {
            Kind::Null => serde_json::Value::Null,
            Kind::Truth(truth) => serde_json::json!(truth),
            Kind::Number(number) => serde_json::from_str(number).unwrap(),
            Kind::Text(text) => serde_json::json!(text),
            Kind::List(values) => values.iter().map(other).collect(),
            Kind::Object(members) => members.iter().map(|member| (member.key.clone(), other(&member.value))).collect(),
        }
    }

    const TEXTS: [&str; 12] = [
        "{\"a\": [1, -2.5, 1e3, true, false, null], \"b\": {}, \"c\": []}",
        " [ \"\\u00e9\\ud83d\\ude00\\n\\\"\\\\ é\" ] ",
        "0",
        "{\"a\": 01}",
        "{\"a\": 1.}",
        "{\"a\" 1}",
        "[1,]",
        "{\"a\": 1} x",
        "\"\\ud83d\"",
        "nul",
        "{\"a\": {\"b\": [{\"c\": \"\\t\"}]}}",
        "[-]",
    ];

    #[test]
    fn reads_what_another_reader_reads_and_refuses_what_it_refuses() {
        for text in TEXTS {
            let theirs: Option<serde_json::Value> = serde_json::from_str(text).ok();
            assert_eq!(read(text).ok().map(|json| other(&json)), theirs, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for json in TEXTS.iter().filter_map(|text| read(text).ok()) {
            let mut text = String::new();
            write(&json, 0, &mut text);
            assert_eq!(other(&read(&text).unwrap()), other(&json), "{text}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let json = read("{\n  \"a\": 1,\n\n  \"b\": [\n    2]}").unwrap();
        let Kind::Object(members) = json.kind else { panic!("an object") };
        assert_eq!(members.iter().map(|member| member.line).collect::<Vec<u32>>(), [2, 4]);
        assert_eq!(read("{\n \"a\": 1\n \"b\": 2}"), Err(3));
        assert!(read(&"[".repeat(100_000)).is_err());
    }
}
