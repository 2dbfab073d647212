//! Every figure that five published committee reports print, row by row in their order, and what the page gives for it.
//! The figures are facts of the reports; the children behind them here are invented.

use Check::*;

/// What a printed figure is here.
pub enum Check {
    /// Worked out from rows: line, part (empty for the headline), number, of how many, the value as printed.
    Worked(&'static str, &'static str, i64, Option<i64>, &'static str),
    /// A number of another system, typed in.
    Typed(&'static str, &'static str, i64, Option<i64>, &'static str),
    /// The same on another day.
    OnDay(&'static str, &'static str, i64, Option<i64>, &'static str),
    /// How many in the quarter that ends on a day.
    Quarter(&'static str, &'static str, i64),
    /// The lowest and the highest of the month ends from a day on.
    Months(&'static str, &'static str, i64, i64),
    /// The shortest and the longest of the cases that count.
    Longest(&'static str, i64, i64),
    /// Worse than a year before.
    Declined(&'static str),
    /// The paper has the engine's own words at this place.
    Paper(&'static str, &'static str),
    /// The paper has the words at this place because somebody wrote them.
    Written(&'static str, &'static str),
    /// Held back on the sheet, and so in no sentence of the page's own.
    Held(&'static str),
    /// It cannot be given, and why.
    Never(&'static str),
}

/// A row of the list: the report, what it prints, and what is asked of the page.
pub struct Row(pub &'static str, pub &'static str, pub &'static [Check]);

const NATIONAL: &str = "Nobody publishes the national figure of this definition and year for the page to know.";
const FLAG: &str = "No column of the return tells of a family's history. A column of the council's own would.";
const PLACE: &str = "The place among all councils is published, and not worked out from one council's children.";

pub const ROWS: &[Row] = &[
    Row(
        "000",
        "557 children in care",
        &[Worked("POP-01", "", 557, None, ""), Paper("issues/POP-01", "557 at 31 December 2012")],
    ),
    Row(
        "000",
        "stability, reviews and education",
        &[
            Worked("STB-01", "", 40, Some(557), "7.2"),
            Worked("STB-02", "", 97, Some(131), "74.0"),
            Worked("REV-01", "", 543, Some(543), "100"),
            Paper("issues/STB-01", "40 of 557 (7.2%)"),
            Paper("issues/STB-02", "97 of 131 (74.0%)"),
            Paper("issues/REV-01", "543 of 543"),
            Never("The report prints no numbers here. Education is on another agenda item."),
        ],
    ),
    Row(
        "000",
        "top quartile: adjusted timeliness, speed of proceedings",
        &[
            Worked("ADP-12", "", 8120, Some(28), "41.4"),
            Typed("ADP-28", "", 1, None, ""),
            Written("issues/ADP-12", "top quartile"),
            Paper("issues/ADP-28", ": 1 "),
            Never(PLACE),
        ],
    ),
    Row(
        "000",
        "awaiting adoption; older and minority ethnic children",
        &[
            Worked("ADP-13", "", 44, None, ""),
            Worked("ADP-11", "", 7, Some(287), "2.4"),
            Worked("ADP-10", "", 15, Some(254), "5.9"),
            Paper("issues/ADP-13", "44 at 31 December 2012"),
            Written("issues/ADP-13", "behind both national and similar councils"),
        ],
    ),
    Row(
        "000",
        "637 to 4,505 days, 25 of 60 adopted over three years",
        &[
            Worked("ADP-26", "", 25, Some(60), "41.7"),
            Longest("ADP-26", 637, 4505),
            Paper("issues/ADP-26", "25 of 60 (41.7%)"),
            Written("issues/ADP-26", "from 637 to 4,505 days"),
        ],
    ),
    Row(
        "000",
        "threshold of A1 not met",
        &[
            Worked("ADP-05", "", 50_217, Some(60), "837"),
            Paper("issues/ADP-05", "837 days (60 children)"),
            Paper("issues/ADP-05", "off target"),
            Paper("issues/ADP-05", "the threshold of the scorecard (639 days, 2011/12)"),
        ],
    ),
    Row(
        "000",
        "A10 about 100 days better than national",
        &[
            Worked("ADP-08", "", 29_612, Some(60), "494"),
            Paper("issues/ADP-08", "494 days (60 children)"),
            Written("issues/ADP-08", "approximately 100 days better"),
            Never(NATIONAL),
        ],
    ),
    Row(
        "000",
        "those who wait: Black African, boys, mental health",
        &[Worked("ADP-14", "", 22_198, Some(44), "505"), Written("issues/ADP-14", "Black African, boys"), Never(FLAG)],
    ),
    Row(
        "000",
        "highest number awaiting in London, bottom quartile",
        &[
            Worked("ADP-13", "Decision looks stale", 37, None, ""),
            Written("issues/ADP-14", "highest in London and in the bottom quartile"),
            Never(PLACE),
        ],
    ),
    Row(
        "001",
        "high number of children in care",
        &[
            Worked("POP-01", "", 560, None, ""),
            Paper("issues/POP-01", "560 at 31 December 2012"),
            Written("issues/POP-01", "outlier"),
        ],
    ),
    Row(
        "001",
        "aged 5 to 13 coming into care",
        &[
            Worked("POP-15", "Started aged 5 to 13 under section 20", 44, None, ""),
            Written("issues/POP-15", "aged 5 to 13"),
        ],
    ),
    Row(
        "001",
        "118 aged 14 to 17 under section 20",
        &[
            Worked("POP-15", "Aged 14 to 17 and looked after under section 20 now", 118, None, ""),
            Worked("POP-14", "", 162, Some(560), "28.9"),
            Paper("issues/POP-15/parts", "section 20 now: 118"),
        ],
    ),
    Row(
        "001",
        "20 in residential provision, 16 with special needs",
        &[
            Worked("POP-17", "", 16, Some(20), ""),
            Held("POP-17"),
            Written("issues/POP-14", "20 children are in residential provision, and 16"),
        ],
    ),
    Row(
        "001",
        "children missing, looked at each week",
        &[
            Worked("SAF-09", "", 7, None, ""),
            Paper("issues/SAF-09", "7 at 31 December 2012"),
            Written("issues/SAF-09", "each week"),
        ],
    ),
    Row(
        "001",
        "numbers of those not in education, employment or training",
        &[Worked("LVR-07", "", 33, Some(84), ""), Paper("issues/LVR-07", "33 of 84")],
    ),
    Row(
        "002",
        "506 to 530; quarter 4: 44, 39, 71, 65",
        &[
            Months("POP-01", "2008-04-30", 506, 530),
            Quarter("POP-03", "2008-03-31", 44),
            Quarter("POP-03", "2009-03-31", 39),
            Quarter("POP-03", "2010-03-31", 71),
            Quarter("POP-03", "2011-03-31", 65),
            Paper("issues/POP-01/months-of-3-years", "between 506 (30 April 2008) and 530 (30 April 2010)"),
            Paper(
                "issues/POP-03/quarter-of-4-years",
                "in quarter 4 (January to March), 44 in 2007/08, 39 in 2008/09, 71 in 2009/10 and 65 in 2010/11",
            ),
        ],
    ),
    Row(
        "002",
        "fewer unaccompanied children",
        &[
            OnDay("POP-12", "2008-03-31", 26, Some(176), "14.8"),
            OnDay("POP-12", "2009-03-31", 16, Some(171), "9.4"),
            OnDay("POP-12", "2010-03-31", 11, Some(203), "5.4"),
            Worked("POP-12", "", 6, Some(197), "3.0"),
            Paper("issues/POP-12", "6 of 197"),
            Paper("issues/POP-12/date-of-4-years", "26 of 176 (14.8%) in 2007/08, 16 of 171 (9.4%) in 2008/09"),
        ],
    ),
    Row(
        "002",
        "the ten areas",
        &[
            Worked("CAS-01", "", 523, Some(523), "100"),
            Worked("STB-01", "", 6, Some(523), "1.1"),
            Paper("issues/CAS-01", "523 of 523"),
            Never("The report prints no numbers here. Lines whose files are not there are named under the sheet."),
        ],
    ),
    Row(
        "002",
        "targets of 100%",
        &[
            Worked("REV-02", "", 1190, Some(1190), "100"),
            Paper("issues/REV-02", "Our aim is at least 100.0% (set by law)"),
            Written("issues/REV-02", "put off"),
        ],
    ),
    Row(
        "002",
        "changes of school beside moves of placement",
        &[
            Worked("STB-11", "", 48, Some(394), "12.2"),
            Worked("STB-07", "", 30, None, ""),
            Paper("issues/STB-11", "48 of 394 (12.2%)"),
            Written("issues/STB-11", "seem many"),
            Paper("issues/STB-07", "30 from 1 April 2010"),
        ],
    ),
    Row(
        "003",
        "good (3*); all allocated; adoption improving",
        &[
            Written("background", "good (3*)"),
            Worked("CAS-01", "", 480, Some(480), "100"),
            Paper("issues/CAS-01", "480 of 480 (100.0%)"),
            OnDay("ADP-01", "2007-12-31", 14, None, ""),
            Worked("ADP-01", "", 22, None, ""),
            Paper("issues/ADP-01", "22 from 1 April 2008"),
            Never("A judgement is words, and no line of the page."),
        ],
    ),
    Row(
        "003",
        "long-term stability has declined, unvalidated",
        &[
            Worked("STB-02", "", 102, Some(150), "68.0"),
            Declined("STB-02"),
            Paper("issues/STB-02", "worse than a year before, 120 of 150 (80.0%)"),
            Written("issues/STB-02", "unvalidated"),
            Never(NATIONAL),
        ],
    ),
    Row(
        "003",
        "final warnings below national, above similar councils",
        &[
            Worked("SAF-01", "", 14, Some(200), "7.0"),
            Paper("issues/SAF-01", "14 of 200 (7.0%)"),
            Written("issues/SAF-01", "below the national average (7.9) and above similar councils"),
            Never(NATIONAL),
        ],
    ),
    Row(
        "004",
        "1,064 referrals, 91 to 173 a month, 133 on average, 75%",
        &[
            Typed("FDR-01", "", 1064, None, ""),
            Typed("FDR-01", "1 April 2010 to 30 April 2010", 91, None, ""),
            Typed("FDR-01", "1 July 2010 to 31 July 2010", 173, None, ""),
            Typed("FDR-02", "", 798, Some(1064), "75"),
            Paper("issues/FDR-01", "1,064 from 1 April 2010 to 30 November 2010"),
            Paper("issues/FDR-01/months-of-the-year", "between 91 (April 2010) and 173 (July 2010)"),
            Paper("issues/FDR-01/months-of-the-year", "133 on average"),
            Paper("issues/FDR-02", "798 of 1,064 (75.0%)"),
        ],
    ),
    Row(
        "004",
        "132 conferences; 115, 99, 135; all reviews",
        &[
            Typed("FDR-04", "", 132, None, ""),
            Typed("FDR-05", "31 March 2010", 119, None, ""),
            Typed("FDR-05", "", 135, None, ""),
            Typed("FDR-07", "", 92, Some(92), "100"),
            Paper("issues/FDR-04", "132 from"),
            Written("issues/FDR-04", "about one third more than was projected"),
            Paper("issues/FDR-05", "135 at 30 November 2010"),
            Written("issues/FDR-05", "115 children became the subject of a plan and 99 ceased"),
            Paper("issues/FDR-07", "92 of 92 (100.0%)"),
        ],
    ),
    Row(
        "004",
        "86 came, 84 left, 300; 297 to 307; 386 in 2008",
        &[
            Worked("POP-03", "", 86, None, ""),
            Worked("POP-05", "", 84, None, ""),
            Worked("POP-01", "", 300, None, ""),
            Worked("POP-08", "Looked after at the start of the year", 298, None, ""),
            Worked("POP-09", "Lowest", 297, None, ""),
            Worked("POP-09", "Highest", 307, None, ""),
            Worked("POP-09", "Highest since 1 April 2008 (31 October 2008)", 386, None, ""),
            Paper("issues/POP-03", "86 from 1 April 2010"),
            Paper("issues/POP-05", "84 from 1 April 2010"),
            Paper("issues/POP-01", "300 at 30 November 2010"),
            Paper("issues/POP-01/months-of-the-year", "between 297 ("),
            Paper("issues/POP-01/months-of-the-year", "and 307 ("),
            Paper("issues/POP-01/months-of-all-years", "and 386 (31 October 2008)"),
        ],
    ),
    Row(
        "004",
        "35 care proceedings",
        &[Worked("POP-18", "", 35, None, ""), Paper("issues/POP-18", "35 from 1 April 2010")],
    ),
    Row(
        "004",
        "274 reviews, 96.7% in time; 96% took part",
        &[
            Worked("REV-03", "", 274, None, ""),
            Worked("REV-02", "", 265, Some(274), "96.7"),
            Worked("REV-01", "", 265, Some(274), "96.7"),
            Worked("REV-04", "", 263, Some(274), "96"),
            Paper("issues/REV-02", "265 of 274 (96.7%)"),
            Paper("issues/REV-04", "263 of 274 (96.0%)"),
        ],
    ),
    Row(
        "004",
        "87% teeth and health assessment",
        &[
            Worked("HLT-01", "", 473, Some(544), "87"),
            Paper("issues/HLT-01", "473 of 544 (86.9%)"),
            Paper("issues/HLT-01", "percentage points higher than England (83.3%, 2010/11)"),
        ],
    ),
    Row(
        "004",
        "147 of 149 have pathway plans, 94% reviewed on time",
        &[
            Worked("LVR-13", "", 147, Some(149), "98.7"),
            Worked("LVR-14", "", 138, Some(147), "94"),
            Held("LVR-13"),
            Paper("issues/LVR-14", "138 of 147 (93.9%)"),
            Written("issues/LVR-14", "Of the 149 young people 147 have a pathway plan"),
        ],
    ),
    Row(
        "004",
        "aged 19: 100% suitably housed, 63% in work or learning",
        &[
            Worked("LVR-01", "", 27, Some(27), "100"),
            Worked("LVR-04", "", 17, Some(27), "63"),
            Paper("issues/LVR-01", "27 of 27 (100.0%)"),
            Paper("issues/LVR-04", "17 of 27 (63.0%)"),
        ],
    ),
    Row(
        "004",
        "all disabled children of 14 or over with a transition plan",
        &[Worked("CAS-13", "", 27, Some(27), "100"), Paper("issues/CAS-13", "27 of 27 (100.0%)")],
    ),
    Row(
        "004",
        "all allocated; 70% and 53% of children in need; 101 of 109",
        &[
            Worked("CAS-01", "", 300, Some(300), "100"),
            Worked("CAS-02", "", 140, Some(200), "70"),
            OnDay("CAS-02", "2010-03-31", 106, Some(200), "53"),
            Worked("CAS-03", "", 101, Some(109), "92.7"),
            Paper("issues/CAS-01", "300 of 300 (100.0%)"),
            Paper("issues/CAS-01", "England at the time (92%, 2009/10)"),
            Paper("issues/CAS-02", "140 of 200 (70.0%)"),
            Written("issues/CAS-02", "53%"),
            Paper("issues/CAS-03", "101 of 109 (92.7%)"),
        ],
    ),
    Row(
        "004",
        "20 adopted, 75% within 12 months; 8.1%",
        &[
            Worked("ADP-01", "", 20, None, ""),
            Worked("ADP-04", "", 15, Some(20), "75"),
            Worked("ADP-03", "", 20, Some(247), "8.1"),
            Held("ADP-04"),
            Paper("issues/ADP-01", "20 from 1 April 2010"),
            Written("issues/ADP-01", "75%"),
            Paper("issues/ADP-03", "20 of 247 (8.1%)"),
        ],
    ),
    Row(
        "004",
        "6.3% with three placements; 71% settled",
        &[
            Worked("STB-01", "", 19, Some(300), "6.3"),
            Worked("STB-02", "", 71, Some(100), "71"),
            Paper("issues/STB-01", "19 of 300 (6.3%)"),
            Paper("issues/STB-01", "England at the time (11%, 2009/10)"),
            Paper("issues/STB-02", "71 of 100 (71.0%)"),
        ],
    ),
    Row(
        "004",
        "89, 18 and 11 carers; 10, 9, 8, 5 and 6",
        &[
            Worked("SVC-01", "mainstream", 89, None, ""),
            Worked("SVC-01", "family and friends", 18, None, ""),
            Worked("SVC-01", "short breaks", 11, None, ""),
            Typed("SVC-02", "", 10, None, ""),
            Paper("issues/SVC-01/parts", "Mainstream: 89. Family and friends: 18. Short breaks: 11."),
            Paper("issues/SVC-02", "10 from 1 April 2010"),
            Written(
                "issues/SVC-02",
                "9 packs were sent out and 8 first visits made. 5 households go on to the course; 6",
            ),
        ],
    ),
    Row(
        "004",
        "87 enquiries, 34 closed, 12 approved, 11 matched",
        &[
            Worked("SVC-03", "", 87, None, ""),
            Worked("SVC-03", "Left", 34, None, ""),
            Worked("SVC-03", "Approved", 12, None, ""),
            Worked("SVC-03", "Matched", 11, None, ""),
            Paper("issues/SVC-03", "87 from 1 April 2010"),
            Written("issues/SVC-03", "11 adopters were matched"),
            Paper("issues/SVC-03/parts", "Left: 34. Approved: 12."),
        ],
    ),
];
