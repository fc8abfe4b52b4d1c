//! The tour of Verizon's Personal Cloud, whose service has ended.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives::VerizonCloud;
use cloud_drives::prelude::*;
use cloud_drives::retry::RetryPolicy;
use cloud_drives::verizon_cloud::types::PlaylistType;
use cloud_drives::verizon_cloud::{CloudItem, FullViewCache, Query, VZMOBILE};
use cloud_drives_emulator::verizon_cloud::Failure as Trouble;
use cloud_drives_emulator::{Fault, VerizonCloud as Emulator};
use http::Method;

use crate::Failure;
use crate::compare::{downloads, same};
use crate::folder::{Folder, LocalFile};
use crate::ledger::{Ledger, bytes};
use crate::progress::Bar;
use crate::watch::{Retries, check};

/// Where the tour works.
const ROOT: &str = "/VZMOBILE/tour";

pub(crate) async fn tour(folder: &Folder, faults: bool) -> Result<Ledger, Failure> {
    let quota = (4 * folder.size()).max(5 << 30);
    let emulator = Arc::new(Emulator::builder().quota(quota).start().await?);
    let retries = Retries::default();
    let policy = retries.counted(RetryPolicy::new());
    let seen = Arc::clone(&emulator);
    let meter = move || retries.reading(&seen.requests());
    let mut ledger = Ledger::new("verizon-cloud", meter);
    let cloud = sign_in(&emulator, &mut ledger, policy).await?;
    if faults {
        misbehave(&emulator);
    }
    folders(&cloud, &mut ledger, folder).await?;
    let mut view = full_view(&cloud, &mut ledger).await?;
    upload(&cloud, &mut ledger, folder).await?;
    if faults {
        emulator.expire_access_tokens();
    }
    upload_in_chunks(&emulator, &cloud, &mut ledger, folder).await?;
    delta(&cloud, &mut ledger, &mut view, folder).await?;
    search(&cloud, &mut ledger, folder).await?;
    tags(&cloud, &mut ledger, folder).await?;
    playlist(&cloud, &mut ledger, folder).await?;
    share(&cloud, &mut ledger).await?;
    download(&cloud, &mut ledger, folder).await?;
    if faults {
        emulator.expire_fullview_states();
    }
    trash(&cloud, &mut ledger, &mut view, folder).await?;
    check(&emulator.complaints(), emulator.faults())?;
    Ok(ledger)
}

/// What goes wrong with `--faults`: at the API, between and inside uploads, in the middle of downloads. Besides, all access
/// tokens end once, and so does the state of the full view.
fn misbehave(emulator: &Emulator) {
    let (get, post) = (Method::GET, Method::POST);
    let upload = |rule: Fault| rule.origin("upload");
    for fault in [
        Fault::on(get.clone(), "*/account").too_many_requests(Duration::ZERO),
        Trouble::BusyEmpty.on(post.clone(), "*/fops/createfolder"),
        Fault::on(get.clone(), "*/fullview").cut_after(5),
        Trouble::InternalError.on(get.clone(), "*/fileupload/intent"),
        upload(Fault::on(post.clone(), "*/upload/*"))
            .nth(2)
            .status(503),
        upload(Fault::on(post.clone(), "*/upload/*"))
            .nth(4)
            .lose_answer(),
        upload(Fault::on(post.clone(), "*/upload/*"))
            .query("offset", "2")
            .reset_after(1),
        upload(Fault::on(post.clone(), "*/commit/*")).lose_answer(),
        Trouble::GatewayTimeout.on(get.clone(), "*/search"),
        Fault::on(get.clone(), "*/files/*").nth(1).cut_after(10),
        Fault::on(get, "*/files/*").nth(3).status(500),
        Fault::on(Method::DELETE, "*/fops/delete").lose_answer(),
        Fault::on(post, "*/fops/restore").status(503),
    ] {
        emulator.faults().add(fault);
    }
}

async fn sign_in(
    emulator: &Emulator,
    ledger: &mut Ledger,
    policy: RetryPolicy,
) -> Result<VerizonCloud, Failure> {
    let app = emulator.app();
    ledger
        .step(
            "sign in",
            "let sign_in = cloud.authorization_url().begin()?;        // with state\n\
             let cloud = cloud.signed_in(sign_in.finish(&redirect).await?)?;",
            async {
                let cloud = VerizonCloud::builder()
                    .application(app.client_id.as_str(), app.client_secret.as_str())
                    .redirect_uri(app.redirect_uri.as_str())
                    .base_url("api", emulator.api_url())
                    .upload_origin(emulator.upload_url())
                    .retry_policy(policy)
                    .build()?;
                let sign_in = cloud.authorization_url().begin()?;
                // The browser's part: the user lets the application in and is sent back with a code.
                let code = emulator.authorization_code();
                let state = sign_in.state().as_str();
                let redirect = format!("{}?code={code}&state={state}", app.redirect_uri);
                let cloud = cloud.signed_in(sign_in.finish(&redirect).await?)?;
                Ok((
                    cloud,
                    "two tokens, one of which renews them once".to_owned(),
                ))
            },
        )
        .await
}

