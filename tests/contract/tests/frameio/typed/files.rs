//! Tests of the typed calls for files. Uploads are tested in `transfers`.

use frameio::types::{
    AssetWithIncludes, BulkFileCopyMoveParamsData, CopyComments, CreateCommentParamsData,
    FileCopyParamsData, FileMoveParamsData, FileSort, FileStatus, FileUpdateParamsData,
    FileWithMediaLinksInclude,
};

use super::{Studio, names};

#[tokio::test]
async fn files_show_includes_links_and_owners() {
    let studio = Studio::open().await;
    let file = studio.file("a.mp4");
    let show = || studio.client.files().show(&studio.account, &file);
    let plain = show().send().await.unwrap();
    assert_eq!((plain.name.as_str(), plain.file_size), ("a.mp4", 5));
    assert_eq!(plain.body().status, FileStatus::Transcoded);
    assert!(plain.media_links.is_none(), "nobody asked for them");
    let full = show().include([
        FileWithMediaLinksInclude::MediaLinksOriginal,
        FileWithMediaLinksInclude::MediaLinksVideoH264180,
        FileWithMediaLinksInclude::Creator,
        FileWithMediaLinksInclude::Project,
        FileWithMediaLinksInclude::Metadata,
    ]);
    let full = full.send().await.unwrap();
    let sent = "media_links.original,media_links.video_h264_180,creator,project,metadata";
    assert_eq!(studio.last().query("include"), Some(sent));
    let links = full.media_links.as_ref().expect("they were asked for");
    assert!(
        links
            .original
            .as_ref()
            .is_some_and(|link| link.inline_url.is_some())
    );
    assert!(
        links
            .video_h264_180
            .as_ref()
            .is_some_and(|link| link.url.is_some())
    );
    assert!(links.efficient.is_none(), "this one was not");
    assert!(full.creator.is_some() && full.project.is_some() && full.metadata.is_some());
    studio.no_complaints();
}

#[tokio::test]
async fn an_original_that_may_not_be_downloaded_refuses_the_whole_call() {
    let studio = Studio::open().await;
    let file = studio.file("a.mp4");
    studio.emulator.deny_download(&file, true).unwrap();
    let files = studio.client.files();
    let refused = files
        .show(&studio.account, &file)
        .include(["media_links.original"]);
    assert!(refused.send().await.unwrap_err().is_forbidden());
    let allowed = files
        .show(&studio.account, &file)
        .include(["media_links.efficient"]);
    assert!(allowed.send().await.unwrap().media_links.is_some());
    studio.no_complaints();
}

#[tokio::test]
async fn files_list_gives_files_alone_in_any_order() {
    let studio = Studio::open().await;
    studio.folder("folder");
    for name in ["bb.txt", "a.txt", "ccc.txt"] {
        studio.file(name);
    }
    let list = studio.client.files().list(&studio.account, &studio.root);
    let list = list
        .include(["media_links.original"])
        .sort(FileSort::FileSizeDesc);
    let list = list.page_size(2).include_total_count(true);
    let list = list.items().collect_all(10).await.unwrap();
    assert_eq!(names(&list), ["ccc.txt", "bb.txt", "a.txt"]);
    for asset in &list {
        let AssetWithIncludes::File(file) = asset else {
            panic!("{asset:?} is not a file");
        };
        assert!(file.media_links.is_some(), "on the second page too");
    }
    studio.no_complaints();
}

#[tokio::test]
async fn files_update_renames_and_files_delete_deletes() {
    let studio = Studio::open().await;
    let (files, file) = (studio.client.files(), studio.file("a.txt"));
    let data = FileUpdateParamsData::new().name("b.txt");
    let renamed = files
        .update(&studio.account, &file, data)
        .send()
        .await
        .unwrap();
    assert_eq!(renamed.name, "b.txt");
    let gone = files.delete(&studio.account, &file).send().await.unwrap();
    assert_eq!(gone.status(), 204);
    let missing = files.show(&studio.account, &file).send().await;
    assert!(missing.unwrap_err().is_not_found());
    studio.no_complaints();
}

