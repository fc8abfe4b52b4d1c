//! Order and pages of lists (`wire.md` §1.4, §4.1).

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use super::call::Call;
use super::errors::ApiError;
use super::item::{Item, date};
use super::tree::Tree;

/// Fields that files and folders are sorted by.
pub(crate) const ITEM_FIELDS: [&str; 19] = [
    "name",
    "versionCreated",
    "size",
    "extension",
    "album",
    "artist",
    "captureDate",
    "compilation",
    "contentType",
    "creationDate",
    "favorite",
    "genre",
    "height",
    "modificationDate",
    "priority",
    "source",
    "tags",
    "title",
    "timelineDate",
];

/// The key that items are sorted by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SortKey {
    Absent,
    Number(f64),
    Text(String),
}

impl SortKey {
    pub(crate) fn of(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::String(text) => Self::text(text),
            serde_json::Value::Number(number) => number.as_f64().map_or(Self::Absent, Self::Number),
            serde_json::Value::Bool(flag) => Self::Number(f64::from(u8::from(*flag))),
            _ => Self::Absent,
        }
    }

    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.to_lowercase())
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (Self::Text(one), Self::Text(other)) => one.cmp(other),
            (one, other) => one.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Absent => 0,
            Self::Number(_) => 1,
            Self::Text(_) => 2,
        }
    }
}

/// A field and a direction: `name+asc`, whose plus sign may have become a blank on its way (`wire.md` §9.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) field: String,
    descending: bool,
}

impl Order {
    pub(crate) fn parse(text: &str, fields: &[&str]) -> Result<Self, ApiError> {
        let bad = |what: &str| ApiError::bad(format!("sort must be like name+asc: {what}"));
        let (field, direction) = text
            .split_once(['+', ' '])
            .ok_or_else(|| bad("the direction is missing"))?;
        let descending = match direction {
            "asc" => false,
            "desc" => true,
            _ => return Err(bad("the direction is neither asc nor desc")),
        };
        if !fields.contains(&field) {
            return Err(bad(&format!("unknown field {field:?}")));
        }
        Ok(Self {
            field: field.to_owned(),
            descending,
        })
    }

    /// Puts things in order; equal ones stay as they are.
    pub(crate) fn sort<T>(&self, things: &mut [T], key: impl Fn(&T, &str) -> SortKey) {
        things.sort_by(|one, other| {
            let (one, other) = (key(one, &self.field), key(other, &self.field));
            let order = one.compare(&other);
            if self.descending {
                order.reverse()
            } else {
                order
            }
        });
    }
}

/// Returns the key that an item is sorted by.
pub(crate) fn item_key(item: &Item, field: &str) -> SortKey {
    match field {
        "name" => SortKey::text(&item.name),
        "versionCreated" => SortKey::Text(date(item.version_created)),
        "size" if item.is_folder() => SortKey::Absent,
        "size" => SortKey::of(&item.size().into()),
        "extension" => item.extension().map_or(SortKey::Absent, SortKey::text),
        "contentType" if item.is_folder() => SortKey::Absent,
        "contentType" => SortKey::text(item.media_type()),
        "creationDate" => SortKey::Text(date(item.created)),
        "modificationDate" => SortKey::Text(date(item.modified)),
        "favorite" => SortKey::of(&item.favorite.into()),
        "tags" if item.tags.is_empty() => SortKey::Absent,
        "tags" => SortKey::text(&item.tags),
        _ => {
            let found = item.file.as_ref().and_then(|file| file.found.get(field));
            found.map_or(SortKey::Absent, SortKey::of)
        }
    }
}

/// A page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    page: u64,
    /// None for everything.
    count: Option<u64>,
}

impl Page {
    /// Returns the things on this page.
    pub(crate) fn of<T>(self, things: Vec<T>) -> Vec<T> {
        let Some(count) = self.count else {
            return things;
        };
        let from = (self.page - 1).saturating_mul(count);
        let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let things = things.into_iter();
        things.skip(place(from)).take(place(count)).collect()
    }
}

impl Call<'_> {
    /// Reads `sort`.
    pub(crate) fn order(&self, fields: &[&str]) -> Result<Option<Order>, ApiError> {
        let sort = self.text("sort").map(|text| Order::parse(text, fields));
        sort.transpose()
    }

    /// Reads `page`, which older documents call `start`, and `count`.
    pub(crate) fn page(
        &self,
        usual: Option<u64>,
        range: RangeInclusive<u64>,
    ) -> Result<Page, ApiError> {
        let page = self.number("page", 1..=u64::MAX)?;
        let start = self.number("start", 1..=u64::MAX)?;
        let count = self.number("count", range)?.or(usual);
        if (page.is_some() || start.is_some()) && count.is_none() {
            return Err(ApiError::bad("a page requires a count"));
        }
        Ok(Page {
            page: page.or(start).unwrap_or(1),
            count,
        })
    }

    /// Reads `sort`, `page` and `count`, and keeps what belongs to the page. Without a sort the paths decide.
    pub(crate) fn arrange<'b>(
        &self,
        tree: &Tree,
        mut items: Vec<&'b Item>,
        page: Page,
    ) -> Result<Vec<&'b Item>, ApiError> {
        items.sort_by_cached_key(|item| tree.path(item.key));
        if let Some(order) = self.order(&ITEM_FIELDS)? {
            order.sort(&mut items, |item, field| item_key(item, field));
        }
        Ok(page.of(items))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sort_has_a_known_field_and_a_direction() {
        for text in ["size+desc", "size desc"] {
            let order = Order::parse(text, &ITEM_FIELDS).expect(text);
            assert_eq!((order.field.as_str(), order.descending), ("size", true));
        }
        for text in ["size", "size+down", "weight+asc", "name,asc", ""] {
            assert!(Order::parse(text, &ITEM_FIELDS).is_err(), "{text}");
        }
    }

    #[test]
    fn pages_count_from_one() {
        let page = |page, count| Page { page, count }.of(vec![1, 2, 3, 4, 5]);
        assert_eq!(page(1, None), [1, 2, 3, 4, 5]);
        assert_eq!(page(1, Some(2)), [1, 2]);
        assert_eq!(page(3, Some(2)), [5]);
        assert!(page(4, Some(2)).is_empty());
        assert!(page(u64::MAX, Some(100)).is_empty());
    }
}
