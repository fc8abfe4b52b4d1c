//! Tests of the typed calls for workspaces and their users.

use frameio::ErrorKind;
use frameio::types::{
    UpdateWorkspaceRoleParamsData, UserRoleRole, UserRoleSort, WorkspaceInclude,
    WorkspaceParamsData, WorkspaceRole, WorkspaceSort,
};

use super::Studio;

#[tokio::test]
async fn workspaces_index_takes_no_workspace_and_includes_the_creator() {
    let studio = Studio::open().await;
    studio.emulator.put_workspace("Aaa");
    let index = studio.client.workspaces().index(&studio.account);
    let index = index.include([WorkspaceInclude::Creator]).page_size(1);
    let index = index.sort(WorkspaceSort::NameAsc).include_total_count(true);
    let mut items = index.items();
    let first = items.try_next().await.unwrap().expect("the first");
    assert_eq!((first.name.as_str(), items.total()), ("Aaa", Some(2)));
    let second = items.try_next().await.unwrap().expect("the second");
    assert_eq!(second.id, studio.workspace);
    let creator = second.creator.expect("it is asked for on later pages too");
    assert_eq!(creator.name.as_deref(), Some("Ann Owner"));
    let path = format!("/v4/accounts/{}/workspaces", studio.account);
    assert_eq!(studio.last().path, path);
    studio.no_complaints();
}

#[tokio::test]
async fn workspaces_are_created_shown_renamed_and_deleted() {
    let studio = Studio::open().await;
    let workspaces = studio.client.workspaces();
    let account = studio.account.as_str();
    let data = WorkspaceParamsData::new().name("Team");
    let made = workspaces.create(account, data).send().await.unwrap();
    assert_eq!((made.status().as_u16(), made.name.as_str()), (201, "Team"));
    assert_eq!(made.account_id, account);
    let shown = workspaces.show(account, &made.id).include(["creator"]);
    let shown = shown.send().await.unwrap();
    let creator = shown.creator.as_ref().map(|user| user.email.as_str());
    assert_eq!(creator, Some("ann@example.com"));
    let data = WorkspaceParamsData::new().name("Crew");
    let changed = workspaces.update(account, &made.id, data);
    assert_eq!(changed.send().await.unwrap().name, "Crew");
    let gone = workspaces.delete(account, &made.id).send().await.unwrap();
    assert_eq!(gone.status(), 204);
    let missing = workspaces.show(account, &made.id).send().await;
    assert!(missing.unwrap_err().is_not_found());
    studio.no_complaints();
}

#[tokio::test]
async fn workspace_permissions_index_sends_include_deactivated() {
    let studio = Studio::open().await;
    let ben = studio.guest();
    let roles = studio.client.workspace_permissions();
    let data = UpdateWorkspaceRoleParamsData::new(WorkspaceRole::Viewer);
    let (account, workspace) = (&studio.account, &studio.workspace);
    let given = roles.workspace_user_roles_update(account, workspace, &ben, data);
    given.send().await.unwrap();
    studio.emulator.set_active(&ben, false).unwrap();
    let index = || roles.index(account, workspace);
    let active = index().include_total_count(true).send().await.unwrap();
    let everyone = index()
        .include_deactivated(true)
        .sort(UserRoleSort::NameAsc);
    let everyone = everyone.page_size(1).items().collect_all(10).await.unwrap();
    assert_eq!(everyone.len(), active.data.len() + 1);
    assert_eq!(studio.last().query("include_deactivated"), Some("true"));
    let ben = everyone
        .iter()
        .find(|item| item.user.name.as_deref() == Some("Ben"));
    assert_eq!(ben.map(|item| &item.role), Some(&UserRoleRole::Viewer));
    studio.no_complaints();
}

#[tokio::test]
async fn workspace_roles_are_granted_and_removed() {
    let studio = Studio::open().await;
    let ben = studio.guest();
    let roles = studio.client.workspace_permissions();
    let (account, workspace) = (&studio.account, &studio.workspace);
    for role in [WorkspaceRole::Viewer, WorkspaceRole::WorkspaceAdmin] {
        let data = UpdateWorkspaceRoleParamsData::new(role.clone());
        let given = roles.workspace_user_roles_update(account, workspace, &ben, data);
        assert_eq!(given.send().await.unwrap().role, Some(role));
    }
    let gone = roles.workspace_user_roles_delete(account, workspace, &ben);
    gone.send().await.unwrap();
    let again = roles.workspace_user_roles_delete(account, workspace, &ben);
    let error = again.send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::NotFound);
    studio.no_complaints();
}
