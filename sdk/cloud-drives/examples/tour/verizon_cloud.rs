//! The tour of Verizon's Personal Cloud, whose service has been shut down.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives::VerizonCloud;
use cloud_drives::oauth::BrowserSignIn;
use cloud_drives::prelude::*;
use cloud_drives::retry::RetryPolicy;
use cloud_drives::verizon_cloud::types::PlaylistType;
use cloud_drives::verizon_cloud::{CloudItem, FullViewCache, Query, VZMOBILE};
use cloud_drives_emulator::verizon_cloud::Failure as Trouble;
use cloud_drives_emulator::{Fault, VerizonCloud as Emulator};
use http::Method;
use indicatif::BinaryBytes;

use crate::Failure;
use crate::compare::{downloads, same};
use crate::folder::{Folder, LocalFile};
use crate::ledger::Ledger;
use crate::progress::Bar;
use crate::watch::{Retries, check};

/// The folder of the tour.
const ROOT: &str = "/VZMOBILE/tour";

pub(crate) async fn tour(folder: &Folder, faults: bool) -> Result<Ledger, Failure> {
    let quota = (4 * folder.size()).max(5 << 30);
    let emulator = Arc::new(Emulator::builder().quota(quota).start().await?);
    let retries = Retries::default();
    let policy = retries.counted(RetryPolicy::new());
    let seen = Arc::clone(&emulator);
    let meter = move || retries.reading(&seen.requests());
    let mut ledger = Ledger::new("verizon-cloud", include_str!("verizon_cloud.rs"), meter);
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

/// Adds the faults of `--faults`: at the API, between and during uploads, during downloads.
///
/// All access tokens expire once too, and so does the state of the full view.
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
        .step("sign in", async {
            // show: sign in
            let cloud = VerizonCloud::builder()
                .application(app.client_id.as_str(), app.client_secret.as_str())
                .redirect_uri(app.redirect_uri.as_str())
                .base_url("api", emulator.api_url())
                .upload_origin(emulator.upload_url())
                .retry_policy(policy)
                .build()?;
            let sign_in = cloud.authorization_url().begin()?; // with a state
            let redirect = browser(emulator, &sign_in); // opens sign_in.url()
            let cloud = cloud.signed_in(sign_in.finish(&redirect).await?)?;
            // hide
            let done = "two tokens, one of which renews them once";
            Ok((cloud, done.to_owned()))
        })
        .await
}

/// Acts as the browser: the user grants access and is redirected with a code.
fn browser(emulator: &Emulator, sign_in: &BrowserSignIn) -> String {
    let code = emulator.authorization_code();
    let state = sign_in.state().as_str();
    format!("{}?code={code}&state={state}", emulator.app().redirect_uri)
}

async fn folders(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step("quota and folders", async {
            // show: quota and folders
            let usage = cloud.account().await?.usage;
            cloud.makedirs("/VZMOBILE/tour").await?;
            for name in &folder.folders {
                cloud.makedirs(format!("/VZMOBILE/tour/{name}")).await?;
            }
            // hide
            let (used, quota) = (BinaryBytes(usage.quota_used), BinaryBytes(usage.quota));
            let made = folder.folders.len() + 1;
            Ok(((), format!("{used} of {quota} used, {made} folders")))
        })
        .await
}

async fn full_view(cloud: &VerizonCloud, ledger: &mut Ledger) -> Result<FullViewCache, Failure> {
    ledger
        .step("full view", async {
            // show: full view
            let mut view = FullViewCache::new();
            view.sync(cloud).await?;
            // hide
            let empty = view.empty_folders().count();
            same("files in the view", &0, &view.files().count())?;
            Ok((view, format!("no file, {empty} empty folders")))
        })
        .await
}

async fn upload(cloud: &VerizonCloud, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    ledger
        .step("upload", async {
            let bar = Bar::new(folder.size())?;
            for file in &folder.files {
                // show: upload
                let sent = cloud
                    .upload(file.path.as_path(), above(file))
                    .on_progress(bar.of(file))
                    .await?;
                // hide
                let expected = Some(file.sha256.clone());
                same(
                    "SHA-256 of what was sent",
                    &expected,
                    &sent.receipt.checksum,
                )?;
                bar.done(file);
            }
            let done = format!(
                "{} files, {}",
                folder.files.len(),
                BinaryBytes(folder.size())
            );
            Ok(((), done))
        })
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
        .step("upload in chunks", async {
            // show: upload in chunks
            let sent = cloud
                .upload(file.path.as_path(), "/VZMOBILE/tour")
                .name("in chunks")
                .chunked(true)
                .chunk_size((file.size / 3).max(1))
                .await?;
            // hide
            let expected = Some(file.sha256.clone());
            same(
                "SHA-256 of what was sent",
                &expected,
                &sent.receipt.checksum,
            )?;
            let requests = emulator.requests();
            let numbers = requests
                .iter()
                .filter_map(|request| request.query("offset"));
            let numbers: std::collections::BTreeSet<&str> = numbers.collect();
            let done = format!("{} in {} chunks", BinaryBytes(file.size), numbers.len());
            Ok(((), done))
        })
        .await
}

