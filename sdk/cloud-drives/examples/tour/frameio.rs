//! The tour of Frame.io.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives::FrameIo;
use cloud_drives::frameio::types::{
    AccountId, AssetShareParams, AssetWithIncludes, CreateCommentParamsData, CreateShareParamsData,
    FileId, FolderId, ProjectId, ProjectParamsData, SearchEngine, SearchParams, ShareAccess,
    VersionStackCreateParamsData,
};
use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::rate_limit::RateLimits;
use cloud_drives::retry::RetryPolicy;
use cloud_drives::transfer::PlacedEntry;
use cloud_drives_emulator::{Clock, Fault, FrameIo as Emulator};
use http::Method;

use crate::Failure;
use crate::compare::{downloads, same};
use crate::folder::{Folder, LocalFile};
use crate::ledger::{Ledger, bytes};
use crate::progress::Bar;
use crate::watch::{Retries, check};

/// Where the tour is: the account, the project's root folder, and the folders below it by path.
struct Place {
    account: AccountId,
    project: ProjectId,
    folders: BTreeMap<String, FolderId>,
}

/// The files of a project by their path in the local folder.
type Files = BTreeMap<String, FileId>;

pub(crate) async fn tour(folder: &Folder, faults: bool) -> Result<Ledger, Failure> {
    // The service takes no empty file (`wire.md §6`).
    let wanted: Vec<&LocalFile> = folder.files.iter().filter(|file| file.size > 0).collect();
    let emulator = Arc::new(start(&wanted).await?);
    let retries = Retries::default();
    let policy = retries.counted(RetryPolicy::new().attempts(4));
    let seen = Arc::clone(&emulator);
    let meter = move || retries.reading(&seen.requests());
    let mut ledger = Ledger::new("frameio", meter);
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
        // A real account allows 5 calls of a kind in a second, which hundreds of files would wait for.
        .rate_limits(false)
        .part_size(part)
        .start()
        .await?)
}

/// What goes wrong with `--faults`: at the API, at a part, in the middle of a download.
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
    let builder = || {
        FrameIo::builder()
            .public_application(app.client_id.as_str())
            .base_url("api", emulator.api_url())
            .base_url("oauth", emulator.ims_url())
            .retry_policy(policy.clone())
            .rate_limits(RateLimits::off())
            .poll(PollSettings::every(Duration::from_millis(20)))
    };
    ledger
        .step(
            "sign in at Adobe",
            "let sign_in = frame.authorization_url().redirect_uri(uri).begin()?;   // PKCE and state\n\
             let frame = frame.signed_in(sign_in.finish(&redirect).await?)?;",
            async {
                let frame = builder().build()?;
                let sign_in = frame.authorization_url().redirect_uri(&app.redirect_uri).begin()?;
                // The browser's part: the user lets the application in and is sent back with a code.
                let challenge = sign_in.pkce().unwrap().challenge();
                let code = emulator.authorization_code(app, Some(&challenge));
                let state = sign_in.state().as_str();
                let redirect = format!("{}?code={code}&state={state}", app.redirect_uri);
                let frame = frame.signed_in(sign_in.finish(&redirect).await?)?;
                let user = frame.api().users().show().send().await?;
                Ok((frame, user.email.clone()))
            },
        )
        .await
}

async fn project(frame: &FrameIo, ledger: &mut Ledger) -> Result<Place, Failure> {
    ledger
        .step(
            "account, workspace, project",
            "let account = frame.api().accounts().index().items().try_next().await?;\n\
             let project = frame.api().projects().create(&account, &workspace, ProjectParamsData::new(\"Tour\")).send().await?;",
            async {
                let api = frame.api();
                let account = api.accounts().index().items().try_next().await?;
                let account = account.ok_or("there is no account")?.id;
                let workspaces = api.workspaces().index(&account);
                let workspace = workspaces.items().try_next().await?;
                let workspace = workspace.ok_or("there is no workspace")?.id;
                let data = ProjectParamsData::new("Tour");
                let project = api.projects().create(&account, &workspace, data).send().await?;
                let root = (String::new(), project.root_folder_id.clone());
                let place = Place {
                    account,
                    project: project.id.clone(),
                    folders: BTreeMap::from([root]),
                };
                Ok((place, project.view_url.clone()))
            },
        )
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
        .step(
            "upload a folder",
            "frame.upload_folder(&account, &root_folder, &folder).only(|e| e.size != Some(0)).await?.complete()?;",
            async {
                let root = place.folders.get("").cloned().ok_or("no root folder")?;
                let sent = frame
                    .upload_folder(&place.account, root, &folder.root)
                    .only(|entry| entry.size != Some(0))
                    .on_progress(Bar::new(total).of_folder())
                    .await?
                    .complete()?;
                same("files", &wanted.len(), &sent.files.len())?;
                same("folders", &folder.folders.len(), &sent.folders.len())?;
                place.folders.extend(ids(&sent.folders));
                let done = format!(
                    "{} files in {} folders, {}",
                    sent.files.len(),
                    sent.folders.len(),
                    bytes(total)
                );
                Ok((ids(&sent.files).collect(), done))
            },
        )
        .await
}

