//! Everything that an emulated Frame.io remembers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::assets::Assets;
use super::audit::Entry;
use super::collections::Collection;
use super::comments::Comment;
use super::custom_actions::Action;
use super::deliveries::Deliveries;
use super::groups::Group;
use super::ims::POLICY;
use super::metadata_fields::Definition;
use super::people::{Members, Role, User};
use super::preview::{Restoring, Template};
use super::rates::Rates;
use super::search::Matches;
use super::settings::Settings;
use super::shares::Share;
use super::storage::Transfer;
use super::table::Table;
use super::webhooks::Webhook;
use crate::content::Content;
use crate::latest::LatestList;
use crate::oauth::OAuth;
use serde_json::Value;

#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) display_name: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) adobe_id: Option<String>,
    pub(crate) storage_limit: Option<u64>,
    pub(crate) locked: bool,
    pub(crate) members: Members,
}

#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) account_id: String,
    pub(crate) name: String,
    pub(crate) creator_id: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) members: Members,
}

#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) workspace_id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) restricted: bool,
    pub(crate) active: bool,
    pub(crate) root_folder_id: String,
    pub(crate) owner_id: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) adobe_id: Option<String>,
    pub(crate) members: Members,
}

/// The state of the service.
#[derive(Debug)]
pub struct State {
    pub(crate) users: Table<User>,
    pub(crate) accounts: Table<Account>,
    pub(crate) workspaces: Table<Workspace>,
    pub(crate) projects: Table<Project>,
    pub(crate) assets: Assets,
    pub(crate) transfers: HashMap<String, Transfer>,
    pub(crate) comments: Table<Comment>,
    pub(crate) definitions: Table<Definition>,
    /// Metadata by file and field definition.
    pub(crate) values: BTreeMap<(String, String), Value>,
    pub(crate) webhooks: Table<Webhook>,
    pub(crate) actions: Table<Action>,
    pub(crate) deliveries: Deliveries,
    pub(crate) shares: Table<Share>,
    pub(crate) collections: Table<Collection>,
    pub(crate) groups: Table<Group>,
    /// Roles of groups by project or workspace and by group.
    pub(crate) group_roles: BTreeMap<(String, String), Role>,
    pub(crate) watermark_templates: Table<Template>,
    /// Assets that are being restored in the background.
    pub(crate) restoring: Vec<Restoring>,
    pub(crate) audit: LatestList<Entry>,
    pub(crate) matches: Matches,
    /// Files that the service is still busy with.
    pub(crate) working: BTreeSet<String>,
    pub(crate) oauth: OAuth,
    pub(crate) rates: Rates,
    /// The contents of foreign URLs, for remote uploads.
    pub(crate) hosted: HashMap<String, Content>,
    /// The contents of connected storage, by location and key, for imports.
    pub(crate) connected: HashMap<(String, String), Content>,
    /// Media links that end at this instant or before are no good any more.
    pub(crate) media_expired: Option<i64>,
    /// How many of the next uploads fail.
    pub(crate) failing_uploads: u32,
    random: fastrand::Rng,
    /// Makes links that nobody can build.
    pub(crate) secret: String,
}

impl State {
    pub(crate) fn new(settings: &Settings, seed: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        let secret = hex(&mut random, 64);
        let history = settings.shared.history_limit;
        Self {
            users: Table::default(),
            accounts: Table::default(),
            workspaces: Table::default(),
            projects: Table::default(),
            assets: Assets::new(history),
            transfers: HashMap::new(),
            comments: Table::default(),
            definitions: Table::default(),
            values: BTreeMap::new(),
            webhooks: Table::default(),
            actions: Table::default(),
            deliveries: Deliveries::new(history),
            shares: Table::default(),
            collections: Table::default(),
            groups: Table::default(),
            group_roles: BTreeMap::new(),
            watermark_templates: Table::default(),
            restoring: Vec::new(),
            audit: LatestList::new(history),
            matches: Matches::default(),
            working: BTreeSet::new(),
            oauth: OAuth::new(&POLICY, &settings.shared, seed),
            rates: Rates::default(),
            hosted: HashMap::new(),
            connected: HashMap::new(),
            media_expired: None,
            failing_uploads: 0,
            random,
            secret,
        }
    }

    /// Returns a new id: a UUID of version 4.
    pub(crate) fn uuid(&mut self) -> String {
        let mut digits = hex(&mut self.random, 32);
        digits.replace_range(12..13, "4");
        digits.replace_range(16..17, ["8", "9", "a", "b"][self.random.usize(..4)]);
        let parts = [
            &digits[..8],
            &digits[8..12],
            &digits[12..16],
            &digits[16..20],
            &digits[20..],
        ];
        parts.join("-")
    }

    pub(crate) fn hex(&mut self, digits: usize) -> String {
        hex(&mut self.random, digits)
    }

    /// Returns a random number from 0 to 1.
    pub(crate) fn unit(&mut self) -> f64 {
        self.random.f64()
    }

    /// Returns the own id of the account that a path names.
    pub(crate) fn account_named(&self, name: &str) -> Option<String> {
        let adobe = name.strip_prefix("adobe:");
        let mut known = self.accounts.iter();
        let found = known.find(|(id, account)| {
            *id == name || (adobe.is_some() && account.adobe_id.as_deref() == adobe)
        });
        found.map(|(id, _)| id.to_owned())
    }

    /// Returns the own id of the project that a path names.
    pub(crate) fn project_named(&self, name: &str) -> Option<String> {
        let adobe = name.strip_prefix("adobe:");
        let mut known = self.projects.iter();
        let found = known.find(|(id, project)| {
            *id == name || (adobe.is_some() && project.adobe_id.as_deref() == adobe)
        });
        found.map(|(id, _)| id.to_owned())
    }

    pub(crate) fn account_of_project(&self, project: &str) -> Option<String> {
        let project = self.projects.get(project)?;
        let workspace = self.workspaces.get(&project.workspace_id)?;
        Some(workspace.account_id.clone())
    }

    pub(crate) fn account_of_asset(&self, asset: &str) -> Option<String> {
        self.account_of_project(&self.assets.get(asset)?.project_id)
    }
}

fn hex(random: &mut fastrand::Rng, digits: usize) -> String {
    let digit = |_| char::from_digit(random.u32(..16), 16).unwrap_or('0');
    (0..digits).map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frameio::shape::is_uuid;

    #[test]
    fn ids_are_uuids_and_the_same_for_the_same_seed() {
        let ids = |seed| {
            let mut state = State::new(&Settings::default(), seed);
            [state.uuid(), state.uuid()]
        };
        assert!(ids(1).iter().all(|id| is_uuid(id)));
        assert_eq!(ids(1), ids(1));
        assert_ne!(ids(1), ids(2));
    }
}
