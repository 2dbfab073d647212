//! Frameworks of earlier years, of Ofsted's lists and of Wales, each by its own numbers.

use super::frameworks::{OTHER_CHILDREN, OTHER_CHILDREN_SINCE_2016, Shipped};

/// The measures of the ChAT tool over the lists of Annex A.
///
/// Source of the order: lists 8 to 11 of Annex A (Ofsted, inspection of local authority children's services).
pub static CHAT: Shipped = Shipped {
    name: "ChAT and Annex A",
    promises: &[
        (
            "List 8: children in care",
            &[
                ("", "CAS-01"),
                ("", "CAS-05"),
                ("", "CAS-06"),
                ("", "CAS-07"),
                ("", "CAS-08"),
                ("", "REV-06"),
                ("", "HLT-09"),
                ("", "HLT-10"),
                ("", "HLT-11"),
                ("", "SAF-10"),
                ("", "STB-01"),
            ],
        ),
        ("List 9: care leavers", &[("", "LVR-09"), ("", "LVR-13"), ("", "LVR-14"), ("", "LVR-15"), ("", "LVR-19")]),
        ("List 10: adoption", &[("", "ADP-13"), ("", "ADP-14"), ("", "ADP-19"), ("", "ADP-23"), ("", "ADP-27")]),
        (
            "List 11: adopters",
            &[("", "ADP-15"), ("", "ADP-16"), ("", "ADP-17"), ("", "SVC-03"), ("", "SVC-04"), ("", "SVC-14")],
        ),
    ],
    without: &[],
};

/// The National Indicators of looked-after children.
///
/// Source of the order: National Indicators for local authorities (Communities and Local Government, 2008 to 2010).
pub static NATIONAL_INDICATORS: Shipped = Shipped {
    name: "National Indicators",
    promises: &[
        (
            "Children looked after",
            &[
                ("NI 58", "HLT-06"),
                ("NI 61", "ADP-04"),
                ("NI 62", "STB-01"),
                ("NI 63", "STB-02"),
                ("NI 66", "REV-01"),
                ("NI 71", "SAF-11"),
            ],
        ),
        ("Attainment", &[("NI 99", "EDU-01"), ("NI 100", "EDU-02"), ("NI 101", "EDU-03")]),
        ("Care leavers", &[("NI 147", "LVR-01"), ("NI 148", "LVR-04")]),
        (
            "Referrals and protection",
            &[
                ("NI 59", "FDR-03"),
                ("NI 60", "FDR-13"),
                ("NI 64", "FDR-08"),
                ("NI 65", "FDR-18"),
                ("NI 67", "FDR-07"),
                ("NI 68", "FDR-02"),
            ],
        ),
    ],
    without: &[],
};

/// The indicators of the Performance Assessment Framework.
///
/// Source of the order: Performance Assessment Framework (Commission for Social Care Inspection, to 2008).
pub static ASSESSMENT_FRAMEWORK: Shipped = Shipped {
    name: "Performance Assessment Framework",
    promises: &[
        ("National priorities", &[("A1", "STB-01"), ("A2", "EDU-04"), ("A3", "FDR-18"), ("A4", "LVR-04")]),
        ("Cost and efficiency", &[("B7, B79", "LOC-04")]),
        (
            "Effectiveness",
            &[
                ("C18, C81", "SAF-02"),
                ("C19", "HLT-01"),
                ("C23", "ADP-03"),
                ("C24", "EDU-05"),
                ("C63", "REV-04"),
                ("C68", "REV-01"),
                ("C69", "LOC-02"),
            ],
        ),
        ("Quality", &[("D35", "STB-08"), ("D78", "STB-02")]),
    ],
    without: &[],
};

/// The Welsh measures as councils reported them in 2011.
///
/// Source of the order: strategic and core indicators (SCC), Welsh Government, to 2016.
pub static WALES_2011: Shipped = Shipped {
    name: "Wales 2011",
    promises: &[
        (
            "Plans and homes",
            &[
                ("SCC/001(a)", "CAS-04"),
                ("SCC/001(b)", "CAS-05"),
                ("SCC/002", "STB-11"),
                ("SCC/004", "STB-01"),
                ("SCC/013(a)(ii)", "CAS-01"),
            ],
        ),
        ("Reviews and visits", &[("SCC/021", "REV-02"), ("SCC/025", "CAS-07"), ("SCC/045", "REV-08")]),
        ("Health", &[("SCC/020", "HLT-03"), ("SCC/039", "HLT-10"), ("SCC/040", "CAS-12")]),
        (
            "Learning",
            &[
                ("SCC/022", "EDU-15"),
                ("SCC/024", "CAS-10"),
                ("SCC/035, SCC/036", "EDU-16"),
                ("SCC/037", "EDU-17"),
                ("SCC/044", "EDU-13"),
            ],
        ),
        ("Care leavers", &[("SCC/033", "LVR-10"), ("SCC/041(a)", "LVR-13"), ("SCC/041(b)", "LVR-15")]),
        ("Assessments", &[("SCC/042", "FDR-03"), ("SCC/043", "FDR-13")]),
    ],
    without: OTHER_CHILDREN,
};

/// The Welsh measures since 2016.
///
/// Source of the order: measures under the Social Services and Well-being Act (PM), and from 2020 the Performance and
/// Improvement Framework (CH).
pub static WALES_SINCE_2016: Shipped = Shipped {
    name: "Wales since 2016",
    promises: &[
        ("Numbers", &[("CH/039", "POP-01"), ("CH/040", "POP-13"), ("PM25", "POP-24"), ("PM26", "POP-25")]),
        (
            "Homes",
            &[
                ("PM33, CH/043", "STB-01"),
                ("PM32, CH/044", "STB-11"),
                ("CH/046", "LOC-06"),
                ("CH/047, CH/048", "LOC-07"),
            ],
        ),
        ("Health and learning", &[("PM30", "HLT-03"), ("PM31", "CAS-12"), ("PM29", "EDU-16")]),
        ("Care leavers", &[("PM34(a)", "LVR-11"), ("PM34(b)", "LVR-21"), ("PM35", "LVR-12")]),
        ("Protection", &[("PM27", "FDR-18")]),
    ],
    without: OTHER_CHILDREN_SINCE_2016,
};
