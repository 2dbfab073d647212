//! Settings → the text of the file.

use super::added::Added;
use super::consulted::Consulted;
use super::form::{Form, Words};
use super::json::{Json, Kind, Member, write};
use super::model::{Kept, LineSettings, NamedSet, Settings, Shown, VERSION};
use super::paper::{Action, PaperSettings, Written};
use super::profile::Profile;
use super::sets::COMMITTEE;
use super::telling::{Kind as Says, Telling};
use crate::calendar::{Day, return_year};
use crate::cells::hundredths::written;
use crate::compare::rating::Rule;
use crate::compare::target::{From, Target};

/// The text of the file: what is set, and what was in the file before and could not be used.
pub fn text(settings: &Settings) -> String {
    let mut root = root(settings);
    settings.kept.iter().for_each(|kept| put_back(&mut root, kept));
    let mut text = String::new();
    write(&object(root), 0, &mut text);
    text + "\n"
}

/// A short name for what is set: another one when anything is changed, so that figures before and after are told apart.
pub fn stamp(settings: &Settings) -> String {
    const PRIME: u64 = 0x0100_0000_01b3;
    let hash = text(settings)
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{:08x}", hash >> 32)
}

fn json(kind: Kind) -> Json {
    Json { line: 0, kind }
}

fn object(members: Vec<Member>) -> Json {
    json(Kind::Object(members))
}

fn texted(text: &str) -> Json {
    json(Kind::Text(text.to_owned()))
}

fn member(key: &str, value: Json) -> Member {
    Member { line: 0, key: key.to_owned(), value }
}

/// A member, where there is something to say.
fn said(key: &str, text: &str) -> Option<Member> {
    (!text.is_empty()).then(|| member(key, texted(text)))
}

/// Tenths as a number, without a decimal where it is whole.
fn number(tenths: i64) -> Json {
    json(Kind::Number(written(10 * tenths)))
}

fn root(settings: &Settings) -> Vec<Member> {
    let version = settings.version.max(VERSION).to_string();
    let mut root = vec![member("scorecard_settings", json(Kind::Number(version)))];
    let authority = [said("name", &settings.authority), said("code", &settings.authority_code)];
    let authority: Vec<Member> = authority.into_iter().flatten().collect();
    root.extend((!authority.is_empty()).then(|| member("authority", object(authority))));
    root.extend(settings.population.map(|people| member("population", number(10 * i64::from(people)))));
    root.extend(settings.rule.map(|rule| member("rating", rated(rule))));
    root.extend((settings.shown != Shown::Both).then(|| member("shown", texted(settings.shown.key()))));
    let profile = settings.profile;
    root.extend((profile != Profile::default()).then(|| member("publication", texted(profile.key()))));
    root.extend(settings.accepted.map(|year| member("accepted", number(10 * i64::from(year)))));
    root.extend(said("set", &settings.set).filter(|_| settings.set != COMMITTEE.name));
    root.extend(said("column", &settings.column));
    let lines: Vec<Member> = settings.lines.iter().map(|(id, line)| member(id, object(of_line(line)))).collect();
    root.extend((!lines.is_empty()).then(|| member("lines", object(lines))));
    let sets: Vec<Json> = settings.sets.iter().map(of_set).collect();
    root.extend((!sets.is_empty()).then(|| member("sets", json(Kind::List(sets)))));
    let events = settings
        .events
        .iter()
        .map(|event| object(vec![member("date", texted(&event.day.iso())), member("words", texted(&event.words))]));
    let events: Vec<Json> = events.collect();
    root.extend((!events.is_empty()).then(|| member("events", json(Kind::List(events)))));
    root.extend((!settings.paper.is_empty()).then(|| member("paper", object(of_paper(&settings.paper)))));
    root
}

fn of_paper(paper: &PaperSettings) -> Vec<Member> {
    let details: Vec<Member> = paper.details.iter().filter_map(|(key, text)| said(key, text)).collect();
    let text = |(key, written): (&String, &Written)| {
        let members = [Some(member("text", texted(&written.text))), said("in place of", &written.beneath)];
        member(key, object(members.into_iter().flatten().collect()))
    };
    let texts: Vec<Member> = paper.texts.iter().map(text).collect();
    let left_out: Vec<Json> = paper.left_out.iter().map(|key| texted(key)).collect();
    let order: Vec<Json> = paper.order.iter().map(|key| texted(key)).collect();
    let headings: Vec<Json> = paper.headings.iter().map(|heading| texted(heading)).collect();
    let actions: Vec<Json> = paper.actions.iter().map(of_action).collect();
    let tellings: Vec<Json> = paper.tellings.iter().map(of_telling).collect();
    let plain: Vec<Json> = paper.plain.iter().map(|line| texted(line)).collect();
    let consulted: Vec<Json> = paper.consulted.iter().map(of_consulted).collect();
    let (form, words) = (paper.form, paper.words);
    let members = [
        (form != Form::default()).then(|| member("form", texted(form.key()))),
        (words != Words::default()).then(|| member("words", texted(words.key()))),
        (!details.is_empty()).then(|| member("details", object(details))),
        (!texts.is_empty()).then(|| member("texts", object(texts))),
        (!left_out.is_empty()).then(|| member("left out", json(Kind::List(left_out)))),
        (!order.is_empty()).then(|| member("order", json(Kind::List(order)))),
        (!headings.is_empty()).then(|| member("headings", json(Kind::List(headings)))),
        (!actions.is_empty()).then(|| member("actions", json(Kind::List(actions)))),
        (!consulted.is_empty()).then(|| member("consulted", json(Kind::List(consulted)))),
        (!tellings.is_empty()).then(|| member("sentences", json(Kind::List(tellings)))),
        (!plain.is_empty()).then(|| member("without picture", json(Kind::List(plain)))),
    ];
    members.into_iter().flatten().collect()
}

