//! Every line at a date, and what it is set against.

use super::arguments::{self, Arguments, as_at, chosen_indicators};
use super::cohorts;
use super::files::read_files;
use super::names::Names;
use super::tidy;
use scorecard::{
    Against, Choices, Cohorts, Compared, Day, EarlierView, History, Indicator, Published, Returns, Settings,
};
use scorecard::{
    SeriesView, SettingsView, StatusView, Step, Taken, all_earlier, all_outlooks, all_series, authority_name, line,
    never_beside,
};
use scorecard::{notes, own_lines, published_files, read, take_settings, year_ahead};
use serde::Serialize;
use serde_json::{Value, json};

const WITH_VALUE: [&str; 8] =
    ["--as-at", "--indicator", "--by", "--compare", "--series", "--settings", "--authority", "--population"];

/// What is asked beside the figures.
struct Asked {
    against: Option<Against>,
    step: Option<Step>,
    settings: Option<Taken>,
}

impl Asked {
    fn read(arguments: &Arguments) -> Result<Asked, String> {
        let against = arguments.option("--compare").map(|key| {
            Against::of(key)
                .ok_or("--compare needs a date such as 2018-03-31, last-month, last-quarter, year-ago or last-outturn.")
        });
        let step = arguments
            .option("--series")
            .map(|key| Step::of(key).ok_or("--series needs one of month, quarter, year-to-date, rolling12 and year."));
        let settings = arguments.option("--settings").map(read_settings);
        Ok(Asked { against: against.transpose()?, step: step.transpose()?, settings: settings.transpose()? })
    }
}

fn read_settings(path: &str) -> Result<Taken, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    take_settings(&bytes)
}

/// Prints them.
pub fn print(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &WITH_VALUE, &["--cases", "--csv", "--outlook"])?;
    let asked = Asked::read(&arguments)?;
    let (sources, published) = read_files(&arguments.paths)?;
    let settings = set(&asked).settings;
    let compared = compared(&arguments, &published, &settings)?;
    let mut returns = read(&sources, &Choices::default());
    let population = arguments.number("--population", 0)?;
    compared.tell_residents(&mut returns, Some(population).filter(|children| *children > 0))?;
    let as_at = as_at(&arguments, &returns)?;
    let history = History::at(&returns.records, as_at);
    let chosen = chosen_indicators(arguments.option("--indicator"), &returns)?;
    let names = Names { sources: &sources, returns: &returns };
    let mut lines: Vec<Value> = chosen
        .iter()
        .map(|indicator| {
            let line = line(indicator, &history);
            let average = compared.average(&line, &history);
            let status = StatusView::of(&line, &history, &settings, average);
            let mut value = names.line(&line, &history, arguments.has("--cases"));
            put_status(&mut value, &status, asked.settings.is_some());
            value["comparators"] = json!(compared.line(&line, &history));
            value["comparators_of_parts"] = json!(compared.parts(&line, &history));
            value["never_beside"] = json!(never_beside(indicator.id));
            value
        })
        .collect();
    put_over_time(&mut lines, &chosen, &returns, as_at, &asked);
    if arguments.has("--outlook") {
        let views = all_outlooks(&chosen, &returns, &history, &settings, &compared);
        lines.iter_mut().zip(&views).for_each(|(line, view)| line["outlook"] = of_view(view));
    }
    if let Some(by) = arguments.option("--by") {
        let cohorts = Cohorts::of(&chosen, (&sources, &returns), &history, by)?;
        if arguments.has("--csv") {
            return cohorts::print(&chosen, &cohorts, as_at);
        }
        lines.iter_mut().zip(&cohorts).for_each(|(line, one)| line["by"] = cohorts::told(one));
    }
    if arguments.has("--csv") {
        return tidy::print(&tidy::HEADINGS, &tidy::of_figures(&lines, as_at));
    }
    let files: Vec<Value> = (0..sources.len()).map(|file| names.file(file)).collect();
    let mut result = json!({
        "as_at": as_at.iso(),
        "authority": authority_name(&published, compared.authority),
        "notes": notes(&history),
        "files": files,
        "published": published_files(&published, returns.records.years.last().copied()),
        "lines": lines,
        "rates": compared.rates(&history),
    });
    if arguments.has("--outlook") {
        result["year_ahead"] = of_view(&year_ahead(&returns, as_at));
    }
    if let Some(taken) = &asked.settings {
        result["settings"] = of_view(&SettingsView::of(taken, &own_lines(&history.records)));
    }
    arguments::print(&result)
}

fn set(asked: &Asked) -> Taken {
    asked.settings.clone().unwrap_or_default()
}

fn of_view(view: &impl Serialize) -> Value {
    serde_json::to_value(view).unwrap_or_default()
}

/// The interval of every line; its aim and rating where settings were given.
fn put_status(value: &mut Value, status: &StatusView, with_settings: bool) {
    let status = of_view(status);
    let keys: &[&str] = if with_settings {
        &["interval", "target", "rating", "rating_words", "commentary", "wording"]
    } else {
        &["interval"]
    };
    for key in keys {
        value[*key] = status[*key].clone();
    }
}

fn put_over_time(lines: &mut [Value], chosen: &[&'static Indicator], returns: &Returns, as_at: Day, asked: &Asked) {
    if let Some(against) = asked.against {
        let earlier: Vec<EarlierView> = all_earlier(chosen, returns, as_at, against);
        lines.iter_mut().zip(&earlier).for_each(|(line, view)| line["compare"] = of_view(view));
    }
    if let Some(step) = asked.step {
        let series: Vec<SeriesView> = all_series(chosen, returns, as_at, step);
        lines.iter_mut().zip(&series).for_each(|(line, view)| line["series"] = of_view(view));
    }
}

/// The council that the figures are of.
fn compared<'p>(
    arguments: &Arguments,
    published: &'p Published,
    settings: &'p Settings,
) -> Result<Compared<'p>, String> {
    let known = |name: &str| published.areas.authority(name);
    let unknown = || "No published file among those named has a council of that name or code.".to_owned();
    let authority = arguments.option("--authority").map(|name| known(name).ok_or_else(unknown)).transpose()?;
    Ok(Compared { published, settings, authority })
}
