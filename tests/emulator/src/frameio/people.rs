//! Users, and the roles that they have in accounts, workspaces, projects and folders.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::call::Call;
use super::errors::ApiError;
use super::state::State;

/// A user with an address.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) active: bool,
    pub(crate) adobe_user_id: Option<String>,
    /// Whether the user has an account at all; one who was only invited has no id in answers (`wire.md` §9, 3).
    pub(crate) joined: bool,
}

/// The role of a user, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Role {
    /// Looks at things that were shared with an account's reviewers.
    Reviewer,
    /// Belongs to an account, without a role in its workspaces.
    Member,
    /// Looks at things.
    Viewer,
    /// Comments on them.
    Commenter,
    /// Changes them, but shares nothing.
    EditOnly,
    /// Changes and shares them.
    Editor,
    /// Does everything in a project.
    FullAccess,
    /// Does everything in a workspace.
    WorkspaceAdmin,
    /// Does everything in an account.
    Admin,
    /// Owns the account.
    Owner,
}

impl Role {
    /// Returns the name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reviewer => "reviewer",
            Self::Viewer => "viewer",
            Self::Commenter => "commenter",
            Self::EditOnly => "edit_only",
            Self::Editor => "editor",
            Self::FullAccess => "full_access",
            Self::Member => "member",
            Self::WorkspaceAdmin => "workspace_admin",
            Self::Admin => "admin",
            Self::Owner => "owner",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        let all = [
            Self::Reviewer,
            Self::Viewer,
            Self::Commenter,
            Self::EditOnly,
            Self::Editor,
            Self::FullAccess,
            Self::Member,
            Self::WorkspaceAdmin,
            Self::Admin,
            Self::Owner,
        ];
        all.into_iter().find(|role| role.name() == name)
    }
}

/// The roles of users at one place.
pub(crate) type Members = BTreeMap<String, Role>;

impl State {
    /// Returns a user as the API shows it; null when there is none.
    pub(crate) fn user_json(&self, id: &str) -> Value {
        let Some(user) = self.users.get(id) else {
            return Value::Null;
        };
        json!({
            "id": user.joined.then_some(id),
            "name": user.joined.then_some(&user.name),
            "email": user.email,
            "active": user.joined.then_some(user.active),
            "avatar_url": null,
            "adobe_user_id": user.adobe_user_id,
        })
    }

    pub(crate) fn account_role(&self, account: &str, user: &str) -> Option<Role> {
        self.accounts.get(account)?.members.get(user).copied()
    }

    /// Returns the role that the user's groups have in a project or workspace.
    fn role_by_groups(&self, place: &str, user: &str) -> Option<Role> {
        let here = self.group_roles.iter();
        let here = here.filter(|((known, group), _)| {
            let group = self.groups.get(group);
            known == place
                && group.is_some_and(|group| group.member_ids.iter().any(|member| member == user))
        });
        here.map(|(_, role)| *role).max()
    }

    fn is_admin(&self, account: &str, user: &str) -> bool {
        self.account_role(account, user) >= Some(Role::Admin)
    }

    pub(crate) fn workspace_role(&self, workspace: &str, user: &str) -> Option<Role> {
        let known = self.workspaces.get(workspace)?;
        if self.is_admin(&known.account_id, user) {
            return Some(Role::Admin);
        }
        let own = known.members.get(user).copied();
        own.max(self.role_by_groups(workspace, user))
    }

    /// Returns the role that a project gives; a restricted one knows only its own members and those above it.
    pub(crate) fn project_role(&self, project: &str, user: &str) -> Option<Role> {
        let known = self.projects.get(project)?;
        let own = known.members.get(user).copied();
        let own = own.max(self.role_by_groups(project, user));
        let above = self.workspace_role(&known.workspace_id, user);
        let above = above.filter(|role| !known.restricted || *role >= Role::WorkspaceAdmin);
        own.max(above)
    }

    /// Returns the role at a folder, a file or a version stack: that of the project, or of a folder around
    /// it.
    pub(crate) fn asset_role(&self, asset: &str, user: &str) -> Option<Role> {
        let known = self.assets.get(asset)?;
        let mut role = self.project_role(&known.project_id, user);
        let mut lineage: Vec<&str> = self.assets.lineage(asset);
        lineage.reverse();
        for id in lineage {
            let Some(folder) = self.assets.folder(id) else {
                continue;
            };
            let own = folder.members.get(user).copied();
            if folder.restricted {
                role = role.filter(|role| *role >= Role::FullAccess);
            }
            role = own.max(role);
        }
        role
    }
}

impl Call<'_> {
    /// Checks that the user has at least this role; 404 if it can't even see the item.
    fn allow(&self, role: Option<Role>, needed: Role, what: &str) -> Result<(), ApiError> {
        match role {
            None => Err(ApiError::not_found(what)),
            Some(role) if role >= needed => Ok(()),
            Some(role) => {
                let detail = format!(
                    "A {} can't do this to the {what}; it needs {}",
                    role.name(),
                    needed.name()
                );
                Err(ApiError::forbidden(detail))
            }
        }
    }

    /// Returns the account in the path, which the user has to have this role in.
    pub(crate) fn account(&self, needed: Role) -> Result<String, ApiError> {
        let id = self.account_id();
        self.allow(self.state.account_role(&id, &self.user), needed, "account")?;
        Ok(id)
    }

    pub(crate) fn workspace(&self, needed: Role) -> Result<String, ApiError> {
        let id = self.id("workspace_id").to_owned();
        let known = self.state.workspaces.get(&id);
        let here = known.is_some_and(|known| known.account_id == self.account_id());
        let role = self.state.workspace_role(&id, &self.user);
        self.allow(role.filter(|_| here), needed, "workspace")?;
        Ok(id)
    }

    pub(crate) fn project(&self, needed: Role) -> Result<String, ApiError> {
        let named = self.id("project_id");
        let id = self.state.project_named(named).unwrap_or_default();
        let here = self.state.account_of_project(&id) == Some(self.account_id());
        let role = self.state.project_role(&id, &self.user);
        self.allow(role.filter(|_| here), needed, "project")?;
        Ok(id)
    }

    /// Returns an asset of this account that is not deleted, and that the user has at least this role at.
    pub(crate) fn asset(&self, named: &str, needed: Role, what: &str) -> Result<String, ApiError> {
        let id = self.state.assets.named(named).unwrap_or_default();
        let here = self.state.account_of_asset(&id) == Some(self.account_id());
        let role = self.state.asset_role(&id, &self.user);
        self.allow(role.filter(|_| here), needed, what)?;
        Ok(id)
    }
}
