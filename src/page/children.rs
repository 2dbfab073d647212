//! The cases of a line as a list that is sorted and filtered by what is known of each: one page of it, or all of it as
//! a table to take away.

use super::amounts::{self, Amounts};
use super::cases::{near_miss, who, why};
use super::elsewhere::Elsewhere;
use super::facets::{FACETS, ORDERS, Order, groups, is_child, key, name};
use super::known::Known;
use super::list_columns::{ColumnView, Named, OrderView};
use super::saved::{About, SavedView};
use super::workers::Workers;
use crate::calendar::Day;
use crate::cases::reviews::pending_due;
use crate::codes::{LegalStatus, Place};
use crate::history::{Child, History};
use crate::indicators;
use crate::judging::*;
use crate::rows::of_the_return::ChildId;
use crate::scorecard;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// How the officer wants the list.
#[derive(Deserialize, Default, Clone)]
pub struct Asked {
    /// The key of the order.
    pub sort: String,
    /// Whether it goes downwards.
    pub down: bool,
    /// The group chosen under each filter, by the filter's key.
    pub filters: BTreeMap<String, String>,
    /// The number of a second line that counts them too, or nothing.
    #[serde(default)]
    pub also: String,
    /// Whether the line counted them a year before: `yes`, `no`, or nothing.
    #[serde(default)]
    pub again: String,
    /// Whether only those are wanted who are near to being counted.
    #[serde(default)]
    pub near: bool,
    /// Whether everything that is known of each stands in a column.
    #[serde(default)]
    pub more: bool,
}

/// A page of the list, with what it can be filtered and sorted by.
#[derive(Serialize)]
pub struct ChildrenView {
    total: usize,
    of: usize,
    /// How many of all are near to being counted.
    near: usize,
    facets: Vec<FacetView>,
    orders: Vec<OrderView>,
    sort: &'static str,
    down: bool,
    sorted: String,
    columns: Vec<ColumnView>,
    /// How many columns stand there only where more are asked for.
    more: usize,
    rows: Vec<ChildRow>,
    /// What was asked of a year before, or why it has no answer.
    note: Option<String>,
}

#[derive(Serialize)]
struct FacetView {
    key: &'static str,
    name: String,
    chosen: Option<String>,
    values: Vec<FacetValue>,
}

#[derive(Serialize)]
struct FacetValue {
    label: String,
    count: usize,
}

#[derive(Serialize)]
struct ChildRow {
    case: usize,
    child: String,
    who: String,
    /// What stands in the columns after the child's number.
    cells: Vec<String>,
    why: String,
}

/// One case of the list.
struct Member<'w> {
    case: usize,
    child: ChildId,
    day: Day,
    amount: Option<Known<'w>>,
    age: Option<u32>,
    status: LegalStatus,
    place: Place,
    in_care_since: Option<Day>,
    reviews: [Option<Day>; 2],
    groups: [(u16, &'w str); FACETS],
    /// Whether it is near to being counted.
    is_near: bool,
    /// Whether it is among those asked for by another line or date, or by being near.
    is_there: bool,
}

impl<'w> Member<'w> {
    fn of(number: usize, case: &Judged, (amounts, has_reviews): (&Amounts, bool), line: &Listed<'w>) -> Member<'w> {
        let child = Some(line.history.child(case.child)).filter(|_| is_child(case, line.history));
        let (status, place) = case.episode.map(|row| (row.ls, row.place)).unwrap_or_default();
        let is_near = near_miss(case).is_some();
        Member {
            case: number,
            child: case.child,
            day: case.day,
            amount: amounts.known(case),
            age: child.and_then(|child| child.age_on(case.day)),
            status,
            place,
            in_care_since: child.and_then(|child| child.care_on(case.day)).map(|care| care.start),
            reviews: child.filter(|_| has_reviews).map(|child| reviews(child, case.day)).unwrap_or_default(),
            groups: groups(case, line.history, line.workers),
            is_near,
            is_there: line.elsewhere.has(case.child, is_near),
        }
    }

    fn known(&self, key: &str, last: Day) -> Option<Known<'w>> {
        match key {
            "day" => (self.day != last).then_some(Known::On(self.day)),
            "age" => self.age.map(|years| Known::Number(years.into())),
            "sex" => self.group(key).map(|group| Known::Words(if group == "Girls" { "Girl" } else { "Boy" })),
            "legal status" => self.status.is_known().then(|| Known::Words(self.status.words())),
            "placement" => self.place.is_known().then(|| Known::Words(self.place.words())),
            "in care since" => self.in_care_since.map(Known::On),
            "last review" => self.reviews[0].map(Known::On),
            "next review" => self.reviews[1].map(Known::On),
            "amount" => self.amount,
            _ => self.group(key).map(Known::Words),
        }
    }

    /// The name of its group under a filter, where it is known.
    fn group(&self, key: &str) -> Option<&'w str> {
        let facet = (0..FACETS).find(|facet| super::facets::key(*facet) == key)?;
        let (order, name) = self.groups[facet];
        (order != u16::MAX).then_some(name)
    }

    fn passes(&self, chosen: &Chosen, except: Option<usize>) -> bool {
        let is_wanted = |facet: usize, wanted: &str| Some(facet) == except || self.groups[facet].1 == wanted;
        self.is_there
            && chosen
                .iter()
                .enumerate()
                .all(|(facet, wanted)| wanted.as_ref().is_none_or(|wanted| is_wanted(facet, wanted)))
    }
}

