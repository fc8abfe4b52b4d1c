//! Resources on the Disk: endpoints 2 to 7.

use serde_json::{Map, Value};

use super::call::Call;
use super::changes::Change;
use super::errors::ApiError;
use super::paths::Scheme;
use super::represent::{Previews, View};
use super::tree::Properties;
use crate::answer::Answer;

/// The longest `custom_properties`, in characters of JSON.
const PROPERTIES: usize = 1024;

/// Answers endpoint 2.
pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    let node = call.state.node(&path)?;
    let view = if path.scheme == Scheme::Trash {
        View::Trash
    } else {
        View::Own
    };
    let resource = call.represent_with_children(node, view)?;
    Ok(call.json(200, resource))
}

/// Answers endpoint 3.
pub(crate) fn create_dir(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    let (parent, name) = call.state.place(&path)?;
    if let Some(there) = call.state.tree.child(parent, &name) {
        let is_dir = call
            .state
            .tree
            .get(there)
            .is_some_and(super::tree::Node::is_dir);
        return Err(if is_dir {
            ApiError::directory_exists(&path.to_string())
        } else {
            ApiError::already_exists(&path.to_string())
        });
    }
    call.state.check_open(parent)?;
    call.state.check_space(0)?;
    call.state.tree.add_dir(parent, &name, call.now);
    Ok(call.resource_link(201, &path))
}

/// Answers endpoint 4.
pub(crate) fn patch(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    let body = call.object(false)?;
    let Some(Value::Object(change)) = body.get("custom_properties") else {
        return Err(ApiError::missing_field("custom_properties"));
    };
    let id = call.state.node(&path)?;
    call.state.check_unlocked(id)?;
    if let Some(node) = call.state.tree.get_mut(id) {
        node.properties = merged(&node.properties, change)?;
    }
    call.state.tree.touch(id, call.now);
    let resource = call.represent(id, View::Own, &Previews::default());
    Ok(call.json(200, resource))
}

fn merged(before: &Properties, change: &Map<String, Value>) -> Result<Properties, ApiError> {
    let bad = |russian, english| ApiError::bad_field("custom_properties", russian, english);
    let mut merged = match before {
        Properties::Some(properties) => properties.clone(),
        Properties::Never | Properties::Cleared => Map::new(),
    };
    for (name, value) in change {
        match value {
            Value::Null => {
                merged.remove(name);
            }
            Value::Array(_) | Value::Object(_) => {
                return Err(bad(
                    "значения должны быть простыми",
                    "values have to be scalars",
                ));
            }
            scalar => {
                merged.insert(name.clone(), scalar.clone());
            }
        }
    }
    if merged.is_empty() {
        return Ok(match before {
            Properties::Never => Properties::Never,
            Properties::Cleared | Properties::Some(_) => Properties::Cleared,
        });
    }
    let length = Value::Object(merged.clone()).to_string().chars().count();
    if length > PROPERTIES {
        return Err(bad("больше 1024 символов", "more than 1024 characters"));
    }
    Ok(Properties::Some(merged))
}

/// Answers endpoint 5.
pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    let permanently = call.flag("permanently")?;
    if path.is_root() {
        return Err(ApiError::parent_not_found(&path.to_string()));
    }
    let node = call.state.node(&path)?;
    if let Some(md5) = call.text("md5") {
        let content = call
            .state
            .tree
            .get(node)
            .and_then(super::tree::Node::content);
        let Some(content) = content else {
            let english = "a directory has no MD5";
            return Err(ApiError::bad_field("md5", "у папки нет MD5", english));
        };
        if content.digests().md5 != md5 {
            return Err(ApiError::md5_differs());
        }
    }
    let takes_time = call.takes_time(node);
    call.change(Change::Delete { node, permanently }, takes_time)
}

/// Answers endpoint 6.
pub(crate) fn copy(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let from = call.path("from", Scheme::Disk)?;
    let to = call.path("path", Scheme::Disk)?;
    let overwrite = call.flag("overwrite")?;
    let from = call.state.node(&from)?;
    let takes_time = call.takes_time(from);
    call.change(
        Change::Copy {
            from,
            to,
            overwrite,
        },
        takes_time,
    )
}

/// Answers endpoint 7.
pub(crate) fn relocate(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let from = call.path("from", Scheme::Disk)?;
    let to = call.path("path", Scheme::Disk)?;
    let overwrite = call.flag("overwrite")?;
    let node = call.state.node(&from)?;
    if from.is_root() {
        return Err(ApiError::into_itself(&to.to_string()));
    }
    let takes_time = call.takes_time(node);
    let change = Change::Move {
        from: node,
        to,
        overwrite,
    };
    call.change(change, takes_time)
}
