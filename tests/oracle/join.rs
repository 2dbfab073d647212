//! Returns to one set of data, cut at the as-at date (D2, D3, D5-D10).

use super::codes::is_respite;
use super::dates::{fy, is_no_end, year_start, ymd};
use super::read::{Return, Row, get, get_date};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq)]
pub struct Episode {
    pub decom: NaiveDate,
    pub dec: Option<NaiveDate>,
    pub rne: String,
    pub ls: String,
    pub cin: String,
    pub place: String,
    pub provider: String,
    pub post: String,
    pub home: String,
    /// PL_LOCATION, PL_LA and PL_DISTANCE.
    pub location: String,
    pub authority: String,
    pub distance: String,
    pub urn: String,
    pub rec: String,
    pub reason: String,
    /// End year of the return the row comes from.
    pub year: i32,
    /// Place in the joined file.
    pub order: usize,
}

#[derive(Clone, Default)]
pub struct Person {
    pub born: Option<NaiveDate>,
    pub sex: String,
    pub ethnic: String,
    pub mother: String,
    pub family: String,
}

#[derive(Clone)]
pub struct Missing {
    pub child: String,
    pub kind: String,
    pub start: NaiveDate,
    pub end: Option<NaiveDate>,
}

#[derive(Clone)]
pub struct Decision {
    pub placed: NaiveDate,
    pub ceased: Option<NaiveDate>,
    pub reason: String,
}

#[derive(Clone)]
pub struct Spell {
    pub end: Option<NaiveDate>,
    pub worker: String,
}

/// Adopter details with the two dates cut.
#[derive(Clone)]
pub struct Adoption {
    pub decided: Option<NaiveDate>,
    pub matched: Option<NaiveDate>,
    pub foster_care: String,
}

#[derive(Clone)]
pub struct Data {
    pub as_at: NaiveDate,
    /// First day of the earliest return.
    pub covered_from: NaiveDate,
    pub episodes: BTreeMap<String, Vec<Episode>>,
    pub people: BTreeMap<String, Person>,
    pub reviews: BTreeMap<String, BTreeMap<NaiveDate, String>>,
    pub missing: Vec<Missing>,
    pub decisions: BTreeMap<String, Vec<Decision>>,
    pub adoptions: BTreeMap<String, Adoption>,
    /// Child to the orders that deprive of liberty.
    pub dolo: BTreeMap<String, Vec<Spell>>,
    /// Child to the allocations of social workers.
    pub workers: BTreeMap<String, Vec<Spell>>,
    /// Child to PREV_PERM.
    pub previous: BTreeMap<String, String>,
    /// Child to the date the status ceased.
    pub uasc: BTreeMap<String, Option<NaiveDate>>,
    pub oc2: BTreeMap<String, Row>,
    pub oc3: BTreeMap<String, Row>,
}

/// Is the row used at all (D2)?
fn usable(kind: &str, row: &Row) -> bool {
    let (start, end) = match kind {
        "Episodes" => ("DECOM", "DEC"),
        "Reviews" => ("REVIEW", ""),
        "Missing" => ("MIS_START", "MIS_END"),
        "PlacedAdoption" => ("DATE_PLACED", "DATE_PLACED_CEASED"),
        "SWEpisodes" => ("SW_DECOM", "SW_DEC"),
        "DoLo" => ("DOLO_START", "DOLO_END"),
        _ => return true,
    };
    let Some(start) = get_date(row, start) else { return false };
    if end.is_empty() || is_no_end(&get(row, end)) {
        return true;
    }
    get_date(row, end).is_some_and(|end| end >= start)
}

/// Rows of one table: the newest return wins, inside one return the first row (D6).
pub fn newest_first(returns: &[Return], kind: &str, key: &dyn Fn(&Row) -> String) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for one in returns.iter().rev() {
        for row in one.rows(kind) {
            if usable(kind, &row) && seen.insert((get(&row, "CHILD"), key(&row))) {
                out.push(row);
            }
        }
    }
    out
}

fn plain(cell: &str) -> String {
    cell.to_uppercase().split_whitespace().collect()
}

