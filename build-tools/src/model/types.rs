//! Types: what is sent and received, as Rust sees it.

use std::collections::BTreeSet;

use super::{Bounds, Gate};

/// A Rust type as the model knows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    String,
    Secret,
    Bool,
    I32,
    I64,
    U32,
    U64,
    F64,
    DateTime,
    Date,
    Uuid,
    /// Any JSON value.
    Any,
    Binary,
    List(Box<Type>),
    Map(Box<Type>),
    /// An item of a list or a value of a map that may be `null`.
    Nullable(Box<Type>),
    /// A [`Schema`] by its Rust name.
    Named(String),
    /// A [`Schema`] that is a newtype over text, by its Rust name.
    Id(String),
}

impl Type {
    /// Returns whether values of the type are copied rather than moved.
    pub fn is_copy(&self) -> bool {
        match self {
            Type::Bool
            | Type::I32
            | Type::I64
            | Type::U32
            | Type::U64
            | Type::F64
            | Type::DateTime
            | Type::Date
            | Type::Uuid => true,
            Type::Nullable(inner) => inner.is_copy(),
            _ => false,
        }
    }
}

/// A type of the crate's `types` module.
#[derive(Debug)]
pub struct Schema {
    pub name: String,
    pub description: String,
    /// The file of the document that describes it; none for an ID, which is told by its uses.
    pub document: Option<String>,
    pub kind: SchemaKind,
    pub in_request: bool,
    pub in_response: bool,
    /// The groups and previews that use it, straight or through other schemas.
    pub gates: BTreeSet<Gate>,
}

#[derive(Debug)]
pub enum SchemaKind {
    Struct(Struct),
    Enum(Vec<EnumValue>),
    /// Text that names one kind of thing.
    Id,
    TaggedUnion {
        tag: String,
        variants: Vec<Variant>,
    },
    Union(Vec<Variant>),
}

#[derive(Debug, Default)]
pub struct Struct {
    /// The properties that callers set one by one; those that a choice sets are not among them.
    pub properties: Vec<Property>,
    pub choice: Option<Choice>,
    /// The type of the members that are not described, when they are kept.
    pub extra: Option<Type>,
}

/// Members of an object that only go together in some ways, as one enum of those ways.
#[derive(Debug)]
pub struct Choice {
    pub rust_name: String,
    pub type_name: String,
    pub description: String,
    /// The first stands unless the caller chooses.
    pub values: Vec<ChoiceValue>,
}

impl Choice {
    /// Returns whether the choice decides about a member.
    pub fn sets(&self, wire: &str) -> bool {
        let mut members = self.values.iter().flat_map(|value| &value.members);
        members.any(|(name, _)| name == wire)
    }
}

#[derive(Debug)]
pub struct ChoiceValue {
    pub variant: String,
    pub description: String,
    /// The members that are sent; the other members of the choice are left out.
    pub members: Vec<(String, serde_json::Value)>,
}

#[derive(Clone, Debug)]
pub struct Property {
    pub wire: String,
    pub rust_name: String,
    pub r#type: Type,
    pub required: bool,
    pub nullable: bool,
    pub default: Option<serde_json::Value>,
    /// Whether a list is also read from its only item.
    pub one_or_many: bool,
    pub bounds: Bounds,
    pub description: String,
}

/// The shape of a property as a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `T`, and it has to be there.
    Required,
    /// `Option<T>`; `None` is sent as `null`.
    Nullable,
    /// `Option<T>`; `None` is not sent.
    Optional,
    /// `Field<T>`: absent, null or a value.
    Field,
    /// `T`, filled with its default when it is absent or null.
    Defaulted,
}

impl Schema {
    /// Returns the shape of a property, which depends on whether the schema is sent, received or both.
    pub fn shape(&self, property: &Property) -> Shape {
        let collection = matches!(property.r#type, Type::List(_) | Type::Map(_));
        match (property.required, property.nullable) {
            (true, false) => Shape::Required,
            (true, true) => Shape::Nullable,
            (false, true) if self.in_request => Shape::Field,
            (false, true) if property.default.is_some() => Shape::Defaulted,
            (false, true) => Shape::Optional,
            (false, false) if self.in_request => Shape::Optional,
            (false, false) if collection || property.default.is_some() => Shape::Defaulted,
            (false, false) => Shape::Optional,
        }
    }
}

#[derive(Debug)]
pub struct EnumValue {
    pub wire: String,
    pub variant: String,
}

#[derive(Debug)]
pub struct Variant {
    pub name: String,
    /// The tag's value, in a tagged union.
    pub tag: String,
    pub r#type: Type,
    pub bounds: Bounds,
}
