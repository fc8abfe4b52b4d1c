//! The reviewers of a share.

use serde_json::{Value, json};

use super::call::{Call, texts};
use super::errors::ApiError;
use super::people::{Role, User};
use super::shape::{Shape, may, needs};
use super::state::State;
use crate::answer::Answer;

pub(crate) const PATH: &str = "/v4/accounts/{account_id}/shares/{share_id}/reviewers";

const TEXTS: Shape = Shape::List(&Shape::Text, 1, usize::MAX);
const IDS: Shape = Shape::List(&Shape::Id, 1, usize::MAX);
const EMAILS: Shape = Shape::List(&Shape::Email, 1, usize::MAX);

pub(crate) const ADD: Shape = Shape::Object(&[&[
    needs("message", Shape::Text),
    may("notify_by_email", Shape::Flag),
    needs(
        "reviewers",
        Shape::Object(&[&[
            may("adobe_user_ids", TEXTS),
            may("emails", EMAILS),
            may("share_list_ids", IDS),
            may("user_ids", IDS),
        ]]),
    ),
]]);
pub(crate) const REMOVE: Shape = Shape::Object(&[&[needs(
    "reviewers",
    Shape::Object(&[&[
        may("adobe_user_ids", TEXTS),
        may("emails", EMAILS),
        may("user_ids", IDS),
    ]]),
)]]);

pub(crate) fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Viewer)?;
    let share = call.state.shares.get(&id);
    let mut ids = share
        .map(|share| share.reviewers.clone())
        .unwrap_or_default();
    call.sort(&mut ids, |field, id| {
        let user = call.state.users.get(id);
        user.map_or(Value::Null, |user| match field {
            "active" => json!(i32::from(!user.active)),
            "inactive" => json!(i32::from(user.active)),
            _ => json!(user.name),
        })
    });
    call.page(&ids, |call, id| call.state.user_json(id))
}

/// Returns the only kind of identifier that a body may have, and its values.
fn named(call: &Call<'_>) -> Result<(String, Vec<String>), ApiError> {
    let reviewers = call.data.get("reviewers").and_then(Value::as_object);
    let mut kinds = reviewers.into_iter().flatten();
    match (kinds.next(), kinds.next()) {
        (Some((kind, values)), None) => Ok((kind.clone(), texts(Some(values)))),
        _ => {
            let detail = "Exactly one kind of identifier is needed";
            Err(ApiError::invalid("/data/reviewers", detail))
        }
    }
}

impl State {
    /// Returns the user whom an identifier of this kind means.
    fn identified(&self, kind: &str, value: &str) -> Option<String> {
        let mut users = self.users.iter();
        let found = users.find(|(id, user)| match kind {
            "emails" => user.email == value,
            "adobe_user_ids" => user.adobe_user_id.as_deref() == Some(value),
            _ => *id == value,
        });
        found.map(|(id, _)| id.to_owned())
    }
}

impl State {
    /// Forgets those who were invited by their address and are in no share.
    pub(crate) fn forget_invited(&mut self) {
        let shares = &self.shares;
        self.users.remove_all(|id, user| {
            let mut shares = shares.iter();
            !user.joined
                && !shares.any(|(_, share)| share.reviewers.iter().any(|known| known == id))
        });
    }
}

/// Adds reviewers. On a public share it sends mail and adds nobody (`wire.md §2` row 82).
pub(crate) fn add(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Editor)?;
    let (kind, values) = named(call)?;
    let mut users = Vec::new();
    for (place, value) in values.iter().enumerate() {
        let known = call.state.identified(&kind, value);
        let user = match known {
            Some(user) => user,
            None if kind == "emails" => invite(call.state, value),
            None => {
                let pointer = format!("/data/reviewers/{kind}/{place}");
                return Err(ApiError::invalid(&pointer, "No user has this identifier"));
            }
        };
        users.push(user);
    }
    let mut note = "share_invites_sent";
    if let Some(share) = call.state.shares.get_mut(&id)
        && share.settings.get("access") == Some(&json!("secure"))
    {
        users.retain(|user| !share.reviewers.contains(user));
        share.reviewers.extend(users);
        note = "share_reviewers_added";
    }
    call.state.forget_invited();
    call.share_changed(note, None, &id);
    Ok(Call::no_content())
}

/// Adds a user who is known by an address only.
fn invite(state: &mut State, email: &str) -> String {
    let id = state.uuid();
    let user = User {
        name: String::new(),
        email: email.to_owned(),
        active: false,
        adobe_user_id: None,
        joined: false,
    };
    state.users.insert(&id, user);
    id
}

pub(crate) fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Editor)?;
    let (kind, values) = named(call)?;
    let users: Vec<String> = values
        .iter()
        .filter_map(|value| call.state.identified(&kind, value))
        .collect();
    let share = call.state.shares.get_mut(&id);
    let share = share.ok_or_else(|| ApiError::not_found("share"))?;
    let known =
        users.len() == values.len() && users.iter().all(|user| share.reviewers.contains(user));
    if !known {
        return Err(ApiError::not_found("reviewer"));
    }
    share.reviewers.retain(|reviewer| !users.contains(reviewer));
    call.state.forget_invited();
    call.share_changed("share_reviewers_removed", None, &id);
    Ok(Call::no_content())
}
