//! Tests of an owner's properties.

use cloud_drives::Error;
use cloud_drives::amazon_drive::ErrorKind;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{kind, signed_in};

#[tokio::test]
async fn all_properties_of_an_owner_are_deleted_one_by_one() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, owner) = (service.put_file("/a", "a"), service.owner_id());
    for key in ["a", "b/c", "d"] {
        drive.add_property(&id, &owner, key, "v").await?;
    }
    service.set_property(&id, "somebody-else", "k", "v");
    // One was deleted, and its answer was lost.
    service
        .faults()
        .add(Fault::on(Method::DELETE, "*/properties/*").lose_answer());
    drive.delete_properties(&id, &owner).await?;
    let left = service.entry(&id).expect("it is there").properties;
    let owners: Vec<&str> = left.iter().map(|(owner, _, _)| owner.as_str()).collect();
    assert_eq!(owners, ["somebody-else"]);
    service
        .faults()
        .add(Fault::on(Method::DELETE, "*/properties/*").status(403));
    drive.add_property(&id, &owner, "a", "v").await?;
    assert_eq!(
        kind(drive.delete_properties(&id, &owner).await),
        ErrorKind::Forbidden
    );
    Ok(())
}

#[tokio::test]
async fn the_owner_is_read_from_a_file_that_is_then_trashed() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    assert_eq!(drive.get_owner_id().await?, service.owner_id());
    assert_eq!(service.trash_names(), ["acd_cli_get_owner_id"]);
    assert!(service.paths().is_empty());
    // One that an earlier run has left behind tells it as well.
    drive.create_file("acd_cli_get_owner_id").await?;
    assert_eq!(drive.get_owner_id().await?, service.owner_id());
    assert!(service.paths().is_empty());
    Ok(())
}