async fn folders(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step(
            "quota and folders",
            "let usage = cloud.account().await?.usage;\n\
             cloud.makedirs(\"/VZMOBILE/tour/…\").await?;",
            async {
                let usage = &cloud.account().await?.usage;
                cloud.makedirs(ROOT).await?;
                for name in &folder.folders {
                    cloud.makedirs(format!("{ROOT}/{name}")).await?;
                }
                let (used, quota) = (bytes(usage.quota_used), bytes(usage.quota));
                let made = folder.folders.len() + 1;
                Ok(((), format!("{used} of {quota} used, {made} folders")))
            },
        )
        .await
}

async fn full_view(cloud: &VerizonCloud, ledger: &mut Ledger) -> Result<FullViewCache, Failure> {
    ledger
        .step(
            "full view",
            "let mut view = FullViewCache::new();\n\
             view.sync(&cloud).await?;",
            async {
                let mut view = FullViewCache::new();
                view.sync(cloud).await?;
                let empty = view.empty_folders().count();
                same("files in the view", &0, &view.files().count())?;
                Ok((view, format!("no file, {empty} empty folders")))
            },
        )
        .await
}

async fn upload(cloud: &VerizonCloud, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    ledger
        .step(
            "upload",
            "cloud.upload(&file, \"/VZMOBILE/tour/…\").on_progress(|p| bar.at(p.bytes)).await?;",
            async {
                let bar = Bar::new(folder.size());
                for file in &folder.files {
                    let sent = cloud
                        .upload(file.path.as_path(), above(file))
                        .on_progress(bar.of(file))
                        .await?;
                    let expected = Some(file.sha256.clone());
                    same(
                        "SHA-256 of what was sent",
                        &expected,
                        &sent.receipt.checksum,
                    )?;
                    bar.done(file);
                }
                let done = format!("{} files, {}", folder.files.len(), bytes(folder.size()));
                Ok(((), done))
            },
        )
        .await
}

