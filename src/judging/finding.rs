//! Yes, no or unknown, with the evidence: a small value that becomes words only when somebody looks.

use crate::calendar::Day;
use crate::cells::hundredths::written;
use crate::history::Child;
use crate::rows::of_the_return::{Origin, Row};

/// The answer to a question asked of a case. Unknown is never silently a no.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// The rows say yes.
    Yes,
    /// The rows say no.
    No,
    /// The rows do not say.
    Unknown,
}

/// A date, number or official wording that stands in the evidence.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Fact {
    /// A day, shown as 31 March 2018.
    Day(Day),
    /// A count, an age, or a number of days.
    Number(i64),
    /// A score in hundredths, shown with the decimals that it has.
    Hundredths(i64),
    /// Words of a code list.
    Words(&'static str),
}

impl From<Day> for Fact {
    fn from(day: Day) -> Fact {
        Fact::Day(day)
    }
}

impl From<i64> for Fact {
    fn from(number: i64) -> Fact {
        Fact::Number(number)
    }
}

impl From<u32> for Fact {
    fn from(number: u32) -> Fact {
        Fact::Number(number.into())
    }
}

impl From<i32> for Fact {
    fn from(number: i32) -> Fact {
        Fact::Number(number.into())
    }
}

impl From<&'static str> for Fact {
    fn from(words: &'static str) -> Fact {
        Fact::Words(words)
    }
}

const MOST: usize = 3;

/// One thing of several that a finding rests on: a placement, a review that fell due, and the rows behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What it is.
    pub words: String,
    /// The rows that say so; none where a row is missing.
    pub rows: Vec<Origin>,
}

impl Entry {
    /// An entry that rests on rows.
    pub fn new<'r, R: Row + 'r>(words: String, rows: impl IntoIterator<Item = &'r R>) -> Entry {
        Entry { words, rows: rows.into_iter().map(Row::origin).collect() }
    }
}

/// Everything of one kind that decided for a child, gathered only when somebody looks.
pub type Entries = for<'h> fn(Child<'h>) -> Vec<Entry>;

/// The same for one day of the child: that of a placement, a visit or a review.
pub type EntriesOfDay = for<'h> fn(Child<'h>, Day) -> Vec<Entry>;

#[derive(Clone, Copy, Debug)]
enum Listing {
    OfChild(Entries),
    OfDay(EntriesOfDay, Day),
}

/// What little is missing to a yes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NearMiss {
    /// One more of what is counted.
    OneMore,
    /// Nothing but time: the day on which it is a yes if nothing changes.
    On(Day),
}

/// As many months ahead a day is still near.
const NEAR_MONTHS: i32 = 3;

/// An answer and why: a sentence with places for facts, the facts, and the rows behind them.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// Yes, no or unknown.
    pub answer: Answer,
    sentence: &'static str,
    facts: [Option<Fact>; MOST],
    rows: [Option<Origin>; MOST],
    listing: Option<Listing>,
    near: Option<NearMiss>,
}

/// A finding of yes. Each `{}` of the sentence takes one fact.
pub fn yes(sentence: &'static str) -> Finding {
    Finding { answer: Answer::Yes, sentence, facts: [None; MOST], rows: [None; MOST], listing: None, near: None }
}

/// A finding of no.
pub fn no(sentence: &'static str) -> Finding {
    Finding { answer: Answer::No, ..yes(sentence) }
}

/// A finding that the rows do not say.
pub fn unknown(sentence: &'static str) -> Finding {
    Finding { answer: Answer::Unknown, ..yes(sentence) }
}

/// Yes or no by a condition, with one sentence for both.
pub fn whether(condition: bool, sentence: &'static str) -> Finding {
    if condition { yes(sentence) } else { no(sentence) }
}

/// The sentence for one, or for any other number.
pub fn plural(number: u32, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}

impl Finding {
    /// The answer to the opposite question, for the same reason.
    pub fn reversed(self) -> Finding {
        let answer = match self.answer {
            Answer::Yes => Answer::No,
            Answer::No => Answer::Yes,
            Answer::Unknown => Answer::Unknown,
        };
        Finding { answer, ..self }
    }

