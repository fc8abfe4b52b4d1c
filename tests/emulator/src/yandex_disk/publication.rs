//! The publication of a resource: its key, its link, its settings.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::errors::ApiError;

/// A publication of a resource.
#[derive(Clone, Debug)]
pub(crate) struct Publication {
    /// 88 characters of base64, with `+`, `/` and `=` in it.
    pub(crate) key: String,
    pub(crate) url: String,
    pub(crate) views: u64,
    pub(crate) settings: PublicSettings,
}

impl Publication {
    /// Returns whether a `public_key` parameter means this publication: the key itself or one of the link's
    /// forms.
    pub(crate) fn is(&self, key: &str) -> bool {
        if key == self.key {
            return true;
        }
        let known = key.split_once("://").and_then(|(_, rest)| {
            let (host, path) = rest.split_once('/')?;
            let host = host.strip_prefix("www.").unwrap_or(host);
            let short = path
                .strip_prefix("d/")
                .or_else(|| path.strip_prefix("i/"))?;
            ["yadi.sk", "disk.yandex.ru", "disk.yandex.com"]
                .contains(&host)
                .then_some(short.trim_end_matches('/'))
        });
        known.is_some() && known == self.url.rsplit('/').next()
    }

    pub(crate) fn is_expired(&self, now: DateTime<Utc>) -> bool {
        let until = self.settings.available_until;
        until.is_some_and(|until| until <= now.timestamp())
    }
}

/// Settings of a publication (`wire.md` §5.8).
#[derive(Clone, Debug, Default)]
pub(crate) struct PublicSettings {
    /// Unix seconds.
    available_until: Option<i64>,
    password: Option<String>,
    read_only: Option<bool>,
    organization: Option<String>,
    accesses: Vec<Value>,
}

/// The members that a settings object may have.
pub(crate) const MEMBERS: [&str; 8] = [
    "available_until",
    "available_until_verbose",
    "read_only",
    "password",
    "password_verbose",
    "external_organization_id",
    "external_organization_id_verbose",
    "accesses",
];

impl PublicSettings {
    pub(crate) fn needs_password(&self) -> bool {
        self.password.is_some()
    }

    /// Returns whether the link may be looked at but not downloaded from.
    pub(crate) fn forbids_download(&self) -> bool {
        let rights = self
            .accesses
            .iter()
            .filter_map(|access| access["rights"].as_array());
        rights.flatten().filter_map(Value::as_str).any(|right| {
            right == "read_without_download" || right == "read_with_password_without_download"
        })
    }

    /// Changes what the object names and leaves the rest.
    pub(crate) fn update(&mut self, change: &Map<String, Value>) -> Result<(), ApiError> {
        let mut next = self.clone();
        for (name, value) in change {
            let bad =
                || ApiError::bad_field(name, "неверное значение", "the value has a wrong form");
            match name.as_str() {
                "available_until" => next.available_until = until(value).ok_or_else(bad)?,
                "available_until_verbose" => {
                    next.available_until = match verbose(value).ok_or_else(bad)? {
                        Some(value) => Some(value.as_i64().ok_or_else(bad)?),
                        None => None,
                    };
                }
                "password" => next.password = password(value).ok_or_else(bad)?,
                "password_verbose" => {
                    next.password = text(verbose(value).ok_or_else(bad)?).ok_or_else(bad)?;
                }
                "read_only" => next.read_only = Some(value.as_bool().ok_or_else(bad)?),
                "external_organization_id" => {
                    next.organization = text(Some(value)).ok_or_else(bad)?;
                }
                "external_organization_id_verbose" => {
                    next.organization = text(verbose(value).ok_or_else(bad)?).ok_or_else(bad)?;
                }
                "accesses" => next.accesses = value.as_array().ok_or_else(bad)?.clone(),
                // New members come and go in this API; what is not known changes nothing.
                _ => {}
            }
        }
        *self = next;
        Ok(())
    }

