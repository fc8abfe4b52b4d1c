//! Uploads a cut to Frame.io for review: in parts, with a comment at a timestamp and a link for the reviewers.
//!
//! ```text
//! cargo run -p cloud-drives --example review [-- FILE ADDRESS TOKEN]
//! ```
//!
//! Without arguments it uploads 48 MiB to an emulator in this process.
#![forbid(unsafe_code)]

use cloud_drives::FrameIo;
use cloud_drives::frameio::types::{
    AssetShareParams, CreateCommentParamsData, ProjectParamsData, ShareAccess,
};
use cloud_drives::prelude::*;
use cloud_drives_emulator::FrameIo as Emulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let folder = tempfile::tempdir()?;
    let emulator = Emulator::start().await?;
    let (file, address, token) = match given.as_slice() {
        [file, address, token] => (file.into(), address.clone(), token.clone()),
        _ => {
            let file = folder.path().join("cut 3.mov");
            std::fs::write(&file, vec![7; 48 << 20])?;
            (file, emulator.api_url().to_owned(), emulator.sign_in())
        }
    };
    let frame = FrameIo::builder()
        .token(token)
        .base_url("api", address)
        .build()?;

    // The target: a new project in the first workspace of the first account.
    let api = frame.api();
    let account = api.accounts().index().items().try_next().await?;
    let account = account.ok_or("no account")?.id;
    let workspaces = api.workspaces().index(&account);
    let workspace = workspaces.items().try_next().await?.ok_or("no workspace")?;
    let data = ProjectParamsData::new("The film");
    let project = api.projects().create(&account, &workspace.id, data).await?;

    // Several parts are uploaded at once. An interrupted run resumes from its state file, and sends the missing parts.
    let state = file.with_extension("upload");
    let cut = frame
        .upload(&account, &project.root_folder_id, file.as_path())
        .resumable(state)
        .on_progress(|progress| {
            if progress.bytes % (16 << 20) == 0 {
                println!("{} MiB sent", progress.bytes >> 20);
            }
        })
        .await?;
    let (size, parts, id) = (cut.size, cut.receipt.parts, cut.receipt.file_id);
    println!("uploaded {size} bytes in {parts} parts");

    let comment = CreateCommentParamsData::new("Is this the right take?");
    api.comments().create(&account, &id, comment).await?;

    let share = AssetShareParams::new(ShareAccess::Public, "Cut 3").asset_ids([id.as_str()]);
    let share = api.shares().create(&account, &project.id, share).await?;
    println!("review it at {}", share.short_url.as_deref().unwrap_or("-"));
    Ok(())
}
