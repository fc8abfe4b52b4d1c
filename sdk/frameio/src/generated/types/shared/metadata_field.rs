// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use super::super::{MemberOptionsType, MemberType};

/// A field and its value. `users` is an old word for `user_multi`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MetadataField {
    /// `field_type` is `date`.
    Date(DateValue),
    /// `field_type` is `long_text`.
    LongText(LongTextValue),
    /// `field_type` is `number`.
    Number(NumberValue),
    /// `field_type` is `rating`.
    Rating(IntegerValue),
    /// `field_type` is `select`.
    Select(SelectValue),
    /// `field_type` is `select_multi`.
    SelectMulti(MultiSelectValue),
    /// `field_type` is `text`.
    Text(TextValue),
    /// `field_type` is `toggle`.
    Toggle(BooleanValue),
    /// `field_type` is `user_multi`.
    UserMulti(MultiUserValue),
    /// `field_type` is `user_single`.
    UserSingle(SingleUserValue),
    /// `field_type` is `users`.
    Users(MultiUserValue),
    /// Another `field_type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for MetadataField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Date(value) => {
                union::serialize_tagged(serializer, "field_type", "date", value)
            }
            Self::LongText(value) => {
                union::serialize_tagged(serializer, "field_type", "long_text", value)
            }
            Self::Number(value) => {
                union::serialize_tagged(serializer, "field_type", "number", value)
            }
            Self::Rating(value) => {
                union::serialize_tagged(serializer, "field_type", "rating", value)
            }
            Self::Select(value) => {
                union::serialize_tagged(serializer, "field_type", "select", value)
            }
            Self::SelectMulti(value) => {
                union::serialize_tagged(serializer, "field_type", "select_multi", value)
            }
            Self::Text(value) => {
                union::serialize_tagged(serializer, "field_type", "text", value)
            }
            Self::Toggle(value) => {
                union::serialize_tagged(serializer, "field_type", "toggle", value)
            }
            Self::UserMulti(value) => {
                union::serialize_tagged(serializer, "field_type", "user_multi", value)
            }
            Self::UserSingle(value) => {
                union::serialize_tagged(serializer, "field_type", "user_single", value)
            }
            Self::Users(value) => {
                union::serialize_tagged(serializer, "field_type", "users", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for MetadataField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "field_type")?;
        match value.tag() {
            "date" => value.into_variant().map(Self::Date),
            "long_text" => value.into_variant().map(Self::LongText),
            "number" => value.into_variant().map(Self::Number),
            "rating" => value.into_variant().map(Self::Rating),
            "select" => value.into_variant().map(Self::Select),
            "select_multi" => value.into_variant().map(Self::SelectMulti),
            "text" => value.into_variant().map(Self::Text),
            "toggle" => value.into_variant().map(Self::Toggle),
            "user_multi" => value.into_variant().map(Self::UserMulti),
            "user_single" => value.into_variant().map(Self::UserSingle),
            "users" => value.into_variant().map(Self::Users),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(MetadataField);

impl From<DateValue> for MetadataField {
    fn from(value: DateValue) -> Self {
        Self::Date(value)
    }
}

impl From<LongTextValue> for MetadataField {
    fn from(value: LongTextValue) -> Self {
        Self::LongText(value)
    }
}

impl From<NumberValue> for MetadataField {
    fn from(value: NumberValue) -> Self {
        Self::Number(value)
    }
}

impl From<IntegerValue> for MetadataField {
    fn from(value: IntegerValue) -> Self {
        Self::Rating(value)
    }
}

impl From<SelectValue> for MetadataField {
    fn from(value: SelectValue) -> Self {
        Self::Select(value)
    }
}

impl From<MultiSelectValue> for MetadataField {
    fn from(value: MultiSelectValue) -> Self {
        Self::SelectMulti(value)
    }
}

impl From<TextValue> for MetadataField {
    fn from(value: TextValue) -> Self {
        Self::Text(value)
    }
}

impl From<BooleanValue> for MetadataField {
    fn from(value: BooleanValue) -> Self {
        Self::Toggle(value)
    }
}

impl From<SingleUserValue> for MetadataField {
    fn from(value: SingleUserValue) -> Self {
        Self::UserSingle(value)
    }
}

/// The value of a date.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The date, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The value of a longer text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LongTextValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The value of a number.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NumberValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
}

/// The value of a rating.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IntegerValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The rating, up to the field's maximum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
}

/// The value of a field with options, of which one is chosen.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// What is chosen: nothing, or one option.
    pub value: Vec<SelectOption>,
    /// What could be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_options: Option<Vec<SelectOption>>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectOption {
    /// The option's id.
    pub id: String,
    /// The name to show.
    pub display_name: String,
}

/// The value of a field with options, of which several are chosen.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MultiSelectValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// What is chosen.
    pub value: Vec<SelectOption>,
    /// What could be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_options: Option<Vec<SelectOption>>,
}

/// The value of a line of text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The value of a switch.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BooleanValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// Whether it is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<bool>,
}

/// The value of a field for several users.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MultiUserValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// Who is chosen.
    pub value: Vec<UserValue>,
    /// Who could be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_options_type: Option<MemberOptionsType>,
    /// Who could be chosen, where that is a list of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_members: Option<Vec<UserValue>>,
}

/// A user or a group that was chosen.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserValue {
    /// The user's or group's id.
    pub id: String,
    /// Which of the two it is.
    #[serde(rename = "type")]
    pub type_: MemberType,
}

/// The value of a field for one user.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SingleUserValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// Who is chosen: nobody, or one.
    pub value: Vec<UserValue>,
    /// Who could be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_options_type: Option<MemberOptionsType>,
    /// Who could be chosen, where that is a list of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_members: Option<Vec<UserValue>>,
}
