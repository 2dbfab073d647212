//! Children in our care: how many there are, who they are, and who came and left.

use super::breakdowns;
use super::starts::{self, ALL_STARTS, CEASED, STARTED};
use crate::cases::facts::*;
use crate::cases::*;
use crate::codes::LegalStatus;
use crate::judging::finding::{Finding, no, unknown, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;

/// Everybody looked after at the as-at date.
pub const ON_THE_ROLL: Count<Children> = Count { of: children, among: &[LOOKED_AFTER], counted: &[] };

const RATES: &str = "Local Authority Interactive Tool: rates per 10,000 children, of the mid-year estimates of the Office for National Statistics";

const ACCOMMODATED: Clause<Starts> = Clause("the first legal status is V2, section 20", |start, _| {
    start.episode().map_or(unknown("No row."), |row| legal_status_is_section_20(row.ls).seen_in(row))
});

fn legal_status_is_section_20(status: LegalStatus) -> Finding {
    match status {
        LegalStatus::V2 => yes("Legal status V2, section 20."),
        known if known.is_known() => no("Legal status: {}.").with(known.words()),
        _ => unknown("LS is blank or not a known code."),
    }
}

/// Those who ceased to be looked after in the year, each once.
const ALL_CEASES: Count<Leavers> = Count { of: endings_in_year, among: &[], counted: &[CEASED] };

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "POP-01",
        "Children looked after",
        &ON_THE_ROLL,
    )
    .codes(&["DfE CLA at 31 March", "CH/039"])
    .better(Neutral)
    .window(Snapshot)
    .unit(Unit::Count)
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: children looked after on 31 March")
    .note("A child whose care ended on the day is not looked after that night. Ages and provisions never remove a child."),
    Indicator::new(
        "POP-02",
        "Children looked after for each 10,000",
        &Rate { of: &ON_THE_ROLL },
    )
    .codes(&["LAIT LAC"])
    .better(Neutral)
    .window(Snapshot)
    .rate_of("POP-01")
    .needs(&[Table::Episodes, Table::Residents])
    .source(RATES)
    .note("Of all children aged 0 to 17 in the area in the middle of the year before the statistical year ends: 2024/25 takes the middle of 2024. A census changes what earlier years were."),
    Indicator::new("POP-03", "Children who started to be looked after", &ALL_STARTS)
    .codes(&["DfE SCLA"])
    .better(Neutral)
    .window(Year)
    .unit(Unit::Count)
    .groups(&[Groups::By("Category of need", breakdowns::need), starts::CAUSES, starts::FOR_EACH_LEAVER])
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: children who started to be looked after")
    .note("Each child counts once, at the first start of the year. POP-08 counts every start."),
    Indicator::new(
        "POP-04",
        "Children who started to be looked after for each 10,000",
        &Rate { of: &ALL_STARTS },
    )
    .codes(&["LAIT LAC_Start_Rate"])
    .better(Neutral)
    .window(Year)
    .rate_of("POP-03")
    .needs(&[Table::Episodes, Table::Residents])
    .source(RATES)
    .note("POP-03 of all children aged 0 to 17 in the area in the middle of the year before the statistical year ends. It grows from 1 April on: the rate of a part of a year is not that of a year."),
    Indicator::new(
        "POP-05",
        "Children who ceased to be looked after",
        &ALL_CEASES,
    )
    .codes(&["DfE CEA"])
    .better(Neutral)
    .window(Year)
    .unit(Unit::Count)
    .groups(&[starts::YOUNGER_LEAVERS])
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: children who ceased to be looked after")
    .note("Each child counts once, at the last cease of the year, also when the child came back."),
    Indicator::new(
        "POP-06",
        "Children who ceased to be looked after for each 10,000",
        &Rate { of: &ALL_CEASES },
    )
    .codes(&["LAIT LAC_Cease_Rate"])
    .better(Neutral)
    .window(Year)
    .rate_of("POP-05")
    .needs(&[Table::Episodes, Table::Residents])
    .source(RATES)
    .note("POP-05 of all children aged 0 to 17 in the area in the middle of the year before the statistical year ends. Those who leave at 18 count too. It grows from 1 April on: the rate of a part of a year is not that of a year."),
    Indicator::new(
        "POP-10",
        "Profile of the children looked after",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[] },
    )
    .codes(&["DfE table A1"])
    .better(Neutral)
    .window(Snapshot)
    .groups(&[
            Groups::Profile("Age", breakdowns::age),
            Groups::Profile("Sex", breakdowns::sex),
            Groups::Profile("Ethnic group", breakdowns::ethnic_group),
            Groups::Profile("Legal status", breakdowns::legal_status),
            Groups::Profile("Category of need", breakdowns::need),
            Groups::Profile("Placement", breakdowns::placement),
            Groups::Profile("Provider", breakdowns::provider),
            Groups::Profile("Asylum", breakdowns::asylum),
        ])
    .needs(&[Table::Episodes])
    .uses(&[Table::Header, Table::Uasc])
    .source("Children looked after in England, data guidance 2023: characteristics at 31 March"),
    Indicator::new(
        "POP-11",
        "Unaccompanied asylum-seeking children",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER],
            numerator: &[Clause("unaccompanied and asylum-seeking on that day", |child, period| {
                is_uasc(child, period.last)
            })],
        },
    )
    .codes(&["DfE UASC"])
    .better(Neutral)
    .window(Snapshot)
    .needs(&[Table::Episodes, Table::Uasc])
    .source("Children looked after in England, data guidance 2023: unaccompanied asylum-seeking children"),
    Indicator::new(
        "POP-14",
        "Looked after under section 20",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER],
            numerator: &[Clause("legal status V2: accommodated under section 20", |child, _| {
                let row = child.current_episode();
                row.map_or(unknown("No row."), |row| legal_status_is_section_20(row.ls).seen_in(row))
            })],
        },
    )
    .codes(&["DfE CLA_S20"])
    .better(Neutral)
    .window(Snapshot)
    .groups(&[Groups::Profile("Legal status", breakdowns::legal_status)])
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: legal status at 31 March")
    .note("In Wales section 76 of the Social Services and Well-being (Wales) Act 2014 takes the place of section 20."),
    Indicator::new(
        "POP-15",
        "Started aged 14 to 17 under section 20",
        &Share::<Starts> {
            of: recorded_starts_in_year,
            denominator: &[STARTED],
            numerator: &[
                Clause("aged 14 to 17 on that day", |start, _| is_aged(start.child, 14..=17, start.care.start)),
                ACCOMMODATED,
            ],
        },
    )
    .better(Neutral)
    .window(Year)
    .unit(Unit::Count)
    .groups(&[Groups::Parts(
            "Also",
            &[
                Part {
                    label: "Started aged 5 to 13 under section 20",
                    unit: Unit::Count,
                    measure: &Share::<Starts> {
                        of: recorded_starts_in_year,
                        denominator: &[STARTED],
                        numerator: &[
                            Clause("aged 5 to 13 on that day", |start, _| {
                                is_aged(start.child, 5..=13, start.care.start)
                            }),
                            ACCOMMODATED,
                        ],
                    },
                },
                Part {
                    label: "Aged 14 to 17 and looked after under section 20 now",
                    unit: Unit::Count,
                    measure: &Share::<Children> {
                        of: children,
                        denominator: &[LOOKED_AFTER],
                        numerator: &[
                            Clause("aged 14 to 17 on that day", |child, period| is_aged(child, 14..=17, period.last)),
                            Clause("legal status V2, section 20", |child, _| {
                                let status = child.current_episode().map(|row| row.ls).unwrap_or_default();
                                legal_status_is_section_20(status)
                            }),
                        ],
                    },
                },
            ],
        )])
    .needs(&[Table::Episodes])
    .uses(&[Table::Header])
    .source("Starts by age and first legal status, as corporate parenting committees ask for them")
    .note("Shown beside the number looked after now, because a committee may mean either."),
];
