// Made by `cargo sdk generate` out of specs/enums. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// Values that differ only in case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Order {
    /// `asc` on the wire.
    AscLower,
    /// `desc` on the wire.
    DescLower,
    /// `ASC` on the wire.
    AscUpper,
    /// `DESC` on the wire.
    DescUpper,
    /// `Asc` on the wire.
    AscMixed,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Order {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::AscLower => "asc",
            Self::DescLower => "desc",
            Self::AscUpper => "ASC",
            Self::DescUpper => "DESC",
            Self::AscMixed => "Asc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Order {
    fn from(value: String) -> Self {
        match value.as_str() {
            "asc" => Self::AscLower,
            "desc" => Self::DescLower,
            "ASC" => Self::AscUpper,
            "DESC" => Self::DescUpper,
            "Asc" => Self::AscMixed,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Order);

/// One of each.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Enums {
    /// Values that differ only in case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// Values that are no words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odd: Option<Odd>,
    /// Values that are words of Rust.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// Values that are called as types which the generated code uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Types>,
    /// An enum without a name of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<EnumsStatus>,
    /// A list of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub many: Option<Vec<EnumsManyItem>>,
}

impl Enums {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            order: None,
            odd: None,
            words: None,
            types: None,
            status: None,
            many: None,
        }
    }

    /// Values that differ only in case.
    #[must_use]
    pub fn order(mut self, order: impl Into<Order>) -> Self {
        self.order = Some(order.into());
        self
    }

    /// Values that are no words.
    #[must_use]
    pub fn odd(mut self, odd: impl Into<Odd>) -> Self {
        self.odd = Some(odd.into());
        self
    }

    /// Values that are words of Rust.
    #[must_use]
    pub fn words(mut self, words: impl Into<Words>) -> Self {
        self.words = Some(words.into());
        self
    }

    /// Values that are called as types which the generated code uses.
    #[must_use]
    pub fn types(mut self, types: impl Into<Types>) -> Self {
        self.types = Some(types.into());
        self
    }

    /// An enum without a name of its own.
    #[must_use]
    pub fn status(mut self, status: impl Into<EnumsStatus>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// A list of them.
    #[must_use]
    pub fn many(
        mut self,
        many: impl IntoIterator<Item = impl Into<EnumsManyItem>>,
    ) -> Self {
        self.many = Some(many.into_iter().map(Into::into).collect());
        self
    }
}

