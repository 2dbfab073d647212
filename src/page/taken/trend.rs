//! The points of one line over time, with what stands beside them.

use crate::judging::Indicator;
use crate::page::Session;
use crate::page::chart::axis_of;
use crate::page::levels::Known;
use crate::page::over_time::NOT_READ;
use crate::page::saved::{self, About, Kind, SavedView, columns};
use crate::page::steps;
use crate::series::Point;

impl Session {
    /// A row for each point of a line, as it is drawn.
    pub(super) fn trend_table(&mut self, id: &str, as_at: &str, step: &str) -> Result<SavedView, String> {
        let (indicator, plan, points) = self.drawn_points(id, as_at, step)?;
        let history = self.history.as_ref().ok_or(NOT_READ)?;
        let known = self.levels().of(indicator, axis_of(&plan, &points));
        let about = About {
            name: format!("trend-{id}-{as_at}"),
            title: format!("{} ({id}) over time. {}", indicator.title, steps::about(indicator, plan.step)),
            history,
        };
        let levels = known.iter().map(|known| (column(known), Kind::Number));
        let columns = columns(&COLUMNS).into_iter().chain(levels).collect();
        let rows = points.iter().map(|point| row(indicator, plan.step.key(), point, &known));
        Ok(SavedView::plain(about, columns, rows.collect()))
    }
}

const COLUMNS: [(&str, Kind); 11] = [
    ("line", Kind::Text),
    ("step", Kind::Text),
    ("first day", Kind::Date),
    ("last day", Kind::Date),
    ("numerator", Kind::Number),
    ("denominator", Kind::Number),
    ("value", Kind::Number),
    ("unit", Kind::Text),
    ("not recorded", Kind::Number),
    ("cannot be judged", Kind::Number),
    ("gap", Kind::Text),
];

/// "england", but a club by its name.
fn column(known: &Known) -> String {
    if known.key == "other" { known.name.clone() } else { known.key.to_owned() }
}

fn row(indicator: &Indicator, step: &str, point: &Point, known: &[Known]) -> Vec<String> {
    let figure = point.value.map(|value| value.figure);
    let cells = [
        indicator.id.to_owned(),
        step.to_owned(),
        point.first.iso(),
        point.last.iso(),
        saved::number(figure.map(|figure| figure.numerator)),
        saved::number(figure.and_then(|figure| figure.denominator)),
        saved::tenths(point.value.map(|value| value.tenths)),
        indicator.unit.key().to_owned(),
        saved::number(figure.map(|figure| figure.not_recorded)),
        saved::number(figure.map(|figure| figure.unassessed)),
        saved::number(point.gap),
    ];
    cells.into_iter().chain(known.iter().map(|known| saved::tenths(known.tenths_at(point.last)))).collect()
}
