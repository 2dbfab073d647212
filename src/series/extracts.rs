//! From when on a simple extract tells what happened: its rows belong to their dates and not to a return.

use crate::calendar::Day;
use crate::judging::Indicator;
use crate::returns::Records;
use crate::rows::of_the_return::Table;

/// What an extract does not tell.
pub enum Untold {
    /// What was so before the as-at date.
    Before(Table),
    /// What happened before a day.
    Until(Table, Day),
}

/// Which extract of a line does not tell of its days.
///
/// An extract of events tells from its first event on, and what is up to date on a day rests on the 12 months before
/// it. An extract of spells tells from the first end on: before it, only the spells that went on would be there. A
/// snapshot tells of the as-at date alone, and PupilYears of the school years that it has rows of.
pub fn untold(indicator: &Indicator, records: &Records, first: Day, last: Day, as_at: Day) -> Option<Untold> {
    if last == as_at {
        return None;
    }
    let first = first.min(last.plus_months(-12).plus(1));
    let tells_of_days = |table: &Table| !matches!(table, Table::Postcodes | Table::PupilYears | Table::ProviderRatings);
    let read = Table::EXTRACTS.into_iter().filter(tells_of_days).filter(|table| is_read(indicator, records, *table));
    read.into_iter().find_map(|table| match begins(records, table) {
        Begins::Never => Some(Untold::Before(table)),
        Begins::On(day) => (day > first).then_some(Untold::Until(table, day)),
    })
}

/// A table that does in place of another is read where the other was not loaded.
fn is_read(indicator: &Indicator, records: &Records, table: Table) -> bool {
    let takes_the_place = || {
        let needed = indicator.needs.last().is_some_and(|needed| records.has(*needed, None));
        indicator.instead == Some(table) && !needed
    };
    records.has(table, None) && (indicator.needs.contains(&table) || takes_the_place())
}

enum Begins {
    Never,
    On(Day),
}

fn begins(records: &Records, table: Table) -> Begins {
    let given = &records.given;
    let events = |days: &mut dyn Iterator<Item = Day>| days.min();
    let ends = |days: &mut dyn Iterator<Item = Option<Day>>| days.flatten().min();
    let day = match table {
        Table::Visits => given.visits_from,
        Table::HealthChecks => given.checks_from,
        Table::CarePlans => events(&mut given.plans.all().iter().map(|row| row.day)),
        Table::EducationPlans => events(&mut given.education.all().iter().map(|row| row.day)),
        Table::Schools => events(&mut given.schools.all().iter().map(|row| row.start)),
        Table::ReviewParents => events(&mut given.parents.all().iter().map(|row| row.held)),
        Table::ReturnInterviews => events(&mut given.interviews.all().iter().map(|row| row.start)),
        Table::GpRegistrations => ends(&mut given.doctors.all().iter().map(|row| row.end)),
        Table::Allocations => ends(&mut given.allocated.all().iter().map(|row| row.end)),
        Table::ChildrenInNeed => ends(&mut given.in_need.all().iter().map(|row| row.end)),
        Table::Proceedings => ends(&mut given.courts.all().iter().map(|row| row.end)),
        Table::SpecialNeeds => ends(&mut given.needs.all().iter().map(|row| row.end)),
        Table::FosterCarers => ends(&mut given.carers.iter().map(|row| row.ended)),
        Table::Adopters => ends(&mut given.adopters.iter().map(|row| row.closed)),
        _ => None,
    };
    day.map_or(Begins::Never, Begins::On)
}
