//! Mirrors, up and down, and plans of what would be done.

use super::super::download::download_folder;
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

/// Everything below a folder, folders with a slash behind them.
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
async fn an_upload_deletes_what_is_gone_only_if_it_is_to() {
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
async fn a_download_deletes_what_is_gone_only_if_it_is_to() {
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
    // Up: a file is refused, a folder can't be listed.
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
    // Down: the same, and a listing that is not complete.
    for (refused, left_out) in [("/a", 0), ("/f/", 0), ("", 1)] {
        let root = folder(&[("mine", "1"), ("f/mine", "1")]);
        let memory = Memory {
            refused: [(refused.to_owned(), 403)].into(),
            left_out,
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
async fn an_empty_or_missing_source_deletes_nothing_unless_that_is_meant() {
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
async fn what_a_filter_leaves_out_is_not_deleted() {
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
async fn what_is_here_but_is_not_sent_stays_at_the_service() {
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
async fn nothing_is_deleted_through_links_and_links_stay() {
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
async fn a_failed_deletion_is_told_and_the_others_go_on() {
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
        "what somebody else deleted is gone"
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
async fn a_dry_run_does_nothing_and_tells_what_would_be_done() {
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

    // The folder of the service need not exist; here neither.
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

    // What would fail is told, and nothing is deleted then.
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
