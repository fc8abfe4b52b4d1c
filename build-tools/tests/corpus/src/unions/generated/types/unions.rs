// Made by `cargo sdk generate` out of specs/unions. Change the specs, not this file.

use chrono::NaiveDate;
use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One of each.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Unions {
    /// Told apart by a member that the members do not describe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    /// Told apart by a member that the members describe, and by their own names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
    /// Text, a number or a flag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scalar: Option<Scalar>,
    /// Two objects that nothing but their members tells apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thing: Option<Thing>,
    /// A day, an id, some numbers, a map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mixed: Option<Mixed>,
    /// Several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shapes: Option<Vec<Shape>>,
    /// A union without a name of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inline: Option<UnionsInline>,
}

impl Unions {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shape: None,
            event: None,
            scalar: None,
            thing: None,
            mixed: None,
            shapes: None,
            inline: None,
        }
    }

    /// Told apart by a member that the members do not describe.
    #[must_use]
    pub fn shape(mut self, shape: impl Into<Shape>) -> Self {
        self.shape = Some(shape.into());
        self
    }

    /// Told apart by a member that the members describe, and by their own names.
    #[must_use]
    pub fn event(mut self, event: impl Into<Event>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// Text, a number or a flag.
    #[must_use]
    pub fn scalar(mut self, scalar: impl Into<Scalar>) -> Self {
        self.scalar = Some(scalar.into());
        self
    }

    /// Two objects that nothing but their members tells apart.
    #[must_use]
    pub fn thing(mut self, thing: impl Into<Thing>) -> Self {
        self.thing = Some(thing.into());
        self
    }

    /// A day, an id, some numbers, a map.
    #[must_use]
    pub fn mixed(mut self, mixed: impl Into<Mixed>) -> Self {
        self.mixed = Some(mixed.into());
        self
    }

    /// Several.
    #[must_use]
    pub fn shapes(mut self, shapes: impl IntoIterator<Item = impl Into<Shape>>) -> Self {
        self.shapes = Some(shapes.into_iter().map(Into::into).collect());
        self
    }

    /// A union without a name of its own.
    #[must_use]
    pub fn inline(mut self, inline: impl Into<UnionsInline>) -> Self {
        self.inline = Some(inline.into());
        self
    }
}

/// Told apart by a member that the members do not describe.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Shape {
    /// `kind` is `circle`.
    Circle(Circle),
    /// `kind` is `round`.
    Round(Circle),
    /// `kind` is `square`.
    Square(Square),
    /// Another `kind`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for Shape {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Circle(value) => {
                union::serialize_tagged(serializer, "kind", "circle", value)
            }
            Self::Round(value) => {
                union::serialize_tagged(serializer, "kind", "round", value)
            }
            Self::Square(value) => {
                union::serialize_tagged(serializer, "kind", "square", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "kind")?;
        match value.tag() {
            "circle" => value.into_variant().map(Self::Circle),
            "round" => value.into_variant().map(Self::Round),
            "square" => value.into_variant().map(Self::Square),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(Shape);

impl From<Square> for Shape {
    fn from(value: Square) -> Self {
        Self::Square(value)
    }
}

/// It has a radius.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Circle {
    /// From the middle.
    pub radius: u64,
}

impl Circle {
    /// One with what it cannot do without: `radius`.
    #[must_use]
    pub fn new(radius: u64) -> Self {
        Self { radius }
    }
}

/// It has a side.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Square {
    /// Of one edge.
    pub side: f64,
}

impl Square {
    /// One with what it cannot do without: `side`.
    #[must_use]
    pub fn new(side: f64) -> Self {
        Self { side }
    }
}

