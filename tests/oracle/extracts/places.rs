//! Where children live, by the columns of the row and by a lookup of postcodes.

use super::{Extracts, Sum, rows};
use crate::oracle::Figure;
use crate::oracle::care::History;
use crate::oracle::join::Episode;
use crate::oracle::population::roll;
use crate::oracle::read::{get, returns};
use std::collections::{BTreeMap, BTreeSet};

/// A place on the grid and the authority that it is in.
struct Spot {
    east: f64,
    north: f64,
    authority: String,
}

struct Map {
    spots: BTreeMap<String, Spot>,
    own: Option<String>,
    in_wales: Option<bool>,
}

fn plain(post: &str) -> String {
    post.to_uppercase().replace(' ', "")
}

fn most(all: impl Iterator<Item = String>) -> Option<String> {
    let mut counted: BTreeMap<String, u32> = BTreeMap::new();
    all.for_each(|one| *counted.entry(one).or_default() += 1);
    let highest = counted.values().copied().max()?;
    let first: Vec<String> = counted.into_iter().filter(|(_, count)| *count == highest).map(|(one, _)| one).collect();
    if first.len() == 1 { first.into_iter().next() } else { None }
}

fn is_welsh(code: &str) -> Option<bool> {
    if code == "WAL" || (code.starts_with('W') && code.len() == 9) {
        return Some(true);
    }
    let is_told = code.len() == 9 && code.starts_with(['E', 'S', 'N']);
    (is_told || ["SCO", "NIR", "NUK", "CON"].contains(&code)).then_some(false)
}

fn is_out(row: &Episode) -> Option<bool> {
    match row.location.as_str() {
        "OUT" => Some(true),
        "IN" => Some(false),
        _ => None,
    }
}

impl Map {
    fn new(extracts: &Extracts) -> Map {
        let mut spots = BTreeMap::new();
        for row in rows(extracts.files, "EASTING", &["POSTCODE"]) {
            let metres = |column: &str| get(&row, column).parse().unwrap_or(f64::NAN);
            let (east, north) = (metres("EASTING"), metres("NORTHING"));
            spots.insert(plain(&get(&row, "POSTCODE")), Spot { east, north, authority: get(&row, "AUTHORITY") });
        }
        let mut homes = BTreeSet::new();
        for one in returns(extracts.files) {
            homes.extend(one.rows("Episodes").iter().map(|row| plain(&get(row, "HOME_POST"))));
        }
        let own = most(homes.iter().filter_map(|home| spots.get(home)).map(|spot| spot.authority.clone()));
        let rows = extracts.data.episodes.values().flatten();
        let inside = rows.filter(|row| is_out(row) == Some(false)).filter_map(|row| is_welsh(&row.authority));
        let of_rows = most(inside.map(|welsh| welsh.to_string())).map(|welsh| welsh == "true");
        let in_wales = own.as_deref().map_or(of_rows, is_welsh);
        Map { spots, own, in_wales }
    }

    fn is_out(&self, row: &Episode) -> Option<bool> {
        is_out(row).or_else(|| Some(self.spots.get(&plain(&row.post))?.authority != *self.own.as_ref()?))
    }

    fn is_welsh(&self, row: &Episode) -> Option<bool> {
        is_welsh(&row.authority).or_else(|| is_welsh(&self.spots.get(&plain(&row.post))?.authority))
    }

    fn miles(&self, row: &Episode) -> Option<f64> {
        if let Some(miles) = row.distance.parse().ok().filter(|miles| *miles < 999.85) {
            return Some(miles);
        }
        let (home, placement) = (self.spots.get(&plain(&row.home))?, self.spots.get(&plain(&row.post))?);
        let metres = (home.east - placement.east).hypot(home.north - placement.north);
        Some((metres / 1609.3 * 10.0 + 0.5).floor() / 10.0)
    }
}

/// Both, where a no of one decides.
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    if one == Some(false) || other == Some(false) { Some(false) } else { Some(one? && other?) }
}

impl Extracts<'_> {
    pub fn places(&self, all: &[History]) -> Vec<Figure> {
        let map = Map::new(self);
        let (mut out, mut unknown, mut far_out, mut far, mut wales) =
            (Sum::default(), 0, Sum::default(), Sum::default(), Sum::default());
        for (history, _) in roll(all) {
            let Some(row) = history.row_on(self.as_at) else { continue };
            let (is_out, is_far) = (map.is_out(&row), map.miles(&row).map(|miles| miles > 20.0));
            match is_out {
                Some(_) => out.add(is_out),
                None => unknown += 1,
            }
            far.add(is_far);
            far_out.add(both(is_far, is_out));
            match map.in_wales {
                Some(true) => wales.add(both(map.is_welsh(&row), is_out)),
                Some(false) => {}
                None => wales.3 += 1,
            }
        }
        out.2 = unknown;
        vec![out.share("LOC-01"), far_out.share("LOC-02"), far.share("LOC-03"), wales.share("LOC-07")]
    }
}
