//! Settings of a publication: endpoints 19 to 21.

use http::StatusCode;
use serde_json::json;

use super::call::Call;
use super::errors::ApiError;
use super::paths::Scheme;
use super::publication::Publication;
use super::tree::NodeId;
use crate::answer::Answer;

impl Call<'_> {
    /// Returns the published node at `path`; one that is not published has no settings.
    fn published(&mut self) -> Result<(NodeId, &mut Publication), ApiError> {
        let path = self.path("path", Scheme::Disk)?;
        let id = self.state.node(&path)?;
        let node = self.state.tree.get_mut(id);
        match node.and_then(|node| node.publication.as_mut()) {
            Some(publication) => Ok((id, publication)),
            None => Err(ApiError::not_found()),
        }
    }
}

/// Answers endpoint 19.
pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let with_accesses = call.flag("allow_address_access")?;
    let (_, publication) = call.published()?;
    let settings = publication.settings.represent(with_accesses);
    Ok(call.json(200, settings))
}

/// Answers endpoint 20.
pub(crate) fn available(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    call.state.node(&path)?;
    let available = json!({
        "permissions": [
            "read",
            "write",
            "read_without_download",
            "read_with_password",
            "read_with_password_without_download",
        ],
        "address_access_sharing": "all",
        "use_sharing": true,
        "macro_sharing": "all",
        "default": [{"macros": ["all"], "org_id": 0, "rights": ["read"]}],
    });
    Ok(call.json(200, available))
}

/// Answers endpoint 21.
pub(crate) fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    call.flag("allow_address_access")?;
    let body = call.object(false)?;
    let (id, _) = call.published()?;
    call.state.check_unlocked(id)?;
    call.published()?.1.settings.update(&body)?;
    Ok(Call::empty(StatusCode::OK))
}
