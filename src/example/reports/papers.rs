//! What each of the reports has beside its children: headings and lines in its order, numbers of other systems, words.

use super::report::Report;
use crate::compare::settings::form::Words;
use crate::compare::target::From;

/// The reports, in their order.
pub const ALL: &[Report] = &[ADOPTION, MEMBERS, WALES, REVIEW, PROGRESS];

const ADOPTION: Report = Report {
    number: "000",
    about: "a mid-year report on adoption, 2013",
    as_at: "2012-12-31",
    words: Words::English,
    children: super::adoption::files,
    typed: &["ADP-28,2012-12-31,1,,,Adoption scorecard: adjusted for foster carers,"],
    details: &[
        ("number", "7"),
        ("classification", "Open"),
        ("date", "26 February 2013"),
        ("meeting", "Corporate parenting committee"),
        ("title", "Mid-year performance report: looked-after children"),
        ("wards", "All"),
        ("from", "Director, children's social care"),
    ],
    promises: &[
        ("Overall performance", &["POP-01", "STB-01", "STB-02", "REV-01"]),
        ("Where the adoption scorecard is good", &["ADP-12", "ADP-28"]),
        ("Where we are behind", &["ADP-13", "ADP-11", "ADP-10"]),
        ("How long it took", &["ADP-26", "ADP-05", "ADP-08"]),
        ("Who waits and who is adopted", &["ADP-14", "ADP-24"]),
    ],
    aims: &[("ADP-05", None, From::National)],
    tells: &[],
    beside: &[("ADP-05", "the threshold of the scorecard", 63_900, 2012, "", "Public Finance, 30 November 2012")],
    adds: &[
        (
            "issues/ADP-12",
            "The speed of proceedings is in the top quartile of the national adoption scorecard, and so is the \
             timeliness of adoption when adoptions by foster carers are left out.",
        ),
        ("issues/ADP-13", "Here we are behind both national and similar councils."),
        (
            "issues/ADP-26",
            "They waited from 637 to 4,505 days. Those in the thousands of days are older children or were adopted by \
             former foster carers.",
        ),
        (
            "issues/ADP-08",
            "Adjusted in this way our figure is in the top quartile and approximately 100 days better than national.",
        ),
        (
            "issues/ADP-14",
            "Those who wait longer or are not matched tend to be Black African, boys, and from families with a history \
             of mental ill health. Their number was the highest in London and in the bottom quartile nationally.",
        ),
        ("background", "It gives an overview of adoption in depth."),
    ],
};

const MEMBERS: Report = Report {
    number: "001",
    about: "minutes on older children coming into care, 2013",
    as_at: "2012-12-31",
    words: Words::English,
    children: super::members::files,
    typed: &[],
    details: &[
        ("meeting", "Corporate parenting advisory committee"),
        ("title", "Performance management: children and families"),
    ],
    promises: &[
        ("Children in care", &["POP-01", "ADP-21"]),
        ("Older children", &["POP-15", "POP-14"]),
        ("Residential provision", &["POP-17"]),
        ("Missing from care", &["SAF-09", "SAF-05"]),
        ("Care leavers", &["LVR-07"]),
    ],
    aims: &[],
    tells: &[(
        "POP-15",
        "parts",
        &["Aged 14 to 17 and looked after under section 20 now", "Started aged 5 to 13 under section 20"],
    )],
    beside: &[],
    adds: &[
        ("issues/POP-01", "This is a high number, and the borough is still an outlier beside similar councils."),
        ("issues/POP-15", "Children aged 5 to 13 who come into care remain a concern."),
        ("issues/POP-14", "20 children are in residential provision, and 16 of them have special needs."),
        ("issues/SAF-09", "The number is looked at each week."),
        ("issues/LVR-07", "Numbers are given in place of percentages, because few are counted."),
    ],
};

const WALES: Report = Report {
    number: "002",
    about: "an annual report in Wales, 2011",
    as_at: "2011-03-31",
    words: Words::Welsh,
    children: super::wales::files,
    typed: &[],
    details: &[
        ("number", "7"),
        ("date", "July 2011"),
        ("meeting", "Corporate parenting panel"),
        ("title", "Performance report: services for looked-after children 2011"),
        ("from", "Children's services"),
    ],
    promises: &[
        ("How many children", &["POP-01", "POP-03", "POP-12"]),
        ("Allocation and plans", &["CAS-01", "CAS-04"]),
        ("Reviews and visits", &["REV-02", "CAS-07"]),
        ("Where children live", &["LOC-01"]),
        ("Permanence", &["CAS-05"]),
        ("Health", &["HLT-03", "HLT-10"]),
        ("Education", &["EDU-07", "EDU-15", "EDU-17"]),
        ("Moves", &["STB-11", "STB-07", "STB-01"]),
        ("Care leavers", &["LVR-10", "LVR-13", "LVR-15"]),
    ],
    aims: &[("CAS-01", Some(1000), From::Statutory), ("REV-02", Some(1000), From::Statutory)],
    tells: &[
        ("POP-01", "months of 3 years", &[]),
        ("POP-03", "quarter of 4 years", &[]),
        ("POP-12", "date of 4 years", &[]),
    ],
    beside: &[],
    adds: &[
        ("issues/POP-12", "The number has been falling for three years."),
        ("issues/REV-02", "A review that is put off so that people can attend counts as late."),
        ("issues/STB-11", "Changes of school other than the usual steps seem many beside the moves of placement."),
        ("quality", "Statutory visits and plans for permanence are not yet collated electronically."),
    ],
};

