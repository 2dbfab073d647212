//! By which rule numbers are held back: the published rules that councils follow.

/// A rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Profile {
    /// 1 to 5 is held back, the rest stands as it is: the Department for Education's tables of one authority.
    #[default]
    English,
    /// 1 to 4 is held back, the rest is rounded to 5: the Welsh Government's tables.
    Welsh,
    /// 1 to 7 is held back, the rest is rounded to 5: NHS England's tables of small areas.
    Strict,
}

impl Profile {
    /// Every rule.
    pub const ALL: [Profile; 3] = [Profile::English, Profile::Welsh, Profile::Strict];

    /// The word for it in the settings file.
    pub fn key(self) -> &'static str {
        match self {
            Profile::English => "english",
            Profile::Welsh => "welsh",
            Profile::Strict => "strict",
        }
    }

    /// What it is called on the page.
    pub fn name(self) -> &'static str {
        match self {
            Profile::English => "English: 1 to 5 held back",
            Profile::Welsh => "Welsh: 1 to 4 held back, the rest rounded to 5",
            Profile::Strict => "Strict: 1 to 7 held back, the rest rounded to 5",
        }
    }

    /// The largest number that is held back.
    pub fn most(self) -> i64 {
        match self {
            Profile::English => 5,
            Profile::Welsh => 4,
            Profile::Strict => 7,
        }
    }

    /// What stands in place of a figure.
    pub fn mark(self) -> &'static str {
        match self {
            Profile::English => "held back (c)",
            Profile::Welsh | Profile::Strict => "held back (*)",
        }
    }

    /// Whether what is shown is rounded.
    pub fn rounds(self) -> bool {
        self != Profile::English
    }

    /// Whether a number tells of a few.
    pub fn is_small(self, number: i64) -> bool {
        (1..=self.most()).contains(&number.abs())
    }

    /// A number as it is printed.
    pub fn printed(self, number: i64) -> i64 {
        if self.rounds() { (number + 2).div_euclid(STEP) * STEP } else { number }
    }

    /// The numbers that one that is printed may stand for: the lowest, which is none that is held back, and the highest.
    pub fn behind(self, number: i64) -> (i64, i64) {
        match self.printed(number) {
            printed if self.rounds() && printed != 0 => ((printed - 2).max(self.most() + 1), printed + 2),
            printed => (printed, printed),
        }
    }
}

/// Whole fives.
const STEP: i64 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_rounded_to_the_nearest_five() {
        let rounded = [0, 5, 7, 8, 12, 13, 100].map(|number| Profile::Welsh.printed(number));
        assert_eq!(rounded, [0, 5, 5, 10, 10, 15, 100]);
        assert_eq!(Profile::English.printed(7), 7);
    }

    #[test]
    fn a_reader_of_a_rounded_number_knows_it_within_five() {
        // A small number is not printed at all.
        for number in (0..200).filter(|number| !Profile::Welsh.is_small(*number)) {
            let (low, high) = Profile::Welsh.behind(number);
            assert!((low..=high).contains(&number), "{number}: {low} to {high}");
        }
        assert_eq!((Profile::Welsh.behind(0), Profile::English.behind(8)), ((0, 0), (8, 8)));
        assert_eq!((Profile::Welsh.behind(6), Profile::Strict.behind(9)), ((5, 7), (8, 12)));
    }
}
