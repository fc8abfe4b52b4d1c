//! The forms of sign-in calls.

use std::borrow::Cow;
use std::collections::BTreeMap;

use cloud_drives_core::{Error, OAuthForm, Result, Secret};

/// Adds provider-specific parameters, for extension traits with setters.
pub trait SignInParameters: Sized {
    /// Sets a parameter by its name on the wire.
    #[must_use]
    fn parameter(self, name: &'static str, value: impl Into<String>) -> Self;

    /// Records an invalid argument of a setter; the first one is the error of the call.
    #[must_use]
    fn refuse(self, message: impl Into<String>) -> Self;
}

/// The caller's parameters in addition to the fields of a sign-in.
#[derive(Clone, Debug, Default)]
pub(super) struct Parameters {
    pub(super) values: Vec<(&'static str, String)>,
    pub(super) refused: Option<String>,
}

impl Parameters {
    pub(super) fn set(&mut self, name: &'static str, value: String) {
        match self.values.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.values.push((name, value)),
        }
    }

    pub(super) fn refuse(&mut self, message: String) {
        self.refused.get_or_insert(message);
    }

    pub(super) fn check(&self) -> Result<()> {
        match &self.refused {
            Some(message) => Err(Error::invalid_input(message.clone())),
            None => Ok(()),
        }
    }
}

/// The fields of a form, with their values.
pub(super) struct Fields {
    form: OAuthForm,
    operation: &'static str,
    values: BTreeMap<Cow<'static, str>, Secret>,
}

impl Fields {
    pub(super) fn new(form: OAuthForm, operation: &'static str) -> Self {
        Self {
            form,
            operation,
            values: BTreeMap::new(),
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.form.has(name)
    }

    pub(super) fn requires(&self, name: &str) -> bool {
        self.form.requires(name)
    }

    /// Sets `grant_type`, which the form of every grant has.
    pub(super) fn grant_type(&mut self, grant_type: &'static str) {
        self.values.insert("grant_type".into(), grant_type.into());
    }

    /// Sets a field if the form has it.
    pub(super) fn offer(&mut self, name: &'static str, value: impl Into<Secret>) {
        if self.form.has(name) {
            self.values.insert(name.into(), value.into());
        }
    }

    /// Sets a field that the caller requested; fails if the form does not have it.
    pub(super) fn set(&mut self, name: &'static str, value: impl Into<Secret>) -> Result<()> {
        if !self.form.has(name) {
            return Err(Error::invalid_input(format!(
                "{name}: not supported by {} here",
                self.operation
            )));
        }
        self.values.insert(name.into(), value.into());
        Ok(())
    }

    /// Returns the fields; fails if a required one is missing.
    pub(super) fn finish(self) -> Result<BTreeMap<Cow<'static, str>, Secret>> {
        for name in self.form.required {
            if !self.values.contains_key(*name) {
                return Err(Error::invalid_input(format!(
                    "{name}: required by {}; set it with {name}(…)",
                    self.operation
                )));
            }
        }
        Ok(self.values)
    }
}

pub(super) fn joined(scopes: impl IntoIterator<Item = impl Into<String>>) -> String {
    let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
    scopes.join(" ")
}
