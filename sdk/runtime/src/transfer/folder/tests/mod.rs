//! Tests of folder transfers against an in-memory service that only has names.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Result};
use http::header::RETRY_AFTER;
use http::{HeaderMap, HeaderValue, StatusCode};
use tempfile::TempDir;

mod download;
mod mirror;
mod resumable;

use super::engine::upload_folder;
use super::settings::FolderSettings;
use super::*;
use crate::transfer::{
    DownloadOptions, DownloadSettings, Downloaded, Fingerprint, ProgressCallback, TransferOptions,
    TransferProgress, TransferSettings,
};
use crate::tree::{
    CreatedFolder, EntryKind, EntrySource, FolderSource, FolderTarget, Listing, RemoteEntry, Tree,
};

/// A service whose ids are paths. Those of folders end in a slash.
#[derive(Default)]
struct Memory {
    /// Contents by path; `None` for folders.
    entries: Mutex<BTreeMap<String, Option<Vec<u8>>>>,
    /// The errors of uploads, by path.
    refused: BTreeMap<String, u16>,
    ignores_case: bool,
    names_are_not_unique: bool,
    has_no_sums: bool,
    /// Whether names are stored with composed characters.
    composes: bool,
    /// How many uploads are answered with a request to wait, and for how long.
    busy: Mutex<(usize, Duration)>,
    uploads: Mutex<Vec<String>>,
    uploads_are_resumable: bool,
    /// The state files of the uploads.
    states: Mutex<Vec<PathBuf>>,
    /// The files that were downloaded, in order, and whether they may be resumed.
    downloads: Mutex<Vec<(String, bool)>>,
    /// Folders with an entry that can't be decoded.
    incomplete: BTreeSet<String>,
    /// Entries that the next listing does not show yet.
    late: Mutex<BTreeSet<String>>,
    /// Folders with additional parents: the id by path.
    shared: BTreeMap<String, String>,
    /// When every file was changed.
    modified: Option<std::time::SystemTime>,
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Memory {
    fn with(entries: &[(&str, Option<&str>)]) -> Self {
        let entries = entries
            .iter()
            .map(|(path, contents)| ((*path).to_owned(), contents.map(|text| text.into())));
        Self {
            entries: Mutex::new(entries.collect()),
            ..Self::default()
        }
    }

    fn paths(&self) -> Vec<String> {
        self.entries.lock().unwrap().keys().cloned().collect()
    }

    fn contents(&self, path: &str) -> Option<String> {
        let entries = self.entries.lock().unwrap();
        let contents = entries.get(path)?.clone()?;
        Some(String::from_utf8(contents).unwrap())
    }

    fn uploads(&self) -> BTreeSet<String> {
        self.uploads.lock().unwrap().iter().cloned().collect()
    }

    /// Returns a path as it is stored.
    fn kept(&self, path: &str) -> String {
        match self.composes {
            true => path.replace("e\u{301}", "\u{e9}"),
            false => path.to_owned(),
        }
    }

    fn is_busy(&self) -> Result<()> {
        let (left, wait) = &mut *self.busy.lock().unwrap();
        if *left == 0 {
            return Ok(());
        }
        *left -= 1;
        let mut headers = HeaderMap::new();
        let wait = wait.as_secs().to_string();
        headers.insert(RETRY_AFTER, HeaderValue::from_str(&wait).unwrap());
        let error = Error::new(ErrorClass::Status, "slow down").with_headers(headers);
        Err(error.with_status(StatusCode::TOO_MANY_REQUESTS))
    }

    fn refusal(&self, path: &str) -> Result<()> {
        match self.refused.get(path) {
            Some(status) => Err(Error::new(ErrorClass::Status, "refused")
                .with_status(StatusCode::from_u16(*status).unwrap())),
            None => Ok(()),
        }
    }
}

impl Tree for Memory {
    type Item = ();

    fn set_options(&mut self, _: CallOptions) {}

