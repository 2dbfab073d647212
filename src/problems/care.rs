//! Checks on when care began and ended: the rules that move the number of children looked after, and every line with it.

use super::check::{Check, Find, Topic};
use super::filing::{Filing, See};
use crate::calendar::Day;
use crate::codes::*;
use crate::rows::of_the_return::{Episode, Row, Table};

const BOTH: &[Table] = &[Table::Episodes, Table::Header];

/// A check on Episodes alone.
const fn rule(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Episodes, code, Topic::Care, columns)
}

/// The checks.
pub const CHECKS: &[Check] = &[
    rule("142", &["DEC", "REC"]).says(
        "The episode is not the child's last, but DEC or REC is blank.",
        "Give the day on which it ended, and X1 or the reason why care ended.",
        Find::Filed(|child, see| {
            let is_open = |row: &Episode| row.dec.is_none() || row.rec == Ceased::Blank;
            each_pair(child, see, |row, _| is_open(row) && !child.ended_later(row.origin));
        }),
    ),
    rule("199", &["REC"]).says(
        "Episodes go on after an adoption.",
        "After an adoption the child has a new number: correct the REC or move the later episodes to it.",
        Find::Filed(|child, see| each_next(child, see, |row, _| row.rec.is_adopted())),
    ),
    rule("302", &["DECOM"])
        .says(
            "The episode starts before the child was born.",
            "Correct DECOM, or the date of birth in Header.",
            Find::Filed(|child, see| each(child, see, |row| child.person.born.is_some_and(|born| row.decom < born))),
        )
        .reading(BOTH),
    rule("352", &["DECOM"])
        .says(
            "The child started to be looked after at 18 or over.",
            "Correct DECOM, or the date of birth in Header.",
            Find::Filed(|child, see| {
                each(child, see, |row| row.rne == NewEpisode::S && child.is_at_least(18, row.decom))
            }),
        )
        .reading(BOTH),
    rule("353", &["DECOM"]).says(
        "The episode starts before the Children Act of 14 October 1991.",
        "Correct DECOM.",
        Find::Filed(|child, see| each(child, see, |row| Day::new(1991, 10, 14).is_some_and(|act| row.decom < act))),
    ),
    rule("354", &["DECOM"]).says(
        "The episode starts after the year of the return.",
        "Correct DECOM, or leave the episode to the next return.",
        Find::Filed(|child, see| each(child, see, |row| row.decom > child.last())),
    ),
    rule("355", &["DECOM", "DEC"]).says(
        "The episode ends on the day on which it starts. It is in no figure.",
        "Correct the dates, or take the episode out.",
        Find::Filed(|child, see| each(child, see, |row| row.dec == Some(row.decom))),
    ),
    rule("357", &["RNE"]).says(
        "The child's first episode begins in the year, but RNE is not S: the start of care is not recorded.",
        "Put S, or add the episodes before it.",
        Find::Filed(|child, see| {
            let known_before = child.last_year.is_some_and(|before| !before.episodes.is_empty());
            let first = child.episodes.first().filter(|row| row.decom >= child.first() && row.rne != NewEpisode::S);
            see_any(see, first.filter(|_| !known_before));
        }),
    ),
    rule("359", &["DEC", "PLACE"])
        .says(
            "The young person is 18 or over and the episode is still open.",
            "Give the day on which care ended, not later than the 18th birthday, and the reason.",
            Find::Filed(|child, see| {
                let stays = |row: &&Episode| row.ls == LegalStatus::V2 && row.place == Place::K2;
                let open = child.episodes.last().filter(|row| row.dec.is_none() && child.is_at_least(18, child.until));
                see_any(see, open.filter(|row| !stays(row)));
            }),
        )
        .reading(BOTH),
    rule("385", &["DEC"]).says(
        "The episode ends after the year of the return.",
        "Leave DEC and REC blank until the next return.",
        Find::Filed(|child, see| each(child, see, |row| row.dec.is_some_and(|dec| dec > child.last()))),
    ),
    rule("386", &["DEC", "REC"])
        .says(
            "The young person was adopted at 18 or over.",
            "Correct REC or DEC, or the date of birth in Header.",
            Find::Filed(|child, see| {
                each(child, see, |row| row.rec.is_adopted() && row.dec.is_some_and(|dec| child.is_at_least(18, dec)))
            }),
        )
        .reading(BOTH),
    rule("387", &["DEC", "REC"])
        .says(
            "The child left for independent living under 14.",
            "Correct REC or DEC, or the date of birth in Header.",
            Find::Filed(|child, see| {
                each(child, see, |row| matches!(row.rec, Ceased::E5 | Ceased::E6) && row.dec.is_some_and(|dec| child.is_under(14, dec)))
            }),
        )
        .reading(BOTH),
    rule("388", &["DEC", "REC"]).says(
        "REC and the next episode disagree: X1 without an episode that starts on that day, or such an episode without X1.",
        "Put X1 only when the next episode starts on DEC; add the episode that is missing, or give the reason why care ended.",
        Find::Filed(reason_disagrees),
    ),
    rule("389", &["DEC", "REC"])
        .says(
            "The young person left for adult residential care under 16.",
            "Correct REC or DEC, or the date of birth in Header.",
            Find::Filed(|child, see| {
                each(child, see, |row| row.rec == Ceased::E7 && row.dec.is_some_and(|dec| child.is_under(16, dec)))
            }),
        )
        .reading(BOTH),
    rule("407", &["DEC", "REC"])
        .says(
            "A special guardianship order was made for somebody of 18 or over.",
            "Correct REC or DEC, or the date of birth in Header.",
            Find::Filed(|child, see| {
                each(child, see, |row| row.rec.is_special_guardianship() && row.dec.is_some_and(|dec| child.is_at_least(18, dec)))
            }),
        )
        .reading(BOTH),
    rule("431", &["RNE", "DECOM"]).says(
        "RNE says that care started, but the episode before had not ended earlier. It counts as one period of care.",
        "Put the reason for the new episode, or correct the dates.",
        Find::Filed(|child, see| {
            each_next(child, see, |row, next| {
                next.rne == NewEpisode::S && row.dec.is_some_and(|dec| dec >= next.decom)
            });
        }),
    ),
    rule("432", &["RNE", "REC"]).says(
        "The episode before ended care, but RNE does not say that care started again.",
        "Put S, or X1 on the episode before.",
        Find::Filed(|child, see| {
            each_next(child, see, |row, next| row.rec.ends_care() && next.rne != NewEpisode::S);
        }),
    ),
    rule("433", &["RNE", "DECOM"]).says(
        "RNE says that care went on, but the episode does not start on the day on which the one before ended.",
        "Correct the dates, or add the episode that is missing between them.",
        Find::Filed(|child, see| {
            each_next(child, see, |row, next| {
                let goes_on = next.rne.is_known() && next.rne != NewEpisode::S;
                goes_on && row.dec.is_some_and(|dec| dec != next.decom)
            });
        }),
    ),
    rule("437", &["REC"]).says(
        "Episodes go on after the child died or was found to be 18 or over.",
        "Correct REC, or take the later episodes out.",
        Find::Filed(|child, see| {
            each_pair(child, see, |row, _| matches!(row.rec, Ceased::E2 | Ceased::E15));
        }),
    ),
    rule("501", &["DECOM", "DEC"]).says(
        "The episode starts before the one before it had ended.",
        "Correct DECOM, or DEC of the episode before.",
        Find::Filed(|child, see| {
            each_next(child, see, |row, next| row.dec.is_some_and(|dec| next.decom < dec));
        }),
    ),
    rule("504", &["CIN"]).says(
        "The category of need changes within a period of care.",
        "Keep the need of the day on which care started.",
        Find::Filed(|child, see| {
            each_next(child, see, |row, next| {
                row.dec == Some(next.decom) && row.need != next.need && next.rne != NewEpisode::S
            });
        }),
    ),
    rule("EPI", &["CHILD"])
        .says(
            "The child is in Header but has neither episodes nor a care leaver's row.",
            "Add the episodes, or take the child out of Header.",
            Find::Filed(|child, see| {
                if child.episodes.is_empty() && child.leaver.is_none() {
                    see_any(see, child.header);
                }
            }),
        )
        .on_header(),
];

