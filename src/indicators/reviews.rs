//! Reviews: whether they were held when they fell due, and whether children took part.

use crate::calendar::Day;
use crate::cases::duties::Falls;
use crate::cases::facts::*;
use crate::cases::reviews::*;
use crate::cases::*;
use crate::history::{Child, Period};
use crate::judging::finding::{Entry, Finding, no, plural, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;

/// What the reviews that fell due in the year come to, for one child.
#[derive(Default)]
struct DueReviews {
    due: u32,
    late: u32,
    assumed: u32,
    /// The first one that was late or not held.
    first_late: Option<Day>,
}

fn due_reviews(child: Child) -> DueReviews {
    let mut all = DueReviews::default();
    dues_of_year(child, &mut |due| {
        all.due += 1;
        all.assumed += u32::from(due.assumed);
        if !due.is_on_time() {
            all.late += 1;
            all.first_late = all.first_late.or(Some(due.day));
        }
    });
    all
}

/// Whether the answer for a child rests on a review before the files begin (D25).
pub fn depends_on_earlier_reviews(child: Child) -> bool {
    due_reviews(child).assumed > 0
}

/// Each review that fell due in the year: its day, and the review held for it or that there was none. Then what they
/// follow from.
fn reviews_due(child: Child) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut from: Vec<Entry> = Vec::new();
    dues_of_year(child, &mut |due| {
        entries.push(due_entry(&due));
        from.extend(what_dues_follow_from(child, due.care.start));
    });
    from.dedup();
    entries.into_iter().chain(from).collect()
}

/// What the reviews of a period of care follow from: its rows, and its reviews before the year.
fn what_dues_follow_from(child: Child, day: Day) -> Vec<Entry> {
    let reviews = child.care_on(day).map(|care| child.reviews_in(care)).unwrap_or_default();
    let before = reviews.partition_point(|review| review.held < child.history.period.year_start);
    let words = plural(before as u32, "The review before the year", "The reviews before the year");
    let earlier = (before > 0).then(|| Entry::new(words.to_owned(), &reviews[..before]));
    rows_of_care(child, day).into_iter().chain(earlier).collect()
}

fn due_entry(due: &Due) -> Entry {
    match due.held {
        Some(review) => Entry::new(format!("Due on {}, held on {}", due.day, review.held), [review]),
        None => Entry { words: format!("Due on {}, none held", due.day), rows: Vec::new() },
    }
}

/// What made the next review due: the period of care, the last two reviews (the first of a series is followed by another
/// sooner) and a placement for adoption.
fn what_made_it_due(child: Child) -> Vec<Entry> {
    let Some(care) = child.current_care() else { return Vec::new() };
    let rows = child.episodes_of(care);
    let mut entries = vec![Entry::new(format!("In care from {}", care.start), rows)];
    for (review, words) in child.reviews_in(care).iter().rev().zip(["Last reviewed", "Before that"]) {
        entries.push(Entry::new(format!("{words} on {}", review.held), [review]));
    }
    let adoptive = child.placements_of(care).iter().filter_map(|placement| placement.adoptive);
    if let Some(row) = adoptive.map(|row| child.history.episode(row)).last() {
        entries.push(Entry::new(format!("Placed for adoption on {}", row.decom), [row]));
    }
    entries
}

fn was_ever_reviewed(child: Child) -> bool {
    child.care().iter().any(|care| !child.reviews_in(care).is_empty())
}

const HAD_A_REVIEW_DUE: Clause<Children> = Clause("at least one review fell due in the year", |child, _| {
    let all = due_reviews(child);
    whether(all.due > 0, plural(all.due, "{} review fell due.", "{} reviews fell due."))
        .with(all.due)
        .seen_in_any(child.current_care().and_then(|care| child.episodes_of(care).first()))
        .listing(reviews_due)
});

const ALL_ON_TIME: Clause<Children> =
    Clause("every review that fell due was held on or before its due date", |child, _| {
        let all = due_reviews(child);
        match all.first_late {
            None => yes(plural(all.due, "{} fell due and was held on time.", "All {} were held by their due date."))
                .with(all.due)
                .listing(reviews_due),
            Some(_) if !was_ever_reviewed(child) => {
                unknown("No review of this child is recorded at all.").listing(reviews_due)
            }
            Some(day) => no("{} of {} late or not held, the first due on {}.")
                .with(all.late)
                .with(all.due)
                .with(day)
                .listing(reviews_due),
        }
    });

