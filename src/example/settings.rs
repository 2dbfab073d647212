//! What an invented authority has set: aims with their provenance, a commentary, what happened when.

use crate::calendar::return_year;

/// The lines with aims: number, value, whose, the same figure of similar councils, and the rest of what is set.
const AIMS: [(&str, &str, &str, &str, &str); 11] = [
    ("REV-01", "95", "local", "94", ""),
    ("REV-04", "90", "local", "89", ""),
    ("STB-01", "10", "local", "11", STABILITY),
    ("STB-02", "70", "local", "68", ""),
    ("LOC-04", "70", "local", "69", ""),
    ("HLT-02", "95", "statutory", "91", ""),
    ("HLT-03", "85", "local", "80", ""),
    ("LVR-02", "90", "local", "88", ""),
    ("LVR-05", "55", "local", "53", ""),
    ("CAS-08", "90", "local", "92", ""),
    ("ADP-05", "", "national threshold", "480", ", \"rating\": {\"rule\": \"met or missed\"}"),
];
/// Councils that nobody should look for.
const SIMILAR: &str = "Similar councils (invented)";
const STABILITY: &str = ", \"commentary\": \"Two homes of one provider closed in the autumn.\", \
                         \"action\": \"A new contract from January.\", \"owner\": \"Head of placements\"";

/// The settings of an invented authority as the text of a file, agreed in `year`.
pub fn text(year: i32) -> String {
    let lines: Vec<String> = AIMS.iter().map(|aim| line(aim, year)).collect();
    format!(
        "{{\"scorecard_settings\": 1, \"authority\": {{\"name\": \"Anyborough\"}}, \
         \"column\": \"{SIMILAR}\", \"lines\": {{{}}}, \
         \"events\": [{{\"date\": \"{year}-09-01\", \"words\": \"New placements contract\"}}]}}\n",
        lines.join(", ")
    )
}

fn line((id, value, from, similar, more): &(&str, &str, &str, &str, &str), year: i32) -> String {
    let value = if value.is_empty() { String::new() } else { format!("\"value\": {value}, ") };
    let agreed = if *from == "local" { format!(", \"agreed\": \"{year}-04-01\"") } else { String::new() };
    let similar = format!(
        "{{\"name\": \"{SIMILAR}\", \"value\": {similar}, \"year\": \"{}\", \"source\": \"Made up for this example\"}}",
        return_year(year)
    );
    format!("\"{id}\": {{\"target\": {{{value}\"from\": \"{from}\"{agreed}}}, \"comparators\": [{similar}]{more}}}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::settings::take;

    #[test]
    fn what_the_example_sets_is_read_without_a_fault() {
        let taken = take(text(2025).as_bytes()).unwrap();
        assert_eq!((taken.settings.lines.len(), taken.faults), (AIMS.len(), Vec::new()));
        assert!(taken.settings.lines.values().all(|line| line.target.is_some() && line.comparators.len() == 1));
    }
}