    /// Adds the fact for the next place of the sentence.
    pub fn with(mut self, fact: impl Into<Fact>) -> Finding {
        if let Some(place) = self.facts.iter_mut().find(|place| place.is_none()) {
            *place = Some(fact.into());
        }
        self
    }

    /// Adds a row behind the finding.
    pub fn seen_in(self, row: &impl Row) -> Finding {
        self.at(row.origin())
    }

    /// Adds the place of a row behind the finding.
    pub fn at(mut self, origin: Origin) -> Finding {
        if self.rows.contains(&Some(origin)) {
            return self;
        }
        if let Some(place) = self.rows.iter_mut().find(|place| place.is_none()) {
            *place = Some(origin);
        }
        self
    }

    /// Adds a row where there is one.
    pub fn seen_in_any(self, row: Option<&impl Row>) -> Finding {
        match row {
            Some(row) => self.seen_in(row),
            None => self,
        }
    }

    /// Adds the place of a row where there is one.
    pub fn at_any(self, origin: Option<Origin>) -> Finding {
        match origin {
            Some(origin) => self.at(origin),
            None => self,
        }
    }

    /// Adds everything of one kind that decided, however many there are.
    pub fn listing(self, entries: Entries) -> Finding {
        Finding { listing: Some(Listing::OfChild(entries)), ..self }
    }

    /// Adds everything of one kind that decided about one day, however many there are.
    pub fn listing_of(self, day: Day, entries: EntriesOfDay) -> Finding {
        Finding { listing: Some(Listing::OfDay(entries, day)), ..self }
    }

    /// Says of a no that one more of what is counted makes it a yes.
    pub fn one_short(self, is_short: bool) -> Finding {
        self.near(NearMiss::OneMore, is_short)
    }

    /// Says of a no that it is a yes on a day if nothing changes, where that day is within three months of the last and
    /// the case is still asked about on it.
    pub fn yes_on(self, day: Day, last: Day, is_asked: bool) -> Finding {
        self.near(NearMiss::On(day), is_asked && day <= last.plus_months(NEAR_MONTHS))
    }

    fn near(self, near: NearMiss, is_near: bool) -> Finding {
        Finding { near: Some(near).filter(|_| is_near && self.answer == Answer::No), ..self }
    }

    /// What little is missing to a yes, where that is known.
    pub fn near_miss(&self) -> Option<NearMiss> {
        self.near
    }

    /// The rows of the sentence itself.
    pub fn rows(&self) -> impl Iterator<Item = Origin> + '_ {
        self.rows.iter().flatten().copied()
    }

    /// Everything listed below the sentence, for the child that the finding is about.
    pub fn entries(&self, child: Child) -> Vec<Entry> {
        match self.listing {
            Some(Listing::OfChild(entries)) => entries(child),
            Some(Listing::OfDay(entries, day)) => entries(child, day),
            None => Vec::new(),
        }
    }

    /// Every row behind the finding, each once.
    pub fn all_rows(&self, child: Child) -> Vec<Origin> {
        let mut all: Vec<Origin> = self.rows().collect();
        for row in self.entries(child).into_iter().flat_map(|entry| entry.rows) {
            if !all.contains(&row) {
                all.push(row);
            }
        }
        all
    }

    /// The sentence with its facts in place.
    pub fn because(&self) -> String {
        let mut facts = self.facts.iter().flatten();
        let mut words = String::new();
        let mut parts = self.sentence.split("{}");
        words.push_str(parts.next().unwrap_or_default());
        for part in parts {
            match facts.next() {
                Some(Fact::Day(day)) => words.push_str(&day.to_string()),
                Some(Fact::Number(number)) => words.push_str(&number.to_string()),
                Some(Fact::Hundredths(score)) => words.push_str(&written(*score)),
                Some(Fact::Words(official)) => words.push_str(official),
                None => words.push('?'),
            }
            words.push_str(part);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_takes_its_facts_in_order() {
        let since = Day::read(b"14/06/2017").unwrap();
        let finding = yes("In care since {}, aged {}, {}.").with(since).with(9u32).with("section 20");
        assert_eq!(finding.because(), "In care since 14 June 2017, aged 9, section 20.");
    }

    #[test]
    fn evidence_is_small_enough_to_copy() {
        assert!(std::mem::size_of::<Finding>() <= 152, "{}", std::mem::size_of::<Finding>());
    }
}
