//! What a set of lines that ships is; what a framework measures and this page does not work out, with the reason.

/// A set of lines that ships with the page.
pub struct Shipped {
    /// Its name.
    pub name: &'static str,
    /// Its promises, each with its lines: the framework's own number and the page's.
    pub promises: &'static [(&'static str, &'static [(&'static str, &'static str)])],
    /// Measures of the framework that no line of the catalogue has, each with the reason.
    pub without: &'static [(&'static str, &'static str)],
}

/// A measure that has no line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lacking {
    /// Its number and its title.
    pub measure: String,
    /// Why it is not here.
    pub why: &'static str,
}

const CENSUS: &str = "It rests on the children in need census, which this page does not read.";
const JUDGEMENT: &str =
    "It is a judgement in words, and no figure. Typed as a measure of your own with WORDS, it stands among the notes.";
const ACTIONS: &str =
    "It is no figure. The committee's paper has what earlier meetings asked for, with who does it and by when.";
const STANDING: &str = "It is no figure. The sheet and the paper say which figures are provisional.";
const NO_LINE: &str = "This page has no line of that number.";

/// What the catalogue has and is no line of this page, with where it stands instead.
const NO_LINES: [(&str, &str, &str); 4] = [
    ("GOV-01", "Recommendations and actions", ACTIONS),
    ("GOV-02", "Provisional figures", STANDING),
    ("SVC-05", "Outcome of the inspection", JUDGEMENT),
    ("SVC-08", "Strategy for enough placements", JUDGEMENT),
];

/// A line that a set asks for and that is not here, by its number and the framework's own.
pub fn lacking(code: &str, id: &str) -> Lacking {
    let known = NO_LINES.iter().find(|(of, ..)| *of == id);
    let (title, why) = known.map_or(("", NO_LINE), |(_, title, why)| (*title, *why));
    let words: Vec<&str> = [code, title, id].into_iter().filter(|word| !word.is_empty()).collect();
    Lacking { measure: words.join(" "), why }
}

/// A measure of a framework for which the catalogue has no line at all.
pub fn without((measure, why): &(&str, &'static str)) -> Lacking {
    Lacking { measure: (*measure).to_owned(), why }
}

/// Measures of the adoption scorecard that nothing tells the meaning of.
pub const NO_DEFINITION: &[(&str, &str)] =
    &[("A17 to A20", "The scorecard has these numbers. Their definitions are in no source that this page rests on.")];

/// Welsh measures of other children than those looked after.
pub const OTHER_CHILDREN: &[(&str, &str)] = &[
    ("SCC/006, SCC/007, SCC/010, SCC/011 Referrals and initial assessments", CENSUS),
    ("SCC/014, SCC/015, SCC/016, SCC/034 Child protection conferences and reviews", CENSUS),
    ("SCC/030 Young carers", CENSUS),
];

/// The same of the measures since 2016.
pub const OTHER_CHILDREN_SINCE_2016: &[(&str, &str)] =
    &[("PM24 Assessments within their time", CENSUS), ("PM28 Time on the child protection register", CENSUS)];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::find;

    #[test]
    fn what_is_no_line_is_named_with_its_title_and_where_it_stands() {
        let one = lacking("", "SVC-05");
        assert_eq!((one.measure.as_str(), one.why), ("Outcome of the inspection SVC-05", JUDGEMENT));
        assert_eq!(lacking("", "XXX-99"), Lacking { measure: "XXX-99".to_owned(), why: NO_LINE });
    }

    #[test]
    fn no_reason_is_kept_for_a_line_that_is_there() {
        let there: Vec<&str> = NO_LINES.iter().map(|(id, ..)| *id).filter(|id| find(id).is_some()).collect();
        assert_eq!(there, [""; 0]);
    }
}
