// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{Field, UnknownVariant, union};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use super::{Links, MemberOptionsType, MemberType, User};

/// What is to change about a field; the rest stays. The type says which sort of field it is and cannot change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum UpdateFieldDefinitionParamsData {
    /// `field_type` is `date`.
    Date(UpdateDateDefinitionParams),
    /// `field_type` is `long_text`.
    LongText(UpdateLongTextDefinitionParams),
    /// `field_type` is `number`.
    Number(UpdateNumberDefinitionParams),
    /// `field_type` is `rating`.
    Rating(UpdateRatingDefinitionParams),
    /// `field_type` is `select`.
    Select(UpdateSelectDefinitionParams),
    /// `field_type` is `select_multi`.
    SelectMulti(UpdateSelectMultiDefinitionParams),
    /// `field_type` is `text`.
    Text(UpdateTextDefinitionParams),
    /// `field_type` is `toggle`.
    Toggle(UpdateToggleDefinitionParams),
    /// `field_type` is `user_multi`.
    UserMulti(UpdateUserMultiDefinitionParams),
    /// `field_type` is `user_single`.
    UserSingle(UpdateUserSingleDefinitionParams),
    /// Another `field_type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for UpdateFieldDefinitionParamsData {
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
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for UpdateFieldDefinitionParamsData {
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
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(UpdateFieldDefinitionParamsData);

impl From<UpdateDateDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateDateDefinitionParams) -> Self {
        Self::Date(value)
    }
}

impl From<UpdateLongTextDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateLongTextDefinitionParams) -> Self {
        Self::LongText(value)
    }
}

impl From<UpdateNumberDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateNumberDefinitionParams) -> Self {
        Self::Number(value)
    }
}

impl From<UpdateRatingDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateRatingDefinitionParams) -> Self {
        Self::Rating(value)
    }
}

impl From<UpdateSelectDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateSelectDefinitionParams) -> Self {
        Self::Select(value)
    }
}

impl From<UpdateSelectMultiDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateSelectMultiDefinitionParams) -> Self {
        Self::SelectMulti(value)
    }
}

impl From<UpdateTextDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateTextDefinitionParams) -> Self {
        Self::Text(value)
    }
}

impl From<UpdateToggleDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateToggleDefinitionParams) -> Self {
        Self::Toggle(value)
    }
}

impl From<UpdateUserMultiDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateUserMultiDefinitionParams) -> Self {
        Self::UserMulti(value)
    }
}

impl From<UpdateUserSingleDefinitionParams> for UpdateFieldDefinitionParamsData {
    fn from(value: UpdateUserSingleDefinitionParams) -> Self {
        Self::UserSingle(value)
    }
}

/// What is to change about a field for a date.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateDateDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How dates are to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<UpdateDateConfigurationParams>,
}

impl UpdateDateDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            field_configuration: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// How dates are to be shown.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<UpdateDateConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// How dates are to be shown from now on; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateDateConfigurationParams {
    /// The order of day, month and year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_format: Option<DateDisplayFormat>,
    /// Whether there is a time with the date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_time: Option<bool>,
    /// How the time is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_format: Option<TimeFormat>,
    /// Whether the time zone is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_timezone: Option<bool>,
}

impl UpdateDateConfigurationParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            display_format: None,
            include_time: None,
            time_format: None,
            display_timezone: None,
        }
    }

    /// The order of day, month and year.
    #[must_use]
    pub fn display_format(
        mut self,
        display_format: impl Into<DateDisplayFormat>,
    ) -> Self {
        self.display_format = Some(display_format.into());
        self
    }

    /// Whether there is a time with the date.
    #[must_use]
    pub fn include_time(mut self, include_time: bool) -> Self {
        self.include_time = Some(include_time);
        self
    }

    /// How the time is written.
    #[must_use]
    pub fn time_format(mut self, time_format: impl Into<TimeFormat>) -> Self {
        self.time_format = Some(time_format.into());
        self
    }

    /// Whether the time zone is shown.
    #[must_use]
    pub fn display_timezone(mut self, display_timezone: bool) -> Self {
        self.display_timezone = Some(display_timezone);
        self
    }
}

