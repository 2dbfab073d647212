//! Which published measure has the same definition as which line, from when to when: only those stand side by side.

use crate::indicators;
use crate::judging::{Better, Figure, Indicator, Unit, rounded};
use crate::scorecard::{fraction, value_in_tenths};
use Better::{Higher, Lower, Neutral};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Where a measure stands in the Department's tidy tables: the cells that its rows hold, and the columns of its value.
#[derive(Clone, Copy)]
pub struct Tidy {
    /// The cells that a row of it holds, in any column.
    pub cells: &'static [&'static str],
    /// The names that the column of the value may have.
    pub columns: &'static [&'static str],
}

/// A published measure with the definition of a line.
#[derive(Clone, Copy)]
pub struct Same {
    /// The line.
    pub line: &'static str,
    /// Its short name in the Local Authority Interactive Tool; empty where it is not there.
    pub measure: &'static str,
    /// Its title there, or that of the publication which has it.
    pub title: &'static str,
    /// Where it stands in a tidy table.
    pub tidy: Option<Tidy>,
    /// The first year of the definition.
    pub from: i32,
    /// The last one; `None` while it holds.
    pub to: Option<i32>,
    /// What both are counted in when they stand side by side.
    pub unit: Unit,
    /// Which way is good, as the publisher has it; neither of a number, which grows with a council.
    pub better: Better,
    /// Whether a nation's or a region's figure is the sum of its councils' and so no level to be above or below.
    pub sums: bool,
    /// What a reader should know of the difference that is left.
    pub differs: &'static str,
}

impl Same {
    const fn new(line: &'static str, measure: &'static str, title: &'static str, better: Better, from: i32) -> Same {
        let (unit, tidy, to, sums, differs) = (Unit::Percent, None, None, false, "");
        Same { line, measure, title, tidy, from, to, unit, better, sums, differs }
    }

    const fn unit(self, unit: Unit) -> Same {
        Same { unit, ..self }
    }

    const fn count(self) -> Same {
        Same { unit: Unit::Count, sums: true, ..self }
    }

    const fn to(self, year: i32) -> Same {
        Same { to: Some(year), ..self }
    }

    const fn differs(self, differs: &'static str) -> Same {
        Same { differs, ..self }
    }

    const fn tidy(self, cells: &'static [&'static str], columns: &'static [&'static str]) -> Same {
        Same { tidy: Some(Tidy { cells, columns }), ..self }
    }

    /// Whether a year has this definition.
    pub fn holds_in(&self, year: i32) -> bool {
        self.from <= year && self.to.is_none_or(|last| year <= last)
    }

    /// Our own figure as it stands beside the published ones. A value that is not worked from the figure (a typed one, the
    /// highest of a year) is no more exact than it is shown.
    pub fn ours(&self, figure: &Figure, tenths: Option<i64>, unit: Unit) -> Option<Ours> {
        let worked = value_in_tenths(figure, self.unit);
        let shown = if unit == self.unit { tenths } else { tenths.and(worked) }?;
        let fraction = fraction(figure, self.unit).filter(|_| worked == Some(shown));
        let exact = fraction.map_or((10 * shown, 1), |(numerator, of)| (100 * numerator, of));
        Some(Ours { shown: 10 * shown, exact })
    }
}

/// Our own figure beside published ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ours {
    /// As we show it, in hundredths.
    pub shown: i64,
    /// As a fraction of hundredths.
    exact: (i64, i64),
}

impl Ours {
    /// A value of hundredths.
    pub fn of(hundredths: i64) -> Ours {
        Ours { shown: hundredths, exact: (hundredths, 1) }
    }

    /// The value in hundredths to a step of so many, rounded once (D47).
    pub fn to_step(&self, step: i64) -> i64 {
        let (numerator, of) = self.exact;
        step * rounded(numerator, of * step)
    }
}

