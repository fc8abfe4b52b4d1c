//! Tests of files, favorites, tags and the trash together.

use cloud_drives::Error;
use cloud_drives::tree::Tree;
use cloud_drives::verizon_cloud::{
    CloudItem, ErrorKind, OnConflict, OnCopyConflict, Query, SortField, VZMOBILE,
};

use super::{emulator, no_complaints, signed_in};

#[tokio::test]
async fn a_day_with_pictures() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    emulator.put_file("/VZMOBILE/beach.jpg", "sea");
    emulator.put_file("/VZMOBILE/notes/manual.txt", "read me");

    let account = cloud.account().await?;
    assert_eq!(account.usage.quota_used, 10);
    assert!(cloud.is_file("/VZMOBILE/beach.jpg").await?);
    assert!(!cloud.exists("/VZMOBILE/photos").await?);
    let folder = cloud.makedirs("/VZMOBILE/photos/2016/June").await?;
    assert!(cloud.is_dir(&folder).await?);
    assert_eq!(cloud.makedirs(&folder).await?.path(), folder.path());

    let target = format!("{}/beach.jpg", folder.path());
    let copy = cloud.copy("/VZMOBILE/beach.jpg", target.as_str()).await?;
    assert_eq!(copy.path(), target);
    let second = cloud.copy("/VZMOBILE/beach.jpg", &target);
    let second = second.on_conflict(OnConflict::KeepBoth).await?;
    assert_ne!(second.path(), target);
    let clash = cloud
        .copy("/VZMOBILE/beach.jpg", &target)
        .on_conflict(OnConflict::Fail);
    let clash = clash.await.expect_err("something is there");
    assert_eq!(ErrorKind::of(&clash), ErrorKind::Conflict);
    let version = cloud.copy("/VZMOBILE/beach.jpg", &target);
    version.on_conflict(OnCopyConflict::NewVersion).await?;
    let renamed = cloud.rename(&second, "/VZMOBILE/photos/dunes.jpg").await?;
    assert_eq!(renamed.name(), "dunes.jpg");
    cloud.move_(&renamed, "/VZMOBILE/dunes.jpg").await?;
    let nothing = cloud
        .move_(&renamed, "/VZMOBILE/x")
        .await
        .expect_err("it is not there");
    assert_eq!(ErrorKind::of(&nothing), ErrorKind::NotFound);

    let mut tree = cloud.tree().count(1).walk("/VZMOBILE");
    let mut paths = Vec::new();
    while let Some(entry) = tree.try_next().await? {
        paths.push(entry.remote.id);
    }
    paths.sort();
    assert_eq!(paths, emulator.paths());

    let query = Query::files()
        .and(Query::name("beach")?)
        .and(Query::extension(".jpg")?);
    let mut found = cloud
        .search(query)
        .count(1)
        .sort(SortField::Name.ascending())
        .items();
    let mut names = Vec::new();
    while let Some(item) = found.try_next().await? {
        let item = CloudItem::from(item);
        assert!(!item.is_folder());
        names.push(item.path());
    }
    names.sort();
    assert_eq!(names, ["/VZMOBILE/beach.jpg", target.as_str()]);
    let nobody = cloud.search("name:postman").send().await?;
    assert_eq!(nobody.files.len(), 0);

    let uri = cloud
        .file_metadata(&target)
        .await?
        .uri
        .expect("the service tells it");
    cloud.favorite([&uri]).await?;
    let marked = cloud.favorites().await?.into_found();
    assert_eq!(marked.files[0].path(), target);
    let marked = cloud.search(Query::favorites()).send().await?;
    assert_eq!(marked.files.len(), 1);
    cloud.unfavorite([&uri]).await?;
    let marked = cloud.favorites().await?.into_found();
    assert!(marked.files.is_empty());
    let wrong = cloud
        .favorite(["dv-file://0:VZMOBILE/none"])
        .await
        .expect_err("no such thing");
    assert_eq!(ErrorKind::of(&wrong), ErrorKind::NotFound);
    cloud.tag(&uri, ["seaside", "sun"]).await?;
    assert!(cloud.tags(&target).await?.contains("sun"));
    let tagged = cloud.search(Query::tag("seaside")?).send().await?;
    assert_eq!(tagged.files.len(), 1);
    cloud.untag(&uri).await?;
    assert!(cloud.tags(&target).await?.is_empty());

    cloud.delete("/VZMOBILE/photos").await?;
    assert!(!cloud.exists(&target).await?);
    let trashed = cloud.trash(VZMOBILE).send().await?;
    assert_eq!(trashed.folders[0].path(), "/VZMOBILE/photos");
    let mut deep = cloud.trash(VZMOBILE).deep(true).count(2).items();
    let mut thrown_away = 0;
    while deep.try_next().await?.is_some() {
        thrown_away += 1;
    }
    assert_eq!(thrown_away, 4);
    cloud.restore("/VZMOBILE/photos").await?;
    assert!(cloud.exists(&target).await?);
    cloud.delete(&target).purge(true).await?;
    cloud.delete("/VZMOBILE/dunes.jpg").await?;
    cloud.empty_trash(VZMOBILE).await?;
    assert!(emulator.trash_paths().is_empty());
    let gone = cloud
        .restore("/VZMOBILE/dunes.jpg")
        .await
        .expect_err("gone for good");
    assert_eq!(ErrorKind::of(&gone), ErrorKind::NotFound);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn virtual_folders_are_created_renamed_and_deleted() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    cloud.create_virtualfolder("Work & more").await?;
    let twice = cloud
        .create_virtualfolder("Work & more")
        .await
        .expect_err("it is there");
    assert_eq!(ErrorKind::of(&twice), ErrorKind::Conflict);
    emulator.put_file("/Work & more/a.txt", "a");
    let renamed = cloud.rename_virtualfolder("Work & more", "Archive").await?;
    assert_eq!(renamed.path(), "/Archive");
    assert!(cloud.exists("/Archive/a.txt").await?);
    let full = cloud
        .delete_virtualfolder("Archive")
        .await
        .expect_err("it is not empty");
    assert_eq!(ErrorKind::of(&full), ErrorKind::Conflict);
    cloud.delete("/Archive/a.txt").await?;
    cloud.delete_virtualfolder("Archive").force(true).await?;
    let gone = cloud
        .delete_virtualfolder("Archive")
        .await
        .expect_err("it is gone");
    assert_eq!(ErrorKind::of(&gone), ErrorKind::NotFound);
    no_complaints(&emulator);
    Ok(())
}
