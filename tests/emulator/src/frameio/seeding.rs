//! Assets that tests put into an emulated Frame.io, and look-ups of them.

use chrono::{DateTime, Utc};

use super::FrameIo;
use super::assets::{Asset, Kind};
use super::metadata_fields::{BuiltIn, Definition};
use super::people::{Members, Role, User};
use super::processing::Stage;
use super::state::{Account, State, Workspace};
use crate::content::Content;
use crate::media_type;
pub use crate::seed_error::SeedError;

use bytes::Bytes;
use serde_json::{Map, json};

/// The facts about a folder, a file or a version stack.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `folder`, `file` or `version_stack`.
    pub kind: &'static str,
    /// The folder or version stack that it lies in; none for a root folder.
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Number of bytes of a file.
    pub size: Option<u64>,
    /// The status of a file: `created`, `uploaded` or `transcoded`.
    pub status: Option<&'static str>,
    /// The uploaded contents, once they are complete.
    pub content: Option<Content>,
}

impl Entry {
    fn of(id: &str, asset: &Asset) -> Self {
        let file = match &asset.kind {
            Kind::File(file) => Some(file),
            Kind::Folder(_) | Kind::VersionStack => None,
        };
        Self {
            id: id.to_owned(),
            name: asset.name.clone(),
            kind: asset.kind_name(),
            parent_id: asset.parent_id.clone(),
            project_id: asset.project_id.clone(),
            size: file.map(|file| file.size),
            status: file.map(|file| file.stage.status()),
            content: file.and_then(|file| file.content.clone()),
        }
    }
}

impl State {
    /// Creates the owner, the account and the workspace that are there from the start, and returns their ids.
    pub(crate) fn found(&mut self, now: DateTime<Utc>) -> (String, String, String) {
        let user = self.add_user("Ann Owner", "ann@example.com");
        let account = self.add_account("Emulated", &user, now);
        let workspace = self.add_workspace(&account, "Workspace", &user, now);
        self.oauth.user_id.clone_from(&user);
        (user, account, workspace)
    }

    pub(crate) fn add_user(&mut self, name: &str, email: &str) -> String {
        let id = self.uuid();
        let adobe = self.hex(24).to_uppercase();
        let user = User {
            name: name.to_owned(),
            email: email.to_owned(),
            active: true,
            adobe_user_id: Some(format!("{adobe}@AdobeID")),
            joined: true,
        };
        self.users.insert(&id, user);
        id
    }

    /// Creates an account with the two fields that the service fills in by itself.
    fn add_account(&mut self, name: &str, owner: &str, now: DateTime<Utc>) -> String {
        let id = self.uuid();
        let account = Account {
            display_name: name.to_owned(),
            created_at: now,
            adobe_id: None,
            storage_limit: None,
            locked: false,
            members: Members::from([(owner.to_owned(), Role::Owner)]),
        };
        self.accounts.insert(&id, account);
        let scale = json!({"number_format": "storage", "scale": 0});
        for (built_in, name, field_type, configuration) in [
            (BuiltIn::FileType, "File Type", "text", json!({})),
            (BuiltIn::FileSize, "File Size", "number", scale),
        ] {
            let configuration = configuration.as_object().cloned();
            let definition = Definition {
                account_id: id.clone(),
                field_type: field_type.to_owned(),
                name: name.to_owned(),
                configuration: configuration.unwrap_or_else(Map::new),
                built_in: Some(built_in),
                creator_id: owner.to_owned(),
                created_at: now,
                updated_at: now,
            };
            let field = self.uuid();
            self.definitions.insert(field, definition);
        }
        id
    }

    fn add_workspace(
        &mut self,
        account: &str,
        name: &str,
        creator: &str,
        now: DateTime<Utc>,
    ) -> String {
        let id = self.uuid();
        let workspace = Workspace {
            account_id: account.to_owned(),
            name: name.to_owned(),
            creator_id: creator.to_owned(),
            created_at: now,
            updated_at: now,
            members: Members::from([(creator.to_owned(), Role::WorkspaceAdmin)]),
        };
        self.workspaces.insert(&id, workspace);
        id
    }
}

impl FrameIo {
    /// Creates one more account of the same owner, and returns its id.
    pub fn put_account(&self, name: &str) -> String {
        let now = self.clock().now();
        self.backend
            .state()
            .add_account(name, &self.known.user_id, now)
    }

    /// Creates a user with a role in the account: `Owner`, `Admin`, `Member` or `Reviewer`; returns the id.
    pub fn put_user(&self, name: &str, email: &str, role: Role) -> String {
        let mut state = self.backend.state();
        let user = state.add_user(name, email);
        if let Some(account) = state.accounts.get_mut(&self.known.account_id) {
            account.members.insert(user.clone(), role);
        }
        user
    }

    /// Creates a workspace in the account, and returns its id.
    pub fn put_workspace(&self, name: &str) -> String {
        let now = self.clock().now();
        self.backend
            .state()
            .add_workspace(&self.known.account_id, name, &self.known.user_id, now)
    }

    /// Creates a project in the workspace that is there from the start, and returns its id.
    pub fn put_project(&self, name: &str) -> String {
        let now = self.clock().now();
        self.backend.state().create_project(
            &self.known.workspace_id,
            name,
            false,
            &self.known.user_id,
            now,
        )
    }

    /// Returns the root folder of a project.
    ///
    /// # Errors
    ///
    /// If there is no such project.
    pub fn root_folder_id(&self, project_id: &str) -> Result<String, SeedError> {
        let state = self.backend.state();
        let project = state.projects.get(project_id);
        let project = project.ok_or_else(|| SeedError::no("project", project_id))?;
        Ok(project.root_folder_id.clone())
    }

