//! Events that tests cause and no call of the API does.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::FrameIo;
use super::audit::Entry;
use super::collections::Collection;
use super::comments::Comment;
use super::deliveries::Delivery;
use super::events::Place;
use super::groups::Group;
use super::media::LINK_LIFETIME;
use super::people::Role;
use super::seeding::SeedError;
use super::shares::Activity;

impl FrameIo {
    /// Ends every part URL that was handed out so far: the storage answers 403.
    pub fn expire_part_urls(&self) {
        for transfer in self.backend.state().transfers.values_mut() {
            transfer.expired = true;
        }
    }

    /// Ends every media link that was handed out so far: the media host answers 403.
    pub fn expire_media_links(&self) {
        let last = self.clock().now() + LINK_LIFETIME;
        self.backend.state().media_expired = Some(last.timestamp());
        // Links that are handed out from now on end later.
        self.clock().advance(Duration::from_secs(1));
    }

    /// Lets the next so many uploads fail after their last byte, remote ones and imports too.
    pub fn fail_uploads(&self, count: u32) {
        self.backend.state().failing_uploads = count;
    }

    /// Takes every file whose bytes are there to `transcoded`.
    pub fn finish_processing(&self) {
        let now = self.clock().now();
        self.backend
            .state()
            .finish_processing(&self.backend.settings, now);
    }

    /// Empties all buckets of the rate limits.
    pub fn clear_rate_limits(&self) {
        self.backend.state().rates.clear();
    }

    /// Locks the account or unlocks it: new files are answered with 403.
    pub fn lock_account(&self, locked: bool) {
        if let Some(account) = self
            .backend
            .state()
            .accounts
            .get_mut(&self.known.account_id)
        {
            account.locked = locked;
        }
    }

    /// Sets how many bytes the account may hold; it is shown, not enforced.
    pub fn set_storage_limit(&self, bytes: Option<u64>) {
        if let Some(account) = self
            .backend
            .state()
            .accounts
            .get_mut(&self.known.account_id)
        {
            account.storage_limit = bytes;
        }
    }

    /// Sets whether fetching a file's original is denied: asking for its link is answered with 403.
    ///
    /// # Errors
    ///
    /// If there is no such file.
    pub fn deny_download(&self, file_id: &str, denied: bool) -> Result<(), SeedError> {
        let mut state = self.backend.state();
        let file = state.assets.file_mut(file_id);
        let file = file.ok_or_else(|| SeedError::no("file", file_id))?;
        file.download_denied = denied;
        Ok(())
    }

    /// Gives an account, a project or an asset an id of Adobe's storage; a path can name it as `adobe:…` then.
    ///
    /// # Errors
    ///
    /// If there is nothing with this id.
    pub fn set_adobe_id(&self, id: &str, adobe_id: &str) -> Result<(), SeedError> {
        let mut state = self.backend.state();
        let adobe_id = Some(adobe_id.to_owned());
        if let Some(account) = state.accounts.get_mut(id) {
            account.adobe_id = adobe_id;
        } else if let Some(project) = state.projects.get_mut(id) {
            project.adobe_id = adobe_id;
        } else {
            let asset = state.assets.get_mut(id);
            asset.ok_or_else(|| SeedError::no("thing", id))?.adobe_id = adobe_id;
        }
        Ok(())
    }

    /// Gives a user a role in a workspace, a project or a folder, or takes it away.
    ///
    /// # Errors
    ///
    /// If there is nothing with this id.
    pub fn set_role(&self, id: &str, user_id: &str, role: Option<Role>) -> Result<(), SeedError> {
        let mut state = self.backend.state();
        let state = &mut *state;
        let members = if let Some(workspace) = state.workspaces.get_mut(id) {
            &mut workspace.members
        } else if let Some(project) = state.projects.get_mut(id) {
            &mut project.members
        } else {
            let folder = state.assets.folder_mut(id);
            &mut folder
                .ok_or_else(|| SeedError::no("thing with roles", id))?
                .members
        };
        match role {
            Some(role) => members.insert(user_id.to_owned(), role),
            None => members.remove(user_id),
        };
        Ok(())
    }