/// The order of day, month and year.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DateDisplayFormat {
    /// `local` on the wire.
    Local,
    /// `friendly` on the wire.
    Friendly,
    /// `usa` on the wire.
    Usa,
    /// `euro` on the wire.
    Euro,
    /// `iso` on the wire.
    Iso,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl DateDisplayFormat {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Local => "local",
            Self::Friendly => "friendly",
            Self::Usa => "usa",
            Self::Euro => "euro",
            Self::Iso => "iso",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for DateDisplayFormat {
    fn from(value: String) -> Self {
        match value.as_str() {
            "local" => Self::Local,
            "friendly" => Self::Friendly,
            "usa" => Self::Usa,
            "euro" => Self::Euro,
            "iso" => Self::Iso,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(DateDisplayFormat);

/// How a time is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TimeFormat {
    /// `twelve_hour` on the wire.
    TwelveHour,
    /// `twenty_four_hour` on the wire.
    TwentyFourHour,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl TimeFormat {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::TwelveHour => "twelve_hour",
            Self::TwentyFourHour => "twenty_four_hour",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for TimeFormat {
    fn from(value: String) -> Self {
        match value.as_str() {
            "twelve_hour" => Self::TwelveHour,
            "twenty_four_hour" => Self::TwentyFourHour,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(TimeFormat);

/// What is to change about a field for a longer text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateLongTextDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl UpdateLongTextDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { name: None }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

/// What is to change about a field for a number.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateNumberDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How numbers are to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<UpdateNumberConfigurationParams>,
}

impl UpdateNumberDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            field_configuration: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// How numbers are to be shown.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<UpdateNumberConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// How numbers are to be shown from now on; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateNumberConfigurationParams {
    /// Digits after the decimal point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<i64>,
    /// What the number measures; null for just a number.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub number_format: Field<NumberFormat>,
}

impl UpdateNumberConfigurationParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            scale: None,
            number_format: Field::Absent,
        }
    }

    /// Digits after the decimal point.
    #[must_use]
    pub fn scale(mut self, scale: i64) -> Self {
        self.scale = Some(scale);
        self
    }

    /// What the number measures; null for just a number.
    #[must_use]
    pub fn number_format(mut self, number_format: impl Into<NumberFormat>) -> Self {
        self.number_format = Field::Value(number_format.into());
        self
    }

    /// Sends `null` for `number_format`.
    #[must_use]
    pub fn clear_number_format(mut self) -> Self {
        self.number_format = Field::Null;
        self
    }
}

/// What a number measures.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NumberFormat {
    /// `bitrate` on the wire.
    Bitrate,
    /// `bits` on the wire.
    Bits,
    /// `duration` on the wire.
    Duration,
    /// `framerate` on the wire.
    Framerate,
    /// `frequency` on the wire.
    Frequency,
    /// `storage` on the wire.
    Storage,
    /// `timecode` on the wire.
    Timecode,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl NumberFormat {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Bitrate => "bitrate",
            Self::Bits => "bits",
            Self::Duration => "duration",
            Self::Framerate => "framerate",
            Self::Frequency => "frequency",
            Self::Storage => "storage",
            Self::Timecode => "timecode",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for NumberFormat {
    fn from(value: String) -> Self {
        match value.as_str() {
            "bitrate" => Self::Bitrate,
            "bits" => Self::Bits,
            "duration" => Self::Duration,
            "framerate" => Self::Framerate,
            "frequency" => Self::Frequency,
            "storage" => Self::Storage,
            "timecode" => Self::Timecode,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(NumberFormat);

/// What is to change about a field for a rating.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateRatingDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How ratings are to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<UpdateRatingConfigurationParams>,
}

impl UpdateRatingDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            field_configuration: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// How ratings are to be shown.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<UpdateRatingConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// How ratings are to be shown from now on; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateRatingConfigurationParams {
    /// The highest rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<i64>,
    /// The sign that stands for a point; null for the service's own choice.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub style: Field<RatingStyle>,
    /// The sign's colour, as `#fbd400`; null for the service's own choice.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub color: Field<String>,
}

impl UpdateRatingConfigurationParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            max_value: None,
            style: Field::Absent,
            color: Field::Absent,
        }
    }

    /// The highest rating.
    #[must_use]
    pub fn max_value(mut self, max_value: i64) -> Self {
        self.max_value = Some(max_value);
        self
    }

    /// The sign that stands for a point; null for the service's own choice.
    #[must_use]
    pub fn style(mut self, style: impl Into<RatingStyle>) -> Self {
        self.style = Field::Value(style.into());
        self
    }

    /// Sends `null` for `style`.
    #[must_use]
    pub fn clear_style(mut self) -> Self {
        self.style = Field::Null;
        self
    }

    /// The sign's colour, as `#fbd400`; null for the service's own choice.
    #[must_use]
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Field::Value(color.into());
        self
    }

    /// Sends `null` for `color`.
    #[must_use]
    pub fn clear_color(mut self) -> Self {
        self.color = Field::Null;
        self
    }
}

/// The sign that stands for a point of a rating.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RatingStyle {
    /// `star` on the wire.
    Star,
    /// `heart` on the wire.
    Heart,
    /// `thumbs_up` on the wire.
    ThumbsUp,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl RatingStyle {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Star => "star",
            Self::Heart => "heart",
            Self::ThumbsUp => "thumbs_up",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for RatingStyle {
    fn from(value: String) -> Self {
        match value.as_str() {
            "star" => Self::Star,
            "heart" => Self::Heart,
            "thumbs_up" => Self::ThumbsUp,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(RatingStyle);

/// What is to change about a field with options, of which one is chosen.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateSelectDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<UpdateSelectConfigurationParams>,
}

impl UpdateSelectDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            field_configuration: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The options.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<UpdateSelectConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// The options of a field from now on; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateSelectConfigurationParams {
    /// The options, in place of those that are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<SelectOptionParams>>,
    /// Whether members may add options while they choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_add_new: Option<bool>,
}

impl UpdateSelectConfigurationParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            options: None,
            enable_add_new: None,
        }
    }

    /// The options, in place of those that are there.
    #[must_use]
    pub fn options(
        mut self,
        options: impl IntoIterator<Item = impl Into<SelectOptionParams>>,
    ) -> Self {
        self.options = Some(options.into_iter().map(Into::into).collect());
        self
    }

    /// Whether members may add options while they choose.
    #[must_use]
    pub fn enable_add_new(mut self, enable_add_new: bool) -> Self {
        self.enable_add_new = Some(enable_add_new);
        self
    }
}

