//! Single nodes: folders made, nodes looked up, changed and never purged (`wire.md` §2.5 to §2.8).

use http::StatusCode;
use serde_json::{Map, Value};

use super::call::Call;
use super::errors::ApiError;
use super::node::{Kind, Status};
use super::nodes::Draft;
use super::properties;
use super::represent::View;
use crate::answer::Answer;

/// Longest name and description, in characters (`wire.md` §1.5).
const NAME: usize = 256;
const DESCRIPTION: usize = 500;

pub(crate) fn create_folder(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.object(false)?;
    let draft = draft(call, &body, Kind::Folder)?;
    let id = create(call, draft)?;
    Ok(call.node_answer(StatusCode::CREATED, &id, &View::default()))
}

/// Reads what a node is to be made of; name, parents and `localId` are checked against what is there.
pub(crate) fn draft(
    call: &Call<'_>,
    body: &Map<String, Value>,
    kind: Kind,
) -> Result<Draft, ApiError> {
    if body.get("kind").and_then(Value::as_str) != Some(kind.text()) {
        let message = format!("Invalid kind: expected {}", kind.text());
        return Err(ApiError::bad(message));
    }
    let name = name(body)?.ok_or_else(|| ApiError::bad("Missing required parameter: name"))?;
    let root = call.state.nodes.root().to_owned();
    let mut draft = Draft::new(kind, &name, &root, &call.created_by());
    if let Some(parents) = texts(body, "parents")? {
        if parents.is_empty() {
            return Err(ApiError::bad("Invalid parents: the list is empty"));
        }
        draft.parents = parents;
    }
    draft.labels = texts(body, "labels")?.unwrap_or_default();
    if let Some(properties) = body.get("properties") {
        draft.properties = properties::read(call, properties)?;
    }
    if let Some(local_id) = call.text("localId")
        && let Some(node) = call.state.local_ids.get(local_id)
    {
        return Err(ApiError::local_id_used(local_id, node));
    }
    for parent in &draft.parents {
        call.folder(parent)?;
        call.check_name(parent, &name, None)?;
    }
    Ok(draft)
}

/// Makes a node and remembers the client's own id for it.
pub(crate) fn create(call: &mut Call<'_>, draft: Draft) -> Result<String, ApiError> {
    let id = call.state.nodes.add(draft, call.now);
    if let Some(local_id) = call.text("localId").map(str::to_owned) {
        call.state.local_ids.insert(local_id, id.clone());
    }
    Ok(id)
}

/// Answers with a node. Each look at a pending node brings it nearer to being available.
pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let view = View::parse(call.head)?;
    let id = call.subject()?;
    let mut is_due = false;
    if let Some(node) = call.state.nodes.get_mut(&id)
        && node.status == Status::Pending
    {
        is_due = node.pending == 0;
        node.pending = node.pending.saturating_sub(1);
    }
    if is_due {
        make_available(call, &id);
    }
    Ok(call.node_answer(StatusCode::OK, &id, &view))
}

fn make_available(call: &mut Call<'_>, id: &str) {
    if let Some(node) = call.state.nodes.get_mut(id) {
        node.status = Status::Available;
        node.pending = 0;
    }
    call.state.nodes.touch(id, call.now);
}

