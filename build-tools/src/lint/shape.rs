//! The shapes of schemas, seen through `$ref` and `allOf`.

use std::collections::HashMap;
use std::rc::Rc;

use super::Linter;
use crate::load::{At, Entry, Node};

/// How many `$ref` and `allOf` a schema may hide behind.
const DEEPEST: usize = 64;

/// How many schemas an object may be put together from.
const MOST_PARTS: usize = 1000;

/// The shape of a schema's values.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape<'a> {
    /// Any JSON value.
    Any,
    /// Text, with its format.
    Text(Option<&'a str>),
    /// One of a list of texts; the schema that lists them.
    Enumeration(At<'a>),
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// True or false.
    Boolean,
    /// A list; the schema of its items.
    List(Option<At<'a>>),
    /// A map; the schema of its values.
    Map(Option<At<'a>>),
    /// An object with named members; [`Linter::object_at`] lists them.
    Object(At<'a>),
    /// One of several schemas.
    Union(At<'a>),
    /// A schema that is refused elsewhere.
    Broken,
}

impl Shape<'_> {
    /// Returns whether this can be written as one piece of text.
    pub(super) fn is_scalar(self) -> bool {
        match self {
            Shape::Text(format) => format != Some("binary"),
            Shape::Enumeration(_) | Shape::Integer | Shape::Number | Shape::Boolean => true,
            // Reported elsewhere: a second report would not help.
            Shape::Broken => true,
            _ => false,
        }
    }

    /// Returns whether this is a `String` in Rust.
    pub(super) fn is_plain_text(self) -> bool {
        matches!(self, Shape::Text(None | Some("uri")) | Shape::Broken)
    }

    pub(super) fn is_binary(self) -> bool {
        matches!(self, Shape::Text(Some("binary")))
    }

    /// Returns the `type` that a schema of this shape has; `None` if there is no single one.
    pub(super) fn type_name(self) -> Option<&'static str> {
        match self {
            Shape::Text(_) | Shape::Enumeration(_) => Some("string"),
            Shape::Integer => Some("integer"),
            Shape::Number => Some("number"),
            Shape::Boolean => Some("boolean"),
            Shape::List(_) => Some("array"),
            Shape::Map(_) | Shape::Object(_) => Some("object"),
            Shape::Any | Shape::Union(_) | Shape::Broken => None,
        }
    }

    /// Returns the shape in words for a message.
    pub(super) fn name(self) -> &'static str {
        match self {
            Shape::Any => "any JSON value",
            Shape::Text(Some("binary")) => "bytes",
            Shape::Text(_) => "a string",
            Shape::Enumeration(_) => "an enum",
            Shape::Integer => "an integer",
            Shape::Number => "a number",
            Shape::Boolean => "a boolean",
            Shape::List(_) => "an array",
            Shape::Map(_) => "a map",
            Shape::Object(_) => "an object",
            Shape::Union(_) => "a oneOf",
            Shape::Broken => "something else",
        }
    }
}

/// One member of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) entry: &'a Entry,
    pub(super) at: At<'a>,
    pub(super) required: bool,
}

/// An object with everything that its `allOf` brings.
#[derive(Default)]
pub(super) struct Object<'a> {
    /// In the order in which they are described; a later one replaces an earlier one of the same name.
    pub(super) members: Vec<Member<'a>>,
    /// Whether it keeps members that are not described.
    keeps_extra: bool,
    /// How many schemas it is put together from.
    parts: usize,
}

/// An object while it is put together.
#[derive(Default)]
struct Gathered<'a> {
    /// Those that were replaced are `None`.
    members: Vec<Option<Member<'a>>>,
    places: HashMap<&'a str, usize>,
    keeps_extra: bool,
    parts: usize,
}

impl<'a> Gathered<'a> {
    fn describe(&mut self, entry: &'a Entry, at: At<'a>) {
        let place = self.members.len();
        let replaced = self.places.insert(&entry.key, place);
        let inherited = replaced.and_then(|place| self.members.get_mut(place)?.take());
        self.members.push(Some(Member {
            entry,
            at,
            required: inherited.is_some_and(|member| member.required),
        }));
    }

    fn require(&mut self, name: &str) {
        let place = self.places.get(name).copied();
        if let Some(Some(member)) = place.and_then(|place| self.members.get_mut(place)) {
            member.required = true;
        }
    }
}