/// An option of a field.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectOptionParams {
    /// The name to show.
    pub display_name: String,
    /// The colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

impl SelectOptionParams {
    /// One with what it cannot do without: `display_name`.
    #[must_use]
    pub fn new(display_name: impl Into<String>) -> Self {
        Self {
            display_name: display_name.into(),
            color: None,
        }
    }

    /// The colour.
    #[must_use]
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Some(color.into());
        self
    }
}

/// What is to change about a field with options, of which several are chosen.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateSelectMultiDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<UpdateSelectConfigurationParams>,
}

impl UpdateSelectMultiDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            field_configuration: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The options.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<UpdateSelectConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// What is to change about a field for a line of text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateTextDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl UpdateTextDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { name: None }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

/// What is to change about a field for a switch.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateToggleDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How the switch is to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<UpdateToggleConfigurationParams>,
}

impl UpdateToggleDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            field_configuration: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// How the switch is to be shown.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<UpdateToggleConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// How a switch is to be shown from now on.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateToggleConfigurationParams {
    /// The colour of the switch that is on; null for the service's own choice.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub color: Field<String>,
}

impl UpdateToggleConfigurationParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { color: Field::Absent }
    }

    /// The colour of the switch that is on; null for the service's own choice.
    #[must_use]
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Field::Value(color.into());
        self
    }

    /// Sends `null` for `color`.
    #[must_use]
    pub fn clear_color(mut self) -> Self {
        self.color = Field::Null;
        self
    }
}

/// What is to change about a field for several users.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateUserMultiDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who can be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<UserConfigurationParams>,
}

impl UpdateUserMultiDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            field_configuration: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Who can be chosen.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<UserConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// Who can be chosen.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserConfigurationParams {
    /// Everyone in the project, or a list of its own.
    pub member_options_type: MemberOptionsType,
    /// Whether those who are chosen hear of it.
    pub notify_members: bool,
    /// The list, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_members: Option<Vec<CustomMember>>,
}