#[tokio::test]
async fn files_copy_needs_no_body_and_takes_metadata_and_comments_along() {
    let studio = Studio::open().await;
    let (account, files) = (studio.account.as_str(), studio.client.files());
    let (file, to) = (studio.file("a.mp4"), studio.folder("to"));
    let comments = studio.client.comments();
    let comment = comments.create(account, &file, CreateCommentParamsData::new("Nice"));
    comment.send().await.unwrap();
    let beside = files.copy(account, &file).send().await.unwrap();
    assert_eq!(studio.last().body.as_ref(), b"{}");
    assert_eq!(
        studio.emulator.file_bytes(&beside.id).as_deref(),
        Some(&b"a.mp4"[..])
    );
    let inside = files
        .copy(account, &file)
        .data(FileCopyParamsData::new().parent_id(&to));
    let inside = inside
        .copy_metadata(true)
        .copy_comments(CopyComments::Internal);
    let inside = inside.send().await.unwrap();
    assert_eq!(inside.parent_id, Some(to));
    assert_eq!(studio.last().query("copy_comments"), Some("internal"));
    let along = comments
        .index(account, &inside.id)
        .items()
        .collect_all(10)
        .await
        .unwrap();
    assert_eq!(along[0].text, "Nice");
    assert!(
        comments
            .index(account, &beside.id)
            .send()
            .await
            .unwrap()
            .data
            .is_empty()
    );
    studio.no_complaints();
}

#[tokio::test]
async fn files_move_takes_a_file_to_a_folder_or_on_top_of_a_stack() {
    let studio = Studio::open().await;
    let (account, files) = (studio.account.as_str(), studio.client.files());
    let (file, to) = (studio.file("v3.mp4"), studio.folder("to"));
    let data = FileMoveParamsData::new().parent_id(&to);
    let moved = files.move_(account, &file, data).send().await.unwrap();
    assert_eq!(moved.parent_id, Some(to));
    let stack = [studio.file("v1.mp4"), studio.file("v2.mp4")];
    let stack = studio
        .emulator
        .put_version_stack(&[&stack[0], &stack[1]])
        .unwrap();
    let data = FileMoveParamsData::new().parent_id(&stack);
    files.move_(account, &file, data).send().await.unwrap();
    let stack = studio.client.version_stacks().show(account, &stack);
    let stack = stack.send().await.unwrap();
    let head = stack.head_version.as_ref().map(|head| head.id.as_str());
    assert_eq!(head, Some(file.as_str()), "it is the newest version");
    studio.no_complaints();
}

#[tokio::test]
async fn many_files_are_copied_and_moved_at_once() {
    let studio = Studio::open().await;
    let (account, files) = (studio.account.as_str(), studio.client.files());
    let (a, b, to) = (
        studio.file("a.txt"),
        studio.file("b.txt"),
        studio.folder("to"),
    );
    let data = BulkFileCopyMoveParamsData::new([&a, &b], &to);
    let copied = files.bulk_copy(account, data).copy_metadata(true);
    let copied = copied
        .copy_comments(CopyComments::None)
        .send()
        .await
        .unwrap();
    let sources: Vec<_> = copied
        .iter()
        .map(|copy| copy.source_file_id.as_str())
        .collect();
    assert_eq!(sources, [a.as_str(), b.as_str()]);
    assert_eq!(copied[1].file.name, "b.txt");
    let data = BulkFileCopyMoveParamsData::new([&a], &to);
    let moved = files.bulk_move(account, data).send().await.unwrap();
    assert_eq!(moved[0].parent_id, Some(to));
    assert_eq!(studio.emulator.snapshot().len(), 5);
    studio.no_complaints();
}
