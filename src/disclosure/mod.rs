//! What may leave the room: all figures of the committee's sheet as one problem.
//!
//! | held back | why |
//! |---|---|
//! | a figure of which the number, all of them or those who are not counted is small | it tells of a few children |
//! | a percentage without its counts | whether its counts are small is not known |
//! | a figure of which a group and any number of printed groups leave a few cases | the difference tells of them |
//! | one of two that overlap and the third that they make, where a few are in both | their sum tells of them |
//! | a figure by which a few who came or left between two dates can be worked out | opening, starts and ends tell |
//! | an average of counts or points of which the rounded numbers are known closer by it | it would undo the rounding |
//! | a figure by which, with others added and taken away, a held small number is worked out | so does the sum |
//! | a figure by which such a number is known more narrowly than the rule says | so does what it can only be |
//! | all but the number of children looked after, where it is 20 or fewer | parts of so few tell of a few |
//! | an average of which the amount of one is known to within 10% by another | it tells of one child |
//! | a figure that gives a few away beside those published before | the reader has both papers |
//! | one of two means that differ by a few children, or of which a few came or went | their sums tell of those few |
//! | children for each worker, where a few have none or two | workers times that average, less all in care, are they |
//! | incidents for each child, where a few have more than one | those beyond the first of each child tell of them |
//! | all but the first 180 figures | so many are checked together in a moment, and more in minutes |
//!
//! A sentence of the paper over several months, quarters or years is printed whole or not at all: every figure that it
//! rests on must stand alone, and those that it names are checked with all others, behind them. Those between the lowest
//! and the highest are not named; that they lie between is checked, and what an average says of their sum.
//!
//! What is small, and whether the rest is rounded, is said by the rule that an authority has chosen. A year
//! end stands beside a figure only where low, likely and high are no small numbers of cases either, and where its ends
//! do not tell how few cases are still to come; beside rounded figures never.
//!
//! A figure that is held back is held back whole: count, percentage, status and change. 0 is printed, and so is all of
//! them. Whether a group is part of another is asked of the children themselves, so that no list of related lines can
//! be out of date. `together` chooses what is printed: figures of now before those of a year ago, and of those that
//! cannot stand together the ones that stand against the fewest, so that the most can be kept. `check` then knows
//! nothing of that choice: it takes what would be printed as equations, and what it can still work out goes. What is
//! not checked: what was printed elsewhere, and typed numbers beside other lines. Typed numbers of a line are checked
//! together: those of a quarter are those of its months.

pub mod additive;
pub mod ahead;
pub mod average;
pub mod behind;
mod bounds;
pub mod caseload;
mod check;
pub mod dominance;
pub mod means;
mod regions;
mod together;

use crate::compare::settings::profile::Profile;
use crate::judging::{Figure, Shape, Unit};
use behind::Group;
use check::{Check, Known};
use means::Mean;
use regions::Regions;
use std::collections::BTreeMap;
use together::Together;

/// So many children looked after, and fewer, are no more than a number.
pub const FEW_IN_ALL: i64 = 20;

/// So many figures are checked together: those of 60 lines with a year before, and 60 of sentences.
const MOST_TOGETHER: usize = 180;

/// A figure that is to be printed.
pub struct Printed<'f> {
    /// The figure.
    pub figure: &'f Figure,
    /// How it was made of its cases.
    pub shape: Shape,
    /// What its value is counted in.
    pub unit: Unit,
    /// The value, in tenths.
    pub tenths: i64,
    /// Who is behind its counts, where that is known.
    pub groups: Vec<Group>,
}

/// Why a figure is held back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// A number of its own is small.
    Small,
    /// Its counts are not known.
    WithoutCounts,
    /// Another figure would give a small number away.
    Beside,
    /// A figure published before would give a small number away.
    Before,
    /// It stands behind as many as can be checked together.
    TooMany,
}

/// What is printed first, and held back last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rank {
    /// The numbers in the head of the sheet.
    Head,
    /// A figure of now.
    Now,
    /// A figure of a year before.
    Ago,
    /// A figure of a sentence of the paper that stands in no table.
    Said,
}

