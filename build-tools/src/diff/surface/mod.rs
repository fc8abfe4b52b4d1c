//! The public surface of a crate: what its users see in Rust, and what it sends and expects on the wire.
//!
//! It is made of the [model](crate::model) and holds nothing but what a comparison needs, so that it can be kept in a file.
//! Rust types are written as the generated code names them; texts are kept as fingerprints.

mod facts;
mod operations;
mod types;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::places::Places;
use crate::features;
use crate::model::Sdk;
use crate::names;

/// The surface of a crate: what it offers and does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surface {
    pub crate_name: String,
    /// Empty where groups are not behind Cargo features.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<String>,
    pub words: Words,
    /// The first is the default one.
    pub servers: Vec<Server>,
    /// By accessor.
    pub groups: BTreeMap<String, Words>,
    /// By `group.operationId`.
    pub operations: BTreeMap<String, Operation>,
    /// By Rust name.
    pub types: BTreeMap<String, NamedType>,
    pub errors: BTreeMap<String, ErrorKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oauth: Option<Facts>,
}

/// Behaviour that no Rust type shows, by what it is about. Values are written for people.
pub type Facts = BTreeMap<String, String>;

/// A fingerprint of a text; empty for no text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(String);

impl Words {
    /// Returns the fingerprint of a text: 64 bits of FNV-1a, which are the same on every machine.
    pub fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(format!("{hash:016x}"))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    pub name: String,
    pub url: String,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The accessor on the client.
    pub group: String,
    /// The method on the group.
    pub method: String,
    /// The name of the request's type.
    pub request: String,
    /// The document that describes it.
    pub document: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// The Cargo feature of the preview that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<String>,
    /// Arguments and setters, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
    /// Whether the request has `unchecked()`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unchecked: bool,
    /// The type that `send()` gives, without the response around it.
    pub returns: String,
    /// Whether that is an enum of the outcomes.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_outcome: bool,
    pub outcomes: Vec<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessor: Option<Accessor>,
    /// The type that awaiting the request gives, with `_` for that of `send()`; nothing if it can't be
    /// awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awaited: Option<String>,
    /// The type that `items()` yields, below its variant if pages hold several lists. Empty without listings.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<String, String>,
    /// Whether `poller()` follows the call or an operation that another call started.
    #[serde(default, skip_serializing_if = "is_false")]
    pub poller: bool,
    pub facts: Facts,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

impl Operation {
    /// Returns the call as a user writes it.
    pub fn call(&self) -> String {
        format!("{}().{}()", self.group, self.method)
    }
}

/// Where a caller's value is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InputPlace {
    Path,
    Query,
    Header,
    Body,
    Part,
}

impl InputPlace {
    pub(super) fn words(self) -> &'static str {
        match self {
            InputPlace::Path => "in the path",
            InputPlace::Query => "in the query",
            InputPlace::Header => "as a header",
            InputPlace::Body => "as the body",
            InputPlace::Part => "as a part of the body",
        }
    }
}

/// A value of the caller: an argument if it is required, otherwise a setter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    pub name: String,
    /// The name on the wire; for a part of the path its position, and for a whole body nothing.
    pub wire: String,
    pub place: InputPlace,
    pub r#type: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// The Cargo feature of the preview that the setter belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bounds: Bounds,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: Facts,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

/// Bounds by their OpenAPI keys, those of a list's items with `items.` before it.
pub type Bounds = BTreeMap<String, Number>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub status: u16,
    pub variant: String,
    /// The Rust type; `()` where there is no body.
    pub body: String,
    /// The type of the whole answer, where `body` is taken out of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envelope: Option<String>,
    /// The struct of the described headers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers_type: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub name: String,
    pub wire: String,
    pub r#type: String,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

