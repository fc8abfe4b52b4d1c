//! Tests of uploads that another process resumes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::frameio::UploadedFile;
use crate::poll::PollSettings;
use crate::prelude::*;
use crate::transfer::Uploaded;
use crate::{CallOptions, Error, ErrorClass};

const CONTENTS: &str = "0123456789abcdefghij";

/// A file of five parts, being uploaded to a service that refuses the fourth.
struct Broken {
    folder: TempDir,
    service: Service,
}

impl Broken {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("film.mp4"), CONTENTS).unwrap();
        let refusals = vec![(4, s3(400, "InvalidArgument", "not this one"))];
        let service = Service::new([4; 5]).with(|state| state.refusals = refusals);
        let broken = Self { folder, service };
        let error = broken.upload().await.unwrap_err();
        assert_eq!(error.code(), Some("InvalidArgument"));
        assert!(broken.state().exists(), "it can be gone on with");
        broken
    }

    fn film(&self) -> PathBuf {
        self.folder.path().join("film.mp4")
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// Uploads like another process: with a new client.
    async fn upload(&self) -> Result<Uploaded<UploadedFile>, Error> {
        let transport = self.service.transport();
        frame(&transport)
            .upload(ACCOUNT, FOLDER, self.film())
            .concurrency(1)
            .resumable(self.state())
            .await
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[tokio::test(start_paused = true)]
async fn the_state_file_holds_no_token_and_is_for_its_owner() {
    let broken = Broken::new().await;
    let kept = text(&broken.state());
    assert!(
        kept.contains("CANARY_SIGNATURE"),
        "the addresses are what it is for"
    );
    assert!(!kept.contains(TOKEN) && !kept.contains("Bearer"), "{kept}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(broken.state())
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test(start_paused = true)]
async fn another_file_or_folder_or_name_is_another_upload() {
    for change in 0..3 {
        let broken = Broken::new().await;
        let transport = broken.service.transport();
        let frame = frame(&transport);
        let upload = match change {
            0 => {
                std::fs::write(broken.film(), "0123456789abcdefghi").unwrap();
                broken.service.state().parts = vec![19];
                frame.upload(ACCOUNT, FOLDER, broken.film())
            }
            1 => frame.upload(ACCOUNT, "another", broken.film()),
            _ => frame
                .upload(ACCOUNT, FOLDER, broken.film())
                .name("other.mp4"),
        };
        upload.resumable(broken.state()).await.unwrap();
        assert_eq!(broken.service.state().files, 2, "{change}");
        assert!(
            broken.service.state().deleted.is_empty(),
            "the first belongs to somebody else"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn addresses_that_have_expired_meanwhile_mean_a_new_file() {
    let broken = Broken::new().await;
    let expired = s3_expired();
    broken.service.state().refusals = vec![(4, expired)];
    let done = broken.upload().await.unwrap();
    assert_eq!(done.receipt.file_id, "file-2");
    assert_eq!(broken.service.contents(), CONTENTS);
    assert_eq!(broken.service.state().deleted, ["file-1"]);
}

#[tokio::test(start_paused = true)]
async fn addresses_that_are_known_to_have_expired_get_no_bytes() {
    let broken = Broken::new().await;
    let kept = text(&broken.state());
    let (before, rest) = kept.split_once(r#"\"got_at\":\""#).unwrap();
    let (_, after) = rest.split_once(r#"\""#).unwrap();
    let long_ago = format!(r#"{before}\"got_at\":\"2001-01-01T00:00:00Z\"{after}"#);
    let long_ago = long_ago.replace("CANARY_SIGNATURE", "CANARY_SIGNATURE&X-Amz-Expires=3600");
    std::fs::write(broken.state(), long_ago).unwrap();
    let done = broken.upload().await.unwrap();
    assert_eq!(done.receipt.file_id, "file-2");
    let first = |sent: &&(usize, usize, String)| sent.0 == 1;
    assert_eq!(
        broken.service.state().arrived.iter().filter(first).count(),
        3,
        "those of the first run"
    );
    assert_eq!(broken.service.contents(), CONTENTS);
}

#[tokio::test(start_paused = true)]
async fn addresses_in_the_state_file_are_checked_by_the_same_rules() {
    let broken = Broken::new().await;
    let bent = text(&broken.state()).replace("https://s3.example", "http://s3.example");
    std::fs::write(broken.state(), bent).unwrap();
    broken.upload().await.unwrap();
    assert_eq!(broken.service.state().files, 2);
}

#[tokio::test(start_paused = true)]
async fn a_process_killed_while_waiting_resumes_without_sending() {
    let folder = tempfile::tempdir().unwrap();
    let film = folder.path().join("film.mp4");
    std::fs::write(&film, CONTENTS).unwrap();
    let service = Service::new([4; 5]).with(|state| state.polls = 100);
    let transport = service.transport();
    let polls = PollSettings::every(Duration::from_secs(2)).with_timeout(Duration::from_secs(9));
    let upload = || {
        frame(&transport)
            .upload(ACCOUNT, FOLDER, &film)
            .resumable(folder.path().join("state"))
            .with_options(CallOptions::new().with_poll(polls))
    };
    let error = upload().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::PollTimeout);
    service.state().polls = 0;
    // Even with expired URLs.
    let done = upload().await.unwrap();
    assert!(done.receipt.complete);
    assert_eq!(service.sent(), [1, 2, 3, 4, 5]);
    assert_eq!(service.state().files, 1);
}
