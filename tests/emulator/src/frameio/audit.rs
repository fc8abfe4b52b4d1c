//! The audit log of an account.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::call::{Call, date};
use super::errors::ApiError;
use super::events::Place;
use super::people::Role;
use super::shape::is_date;
use crate::answer::Answer;

/// An action of a user.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// For cursors; it is not shown.
    pub(crate) id: String,
    pub(crate) event_type: String,
    pub(crate) resource_type: String,
    pub(crate) resource_id: String,
    pub(crate) user_id: Option<String>,
    pub(crate) place: Place,
    pub(crate) ip_address: String,
    pub(crate) inserted_at: DateTime<Utc>,
}

/// The keys of `filters`.
pub(crate) const FILTERS: [&str; 9] = [
    "event_type",
    "from_date",
    "ip_address",
    "project_id",
    "resource_id",
    "resource_type",
    "to_date",
    "user_id",
    "workspace_id",
];

impl Entry {
    /// Returns whether the entry passes a filter; both dates are inside.
    fn passes(&self, key: &str, value: &str) -> bool {
        let day = self.inserted_at.format("%Y-%m-%d").to_string();
        match key {
            "event_type" => self.event_type == value,
            "resource_type" => self.resource_type == value,
            "resource_id" => self.resource_id == value,
            "ip_address" => self.ip_address == value,
            "user_id" => self.user_id.as_deref() == Some(value),
            "workspace_id" => self.place.workspace.as_deref() == Some(value),
            "project_id" => self.place.project.as_deref() == Some(value),
            "from_date" => day.as_str() >= value,
            "to_date" => day.as_str() <= value,
            _ => true,
        }
    }
}

impl Call<'_> {
    /// Keys and values of `filters`, checked.
    fn filters(&self) -> Result<Vec<(&str, &str)>, ApiError> {
        let mut filters = Vec::new();
        for (name, value) in &self.head.query {
            let key = name
                .strip_prefix("filters[")
                .and_then(|key| key.strip_suffix(']'));
            let Some(key) = key else { continue };
            let pointer = format!("/filters/{key}");
            if !FILTERS.contains(&key) {
                let detail = format!("Unexpected field: {key}");
                return Err(ApiError::invalid(&pointer, detail));
            }
            if key.ends_with("_date") && !is_date(value) {
                return Err(ApiError::invalid(&pointer, "Expected: date as YYYY-MM-DD"));
            }
            filters.push((key, value.as_str()));
        }
        Ok(filters)
    }
}

/// Lists the entries, the newest first.
pub(crate) fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Admin)?;
    let filters = call.filters()?;
    let entries = call.state.audit.iter().rev();
    let passing = entries.filter(|entry| {
        let here = entry.place.account == account;
        here && filters.iter().all(|(key, value)| entry.passes(key, value))
    });
    let (ids, entries): (Vec<String>, Vec<&Entry>) =
        passing.map(|entry| (entry.id.clone(), entry)).unzip();
    call.page(&ids, |call, id| {
        let entry = entries.iter().find(|entry| entry.id == id);
        entry.map_or(Value::Null, |entry| entry.show(call))
    })
}

impl Entry {
    fn show(&self, call: &Call<'_>) -> Value {
        let mut shown = json!({
            "account_id": self.place.account,
            "event_type": self.event_type,
            "inserted_at": date(self.inserted_at),
            "ip_address": self.ip_address,
            "project_id": self.place.project,
            "resource_id": self.resource_id,
            "resource_type": self.resource_type,
            "user_id": self.user_id,
            "workspace_id": self.place.workspace,
        });
        if call.includes("user") {
            let user = self.user_id.as_deref();
            shown["user"] = user.map_or(Value::Null, |user| call.state.user_json(user));
        }
        shown
    }
}