impl UserConfigurationParams {
    /// One with what it cannot do without: `member_options_type`, `notify_members`.
    #[must_use]
    pub fn new(
        member_options_type: impl Into<MemberOptionsType>,
        notify_members: bool,
    ) -> Self {
        Self {
            member_options_type: member_options_type.into(),
            notify_members,
            custom_members: None,
        }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn custom_members(
        mut self,
        custom_members: impl IntoIterator<Item = impl Into<CustomMember>>,
    ) -> Self {
        self.custom_members = Some(custom_members.into_iter().map(Into::into).collect());
        self
    }
}

/// A user or a group that can be chosen.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CustomMember {
    /// The user's or group's id.
    pub id: String,
    /// Which of the two it is.
    #[serde(rename = "type")]
    pub type_: MemberType,
}

impl CustomMember {
    /// One with what it cannot do without: `id`, `type_`.
    #[must_use]
    pub fn new(id: impl Into<String>, type_: impl Into<MemberType>) -> Self {
        Self {
            id: id.into(),
            type_: type_.into(),
        }
    }
}

/// What is to change about a field for one user.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateUserSingleDefinitionParams {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who can be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<UserConfigurationParams>,
}

impl UpdateUserSingleDefinitionParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            field_configuration: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Who can be chosen.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<UserConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// The definition of a field, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FieldDefinitionResponse {
    /// The definition.
    pub data: FieldDefinition,
}

/// The definition of a field.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FieldDefinition {
    /// `field_type` is `date`.
    Date(DateDefinition),
    /// `field_type` is `long_text`.
    LongText(LongTextDefinition),
    /// `field_type` is `number`.
    Number(NumberDefinition),
    /// `field_type` is `rating`.
    Rating(RatingDefinition),
    /// `field_type` is `select`.
    Select(SelectDefinition),
    /// `field_type` is `select_multi`.
    SelectMulti(SelectMultiDefinition),
    /// `field_type` is `text`.
    Text(TextDefinition),
    /// `field_type` is `toggle`.
    Toggle(ToggleDefinition),
    /// `field_type` is `user_multi`.
    UserMulti(UserMultiDefinition),
    /// `field_type` is `user_single`.
    UserSingle(UserSingleDefinition),
    /// Another `field_type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for FieldDefinition {
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
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for FieldDefinition {
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
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(FieldDefinition);

impl From<DateDefinition> for FieldDefinition {
    fn from(value: DateDefinition) -> Self {
        Self::Date(value)
    }
}

impl From<LongTextDefinition> for FieldDefinition {
    fn from(value: LongTextDefinition) -> Self {
        Self::LongText(value)
    }
}

impl From<NumberDefinition> for FieldDefinition {
    fn from(value: NumberDefinition) -> Self {
        Self::Number(value)
    }
}

impl From<RatingDefinition> for FieldDefinition {
    fn from(value: RatingDefinition) -> Self {
        Self::Rating(value)
    }
}

impl From<SelectDefinition> for FieldDefinition {
    fn from(value: SelectDefinition) -> Self {
        Self::Select(value)
    }
}

impl From<SelectMultiDefinition> for FieldDefinition {
    fn from(value: SelectMultiDefinition) -> Self {
        Self::SelectMulti(value)
    }
}

impl From<TextDefinition> for FieldDefinition {
    fn from(value: TextDefinition) -> Self {
        Self::Text(value)
    }
}

impl From<ToggleDefinition> for FieldDefinition {
    fn from(value: ToggleDefinition) -> Self {
        Self::Toggle(value)
    }
}

impl From<UserMultiDefinition> for FieldDefinition {
    fn from(value: UserMultiDefinition) -> Self {
        Self::UserMulti(value)
    }
}

impl From<UserSingleDefinition> for FieldDefinition {
    fn from(value: UserSingleDefinition) -> Self {
        Self::UserSingle(value)
    }
}

/// A field for a date.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How dates are shown.
    pub field_configuration: DateConfiguration,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FieldType {
    /// `text` on the wire.
    Text,
    /// `long_text` on the wire.
    LongText,
    /// `select` on the wire.
    Select,
    /// `select_multi` on the wire.
    SelectMulti,
    /// `rating` on the wire.
    Rating,
    /// `number` on the wire.
    Number,
    /// `toggle` on the wire.
    Toggle,
    /// `user_single` on the wire.
    UserSingle,
    /// `user_multi` on the wire.
    UserMulti,
    /// `date` on the wire.
    Date,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FieldType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::Select => "select",
            Self::SelectMulti => "select_multi",
            Self::Rating => "rating",
            Self::Number => "number",
            Self::Toggle => "toggle",
            Self::UserSingle => "user_single",
            Self::UserMulti => "user_multi",
            Self::Date => "date",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FieldType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "text" => Self::Text,
            "long_text" => Self::LongText,
            "select" => Self::Select,
            "select_multi" => Self::SelectMulti,
            "rating" => Self::Rating,
            "number" => Self::Number,
            "toggle" => Self::Toggle,
            "user_single" => Self::UserSingle,
            "user_multi" => Self::UserMulti,
            "date" => Self::Date,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FieldType);

/// How dates are shown.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateConfiguration {
    /// The order of day, month and year.
    pub display_format: DateDisplayFormat,
    /// Whether there is a time with the date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_time: Option<bool>,
    /// How the time is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_format: Option<TimeFormat>,
    /// Whether the time zone is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_timezone: Option<bool>,
}

