//! The answers that a clause cannot give, each with its reason.

use super::coverage::{Place, every_answer};
use scorecard::inside::judging::finding::Answer::{self, No, Unknown};

/// An answer that a clause cannot give.
struct Never {
    /// The measures it holds for, by the beginning of their names.
    of: &'static [&'static str],
    /// The clause, by the beginning of its words.
    clause: &'static str,
    answer: Answer,
    because: &'static str,
}

const fn never(of: &'static [&'static str], clause: &'static str, answer: Answer, because: &'static str) -> Never {
    Never { of, clause, answer, because }
}

const EPISODES: &str = "every day lies inside or outside the rows of Episodes";
const DATES: &str = "rows without their own date are set aside, so it is known";
const A_LIST: &str = "not being in the list is a no";
const BEGUN: &str = "every case is a child whose care began or ended; only the record of it can be missing";
const RECORDED: &str = "every case is one whose start or cease is recorded";
const EITHER: &str = "the dates are there or they are not, and not is unknown";
const A_RATIO: &str = "a ratio shows the cases that count on either side and no others";
const A_BLANK: &str = "a blank date says that it has not happened";
const A_CODE: &str = "a blank or unknown code is not one of those named";

const LIST: &[Never] = &[
    never(
        &[
            "POP", "STB", "LOC", "REV", "HLT", "SAF-01", "SAF-03", "SAF-04", "SAF-12", "SAF-13", "SAF-14", "EDU-19",
            "ADP", "CAS",
        ],
        "looked after at the end of the day",
        Unknown,
        EPISODES,
    ),
    never(&["POP-03", "POP-04"], "started to be looked after in the year", No, BEGUN),
    never(&["POP-05", "POP-06"], "ceased to be looked after in the year", No, BEGUN),
    never(&["POP-08"], "looked after at the end of 31 March", Unknown, EPISODES),
    never(&["POP-09"], "looked after at the end of the last", Unknown, EPISODES),
    never(&["POP-11", "POP-12"], "unaccompanied", Unknown, A_LIST),
    never(&["POP-12", "POP-15", "POP-16", "POP-20"], "started to be looked after in the year", No, RECORDED),
    never(
        &["POP-03 / Of these", "POP-12", "POP-15", "POP-16", "POP-20"],
        "started to be looked after in the year",
        Unknown,
        RECORDED,
    ),
    never(&["POP-03 / Of these"], "unaccompanied", Unknown, A_LIST),
    never(&["POP-03 / Of these"], "not unaccompanied", Unknown, A_LIST),
    never(&["POP-03 / Beside leavers"], "", Unknown, A_RATIO),
    never(&["POP-03 / Beside leavers"], "ceased to be looked after", No, A_RATIO),
    never(&["POP-05 / Of these"], "ceased to be looked after in the year", Unknown, RECORDED),
    never(&["CAS-14"], "a social worker, by number", No, "a worker without a number is unknown"),
    never(&["STB-02"], "the period of care did not begin", Unknown, EPISODES),
    never(&["STB-02"], "in the same placement", Unknown, EPISODES),
    never(&["STB-06"], "neither placement is temporary", Unknown, A_CODE),
    never(&["STB-06"], "a reason is recorded", No, "a reason that is not recorded is unknown"),
    never(&["STB-06"], "the reason was not planned", Unknown, "the clause before it is unknown first"),
    never(&["STB-07"], "the placement began in the year", Unknown, DATES),
    never(&["STB-07"], "it is not the first", Unknown, EPISODES),
    never(&["STB-05"], "the placement ended in the year", Unknown, DATES),
    never(&["STB-05"], "the day it began is known", No, EITHER),
    never(&["STB-08"], "in the same placement", Unknown, EPISODES),
    never(&["POP-13"], "on a short break", Unknown, DATES),
    never(&["POP-13"], "not looked after otherwise", Unknown, EPISODES),
    never(&["POP-21"], "the start of care is recorded", No, EITHER),
    never(
        &["REV-01"],
        "at least one review fell due",
        Unknown,
        "what is not known of earlier reviews is taken at its best",
    ),
    never(&["REV-03"], "held in the year", No, "a review outside care is unknown, and none is from another year"),
    never(&["REV-05"], "held in the year", Unknown, "here a review outside care is a no"),
    never(&["REV-06"], "a review is due", Unknown, "what is not known of earlier reviews is taken at its best"),
    never(&["HLT", "SAF-01", "SAF-03", "SAF-04"], "looked after continuously", Unknown, EPISODES),
    never(&["HLT-06", "HLT-07"], "a score of 0 to 40 is recorded", No, "a score that is not recorded is unknown"),
    never(&["HLT-07"], "the score is 17", Unknown, "the clause before it is unknown first"),
    never(&["POP-07", "POP-25", "SAF-05", "SAF-06", "SAF-07", "SAF-08"], "looked after at any time", Unknown, EPISODES),
    never(&["SAF-06"], "", No, A_RATIO),
    never(&["SAF-06"], "an incident of being missing", Unknown, A_RATIO),
    never(&["SAF-12"], "a deprivation of liberty order", Unknown, A_LIST),
    never(&["LVR"], "has not died", Unknown, A_CODE),
    never(&["LVR"], "was not only ever", Unknown, A_LIST),
    never(&["LVR"], "care was not taken over", Unknown, A_CODE),
    never(&["LVR-02", "LVR-03"], "has not gone abroad", Unknown, A_CODE),
    never(&["LVR-10"], "not in emergency accommodation", Unknown, "the clause before it is unknown first"),
    never(&["POP-19", "ADP"], "ceased to be looked after", No, RECORDED),
    never(&["POP-19", "ADP"], "ceased to be looked after", Unknown, RECORDED),
    never(&["ADP-03"], "", No, A_RATIO),
    never(&["ADP-03"], "not unaccompanied", Unknown, A_LIST),
    never(&["ADP-03"], "adopted", Unknown, A_RATIO),
    never(&["ADP-05", "ADP-08", "ADP-26"], "the start of care and the day", No, EITHER),
    never(&["ADP-06"], "a placement order, the match", No, EITHER),
    never(
        &["ADP-07"],
        "adopted, or looked after",
        Unknown,
        "without a recorded start the child belongs, as not recorded",
    ),
    never(&["ADP-07"], "the start of care and, once", No, EITHER),
    never(&["ADP-07"], "moved in sooner", Unknown, "the clause before it is unknown first"),
    never(&["ADP-13", "ADP-14"], "an adoption decision is open", Unknown, DATES),
    never(&["ADP-13", "ADP-14"], "not in an adoptive placement", Unknown, A_CODE),
    never(&["ADP-13"], "no longer looked after", Unknown, EPISODES),
    never(&["ADP-18"], "the decision was made", Unknown, DATES),
    never(&["ADP-18"], "a run of E1 or D1", Unknown, DATES),
    never(&["ADP-09"], "an adoption decision stood", Unknown, DATES),
    never(&["ADP-23"], "in an adoptive placement", Unknown, A_CODE),
    never(&["ADP-25"], "the order was unopposed", Unknown, "the clause before it is unknown first"),
    never(&["ADP-27"], "placed for adoption", Unknown, DATES),
    never(&["ADP-27"], "the day is known", No, EITHER),
    never(&["ADP-19"], "the start of care is recorded", No, EITHER),
    never(&["ADP-19"], "both dates are recorded", No, EITHER),
    never(&["ADP-26"], "more days", Unknown, "the clause before it is unknown first"),
    never(&["CAS-04", "CAS-05", "HLT-09"], "the start of care is recorded", No, EITHER),
    never(&["HLT-10"], "the date of birth is known", No, EITHER),
    never(&["CAS-09"], "made while the child was looked after", Unknown, EPISODES),
    never(&["EDU"], "looked after on", Unknown, EPISODES),
    never(&["EDU-09"], "an Attainment 8 score", No, "a score that is not recorded is unknown"),
    never(&["EDU-12", "EDU-15"], "sessions possible and missed", No, EITHER),
    never(&["EDU-12"], "sessions missed without leave", No, EITHER),
    never(&["STB-11"], "moved to another placement", Unknown, EPISODES),
    never(&["REV-07"], "held in the year", Unknown, "here a review outside care is a no"),
    never(&["REV-07"], "a parent could be asked", Unknown, "only NA says that nobody could"),
    never(&["CAS-10"], "looked after at any time", Unknown, EPISODES),
    never(&["SAF-10"], "back in the year", Unknown, "a spell without an end goes on"),
    never(&["SAF-10"], "looked after on the first day", Unknown, EPISODES),
    never(&["LVR-14"], "the plan was made or reviewed", Unknown, "asked only where a plan is known"),
    never(&["CAS-02", "CAS-03", "CAS-13"], "a child in need", Unknown, DATES),
    never(&["CAS-13"], "a transition plan", Unknown, A_BLANK),
    never(&["POP-18"], "the court issued", Unknown, DATES),
    never(&["ADP-12"], "the final order", Unknown, "a case without an end goes on"),
    never(&["SVC-01", "SVC-03", "ADP-15", "ADP-17"], "", Unknown, A_BLANK),
    never(&["ADP-16", "SVC-14"], "matched in the year", Unknown, A_BLANK),
    never(&["SVC-04"], "approved in the year", Unknown, A_BLANK),
    never(&["LVR-20"], "the support is given", Unknown, "who asked is told in the same cell"),
    never(&["STB-10"], "a school of the child", Unknown, "a file without a row of the child has none"),
    never(&["GOV-03"], "the field is blank", Unknown, "a field is recorded or it is missing"),
];

impl Never {
    fn matches(&self, (measure, clause): &Place, answer: Answer) -> bool {
        let of = self.of.iter().any(|of| measure.starts_with(of));
        of && clause.starts_with(self.clause) && answer == self.answer
    }
}

/// Why the clause cannot give this answer, where it cannot.
pub fn reason(place: &Place, answer: Answer) -> Option<&'static str> {
    LIST.iter().find(|never| never.matches(place, answer)).map(|never| never.because)
}

/// Entries of the list that match no clause of any indicator.
pub fn idle() -> Vec<&'static str> {
    let is_idle = |never: &&Never| !every_answer().any(|(place, answer)| never.matches(&place, answer));
    LIST.iter().filter(is_idle).map(|never| never.clause).collect()
}
