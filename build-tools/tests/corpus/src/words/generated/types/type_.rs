// Made by `cargo sdk generate` out of specs/words. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// A type of a bad name.
///
/// - with a list
///   that is lazy
///
///   and code
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Type {
    /// A keyword.
    #[serde(rename = "type")]
    pub type_: String,
    /// No raw form.
    #[serde(rename = "self")]
    pub self_: String,
    /// No raw form.
    #[serde(rename = "Self", skip_serializing_if = "Option::is_none")]
    pub itself: Option<String>,
    /// No raw form.
    #[serde(rename = "crate", skip_serializing_if = "Option::is_none")]
    pub crate_: Option<String>,
    /// A keyword.
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub move_: Option<String>,
    /// A keyword.
    #[serde(rename = "async", skip_serializing_if = "Option::is_none")]
    pub async_: Option<String>,
    /// A setter that is not the constructor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// A setter that is not the trait's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clone: Option<String>,
    /// A setter that is not the trait's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// Begins with a digit.
    #[serde(rename = "2fa", skip_serializing_if = "Option::is_none")]
    pub n2fa: Option<bool>,
    /// Thumbs up.
    #[serde(rename = "+1", skip_serializing_if = "Option::is_none")]
    pub plus_1: Option<i32>,
    /// Thumbs down.
    #[serde(rename = "-1", skip_serializing_if = "Option::is_none")]
    pub minus_1: Option<i32>,
    /// A sign in front.
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    pub at_type: Option<String>,
    /// An underscore in front.
    #[serde(rename = "_links", skip_serializing_if = "Option::is_none")]
    pub links: Option<String>,
    /// A hump.
    #[serde(rename = "parentPath", skip_serializing_if = "Option::is_none")]
    pub parent_path: Option<String>,
    /// The same without the hump.
    #[serde(rename = "parent_path", skip_serializing_if = "Option::is_none")]
    pub parent_path_too: Option<String>,
    /// Spaces and dots.
    #[serde(rename = "x y.z", skip_serializing_if = "Option::is_none")]
    pub x_y_z: Option<String>,
    /// Not ASCII.
    #[serde(rename = "Übersicht", skip_serializing_if = "Option::is_none")]
    pub overview: Option<String>,
    /// Renamed, and its type has no name of its own.
    #[serde(rename = "inner", skip_serializing_if = "Option::is_none")]
    pub inside: Option<TypeInner>,
    /// `undescribed` on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undescribed: Option<String>,
    /// Odd signs: a tab    here, a carriage return, a bell, a turn of direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken: Option<String>,
}

impl Type {
    /// One with what it cannot do without: `type_`, `self_`.
    #[must_use]
    pub fn new(type_: impl Into<String>, self_: impl Into<String>) -> Self {
        Self {
            type_: type_.into(),
            self_: self_.into(),
            itself: None,
            crate_: None,
            move_: None,
            async_: None,
            new: None,
            clone: None,
            default: None,
            n2fa: None,
            plus_1: None,
            minus_1: None,
            at_type: None,
            links: None,
            parent_path: None,
            parent_path_too: None,
            x_y_z: None,
            overview: None,
            inside: None,
            undescribed: None,
            broken: None,
        }
    }

    /// No raw form.
    #[must_use]
    pub fn itself(mut self, itself: impl Into<String>) -> Self {
        self.itself = Some(itself.into());
        self
    }

    /// No raw form.
    #[must_use]
    pub fn crate_(mut self, crate_: impl Into<String>) -> Self {
        self.crate_ = Some(crate_.into());
        self
    }

    /// A keyword.
    #[must_use]
    pub fn move_(mut self, move_: impl Into<String>) -> Self {
        self.move_ = Some(move_.into());
        self
    }

    /// A keyword.
    #[must_use]
    pub fn async_(mut self, async_: impl Into<String>) -> Self {
        self.async_ = Some(async_.into());
        self
    }

    /// A setter that is not the constructor.
    #[must_use]
    pub fn new_(mut self, new: impl Into<String>) -> Self {
        self.new = Some(new.into());
        self
    }

    /// A setter that is not the trait's.
    #[must_use]
    pub fn clone(mut self, clone: impl Into<String>) -> Self {
        self.clone = Some(clone.into());
        self
    }

    /// A setter that is not the trait's.
    #[must_use]
    pub fn default(mut self, default: impl Into<String>) -> Self {
        self.default = Some(default.into());
        self
    }

    /// Begins with a digit.
    #[must_use]
    pub fn n2fa(mut self, n2fa: bool) -> Self {
        self.n2fa = Some(n2fa);
        self
    }

    /// Thumbs up.
    #[must_use]
    pub fn plus_1(mut self, plus_1: i32) -> Self {
        self.plus_1 = Some(plus_1);
        self
    }

    /// Thumbs down.
    #[must_use]
    pub fn minus_1(mut self, minus_1: i32) -> Self {
        self.minus_1 = Some(minus_1);
        self
    }

    /// A sign in front.
    #[must_use]
    pub fn at_type(mut self, at_type: impl Into<String>) -> Self {
        self.at_type = Some(at_type.into());
        self
    }

    /// An underscore in front.
    #[must_use]
    pub fn links(mut self, links: impl Into<String>) -> Self {
        self.links = Some(links.into());
        self
    }

    /// A hump.
    #[must_use]
    pub fn parent_path(mut self, parent_path: impl Into<String>) -> Self {
        self.parent_path = Some(parent_path.into());
        self
    }

    /// The same without the hump.
    #[must_use]
    pub fn parent_path_too(mut self, parent_path_too: impl Into<String>) -> Self {
        self.parent_path_too = Some(parent_path_too.into());
        self
    }

    /// Spaces and dots.
    #[must_use]
    pub fn x_y_z(mut self, x_y_z: impl Into<String>) -> Self {
        self.x_y_z = Some(x_y_z.into());
        self
    }

    /// Not ASCII.
    #[must_use]
    pub fn overview(mut self, overview: impl Into<String>) -> Self {
        self.overview = Some(overview.into());
        self
    }

    /// Renamed, and its type has no name of its own.
    #[must_use]
    pub fn inside(mut self, inside: impl Into<TypeInner>) -> Self {
        self.inside = Some(inside.into());
        self
    }

    /// Sets `undescribed`.
    #[must_use]
    pub fn undescribed(mut self, undescribed: impl Into<String>) -> Self {
        self.undescribed = Some(undescribed.into());
        self
    }

    /// Odd signs: a tab    here, a carriage return, a bell, a turn of direction.
    #[must_use]
    pub fn broken(mut self, broken: impl Into<String>) -> Self {
        self.broken = Some(broken.into());
        self
    }
}

/// Renamed, and its type has no name of its own.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TypeInner {
    /// Renamed too.
    #[serde(rename = "kind", skip_serializing_if = "Option::is_none")]
    pub sort: Option<TypeInnerKind>,
}

impl TypeInner {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { sort: None }
    }

    /// Renamed too.
    #[must_use]
    pub fn sort(mut self, sort: impl Into<TypeInnerKind>) -> Self {
        self.sort = Some(sort.into());
        self
    }
}

/// Renamed too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TypeInnerKind {
    /// `a` on the wire.
    A,
    /// `b` on the wire.
    B,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl TypeInnerKind {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for TypeInnerKind {
    fn from(value: String) -> Self {
        match value.as_str() {
            "a" => Self::A,
            "b" => Self::B,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(TypeInnerKind);
