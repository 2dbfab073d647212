//! Settings as the page's forms hold them: every field a text, and what is wrong in one told by its name.

use super::Session;
use super::forms::{FieldView, SetView, fault, text};
use super::over_time::SettingsView;
use super::own::{SetForm, population, set_forms};
use crate::calendar::{Day, return_year};
use crate::cells::hundredths::{hundredths, written};
use crate::compare::rating::Rule;
use crate::compare::settings::Taken;
use crate::compare::settings::added::Added;
use crate::compare::settings::model::{LineSettings, Settings, Shown};
use crate::compare::settings::profile::Profile;
use crate::compare::target::{From, Target};
use crate::judging::{Better, Indicator};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is set for one line.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LineForm {
    from: String,
    value: String,
    agreed: String,
    rule: String,
    percent: String,
    on: String,
    off: String,
    wording: String,
    commentary: String,
    action: String,
    owner: String,
    partners: String,
    by: String,
    /// Counts, percent or both; as all lines where it is empty.
    shown: String,
}

/// What is set for all lines.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AllForm {
    authority: String,
    population: String,
    set: String,
    percent: String,
    /// By which rule small numbers are held back; the one before where none is named.
    publication: String,
    /// Counts, percent or both; as before where nothing is named.
    shown: String,
    /// The year in which the newest return ends that the Department has accepted; nothing where it has none.
    accepted: String,
    /// Whose figure has a column on the scorecard; nobody's where it is empty.
    column: String,
}

/// The form of one line, and what helps to fill it in.
#[derive(Serialize)]
pub struct LineFormView {
    id: &'static str,
    title: &'static str,
    unit: &'static str,
    better: &'static str,
    /// Whether the engine knows a national threshold of the line.
    has_threshold: bool,
    form: LineForm,
}

/// Everything that is set.
#[derive(Serialize)]
pub struct SettingsPageView {
    settings: SettingsView,
    /// Where they come from.
    whence: String,
    form: AllForm,
    /// The councils that published files name.
    councils: Vec<String>,
    /// Whose figures can have a column on the scorecard.
    columns: Vec<String>,
    publications: Vec<PublicationView>,
    /// The returns that the Department may have accepted, the newest first.
    returns: Vec<ReturnView>,
    /// Whether the authority is one of them.
    is_council: bool,
    /// Whether a file has set a rule that no tolerance says, which stays while none is typed.
    has_other_rule: bool,
    lines: Vec<SetLineView>,
    /// Every set of lines as it would be typed.
    set_forms: Vec<SetForm>,
}

/// A rule by which small numbers can be held back.
#[derive(Serialize)]
struct PublicationView {
    key: &'static str,
    name: &'static str,
}

/// A return that is loaded, or that was accepted.
#[derive(Serialize)]
struct ReturnView {
    key: String,
    name: String,
}

impl ReturnView {
    fn of(year: i32) -> ReturnView {
        ReturnView { key: year.to_string(), name: return_year(year) }
    }
}

impl PublicationView {
    fn of(profile: Profile) -> PublicationView {
        PublicationView { key: profile.key(), name: profile.name() }
    }
}

#[derive(Serialize)]
struct SetLineView {
    id: &'static str,
    title: &'static str,
    target: Option<String>,
    from: Option<String>,
    /// What else is set, by its names.
    more: String,
}

/// A number with at most one decimal, in tenths.
fn tenths(field: &'static str, text: &str, faults: &mut Vec<FieldView>) -> Option<i64> {
    let found = hundredths(text.as_bytes()).filter(|hundredths| hundredths % 10 == 0).map(|hundredths| hundredths / 10);
    let found = found.filter(|tenths| tenths.abs() <= 10_000_000);
    if found.is_none() && !text.trim().is_empty() {
        faults.push(fault(field, "Enter a number with at most one decimal, for example 9 or 12.5"));
    }
    found
}

fn day(field: &'static str, text: &str, faults: &mut Vec<FieldView>) -> Option<Day> {
    let found = Day::read(text.as_bytes());
    if found.is_none() && !text.is_empty() {
        faults.push(fault(field, "Enter a real date, for example 31 3 2026"));
    }
    found
}

fn percent(text: &str, faults: &mut Vec<FieldView>) -> Option<i64> {
    let found = tenths("percent", text, faults)?;
    let whole = (found % 10 == 0 && (0..=1000).contains(&found)).then_some(found / 10);
    if whole.is_none() {
        faults.push(fault("percent", "Enter a whole number from 0 to 100"));
    }
    whole
}