/// A field for a longer text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LongTextDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Nothing: texts have no settings.
    pub field_configuration: BTreeMap<String, Value>,
}

/// A field for a number.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NumberDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How numbers are shown.
    pub field_configuration: NumberConfiguration,
}

/// How numbers are shown.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NumberConfiguration {
    /// What the number measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_format: Option<NumberFormat>,
    /// Digits after the decimal point.
    pub scale: i64,
}

/// A field for a rating.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RatingDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How ratings are shown.
    pub field_configuration: RatingConfiguration,
}

/// How ratings are shown.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RatingConfiguration {
    /// The highest rating.
    pub max_value: i64,
    /// The sign that stands for a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<RatingStyle>,
    /// The sign's colour, as `#fbd400`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// A field with options, of which one is chosen.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The options.
    pub field_configuration: SelectConfiguration,
}

/// The options of a field.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectConfiguration {
    /// The options.
    pub options: Vec<SelectDefinitionOption>,
    /// Whether members may add options while they choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_add_new: Option<bool>,
}

/// An option of a field.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectDefinitionOption {
    /// The option's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name to show.
    pub display_name: String,
    /// The colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// A field with options, of which several are chosen.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectMultiDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The options.
    pub field_configuration: SelectConfiguration,
}

/// A field for a line of text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Nothing: texts have no settings.
    pub field_configuration: BTreeMap<String, Value>,
}

/// A field for a switch.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ToggleDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How the switch is shown.
    pub field_configuration: ToggleConfiguration,
}

/// How a switch is shown.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ToggleConfiguration {
    /// The colour of the switch that is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// A field for several users.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserMultiDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who can be chosen.
    pub field_configuration: UserConfiguration,
}

/// Who can be chosen.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserConfiguration {
    /// Everyone in the project, or a list of its own.
    pub member_options_type: MemberOptionsType,
    /// The list, where there is one.
    pub custom_members: Vec<CustomMember>,
    /// Whether those who are chosen hear of it.
    pub notify_members: bool,
}

/// A field for one user.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserSingleDefinition {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who can be chosen.
    pub field_configuration: UserConfiguration,
}

/// What the definition of a field can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FieldDefinitionInclude {
    /// `creator` on the wire.
    Creator,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FieldDefinitionInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Creator => "creator",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FieldDefinitionInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "creator" => Self::Creator,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FieldDefinitionInclude);

/// What a list of field definitions is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FieldDefinitionSort {
    /// `name_asc` on the wire.
    NameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FieldDefinitionSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FieldDefinitionSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "name_desc" => Self::NameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FieldDefinitionSort);

/// A page of field definitions.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FieldDefinitionsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The definitions of this page.
    pub data: Vec<FieldDefinitionWithIncludes>,
}

/// The definition of a field, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FieldDefinitionWithIncludes {
    /// `field_type` is `date`.
    Date(DateDefinitionWithIncludes),
    /// `field_type` is `long_text`.
    LongText(LongTextDefinitionWithIncludes),
    /// `field_type` is `number`.
    Number(NumberDefinitionWithIncludes),
    /// `field_type` is `rating`.
    Rating(RatingDefinitionWithIncludes),
    /// `field_type` is `select`.
    Select(SelectDefinitionWithIncludes),
    /// `field_type` is `select_multi`.
    SelectMulti(SelectMultiDefinitionWithIncludes),
    /// `field_type` is `text`.
    Text(TextDefinitionWithIncludes),
    /// `field_type` is `toggle`.
    Toggle(ToggleDefinitionWithIncludes),
    /// `field_type` is `user_multi`.
    UserMulti(UserMultiDefinitionWithIncludes),
    /// `field_type` is `user_single`.
    UserSingle(UserSingleDefinitionWithIncludes),
    /// Another `field_type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for FieldDefinitionWithIncludes {
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
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for FieldDefinitionWithIncludes {
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
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(FieldDefinitionWithIncludes);

impl From<DateDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: DateDefinitionWithIncludes) -> Self {
        Self::Date(value)
    }
}