/// Takes home and number of a copy that tells more, or the last in order where both tell as much.
fn tells_more(rows: &mut [Episode], values: &[String], row: &Row) {
    let by_length = |text: &str| (plain(text).len(), plain(text));
    let same = |one: &&mut Episode| {
        let own = [&one.rne, &one.ls, &one.cin, &one.place, &one.provider];
        let end = get_date(row, "DEC");
        own.iter().zip(&values[2..7]).all(|(own, value)| *own == value)
            && one.dec == end
            && (&one.rec, &one.reason, &one.post) == (&values[8], &values[9], &values[10])
            && get_date(row, "DECOM") == Some(one.decom)
    };
    let (home, urn) = (get(row, "HOME_POST"), plain(&get(row, "URN")));
    for one in rows.iter_mut().filter(same) {
        if (by_length(&home), by_length(&urn)) > (by_length(&one.home), by_length(&one.urn)) {
            (one.home, one.urn) = (home.clone(), urn.clone());
        }
    }
}

fn day_text(row: &Row, column: &str) -> String {
    get_date(row, column).map(|day| day.to_string()).unwrap_or_default()
}

/// Episodes as joined, before open rows are closed: all rows of the newest return holding a key (D6). Rows of one return
/// that say the same in all else are one row (D3), with the HOME_POST and URN of the one that tells more of them.
fn joined_episodes(returns: &[Return]) -> BTreeMap<String, Vec<Episode>> {
    let columns = [
        "CHILD",
        "DECOM",
        "RNE",
        "LS",
        "CIN",
        "PLACE",
        "PLACE_PROVIDER",
        "DEC",
        "REC",
        "REASON_PLACE_CHANGE",
        "PL_POST",
    ];
    let mut newest: BTreeMap<(String, NaiveDate), i32> = BTreeMap::new();
    for one in returns {
        for row in one.rows("Episodes").iter().filter(|row| usable("Episodes", row)) {
            if let Some(decom) = get_date(row, "DECOM") {
                newest.insert((get(row, "CHILD"), decom), one.year);
            }
        }
    }
    let mut out: BTreeMap<String, Vec<Episode>> = BTreeMap::new();
    let mut order = 0;
    for one in returns {
        let mut copies = BTreeSet::new();
        for row in one.rows("Episodes").iter().filter(|row| usable("Episodes", row)) {
            let Some(decom) = get_date(row, "DECOM") else { continue };
            let child = get(row, "CHILD");
            let values: Vec<String> = columns.iter().map(|column| get(row, column)).collect();
            if newest.get(&(child.clone(), decom)) != Some(&one.year) {
                continue;
            }
            if !copies.insert(values.clone()) {
                tells_more(out.entry(child).or_default(), &values, row);
                continue;
            }
            order += 1;
            out.entry(child).or_default().push(Episode {
                decom,
                dec: get_date(row, "DEC"),
                rne: get(row, "RNE"),
                ls: get(row, "LS"),
                cin: get(row, "CIN"),
                place: get(row, "PLACE"),
                provider: get(row, "PLACE_PROVIDER"),
                post: get(row, "PL_POST"),
                home: get(row, "HOME_POST"),
                location: get(row, "PL_LOCATION"),
                authority: get(row, "PL_LA"),
                distance: get(row, "PL_DISTANCE"),
                urn: plain(&get(row, "URN")),
                rec: get(row, "REC"),
                reason: get(row, "REASON_PLACE_CHANGE"),
                year: one.year,
                order,
            });
        }
    }
    out
}

