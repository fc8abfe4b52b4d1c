//! Virtual folders, which have endpoints of their own (`wire.md` §3.17, §5.11).

use http::StatusCode;
use serde_json::Value;

use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::item::{Key, ROOT};
use super::settings::Envelopes;
use crate::answer::Answer;

pub(crate) fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let name = call.segment(0).to_owned();
    call.check_free(&name)?;
    let key = call.state.tree.add(ROOT, &name, None, call.now);
    let shown = call.shown(key);
    Ok(call.created(&shown))
}

pub(crate) fn rename(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let key = call.changeable()?;
    let body = call.members()?;
    let name = body.required("name")?;
    call.check_free(name)?;
    call.state.tree.relocate(key, ROOT, name);
    Ok(answer(StatusCode::OK, &call.shown(key)))
}

/// Deletes a virtual folder; refused while there is anything in it. With `force`, items in the trash do not
/// count.
pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let key = call.changeable()?;
    let children = if call.flag("force")? {
        call.state.tree.live_children(key)
    } else {
        call.state.tree.children(key)
    };
    if !children.is_empty() {
        return Err(ApiError::conflict("the virtual folder is not empty"));
    }
    call.state.tree.purge(key);
    Ok(call.done(StatusCode::OK))
}

impl Call<'_> {
    /// Errors when no virtual folder can have this name.
    fn check_free(&self, name: &str) -> Result<(), ApiError> {
        if name.contains('/') {
            return Err(ApiError::bad("name must not contain a slash"));
        }
        match self.state.tree.virtual_folder(name) {
            Some(_) => Err(ApiError::conflict(format!(
                "the virtual folder {name} exists"
            ))),
            None => Ok(()),
        }
    }

    /// Returns the virtual folder of the path, unless it is a built-in one.
    fn changeable(&self) -> Result<Key, ApiError> {
        let folder = self.virtual_folder(self.segment(0))?;
        if folder.immutable {
            let what = format!("the virtual folder {} is immutable", folder.name);
            return Err(ApiError::bad(what));
        }
        Ok(folder.key)
    }

    fn shown(&self, key: Key) -> Value {
        let folder = self.state.tree.get(key);
        let shown = folder.map_or(Value::Null, |folder| self.lens().item(folder));
        self.envelope("folder", shown, Envelopes::Wrapped)
    }
}
