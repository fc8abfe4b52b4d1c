//! Tests of lost answers: no call takes effect twice.

use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives::verizon_cloud::{ErrorKind, OnConflict};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{emulator, no_complaints, signed_in};

#[tokio::test]
async fn after_a_lost_answer_a_call_is_not_done_twice() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    emulator.put_file("/VZMOBILE/a.txt", "a");
    let lost = |method: Method, path: &str| {
        let fault = Fault::on(method, format!("/cloud/1{path}"));
        emulator.faults().add(fault.lose_answer())
    };

    let faults = [
        lost(Method::POST, "/fops/createfolder"),
        lost(Method::POST, "/fops/copy"),
        lost(Method::POST, "/fops/move"),
        lost(Method::POST, "/fops/rename"),
        lost(Method::DELETE, "/fops/delete"),
        lost(Method::POST, "/fops/restore"),
        lost(Method::POST, "/virtualfolder/*"),
        lost(Method::PUT, "/virtualfolder/*"),
        lost(Method::DELETE, "/virtualfolder/*"),
    ];
    cloud.create_folder("/VZMOBILE/f").await?;
    let copied = cloud
        .copy("/VZMOBILE/a.txt", "/VZMOBILE/f/b.txt")
        .on_conflict(OnConflict::Fail);
    assert_eq!(copied.await?.path(), "/VZMOBILE/f/b.txt");
    let moved = cloud
        .move_("/VZMOBILE/f/b.txt", "/VZMOBILE/c.txt")
        .on_conflict(OnConflict::Fail);
    assert_eq!(moved.await?.path(), "/VZMOBILE/c.txt");
    cloud.rename("/VZMOBILE/c.txt", "/VZMOBILE/d.txt").await?;
    cloud.delete("/VZMOBILE/d.txt").await?;
    cloud.restore("/VZMOBILE/d.txt").await?;
    cloud.create_virtualfolder("Work").await?;
    cloud.rename_virtualfolder("Work", "Archive").await?;
    cloud.delete_virtualfolder("Archive").await?;
    for fault in &faults {
        assert_eq!(fault.used(), 1);
    }
    assert_eq!(
        emulator.paths(),
        ["/VZMOBILE/a.txt", "/VZMOBILE/d.txt", "/VZMOBILE/f"]
    );
    // Each was made once, the delete excepted, which is repeated.
    let changes = emulator
        .requests()
        .iter()
        .filter(|request| request.method == Method::POST)
        .count();
    assert_eq!(changes, 6);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn undecidable_calls_are_of_unknown_outcome() {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    emulator.put_file("/VZMOBILE/a.txt", "a");
    emulator.put_file("/VZMOBILE/b.txt", "b");
    let lost = Fault::on(Method::POST, "/cloud/1/fops/copy").lose_answer();
    emulator.faults().add(lost);
    let copy = cloud
        .copy("/VZMOBILE/a.txt", "/VZMOBILE/b.txt")
        .on_conflict(OnConflict::KeepBoth);
    let error = copy.await.expect_err("which name it has is not known");
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(emulator.paths().len(), 3);
}

#[tokio::test]
async fn a_virtual_folder_is_nothing_for_file_operations() {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    emulator.put_file("/VZMOBILE/a.txt", "a");
    emulator.clear_records();
    let error = cloud
        .move_("/VZMOBILE/a.txt", "/VZWEB")
        .await
        .expect_err("a virtual folder");
    assert!(error.is_invalid_input(), "{error}");
    assert!(emulator.requests().is_empty());
    // The service says so too.
    let item = cloud_drives::verizon_cloud::types::MoveItem::new("/VZMOBILE/a.txt", "/VZWEB");
    let error = cloud
        .api()
        .files()
        .move_(item)
        .send()
        .await
        .expect_err("a virtual folder");
    assert_eq!(ErrorKind::of(&error), ErrorKind::BadRequest);
}