fn target(form: &LineForm, indicator: &Indicator, faults: &mut Vec<FieldView>) -> Option<Target> {
    let value = tenths("value", &form.value, faults);
    let agreed = day("agreed", &form.agreed, faults);
    let all = [From::Statutory, From::National, From::Local(agreed), From::Neighbours];
    let Some(from) = all.into_iter().find(|from| from.key() == form.from) else {
        if value.is_some() {
            faults.push(fault("from", "Select who set the target"));
        }
        return None;
    };
    let target = Target { tenths: value, from };
    let is_known = from == From::Neighbours || target.value(indicator, 2025, None).is_some();
    if !is_known && form.value.trim().is_empty() {
        faults.push(fault("value", "Enter the value of the target"));
    }
    Some(target)
}

fn rule(form: &LineForm, indicator: &Indicator, faults: &mut Vec<FieldView>) -> Option<Rule> {
    match form.rule.as_str() {
        "tolerance" if form.percent.trim().is_empty() => faults.push(fault("percent", "Enter the tolerance")),
        "tolerance" => return percent(&form.percent, faults).map(Rule::Tolerance),
        "met or missed" => return Some(Rule::Threshold),
        "cuts" => return cuts(form, indicator, faults),
        _ => {}
    }
    None
}

fn cuts(form: &LineForm, indicator: &Indicator, faults: &mut Vec<FieldView>) -> Option<Rule> {
    for (field, text) in [("on", &form.on), ("off", &form.off)] {
        if text.trim().is_empty() {
            faults.push(fault(field, "Enter both values"));
        }
    }
    let (on, off) = (tenths("on", &form.on, faults)?, tenths("off", &form.off, faults)?);
    let is_turned = match indicator.better {
        Better::Higher => on < off,
        Better::Lower => on > off,
        Better::Neutral => false,
    };
    if is_turned {
        faults.push(fault("off", "The second value must be worse than the first"));
    }
    Some(Rule::Cuts(on, off))
}

fn shown_of(text: &str) -> Option<Shown> {
    Shown::ALL.into_iter().find(|shown| shown.key() == text)
}

/// A rule that the form cannot show stays until a tolerance is typed.
fn rule_of_all(before: Option<Rule>, typed: Option<i64>) -> Option<Rule> {
    typed.map(Rule::Tolerance).or(before.filter(is_other))
}

fn is_other(rule: &Rule) -> bool {
    !matches!(rule, Rule::Tolerance(_))
}

impl LineForm {
    /// What is set for the line by the form, and what was set beside it; or what is wrong.
    fn read(&self, indicator: &Indicator, comparators: Vec<Added>) -> Result<LineSettings, Vec<FieldView>> {
        let mut faults = Vec::new();
        let read = LineSettings {
            target: target(self, indicator, &mut faults),
            rule: rule(self, indicator, &mut faults),
            shown: shown_of(&self.shown),
            wording: text("wording", &self.wording, &mut faults),
            commentary: text("commentary", &self.commentary, &mut faults),
            action: text("action", &self.action, &mut faults),
            owner: text("owner", &self.owner, &mut faults),
            partners: text("partners", &self.partners, &mut faults),
            by: day("by", &self.by, &mut faults),
            comparators,
        };
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    fn of(set: &LineSettings) -> LineForm {
        let target = set.target;
        let agreed = if let Some(From::Local(agreed)) = target.map(|target| target.from) { agreed } else { None };
        let mut form = LineForm {
            from: target.map_or(String::new(), |target| target.from.key().to_owned()),
            value: target.and_then(|target| target.tenths).map(plain).unwrap_or_default(),
            agreed: agreed.map(Day::iso).unwrap_or_default(),
            wording: set.wording.clone(),
            commentary: set.commentary.clone(),
            action: set.action.clone(),
            owner: set.owner.clone(),
            partners: set.partners.clone(),
            by: set.by.map(Day::iso).unwrap_or_default(),
            shown: set.shown.map(Shown::key).unwrap_or_default().to_owned(),
            ..LineForm::default()
        };
        form.rule = match set.rule {
            Some(Rule::Tolerance(percent)) => {
                form.percent = percent.to_string();
                "tolerance"
            }
            Some(Rule::Cuts(on, off)) => {
                (form.on, form.off) = (plain(on), plain(off));
                "cuts"
            }
            Some(Rule::Threshold) => "met or missed",
            None => "",
        }
        .to_owned();
        form
    }
}

/// Tenths as somebody would type them.
fn plain(tenths: i64) -> String {
    written(10 * tenths)
}

fn more(set: &LineSettings) -> String {
    let parts = [
        ("rule of rating", set.rule.is_some()),
        ("counts or percent", set.shown.is_some()),
        ("wording", !set.wording.is_empty()),
        ("commentary", !set.commentary.is_empty()),
        ("action", !set.action.is_empty()),
        ("owner", !set.owner.is_empty()),
        ("partners", !set.partners.is_empty()),
        ("date", set.by.is_some()),
        ("comparators", !set.comparators.is_empty()),
    ];
    parts.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| *name).collect::<Vec<&str>>().join(", ")
}

