//! Similar councils beside a line: their mean, their median, the best of them, the middle half.

use super::{Comparator, MiddleHalf, Question, Whose};
use crate::compare::published::Value;
use crate::compare::rank::Sorted;

/// Similar councils with values.
pub(super) struct Similar {
    /// The year of the model.
    pub model: i32,
    year: i32,
    values: Vec<Value>,
    all: usize,
}

impl Similar {
    pub fn sorted(&self) -> Sorted {
        Sorted::new(self.values.iter().map(|value| value.hundredths))
    }
}

impl Question<'_> {
    /// Similar councils by the model that fits the year which fits.
    pub(super) fn similar(&self) -> Option<Similar> {
        let (own, line) = (self.asked.authority?, self.key);
        let of_year = |year: i32| {
            let (model, similar) = self.published().similar(own, year)?;
            let values = similar.iter().filter_map(|name| self.value(year, self.council(name)?));
            Some(Similar { model, year, values: values.collect(), all: similar.len() })
        };
        let years = self.published().years(line).rev().filter(|year| *year <= self.asked.year);
        years.filter_map(of_year).find(|similar| !similar.values.is_empty())
    }

    fn council(&self, name_or_code: &str) -> Option<usize> {
        self.published().areas.authority(name_or_code)
    }

    pub(super) fn of_similar(&self, similar: &Similar) -> Vec<Comparator> {
        let sorted = similar.sorted();
        let source = similar.values.first().map(|value| self.source(value.file)).unwrap_or_default();
        let of = format!("{} of {} similar councils", similar.values.len(), similar.all);
        let comparator = |whose: Whose, label: String, hundredths: Option<i64>| {
            let (source, period) = (source.clone(), String::new());
            Some(Comparator { whose, label, hundredths: hundredths?, year: similar.year, period, source, sums: false })
        };
        let best = sorted.best(self.better);
        let who =
            similar.values.iter().filter(|value| Some(value.hundredths) == best).map(|value| self.name(value.area));
        [
            comparator(Whose::SimilarMean, of.clone(), sorted.mean()),
            comparator(Whose::SimilarMedian, of, sorted.median()),
            comparator(Whose::SimilarBest, who.collect::<Vec<String>>().join(", "), best),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    pub(super) fn middle_half(&self, similar: &Similar) -> Option<MiddleHalf> {
        let sorted = similar.sorted();
        let ours = self.ours.and_then(|ours| sorted.within(self.as_published(ours)));
        Some(MiddleHalf { cuts: sorted.middle_half()?, ours, year: similar.year })
    }
}
