//! Version stacks.

use frameio::ErrorKind;
use frameio::types::{
    FileWithMediaLinksInclude, VersionStackCopyParamsData, VersionStackCreateParamsData,
    VersionStackMoveParamsData, VersionStackSortIndex, VersionStackSortList,
};

use super::{Studio, names};

impl Studio {
    fn stack(&self) -> String {
        let (one, two) = (self.file("v1.mp4"), self.file("v2.mp4"));
        let put = self.emulator.put_version_stack(&[&one, &two]);
        put.expect("the files are there")
    }
}

#[tokio::test]
async fn version_stacks_create_stacks_from_oldest_to_newest() {
    let studio = Studio::open().await;
    let stacks = studio.client.version_stacks();
    let (one, two) = (studio.file("v1.mp4"), studio.file("v2.mp4"));
    let data = VersionStackCreateParamsData::new([&one, &two]);
    let made = stacks.create(&studio.account, &studio.root, data);
    let made = made.send().await.unwrap();
    assert_eq!(made.status(), 201);
    assert_eq!(
        made.head_version.as_ref().map(|head| head.id.as_str()),
        Some(two.as_str())
    );
    assert_eq!(studio.emulator.snapshot()[0], "Film/v2.mp4#");
    studio.no_complaints();
    let lonely = VersionStackCreateParamsData::new([&one]);
    let refused = stacks.create(&studio.account, &studio.root, lonely);
    let early = refused.clone().send().await.unwrap_err();
    assert_eq!(
        early.to_string(),
        "version_stacks.create: data.file_ids: has 1 item; expected 2 to 10"
    );
    let refused = refused.unchecked().send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::UnprocessableEntity);
}

#[tokio::test]
async fn version_stacks_show_includes_links_of_the_newest_version() {
    let studio = Studio::open().await;
    let stack = studio.stack();
    let shown = studio.client.version_stacks().show(&studio.account, &stack);
    let shown = shown.include([FileWithMediaLinksInclude::MediaLinksOriginal]);
    let shown = shown.send().await.unwrap();
    let head = shown.head_version.as_ref().expect("a stack has versions");
    let links = head.media_links.as_ref().expect("they were asked for");
    assert!(links.original.is_some());
    studio.no_complaints();
}

#[tokio::test]
async fn version_stacks_index_lists_the_versions() {
    let studio = Studio::open().await;
    let stack = studio.stack();
    let index = studio
        .client
        .version_stacks()
        .index(&studio.account, &stack);
    let index = index
        .include(["creator"])
        .sort(VersionStackSortIndex::NameDesc);
    let index = index.page_size(1).include_total_count(true);
    let versions = index.items().collect_all(10).await.unwrap();
    assert_eq!(names(&versions), ["v2.mp4", "v1.mp4"]);
    studio.no_complaints();
}

#[tokio::test]
async fn version_stacks_list_gives_the_stacks_of_a_folder() {
    let studio = Studio::open().await;
    let stack = studio.stack();
    studio.file("alone.mp4");
    let list = studio
        .client
        .version_stacks()
        .list(&studio.account, &studio.root);
    let list = list
        .include(["project"])
        .sort(VersionStackSortList::UpdatedAtDesc);
    let list = list
        .page_size(10)
        .include_total_count(true)
        .send()
        .await
        .unwrap();
    assert_eq!(list.total_count, Some(1));
    assert_eq!(list.data[0].id, stack);
    assert!(list.data[0].project.is_some());
    studio.no_complaints();
}

#[tokio::test]
async fn version_stacks_copy_and_move_take_the_versions_along() {
    let studio = Studio::open().await;
    let (account, stacks) = (studio.account.as_str(), studio.client.version_stacks());
    let (stack, to) = (studio.stack(), studio.folder("to"));
    let beside = stacks
        .copy(account, &stack)
        .copy_metadata(true)
        .send()
        .await
        .unwrap();
    assert_ne!(beside.id, stack);
    let data = VersionStackCopyParamsData::new().parent_id(&to);
    let inside = stacks
        .copy(account, &stack)
        .data(data)
        .send()
        .await
        .unwrap();
    assert_eq!(inside.parent_id.as_deref(), Some(to.as_str()));
    let versions = stacks
        .index(account, &inside.id)
        .items()
        .collect_all(10)
        .await;
    assert_eq!(names(&versions.unwrap()), ["v1.mp4", "v2.mp4"]);
    let data = VersionStackMoveParamsData::new().parent_id(&to);
    let moved = stacks.move_(account, &stack, data).send().await.unwrap();
    assert_eq!(moved.parent_id, Some(to));
    studio.no_complaints();
}
