//! The recorded starts of all children: by their day, and by what tells of a family among those of one day.

use super::child::Child;
use super::known::{CarePeriod, History, Starts};
use crate::calendar::Day;
use crate::rows::of_the_return::ChildId;
use chrono::Datelike;

/// What tells of the family of one who starts; 0 where nothing does.
#[derive(Clone, Copy)]
pub struct Family {
    /// The number of the family or household.
    pub number: u64,
    /// The postcode of the home.
    pub home: u64,
}

impl Family {
    /// That of a child who starts a period of care: the home is that of its first row.
    pub fn of(child: Child, care: &CarePeriod) -> Family {
        let home = child.episodes_of(care).first().map_or(0, |row| row.at.home);
        Family { number: child.person().family, home }
    }
}

impl Starts {
    pub(super) fn of(history: &History) -> Starts {
        let mut starts = Starts { by_day: Vec::new(), by_family: Vec::new(), by_home: Vec::new() };
        for child in history.children() {
            for (place, care) in child.care().iter().enumerate().filter(|(_, care)| care.start_recorded) {
                let Family { number, home } = Family::of(child, care);
                starts.by_day.push((care.start, child.id, place));
                starts.by_family.push([key(care.start), number, home, child.id.into()]);
                starts.by_home.push([key(care.start), home, child.id.into()]);
            }
        }
        starts.by_day.sort_unstable();
        starts.by_family.sort_unstable();
        starts.by_home.sort_unstable();
        starts
    }

    /// Whether another child of one family started on a day: by its number, and by the postcode of the home where one
    /// of the two has no number. `None` where there are others of whom neither tells.
    pub fn with_another(&self, day: Day, Family { number, home }: Family, child: ChildId) -> Option<bool> {
        let of_day = |more: &[u64]| -> bool { others(&self.by_family, &[&[key(day)], more].concat(), child) };
        let at_home = |home: u64| others(&self.by_home, &[key(day), home], child);
        let (met, untold) = match (number, home) {
            (0, 0) => (false, others(&self.by_home, &[key(day)], child)),
            (0, _) => (at_home(home), at_home(0)),
            (_, 0) => (of_day(&[number]), of_day(&[0])),
            _ => (of_day(&[number]) || of_day(&[0, home]), of_day(&[0, 0])),
        };
        if met || !untold { Some(met) } else { None }
    }
}

fn key(day: Day) -> u64 {
    day.civil().num_days_from_ce().unsigned_abs().into()
}

/// Whether an entry of another child begins so; each ends with its child.
fn others<const N: usize>(all: &[[u64; N]], beginning: &[u64], child: ChildId) -> bool {
    let from = all.partition_point(|entry| &entry[..beginning.len()] < beginning);
    let run = all[from..].iter().take_while(|entry| entry.starts_with(beginning));
    run.into_iter().any(|entry| entry[N - 1] != u64::from(child))
}