impl From<LongTextDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: LongTextDefinitionWithIncludes) -> Self {
        Self::LongText(value)
    }
}

impl From<NumberDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: NumberDefinitionWithIncludes) -> Self {
        Self::Number(value)
    }
}

impl From<RatingDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: RatingDefinitionWithIncludes) -> Self {
        Self::Rating(value)
    }
}

impl From<SelectDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: SelectDefinitionWithIncludes) -> Self {
        Self::Select(value)
    }
}

impl From<SelectMultiDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: SelectMultiDefinitionWithIncludes) -> Self {
        Self::SelectMulti(value)
    }
}

impl From<TextDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: TextDefinitionWithIncludes) -> Self {
        Self::Text(value)
    }
}

impl From<ToggleDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: ToggleDefinitionWithIncludes) -> Self {
        Self::Toggle(value)
    }
}

impl From<UserMultiDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: UserMultiDefinitionWithIncludes) -> Self {
        Self::UserMulti(value)
    }
}

impl From<UserSingleDefinitionWithIncludes> for FieldDefinitionWithIncludes {
    fn from(value: UserSingleDefinitionWithIncludes) -> Self {
        Self::UserSingle(value)
    }
}

/// A field for a date, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How dates are shown.
    pub field_configuration: DateConfiguration,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field for a longer text, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LongTextDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Nothing: texts have no settings.
    pub field_configuration: BTreeMap<String, Value>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field for a number, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NumberDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How numbers are shown.
    pub field_configuration: NumberConfiguration,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field for a rating, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RatingDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How ratings are shown.
    pub field_configuration: RatingConfiguration,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field with options, of which one is chosen, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The options.
    pub field_configuration: SelectConfiguration,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field with options, of which several are chosen, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectMultiDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The options.
    pub field_configuration: SelectConfiguration,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field for a line of text, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Nothing: texts have no settings.
    pub field_configuration: BTreeMap<String, Value>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field for a switch, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ToggleDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How the switch is shown.
    pub field_configuration: ToggleConfiguration,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field for several users, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserMultiDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who can be chosen.
    pub field_configuration: UserConfiguration,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field for one user, with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserSingleDefinitionWithIncludes {
    /// The field's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// What it holds.
    pub field_type: FieldType,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who can be chosen.
    pub field_configuration: UserConfiguration,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A field that is to be made.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CreateFieldDefinitionParamsData {
    /// `field_type` is `date`.
    Date(DateDefinitionParams),
    /// `field_type` is `long_text`.
    LongText(LongTextDefinitionParams),
    /// `field_type` is `number`.
    Number(NumberDefinitionParams),
    /// `field_type` is `rating`.
    Rating(RatingDefinitionParams),
    /// `field_type` is `select`.
    Select(SelectDefinitionParams),
    /// `field_type` is `select_multi`.
    SelectMulti(SelectMultiDefinitionParams),
    /// `field_type` is `text`.
    Text(TextDefinitionParams),
    /// `field_type` is `toggle`.
    Toggle(ToggleDefinitionParams),
    /// `field_type` is `user_multi`.
    UserMulti(UserMultiDefinitionParams),
    /// `field_type` is `user_single`.
    UserSingle(UserSingleDefinitionParams),
    /// Another `field_type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for CreateFieldDefinitionParamsData {
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
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for CreateFieldDefinitionParamsData {
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
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(CreateFieldDefinitionParamsData);

impl From<DateDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: DateDefinitionParams) -> Self {
        Self::Date(value)
    }
}

impl From<LongTextDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: LongTextDefinitionParams) -> Self {
        Self::LongText(value)
    }
}

impl From<NumberDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: NumberDefinitionParams) -> Self {
        Self::Number(value)
    }
}

