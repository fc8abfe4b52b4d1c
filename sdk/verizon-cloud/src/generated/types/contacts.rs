// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A page of contacts, as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactsPage {
    /// The first of five envelopes.
    #[serde(rename = "contactsResponse", skip_serializing_if = "Option::is_none")]
    pub contacts_response: Option<ContactsResponse>,
}

/// An envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactsResponse {
    /// The account, as an envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<ContactsAccount>,
}

/// An envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactsAccount {
    /// The address book, as an envelope.
    #[serde(rename = "addrbook", skip_serializing_if = "Option::is_none")]
    pub address_book: Option<AddressBook>,
}

/// An envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AddressBook {
    /// The last envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<ContactList>,
}

/// The envelope around the list.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactList {
    /// The contacts. A single one might come without a list around it (`wire.md §3.16`).
    #[serde(default, deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub contact: Vec<Contact>,
}

/// A contact: two members that are known, and the rest as it came.
///
/// Names, addresses, e-mail addresses and the like are among what is kept in `extra`; their form was never seen
/// (`wire.md §3.16`). Change what you understand and send the whole back.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Contact {
    /// The id, given by the server.
    pub id: String,
    /// The version, one more after each update.
    pub version: i64,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

impl Contact {
    /// One with what it cannot do without: `id`, `version`.
    #[must_use]
    pub fn new(id: impl Into<String>, version: i64) -> Self {
        Self {
            id: id.into(),
            version,
            extra: BTreeMap::new(),
        }
    }
}

/// A contact that was written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactRef {
    /// The contact's id.
    pub id: String,
    /// Its version, which the next update has to name.
    pub version: i64,
}
