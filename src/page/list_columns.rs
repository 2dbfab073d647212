//! The columns of a list of cases: what they are called, which of them stand on the screen, what they hold.

use super::facets::{OWN, Order};
use super::saved;
use super::workers::Workers;
use crate::judging::Unit;
use serde::Serialize;

/// The orders that are columns of the list on the screen as a rule.
const USUAL: [&str; 9] =
    ["child", "day", "age", "sex", "legal status", "placement", "in care since", "amount", "worker"];

/// One order that the list can have.
#[derive(Serialize)]
pub(super) struct OrderView {
    key: &'static str,
    name: String,
    up: &'static str,
    down: &'static str,
}

/// One column of the list.
#[derive(Serialize)]
pub(super) struct ColumnView {
    pub key: &'static str,
    name: String,
    number: bool,
}

/// What the columns of a list are called by: what its amounts are in, and the headings of the council's own.
#[derive(Clone, Copy)]
pub(super) struct Named<'w> {
    pub unit: Unit,
    pub workers: &'w Workers,
}

impl<'w> Named<'w> {
    fn name(self, order: &Order) -> &'w str {
        let own = OWN.iter().position(|key| *key == order.key);
        match (order.key, self.unit) {
            ("amount", Unit::Days | Unit::Weeks) => "Days",
            ("amount", Unit::Pounds) => "Pounds",
            ("amount", Unit::Points) => "Score",
            ("amount", _) => "Amount",
            _ => own.and_then(|place| self.workers.own(place)).map_or(order.name, |own| own.name.as_str()),
        }
    }

    /// The columns of some orders: the usual ones, or all.
    pub fn columns(self, orders: &[&'static Order], all: bool) -> Vec<ColumnView> {
        let is_shown = |order: &&&Order| all || USUAL.contains(&order.key);
        let view = |order: &&'static Order| ColumnView {
            key: order.key,
            name: self.name(order).to_owned(),
            number: ["age", "amount"].contains(&order.key),
        };
        orders.iter().filter(is_shown).map(view).collect()
    }

    /// "sorted by age, youngest first".
    pub fn sorted(self, order: &Order, down: bool) -> String {
        format!("sorted by {}, {}", self.name(order).to_lowercase(), order.words[usize::from(down)])
    }

    /// An order as it can be chosen.
    pub fn order(self, order: &Order) -> OrderView {
        OrderView { key: order.key, name: self.name(order).to_owned(), up: order.words[0], down: order.words[1] }
    }

    /// The columns of the whole list as a table to take away.
    pub fn sheet(self, orders: &[&'static Order]) -> Vec<saved::Column> {
        let kind = |order: &Order| match order.key {
            "age" | "amount" => saved::Kind::Number,
            "day" | "in care since" | "last review" | "next review" => saved::Kind::Date,
            _ => saved::Kind::Text,
        };
        let before = [("line", saved::Kind::Text), ("as at", saved::Kind::Date), ("standing", saved::Kind::Text)];
        let named = orders.iter().map(|order| (self.name(order).to_lowercase(), kind(order)));
        let why = saved::columns(&[("why", saved::Kind::Text)]);
        saved::columns(&before).into_iter().chain(named).chain(why).collect()
    }
}