/// Changes what is named in the body; nothing is changed when a part of it is not possible.
pub(crate) fn patch(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let body = call.object(false)?;
    let node = call.node(&id)?;
    let (status, old_parents) = (node.status, node.parents.clone());
    let (old_name, is_root) = (node.name.clone(), node.is_root());
    let name = name(&body)?;
    let parents = texts(&body, "parents")?;
    if is_root && (name.is_some() || parents.is_some()) {
        let message = "The root folder can be neither renamed nor moved";
        return Err(ApiError::refused(message));
    }
    let labels = texts(&body, "labels")?;
    let description = description(&body)?;
    let properties = match body.get("properties") {
        Some(properties) => Some(properties::read(call, properties)?),
        None => None,
    };
    let available = match body.get("status").map(Value::as_str) {
        None => false,
        Some(Some("AVAILABLE")) if status != Status::Trash => true,
        Some(_) => {
            let message = "Invalid status: only AVAILABLE, for a node that is not in the trash";
            return Err(ApiError::bad(message));
        }
    };
    let kept = name.as_deref().or(old_name.as_deref()).unwrap_or_default();
    for parent in parents.as_ref().unwrap_or(&old_parents) {
        if parents.is_some() {
            call.folder(parent)?;
            check_not_itself(&id, parent)?;
        }
        // Something in the trash takes no name away (`wire.md` §2.7).
        if status != Status::Trash {
            call.check_name(parent, kept, Some(&id))?;
        }
    }
    if let Some(merged) = &properties {
        let node = call.node(&id)?;
        properties::check_merge(&node.properties, merged)?;
    }
    if let Some(name) = &name {
        call.state.nodes.rename(&id, name);
    }
    if let Some(parents) = parents {
        let left = old_parents
            .iter()
            .filter(|parent| !parents.contains(parent));
        for parent in left {
            leave(call, &id, parent);
        }
        for parent in &parents {
            call.state.nodes.hang(&id, parent);
        }
    }
    if let Some(node) = call.state.nodes.get_mut(&id) {
        node.labels = labels.unwrap_or(std::mem::take(&mut node.labels));
        node.description = description.or(node.description.take());
        for (owner, keys) in properties.unwrap_or_default() {
            node.properties.entry(owner).or_default().extend(keys);
        }
        if available {
            node.status = Status::Available;
            node.pending = 0;
        }
    }
    Ok(call.changed(&id))
}

/// Takes a node out of a folder, which may go on listing it for a moment.
pub(crate) fn leave(call: &mut Call<'_>, id: &str, folder: &str) {
    let lag = chrono::TimeDelta::from_std(call.settings.stale_children);
    let until = lag.ok().and_then(|lag| call.now.checked_add_signed(lag));
    let until = until.filter(|until| *until > call.now);
    call.state.nodes.unhang(id, folder, until);
}

/// Checks that a folder is not put into itself; it may be below itself by way of others.
pub(crate) fn check_not_itself(id: &str, parent: &str) -> Result<(), ApiError> {
    if id == parent {
        return Err(ApiError::bad(format!("Node {id} can't be its own parent")));
    }
    Ok(())
}

/// Refuses to purge a node, which only Amazon's own programs may do (`wire.md` §2.8).
pub(crate) fn purge(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    Err(ApiError::forbidden(call.operation))
}

fn name(body: &Map<String, Value>) -> Result<Option<String>, ApiError> {
    let Some(name) = body.get("name") else {
        return Ok(None);
    };
    match name.as_str() {
        Some(name) if !name.is_empty() && name.chars().count() <= NAME => Ok(Some(name.to_owned())),
        _ => Err(ApiError::bad(format!(
            "Invalid name: 1 to {NAME} characters are required"
        ))),
    }
}

fn description(body: &Map<String, Value>) -> Result<Option<String>, ApiError> {
    let Some(description) = body.get("description") else {
        return Ok(None);
    };
    match description.as_str() {
        Some(text) if text.chars().count() <= DESCRIPTION => Ok(Some(text.to_owned())),
        _ => Err(ApiError::bad(format!(
            "Invalid description: a string of at most {DESCRIPTION} characters is required"
        ))),
    }
}

/// Returns a list of texts, doubles left out.
pub(crate) fn texts(
    body: &Map<String, Value>,
    name: &str,
) -> Result<Option<Vec<String>>, ApiError> {
    let Some(value) = body.get(name) else {
        return Ok(None);
    };
    let bad = || ApiError::bad(format!("Invalid {name}: a list of strings is required"));
    let mut texts: Vec<String> = Vec::new();
    for item in value.as_array().ok_or_else(bad)? {
        let text = item.as_str().ok_or_else(bad)?.to_owned();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    Ok(Some(texts))
}
