//! The indicators, one file for each section of the report, in its order.

pub mod benchmarks;
pub mod england;

use crate::judging::Indicator;

pub mod absences;
pub mod adoption;
pub mod adoption_journeys;
pub mod adoption_placements;
pub mod adoption_waiting;
pub mod breakdowns;
pub mod carers;
pub mod caseload;
pub mod casework;
pub mod dated_checks;
pub mod education;
pub mod flow;
pub mod going_missing;
pub mod health;
pub mod health_checks;
pub mod health_outcomes;
pub mod in_need;
pub mod leavers_list;
pub mod leaving_care;
pub mod leaving_care_ages;
pub mod liberty;
pub mod numbers;
pub mod pathways;
pub mod placements;
pub mod places;
pub mod providers;
pub mod ratings;
pub mod recording;
pub mod residential;
pub mod reviews;
pub mod risks;
pub mod safety;
pub mod schooling;
pub mod stability;
pub mod stability_over_time;
pub mod starts;
pub mod through_the_year;
pub mod typed;

/// A section of the report.
pub struct Section {
    /// A short name, for links.
    pub key: &'static str,
    /// The heading.
    pub title: &'static str,
    /// Its lines, from one file or several, in order.
    pub indicators: &'static [&'static [Indicator]],
}

impl Section {
    /// Its lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &'static Indicator> {
        self.indicators.iter().copied().flatten()
    }
}

/// The sections, in the order of the committee reports; after them those that the simple extracts switch on.
pub static SECTIONS: &[Section] = &[
    Section {
        key: "numbers",
        title: "Children in our care",
        indicators: &[numbers::INDICATORS, starts::INDICATORS, flow::INDICATORS, through_the_year::INDICATORS],
    },
    Section {
        key: "stability",
        title: "A settled home",
        indicators: &[stability::INDICATORS, stability_over_time::INDICATORS],
    },
    Section {
        key: "placements",
        title: "Where children live",
        indicators: &[placements::INDICATORS, places::INDICATORS, residential::INDICATORS, providers::INDICATORS],
    },
    Section { key: "reviews", title: "Reviews", indicators: &[reviews::INDICATORS] },
    Section {
        key: "health",
        title: "Health",
        indicators: &[health::INDICATORS, dated_checks::INDICATORS, health_outcomes::INDICATORS],
    },
    Section {
        key: "safety",
        title: "Safety",
        indicators: &[
            safety::INDICATORS,
            absences::INDICATORS,
            risks::INDICATORS,
            liberty::INDICATORS,
            ratings::INDICATORS,
        ],
    },
    Section {
        key: "leaving-care",
        title: "Care leavers",
        indicators: &[leaving_care::INDICATORS, leaving_care_ages::INDICATORS, leavers_list::INDICATORS],
    },
    Section {
        key: "adoption",
        title: "Finding a family",
        indicators: &[
            adoption::INDICATORS,
            adoption_journeys::INDICATORS,
            adoption_waiting::INDICATORS,
            adoption_placements::INDICATORS,
        ],
    },
    Section { key: "recording", title: "What is recorded", indicators: &[recording::INDICATORS] },
    Section {
        key: "casework",
        title: "Visits, plans and health checks",
        indicators: &[
            casework::INDICATORS,
            caseload::INDICATORS,
            health_checks::INDICATORS,
            schooling::INDICATORS,
            going_missing::INDICATORS,
            pathways::INDICATORS,
        ],
    },
    Section { key: "education", title: "Education", indicators: &[education::INDICATORS, typed::EDUCATION] },
    Section {
        key: "services",
        title: "Children in need, courts and carers",
        indicators: &[in_need::INDICATORS, carers::INDICATORS],
    },
    Section { key: "typed", title: "Figures from elsewhere", indicators: &[typed::INDICATORS] },
];

/// Every indicator, in the order of the sections.
pub fn all() -> impl Iterator<Item = &'static Indicator> {
    SECTIONS.iter().flat_map(Section::lines)
}

/// The indicator of an id.
pub fn find(id: &str) -> Option<&'static Indicator> {
    all().find(|indicator| indicator.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_says_where_its_words_come_from_and_what_it_reads() {
        let silent = |line: &&Indicator| line.source.is_empty() || line.needs.is_empty();
        assert_eq!(all().filter(silent).map(|line| line.id).collect::<Vec<&str>>(), [""; 0]);
    }
}
