//! The tour of Amazon Drive, whose service has been shut down.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives::AmazonDrive;
use cloud_drives::amazon_drive::Filter;
use cloud_drives::amazon_drive::types::NodePatch;
use cloud_drives::prelude::*;
use cloud_drives::retry::{PausePolicy, RetryPolicy};
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;
use indicatif::BinaryBytes;

use crate::Failure;
use crate::compare::{downloads, same};
use crate::folder::{Folder, LocalFile};
use crate::ledger::Ledger;
use crate::progress::Bar;
use crate::watch::{Retries, check};

/// Ids of the nodes that the tour created, by path.
type Nodes = BTreeMap<String, String>;

pub(crate) async fn tour(folder: &Folder, faults: bool) -> Result<Ledger, Failure> {
    let emulator = Arc::new(Emulator::builder().start().await?);
    let retries = Retries::default();
    let policy = retries.counted(RetryPolicy::new());
    let seen = Arc::clone(&emulator);
    let meter = move || retries.reading(&seen.requests());
    let mut ledger = Ledger::new("amazon-drive", include_str!("amazon_drive.rs"), meter);
    if faults {
        misbehave(&emulator);
    }
    let drive = discover(&emulator, &mut ledger, policy).await?;
    let state = tempfile::tempdir()?;
    let checkpoint = state.path().join("checkpoint");
    begin_changes(&drive, &mut ledger, &checkpoint).await?;
    let nodes = upload(&drive, &mut ledger, folder).await?;
    find(&drive, &mut ledger, folder).await?;
    changes(&drive, &mut ledger, &checkpoint, folder, &nodes).await?;
    properties(&drive, &mut ledger, folder, &nodes).await?;
    overwrite(&drive, &mut ledger, folder, &nodes).await?;
    download_ranges(&drive, &mut ledger, folder, &nodes).await?;
    download(&drive, &mut ledger, folder, &nodes).await?;
    trash(&drive, &mut ledger, folder, &nodes).await?;
    check(&emulator.complaints(), emulator.faults())?;
    Ok(ledger)
}

/// Adds the faults of `--faults`: at discovery, at the API, during changes and downloads.
fn misbehave(emulator: &Emulator) {
    for fault in [
        Fault::on(Method::GET, "*/account/endpoint").too_many_requests(Duration::ZERO),
        Fault::on(Method::GET, "*/account/quota").status(503),
        Fault::on(Method::POST, "*/nodes")
            .origin("content")
            .nth(2)
            .status(503),
        Fault::on(Method::POST, "*/nodes")
            .origin("content")
            .nth(5)
            .lose_answer(),
        Fault::on(Method::POST, "*/changes").nth(3).cut_after(20),
        Fault::on(Method::PATCH, "*/nodes/*").nth(2).status(502),
        Fault::on(Method::GET, "*/content")
            .origin("content")
            .nth(1)
            .cut_after(10),
        Fault::on(Method::GET, "*/content")
            .origin("content")
            .nth(4)
            .status(500),
    ] {
        emulator.faults().add(fault);
    }
}

async fn discover(
    emulator: &Emulator,
    ledger: &mut Ledger,
    policy: RetryPolicy,
) -> Result<AmazonDrive, Failure> {
    ledger
        .step("discover the hosts", async {
            // show: discover the hosts
            let drive = AmazonDrive::builder()
                .token(emulator.sign_in())
                .base_url("master", emulator.master_url())
                .retry_policy(policy)
                .pause_policy(PausePolicy::off()) // else up to 256 s
                .build()?;
            let quota = drive.get_quota().await?;
            let host = drive.metadata_url().await?;
            // hide
            let free = u64::try_from(quota.available).unwrap_or_default();
            Ok((drive, format!("{host}, {} free", BinaryBytes(free))))
        })
        .await
}

async fn begin_changes(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    checkpoint: &Path,
) -> Result<(), Failure> {
    ledger
        .step("keep a checkpoint of changes", async {
            // show: keep a checkpoint of changes
            let mut changes = drive.follow_changes().checkpoint_file(checkpoint);
            let mut nodes = 0;
            while let Some(set) = changes.try_next().await? {
                nodes += set.nodes.len();
            }
            // hide
            same("whether it is kept", &true, &checkpoint.exists())?;
            Ok(((), format!("nodes before it: {nodes}")))
        })
        .await
}

