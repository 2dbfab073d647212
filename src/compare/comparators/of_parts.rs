//! What stands beside a part of a line: everything that stands beside a line but ranks and quarters.

use super::{Asked, Beside, Question};
use crate::compare::parts;
use crate::compare::same::{self, Same};
use crate::judging::Indicator;
use crate::scorecard::Group;

/// The figures of others beside a part of a line; nothing where nobody has set one there.
pub fn beside_part(line: &Indicator, group: &Group, asked: &Asked) -> Option<Beside> {
    let key = parts::key(line.id, &group.label);
    let better = parts::better(line, &group.label);
    let same = Same { unit: group.unit, better, ..same::itself(line) };
    let question = Question { line, key: &key, part: &group.label, same, better, ours: None, asked };
    let similar = question.similar();
    let comparators: Vec<_> = [question.nation(), question.region(), question.own()]
        .into_iter()
        .flatten()
        .chain(similar.iter().flat_map(|similar| question.of_similar(similar)))
        .chain(question.groups())
        .chain(question.added())
        .collect();
    let ours = same.ours(&group.figure, group.tenths, group.unit).map(|ours| ours.shown);
    let model = similar.map(|similar| similar.model);
    if comparators.is_empty() {
        return None;
    }
    Some(Beside {
        same,
        better,
        ours,
        year: asked.year,
        comparators,
        middle_half: None,
        model,
        published: None,
        placed: None,
        in_region: None,
    })
}
