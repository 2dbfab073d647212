//! The typed rows of all files, table by table.

use crate::tables::*;

/// The typed rows of all files.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Tables {
    pub header: Vec<HeaderRow>,
    pub episodes: Vec<Episode>,
    pub reviews: Vec<Review>,
    pub uasc: Vec<Uasc>,
    pub oc2: Vec<Outcomes>,
    pub oc3: Vec<Leaver>,
    pub ad1: Vec<Adoption>,
    pub placed: Vec<Decision>,
    pub previous: Vec<Previous>,
    pub missing: Vec<Incident>,
    pub workers: Vec<Allocation>,
    pub dolo: Vec<LibertyOrder>,
}

/// Does the same for the rows of every table.
macro_rules! for_each_table {
    ([$($borrow:tt)+] $tables:expr, $rows:ident, $table:ident => $action:expr) => {
        for_each_table! { @ [$($borrow)+] $tables, $rows, $table, $action,
            header Header, episodes Episodes, reviews Reviews, uasc Uasc, oc2 Oc2, oc3 Oc3, ad1 Ad1,
            placed PlacedAdoption, previous PrevPerm, missing Missing, workers SwEpisodes, dolo Dolo }
    };
    (@ $borrow:tt $tables:expr, $rows:ident, $table:ident, $action:expr, $($field:ident $kind:ident),*) => {
        $(for_each_table! { ! $borrow $tables, $rows, $table, $action, $field $kind })*
    };
    (! [$($borrow:tt)+] $tables:expr, $rows:ident, $table:ident, $action:expr, $field:ident $kind:ident) => {{
        let ($rows, $table) = ($($borrow)+ $tables.$field, $crate::tables::Table::$kind);
        $action;
    }};
}

pub(crate) use for_each_table;
