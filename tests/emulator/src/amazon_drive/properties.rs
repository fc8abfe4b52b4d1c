//! Properties: texts that an application keeps with a node (`wire.md` §2.12).

use http::StatusCode;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::node::Properties;
use crate::answer::Answer;

/// Most keys of an owner on a node.
const KEYS: usize = 10;
/// Longest value, in characters.
const VALUE: usize = 500;

/// Lists properties. Those of a foreign owner look empty.
pub(crate) fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let owner = call.segment(1).to_owned();
    let keys = match call.node(&id)?.properties.get(&owner) {
        Some(keys) if call.owners().contains(&owner) => keys.clone(),
        _ => Default::default(),
    };
    let body = json!({
        "count": keys.len(),
        "data": keys,
        "location": location(call, &id, &owner, None),
    });
    Ok(answer(StatusCode::OK, &body))
}

pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let (owner, key) = place(call);
    let value = value(call, &id, &owner, &key)?;
    let body = json!({
        "key": key,
        "location": location(call, &id, &owner, Some(&key)),
        "value": value,
    });
    Ok(answer(StatusCode::OK, &body))
}

/// Sets a property, and answers 201 whether the key is new or not.
pub(crate) fn put(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let (owner, key) = place(call);
    check_owner(call, &owner)?;
    let body = call.object(false)?;
    let value = body.get("value").and_then(Value::as_str);
    let value = value.ok_or_else(|| ApiError::bad("Invalid value: a string is required"))?;
    let new = Properties::from([(owner.clone(), [(key.clone(), value.to_owned())].into())]);
    check_values(&new)?;
    check_merge(&call.node(&id)?.properties, &new)?;
    if let Some(node) = call.state.nodes.get_mut(&id) {
        let keys = node.properties.entry(owner.clone()).or_default();
        keys.insert(key.clone(), value.to_owned());
    }
    call.state.nodes.touch(&id, call.now);
    let body = json!({
        "key": key,
        "location": location(call, &id, &owner, Some(&key)),
        "value": value,
    });
    Ok(answer(StatusCode::CREATED, &body))
}

pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let (owner, key) = place(call);
    check_owner(call, &owner)?;
    value(call, &id, &owner, &key)?;
    if let Some(node) = call.state.nodes.get_mut(&id)
        && let Some(keys) = node.properties.get_mut(&owner)
    {
        keys.remove(&key);
    }
    call.state.nodes.touch(&id, call.now);
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn place(call: &Call<'_>) -> (String, String) {
    (call.segment(1).to_owned(), call.segment(2).to_owned())
}

fn value(call: &Call<'_>, id: &str, owner: &str, key: &str) -> Result<String, ApiError> {
    let keys = call.node(id)?.properties.get(owner);
    let keys = keys.filter(|_| call.owners().iter().any(|own| own == owner));
    let value = keys.and_then(|keys| keys.get(key));
    let missing = || ApiError::not_found(format!("Property not found: {owner}/{key}"));
    value.cloned().ok_or_else(missing)
}

/// The characters that must be encoded in a segment of a path.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

fn location(call: &Call<'_>, id: &str, owner: &str, key: Option<&str>) -> String {
    let mut location = format!("{}nodes/{id}/properties/{owner}", call.urls.metadata_url());
    if let Some(key) = key {
        location.push('/');
        location.extend(utf8_percent_encode(key, SEGMENT));
    }
    location
}

/// Checks that the caller is the owner; the error is this emulator's reading.
fn check_owner(call: &Call<'_>, owner: &str) -> Result<(), ApiError> {
    if call.owners().iter().any(|own| own == owner) {
        return Ok(());
    }
    Err(ApiError::forbidden(call.operation))
}

/// Reads `{owner: {key: value}}` out of a body.
pub(crate) fn read(call: &Call<'_>, value: &Value) -> Result<Properties, ApiError> {
    let read: Result<Properties, _> = serde_json::from_value(value.clone());
    let Ok(properties) = read else {
        let message = "Invalid properties: texts by key by owner are needed";
        return Err(ApiError::bad(message));
    };
    for owner in properties.keys() {
        check_owner(call, owner)?;
    }
    check_values(&properties)?;
    check_merge(&Properties::new(), &properties)?;
    Ok(properties)
}

fn check_values(properties: &Properties) -> Result<(), ApiError> {
    let mut values = properties.values().flatten();
    if let Some((key, _)) = values.find(|(_, value)| value.chars().count() > VALUE) {
        let message = format!("Invalid value of {key}: at most {VALUE} characters are allowed");
        return Err(ApiError::bad(message));
    }
    Ok(())
}

/// Errors when an owner would have too many keys.
pub(crate) fn check_merge(old: &Properties, new: &Properties) -> Result<(), ApiError> {
    for (owner, keys) in new {
        let known = old.get(owner);
        let added = keys
            .keys()
            .filter(|key| known.is_none_or(|known| !known.contains_key(*key)));
        if known.map_or(0, |known| known.len()) + added.count() > KEYS {
            let message = format!("Number of properties exceeds the limit of {KEYS}");
            return Err(ApiError::bad(message));
        }
    }
    Ok(())
}