async fn upload_in_chunks(
    emulator: &Emulator,
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<(), Failure> {
    let file = largest(folder);
    ledger
        .step(
            "upload in chunks",
            "cloud.upload(&file, \"/VZMOBILE/tour\").name(\"in chunks\").chunked(true).chunk_size(bytes).await?;",
            async {
                let sent = cloud
                    .upload(file.path.as_path(), ROOT)
                    .name("in chunks")
                    .chunked(true)
                    .chunk_size((file.size / 3).max(1))
                    .await?;
                let expected = Some(file.sha256.clone());
                same("SHA-256 of what was sent", &expected, &sent.receipt.checksum)?;
                let requests = emulator.requests();
                let numbers = requests.iter().filter_map(|request| request.query("offset"));
                let numbers: std::collections::BTreeSet<&str> = numbers.collect();
                let done = format!("{} in {} chunks", bytes(file.size), numbers.len());
                Ok(((), done))
            },
        )
        .await
}

async fn delta(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    view: &mut FullViewCache,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step(
            "what has changed in the view",
            "let synced = view.sync(&cloud).await?;   // by its state: only what is other than before",
            async {
                let synced = view.sync(cloud).await?;
                same("whether it was a delta", &false, &synced.is_fresh)?;
                held(view, folder)?;
                let (changed, removed) = (synced.changed.len(), synced.removed.len());
                let again = view.sync(cloud).await?;
                same("whether anything is new after that", &true, &again.is_unchanged())?;
                Ok(((), format!("{changed} new, {removed} gone, then nothing")))
            },
        )
        .await
}

/// Compares a view with the local folder.
fn held(view: &FullViewCache, folder: &Folder) -> Result<(), Failure> {
    for file in &folder.files {
        let known = view
            .file(&path(file))
            .and_then(|file| file.checksum.clone());
        same(&file.name, &Some(file.sha256.clone()), &known)?;
    }
    // That in chunks too.
    same(
        "files in the view",
        &(folder.files.len() + 1),
        &view.files().count(),
    )
}

async fn search(cloud: &VerizonCloud, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    let file = largest(folder);
    ledger
        .step(
            "search",
            "cloud.search(Query::files().and(Query::name(name)?)).items();",
            async {
                // A name of one or two letters is too short to be asked for.
                let query = match Query::name(file.last()) {
                    Ok(name) => Query::files().and(name),
                    Err(_) => Query::files(),
                };
                let mut found = cloud.search(query).items();
                let (mut count, mut there) = (0_usize, false);
                while let Some(item) = found.try_next().await? {
                    count += 1;
                    there |= CloudItem::from(item).path() == path(file);
                }
                same("whether it was found", &true, &there)?;
                Ok(((), format!("{count} like {}", file.last())))
            },
        )
        .await
}

async fn tags(cloud: &VerizonCloud, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    let path = path(&folder.files[0]);
    ledger
        .step(
            "tag",
            "cloud.tag(&uri, [\"tour\", \"first\"]).await?;\ncloud.untag(&uri).await?;",
            async {
                let item = cloud.item(path.as_str()).await?;
                let uri = item.uri().ok_or("the file has no URI")?;
                cloud.tag(uri, ["tour", "first"]).await?;
                let tags = cloud.tags(path.as_str()).await?;
                same("tags", &vec!["tour", "first"], &tags.iter().collect())?;
                let done = format!("{tags}, and taken off again");
                cloud.untag(uri).await?;
                same(
                    "no tags",
                    &true,
                    &cloud.tags(path.as_str()).await?.is_empty(),
                )?;
                Ok(((), done))
            },
        )
        .await
}

async fn playlist(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step(
            "playlist",
            "let list = cloud.create_playlist(\"Tour\", PlaylistType::Image, [first]).await?;\n\
             cloud.add_playlist_items(&list.uid, others).await?;\n\
             let mut items = cloud.playlist_items(&list.uid).items();",
            async {
                let paths: Vec<String> = folder.files.iter().map(path).collect();
                let (first, others) = paths.split_at(1);
                let list = cloud
                    .create_playlist("Tour", PlaylistType::Image, first)
                    .await?;
                if !others.is_empty() {
                    cloud.add_playlist_items(&list.uid, others).await?;
                }
                let mut items = cloud.playlist_items(&list.uid).items();
                let mut count = 0_usize;
                while items.try_next().await?.is_some() {
                    count += 1;
                }
                same("items of the playlist", &paths.len(), &count)?;
                cloud.delete_playlist(&list.uid).await?;
                Ok(((), format!("{count} items; deleted, the files stay")))
            },
        )
        .await
}

async fn share(cloud: &VerizonCloud, ledger: &mut Ledger) -> Result<(), Failure> {
    ledger
        .step(
            "share for an hour",
            "let item = cloud.item(\"/VZMOBILE/tour\").await?;\n\
             let share = cloud.share([item.to_share()?]).expires_in(an_hour).await?;\n\
             cloud.unshare(&share.uid).await?;",
            async {
                let item = cloud.item(ROOT).await?;
                let share = cloud
                    .share([item.to_share()?])
                    .name("Tour")
                    .expires_in(Duration::from_secs(3600))
                    .await?;
                let link = share.links.first().ok_or("the share has no link")?;
                let listed = cloud.shares().items().try_next().await?;
                let listed = listed.map(|share| share.uid);
                same("the share in the list", &Some(share.uid.clone()), &listed)?;
                cloud.unshare(&share.uid).await?;
                Ok(((), format!("{}, and ended", link.link)))
            },
        )
        .await
}

async fn download(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step(
            "download and compare",
            "cloud.download(path, &target).on_progress(|p| bar.at(p.bytes)).await?;",
            async {
                let bar = Bar::new(folder.size());
                let done = downloads(&folder.files, async |file, target| {
                    cloud
                        .download(path(file), target)
                        .on_progress(bar.of(file))
                        .await?;
                    bar.done(file);
                    Ok(())
                });
                Ok(((), done.await?))
            },
        )
        .await
}

async fn trash(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    view: &mut FullViewCache,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step(
            "trash and restore",
            "cloud.delete(\"/VZMOBILE/tour\").await?;\n\
             let trashed = cloud.trash(VZMOBILE).items();\n\
             cloud.restore(\"/VZMOBILE/tour\").await?;",
            async {
                cloud.delete(ROOT).await?;
                same("still there", &false, &cloud.exists(ROOT).await?)?;
                let gone = view.sync(cloud).await?;
                same("files in the view", &0, &view.files().count())?;
                let mut trashed = cloud.trash(VZMOBILE).items();
                let found = trashed.try_next().await?;
                let found = found.map(|item| CloudItem::from(item).path());
                same("what is in the trash", &Some(ROOT.to_owned()), &found)?;
                cloud.restore(ROOT).await?;
                view.sync(cloud).await?;
                held(view, folder)?;
                let how = match gone.out_of_sync {
                    true => "; the view was out of sync and began anew",
                    false => "; the view saw both",
                };
                Ok(((), format!("gone, and back where it was{how}")))
            },
        )
        .await
}

/// Where a file is.
fn path(file: &LocalFile) -> String {
    format!("{ROOT}/{}", file.name)
}

/// The folder that it is in.
fn above(file: &LocalFile) -> String {
    match file.parent() {
        "" => ROOT.to_owned(),
        parent => format!("{ROOT}/{parent}"),
    }
}

fn largest(folder: &Folder) -> &LocalFile {
    let first = &folder.files[0];
    let rest = folder.files.iter().skip(1);
    rest.fold(
        first,
        |one, other| if other.size > one.size { other } else { one },
    )
}
