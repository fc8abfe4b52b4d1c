//! Tests of the preview's calls for groups: deletion, members, and roles in projects and workspaces.

use frameio::ErrorKind;
use frameio::types::{
    AddAdobeGroupParamsData, AddGroupMembersParamsData, AssignableRole, CreateGroupParamsData,
    GroupMembersSort, GroupSource, GroupSyncStatus, ProjectGroupRoleSort,
    UpdateGroupRolesParamsData, UpdateWorkspaceRoleParamsData, UserRoleRole, WorkspaceRole,
};

use super::super::Studio;

impl Studio {
    async fn group(&self, name: &str) -> String {
        let data = CreateGroupParamsData::new(name, "🎬");
        let made = self.client.groups().create(&self.account, data).await;
        made.unwrap().id.to_string()
    }
}

#[tokio::test]
async fn members_are_added_removed_and_listed() {
    let studio = Studio::open().await;
    let (account, groups) = (studio.account.as_str(), studio.client.groups());
    let (group, guest) = (studio.group("Editors").await, studio.guest());
    let owner = studio.emulator.user_id();
    for _ in 0..2 {
        let data = AddGroupMembersParamsData::new([owner, &guest]);
        groups.add_users(account, &group, data).await.unwrap();
    }
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    let users = groups
        .users(account, &group)
        .sort(GroupMembersSort::NameDesc);
    let users = users.include_total_count(true).send().await.unwrap();
    let names: Vec<&str> = users
        .data
        .iter()
        .filter_map(|user| user.name.as_deref())
        .collect();
    assert_eq!(
        (names, users.total_count),
        (vec!["Ben", "Ann Owner"], Some(2))
    );
    groups.remove_member(account, &group, &guest).await.unwrap();
    assert_eq!(
        groups.show(account, &group).await.map(|_| ()).ok(),
        Some(())
    );
    studio.no_complaints();
    let again = groups.remove_member(account, &group, &guest);
    assert_eq!(
        ErrorKind::of(&again.await.unwrap_err()),
        ErrorKind::NotFound
    );
    // One who is none of the account: nobody is added.
    let data = AddGroupMembersParamsData::new([guest.as_str(), &studio.project]);
    let refused = groups.add_users(account, &group, data).await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::UnprocessableEntity);
    let users = groups.users(account, &group).send().await.unwrap();
    assert_eq!(users.data.len(), 1);
}

#[tokio::test]
async fn a_group_is_deleted_and_its_roles_with_it() {
    let studio = Studio::open().await;
    let (account, groups) = (studio.account.as_str(), studio.client.groups());
    let group = studio.group("Editors").await;
    let roles = studio.client.project_permissions();
    let data = UpdateGroupRolesParamsData::new(AssignableRole::Viewer);
    let update = roles.project_group_roles_update(account, &studio.project, &group, data);
    update.await.unwrap();
    groups.delete(account, &group).await.unwrap();
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    let index = roles.project_group_roles_index(account, &studio.project);
    assert!(index.send().await.unwrap().data.is_empty());
    let gone = groups.show(account, &group).await.unwrap_err();
    assert_eq!(ErrorKind::of(&gone), ErrorKind::NotFound);
    studio.no_complaints();
}

#[tokio::test]
async fn a_group_of_adobes_is_taken_once() {
    let studio = Studio::open().await;
    let (account, groups) = (studio.account.as_str(), studio.client.groups());
    let add = groups.add_adobe_group_to_account(account, AddAdobeGroupParamsData::new("4711"));
    let made = add.clone().await.unwrap();
    assert_eq!(made.data.sync_status, Some(GroupSyncStatus::InProgress));
    assert_eq!(made.message, None);
    let again = add.await.unwrap();
    assert_eq!(again.data.id, made.data.id);
    assert!(again.message.is_some());
    let listed = groups.list_adobe_groups(account).page_size(10).send();
    let listed = listed.await.unwrap();
    let ids: Vec<&str> = listed
        .data
        .iter()
        .map(|known| known.adobe_group_id.as_str())
        .collect();
    assert_eq!(ids, ["4711"]);
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    studio.no_complaints();
}

#[tokio::test]
async fn a_role_in_a_project_lets_the_members_of_a_group_in() {
    let studio = Studio::open().await;
    let (account, project) = (studio.account.as_str(), studio.project.as_str());
    let (group, guest) = (studio.group("Editors").await, studio.guest());
    let data = AddGroupMembersParamsData::new([&guest]);
    studio
        .client
        .groups()
        .add_users(account, &group, data)
        .await
        .unwrap();
    let visit = async || {
        studio
            .client_of(&guest)
            .projects()
            .show(account, project)
            .await
    };
    assert!(visit().await.is_err());
    let roles = studio.client.project_permissions();
    let data = UpdateGroupRolesParamsData::new(AssignableRole::Commenter);
    let given = roles.project_group_roles_update(account, project, &group, data);
    assert_eq!(given.await.unwrap().role, Some(AssignableRole::Commenter));
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    assert!(visit().await.is_ok());
    let listed = roles.project_group_roles_index(account, project);
    let listed = listed
        .sort(ProjectGroupRoleSort::RoleAsc)
        .send()
        .await
        .unwrap();
    let [known] = listed.data.as_slice() else {
        panic!("{listed:?}");
    };
    assert_eq!(known.role, UserRoleRole::Commenter);
    assert_eq!(known.group.source, Some(GroupSource::Frame));
    assert_eq!(known.group.member_count, 1);
    let taken = roles.project_group_roles_delete(account, project, &group);
    taken.await.unwrap();
    assert!(visit().await.is_err());
    studio.no_complaints();
}

#[tokio::test]
async fn a_role_in_a_workspace_holds_in_its_projects() {
    let studio = Studio::open().await;
    let (account, workspace) = (studio.account.as_str(), studio.workspace.as_str());
    let group = studio.group("Editors").await;
    let roles = studio.client.workspace_permissions();
    let data = UpdateWorkspaceRoleParamsData::new(WorkspaceRole::Editor);
    let given = roles.workspace_group_roles_update(account, workspace, &group, data);
    assert_eq!(given.await.unwrap().role, Some(WorkspaceRole::Editor));
    let listed = roles.workspace_group_roles_index(account, workspace);
    let listed = listed.page_size(5).send().await.unwrap();
    assert_eq!(listed.data[0].role, UserRoleRole::Editor);
    let in_project = studio.client.project_permissions();
    let in_project = in_project.project_group_roles_index(account, &studio.project);
    assert_eq!(in_project.send().await.unwrap().data.len(), 1);
    let delete = roles.workspace_group_roles_delete(account, workspace, &group);
    delete.clone().await.unwrap();
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    studio.no_complaints();
    let again = delete.await.unwrap_err();
    assert_eq!(ErrorKind::of(&again), ErrorKind::NotFound);
}
