//! The tour of Amazon Drive, whose service has ended.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives::AmazonDrive;
use cloud_drives::amazon_drive::{BackOff, Filter};
use cloud_drives::retry::RetryPolicy;
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use crate::Failure;
use crate::compare::{downloads, same};
use crate::folder::{Folder, LocalFile};
use crate::ledger::{Ledger, bytes};
use crate::progress::Bar;
use crate::watch::{Retries, check};

/// The ids of the nodes that the tour made, by path; the root of the tour is the empty path.
type Nodes = BTreeMap<String, String>;

pub(crate) async fn tour(folder: &Folder, faults: bool) -> Result<Ledger, Failure> {
    let emulator = Arc::new(Emulator::builder().start().await?);
    let retries = Retries::default();
    let policy = retries.counted(RetryPolicy::new());
    let seen = Arc::clone(&emulator);
    let meter = move || retries.reading(&seen.requests());
    let mut ledger = Ledger::new("amazon-drive", meter);
    if faults {
        misbehave(&emulator);
    }
    let drive = discover(&emulator, &mut ledger, policy).await?;
    let (mut nodes, checkpoint) = folders(&drive, &mut ledger, folder).await?;
    upload(&drive, &mut ledger, folder, &mut nodes).await?;
    find(&drive, &mut ledger, folder).await?;
    changes(&drive, &mut ledger, &checkpoint, folder, &nodes).await?;
    properties(&drive, &mut ledger, folder, &nodes).await?;
    overwrite(&drive, &mut ledger, folder, &nodes).await?;
    download(&drive, &mut ledger, folder, &nodes).await?;
    trash(&drive, &mut ledger, folder, &nodes).await?;
    check(&emulator.complaints(), emulator.faults())?;
    Ok(ledger)
}

/// What goes wrong with `--faults`: at discovery, at the API, in the middle of bodies.
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
        .step(
            "discover the hosts",
            "let drive = AmazonDrive::builder().token(token).base_url(\"master\", …).build()?;\n\
             let quota = drive.get_quota().await?;",
            async {
                let drive = AmazonDrive::builder()
                    .token(emulator.sign_in())
                    .base_url("master", emulator.master_url())
                    .retry_policy(policy)
                    // The service's own clients pause up to 256 s after failures; the tour does not.
                    .back_off(BackOff::off())
                    .build()?;
                let quota = drive.get_quota().await?;
                let host = drive.metadata_url().await?;
                let free = u64::try_from(quota.available).unwrap_or_default();
                Ok((drive, format!("{host}, {} free", bytes(free))))
            },
        )
        .await
}

