//! The tour of Yandex Disk.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives::oauth::{BrowserSignIn, Pkce};
use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::retry::RetryPolicy;
use cloud_drives::yandex_disk::types::ResourceType;
use cloud_drives::{Secret, YandexDisk};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;
use indicatif::BinaryBytes;

use crate::Failure;
use crate::compare::{downloads, same};
use crate::folder::Folder;
use crate::ledger::Ledger;
use crate::progress::Bar;
use crate::watch::{Retries, check};

pub(crate) async fn tour(folder: &Folder, faults: bool) -> Result<Ledger, Failure> {
    let emulator = Arc::new(start(folder).await?);
    let retries = Retries::default();
    let policy = retries.counted(RetryPolicy::new());
    let seen = Arc::clone(&emulator);
    let meter = move || retries.reading(&seen.requests());
    let mut ledger = Ledger::new("yandex-disk", include_str!("yandex_disk.rs"), meter);
    let disk = sign_in(&emulator, &mut ledger, policy).await?;
    if faults {
        misbehave(&emulator);
    }

    let before = quota(&disk, &mut ledger).await?;
    upload(&disk, &mut ledger, folder).await?;
    list(&disk, &mut ledger, folder).await?;
    copy(&disk, &mut ledger).await?;
    let key = publish(&disk, &mut ledger).await?;
    read_public(&emulator, &mut ledger, &key, folder).await?;
    download(&disk, &mut ledger, folder).await?;
    trash(&disk, &mut ledger, folder).await?;
    let after = quota(&disk, &mut ledger).await?;
    // The original and its copy.
    let grown = after.saturating_sub(before);
    same("used space has grown by", &(2 * folder.size()), &grown)?;

    check(&emulator.complaints(), emulator.faults())?;
    Ok(ledger)
}

async fn start(folder: &Folder) -> Result<Emulator, Failure> {
    let largest = folder.files.iter().map(|file| file.size).max().unwrap_or(0);
    let emulator = Emulator::builder()
        .operation_polls(2)
        .max_file_size(largest.max(1 << 30))
        .total_space((4 * folder.size()).max(10 << 30))
        .start()
        .await?;
    Ok(emulator)
}

/// Adds the faults of `--faults`: one of each kind, at the API and during bodies.
fn misbehave(emulator: &Emulator) {
    let soon = Duration::from_secs(1);
    for fault in [
        Fault::on(Method::GET, "/v1/disk")
            .times(1)
            .too_many_requests(soon),
        Fault::on(Method::PUT, "/v1/disk/resources")
            .times(1)
            .status(503),
        Fault::on(Method::GET, "/v1/disk/resources/upload")
            .times(1)
            .status(502),
        Fault::on(Method::PUT, "/upload-target/*")
            .nth(1)
            .times(1)
            .status(503),
        Fault::on(Method::PUT, "/upload-target/*")
            .nth(3)
            .times(1)
            .reset_after(1),
        Fault::on(Method::PUT, "/upload-target/*")
            .nth(5)
            .times(1)
            .lose_answer(),
        Fault::on(Method::GET, "/v1/disk/resources/files")
            .times(1)
            .cut_after(20),
        Fault::on(Method::GET, "/v1/disk/operations/*")
            .times(1)
            .status(504),
        Fault::on(Method::GET, "/v1/disk/public/resources")
            .times(1)
            .reset(),
        Fault::on(Method::GET, "*")
            .origin("download")
            .nth(1)
            .times(1)
            .cut_after(10),
        Fault::on(Method::GET, "*")
            .origin("download")
            .nth(3)
            .times(1)
            .status(500),
        Fault::on(Method::GET, "*")
            .origin("download")
            .nth(5)
            .times(1)
            .reset(),
    ] {
        emulator.faults().add(fault);
    }
}

async fn sign_in(
    emulator: &Emulator,
    ledger: &mut Ledger,
    policy: RetryPolicy,
) -> Result<YandexDisk, Failure> {
    ledger
        .step("sign in", async {
            // show: sign in
            let disk = YandexDisk::builder()
                .application(emulator.client_id(), emulator.client_secret())
                .base_url("api", emulator.api_url())
                .base_url("oauth", emulator.oauth_url())
                .retry_policy(policy)
                .poll(PollSettings::every(Duration::from_millis(200)))
                .build()?;
            let sign_in = disk.authorization_url().begin()?; // PKCE and state
            let redirect = browser(emulator, &sign_in); // opens sign_in.url()
            let tokens = sign_in.finish(&redirect).await?;
            // hide
            let lifetime = tokens.expires_in.unwrap_or_default();
            let days = lifetime.as_secs() / 86_400;
            // show: sign in
            let disk = disk.signed_in(tokens)?;
            // hide
            Ok((disk, format!("a token for {days} days")))
        })
        .await
}

/// Acts as the browser: the user grants access and is redirected with a code.
fn browser(emulator: &Emulator, sign_in: &BrowserSignIn) -> String {
    let challenge = sign_in.pkce().map(Pkce::challenge);
    let code = emulator.authorization_code(emulator.client_id(), challenge.as_deref());
    let state = sign_in.state().as_str();
    format!("{}?code={code}&state={state}", emulator.app().redirect_uri)
}