/// Told apart by a member that the members describe, and by their own names.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// `type` is `Created`.
    Created(Created),
    /// `type` is `Removed`.
    Removed(Removed),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for Event {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Created(value) => {
                union::serialize_tagged(serializer, "type", "Created", value)
            }
            Self::Removed(value) => {
                union::serialize_tagged(serializer, "type", "Removed", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "Created" => value.into_variant().map(Self::Created),
            "Removed" => value.into_variant().map(Self::Removed),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(Event);

impl From<Created> for Event {
    fn from(value: Created) -> Self {
        Self::Created(value)
    }
}

impl From<Removed> for Event {
    fn from(value: Removed) -> Self {
        Self::Removed(value)
    }
}

/// Something is new.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Created {
    /// What happened.
    #[serde(rename = "type")]
    pub type_: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Created {
    /// One with what it cannot do without: `type_`.
    #[must_use]
    pub fn new(type_: impl Into<String>) -> Self {
        Self {
            type_: type_.into(),
            name: None,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

/// Something is gone.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Removed {
    /// What happened.
    #[serde(rename = "type")]
    pub type_: RemovedType,
}

impl Removed {
    /// One with what it cannot do without: `type_`.
    #[must_use]
    pub fn new(type_: impl Into<RemovedType>) -> Self {
        Self { type_: type_.into() }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RemovedType {
    /// `Removed` on the wire.
    Removed,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl RemovedType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Removed => "Removed",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for RemovedType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "Removed" => Self::Removed,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(RemovedType);

/// Text, a number or a flag.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Scalar {
    /// As text.
    Text(String),
    /// As number.
    Number(f64),
    /// As boolean.
    Boolean(bool),
    /// Anything else, as the server sent it.
    Other(Value),
}

impl From<String> for Scalar {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Scalar {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<f64> for Scalar {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<bool> for Scalar {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

/// Two objects that nothing but their members tells apart.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Thing {
    /// As [`Book`].
    Book(Book),
    /// As [`Film`].
    Film(Film),
    /// Anything else, as the server sent it.
    Other(Value),
}

impl From<Book> for Thing {
    fn from(value: Book) -> Self {
        Self::Book(value)
    }
}

impl From<Film> for Thing {
    fn from(value: Film) -> Self {
        Self::Film(value)
    }
}

/// It has pages.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Book {
    /// How many.
    pub pages: i32,
}

impl Book {
    /// One with what it cannot do without: `pages`.
    #[must_use]
    pub fn new(pages: i32) -> Self {
        Self { pages }
    }
}

/// It has minutes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Film {
    /// How long.
    pub minutes: i32,
}

impl Film {
    /// One with what it cannot do without: `minutes`.
    #[must_use]
    pub fn new(minutes: i32) -> Self {
        Self { minutes }
    }
}

/// A day, an id, some numbers, a map.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Mixed {
    /// As date.
    Date(NaiveDate),
    /// As uuid.
    Uuid(Uuid),
    /// As list.
    List(Vec<u32>),
    /// As map.
    Map(BTreeMap<String, bool>),
    /// As integer.
    Integer(i64),
    /// Anything else, as the server sent it.
    Other(Value),
}

impl From<NaiveDate> for Mixed {
    fn from(value: NaiveDate) -> Self {
        Self::Date(value)
    }
}

impl From<Uuid> for Mixed {
    fn from(value: Uuid) -> Self {
        Self::Uuid(value)
    }
}

impl From<Vec<u32>> for Mixed {
    fn from(value: Vec<u32>) -> Self {
        Self::List(value)
    }
}

impl From<BTreeMap<String, bool>> for Mixed {
    fn from(value: BTreeMap<String, bool>) -> Self {
        Self::Map(value)
    }
}

impl From<i64> for Mixed {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

/// A union without a name of its own.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum UnionsInline {
    /// As text.
    Text(String),
    /// As [`UnionsInlineVariant2`].
    UnionsInlineVariant2(UnionsInlineVariant2),
    /// Anything else, as the server sent it.
    Other(Value),
}

impl From<String> for UnionsInline {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for UnionsInline {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<UnionsInlineVariant2> for UnionsInline {
    fn from(value: UnionsInlineVariant2) -> Self {
        Self::UnionsInlineVariant2(value)
    }
}

/// `UnionsInlineVariant2`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnionsInlineVariant2 {
    /// How.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deep: Option<bool>,
}

impl UnionsInlineVariant2 {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { deep: None }
    }

    /// How.
    #[must_use]
    pub fn deep(mut self, deep: bool) -> Self {
        self.deep = Some(deep);
        self
    }
}

/// A word, or a list of words.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Filter {
    /// As word.
    Word(String),
    /// As words.
    Words(Vec<String>),
}

impl From<String> for Filter {
    fn from(value: String) -> Self {
        Self::Word(value)
    }
}

impl From<&str> for Filter {
    fn from(value: &str) -> Self {
        Self::Word(value.to_owned())
    }
}

impl From<Vec<String>> for Filter {
    fn from(value: Vec<String>) -> Self {
        Self::Words(value)
    }
}
