//! Tests of `YandexDisk::object_store`: those of the crate `object_store` for implementations of its traits, and some for a Disk.
//!
//! Six of the crate's tests require features that a Disk lacks, and are not run:
//!
//! - `get_opts` reads with `if_match`: the service has no conditional downloads. Its checks of the other conditions are here.
//! - `multipart`, `multipart_with_opts` and `multipart_put_part_out_of_order` are about uploads that the service knows by an id
//!   (`MultipartStore`): a Disk takes a file in one request.
//! - `response_extensions` is about stores over the HTTP client of that crate.
//! - `list_paginated` is about pages over all levels in the order of their names (`PaginatedListStore`): a Disk lists folder by folder.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::{DiskObjectStore, ErrorKind};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use futures_util::{StreamExt as _, TryStreamExt as _};
use http::Method;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, Error as StoreError, GetOptions, GetRange, ObjectStore,
    ObjectStoreExt as _, PutMode, PutPayload, WriteMultipart, integration,
};

use super::{Service, bytes, signed_in};

async fn store() -> (Service, DiskObjectStore) {
    let (service, disk) = signed_in().await;
    let store = disk.object_store("disk:/data").unwrap();
    (service, store)
}

/// Runs one of the crate's tests on an empty store. Deletions skip the trash, so that the emulated Disk never becomes full.
async fn run<F: Future>(test: impl FnOnce(Arc<DiskObjectStore>) -> F) -> F::Output {
    let (service, store) = store().await;
    let outcome = test(Arc::new(store.delete_permanently(true))).await;
    drop(service);
    outcome
}

#[tokio::test]
async fn put_get_delete_list() {
    run(|store| async move { integration::put_get_delete_list(&*store).await }).await;
}

#[tokio::test]
async fn put_get_attributes() {
    run(|store| async move { integration::put_get_attributes(&*store).await }).await;
}

#[tokio::test]
async fn put_opts_without_updates() {
    run(|store| async move { integration::put_opts(&*store, false).await }).await;
}

#[tokio::test]
async fn stream_get() {
    run(|store| async move { integration::stream_get(&*store).await }).await;
}

#[tokio::test]
async fn list_uses_directories_correctly() {
    run(|store| async move { integration::list_uses_directories_correctly(&*store).await }).await;
}

#[tokio::test]
async fn list_with_delimiter() {
    run(|store| async move { integration::list_with_delimiter(&*store).await }).await;
}

#[tokio::test]
async fn list_with_offset_exclusivity() {
    run(|store| async move { integration::list_with_offset_exclusivity(&*store).await }).await;
}

#[tokio::test]
async fn get_nonexistent_object() {
    let got = run(|store| async move { integration::get_nonexistent_object(&*store, None).await });
    assert!(matches!(got.await, Err(StoreError::NotFound { .. })));
    let below = Some(Path::from("neither/this"));
    let got = run(|store| async move { integration::get_nonexistent_object(&*store, below).await });
    assert!(matches!(got.await, Err(StoreError::NotFound { .. })));
}

#[tokio::test]
async fn rename_and_copy() {
    run(|store| async move { integration::rename_and_copy(&*store).await }).await;
}

#[tokio::test]
async fn copy_if_not_exists() {
    run(|store| async move { integration::copy_if_not_exists(&*store).await }).await;
}

#[tokio::test]
async fn copy_rename_nonexistent_object() {
    run(|store| async move { integration::copy_rename_nonexistent_object(&*store).await }).await;
}

#[tokio::test]
async fn multipart_race_condition() {
    run(|store| async move { integration::multipart_race_condition(&*store, true).await }).await;
}

#[tokio::test]
async fn multipart_out_of_order() {
    run(|store| async move { integration::multipart_out_of_order(&*store).await }).await;
}

