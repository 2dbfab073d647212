//! Code lists of the return.

pub fn is_legal_status(code: &str) -> bool {
    ["C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"].contains(&code)
}

pub fn is_respite(code: &str) -> bool {
    code == "V3" || code == "V4"
}

pub fn is_need(code: &str) -> bool {
    ["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"].contains(&code)
}

pub fn is_place(code: &str) -> bool {
    let places = [
        "A3", "A4", "A5", "A6", "H5", "K1", "K2", "K3", "P1", "P2", "P3", "R1", "R2", "R3", "R5", "S1", "T0", "T1",
        "T2", "T3", "T4", "U1", "U2", "U3", "U4", "U5", "U6", "Z1", "Z11", "Z12", "Z13", "Z14",
    ];
    places.contains(&code)
}

pub fn is_temporary(place: &str) -> bool {
    ["T0", "T1", "T2", "T3", "T4"].contains(&place)
}

pub fn is_foster(place: &str) -> bool {
    ["U1", "U2", "U3", "U4", "U5", "U6"].contains(&place)
}

/// Foster carer who is also approved to adopt.
pub fn is_foster_to_adopt(place: &str) -> bool {
    place == "U2" || place == "U5"
}

pub fn is_adoption_place(place: &str) -> bool {
    ["A3", "A4", "A5", "A6"].contains(&place)
}

pub fn is_provider(code: &str) -> bool {
    ["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"].contains(&code)
}

pub fn needs_provider(place: &str) -> bool {
    !is_temporary(place) && !["Z1", "Z11", "Z12", "Z13", "Z14"].contains(&place)
}

pub fn is_end_reason(code: &str) -> bool {
    let reasons = [
        "X1", "E11", "E12", "E2", "E3", "E4A", "E4B", "E13", "E14", "E15", "E16", "E17", "E41", "E43", "E44", "E45",
        "E46", "E47", "E48", "E5", "E6", "E7", "E8", "E9",
    ];
    reasons.contains(&code)
}

pub fn is_adopted(rec: &str) -> bool {
    rec == "E11" || rec == "E12"
}

pub fn is_move_reason(code: &str) -> bool {
    is_unplanned(code) || ["CARPL", "CLOSE", "PLACE", "OTHER"].contains(&code)
}

pub fn is_unplanned(code: &str) -> bool {
    ["ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ", "CUSTOD"].contains(&code)
}

pub fn is_sex(code: &str) -> bool {
    ["1", "2", "M", "F", "U"].contains(&code)
}

pub fn is_white(code: &str) -> bool {
    ["WBRI", "WIRI", "WIRT", "WROM", "WOTH"].contains(&code)
}

pub fn is_bme(code: &str) -> bool {
    let codes = [
        "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "CNHE", "OOTH",
    ];
    codes.contains(&code)
}

/// A code of the list, "refused" and "not yet obtained" among them.
pub fn is_ethnic(code: &str) -> bool {
    is_white(code) || is_bme(code) || code == "REFU" || code == "NOBT"
}

pub fn is_review_code(code: &str) -> bool {
    ["PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"].contains(&code)
}

pub fn took_part(code: &str) -> bool {
    ["PN1", "PN2", "PN3", "PN5", "PN6"].contains(&code)
}

pub fn took_no_part(code: &str) -> bool {
    code == "PN4" || code == "PN7"
}

pub fn is_in_touch(code: &str) -> bool {
    ["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"].contains(&code)
}

pub fn is_busy(activity: &str) -> bool {
    ["F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5"].contains(&activity)
}

pub fn is_neet(activity: &str) -> bool {
    ["G4", "G5", "G6"].contains(&activity)
}

/// Letter and suitability of a valid accommodation code (D31).
pub fn accommodation(code: &str) -> Option<(char, char)> {
    let letters: Vec<char> = code.chars().collect();
    if letters.len() != 2 || code == "S1" || code == "X1" {
        return None;
    }
    if "BCDEGHKRSTUVWXYZ".contains(letters[0]) && "12".contains(letters[1]) {
        Some((letters[0], letters[1]))
    } else {
        None
    }
}

/// A 0/1 field; none when it is neither (D3).
pub fn yes_no(text: &str) -> Option<bool> {
    match text {
        "1" | "1.0" | "TRUE" | "YES" | "Y" | "T" => Some(true),
        "0" | "0.0" | "FALSE" | "NO" | "N" | "F" => Some(false),
        _ => None,
    }
}

/// A strengths and difficulties score: a whole number 0-40.
pub fn score(text: &str) -> Option<i64> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if whole.is_empty() || !whole.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    whole.parse().ok().filter(|n| *n <= 40)
}

pub fn is_score_reason(code: &str) -> bool {
    ["SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"].contains(&code)
}