/// The line of overdue reviews.
const OVERDUE: &str = "REV-06";

/// The last review of the period of care that a day belongs to, and the next one due of a child in care now; not where
/// that rests on a review before the files begin.
fn reviews(child: Child, day: Day) -> [Option<Day>; 2] {
    let last = child.care_on(day).and_then(|care| child.reviews_in(care).last()).map(|review| review.held);
    [last, pending_due(child).filter(|due| !due.assumed).map(|due| due.day)]
}

/// The group chosen under each filter.
type Chosen = [Option<String>; FACETS];

fn chosen(asked: &Asked) -> Chosen {
    std::array::from_fn(|facet| asked.filters.get(key(facet)).filter(|group| !group.is_empty()).cloned())
}

/// A line of which the cases are listed.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// The line.
    pub indicator: &'a Indicator,
    /// The children at the as-at date.
    pub history: &'a History,
    /// Their social workers.
    pub workers: &'a Workers,
    /// The standing of the cases.
    pub standing: &'a str,
    /// Where else they are to be counted.
    pub elsewhere: &'a Elsewhere,
}

impl<'a> Listed<'a> {
    /// Every case of the standing, in the order of the children's numbers.
    fn members(&self) -> Vec<Member<'a>> {
        let (mut members, mut number) = (Vec::new(), 0);
        let amounts = Amounts::of(self.indicator, self.history);
        let has_reviews = self.has_reviews();
        self.indicator.measure.judge(self.history, &mut |case| {
            if case.standing.key() == self.standing {
                members.push(Member::of(number, case, (&amounts, has_reviews), self));
            }
            number += 1;
        });
        let names = &self.history.records.names;
        members.sort_by_cached_key(|member: &Member| {
            let name = names.of(member.child);
            (name.len(), name, member.case)
        });
        members
    }

    /// Whether reviews are known as far as the line of overdue reviews needs them.
    fn has_reviews(&self) -> bool {
        let History { records, period, .. } = self.history;
        indicators::find(OVERDUE).is_some_and(|line| scorecard::missing(line, records, period).is_empty())
    }

    fn named(&self) -> Named<'a> {
        Named { unit: amounts::unit(self.indicator), workers: self.workers }
    }

    fn last(&self) -> Day {
        self.history.period.last
    }

    /// The orders that tell these cases apart at all.
    fn orders(&self, members: &[Member]) -> Vec<&'static Order> {
        let is_known = |order: &&Order| members.iter().any(|member| member.known(order.key, self.last()).is_some());
        ORDERS.iter().filter(|order| order.key == "child" || is_known(order)).collect()
    }

    /// Sorts members, who come by their number, by the order asked for. Of whom nothing is known stand last, whichever
    /// way it goes.
    fn sort(&self, members: &mut [Member<'a>], order: &Order, down: bool) {
        if order.key == "child" && down {
            members.reverse();
        }
        let known = |member: &Member<'a>| member.known(order.key, self.last());
        members.sort_by(|a, b| match (known(a), known(b)) {
            (Some(a), Some(b)) if down => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
    }

    /// Who each of these cases is, and the finding that decided.
    fn reasons(&self, wanted: &[Member]) -> FxHashMap<usize, (String, String)> {
        let mut reasons: FxHashMap<usize, (String, String)> =
            wanted.iter().map(|member| (member.case, Default::default())).collect();
        let mut number = 0;
        self.indicator.measure.judge(self.history, &mut |case| {
            if let Some(reason) = reasons.get_mut(&number) {
                *reason = (who(self.history, case), why(case));
            }
            number += 1;
        });
        reasons
    }

    fn rows(&self, members: &[Member], columns: &[ColumnView]) -> Vec<ChildRow> {
        let mut reasons = self.reasons(members);
        let row = |member: &Member| {
            let (who, why) = reasons.remove(&member.case).unwrap_or_default();
            let cell = |column: &ColumnView| member.known(column.key, self.last());
            let cells = columns.iter().skip(1).map(|column| cell(column).map(|known| known.to_string()));
            ChildRow {
                case: member.case,
                child: self.history.records.names.of(member.child),
                who,
                cells: cells.map(Option::unwrap_or_default).collect(),
                why,
            }
        };
        members.iter().map(row).collect()
    }
}

fn facet_views(members: &[Member], chosen: &Chosen, workers: &Workers) -> Vec<FacetView> {
    (0..FACETS).filter_map(|facet| facet_view(facet, members, chosen, workers)).collect()
}

/// How many of the cases that pass every other filter are in each group; nothing where all are in one.
fn facet_view(facet: usize, members: &[Member], chosen: &Chosen, workers: &Workers) -> Option<FacetView> {
    let mut groups: BTreeMap<(u16, &str), usize> = members.iter().map(|member| (member.groups[facet], 0)).collect();
    for member in members.iter().filter(|member| member.passes(chosen, Some(facet))) {
        *groups.entry(member.groups[facet]).or_default() += 1;
    }
    let (key, name) = (key(facet), name(facet, workers)?.to_owned());
    let values = groups.iter().map(|((_, label), count)| FacetValue { label: (*label).to_owned(), count: *count });
    (groups.len() > 1).then(|| FacetView { key, name, chosen: chosen[facet].clone(), values: values.collect() })
}

/// The order asked for, or that of the children's numbers.
fn order_of(asked: &Asked, orders: &[&'static Order]) -> &'static Order {
    orders.iter().find(|order| order.key == asked.sort).unwrap_or(&&ORDERS[0])
}

impl ChildrenView {
    /// The page wanted of the cases of a standing, filtered and sorted as asked.
    pub fn of(listed: Listed, asked: &Asked, wanted: Range<usize>) -> ChildrenView {
        let (mut members, chosen) = (listed.members(), chosen(asked));
        let (of, orders, facets) =
            (members.len(), listed.orders(&members), facet_views(&members, &chosen, listed.workers));
        let near = members.iter().filter(|member| member.is_near).count();
        let (order, named) = (order_of(asked, &orders), listed.named());
        members.retain(|member| member.passes(&chosen, None));
        listed.sort(&mut members, order, asked.down);
        let (all, usual) = (named.columns(&orders, true), named.columns(&orders, false));
        let more = all.len() - usual.len();
        let columns = if asked.more { all } else { usual };
        let until = wanted.end.min(members.len());
        ChildrenView {
            total: members.len(),
            of,
            near,
            facets,
            sort: order.key,
            down: asked.down,
            sorted: named.sorted(order, asked.down),
            more,
            note: listed.elsewhere.note.clone(),
            rows: listed.rows(&members[wanted.start.min(until)..until], &columns),
            columns,
            orders: orders.iter().map(|order| named.order(order)).collect(),
        }
    }
}

/// The whole list as a table to take away: one value a cell, days as 2025-03-31.
pub fn sheet(listed: Listed, asked: &Asked) -> SavedView {
    let (mut members, chosen) = (listed.members(), chosen(asked));
    let orders = listed.orders(&members);
    members.retain(|member| member.passes(&chosen, None));
    listed.sort(&mut members, order_of(asked, &orders), asked.down);
    let (id, as_at, reasons) = (listed.indicator.id, listed.last().iso(), listed.reasons(&members));
    let row = |member: &Member| {
        let known = orders[1..].iter().map(|order| member.known(order.key, listed.last()).map(|known| known.tidy()));
        let mut row = vec![id.to_owned(), as_at.clone(), listed.standing.to_owned()];
        row.push(listed.history.records.names.of(member.child));
        row.extend(known.map(Option::unwrap_or_default));
        row.push(reasons.get(&member.case).map(|(_, why)| why.clone()).unwrap_or_default());
        row
    };
    let about = About {
        name: format!("{id}-{}-{as_at}", listed.standing.replace(' ', "-")),
        title: format!("{} ({id}) at {}{}", listed.indicator.title, listed.last(), listed.elsewhere.words()),
        history: listed.history,
    };
    SavedView::of_children(about, listed.named().sheet(&orders), members.iter().map(row).collect())
}
