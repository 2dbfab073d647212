//! Sets of lines that ship with the page.

pub use super::frameworks::Shipped;
use super::frameworks::{NO_DEFINITION, OTHER_CHILDREN};
use super::frameworks_sets::{ASSESSMENT_FRAMEWORK, CHAT, NATIONAL_INDICATORS, WALES_2011, WALES_SINCE_2016};

/// The lines that a committee is shown.
///
/// Source of the order: five committee reports, and papers of councils 2011 to 2025.
pub static COMMITTEE: Shipped = Shipped {
    name: "Committee",
    promises: &[
        (
            "A settled home",
            &[("", "STB-01"), ("", "STB-02"), ("", "STB-06"), ("", "LOC-04"), ("", "LOC-01"), ("", "LOC-02")],
        ),
        (
            "Safe and known",
            &[
                ("", "CAS-08"),
                ("", "REV-01"),
                ("", "REV-04"),
                ("", "SAF-05"),
                ("", "SAF-06"),
                ("", "SAF-10"),
                ("", "STB-09"),
            ],
        ),
        ("Healthy", &[("", "HLT-02"), ("", "HLT-03"), ("", "HLT-09"), ("", "HLT-06"), ("", "HLT-08")]),
        ("Learning", &[("", "CAS-11"), ("", "EDU-12"), ("", "EDU-13")]),
        ("A family for good", &[("", "ADP-01"), ("", "ADP-21"), ("", "ADP-08"), ("", "ADP-13")]),
        (
            "Adult life",
            &[("", "LVR-13"), ("", "LVR-14"), ("", "LVR-02"), ("", "LVR-05"), ("", "LVR-07"), ("", "LVR-09")],
        ),
    ],
    without: &[],
};

/// The order of the national dashboard.
///
/// Source of the order: Children's Social Care National Framework dashboard (Department for Education).
pub static NATIONAL_FRAMEWORK: Shipped = Shipped {
    name: "National framework",
    promises: &[
        ("Children in care", &[("", "POP-02"), ("", "POP-04"), ("", "POP-12")]),
        ("Health and learning", &[("", "STB-10"), ("", "EDU-07"), ("", "EDU-09"), ("", "EDU-12")]),
        ("Stable, loving homes", &[("", "STB-01"), ("", "LOC-03"), ("", "ADP-06"), ("", "LOC-04"), ("", "HLT-06")]),
        ("Care leavers", &[("", "LVR-02"), ("", "LVR-03"), ("", "LVR-05"), ("", "LVR-06")]),
        ("Family networks", &[("", "ADP-21")]),
        ("The workforce", &[("", "STB-09"), ("", "SVC-06"), ("", "CAS-14")]),
        ("Children safe", &[("", "FDR-08"), ("", "FDR-18")]),
    ],
    without: &[],
};

/// A1 to A16 in their order.
///
/// Source of the order: Adoption scorecard methodology (Department for Education, 2018).
pub static ADOPTION_SCORECARD: Shipped = Shipped {
    name: "Adoption scorecard",
    promises: &[
        (
            "How long children wait",
            &[("A1", "ADP-05"), ("A2", "ADP-06"), ("A3", "ADP-07"), ("A8", "ADP-12"), ("A10", "ADP-08")],
        ),
        ("Who is adopted", &[("A4", "ADP-02"), ("A5", "ADP-09"), ("A6", "ADP-10"), ("A7", "ADP-11")]),
        ("Who waits", &[("A9", "ADP-13"), ("A15, A16", "ADP-18")]),
        ("Families who adopt", &[("A11", "ADP-15"), ("A12", "ADP-16"), ("A13", "ADP-17")]),
    ],
    without: NO_DEFINITION,
};

/// The Welsh measures, by their numbers.
///
/// Source of the order: Welsh strategic and core indicators (SCC), and measures of 2016 to 2020 (PM) and from 2020 (CH).
pub static WALES: Shipped = Shipped {
    name: "Wales",
    promises: &[
        (
            "Plans and homes",
            &[
                ("SCC/001(a)", "CAS-04"),
                ("SCC/001(b)", "CAS-05"),
                ("SCC/002, PM32, CH/044", "STB-11"),
                ("SCC/004, PM33, CH/043", "STB-01"),
            ],
        ),
        ("Social workers", &[("SCC/013(a)(ii)", "CAS-01")]),
        ("Reviews and visits", &[("SCC/021", "REV-02"), ("SCC/025", "CAS-07"), ("SCC/045", "REV-08")]),
        ("Health", &[("SCC/020, PM30", "HLT-03"), ("SCC/039", "HLT-10"), ("SCC/040, PM31", "CAS-12")]),
        (
            "Learning",
            &[
                ("SCC/022", "EDU-15"),
                ("SCC/024", "CAS-10"),
                ("SCC/035, SCC/036, PM29", "EDU-16"),
                ("SCC/037", "EDU-17"),
                ("SCC/044", "EDU-13"),
            ],
        ),
        (
            "Care leavers",
            &[
                ("SCC/033", "LVR-10"),
                ("PM34(a)", "LVR-11"),
                ("PM34(b)", "LVR-21"),
                ("PM35", "LVR-12"),
                ("SCC/041(a)", "LVR-13"),
                ("SCC/041(b)", "LVR-15"),
            ],
        ),
        (
            "Numbers",
            &[
                ("CH/039", "POP-01"),
                ("CH/040", "POP-13"),
                ("PM25", "POP-24"),
                ("PM26", "POP-25"),
                ("CH/046", "LOC-06"),
                ("CH/047, CH/048", "LOC-07"),
            ],
        ),
        ("Referrals and protection", &[("SCC/042", "FDR-03"), ("SCC/043", "FDR-13"), ("PM27", "FDR-18")]),
    ],
    without: OTHER_CHILDREN,
};

/// Every set that ships.
pub static SHIPPED: [&Shipped; 9] = [
    &COMMITTEE,
    &NATIONAL_FRAMEWORK,
    &ADOPTION_SCORECARD,
    &CHAT,
    &NATIONAL_INDICATORS,
    &ASSESSMENT_FRAMEWORK,
    &WALES,
    &WALES_2011,
    &WALES_SINCE_2016,
];
