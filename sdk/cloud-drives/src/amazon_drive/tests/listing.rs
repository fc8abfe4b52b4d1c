//! Tests of listings over pages, and of expired page tokens.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{FOLDER, all, drive, node, ok, script};
use crate::testing::{Answer, Scripted};

fn page(ids: &[&str], next: Option<&str>) -> Answer {
    let nodes: Vec<String> = ids.iter().map(|id| node(id, "FILE", id, FOLDER)).collect();
    let next = next
        .map(|next| format!(r#","nextToken":"{next}""#))
        .unwrap_or_default();
    ok(&format!(
        r#"{{"count":5,"data":[{}]{next}}}"#,
        nodes.join(",")
    ))
}

fn expired() -> Answer {
    Answer::json(400, r#"{"logref":"x","message":"Next token is expired"}"#)
}

fn ids(nodes: Vec<crate::amazon_drive::types::Node>) -> Vec<String> {
    nodes.into_iter().map(|node| node.id.into()).collect()
}

#[tokio::test(start_paused = true)]
async fn an_expired_page_token_restarts_the_listing_and_is_reported() {
    let answers = || {
        [
            page(&["a", "b"], Some("T1")),
            expired(),
            page(&["b", "n"], Some("U1")),
            page(&["c", "a"], None),
        ]
    };
    let (transport, drive) = script(answers());
    let told = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&told);
    let listing = drive.get_node_list().on_restart(move || {
        count.fetch_add(1, Ordering::Relaxed);
    });
    assert_eq!(ids(all(listing).await.unwrap()), ["a", "b", "n", "c"]);
    assert_eq!(told.load(Ordering::Relaxed), 1);
    let tokens: Vec<Option<String>> = transport
        .calls()
        .iter()
        .map(|call| call.param("startToken").map(str::to_owned))
        .collect();
    assert_eq!(tokens, [None, Some("T1".into()), None, Some("U1".into())]);

    let (_, drive) = script(answers());
    let mut pages = drive.get_node_list().pages();
    let mut restarts = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        restarts.push(page.restarted);
        assert_eq!(page.count, Some(5));
    }
    assert_eq!(restarts, [false, true, false]);
}

#[tokio::test(start_paused = true)]
async fn a_listing_whose_place_always_expires_ends() {
    let transport = Scripted::answering(|call| match call.param("startToken") {
        Some(_) => expired(),
        None => page(&["a"], Some("T")),
    });
    let error = all(drive(&transport).get_node_list()).await.unwrap_err();
    assert!(error.message().contains("expired"), "{error}");
    assert!(transport.calls().len() < 30);
}

#[tokio::test(start_paused = true)]
async fn other_failures_do_not_restart_a_listing() {
    let bad = Answer::json(400, r#"{"message":"Invalid filter"}"#);
    let (transport, drive) = script([page(&["a"], Some("T")), bad]);
    let error = all(drive.get_node_list()).await.unwrap_err();
    assert_eq!(error.message(), "Invalid filter");
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn items_are_returned_one_by_one_up_to_the_limit() {
    let (transport, drive) = script([page(&["a", "b"], Some("T1"))]);
    let mut items = drive.get_node_list().items().max_items(2);
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "a");
    assert_eq!(items.total(), Some(5));
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "b");
    assert!(items.try_next().await.unwrap().is_none());
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_node_that_is_not_complete_has_its_name_and_one_in_the_trash_has_not() {
    use crate::amazon_drive::tree::DriveTree;
    use crate::tree::{EntryKind, Tree as _};

    let status = |id: &str, status: &str| node(id, "FILE", id, FOLDER).replace("AVAILABLE", status);
    let nodes = [
        status("a", "AVAILABLE"),
        status("b", "PENDING"),
        status("c", "TRASH"),
        status("d", "PURGED"),
        node("e", "FILE", "e", "elsewhere"),
    ];
    let (_, drive) = script([ok(&format!(
        r#"{{"count":5,"data":[{}]}}"#,
        nodes.join(",")
    ))]);
    let mut listing = DriveTree::new(&drive).list(FOLDER);
    let mut found = Vec::new();
    while let Some(entry) = listing.try_next().await.unwrap() {
        found.push((entry.name, entry.kind == EntryKind::Other));
    }
    assert_eq!(found, [("a".to_owned(), false), ("b".to_owned(), true)]);
}
