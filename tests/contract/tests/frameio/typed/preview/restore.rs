//! Tests of restoring deleted assets: the asset itself at once, its contents after a while.

use frameio::ErrorKind;
use frameio::types::VersionStackCreateParamsData;

use super::super::Studio;

#[tokio::test]
async fn a_deleted_file_is_restored_with_its_contents() {
    let studio = Studio::open().await;
    let (account, file) = (studio.account.as_str(), studio.file("take.mp4"));
    let files = studio.client.files();
    files.delete(account, &file).await.unwrap();
    assert!(studio.emulator.snapshot().is_empty());
    let restored = files.restore(account, &file).send().await.unwrap();
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    assert_eq!(
        (restored.status().as_u16(), restored.id.as_str()),
        (200, file.as_str())
    );
    assert_eq!(
        studio.emulator.file_bytes(&file).as_deref(),
        Some(&b"take.mp4"[..])
    );
    let gone = studio.client.projects();
    let gone = gone.recently_deleted(account, &studio.project).send();
    assert!(gone.await.unwrap().data.is_empty());
    let refused = files.restore(account, &file).await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::NotFound);
    studio.no_complaints();
}

#[tokio::test]
async fn contents_of_a_deleted_folder_are_restored_after_it() {
    let studio = Studio::open().await;
    let (account, day) = (studio.account.as_str(), studio.folder("Day 1"));
    let put = |parent: &str, name| studio.emulator.put_file(parent, name, name);
    put(&day, "a.mp4").unwrap();
    let camera = studio.emulator.put_folder(&day, "Camera").unwrap();
    put(&camera, "b.mp4").unwrap();
    let folders = studio.client.folders();
    folders.delete(account, &day).await.unwrap();
    let restored = folders.restore(account, &day).await.unwrap();
    assert_eq!(restored.name, "Day 1");
    let children = async || {
        let page = folders.index(account, &day).send().await.unwrap();
        page.data.len()
    };
    assert_eq!((children().await, children().await), (0, 2));
    assert_eq!(
        studio.emulator.snapshot(),
        [
            "Film/Day 1/",
            "Film/Day 1/Camera/",
            "Film/Day 1/Camera/b.mp4",
            "Film/Day 1/a.mp4",
        ]
    );
    studio.no_complaints();
}

#[tokio::test]
async fn a_file_waits_for_the_folder_that_it_was_in() {
    let studio = Studio::open().await;
    let (account, day) = (studio.account.as_str(), studio.folder("Day 1"));
    let file = studio.emulator.put_file(&day, "a.mp4", "a").unwrap();
    studio.client.folders().delete(account, &day).await.unwrap();
    let files = studio.client.files();
    let refused = files.restore(account, &file).await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::Conflict);
    studio
        .client
        .folders()
        .restore(account, &day)
        .await
        .unwrap();
    let restored = files.restore(account, &file).await.unwrap();
    assert_eq!(restored.parent_id.as_deref(), Some(day.as_str()));
    studio.no_complaints();
}

#[tokio::test]
async fn a_version_stack_shows_its_newest_version_at_once() {
    let studio = Studio::open().await;
    let account = studio.account.as_str();
    let versions = ["v1.mp4", "v2.mp4", "v3.mp4"].map(|name| studio.file(name));
    let stacks = studio.client.version_stacks();
    let data = VersionStackCreateParamsData::new(&versions);
    let stack = stacks.create(account, &studio.root, data).await.unwrap();
    // There is no call that deletes a stack; a folder takes it with it.
    let folder = studio.folder("Day 1");
    let data = frameio::types::VersionStackMoveParamsData::new().parent_id(&*folder);
    stacks.move_(account, &stack.id, data).await.unwrap();
    studio
        .client
        .folders()
        .delete(account, &folder)
        .await
        .unwrap();
    studio
        .client
        .folders()
        .restore(account, &folder)
        .await
        .unwrap();
    let restored = stacks.restore(account, &stack.id).await.unwrap();
    let head = restored.head_version.expect("the newest version");
    assert_eq!(head.id.as_str(), versions[2]);
    for _ in 0..2 {
        stacks.show(account, &stack.id).await.unwrap();
    }
    let children = stacks.index(account, &stack.id).send().await.unwrap();
    assert_eq!(children.data.len(), 3);
    studio.no_complaints();
}
