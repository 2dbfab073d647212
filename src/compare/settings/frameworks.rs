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

const RATING: &str = "It needs the latest judgement of each provider, which no file that is read holds.";
const CENSUS: &str = "It rests on the children in need census, which this page does not read.";
const HOMELESS: &str = "It needs spells of homelessness. No file that is read holds them.";
const CATEGORY: &str = "It is a list of young people by category. No line counts it.";
const JUDGEMENT: &str = "It is a judgement in words, and no figure.";
const NO_LINE: &str = "This page has no line of that number.";

/// Lines of the catalogue that this page does not work out.
const NOT_WORKED_OUT: [(&str, &str, &str); 4] = [
    ("LVR-12", "Care leavers who were homeless in the year", HOMELESS),
    ("LVR-19", "Care leavers by category", CATEGORY),
    ("SAF-14", "Children in provision that is rated good or better", RATING),
    ("SVC-05", "Outcome of the inspection", JUDGEMENT),
];

/// A line that a set asks for and that is not here, by its number and the framework's own.
pub fn lacking(code: &str, id: &str) -> Lacking {
    let known = NOT_WORKED_OUT.iter().find(|(of, ..)| *of == id);
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
    fn what_is_not_worked_out_is_named_with_its_title_and_its_reason() {
        let one = lacking("PM35", "LVR-12");
        assert_eq!(
            (one.measure.as_str(), one.why),
            ("PM35 Care leavers who were homeless in the year LVR-12", HOMELESS)
        );
        assert_eq!(lacking("", "XXX-99"), Lacking { measure: "XXX-99".to_owned(), why: NO_LINE });
    }

    #[test]
    fn no_reason_is_kept_for_a_line_that_is_there() {
        let there: Vec<&str> = NOT_WORKED_OUT.iter().map(|(id, ..)| *id).filter(|id| find(id).is_some()).collect();
        assert_eq!(there, [""; 0]);
    }
}
