//! Tests of an upload whose process is killed and that the next process completes.

use cloud_drives::prelude::*;
use cloud_drives::{Error, FrameIo};
use cloud_drives_emulator::{Fault, FrameIo as Emulator};
use http::Method;

use super::{PART, contents, no_complaints, project, signed_in};
use crate::support::{kill_in_the_middle, say_that_it_is_in_the_middle, setting};

/// The test that is run as the process that is killed.
const CHILD: &str = "facade::killed::child";

/// The process that is killed: this very program, run with settings in its environment. Without them there is nothing to do.
#[tokio::test]
async fn child() -> Result<(), Error> {
    let (Some(api), Some(token), Some(account), Some(folder), Some(film), Some(state)) = (
        setting("API"),
        setting("TOKEN"),
        setting("ACCOUNT"),
        setting("FOLDER"),
        setting("FILM"),
        setting("STATE"),
    ) else {
        return Ok(());
    };
    let frame = FrameIo::builder()
        .base_url("api", api)
        .token(token)
        .build()?;
    let mut said = false;
    frame
        .upload(account, folder, film)
        .concurrency(1)
        .resumable(state)
        .on_progress(move |progress| {
            if progress.bytes > 4 * PART && !std::mem::replace(&mut said, true) {
                say_that_it_is_in_the_middle();
            }
        })
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_missing_parts_are_sent_by_the_next_process() -> Result<(), Error> {
    let emulator: Emulator = super::emulator().await;
    let (_, root) = project(&emulator);
    let folder = tempfile::tempdir().expect("a folder");
    let (film, state) = (folder.path().join("film.mp4"), folder.path().join("state"));
    std::fs::write(&film, contents(8 * PART)).expect("it can be written");
    let stuck = Fault::on(Method::PUT, "*").origin("upload").nth(5);
    let stuck = emulator.faults().add(stuck.never_answer());

    kill_in_the_middle(
        CHILD,
        [
            ("API", emulator.api_url().as_ref()),
            ("TOKEN", emulator.sign_in().as_ref()),
            ("ACCOUNT", emulator.account_id().as_ref()),
            ("FOLDER", root.as_ref()),
            ("FILM", film.as_ref()),
            ("STATE", state.as_ref()),
        ],
    )
    .await;
    // The fifth part may have been on its way still.
    emulator.faults().remove(&stuck);

    let done = signed_in(&emulator)
        .upload(emulator.account_id(), &root, &film)
        .resumable(&state)
        .await?;
    let bytes = emulator.file_bytes(&done.receipt.file_id);
    assert!(bytes.as_deref() == Some(&contents(8 * PART)[..]));
    assert_eq!(
        emulator.snapshot(),
        ["Film/film.mp4"],
        "it is the same file"
    );
    assert!(stuck.used() <= 1);
    let puts = emulator.parts_received(&done.receipt.file_id);
    assert_eq!(
        puts[..4],
        [1; 4],
        "what had arrived was not sent again: {puts:?}"
    );
    no_complaints(&emulator);
    Ok(())
}
