// Made by `cargo sdk generate` out of specs/defaults. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// One of each kind.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Settings {
    /// A flag.
    #[serde(default = "default_settings_on", deserialize_with = "read_settings_on")]
    pub on: bool,
    /// Rust's own.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub off: bool,
    /// A number.
    #[serde(
        default = "default_settings_depth",
        deserialize_with = "read_settings_depth"
    )]
    pub depth: i32,
    /// Far below.
    #[serde(
        default = "default_settings_below",
        deserialize_with = "read_settings_below"
    )]
    pub below: i64,
    /// Rust's own.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub size: u64,
    /// Without a sign.
    #[serde(
        default = "default_settings_width",
        deserialize_with = "read_settings_width"
    )]
    pub width: u32,
    /// A fraction that is whole.
    #[serde(
        default = "default_settings_ratio",
        deserialize_with = "read_settings_ratio"
    )]
    pub ratio: f64,
    /// A fraction.
    #[serde(default = "default_settings_half", deserialize_with = "read_settings_half")]
    pub half: f64,
    /// Text.
    #[serde(default = "default_settings_name", deserialize_with = "read_settings_name")]
    pub name: String,
    /// Rust's own.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub empty: String,
    /// A link.
    #[serde(default = "default_settings_link", deserialize_with = "read_settings_link")]
    pub link: String,
    /// A choice.
    #[serde(default = "default_settings_mode", deserialize_with = "read_settings_mode")]
    pub mode: Mode,
    /// Rust's own.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub list: Vec<String>,
    /// A list with something in it.
    #[serde(
        default = "default_settings_words",
        deserialize_with = "read_settings_words"
    )]
    pub words: Vec<String>,
    /// Numbers.
    #[serde(
        default = "default_settings_sizes",
        deserialize_with = "read_settings_sizes"
    )]
    pub sizes: Vec<u64>,
    /// Choices.
    #[serde(
        default = "default_settings_modes",
        deserialize_with = "read_settings_modes"
    )]
    pub modes: Vec<Mode>,
    /// Lists of lists.
    #[serde(
        default = "default_settings_table",
        deserialize_with = "read_settings_table"
    )]
    pub table: Vec<Vec<f64>>,
    /// May be null, and null means the default.
    #[serde(
        default = "default_settings_maybe",
        deserialize_with = "read_settings_maybe"
    )]
    pub maybe: String,
    /// No default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none: Option<String>,
}

fn default_settings_on() -> bool {
    true
}

fn read_settings_on<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<bool, D::Error> {
    let value: Option<bool> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_on))
}

fn default_settings_depth() -> i32 {
    5
}

fn read_settings_depth<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<i32, D::Error> {
    let value: Option<i32> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_depth))
}

fn default_settings_below() -> i64 {
    -9223372036854775808
}

fn read_settings_below<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<i64, D::Error> {
    let value: Option<i64> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_below))
}

fn default_settings_width() -> u32 {
    80
}

fn read_settings_width<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<u32, D::Error> {
    let value: Option<u32> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_width))
}

fn default_settings_ratio() -> f64 {
    1.0
}

fn read_settings_ratio<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<f64, D::Error> {
    let value: Option<f64> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_ratio))
}

fn default_settings_half() -> f64 {
    0.5
}

fn read_settings_half<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<f64, D::Error> {
    let value: Option<f64> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_half))
}

fn default_settings_name() -> String {
    "abc".to_owned()
}

fn read_settings_name<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    let value: Option<String> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_name))
}

fn default_settings_link() -> String {
    "https://example.com/".to_owned()
}

fn read_settings_link<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    let value: Option<String> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_link))
}

fn default_settings_mode() -> Mode {
    Mode::from("fast")
}

fn read_settings_mode<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Mode, D::Error> {
    let value: Option<Mode> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_mode))
}

fn default_settings_words() -> Vec<String> {
    vec!["a".to_owned(), "b".to_owned()]
}

fn read_settings_words<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<String>, D::Error> {
    let value: Option<Vec<String>> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_words))
}

fn default_settings_sizes() -> Vec<u64> {
    vec![1, 2]
}

fn read_settings_sizes<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<u64>, D::Error> {
    let value: Option<Vec<u64>> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_sizes))
}

fn default_settings_modes() -> Vec<Mode> {
    vec![Mode::from("thorough")]
}

fn read_settings_modes<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Mode>, D::Error> {
    let value: Option<Vec<Mode>> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_modes))
}

fn default_settings_table() -> Vec<Vec<f64>> {
    vec![vec![1.0], vec![2.0, 3.0]]
}

fn read_settings_table<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Vec<f64>>, D::Error> {
    let value: Option<Vec<Vec<f64>>> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_table))
}

fn default_settings_maybe() -> String {
    "xyz".to_owned()
}

fn read_settings_maybe<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    let value: Option<String> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_settings_maybe))
}

/// How to work.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Mode {
    /// `fast` on the wire.
    Fast,
    /// `thorough` on the wire.
    Thorough,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Mode {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Fast => "fast",
            Self::Thorough => "thorough",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Mode {
    fn from(value: String) -> Self {
        match value.as_str() {
            "fast" => Self::Fast,
            "thorough" => Self::Thorough,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Mode);

/// What to set.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewSettings {
    /// A number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depth: Option<i32>,
    /// Text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<String>>,
}

impl NewSettings {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            depth: None,
            name: None,
            words: None,
        }
    }

    /// A number.
    #[must_use]
    pub fn depth(mut self, depth: i32) -> Self {
        self.depth = Some(depth);
        self
    }

    /// Text.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// A list.
    #[must_use]
    pub fn words(mut self, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.words = Some(words.into_iter().map(Into::into).collect());
        self
    }
}
