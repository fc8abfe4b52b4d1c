//! The tour of Frame.io.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives::FrameIo;
use cloud_drives::frameio::types::{
    AccountId, AssetShareParams, AssetWithIncludes, CreateCommentParamsData, FileId, FolderId,
    ProjectId, ProjectParamsData, SearchEngine, SearchParams, ShareAccess,
    VersionStackCreateParamsData,
};
use cloud_drives::oauth::{BrowserSignIn, Pkce};
use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::rate_limit::RateLimits;
use cloud_drives::retry::RetryPolicy;
use cloud_drives::transfer::PlacedEntry;
use cloud_drives_emulator::{Clock, Fault, FrameIo as Emulator};
use http::Method;
use indicatif::BinaryBytes;

use crate::Failure;
use crate::compare::{downloads, same};
use crate::folder::{Folder, LocalFile};
use crate::ledger::Ledger;
use crate::progress::Bar;
use crate::watch::{Retries, check};

/// The target of the tour: the account, the project's root folder, and its subfolders by path.
struct Place {
    account: AccountId,
    project: ProjectId,
    folders: BTreeMap<String, FolderId>,
}

/// The files of a project by their path in the local folder.
type Files = BTreeMap<String, FileId>;

pub(crate) async fn tour(folder: &Folder, faults: bool) -> Result<Ledger, Failure> {
    // The service rejects empty files (`wire.md §6`).
    let wanted: Vec<&LocalFile> = folder.files.iter().filter(|file| file.size > 0).collect();
    let emulator = Arc::new(start(&wanted).await?);
    let retries = Retries::default();
    let policy = retries.counted(RetryPolicy::new().attempts(4));
    let seen = Arc::clone(&emulator);
    let meter = move || retries.reading(&seen.requests());
    let mut ledger = Ledger::new("frameio", include_str!("frameio.rs"), meter);
    let frame = sign_in(&emulator, &mut ledger, policy).await?;
    if faults {
        misbehave(&emulator);
    }
    let mut place = project(&frame, &mut ledger).await?;
    let files = upload(&frame, &mut ledger, &mut place, folder, &wanted).await?;
    list(&frame, &mut ledger, &place, &wanted).await?;
    let takes = folders(&frame, &mut ledger, &place).await?;
    let versions = in_parts(&frame, &mut ledger, &place, &takes, &wanted).await?;
    stack(&frame, &mut ledger, &place, &takes, versions).await?;
    comment(&frame, &mut ledger, &place, &files).await?;
    share(&frame, &mut ledger, &place, &files).await?;
    search(&frame, &mut ledger, &place, &wanted).await?;
    download(&frame, &mut ledger, &place, &files, &wanted).await?;
    check(&emulator.complaints(), emulator.faults())?;
    Ok(ledger)
}

/// Starts an emulator whose parts are small enough for the largest file to have several.
async fn start(files: &[&LocalFile]) -> Result<Emulator, Failure> {
    let largest = files.iter().map(|file| file.size).max().unwrap_or(1);
    let part = (largest / 7).clamp(1 << 10, 16 << 20);
    Ok(Emulator::builder()
        .clock(Clock::real())
        // A real account allows 5 calls per second of an operation, too slow for hundreds of files.
        .rate_limits(false)
        .part_size(part)
        .start()
        .await?)
}

/// Adds the faults of `--faults`: at the API, at a part, during a download.
fn misbehave(emulator: &Emulator) {
    let at_once = Duration::ZERO;
    for fault in [
        Fault::on(Method::GET, "/v4/accounts").too_many_requests(at_once),
        Fault::on(Method::POST, "/v4/accounts/*/projects").status(429),
        Fault::on(Method::PUT, "*")
            .origin("upload")
            .nth(2)
            .times(2)
            .status(500),
        Fault::on(Method::PUT, "*")
            .origin("upload")
            .nth(6)
            .reset_after(1),
        Fault::on(Method::GET, "/v4/accounts/*/folders/*/children").status(502),
        Fault::on(Method::GET, "*")
            .origin("media")
            .nth(1)
            .cut_after(10),
        Fault::on(Method::GET, "*")
            .origin("media")
            .nth(4)
            .status(503),
    ] {
        emulator.faults().add(fault);
    }
}

