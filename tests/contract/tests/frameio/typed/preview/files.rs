//! Tests of the preview's calls for files, folders, version stacks and metadata.

use frameio::ErrorKind;
use frameio::types::{
    ApiVersion, AssetWithoutIncludes, BulkFileGetParamsData,
    BulkUpdateMetadataParamsDataValuesItem, FieldDefinition, FieldDefinitionInclude,
    FieldDefinitionWithIncludes, FileParent, FileWithMediaLinksInclude, FolderCreateParamsData,
    FolderUpdateParamsData, MetadataField, TextDefinitionParams, UpdateAssetMetadataParamsData,
    VersionStackReorderMoveTo, VersionStackReorderParamsData,
};
use serde_json::json;

use super::super::Studio;

#[tokio::test]
async fn files_bulk_get_answers_for_each_file() {
    let studio = Studio::open().await;
    let (account, files) = (studio.account.as_str(), studio.client.files());
    let (one, two) = (studio.file("a.mp4"), studio.file("b.mp4"));
    files.delete(account, &two).await.unwrap();
    let data = BulkFileGetParamsData::new([&two, &one]);
    let found = files.bulk_get(account, data);
    let found = found.include([FileWithMediaLinksInclude::Creator]);
    let found = found.await.unwrap();
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    assert_eq!(
        studio.last_body(),
        json!({ "data": { "file_ids": [two, one] } })
    );
    let [gone, shown] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!((gone.id.as_str(), gone.status), (two.as_str(), 404));
    assert!(gone.file.is_none() && gone.error.is_some());
    let file = shown.file.as_ref().expect("it is there");
    assert_eq!((shown.status, file.name.as_str()), (200, "a.mp4"));
    assert!(file.creator.is_some() && shown.error.is_none());
    studio.no_complaints();
    let none: [&str; 0] = [];
    let early = files.bulk_get(account, BulkFileGetParamsData::new(none));
    assert!(early.await.unwrap_err().is_invalid_input());
}

#[tokio::test]
async fn files_bulk_get_refuses_files_of_two_projects() {
    let studio = Studio::open().await;
    let other = studio.emulator.put_project("Other");
    let other = studio.emulator.root_folder_id(&other).unwrap();
    let other = studio.emulator.put_file(&other, "c.mp4", "c").unwrap();
    let data = BulkFileGetParamsData::new([studio.file("a.mp4"), other]);
    let refused = studio.client.files().bulk_get(&studio.account, data);
    let refused = refused.await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::UnprocessableEntity);
}

#[tokio::test]
async fn files_show_includes_parent_and_playlist_only_if_asked_for_the_preview() {
    let studio = Studio::open().await;
    let (account, day) = (studio.account.as_str(), studio.folder("Day 1"));
    let file = studio.emulator.put_file(&day, "a.mp4", "a").unwrap();
    let show = studio.client.files().show(account, &file).include([
        FileWithMediaLinksInclude::Parent,
        FileWithMediaLinksInclude::MediaLinksHlsManifest,
    ]);
    let shown = show.clone().api_version(ApiVersion::Experimental);
    let shown = shown.await.unwrap();
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    assert!(matches!(&shown.parent, Some(FileParent::Folder(folder)) if folder.id.as_str() == day));
    let links = shown.media_links.as_ref().expect("they were asked for");
    let playlist = links
        .hls_manifest
        .as_ref()
        .and_then(|link| link.url.as_ref());
    assert!(playlist.is_some());
    studio.no_complaints();
    let refused = show.await.unwrap_err();
    assert_eq!(studio.asked_for(), None);
    assert_eq!(ErrorKind::of(&refused), ErrorKind::UnprocessableEntity);
}

#[tokio::test]
async fn folders_are_restricted_as_the_preview_has_it() {
    let studio = Studio::open().await;
    let (account, folders) = (studio.account.as_str(), studio.client.folders());
    let data = FolderCreateParamsData::new().name("Day 1").restricted(true);
    let create = folders.create(account, &studio.root, data);
    let made = create.clone().api_version("experimental").await.unwrap();
    assert!(made.restricted);
    let data = FolderUpdateParamsData::new().restricted(false);
    let update = folders.update(account, &made.id, data);
    let changed = update.api_version(ApiVersion::Experimental).await.unwrap();
    assert!(!changed.restricted);
    studio.no_complaints();
    let refused = create.await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::UnprocessableEntity);
}

#[tokio::test]
async fn version_stacks_reorder_moves_one_version() {
    let studio = Studio::open().await;
    let (account, stacks) = (studio.account.as_str(), studio.client.version_stacks());
    let ids = ["v1.mp4", "v2.mp4", "v3.mp4"].map(|name| studio.file(name));
    let stack = studio
        .emulator
        .put_version_stack(&[&ids[0], &ids[1], &ids[2]]);
    let stack = stack.unwrap();
    let reorder = async |data: VersionStackReorderParamsData| {
        let versions = stacks.reorder(account, &stack, data).await.unwrap();
        let name = |version: AssetWithoutIncludes| match version {
            AssetWithoutIncludes::File(file) => file.name,
            other => panic!("{other:?} is not a file"),
        };
        versions.into_iter().map(name).collect::<Vec<_>>()
    };
    let first = |id: &str| VersionStackReorderParamsData::new(id);
    let top = first(&ids[0]).move_to(VersionStackReorderMoveTo::Top);
    assert_eq!(reorder(top).await, ["v2.mp4", "v3.mp4", "v1.mp4"]);
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    let above = first(&ids[1]).move_above_file_id(&*ids[2]);
    assert_eq!(reorder(above).await, ["v3.mp4", "v2.mp4", "v1.mp4"]);
    let below = first(&ids[0]).move_below_file_id(&*ids[1]);
    assert_eq!(reorder(below).await, ["v3.mp4", "v1.mp4", "v2.mp4"]);
    studio.no_complaints();
    let nowhere = stacks.reorder(account, &stack, first(&ids[0]));
    let refused = nowhere.await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::UnprocessableEntity);
}

#[tokio::test]
async fn a_field_is_shown_and_its_value_set_on_one_file() {
    let studio = Studio::open().await;
    let account = studio.account.as_str();
    let fields = studio.client.metadata_fields();
    let made =
        fields.metadata_field_definitions_create(account, TextDefinitionParams::new("Scene"));
    let FieldDefinition::Text(made) = made.await.unwrap() else {
        panic!("it is a field for a text");
    };
    let field = &made.id;
    let shown = fields.metadata_field_definitions_show(account, field);
    let shown = shown.include([FieldDefinitionInclude::Creator]);
    let shown = shown.await.unwrap();
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    assert!(matches!(shown, FieldDefinitionWithIncludes::Text(known)
        if known.name == "Scene" && known.creator.is_some()));
    let file = studio.file("a.mp4");
    let value = BulkUpdateMetadataParamsDataValuesItem::new(field, json!("12a"));
    let data = UpdateAssetMetadataParamsData::new([value]);
    let set = studio.client.metadata().update(account, &file, data);
    let set = set.await.unwrap();
    assert_eq!(set.file_id.as_str(), file);
    assert!(set.metadata.iter().any(|value| matches!(value,
        MetadataField::Text(text) if text.value.as_deref() == Some("12a"))));
    studio.no_complaints();
}
