//! Whether the figures of Wales lead beside a council's own: of a council of Wales, and where the Welsh measures are the
//! lines that are chosen.

use crate::compare::areas::Area;
use crate::compare::same::plain;
use crate::compare::settings::model::Settings;

/// The name of the nation.
pub const WALES: &str = "Wales";

/// The 22 councils of Wales.
const COUNCILS: [&str; 22] = [
    "Anglesey",
    "Blaenau Gwent",
    "Bridgend",
    "Caerphilly",
    "Cardiff",
    "Carmarthenshire",
    "Ceredigion",
    "Conwy",
    "Denbighshire",
    "Flintshire",
    "Gwynedd",
    "Merthyr Tydfil",
    "Monmouthshire",
    "Neath Port Talbot",
    "Newport",
    "Pembrokeshire",
    "Powys",
    "Rhondda Cynon Taf",
    "Swansea",
    "Torfaen",
    "Vale of Glamorgan",
    "Wrexham",
];

/// The code of a council of Wales begins so (Office for National Statistics).
const CODE: &str = "W06";

/// Whether the council that is set, or the one that is chosen among published ones, is of Wales, or the set of lines.
pub fn leads(settings: &Settings, chosen: Option<&Area>) -> bool {
    let is_chosen = |area: &Area| is_council(&area.name) || area.codes.iter().any(|code| is_code(code));
    is_council(&settings.authority)
        || is_code(&settings.authority_code)
        || settings.set.starts_with(WALES)
        || chosen.is_some_and(is_chosen)
}

fn is_code(code: &str) -> bool {
    code.trim().get(..CODE.len()).is_some_and(|start| start.eq_ignore_ascii_case(CODE))
}

/// "Cardiff Council" and "CITY OF CARDIFF" too.
fn is_council(name: &str) -> bool {
    let name = plain(name.as_bytes());
    COUNCILS
        .iter()
        .map(|council| plain(council.as_bytes()))
        .any(|council| name.windows(council.len()).any(|part| part == council))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::areas::Kind;
    use crate::compare::settings::sets::SHIPPED;

    fn set(authority: &str, code: &str) -> bool {
        let (authority, authority_code) = (authority.to_owned(), code.to_owned());
        leads(&Settings { authority, authority_code, ..Settings::default() }, None)
    }

    #[test]
    fn a_council_of_wales_is_known_by_its_name_or_its_code() {
        let welsh = ["Cardiff", "City of Cardiff Council", "THE VALE OF GLAMORGAN", "Isle of Anglesey County Council"];
        assert!(welsh.iter().all(|name| set(name, "")));
        assert!(set("", "W06000015") && set("Ash", "w06000001"));
        let others = ["", "Ash", "Southwark", "Cornwall", "Wales family", "Herefordshire", "New Forest"];
        assert!(!others.iter().any(|name| set(name, "")) && !set("Ash", "E06000023") && !set("Ash", "680"));
        let chosen = |name: &str, code: &str| {
            let codes = vec![code.to_owned()];
            let area = Area { kind: Kind::Authority, name: name.to_owned(), codes, region: None };
            leads(&Settings::default(), Some(&area))
        };
        assert!(chosen("", "W06000015") && chosen("Cardiff", "") && !chosen("Southwark", "E09000028"));
    }

    #[test]
    fn the_shipped_sets_of_wales_are_known_by_their_names() {
        let of_wales = SHIPPED.iter().filter(|set| set.name.starts_with(WALES)).map(|set| set.name);
        assert_eq!(of_wales.collect::<Vec<&str>>(), ["Wales", "Wales 2011", "Wales since 2016"]);
        let chosen = |set: &str| leads(&Settings { set: set.to_owned(), ..Settings::default() }, None);
        assert!(chosen("Wales 2011") && !chosen("Committee"));
    }
}
