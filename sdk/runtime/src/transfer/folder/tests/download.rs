//! Tests of downloads of folders. Deletions by a mirror are in `mirror.rs`.

use super::super::download::download_folder;
use super::*;

async fn download(memory: &Memory, root: &Path, settings: FolderSettings) -> DownloadedFolder {
    download_folder(memory, "/", root, settings).await.unwrap()
}

fn defaults() -> FolderSettings {
    FolderSettings::default()
}

fn files(report: &DownloadedFolder) -> BTreeSet<&str> {
    paths(report.files.iter().map(|file| &file.entry))
}

#[tokio::test(start_paused = true)]
async fn everything_arrives_with_its_folders_and_empty_ones_too() {
    let memory = Memory::with(&[
        ("/a.txt", Some("a")),
        ("/empty.txt", Some("")),
        ("/films/", None),
        ("/films/2024/", None),
        ("/films/2024/two.mov", Some("two")),
        ("/nothing/", None),
        ("/ odd name#?%25'\"é☃.txt", Some("odd")),
    ]);
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("not/yet");
    let seen = Arc::new(Mutex::new(Vec::new()));
    let note = Arc::clone(&seen);
    let settings = FolderSettings {
        concurrency: 2,
        progress: Some(ProgressCallback::new(move |progress: FolderProgress| {
            note.lock().unwrap().push((progress.files, progress.bytes));
        })),
        ..defaults()
    };
    let report = download(&memory, &target, settings).await;
    assert!(report.is_complete(), "{:?}", report.failed);
    let read = |path: &str| fs::read_to_string(target.join(path)).unwrap();
    assert_eq!(read("films/2024/two.mov"), "two");
    assert_eq!(read(" odd name#?%25'\"é☃.txt"), "odd");
    assert_eq!(read("empty.txt"), "");
    assert!(target.join("nothing").is_dir());
    assert_eq!((report.files.len(), report.folders.len()), (4, 3));
    let two = report
        .files
        .iter()
        .find(|file| file.entry.name() == "two.mov");
    assert_eq!(two.unwrap().id, "/films/2024/two.mov");
    assert_eq!(memory.most.load(Ordering::Relaxed), 2);
    assert_eq!(seen.lock().unwrap().last(), Some(&(4, 7)));
    let report = serde_json::to_value(&report).unwrap();
    assert_eq!(report["files"].as_array().map(Vec::len), Some(4));
}

#[tokio::test(start_paused = true)]
async fn a_second_run_downloads_only_changed_files() {
    let memory = Memory::with(&[("/a", Some("1")), ("/f/", None), ("/f/b", Some("2"))]);
    let root = folder(&[("a", "1"), ("f/b", "other"), ("f/mine", "stays")]);
    let report = download(&memory, root.path(), defaults()).await;
    assert!(failures(&report)["f/b"].contains("overwrite(true)"));
    assert_eq!(
        fs::read_to_string(root.path().join("f/b")).unwrap(),
        "other"
    );
    let settings = FolderSettings {
        overwrite: true,
        ..defaults()
    };
    let report = download(&memory, root.path(), settings)
        .await
        .complete()
        .unwrap();
    assert_eq!(files(&report), ["f/b"].into());
    assert!(report.files[0].replaced);
    let skipped: Vec<_> = report
        .skipped
        .iter()
        .map(|skipped| skipped.reason)
        .collect();
    assert_eq!(
        skipped,
        [SkipReason::FolderExists, SkipReason::SameContents]
    );
    assert_eq!(
        fs::read_to_string(root.path().join("f/mine")).unwrap(),
        "stays"
    );
}