#[tokio::test]
async fn conditions_are_compared_with_the_description_or_refused() {
    let (service, store) = store().await;
    let path = Path::from("test");
    let put = store.put(&path, "foo".into()).await.unwrap();
    let meta = store.head(&path).await.unwrap();
    assert_eq!((&meta.e_tag, &meta.version), (&put.e_tag, &None));
    let hours = Duration::from_secs(36_000);
    let (tag, changed) = (meta.e_tag.unwrap(), meta.last_modified);

    let refused = [
        GetOptions::new().with_if_match(Some("*")),
        GetOptions::new().with_if_unmodified_since(Some(changed + hours)),
        GetOptions::new().with_version(Some("1")),
    ];
    service.clear_records();
    for options in refused {
        let error = store.get_opts(&path, options).await.unwrap_err();
        assert!(matches!(error, StoreError::NotSupported { .. }), "{error}");
    }
    assert!(service.requests().is_empty(), "nothing was asked for");

    let unchanged = [
        GetOptions::new().with_if_none_match(Some(tag.clone())),
        GetOptions::new().with_if_modified_since(Some(changed)),
    ];
    for options in unchanged {
        let error = store.get_opts(&path, options).await.unwrap_err();
        assert!(matches!(error, StoreError::NotModified { .. }), "{error}");
    }
    assert_eq!(service.count_at("download", "GET"), 0, "no contents came");
    let holding = [
        GetOptions::new().with_if_none_match(Some("another")),
        GetOptions::new().with_if_modified_since(Some(changed - hours)),
    ];
    for options in holding {
        let got = store.get_opts(&path, options).await.unwrap();
        assert_eq!(got.bytes().await.unwrap(), "foo");
    }
    let put = store.put(&path, "test".into()).await.unwrap();
    assert_ne!(put.e_tag, Some(tag));
}