async fn folders(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<(Nodes, String), Failure> {
    ledger
        .step(
            "make folders",
            "let folder = drive.makedirs(\"/tour/…\").await?;",
            async {
                let mut nodes = Nodes::new();
                nodes.insert(String::new(), drive.makedirs("/tour").await?.id);
                for name in &folder.folders {
                    let made = drive.makedirs(&format!("/tour/{name}")).await?;
                    nodes.insert(name.clone(), made.id);
                }
                // Where the account is now, so that what follows can be followed.
                let mut changes = drive.get_changes().await?;
                let mut checkpoint = None;
                while let Some(set) = changes.try_next().await? {
                    checkpoint = Some(set.checkpoint);
                }
                let checkpoint = checkpoint
                    .flatten()
                    .ok_or("the changes tell no checkpoint")?;
                let done = format!("{} folders", nodes.len());
                Ok(((nodes, checkpoint), done))
            },
        )
        .await
}

async fn upload(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
    nodes: &mut Nodes,
) -> Result<(), Failure> {
    ledger
        .step(
            "upload",
            "drive.upload_file(&file).parent(&folder).on_progress(|p| bar.at(p.bytes)).await?;",
            async {
                let bar = Bar::new(folder.size());
                for file in &folder.files {
                    let parent = nodes.get(file.parent()).ok_or("no such folder")?;
                    let sent = drive
                        .upload_file(&file.path)
                        .parent(parent)
                        .on_progress(bar.of(file))
                        .await?;
                    nodes.insert(file.name.clone(), sent.node.id);
                    bar.done(file);
                }
                let done = format!("{} files, {}", folder.files.len(), bytes(folder.size()));
                Ok(((), done))
            },
        )
        .await
}

async fn find(drive: &AmazonDrive, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    let name = folder.files[0].last();
    ledger
        .step(
            "find by filter",
            "drive.get_node_list().filter(Filter::files().and(Filter::name(name))).items();",
            async {
                let filter = Filter::files().and(Filter::name(name));
                let mut found = drive.get_node_list().filter(filter).items();
                let mut count = 0_usize;
                while let Some(node) = found.try_next().await? {
                    let same_name = node
                        .name
                        .as_deref()
                        .is_some_and(|found| found.eq_ignore_ascii_case(name));
                    same("the name that was looked for", &true, &same_name)?;
                    count += 1;
                }
                same("whether it was found", &true, &(count > 0))?;
                Ok(((), format!("{count} called {name}")))
            },
        )
        .await
}

async fn changes(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    checkpoint: &str,
    folder: &Folder,
    nodes: &Nodes,
) -> Result<(), Failure> {
    ledger
        .step(
            "follow the changes since then",
            "let mut changes = drive.get_changes().checkpoint(&stored).await?;\n\
             while let Some(set) = changes.try_next().await? { … }",
            async {
                let mut changes = drive.get_changes().checkpoint(checkpoint).await?;
                let mut seen = std::collections::BTreeSet::new();
                while let Some(set) = changes.try_next().await? {
                    seen.extend(set.nodes.into_iter().map(|node| node.id));
                }
                for file in &folder.files {
                    let told = nodes.get(&file.name).is_some_and(|id| seen.contains(id));
                    same(
                        &format!("whether {} is among them", file.name),
                        &true,
                        &told,
                    )?;
                }
                Ok(((), format!("{} nodes changed", seen.len())))
            },
        )
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
        .step(
            "properties",
            "drive.add_property(&node, &owner, \"reel\", \"7\").await?;",
            async {
                let owner = drive.get_owner_id().await?;
                drive.add_property(node, &owner, "reel", "7").await?;
                let read = drive.get_property(node, &owner, "reel").await?;
                same("the value", &Some("7".to_owned()), &read.value)?;
                drive.delete_properties(node, &owner).await?;
                Ok(((), format!("set, read and deleted as {owner}")))
            },
        )
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
        .step(
            "overwrite",
            "drive.overwrite_file(&node, \"a first cut\").await?;",
            async {
                drive.overwrite_file(node, b"a first cut".to_vec()).await?;
                let done = drive.overwrite_file(node, file.path.as_path()).await?;
                let contents = done.node.content_properties.as_ref();
                let version = contents.and_then(|contents| contents.version);
                same("version of the contents", &Some(3), &version)?;
                Ok(((), "twice; the contents are at version 3".to_owned()))
            },
        )
        .await
}

async fn download(
    drive: &AmazonDrive,
    ledger: &mut Ledger,
    folder: &Folder,
    nodes: &Nodes,
) -> Result<(), Failure> {
    ledger
        .step(
            "download and compare",
            "drive.download_file(&node, &target).await?;",
            async {
                let done = downloads(&folder.files, async |file, path| {
                    let node = nodes.get(&file.name).ok_or("not uploaded")?;
                    drive.download_file(node, path).await?;
                    Ok(())
                });
                Ok(((), done.await?))
            },
        )
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
        .step(
            "trash and restore",
            "drive.move_to_trash(&node).await?;\ndrive.restore(&node).await?;",
            async {
                drive.move_to_trash(node).await?;
                let gone = drive.resolve_path(&path).await.is_err();
                same("gone from its folder", &true, &gone)?;
                drive.restore(node).await?;
                let back = drive.resolve_path(&path).await?;
                same("the node at its path", node, &back.id)?;
                Ok(((), "gone, and back where it was".to_owned()))
            },
        )
        .await
}
