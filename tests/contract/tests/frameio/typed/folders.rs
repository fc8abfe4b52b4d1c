//! Tests of the typed calls for folders, their contents and their permissions.

use frameio::types::{
    AssetInclude, AssetType, AssetWithIncludes, AssignableRole, BulkFolderCopyMoveParamsData,
    CopyComments, FileWithMediaLinksInclude, FolderCopyParamsData, FolderCreateParamsData,
    FolderMoveParamsData, FolderSort, FolderUpdateParamsData, UpdateUserRolesParamsData,
    UserRoleRole,
};

use super::{Studio, names};

#[tokio::test]
async fn folders_are_created_shown_renamed_and_deleted() {
    let studio = Studio::open().await;
    let (account, folders) = (studio.account.as_str(), studio.client.folders());
    let data = FolderCreateParamsData::new().name("Day 1");
    let made = folders
        .create(account, &studio.root, data)
        .send()
        .await
        .unwrap();
    assert_eq!((made.status().as_u16(), made.name.as_str()), (201, "Day 1"));
    assert_eq!(made.parent_id.as_deref(), Some(studio.root.as_str()));
    let unnamed = folders.create(account, &studio.root, FolderCreateParamsData::new());
    assert_eq!(unnamed.send().await.unwrap().name, "New Folder");
    let shown = folders.show(account, &made.id).include([
        AssetInclude::Creator,
        AssetInclude::Project,
        AssetInclude::Metadata,
    ]);
    let shown = shown.send().await.unwrap();
    assert_eq!(
        studio.last().query("include"),
        Some("creator,project,metadata")
    );
    assert_eq!(
        shown.project.as_ref().map(|project| project.name.as_str()),
        Some("Film")
    );
    assert_eq!(shown.metadata.as_ref().map(Vec::len), Some(0));
    let data = FolderUpdateParamsData::new().name("Day 2");
    let renamed = folders
        .update(account, &made.id, data)
        .send()
        .await
        .unwrap();
    assert_eq!(renamed.name, "Day 2");
    folders.delete(account, &made.id).send().await.unwrap();
    assert_eq!(studio.emulator.snapshot(), ["Film/New Folder/"]);
    let root = folders.show(account, &studio.root).send().await.unwrap();
    assert_eq!(root.parent_id, None, "nothing is above the root");
    studio.no_complaints();
}

#[tokio::test]
async fn folders_index_lists_children_of_all_types_or_of_one() {
    let studio = Studio::open().await;
    studio.folder("b");
    studio.file("a.txt");
    let stack = [studio.file("v1.mp4"), studio.file("v2.mp4")];
    studio
        .emulator
        .put_version_stack(&[&stack[0], &stack[1]])
        .unwrap();
    let index = || studio.client.folders().index(&studio.account, &studio.root);
    let all = index()
        .include([
            FileWithMediaLinksInclude::MediaLinksOriginal,
            FileWithMediaLinksInclude::Creator,
        ])
        .sort(FolderSort::NameAsc)
        .page_size(2)
        .include_total_count(true);
    let mut items = all.items();
    let first = items.try_next().await.unwrap().expect("the first");
    let AssetWithIncludes::File(first) = first else {
        panic!("{first:?} is not a file");
    };
    let original = first.media_links.and_then(|links| links.original);
    assert!(original.and_then(|link| link.download_url).is_some());
    assert_eq!(items.total(), Some(3));
    let rest = items.collect_all(10).await.unwrap();
    assert_eq!(names(&rest), ["b", "v2.mp4"]);
    assert_eq!(
        studio.last().query("include"),
        Some("media_links.original,creator")
    );
    for (type_, name) in [
        (AssetType::File, "a.txt"),
        (AssetType::Folder, "b"),
        (AssetType::VersionStack, "v2.mp4"),
    ] {
        let some = index().type_(type_).items().collect_all(10).await.unwrap();
        assert_eq!(names(&some), [name]);
    }
    studio.no_complaints();
}