async fn sign_in(
    emulator: &Emulator,
    ledger: &mut Ledger,
    policy: RetryPolicy,
) -> Result<FrameIo, Failure> {
    let app = emulator.public_app();
    ledger
        .step("sign in at Adobe", async {
            // show: sign in at Adobe
            let frame = FrameIo::builder()
                .public_application(app.client_id.as_str())
                .base_url("api", emulator.api_url())
                .base_url("oauth", emulator.ims_url())
                .retry_policy(policy)
                .rate_limits(RateLimits::off())
                .poll(PollSettings::every(Duration::from_millis(20)))
                .build()?;
            let page = frame.authorization_url().redirect_uri(&app.redirect_uri);
            let sign_in = page.begin()?; // PKCE and state
            let redirect = browser(emulator, &sign_in); // opens sign_in.url()
            let frame = frame.signed_in(sign_in.finish(&redirect).await?)?;
            let user = frame.api().users().show().send().await?;
            // hide
            Ok((frame, user.email.clone()))
        })
        .await
}

/// Acts as the browser: the user grants access and is redirected with a code.
fn browser(emulator: &Emulator, sign_in: &BrowserSignIn) -> String {
    let app = emulator.public_app();
    let challenge = sign_in.pkce().map(Pkce::challenge);
    let code = emulator.authorization_code(app, challenge.as_deref());
    let state = sign_in.state().as_str();
    format!("{}?code={code}&state={state}", app.redirect_uri)
}

async fn project(frame: &FrameIo, ledger: &mut Ledger) -> Result<Place, Failure> {
    ledger
        .step("account, workspace, project", async {
            // show: account, workspace, project
            let api = frame.api();
            let account = api.accounts().index().items().try_next().await?;
            let account = account.ok_or("there is no account")?.id;
            let workspaces = api.workspaces().index(&account);
            let workspace = workspaces.items().try_next().await?;
            let workspace = workspace.ok_or("there is no workspace")?.id;
            let data = ProjectParamsData::new("Tour");
            let projects = api.projects();
            let project = projects.create(&account, &workspace, data).send().await?;
            // hide
            let root = (String::new(), project.root_folder_id.clone());
            let place = Place {
                account,
                project: project.id.clone(),
                folders: BTreeMap::from([root]),
            };
            Ok((place, project.view_url.clone()))
        })
        .await
}

async fn upload(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &mut Place,
    folder: &Folder,
    wanted: &[&LocalFile],
) -> Result<Files, Failure> {
    let total = wanted.iter().map(|file| file.size).sum();
    ledger
        .step("upload a folder", async {
            let bar = Bar::new(total)?;
            let account = &place.account;
            let root = place.folders.get("").ok_or("no root folder")?;
            // show: upload a folder
            let sent = frame
                .upload_folder(account, root, &folder.root)
                .only(|entry| entry.size != Some(0)) // refused by the service
                .on_progress(bar.of_folder())
                .await?
                .complete()?;
            // hide
            same("files", &wanted.len(), &sent.files.len())?;
            same("folders", &folder.folders.len(), &sent.folders.len())?;
            place.folders.extend(ids(&sent.folders));
            let done = format!(
                "{} files in {} folders, {}",
                sent.files.len(),
                sent.folders.len(),
                BinaryBytes(total)
            );
            Ok((ids(&sent.files).collect(), done))
        })
        .await
}

/// Returns the ids of the uploaded files, by path.
fn ids<'a, Id: From<&'a String>>(all: &'a [PlacedEntry]) -> impl Iterator<Item = (String, Id)> {
    all.iter()
        .map(|one| (one.entry.path.clone(), Id::from(&one.id)))
}

async fn list(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    wanted: &[&LocalFile],
) -> Result<(), Failure> {
    let (account, project) = (&place.account, &place.project);
    ledger
        .step("walk the tree, with includes", async {
            let (mut names, mut with_creator) = (Vec::new(), 0);
            // show: walk the tree, with includes
            let tree = frame.tree(account).of_projects().include(["creator"]);
            let mut walk = tree.page_size(10).walk(project);
            while let Some(found) = walk.try_next().await? {
                names.push(found.path());
                // hide
                with_creator += usize::from(has_creator(&found.remote.item));
                // show: walk the tree, with includes
            }
            // hide
            let files = wanted.iter().map(|file| file.name.clone());
            let folders = place.folders.keys().filter(|name| !name.is_empty());
            let mut expected: Vec<String> = files.chain(folders.cloned()).collect();
            expected.sort();
            names.sort();
            same("names in the tree", &expected, &names)?;
            same("those with their creator", &names.len(), &with_creator)?;
            let count = names.len();
            Ok((
                (),
                format!("{count} files and folders, each with its creator"),
            ))
        })
        .await
}

async fn comment(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    files: &Files,
) -> Result<(), Failure> {
    let (account, file) = (&place.account, first(files)?);
    ledger
        .step("comment", async {
            // show: comment
            let comments = frame.api().comments();
            let data = CreateCommentParamsData::new("Louder, please.");
            comments.create(account, file, data).send().await?;
            // hide
            let mut all = comments.index(account, file).items();
            let read = all.try_next().await?.ok_or("the comment is not there")?;
            same(
                "text of the comment",
                &"Louder, please.".to_owned(),
                &read.text,
            )?;
            Ok(((), "made and read back".to_owned()))
        })
        .await
}