const PERCENT: &[&str] = &["children_percent", "care_leaver_percent", "percentage", "percent"];
const NUMBER: &[&str] = &["number", "children_count", "count"];
const PER_10000: &[&str] = &["rate_per_10000", "rate_per_10000_children", "rate_per_10k_children", "rate"];
const AT_31_MARCH: &[&str] = &["Children looked after at 31 March each year"];
const STARTING: &[&str] = &["Children starting to be looked after each year"];
const CEASING: &[&str] = &["Children ceasing to be looked after each year"];
const MOVED: &[&str] = &["CLA on 31 March", "With 3 or more placements during the year"];
const SETTLED: &[&str] = &[
    "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
    "Living with the same carer for at least 2 years",
];
const BUSY: &[&str] = &["19 to 21 years", "Total in education, employment or training"];
const NEET: &[&str] = &["19 to 21 years", "Total not in education, employment or training"];
const PART_YEAR: &str = "The published figure is of a whole year to 31 March.";
const WHOLE_PERCENT: &str = "Published in whole per cent.";
const FROM_HOME: &str =
    "Published in whole per cent, from the addresses; children whose distance is not known count in both.";
const SDQ: &str = "Children aged 5 to 16 with a score.";
const ACADEMIC: &str = "Of the academic year that ends in the year.";
const SCORECARD: &str = "Of the three years that end in the year.";
const ALL_ABSENCES: &str = "Some authorities record every absence as missing, which makes their figures too high. Set against all looked after \
     in the year.";