/// The ids of what was uploaded, by path.
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
    ledger
        .step(
            "walk the tree, with includes",
            "let tree = frame.tree(&account).of_projects().include([\"creator\"]);\n\
             let mut walk = tree.walk(&project);\n\
             while let Some(found) = walk.try_next().await? { … }",
            async {
                let mut walk = frame
                    .tree(&place.account)
                    .of_projects()
                    .include(["creator"])
                    .page_size(10)
                    .walk(&place.project);
                let (mut names, mut with_creator) = (Vec::new(), 0);
                while let Some(found) = walk.try_next().await? {
                    names.push(found.path());
                    with_creator += usize::from(has_creator(&found.remote.item));
                }
                let files = wanted.iter().map(|file| file.name.clone());
                let folders = place
                    .folders
                    .keys()
                    .filter(|name| !name.is_empty())
                    .cloned();
                let mut expected: Vec<String> = files.chain(folders).collect();
                expected.sort();
                names.sort();
                same("names in the tree", &expected, &names)?;
                same(
                    "those that came with their creator",
                    &names.len(),
                    &with_creator,
                )?;
                Ok((
                    (),
                    format!("{} files and folders, each with its creator", names.len()),
                ))
            },
        )
        .await
}

async fn comment(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    files: &Files,
) -> Result<(), Failure> {
    let file = first(files)?;
    ledger
        .step(
            "comment",
            "frame.api().comments().create(&account, &file, CreateCommentParamsData::new(\"…\")).send().await?;",
            async {
                let comments = frame.api().comments();
                let data = CreateCommentParamsData::new("Louder, please.");
                comments.create(&place.account, file, data).send().await?;
                let mut all = comments.index(&place.account, file).items();
                let read = all.try_next().await?.ok_or("the comment is not there")?;
                same("text of the comment", &"Louder, please.".to_owned(), &read.text)?;
                Ok(((), "made and read back".to_owned()))
            },
        )
        .await
}

async fn share(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    files: &Files,
) -> Result<(), Failure> {
    let file = first(files)?;
    ledger
        .step(
            "share",
            "frame.api().shares().create(&account, &project, AssetShareParams::new(ShareAccess::Public, \"…\")).send().await?;",
            async {
                let params = AssetShareParams::new(ShareAccess::Public, "Rushes").asset_ids([file.as_str()]);
                let data = CreateShareParamsData::from(params);
                let shares = frame.api().shares();
                let made = shares.create(&place.account, &place.project, data).send().await?;
                Ok(((), made.short_url.clone().unwrap_or_default()))
            },
        )
        .await
}

async fn search(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    wanted: &[&LocalFile],
) -> Result<(), Failure> {
    let name = wanted.first().map(|file| file.last()).unwrap_or_default();
    ledger
        .step(
            "search",
            "frame.api().search().search(&account, SearchParams::new(name, SearchEngine::Lexical)).items();",
            async {
                let params = SearchParams::new(name, SearchEngine::Lexical);
                let mut hits = frame.api().search().search(&place.account, params).items();
                let mut count = 0_usize;
                while hits.try_next().await?.is_some() {
                    count += 1;
                }
                same("whether there are hits", &true, &(count > 0))?;
                Ok(((), format!("{count} hits for {name}")))
            },
        )
        .await
}

async fn download(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    files: &Files,
    wanted: &[&LocalFile],
) -> Result<(), Failure> {
    ledger
        .step(
            "download and compare",
            "frame.download(&account, &file, &target).await?;",
            async {
                let done = downloads(wanted.iter().copied(), async |file, path| {
                    let id = files.get(&file.name).ok_or("not uploaded")?;
                    frame.download(&place.account, id, path).await?;
                    Ok(())
                });
                Ok(((), done.await?))
            },
        )
        .await
}

async fn folders(frame: &FrameIo, ledger: &mut Ledger, place: &Place) -> Result<FolderId, Failure> {
    let root = place.folders.get("").ok_or("no root folder")?;
    ledger
        .step(
            "make folders",
            "let takes = frame.make_folders(&account, &root_folder, \"takes/day 1\").await?;",
            async {
                let made = frame.make_folders(&place.account, root, "takes/day 1");
                let made = made.await?;
                let again = frame.make_folders(&place.account, root, "takes/day 1");
                same("the folder that is there now", &made, &again.await?)?;
                Ok((made, "2 folders, and no more the second time".to_owned()))
            },
        )
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
    let largest = wanted.iter().max_by_key(|file| file.size);
    let file = largest.ok_or("no file")?;
    ledger
        .step(
            "upload in parts, 5 at once",
            "let sent = frame.upload(&account, &takes, &film).on_progress(|p| bar.at(p.bytes)).await?;",
            async {
                let bar = Bar::new(2 * file.size);
                let (mut ids, mut parts) = (Vec::new(), 0);
                for name in ["take 1.bin", "take 2.bin"] {
                    let sent = frame
                        .upload(&place.account, takes, file.path.as_path())
                        .name(name)
                        .on_progress(bar.of(file))
                        .await?;
                    bar.done(file);
                    same("the service has all of it", &true, &sent.receipt.complete)?;
                    same("bytes that the file has", &file.size, &sent.size)?;
                    parts += sent.receipt.parts;
                    ids.push(sent.receipt.file_id);
                }
                Ok((ids, format!("2 × {} in {parts} parts", bytes(file.size))))
            },
        )
        .await
}

async fn stack(
    frame: &FrameIo,
    ledger: &mut Ledger,
    place: &Place,
    takes: &FolderId,
    versions: Vec<FileId>,
) -> Result<(), Failure> {
    ledger
        .step(
            "version stack",
            "frame.api().version_stacks().create(&account, &takes, VersionStackCreateParamsData::new([first, second])).send().await?;",
            async {
                let stacks = frame.api().version_stacks();
                let data = VersionStackCreateParamsData::new(versions);
                let stack = stacks.create(&place.account, takes, data).send().await?;
                let mut versions = stacks.index(&place.account, &stack.id).items();
                let mut count = 0_usize;
                while versions.try_next().await?.is_some() {
                    count += 1;
                }
                same("versions in the stack", &2, &count)?;
                Ok(((), format!("{count} versions")))
            },
        )
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