/// The accessor for the body that an outcome's variants share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accessor {
    pub name: String,
    /// Whether every variant has a body, so that no `Option` is around it.
    pub always: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedType {
    /// The document that describes it.
    pub document: String,
    /// Whether callers make it: it has `new` and setters then.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sent: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub received: bool,
    /// Whether nothing but previews uses it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub preview: bool,
    pub shape: TypeShape,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum TypeShape {
    Struct(Struct),
    Enum {
        values: Vec<EnumValue>,
    },
    Id,
    Union {
        /// The property that tells the variants apart; without one they are tried in order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tag: Option<String>,
        /// The variant for what nobody described.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        other: Option<String>,
        variants: Vec<Variant>,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Struct {
    pub fields: Vec<Field>,
    /// Whether it implements `Default`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub has_default: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
    /// The type of members that nobody described, when they are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub name: String,
    pub wire: String,
    /// The type of the field, with `Option` or `Field` around it.
    pub r#type: String,
    /// Whether it has to be there: an argument of `new`, and an error where an answer lacks it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bounds: Bounds,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: Facts,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub name: String,
    pub r#type: String,
    /// By variant, what each sends; the first stands unless the caller chooses.
    pub values: Vec<ChoiceValue>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceValue {
    pub variant: String,
    pub sends: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnumValue {
    pub wire: String,
    pub variant: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tag: String,
    pub r#type: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorKind {
    /// Which answers are of this kind.
    pub answers: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

impl Surface {
    /// Extracts the surface of a model; `places` tells which document describes what.
    pub fn of(sdk: &Sdk, places: &Places) -> Self {
        let operations = sdk.operations().map(|operation| {
            let made = operations::surface(sdk, operation, places);
            (operation.full_name(), made)
        });
        let types = sdk.schemas.iter().map(|schema| {
            let made = types::surface(sdk, schema, places);
            (schema.name.clone(), made)
        });
        let errors = sdk.errors.kinds.iter().map(|kind| {
            let made = ErrorKind {
                answers: facts::answers(kind),
                parent: kind.parent.clone(),
                words: Words::of(&kind.description),
            };
            (kind.name.clone(), made)
        });
        let groups = sdk.groups.iter().map(|group| {
            let words = Words::of(&group.description);
            (names::snake(&group.name), words)
        });
        let servers = sdk.servers.iter().map(|server| Server {
            name: server.name.clone(),
            url: server.url.clone(),
            words: Words::of(&server.description),
        });
        Self {
            crate_name: sdk.crate_name.clone(),
            features: features::of(sdk)
                .into_iter()
                .map(|feature| feature.name)
                .collect(),
            words: Words::of(&sdk.title),
            servers: servers.collect(),
            groups: groups.collect(),
            operations: operations.collect(),
            types: types.collect(),
            errors: errors.collect(),
            oauth: sdk.oauth.as_ref().map(facts::oauth),
        }
    }
}

/// Returns a type as the generated code writes it.
fn rust_type(r#type: &crate::model::Type) -> String {
    let tokens = crate::types::rust_type(r#type, &proc_macro2::TokenStream::new());
    tokens.to_string().replace(' ', "").replace(',', ", ")
}

fn bounds(found: &crate::model::Bounds) -> Bounds {
    let count = |number: Option<u64>| number.map(Number::from);
    let pairs = [
        ("minLength", count(found.length.0)),
        ("maxLength", count(found.length.1)),
        ("minimum", found.number.0.clone()),
        ("maximum", found.number.1.clone()),
        ("minItems", count(found.items.0)),
        ("maxItems", count(found.items.1)),
        ("uniqueItems", found.unique.then(|| Number::from(1))),
    ];
    let own = pairs
        .into_iter()
        .filter_map(|(key, number)| Some((key.to_owned(), number?)));
    let inner = found.inner.iter().flat_map(|inner| {
        let inner = bounds(inner).into_iter();
        inner.map(|(key, number)| (format!("items.{key}"), number))
    });
    own.chain(inner).collect()
}

fn is_false(flag: &bool) -> bool {
    !flag
}
