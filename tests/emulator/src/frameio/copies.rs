//! Copies, moves and deletions in a project's tree, with everything that hangs on the assets.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::assets::Kind;
use super::call::Call;
use super::errors::ApiError;
use super::people::Role;
use super::state::State;

/// The parts that a copy includes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CopyParts {
    pub(crate) metadata: bool,
    pub(crate) internal_comments: bool,
    pub(crate) public_comments: bool,
}

/// How many versions a stack can have.
pub(crate) const VERSIONS: usize = 10;

impl State {
    /// Copies an asset with everything below it; the copy's id.
    pub(crate) fn copy_asset(
        &mut self,
        id: &str,
        parent: &str,
        along: CopyParts,
        user: &str,
        now: DateTime<Utc>,
    ) -> String {
        let children = self.assets.children(id).to_vec();
        let copy = self.uuid();
        let project = self
            .assets
            .get(parent)
            .map(|parent| parent.project_id.clone());
        if let Some(mut asset) = self.assets.get(id).cloned() {
            asset.parent_id = Some(parent.to_owned());
            asset.project_id = project.unwrap_or_else(|| asset.project_id.clone());
            user.clone_into(&mut asset.creator_id);
            asset.created_at = now;
            asset.updated_at = now;
            asset.adobe_id = None;
            self.assets.insert(&copy, asset);
        }
        if self.working.contains(id) {
            self.working.insert(copy.clone());
        }
        if along.metadata {
            let values: Vec<(String, Value)> = self
                .values
                .iter()
                .filter(|((file, _), _)| file == id)
                .map(|((_, field), value)| (field.clone(), value.clone()))
                .collect();
            for (field, value) in values {
                self.values.insert((copy.clone(), field), value);
            }
        }
        self.copy_comments(id, &copy, along);
        for child in children {
            self.copy_asset(&child, &copy, along, user, now);
        }
        copy
    }

    /// Forgets what hangs on assets that are gone.
    pub(crate) fn forget_around(&mut self, gone: &[String]) {
        self.remove_comments(|_, comment| gone.contains(&comment.file_id));
        self.values.retain(|(file, _), _| !gone.contains(file));
        for id in gone {
            self.transfers.remove(id);
            self.working.remove(id);
        }
        for (_, share) in self.shares.iter_mut() {
            share.asset_ids.retain(|id| !gone.contains(id));
        }
    }

    /// Replaces a stack by its version if only one is left.
    fn tidy_stack(&mut self, stack: &str, now: DateTime<Utc>) {
        if !self.assets.is_stack(stack) || self.assets.children(stack).len() > 1 {
            return;
        }
        let parent = self
            .assets
            .get(stack)
            .and_then(|stack| stack.parent_id.clone());
        let last = self.assets.children(stack).first().cloned();
        if let (Some(last), Some(parent)) = (last, parent) {
            self.assets.relocate(&last, &parent, now);
        }
        self.assets.forget(stack);
    }
}

