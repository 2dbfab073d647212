//! Lines that no file of children gives: a typed number, or nothing.

use crate::history::History;
use crate::judging::*;
use crate::rows::of_the_return::Table;
use Better::{Higher, Lower, Neutral};
use Unit::{Count, Percent, Pounds, Rate, Score};

/// A line without cases: its figure is typed in.
struct Typed(&'static str, &'static str);

impl Measure for Typed {
    fn judge(&self, _: &History, _: &mut dyn FnMut(&Judged)) {}
    fn tally(&self, _: &History) -> Tally {
        Tally::default()
    }
    fn shape(&self) -> Shape {
        Shape::Count
    }
    fn words(&self) -> Words {
        Words { denominator: Vec::new(), numerator: Vec::new() }
    }
    fn cases(&self) -> (&'static str, &'static str) {
        (self.0, self.1)
    }
}

/// A line with the words for one and several of what it counts.
const fn line(
    id: &'static str,
    title: &'static str,
    (unit, better): (Unit, Better),
    measure: &'static Typed,
    codes: &'static [&'static str],
    source: &'static str,
) -> Indicator {
    Indicator::new(id, title, measure)
        .codes(codes)
        .better(better)
        .window(Rolling12)
        .unit(unit)
        .needs(&[Table::TypedNumbers])
        .source(source)
        .note("A typed number: it is not worked out from children's records.")
}

/// A measure of the council's own, whose number and name last as long as the program.
pub fn own(
    (id, title): (&'static str, &'static str),
    (unit, of_things): (Unit, bool),
    better: Better,
    window: Window,
) -> &'static Indicator {
    let measure = line(id, title, (unit, better), OWN, &[], "The council's own").window(window);
    let measure = measure.note("A measure of the council's own: its numbers are typed.");
    Box::leak(Box::new(if of_things { measure.of_things() } else { measure }))
}

const OWN: &Typed = &Typed("counted", "counted");
const PUPILS: &Typed = &Typed("pupil", "pupils");
const CHILDREN: &Typed = &Typed("child", "children");
const PLANS: &Typed = &Typed("plan", "plans");
const POSTS: &Typed = &Typed("post", "posts");
const WEEKS: &Typed = &Typed("week", "weeks");
const REVIEWS: &Typed = &Typed("review", "reviews");
const CRITERIA: &Typed = &Typed("criterion", "criteria");
const ASSESSMENTS: &Typed = &Typed("assessment", "assessments");
const REFERRALS: &Typed = &Typed("referral", "referrals");
const CONFERENCES: &Typed = &Typed("conference", "conferences");
const HOUSEHOLDS: &Typed = &Typed("household", "households");
const QUARTILE: &Typed = &Typed("quartile", "quartiles");

const RESULTS: &str = "Department for Education, outcomes of children looked after: academic year";
const WALES: &str = "Welsh performance indicators: academic year";
const FRONT_DOOR: &str = "Children in need census";

/// A share of care leavers some time after they left.
const fn after_care(id: &'static str, title: &'static str, codes: &'static [&'static str]) -> Indicator {
    line(id, title, (Percent, Higher), CHILDREN, codes, "Welsh performance indicator PM34: of all who left care so long ago")
        .window(Year)
        .note("A typed number: no file that is read tells what somebody did so long after leaving. LVR-05 tells it around a birthday.")
}

/// A share of the year, of the children in need census.
const fn front_door(
    id: &'static str,
    title: &'static str,
    (counted, better): (&'static Typed, Better),
    codes: &'static [&'static str],
) -> Indicator {
    line(id, title, (Percent, better), counted, codes, FRONT_DOOR).window(Year)
}

