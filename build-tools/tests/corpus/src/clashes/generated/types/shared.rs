// Made by `cargo sdk generate` out of specs/clashes. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Called as the type of errors.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Error {
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl Error {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { code: None }
    }

    /// Which.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }
}

/// One of each.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Names {
    /// Renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<OptionName>,
    /// Renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultInfo>,
    /// Renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string: Option<StringInfo>,
    /// Renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vec: Option<VecInfo>,
    /// Called as the type of errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
    /// Renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueInfo>,
    /// Called as a type of the code around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    /// Called as a type of the code around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
    /// Capital letters only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub io: Option<IO>,
    /// The same with small ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub io_too: Option<Io>,
    /// Anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any: Option<Value>,
    /// Several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub many: Option<Vec<String>>,
}

impl Names {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            option: None,
            result: None,
            string: None,
            vec: None,
            error: None,
            value: None,
            request: None,
            response: None,
            io: None,
            io_too: None,
            any: None,
            many: None,
        }
    }

    /// Renamed.
    #[must_use]
    pub fn option(mut self, option: impl Into<OptionName>) -> Self {
        self.option = Some(option.into());
        self
    }

    /// Renamed.
    #[must_use]
    pub fn result(mut self, result: impl Into<ResultInfo>) -> Self {
        self.result = Some(result.into());
        self
    }

    /// Renamed.
    #[must_use]
    pub fn string(mut self, string: impl Into<StringInfo>) -> Self {
        self.string = Some(string.into());
        self
    }

    /// Renamed.
    #[must_use]
    pub fn vec(mut self, vec: impl Into<VecInfo>) -> Self {
        self.vec = Some(vec.into());
        self
    }

    /// Called as the type of errors.
    #[must_use]
    pub fn error(mut self, error: impl Into<Error>) -> Self {
        self.error = Some(error.into());
        self
    }

    /// Renamed.
    #[must_use]
    pub fn value(mut self, value: impl Into<ValueInfo>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Called as a type of the code around.
    #[must_use]
    pub fn request(mut self, request: impl Into<Request>) -> Self {
        self.request = Some(request.into());
        self
    }

    /// Called as a type of the code around.
    #[must_use]
    pub fn response(mut self, response: impl Into<Response>) -> Self {
        self.response = Some(response.into());
        self
    }

    /// Capital letters only.
    #[must_use]
    pub fn io(mut self, io: impl Into<IO>) -> Self {
        self.io = Some(io.into());
        self
    }

    /// The same with small ones.
    #[must_use]
    pub fn io_too(mut self, io_too: impl Into<Io>) -> Self {
        self.io_too = Some(io_too.into());
        self
    }

    /// Anything.
    #[must_use]
    pub fn any(mut self, any: impl Into<Value>) -> Self {
        self.any = Some(any.into());
        self
    }

    /// Several.
    #[must_use]
    pub fn many(mut self, many: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.many = Some(many.into_iter().map(Into::into).collect());
        self
    }
}

/// Renamed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OptionName {
    /// `some` on the wire.
    Some,
    /// `none` on the wire.
    None,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl OptionName {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Some => "some",
            Self::None => "none",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for OptionName {
    fn from(value: String) -> Self {
        match value.as_str() {
            "some" => Self::Some,
            "none" => Self::None,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(OptionName);

/// Renamed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ResultInfo {
    /// How.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ok: Option<bool>,
}

impl ResultInfo {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { ok: None }
    }

    /// How.
    #[must_use]
    pub fn ok(mut self, ok: bool) -> Self {
        self.ok = Some(ok);
        self
    }
}

/// Renamed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StringInfo {
    /// What.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl StringInfo {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { text: None }
    }

    /// What.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }
}

/// Renamed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VecInfo {
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
}

impl VecInfo {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { x: None }
    }

    /// Where.
    #[must_use]
    pub fn x(mut self, x: f64) -> Self {
        self.x = Some(x);
        self
    }
}

/// Renamed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ValueInfo {
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth: Option<f64>,
}

impl ValueInfo {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { worth: None }
    }

    /// How much.
    #[must_use]
    pub fn worth(mut self, worth: f64) -> Self {
        self.worth = Some(worth);
        self
    }
}

/// Called as a type of the code around.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Request {
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl Request {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { id: None }
    }

    /// Which.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

/// Called as a type of the code around.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Response {
    /// `yes` on the wire.
    Yes,
    /// `no` on the wire.
    No,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Response {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Response {
    fn from(value: String) -> Self {
        match value.as_str() {
            "yes" => Self::Yes,
            "no" => Self::No,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Response);

/// Capital letters only.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IO {
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl IO {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { id: None }
    }

    /// Which.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

/// The same with small ones.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Io {
    /// What.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Io {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { name: None }
    }

    /// What.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}