fn of_action(action: &Action) -> Json {
    let day = |key: &str, day: Option<Day>| day.map(|day| member(key, texted(&day.iso())));
    let members = [
        day("asked", action.asked),
        said("words", &action.words),
        said("owner", &action.owner),
        day("by", action.by),
        Some(member("state", texted(action.state.key()))),
        said("progress", &action.progress),
    ];
    object(members.into_iter().flatten().collect())
}

fn of_consulted(one: &Consulted) -> Json {
    let day = |key: &str, day: Option<Day>| day.map(|day| member(key, texted(&day.iso())));
    let members = [
        said("name", &one.name),
        said("role", &one.role),
        day("sought", one.sought),
        day("received", one.received),
        said("included", &one.included),
    ];
    object(members.into_iter().flatten().collect())
}

fn of_telling(telling: &Telling) -> Json {
    let parts = match &telling.kind {
        Says::Parts(parts) => Some(parts.iter().map(|part| texted(part)).collect()),
        _ => None,
    };
    let members = [
        said("line", telling.line),
        said("says", telling.kind.key()),
        parts.map(|parts| member("parts", json(Kind::List(parts)))),
    ];
    object(members.into_iter().flatten().collect())
}

fn of_line(line: &LineSettings) -> Vec<Member> {
    let members = [
        line.target.map(|target| member("target", aimed(&target))),
        line.rule.map(|rule| member("rating", rated(rule))),
        line.shown.map(|shown| member("shown", texted(shown.key()))),
        said("wording", &line.wording),
        said("commentary", &line.commentary),
        said("action", &line.action),
        said("owner", &line.owner),
        said("partners", &line.partners),
        line.by.map(|day| member("by", texted(&day.iso()))),
        (!line.comparators.is_empty()).then(|| {
            let comparators = line.comparators.iter().map(of_added).collect();
            member("comparators", json(Kind::List(comparators)))
        }),
    ];
    members.into_iter().flatten().collect()
}

fn of_added(added: &Added) -> Json {
    let members = [
        said("part", &added.part),
        Some(member("name", texted(&added.name))),
        Some(member("value", json(Kind::Number(written(added.hundredths))))),
        Some(member("year", texted(&return_year(added.year)))),
        said("period", &added.period),
        Some(member("source", texted(&added.source))),
    ];
    object(members.into_iter().flatten().collect())
}

fn aimed(target: &Target) -> Json {
    let value = target.tenths.map(|tenths| member("value", number(tenths)));
    let agreed = match target.from {
        From::Local(Some(day)) => Some(member("agreed", texted(&day.iso()))),
        _ => None,
    };
    let from = Some(member("from", texted(target.from.key())));
    object([value, from, agreed].into_iter().flatten().collect())
}

fn rated(rule: Rule) -> Json {
    let named = |name: &str| member("rule", texted(name));
    object(match rule {
        Rule::Tolerance(percent) => vec![named("tolerance"), member("percent", number(10 * percent))],
        Rule::Cuts(on, off) => vec![named("cuts"), member("on", number(on)), member("off", number(off))],
        Rule::Threshold => vec![named("met or missed")],
    })
}

fn of_set(set: &NamedSet) -> Json {
    let promise = |(title, ids): &(String, Vec<String>)| {
        let ids = ids.iter().map(|id| texted(id)).collect();
        object(vec![member("promise", texted(title)), member("lines", json(Kind::List(ids)))])
    };
    let promises = set.promises.iter().map(promise).collect();
    object(vec![member("name", texted(&set.name)), member("promises", json(Kind::List(promises)))])
}

/// Puts a member that could not be used where it stood, unless something else stands there now.
fn put_back(members: &mut Vec<Member>, kept: &Kept) {
    let Some((first, below)) = kept.above.split_first() else {
        return match members.iter_mut().find(|member| member.key == kept.member.key) {
            Some(there) => put_beside(&mut there.value, &kept.member.value),
            None => members.push(kept.member.clone()),
        };
    };
    let place = members.iter().position(|member| member.key == *first).unwrap_or_else(|| {
        members.push(member(first, object(Vec::new())));
        members.len() - 1
    });
    if let Kind::Object(inside) = &mut members[place].value.kind {
        put_back(inside, &Kept { above: below.to_vec(), member: kept.member.clone() });
    }
}

/// Those of a list that could not be used stand after the others.
fn put_beside(there: &mut Json, kept: &Json) {
    if let (Kind::List(there), Kind::List(kept)) = (&mut there.kind, &kept.kind) {
        there.extend(kept.iter().cloned());
    }
}