#[tokio::test]
async fn a_file_is_read_with_one_call_and_its_ranges_too() {
    let (service, store) = store().await;
    let contents = bytes(5_000_000);
    service.put_file("disk:/data/film.mov", contents.clone());
    let path = Path::from("film.mov");
    service.clear_records();
    let got = store.get(&path).await.unwrap();
    assert_eq!(got.range, 0..5_000_000);
    let media_type = got.attributes.get(&Attribute::ContentType);
    assert!(media_type.is_some(), "{:?}", got.attributes);
    assert_eq!(got.bytes().await.unwrap(), contents);
    assert_eq!(service.count("GET", "/v1/disk/resources"), 1);
    assert_eq!(service.count("GET", "/v1/disk/resources/download"), 0);
    assert_eq!(service.count_at("download", "GET"), 1);

    service.clear_records();
    let ranges = [4_000_000..4_000_010, 0..10, 5..300, 4_999_990..6_000_000];
    let got = store.get_ranges(&path, &ranges).await.unwrap();
    assert_eq!(got.len(), ranges.len());
    for (range, got) in ranges.iter().zip(got) {
        let range = range.start as usize..(range.end as usize).min(contents.len());
        assert_eq!(got, contents[range]);
    }
    assert_eq!(service.count("GET", "/v1/disk/resources"), 1);
    // The last two ranges are neighbours.
    assert_eq!(service.count_at("download", "GET"), 2);
    let behind = store.get_ranges(&path, &[0..10, 9_000_000..9_000_001]);
    behind.await.unwrap_err();
    let suffix = GetOptions::new().with_range(Some(GetRange::Suffix(0)));
    let none = store.get_opts(&path, suffix).await.unwrap();
    assert!(none.bytes().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_link_that_has_expired_is_replaced() {
    let (service, store) = store().await;
    service.put_file("disk:/data/a", "contents");
    let path = Path::from("a");
    let late = Fault::on(Method::GET, "/disk/*").delay(Duration::from_secs(2 * 60 * 60));
    let late = service.faults().add(late);
    let got = store.get_ranges(&path, &[0..2, 3..5]).await.unwrap();
    assert_eq!((late.used(), got), (1, vec!["co".into(), "te".into()]));
    // The first link was in the description.
    assert_eq!(service.count("GET", "/v1/disk/resources/download"), 1);
}

#[tokio::test]
async fn folders_are_no_objects() {
    let (service, store) = store().await;
    service.put_file("disk:/data/a/b.txt", "b");
    let folder = Path::from("a");
    let errors = [
        store.get(&folder).await.map(drop).unwrap_err(),
        store.head(&folder).await.map(drop).unwrap_err(),
        store.delete(&folder).await.unwrap_err(),
        store.copy(&folder, &Path::from("c")).await.unwrap_err(),
        store.rename(&folder, &Path::from("c")).await.unwrap_err(),
        store.get(&Path::default()).await.map(drop).unwrap_err(),
        store.delete(&Path::default()).await.unwrap_err(),
    ];
    for error in errors {
        assert!(matches!(error, StoreError::NotFound { .. }), "{error}");
    }
    // Nor is one replaced.
    store.put(&Path::from("c"), "c".into()).await.unwrap();
    let errors = [
        store.put(&folder, "x".into()).await.map(drop).unwrap_err(),
        store.copy(&Path::from("c"), &folder).await.unwrap_err(),
        store.rename(&Path::from("c"), &folder).await.unwrap_err(),
    ];
    for error in errors {
        assert!(matches!(error, StoreError::AlreadyExists { .. }), "{error}");
    }
    let root = store.put(&Path::default(), "x".into()).await.unwrap_err();
    assert!(root.to_string().contains("must not be empty"), "{root}");
    assert_eq!(
        service.paths(),
        [
            "disk:/data",
            "disk:/data/a",
            "disk:/data/a/b.txt",
            "disk:/data/c"
        ]
    );
    // A folder that is empty now stays, as a prefix.
    store.delete(&Path::from("a/b.txt")).await.unwrap();
    let listed = store.list_with_delimiter(None).await.unwrap();
    assert_eq!(listed.common_prefixes, [folder]);
    let names: Vec<_> = listed
        .objects
        .iter()
        .map(|object| object.location.as_ref())
        .collect();
    assert_eq!(names, ["c"]);
}

#[tokio::test]
async fn deleted_files_go_to_the_trash_unless_deleted_permanently() {
    let (service, store) = store().await;
    for name in ["a", "b"] {
        store.put(&Path::from(name), name.into()).await.unwrap();
    }
    store.delete(&Path::from("a")).await.unwrap();
    assert_eq!(service.trash_paths().len(), 1);
    let md5 = service.last().query("md5").map(str::to_owned);
    assert_eq!(md5.as_deref(), Some("0cc175b9c0f1b6a831c399e269772661"));
    let store = store.delete_permanently(true);
    store.delete(&Path::from("b")).await.unwrap();
    assert_eq!(service.trash_paths().len(), 1);
    let gone = store.delete(&Path::from("b")).await.unwrap_err();
    assert!(matches!(gone, StoreError::NotFound { .. }), "{gone}");
}

#[tokio::test]
async fn names_are_those_of_the_disk() {
    let (service, store) = store().await;
    let names = ["a%2Fb/c#?&+.txt", "ü ä/😀.txt", "disk:/x", "100 %"];
    for name in names {
        let path = Path::parse(name).unwrap();
        store
            .put(&path, name.to_owned().into_bytes().into())
            .await
            .unwrap();
        let on_disk = service.file_bytes(&format!("disk:/data/{name}"));
        assert_eq!(on_disk.as_deref(), Some(name.as_bytes()));
        assert_eq!(store.get(&path).await.unwrap().bytes().await.unwrap(), name);
    }
    let listed: Vec<_> = store.list(None).try_collect().await.unwrap();
    let mut listed: Vec<_> = listed
        .iter()
        .map(|object| object.location.as_ref())
        .collect();
    listed.sort_unstable();
    let mut expected = names;
    expected.sort_unstable();
    assert_eq!(listed, expected);
    // A name that no location can have is not left out in silence.
    service.put_file("disk:/data/line\nbreak", "x");
    let error = store.list(None).try_collect::<Vec<_>>().await.unwrap_err();
    assert!(matches!(error, StoreError::InvalidPath { .. }), "{error}");
    assert_eq!(store.to_string(), "YandexDisk(disk:/data)");
}

#[tokio::test]
async fn parts_are_spooled_where_the_program_says_and_removed_with_the_upload() {
    let (service, store) = store().await;
    let folder = tempfile::tempdir().unwrap();
    let laid_aside = || std::fs::read_dir(folder.path()).unwrap().count();
    let store = store.parts_in(folder.path());
    let path = Path::from("new/parts.bin");
    let mut writer = WriteMultipart::new(store.put_multipart(&path).await.unwrap());
    let contents = bytes(12_000_000);
    writer.write(&contents);
    assert_eq!(laid_aside(), 1);
    assert!(
        service.paths().is_empty(),
        "nothing is on the Disk before the end"
    );
    let put = writer.finish().await.unwrap();
    assert_eq!(laid_aside(), 0);
    assert_eq!(store.head(&path).await.unwrap().e_tag, put.e_tag);
    assert_eq!(
        service.file_bytes("disk:/data/new/parts.bin").unwrap(),
        contents
    );

    let mut upload = store.put_multipart(&path).await.unwrap();
    drop(upload.put_part("lost".into()));
    let error = upload.complete().await.unwrap_err();
    assert!(error.to_string().contains("0 of 1 parts"), "{error}");
    upload.abort().await.unwrap();
    assert_eq!(laid_aside(), 0);
    upload.put_part("late".into()).await.unwrap_err();
    upload.complete().await.unwrap_err();
    drop(folder);
    let nowhere = store.put_multipart(&path).await.map(drop).unwrap_err();
    assert!(nowhere.to_string().contains("parts_in"), "{nowhere}");
}

#[tokio::test]
async fn errors_have_their_kind_and_their_source() {
    let (mut service, store) = store().await;
    let path = Path::from("a");
    store.put(&path, "a".into()).await.unwrap();
    let exists = store.put_opts(&path, "b".into(), PutMode::Create.into());
    let StoreError::AlreadyExists { path: at, source } = exists.await.unwrap_err() else {
        panic!("it exists");
    };
    let source = source.downcast_ref::<Error>().unwrap();
    assert_eq!((&*at, ErrorKind::of(source)), ("a", ErrorKind::PathExists));

    let narrow = service.sign_in_with(&["cloud_api:disk.read"], Duration::from_secs(9));
    let disk = service.disk();
    let narrow = disk.with_token(narrow.access_token).unwrap();
    let narrow = narrow.object_store("disk:/data").unwrap();
    let error = narrow.put(&path, "b".into()).await.unwrap_err();
    assert!(
        matches!(error, StoreError::PermissionDenied { .. }),
        "{error}"
    );
    let stranger = disk.with_token("nobody's").unwrap();
    let stranger = stranger.object_store("disk:/data").unwrap();
    let error = stranger.head(&path).await.unwrap_err();
    assert!(
        matches!(error, StoreError::Unauthenticated { .. }),
        "{error}"
    );
    service.forgive();

    let attributes = Attributes::from_iter([(Attribute::ContentType, "text/csv")]);
    let error = store
        .put_opts(&path, "b".into(), attributes.into())
        .await
        .unwrap_err();
    assert!(
        matches!(error, StoreError::NotImplemented { .. }),
        "{error}"
    );
    for root in ["", "trash:/"] {
        let error = disk.object_store(root).unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
    }
}

#[tokio::test]
async fn an_upload_that_is_moved_to_its_place_later_is_waited_for() {
    let service = Service::start(Emulator::builder().accept_uploads(true)).await;
    let store = service.disk().object_store("disk:/").unwrap();
    let path = Path::from("late.bin");
    store
        .put(&path, PutPayload::from_static(b"late"))
        .await
        .unwrap();
    assert_eq!(store.head(&path).await.unwrap().size, 4);
}

#[tokio::test]
async fn many_are_deleted_at_once_in_the_order_they_were_named() {
    let (service, store) = store().await;
    let mut paths: Vec<_> = (0..20)
        .map(|number| Path::from(format!("{number}")))
        .collect();
    for path in &paths {
        store.put(path, "x".into()).await.unwrap();
    }
    paths.insert(7, Path::from("missing"));
    let named = futures_util::stream::iter(paths.clone()).map(Ok).boxed();
    let deleted: Vec<_> = store.delete_stream(named).collect().await;
    assert_eq!(deleted.len(), paths.len());
    for (number, (deleted, path)) in deleted.into_iter().zip(paths).enumerate() {
        match (number, deleted) {
            (7, Err(StoreError::NotFound { .. })) => {}
            (7, deleted) => panic!("{deleted:?} instead of an error"),
            (_, deleted) => assert_eq!(deleted.unwrap(), path),
        }
    }
    assert_eq!(service.paths(), ["disk:/data"]);
}