    fn list(&self, folder: &str) -> Listing<()> {
        let found = self.refusal(folder).map(|()| {
            let entries = self.entries.lock().unwrap();
            let entries = entries.iter().filter_map(|(path, contents)| {
                let name = path.strip_prefix(folder)?.trim_end_matches('/');
                if name.is_empty() || name.contains('/') {
                    return None;
                }
                if self.late.lock().unwrap().remove(path) {
                    return None;
                }
                Some(RemoteEntry {
                    name: name.to_owned(),
                    id: self.shared.get(path).unwrap_or(path).clone(),
                    kind: match contents {
                        None => EntryKind::Folder,
                        Some(contents) => EntryKind::File {
                            size: Some(contents.len() as u64),
                            md5: (!self.has_no_sums).then(|| Fingerprint::of(contents).md5),
                            sha256: None,
                        },
                    },
                    item: (),
                })
            });
            entries.collect()
        });
        Listing::new(Entries(
            Some(found),
            usize::from(self.incomplete.contains(folder)),
        ))
    }

    fn folders_are_shared(&self) -> bool {
        !self.shared.is_empty()
    }

    fn modified(&self, _: &RemoteEntry) -> Option<std::time::SystemTime> {
        self.modified
    }
}

/// The entries of a folder, or why it can't be listed.
struct Entries(Option<Result<VecDeque<RemoteEntry>>>, usize);

impl EntrySource<()> for Entries {
    fn poll_entry(&mut self, _: &mut Context<'_>) -> Poll<Result<Option<RemoteEntry>>> {
        let next = match &mut self.0 {
            Some(Ok(entries)) => Ok(entries.pop_front()),
            _ => self
                .0
                .take()
                .map_or(Ok(None), |failed| failed.map(|_| None)),
        };
        Poll::Ready(next)
    }

    fn left_out(&self) -> usize {
        self.1
    }
}

impl FolderTarget for Memory {
    fn key(&self, name: &str) -> String {
        match self.ignores_case {
            true => name.to_lowercase(),
            false => name.to_owned(),
        }
    }

    fn names_are_unique(&self) -> bool {
        !self.names_are_not_unique
    }

    fn create_folder<'a>(
        &'a self,
        parent: &'a str,
        name: &'a str,
    ) -> BoxFuture<'a, Result<CreatedFolder>> {
        Box::pin(async move {
            let id = self.kept(&format!("{parent}{name}/"));
            self.refusal(&id)?;
            let before = self.entries.lock().unwrap().insert(id.clone(), None);
            assert!(before.is_none(), "{id} is created once");
            Ok(CreatedFolder { id, existed: false })
        })
    }

    fn delete<'a>(&'a self, _: &'a str, entry: &'a RemoteEntry) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            self.refusal(&format!("delete {}", entry.id))?;
            let mut entries = self.entries.lock().unwrap();
            let is_folder = entry.id.ends_with('/');
            entries
                .retain(|path, _| *path != entry.id && !(is_folder && path.starts_with(&entry.id)));
            Ok(())
        })
    }

    fn uploads_are_resumable(&self) -> bool {
        self.uploads_are_resumable
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: FileUpload<'a>,
        replaces: Option<&'a RemoteEntry>,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let path = self.kept(&format!("{parent}{}", file.name()));
            self.uploads.lock().unwrap().push(path.clone());
            if self.composes
                && replaces.is_none()
                && self.entries.lock().unwrap().contains_key(&path)
            {
                return Err(
                    Error::new(ErrorClass::Status, "it exists").with_status(StatusCode::CONFLICT)
                );
            }
            let now = self.now.fetch_add(1, Ordering::Relaxed) + 1;
            self.most.fetch_max(now, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_secs(1)).await;
            self.now.fetch_sub(1, Ordering::Relaxed);
            self.is_busy()?;
            self.states.lock().unwrap().extend(file.state_file.clone());
            let contents = fs::read(file.path()).unwrap();
            let half = contents.len() as u64 / 2;
            for bytes in [half, 0, contents.len() as u64] {
                let size = file.entry.size;
                file.progress.report(TransferProgress::new(bytes, size, 1));
                self.refusal(&path)?;
            }
            let id = match replaces {
                Some(existing) => existing.id.clone(),
                None => path,
            };
            let mut entries = self.entries.lock().unwrap();
            entries.insert(id.clone(), Some(contents));
            Ok(id)
        })
    }
}

