//! Items of a page that don't decode.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Error, ErrorClass};
use crate::json;

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

/// Decodes a page without the list items that don't decode; returns `None` if the page is invalid for another reason.
///
/// Called only for pages that don't decode as a whole. Each item is tried in a page of its own.
pub(crate) fn read_without<P: DeserializeOwned>(
    body: &[u8],
    paths: &[&str],
) -> Option<(P, Vec<Undecoded>)> {
    let mut page: Value = json::read(body).ok()?;
    let mut lists: Vec<Vec<Value>> = Vec::with_capacity(paths.len());
    for path in paths {
        lists.push(
            list_at(&mut page, path)
                .map(std::mem::take)
                .unwrap_or_default(),
        );
    }
    P::deserialize(&page).ok()?;
    let mut undecoded = Vec::new();
    for (path, list) in paths.iter().zip(&mut lists) {
        let mut kept = Vec::with_capacity(list.len());
        for (index, item) in std::mem::take(list).into_iter().enumerate() {
            list_at(&mut page, path)?.push(item);
            let problem = json::problem_in::<P>(&page);
            let item = list_at(&mut page, path)?.pop()?;
            match problem {
                None => kept.push(item),
                Some(problem) => undecoded.push(Undecoded {
                    list: (*path).to_owned(),
                    index,
                    error: at_index(&problem, path, index),
                    item,
                }),
            }
        }
        *list = kept;
    }
    for (path, list) in paths.iter().zip(lists) {
        if let Some(place) = list_at(&mut page, path) {
            *place = list;
        }
    }
    let page = P::deserialize(page).ok()?;
    (!undecoded.is_empty()).then_some((page, undecoded))
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
