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
const REFERRALS: &Typed = &Typed("referral", "referrals");
const CONFERENCES: &Typed = &Typed("conference", "conferences");
const HOUSEHOLDS: &Typed = &Typed("household", "households");
const QUARTILE: &Typed = &Typed("quartile", "quartiles");

const RESULTS: &str = "Department for Education, outcomes of children looked after: academic year";
const WALES: &str = "Welsh performance indicators: academic year";
const FRONT_DOOR: &str = "Children in need census";

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
    line("EDU-16", "Core Subject Indicator", (Percent, Higher), PUPILS, &["SCC/035", "SCC/036", "PM29"], WALES),
    line("EDU-17", "Average points of qualifications at 16", (Score, Higher), PUPILS, &["SCC/037"], WALES),
    line("EDU-18", "Children who received awards", (Count, Higher), CHILDREN, &[], "Local"),
];

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    line("POP-24", "Children supported to remain with their family", (Percent, Higher), CHILDREN, &["PM25"], WALES),
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
    line("LVR-16", "Pathway plans rated good or better in audit", (Percent, Higher), PLANS, &[], "Local audit"),
    line(
        "ADP-28",
        "Adoption scorecard: quartile",
        (Count, Lower),
        QUARTILE,
        &[],
        "Department for Education, adoption scorecards",
    )
    .of_things(),
    line("SVC-02", "Foster carer recruitment: enquiries", (Count, Higher), HOUSEHOLDS, &[], "Local"),
    line("SVC-06", "Social worker vacancies", (Percent, Lower), POSTS, &["LAIT"], "Children's social work workforce")
        .of_things(),
    line("SVC-07", "Cost of a looked-after child for a week", (Pounds, Neutral), WEEKS, &[], "Section 251 outturn")
        .of_things(),
    line("FDR-01", "Referrals received", (Count, Neutral), REFERRALS, &["NI 68"], FRONT_DOOR).window(Year),
    line("FDR-02", "Referrals going on to initial assessment", (Percent, Neutral), REFERRALS, &["NI 68"], FRONT_DOOR)
        .window(Year),
    line("FDR-04", "Initial child protection conferences", (Count, Neutral), CONFERENCES, &[], FRONT_DOOR).window(Year),
    line("FDR-05", "Child protection plans open", (Count, Neutral), PLANS, &[], FRONT_DOOR).window(Snapshot),
    line("FDR-06", "Children with a protection plan for each 10,000", (Rate, Neutral), CHILDREN, &[], FRONT_DOOR)
        .rate_of("FDR-05")
        .window(Snapshot)
        .note("A typed number, or else FDR-05 of all children aged 0 to 17 in the area. It is not worked out from children's records."),
    line("FDR-07", "Child protection reviews held in time", (Percent, Higher), PLANS, &["NI 67"], FRONT_DOOR)
        .window(Year),
];
