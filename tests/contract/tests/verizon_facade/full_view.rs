use cloud_drives::prelude::*;
use cloud_drives::verizon_cloud::{FullViewAnswer, FullViewCache, View};
use cloud_drives_emulator::VerizonCloud as Emulator;

use super::Cloud;

async fn ask(cloud: &Cloud, etag: Option<&str>) -> FullViewAnswer {
    let mut view = cloud.cloud.fullview();
    if let Some(etag) = etag {
        view = view.etag(etag);
    }
    view.await.unwrap()
}

fn view(answer: FullViewAnswer) -> View {
    match answer {
        FullViewAnswer::View(view) => view,
        other => panic!("{other:?} is no view"),
    }
}

#[tokio::test]
async fn a_full_view_has_everything_and_later_what_has_changed() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "a");
    cloud.emulator.put_folder("/VZMOBILE/empty");
    let whole = view(ask(&cloud, None).await);
    assert_eq!((whole.files.len(), whole.empty_folders.len()), (1, 1));
    let etag = whole.etag;
    assert_eq!(ask(&cloud, Some(&etag)).await, FullViewAnswer::Unchanged);
    cloud.emulator.put_file("/VZMOBILE/b", "b");
    cloud.emulator.purge("/VZMOBILE/a");
    let changes = view(ask(&cloud, Some(&etag)).await);
    assert_eq!(changes.files[0].name, "b");
    assert_eq!(changes.deleted, ["/VZMOBILE/a"]);
    cloud.no_complaints();
}

#[tokio::test]
async fn out_of_sync_is_an_outcome_and_a_kept_view_begins_anew_by_itself() {
    let cloud = Cloud::of(Emulator::builder().fullview_history(2)).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("view.json");
    let mut kept = FullViewCache::new();
    assert!(kept.sync(&cloud.cloud).await.unwrap().is_fresh);
    kept.save(&file).await.unwrap();
    for name in ["a", "b", "c"] {
        cloud.emulator.put_file(&format!("/VZMOBILE/{name}"), name);
    }
    let late = ask(&cloud, kept.etag()).await;
    assert_eq!(late, FullViewAnswer::OutOfSync);
    let mut kept = FullViewCache::load(&file).await.unwrap().unwrap();
    let synced = kept.sync(&cloud.cloud).await.unwrap();
    assert!(synced.out_of_sync);
    assert_eq!(kept.files().count(), 3);
    assert!(kept.sync(&cloud.cloud).await.unwrap().is_unchanged());
    cloud.no_complaints();
}
