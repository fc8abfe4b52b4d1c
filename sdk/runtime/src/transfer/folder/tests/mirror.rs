//! Tests of mirrors in both directions, and of plans.

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use super::super::download::download_folder;
use super::super::unwanted::{Disk, Unwanted};
use super::*;

fn mirror() -> FolderSettings {
    FolderSettings {
        mirror: true,
        overwrite: true,
        ..FolderSettings::default()
    }
}

fn deleted(report: &FolderReport) -> BTreeSet<&str> {
    paths(&report.deleted)
}

/// Lists everything below a folder, with a slash after the names of folders.
fn below(root: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let mut name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            if path.is_dir() && !path.is_symlink() {
                name.push('/');
                folders.push(path);
            }
            found.insert(name);
        }
    }
    found
}

fn there() -> Memory {
    Memory::with(&[
        ("/a", Some("1")),
        ("/gone", Some("2")),
        ("/f/", None),
        ("/f/b", Some("3")),
        ("/f/gone", Some("4")),
        ("/old/", None),
        ("/old/deep/", None),
        ("/old/deep/film", Some("5")),
    ])
}

#[tokio::test(start_paused = true)]
async fn an_upload_deletes_missing_entries_only_as_a_mirror() {
    let root = folder(&[("a", "1"), ("f/b", "changed")]);
    let memory = there();
    let settings = FolderSettings {
        overwrite: true,
        ..FolderSettings::default()
    };
    let report = upload(&memory, root.path(), settings).await;
    assert!(report.is_complete() && report.deleted.is_empty());
    assert_eq!(memory.paths().len(), 8);
    let report = upload(&memory, root.path(), mirror())
        .await
        .complete()
        .unwrap();
    assert_eq!(deleted(&report), ["f/gone", "gone", "old"].into());
    assert_eq!(memory.paths(), ["/a", "/f/", "/f/b"]);
    assert_eq!(memory.contents("/f/b").as_deref(), Some("changed"));
}

