// Made by `cargo sdk generate` out of specs/secrets. Change the specs, not this file.

use cloud_drives_core::{Field, Secret};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who is there.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Credentials {
    /// The name.
    pub user: String,
    /// A secret.
    pub password: Secret,
    /// Secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_passwords: Option<Vec<Secret>>,
    /// Secrets by question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<BTreeMap<String, Secret>>,
    /// A secret that may be null.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub hint: Field<Secret>,
}

impl Credentials {
    /// One with what it cannot do without: `user`, `password`.
    #[must_use]
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            user: user.into(),
            password: password.into(),
            old_passwords: None,
            answers: None,
            hint: Field::Absent,
        }
    }

    /// Secrets.
    #[must_use]
    pub fn old_passwords(
        mut self,
        old_passwords: impl IntoIterator<Item = impl Into<Secret>>,
    ) -> Self {
        self.old_passwords = Some(old_passwords.into_iter().map(Into::into).collect());
        self
    }

    /// Secrets by question.
    #[must_use]
    pub fn answers(mut self, answers: BTreeMap<String, Secret>) -> Self {
        self.answers = Some(answers);
        self
    }

    /// A secret that may be null.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Secret>) -> Self {
        self.hint = Field::Value(hint.into());
        self
    }

    /// Sends `null` for `hint`.
    #[must_use]
    pub fn clear_hint(mut self) -> Self {
        self.hint = Field::Null;
        self
    }
}

/// A session.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Session {
    /// A secret.
    pub token: Secret,
    /// A secret that may be null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh: Option<Secret>,
    /// Secrets.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub spare: Vec<Option<Secret>>,
}
