//! Which children of a list are counted elsewhere too: in a second line, or in the same line a year before.

use crate::history::History;
use crate::judging::{Indicator, Standing};
use crate::returns::Returns;
use crate::rows::of_the_return::ChildId;
use crate::series::earlier::{self, Against};
use rustc_hash::FxHashSet;

/// What is asked of the children of a list beside their groups; nothing by itself.
#[derive(Default)]
pub struct Elsewhere {
    also: Option<(FxHashSet<ChildId>, &'static Indicator)>,
    again: Option<(FxHashSet<ChildId>, bool)>,
    near: bool,
    /// What was asked in words, or why it has no answer.
    pub note: Option<String>,
}

impl Elsewhere {
    /// Keeps only those who are near to being counted, if so asked.
    pub fn near_only(&mut self, wanted: bool) {
        self.near = wanted;
    }

    /// Keeps only the children that a second line counts.
    pub fn also(&mut self, line: &'static Indicator, history: &History) {
        self.also = Some((counted(line, history), line));
    }

    /// Keeps only the children that the line counted a year before, or only the others. Where the files do not tell a
    /// year before, nobody is left out and the note says why.
    pub fn again(&mut self, line: &'static Indicator, returns: &Returns, history: &History, wanted: bool) {
        let last = history.period.last;
        let then = Against::YearAgo.day(last);
        let gap = earlier::of(&[line], &returns.records, (last, then), returns.as_at)
            .first()
            .and_then(|earlier| earlier.then.gap);
        if let Some(gap) = gap {
            self.note = Some(format!("Nothing can be said of {then}. {gap}"));
            return;
        }
        self.again = Some((counted(line, &History::at(&returns.records, then)), wanted));
        self.note = Some(format!("{} on {then}.", if wanted { "Counted" } else { "Not counted" }));
    }

    /// Whether a child is wanted, who is near to being counted or not.
    pub fn has(&self, child: ChildId, is_near: bool) -> bool {
        if self.near && !is_near {
            return false;
        }
        let is_in_both = self.also.as_ref().is_none_or(|(children, _)| children.contains(&child));
        is_in_both && self.again.as_ref().is_none_or(|(children, wanted)| children.contains(&child) == *wanted)
    }

    /// What a list says of it after its title.
    pub fn words(&self) -> String {
        let also = self.also.as_ref().map(|(_, line)| format!("; also counted in {} ({})", line.title, line.id));
        let again = self.again.as_ref().map(|(_, wanted)| {
            if *wanted { "; counted a year before too".to_owned() } else { "; not counted a year before".to_owned() }
        });
        let near = self.near.then(|| "; near misses only".to_owned());
        also.into_iter().chain(again).chain(near).collect()
    }
}

/// The children that a line counts.
fn counted(line: &Indicator, history: &History) -> FxHashSet<ChildId> {
    let mut children = FxHashSet::default();
    line.measure.judge(history, &mut |case| {
        if case.standing == Standing::Met {
            children.insert(case.child);
        }
    });
    children
}

#[cfg(test)]
mod tests {
    use super::counted;
    use crate::calendar::Day;
    use crate::history::History;
    use crate::indicators;
    use crate::judging::finding::NearMiss;
    use crate::page::cases::near_miss;
    use crate::page::{Asked, Session};
    use crate::rows::of_the_return::ChildId;
    use serde_json::Value;
    use std::collections::BTreeSet;

    const AS_AT: &str = "2026-03-31";

    fn session(years: u32) -> Session {
        let mut session = Session::default();
        session.add_example(200, years, 5);
        session.read();
        session
    }

    fn list(session: &mut Session, id: &str, as_at: &str, asked: Asked) -> (BTreeSet<String>, Value) {
        let view = session.children((id, as_at, "met"), &asked, (0, 10_000)).unwrap();
        let view = serde_json::to_value(view).unwrap();
        let rows = view["rows"].as_array().unwrap();
        (rows.iter().map(|row| row["child"].as_str().unwrap().to_owned()).collect(), view)
    }

    #[test]
    fn children_of_two_lines_are_those_in_both_lists() {
        let mut session = session(3);
        let all = |session: &mut Session, id| list(session, id, AS_AT, Asked::default()).0;
        let (first, second) = (all(&mut session, "POP-01"), all(&mut session, "STB-02"));
        let asked = Asked { also: "STB-02".to_owned(), ..Asked::default() };
        let (both, view) = list(&mut session, "POP-01", AS_AT, asked.clone());
        assert!(!both.is_empty() && both.len() < first.len());
        assert_eq!(both, first.intersection(&second).cloned().collect());
        assert_eq!((view["total"].as_u64(), view["of"].as_u64()), (Some(both.len() as u64), Some(first.len() as u64)));
        let sheet = serde_json::to_value(session.children_sheet(("POP-01", AS_AT, "met"), &asked).unwrap()).unwrap();
        assert_eq!(sheet["rows"].as_array().unwrap().len(), both.len());
        assert!(sheet["title"].as_str().unwrap().contains("also counted in"), "{}", sheet["title"]);
        let no_such = Asked { also: "XXX-99".to_owned(), ..Asked::default() };
        assert!(session.children(("POP-01", AS_AT, "met"), &no_such, (0, 1)).is_err());
    }

