//! Which folders a node is in (`wire.md` §2.10, §2.11).

use http::StatusCode;
use serde_json::Value;

use super::call::Call;
use super::errors::ApiError;
use super::metadata::{check_not_itself, leave};
use super::node::Status;
use crate::answer::Answer;

/// Moves a node from one folder to another and leaves it in any others.
pub(crate) fn relocate(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let to = call.subject()?;
    let body = call.object(false)?;
    let id = |name: &str| {
        let value = body.get(name).and_then(Value::as_str);
        value.ok_or_else(|| ApiError::bad(format!("Missing required parameter: {name}")))
    };
    let (from, child) = (id("fromParent")?, id("childId")?);
    let node = call.node(child)?;
    if node.status == Status::Trash {
        return Err(ApiError::bad(format!("Node {child} is in the trash")));
    }
    if !node.parents.iter().any(|parent| parent == from) {
        let message = format!("Node {child} is not a child of {from}");
        return Err(ApiError::bad(message));
    }
    let name = node.name.clone().unwrap_or_default();
    call.folder(&to)?;
    check_not_itself(child, &to)?;
    call.check_name(&to, &name, Some(child))?;
    if from != to {
        leave(call, child, from);
    }
    call.state.nodes.hang(child, &to);
    Ok(call.changed(child))
}

/// Adds the node to another folder; repeating it changes nothing.
pub(crate) fn add(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let parent = call.subject()?;
    let child = call.node(call.segment(1))?;
    let (id, name) = (child.id.clone(), child.name.clone());
    let is_trash = child.status == Status::Trash;
    let is_there = child.parents.contains(&parent);
    call.folder(&parent)?;
    check_not_itself(&id, &parent)?;
    let Some(name) = name else {
        return Err(ApiError::refused("The root folder has no parents"));
    };
    if is_there {
        return Ok(call.node_answer(StatusCode::OK, &id, &super::represent::View::default()));
    }
    if !is_trash {
        call.check_name(&parent, &name, Some(&id))?;
    }
    call.state.nodes.hang(&id, &parent);
    Ok(call.changed(&id))
}

/// Removes the node from a folder, even from the last one.
pub(crate) fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let parent = call.subject()?;
    let child = call.node(call.segment(1))?;
    if !child.parents.contains(&parent) {
        let message = format!("Node {} is not a child of {parent}", child.id);
        return Err(ApiError::not_found(message));
    }
    let id = child.id.clone();
    leave(call, &id, &parent);
    let answer = call.changed(&id);
    if call.settings.child_removal_accepted {
        return Ok(Answer::empty(StatusCode::ACCEPTED));
    }
    Ok(answer)
}
