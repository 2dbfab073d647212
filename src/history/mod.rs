//! Records → children at one as-at date: periods of care, placements, reviews and what was known of each by that day.

use crate::calendar::Day;
use crate::codes::Place;
use crate::returns::residents::Living;
use crate::rows::of_the_return::{ChildId, Episode};

mod build;
mod child;
mod known;
mod leavers;
mod starts;

pub use child::Child;
pub use known::{CarePeriod, History, Period, Placement, Starts};
pub use starts::Family;

impl History {
    /// Every child of the files, in care or not.
    pub fn children(&self) -> impl Iterator<Item = Child<'_>> {
        (0..self.records.children as ChildId).map(|id| Child { history: self, id })
    }

    /// The children of whom a period of care is as wanted, each once. After some years most children of the files have
    /// left, and what cannot concern them is not asked of them.
    pub fn children_with(&self, is_wanted: impl Fn(&CarePeriod) -> bool) -> impl Iterator<Item = Child<'_>> {
        let mut last = None;
        self.care.iter().filter(move |care| is_wanted(care)).filter_map(move |care| {
            let id = self.episodes[care.episodes.0 as usize].child;
            (last.replace(id) != Some(id)).then(|| self.child(id))
        })
    }

    /// The children in care at the end of the as-at date (rule R1).
    pub fn roll(&self) -> impl ExactSizeIterator<Item = Child<'_>> {
        self.roll.iter().map(|id| self.child(*id))
    }

    /// One child.
    pub fn child(&self, id: ChildId) -> Child<'_> {
        Child { history: self, id }
    }

    /// The children of the area for the statistical year of the as-at date.
    pub fn residents(&self) -> Option<Living<'_>> {
        self.records.given.residents.of_year(self.period.year)
    }

    /// A row of Episodes as it stood at the as-at date.
    pub fn episode(&self, index: u32) -> &Episode {
        &self.episodes[index as usize]
    }

    /// The recorded starts of all children.
    pub fn starts(&self) -> &Starts {
        self.starts.get_or_init(|| Starts::of(self))
    }

    /// All rows of all periods of care, child by child.
    pub fn episodes(&self) -> &[Episode] {
        &self.episodes
    }
}

impl Placement {
    /// The day the child moved in with the adoptive family, where the placement is adoptive (D14).
    pub fn placed_for_adoption(&self, child: Child) -> Option<Day> {
        self.adoptive.map(|row| child.history.episode(row).decom)
    }

    /// PLACE of the last row that is not temporary.
    pub fn place(&self, child: Child) -> Place {
        child.history.episode(self.settled).place
    }
}
