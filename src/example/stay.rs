//! A period of care: its beginning and end.

use super::dice::Dice;
use super::place::Placement;
use crate::calendar::{Day, birthday};

/// The course a period of care takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// Voluntary, days to months, then home.
    Brief,
    /// Care proceedings that end at home or with relatives.
    Court,
    /// Care proceedings that end in special guardianship.
    Guardian,
    /// The plan is adoption.
    Adoption,
    /// To 18, or years.
    Long,
    /// Remanded.
    Remand,
    /// Unaccompanied asylum seeker.
    Asylum,
    /// A short break.
    Respite,
}

/// An adoption journey.
#[derive(Clone, Copy)]
pub struct Adoption {
    /// Decision that the child should be placed for adoption.
    pub decided: Day,
    /// Placement order.
    pub order: Option<Day>,
    /// Match and placement with the adopters; `None` when the plan changed.
    pub placed: Option<(Day, Day)>,
    /// Decision reversed, and why.
    pub reversed: Option<(Day, &'static str)>,
    /// Adopted by the child's foster carers.
    pub by_carer: bool,
    /// Number, sex and legal status of the adopters.
    pub adopters: (&'static str, &'static str, &'static str),
}

/// One episode of care.
#[derive(Clone, Copy)]
pub struct Episode {
    /// First day.
    pub from: Day,
    /// Last day; the next episode begins on it.
    pub to: Day,
    /// Reason for the new episode.
    pub rne: &'static str,
    /// Legal status.
    pub ls: &'static str,
    /// Where the child lives.
    pub placement: Placement,
    /// Reason the episode ends.
    pub rec: &'static str,
    /// Reason the placement ends, or empty.
    pub reason: &'static str,
}

/// A period of care.
pub struct Stay {
    /// First day.
    pub from: Day,
    /// Day on which care ends.
    pub to: Day,
    /// Reason care ends; empty until the last placement is known.
    pub rec: &'static str,
    /// Its course.
    pub path: Path,
    /// Category of need.
    pub cin: &'static str,
    /// Permanence before it: code, authority and date.
    pub permanence: (&'static str, &'static str, Option<Day>),
    /// The adoption journey, if there is one.
    pub adoption: Option<Adoption>,
    /// Its episodes in order.
    pub episodes: Vec<Episode>,
    /// Reviews held, in order.
    pub reviews: Vec<(Day, &'static str)>,
}

impl Stay {
    /// A period of care that begins on `from`, without its episodes.
    pub fn outline(dice: &mut Dice, born: Day, from: Day, path: Path, before: Option<&Stay>) -> Stay {
        let eighteen = birthday(born, 18);
        let adoption = (path == Path::Adoption).then(|| journey(dice, from));
        let (days, rec) = course(dice, path);
        let mut to = from.plus(days).min(eighteen);
        let mut end = if to < eighteen { rec } else { "" };
        if let Some((_, placed)) = adoption.and_then(|adoption| adoption.placed) {
            to = placed.plus(dice.between(150, 420));
            end = if dice.odds(560) { "E11" } else { "E12" };
        }
        if to.plus(1).year_start() == to.plus(1) {
            to = to.plus(1);
        }
        let cin = need(dice, path);
        let permanence = permanence(dice, born, from, before);
        Stay { from, to, rec: end, path, cin, permanence, adoption, episodes: Vec::new(), reviews: Vec::new() }
    }

    /// A short break under a respite status.
    pub fn short_break(from: Day, to: Day, ls: &'static str) -> Stay {
        let placement = Placement::RESPITE;
        let episode = Episode { from, to, rne: "S", ls, placement, rec: "E4A", reason: "" };
        let permanence = ("Z1", "", None);
        let episodes = vec![episode];
        Stay {
            from,
            to,
            rec: "E4A",
            path: Path::Respite,
            cin: "N2",
            permanence,
            adoption: None,
            episodes,
            reviews: Vec::new(),
        }
    }

    /// Whether this is a short break, which most figures leave out.
    pub fn is_respite(&self) -> bool {
        self.path == Path::Respite
    }

    /// Whether the child could come back into care.
    pub fn may_return(&self) -> bool {
        !matches!(self.rec, "E11" | "E12" | "E2" | "E3" | "E15" | "E8") && self.path != Path::Asylum
    }

    /// How often a child comes back, in a thousand.
    pub fn odds_of_return(&self) -> u32 {
        if self.path == Path::Guardian { 50 } else { 160 }
    }

    /// Whether the stay touches the days from `first` to `last`.
    pub fn touches(&self, first: Day, last: Day) -> bool {
        self.from <= last && self.to >= first
    }
}

/// Days of care and, where it does not depend on the last placement, why it ends; 18 comes first.
fn course(dice: &mut Dice, path: Path) -> (i32, &'static str) {
    const TO_18: (i32, i32) = (9000, 9000);
    let days = match path {
        Path::Brief => dice.days(&[(280, (3, 28)), (400, (29, 180)), (320, (181, 640))]),
        Path::Court => dice.days(&[(400, (120, 365)), (600, (366, 1100))]),
        Path::Guardian => dice.days(&[(500, (240, 420)), (500, (421, 850))]),
        Path::Remand => dice.between(10, 130),
        Path::Long => dice.days(&[(80, (400, 900)), (120, (901, 2600)), (800, TO_18)]),
        Path::Asylum => dice.days(&[(60, (20, 60)), (120, (5, 75)), (820, TO_18)]),
        Path::Adoption | Path::Respite => TO_18.0,
    };
    let rec = match path {
        Path::Asylum => dice.pick(&[(700, "E3"), (170, "E15"), (130, "E8")]),
        Path::Long => dice.pick(&[(930, ""), (60, "E3"), (10, "E2")]),
        Path::Brief => dice.pick(&[(985, ""), (15, "E3")]),
        _ => "",
    };
    (days, rec)
}

fn journey(dice: &mut Dice, from: Day) -> Adoption {
    let decided = from.plus(dice.between(130, 300));
    let ordered = decided.plus(dice.between(5, 60));
    let adopters = dice.pick(&[
        (660, ("2", "MF", "L11")),
        (110, ("2", "MF", "L3")),
        (100, ("1", "F1", "L0")),
        (15, ("1", "M1", "L0")),
        (45, ("2", "MM", "L12")),
        (30, ("2", "FF", "L12")),
        (15, ("2", "MM", "L2")),
        (25, ("2", "FF", "L4")),
    ]);
    let mut journey =
        Adoption { decided, order: Some(ordered), placed: None, reversed: None, by_carer: dice.odds(120), adopters };
    if dice.odds(170) {
        let reason = dice.pick(&[(450, "RD1"), (130, "RD2"), (300, "RD3"), (120, "RD4")]);
        journey.order = journey.order.filter(|_| reason != "RD2");
        journey.reversed = Some((ordered.plus(dice.between(120, 620)), reason));
        return journey;
    }
    if dice.odds(40) {
        journey.order = None;
    }
    let matched = ordered.plus(dice.days(&[(480, (15, 150)), (320, (151, 330)), (200, (331, 800))]));
    journey.placed = Some((matched, matched.plus(dice.between(7, 42))));
    journey
}

fn need(dice: &mut Dice, path: Path) -> &'static str {
    match path {
        Path::Asylum => "N8",
        Path::Remand => dice.pick(&[(600, "N6"), (400, "N5")]),
        _ => dice.pick(&[
            (660, "N1"),
            (35, "N2"),
            (35, "N3"),
            (85, "N4"),
            (140, "N5"),
            (15, "N6"),
            (2, "N7"),
            (28, "N8"),
        ]),
    }
}

fn permanence(
    dice: &mut Dice,
    born: Day,
    from: Day,
    before: Option<&Stay>,
) -> (&'static str, &'static str, Option<Day>) {
    if let Some(before) = before.filter(|before| before.path == Path::Guardian) {
        return ("P2", "831", Some(before.to));
    }
    let earlier = from.since(born) > 500 && before.is_none() && dice.odds(80);
    if !earlier {
        return ("Z1", "", None);
    }
    let code = dice.pick(&[(200, "P1"), (550, "P2"), (200, "P3"), (50, "P4")]);
    let authority = dice.pick(&[(800, "831"), (100, "SCO"), (100, "WAL")]);
    (code, authority, Some(dice.day(born.plus(200), from.plus(-60))))
}