#[tokio::test(start_paused = true)]
async fn files_match_by_size_or_by_size_and_time() {
    let root = folder(&[("a", "1")]);
    let made = fs::metadata(root.path().join("a"))
        .unwrap()
        .modified()
        .unwrap();
    let hour = Duration::from_secs(3600);
    for (match_by, modified, fetched) in [
        (MatchBy::Checksum, Some(made - hour), 1),
        (MatchBy::Size, None, 0),
        (MatchBy::SizeAndTime, Some(made - hour), 0),
        (MatchBy::SizeAndTime, Some(made + hour), 1),
        (MatchBy::SizeAndTime, None, 1),
    ] {
        let memory = Memory {
            has_no_sums: true,
            modified,
            ..Memory::with(&[("/a", Some("2"))])
        };
        let settings = || FolderSettings {
            match_by,
            overwrite: true,
            dry: true,
            ..defaults()
        };
        let report = download(&memory, root.path(), settings()).await;
        assert_eq!(report.files.len(), fetched, "{match_by:?} {modified:?}");
        // The other direction: the copy is at the service.
        let report = upload(&memory, root.path(), settings()).await;
        let sent = match (match_by, modified) {
            (MatchBy::SizeAndTime, Some(time)) => usize::from(time < made),
            _ => fetched,
        };
        assert_eq!(report.files.len(), sent, "{match_by:?} {modified:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn names_that_would_leave_the_folder_fail_and_write_nothing() {
    let root = folder(&[("target/", "")]);
    let target = root.path().join("target");
    for name in ["..", ".", "", "../x", "a/../../x", "/x", "a\0b"] {
        for kind in [
            EntryKind::Folder,
            EntryKind::File {
                size: Some(1),
                md5: None,
                sha256: None,
            },
        ] {
            let odd = Odd(RemoteEntry {
                name: name.to_owned(),
                id: "/x".to_owned(),
                kind,
                item: (),
            });
            let report = download_folder(&odd, "/", &target, defaults())
                .await
                .unwrap();
            assert_eq!(report.failed.len(), 1, "{name:?}");
            let error = &report.failed[0].error;
            assert!(error.message().contains("can't be downloaded"), "{error}");
            assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
            assert_eq!(fs::read_dir(&target).unwrap().count(), 0);
        }
    }
}

/// A folder with one entry, which must not be fetched.
struct Odd(RemoteEntry);

impl Tree for Odd {
    type Item = ();

    fn set_options(&mut self, _: CallOptions) {}

    fn list(&self, _: &str) -> Listing<()> {
        Listing::new(Entries(Some(Ok([self.0.clone()].into())), 0))
    }
}

impl FolderSource for Odd {
    fn download<'a>(
        &'a self,
        entry: &'a RemoteEntry,
        _: FileDownload,
    ) -> BoxFuture<'a, Result<Downloaded>> {
        panic!("{entry:?} was fetched")
    }
}

#[cfg(unix)]
#[tokio::test(start_paused = true)]
async fn nothing_is_written_through_links_unless_they_are_followed() {
    use std::os::unix::fs::symlink;

    let outside = folder(&[("note", "mine"), ("deep/", "")]);
    let root = folder(&[]);
    symlink(outside.path().join("note"), root.path().join("note")).unwrap();
    symlink(outside.path().join("deep"), root.path().join("deep")).unwrap();
    let memory = Memory::with(&[
        ("/note", Some("other")),
        ("/deep/", None),
        ("/deep/film", Some("film")),
    ]);
    let settings = |symlinks| FolderSettings {
        symlinks,
        overwrite: true,
        ..defaults()
    };
    let report = download(&memory, root.path(), settings(Symlinks::Skip)).await;
    let failures = failures(&report);
    assert_eq!(failures.len(), 3, "{failures:?}");
    assert!(failures["note"].contains("symbolic link"), "{failures:?}");
    assert!(failures["deep/film"].contains("its folder is missing"));
    assert_eq!(
        fs::read_to_string(outside.path().join("note")).unwrap(),
        "mine"
    );
    assert_eq!(
        fs::read_dir(outside.path().join("deep")).unwrap().count(),
        0
    );

    let report = download(&memory, root.path(), settings(Symlinks::Follow)).await;
    assert!(report.is_complete(), "{:?}", report.failed);
    assert!(outside.path().join("deep/film").exists());
}

#[tokio::test(start_paused = true)]
async fn a_failed_folder_affects_only_its_contents() {
    let memory = Memory {
        refused: [("/f/".to_owned(), 403), ("/b".to_owned(), 404)].into(),
        ..Memory::with(&[
            ("/a", Some("1")),
            ("/b", Some("2")),
            ("/f/", None),
            ("/f/c", Some("3")),
            ("/taken/", None),
            ("/taken/d", Some("4")),
        ])
    };
    let root = folder(&[("taken", "a file")]);
    let report = download(&memory, root.path(), defaults()).await;
    assert_eq!(files(&report), ["a"].into());
    let failed: Vec<_> = failures(&report).into_keys().collect();
    assert_eq!(failed, ["b", "f", "taken", "taken/d"]);

    let memory = Memory {
        refused: [("/".to_owned(), 404)].into(),
        ..Memory::default()
    };
    let error = download_folder(&memory, "/", root.path(), defaults()).await;
    assert!(error.unwrap_err().is_not_found());
}