    /// Returns the settings that the owner reads.
    ///
    /// The legacy form has the expiry alone, the form with accesses has more; a password is never returned.
    pub(crate) fn represent(&self, with_accesses: bool) -> Value {
        let mut shown = Map::new();
        if let Some(until) = self.available_until {
            shown.insert("available_until".to_owned(), json!(until));
        }
        if with_accesses {
            if let Some(read_only) = self.read_only {
                shown.insert("read_only".to_owned(), json!(read_only));
            }
            if let Some(organization) = &self.organization {
                shown.insert("external_organization_id".to_owned(), json!(organization));
            }
            let accesses = if self.accesses.is_empty() {
                vec![json!({"type": "macro", "macros": ["all"], "rights": ["read"]})]
            } else {
                self.accesses.clone()
            };
            shown.insert("accesses".to_owned(), Value::Array(accesses));
        }
        Value::Object(shown)
    }
}

/// Reads an absolute time; an empty text removes it.
fn until(value: &Value) -> Option<Option<i64>> {
    match value {
        Value::String(text) if text.is_empty() => Some(None),
        Value::Null => Some(None),
        value => value.as_i64().map(Some),
    }
}

/// Reads a password; `false` or 0 removes it.
fn password(value: &Value) -> Option<Option<String>> {
    match value {
        Value::Bool(false) | Value::Null => Some(None),
        Value::Number(number) if number.as_i64() == Some(0) => Some(None),
        value => text(Some(value)),
    }
}

fn text(value: Option<&Value>) -> Option<Option<String>> {
    match value {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(text)) if text.is_empty() => Some(None),
        Some(Value::String(text)) => Some(Some(text.clone())),
        Some(_) => None,
    }
}

/// Reads the value of `{"enabled": …, "value": …}`: empty if it is switched off; `None` if it has another
/// form.
fn verbose(value: &Value) -> Option<Option<&Value>> {
    let enabled = value.get("enabled")?.as_bool()?;
    match value.get("value") {
        Some(value) if enabled => Some(Some(value)),
        None if enabled => None,
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update(settings: &mut PublicSettings, change: Value) -> Result<(), u16> {
        let change = change.as_object().expect("an object");
        settings.update(change).map_err(|error| error.status)
    }

    #[test]
    fn both_forms_set_and_remove() {
        let mut settings = PublicSettings::default();
        update(
            &mut settings,
            json!({"available_until": 5, "password": "x"}),
        )
        .expect("set");
        assert!(settings.needs_password());
        assert_eq!(settings.represent(false), json!({"available_until": 5}));
        update(
            &mut settings,
            json!({"available_until": "", "password": false}),
        )
        .expect("unset");
        assert!(!settings.needs_password());
        assert_eq!(settings.represent(false), json!({}));
        let verbose = json!({
            "available_until_verbose": {"enabled": true, "value": 9},
            "password_verbose": {"enabled": true, "value": "y"},
        });
        update(&mut settings, verbose).expect("set");
        assert!(settings.needs_password());
        assert_eq!(settings.represent(false), json!({"available_until": 9}));
        update(
            &mut settings,
            json!({"password_verbose": {"enabled": false}}),
        )
        .expect("unset");
        assert!(!settings.needs_password());
    }

    #[test]
    fn a_wrong_form_changes_nothing() {
        let mut settings = PublicSettings::default();
        assert_eq!(
            update(&mut settings, json!({"password": "x", "read_only": 3})),
            Err(400)
        );
        assert!(!settings.needs_password());
    }

    #[test]
    fn every_form_of_a_link_means_the_publication() {
        let publication = Publication {
            key: "a+b/c=".to_owned(),
            url: "https://yadi.sk/d/AbC".to_owned(),
            views: 0,
            settings: PublicSettings::default(),
        };
        for key in [
            "a+b/c=",
            "https://yadi.sk/d/AbC",
            "https://disk.yandex.ru/d/AbC",
            "https://disk.yandex.ru/i/AbC",
        ] {
            assert!(publication.is(key), "{key}");
        }
        assert!(!publication.is("https://yadi.sk/d/other"));
        assert!(!publication.is("https://example.org/d/AbC"));
    }
}
