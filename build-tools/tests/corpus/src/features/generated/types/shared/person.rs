// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// A type of three groups.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Person {
    /// The name.
    #[serde(default = "default_person_name", deserialize_with = "read_person_name")]
    pub name: String,
}

fn default_person_name() -> String {
    "nobody".to_owned()
}

fn read_person_name<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    let value: Option<String> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_person_name))
}