impl From<RatingDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: RatingDefinitionParams) -> Self {
        Self::Rating(value)
    }
}

impl From<SelectDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: SelectDefinitionParams) -> Self {
        Self::Select(value)
    }
}

impl From<SelectMultiDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: SelectMultiDefinitionParams) -> Self {
        Self::SelectMulti(value)
    }
}

impl From<TextDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: TextDefinitionParams) -> Self {
        Self::Text(value)
    }
}

impl From<ToggleDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: ToggleDefinitionParams) -> Self {
        Self::Toggle(value)
    }
}

impl From<UserMultiDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: UserMultiDefinitionParams) -> Self {
        Self::UserMulti(value)
    }
}

impl From<UserSingleDefinitionParams> for CreateFieldDefinitionParamsData {
    fn from(value: UserSingleDefinitionParams) -> Self {
        Self::UserSingle(value)
    }
}

/// A field for a date that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateDefinitionParams {
    /// The field's name.
    pub name: String,
    /// How dates are to be shown.
    pub field_configuration: DateConfigurationParams,
}

impl DateDefinitionParams {
    /// One with what it cannot do without: `name`, `field_configuration`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        field_configuration: impl Into<DateConfigurationParams>,
    ) -> Self {
        Self {
            name: name.into(),
            field_configuration: field_configuration.into(),
        }
    }
}

/// How dates are to be shown.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateConfigurationParams {
    /// The order of day, month and year; the service's own preference is `local`.
    pub display_format: DateDisplayFormat,
    /// Whether there is a time with the date; false without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_time: Option<bool>,
    /// How the time is written; `twelve_hour` without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_format: Option<TimeFormat>,
    /// Whether the time zone is shown; false without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_timezone: Option<bool>,
}

impl DateConfigurationParams {
    /// One with what it cannot do without: `display_format`.
    #[must_use]
    pub fn new(display_format: impl Into<DateDisplayFormat>) -> Self {
        Self {
            display_format: display_format.into(),
            include_time: None,
            time_format: None,
            display_timezone: None,
        }
    }

    /// Whether there is a time with the date; false without it.
    #[must_use]
    pub fn include_time(mut self, include_time: bool) -> Self {
        self.include_time = Some(include_time);
        self
    }

    /// How the time is written; `twelve_hour` without it.
    #[must_use]
    pub fn time_format(mut self, time_format: impl Into<TimeFormat>) -> Self {
        self.time_format = Some(time_format.into());
        self
    }

    /// Whether the time zone is shown; false without it.
    #[must_use]
    pub fn display_timezone(mut self, display_timezone: bool) -> Self {
        self.display_timezone = Some(display_timezone);
        self
    }
}

/// A field for a longer text that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LongTextDefinitionParams {
    /// The field's name.
    pub name: String,
}

impl LongTextDefinitionParams {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

/// A field for a number that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NumberDefinitionParams {
    /// The field's name.
    pub name: String,
    /// How numbers are to be shown.
    pub field_configuration: NumberConfigurationParams,
}

impl NumberDefinitionParams {
    /// One with what it cannot do without: `name`, `field_configuration`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        field_configuration: impl Into<NumberConfigurationParams>,
    ) -> Self {
        Self {
            name: name.into(),
            field_configuration: field_configuration.into(),
        }
    }
}

/// How numbers are to be shown.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NumberConfigurationParams {
    /// Digits after the decimal point.
    pub scale: i64,
    /// What the number measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_format: Option<NumberFormat>,
}

impl NumberConfigurationParams {
    /// One with what it cannot do without: `scale`.
    #[must_use]
    pub fn new(scale: i64) -> Self {
        Self { scale, number_format: None }
    }

    /// What the number measures.
    #[must_use]
    pub fn number_format(mut self, number_format: impl Into<NumberFormat>) -> Self {
        self.number_format = Some(number_format.into());
        self
    }
}

/// A field for a rating that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RatingDefinitionParams {
    /// The field's name.
    pub name: String,
    /// How ratings are to be shown.
    pub field_configuration: RatingConfigurationParams,
}

impl RatingDefinitionParams {
    /// One with what it cannot do without: `name`, `field_configuration`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        field_configuration: impl Into<RatingConfigurationParams>,
    ) -> Self {
        Self {
            name: name.into(),
            field_configuration: field_configuration.into(),
        }
    }
}

