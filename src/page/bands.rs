//! Age bands of the officer's choice: 5-13, 14-17, 18+.

use super::facets::NOT_KNOWN;

/// As many bands may be chosen.
const MOST: usize = 20;
/// Nobody is older.
const OLDEST: u32 = 99;

/// The group of an age that is in no band.
const OTHER: (u16, &str) = (u16::MAX - 1, "Other ages");

/// The bands, from the youngest.
#[derive(Debug)]
pub struct Bands(Vec<Band>);

#[derive(Debug)]
struct Band {
    from: u32,
    to: u32,
    label: String,
}

impl Band {
    fn read(word: &str) -> Option<Band> {
        let years = |text: &str| text.parse().ok().filter(|years| *years <= OLDEST);
        let (from, to) = match word.split_once(['-', '\u{2013}']) {
            Some((from, to)) => (years(from)?, years(to)?),
            None => match word.strip_suffix('+') {
                Some(from) => (years(from)?, OLDEST),
                None => (years(word)?, years(word)?),
            },
        };
        let label = match to {
            OLDEST => format!("{from} and over"),
            to if to == from => from.to_string(),
            to => format!("{from} to {to}"),
        };
        (from <= to).then_some(Band { from, to, label })
    }
}

impl Bands {
    /// Bands that are written one after another, or what is wrong with them.
    pub fn read(words: &[&str]) -> Result<Bands, String> {
        let bands: Option<Vec<Band>> = words.iter().map(|word| Band::read(word)).collect();
        let mut bands = bands.ok_or("Write age bands as 5-13, 14-17 or 18+.")?;
        bands.sort_by_key(|band| band.from);
        if bands.windows(2).any(|two| two[0].to >= two[1].from) {
            return Err("Choose age bands that share no year.".to_owned());
        }
        if bands.len() > MOST {
            return Err(format!("Choose {MOST} age bands at most."));
        }
        Ok(Bands(bands))
    }

    /// The band of completed years: its order and its name.
    pub fn group(&self, years: Option<u32>) -> (u16, &str) {
        let Some(years) = years else { return NOT_KNOWN };
        let place = self.0.iter().position(|band| (band.from..=band.to).contains(&years));
        place.map_or(OTHER, |place| (place as u16, &self.0[place].label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands(words: &[&str]) -> Result<Bands, String> {
        Bands::read(words)
    }

    #[test]
    fn an_age_is_in_one_band_or_in_none() {
        let bands = bands(&["14-17", "5\u{2013}13", "18+", "3"]).unwrap_or(Bands(Vec::new()));
        let group = |years| bands.group(years).1;
        let labels = [3, 5, 13, 14, 17, 18, 60].map(|years| group(Some(years)).to_owned());
        assert_eq!(labels, ["3", "5 to 13", "5 to 13", "14 to 17", "14 to 17", "18 and over", "18 and over"]);
        assert_eq!([group(Some(4)), group(None)], ["Other ages", "Not known"]);
    }

    #[test]
    fn bands_that_cannot_be_used_are_refused() {
        for words in [&["5-"][..], &["x"], &["13-5"], &["5-100"], &["-5"], &["5-13-14"], &[""]] {
            assert!(bands(words).is_err_and(|why| why.contains("5-13")), "{words:?}");
        }
        assert!(bands(&["5-13", "13-17"]).is_err_and(|why| why.contains("share no year")));
        let many: Vec<String> = (0..=MOST).map(|years| years.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(bands(&many).is_err_and(|why| why.contains("at most")));
    }
}
