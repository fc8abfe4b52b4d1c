//! Tests that all calls and streams can be spawned and joined, and that their results can be serialized: they are `Send + 'static`,
//! and `send()` returns a future.
//!
//! The requests of the typed crates are not listed here: a test searches their sources for the futures.

mod spawned;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cloud_drives::oauth::{DeviceCodeCall, DeviceSignIn, Revoke, TokenCall};
use cloud_drives::poll::Poller;
use cloud_drives::transfer::{
    DownloadCall, DownloadFolder, DownloadTarget, OpenTarget, RemoteFile, UploadCall, UploadFolder,
};
use cloud_drives::tree::{Listing, Tree as _};
use cloud_drives::walk::Walk;
use cloud_drives::{
    AmazonDrive, ByteStream, FrameIo, Items, Pages, VerizonCloud, YandexDisk, amazon_drive,
    frameio, verizon_cloud, yandex_disk,
};
use cloud_drives_core::{JsonLines, Result};
use futures_util::Stream;
use serde::Serialize;

type Target = DownloadTarget<'static>;

fn call<C, T>()
where
    C: IntoFuture<Output = Result<T>, IntoFuture: Send + 'static> + Send,
    T: Serialize,
{
}

/// A call that gives something to read from, which is no data to be written.
fn opening<C: IntoFuture<IntoFuture: Send + 'static> + Send>() {}

fn stream<S, T>()
where
    S: Stream<Item = Result<T>> + Send + Unpin + 'static,
    T: Serialize,
{
}

/// A stream of bytes, or of answers with their status and headers.
fn raw_stream<S: Stream + Send + Unpin + 'static>() {}

fn future(_: impl Future + Send + 'static) {}

#[test]
fn calls_of_the_runtime_are_futures_that_can_move() {
    call::<TokenCall, _>();
    call::<DeviceCodeCall, _>();
    call::<DeviceSignIn, _>();
    call::<Revoke, _>();
    call::<Poller<()>, _>();
    call::<cloud_drives_runtime::CompositeCall<()>, _>();
    call::<UploadCall<()>, _>();
    opening::<DownloadCall<OpenTarget>>();
    call::<DownloadCall<Target>, _>();
}

#[test]
fn calls_of_the_facade_are_futures_that_can_move() {
    call::<yandex_disk::Upload, _>();
    call::<yandex_disk::Download<Target>, _>();
    opening::<yandex_disk::Download<OpenTarget>>();
    call::<yandex_disk::Lookup<yandex_disk::resources::GetRequest, bool>, _>();
    call::<yandex_disk::MakeDirs, _>();
    call::<yandex_disk::CheckToken, _>();
    call::<yandex_disk::PublicDownloadLink, _>();
    call::<UploadFolder<yandex_disk::DiskTree>, _>();
    call::<DownloadFolder<yandex_disk::DiskTree>, _>();

    call::<amazon_drive::Upload, _>();
    call::<amazon_drive::Overwrite, _>();
    call::<amazon_drive::Download<Target>, _>();
    opening::<amazon_drive::Download<OpenTarget>>();
    call::<amazon_drive::DownloadThumbnail<'static>, _>();
    opening::<amazon_drive::GetChanges>();
    call::<UploadFolder<amazon_drive::DriveTree>, _>();
    call::<DownloadFolder<amazon_drive::DriveTree>, _>();

    call::<frameio::Upload, _>();
    call::<frameio::UploadAttachment, _>();
    call::<frameio::Download<Target>, _>();
    opening::<frameio::Download<OpenTarget>>();
    call::<frameio::CopyAsset, _>();
    call::<frameio::RemoteUpload, _>();
    call::<UploadFolder<frameio::FrameTree>, _>();
    call::<DownloadFolder<frameio::FrameTree>, _>();

    call::<verizon_cloud::Upload, _>();
    call::<verizon_cloud::Download<Target>, _>();
    opening::<verizon_cloud::Download<OpenTarget>>();
    call::<verizon_cloud::Thumbnail<'static>, _>();
    call::<verizon_cloud::VerizonCall<(), verizon_cloud::NewVersion>, _>();
    call::<verizon_cloud::Metadata, _>();
    call::<UploadFolder<verizon_cloud::CloudTree>, _>();
    call::<DownloadFolder<verizon_cloud::CloudTree>, _>();
}

#[test]
fn streams_can_move() {
    raw_stream::<ByteStream>();
    stream::<JsonLines<u8>, _>();
    stream::<Items<u8>, _>();
    raw_stream::<Pages<u8>>();
    stream::<Poller<()>, _>();
    raw_stream::<RemoteFile>();
    stream::<Listing<u8>, _>();
    stream::<Walk<yandex_disk::DiskTree>, _>();
    stream::<amazon_drive::Changes, _>();
    stream::<amazon_drive::FollowChanges, _>();
}

/// What takes `&self` is not a future of its own; in a block it is. Never called: that it compiles is the assertion.
fn blocks(
    (disk, drive, frame, cloud): (YandexDisk, AmazonDrive, FrameIo, VerizonCloud),
    mut walk: Walk<yandex_disk::DiskTree>,
    mut file: RemoteFile,
    store: yandex_disk::DiskObjectStore,
) {
    future(async move { while let Ok(Some(_)) = walk.try_next().await {} });
    future(file.range(..));
    future(file.read_range(..9));
    future(async move { file.next_chunk().await });
    let tree = disk.clone();
    future(async move { tree.upload_folder("photos", "/photos").dry_run().await });
    let amazon = drive.clone();
    future(async move {
        drive.get_root_id().await?;
        drive.makedirs("/a").await?;
        drive.resolve_path("/a").await?;
        drive.renew_endpoint().await?;
        drive.get_auth_token().await
    });
    future(async move { amazon.follow_changes().save().await });
    future(async move {
        let page = frame.authorization_url();
        drop(page);
        frame.tree("account").walk("folder").try_next().await
    });
    future(async move { cloud.tree().walk("/VZMOBILE").try_next().await });
    future(async move {
        use object_store::ObjectStoreExt as _;
        let path = object_store::path::Path::from("a");
        store.put(&path, "a".into()).await?;
        store.put_multipart(&path).await?.complete().await?;
        store.get(&path).await?.bytes().await
    });
}

#[test]
fn methods_by_reference_can_be_awaited_in_a_task() {
    let _: fn(_, _, _, _) = blocks;
}

/// The names of types that implement a trait, in the sources below a folder.
fn implementations(of: &str, folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" && name != "generated" {
            implementations(of, &path, found);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("mod tests {").next().unwrap_or_default();
            let lines = text.lines().filter(|line| line.starts_with("impl"));
            let names = lines.filter_map(|line| line.split_once(&format!("{of} for ")));
            for (_, name) in names {
                let name = name.split(|c: char| !c.is_alphanumeric()).next();
                found.extend(name.map(str::to_owned));
            }
        }
    }
}

