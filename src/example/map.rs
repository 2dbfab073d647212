//! The map of the invented authority: where its postcodes lie.

use super::place::OUTSIDE_HOME;
use super::sheet::Sheet;

/// Postcodes of one district.
const DISTRICT: u32 = 4_000;
/// The codes of the authorities around it: pseudo codes that no authority has.
const AROUND: [&str; 3] = ["E99000002", "E99000003", "W99000004"];
/// Of ten districts of placements, so many lie in the authority itself.
const INSIDE: u32 = 5;
/// Metres across a district, and from the authority to the districts outside it.
const ACROSS: u32 = 7_000;

/// Adds the row of a postcode.
pub fn row(sheet: &mut Sheet, number: u32) {
    let (east, north) = grid(number);
    sheet.postcode(number).number(east).number(north).text(authority(number)).end();
}

/// The district of placements, counted from the first that is nobody's home.
fn beyond(number: u32) -> Option<u32> {
    number.checked_sub(OUTSIDE_HOME).map(|past| past / DISTRICT)
}

fn authority(number: u32) -> &'static str {
    let outside = beyond(number).and_then(|district| district.checked_sub(INSIDE));
    outside.map_or("E99000001", |district| AROUND[district as usize % AROUND.len()])
}

/// Metres east and north: homes and half of the placements in nine districts, the others further and further away.
fn grid(number: u32) -> (u32, u32) {
    let place = number % DISTRICT;
    let (east, north) = (place % 64 * ACROSS / 64, place / 64 * ACROSS / 64);
    let outside = beyond(number).and_then(|district| district.checked_sub(INSIDE));
    let district = beyond(number).unwrap_or(number / DISTRICT);
    let (column, line) = (district % 3, district / 3);
    let away = outside.map_or(0, |district| 9_000 + district * 13_000);
    (400_000 + column * ACROSS + east + away, 300_000 + line * ACROSS + north)
}
