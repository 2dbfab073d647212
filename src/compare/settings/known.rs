//! Published figures that somebody typed beside a line, each with its source: those of years and definitions of which
//! no file is at hand.

use crate::cells::hundredths::hundredths;

/// A published figure.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// Whose it is: "England".
    pub whose: String,
    /// The value in tenths of the line's unit.
    pub tenths: i64,
    /// The year or day that it is of, in words.
    pub of: String,
    /// Where it stands.
    pub source: String,
}

impl Known {
    /// Of a line such as "England; 92; 2009/10; Report to scrutiny, January 2011". Nothing where a part is missing, or
    /// the value is no number with at most one decimal.
    pub fn typed(line: &str) -> Option<Known> {
        let parts: Vec<&str> = line.splitn(4, ';').map(str::trim).collect();
        let [whose, value, of, source] = parts[..] else { return None };
        let value = hundredths(value.as_bytes()).filter(|hundredths| hundredths % 10 == 0)?;
        let is_said = [whose, of, source].iter().all(|part| !part.is_empty());
        let known = |text: &str| text.to_owned();
        is_said.then(|| Known { whose: known(whose), tenths: value / 10, of: known(of), source: known(source) })
    }

    /// As somebody would type it.
    pub fn plain(&self) -> String {
        let sign = if self.tenths < 0 { "-" } else { "" };
        let (whole, tenth) = (self.tenths.abs() / 10, self.tenths.abs() % 10);
        let tenth = if tenth == 0 { String::new() } else { format!(".{tenth}") };
        format!("{}; {sign}{whole}{tenth}; {}; {}", self.whose, self.of, self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_line_is_read_back_as_it_was_and_one_with_a_part_missing_is_none() {
        for line in ["England; 92; 2009/10; Report; of January", "Similar councils; -1.5; at 31 March 2010; Tables"] {
            assert_eq!(Known::typed(line).unwrap().plain(), line);
        }
        for line in
            ["", "England", "England; 92; 2009/10", "England; many; 2009/10; S", "; 92; 2009/10; S", "A; 1.25; B; C"]
        {
            assert_eq!(Known::typed(line), None, "{line}");
        }
    }
}