async fn quota(disk: &YandexDisk, ledger: &mut Ledger) -> Result<u64, Failure> {
    ledger
        .step("quota", async {
            // show: quota
            let info = disk.get_disk_info().await?;
            // hide
            let used = info.used_space.unwrap_or_default();
            let total = info.total_space.unwrap_or_default();
            Ok((
                used,
                format!("{} of {} used", BinaryBytes(used), BinaryBytes(total)),
            ))
        })
        .await
}

async fn upload(disk: &YandexDisk, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    ledger
        .step("upload a folder", async {
            let bar = Bar::new(folder.size())?;
            // show: upload a folder
            let sent = disk
                .upload_folder(&folder.root, "disk:/tour/original")
                .on_progress(bar.of_folder())
                .await?
                .complete()?;
            // hide
            same("files", &folder.files.len(), &sent.files.len())?;
            same("folders", &folder.folders.len(), &sent.folders.len())?;
            let again = disk
                .upload_folder(&folder.root, "disk:/tour/original")
                .await?;
            same("files sent twice", &0, &again.complete()?.files.len())?;
            let done = format!(
                "{} files in {} folders, {}; nothing to do the second time",
                sent.files.len(),
                sent.folders.len(),
                BinaryBytes(folder.size())
            );
            Ok(((), done))
        })
        .await
}

async fn list(disk: &YandexDisk, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    ledger
        .step("list with a pager", async {
            // show: list with a pager
            let mut files = disk.get_files().page_size(20).items();
            let (mut count, mut size) = (0, 0);
            while let Some(file) = files.try_next().await? {
                count += 1;
                size += file.size.unwrap_or_default();
            }
            // hide
            same("files in the list", &folder.files.len(), &count)?;
            same("bytes in the list", &folder.size(), &size)?;
            Ok(((), format!("{count} files, {}", BinaryBytes(size))))
        })
        .await
}

async fn copy(disk: &YandexDisk, ledger: &mut Ledger) -> Result<(), Failure> {
    ledger
        .step("copy and wait", async {
            // show: copy and wait
            disk.copy("disk:/tour/original", "disk:/tour/copy").await?;
            // hide
            let copied = disk.get_type("disk:/tour/copy").await?;
            same("type of the copy", &ResourceType::Dir, &copied)?;
            Ok(((), "the operation has ended, the copy is there".to_owned()))
        })
        .await
}

async fn publish(disk: &YandexDisk, ledger: &mut Ledger) -> Result<Secret, Failure> {
    ledger
        .step("publish", async {
            // show: publish
            disk.publish("disk:/tour/copy").await?;
            let copy = disk.get_meta("disk:/tour/copy").await?;
            let key = copy.public_key.ok_or("the copy has no public key")?;
            // hide
            let url = copy.public_url.unwrap_or_default();
            Ok((key, url.expose().to_owned()))
        })
        .await
}

async fn read_public(
    emulator: &Emulator,
    ledger: &mut Ledger,
    key: &Secret,
    folder: &Folder,
) -> Result<(), Failure> {
    ledger
        .step("read it without a token", async {
            // show: read it without a token
            let anyone = YandexDisk::builder()
                .base_url("api", emulator.api_url())
                .build()?;
            let public = anyone.public_listdir(key.clone());
            let mut items = public.page_size(10).items();
            // hide
            let mut count = 0_usize;
            while let Some(item) = items.try_next().await? {
                same("a relative path", &true, &item.path.starts_with('/'))?;
                count += 1;
            }
            let files = folder.files.iter().map(|file| &file.name);
            let names = files.chain(&folder.folders);
            let top = names.filter(|name| !name.contains('/')).count();
            same("entries of the public folder", &top, &count)?;
            Ok(((), format!("{count} entries")))
        })
        .await
}

async fn download(disk: &YandexDisk, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    ledger
        .step("download and compare", async {
            let bar = Bar::new(folder.size())?;
            let done = downloads(&folder.files, async |file, target| {
                // show: download and compare
                let path = format!("disk:/tour/copy/{}", file.name);
                disk.download(path, target)
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

async fn trash(disk: &YandexDisk, ledger: &mut Ledger, folder: &Folder) -> Result<(), Failure> {
    let path = "disk:/tour/original";
    ledger
        .step("trash", async {
            // show: trash
            disk.remove("disk:/tour/original").await?;
            // hide
            same("still there", &false, &disk.exists(path).await?)?;
            Ok(((), "gone from the Disk".to_owned()))
        })
        .await?;
    ledger
        .step("restore", async {
            // show: restore
            let mut items = disk.trash_listdir("/").items();
            let item = items.try_next().await?.ok_or("the trash is empty")?;
            disk.restore_trash(&item.path).await?;
            // hide
            same("where it was", &Some(path.to_owned()), &item.origin_path)?;
            let one = &folder.files[0];
            let back = disk.get_meta(format!("{path}/{}", one.name)).await?;
            let expected = Some(one.sha256.clone());
            same("SHA-256 of a restored file", &expected, &back.sha256)?;
            Ok(((), "back where it was".to_owned()))
        })
        .await
}
