//! Tests of the typed calls for projects and their users.

use std::time::Duration;

use frameio::types::{
    AssignableRole, DeletedAsset, ProjectInclude, ProjectParamsData, ProjectSort, ProjectStatus,
    ProjectUpdateParamsData, RecentlyDeletedSort, UpdateUserRolesParamsData, UserRoleRole,
    UserRoleSort,
};

use super::Studio;

#[tokio::test]
async fn projects_are_created_shown_changed_and_deleted() {
    let studio = Studio::open().await;
    let projects = studio.client.projects();
    let account = studio.account.as_str();
    let data = ProjectParamsData::new("Series").restricted(true);
    let made = projects.create(account, &studio.workspace, data);
    let made = made.send().await.unwrap();
    assert_eq!(
        (made.status().as_u16(), made.name.as_str()),
        (201, "Series")
    );
    assert_eq!(
        (&made.body().status, made.restricted),
        (&ProjectStatus::Active, Some(true))
    );
    let shown = projects
        .show(account, &made.id)
        .include([ProjectInclude::Owner]);
    let shown = shown.send().await.unwrap();
    assert_eq!(shown.root_folder_id, made.root_folder_id);
    assert_eq!(shown.description, None, "null is not a description");
    let owner = shown.owner.as_ref().map(|user| user.email.as_str());
    assert_eq!(owner, Some("ann@example.com"));
    let data = ProjectUpdateParamsData::new()
        .name("Serial")
        .restricted(false);
    let data = data.status(ProjectStatus::Inactive);
    let changed = projects
        .update(account, &made.id, data)
        .send()
        .await
        .unwrap();
    assert_eq!(changed.name, "Serial");
    assert_eq!(changed.body().status, ProjectStatus::Inactive);
    projects.delete(account, &made.id).send().await.unwrap();
    let missing = projects.show(account, &made.id).send().await;
    assert!(missing.unwrap_err().is_not_found());
    studio.no_complaints();
}

#[tokio::test]
async fn projects_are_listed_by_workspace_and_by_account() {
    let studio = Studio::open().await;
    let (account, projects) = (studio.account.as_str(), studio.client.projects());
    let other = studio.emulator.put_workspace("Other");
    let data = ProjectParamsData::new("Ad");
    projects.create(account, &other, data).send().await.unwrap();
    let of_one = projects
        .index(account, &studio.workspace)
        .include(["owner"]);
    let of_one = of_one
        .sort(ProjectSort::NameAsc)
        .page_size(1)
        .include_total_count(true);
    let of_one = of_one.items().collect_all(10).await.unwrap();
    assert_eq!(of_one.len(), 1);
    assert_eq!(of_one[0].id, studio.project);
    assert!(of_one[0].owner.is_some());
    let all = projects
        .account_projects_index(account)
        .sort(ProjectSort::NameAsc);
    let all = all
        .include([ProjectInclude::Owner])
        .page_size(1)
        .include_total_count(true);
    let all = all.items().collect_all(10).await.unwrap();
    let names: Vec<_> = all.iter().map(|project| project.name.as_str()).collect();
    assert_eq!(names, ["Ad", "Film"]);
    studio.no_complaints();
}

#[tokio::test]
async fn invited_projects_index_lists_what_was_shared_with_the_user_alone() {
    let studio = Studio::open().await;
    let ben = studio.guest();
    let data = UpdateUserRolesParamsData::new(AssignableRole::Commenter);
    let roles = studio.client.project_permissions();
    let given = roles.project_user_roles_update(&studio.account, &studio.project, &ben, data);
    given.send().await.unwrap();
    let list = studio.client_of(&ben).projects();
    let list = list
        .invited_projects_index(&studio.account)
        .include(["owner"]);
    let list = list
        .sort(ProjectSort::CreatedAtDesc)
        .page_size(5)
        .include_total_count(true);
    let list = list.send().await.unwrap();
    assert_eq!(list.total_count, Some(1));
    assert_eq!(list.data[0].id, studio.project);
    let own = studio
        .client
        .projects()
        .invited_projects_index(&studio.account);
    assert_eq!(own.items().collect_all(10).await.unwrap().len(), 0);
    studio.no_complaints();
}

#[tokio::test]
async fn recently_deleted_is_flat_and_has_no_total() {
    let studio = Studio::open().await;
    let account = studio.account.as_str();
    let folder = studio.folder("old");
    studio
        .emulator
        .put_file(&folder, "inside.txt", "x")
        .unwrap();
    let stack = [studio.file("v1.mp4"), studio.file("v2.mp4")];
    let stack = studio.emulator.put_version_stack(&[&stack[0], &stack[1]]);
    let kept = studio.folder("kept");
    let data = frameio::types::VersionStackMoveParamsData::new().parent_id(&folder);
    let moved = studio
        .client
        .version_stacks()
        .move_(account, stack.unwrap(), data);
    moved.send().await.unwrap();
    studio
        .client
        .folders()
        .delete(account, &folder)
        .send()
        .await
        .unwrap();
    studio.emulator.clock().advance(Duration::from_secs(60));
    studio
        .client
        .folders()
        .delete(account, &kept)
        .send()
        .await
        .unwrap();
    let list = || {
        studio
            .client
            .projects()
            .recently_deleted(account, &studio.project)
    };
    let newest = list().include_total_count(true).send().await.unwrap();
    assert!(matches!(&newest.data[0], DeletedAsset::Folder(folder) if folder.name == "kept"));
    let mut sorted = list()
        .sort(RecentlyDeletedSort::NameAsc)
        .page_size(2)
        .items();
    let (mut names, mut stacks) = (Vec::new(), 0);
    while let Some(asset) = sorted.try_next().await.unwrap() {
        match asset {
            DeletedAsset::File(file) => names.push(file.name),
            DeletedAsset::Folder(folder) => names.push(folder.name),
            DeletedAsset::VersionStack(_) => stacks += 1,
            other => panic!("{other:?} was never there"),
        }
    }
    assert_eq!(sorted.total(), None);
    assert_eq!(stacks, 1);
    for name in ["inside.txt", "kept", "old"] {
        assert!(
            names.iter().any(|known| known == name),
            "{name} in {names:?}"
        );
    }
    studio.no_complaints();
}

#[tokio::test]
async fn project_roles_are_granted_listed_and_removed() {
    let studio = Studio::open().await;
    let ben = studio.guest();
    let roles = studio.client.project_permissions();
    let (account, project) = (&studio.account, &studio.project);
    for role in [AssignableRole::Viewer, AssignableRole::FullAccess] {
        let data = UpdateUserRolesParamsData::new(role.clone());
        let given = roles.project_user_roles_update(account, project, &ben, data);
        assert_eq!(given.send().await.unwrap().role, Some(role));
    }
    let list = roles
        .index(account, project)
        .include_deactivated(true)
        .page_size(1);
    let list = list.sort(UserRoleSort::NameAsc).include_total_count(true);
    let list = list.items().collect_all(10).await.unwrap();
    let found = list
        .iter()
        .find(|item| item.user.id.as_deref() == Some(&ben));
    assert_eq!(
        found.map(|item| &item.role),
        Some(&UserRoleRole::FullAccess)
    );
    roles.delete(account, project, &ben).send().await.unwrap();
    let again = roles.delete(account, project, &ben).send().await;
    assert!(again.unwrap_err().is_not_found());
    studio.no_complaints();
}
