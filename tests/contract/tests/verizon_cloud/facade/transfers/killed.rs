//! Tests of an upload whose process is killed and that the next process completes.

use cloud_drives::prelude::*;
use cloud_drives::{Error, VerizonCloud};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{CHUNK, bodies, contents, count, emulator, no_complaints, signed_in};
use crate::support::{kill_in_the_middle, say_that_it_is_in_the_middle, setting};

/// The test that is run as the process that is killed.
const CHILD: &str = "facade::transfers::killed::child";

/// The process that is killed: this very program, run with settings in its environment. Without them there is nothing to do.
#[tokio::test]
async fn child() -> Result<(), Error> {
    let (Some(api), Some(origin), Some(token), Some(film), Some(state)) = (
        setting("API"),
        setting("ORIGIN"),
        setting("TOKEN"),
        setting("FILM"),
        setting("STATE"),
    ) else {
        return Ok(());
    };
    let cloud = VerizonCloud::builder()
        .base_url("api", api)
        .upload_origin(origin)
        .token(token)
        .build()?;
    let mut said = false;
    cloud
        .upload(film, "/VZMOBILE")
        .chunk_size(CHUNK)
        .resumable(state)
        .on_progress(move |progress| {
            if progress.bytes > 4 * CHUNK && !std::mem::replace(&mut said, true) {
                say_that_it_is_in_the_middle();
            }
        })
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_missing_chunks_are_sent_by_the_next_process() -> Result<(), Error> {
    let emulator = emulator().await;
    let token = emulator.sign_in();
    let folder = tempfile::tempdir().expect("a folder");
    let (film, state) = (folder.path().join("film.mov"), folder.path().join("state"));
    std::fs::write(&film, contents(8 * CHUNK)).expect("it can be written");
    let stuck = Fault::on(Method::POST, "*/upload/*").nth(5);
    let stuck = emulator.faults().add(stuck.never_answer());

    kill_in_the_middle(
        CHILD,
        [
            ("API", emulator.api_url().as_ref()),
            ("ORIGIN", emulator.upload_url().as_ref()),
            ("TOKEN", token.as_ref()),
            ("FILM", film.as_ref()),
            ("STATE", state.as_ref()),
        ],
    )
    .await;
    // The fifth chunk may have been on its way still.
    emulator.faults().remove(&stuck);
    let kept = std::fs::read_to_string(&state).expect("the state file");
    assert!(!kept.contains(&token) && !kept.contains("Bearer"));

    let done = signed_in(&emulator)
        .upload(&film, "/VZMOBILE")
        .resumable(&state)
        .await?;
    let bytes = emulator.file_bytes(&done.receipt.path());
    assert!(bytes.as_deref() == Some(&contents(8 * CHUNK)[..]));
    assert_eq!(emulator.paths(), ["/VZMOBILE/film.mov"]);
    assert!(stuck.used() <= 1);
    let sent = bodies(&emulator);
    assert_eq!(sent[..4], [1, 2, 3, 4]);
    let again = sent[4..].iter().filter(|number| **number <= 4);
    assert_eq!(
        again.count(),
        0,
        "what had arrived was not sent again: {sent:?}"
    );
    assert_eq!(sent[sent.len() - 4..], [5, 6, 7, 8]);
    assert_eq!(
        (
            count(&emulator, "/fileupload/intent"),
            emulator.open_uploads()
        ),
        (1, 0)
    );
    assert!(!state.exists());
    no_complaints(&emulator);
    Ok(())
}