impl Session {
    /// The form of one line as it is set.
    pub fn line_form(&self, id: &str) -> Result<LineFormView, String> {
        let indicator = self.find(id)?;
        let set = self.settings.settings.line(indicator.id).cloned().unwrap_or_default();
        Ok(LineFormView {
            id: indicator.id,
            title: indicator.title,
            unit: indicator.unit.key(),
            better: super::words::better(indicator.better),
            has_threshold: crate::compare::target::national(indicator, 2025).is_some(),
            form: LineForm::of(&set),
        })
    }

    /// Sets what a form holds for a line.
    pub fn set_line(&mut self, id: &str, form: &LineForm) -> Result<SetView, String> {
        let indicator = self.find(id)?;
        let mut settings = self.settings.settings.clone();
        let before = settings.lines.remove(indicator.id).unwrap_or_default();
        match form.read(indicator, before.comparators) {
            Err(faults) => return Ok(SetView::wrong(faults)),
            Ok(line) if line != LineSettings::default() => _ = settings.lines.insert(indicator.id.to_owned(), line),
            Ok(_) => {}
        }
        self.set(settings)
    }

    /// Sets what a form holds for all lines.
    pub fn set_all(&mut self, form: &AllForm) -> Result<SetView, String> {
        let mut faults = Vec::new();
        let mut settings = self.settings.settings.clone();
        let authority = text("authority", &form.authority, &mut faults);
        if authority != settings.authority {
            settings.authority_code = String::new();
            settings.authority = authority;
        }
        settings.population = population(&form.population, &mut faults);
        settings.rule = rule_of_all(settings.rule, percent(&form.percent, &mut faults));
        settings.set = form.set.clone();
        if let Some(profile) = Profile::ALL.into_iter().find(|profile| profile.key() == form.publication) {
            settings.profile = profile;
        }
        settings.shown = shown_of(&form.shown).unwrap_or(settings.shown);
        settings.accepted = form.accepted.parse().ok();
        settings.column = text("column", &form.column, &mut faults);
        let is_set = crate::compare::settings::chosen::lines_of(&settings, &form.set, &[]).is_some();
        faults.extend((!is_set).then(|| fault("set", "Select a set of lines")));
        if faults.is_empty() { self.set(settings) } else { Ok(SetView::wrong(faults)) }
    }

    pub(super) fn set(&mut self, settings: Settings) -> Result<SetView, String> {
        let file = self.file_of(&settings)?;
        self.settings = Taken { settings, faults: self.settings.faults.clone() };
        self.hold_what_was_set(&file);
        self.tell_residents();
        Ok(SetView::kept(file))
    }

    /// Everything that is set, for the page that shows it.
    pub fn settings_page(&mut self, as_at: &str) -> Result<SettingsPageView, String> {
        self.at(as_at)?;
        let settings = &self.settings.settings;
        let percent = match settings.rule {
            Some(Rule::Tolerance(percent)) => percent.to_string(),
            _ => String::new(),
        };
        Ok(SettingsPageView {
            settings: self.settings(),
            whence: self.whence.words(),
            form: AllForm {
                authority: settings.authority.clone(),
                population: settings.population.map(|people| people.to_string()).unwrap_or_default(),
                set: settings.set.clone(),
                percent,
                publication: settings.profile.key().to_owned(),
                shown: settings.shown.key().to_owned(),
                column: settings.column.clone(),
                accepted: settings.accepted.map(|year| year.to_string()).unwrap_or_default(),
            },
            returns: self.returns_to_accept(),
            publications: Profile::ALL.map(PublicationView::of).into(),
            councils: self.published.areas.councils(),
            columns: self.names_of_others(),
            is_council: self.authority().is_some(),
            has_other_rule: settings.rule.as_ref().is_some_and(is_other),
            lines: self.all_lines().into_iter().filter_map(|indicator| self.set_line_view(indicator)).collect(),
            set_forms: set_forms(settings),
        })
    }

    /// The returns that are loaded, and the one that was accepted though it is not among them.
    fn returns_to_accept(&self) -> Vec<ReturnView> {
        let accepted = self.settings.settings.accepted.map(|year| year as i32);
        let loaded = self.returns.as_ref().map(|returns| returns.records.years.clone()).unwrap_or_default();
        let years: BTreeSet<i32> = loaded.into_iter().chain(accepted).collect();
        years.into_iter().rev().map(ReturnView::of).collect()
    }

    fn set_line_view(&self, indicator: &'static Indicator) -> Option<SetLineView> {
        let (set, history) = (self.settings.settings.line(indicator.id)?, self.history.as_ref()?);
        let status = self.status(&crate::scorecard::headline(indicator, history), history);
        let from = set.target.map(|target| target.from.words());
        Some(SetLineView {
            id: indicator.id,
            title: indicator.title,
            target: status.target.map(|target| target.words),
            from,
            more: more(set),
        })
    }
}