#[tokio::test]
async fn folders_list_gives_folders_alone() {
    let studio = Studio::open().await;
    studio.folder("b");
    studio.folder("a");
    studio.file("c.txt");
    let list = studio.client.folders().list(&studio.account, &studio.root);
    let list = list
        .include([AssetInclude::Creator])
        .sort(FolderSort::NameAsc);
    let list = list.page_size(1).include_total_count(true);
    let list = list.items().collect_all(10).await.unwrap();
    let names: Vec<_> = list.iter().map(|folder| folder.name.as_str()).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(list.iter().all(|folder| folder.creator.is_some()));
    studio.no_complaints();
}

#[tokio::test]
async fn folders_copy_needs_no_body_and_takes_a_place() {
    let studio = Studio::open().await;
    let (account, folders) = (studio.account.as_str(), studio.client.folders());
    let (from, to) = (studio.folder("from"), studio.folder("to"));
    let beside = folders
        .copy(account, &from)
        .copy_metadata(true)
        .send()
        .await
        .unwrap();
    assert_ne!(beside.id, from);
    assert_eq!(beside.parent_id.as_deref(), Some(studio.root.as_str()));
    assert_eq!(studio.last().query("copy_metadata"), Some("true"));
    let inside = folders
        .copy(account, &from)
        .data(FolderCopyParamsData::new().parent_id(&to));
    let inside = inside.send().await.unwrap();
    assert_eq!(inside.parent_id.as_deref(), Some(to.as_str()));
    studio.no_complaints();
}

#[tokio::test]
async fn folders_move_puts_a_folder_elsewhere() {
    let studio = Studio::open().await;
    let (from, to) = (studio.folder("from"), studio.folder("to"));
    let data = FolderMoveParamsData::new().parent_id(&to);
    let moved = studio.client.folders().move_(&studio.account, &from, data);
    assert_eq!(moved.send().await.unwrap().parent_id, Some(to));
    assert_eq!(studio.emulator.snapshot(), ["Film/to/", "Film/to/from/"]);
    studio.no_complaints();
}

#[tokio::test]
async fn many_folders_are_copied_and_moved_at_once() {
    let studio = Studio::open().await;
    let (account, folders) = (studio.account.as_str(), studio.client.folders());
    let (a, b, to) = (studio.folder("a"), studio.folder("b"), studio.folder("to"));
    let data = BulkFolderCopyMoveParamsData::new([&a, &b], &to);
    let copied = folders.bulk_copy(account, data).copy_metadata(true);
    let copied = copied
        .copy_comments(CopyComments::All)
        .send()
        .await
        .unwrap();
    let sources: Vec<_> = copied
        .iter()
        .map(|copy| copy.source_folder_id.as_str())
        .collect();
    assert_eq!(sources, [a.as_str(), b.as_str()]);
    assert_eq!(studio.last().query("copy_comments"), Some("all"));
    let data = BulkFolderCopyMoveParamsData::new([&a, &b], &to);
    let moved = folders.bulk_move(account, data).send().await.unwrap();
    assert!(
        moved
            .iter()
            .all(|folder| folder.parent_id.as_deref() == Some(to.as_str()))
    );
    assert_eq!(studio.emulator.snapshot().len(), 5);
    studio.no_complaints();
}

#[tokio::test]
async fn folder_roles_are_granted_listed_and_removed() {
    let studio = Studio::open().await;
    let (ben, folder) = (studio.guest(), studio.folder("f"));
    let roles = studio.client.folder_permissions();
    let account = studio.account.as_str();
    let data = UpdateUserRolesParamsData::new(AssignableRole::EditOnly);
    let given = roles.folder_user_roles_update(account, &folder, &ben, data);
    assert_eq!(
        given.send().await.unwrap().role,
        Some(AssignableRole::EditOnly)
    );
    let list = roles
        .folder_user_roles_index(account, &folder)
        .include_deactivated(true);
    let list = list.page_size(1).include_total_count(true);
    let list = list.items().collect_all(10).await.unwrap();
    let found = list
        .iter()
        .find(|item| item.user.id.as_deref() == Some(&ben));
    assert_eq!(found.map(|item| &item.role), Some(&UserRoleRole::EditOnly));
    roles.delete(account, &folder, &ben).send().await.unwrap();
    let again = roles.delete(account, &folder, &ben).send().await;
    assert!(again.unwrap_err().is_not_found());
    studio.no_complaints();
}
