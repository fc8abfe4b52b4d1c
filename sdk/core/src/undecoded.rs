//! Items of a page that don't decode.

use std::fmt;

use serde_json::{Map, Value};

use crate::error::{Error, ErrorClass};
use crate::json::Document;
use crate::mismatch::{Mismatch, Probe};

/// An item of a page that does not match the specification.
///
/// `Debug` and the error don't show the item's contents.
#[derive(Clone)]
pub struct Undecoded {
    list: String,
    index: usize,
    error: String,
    item: Value,
}

impl Undecoded {
    /// Returns the path of its list in the answer, `_embedded.items` for example.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.list
    }

    /// Returns its index in the list, counted from 0 and including items that decode.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// Returns a description of the mismatch and its position.
    #[must_use]
    pub fn error(&self) -> &str {
        &self.error
    }

    /// Returns the item as the server sent it.
    #[must_use]
    pub fn item(&self) -> &Value {
        &self.item
    }
}

impl fmt::Debug for Undecoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Undecoded")
            .field("list", &self.list)
            .field("index", &self.index)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// Largest number of bytes that are decoded to find the items of a page that don't decode.
const MOST_BYTES: usize = 1 << 28;

/// Removes the list items of a page that don't decode, and returns the text of the page without them; `None` if the page is invalid for
/// another reason, or is too large to try its items.
///
/// Called only for pages that don't decode as a whole. Each item is tried in a page of its own.
pub(crate) fn without_undecodable(
    body: &[u8],
    paths: &[&str],
    probe: Probe,
) -> Option<(String, Vec<Undecoded>)> {
    let mut whole: Value = Document::new(body).decode().ok()?;
    let mut lists: Vec<Vec<Value>> = Vec::with_capacity(paths.len());
    for path in paths {
        lists.push(
            list_at(&mut whole, path)
                .map(std::mem::take)
                .unwrap_or_default(),
        );
    }
    // Most pages need nothing else, and then their other members are not decoded for each item.
    let mut page = lists_alone(paths);
    if probe(&page.to_string()).is_some() {
        page = whole.clone();
        let items: usize = lists.iter().map(Vec::len).sum();
        let text = page.to_string();
        if text.len().saturating_mul(items) > MOST_BYTES || probe(&text).is_some() {
            return None;
        }
    }
    let mut undecoded = Vec::new();
    for (path, list) in paths.iter().zip(&mut lists) {
        let mut kept = Vec::with_capacity(list.len());
        for (index, item) in std::mem::take(list).into_iter().enumerate() {
            list_at(&mut page, path)?.push(item);
            let mismatch = Mismatch::find(&page.to_string(), probe);
            let item = list_at(&mut page, path)?.pop()?;
            match mismatch {
                None => kept.push(item),
                Some(mismatch) => undecoded.push(Undecoded {
                    list: (*path).to_owned(),
                    index,
                    error: at_index(&mismatch.to_string(), path, index),
                    item,
                }),
            }
        }
        *list = kept;
    }
    for (path, list) in paths.iter().zip(lists) {
        if let Some(place) = list_at(&mut whole, path) {
            *place = list;
        }
    }
    (!undecoded.is_empty()).then(|| (whole.to_string(), undecoded))
}

/// Returns a page that has nothing but empty lists.
fn lists_alone(paths: &[&str]) -> Value {
    let mut page = Value::Object(Map::new());
    for path in paths {
        let mut place = &mut page;
        for member in path.split('.') {
            if !place.is_object() {
                *place = Value::Object(Map::new());
            }
            place = &mut place[member];
        }
        *place = Value::Array(Vec::new());
    }
    page
}

fn list_at<'a>(page: &'a mut Value, path: &str) -> Option<&'a mut Vec<Value>> {
    let mut members = path.split('.');
    members
        .try_fold(page, |place, member| place.get_mut(member))?
        .as_array_mut()
}

/// Rewrites the description of a problem with the only item of a list to the item's actual index.
fn at_index(problem: &str, path: &str, index: usize) -> String {
    problem.replacen(&format!("{path}[0]"), &format!("{path}[{index}]"), 1)
}

/// Creates the error for a page that is refused because of an item.
pub(crate) fn refusal(undecoded: &Undecoded) -> Error {
    let message = format!(
        "the answer's JSON does not match the specification, at {}",
        undecoded.error
    );
    Error::new(ErrorClass::Decode, message)
}
