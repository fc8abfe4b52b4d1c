// Made by `cargo sdk generate` out of specs/recursion. Change the specs, not this file.

use cloud_drives_core::{Field, UnknownVariant, union};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Leads to itself in every way.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tree {
    /// A name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Leads to itself in every way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Box<Tree>>,
    /// May be null.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub previous: Field<Box<Tree>>,
    /// Through a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<Tree>>,
    /// Through a map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_name: Option<BTreeMap<String, Tree>>,
    /// Leads back to the tree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaf: Option<Leaf>,
}

impl Tree {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            parent: None,
            previous: Field::Absent,
            children: None,
            by_name: None,
            leaf: None,
        }
    }

    /// A name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Leads to itself in every way.
    #[must_use]
    pub fn parent(mut self, parent: impl Into<Box<Tree>>) -> Self {
        self.parent = Some(parent.into());
        self
    }

    /// May be null.
    #[must_use]
    pub fn previous(mut self, previous: impl Into<Box<Tree>>) -> Self {
        self.previous = Field::Value(previous.into());
        self
    }

    /// Sends `null` for `previous`.
    #[must_use]
    pub fn clear_previous(mut self) -> Self {
        self.previous = Field::Null;
        self
    }

    /// Through a list.
    #[must_use]
    pub fn children(
        mut self,
        children: impl IntoIterator<Item = impl Into<Tree>>,
    ) -> Self {
        self.children = Some(children.into_iter().map(Into::into).collect());
        self
    }

    /// Through a map.
    #[must_use]
    pub fn by_name(mut self, by_name: BTreeMap<String, Tree>) -> Self {
        self.by_name = Some(by_name);
        self
    }

    /// Leads back to the tree.
    #[must_use]
    pub fn leaf(mut self, leaf: impl Into<Leaf>) -> Self {
        self.leaf = Some(leaf.into());
        self
    }
}

/// Leads back to the tree.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Leaf {
    /// A colour.
    pub color: String,
    /// Leads to itself in every way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tree: Option<Box<Tree>>,
}

impl Leaf {
    /// One with what it cannot do without: `color`.
    #[must_use]
    pub fn new(color: impl Into<String>) -> Self {
        Self {
            color: color.into(),
            tree: None,
        }
    }

    /// Leads to itself in every way.
    #[must_use]
    pub fn tree(mut self, tree: impl Into<Box<Tree>>) -> Self {
        self.tree = Some(tree.into());
        self
    }
}

/// Leads to itself through its members.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Expression {
    /// `op` is `not`.
    Not(Box<Not>),
    /// `op` is `all`.
    All(All),
    /// `op` is `name`.
    Name(Name),
    /// Another `op`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for Expression {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Not(value) => union::serialize_tagged(serializer, "op", "not", value),
            Self::All(value) => union::serialize_tagged(serializer, "op", "all", value),
            Self::Name(value) => union::serialize_tagged(serializer, "op", "name", value),
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "op")?;
        match value.tag() {
            "not" => value.into_variant().map(Self::Not),
            "all" => value.into_variant().map(Self::All),
            "name" => value.into_variant().map(Self::Name),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(Expression);

impl From<Not> for Expression {
    fn from(value: Not) -> Self {
        Self::Not(Box::new(value))
    }
}

impl From<All> for Expression {
    fn from(value: All) -> Self {
        Self::All(value)
    }
}

impl From<Name> for Expression {
    fn from(value: Name) -> Self {
        Self::Name(value)
    }
}

/// Turns it round.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Not {
    /// Leads to itself through its members.
    pub inner: Expression,
    /// A number, or one that has to be worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
}

impl Not {
    /// One with what it cannot do without: `inner`.
    #[must_use]
    pub fn new(inner: impl Into<Expression>) -> Self {
        Self {
            inner: inner.into(),
            weight: None,
        }
    }

    /// A number, or one that has to be worked out.
    #[must_use]
    pub fn weight(mut self, weight: impl Into<Weight>) -> Self {
        self.weight = Some(weight.into());
        self
    }
}

/// A number, or one that has to be worked out.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Weight {
    /// As integer.
    Integer(i32),
    /// As [`Not`].
    Not(Box<Not>),
    /// Anything else, as the server sent it.
    Other(Value),
}

impl From<i32> for Weight {
    fn from(value: i32) -> Self {
        Self::Integer(value)
    }
}

impl From<Not> for Weight {
    fn from(value: Not) -> Self {
        Self::Not(Box::new(value))
    }
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct All {
    /// Through a list.
    pub inner: Vec<Expression>,
}

impl All {
    /// One with what it cannot do without: `inner`.
    #[must_use]
    pub fn new(inner: impl IntoIterator<Item = impl Into<Expression>>) -> Self {
        Self {
            inner: inner.into_iter().map(Into::into).collect(),
        }
    }
}

/// Ends it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Name {
    /// A name.
    pub name: String,
}

impl Name {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}