    /// The number of each child that is near to being counted, and what is missing.
    fn near(session: &mut Session, id: &str, as_at: &str) -> Vec<(ChildId, NearMiss)> {
        let (_, _, history) = session.at(as_at).unwrap();
        let (mut all, line) = (Vec::new(), indicators::find(id).unwrap());
        line.measure.judge(history, &mut |case| all.extend(near_miss(case).map(|near| (case.child, near))));
        all
    }

    #[test]
    fn who_counts_in_time_is_counted_on_that_day_if_nothing_changes() {
        let mut session = session(3);
        let mut seen = 0;
        for id in ["STB-02", "STB-08"] {
            for as_at in ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"] {
                for (child, near) in near(&mut session, id, as_at) {
                    let NearMiss::On(day) = near else { panic!("{id} waits for nothing but time") };
                    let (_, returns, _) = session.at(as_at).unwrap();
                    // What is recorded later is a change.
                    let (now, then) = (Day::read(as_at.as_bytes()).unwrap(), History::at(&returns.records, day));
                    let has_changed = then.child(child).episodes().iter().any(|row| {
                        row.decom > now && row.decom <= day || row.dec.is_some_and(|dec| dec > now && dec <= day)
                    });
                    if has_changed {
                        continue;
                    }
                    seen += 1;
                    assert!(counted(indicators::find(id).unwrap(), &then).contains(&child), "{id} {as_at} {day}");
                }
            }
        }
        assert!(seen >= 5, "{seen}");
    }

    const MOVES: [&str; 3] = [
        "A1,01/05/2017,S,C2,U6,SE1 1AA,01/08/2017,X1\n",
        "A1,01/08/2017,P,C2,U6,SE1 2BB,01/12/2017,X1\n",
        "A1,01/12/2017,P,C2,U6,SE1 3CC,01/03/2018,X1\n",
    ];

    #[test]
    fn who_is_one_placement_short_counts_with_one_more() {
        for (moves, standing, near) in [(1, "not met", 0), (2, "not met", 1), (3, "met", 0)] {
            let mut session = Session::default();
            let rows = MOVES[..moves].concat();
            let open = rows.rsplit_once(',').and_then(|(rest, _)| rest.rsplit_once(',')).unwrap().0;
            let file = format!("CHILD,DECOM,RNE,LS,PLACE,PL_POST,DEC,REC\n{open},,\n");
            session.add("2017-18/episodes.csv".to_owned(), file.into());
            session.read();
            let view = session.children(("STB-01", "2018-03-31", standing), &Asked::default(), (0, 9)).unwrap();
            let view = serde_json::to_value(view).unwrap();
            assert_eq!((view["of"].as_u64(), view["near"].as_u64()), (Some(1), Some(near)), "{moves}");
            let why = view["rows"][0]["why"].as_str().unwrap();
            assert_eq!(why.contains("One more, and the child counts."), near == 1, "{why}");
            let asked = Asked { near: true, ..Asked::default() };
            let (found, _) = list(&mut session, "STB-01", "2018-03-31", asked);
            assert!(found.is_empty(), "who is counted is not near to it");
        }
    }

    #[test]
    fn the_same_children_again_are_those_of_both_dates() {
        let mut session = session(3);
        let (then, _) = list(&mut session, "POP-01", "2025-03-31", Asked::default());
        let (now, _) = list(&mut session, "POP-01", AS_AT, Asked::default());
        for (wanted, is_again) in [("yes", true), ("no", false)] {
            let asked = Asked { again: wanted.to_owned(), ..Asked::default() };
            let (found, view) = list(&mut session, "POP-01", AS_AT, asked);
            let expected: BTreeSet<String> =
                now.iter().filter(|child| then.contains(*child) == is_again).cloned().collect();
            assert_eq!(found, expected);
            assert!(view["note"].as_str().unwrap().contains("31 March 2025"), "{}", view["note"]);
        }
    }

    #[test]
    fn of_a_year_that_no_file_tells_nothing_is_said() {
        let mut session = session(1);
        let (now, _) = list(&mut session, "POP-01", AS_AT, Asked::default());
        let asked = Asked { again: "no".to_owned(), ..Asked::default() };
        let (found, view) = list(&mut session, "POP-01", AS_AT, asked);
        assert_eq!(found, now);
        assert!(view["note"].as_str().unwrap().starts_with("Nothing can be said of 31 March 2025."));
    }
}
