//! Tests of the typed calls for groups of users.

use frameio::types::{
    CreateGroupParamsData, GroupInclude, GroupSort, GroupSyncStatus, GroupWithIncludes,
    UpdateGroupParamsData,
};

use super::Studio;

#[tokio::test]
async fn groups_are_created_shown_and_updated() {
    let studio = Studio::open().await;
    let (account, groups) = (studio.account.as_str(), studio.client.groups());
    let made = groups.create(account, CreateGroupParamsData::new("Editors", "🎬"));
    let made = made.send().await.unwrap();
    assert_eq!(
        (made.status().as_u16(), made.name.as_str()),
        (201, "Editors")
    );
    let data = UpdateGroupParamsData::new().name("Cutters").emoji("✂️");
    let changed = groups.update(account, &made.id, data).send().await.unwrap();
    assert_eq!(
        (changed.name.as_str(), changed.emoji.as_str()),
        ("Cutters", "✂️")
    );
    let shown = groups
        .show(account, &made.id)
        .include([GroupInclude::Creator]);
    let shown = shown.send().await.unwrap().into_body();
    let GroupWithIncludes::Frame(shown) = shown else {
        panic!("{shown:?} comes from elsewhere");
    };
    assert_eq!(
        shown.creator.and_then(|user| user.name).as_deref(),
        Some("Ann Owner")
    );
    studio.no_complaints();
}

#[tokio::test]
async fn groups_index_returns_the_origin_of_groups() {
    let studio = Studio::open().await;
    let put = |name, source, sync| studio.emulator.put_group(name, source, sync);
    put("Adobe", "adobe", Some("in_progress"));
    put("Boards", "workfront", None);
    put("Cutters", "frame", None);
    put("Dreams", "moon", None);
    let index = studio
        .client
        .groups()
        .index(&studio.account)
        .include(["creator"]);
    let index = index
        .sort(GroupSort::NameAsc)
        .page_size(3)
        .include_total_count(true);
    let mut items = index.items();
    let group = items.try_next().await.unwrap();
    assert!(matches!(group, Some(GroupWithIncludes::Adobe(group))
        if group.sync_status == GroupSyncStatus::InProgress && group.name == "Adobe"));
    assert_eq!(items.total(), Some(4));
    let group = items.try_next().await.unwrap();
    assert!(
        matches!(group, Some(GroupWithIncludes::Workfront(_))),
        "{group:?}"
    );
    let group = items.try_next().await.unwrap();
    assert!(
        matches!(group, Some(GroupWithIncludes::Frame(_))),
        "{group:?}"
    );
    let group = items.try_next().await.unwrap();
    assert!(matches!(group, Some(GroupWithIncludes::Unknown(group))
        if group.tag() == "moon" && group.object()["name"] == "Dreams"));
    studio.no_complaints();
}