#[tokio::test(start_paused = true)]
async fn all_files_wait_together_and_stop_together() {
    let names: Vec<String> = (0..40).map(|number| format!("/{number:02}")).collect();
    let entries: Vec<_> = names.iter().map(|name| (&**name, Some("x"))).collect();
    let memory = Memory {
        busy: Mutex::new((4, Duration::from_secs(90))),
        ..Memory::with(&entries)
    };
    let root = folder(&[]);
    let started = tokio::time::Instant::now();
    let report = download(&memory, root.path(), defaults()).await;
    assert_eq!(report.complete().unwrap().files.len(), 40);
    assert_eq!(started.elapsed().as_secs(), 1 + 90 + 40 / 4);

    // The disk is full.
    let entries: Vec<_> = names
        .iter()
        .map(|name| (&**name, Some("no space")))
        .collect();
    let memory = Memory::with(&entries);
    let report = download(&memory, folder(&[]).path(), defaults()).await;
    assert_eq!(report.failed.len(), 40);
    assert!(memory.downloads.lock().unwrap().len() <= 8);
    let last = &report.failed[39].error;
    assert!(
        last.message().contains("no space left on the disk"),
        "{last}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_folder_with_several_parents_is_downloaded_once_and_cycles_end() {
    let memory = Memory {
        shared: [("/b/again/".to_owned(), "/a/".to_owned())].into(),
        ..Memory::with(&[
            ("/a/", None),
            ("/a/one", Some("1")),
            ("/b/", None),
            ("/b/again/", None),
        ])
    };
    let root = folder(&[]);
    let report = download(&memory, root.path(), defaults())
        .await
        .complete()
        .unwrap();
    assert_eq!(files(&report), ["a/one"].into());
    assert_eq!(report.skipped[0].reason, SkipReason::Repeated);
    assert_eq!(report.skipped[0].entry.path, "b/again");
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_file_is_not_resumed_if_another_file_has_its_name() {
    let memory = Memory::with(&[("/a", Some("1")), ("/a.part", Some("2")), ("/b", Some("3"))]);
    let root = folder(&[]);
    let settings = FolderSettings {
        resume_partial: Some(true),
        ..defaults()
    };
    let _ = download(&memory, root.path(), settings)
        .await
        .complete()
        .unwrap();
    let resumed: BTreeMap<_, _> = memory.downloads.lock().unwrap().drain(..).collect();
    let expected = [("/a", false), ("/a.part", true), ("/b", true)];
    assert_eq!(
        resumed,
        expected.map(|(id, may)| (id.to_owned(), may)).into()
    );
}

#[tokio::test(start_paused = true)]
async fn the_second_entry_of_a_name_fails() {
    struct Twice;

    impl Tree for Twice {
        type Item = ();

        fn set_options(&mut self, _: CallOptions) {}

        fn list(&self, _: &str) -> Listing<()> {
            let entry = |id: &str| RemoteEntry {
                name: "a".to_owned(),
                id: id.to_owned(),
                kind: EntryKind::File {
                    size: Some(1),
                    md5: None,
                    sha256: None,
                },
                item: (),
            };
            Listing::new(Entries(Some(Ok([entry("1"), entry("2")].into())), 0))
        }
    }

    impl FolderSource for Twice {
        fn download<'a>(
            &'a self,
            _: &'a RemoteEntry,
            _: FileDownload,
        ) -> BoxFuture<'a, Result<Downloaded>> {
            panic!("it is a dry run")
        }
    }

    let root = folder(&[]);
    let settings = FolderSettings {
        dry: true,
        ..defaults()
    };
    let report = download_folder(&Twice, "/", root.path(), settings)
        .await
        .unwrap();
    assert_eq!((report.files.len(), report.failed.len()), (1, 1));
    assert!(failures(&report)["a"].contains("another entry"));
}