async fn upload(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<Nodes, Failure> {
    ledger
        .step("upload a folder", async {
            let bar = Bar::new(folder.size())?;
            // show: upload a folder
            let target = drive.makedirs("/tour").await?;
            let sent = drive
                .upload_folder(&folder.root, &target.id)
                .on_progress(bar.of_folder())
                .await?
                .complete()?;
            // hide
            same("files", &folder.files.len(), &sent.files.len())?;
            same("folders", &folder.folders.len(), &sent.folders.len())?;
            let again = drive.upload_folder(&folder.root, &target.id).await?;
            same("files sent twice", &0, &again.complete()?.files.len())?;
            let nodes = sent.placed();
            let nodes = nodes.map(|(path, id)| (path.to_owned(), id.to_owned()));
            let done = format!(
                "{} files in {} folders, {}; nothing to do the second time",
                sent.files.len(),
                sent.folders.len(),
                BinaryBytes(folder.size())
            );
            Ok((nodes.collect(), done))
        })
        .await
}

async fn find(drive: &AmazonDrive, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    let name = folder.files[0].last();
    ledger
        .step("find by filter", async {
            // show: find by filter
            let filter = Filter::files().and(Filter::name(name));
            let mut found = drive.get_node_list().filter(filter).items();
            // hide
            let mut count = 0_usize;
            while let Some(node) = found.try_next().await? {
                let found = node.name.as_deref();
                let is_same = found.is_some_and(|found| found.eq_ignore_ascii_case(name));
                same("the name that was looked for", &true, &is_same)?;
                count += 1;
            }
            same("whether it was found", &true, &(count > 0))?;
            Ok(((), format!("{count} called {name}")))
        })
        .await
}

async fn changes(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    checkpoint: &Path,
    folder: &Folder,
    nodes: &Nodes,
) -> Result<(), Failure> {
    ledger
        .step("follow changes as they happen", async {
            let files = || folder.files.iter().filter_map(|file| nodes.get(&file.name));
            let changing = async {
                for node in files() {
                    let patch = NodePatch::new().labels(["toured"]);
                    drive.update_metadata(node, patch).await?;
                }
                Ok::<(), Failure>(())
            };
            let following = async {
                let (mut waiting, mut told) = (files().collect::<BTreeSet<_>>(), 0_usize);
                let pause = Duration::from_millis(5);
                // show: follow changes as they happen
                let changes = drive.follow_changes().checkpoint_file(checkpoint);
                let mut changes = changes.poll_every(pause);
                while !waiting.is_empty() {
                    let set = changes.try_next().await?.ok_or("it has ended")?;
                    told += set.nodes.len();
                    for node in set.nodes.iter().filter(|node| node.labels == ["toured"]) {
                        waiting.remove(&String::from(&node.id));
                    }
                }
                changes.save().await?;
                // hide
                Ok::<usize, Failure>(told)
            };
            let ((), told) = tokio::try_join!(changing, following)?;
            let done = format!("{told} changes, those made meanwhile among them");
            Ok(((), done))
        })
        .await
}

async fn properties(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
    nodes: &Nodes,
) -> Result<(), Failure> {
    let node = nodes.get(&folder.files[0].name).ok_or("not uploaded")?;
    ledger
        .step("properties", async {
            // show: properties
            let owner = drive.get_owner_id().await?;
            drive.add_property(node, &owner, "reel", "7").await?;
            let read = drive.get_property(node, &owner, "reel").await?;
            // hide
            same("the value", &Some("7".to_owned()), &read.value)?;
            drive.delete_properties(node, &owner).await?;
            Ok(((), format!("set, read and deleted as {owner}")))
        })
        .await
}

async fn overwrite(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
    nodes: &Nodes,
) -> Result<(), Failure> {
    let file = &folder.files[0];
    let node = nodes.get(&file.name).ok_or("not uploaded")?;
    ledger
        .step("overwrite", async {
            // show: overwrite
            drive.overwrite_file(node, b"a first cut".to_vec()).await?;
            let done = drive.overwrite_file(node, file.path.as_path()).await?;
            // hide
            let contents = done.receipt.content_properties.as_ref();
            let version = contents.and_then(|contents| contents.version);
            same("version of the contents", &Some(3), &version)?;
            Ok(((), "twice; the contents are at version 3".to_owned()))
        })
        .await
}

async fn download_ranges(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
    nodes: &Nodes,
) -> Result<(), Failure> {
    let largest = folder.files.iter().max_by_key(|file| file.size);
    let file = largest.ok_or("there are no files")?;
    let node = nodes.get(&file.name).ok_or("not uploaded")?;
    let third = (file.size / 3).clamp(1, 1 << 20);
    ledger
        .step("ranges and parts", async {
            if file.size > 0 {
                let (from, to) = (file.size / 3, file.size / 3 + third);
                // show: ranges and parts
                let part = drive.open(node).read_range(from..to).await?;
                // hide
                let mut expected = vec![0; usize::try_from(third)?];
                let mut local = std::fs::File::open(&file.path)?;
                local.seek(SeekFrom::Start(from))?;
                local.read_exact(&mut expected)?;
                same("the part", &true, &(part == expected))?;
            }
            downloads([file], async |_, target| {
                // show: ranges and parts
                drive.download_file(node, target).chunk_size(third).await?;
                // hide
                Ok(())
            })
            .await?;
            let done = format!(
                "{} of {}, then all of it in parts",
                BinaryBytes(third),
                file.name
            );
            Ok(((), done))
        })
        .await
}

async fn download(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
    nodes: &Nodes,
) -> Result<(), Failure> {
    ledger
        .step("download and compare", async {
            let done = downloads(&folder.files, async |file, target| {
                // show: download and compare
                let node = nodes.get(&file.name).ok_or("not uploaded")?;
                drive.download_file(node, target).await?;
                // hide
                Ok(())
            });
            Ok(((), done.await?))
        })
        .await
}

async fn trash(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
    nodes: &Nodes,
) -> Result<(), Failure> {
    let file: &LocalFile = &folder.files[0];
    let node = nodes.get(&file.name).ok_or("not uploaded")?;
    let path = format!("/tour/{}", file.name);
    ledger
        .step("trash and restore", async {
            // show: trash and restore
            drive.move_to_trash(node).await?;
            // hide
            let gone = drive.resolve_path(&path).await.is_err();
            same("gone from its folder", &true, &gone)?;
            // show: trash and restore
            drive.restore(node).await?;
            let back = drive.resolve_path(&path).await?;
            // hide
            same("the node at its path", node, &String::from(back.id))?;
            Ok(((), "gone, and back where it was".to_owned()))
        })
        .await
}