/// The lines of education that no file of children gives.
pub static EDUCATION: &[Indicator] = &[
    line("EDU-01", "Key Stage 2: English at level 4", (Percent, Higher), PUPILS, &["NI 99"], RESULTS),
    line("EDU-02", "Key Stage 2: maths at level 4", (Percent, Higher), PUPILS, &["NI 100"], RESULTS),
    line(
        "EDU-03",
        "Key Stage 4: 5 GCSEs A* to C with English and maths",
        (Percent, Higher),
        PUPILS,
        &["NI 101"],
        RESULTS,
    ),
    line("EDU-04", "Left care with a GCSE or GNVQ", (Percent, Higher), CHILDREN, &["PAF CF/A2", "BVPI 50"], RESULTS),
    line("EDU-05", "Missed 25 days of school or more", (Percent, Lower), PUPILS, &["PAF CF/C24"], RESULTS),
    line("EDU-06", "Good level of development at the end of reception", (Percent, Higher), PUPILS, &["LAIT"], RESULTS),
    line("EDU-08", "Key Stage 2: progress", (Score, Higher), PUPILS, &["LAIT"], RESULTS)
        .note("A typed number, of the results to 2023: the Department has published none since. Reading, writing and maths can be typed as its parts. One decimal is kept."),
    line("EDU-10", "Key Stage 4: Progress 8", (Score, Higher), PUPILS, &["LAIT"], RESULTS)
        .note("A typed number: the Department works it out from the National Pupil Database, against pupils with the same results at 11. One decimal is kept."),
    line("EDU-16", "Core Subject Indicator", (Percent, Higher), PUPILS, &["SCC/035", "SCC/036", "PM29"], WALES),
    line("EDU-17", "Average points of qualifications at 16", (Score, Higher), PUPILS, &["SCC/037"], WALES),
    line("EDU-18", "Children who received awards", (Count, Higher), CHILDREN, &[], "Local"),
];

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    line(
        "POP-23",
        "Children of other authorities placed in the area",
        (Count, Neutral),
        CHILDREN,
        &["DfE LA of placement"],
        "Children looked after in England: local authority of placement at 31 March",
    )
    .window(Snapshot)
    .note("A typed number: only the Department has the returns of the other authorities. Less the authority's own children placed elsewhere (LOC-01) it is the net gain, which can be typed as its part."),
    line("POP-24", "Children supported to remain with their family", (Percent, Higher), CHILDREN, &["PM25"], WALES),
    line(
        "REV-08",
        "Reviews of looked-after children, of protection plans and of children in need on time, together",
        (Percent, Higher),
        REVIEWS,
        &["SCC/045"],
        "Welsh performance indicator SCC/045",
    )
    .window(Year)
    .note("A typed number: two of the three kinds of review are of children in no file that is read. REV-02 is worked out, of looked-after children alone. Each kind can be typed as a part."),
    line(
        "HLT-12",
        "Tests for blood-borne viruses in permanence planning",
        (Count, Neutral),
        CHILDREN,
        &[],
        "Southwark, February 2013",
    ),
    line(
        "SAF-02",
        "Convictions and cautions of looked-after children against those of all local children",
        (Score, Lower),
        CHILDREN,
        &["PAF CF/C18"],
        "Performance Assessment Framework CF/C18: the per cent of SAF-01 divided by that of all children aged 10 to 17",
    ),
    line(
        "SAF-11",
        "Children missing from home or care: self-assessment",
        (Score, Higher),
        CRITERIA,
        &["NI 71"],
        "National Indicator 71: five criteria of 0 to 3 each, so 0 to 15, each quarter from 2008 to 2010",
    )
    .window(Snapshot)
    .note("A typed number: the authority gave itself this score."),
    after_care("LVR-11", "In education, employment or training 12 months after leaving care", &["PM34(a)"]),
    after_care("LVR-21", "In education, employment or training 24 months after leaving care", &["PM34(b)"]),
    line("LVR-16", "Pathway plans rated good or better in audit", (Percent, Higher), PLANS, &[], "Local audit"),
    line(
        "ADP-28",
        "Adoption scorecard: quartile",
        (Count, Neutral),
        QUARTILE,
        &[],
        "Department for Education, adoption scorecards",
    )
    .of_things()
    .note("A typed number, 1 the best. The Department gave it once a year, of the three years to 31 March: in the middle of a year the last one stands. The place of a measure among councils, at any date, stands on the page of its own line where their figures are loaded."),
    line("SVC-02", "Foster carer recruitment: enquiries", (Count, Higher), HOUSEHOLDS, &[], "Local"),
    line("SVC-06", "Social worker vacancies", (Percent, Lower), POSTS, &["LAIT"], "Children's social work workforce")
        .of_things(),
    line("SVC-07", "Cost of a looked-after child for a week", (Pounds, Neutral), WEEKS, &[], "Section 251 outturn")
        .of_things(),
    line("FDR-01", "Referrals received", (Count, Neutral), REFERRALS, &["NI 68"], FRONT_DOOR).window(Year),
    line("FDR-02", "Referrals going on to initial assessment", (Percent, Neutral), REFERRALS, &["NI 68"], FRONT_DOOR)
        .window(Year),
    front_door("FDR-03", "Initial assessments in time", (ASSESSMENTS, Higher), &["NI 59", "SCC/042"])
        .note("A typed number. In time was within 7 working days, and later 10. The Welsh measure has its own days."),
    front_door("FDR-13", "Core assessments in time", (ASSESSMENTS, Higher), &["NI 60", "SCC/043"])
        .note("A typed number. In time was within 35 working days."),
    line("FDR-04", "Initial child protection conferences", (Count, Neutral), CONFERENCES, &[], FRONT_DOOR).window(Year),
    line("FDR-05", "Child protection plans open", (Count, Neutral), PLANS, &[], FRONT_DOOR).window(Snapshot),
    line("FDR-06", "Children with a protection plan for each 10,000", (Rate, Neutral), CHILDREN, &[], FRONT_DOOR)
        .rate_of("FDR-05")
        .window(Snapshot)
        .note("A typed number, or else FDR-05 of all children aged 0 to 17 in the area. It is not worked out from children's records."),
    front_door("FDR-07", "Child protection reviews held in time", (PLANS, Higher), &["NI 67"]),
    front_door("FDR-08", "Child protection plans ended that had lasted 2 years or more", (PLANS, Lower), &["NI 64"]),
    front_door("FDR-18", "Second or later child protection plans", (CHILDREN, Lower), &["NI 65", "PAF CF/A3", "PM27"])
        .note("A typed number: of the children who became the subject of a plan in the year, those who had been before."),
];