/// A download that writes what is in memory to its path.
struct FromMemory<'a> {
    memory: &'a Memory,
    id: String,
    path: std::path::PathBuf,
    settings: DownloadSettings,
}

impl TransferOptions for FromMemory<'_> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl DownloadOptions for FromMemory<'_> {
    fn download_settings(&mut self) -> &mut DownloadSettings {
        &mut self.settings
    }
}

impl<'a> IntoFuture for FromMemory<'a> {
    type Output = Result<Downloaded>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let now = self.memory.now.fetch_add(1, Ordering::Relaxed) + 1;
            self.memory.most.fetch_max(now, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_secs(1)).await;
            self.memory.now.fetch_sub(1, Ordering::Relaxed);
            let asked = (self.id.clone(), self.settings.resume_partial);
            self.memory.downloads.lock().unwrap().push(asked);
            self.memory.is_busy()?;
            self.memory.refusal(&self.id)?;
            let contents = self.memory.contents(&self.id).unwrap();
            if contents == "no space" {
                let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
                return Err(Error::new(ErrorClass::Io, "can't be written").with_source(full));
            }
            let size = contents.len() as u64;
            if let Some(progress) = &self.settings.transfer.progress {
                progress.report(TransferProgress::new(size, Some(size), 1));
            }
            fs::write(&self.path, &contents).unwrap();
            Ok(Downloaded {
                size,
                md5: None,
                sha256: None,
                verified: false,
                attempts: 1,
            })
        })
    }
}

impl FolderSource for Memory {
    fn download<'a>(
        &'a self,
        entry: &'a RemoteEntry,
        file: FileDownload,
    ) -> BoxFuture<'a, Result<Downloaded>> {
        let path = file.path().to_owned();
        file.start(FromMemory {
            memory: self,
            id: entry.id.clone(),
            path,
            settings: DownloadSettings::default(),
        })
    }
}

/// Creates a local folder with these files; those that end in a slash are folders.
fn folder(entries: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, contents) in entries {
        let path = root.path().join(path);
        if path.to_str().unwrap().ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, contents).unwrap();
        }
    }
    root
}

async fn upload(target: &Memory, root: &Path, settings: FolderSettings) -> UploadedFolder {
    upload_folder(target, root, "/", settings).await.unwrap()
}

fn paths<'a>(entries: impl IntoIterator<Item = &'a LocalEntry>) -> BTreeSet<&'a str> {
    entries.into_iter().map(|entry| &*entry.path).collect()
}

fn failures(report: &UploadedFolder) -> BTreeMap<&str, String> {
    let failed = report.failed.iter();
    failed
        .map(|failed| (&*failed.entry.path, failed.error.message().to_owned()))
        .collect()
}