#[test]
fn every_type_of_the_hand_written_crates_that_can_be_awaited_or_streamed_is_named_above() {
    let sdk = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../sdk"));
    let here = include_str!("main.rs");
    // Parts of the engines, which no program sees.
    let inner = ["Chunks", "Data", "Decoder", "Reading", "Summed", "Watched"];
    // `Download` of the transport is inner too, and is named as that of the providers.
    for of in ["IntoFuture", " Stream"] {
        let mut found = BTreeSet::new();
        for folder in std::fs::read_dir(&sdk).unwrap() {
            let sources = folder.unwrap().path().join("src");
            if sources.is_dir() {
                implementations(of, &sources, &mut found);
            }
        }
        assert!(found.len() > 8, "{found:?}");
        for name in found {
            // Transfers of folders have a name for each direction.
            let name = match name.as_str() {
                "FolderTransfer" => "UploadFolder",
                name => name,
            };
            let is_named = here.contains(&format!("::<{name}"))
                || here.contains(&format!("::{name}, _>"))
                || here.contains(&format!("::{name}>"))
                || here.contains(&format!("::{name}<"));
            assert!(
                is_named || inner.contains(&name),
                "{name} is not asserted to be Send + 'static"
            );
        }
    }
}

/// The futures that the sources name for `.await`.
fn awaited(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entry can be read").path();
        if path.is_dir() {
            awaited(&path, found);
        } else {
            let source = std::fs::read_to_string(&path).expect("a source can be read");
            for line in source.lines() {
                if let Some(future) = line.trim().strip_prefix("type IntoFuture = ") {
                    found.push((path.display().to_string(), future.to_owned()));
                }
            }
        }
    }
}

#[test]
fn every_request_of_the_typed_crates_names_a_future_that_can_be_spawned() {
    let mut found = Vec::new();
    let sdk = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../sdk"));
    for entry in std::fs::read_dir(sdk).expect("the folder can be read") {
        let generated = entry.expect("an entry").path().join("src/generated");
        if generated.is_dir() {
            awaited(&generated, &mut found);
        }
    }
    assert!(found.len() > 150, "only {}", found.len());
    let known = ["BoxFuture<'static, ", "BodyFuture<"];
    found.retain(|(_, future)| !known.iter().any(|name| future.starts_with(name)));
    assert!(found.is_empty(), "{found:#?}");
}