    /// Sets whether a folder is open only to users who have a role in it or may do everything in the project.
    ///
    /// # Errors
    ///
    /// If there is no such folder.
    pub fn restrict_folder(&self, folder_id: &str, restricted: bool) -> Result<(), SeedError> {
        let mut state = self.backend.state();
        let folder = state.assets.folder_mut(folder_id);
        let folder = folder.ok_or_else(|| SeedError::no("folder", folder_id))?;
        folder.restricted = restricted;
        Ok(())
    }

    /// Sets whether a user is active; lists leave out inactive users.
    ///
    /// # Errors
    ///
    /// If there is no such user.
    pub fn set_active(&self, user_id: &str, active: bool) -> Result<(), SeedError> {
        let mut state = self.backend.state();
        let user = state.users.get_mut(user_id);
        user.ok_or_else(|| SeedError::no("user", user_id))?.active = active;
        Ok(())
    }

    /// Adds a reply to a comment, which the API shows and can't make; its id.
    ///
    /// # Errors
    ///
    /// If there is no such comment.
    pub fn put_reply(&self, comment_id: &str, text: &str) -> Result<String, SeedError> {
        let mut state = self.backend.state();
        let parent = state.comments.get(comment_id);
        let parent = parent.ok_or_else(|| SeedError::no("comment", comment_id))?;
        let reply = Comment {
            parent_id: Some(comment_id.to_owned()),
            ..self.comment(&parent.file_id, text, parent.public)
        };
        let id = state.uuid();
        state.comments.insert(&id, reply);
        Ok(id)
    }

    /// Adds a comment that people see who know the file by a share only; those made through the API are internal.
    ///
    /// # Errors
    ///
    /// If there is no such file.
    pub fn put_public_comment(&self, file_id: &str, text: &str) -> Result<String, SeedError> {
        let mut state = self.backend.state();
        state
            .assets
            .file(file_id)
            .ok_or_else(|| SeedError::no("file", file_id))?;
        let id = state.uuid();
        state
            .comments
            .insert(&id, self.comment(file_id, text, true));
        Ok(id)
    }

    fn comment(&self, file_id: &str, text: &str, public: bool) -> Comment {
        Comment {
            file_id: file_id.to_owned(),
            parent_id: None,
            owner_id: self.known.user_id.clone(),
            public,
            text: text.to_owned(),
            frame: None,
            kept: Map::new(),
            links: Vec::new(),
            mentions: Vec::new(),
            attachments: Vec::new(),
            completed: None,
            text_edited_at: None,
            created_at: self.clock().now(),
            updated_at: self.clock().now(),
        }
    }

    /// Adds a group that comes from elsewhere: `adobe`, with how far its synchronisation is, or `workfront`.
    pub fn put_group(&self, name: &str, source: &str, sync_status: Option<&str>) -> String {
        let mut state = self.backend.state();
        let group = Group {
            account_id: self.known.account_id.clone(),
            creator_id: None,
            name: name.to_owned(),
            emoji: "🎬".to_owned(),
            member_ids: vec![self.known.user_id.clone()],
            source: source.to_owned(),
            sync_status: sync_status.map(str::to_owned),
            adobe_group_id: None,
            created_at: self.clock().now(),
            updated_at: self.clock().now(),
        };
        let id = state.uuid();
        state.groups.insert(&id, group);
        id
    }

    /// Adds a collection, which the API shows and can't make; its id.
    pub fn put_collection(&self, project_id: &str, name: &str, dynamic: bool) -> String {
        let mut state = self.backend.state();
        let collection = Collection {
            project_id: project_id.to_owned(),
            creator_id: self.known.user_id.clone(),
            name: Some(name.to_owned()),
            description: None,
            dynamic,
            auto_generated: false,
            private: false,
            created_at: self.clock().now(),
            updated_at: self.clock().now(),
        };
        let id = state.uuid();
        state.collections.insert(&id, collection);
        id
    }

