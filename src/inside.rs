//! The door for the project's own tests, fuzz targets and benches: what they ask of the rooms by name, room by room.
//!
//! It is no part of what the crate offers, and it names each thing instead of opening the rooms, so that the compiler
//! still tells what nobody uses. A test that needs one more name adds it here.
#![allow(missing_docs)]

pub mod account {
    pub use crate::account::{Account, Notice, NoticeKind, Outcome, Refusal};
}

pub mod calendar {
    pub use crate::calendar::{Day, MONTHS, april};
}

pub mod cases {
    pub mod duties {
        pub use crate::cases::duties::{Duty, assessments_due, first_placements, initial_assessments_due};
        pub use crate::cases::duties::{registrations_due, second_reviews, visits_due};
    }
    pub mod reviews {
        pub use crate::cases::reviews::dues_in_year;
    }
}

pub mod cells {
    pub mod formats {
        pub use crate::cells::formats::{DateStyle, other_format, usual_date};
    }
}

pub mod compare {
    pub mod areas {
        pub use crate::compare::areas::Kind;
    }
    pub mod comparators {
        pub use crate::compare::comparators::{Asked, Beside, Place, Whose, beside};
    }
    pub mod amounts {
        pub use crate::compare::amounts::of_cases;
    }
    pub mod interval {
        pub use crate::compare::interval::{Interval, beside_two, of_count, of_mean, of_share};
    }
    pub mod population {
        pub use crate::compare::population::residents;
    }
    pub mod published {
        pub use crate::compare::published::{Published, read};
    }
    pub mod rank {
        pub use crate::compare::rank::Sorted;
    }
    pub mod rating {
        pub use crate::compare::rating::{Rated, Rule, rate};
    }
    pub mod same {
        pub use crate::compare::same::{ALL, NEVER, Ours, Same, named, of};
    }
    pub mod settings {
        pub use crate::compare::settings::{Taken, is_settings, stamp, take, text};
        pub mod model {
            pub use crate::compare::settings::model::{Settings, Shown};
        }
        pub mod profile {
            pub use crate::compare::settings::profile::Profile;
        }
    }
    pub mod target {
        pub use crate::compare::target::{From, Target};
    }
}

pub mod disclosure {
    pub use crate::disclosure::dominance::is_dominated;
    pub use crate::disclosure::{Pack, Printed, Rank};
    pub mod behind {
        pub use crate::disclosure::behind::Group;
    }
}

pub mod example {
    pub use crate::example::{Authority, extracts, returns};
}

pub mod file {
    pub use crate::file::{Opened, Source};
    pub mod choices {
        pub use crate::file::choices::{Choices, DateOrder, FileChoices};
    }
    pub mod decode {
        pub use crate::file::decode::{Encoding, decode, windows_1252};
    }
    pub mod prescan {
        pub use crate::file::prescan::{Dialect, peek, scan};
    }
    pub mod records {
        pub use crate::file::records::Records;
    }
}

pub mod history {
    pub use crate::history::{Child, History};
}

pub mod indicators {
    pub use crate::indicators::{SECTIONS, all, find};
    pub mod breakdowns {
        pub use crate::indicators::breakdowns::STANDARD;
    }
    pub mod england {
        pub use crate::indicators::england::{Fact, all};
    }
}

pub mod judging {
    pub use crate::judging::{AskedAlone, Better, Figure, Groups, Indicator, Judged, Measure};
    pub use crate::judging::{Shape, Standing, Tally, Unit};
    pub mod finding {
        pub use crate::judging::finding::{Answer, Finding};
    }
}

pub mod limits {
    pub use crate::limits::{LONGEST_CELL, MOST_BYTES_OF_ALL};
}

pub mod outlook {
    pub use crate::outlook::year_ahead::{Month, YearAhead};
    pub use crate::outlook::{Certain, FEWEST_YEARS, Open, Outlook, Range, Tried, Without, of};
    pub mod shape {
        pub use crate::outlook::shape::{Shape, of};
    }
}

pub mod page {
    pub use crate::page::{Asked, Cohorts, LineForm, Session, report, sentence};
}

pub mod paper {
    pub use crate::paper::chart::{Chart, Drawn, Series};
    pub use crate::paper::{Part, Words};
}

pub mod problems {
    pub use crate::problems::{Finding, Problems, checks, find};
    pub mod bounds {
        pub use crate::problems::bounds::{Bounds, range, tally_of};
    }
    pub mod check {
        pub use crate::problems::check::Find;
    }
    pub mod list {
        pub use crate::file::formulas::{cell, plain};
        pub use crate::problems::list::{csv, csv_of_one};
    }
    pub mod price {
        pub use crate::problems::price::{Ledger, children_of, of_wrong_rows, price, suspects};
    }
    pub mod since {
        pub use crate::problems::since::{Change, changes};
    }
}

pub mod reading {
    pub use crate::reading::read_with;
}

pub mod returns {
    pub use crate::returns::Returns;
    pub use crate::scorecard::{returns_as_chosen as read_with, returns_of as read};
}

pub mod scorecard {
    pub use crate::scorecard::{Group, Line, all_broken_down, headline, line, lines};
    pub use crate::scorecard::{missing, newest, read_with, stands_in, typed, value_in_tenths};
}

pub mod series {
    pub use crate::series::{Plan, Point, Value, points};
    pub mod changes {
        pub use crate::series::changes::{Became, Change, between, moved, of_versions};
    }
    pub mod direction {
        pub use crate::series::direction::of;
    }
    pub mod earlier {
        pub use crate::series::earlier::{Against, of};
    }
    pub mod gaps {
        pub use crate::series::gaps::Gap;
    }
    pub mod periods {
        pub use crate::series::periods::{Step, spans};
        pub use crate::series::same_of_each_year;
    }
    pub mod summary {
        pub use crate::series::summary::Summary;
    }
}

pub mod tables {
    pub use crate::tables::Table;
    pub mod extracts {
        pub use crate::tables::extracts::Template;
    }
}

#[cfg(any(not(target_arch = "wasm32"), feature = "workbook"))]
pub mod workbook {
    pub use crate::workbook::open;
    pub mod writing {
        pub use crate::workbook::writing::{Table, write};
    }
}
