//! A full view that is kept while others change what there is.

use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives::verizon_cloud::FullViewCache;
use cloud_drives_emulator::VerizonCloud as Emulator;

use super::{builder, emulator, no_complaints, signed_in};

/// Paths of files and empty folders.
fn paths(view: &FullViewCache) -> (Vec<String>, Vec<String>) {
    let folders = view.empty_folders().map(|folder| folder.path());
    (
        view.files().map(|file| file.path()).collect(),
        folders.collect(),
    )
}

#[tokio::test]
async fn a_kept_view_is_as_a_fresh_one_whatever_has_happened() -> Result<(), Error> {
    for every_deleted_path in [false, true] {
        let emulator = Emulator::builder()
            .strict(true)
            .every_deleted_path(every_deleted_path);
        let emulator = emulator.start().await.expect("loopback can be bound");
        let cloud = signed_in(&emulator);
        let (put, folder) = (
            |path: &str| emulator.put_file(path, path.as_bytes().to_vec()),
            |path: &str| emulator.put_folder(path),
        );
        put("/VZMOBILE/a/b/c.txt");
        put("/VZMOBILE/a/d.txt");
        put("/VZWEB/e.txt");
        folder("/VZMOBILE/empty");
        let mut kept = FullViewCache::new();
        kept.sync(&cloud).await?;
        let steps: &[&dyn Fn()] = &[
            &|| {},
            &|| put("/VZMOBILE/empty/f.txt"),
            &|| emulator.trash("/VZMOBILE/empty/f.txt"),
            &|| emulator.trash("/VZMOBILE/a"),
            &|| put("/VZMOBILE/a/b/c.txt"),
            &|| {
                emulator.purge("/VZMOBILE/a/b");
                put("/VZMOBILE/a/b/other.txt");
                folder("/VZMOBILE/x/y/z");
            },
            &|| put("/VZMOBILE/a/b/other.txt"),
            &|| emulator.trash("/VZMOBILE/x"),
            &|| emulator.trash("/VZWEB/e.txt"),
        ];
        for (step, change) in steps.iter().enumerate() {
            change();
            let synced = kept.sync(&cloud).await?;
            assert!(
                !synced.is_fresh && (step > 0 || synced.is_unchanged()),
                "{step}"
            );
            let mut fresh = FullViewCache::new();
            fresh.sync(&cloud).await?;
            assert_eq!(paths(&kept), paths(&fresh), "{every_deleted_path} {step}");
        }
        cloud.move_("/VZMOBILE/a/b", "/VZMOBILE/moved").await?;
        let synced = kept.sync(&cloud).await?;
        assert_eq!(synced.removed, ["/VZMOBILE/a/b/other.txt"]);
        assert!(kept.contains("/VZMOBILE/moved/other.txt"));
        no_complaints(&emulator);
    }
    Ok(())
}

#[tokio::test]
async fn a_state_that_is_too_old_is_made_good_by_a_fresh_view() -> Result<(), Error> {
    let emulator = Emulator::builder().strict(true).fullview_history(5);
    let emulator = emulator.start().await.expect("loopback can be bound");
    let cloud = signed_in(&emulator);
    emulator.put_file("/VZMOBILE/old.txt", "old");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("view.json");
    let mut view = FullViewCache::load(&file).await?.unwrap_or_default();
    view.sync(&cloud).await?;
    view.save(&file).await?;

    emulator.purge("/VZMOBILE/old.txt");
    for number in 0..9 {
        emulator.put_file(&format!("/VZMOBILE/{number}.txt"), "new");
    }
    // Another process, the next day.
    let mut view = FullViewCache::load(&file).await?.expect("it was kept");
    assert!(view.file("/VZMOBILE/old.txt").is_some());
    let synced = view.sync(&cloud).await?;
    assert!(synced.is_fresh && synced.out_of_sync);
    assert_eq!(synced.removed, ["/VZMOBILE/old.txt"]);
    assert_eq!((synced.changed.len(), view.files().count()), (9, 9));
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_large_account_needs_a_larger_limit() -> Result<(), Error> {
    let emulator = emulator().await;
    for number in 0..200 {
        emulator.put_file(&format!("/VZMOBILE/{number}.txt"), "x");
    }
    let builder = builder(&emulator)
        .token(emulator.sign_in())
        .max_json_bytes(10_000);
    let cloud = builder.build()?;
    let mut view = FullViewCache::new();
    let error = view.sync(&cloud).await.expect_err("too large");
    assert!(error.is_too_large(), "{error}");
    let mut view = view.max_bytes(10_000_000);
    view.sync(&cloud).await?;
    assert_eq!(view.files().count(), 200);
    Ok(())
}
