//! Invented packs: lines over invented children, some of them breakdowns of one total, some parts of others, some that
//! grow over the quarters of a year; and what each says when it is printed by a rule.

use scorecard::inside::compare::settings::profile::Profile;
use scorecard::inside::disclosure::behind::Group;
use scorecard::inside::disclosure::{Pack, Printed, Rank};
use scorecard::inside::judging::{Figure, Shape, Unit};
use scorecard::inside::scorecard::value_in_tenths;

/// A number that anybody can make again.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most
    }

    /// Low numbers more often than high ones.
    fn skewed(&mut self, most: u64) -> u64 {
        self.below(most).min(self.below(most))
    }
}

/// A line: those who count, and those they are counted of.
#[derive(Clone)]
pub struct Line {
    pub title: String,
    pub met: Vec<u32>,
    pub of: Option<Vec<u32>>,
    /// Which breakdown of which total it belongs to.
    pub table: Option<u8>,
}

impl Line {
    fn new(title: &str, met: Vec<u32>, of: Option<Vec<u32>>, table: Option<u8>) -> Line {
        Line { title: title.to_owned(), met, of, table }
    }

    /// Those who count, all of them, and those who are left.
    pub fn groups(&self) -> Vec<Vec<u32>> {
        let Some(of) = &self.of else { return vec![self.met.clone()] };
        let rest = of.iter().copied().filter(|child| !self.met.contains(child)).collect();
        vec![self.met.clone(), of.clone(), rest]
    }

    pub fn figure(&self) -> Figure {
        let denominator = self.of.as_ref().map(|of| of.len() as i64);
        Figure { numerator: self.met.len() as i64, denominator, ..Figure::default() }
    }
}

/// The lines of an authority at the end of a quarter, 1 to 4.
pub fn lines(seed: u64, quarter: u64) -> Vec<Line> {
    let mut dice = Dice::new(seed);
    let children = 12 + dice.below(32) as u32;
    let mut traits: Vec<[u64; 6]> = Vec::new();
    for _ in 0..children {
        traits.push([dice.skewed(4), dice.below(2), dice.skewed(5), dice.below(3), dice.below(4), dice.skewed(6)]);
    }
    let some = |is: &dyn Fn(&[u64; 6]) -> bool| -> Vec<u32> {
        (1..=children).filter(|child| is(&traits[*child as usize - 1])).collect()
    };
    let all = some(&|_| true);
    let mut lines = vec![Line::new("Looked after", all.clone(), None, Some(0))];
    for place in 0..5 {
        lines.push(Line::new(&format!("Placement {place}"), some(&|one| one[2] == place), None, Some(1)));
    }
    for age in 0..4 {
        lines.push(Line::new(&format!("Age {age}"), some(&|one| one[0] == age), None, Some(2)));
    }
    let old = some(&|one| one[0] >= 2);
    lines.push(Line::new("In foster care", some(&|one| one[2] <= 1), Some(all.clone()), None));
    lines.push(Line::new("Reviewed in time", some(&|one| one[3] > 0), Some(all.clone()), None));
    lines.push(Line::new("Older, reviewed", some(&|one| one[0] >= 2 && one[3] > 0), Some(old.clone()), None));
    lines.push(Line::new("Girls in foster care", some(&|one| one[1] == 0 && one[2] <= 1), None, None));
    lines.push(Line::new("Older and reviewed or young", some(&|one| one[0] < 2 || one[3] > 0), None, None));
    let left: Vec<u32> = some(&|one| one[4] < quarter && one[5] < 3);
    let adopted = some(&|one| one[4] < quarter && one[5] == 0);
    lines.push(Line::new("Left since 1 April", left.clone(), None, None));
    lines.push(Line::new("Adopted since 1 April", adopted, Some(left), None));
    lines
}

/// What is public of a pack: its words, line by line.
pub struct Public {
    pub lines: Vec<Line>,
    pub text: Vec<String>,
}

fn words(line: &Line, profile: Profile) -> String {
    let figure = line.figure();
    let (n, of) = (profile.printed(figure.numerator), figure.denominator.map(|of| profile.printed(of)));
    match of {
        None => format!("{}: {n}", line.title),
        Some(of) if of > 0 => {
            let printed = Figure { numerator: n, denominator: Some(of), ..Figure::default() };
            let tenths = value_in_tenths(&printed, Unit::Percent).unwrap();
            format!("{}: {n} of {of} ({}.{}%)", line.title, tenths / 10, tenths % 10)
        }
        Some(_) => format!("{}: {n} of 0", line.title),
    }
}

/// Printed by the rule of the product, beside packs that are public already.
pub fn printed(lines: Vec<Line>, profile: Profile, before: &[&Public]) -> Public {
    let mut pack = Pack::by(profile);
    for public in before {
        for (line, text) in public.lines.iter().zip(&public.text) {
            let groups = line.groups().into_iter().map(Group::of).collect();
            if text.ends_with("held back") { pack.hold_before(groups) } else { pack.take_before(groups) }
        }
    }
    for (place, line) in lines.iter().enumerate() {
        let figure = line.figure();
        let (shape, unit) = if line.of.is_some() { (Shape::Share, Unit::Percent) } else { (Shape::Count, Unit::Count) };
        let tenths = value_in_tenths(&figure, unit).unwrap_or_default();
        let groups = line.groups().into_iter().map(Group::of).collect();
        let rank = if place == 0 { Rank::Head } else { Rank::Now };
        pack.offer(rank, Printed { figure: &figure, shape, unit, tenths, groups });
    }
    let said = |(line, decided): (&Line, &Result<(), _>)| match decided {
        Ok(()) => words(line, profile),
        Err(_) => format!("{}: held back", line.title),
    };
    let decided = pack.decide();
    let text = lines.iter().zip(&decided).map(said).collect();
    Public { lines, text }
}

/// The usual rule: hide 1 to 5, and in a breakdown in which one number is hidden the next smallest too.
pub fn hide_the_next_smallest(lines: Vec<Line>) -> Public {
    let few = |number: i64| (1..=5).contains(&number);
    let is_small = |line: &Line| few(line.figure().numerator) || line.figure().denominator.is_some_and(few);
    let mut hidden: Vec<bool> = lines.iter().map(is_small).collect();
    for table in 1..=2 {
        let of_table: Vec<usize> = (0..lines.len()).filter(|place| lines[*place].table == Some(table)).collect();
        if of_table.iter().filter(|place| hidden[**place]).count() == 1 {
            let open = of_table.iter().filter(|place| !hidden[**place] && !lines[**place].met.is_empty());
            if let Some(next) = open.min_by_key(|place| lines[**place].met.len()) {
                hidden[*next] = true;
            }
        }
    }
    let said = |(line, hidden): (&Line, &bool)| {
        if *hidden { format!("{}: held back", line.title) } else { words(line, Profile::English) }
    };
    let text = lines.iter().zip(&hidden).map(said).collect();
    Public { lines, text }
}