impl Call<'_> {
    /// Returns the target of something of this kind: the parent that a body names, with the right to put it
    /// there.
    pub(crate) fn target(&self, id: &str, pointer: &str, parent: &str) -> Result<String, ApiError> {
        let parent = self.asset(parent, Role::EditOnly, "parent")?;
        let is_file = self.state.assets.file(id).is_some();
        if self.state.assets.file(&parent).is_some() {
            return Err(ApiError::invalid(pointer, "The parent can't be a file"));
        }
        if self.state.assets.is_stack(&parent) {
            if !is_file {
                return Err(ApiError::invalid(
                    pointer,
                    "Only files can be added to a version stack",
                ));
            }
            if self.state.assets.children(&parent).len() >= VERSIONS {
                let detail = format!("A version stack has at most {VERSIONS} versions");
                return Err(ApiError::invalid(pointer, detail));
            }
        }
        if self.state.assets.lineage(&parent).contains(&id) {
            return Err(ApiError::invalid(
                pointer,
                "The parent is the asset or is inside it",
            ));
        }
        Ok(parent)
    }

    /// Moves an asset to the parent that the body names; without one it stays.
    pub(crate) fn relocate(&mut self, id: &str, parent: Option<&str>) -> Result<(), ApiError> {
        let asset = self.state.assets.get(id);
        let Some(old) = asset.and_then(|asset| asset.parent_id.clone()) else {
            let detail = "The root folder of a project can't be moved";
            return Err(ApiError::forbidden(detail));
        };
        let Some(parent) = parent else { return Ok(()) };
        let parent = self.target(id, "/data/parent_id", parent)?;
        if parent == old {
            return Ok(());
        }
        self.state.assets.relocate(id, &parent, self.now);
        self.state.tidy_stack(&old, self.now);
        let (kind, place) = (self.kind(id), self.state.place_of_asset(id));
        self.note("asset_moved", "asset", id, &place);
        if kind == "file" && self.state.assets.is_stack(&parent) {
            self.note("asset_versioned", "asset", id, &place);
            self.announce("file.versioned", "file", id, &place);
        } else if kind == "folder" {
            self.announce("folder.updated", "folder", id, &place);
        } else {
            self.announce("file.updated", kind, id, &place);
        }
        Ok(())
    }

    /// Copies an asset to the parent that the body names, by default next to it; the copy's id.
    pub(crate) fn duplicate(&mut self, id: &str, parent: Option<&str>) -> Result<String, ApiError> {
        let own = self
            .state
            .assets
            .get(id)
            .and_then(|asset| asset.parent_id.clone());
        let Some(parent) = parent.map(str::to_owned).or(own) else {
            let detail = "The root folder of a project can be copied only to another folder";
            return Err(ApiError::invalid("/data/parent_id", detail));
        };
        let parent = self.target(id, "/data/parent_id", &parent)?;
        let comments = self.head.query("copy_comments").unwrap_or("none");
        let along = CopyParts {
            metadata: self.flag("copy_metadata"),
            internal_comments: matches!(comments, "internal" | "all"),
            public_comments: matches!(comments, "public" | "all"),
        };
        let user = self.user.clone();
        let copy = self.state.copy_asset(id, &parent, along, &user, self.now);
        let place = self.state.place_of_asset(&copy);
        self.note("asset_copied", "asset", &copy, &place);
        let kind = self.kind(&copy);
        let event = if kind == "folder" {
            "folder.copied"
        } else {
            "file.copied"
        };
        self.announce(event, kind, &copy, &place);
        Ok(copy)
    }

    /// Deletes an asset with everything below it.
    pub(crate) fn erase(&mut self, id: &str) -> Result<(), ApiError> {
        let asset = self.state.assets.get(id);
        let Some(parent) = asset.and_then(|asset| asset.parent_id.clone()) else {
            let detail = "The root folder of a project is deleted only with the project";
            return Err(ApiError::forbidden(detail));
        };
        let (kind, place) = (self.kind(id), self.state.place_of_asset(id));
        let gone = self.state.assets.delete(id, self.now);
        self.state.forget_around(&gone);
        self.state.tidy_stack(&parent, self.now);
        self.note("asset_deleted", "asset", id, &place);
        let event = if kind == "folder" {
            "folder.deleted"
        } else {
            "file.deleted"
        };
        self.announce(event, kind, id, &place);
        Ok(())
    }

    /// Gives an asset the name in the body.
    pub(crate) fn rename(&mut self, id: &str) {
        let (name, now) = (self.text("name").map(str::to_owned), self.now);
        if let Some(asset) = self.state.assets.get_mut(id) {
            asset.name = name.unwrap_or_else(|| asset.name.clone());
            asset.updated_at = now;
        }
        let (kind, place) = (self.kind(id), self.state.place_of_asset(id));
        self.note("asset_updated", "asset", id, &place);
        let event = if kind == "folder" {
            "folder.updated"
        } else {
            "file.updated"
        };
        self.announce(event, kind, id, &place);
    }

    fn kind(&self, id: &str) -> &'static str {
        self.state
            .assets
            .get(id)
            .map_or("file", |asset| asset.kind_name())
    }

    /// Returns a folder by its id in the path.
    pub(crate) fn folder(&self, needed: Role) -> Result<String, ApiError> {
        let id = self.asset(self.id("folder_id"), needed, "folder")?;
        let known = self.state.assets.folder(&id);
        known
            .map(|_| id.clone())
            .ok_or_else(|| ApiError::not_found("folder"))
    }

    /// Returns a file by its id in the path.
    pub(crate) fn file(&self, needed: Role) -> Result<String, ApiError> {
        self.file_named(self.id("file_id"), needed)
    }

    pub(crate) fn file_named(&self, name: &str, needed: Role) -> Result<String, ApiError> {
        let id = self.asset(name, needed, "file")?;
        let known = self.state.assets.file(&id).is_some();
        known
            .then_some(id)
            .ok_or_else(|| ApiError::not_found("file"))
    }

    /// Returns the assets directly below a folder or stack, those only that the user can see.
    pub(crate) fn visible_children(&self, id: &str, kind: Option<Kinds>) -> Vec<String> {
        let children = self.state.assets.children(id).iter();
        let fitting = children.filter(|child| {
            let Some(asset) = self.state.assets.get(child) else {
                return false;
            };
            let fits = match (&asset.kind, kind) {
                (_, None)
                | (Kind::Folder(_), Some(Kinds::Folders))
                | (Kind::File(_), Some(Kinds::Files))
                | (Kind::VersionStack, Some(Kinds::VersionStacks)) => true,
                (_, Some(_)) => false,
            };
            fits && self.state.asset_role(child, &self.user).is_some()
        });
        fitting.cloned().collect()
    }
}

/// The kinds of assets in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kinds {
    Folders,
    Files,
    VersionStacks,
}
