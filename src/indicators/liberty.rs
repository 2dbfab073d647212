//! Safety: orders that deprive children of their liberty.

use crate::cases::facts::LOOKED_AFTER;
use crate::cases::{Children, children};
use crate::history::Child;
use crate::judging::finding::{no, yes};
use crate::judging::*;
use crate::rows::of_the_return::{LibertyOrder, Table};

/// An order that has begun by the as-at date and has not ended.
pub fn open_order(child: Child<'_>) -> Option<&LibertyOrder> {
    let last = child.history.period.last;
    let mut orders = child.history.records.dolo.of(child.id).iter();
    orders.find(|order| order.start <= last && order.end.is_none_or(|end| end > last))
}

const DEPRIVED: Clause<Children> =
    Clause("a deprivation of liberty order is open", |child, _| match open_order(child) {
        Some(order) => yes("An order since {}.").with(order.start).seen_in(order),
        None => no("No open order."),
    });

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[Indicator::new(
    "SAF-12",
    "Children under a deprivation of liberty order",
    &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[DEPRIVED] },
)
.codes(&["DfE DoLo"])
.better(Lower)
.window(Snapshot)
.unit(Unit::Count)
.needs(&[Table::Episodes, Table::Dolo])
.source("SSDA903 guidance 2026 to 2027: deprivation of liberty orders")
.note("In the return from 2026/27.")];