/// Values that are no words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Odd {
    /// `` on the wire.
    EmptyMixed,
    /// `unknown` on the wire.
    UnknownLower,
    /// `Unknown` on the wire.
    UnknownMixed,
    /// `-created` on the wire.
    MinusCreated,
    /// `created` on the wire.
    Created,
    /// `3d` on the wire.
    N3d,
    /// `2` on the wire.
    N2,
    /// `*` on the wire.
    AnyMixed,
    /// `a b` on the wire.
    AB,
    /// `a+b` on the wire.
    APlusB,
    /// `a&b` on the wire.
    AAndB,
    /// `ä` on the wire.
    EmptyLower,
    /// `ö` on the wire.
    Empty2,
    /// `"quoted"` on the wire.
    Quoted,
    /// `back\slash` on the wire.
    BackSlash,
    /// `new line` on the wire.
    NewLine,
    /// `*/` on the wire.
    Any2,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Odd {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::EmptyMixed => "",
            Self::UnknownLower => "unknown",
            Self::UnknownMixed => "Unknown",
            Self::MinusCreated => "-created",
            Self::Created => "created",
            Self::N3d => "3d",
            Self::N2 => "2",
            Self::AnyMixed => "*",
            Self::AB => "a b",
            Self::APlusB => "a+b",
            Self::AAndB => "a&b",
            Self::EmptyLower => "ä",
            Self::Empty2 => "ö",
            Self::Quoted => "\"quoted\"",
            Self::BackSlash => "back\\slash",
            Self::NewLine => "new line",
            Self::Any2 => "*/",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Odd {
    fn from(value: String) -> Self {
        match value.as_str() {
            "" => Self::EmptyMixed,
            "unknown" => Self::UnknownLower,
            "Unknown" => Self::UnknownMixed,
            "-created" => Self::MinusCreated,
            "created" => Self::Created,
            "3d" => Self::N3d,
            "2" => Self::N2,
            "*" => Self::AnyMixed,
            "a b" => Self::AB,
            "a+b" => Self::APlusB,
            "a&b" => Self::AAndB,
            "ä" => Self::EmptyLower,
            "ö" => Self::Empty2,
            "\"quoted\"" => Self::Quoted,
            "back\\slash" => Self::BackSlash,
            "new line" => Self::NewLine,
            "*/" => Self::Any2,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Odd);

/// Values that are words of Rust.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Words {
    /// `self` on the wire.
    SelfLower,
    /// `Self` on the wire.
    SelfMixed,
    /// `type` on the wire.
    Type,
    /// `move` on the wire.
    Move,
    /// `async` on the wire.
    Async,
    /// `crate` on the wire.
    Crate,
    /// `super` on the wire.
    Super,
    /// `true` on the wire.
    True,
    /// `none` on the wire.
    None,
    /// `some` on the wire.
    Some,
    /// `ok` on the wire.
    Ok,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Words {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::SelfLower => "self",
            Self::SelfMixed => "Self",
            Self::Type => "type",
            Self::Move => "move",
            Self::Async => "async",
            Self::Crate => "crate",
            Self::Super => "super",
            Self::True => "true",
            Self::None => "none",
            Self::Some => "some",
            Self::Ok => "ok",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Words {
    fn from(value: String) -> Self {
        match value.as_str() {
            "self" => Self::SelfLower,
            "Self" => Self::SelfMixed,
            "type" => Self::Type,
            "move" => Self::Move,
            "async" => Self::Async,
            "crate" => Self::Crate,
            "super" => Self::Super,
            "true" => Self::True,
            "none" => Self::None,
            "some" => Self::Some,
            "ok" => Self::Ok,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Words);

/// Values that are called as types which the generated code uses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Types {
    /// `value` on the wire.
    Value,
    /// `secret` on the wire.
    Secret,
    /// `body` on the wire.
    Body,
    /// `field` on the wire.
    Field,
    /// `uuid` on the wire.
    Uuid,
    /// `error` on the wire.
    Error,
    /// `string` on the wire.
    String,
    /// `option` on the wire.
    Option,
    /// `result` on the wire.
    Result,
    /// `date_time` on the wire.
    DateTime,
    /// `deserialize` on the wire.
    Deserialize,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Types {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Value => "value",
            Self::Secret => "secret",
            Self::Body => "body",
            Self::Field => "field",
            Self::Uuid => "uuid",
            Self::Error => "error",
            Self::String => "string",
            Self::Option => "option",
            Self::Result => "result",
            Self::DateTime => "date_time",
            Self::Deserialize => "deserialize",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Types {
    fn from(value: String) -> Self {
        match value.as_str() {
            "value" => Self::Value,
            "secret" => Self::Secret,
            "body" => Self::Body,
            "field" => Self::Field,
            "uuid" => Self::Uuid,
            "error" => Self::Error,
            "string" => Self::String,
            "option" => Self::Option,
            "result" => Self::Result,
            "date_time" => Self::DateTime,
            "deserialize" => Self::Deserialize,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Types);

/// An enum without a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EnumsStatus {
    /// `in-progress` on the wire.
    InProgress,
    /// `done` on the wire.
    Done,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl EnumsStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for EnumsStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "in-progress" => Self::InProgress,
            "done" => Self::Done,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(EnumsStatus);

/// `EnumsManyItem`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EnumsManyItem {
    /// `one` on the wire.
    One,
    /// `two` on the wire.
    Two,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl EnumsManyItem {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::One => "one",
            Self::Two => "two",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for EnumsManyItem {
    fn from(value: String) -> Self {
        match value.as_str() {
            "one" => Self::One,
            "two" => Self::Two,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(EnumsManyItem);
