//! One request to an API host while it is being answered.

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::{Map, Value};

use super::errors::{ApiError, JSON};
use super::login::{created_by, profile};
use super::node::{Node, Status};
use super::represent::{Lens, View};
use super::settings::{Settings, Urls};
use super::state::State;
use crate::answer::Answer;
use crate::oauth::Token;
use crate::request::{Head, Received};

pub(crate) struct Call<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) settings: &'a Settings,
    pub(crate) urls: &'a Urls,
    pub(crate) now: DateTime<Utc>,
    pub(crate) head: &'a Head,
    pub(crate) received: &'a Received,
    pub(crate) body: &'a [u8],
    pub(crate) token: Token,
    /// The endpoint's name.
    pub(crate) operation: &'static str,
    /// The values of the names in the path.
    pub(crate) segments: Vec<String>,
}

impl Call<'_> {
    /// Returns a parameter that has a value.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.head.query(name).filter(|value| !value.is_empty())
    }

    /// Returns a segment of the path, by its place.
    pub(crate) fn segment(&self, place: usize) -> &str {
        self.segments.get(place).map_or("", String::as_str)
    }

    pub(crate) fn node(&self, id: &str) -> Result<&Node, ApiError> {
        self.state
            .nodes
            .get(id)
            .ok_or_else(|| ApiError::no_node(id))
    }

    /// Returns the id of the node that the path begins with, if there is one.
    pub(crate) fn subject(&self) -> Result<String, ApiError> {
        self.node(self.segment(0)).map(|node| node.id.clone())
    }

    /// Returns a folder that something may be put into.
    pub(crate) fn folder(&self, id: &str) -> Result<(), ApiError> {
        let folder = self.node(id)?;
        if !folder.is_folder() {
            return Err(ApiError::bad(format!("Node {id} is not a folder")));
        }
        if folder.status == Status::Trash {
            return Err(ApiError::bad(format!("Folder {id} is in the trash")));
        }
        Ok(())
    }

    /// Errors when a name is taken in a folder by another node than `except`.
    pub(crate) fn check_name(
        &self,
        folder: &str,
        name: &str,
        except: Option<&str>,
    ) -> Result<(), ApiError> {
        match self.state.nodes.occupant(folder, name, except) {
            Some(other) => Err(ApiError::name_taken(name, folder, &other.id)),
            None => Ok(()),
        }
    }

    /// Returns the body as a JSON object, whatever its media type; an absent one is empty when that is
    /// allowed.
    pub(crate) fn object(&self, optional: bool) -> Result<Map<String, Value>, ApiError> {
        if self.body.is_empty() && optional {
            return Ok(Map::new());
        }
        match serde_json::from_slice(self.body) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => Err(ApiError::bad("The request body is not a JSON object")),
            Err(_) => Err(ApiError::bad("The request body is not JSON")),
        }
    }

    pub(crate) fn lens(&self) -> Lens<'_> {
        Lens {
            state: self.state,
            settings: self.settings,
            urls: self.urls,
            now: self.now,
            owners: self.owners(),
        }
    }

    /// Returns a node as this caller sees it.
    pub(crate) fn node_answer(&self, status: StatusCode, id: &str, view: &View) -> Answer {
        match self.state.nodes.any(id) {
            Some(node) => json(status, &self.lens().node(node, view)),
            None => Answer::empty(status),
        }
    }

    /// Notes a change of a node and answers with it.
    pub(crate) fn changed(&mut self, id: &str) -> Answer {
        self.state.nodes.touch(id, self.now);
        self.node_answer(StatusCode::OK, id, &View::default())
    }

    /// Returns the mark of the caller's nodes.
    pub(crate) fn created_by(&self) -> String {
        created_by(&self.state.oauth, &self.token.grant.client_id)
    }

    /// Returns the owner ids under which the caller has properties: its mark, or the security profile alone
    /// (`wire.md` §11.7).
    pub(crate) fn owners(&self) -> Vec<String> {
        let profile = profile(&self.state.oauth, &self.token.grant.client_id);
        vec![self.created_by(), profile.to_owned()]
    }
}

/// Returns a JSON answer.
pub(crate) fn json(status: StatusCode, value: &Value) -> Answer {
    Answer::with(status, JSON, value.to_string())
}