/// Close open rows of one child (D7, D8): the earlier of the two ends, D7 when equal. What an older return has after the
/// start of a row says nothing of when it ended.
fn close_open_rows(rows: &[Episode], newest_year: i32) -> Vec<Episode> {
    let used: Vec<Episode> = rows.iter().filter(|row| row.dec != Some(row.decom)).cloned().collect();
    let mut out = Vec::new();
    for row in &used {
        let mut row = row.clone();
        if row.dec.is_none() {
            let followed = if is_respite(&row.ls) {
                None
            } else {
                let others = used.iter().filter(|other| !is_respite(&other.ls) && other.year >= row.year);
                others.map(|other| other.decom).filter(|decom| *decom > row.decom).min()
            };
            let withdrawn = if newest_year > row.year { Some(ymd(row.year, 4, 1)) } else { None };
            row.rec = String::new();
            if let Some(end) = followed
                && withdrawn.is_none_or(|withdrawn| end <= withdrawn)
            {
                row.dec = Some(end);
                row.rec = "X1".to_string();
            } else if let Some(end) = withdrawn {
                row.dec = Some(end);
            }
        }
        if row.dec.is_none_or(|dec| dec > row.decom) {
            out.push(row);
        }
    }
    out
}

/// The state of a row at the as-at date; none when it has not begun (D10).
fn cut(row: &Episode, as_at: NaiveDate) -> Option<Episode> {
    let mut row = row.clone();
    if row.decom > as_at {
        return None;
    }
    if row.dec.is_some_and(|dec| dec > as_at) {
        row.dec = None;
        row.rec = String::new();
        row.reason = String::new();
    }
    Some(row)
}

fn not_after(day: Option<NaiveDate>, as_at: NaiveDate) -> Option<NaiveDate> {
    day.filter(|day| *day <= as_at)
}

/// Header fields: the newest return with a value; birth dates also from the other tables (D5).
fn people(returns: &[Return]) -> BTreeMap<String, Person> {
    let mut out: BTreeMap<String, Person> = BTreeMap::new();
    for one in returns.iter().rev() {
        let mut seen = BTreeSet::new();
        for row in one.rows("Header") {
            if !seen.insert(get(&row, "CHILD")) {
                continue;
            }
            let person = out.entry(get(&row, "CHILD")).or_default();
            if person.born.is_none() {
                person.born = get_date(&row, "DOB");
            }
            if person.sex.is_empty() {
                person.sex = get(&row, "SEX");
            }
            if person.ethnic.is_empty() {
                person.ethnic = get(&row, "ETHNIC");
            }
            if person.mother.is_empty() {
                person.mother = get(&row, "MOTHER");
            }
            if person.family.is_empty() {
                person.family = get(&row, "FAMILY");
            }
        }
    }
    let others =
        ["OC3", "OC2", "AD1", "PlacedAdoption", "Reviews", "UASC", "Missing", "PrevPerm", "SWEpisodes", "DoLo"];
    for kind in others {
        for one in returns.iter().rev() {
            // how many rows of the table have each date, child by child
            let mut votes: BTreeMap<String, BTreeMap<NaiveDate, usize>> = BTreeMap::new();
            for row in one.rows(kind).iter().filter(|row| usable(kind, row)) {
                let dates = votes.entry(get(row, "CHILD")).or_default();
                if let Some(born) = get_date(row, "DOB") {
                    *dates.entry(born).or_default() += 1;
                }
            }
            for (child, dates) in votes {
                let person = out.entry(child).or_default();
                let most = dates.values().max();
                if person.born.is_none() {
                    person.born = dates.iter().find(|(_, count)| Some(*count) == most).map(|(born, _)| *born);
                }
            }
        }
    }
    out
}

fn first_rows(returns: &[Return], year: i32, kind: &str) -> BTreeMap<String, Row> {
    let mut out = BTreeMap::new();
    for one in returns.iter().filter(|one| one.year == year) {
        for row in one.rows(kind) {
            out.entry(get(&row, "CHILD")).or_insert(row);
        }
    }
    out
}

/// Rows that last, begun by the as-at date and cut there; the columns of start, end and worker.
fn spells(returns: &[Return], kind: &str, columns: [&str; 3], as_at: NaiveDate) -> BTreeMap<String, Vec<Spell>> {
    let [from, to, who] = columns;
    let mut out: BTreeMap<String, Vec<Spell>> = BTreeMap::new();
    for row in newest_first(returns, kind, &|row| day_text(row, from) + &get(row, who)) {
        if not_after(get_date(&row, from), as_at).is_some() {
            let end = not_after(get_date(&row, to), as_at);
            out.entry(get(&row, "CHILD")).or_default().push(Spell { end, worker: get(&row, who) });
        }
    }
    out
}