/// The table, line by line.
pub static ALL: &[Same] = &[
    Same::new("POP-01", "LACnum", "Number of Children looked after", Neutral, 2010).count().tidy(AT_31_MARCH, NUMBER),
    Same::new("POP-02", "LAC", "Children looked after rate per 10,000", Neutral, 2016)
        .unit(Unit::Rate)
        .tidy(AT_31_MARCH, PER_10000),
    Same::new("POP-03", "LACnum_Start", "Number of children who started to be looked after", Neutral, 2011)
        .count()
        .tidy(STARTING, NUMBER)
        .differs(PART_YEAR),
    Same::new("POP-04", "LAC_Start_Rate", "Rate of Children starting to be looked after each year", Neutral, 2018)
        .unit(Unit::Rate)
        .tidy(STARTING, PER_10000)
        .differs(PART_YEAR),
    Same::new("POP-05", "LACceased", "Number of children who ceased to be looked after during the year", Neutral, 2010)
        .count()
        .tidy(CEASING, NUMBER)
        .differs(PART_YEAR),
    Same::new("POP-06", "LAC_Cease_Rate", "Rate of Children ceasing to be looked after each year", Neutral, 2018)
        .unit(Unit::Rate)
        .tidy(CEASING, PER_10000)
        .differs(PART_YEAR),
    Same::new("POP-07", "", "Children looked after at any time during the year", Neutral, 2011)
        .count()
        .differs(PART_YEAR),
    Same::new(
        "POP-11",
        "Unacc_Asylmn_Seek_Childn%",
        "% Children looked after who are unaccompanied Asylum Seeking Children",
        Neutral,
        2011,
    ),
    Same::new(
        "POP-12",
        "UASC_%_Starting",
        "% CLA starting to be looked after during the year who are unaccompanied Asylum Seeking Children",
        Neutral,
        2020,
    )
    .differs(WHOLE_PERCENT),
    Same::new("POP-13", "", "Children looked after only under short-break agreements", Neutral, 2011)
        .count()
        .differs(PART_YEAR),
    Same::new("POP-14", "", "Children looked after at 31 March under section 20", Neutral, 2011),
    Same::new("STB-01", "LACStable_2016on", "Placement 1 - % CLA with three or more placements", Lower, 2016)
        .tidy(MOVED, PERCENT)
        .differs(WHOLE_PERCENT),
    Same::new("STB-02", "LAC_LongStable%", "Long Term Placement Stability (%)", Higher, 2018)
        .tidy(SETTLED, PERCENT)
        .differs(WHOLE_PERCENT),
    Same::new("STB-03", "", "Three or more placements in the last two years", Lower, 2024).differs(WHOLE_PERCENT),
    Same::new(
        "STB-09",
        "Stability_SocialWorker",
        "Social Worker instability (3 or more social workers during the year)",
        Lower,
        2024,
    )
    .differs(WHOLE_PERCENT),
    Same::new("STB-10", "Stability_School", "School stability: CLA with a mid-year school move", Lower, 2019)
        .differs("Published in whole per cent. The Department finds the moves in the school census."),
    Same::new(
        "LOC-02",
        "LACDistance",
        "Children looked after placed more than 20 miles from home, outside LA Boundary (%)",
        Lower,
        2016,
    )
    .differs(FROM_HOME),
    Same::new("LOC-03", "", "Children looked after placed more than 20 miles from home", Lower, 2021)
        .differs(FROM_HOME),
    Same::new("LOC-04", "LAC_Foster_Placements", "% of CLA in foster care", Higher, 2020).differs(WHOLE_PERCENT),
    Same::new(
        "HLT-01",
        "",
        "Health of looked after children: mean of health assessments and dental checks",
        Higher,
        2010,
    )
    .to(2012),
    Same::new("HLT-02", "LACHealth%", "Percentage of CLA having Health Checks", Higher, 2010).differs(WHOLE_PERCENT),
    Same::new("HLT-03", "LACDental%", "Percentage of CLA having Dental Checks", Higher, 2010)
        .differs("Dentists were closed for part of 2020/21."),
    Same::new("HLT-04", "LACVaccinations%", "Percentage of CLA Had their immunisations up to date", Higher, 2010)
        .differs(WHOLE_PERCENT),
    Same::new("HLT-05", "", "Development assessments up to date, under 5", Higher, 2024).differs(WHOLE_PERCENT),
    Same::new("HLT-06", "Emotional_LAC", "Emotional Health of Looked after Children", Lower, 2011)
        .unit(Unit::Score)
        .differs(SDQ),
    Same::new("HLT-07", "", "SDQ score a cause for concern", Lower, 2024).differs(WHOLE_PERCENT),
    Same::new("HLT-08", "", "SDQ score recorded", Higher, 2024).differs(WHOLE_PERCENT),
    Same::new(
        "SAF-01",
        "LAC_Convictions",
        "Children looked after who are convicted or subject to a youth caution (%)",
        Lower,
        2017,
    )
    .differs(WHOLE_PERCENT),
    Same::new("SAF-03", "LACSubstance", "% of CLA Substance misuse", Lower, 2010).differs(WHOLE_PERCENT),
    Same::new("SAF-04", "", "Intervention received for substance misuse", Higher, 2024).differs(WHOLE_PERCENT),
    Same::new("SAF-05", "Children_missing", "% Children looked after who were missing", Neutral, 2016)
        .differs(ALL_ABSENCES),
    Same::new("SAF-06", "", "Missing incidents for each child who went missing", Lower, 2024)
        .unit(Unit::Score)
        .differs(ALL_ABSENCES),
    Same::new("SAF-07", "", "Children missing more than once", Neutral, 2024).count().differs(PART_YEAR),
    Same::new(
        "SAF-08",
        "Children_Away",
        "% Children looked after who were away from placement without authorisation",
        Neutral,
        2016,
    )
    .differs(ALL_ABSENCES),
    Same::new("SAF-09", "", "Children missing at 31 March", Neutral, 2024).count(),
    Same::new("LVR-01", "", "Care leavers aged 19 in suitable accommodation", Higher, 2011).to(2013),
    Same::new("LVR-02", "CareLeaverAcc", "Care Leavers - Suitable accommodation (%)", Higher, 2016)
        .differs("Young people abroad, deported or of unknown residence are in neither figure."),
    Same::new("LVR-03", "", "Care leavers aged 17 to 18 in suitable accommodation", Higher, 2021)
        .differs(WHOLE_PERCENT),
    Same::new("LVR-04", "", "Care leavers aged 19 in education, employment or training", Higher, 2011).to(2013),
    Same::new("LVR-05", "CareLeaverEET", "Care Leavers - Education, Employment & Training (EET) (%)", Higher, 2016)
        .tidy(BUSY, PERCENT)
        .differs(WHOLE_PERCENT),
    Same::new("LVR-06", "", "Care leavers aged 17 to 18 in education, employment or training", Higher, 2021)
        .differs(WHOLE_PERCENT),
    Same::new("LVR-07", "CareLeaversNEET", "Care Leavers - NEET (%)", Lower, 2017)
        .tidy(NEET, PERCENT)
        .differs("Side by side as a percentage of all of the cohort, those of whom nothing is known among them."),
    Same::new("LVR-08", "LAC_19_HE", "Care Leavers - Higher Education (%)", Higher, 2016).differs(WHOLE_PERCENT),
    Same::new("LVR-10", "", "In touch at 19 (Wales)", Higher, 2011).to(2016),
    Same::new("LVR-17", "StayingPut", "Care Leavers - Staying with their former foster carers (%)", Higher, 2018)
        .differs("Whether the young people had a right to leaving care support is not asked by the line."),
    Same::new("ADP-01", "No_of LAC Adopted", "Number of CLA adopted in year", Neutral, 2010).count().differs(PART_YEAR),
    Same::new("ADP-02", "%_of LAC Adopted", "Percentage of CLA adopted in year", Higher, 2011).differs(WHOLE_PERCENT),
    Same::new("ADP-03", "", "Adoptions of children looked after for 6 months (PAF C23)", Higher, 2006).to(2006),
    Same::new("ADP-04", "", "Adopted children placed within 12 months of the decision (NI 61)", Higher, 2011).to(2013),
    Same::new("ADP-05", "", "Adoption scorecard A1", Lower, 2011).unit(Unit::Days).differs(SCORECARD),
    Same::new("ADP-06", "", "Adoption scorecard A2", Lower, 2012).unit(Unit::Days).differs(SCORECARD),
    Same::new("ADP-07", "", "Adoption scorecard A3", Higher, 2012)
        .differs("Of three years, by the threshold of their last; each year has its own."),
    Same::new("ADP-10", "", "Adoption scorecard A6", Higher, 2015).differs(SCORECARD),
    Same::new("ADP-11", "", "Adoption scorecard A7", Higher, 2015).differs(SCORECARD),
    Same::new("ADP-25", "LAC%_Adopt_AppUnop", "Percent CLA Adopted - application unopposed", Neutral, 2018)
        .differs(WHOLE_PERCENT),
    Same::new("EDU-01", "", "Key Stage 2: English at level 4", Higher, 2008)
        .to(2012)
        .differs("As published in 2012: the release before counted all eligible children and is 4 points lower."),
    Same::new("EDU-02", "", "Key Stage 2: mathematics at level 4", Higher, 2008).to(2012).differs(ACADEMIC),
    Same::new("EDU-03", "", "Key Stage 4: 5 GCSEs A* to C with English and mathematics", Higher, 2008)
        .to(2015)
        .differs(ACADEMIC),
    Same::new("EDU-05", "", "Missed 25 days of school", Lower, 2005).to(2005).differs(ACADEMIC),
    Same::new("EDU-06", "LAC_Good_Develop", "CLA - Foundation - good level of development", Higher, 2022)
        .differs(ACADEMIC),
    Same::new("EDU-07", "LAC_KS2_ExpStd_RWM", "CLA Key Stage 2 - Expected Std Reading, Writing & Maths", Higher, 2016)
        .differs(ACADEMIC),
    Same::new("EDU-09", "LAC_KS4_AVG_Attain8", "CLA Key Stage 4 - AVG Attainment 8 score", Higher, 2017)
        .unit(Unit::Score)
        .differs(ACADEMIC),
    Same::new("EDU-10", "LAC_KS4_AVG_Prog8", "CLA Key Stage 4 - AVG Progress 8 score", Higher, 2016)
        .unit(Unit::Score)
        .differs("Of the academic year that ends in the year. Published with two decimals."),
    Same::new("EDU-11", "LAC_EngMaths9-4", "% of CLA achieving 9-4 pass in English and Maths", Higher, 2017)
        .differs(ACADEMIC),
    Same::new("EDU-12", "LAC_Over_Abs", "CLA Overall Absence", Lower, 2007).differs(ACADEMIC),
    Same::new("EDU-13", "LAC_Fixed_ Ex", "Percentage of CLA pupil with at least one fixed exclusion", Lower, 2007)
        .differs(ACADEMIC),
    Same::new("SVC-06", "", "Children's social workers: vacancy rate", Lower, 2025),
];

