//! The trash: endpoints 22 to 24.

use super::call::Call;
use super::changes::Change;
use super::errors::ApiError;
use super::paths::{ResourcePath, Scheme, segments};
use super::represent::View;
use super::tree::{NodeId, TRASH};
use crate::answer::Answer;

impl Call<'_> {
    /// Returns the node in the trash that `path` names.
    fn trashed(&mut self) -> Result<NodeId, ApiError> {
        let path = self.path("path", Scheme::Trash)?;
        let node = self.state.node(&path)?;
        if path.scheme == Scheme::Trash {
            Ok(node)
        } else {
            Err(ApiError::not_found())
        }
    }
}

/// Answers endpoint 22.
pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let node = call.trashed()?;
    let resource = call.represent_with_children(node, View::Trash)?;
    Ok(call.json(200, resource))
}

/// Answers endpoint 23; without a path, or with that of the trash itself, everything is deleted.
pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let node = match call.text("path") {
        Some(_) => call.trashed()?,
        None => TRASH,
    };
    let takes_time = call.takes_time(node);
    let change = if node == TRASH {
        Change::EmptyTrash
    } else {
        Change::Delete {
            node,
            permanently: true,
        }
    };
    call.change(change, takes_time)
}

/// Answers endpoint 24. `name` is a new name in the old place, or a path if it has a slash or a scheme in it.
pub(crate) fn restore(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let from = call.trashed()?;
    let overwrite = call.flag("overwrite")?;
    let name = call.text("name").map(str::to_owned);
    let Some(origin) = call.state.origin(from) else {
        let english = "the trash itself can't be restored";
        return Err(ApiError::bad_field(
            "path",
            "корзину нельзя восстановить",
            english,
        ));
    };
    let to = match name {
        None => origin.origin,
        Some(name) if name.contains('/') => {
            let path = ResourcePath::parse("name", &name, Scheme::Disk)?;
            call.resolve(path)?
        }
        Some(name) => {
            let mut path = origin.origin;
            path.segments.pop();
            path.segments.extend(segments("name", &name)?);
            path
        }
    };
    let takes_time = call.takes_time(from);
    let change = Change::Restore {
        from,
        to,
        overwrite,
    };
    call.change(change, takes_time)
}
