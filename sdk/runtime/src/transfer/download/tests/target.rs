//! Tests of local files of downloads: targets of every kind, unfinished files, and other writers.
//!
//! Answers of servers are in `mod.rs`.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use crate::retry::RetryPolicy;
use crate::testing::bytes;
use crate::transfer::download::local_target::{LocalTarget, examine};
use crate::transfer::download::part_file::{Opening, in_place};
use crate::transfer::tests::fixtures::{folder, names};
use crate::transfer::tests::memory::{Get, Memory};
use crate::transfer::worker::Work as _;
use crate::transfer::{DownloadOptions, TransferOptions};

/// Returns a folder with a file, and the path of the file.
fn with_file(contents: &[u8]) -> (TempDir, PathBuf) {
    let folder = folder();
    let path = folder.path().join("a");
    fs::write(&path, contents).expect("writable");
    (folder, path)
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).expect("the file exists")
}

#[tokio::test(start_paused = true)]
async fn targets_that_can_only_be_folders_are_refused_before_any_request() {
    let (folder, _) = with_file(b"as it was");
    let service = Memory::with(bytes(100));
    for name in ["new/", "a/", "new/.", "a/.", "./", "new//"] {
        for resume in [true, false] {
            let download = service.client().download("a", folder.path().join(name));
            let download = download.resume_partial(resume).create_parents(true);
            let error = download.await.expect_err(name);
            assert!(error.is_invalid_input(), "{name}: {error}");
        }
    }
    let beneath_a_file = folder.path().join("a/b");
    let error = service.client().download("a", beneath_a_file).await;
    assert!(error.expect_err("a is a file").is_io());
    assert!(service.log().is_empty(), "{:?}", service.log());
    assert_eq!(names(folder.path()), ["a"]);
}

#[tokio::test(start_paused = true)]
async fn a_second_download_to_the_same_unfinished_file_fails_or_waits() {
    let folder = folder();
    let path = folder.path().join("a");
    let part = fs::File::create(folder.path().join("a.part")).expect("writable");
    part.lock().expect("locks work");
    let service = Memory::with(bytes(100));
    let client = service.client();
    let error = client.download("a", &path).resume_partial(true).await;
    let error = error.expect_err("it is locked");
    assert!(
        error.is_io() && error.to_string().contains("another download is writing"),
        "{error}"
    );
    assert!(service.log().is_empty());

    let waiting = client.download("a", &path).resume_partial(true);
    let waiting = waiting.wait_while_locked(true).into_future();
    let released = async {
        tokio::time::sleep(Duration::from_secs(10)).await;
        drop(part);
    };
    let (done, ()) = tokio::join!(waiting, released);
    assert!(done.expect("it is released").verified);
    assert_eq!(
        (read(&path), names(folder.path())),
        (bytes(100).to_vec(), vec!["a".into()])
    );
}

