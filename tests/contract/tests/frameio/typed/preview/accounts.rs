//! Tests of the preview's calls for accounts and their members.

use cloud_drives_emulator::frameio::Role;
use frameio::ErrorKind;
use frameio::types::{
    AccountRole, AccountUserMembership, AccountUserMembershipSort, AccountUserMembershipType,
    AddGroupMembersParamsData, ApiVersion, AssignableRole, CreateGroupParamsData,
    UpdateUserRolesParamsData, UpdateWorkspaceRoleParamsData, WorkspaceRole,
};

use super::super::Studio;

#[tokio::test]
async fn accounts_show_describes_one() {
    let studio = Studio::open().await;
    let shown = studio.client.accounts().show(&studio.account);
    let shown = shown.await.unwrap();
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    assert_eq!(shown.id.as_str(), studio.account);
    assert_eq!(shown.roles, [AccountRole::Owner]);
    studio.no_complaints();
}

#[tokio::test]
async fn a_call_of_the_preview_is_unknown_without_its_header() {
    let studio = Studio::open().await;
    let url = format!(
        "{}/v4/accounts/{}",
        studio.emulator.api_url(),
        studio.account
    );
    let request = http::Request::get(url)
        .header(
            "authorization",
            format!("Bearer {}", studio.emulator.sign_in()),
        )
        .body(bytes::Bytes::new())
        .unwrap();
    let answer = (studio.emulator.transport())(request).await.unwrap();
    assert_eq!(answer.status(), 404);
    let complaints = studio.emulator.complaints();
    assert!(
        complaints[0].text.contains("api-version: experimental"),
        "{complaints:?}"
    );
}

#[tokio::test]
async fn members_tell_when_they_joined_only_in_the_preview() {
    let studio = Studio::open().await;
    let (account, users) = (studio.account.as_str(), studio.client.users());
    let guest = studio.guest();
    let shown = users
        .account_user_roles_show(account, &guest)
        .await
        .unwrap();
    assert_eq!(shown.role, Some(AccountRole::Member));
    assert!(shown.user.joined_at.is_some() && shown.user.timezone.is_some());
    let index = users.account_permissions_index(account);
    let asked = index.clone().api_version(ApiVersion::Experimental);
    let page = asked.send().await.unwrap();
    assert!(
        page.data
            .iter()
            .all(|member| member.user.last_active_at.is_some())
    );
    let page = index.send().await.unwrap();
    assert!(
        page.data
            .iter()
            .all(|member| member.user.last_active_at.is_none())
    );
    studio.no_complaints();
    let nobody = users.account_user_roles_show(account, &studio.project);
    let refused = nobody.await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::NotFound);
}

#[tokio::test]
async fn memberships_are_groups_projects_and_workspaces() {
    let studio = Studio::open().await;
    let (account, client) = (studio.account.as_str(), &studio.client);
    let guest = studio
        .emulator
        .put_user("Ben", "ben@example.com", Role::Member);
    let group = client
        .groups()
        .create(account, CreateGroupParamsData::new("Cutters", "✂️"));
    let group = group.await.unwrap();
    let data = AddGroupMembersParamsData::new([&guest]);
    client
        .groups()
        .add_users(account, &group.id, data)
        .await
        .unwrap();
    let data = UpdateUserRolesParamsData::new(AssignableRole::Editor);
    let role = client.project_permissions();
    let role = role.project_user_roles_update(account, &studio.project, &guest, data);
    role.await.unwrap();
    let data = UpdateWorkspaceRoleParamsData::new(WorkspaceRole::Viewer);
    let role = client.workspace_permissions();
    let role = role.workspace_user_roles_update(account, &studio.workspace, &guest, data);
    role.await.unwrap();

    let list = client
        .users()
        .account_user_roles_memberships(account, &guest);
    let mut items = list
        .clone()
        .sort(AccountUserMembershipSort::TypeAsc)
        .page_size(1)
        .include_total_count(true)
        .items();
    let found = items.try_next().await.unwrap();
    assert!(matches!(found, Some(AccountUserMembership::Group(known)) if known.id == group.id));
    assert_eq!(items.total(), Some(3));
    let found = items.try_next().await.unwrap();
    assert!(matches!(found, Some(AccountUserMembership::Project(known))
        if known.id.as_str() == studio.project && known.role == AssignableRole::Editor));
    let found = items.try_next().await.unwrap();
    assert!(
        matches!(found, Some(AccountUserMembership::Workspace(known))
        if known.id.as_str() == studio.workspace)
    );
    let groups = list.type_(AccountUserMembershipType::Group);
    assert_eq!(groups.send().await.unwrap().data.len(), 1);
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    studio.no_complaints();
}