#[tokio::test(start_paused = true)]
async fn everything_arrives_with_its_folders_and_empty_ones_too() {
    let root = folder(&[
        ("a.txt", "a"),
        ("empty.txt", ""),
        ("films/one.mov", "one"),
        ("films/2024/two.mov", "two"),
        ("nothing/in/here/", ""),
        (" odd name#?%25'\"\\é☃.txt", "odd"),
    ]);
    let memory = Memory::default();
    let report = upload(&memory, root.path(), FolderSettings::default()).await;
    assert!(report.is_complete(), "{:?}", report.failed);
    assert_eq!(
        memory.paths(),
        [
            "/ odd name#?%25'\"\\é☃.txt",
            "/a.txt",
            "/empty.txt",
            "/films/",
            "/films/2024/",
            "/films/2024/two.mov",
            "/films/one.mov",
            "/nothing/",
            "/nothing/in/",
            "/nothing/in/here/",
        ]
    );
    assert_eq!(
        memory.contents("/films/2024/two.mov").as_deref(),
        Some("two")
    );
    let made: Vec<&str> = report
        .folders
        .iter()
        .map(|made| &*made.entry.path)
        .collect();
    assert_eq!(
        made,
        [
            "films",
            "nothing",
            "films/2024",
            "nothing/in",
            "nothing/in/here"
        ]
    );
    assert_eq!(report.placed().count(), 10);
    assert!(report.skipped.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_second_run_uploads_only_changed_files() {
    let root = folder(&[("a", "1"), ("b", "2"), ("f/c", "3")]);
    let memory = Memory::default();
    let _ = upload(&memory, root.path(), FolderSettings::default()).await;
    fs::write(root.path().join("b"), "other").unwrap();
    fs::write(root.path().join("f/d"), "new").unwrap();
    memory.uploads.lock().unwrap().clear();

    let settings = FolderSettings {
        overwrite: true,
        ..FolderSettings::default()
    };
    let report = upload(&memory, root.path(), settings)
        .await
        .complete()
        .unwrap();
    let sent = memory.uploads();
    assert_eq!(sent, BTreeSet::from(["/b".into(), "/f/d".into()]));
    assert_eq!(memory.contents("/b").as_deref(), Some("other"));
    let skipped: BTreeMap<&str, SkipReason> = report
        .skipped
        .iter()
        .map(|skipped| (&*skipped.entry.path, skipped.reason))
        .collect();
    assert_eq!(
        skipped,
        BTreeMap::from([
            ("a", SkipReason::SameContents),
            ("f", SkipReason::FolderExists),
            ("f/c", SkipReason::SameContents),
        ])
    );
    let placed: BTreeMap<&str, &str> = report.placed().collect();
    assert_eq!(placed.get("a"), Some(&"/a"));
    assert_eq!(placed.get("f"), Some(&"/f/"));
}

#[tokio::test(start_paused = true)]
async fn other_contents_of_the_same_size_are_a_conflict_without_overwrite() {
    let root = folder(&[("a", "here"), ("b", "same")]);
    let memory = Memory::with(&[("/a", Some("????")), ("/b", Some("same"))]);
    let report = upload(&memory, root.path(), FolderSettings::default()).await;
    assert_eq!(
        paths(report.failed.iter().map(|failed| &failed.entry)),
        ["a"].into()
    );
    assert!(report.failed[0].error.is_conflict());
    assert_eq!(memory.contents("/a").as_deref(), Some("????"));
    assert!(memory.uploads().is_empty());
    let error = report.complete().unwrap_err();
    assert!(
        error.is_conflict() && error.message().starts_with("a: "),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn one_bad_file_does_not_lose_the_rest() {
    let root = folder(&[
        ("a", "1"),
        ("b", "2"),
        ("c", "3"),
        ("f/d", "4"),
        ("g/e", "5"),
    ]);
    let memory = Memory {
        refused: BTreeMap::from([("/b".into(), 403), ("/f/".into(), 500)]),
        ..Memory::default()
    };
    let report = upload(&memory, root.path(), FolderSettings::default()).await;
    assert_eq!(memory.paths(), ["/a", "/c", "/g/", "/g/e"]);
    assert_eq!(
        failures(&report),
        BTreeMap::from([
            ("b", "refused".to_owned()),
            ("f", "refused".to_owned()),
            ("f/d", "not tried: its folder is missing".to_owned()),
        ])
    );
    let inside = report.failed.iter();
    let mut inside = inside.filter(|failed| failed.entry.parent() == "f");
    assert!(inside.all(|failed| failed.error.is_server_error()));
    let error = report.complete().unwrap_err();
    assert!(error.message().contains("2 more failed"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn without_a_token_the_rest_is_not_tried() {
    let root = folder(&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]);
    let memory = Memory {
        refused: BTreeMap::from([("/b".into(), 401)]),
        ..Memory::default()
    };
    let settings = FolderSettings {
        concurrency: 1,
        ..FolderSettings::default()
    };
    let report = upload(&memory, root.path(), settings).await;
    assert_eq!(memory.paths(), ["/a"]);
    let failures = failures(&report);
    assert_eq!(failures.len(), 3);
    assert!(failures["d"].starts_with("not tried"), "{failures:?}");
    let refused = report.failed.iter();
    assert!(refused.clone().all(|failed| failed.error.is_unauthorized()));
    assert_eq!(memory.uploads().len(), 2, "c and d were not tried");
}

#[tokio::test(start_paused = true)]
async fn no_more_files_are_in_flight_than_allowed() {
    let names: Vec<String> = (0..20).map(|number| format!("{number:02}")).collect();
    let entries: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "x")).collect();
    let root = folder(&entries);
    for concurrency in [1, 3, 64] {
        let memory = Memory::default();
        let settings = FolderSettings {
            concurrency,
            ..FolderSettings::default()
        };
        let report = upload(&memory, root.path(), settings).await;
        assert_eq!(report.files.len(), 20);
        assert_eq!(memory.most.load(Ordering::Relaxed), concurrency.min(20));
    }
}

#[tokio::test(start_paused = true)]
async fn progress_counts_all_files_and_never_decreases() {
    let root = folder(&[("a", "12345678"), ("b", "1234"), ("c", ""), ("there", "12")]);
    let memory = Memory {
        refused: BTreeMap::from([("/b".into(), 500)]),
        ..Memory::with(&[("/there", Some("12"))])
    };
    let seen: Arc<Mutex<Vec<FolderProgress>>> = Arc::default();
    let callback = {
        let seen = Arc::clone(&seen);
        ProgressCallback::new(move |progress| seen.lock().unwrap().push(progress))
    };
    let settings = FolderSettings {
        progress: Some(callback),
        ..FolderSettings::default()
    };
    let _ = upload(&memory, root.path(), settings).await;
    let seen = seen.lock().unwrap();
    assert!(seen.is_sorted_by(|one, next| one.bytes <= next.bytes && one.files <= next.files));
    let last = seen.last().unwrap();
    assert_eq!((last.files, last.total_files), (4, 4));
    // Half of the file that failed had gone out.
    assert_eq!((last.bytes, last.total_bytes), (8 + 2 + 2, 14));
    assert!(last.fraction() < 1.0);
    assert!(
        seen.iter()
            .any(|progress| progress.path == "a" && progress.bytes >= 4)
    );
}

#[tokio::test(start_paused = true)]
async fn names_that_are_equal_for_the_service_do_not_replace_each_other() {
    let root = folder(&[
        ("READ.me", "upper"),
        ("read.ME", "lower"),
        ("x/", ""),
        ("X", "file"),
    ]);
    let memory = Memory {
        ignores_case: true,
        ..Memory::default()
    };
    let settings = FolderSettings {
        overwrite: true,
        ..FolderSettings::default()
    };
    let report = upload(&memory, root.path(), settings).await;
    assert_eq!(memory.paths(), ["/READ.me", "/X"]);
    let failures = failures(&report);
    assert!(failures["read.ME"].contains("READ.me"), "{failures:?}");
    assert!(failures.contains_key("x"));
}

#[tokio::test(start_paused = true)]
async fn existing_names_that_differ_by_case_are_the_same() {
    let root = folder(&[("Films/A.TXT", "a"), ("Films/b.txt", "new")]);
    let memory = Memory {
        ignores_case: true,
        ..Memory::with(&[
            ("/films/", None),
            ("/films/a.txt", Some("a")),
            ("/films/B.txt", Some("old")),
        ])
    };
    let settings = FolderSettings {
        overwrite: true,
        ..FolderSettings::default()
    };
    let report = upload(&memory, root.path(), settings)
        .await
        .complete()
        .unwrap();
    assert_eq!(memory.paths(), ["/films/", "/films/B.txt", "/films/a.txt"]);
    assert_eq!(memory.contents("/films/B.txt").as_deref(), Some("new"));
    assert_eq!(report.files.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_entry_of_another_kind_with_the_same_name_affects_only_its_contents() {
    let root = folder(&[("a/in", "1"), ("b", "2"), ("c", "3")]);
    let memory = Memory::with(&[("/a", Some("a file")), ("/b/", None)]);
    let settings = FolderSettings {
        overwrite: true,
        ..FolderSettings::default()
    };
    let report = upload(&memory, root.path(), settings).await;
    assert_eq!(memory.uploads(), BTreeSet::from(["/c".into()]));
    assert_eq!(
        failures(&report),
        BTreeMap::from([
            ("a", "a file has that name".to_owned()),
            ("a/in", "not tried: its folder is missing".to_owned()),
            ("b", "a folder has that name".to_owned()),
        ])
    );
}

#[tokio::test(start_paused = true)]
async fn without_unique_names_a_file_is_sent_again_unless_matched_by_size() {
    let root = folder(&[("a", "1"), ("b", "22"), ("f/c", "3")]);
    let there = [
        ("/a", Some("x")),
        ("/b", Some("y")),
        ("/f", Some("a file")),
        ("/f/", None),
    ];
    for (match_by, sent) in [
        (MatchBy::Checksum, BTreeSet::from(["/a", "/b", "/f/c"])),
        (MatchBy::Size, BTreeSet::from(["/b", "/f/c"])),
    ] {
        let memory = Memory {
            names_are_not_unique: true,
            has_no_sums: true,
            ..Memory::with(&there)
        };
        let settings = FolderSettings {
            match_by,
            ..FolderSettings::default()
        };
        let report = upload(&memory, root.path(), settings).await;
        assert!(report.is_complete(), "{:?}", report.failed);
        let uploads = memory.uploads();
        assert_eq!(uploads, sent.into_iter().map(str::to_owned).collect());
    }
}

#[tokio::test(start_paused = true)]
async fn the_call_passes_on_its_settings_and_refuses_meaningless_ones() {
    let root = folder(&[("a", "1"), ("b", "22"), ("skip", "x")]);
    let memory = Memory::with(&[("/a", Some("?"))]);
    let done = memory
        .upload_folder(root.path(), "/")
        .match_by(MatchBy::Size)
        .only(|entry| entry.name() != "skip")
        .concurrency(1)
        .await
        .unwrap();
    let placed: BTreeMap<&str, &str> = done.placed().collect();
    assert_eq!(placed, BTreeMap::from([("a", "/a"), ("b", "/b")]));

    let memory = Memory {
        names_are_not_unique: true,
        ..Memory::default()
    };
    let upload = memory.upload_folder(root.path(), "/").overwrite(true);
    let error = upload.await.unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().starts_with("overwrite: "),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn excluded_folders_are_skipped_with_their_contents() {
    let root = folder(&[
        ("a.txt", "1"),
        ("b.tmp", "2"),
        (".git/config", "3"),
        ("f/c.tmp", "4"),
    ]);
    let memory = Memory::default();
    let settings = FolderSettings {
        wanted: Some(Arc::new(|entry: &LocalEntry| {
            entry.name() != ".git" && !(entry.is_file() && entry.path.ends_with(".tmp"))
        })),
        ..FolderSettings::default()
    };
    let report = upload(&memory, root.path(), settings).await;
    assert_eq!(memory.paths(), ["/a.txt", "/f/"]);
    assert!(report.skipped.is_empty() && report.failed.is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_invalid_source_folder_fails_the_upload_before_it_begins() {
    let root = folder(&[("file", "x")]);
    let memory = Memory::default();
    for (path, what) in [("missing", "folder not found"), ("file", "not a folder")] {
        let path = root.path().join(path);
        let settings = FolderSettings::default();
        let error = upload_folder(&memory, &path, "/", settings)
            .await
            .unwrap_err();
        assert!(
            error.is_source() && error.message().contains(what),
            "{error}"
        );
    }
    assert!(memory.paths().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_remote_folder_that_cannot_be_listed_fails_the_upload_before_it_begins() {
    let root = folder(&[("file", "x")]);
    let memory = Memory {
        refused: BTreeMap::from([("/".into(), 404)]),
        ..Memory::default()
    };
    let settings = FolderSettings::default();
    let error = upload_folder(&memory, root.path(), "/", settings)
        .await
        .unwrap_err();
    assert!(error.is_not_found());
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    use super::*;

    fn following() -> FolderSettings {
        FolderSettings {
            symlinks: Symlinks::Follow,
            ..FolderSettings::default()
        }
    }

    #[tokio::test(start_paused = true)]
    async fn links_are_skipped_unless_they_are_followed() {
        let outside = folder(&[("deep/film", "film"), ("note", "note")]);
        let root = folder(&[("own", "own")]);
        symlink(outside.path().join("note"), root.path().join("note")).unwrap();
        symlink(outside.path().join("deep"), root.path().join("deep")).unwrap();

        let memory = Memory::default();
        let report = upload(&memory, root.path(), FolderSettings::default()).await;
        assert_eq!(memory.paths(), ["/own"]);
        let skipped = report.skipped.iter();
        assert_eq!(
            paths(skipped.map(|skipped| &skipped.entry)),
            ["deep", "note"].into()
        );
        assert!(
            report
                .skipped
                .iter()
                .all(|skipped| skipped.reason == SkipReason::Symlink)
        );

        let memory = Memory::default();
        let report = upload(&memory, root.path(), following()).await;
        assert!(report.is_complete());
        assert_eq!(memory.paths(), ["/deep/", "/deep/film", "/note", "/own"]);
        assert_eq!(memory.contents("/note").as_deref(), Some("note"));
    }

    #[tokio::test(start_paused = true)]
    async fn only_the_link_itself_fails_if_it_is_dangling_or_a_cycle() {
        let root = folder(&[("f/g/own", "own")]);
        symlink(root.path().join("f"), root.path().join("f/g/back")).unwrap();
        symlink("../..", root.path().join("f/g/up")).unwrap();
        symlink("nowhere", root.path().join("dangling")).unwrap();
        let memory = Memory::default();
        let report = upload(&memory, root.path(), following()).await;
        assert_eq!(memory.paths(), ["/f/", "/f/g/", "/f/g/own"]);
        let failures = failures(&report);
        assert_eq!(failures.len(), 3, "{failures:?}");
        assert!(failures["f/g/back"].contains("link to a folder that contains it"));
        assert!(failures["dangling"].contains("can't be read"));
    }

    #[tokio::test(start_paused = true)]
    async fn the_folder_itself_may_be_a_link() {
        let root = folder(&[("real/own", "own")]);
        symlink("real", root.path().join("link")).unwrap();
        let memory = Memory::default();
        let report = upload(
            &memory,
            &root.path().join("link"),
            FolderSettings::default(),
        )
        .await;
        assert_eq!(report.files.len(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn only_the_entry_fails_whose_name_is_not_unicode_and_a_pipe_is_skipped() {
        let root = folder(&[("own", "own")]);
        let name = OsStr::from_bytes(b"caf\xe9");
        if fs::write(root.path().join(name), "x").is_err() {
            return; // A file system that takes no such names.
        }
        let socket = std::os::unix::net::UnixListener::bind(root.path().join("socket"));
        socket.unwrap();
        let memory = Memory::default();
        let report = upload(&memory, root.path(), FolderSettings::default()).await;
        assert_eq!(memory.paths(), ["/own"]);
        let failures = failures(&report);
        assert!(
            failures["caf\u{fffd}"].contains("not Unicode"),
            "{failures:?}"
        );
        assert_eq!(report.skipped[0].reason, SkipReason::NotAFile);
        assert_eq!(report.skipped[0].entry.path, "socket");
    }
}

#[tokio::test(start_paused = true)]
async fn a_deadline_limits_the_total_time_of_a_folder() {
    let root = folder(&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]);
    let upload = |seconds| {
        let options = CallOptions::new().with_deadline(Duration::from_secs(seconds));
        let call = UploadFolder::new(Memory::default(), root.path().to_owned(), "/".to_owned());
        call.concurrency(1).with_options(options)
    };
    let begun = tokio::time::Instant::now();
    let error = upload(3).await.unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("3 s"),
        "{error}"
    );
    assert_eq!(begun.elapsed(), Duration::from_secs(3));
    assert_eq!(upload(5).await.unwrap().files.len(), 4);
}

#[tokio::test(start_paused = true)]
async fn all_files_wait_together_when_the_service_requests_it() {
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}")).collect();
    let entries: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "x")).collect();
    let root = folder(&entries);
    let memory = Memory {
        busy: Mutex::new((4, Duration::from_secs(90))),
        ..Memory::default()
    };
    let started = tokio::time::Instant::now();
    let report = upload(&memory, root.path(), FolderSettings::default()).await;
    assert!(report.is_complete(), "{:?}", report.failed);
    assert_eq!(memory.uploads.lock().unwrap().len(), 200 + 4);
    assert_eq!(started.elapsed().as_secs(), 1 + 90 + 200 / 4);

    // It never stops requesting waits, or requests one that is too long.
    for (wait, most) in [(90, 6 * 4), (3600, 4)] {
        let memory = Memory {
            busy: Mutex::new((usize::MAX, Duration::from_secs(wait))),
            ..Memory::default()
        };
        let report = upload(&memory, root.path(), FolderSettings::default()).await;
        let sent = memory.uploads.lock().unwrap().len();
        assert!(sent <= most, "{sent}");
        assert_eq!(report.failed.len(), 200);
        assert!(
            report
                .failed
                .iter()
                .all(|failed| failed.error.is_rate_limited())
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_service_without_space_stops_all_files() {
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}")).collect();
    let entries: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "x")).collect();
    let root = folder(&entries);
    let memory = Memory {
        refused: names.iter().map(|name| (format!("/{name}"), 507)).collect(),
        ..Memory::default()
    };
    let report = upload(&memory, root.path(), FolderSettings::default()).await;
    assert!(memory.uploads().len() <= 4);
    assert_eq!(report.failed.len(), 200);
    let last = report.failed.last().unwrap();
    assert!(
        last.error
            .message()
            .starts_with("not tried: there is no space left"),
        "{}",
        last.error
    );
}

#[tokio::test(start_paused = true)]
async fn names_that_the_service_has_composed_are_found_again() {
    let root = folder(&[("cafe\u{301}/e\u{301}.txt", "1"), ("e\u{301}.txt", "2")]);
    let memory = Memory {
        composes: true,
        ..Memory::default()
    };
    let first = upload(&memory, root.path(), FolderSettings::default()).await;
    assert_eq!(first.complete().unwrap().files.len(), 2);
    let there = ["/caf\u{e9}/", "/caf\u{e9}/\u{e9}.txt", "/\u{e9}.txt"];
    assert_eq!(memory.paths(), there);
    memory.uploads.lock().unwrap().clear();
    let second = upload(&memory, root.path(), FolderSettings::default()).await;
    assert_eq!(second.complete().unwrap().skipped.len(), 3);
    assert!(memory.uploads().is_empty(), "nothing is sent again");

    // Other contents are a conflict that the service reports, or replace the file of that name.
    fs::write(root.path().join("e\u{301}.txt"), "other").unwrap();
    let third = upload(&memory, root.path(), FolderSettings::default()).await;
    assert!(third.failed[0].error.is_conflict() && third.failed.len() == 1);
    let settings = FolderSettings {
        overwrite: true,
        ..FolderSettings::default()
    };
    let fourth = upload(&memory, root.path(), settings).await;
    let _ = fourth.complete().unwrap();
    assert_eq!(memory.contents("/\u{e9}.txt").as_deref(), Some("other"));
    assert_eq!(memory.paths(), there);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_distinguishes_composed_names_keeps_both() {
    let root = folder(&[("e\u{301}.txt", "decomposed")]);
    let memory = Memory::with(&[("/\u{e9}.txt", Some("composed"))]);
    let settings = FolderSettings {
        overwrite: true,
        ..FolderSettings::default()
    };
    let report = upload(&memory, root.path(), settings).await;
    assert!(report.is_complete(), "{:?}", report.failed);
    assert_eq!(memory.contents("/\u{e9}.txt").as_deref(), Some("composed"));
    assert_eq!(
        memory.contents("/e\u{301}.txt").as_deref(),
        Some("decomposed")
    );
}