#[tokio::test(start_paused = true)]
async fn two_concurrent_downloads_are_both_correct() {
    for wait in [true, false] {
        let folder = folder();
        let path = folder.path().join("a");
        let contents = bytes(3_000_000);
        let service = Memory::with(contents.clone()).set(|state| state.chunk = 100_000);
        let client = service.client();
        let download = || {
            let download = client.download("a", &path).resume_partial(true);
            download.wait_while_locked(wait).into_future()
        };
        let (one, other) = tokio::join!(download(), download());
        let ended = [one, other];
        assert!(ended.iter().any(Result::is_ok));
        for done in ended {
            match done {
                Ok(done) => assert!(done.verified),
                Err(error) => assert!(!wait && error.is_io(), "{error}"),
            }
        }
        assert!(read(&path) == contents);
        assert_eq!(names(folder.path()), ["a"]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_change_of_an_unfinished_file_by_another_program_is_detected() {
    const MIB: usize = 1024 * 1024;
    let folder = folder();
    let path = folder.path().join("a");
    let part = folder.path().join("a.part");
    let service = Memory::with(bytes(3 * MIB)).set(|state| state.chunk = MIB / 4);
    let download = service.client().download("a", &path).resume_partial(true);
    let download = download.on_progress(move |progress| {
        if progress.fraction() == Some(1.0) {
            fs::write(&part, vec![7; 4 * MIB]).expect("writable");
        }
    });
    let error = download.await.expect_err("4 MiB are on the disk");
    assert!(
        error.is_integrity() && error.to_string().contains("4194304 bytes are on disk"),
        "{error}"
    );
    assert!(!path.exists());
}

#[tokio::test(start_paused = true)]
async fn the_longest_names_have_unfinished_files_too() {
    for length in 246..=255 {
        let folder = folder();
        let path = folder.path().join("n".repeat(length));
        let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40)]);
        let client = service.client_with(RetryPolicy::none());
        let download = || client.download("a", &path).resume_partial(true);
        download().await.expect_err("it breaks");
        assert_eq!(names(folder.path()).len(), 2, "{length}");
        download().await.expect("the download resumes");
        assert_eq!(service.count("get bytes=40-"), 1, "{length}");
        assert_eq!(
            (read(&path), names(folder.path()).len()),
            (bytes(100).to_vec(), 1)
        );
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_file_keeps_its_mode() {
        for (mode, resume) in [(0o600, false), (0o640, true), (0o755, false)] {
            let (_folder, path) = with_file(b"as it was");
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("ours");
            let download = Memory::with(bytes(100)).client().download("a", &path);
            download
                .resume_partial(resume)
                .await
                .expect("the download succeeds");
            let found = fs::metadata(&path).expect("the file exists").permissions();
            assert_eq!(
                (read(&path), found.mode() & 0o7777),
                (bytes(100).to_vec(), mode)
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_link_is_kept_and_its_target_is_replaced() {
        for resume in [true, false] {
            let (folder, path) = with_file(b"as it was");
            let elsewhere = super::folder();
            let link = elsewhere.path().join("link");
            symlink(&path, &link).expect("a link");
            let download = Memory::with(bytes(100)).client().download("a", &link);
            download
                .resume_partial(resume)
                .await
                .expect("the download succeeds");
            assert!(
                fs::symlink_metadata(&link)
                    .expect("the file exists")
                    .is_symlink()
            );
            assert_eq!(
                (read(&path), names(folder.path())),
                (bytes(100).to_vec(), vec!["a".into()])
            );
            assert_eq!(names(elsewhere.path()), ["link"]);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn all_names_of_a_file_have_only_the_complete_download() {
        for resume in [true, false] {
            let (folder, path) = with_file(b"as it was");
            let other = folder.path().join("b");
            fs::hard_link(&path, &other).expect("another name");
            let inode = fs::metadata(&path).expect("the file exists").ino();
            let failing = Memory::with(bytes(100)).gets(vec![Get::BreakAfter(3); 9]);
            failing
                .client()
                .download("a", &path)
                .await
                .expect_err("it breaks");
            assert_eq!(read(&other), b"as it was");

            let download = Memory::with(bytes(100)).client().download("a", &path);
            download
                .resume_partial(resume)
                .await
                .expect("the download succeeds");
            assert_eq!(
                (read(&path), read(&other)),
                (bytes(100).to_vec(), bytes(100).to_vec())
            );
            assert_eq!(fs::metadata(&path).expect("the file exists").ino(), inode);
            assert_eq!(names(folder.path()), ["a", "b"]);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_device_is_written_to_and_kept() {
        let folder = folder();
        let link = folder.path().join("link");
        symlink("/dev/null", &link).expect("a link");
        for path in [Path::new("/dev/null"), &link] {
            let service = Memory::with(bytes(100));
            let done = service
                .client()
                .download("a", path)
                .resume_partial(true)
                .await;
            assert!(done.expect("the download succeeds").verified);
        }
        let kind = fs::metadata("/dev/null")
            .expect("the file exists")
            .file_type();
        assert!(kind.is_char_device());
        assert_eq!(names(folder.path()), ["link"]);
        if Path::new("/dev/full").exists() {
            let service = Memory::with(bytes(100));
            let error = service.client().download("a", "/dev/full").await;
            assert!(error.expect_err("it is full").is_io());
        }
    }

    #[tokio::test(start_paused = true)]
    async fn invalid_targets_of_downloads_are_refused_and_unchanged() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).expect("a socket");
        let made = std::process::Command::new("mkfifo")
            .arg(at("pipe"))
            .status();
        assert!(made.expect("mkfifo runs").success());
        symlink(at("nothing"), at("to nothing")).expect("a link");
        symlink(folder.path(), at("to a folder")).expect("a link");
        symlink("circle", at("circle")).expect("a link");
        let before = names(folder.path());
        let service = Memory::with(bytes(100));
        for name in &before {
            let error = service
                .client()
                .download("a", at(name))
                .await
                .expect_err(name);
            assert!(error.is_invalid_input() || error.is_io(), "{name}: {error}");
            assert!(error.to_string().contains(name), "{error}");
        }
        assert!(service.log().is_empty());
        assert_eq!(names(folder.path()), before);
    }

    #[tokio::test(start_paused = true)]
    async fn planted_links_in_place_of_unfinished_files_are_not_followed() {
        type Plant = fn(&Path, &Path) -> std::io::Result<()>;
        let plants: [Plant; 2] = [
            |victim, at| symlink(victim, at),
            |victim, at| fs::hard_link(victim, at),
        ];
        for plant in plants {
            for name in ["a.part", "a.part.json"] {
                let folder = folder();
                let victim = folder.path().join("victim");
                fs::write(&victim, "precious").expect("writable");
                plant(&victim, &folder.path().join(name)).expect("a link");
                let service = Memory::with(bytes(100));
                let path = folder.path().join("a");
                let error = service
                    .client()
                    .download("a", &path)
                    .resume_partial(true)
                    .await;
                let error = error.expect_err("it is not ours");
                assert!(
                    error.is_io() && error.to_string().contains("link"),
                    "{error}"
                );
                assert_eq!(read(&victim), b"precious");
                assert!(service.log().is_empty());
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_planted_link_to_nothing_creates_nothing() {
        let folder = folder();
        symlink(folder.path().join("new"), folder.path().join("a.part")).expect("a link");
        let service = Memory::with(bytes(100));
        let download = service.client().download("a", folder.path().join("a"));
        download
            .resume_partial(true)
            .await
            .expect_err("it is a link");
        assert_eq!(names(folder.path()), ["a.part"]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_process_that_exited_leaves_no_lock() {
    let folder = folder();
    let path = folder.path().join("a");
    // The bytes that it had written; its lock is gone.
    let mut part = fs::File::create(folder.path().join("a.part")).expect("writable");
    part.lock().expect("locks work");
    part.write_all(&bytes(40)).expect("writable");
    drop(part);
    let service = Memory::with(bytes(100));
    let done = service
        .client()
        .download("a", &path)
        .resume_partial(true)
        .await;
    assert!(done.expect("the download succeeds").verified);
    assert_eq!(read(&path), bytes(100));
}

#[tokio::test(start_paused = true)]
async fn a_file_in_a_read_only_folder_is_written_to_by_one_download() {
    let opening = Opening {
        suffix: Some(".part"),
        wait: false,
        checksums: true,
    };
    let (_folder, path) = with_file(&bytes(500));
    let in_place = || match examine(&path, false).expect("it is a file") {
        LocalTarget::File(target) => in_place(*target, opening, ErrorKind::PermissionDenied.into()),
        LocalTarget::Device(_) => panic!("it is a file"),
    };
    let mut file = in_place()
        .expect("it is writable")
        .ok()
        .expect("no other writer");
    assert!(in_place().expect("it is writable").is_err(), "it is locked");
    assert_eq!(read(&path), bytes(500), "nothing came yet");
    file.take(&bytes(100)).expect("it is writable");
    assert!(!file.lasts());
    file.finish(false).await.expect("it is complete");
    assert_eq!(read(&path), bytes(100));
}

#[cfg(unix)]
#[tokio::test(start_paused = true)]
async fn a_writable_file_in_a_read_only_folder_is_downloaded_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path) = with_file(b"as it was");
    let mode = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
    mode(0o555).expect("ours");
    for resume in [true, false] {
        let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40)]);
        let done = service
            .client()
            .download("a", &path)
            .resume_partial(resume)
            .await;
        assert!(done.expect("the download succeeds").verified);
        assert_eq!(
            (read(&path), names(folder.path())),
            (bytes(100).to_vec(), vec!["a".into()])
        );
    }
    mode(0o755).expect("ours");
}

#[tokio::test(start_paused = true)]
async fn memory_and_open_files_are_targets() {
    let service = Memory::with(bytes(100)).gets([Get::BreakAfter(40)]);
    let mut memory = b"before".to_vec();
    let done = service.client().download("a", &mut memory).await;
    assert!(done.expect("the download succeeds").verified);
    assert_eq!(
        (&memory[..6], &memory[6..]),
        (&b"before"[..], &bytes(100)[..])
    );

    let (_folder, path) = with_file(b"");
    let mut file = fs::File::create(&path).expect("writable");
    file.write_all(b"before").expect("writable");
    service
        .client()
        .download("a", file)
        .await
        .expect("the download succeeds");
    assert_eq!(read(&path)[6..], bytes(100)[..]);
    let file = tokio::fs::File::create(&path).await.expect("writable");
    service
        .client()
        .download("a", file)
        .await
        .expect("the download succeeds");
    assert_eq!(read(&path), bytes(100)[..]);
}