/// A figure that is offered: the places of its groups among all groups, and whether it can stand alone.
struct Offer {
    rank: Rank,
    groups: Vec<usize>,
    alone: Result<(), Held>,
    mean: Option<Mean>,
}

/// All figures that would be printed, and those that are public already.
#[derive(Default)]
pub struct Pack {
    profile: Profile,
    groups: Vec<Group>,
    places: BTreeMap<Group, usize>,
    offers: Vec<Offer>,
    before: Vec<usize>,
    before_held: Vec<usize>,
    means_before: Vec<Mean>,
    unsaid: Vec<usize>,
    bounds: Vec<Bound>,
}

/// What a figure tells of groups that it does not name: how many cases they are together at least and at most.
struct Bound {
    place: usize,
    groups: Vec<usize>,
    limits: (i64, i64),
}

impl Pack {
    /// By a rule.
    pub fn by(profile: Profile) -> Pack {
        Pack { profile, ..Pack::default() }
    }

    /// The profile that it is printed by.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// Takes groups whose sizes are public already.
    pub fn take_before(&mut self, groups: Vec<Group>) {
        let places = self.placed(groups);
        self.before.extend(places);
    }

    /// Takes an average that is public already.
    pub fn take_mean_before(&mut self, mean: Option<Mean>) {
        self.means_before.extend(mean);
    }

    /// Takes what the cases of an average add that is offered at a place.
    pub fn take_mean(&mut self, place: usize, mean: Option<Mean>) {
        self.offers[place].mean = mean;
    }

    /// Takes the least and the most cases that groups have together to whoever reads the figure at a place.
    pub fn bound(&mut self, place: usize, groups: Vec<Group>, limits: (i64, i64)) {
        let groups = self.placed(groups);
        self.bounds.push(Bound { place, groups, limits });
    }

    /// Takes groups whose sizes were held back in what is public already.
    pub fn hold_before(&mut self, groups: Vec<Group>) {
        let places = self.placed(groups);
        self.before_held.extend(places);
    }

    /// Takes groups of which nothing is said: those that are small must not be known by what is printed.
    pub fn protect(&mut self, groups: Vec<Group>) {
        let small = groups.into_iter().filter(|group| self.profile.is_small(group.size())).collect();
        let places = self.placed(small);
        self.unsaid.extend(places);
    }

    /// Whether a figure gives nothing away by itself.
    pub fn stands_alone(&self, printed: &Printed) -> bool {
        alone(printed, self.profile).is_ok()
    }

    /// Whether groups whose sizes a reader works out tell of no few beside those that are public already.
    pub fn stands_beside_before(&self, groups: Vec<Group>) -> bool {
        let before = self.before.len();
        if before == 0 {
            return true;
        }
        let public = self.before.iter().map(|place| self.groups[*place].clone());
        let all: Vec<Group> = public.chain(groups).collect();
        let regions = Regions::of(&all);
        let mut together = Together::new(&regions, self.profile.most());
        let places: Vec<usize> = (0..all.len()).collect();
        together.force(&places[..before]);
        together.take(&places[before..])
    }

    /// Takes a figure that would be printed, and gives its place.
    pub fn offer(&mut self, rank: Rank, printed: Printed) -> usize {
        let alone = alone(&printed, self.profile);
        let groups = self.placed(printed.groups);
        self.offers.push(Offer { rank, groups, alone, mean: None });
        self.offers.len() - 1
    }

    fn placed(&mut self, groups: Vec<Group>) -> Vec<usize> {
        let mut place = |group: Group| {
            *self.places.entry(group).or_insert_with_key(|group| {
                self.groups.push(group.clone());
                self.groups.len() - 1
            })
        };
        groups.into_iter().map(&mut place).collect()
    }

