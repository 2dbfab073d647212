//! Lines and cases with the names of their files and children.

use scorecard::{Child, Day, Entry, Finding, Group, History, Indicator, Judged, Line, Origin, Returns, Source};
use serde_json::{Value, json};

/// Results with the names of their files and children.
pub struct Names<'a> {
    pub sources: &'a [Source],
    pub returns: &'a Returns,
}

impl Names<'_> {
    pub fn file(&self, file: usize) -> Value {
        let account = &self.returns.accounts[file];
        json!({
            "name": self.sources[file].path,
            "table": account.table.map(|table| table.name()),
            "rows": account.rows,
            "used": self.returns.used[file],
            "set_aside": account.set_aside,
            "mended": account.mended,
            "notices": account.notices,
        })
    }

    pub fn line(&self, line: &Line, history: &History, with_cases: bool) -> Value {
        let indicator = line.indicator;
        let needs: Vec<&str> = indicator.needs.iter().chain(indicator.uses).map(|table| table.name()).collect();
        let missing: Vec<&str> = line.missing.iter().map(|table| table.name()).collect();
        let mut value = json!({
            "id": indicator.id,
            "codes": indicator.codes,
            "title": indicator.title,
            "unit": indicator.unit.key(),
            "window": indicator.window.key(),
            "numerator": line.figure.numerator,
            "denominator": line.figure.denominator,
            "not_recorded": line.figure.not_recorded,
            "unassessed": line.figure.unassessed,
            "value": number(line.tenths),
            "typed": line.typed.map(|number| json!({ "first": number.first.map(Day::iso), "last": number.last.iso() })),
            "groups": line.groups.iter().map(group).collect::<Vec<_>>(),
            "needs": needs,
            "missing": missing,
        });
        if with_cases {
            value["cases"] = Value::Array(self.cases(indicator, history));
        }
        value
    }

    fn places(&self, rows: &[Origin]) -> Vec<Value> {
        let place = |row: &Origin| json!({ "file": self.sources[usize::from(row.file)].path, "line": row.line });
        rows.iter().map(place).collect()
    }

    fn list(&self, entries: &[Entry]) -> Vec<Value> {
        entries.iter().map(|entry| json!({ "words": entry.words, "rows": self.places(&entry.rows) })).collect()
    }

    fn cases(&self, indicator: &Indicator, history: &History) -> Vec<Value> {
        let mut cases = Vec::new();
        indicator.measure.judge(history, &mut |case| cases.push(self.case(indicator, history.child(case.child), case)));
        cases
    }

    fn case(&self, indicator: &Indicator, child: Child, case: &Judged) -> Value {
        let clauses = indicator.measure.asked(case.standing);
        let step = |(clause, finding): (&&str, &Finding)| {
            json!({
                "clause": clause,
                "answer": format!("{:?}", finding.answer).to_lowercase(),
                "because": finding.because(),
                "rows": self.places(&finding.all_rows(child)),
                "list": self.list(&finding.entries(child)),
            })
        };
        json!({
            "child": self.returns.records.names.of(case.child),
            "standing": case.standing.key(),
            "steps": clauses.iter().zip(case.findings).map(step).collect::<Vec<_>>(),
        })
    }
}

fn group(group: &Group) -> Value {
    json!({
        "name": group.name,
        "label": group.label,
        "unit": group.unit.key(),
        "numerator": group.figure.numerator,
        "denominator": group.figure.denominator,
        "not_recorded": group.figure.not_recorded,
        "unassessed": group.figure.unassessed,
        "value": number(group.tenths),
    })
}

/// Tenths as a number, whole where there is no decimal.
fn number(tenths: Option<i64>) -> Value {
    match tenths {
        None => Value::Null,
        Some(tenths) if tenths % 10 == 0 => json!(tenths / 10),
        Some(tenths) => json!(tenths as f64 / 10.0),
    }
}
