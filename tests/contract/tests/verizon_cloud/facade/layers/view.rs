//! Tests of a cached full view while other clients make changes.

use cloud_drives::Error;
use cloud_drives::verizon_cloud::FullViewCache;
use cloud_drives_emulator::VerizonCloud as Emulator;

use super::{no_complaints, signed_in};

/// Paths of files and empty folders.
fn paths(view: &FullViewCache) -> (Vec<String>, Vec<String>) {
    let folders = view.empty_folders().map(|folder| folder.path());
    (
        view.files().map(|file| file.path()).collect(),
        folders.collect(),
    )
}

#[tokio::test]
async fn a_cached_view_equals_a_fresh_one_after_any_changes() -> Result<(), Error> {
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
