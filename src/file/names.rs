//! What may be said of a file by its own words.

use std::borrow::Cow;

/// A heading name that may be repeated on the page: letters, spaces and underscores only, at most 40.
pub fn safe_name(name: &str) -> Option<Cow<'_, str>> {
    let safe =
        (1..=40).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic() || b" _".contains(&byte));
    safe.then_some(Cow::Borrowed(name))
}
