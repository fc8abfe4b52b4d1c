//! Tests of listings of the typed client.

use amazon_drive::types::AssetMode;
use amazon_drive::{Continuation, ErrorKind};

use super::{kind, last, no_complaints, signed_in};

#[tokio::test]
async fn nodes_list_takes_every_parameter_as_it_is() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/a.txt", "a");
    let request = drive
        .nodes()
        .list()
        .filters("kind:FILE")
        .sort(r#"["name ASC"]"#)
        .limit(200)
        .asset(AssetMode::All)
        .temp_link(true)
        .fields(r#"["properties"]"#);
    let page = request.send().await.unwrap();
    let seen = last(&emulator);
    for (name, value) in [
        ("filters", "kind:FILE"),
        ("sort", r#"["name ASC"]"#),
        ("limit", "200"),
        ("asset", "ALL"),
        ("tempLink", "true"),
        ("fields", r#"["properties"]"#),
    ] {
        assert_eq!(seen.query(name), Some(value));
    }
    assert!(page.data[0].temp_link.is_some());
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_listing_is_the_same_under_any_page_size_and_counts_all_pages() {
    let (emulator, drive) = signed_in().await;
    for number in 0..7 {
        emulator.put_file(&format!("/{number}"), "x");
    }
    for limit in [1, 2, 3, 7, 200] {
        let request = drive
            .nodes()
            .list()
            .filters("kind:FILE")
            .sort(r#"["name ASC"]"#);
        let mut items = request.limit(limit).items();
        let mut names = Vec::new();
        while let Some(node) = items.try_next().await.unwrap() {
            names.extend(node.name);
            assert_eq!(items.total(), Some(7), "the count is that of all pages");
        }
        assert_eq!(names, ["0", "1", "2", "3", "4", "5", "6"]);
    }
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_place_in_a_listing_is_kept_as_text_and_continued() {
    let (emulator, drive) = signed_in().await;
    for number in 0..3 {
        emulator.put_file(&format!("/{number}"), "x");
    }
    let listing = || {
        drive
            .nodes()
            .list()
            .filters("kind:FILE")
            .sort(r#"["name ASC"]"#)
            .limit(2)
    };
    let mut pages = listing().pages();
    let first = pages.try_next().await.unwrap().unwrap();
    let place = pages.continuation().to_string();
    let place: Continuation = place.parse().unwrap();
    let mut rest = listing().pages().resume(place).unwrap();
    let second = rest.try_next().await.unwrap().unwrap();
    assert_eq!((first.data.len(), second.data.len()), (2, 1));
    assert_eq!(
        last(&emulator).query("startToken"),
        first.next_token.as_deref()
    );
    assert_eq!(last(&emulator).query("filters"), Some("kind:FILE"));
    assert!(rest.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn an_expired_place_is_an_error_that_says_so() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/a", "a");
    emulator.put_file("/b", "b");
    let page = drive.nodes().list().limit(1).send().await.unwrap();
    emulator.expire_page_tokens();
    let token = page.next_token.clone().unwrap();
    let error = drive
        .nodes()
        .list()
        .start_token(token)
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::BadRequest);
    assert_eq!(error.message(), "Next token is expired");
}

#[tokio::test]
async fn a_filter_or_an_order_that_means_nothing_is_refused() {
    let (_emulator, drive) = signed_in().await;
    for filters in [
        "kind:",
        "name",
        "(kind:FILE",
        r#"name:"open"#,
        "shoe:big",
        "kind:FILE AND",
    ] {
        let error = drive
            .nodes()
            .list()
            .filters(filters)
            .send()
            .await
            .unwrap_err();
        assert_eq!(kind(&error), ErrorKind::BadRequest, "{filters}");
    }
    for sort in ["name", r#"["name"]"#, r#"["labels ASC"]"#] {
        let error = drive.nodes().list().sort(sort).send().await.unwrap_err();
        assert_eq!(kind(&error), ErrorKind::BadRequest, "{sort}");
    }
}

#[tokio::test]
async fn a_limit_out_of_range_is_sent_unchecked_and_refused_by_the_service() {
    let (_emulator, drive) = signed_in().await;
    let list = drive.nodes().list().limit(201).unchecked();
    let error = list.send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::BadRequest);
}
