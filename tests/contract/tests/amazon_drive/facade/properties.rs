use cloud_drives::Error;
use cloud_drives::amazon_drive::ErrorKind;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{body, kind, signed_in};

#[tokio::test]
async fn a_property_is_set_read_and_replaced() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, owner) = (service.put_file("/a", "a"), service.owner_id());
    let set = drive.add_property(&id, &owner, "a key/1", "v").await?;
    assert_eq!(set.value.as_deref(), Some("v"));
    assert_eq!(body(&service.last()), serde_json::json!({ "value": "v" }));
    drive.add_property(&id, &owner, "a key/1", "w").await?;
    assert_eq!(
        drive
            .get_property(&id, &owner, "a key/1")
            .await?
            .value
            .as_deref(),
        Some("w")
    );
    let all = drive.list_properties(&id, &owner).await?;
    assert_eq!(
        all.data.into_iter().collect::<Vec<_>>(),
        [("a key/1".to_owned(), "w".to_owned())]
    );
    Ok(())
}

#[tokio::test]
async fn properties_of_somebody_else_are_none() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "a");
    service.set_property(&id, "somebody-else", "k", "v");
    assert!(
        drive
            .list_properties(&id, "somebody-else")
            .await?
            .data
            .is_empty()
    );
    let error = drive.list_properties(&id, "").await.unwrap_err();
    assert!(
        error.is_invalid_input(),
        "an owner without a name is noticed before: {error}"
    );
    Ok(())
}

#[tokio::test]
async fn an_eleventh_key_and_a_long_value_are_refused() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, owner) = (service.put_file("/a", "a"), service.owner_id());
    for number in 0..10 {
        drive
            .add_property(&id, &owner, format!("k{number}"), "v")
            .await?;
    }
    assert_eq!(
        kind(drive.add_property(&id, &owner, "k10", "v").await),
        ErrorKind::BadRequest
    );
    drive
        .add_property(&id, &owner, "k9", "ü".repeat(500))
        .await?;
    let requests = service.requests().len();
    let error = drive
        .add_property(&id, &owner, "k9", "ü".repeat(501))
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("501"),
        "{error}"
    );
    assert_eq!(service.requests().len(), requests, "nothing was sent");
    Ok(())
}

#[tokio::test]
async fn a_property_is_deleted() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, owner) = (service.put_file("/a", "a"), service.owner_id());
    drive.add_property(&id, &owner, "k", "v").await?;
    drive.delete_property(&id, &owner, "k").await?;
    assert_eq!(
        kind(drive.delete_property(&id, &owner, "k").await),
        ErrorKind::NotFound
    );
    Ok(())
}

#[tokio::test]
async fn all_properties_of_an_owner_are_deleted_one_by_one() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, owner) = (service.put_file("/a", "a"), service.owner_id());
    for key in ["a", "b/c", "d"] {
        drive.add_property(&id, &owner, key, "v").await?;
    }
    service.set_property(&id, "somebody-else", "k", "v");
    // One was deleted, and nobody heard of it.
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
async fn the_owner_is_told_by_a_file_that_ends_in_the_trash() -> Result<(), Error> {
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
