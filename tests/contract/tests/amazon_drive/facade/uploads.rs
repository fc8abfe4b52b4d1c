//! Tests of uploads that succeed or conflict. Interrupted ones are in `interrupted_uploads.rs`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use cloud_drives::Error;
use cloud_drives::amazon_drive::types::NodeId;
use cloud_drives::amazon_drive::{ErrorKind, conflicting_node};
use cloud_drives::prelude::*;
use cloud_drives::transfer::UploadSource;
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use super::{Service, kind, signed_in};

#[tokio::test]
async fn an_empty_file_is_created() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let folder = service.put_folder("/f");
    let made = drive.create_file("empty.txt").parent(&folder).await?;
    assert_eq!(
        service.file_bytes("/f/empty.txt").as_deref(),
        Some(&b""[..])
    );
    assert_eq!(service.last().query("suppress"), Some("deduplication"));
    assert_eq!(
        made.receipt
            .content_properties
            .and_then(|contents| contents.size),
        Some(0)
    );
    assert_eq!(
        kind(drive.create_file("EMPTY.txt").parent(&folder).await),
        ErrorKind::NameAlreadyExists
    );
    Ok(())
}

#[tokio::test]
async fn a_file_is_uploaded_under_its_own_name_with_its_type() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let local = tempfile::tempdir().expect("a folder");
    let path = local.path().join("ü film.mp4");
    std::fs::write(&path, vec![7_u8; 5000]).expect("it is written");
    let folder = service.put_folder("/f");
    let seen: Arc<Mutex<Vec<u64>>> = Arc::default();
    let noted = Arc::clone(&seen);
    let sent = drive
        .upload_file(&path)
        .parent(&folder)
        .on_progress(move |progress| noted.lock().unwrap().push(progress.bytes))
        .await?;
    assert_eq!((sent.size, sent.attempts), (5000, 1));
    assert_eq!(
        sent.md5,
        service.entry("/f/ü film.mp4").expect("it is there").md5
    );
    assert_eq!(
        service
            .entry(&sent.receipt.id)
            .expect("there")
            .content_type
            .as_deref(),
        Some("video/mp4")
    );
    assert_eq!(seen.lock().unwrap().last(), Some(&5000));
    let error = drive.upload_file("/").await.unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    Ok(())
}

#[tokio::test]
async fn a_name_that_clashes_by_case_alone_is_a_conflict_that_names_the_node() -> Result<(), Error>
{
    let (service, drive) = signed_in().await;
    let there = service.put_file("/Straße.TXT", "old");
    let error = drive
        .upload(b"new".to_vec(), "straße.txt")
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::NameAlreadyExists);
    assert_eq!(conflicting_node(&error).as_deref(), Some(there.as_str()));
    let sent = drive
        .upload(b"new".to_vec(), "straße.txt")
        .overwrite(true)
        .await?;
    assert_eq!(sent.receipt.id, there);
    assert_eq!(service.paths(), ["/Straße.TXT"]);
    assert_eq!(service.file_bytes(&there).as_deref(), Some(&b"new"[..]));
    Ok(())
}

#[tokio::test]
async fn existing_contents_are_a_conflict_only_if_deduplication_is_on() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let there = drive.upload(b"same".to_vec(), "a").await?.receipt.id;
    drive.upload(b"same".to_vec(), "b").await?;
    let error = drive
        .upload(b"same".to_vec(), "c")
        .deduplication(true)
        .await
        .unwrap_err();
    let twins = [Some(there), service.node_id("/b").map(NodeId::from)];
    assert!(twins.contains(&conflicting_node(&error)), "{error}");
    // Nothing is the same as nothing.
    drive.upload(Vec::new(), "d").deduplication(true).await?;
    drive.upload(Vec::new(), "e").deduplication(true).await?;
    assert_eq!(service.paths(), ["/a", "/b", "/d", "/e"]);
    Ok(())
}

#[tokio::test]
async fn a_local_id_stands_for_one_file() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let first = drive.upload(b"a".to_vec(), "a").local_id("mine").await?;
    let error = drive
        .upload(b"b".to_vec(), "b")
        .local_id("mine")
        .await
        .unwrap_err();
    assert!(error.is_conflict());
    assert_eq!(conflicting_node(&error), Some(first.receipt.id));
    assert_eq!(service.paths(), ["/a"]);
    Ok(())
}

#[tokio::test]
async fn labels_and_properties_are_included() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let owner = service.owner_id();
    let own = BTreeMap::from([("reel".to_owned(), "7".to_owned())]);
    let sent = drive
        .upload(b"a".to_vec(), "a")
        .labels(["x", "y"])
        .properties(BTreeMap::from([(owner.clone(), own)]))
        .media_type("text/x-own")
        .await?;
    let entry = service.entry(&sent.receipt.id).expect("it is there");
    assert_eq!(entry.labels, ["x", "y"]);
    assert_eq!(
        entry.properties,
        [(owner, "reel".to_owned(), "7".to_owned())]
    );
    assert_eq!(entry.content_type.as_deref(), Some("text/x-own"));
    Ok(())
}