/// How ratings are to be shown.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RatingConfigurationParams {
    /// The highest rating.
    pub max_value: i64,
    /// The sign that stands for a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<RatingStyle>,
    /// The sign's colour, as `#fbd400`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

impl RatingConfigurationParams {
    /// One with what it cannot do without: `max_value`.
    #[must_use]
    pub fn new(max_value: i64) -> Self {
        Self {
            max_value,
            style: None,
            color: None,
        }
    }

    /// The sign that stands for a point.
    #[must_use]
    pub fn style(mut self, style: impl Into<RatingStyle>) -> Self {
        self.style = Some(style.into());
        self
    }

    /// The sign's colour, as `#fbd400`.
    #[must_use]
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Some(color.into());
        self
    }
}

/// A field with options, of which one can be chosen, that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectDefinitionParams {
    /// The field's name.
    pub name: String,
    /// The options.
    pub field_configuration: SelectConfigurationParams,
}

impl SelectDefinitionParams {
    /// One with what it cannot do without: `name`, `field_configuration`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        field_configuration: impl Into<SelectConfigurationParams>,
    ) -> Self {
        Self {
            name: name.into(),
            field_configuration: field_configuration.into(),
        }
    }
}

/// The options of a field.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectConfigurationParams {
    /// The options.
    pub options: Vec<SelectOptionParams>,
    /// Whether members may add options while they choose; true without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_add_new: Option<bool>,
}

impl SelectConfigurationParams {
    /// One with what it cannot do without: `options`.
    #[must_use]
    pub fn new(
        options: impl IntoIterator<Item = impl Into<SelectOptionParams>>,
    ) -> Self {
        Self {
            options: options.into_iter().map(Into::into).collect(),
            enable_add_new: None,
        }
    }

    /// Whether members may add options while they choose; true without it.
    #[must_use]
    pub fn enable_add_new(mut self, enable_add_new: bool) -> Self {
        self.enable_add_new = Some(enable_add_new);
        self
    }
}

/// A field with options, of which several can be chosen, that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectMultiDefinitionParams {
    /// The field's name.
    pub name: String,
    /// The options.
    pub field_configuration: SelectConfigurationParams,
}

impl SelectMultiDefinitionParams {
    /// One with what it cannot do without: `name`, `field_configuration`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        field_configuration: impl Into<SelectConfigurationParams>,
    ) -> Self {
        Self {
            name: name.into(),
            field_configuration: field_configuration.into(),
        }
    }
}

/// A field for a line of text that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextDefinitionParams {
    /// The field's name.
    pub name: String,
}

impl TextDefinitionParams {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

/// A field for a switch that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ToggleDefinitionParams {
    /// The field's name.
    pub name: String,
    /// How the switch is to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_configuration: Option<ToggleConfigurationParams>,
}

impl ToggleDefinitionParams {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            field_configuration: None,
        }
    }

    /// How the switch is to be shown.
    #[must_use]
    pub fn field_configuration(
        mut self,
        field_configuration: impl Into<ToggleConfigurationParams>,
    ) -> Self {
        self.field_configuration = Some(field_configuration.into());
        self
    }
}

/// How a switch is to be shown.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ToggleConfigurationParams {
    /// The colour of the switch that is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

impl ToggleConfigurationParams {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { color: None }
    }

    /// The colour of the switch that is on.
    #[must_use]
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Some(color.into());
        self
    }
}

/// A field for several users that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserMultiDefinitionParams {
    /// The field's name.
    pub name: String,
    /// Who can be chosen.
    pub field_configuration: UserConfigurationParams,
}

impl UserMultiDefinitionParams {
    /// One with what it cannot do without: `name`, `field_configuration`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        field_configuration: impl Into<UserConfigurationParams>,
    ) -> Self {
        Self {
            name: name.into(),
            field_configuration: field_configuration.into(),
        }
    }
}

/// A field for one user that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserSingleDefinitionParams {
    /// The field's name.
    pub name: String,
    /// Who can be chosen.
    pub field_configuration: UserConfigurationParams,
}

impl UserSingleDefinitionParams {
    /// One with what it cannot do without: `name`, `field_configuration`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        field_configuration: impl Into<UserConfigurationParams>,
    ) -> Self {
        Self {
            name: name.into(),
            field_configuration: field_configuration.into(),
        }
    }
}
