//! Bounds of what callers give.

use serde_json::Number;

use super::schema::{Schemas, is_named_type};
use crate::load::{At, Document, Node};

/// The bounds that a schema sets on callers' values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bounds {
    /// Characters of a text.
    pub length: (Option<u64>, Option<u64>),
    /// A number itself.
    pub number: (Option<Number>, Option<Number>),
    /// Items of a list.
    pub items: (Option<u64>, Option<u64>),
    /// Whether a list holds each item once.
    pub unique: bool,
    /// The bounds of each item of a list or value of a map.
    pub inner: Option<Box<Bounds>>,
}

impl Bounds {
    pub fn is_empty(&self) -> bool {
        *self == Bounds::default()
    }
}

/// Returns whether the bounds of a document are checked.
///
/// Those of a vendor's document are documentation until they have been reviewed.
pub(super) fn are_checked(document: &Document) -> bool {
    document.root.get("x-sdk-check").and_then(Node::as_bool) != Some(false)
}

impl<'a> Schemas<'a> {
    /// Returns the bounds of a value that is not a struct, enum or union.
    pub(super) fn bounds(&mut self, at: At<'a>) -> Bounds {
        let (target, _) = self.follow(at);
        if !are_checked(target.document) {
            return Bounds::default();
        }
        let mut parts = target.items("allOf");
        if let (Some(only), None) = (parts.next(), parts.next())
            && target.node.get("properties").is_none()
        {
            return self.bounds(only);
        }
        if is_named_type(target.node) {
            return Bounds::default();
        }
        let count = |key: &str| {
            let number = target.node.get(key).and_then(Node::as_i64);
            number.and_then(|number| u64::try_from(number).ok())
        };
        let least = |key: &str| count(key).filter(|least| *least > 0);
        let number = |key: &str| match target.node.get(key)?.to_json() {
            serde_json::Value::Number(number) => Some(number),
            _ => None,
        };
        let inner = target.get("items").or_else(|| {
            let values = target.get("additionalProperties")?;
            values.node.as_mapping().is_some().then_some(values)
        });
        let inner = inner.map(|inner| self.bounds(inner));
        Bounds {
            length: (least("minLength"), count("maxLength")),
            number: (number("minimum"), number("maximum")),
            items: (least("minItems"), count("maxItems")),
            unique: target.flag("uniqueItems"),
            inner: inner.filter(|inner| !inner.is_empty()).map(Box::new),
        }
    }
}
