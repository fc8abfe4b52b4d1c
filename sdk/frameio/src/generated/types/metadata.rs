// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use super::MetadataField;

/// The metadata of a file, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MetadataResponse {
    /// The metadata.
    pub data: MetadataWithDefinition,
}

/// The metadata of a file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MetadataWithDefinition {
    /// The file.
    pub file_id: String,
    /// The fields and their values.
    pub metadata: Vec<MetadataField>,
}

/// Which values to set on which files.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkUpdateMetadataParamsData {
    /// The files, all of the project in the path.
    pub file_ids: Vec<String>,
    /// The fields and their new values.
    pub values: Vec<BulkUpdateMetadataParamsDataValuesItem>,
}

impl BulkUpdateMetadataParamsData {
    /// One with what it cannot do without: `file_ids`, `values`.
    #[must_use]
    pub fn new(
        file_ids: impl IntoIterator<Item = impl Into<String>>,
        values: impl IntoIterator<
            Item = impl Into<BulkUpdateMetadataParamsDataValuesItem>,
        >,
    ) -> Self {
        Self {
            file_ids: file_ids.into_iter().map(Into::into).collect(),
            values: values.into_iter().map(Into::into).collect(),
        }
    }
}

/// A field and its new value.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkUpdateMetadataParamsDataValuesItem {
    /// The field.
    pub field_definition_id: String,
    /// The value, by the field's type: text for texts and dates, a number for numbers and ratings, true or false
    /// for a switch, a list of option ids for options, a list of objects with `id` and `type` for users.
    pub value: Value,
}

impl BulkUpdateMetadataParamsDataValuesItem {
    /// One with what it cannot do without: `field_definition_id`, `value`.
    #[must_use]
    pub fn new(field_definition_id: impl Into<String>, value: impl Into<Value>) -> Self {
        Self {
            field_definition_id: field_definition_id.into(),
            value: value.into(),
        }
    }
}
