//! A framework as a view of the scorecard: its lines in its order, what of it is not here and why, and where the
//! framework counts three years, its lines over each three years of the files.

use super::over_time::{NOT_READ, PromiseView};
use super::{Session, words};
use crate::compare::settings::chosen::{lacking_of, lines_of};
use crate::compare::settings::sets::ADOPTION_SCORECARD;
use crate::compare::target::national;
use crate::history::Period;
use crate::judging::{Indicator, Window};
use crate::series::periods::Step;
use crate::series::{Plan, Point, points};
use serde::Serialize;

/// A set of lines as a view.
#[derive(Serialize)]
pub struct FrameworkView {
    set: String,
    promises: Vec<PromiseView>,
    lacking: Vec<LackingView>,
    years: Option<YearsView>,
}

/// A measure of the framework that has no line here.
#[derive(Serialize)]
struct LackingView {
    measure: String,
    why: &'static str,
}

/// Lines that count three years, at the end of each year.
#[derive(Serialize)]
struct YearsView {
    /// The ends of the three years, earliest first.
    ends: Vec<String>,
    rows: Vec<YearsRowView>,
}

#[derive(Serialize)]
struct YearsRowView {
    id: &'static str,
    code: &'static str,
    title: &'static str,
    cells: Vec<CellView>,
}

/// A line over three years: its value, or why it has none, and the threshold of those years.
#[derive(Serialize)]
struct CellView {
    value: String,
    of: String,
    why: Option<String>,
    threshold: Option<String>,
}

/// At most so many ends of three years.
const MOST_ENDS: usize = 4;

impl Session {
    /// A set of lines as a view of the scorecard.
    pub fn framework(&mut self, as_at: &str, set: &str) -> Result<FrameworkView, String> {
        self.at(as_at)?;
        let settings = &self.settings.settings;
        let promises = lines_of(settings, set, &self.own_lines()).ok_or("There is no set of lines of that name.")?;
        let lacking = lacking_of(settings, set, &self.own_lines()).into_iter();
        let lines: Vec<(&'static str, &'static Indicator)> =
            promises.iter().flat_map(|promise| promise.lines.iter().copied()).collect();
        Ok(FrameworkView {
            set: set.to_owned(),
            promises: promises.into_iter().map(PromiseView::of).collect(),
            lacking: lacking.map(|one| LackingView { measure: one.measure, why: one.why }).collect(),
            years: if set == ADOPTION_SCORECARD.name { Some(self.years(&lines)?) } else { None },
        })
    }

    fn years(&self, lines: &[(&'static str, &'static Indicator)]) -> Result<YearsView, String> {
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let is_of_three = |(_, line): &&(&'static str, &'static Indicator)| line.window == Window::ThreeYears;
        let lines: Vec<(&'static str, &'static Indicator)> = lines.iter().filter(is_of_three).copied().collect();
        let asked: Vec<&'static Indicator> = lines.iter().map(|(_, line)| *line).collect();
        let plan = Plan::whole(Step::Year, history.period.last, &returns.records, returns.as_at);
        let first = plan.spans().len().saturating_sub(MOST_ENDS);
        let from = plan.spans().get(first).map_or(plan.from, |span| span.last);
        let points = points(&asked, &returns.records, &Plan { from, ..plan });
        let ends = points.first().map(|points| points.iter().map(|point| point.last.to_string()).collect());
        let row = |((code, line), points): (&(&'static str, &'static Indicator), &Vec<Point>)| YearsRowView {
            id: line.id,
            code,
            title: line.title,
            cells: points.iter().map(|point| cell(line, point)).collect(),
        };
        Ok(YearsView { ends: ends.unwrap_or_default(), rows: lines.iter().zip(&points).map(row).collect() })
    }
}

fn cell(line: &'static Indicator, point: &Point) -> CellView {
    let threshold = national(line, Period::to(point.last).year).map(|tenths| words::value(tenths, line.unit));
    let cases = point.value.and_then(|value| value.figure.denominator).map(words::count);
    CellView {
        value: point.value.map_or("\u{2013}".to_owned(), |value| words::value(value.tenths, line.unit)),
        of: cases.map(|cases| format!("of {cases}")).unwrap_or_default(),
        why: point.gap.map(|gap| gap.to_string()),
        threshold,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const AS_AT: &str = "2026-03-31";

    fn session() -> Session {
        let mut session = Session::default();
        session.add_example(300, 5, 5);
        session.read();
        session
    }

    fn view(session: &mut Session, set: &str) -> Value {
        serde_json::to_value(session.framework(AS_AT, set).unwrap()).unwrap()
    }

    #[test]
    fn what_a_framework_has_and_this_page_has_not_is_told_with_its_reason() {
        let mut session = session();
        let indicators = view(&mut session, "National Indicators");
        assert_eq!((&indicators["lacking"], &indicators["years"]), (&serde_json::json!([]), &Value::Null));
        let view = view(&mut session, "Adoption scorecard");
        let measures: Vec<&str> =
            view["lacking"].as_array().unwrap().iter().map(|one| one["measure"].as_str().unwrap()).collect();
        assert!(measures.iter().any(|measure| measure.starts_with("A17 to A20")), "{measures:?}");
        assert!(view["lacking"].as_array().unwrap().iter().all(|one| one["why"].as_str().unwrap().ends_with('.')));
        assert!(session.framework(AS_AT, "no such set").is_err());
    }

    #[test]
    fn the_adoption_scorecard_stands_over_three_years_beside_the_threshold_of_each() {
        let mut session = session();
        let view = view(&mut session, "Adoption scorecard");
        let years = &view["years"];
        let ends = years["ends"].as_array().unwrap();
        assert!((3..=4).contains(&ends.len()) && ends.last().unwrap() == "31 March 2026", "{ends:?}");
        let row = years["rows"].as_array().unwrap().iter().find(|row| row["code"] == "A10").unwrap();
        let thresholds: Vec<&Value> = row["cells"].as_array().unwrap().iter().map(|cell| &cell["threshold"]).collect();
        assert_eq!(thresholds.last().unwrap().as_str(), Some("426 days"), "{thresholds:?}");
        // The headline of the line at the same date.
        let line = crate::scorecard::headline(session.find("ADP-08").unwrap(), session.history.as_ref().unwrap());
        let now = line.tenths.map(|tenths| words::value(tenths, line.indicator.unit));
        assert_eq!(row["cells"].as_array().unwrap().last().unwrap()["value"].as_str(), now.as_deref());
        let early = &row["cells"][0];
        assert!(early["why"].is_null() || early["value"] == "\u{2013}", "{early}");
    }
}