/// Age from which a child is asked for views.
const AGE_OF_VIEWS: u32 = 4;
/// Days in care from which taking part is counted.
const FOUR_WEEKS: i32 = 28;

fn is_old_enough(review: HeldReview) -> Finding {
    match review.child.age_on(review.review.held) {
        Some(years) => whether(years >= AGE_OF_VIEWS, "Aged {} at the review of {}.")
            .with(years)
            .with(review.review.held)
            .seen_in(review.review)
            .at_any(review.child.born_in()),
        None => unknown("No date of birth that can be used.").seen_in(review.review).at_any(review.child.born_in()),
    }
}

fn is_inside_care(review: HeldReview) -> Finding {
    match review.care {
        Some(care) => yes("In care since {}.")
            .with(care.start)
            .seen_in_any(review.child.episodes_of(care).first())
            .seen_in_any(review.episode())
            .seen_in(review.review),
        None => unknown("The review of {} lies outside every period of care.")
            .with(review.review.held)
            .seen_in(review.review),
    }
}

/// Held in the year while the child was looked after; a review at any other time does not belong.
pub const HELD_IN_CARE: Clause<Reviews> =
    Clause("held in the year, inside a period of care", |held, _| match held.care {
        Some(_) => is_inside_care(held),
        None => no("The review lies outside every period of care.").seen_in(held.review),
    });

/// The reviews of a child in the year, inside care, at 4 or over.
fn reviews_at_four<'h>(child: Child<'h>) -> impl Iterator<Item = HeldReview<'h>> {
    let old_enough =
        |review: &HeldReview| review.child.age_on(review.review.held).is_some_and(|years| years >= AGE_OF_VIEWS);
    reviews_of_year(child).filter(|review| review.care.is_some()).filter(old_enough)
}

const REVIEWED_AT_FOUR: Clause<Children> = Clause("aged 4 or over at a review held in the year", |child, _| {
    if let Some(review) = reviews_at_four(child).next() {
        return yes("Reviewed on {}.").with(review.review.held).seen_in(review.review).at_any(child.born_in());
    }
    let mut in_care = reviews_of_year(child).filter(|review| review.care.is_some());
    match in_care.find(|review| child.age_on(review.review.held).is_none()) {
        Some(review) => unknown("No date of birth that can be used.").seen_in(review.review),
        None => no("No review in the year at 4 or over.").at_any(child.born_in()).listing(reviews_held),
    }
});

const TOOK_PART_EVERY_TIME: Clause<Children> =
    Clause("took part in every one of those reviews (PN1, PN2, PN3, PN5 or PN6)", |child, _| {
        let answer = |review: &HeldReview| review.review.participation.took_part();
        if let Some(without) = reviews_at_four(child).find(|review| answer(review) == Some(false)) {
            return no("On {}: {}.")
                .with(without.review.held)
                .with(without.review.participation.words())
                .seen_in(without.review);
        }
        match reviews_at_four(child).find(|review| answer(review).is_none()) {
            Some(unclear) => unknown("On {} the code does not say.").with(unclear.review.held).seen_in(unclear.review),
            None if reviews_at_four(child).next().is_none() => unknown("No review at 4 or over is known."),
            None => {
                let count = reviews_at_four(child).count() as u32;
                yes(plural(count, "Took part in {} review.", "Took part in all {} reviews."))
                    .with(count)
                    .listing(reviews_held)
            }
        }
    });

const TOOK_PART: Clause<Reviews> =
    Clause("the child took part (PN1, PN2, PN3, PN5 or PN6)", |held, _| match held.review.participation.took_part() {
        Some(took_part) => whether(took_part, "{}.").with(held.review.participation.words()).seen_in(held.review),
        None => unknown("REVIEW_CODE is blank, not a known code, or PN0 at 4 or over.").seen_in(held.review),
    });

/// Each review of the year held in care, and how the child took part.
fn reviews_held(child: Child) -> Vec<Entry> {
    let in_care = reviews_of_year(child).filter(|held| held.care.is_some());
    let words = |held: &HeldReview| format!("Held on {}: {}", held.review.held, held.review.participation.words());
    in_care.map(|held| Entry::new(words(&held), [held.review])).collect()
}

/// Days ahead for which reviews to come are listed.
const SOON: i32 = 30;

const OVERDUE: Clause<Children> =
    Clause("a review is due on or before the day and has not been held", |child, period| review_overdue(child, period));

fn review_overdue(child: Child, period: &Period) -> Finding {
    match pending_due(child) {
        Some(due) => {
            whether(due.day <= period.last, "The next review is due on {}.").with(due.day).listing(what_made_it_due)
        }
        None => no("Not looked after."),
    }
}

