//! What an answer block asks: an indicator, a figure beside it, and for whom the steps are shown.

use scorecard::inside::judging::{Groups, Indicator, Measure, Shape, Standing};

/// Something that judges cases by clauses: the headline of an indicator or a part beside it.
pub struct Measured {
    /// `HLT-01`, or `HLT-01 / Of which / Both`.
    pub name: String,
    /// How it is worked out.
    pub measure: &'static dyn Measure,
}

impl Measured {
    /// The words of the clauses that a case of this standing was asked, in order.
    pub fn clauses(&self, standing: Standing) -> Vec<&'static str> {
        let words = self.measure.words();
        match (self.measure.shape(), standing) {
            (Shape::Ratio, Standing::Met) => words.numerator,
            (Shape::Ratio, _) => words.denominator,
            _ => self.every_clause(),
        }
    }

    /// The words of all its clauses.
    pub fn every_clause(&self) -> Vec<&'static str> {
        let words = self.measure.words();
        words.denominator.into_iter().chain(words.numerator).collect()
    }
}

/// Everything of an indicator that judges cases by clauses.
pub fn measured(indicator: &'static Indicator) -> Vec<Measured> {
    let headline = Measured { name: indicator.id.to_owned(), measure: indicator.measure };
    let parts: Vec<Measured> = indicator.groups.iter().flat_map(|groups| parts_of(indicator, groups)).collect();
    let is_worked_from_parts = !headline.every_clause().is_empty()
        && headline.every_clause().iter().all(|label| parts.iter().any(|part| part.name.ends_with(label)));
    let headline = (!is_worked_from_parts).then_some(headline);
    headline.into_iter().chain(parts).collect()
}

fn parts_of(indicator: &Indicator, groups: &'static Groups) -> Vec<Measured> {
    let Groups::Parts(name, parts) = groups else { return Vec::new() };
    let named = |label: &str| format!("{} / {name} / {label}", indicator.id);
    parts.iter().map(|part| Measured { name: named(part.label), measure: part.measure }).collect()
}

/// One question of an answer block.
pub struct Question {
    /// What is asked: `HLT-01`, `POP-10 / Age` or `HLT-01 / Of which / Both`.
    pub name: String,
    /// The indicator.
    pub indicator: &'static Indicator,
    /// The children whose steps are shown; everybody's when empty.
    pub children: Vec<String>,
}

impl Question {
    /// Reads `HLT-01 / Of which / Both for A1, B2: 1 of 2 …`; indented lines are answers and ask nothing.
    pub fn read(line: &str) -> Option<Question> {
        let indicator = scorecard::inside::indicators::find(line.get(..6)?)?;
        let names = names(indicator);
        let name = names.into_iter().filter(|name| line.starts_with(name.as_str())).max_by_key(String::len)?;
        let rest = line[name.len()..].split(':').next().unwrap_or_default();
        let children = rest.strip_prefix(" for ").unwrap_or_default().split(", ");
        let children = children.filter(|child| !child.is_empty()).map(str::to_owned).collect();
        Some(Question { name, indicator, children })
    }

    /// The question as it is written.
    pub fn words(&self) -> String {
        if self.children.is_empty() {
            return self.name.clone();
        }
        format!("{} for {}", self.name, self.children.join(", "))
    }

    /// Whether the steps of a child are shown.
    pub fn is_for(&self, child: &str) -> bool {
        self.children.is_empty() || self.children.iter().any(|wanted| wanted == child)
    }
}

/// Everything of an indicator that can be asked for by name.
fn names(indicator: &'static Indicator) -> Vec<String> {
    let group = |groups: &Groups| match groups {
        Groups::Parts(name, _) | Groups::Series(name, _) => format!("{} / {name}", indicator.id),
        Groups::By(name, _) | Groups::Profile(name, _) => format!("{} / {name}", indicator.id),
    };
    let parts = measured(indicator).into_iter().map(|measured| measured.name);
    let own = std::iter::once(indicator.id.to_owned());
    own.chain(parts).chain(indicator.groups.iter().map(group)).collect()
}