pub fn data(returns: &[Return], as_at: NaiveDate) -> Data {
    let newest_year = returns.iter().map(|one| one.year).max().unwrap_or(0);
    let oldest_year = returns.iter().map(|one| one.year).min().unwrap_or(fy(as_at));
    let mut episodes = BTreeMap::new();
    for (child, rows) in joined_episodes(returns) {
        let closed = close_open_rows(&rows, newest_year);
        let rows: Vec<Episode> = closed.iter().filter_map(|row| cut(row, as_at)).collect();
        episodes.insert(child, rows);
    }
    let mut reviews: BTreeMap<String, BTreeMap<NaiveDate, String>> = BTreeMap::new();
    for row in newest_first(returns, "Reviews", &|row| day_text(row, "REVIEW")) {
        if let Some(day) = not_after(get_date(&row, "REVIEW"), as_at) {
            reviews.entry(get(&row, "CHILD")).or_default().insert(day, get(&row, "REVIEW_CODE"));
        }
    }
    let mut missing = Vec::new();
    for row in newest_first(returns, "Missing", &|row| day_text(row, "MIS_START") + &get(row, "MISSING")) {
        if let Some(start) = not_after(get_date(&row, "MIS_START"), as_at) {
            let end = not_after(get_date(&row, "MIS_END"), as_at);
            missing.push(Missing { child: get(&row, "CHILD"), kind: get(&row, "MISSING"), start, end });
        }
    }
    let mut decisions: BTreeMap<String, Vec<Decision>> = BTreeMap::new();
    for row in newest_first(returns, "PlacedAdoption", &|row| day_text(row, "DATE_PLACED")) {
        if let Some(placed) = not_after(get_date(&row, "DATE_PLACED"), as_at) {
            let ceased = not_after(get_date(&row, "DATE_PLACED_CEASED"), as_at);
            decisions.entry(get(&row, "CHILD")).or_default().push(Decision {
                placed,
                ceased,
                reason: get(&row, "REASON_PLACED_CEASED"),
            });
        }
    }
    let mut adoptions = BTreeMap::new();
    for row in newest_first(returns, "AD1", &|_| String::new()) {
        let decided = not_after(get_date(&row, "DATE_INT"), as_at);
        let matched = not_after(get_date(&row, "DATE_MATCH"), as_at);
        adoptions.insert(get(&row, "CHILD"), Adoption { decided, matched, foster_care: get(&row, "FOSTER_CARE") });
    }
    let mut uasc = BTreeMap::new();
    for row in newest_first(returns, "UASC", &|_| String::new()) {
        uasc.insert(get(&row, "CHILD"), get_date(&row, "DUC"));
    }
    Data {
        as_at,
        dolo: spells(returns, "DoLo", ["DOLO_START", "DOLO_END", ""], as_at),
        workers: spells(returns, "SWEpisodes", ["SW_DECOM", "SW_DEC", "SW_ID"], as_at),
        previous: newest_first(returns, "PrevPerm", &|_| String::new())
            .iter()
            .map(|row| (get(row, "CHILD"), get(row, "PREV_PERM")))
            .collect(),
        covered_from: year_start(oldest_year),
        episodes,
        people: people(returns),
        reviews,
        missing,
        decisions,
        adoptions,
        uasc,
        oc2: first_rows(returns, fy(as_at), "OC2"),
        oc3: first_rows(returns, fy(as_at), "OC3"),
    }
}

impl Data {
    pub fn born(&self, child: &str) -> Option<NaiveDate> {
        self.people.get(child).and_then(|person| person.born)
    }

    pub fn ethnic(&self, child: &str) -> String {
        self.people.get(child).map(|person| person.ethnic.clone()).unwrap_or_default()
    }

    pub fn is_uasc(&self, child: &str, day: NaiveDate) -> bool {
        match self.uasc.get(child) {
            None => false,
            Some(ceased) => ceased.is_none_or(|ceased| ceased > day),
        }
    }
}