/// A published measure that looks like a line and is not, and why.
pub struct Other {
    /// The line.
    pub line: &'static str,
    /// The published measure.
    pub published: &'static str,
    /// What differs.
    pub differs: &'static str,
}

/// What is never set beside a line, although its name suggests it.
pub static NEVER: &[Other] = &[
    Other {
        line: "REV-01",
        published: "NI 66",
        differs: "The Department's file of 2011 names the measure in its notes and does not hold it.",
    },
    Other { line: "REV-02", published: "NI 66", differs: "NI 66 counts children, and this line counts reviews." },
    Other {
        line: "LVR-09",
        published: "CareLeavers_LA_NotInTouch",
        differs: "The published figure has those not in touch only: who refused contact or needs no services is in \
                  neither, so 100 less the one is not the other.",
    },
    Other {
        line: "ADP-21",
        published: "LAC_ceased_SGO%, LAC_ceased_CAO%",
        differs: "The line adds both orders. The published percentages are rounded apart and cannot be added.",
    },
    Other {
        line: "STB-07",
        published: "New placements in the year",
        differs: "The published number counts first placements too, and this line moves.",
    },
    Other {
        line: "ADP-19",
        published: "Average time between the stages of adoption",
        differs: "Published in whole months of one year, and this line in days.",
    },
    Other {
        line: "LOC-01",
        published: "Children looked after outside the council boundary",
        differs: "Published of all children, and this line of those whose location is known.",
    },
    Other {
        line: "ADP-13",
        published: "Children waiting with a placement order",
        differs: "Published of children with a placement order only.",
    },
    Other {
        line: "EDU-14",
        published: "LAC_SEN, LAC_SEN_Statement",
        differs: "Published for support and for plans apart, and this line takes both.",
    },
    Other {
        line: "STB-01",
        published: "Three or more placements before 2016",
        differs: "Until 2015 an adoption by the child's own foster carers counted as a move.",
    },
];