#[tokio::test(start_paused = true)]
async fn a_download_deletes_missing_entries_only_as_a_mirror() {
    let entries = [
        ("a", "1"),
        ("gone", "2"),
        ("f/b", "old"),
        ("f/gone", "4"),
        ("old/deep/film", "5"),
        ("old/none/", ""),
    ];
    let root = folder(&entries);
    let memory = Memory::with(&[("/a", Some("1")), ("/f/", None), ("/f/b", Some("3"))]);
    let settings = FolderSettings {
        overwrite: true,
        ..FolderSettings::default()
    };
    let run = |settings| download_folder(&memory, "/", root.path(), settings);
    let report = run(settings).await.unwrap();
    assert!(report.is_complete() && report.deleted.is_empty());
    let dry = FolderSettings {
        dry: true,
        ..mirror()
    };
    let plan = run(dry).await.unwrap();
    assert_eq!(deleted(&plan), ["f/gone", "gone", "old"].into());
    assert_eq!(below(root.path()).len(), 9, "nothing was done");
    let report = run(mirror()).await.unwrap().complete().unwrap();
    assert_eq!(deleted(&report), ["f/gone", "gone", "old"].into());
    assert_eq!(
        below(root.path()),
        ["a", "f/", "f/b"].map(str::to_owned).into()
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_is_deleted_unless_everything_else_succeeded() {
    // Upload: a file is refused, a folder can't be listed.
    for refused in ["/new", "/f/"] {
        let root = folder(&[("a", "1"), ("new", "2"), ("f/b", "3")]);
        let memory = Memory {
            refused: [(refused.to_owned(), 403)].into(),
            ..there()
        };
        let report = upload(&memory, root.path(), mirror()).await;
        assert!(
            !report.is_complete() && report.deleted.is_empty(),
            "{refused}"
        );
        assert!(memory.paths().contains(&"/gone".to_owned()));
    }
    // Download: the same, and an incomplete listing.
    for (refused, incomplete) in [("/a", ""), ("/f/", ""), ("", "/f/"), ("", "/")] {
        let root = folder(&[("mine", "1"), ("f/mine", "1")]);
        let memory = Memory {
            refused: [(refused.to_owned(), 403)].into(),
            incomplete: [incomplete.to_owned()].into(),
            ..there()
        };
        let report = download_folder(&memory, "/", root.path(), mirror()).await;
        assert!(
            report.is_err() || !report.unwrap().is_complete(),
            "{refused}"
        );
        assert!(root.path().join("mine").exists() && root.path().join("f/mine").exists());
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_or_missing_source_deletes_nothing_by_default() {
    let (empty, memory) = (folder(&[]), there());
    let error = upload_folder(&memory, empty.path(), "/", mirror()).await;
    assert!(error.unwrap_err().message().contains("mirror_empty(true)"));
    let missing = upload_folder(&memory, &empty.path().join("none"), "/", mirror()).await;
    assert!(missing.unwrap_err().is_source());
    assert_eq!(memory.paths().len(), 8);
    let meant = || FolderSettings {
        mirror_empty: true,
        ..mirror()
    };
    let report = upload(&memory, empty.path(), meant())
        .await
        .complete()
        .unwrap();
    assert_eq!((report.deleted.len(), memory.paths().len()), (4, 0));

    let root = folder(&[("mine", "1")]);
    let error = download_folder(&memory, "/", root.path(), mirror()).await;
    assert!(error.unwrap_err().is_invalid_input());
    assert!(root.path().join("mine").exists());
    let report = download_folder(&memory, "/", root.path(), meant())
        .await
        .unwrap();
    assert_eq!(deleted(&report), ["mine"].into());
}

#[tokio::test(start_paused = true)]
async fn entries_that_a_filter_excludes_are_not_deleted() {
    fn only() -> FolderSettings {
        FolderSettings {
            wanted: Some(Arc::new(|entry: &LocalEntry| entry.name() != "film")),
            ..mirror()
        }
    }
    let root = folder(&[("a", "1")]);
    let memory = there();
    let report = upload(&memory, root.path(), only())
        .await
        .complete()
        .unwrap();
    assert_eq!(deleted(&report), ["f", "gone"].into());
    assert_eq!(
        memory.paths(),
        ["/a", "/old/", "/old/deep/", "/old/deep/film"]
    );

    let root = folder(&[("old/deep/film", "5"), ("old/deep/note", "6"), ("x/y", "7")]);
    let memory = Memory::with(&[("/a", Some("1"))]);
    let report = download_folder(&memory, "/", root.path(), only())
        .await
        .unwrap();
    assert_eq!(deleted(&report), ["old/deep/note", "x"].into());
    assert!(root.path().join("old/deep/film").exists());
}

#[tokio::test(start_paused = true)]
async fn entries_that_exist_locally_but_are_not_sent_stay_at_the_service() {
    let root = folder(&[("a", "1"), ("f/c", "x")]);
    let memory = there();
    let settings = FolderSettings {
        wanted: Some(Arc::new(|entry: &LocalEntry| entry.name() != "f")),
        ..mirror()
    };
    let report = upload(&memory, root.path(), settings)
        .await
        .complete()
        .unwrap();
    assert_eq!(deleted(&report), ["gone", "old"].into());
    assert!(memory.paths().contains(&"/f/gone".to_owned()));
}

#[cfg(unix)]
#[tokio::test(start_paused = true)]
async fn nothing_is_deleted_through_links_and_links_are_kept() {
    use std::os::unix::fs::symlink;

    let outside = folder(&[("film", "mine"), ("deep/note", "mine")]);
    let root = folder(&[("gone/own", "1")]);
    symlink(outside.path(), root.path().join("link")).unwrap();
    symlink(outside.path().join("film"), root.path().join("gone/film")).unwrap();
    symlink(outside.path().join("deep"), root.path().join("deep")).unwrap();
    let memory = Memory::with(&[("/a", Some("1")), ("/deep/", None)]);
    let settings = FolderSettings {
        symlinks: Symlinks::Follow,
        ..mirror()
    };
    let report = download_folder(&memory, "/", root.path(), settings)
        .await
        .unwrap();
    assert!(report.is_complete(), "{:?}", report.failed);
    assert_eq!(deleted(&report), ["gone/own"].into());
    assert_eq!(
        below(outside.path()),
        ["deep/", "deep/note", "film"].map(str::to_owned).into()
    );
    assert!(root.path().join("link").is_symlink() && root.path().join("gone/film").is_symlink());
}

#[tokio::test(start_paused = true)]
async fn a_failed_deletion_is_reported_and_the_others_continue() {
    let root = folder(&[("a", "1")]);
    let memory = Memory {
        refused: [
            ("delete /gone".to_owned(), 403),
            ("delete /old/".to_owned(), 404),
        ]
        .into(),
        ..there()
    };
    let report = upload(&memory, root.path(), mirror()).await;
    assert_eq!(failures(&report).into_keys().collect::<Vec<_>>(), ["gone"]);
    assert_eq!(
        deleted(&report),
        ["f", "old"].into(),
        "an entry that another program deleted counts as deleted"
    );
}

#[tokio::test(start_paused = true)]
async fn a_mirror_of_names_that_are_not_unique_is_refused() {
    let memory = Memory {
        names_are_not_unique: true,
        ..there()
    };
    let root = folder(&[("a", "1")]);
    let call = memory.upload_folder(root.path(), "/").mirror(true);
    let error = call.await.unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().starts_with("mirror:"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_dry_run_does_nothing_and_returns_a_plan() {
    let root = folder(&[("a", "1"), ("f/b", "changed"), ("new/c", "12"), ("d", "")]);
    let (memory, before) = (there(), there().paths());
    let dry = FolderSettings {
        dry: true,
        ..mirror()
    };
    let plan = FolderPlan::of(upload(&memory, root.path(), dry).await);
    assert_eq!((memory.paths(), memory.uploads().len()), (before, 0));
    let text = plan.to_string();
    let lines: BTreeSet<&str> = text.lines().collect();
    let expected = [
        "create  new",
        "send    d (0 bytes)",
        "send    new/c (2 bytes)",
        "replace f/b (7 bytes)",
        "skip    a (1 bytes): a file with the same contents exists",
        "skip    f: the folder exists",
        "delete  gone (1 bytes)",
        "delete  f/gone (1 bytes)",
        "delete  old",
        "create: 1, send: 2 (2 bytes), replace: 1 (7 bytes), skip: 2, delete: 3, fail: 0",
    ];
    assert_eq!(lines, expected.into());
    assert_eq!(
        (
            plan.count(PlanAction::Delete),
            plan.bytes(PlanAction::Replace)
        ),
        (3, 7)
    );
    let json = serde_json::to_value(&plan).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["steps"][0]["action"], "create");

    // Neither the remote nor the local folder need exist.
    let memory = Memory {
        refused: [("/none/".to_owned(), 404)].into(),
        ..there()
    };
    let plan = memory
        .upload_folder(root.path(), "/none/")
        .dry_run()
        .await
        .unwrap();
    assert_eq!(
        (plan.count(PlanAction::Create), plan.count(PlanAction::Send)),
        (2, 4)
    );
    let memory = there();
    let target = root.path().join("nowhere");
    let plan = memory
        .download_folder("/", &target)
        .mirror(true)
        .dry_run()
        .await
        .unwrap();
    assert_eq!(
        (plan.count(PlanAction::Create), plan.count(PlanAction::Send)),
        (3, 5)
    );
    assert!(!target.exists());

    // Expected failures are in the plan, which then deletes nothing.
    let root = folder(&[("gone/x", "1")]);
    let plan = there()
        .upload_folder(root.path(), "/")
        .mirror(true)
        .dry_run()
        .await
        .unwrap();
    assert_eq!(
        (plan.count(PlanAction::Fail), plan.count(PlanAction::Delete)),
        (2, 0)
    );
    assert!(plan.to_string().contains("fail    gone: "), "{plan}");
}

/// Returns the deletion in a folder that has `a` at the service, on such a disk.
fn unwanted(root: &Path, disk: Disk) -> Unwanted {
    Unwanted {
        root: root.to_owned(),
        wanted: None,
        dry: false,
        stop: Arc::default(),
        disk,
        deleted: Vec::new(),
        failed: Vec::new(),
    }
}

fn keeps(path: &str, name: &str) -> Vec<(String, HashSet<String>)> {
    vec![(path.to_owned(), [name.to_owned()].into())]
}

#[test]
fn nothing_is_deleted_where_a_file_has_two_names() {
    fn lower(path: &Path) -> std::path::PathBuf {
        let name = path.file_name().unwrap().to_str().unwrap();
        path.with_file_name(name.to_lowercase())
    }
    let root = folder(&[("f/fresh", "1"), ("f/other", "2")]);
    let ignores_case = Disk {
        has: |path| lower(path).exists(),
        ..Disk::default()
    };
    let mut run = unwanted(root.path(), ignores_case);
    let candidates = run.candidates(keeps("f", "FRESH"));
    assert_eq!(candidates.len(), 1);
    run.delete(candidates);
    assert!(run.deleted.is_empty());
    let message = std::error::Error::source(&run.failed[0].error).unwrap();
    assert!(message.to_string().contains("ignores case"), "{message}");
    assert_eq!(run.failed[0].entry.path, "f");
    assert!(root.path().join("f/fresh").exists());

    let mut run = unwanted(root.path(), Disk::default());
    run.delete(keeps("f", "fresh"));
    assert_eq!(
        (paths(&run.deleted), run.failed.len()),
        (["f/other"].into(), 0)
    );

    // The folder itself has another name locally.
    let tells_names = Disk {
        real: |path| match path.ends_with("F") {
            true => fs::canonicalize(path).map(|path| lower(&path)),
            false => fs::canonicalize(path),
        },
        ..Disk::default()
    };
    let root = folder(&[("F/mine", "1")]);
    let mut run = unwanted(root.path(), tells_names);
    assert!(run.candidates(keeps("F", "other")).is_empty());
    run.delete(keeps("F", "other"));
    assert_eq!(run.failed[0].entry.path, "F");
    assert!(run.deleted.is_empty() && root.path().join("F/mine").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_whose_real_path_is_unknown_has_failed() {
    let root = folder(&[]);
    let circle = root.path().join("circle");
    std::os::unix::fs::symlink(&circle, &circle).unwrap();
    let mut run = unwanted(&circle, Disk::default());
    assert!(run.candidates(keeps("", "a")).is_empty());
    assert_eq!(run.failed.len(), 1);
    let mut run = unwanted(&root.path().join("none"), Disk::default());
    assert!(run.candidates(keeps("", "a")).is_empty());
    assert!(run.failed.is_empty(), "there is nothing to delete");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_deleted_in_folders_with_several_paths() {
    let memory = Memory {
        shared: [("/b/again/".to_owned(), "/a/".to_owned())].into(),
        ..Memory::with(&[
            ("/a/", None),
            ("/a/one", Some("1")),
            ("/a/two", Some("2")),
            ("/b/", None),
            ("/b/again/", None),
            ("/b/gone", Some("3")),
        ])
    };
    let root = folder(&[("a/one", "1"), ("b/again/two", "2")]);
    let report = upload(&memory, root.path(), mirror()).await;
    assert!(report.is_complete(), "{:?}", report.failed);
    assert_eq!(deleted(&report), ["b/gone"].into());
    assert_eq!(memory.contents("/a/one").as_deref(), Some("1"));
    assert_eq!(memory.contents("/a/two").as_deref(), Some("2"));

    // The missing entry may be a folder that has another path.
    let root = folder(&[("a/one", "1"), ("b/c", "2")]);
    let report = upload(&memory, root.path(), mirror()).await;
    assert!(report.is_complete(), "{:?}", report.failed);
    assert_eq!(deleted(&report), ["a/two"].into());
    assert_eq!(memory.contents("/a/one").as_deref(), Some("1"));
}

#[tokio::test(start_paused = true)]
async fn a_folder_that_contains_itself_is_listed_once() {
    let memory = Memory {
        shared: [("/old/self/".to_owned(), "/old/".to_owned())].into(),
        ..Memory::with(&[
            ("/a", Some("1")),
            ("/old/", None),
            ("/old/self/", None),
            ("/old/x", Some("2")),
        ])
    };
    let root = folder(&[("a", "1")]);
    let settings = FolderSettings {
        wanted: Some(Arc::new(|_: &LocalEntry| true)),
        ..mirror()
    };
    let report = upload(&memory, root.path(), settings).await;
    assert_eq!(deleted(&report), ["old/x"].into());
}

#[tokio::test(start_paused = true)]
async fn a_folder_with_something_unknown_in_it_is_not_deleted() {
    let memory = Memory {
        incomplete: ["/old/".to_owned()].into(),
        ..there()
    };
    let root = folder(&[("a", "1"), ("f/b", "3")]);
    let settings = FolderSettings {
        wanted: Some(Arc::new(|_: &LocalEntry| true)),
        ..mirror()
    };
    let report = upload(&memory, root.path(), settings).await;
    assert_eq!(deleted(&report), ["f/gone", "gone", "old/deep"].into());
    assert!(memory.paths().contains(&"/old/".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn an_upload_into_a_folder_with_an_incomplete_listing_fails() {
    let root = folder(&[("a", "1"), ("f/b", "new")]);
    let incomplete = |folder: &str| Memory {
        incomplete: [folder.to_owned()].into(),
        ..there()
    };
    let (top, inner) = (incomplete("/"), incomplete("/f/"));
    let error = upload_folder(&top, root.path(), "/", mirror()).await;
    assert!(error.unwrap_err().message().contains("can't be decoded"));
    let report = upload(&inner, root.path(), mirror()).await;
    assert_eq!(
        paths(report.failed.iter().map(|failed| &failed.entry)),
        ["f", "f/b"].into()
    );
    assert!(report.deleted.is_empty() && inner.uploads().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_filter_gets_the_time_of_entries_to_delete() {
    fn only_old() -> FolderSettings {
        FolderSettings {
            wanted: Some(Arc::new(|entry: &LocalEntry| {
                entry.modified.is_none() || entry.name() == "a"
            })),
            ..mirror()
        }
    }
    let memory = Memory {
        modified: Some(std::time::SystemTime::UNIX_EPOCH),
        ..Memory::with(&[("/a", Some("1")), ("/new", Some("2"))])
    };
    let root = folder(&[("a", "1"), ("mine", "2")]);
    let report = upload(&memory, root.path(), only_old()).await;
    assert!(report.is_complete() && report.deleted.is_empty());
    let report = download_folder(&memory, "/", root.path(), only_old()).await;
    let report = report.unwrap();
    assert!(report.is_complete() && report.deleted.is_empty());
}

#[tokio::test(start_paused = true)]
async fn only_entries_missing_from_two_listings_are_deleted_locally() {
    let memory = Memory {
        late: ["/late".to_owned()]
            .into_iter()
            .collect::<BTreeSet<_>>()
            .into(),
        ..Memory::with(&[("/a", Some("1")), ("/late", Some("2"))])
    };
    let root = folder(&[("a", "1"), ("late", "mine"), ("gone", "3")]);
    let report = download_folder(&memory, "/", root.path(), mirror()).await;
    assert_eq!(deleted(&report.unwrap()), ["gone"].into());
    assert!(root.path().join("late").exists());
}

#[tokio::test(start_paused = true)]
async fn a_dropped_download_deletes_nothing_more() {
    let memory = Memory::with(&[("/a", Some("1"))]);
    let root = folder(&[("a", "1"), ("gone1", "2"), ("gone2", "3"), ("gone3", "4")]);
    let (asked, mut was_asked) = tokio::sync::mpsc::unbounded_channel();
    let dropped = Arc::new(AtomicBool::new(false));
    let is_dropped = Arc::clone(&dropped);
    let settings = FolderSettings {
        wanted: Some(Arc::new(move |entry: &LocalEntry| {
            if entry.name() == "gone2" {
                asked.send(()).unwrap();
                while !is_dropped.load(Ordering::Relaxed) {
                    std::thread::yield_now();
                }
            }
            true
        })),
        ..mirror()
    };
    let mut run = Box::pin(download_folder(&memory, "/", root.path(), settings));
    tokio::select! {
        _ = &mut run => panic!("it waits"),
        _ = was_asked.recv() => {}
    }
    drop(run);
    dropped.store(true, Ordering::Relaxed);
    assert_eq!(was_asked.recv().await, None, "the thread has ended");
    assert_eq!(
        below(root.path()),
        ["a", "gone2", "gone3"].map(str::to_owned).into()
    );
}

#[test]
fn sizes_from_a_service_do_not_overflow() {
    let file = |size| {
        let mut entry = LocalEntry::folder("a".to_owned(), "a".into());
        entry.size = Some(size);
        entry.is_file = true;
        entry
    };
    let files = [file(u64::MAX), file(1)];
    let mut report = FolderReport::default();
    for file in files.clone() {
        report.files.push(PlacedEntry::new(file, String::new()));
    }
    assert_eq!(FolderPlan::of(report).bytes(PlanAction::Send), u64::MAX);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let note = Arc::clone(&seen);
    let callback = ProgressCallback::new(move |progress: FolderProgress| {
        note.lock().unwrap().push(progress.bytes);
    });
    let meter = super::super::progress::Meter::new(&files, Some(callback));
    files.iter().for_each(|file| meter.file(file).done());
    assert_eq!(*seen.lock().unwrap(), [u64::MAX, u64::MAX]);
}

#[test]
fn without_sizes_progress_is_counted_in_files() {
    let progress = |files, total_files| FolderProgress {
        files,
        total_files,
        bytes: 0,
        total_bytes: 0,
        path: String::new(),
    };
    let fractions =
        [(0, 4), (1, 4), (4, 4), (0, 0)].map(|(files, all)| progress(files, all).fraction());
    assert_eq!(fractions, [0.0, 0.25, 1.0, 1.0]);
}
