//! Lists: sorting, pages, and cursors that only this service can read (`wire.md` §4).

use std::cmp::Ordering;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use url::form_urlencoded::byte_serialize;

use super::call::Call;
use super::errors::ApiError;
use crate::answer::Answer;

const DEFAULT_SIZE: usize = 50;

/// The place where a page begins.
struct Cursor {
    offset: usize,
    /// The item before it, so that nothing is skipped or repeated when others come and go.
    last: String,
    /// Whether an empty page comes before it.
    empty: bool,
}

impl Cursor {
    /// Encodes the cursor, always in a length that Base64 has to pad.
    ///
    /// A client must not lose the `=` between a link and its query.
    fn encode(&self) -> String {
        let empty = u8::from(self.empty);
        let mut text = format!("frameio:{}:{empty}:{}", self.offset, self.last);
        if text.len() % 3 == 0 {
            text.insert(0, ' ');
        }
        STANDARD.encode(text)
    }

    fn decode(text: &str) -> Option<Self> {
        let decoded = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
        let decoded = decoded.trim_start().strip_prefix("frameio:")?;
        let mut parts = decoded.splitn(3, ':');
        Some(Self {
            offset: parts.next()?.parse().ok()?,
            empty: parts.next()? == "1",
            last: parts.next()?.to_owned(),
        })
    }

    fn start(&self, items: &[String]) -> usize {
        let after = items.iter().position(|item| *item == self.last);
        after.map_or(self.offset.min(items.len()), |place| place + 1)
    }
}

impl Call<'_> {
    /// Puts items in the order that `sort` asks for; `key` gives what a field of theirs sorts by.
    ///
    /// Without `sort` the order stays.
    pub(crate) fn sort(&self, items: &mut [String], key: impl Fn(&str, &str) -> Value) {
        let Some(sort) = self.head.query("sort") else {
            return;
        };
        let (field, down) = match sort.rsplit_once('_') {
            Some((field, "desc")) => (field, true),
            Some((field, "asc")) => (field, false),
            _ => (sort, false),
        };
        items.sort_by(|one, other| {
            let order = compare(&key(field, one), &key(field, other));
            if down { order.reverse() } else { order }
        });
    }

    /// Returns the requested page, with everything around it.
    pub(crate) fn page(
        &self,
        items: &[String],
        show: impl Fn(&Self, &str) -> Value,
    ) -> Result<Answer, ApiError> {
        let mut page = self.page_json(items, show)?;
        if self.flag("include_total_count") {
            page["total_count"] = json!(items.len());
        }
        Ok(Self::json(200, &page))
    }

    /// Returns the page of one of the two lists that never have a total.
    pub(crate) fn page_json(
        &self,
        items: &[String],
        show: impl Fn(&Self, &str) -> Value,
    ) -> Result<Value, ApiError> {
        let size = self.head.query("page_size");
        let size = size.and_then(|size| size.parse().ok());
        let size: usize = size.unwrap_or(DEFAULT_SIZE);
        let cursor = match self.head.query("after").filter(|after| !after.is_empty()) {
            None => None,
            Some(after) => {
                let bad = || ApiError::bad_parameter("after", "The cursor is invalid");
                Some(Cursor::decode(after).ok_or_else(bad)?)
            }
        };
        let start = cursor.as_ref().map_or(0, |cursor| cursor.start(items));
        let empty = self.settings.empty_pages && cursor.as_ref().is_none_or(|known| !known.empty);
        let end = if empty {
            start
        } else {
            (start + size).min(items.len())
        };
        let shown: Vec<Value> = items[start..end]
            .iter()
            .map(|item| show(self, item))
            .collect();
        let next = (end < items.len()).then(|| {
            let last = end.checked_sub(1).and_then(|last| items.get(last));
            let cursor = Cursor {
                offset: end,
                last: last.cloned().unwrap_or_default(),
                empty,
            };
            let after: String = byte_serialize(cursor.encode().as_bytes()).collect();
            format!("{}?after={after}", self.head.path)
        });
        Ok(json!({"data": shown, "links": {"next": next}}))
    }
}

/// Numbers by size, texts by letters whatever their case, nothing first.
fn compare(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Less,
        (_, Value::Null) => Ordering::Greater,
        (Value::String(one), Value::String(other)) => one.to_lowercase().cmp(&other.to_lowercase()),
        _ => {
            let number = |value: &Value| value.as_f64().unwrap_or_default();
            number(one).total_cmp(&number(other))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_finds_its_place_when_items_have_come_and_gone() {
        let list = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let cursor = Cursor {
            offset: 2,
            last: "b".to_owned(),
            empty: false,
        };
        assert!(cursor.encode().ends_with('='));
        let cursor = Cursor::decode(&cursor.encode()).expect("its own");
        assert_eq!(cursor.start(&list(&["a", "b", "c"])), 2);
        assert_eq!(cursor.start(&list(&["b", "c"])), 1);
        assert_eq!(cursor.start(&list(&["new", "a", "b", "c"])), 3);
        assert_eq!(cursor.start(&list(&["a"])), 1);
        assert!(Cursor::decode("g3QAAAA=").is_none());
    }
}