impl<'a> Linter<'a, '_> {
    pub(super) fn shape(&self, at: At<'a>) -> Shape<'a> {
        self.shape_within(at, DEEPEST)
    }

    fn shape_within(&self, at: At<'a>, left: usize) -> Shape<'a> {
        let (Some(left), Some(at)) = (left.checked_sub(1), self.follow(at)) else {
            return Shape::Broken;
        };
        if at.node.union_key().is_some() {
            return Shape::Union(at);
        }
        if let Some(wrapped) = wrapped(at) {
            return self.shape_within(wrapped, left);
        }
        if at.node.get("allOf").is_some() || at.node.get("properties").is_some() {
            return Shape::Object(at);
        }
        if at.node.lists_texts() {
            return Shape::Enumeration(at);
        }
        match at.text("type") {
            Some("string") => Shape::Text(at.text("format")),
            Some("integer") => Shape::Integer,
            Some("number") => Shape::Number,
            Some("boolean") => Shape::Boolean,
            Some("array") => Shape::List(at.get("items")),
            Some("object") => Shape::Map(
                at.get("additionalProperties")
                    .filter(|values| values.node.as_mapping().is_some()),
            ),
            Some(_) => Shape::Broken,
            None if at.node.as_mapping().is_some() => Shape::Any,
            None => Shape::Broken,
        }
    }

    /// Returns an object with those members that its `allOf` brings.
    pub(super) fn object_at(&self, at: At<'a>) -> Rc<Object<'a>> {
        let Some(at) = self.follow(at) else {
            return Rc::default();
        };
        let key = std::ptr::from_ref(at.node);
        if let Some(known) = self.objects.borrow().get(&key) {
            return known.clone();
        }
        let mut gathered = Gathered::default();
        self.gather(at, DEEPEST, &mut gathered);
        let object = Rc::new(Object {
            members: gathered.members.into_iter().flatten().collect(),
            keeps_extra: gathered.keeps_extra,
            parts: gathered.parts,
        });
        self.objects.borrow_mut().insert(key, object.clone());
        object
    }

    /// Returns whether an object has an implausible number of parts.
    pub(super) fn has_too_many_parts(&self, at: At<'a>) -> bool {
        self.object_at(at).parts >= MOST_PARTS
    }

    fn gather(&self, at: At<'a>, left: usize, gathered: &mut Gathered<'a>) {
        let (Some(left), Some(at)) = (left.checked_sub(1), self.follow(at)) else {
            return;
        };
        gathered.parts += 1;
        for part in at.items("allOf") {
            if gathered.parts < MOST_PARTS {
                self.gather(part, left, gathered);
            }
        }
        gathered.keeps_extra |= at.flag("additionalProperties");
        if let Some(properties) = at.get("properties") {
            for entry in properties.node.members() {
                gathered.describe(entry, properties.to(&entry.value));
            }
        }
        for name in at.items("required").filter_map(|name| name.node.as_str()) {
            gathered.require(name);
        }
    }

    /// Returns whether an object keeps members that are not described.
    pub(super) fn keeps_extra(&self, at: At<'a>) -> bool {
        self.object_at(at).keeps_extra
    }

    /// Returns whether `null` is a value of the schema.
    pub(super) fn is_nullable(&self, at: At<'a>) -> bool {
        self.is_nullable_within(at, DEEPEST)
    }

    fn is_nullable_within(&self, at: At<'a>, left: usize) -> bool {
        let (Some(left), Some(at)) = (left.checked_sub(1), self.follow(at)) else {
            return false;
        };
        at.flag("nullable") || wrapped(at).is_some_and(|inner| self.is_nullable_within(inner, left))
    }
}

/// Returns the only member of an `allOf` that only adds a description to it.
pub(super) fn wrapped(at: At<'_>) -> Option<At<'_>> {
    let mut parts = at.items("allOf");
    match (parts.next(), parts.next()) {
        (Some(only), None) if at.node.get("properties").is_none() => Some(only),
        _ => None,
    }
}

/// Returns the schemas of a document by name.
pub(super) fn schemas(root: &Node) -> impl Iterator<Item = &Entry> {
    root.pointer(&["components", "schemas"])
        .into_iter()
        .flat_map(Node::members)
}
