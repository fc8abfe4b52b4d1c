//! Publishing, and public resources as others see them: endpoints 14 to 18.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::call::Call;
use super::changes::Change;
use super::errors::ApiError;
use super::paths::{ResourcePath, Scheme, segments};
use super::publication::{PublicSettings, Publication};
use super::represent::View;
use super::state::State;
use super::tree::{DISK, NodeId};
use crate::answer::Answer;

impl State {
    /// Makes a resource public; one that already is keeps its link.
    pub(crate) fn publish(&mut self, id: NodeId) {
        let key: Vec<u8> = (0..64).map(|_| self.random.u8(..)).collect();
        let short: String = (0..14).map(|_| self.random.alphanumeric()).collect();
        if let Some(node) = self.tree.get_mut(id)
            && node.publication.is_none()
        {
            let form = if node.is_dir() { 'd' } else { 'i' };
            node.publication = Some(Publication {
                key: STANDARD.encode(key),
                url: format!("https://yadi.sk/{form}/{short}"),
                views: 0,
                settings: PublicSettings::default(),
            });
        }
    }
}

impl Call<'_> {
    /// Returns the node that `public_key` leads to, and the one that `path` names in it.
    fn public(&self) -> Result<(NodeId, NodeId), ApiError> {
        let key = self.required("public_key")?;
        let nodes = self.state.tree.below(DISK);
        let found = nodes.into_iter().find_map(|id| {
            let publication = self.state.tree.get(id)?.publication.as_ref()?;
            publication.is(key).then_some((id, publication))
        });
        let Some((top, publication)) = found.filter(|(_, known)| !known.is_expired(self.now))
        else {
            return Err(ApiError::not_found());
        };
        if publication.settings.needs_password() {
            return Err(ApiError::password_required());
        }
        let path = self.text("path").unwrap_or("/");
        let found = self.state.tree.descend(top, &segments("path", path)?);
        let node = found.ok_or_else(ApiError::not_found)?;
        Ok((top, node))
    }

    fn check_downloadable(&self, node: NodeId) -> Result<(), ApiError> {
        if self
            .state
            .tree
            .lineage(node)
            .any(|(_, node)| node.download_limited)
        {
            return Err(ApiError::download_limit());
        }
        Ok(())
    }

    /// Returns a link to a file or, as an archive, a directory.
    fn download_link(&self, href: &str) -> Answer {
        self.json(
            200,
            json!({"href": href, "method": "GET", "templated": false}),
        )
    }
}

/// Answers endpoint 8.
pub(crate) fn download(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    let node = call.state.node(&path)?;
    call.check_downloadable(node)?;
    let href = call.download_href(node);
    Ok(call.download_link(&href))
}

/// Answers endpoint 14.
pub(crate) fn publish(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    call.flag("allow_address_access")?;
    let body = call.object(true)?;
    let node = call.state.node(&path)?;
    call.state.check_unlocked(node)?;
    call.state.publish(node);
    let settings = body.get("public_settings").and_then(Value::as_object);
    if let Some(settings) = settings {
        let publication = call
            .state
            .tree
            .get_mut(node)
            .and_then(|node| node.publication.as_mut());
        if let Some(publication) = publication {
            publication.settings.update(settings)?;
        }
    }
    Ok(call.resource_link(200, &path))
}

/// Answers endpoint 15.
pub(crate) fn unpublish(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    let node = call.state.node(&path)?;
    call.state.check_unlocked(node)?;
    if let Some(node) = call.state.tree.get_mut(node) {
        node.publication = None;
    }
    Ok(call.resource_link(200, &path))
}

/// Answers endpoint 16.
pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let (top, node) = call.public()?;
    call.check_downloadable(node)?;
    let publication = call
        .state
        .tree
        .get_mut(top)
        .and_then(|top| top.publication.as_mut());
    if let Some(publication) = publication {
        publication.views += 1;
    }
    let resource = call.represent_with_children(node, View::Public(top))?;
    Ok(call.json(200, resource))
}

/// Answers endpoint 17; a link whose owner forbids downloads gets an empty `href`.
pub(crate) fn public_download(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let (top, node) = call.public()?;
    call.check_downloadable(node)?;
    let publication = call
        .state
        .tree
        .get(top)
        .and_then(|top| top.publication.as_ref());
    if publication.is_some_and(|publication| publication.settings.forbids_download()) {
        return Ok(call.download_link(""));
    }
    let href = call.download_href(node);
    Ok(call.download_link(&href))
}

/// Answers endpoint 18.
pub(crate) fn save(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let (_, from) = call.public()?;
    let name = call.text("name").map(str::to_owned);
    if let Some(name) = &name
        && segments("name", name)?.len() != 1
    {
        let english = "a name without slashes is needed";
        return Err(ApiError::bad_field(
            "name",
            "нужно имя без косых черт",
            english,
        ));
    }
    let directory = match call.text("save_path") {
        None => call.resolve(State::downloads())?,
        Some(path) => {
            let path = ResourcePath::parse("save_path", path, Scheme::Disk)?;
            let path = call.resolve(path)?;
            let found = call.state.tree.find(&path);
            let dir = found.and_then(|id| call.state.tree.get(id));
            if !dir.is_some_and(super::tree::Node::is_dir) {
                return Err(ApiError::parent_not_found(&path.to_string()));
            }
            path
        }
    };
    let takes_time = call.takes_time(from);
    let change = Change::Save {
        from,
        directory,
        name,
    };
    call.change(change, takes_time)
}
