//! Tests of reading nodes by id.

use cloud_drives::Error;
use cloud_drives::amazon_drive::types::AssetMode;
use cloud_drives::amazon_drive::{ErrorKind, is_valid_id};

use super::{kind, signed_in};

#[tokio::test]
async fn the_root_is_found_by_its_filter() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    assert_eq!(drive.get_root_id().await?, service.root_id());
    assert_eq!(service.last().query("filters"), Some("isRoot:true"));
    assert!(drive.get_root_node().await?.is_root);
    Ok(())
}

#[tokio::test]
async fn metadata_has_a_link_unless_it_is_disabled() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.txt", "hello");
    service.put_asset(&id, "small", "s");
    service.set_property(&id, &service.owner_id(), "k", "v");
    let node = drive.get_metadata(&id).await?;
    assert!(node.temp_link.is_some() && node.assets.is_empty());
    let seen = service.last();
    assert_eq!(
        (seen.query("tempLink"), seen.query("asset")),
        (Some("true"), Some("NONE"))
    );
    let node = drive
        .get_metadata(&id)
        .temp_link(false)
        .asset(AssetMode::All)
        .fields(r#"["properties"]"#)
        .await?;
    assert!(node.temp_link.is_none());
    assert_eq!((node.assets.len(), node.properties.len()), (1, 1));
    assert_eq!(
        kind(drive.get_metadata("NobodyAAAAAAAAAAAAAAAA").await),
        ErrorKind::NotFound
    );
    Ok(())
}

#[test]
fn an_id_has_22_characters_of_64() {
    for id in ["RootAAAAAAAAAAAAAAAAA0", "-_AAAAAAAAAAAAAAAAAAA9"] {
        assert!(is_valid_id(id), "{id}");
    }
    for id in [
        "",
        "RootAAAAAAAAAAAAAAAAA",
        "RootAAAAAAAAAAAAAAAAA00",
        "RootAAAAAAAAAAAAAAAA/0",
        "RootAAAAAAAAAAAAAAAAü0",
    ] {
        assert!(!is_valid_id(id), "{id}");
    }
}
