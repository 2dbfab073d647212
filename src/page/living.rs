//! Of how many children of the area a rate is, and what it needs.

use super::words;
use crate::history::History;
use crate::judging::Window;
use crate::returns::residents::Living;
use crate::rows::of_the_return::Table;
use crate::scorecard::Line;

/// What a rate lacks without a population.
pub(super) const MISSING: &str = "The number of children aged 0 to 17 in the area is not known for this year. Drop the \
                                  population file of the Office for National Statistics, or type the number in \
                                  settings, to switch this line on.";

/// What a line waits for: a file, or the number of children of the area, which there are two ways to give.
pub(super) fn waited_for(table: Table) -> String {
    match table {
        Table::Residents => {
            "The number of children aged 0 to 17 in the area: drop the population file of the Office for \
                             National Statistics, or type it in settings"
                .to_owned()
        }
        _ => table.file(),
    }
}

/// Of how many children a rate is, from where; nothing of another line.
pub(super) fn words(line: &Line, history: &History) -> Option<String> {
    let living = history.residents().filter(|_| line.indicator.rate_of.is_some() && line.typed.is_none())?;
    let source = living.source.map(|source| format!(" Source: {source}.")).unwrap_or_default();
    Some(words_of(line, &living, history) + &source)
}

/// How many children the rate is worked from, and what is to be known of it.
pub(super) fn words_of(line: &Line, living: &Living, history: &History) -> String {
    let children = words::count(living.persons);
    let from = match (living.mid_year, living.fits) {
        (None, _) => format!("{children} children aged 0 to 17, as typed"),
        (Some(year), true) => format!("{children} children aged 0 to 17 in the middle of {year}"),
        (Some(year), false) => {
            let wanted = history.period.year - 1;
            format!("{children} children aged 0 to 17 in the middle of {year}, the latest before {wanted}")
        }
    };
    let next = history.period.last.plus(1);
    let is_part = line.indicator.window == Window::Year && next != next.year_start();
    if is_part {
        format!("{from}. The number is that of a part of the year, since 1 April.")
    } else {
        format!("{from}.")
    }
}