const REVIEW: Report = Report {
    number: "003",
    about: "a report on an area review, 2009",
    as_at: "2008-12-31",
    words: Words::English,
    children: super::review::files,
    typed: &[],
    details: &[
        ("number", "10"),
        ("classification", "Open"),
        ("date", "3 February 2009"),
        ("meeting", "Corporate parenting committee"),
        ("title", "Joint area review outcomes for looked-after children"),
        ("wards", "Looked-after children"),
        ("from", "Assistant director of specialist services"),
    ],
    promises: &[
        ("Strengths", &["CAS-01", "ADP-01", "ADP-05"]),
        ("Weaknesses", &["STB-02"]),
        ("Work with youth offending", &["SAF-01"]),
    ],
    aims: &[("CAS-01", Some(1000), From::Statutory)],
    tells: &[],
    beside: &[],
    adds: &[
        ("background", "The review found the contribution of services to looked-after children good (3*)."),
        ("issues/CAS-01", "All looked-after children are allocated to qualified social workers."),
        ("issues/ADP-05", "Adoption rates and timescales are improving."),
        ("issues/STB-02", "It has declined, although not below similar councils. These are unvalidated data."),
        ("issues/SAF-01", "This is below the national average (7.9) and above similar councils."),
    ],
};

const PROGRESS: Report = Report {
    number: "004",
    about: "a portfolio progress report, 2011",
    as_at: "2010-11-30",
    words: Words::English,
    children: super::progress::files,
    typed: &[
        "FDR-01,2010-11-30,1064,,,Case system,2010-04-01",
        "FDR-01,2010-04-30,91,,,Case system,2010-04-01",
        "FDR-01,2010-05-31,118,,,Case system,2010-05-01",
        "FDR-01,2010-06-30,127,,,Case system,2010-06-01",
        "FDR-01,2010-07-31,173,,,Case system,2010-07-01",
        "FDR-01,2010-08-31,141,,,Case system,2010-08-01",
        "FDR-01,2010-09-30,135,,,Case system,2010-09-01",
        "FDR-01,2010-10-31,150,,,Case system,2010-10-01",
        "FDR-01,2010-11-30,129,,,Case system,2010-11-01",
        "FDR-02,2010-11-30,798,1064,,Case system,2010-04-01",
        "FDR-04,2010-11-30,132,,,Case system,2010-04-01",
        "FDR-05,2010-03-31,119,,,Case system,2010-03-31",
        "FDR-05,2010-11-30,135,,,Case system,2010-11-30",
        "FDR-07,2010-11-30,92,92,,Case system,2010-04-01",
        "SVC-02,2010-11-30,10,,,Fostering service,2010-04-01",
    ],
    details: &[
        ("number", "8"),
        ("classification", "Public report"),
        ("date", "24 January 2011"),
        ("meeting", "Scrutiny committee"),
        ("title", "Portfolio progress report"),
        ("from", "Cabinet member for children's services"),
    ],
    promises: &[
        ("Referrals", &["FDR-01", "FDR-02"]),
        ("Child protection", &["FDR-04", "FDR-05", "FDR-07"]),
        ("Children in care", &["POP-03", "POP-05", "POP-01", "POP-18", "REV-02", "REV-04", "HLT-01"]),
        ("Young people who leave care", &["LVR-13", "LVR-14", "LVR-01", "LVR-04"]),
        ("Children with disabilities", &["CAS-13"]),
        ("Social workers", &["CAS-01", "CAS-02", "CAS-03"]),
        ("Adoption", &["ADP-01", "ADP-04", "ADP-03"]),
        ("Placement of children", &["STB-01", "STB-02"]),
        ("Foster carers", &["SVC-01", "SVC-02"]),
        ("Adoption service", &["SVC-03"]),
    ],
    aims: &[("CAS-01", Some(1000), From::Local(None)), ("CAS-03", Some(1000), From::Local(None))],
    tells: &[
        ("FDR-01", "months of the year", &[]),
        ("POP-01", "months of the year", &[]),
        ("POP-01", "months of all years", &[]),
        ("SVC-01", "parts", &["mainstream", "family and friends", "short breaks"]),
        ("SVC-03", "parts", &["Left", "Approved"]),
    ],
    beside: &[
        ("CAS-01", "England at the time", 9_200, 2010, "", "portfolio progress report, January 2011"),
        ("STB-01", "England at the time", 1_100, 2010, "", "portfolio progress report, January 2011"),
    ],
    adds: &[
        ("issues/FDR-02", "About 75% of referrals go on to initial assessment."),
        ("issues/FDR-04", "This is about one third more than was projected."),
        ("issues/FDR-05", "115 children became the subject of a plan and 99 ceased to be."),
        ("issues/POP-18", "This is slightly above our projection."),
        ("issues/LVR-14", "Of the 149 young people 147 have a pathway plan."),
        ("issues/CAS-02", "At the year end it was 53%."),
        ("issues/ADP-01", "75% of them were placed within 12 months."),
        (
            "issues/SVC-02",
            "9 packs were sent out and 8 first visits made. 5 households go on to the course; 6 are being assessed or \
             were presented to panel.",
        ),
        ("issues/SVC-03", "11 adopters were matched."),
    ],
};