/// When the next review of a looked-after child falls due.
pub fn falls_due(child: Child) -> Option<Falls> {
    Falls::on(pending_due(child)?.day, review_overdue(child, &child.history.period))
}

const DUE_SOON: Clause<Children> =
    Clause("a review is due in the next 30 days", |child, period| match pending_due(child) {
        Some(due) => {
            whether(due.day > period.last && due.day <= period.last.plus(SOON), "The next review is due on {}.")
                .with(due.day)
                .listing(what_made_it_due)
        }
        None => no("Not looked after."),
    });

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "REV-01",
        "Children whose reviews were all on time",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, HAD_A_REVIEW_DUE],
            numerator: &[ALL_ON_TIME],
        },
    )
    .codes(&["NI 66", "PAF CF/C68"])
    .better(Higher)
    .window(Year)
    .falls()
    .needs(&[Table::Episodes, Table::Reviews])
    .source("National Indicator 66; Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33")
    .note("First review within 20 working days of entering care (28 days before April 2011), the second within 3 months of it, later ones every 6 months. A placement for adoption begins the series anew with 28 days."),
    Indicator::new(
        "REV-02",
        "Reviews held on time",
        &Share::<Dues> {
            of: dues_in_year,
            denominator: &[],
            numerator: &[Clause("held on or before the due date", |due, _| match due.held {
                Some(review) => whether(due.is_on_time(), "Due on {}, held on {}.")
                    .with(due.day)
                    .with(review.held)
                    .seen_in(review)
                    .seen_in_any(due.episode())
                    .listing_of(due.care.start, what_dues_follow_from),
                None => unknown("Due on {}, no review recorded.")
                    .with(due.day)
                    .seen_in_any(due.episode())
                    .listing_of(due.care.start, what_dues_follow_from),
            })],
        },
    )
    .codes(&["SCC/021"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::Reviews])
    .source("Welsh performance indicator SCC/021; reviews that fell due in the year, of every child, leavers included")
    .note("Always higher than REV-01, because a child with one late review among many fails there."),
    Indicator::new(
        "REV-03",
        "Reviews held",
        &Count::<Reviews> {
            of: reviews_in_year,
            among: &[Clause("held in the year, inside a period of care", |held, _| is_inside_care(held))],
            counted: &[],
        },
    )
    .better(Neutral)
    .window(Year)
    .unit(Unit::Count)
    .needs(&[Table::Episodes, Table::Reviews])
    .source("Distinct children and dates of Reviews")
    .note("Two rows of one child and day are one review."),
    Indicator::new(
        "REV-04",
        "Children who gave their views at every review",
        &Share::<Children> {
            of: children,
            denominator: &[
                LOOKED_AFTER,
                Clause("looked after for at least 28 days", |child, period| {
                    let Some(care) = child.current_care() else { return no("Not looked after.") };
                    in_care_since_by(child, care, period.last.plus(-FOUR_WEEKS))
                }),
                REVIEWED_AT_FOUR,
            ],
            numerator: &[TOOK_PART_EVERY_TIME],
        },
    )
    .codes(&["PAF CF/C63"])
    .better(Higher)
    .window(Year)
    .falls()
    .needs(&[Table::Episodes, Table::Reviews])
    .uses(&[Table::Header])
    .source("Performance Assessment Framework CF/C63")
    .note("A child who attended without contributing (PN4) or gave no views (PN7) did not take part."),
    Indicator::new(
        "REV-05",
        "Reviews in which the child took part",
        &Share::<Reviews> {
            of: reviews_in_year,
            denominator: &[
                HELD_IN_CARE,
                Clause("the child was 4 or over", |held, _| is_old_enough(held)),
            ],
            numerator: &[TOOK_PART],
        },
    )
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::Reviews])
    .uses(&[Table::Header])
    .source("As REV-04, for each review"),
    Indicator::new(
        "REV-06",
        "Children whose review is overdue",
        &Count::<Children> { of: children, among: &[LOOKED_AFTER, OVERDUE], counted: &[] },
    )
    .codes(&["ChAT"])
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::Parts(
            "To come",
            &[Part {
                label: "Due in the next 30 days",
                unit: Unit::Count,
                measure: &Count::<Children> { of: children, among: &[LOOKED_AFTER, DUE_SOON], counted: &[] },
            }],
        )])
    .needs(&[Table::Episodes, Table::Reviews])
    .source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33"),
];
