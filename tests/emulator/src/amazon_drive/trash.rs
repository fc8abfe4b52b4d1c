//! Into the trash and out of it (`wire.md` §2.14).

use http::StatusCode;

use super::call::Call;
use super::errors::ApiError;
use super::node::Status;
use super::represent::View;
use crate::answer::Answer;

/// Moves a node to the trash; repeating it changes nothing.
pub(crate) fn put(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let node = call.node(&id)?;
    if node.is_root() {
        return Err(ApiError::refused("The root folder can't be trashed"));
    }
    if node.status != Status::Trash || node.trashed_with_parent {
        call.state.nodes.trash(&id, call.now);
    }
    Ok(call.node_answer(StatusCode::OK, &id, &View::default()))
}

/// Restores a node from the trash, unless its name is taken by now, or all its folders are in the trash
/// themselves.
pub(crate) fn restore(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let node = call.node(&id)?;
    if node.status == Status::Trash {
        let in_trash = |parent: &String| {
            let parent = call.state.nodes.get(parent);
            parent.is_some_and(|parent| parent.status == Status::Trash)
        };
        if !node.parents.is_empty() && node.parents.iter().all(in_trash) {
            let message = format!("Node {id} is in a folder that is in the trash: restore that");
            return Err(ApiError::bad(message));
        }
        let name = node.name.as_deref().unwrap_or_default();
        for parent in &node.parents {
            call.check_name(parent, name, Some(&id))?;
        }
        call.state.nodes.restore(&id, call.now);
    }
    Ok(call.node_answer(StatusCode::OK, &id, &View::default()))
}