    /// What is printed and what is held back, by the places of the figures.
    pub fn decide(&self) -> Vec<Result<(), Held>> {
        let regions = Regions::of(&self.groups);
        let mut decided: Vec<Result<(), Held>> = self.offers.iter().map(|offer| offer.alone).collect();
        if self.are_few(Rank::Head).is_some() {
            decided.iter_mut().skip(1).for_each(|decided| *decided = Err(Held::Small));
            return decided;
        }
        if let Some(first) = self.are_few(Rank::Ago) {
            let is_then = |rank: Rank| matches!(rank, Rank::Ago | Rank::Said);
            let of_then = |place: &usize| *place != first && is_then(self.offers[*place].rank);
            (0..decided.len()).filter(of_then).for_each(|place| decided[place] = Err(Held::Small));
        }
        let mut order = self.order(&Together::new(&regions, self.profile.most()));
        let beyond = self.beyond();
        beyond.iter().for_each(|place| decided[*place] = Err(Held::TooMany));
        order.retain(|place| !beyond.contains(place));
        if !self.profile.rounds() {
            self.choose(&regions, &order, &mut decided);
        }
        self.part_means(&order, &mut decided);
        while let Some(place) = self.check(&order, &decided) {
            decided[order[place]] = Err(Held::Beside);
        }
        decided
    }

    /// The place of the first number of a rank, the children looked after, where they are so few that nothing can be said
    /// of parts of them.
    fn are_few(&self, rank: Rank) -> Option<usize> {
        let first = self.offers.iter().position(|offer| offer.rank == rank)?;
        let all = self.groups[*self.offers[first].groups.first()?].size();
        (1..=FEW_IN_ALL).contains(&all).then_some(first)
    }

    /// The figures behind as many as can be checked together, in the order in which they were offered.
    fn beyond(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.offers.len()).collect();
        all.sort_by_key(|place| (self.offers[*place].rank, *place));
        all.split_off(MOST_TOGETHER.min(all.len()))
    }

    /// The figures in the order in which they are taken: of one rank those first that stand against the fewest groups,
    /// and of a year before the number of children looked after before all, for most lines are of them.
    fn order(&self, together: &Together) -> Vec<usize> {
        let few = self.are_few(Rank::Ago);
        let is_open = |place: &usize| {
            let Offer { rank, alone, .. } = &self.offers[*place];
            alone.is_ok() && (few.is_none() || few == Some(*place) || !matches!(rank, Rank::Ago | Rank::Said))
        };
        let mut order: Vec<usize> = (0..self.offers.len()).filter(is_open).collect();
        let against = |offer: &Offer| -> usize { offer.groups.iter().map(|group| together.against(*group)).sum() };
        let weights: Vec<usize> = self.offers.iter().map(against).collect();
        let first_ago = self.offers.iter().position(|offer| offer.rank == Rank::Ago);
        order.sort_by_key(|place| {
            let Offer { rank, .. } = self.offers[*place];
            let is_first = rank == Rank::Head || rank == Rank::Ago && Some(*place) == first_ago;
            (rank, if is_first { 0 } else { weights[*place] }, *place)
        });
        order
    }

    fn choose(&self, regions: &Regions, order: &[usize], decided: &mut [Result<(), Held>]) {
        let mut together = self.public(regions);
        for place in order {
            let groups = &self.offers[*place].groups;
            if !together.take(groups) {
                let is_before = !self.before.is_empty() && !self.public(regions).take(groups);
                decided[*place] = Err(if is_before { Held::Before } else { Held::Beside });
            }
        }
    }

    /// Of two means that tell of a few together, the one that is printed first.
    fn part_means(&self, order: &[usize], decided: &mut [Result<(), Held>]) {
        let mut printed: Vec<(&Mean, Held)> = self.means_before.iter().map(|mean| (mean, Held::Before)).collect();
        for place in order.iter().copied().filter(|place| self.offers[*place].alone.is_ok()) {
            let Some(mean) = self.offers[place].mean.as_ref().filter(|_| decided[place].is_ok()) else { continue };
            match printed.iter().find(|(other, _)| mean.tells_beside(other, self.profile)) {
                Some((_, held)) => decided[place] = Err(*held),
                None => printed.push((mean, Held::Beside)),
            }
        }
    }

    fn public<'r>(&self, regions: &'r Regions) -> Together<'r> {
        let mut together = Together::new(regions, self.profile.most());
        together.force(&self.before);
        together
    }

    /// Where in the order the figure stands that must go too.
    fn check(&self, order: &[usize], decided: &[Result<(), Held>]) -> Option<usize> {
        let before = self.before.iter().map(|group| (*group, None));
        let shown = order.iter().enumerate().filter(|(_, place)| decided[**place].is_ok());
        let groups =
            shown.flat_map(|(at, place)| self.offers[*place].groups.iter().map(move |group| (*group, Some(at))));
        let mut printed: Vec<(usize, Option<usize>)> = before.chain(groups).collect();
        printed.sort_unstable();
        printed.dedup_by_key(|(group, _)| *group);
        // What cannot be checked with the rest is as if it had not been asked for.
        let is_held = |(_, decided): &(&Offer, &Result<(), Held>)| !matches!(decided, Ok(()) | Err(Held::TooMany));
        let held = self.offers.iter().zip(decided).filter(is_held).flat_map(|(offer, _)| offer.groups.iter().copied());
        let held = held.chain(self.before_held.iter().copied());
        let mut held: Vec<usize> = held.filter(|group| self.groups[*group].size() > 0).collect();
        held.sort_unstable();
        held.dedup();
        let size = |group: usize| self.profile.behind(self.groups[group].size());
        let exact = printed.into_iter().map(|(group, figure)| (vec![group], size(group), figure));
        let of_shown = |bound: &Bound| {
            let at = order.iter().position(|place| *place == bound.place)?;
            decided[bound.place].is_ok().then(|| (bound.groups.clone(), bound.limits, Some(at)))
        };
        let known = exact.chain(self.bounds.iter().filter_map(of_shown)).map(|(groups, limits, figure)| Known {
            groups: groups.into_iter().map(|group| &self.groups[group]).collect(),
            limits,
            figure,
        });
        let printed = known.collect();
        let mut unsaid: Vec<usize> = self.unsaid.iter().copied().filter(|group| !held.contains(group)).collect();
        unsaid.sort_unstable();
        unsaid.dedup();
        let [held, unsaid] = [held, unsaid].map(|some| some.into_iter().map(|group| &self.groups[group]).collect());
        Check { profile: self.profile, printed, held, unsaid }.must_go()
    }
}