impl Check {
    /// The row to mend stands in Header.
    const fn on_header(self) -> Check {
        Check { table: Table::Header, reads: BOTH, topic: Topic::Person, ..self }
    }
}

/// Shows each row of Episodes that is wrong by itself.
pub fn each(child: &Filing, see: &mut See, wrong: impl Fn(&Episode) -> bool) {
    child.episodes.iter().filter(|row| wrong(row)).for_each(|row| see(Some(row.origin)));
}

/// Shows each row that is wrong beside the next one.
pub fn each_pair(child: &Filing, see: &mut See, wrong: impl Fn(&Episode, &Episode) -> bool) {
    child.pairs().filter(|(row, next)| wrong(row, next)).for_each(|(row, _)| see(Some(row.origin)));
}

/// Shows each row that is wrong after the one before it.
pub fn each_next(child: &Filing, see: &mut See, wrong: impl Fn(&Episode, &Episode) -> bool) {
    child.pairs().filter(|(row, next)| wrong(row, next)).for_each(|(_, next)| see(Some(next.origin)));
}

/// Shows a row where there is one.
pub fn see_any(see: &mut See, row: Option<&impl Row>) {
    if let Some(row) = row {
        see(Some(row.origin()));
    }
}

/// X1 and no episode that starts on that day, or the other way round.
fn reason_disagrees(child: &Filing, see: &mut See) {
    each_pair(child, see, |row, next| match row.rec {
        Ceased::Blank => false,
        Ceased::X1 => row.dec.is_some_and(|dec| dec != next.decom),
        _ => row.dec == Some(next.decom),
    });
    see_any(see, child.episodes.last().filter(|row| row.rec == Ceased::X1));
}
