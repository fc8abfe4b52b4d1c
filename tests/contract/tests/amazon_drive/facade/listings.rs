//! Tests of listings by kind, over all pages.

use cloud_drives::Error;
use cloud_drives::amazon_drive::types::AssetMode;
use cloud_drives::amazon_drive::{ErrorKind, Sort, SortField};
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use super::{Service, all, kind, names, signed_in};

#[tokio::test]
async fn files_folders_and_assets_are_listed_by_kind() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/f/a", "a");
    service.put_asset(&id, "small", "s");
    assert_eq!(names(&all(drive.get_file_list()).await?), ["a"]);
    assert_eq!(
        names(&all(drive.get_folder_list()).await?),
        ["f"],
        "the root has no name"
    );
    assert_eq!(all(drive.get_folder_list()).await?.len(), 2);
    assert_eq!(names(&all(drive.get_asset_list()).await?), ["small"]);
    assert_eq!(service.last().query("filters"), Some("kind:ASSET"));
    Ok(())
}

#[tokio::test]
async fn a_listing_takes_all_that_the_wire_takes() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/b", "b");
    service.put_file("/a", "a");
    let listing = drive
        .get_node_list()
        .filters("kind:FILE")
        .sort(Sort::descending(SortField::Name))
        .limit(1)
        .temp_link(true)
        .asset(AssetMode::All)
        .fields(r#"["properties"]"#);
    let found = all(listing.clone()).await?;
    assert_eq!(names(&found), ["b", "a"]);
    assert!(found.iter().all(|node| node.temp_link.is_some()));
    let seen = service.last();
    assert_eq!(seen.query("sort"), Some(r#"["name DESC"]"#));
    assert_eq!(
        (seen.query("asset"), seen.query("limit")),
        (Some("ALL"), Some("1"))
    );
    let second = seen
        .query("startToken")
        .expect("it is the second page")
        .to_owned();
    assert_eq!(
        names(&all(listing.clone().start_token(second)).await?),
        ["a"]
    );
    assert_eq!(listing.items().max_items(1).collect_all(2).await?.len(), 1);
    assert_eq!(
        kind(all(drive.get_node_list().filters("kind:")).await),
        ErrorKind::BadRequest
    );
    Ok(())
}

#[tokio::test]
async fn pages_are_followed_to_the_last_and_may_be_empty() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    for number in 0..3 {
        service.put_file(&format!("/{number}"), "x");
    }
    let mut pages = drive.get_file_list().limit(2).pages();
    let first = pages.try_next().await?.expect("a page");
    assert_eq!(
        (first.nodes.len(), first.count, first.restarted),
        (2, Some(3), false)
    );
    let empty = Fault::on(Method::GET, "*/nodes").status(200);
    let token = "{\"count\":3,\"data\":[],\"nextToken\":\"more\"}";
    service.faults().add(empty.body("application/json", token));
    assert!(
        pages
            .try_next()
            .await?
            .expect("an empty page")
            .nodes
            .is_empty()
    );
    // The third was deleted meanwhile: without that the listing would be incomplete.
    let end = Fault::on(Method::GET, "*/nodes").status(200);
    service.faults().add(end.body(
        "application/json",
        "{\"count\":2,\"data\":[],\"nextToken\":\"\"}",
    ));
    assert!(
        pages
            .try_next()
            .await?
            .expect("the last page")
            .nodes
            .is_empty()
    );
    assert!(pages.try_next().await?.is_none());
    Ok(())
}

#[tokio::test]
async fn trashed_nodes_can_be_listed_too() -> Result<(), Error> {
    for (shown, expected) in [(true, 2), (false, 1)] {
        let service = Service::start(Emulator::builder().trashed_in_listings(shown)).await;
        service.put_file("/a", "a");
        service.put_file("/b", "b");
        service.trash("/b");
        let drive = service.drive();
        assert_eq!(all(drive.get_file_list()).await?.len(), expected);
        let available = cloud_drives::amazon_drive::Filter::available();
        assert_eq!(
            names(&all(drive.get_file_list().filter(available)).await?),
            ["a"]
        );
    }
    Ok(())
}