async fn delta(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    view: &mut FullViewCache,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step("what has changed in the view", async {
            // show: what has changed in the view
            let synced = view.sync(cloud).await?; // only what has changed
            // hide
            same("whether it was a delta", &false, &synced.is_fresh)?;
            held(view, folder)?;
            let (changed, removed) = (synced.changed.len(), synced.removed.len());
            let again = view.sync(cloud).await?;
            same(
                "whether anything is new after that",
                &true,
                &again.is_unchanged(),
            )?;
            Ok(((), format!("{changed} new, {removed} gone, then nothing")))
        })
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
    // Including the one in chunks.
    let expected = folder.files.len() + 1;
    same("files in the view", &expected, &view.files().count())
}

async fn search(cloud: &VerizonCloud, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    let file = largest(folder);
    let name = file.last();
    ledger
        .step("search", async {
            let (mut count, mut is_there) = (0_usize, false);
            // show: search
            let query = match Query::name(name) {
                Ok(name) => Query::files().and(name),
                Err(_) => Query::files(), // names of one or two letters
            };
            let mut found = cloud.search(query).items();
            while let Some(item) = found.try_next().await? {
                let item = CloudItem::from(item);
                // hide
                count += 1;
                is_there |= item.path() == path(file);
                // show: search
            }
            // hide
            same("whether it was found", &true, &is_there)?;
            Ok(((), format!("{count} like {name}")))
        })
        .await
}

async fn tags(cloud: &VerizonCloud, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    let path = path(&folder.files[0]);
    ledger
        .step("tag", async {
            // show: tag
            let item = cloud.item(path.as_str()).await?;
            let uri = item.uri().ok_or("the file has no URI")?;
            cloud.tag(uri, ["tour", "first"]).await?;
            let tags = cloud.tags(path.as_str()).await?;
            // hide
            same("tags", &vec!["tour", "first"], &tags.iter().collect())?;
            let done = format!("{tags}, and taken off again");
            // show: tag
            cloud.untag(uri).await?;
            // hide
            let tags = cloud.tags(path.as_str()).await?;
            same("no tags", &true, &tags.is_empty())?;
            Ok(((), done))
        })
        .await
}

async fn playlist(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step("playlist", async {
            let paths: Vec<String> = folder.files.iter().map(path).collect();
            let (first, others) = paths.split_at(1);
            // show: playlist
            let images = PlaylistType::Image;
            let list = cloud.create_playlist("Tour", images, first).await?;
            if !others.is_empty() {
                cloud.add_playlist_items(&list.uid, others).await?;
            }
            let mut items = cloud.playlist_items(&list.uid).items();
            // hide
            let mut count = 0_usize;
            while items.try_next().await?.is_some() {
                count += 1;
            }
            same("items of the playlist", &paths.len(), &count)?;
            cloud.delete_playlist(&list.uid).await?;
            Ok(((), format!("{count} items; deleted, the files stay")))
        })
        .await
}

async fn share(cloud: &VerizonCloud, ledger: &mut Ledger) -> Result<(), Failure> {
    ledger
        .step("share for an hour", async {
            // show: share for an hour
            let item = cloud.item("/VZMOBILE/tour").await?;
            let share = cloud
                .share([item.to_share()?])
                .name("Tour")
                .expires_in(Duration::from_secs(3600))
                .await?;
            // hide
            let link = share.links.first().ok_or("the share has no link")?;
            let listed = cloud.shares().items().try_next().await?;
            let listed = listed.map(|share| share.uid);
            same("the share in the list", &Some(share.uid.clone()), &listed)?;
            // show: share for an hour
            cloud.unshare(&share.uid).await?;
            // hide
            Ok(((), format!("{}, and ended", link.link)))
        })
        .await
}

async fn download(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step("download and compare", async {
            let bar = Bar::new(folder.size())?;
            let done = downloads(&folder.files, async |file, target| {
                // show: download and compare
                let path = format!("/VZMOBILE/tour/{}", file.name);
                cloud
                    .download(path, target)
                    .on_progress(bar.of(file))
                    .await?;
                // hide
                bar.done(file);
                Ok(())
            });
            Ok(((), done.await?))
        })
        .await
}

async fn trash(
    cloud: &VerizonCloud,
    ledger: &mut Ledger,
    view: &mut FullViewCache,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step("trash and restore", async {
            // show: trash and restore
            cloud.delete("/VZMOBILE/tour").await?;
            // hide
            same("still there", &false, &cloud.exists(ROOT).await?)?;
            let gone = view.sync(cloud).await?;
            same("files in the view", &0, &view.files().count())?;
            let mut trashed = cloud.trash(VZMOBILE).items();
            let found = trashed.try_next().await?;
            let found = found.map(|item| CloudItem::from(item).path());
            same("what is in the trash", &Some(ROOT.to_owned()), &found)?;
            // show: trash and restore
            cloud.restore("/VZMOBILE/tour").await?;
            // hide
            view.sync(cloud).await?;
            held(view, folder)?;
            let how = match gone.out_of_sync {
                true => "; the view was out of sync and began anew",
                false => "; the view saw both",
            };
            Ok(((), format!("gone, and back where it was{how}")))
        })
        .await
}

/// Returns the path of a file.
fn path(file: &LocalFile) -> String {
    format!("{ROOT}/{}", file.name)
}

/// Returns the folder that it is in.
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