/// What a figure gives away by itself.
fn alone(printed: &Printed, profile: Profile) -> Result<(), Held> {
    let is_counted = printed.figure.denominator.is_some();
    if !is_counted && !matches!(printed.unit, Unit::Count | Unit::Pounds) {
        return Err(Held::WithoutCounts);
    }
    let children = printed.groups.iter().map(Group::size);
    let is_small = numbers(printed).into_iter().chain(children).any(|number| profile.is_small(number));
    let kind = (printed.shape, printed.unit);
    let of = printed.figure.denominator;
    let tells_more = of.is_some_and(|of| average::tells_more(kind, printed.tenths, of, profile));
    if is_small || tells_more { Err(Held::Small) } else { Ok(()) }
}

/// The counts that a reader of the figure knows. Of a mean of days, weeks, points or pounds the sum is no count of cases.
fn numbers(printed: &Printed) -> Vec<i64> {
    let Figure { numerator, denominator, .. } = *printed.figure;
    match (printed.shape, printed.unit, denominator) {
        (_, Unit::Pounds, None) => Vec::new(),
        (_, _, None) => vec![numerator, printed.tenths / 10],
        (Shape::Mean, Unit::Days | Unit::Weeks | Unit::Points | Unit::Pounds, Some(of)) => vec![of],
        (_, Unit::Percent, Some(of)) => {
            let met_by_value = (printed.tenths * of + 500) / 1000;
            vec![numerator, of, of - numerator, met_by_value, of - met_by_value]
        }
        (_, _, Some(of)) => vec![numerator, of, of - numerator],
    }
}