async fn share(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    files: &Files,
) -> Result<(), Failure> {
    let (account, project, file) = (&place.account, &place.project, first(files)?);
    ledger
        .step("share", async {
            // show: share
            let share = AssetShareParams::new(ShareAccess::Public, "Rushes");
            let share = share.asset_ids([file.as_str()]);
            let shares = frame.api().shares();
            let made = shares.create(account, project, share).send().await?;
            // hide
            Ok(((), made.short_url.clone().unwrap_or_default()))
        })
        .await
}

async fn search(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    wanted: &[&LocalFile],
) -> Result<(), Failure> {
    let account = &place.account;
    let name = wanted.first().map(|file| file.last()).unwrap_or_default();
    ledger
        .step("search", async {
            // show: search
            let params = SearchParams::new(name, SearchEngine::Lexical);
            let mut hits = frame.api().search().search(account, params).items();
            // hide
            let mut count = 0_usize;
            while hits.try_next().await?.is_some() {
                count += 1;
            }
            same("whether there are hits", &true, &(count > 0))?;
            Ok(((), format!("{count} hits for {name}")))
        })
        .await
}

async fn download(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    files: &Files,
    wanted: &[&LocalFile],
) -> Result<(), Failure> {
    let account = &place.account;
    ledger
        .step("download and compare", async {
            let done = downloads(wanted.iter().copied(), async |file, target| {
                // show: download and compare
                let id = files.get(&file.name).ok_or("not uploaded")?;
                frame.download(account, id, target).await?;
                // hide
                Ok(())
            });
            Ok(((), done.await?))
        })
        .await
}

async fn folders(frame: &FrameIo, ledger: &mut Ledger, place: &Place) -> Result<FolderId, Failure> {
    let account = &place.account;
    let root = place.folders.get("").ok_or("no root folder")?;
    ledger
        .step("make folders", async {
            // show: make folders
            let takes = frame.make_folders(account, root, "takes/day 1").await?;
            // hide
            let again = frame.make_folders(account, root, "takes/day 1").await?;
            same("the folder that is there now", &takes, &again)?;
            Ok((takes, "2 folders, and no more the second time".to_owned()))
        })
        .await
}

/// Uploads the largest file twice, as two versions.
async fn in_parts(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    takes: &FolderId,
    wanted: &[&LocalFile],
) -> Result<Vec<FileId>, Failure> {
    let account = &place.account;
    let largest = wanted.iter().max_by_key(|file| file.size);
    let file = largest.ok_or("no file")?;
    ledger
        .step("upload in parts, 5 at once", async {
            let bar = Bar::new(2 * file.size)?;
            let (mut ids, mut parts) = (Vec::new(), 0);
            for name in ["take 1.bin", "take 2.bin"] {
                // show: upload in parts, 5 at once
                let sent = frame
                    .upload(account, takes, file.path.as_path())
                    .name(name)
                    .on_progress(bar.of(file))
                    .await?;
                // hide
                bar.done(file);
                same("the service has all of it", &true, &sent.receipt.complete)?;
                same("bytes that the file has", &file.size, &sent.size)?;
                parts += sent.receipt.parts;
                ids.push(sent.receipt.file_id);
            }
            Ok((
                ids,
                format!("2 × {} in {parts} parts", BinaryBytes(file.size)),
            ))
        })
        .await
}

async fn stack(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    takes: &FolderId,
    versions: Vec<FileId>,
) -> Result<(), Failure> {
    let account = &place.account;
    ledger
        .step("version stack", async {
            // show: version stack
            let stacks = frame.api().version_stacks();
            let data = VersionStackCreateParamsData::new(versions);
            let stack = stacks.create(account, takes, data).send().await?;
            let mut versions = stacks.index(account, &stack.id).items();
            // hide
            let mut count = 0_usize;
            while versions.try_next().await?.is_some() {
                count += 1;
            }
            same("versions in the stack", &2, &count)?;
            Ok(((), format!("{count} versions")))
        })
        .await
}

fn has_creator(asset: &AssetWithIncludes) -> bool {
    match asset {
        AssetWithIncludes::File(file) => file.creator.is_some(),
        AssetWithIncludes::Folder(folder) => folder.creator.is_some(),
        AssetWithIncludes::VersionStack(stack) => stack.creator.is_some(),
        _ => false,
    }
}

fn first(files: &Files) -> Result<&FileId, Failure> {
    Ok(files.values().next().ok_or("nothing was uploaded")?)
}
