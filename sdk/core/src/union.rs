//! Unions whose variant is named by a member of the object.

use std::fmt;

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::mismatch::{self, Mismatch, Probe, probe};

/// A variant that is not in the specification: the tag and the whole object, as received.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnknownVariant {
    tag: String,
    object: Map<String, Value>,
}

impl UnknownVariant {
    /// Returns the tag: the value of the member that distinguishes the variants.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Returns all members, including the tag.
    #[must_use]
    pub fn object(&self) -> &Map<String, Value> {
        &self.object
    }

    /// Converts to a JSON value, which can be decoded as another type.
    #[must_use]
    pub fn into_value(self) -> Value {
        Value::Object(self.object)
    }
}

impl Serialize for UnknownVariant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.object.serialize(serializer)
    }
}

/// An object whose tag has been read, for generated code.
#[derive(Debug)]
pub struct Tagged {
    tag: String,
    object: Map<String, Value>,
}

impl Tagged {
    /// Reads an object and its tag.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not an object, or the tag is missing or not a string.
    pub fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        member: &'static str,
    ) -> Result<Self, D::Error> {
        let object = Map::deserialize(deserializer)?;
        match object.get(member) {
            Some(Value::String(tag)) => Ok(Self {
                tag: tag.clone(),
                object,
            }),
            Some(_) => Err(D::Error::custom(format_args!(
                "the member `{member}`, which names the object's type, is not text"
            ))),
            None => Err(D::Error::missing_field(member)),
        }
    }

    /// Returns the tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Reads the object as the variant that the tag stands for.
    ///
    /// # Errors
    ///
    /// Returns an error if the object does not match the variant. The message names the tag, and the member if the document is being read
    /// for a diagnosis.
    pub fn into_variant<T: DeserializeOwned, E: serde::de::Error>(self) -> Result<T, E> {
        let object = Value::Object(self.object);
        let text = mismatch::is_diagnosing().then(|| object.to_string());
        // Unions inside are diagnosed once, by `Mismatch::find`.
        mismatch::diagnosing(false, || serde_json::from_value(object))
            .map_err(|error| E::custom(in_object(&self.tag, &error, text.as_deref(), probe::<T>)))
    }

    /// Keeps the object unchanged.
    #[must_use]
    pub fn into_unknown(self) -> UnknownVariant {
        UnknownVariant {
            tag: self.tag,
            object: self.object,
        }
    }
}

/// Describes why an object is not the variant that its tag stands for.
fn in_object(tag: &str, error: &serde_json::Error, text: Option<&str>, probe: Probe) -> String {
    let mismatch = text
        .and_then(|text| Mismatch::find(text, probe))
        .unwrap_or_else(|| Mismatch::new(error));
    let what = mismatch.what();
    match mismatch.path() {
        "" => format!("in a {tag:?} object: {what}"),
        path => format!("in a {tag:?} object, at {path}: {what}"),
    }
}

/// Writes a variant with its tag.
///
/// # Errors
///
/// Returns an error if the variant is not an object.
pub fn serialize_tagged<S: Serializer, T: Serialize>(
    serializer: S,
    member: &'static str,
    tag: &'static str,
    variant: &T,
) -> Result<S::Ok, S::Error> {
    match serde_json::to_value(variant).map_err(S::Error::custom)? {
        Value::Object(mut object) => {
            object.insert(member.to_owned(), Value::from(tag));
            object.serialize(serializer)
        }
        _ => Err(S::Error::custom(format_args!(
            "a {tag:?} must be an object to carry the member `{member}`"
        ))),
    }
}

impl fmt::Display for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an undescribed {:?}", self.tag)
    }
}

/// Implements the schema of a generated union.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "schemars")]
macro_rules! union_schema {
    ($name:ident) => {
        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "object" })
            }
        }
    };
}

/// Does nothing without the feature for schemas.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "schemars"))]
macro_rules! union_schema {
    ($name:ident) => {};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct File {
        size: u64,
    }

    fn read(text: &str) -> Result<Tagged, serde_json::Error> {
        Tagged::read(&mut serde_json::Deserializer::from_str(text), "type")
    }

    #[test]
    fn a_known_variant_is_read_whatever_the_order_of_members() {
        let tagged = read(r#"{"size": 18446744073709551615, "type": "file"}"#).unwrap();
        assert_eq!(tagged.tag(), "file");
        let file: File = tagged.into_variant::<_, serde_json::Error>().unwrap();
        assert_eq!(file, File { size: u64::MAX });
    }

    #[test]
    fn an_unknown_variant_keeps_every_member() {
        let unknown = read(r#"{"type": "hologram", "depth": 3}"#)
            .unwrap()
            .into_unknown();
        assert_eq!(unknown.tag(), "hologram");
        let again = serde_json::to_value(&unknown).unwrap();
        assert_eq!(again, serde_json::json!({ "type": "hologram", "depth": 3 }));
    }

    #[test]
    fn a_missing_tag_and_a_wrong_member_are_named() {
        let missing = read("{}").unwrap_err().to_string();
        assert!(missing.contains("`type`"), "{missing}");
        let tagged = read(r#"{"type": "file", "size": "big"}"#).unwrap();
        let wrong = tagged
            .into_variant::<File, serde_json::Error>()
            .unwrap_err();
        assert!(wrong.to_string().contains("\"file\""), "{wrong}");
    }

    #[test]
    fn a_variant_is_written_with_its_tag() {
        let mut out = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut out);
        serialize_tagged(&mut serializer, "type", "file", &File { size: 1 }).unwrap();
        let value: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value, serde_json::json!({ "type": "file", "size": 1 }));
    }
}