    /// Lets every search find an asset or a project by this match, such as a `visual_match`.
    pub fn put_search_match(&self, id: &str, found: Value) {
        let mut state = self.backend.state();
        state.matches.entry(id.to_owned()).or_default().push(found);
    }

    /// Adds an entry to the account's audit log.
    pub fn put_audit_entry(&self, event_type: &str, resource_type: &str, resource_id: &str) {
        let mut state = self.backend.state();
        let entry = Entry {
            id: state.uuid(),
            event_type: event_type.to_owned(),
            resource_type: resource_type.to_owned(),
            resource_id: resource_id.to_owned(),
            user_id: None,
            place: Place {
                account: self.known.account_id.clone(),
                ..Place::default()
            },
            ip_address: "192.0.2.1".to_owned(),
            inserted_at: self.clock().now(),
        };
        state.audit.push(entry);
    }

    /// Simulates an action on a share: `share_viewed`, `asset_viewed`, `asset_downloaded`, `comment_created`.
    ///
    /// A view tells webhooks and sets when the share was last viewed.
    ///
    /// # Errors
    ///
    /// If there is no such share.
    pub fn use_share(
        &self,
        share_id: &str,
        kind: &str,
        asset_id: Option<&str>,
        user_id: Option<&str>,
    ) -> Result<(), SeedError> {
        let mut state = self.backend.state();
        let (id, now) = (state.uuid(), self.clock().now());
        let share = state.shares.get_mut(share_id);
        let share = share.ok_or_else(|| SeedError::no("share", share_id))?;
        share.activities.push(Activity {
            id,
            kind: kind.to_owned(),
            asset_id: asset_id.map(str::to_owned),
            user_id: user_id.map(str::to_owned),
            inserted_at: now,
        });
        let project = share.project_id.clone();
        if kind == "share_viewed" {
            share.last_viewed_at = Some(now);
            let place = state.place_of_project(&project);
            let user = user_id.unwrap_or_default();
            state.announce("share.viewed", "share", share_id, &place, user, now);
        }
        Ok(())
    }

    /// Simulates that a user chooses a custom action in the menu of an asset; `form` is the filled form.
    ///
    /// Returns the interaction's id.
    ///
    /// # Errors
    ///
    /// If there is no such action or asset.
    pub fn trigger_action(
        &self,
        action_id: &str,
        asset_id: &str,
        form: Option<BTreeMap<String, Value>>,
    ) -> Result<String, SeedError> {
        let mut state = self.backend.state();
        let (interaction, now) = (state.uuid(), self.clock().now());
        let action = state.actions.get(action_id);
        let action = action
            .ok_or_else(|| SeedError::no("action", action_id))?
            .clone();
        let asset = state.assets.get(asset_id);
        let asset = asset.ok_or_else(|| SeedError::no("asset", asset_id))?;
        let mut body = json!({
            "account_id": self.known.account_id,
            "action_id": action_id,
            "interaction_id": interaction,
            "project": {"id": asset.project_id},
            "resource": {"id": asset_id, "type": asset.kind_name()},
            "type": action.event,
            "user": {"id": self.known.user_id},
            "workspace": {"id": action.workspace_id},
        });
        if let Some(form) = form {
            body["data"] = json!(form);
        }
        let body = body.to_string();
        let (url, secret) = (&action.url, &action.secret);
        let delivery = Delivery::new(action_id, &action.event, url, secret, body, now);
        state.deliveries.queue(delivery);
        Ok(interaction)
    }

    /// Returns the latest deliveries to webhooks and custom actions, sent or waiting.
    ///
    /// They are in the order of the events; see [`Builder::history_limit`](crate::Builder::history_limit).
    ///
    /// An emulator with sockets delivers it to `http` URLs of this machine, and tries again by its clock; one without
    /// sockets delivers nothing, and a test takes [`Delivery::request`].
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.backend
            .state()
            .deliveries
            .all
            .iter()
            .cloned()
            .collect()
    }
}