#[tokio::test]
async fn a_stream_is_sent_chunked_and_an_empty_one_with_its_length() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    drive
        .upload_stream(UploadSource::reader(&b"streamed"[..]), "s.txt")
        .await?;
    assert_eq!(service.last().header("transfer-encoding"), Some("chunked"));
    let entry = service.entry("/s.txt").expect("it is there");
    assert_eq!(
        entry.content_type.as_deref(),
        Some("application/octet-stream")
    );
    drive
        .upload_stream(UploadSource::reader(&b""[..]), "empty")
        .await?;
    assert_eq!(service.last().header("transfer-encoding"), None);
    assert_eq!(service.file_bytes("/empty").as_deref(), Some(&b""[..]));
    Ok(())
}

#[tokio::test]
async fn a_file_is_overwritten_and_its_versions_go_up() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = drive.upload(b"old".to_vec(), "a").await?.receipt.id;
    drive.upload(b"twin".to_vec(), "b").await?;
    let newer = drive.overwrite_file(&id, b"twin".to_vec()).await?;
    assert_eq!(service.last().query("suppress"), Some("deduplication"));
    assert_eq!(
        newer
            .receipt
            .content_properties
            .and_then(|contents| contents.version),
        Some(2)
    );
    assert_eq!(service.file_bytes(&id).as_deref(), Some(&b"twin"[..]));
    let error = drive
        .overwrite_file(&id, b"twin".to_vec())
        .deduplication(true)
        .await;
    assert!(error.unwrap_err().is_conflict());
    let nobody = drive
        .overwrite_file("NobodyAAAAAAAAAAAAAAAA", b"x".to_vec())
        .await;
    assert_eq!(kind(nobody), ErrorKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_file_is_overwritten_by_a_stream() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "old");
    drive
        .overwrite_stream(UploadSource::reader(&b"streamed"[..]), &id)
        .await?;
    let seen = service.last();
    assert_eq!(
        (seen.query("suppress"), seen.header("transfer-encoding")),
        (None, Some("chunked"))
    );
    assert_eq!(service.file_bytes(&id).as_deref(), Some(&b"streamed"[..]));
    drive
        .overwrite_stream(UploadSource::reader(&b""[..]), &id)
        .await?;
    assert_eq!(service.last().header("transfer-encoding"), None);
    assert_eq!(service.file_bytes(&id).as_deref(), Some(&b""[..]));
    Ok(())
}

#[tokio::test]
async fn a_file_is_emptied() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "old");
    drive.clear_file(&id).await?;
    assert_eq!(service.file_bytes(&id).as_deref(), Some(&b""[..]));
    assert_eq!(service.last().query("suppress"), None);
    Ok(())
}

#[tokio::test]
async fn a_pending_file_becomes_available_and_one_without_properties_is_accepted()
-> Result<(), Error> {
    let setup = Emulator::builder()
        .pending_polls(2)
        .empty_files_without_properties(true);
    let service = Service::start(setup).await;
    let drive = service.drive();
    let sent = drive.upload(b"a".to_vec(), "a").await?;
    assert_eq!(sent.size, 1);
    let empty = drive.create_file("empty").await?;
    assert!(empty.receipt.content_properties.is_none());
    Ok(())
}

#[tokio::test]
async fn uploads_without_space_are_not_retried() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.set_quota(3);
    let error = drive.upload(b"hello".to_vec(), "a").await.unwrap_err();
    assert!(error.is_status() && error.attempts() == 1, "{error}");
    assert_eq!(service.count("POST", "/nodes"), 1);
    Ok(())
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_on_the_way() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let refresh = service.sign_in_with(
        &["clouddrive:read_all", "clouddrive:write"],
        std::time::Duration::from_secs(60),
    );
    let drive = service
        .stranger()
        .token(refresh.access_token)
        .refresh_token(refresh.refresh_token)
        .build()?;
    drive.metadata_url().await?;
    service.expire_access_tokens();
    let sent = drive.upload(b"a".to_vec(), "a").await?;
    assert_eq!(
        service.node_id("/a").as_deref(),
        Some(sent.receipt.id.as_str())
    );
    service.faults().add(
        Fault::on(Method::POST, "*/nodes")
            .origin("content")
            .status(401)
            .times(2),
    );
    assert!(
        drive
            .upload(b"b".to_vec(), "b")
            .await
            .unwrap_err()
            .is_unauthorized()
    );
    Ok(())
}