    /// Creates a folder in a folder, and returns its id.
    ///
    /// # Errors
    ///
    /// If there is no such parent.
    pub fn put_folder(&self, parent_id: &str, name: &str) -> Result<String, SeedError> {
        let mut state = self.backend.state();
        known_folder(&state, parent_id)?;
        Ok(state.create_folder(parent_id, name, &self.known.user_id, self.clock().now()))
    }

    /// Puts a whole, transcoded file into a folder; its id.
    ///
    /// # Errors
    ///
    /// If there is no such folder.
    pub fn put_file(
        &self,
        folder_id: &str,
        name: &str,
        content: impl Into<Content>,
    ) -> Result<String, SeedError> {
        let mut state = self.backend.state();
        known_folder(&state, folder_id)?;
        let (content, now) = (content.into(), self.clock().now());
        let media_type = media_type::of(name).unwrap_or("application/octet-stream");
        let id = state.create_file(
            folder_id,
            name,
            content.size(),
            Some(media_type.to_owned()),
            &self.known.user_id,
            now,
        );
        if let Some(file) = state.assets.file_mut(&id) {
            file.content = Some(content);
            file.stage = Stage::Transcoded;
            file.uploaded_at = Some(now);
            file.completed_at = Some(now);
        }
        Ok(id)
    }

    /// Creates a version stack of files that lie in the same folder, the oldest first, and returns its id.
    ///
    /// # Errors
    ///
    /// If one of the files is not there.
    pub fn put_version_stack(&self, file_ids: &[&str]) -> Result<String, SeedError> {
        let mut state = self.backend.state();
        for id in file_ids {
            state
                .assets
                .file(id)
                .ok_or_else(|| SeedError::no("file", id))?;
        }
        let first = file_ids.first().and_then(|id| state.assets.get(id));
        let folder = first.and_then(|asset| asset.parent_id.clone());
        let folder = folder.ok_or_else(|| SeedError::no("file", ""))?;
        let files: Vec<String> = file_ids.iter().map(|id| (*id).to_owned()).collect();
        let id = state.uuid();
        Ok(state.create_stack(
            &id,
            &folder,
            &files,
            &self.known.user_id,
            self.clock().now(),
        ))
    }

    /// Puts something behind a foreign URL, for remote uploads. One that leads nowhere makes them fail.
    pub fn host_url(&self, url: &str, content: impl Into<Content>) {
        self.backend
            .state()
            .hosted
            .insert(url.to_owned(), content.into());
    }

    /// Puts something into storage that is connected to the account, for imports.
    pub fn connect_storage(&self, location: &str, key: &str, content: impl Into<Content>) {
        let place = (location.to_owned(), key.to_owned());
        self.backend.state().connected.insert(place, content.into());
    }

    /// Returns an asset that is not deleted.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<Entry> {
        let state = self.backend.state();
        state.assets.get(id).map(|asset| Entry::of(id, asset))
    }

    /// Returns the bytes of a file; `None` until its upload is complete, or if they are not kept.
    #[must_use]
    pub fn file_bytes(&self, file_id: &str) -> Option<Bytes> {
        self.entry(file_id)?.content?.to_bytes()
    }

    /// Returns every asset as a path that begins with its project's name; folders end with `/`, stacks with
    /// `#`.
    #[must_use]
    pub fn snapshot(&self) -> Vec<String> {
        let state = self.backend.state();
        let mut paths: Vec<String> = state
            .assets
            .iter()
            .filter(|(id, asset)| asset.parent_id.is_some() && state.assets.get(id).is_some())
            .map(|(id, _)| path(&state, id))
            .collect();
        paths.sort();
        paths
    }

    /// Returns the id for a path of [`snapshot`](Self::snapshot).
    #[must_use]
    pub fn find(&self, wanted: &str) -> Option<String> {
        let state = self.backend.state();
        let mut known = state
            .assets
            .iter()
            .filter(|(id, _)| state.assets.get(id).is_some());
        let found = known.find(|(id, _)| path(&state, id) == wanted);
        found.map(|(id, _)| id.to_owned())
    }

    /// Returns how often each part of a file (or of a comment's attachment) has come in whole, in the order
    /// of the parts.
    #[must_use]
    pub fn parts_received(&self, file_id: &str) -> Vec<u32> {
        let state = self.backend.state();
        let transfer = state.transfers.get(file_id);
        let parts = transfer.map_or(&[][..], |transfer| transfer.parts.as_slice());
        parts.iter().map(|part| part.puts).collect()
    }

    /// Returns the bytes of a comment's attachment, when all of them are there and kept.
    #[must_use]
    pub fn attachment_bytes(&self, attachment_id: &str) -> Option<Bytes> {
        let state = self.backend.state();
        let parts = &state.transfers.get(attachment_id)?.parts;
        let contents: Option<Vec<Content>> =
            parts.iter().map(|part| part.content.clone()).collect();
        Content::joined(contents?).to_bytes()
    }
}

fn known_folder(state: &State, id: &str) -> Result<(), SeedError> {
    let known = state.assets.folder(id);
    known.map(|_| ()).ok_or_else(|| SeedError::no("folder", id))
}

fn path(state: &State, id: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut project = "";
    for id in state.assets.lineage(id) {
        let Some(asset) = state.assets.get(id) else {
            continue;
        };
        match asset.parent_id {
            Some(_) => names.push(&asset.name),
            None => {
                let known = state.projects.get(&asset.project_id);
                project = known.map_or("", |known| known.name.as_str());
            }
        }
    }
    names.push(project);
    names.reverse();
    let mark = match state.assets.get(id).map(|asset| &asset.kind) {
        Some(Kind::Folder(_)) => "/",
        Some(Kind::VersionStack) => "#",
        _ => "",
    };
    format!("{}{mark}", names.join("/"))
}
