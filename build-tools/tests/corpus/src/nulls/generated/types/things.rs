// Made by `cargo sdk generate` out of specs/nulls. Change the specs, not this file.

use cloud_drives_core::{Field, Secret};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Sent and received.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Both {
    /// May be null.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub note: Field<String>,
    /// A list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Vec<Option<String>>>,
    /// A map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<BTreeMap<String, Option<i32>>>,
}

impl Both {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            note: Field::Absent,
            list: None,
            map: None,
        }
    }

    /// May be null.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Field::Value(note.into());
        self
    }

    /// Sends `null` for `note`.
    #[must_use]
    pub fn clear_note(mut self) -> Self {
        self.note = Field::Null;
        self
    }

    /// A list.
    #[must_use]
    pub fn list(mut self, list: impl IntoIterator<Item = Option<String>>) -> Self {
        self.list = Some(list.into_iter().collect());
        self
    }

    /// A map.
    #[must_use]
    pub fn map(mut self, map: BTreeMap<String, Option<i32>>) -> Self {
        self.map = Some(map);
        self
    }
}

/// What to change.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// Has to be there.
    pub revision: i64,
    /// Has to be there and may be null.
    pub owner: Option<String>,
    /// Null takes it away.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub note: Field<String>,
    /// Absent or a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Null takes them away.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub tags: Field<Vec<String>>,
    /// Null takes it away.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub secret: Field<Secret>,
    /// A reference that may be null.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub place: Field<Place>,
}

impl Change {
    /// One with what it cannot do without: `revision`, `owner`.
    #[must_use]
    pub fn new(revision: i64, owner: impl Into<String>) -> Self {
        Self {
            revision,
            owner: Some(owner.into()),
            note: Field::Absent,
            name: None,
            tags: Field::Absent,
            secret: Field::Absent,
            place: Field::Absent,
        }
    }

    /// Sends `null` for `owner`.
    #[must_use]
    pub fn clear_owner(mut self) -> Self {
        self.owner = None;
        self
    }

    /// Null takes it away.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Field::Value(note.into());
        self
    }

    /// Sends `null` for `note`.
    #[must_use]
    pub fn clear_note(mut self) -> Self {
        self.note = Field::Null;
        self
    }

    /// Absent or a value.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Null takes them away.
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Field::Value(tags.into_iter().map(Into::into).collect());
        self
    }

    /// Sends `null` for `tags`.
    #[must_use]
    pub fn clear_tags(mut self) -> Self {
        self.tags = Field::Null;
        self
    }

    /// Null takes it away.
    #[must_use]
    pub fn secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secret = Field::Value(secret.into());
        self
    }

    /// Sends `null` for `secret`.
    #[must_use]
    pub fn clear_secret(mut self) -> Self {
        self.secret = Field::Null;
        self
    }

    /// A reference that may be null.
    #[must_use]
    pub fn place(mut self, place: impl Into<Place>) -> Self {
        self.place = Field::Value(place.into());
        self
    }

    /// Sends `null` for `place`.
    #[must_use]
    pub fn clear_place(mut self) -> Self {
        self.place = Field::Null;
        self
    }
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Place {
    /// Two letters.
    pub country: String,
    /// A name.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub city: Field<String>,
}

impl Place {
    /// One with what it cannot do without: `country`.
    #[must_use]
    pub fn new(country: impl Into<String>) -> Self {
        Self {
            country: country.into(),
            city: Field::Absent,
        }
    }

    /// A name.
    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Field::Value(city.into());
        self
    }

    /// Sends `null` for `city`.
    #[must_use]
    pub fn clear_city(mut self) -> Self {
        self.city = Field::Null;
        self
    }
}

/// As the server tells it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Thing {
    /// Has to be there.
    pub id: String,
    /// Has to be there and may be null.
    pub owner: Option<String>,
    /// May be null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// May be missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A list that may be missing or null.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub list: Vec<String>,
    /// A list that says it may be null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maybe: Option<Vec<String>>,
    /// Items that may be null.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub items: Vec<Option<String>>,
    /// Numbers that may be null.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub numbers: Vec<Option<u32>>,
    /// Values that may be null.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub map: BTreeMap<String, Option<String>>,
    /// Objects that may be null.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub places: Vec<Option<Place>>,
}