/// The measures of a line, in the order of their years.
pub fn of(line: &str) -> impl Iterator<Item = &'static Same> {
    ALL.iter().filter(move |same| same.line == line)
}

/// A line as a measure of its own, one of the council's own too: what a file has under the line's number, or a council
/// itself says to be the same.
pub fn itself(line: &Indicator) -> Same {
    let better = of(line.id).next().map_or(line.better, |same| same.better);
    Same::new(line.id, "", line.title, better, i32::MIN).unit(unit(line))
}

/// What a line is counted in beside other figures of the same definition.
pub fn unit(line: &Indicator) -> Unit {
    of(line.id).next().map_or(line.unit, |same| same.unit)
}

/// The measure of which this is a name: the line's own number, the short name or the title. Under its number a line is
/// the line itself, in every year.
pub fn named(name: &[u8]) -> Option<Same> {
    static NAMES: OnceLock<BTreeMap<Vec<u8>, Same>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let published = ALL.iter().flat_map(|same| [(same.measure, *same), (same.title, *same)]);
        let lines = indicators::all().map(|line| (line.id, itself(line)));
        let named = published.filter(|(name, _)| !name.is_empty()).chain(lines);
        named.map(|(name, same)| (plain(name.as_bytes()), same)).collect()
    });
    names.get(&plain(name)).copied()
}

/// A name as its letters, digits and percent signs, in small letters.
pub fn plain(name: &[u8]) -> Vec<u8> {
    let is_kept = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'%';
    name.iter().filter(is_kept).map(u8::to_ascii_lowercase).collect()
}
