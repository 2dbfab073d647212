//! What an invented authority has set: aims with their provenance, a commentary, what happened when.

/// The lines with aims: number, value, whose, and the rest of what is set.
const AIMS: [(&str, &str, &str, &str); 11] = [
    ("REV-01", "95", "local", ""),
    ("REV-04", "90", "local", ""),
    ("STB-01", "10", "local", STABILITY),
    ("STB-02", "70", "local", ""),
    ("LOC-04", "70", "local", ""),
    ("HLT-02", "95", "statutory", ""),
    ("HLT-03", "85", "local", ""),
    ("LVR-02", "90", "local", ""),
    ("LVR-05", "55", "local", ""),
    ("CAS-08", "90", "local", ""),
    ("ADP-05", "", "national threshold", ", \"rating\": {\"rule\": \"met or missed\"}"),
];
const STABILITY: &str = ", \"commentary\": \"Two homes of one provider closed in the autumn.\", \
                         \"action\": \"A new contract from January.\", \"owner\": \"Head of placements\"";

/// The settings of an invented authority as the text of a file, agreed in `year`.
pub fn text(year: i32) -> String {
    let lines: Vec<String> = AIMS.iter().map(|aim| line(aim, year)).collect();
    format!(
        "{{\"scorecard_settings\": 1, \"authority\": {{\"name\": \"Anyborough\"}}, \"lines\": {{{}}}, \
         \"events\": [{{\"date\": \"{year}-09-01\", \"words\": \"New placements contract\"}}]}}\n",
        lines.join(", ")
    )
}

fn line((id, value, from, more): &(&str, &str, &str, &str), year: i32) -> String {
    let value = if value.is_empty() { String::new() } else { format!("\"value\": {value}, ") };
    let agreed = if *from == "local" { format!(", \"agreed\": \"{year}-04-01\"") } else { String::new() };
    format!("\"{id}\": {{\"target\": {{{value}\"from\": \"{from}\"{agreed}}}{more}}}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::settings::take;

    #[test]
    fn what_the_example_sets_is_read_without_a_fault() {
        let taken = take(text(2025).as_bytes()).unwrap();
        assert_eq!((taken.settings.lines.len(), taken.faults), (AIMS.len(), Vec::new()));
        assert!(taken.settings.lines.values().all(|line| line.target.is_some()));
    }
}
