//! Tests of invalid addresses, ids and arguments of the typed client.

use std::collections::BTreeMap;

use amazon_drive::types::{MoveChild, NewFile, NewFolder, NodePatch};
use amazon_drive::{Client, Error, ErrorClass, FilePart};

use super::{signed_in, start};

#[test]
fn an_address_has_to_be_https_or_on_this_machine() {
    for url in [
        "http://drive.example.org/",
        "ftp://example.org",
        "not a url",
        "https://user:pw@example.org",
    ] {
        for server in ["master", "metadata", "content", "oauth", "relay"] {
            let error = Client::builder().base_url(server, url).build().unwrap_err();
            assert_eq!(error.class(), ErrorClass::InvalidInput);
            assert!(!error.to_string().contains("pw"), "{error}");
        }
    }
    let error = Client::builder()
        .base_url("s3", "https://example.org")
        .build()
        .unwrap_err();
    assert!(error.to_string().contains("metadata"), "{error}");
}

#[tokio::test]
async fn no_id_can_be_empty_or_climb() {
    let (emulator, drive) = signed_in().await;
    emulator.clear_records();
    for id in ["", ".", ".."] {
        let refused: Vec<Error> = vec![
            drive.nodes().get(id).send().await.unwrap_err(),
            drive
                .nodes()
                .update(id, NodePatch::new().name("x"))
                .send()
                .await
                .unwrap_err(),
            drive.nodes().purge(id).send().await.unwrap_err(),
            drive.children().list(id).send().await.unwrap_err(),
            drive.children().add("f", id).send().await.unwrap_err(),
            drive.children().remove(id, "f").send().await.unwrap_err(),
            drive
                .children()
                .move_(id, MoveChild::new("a", "b"))
                .send()
                .await
                .unwrap_err(),
            drive.properties().list("n", id).send().await.unwrap_err(),
            drive
                .properties()
                .set("n", "o", id, "v")
                .send()
                .await
                .unwrap_err(),
            drive.trash().add(id).send().await.unwrap_err(),
            drive.trash().restore(id).send().await.unwrap_err(),
            drive.content().download(id).send().await.unwrap_err(),
        ];
        for error in refused {
            assert_eq!(error.class(), ErrorClass::InvalidInput, "{error}");
        }
    }
    assert!(emulator.requests().is_empty());
    let error = drive.nodes().get("a/../b?c#d").send().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(
        super::last(&emulator).path,
        "/drive/v1/nodes/a%2F..%2Fb%3Fc%23d"
    );
}

#[tokio::test]
async fn a_call_without_a_token_says_so_before_anything_is_sent() {
    let (emulator, _) = signed_in().await;
    emulator.clear_records();
    let client = Client::builder()
        .base_url("master", emulator.master_url())
        .build()
        .unwrap();
    let error = client.account().endpoint().send().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Auth);
    assert!(emulator.requests().is_empty());
}

#[tokio::test]
async fn a_token_without_a_scope_is_an_error_of_the_service() {
    let (emulator, _) = signed_in().await;
    let read = emulator.sign_in_with(
        &["clouddrive:read_image"],
        std::time::Duration::from_secs(60),
    );
    let drive = super::client(&emulator, &read.access_token).await;
    let text = emulator.put_file("/a.txt", "text");
    assert!(
        drive.nodes().get(&text).send().await.is_ok(),
        "every scope lists everything"
    );
    let error = drive.content().download(&text).send().await.unwrap_err();
    assert!(error.is_forbidden(), "{error}");
    let error = drive.trash().add(&text).send().await.unwrap_err();
    assert!(error.is_forbidden(), "{error}");
}

#[tokio::test]
async fn the_hosts_are_not_guessed() {
    let (emulator, _) = signed_in().await;
    emulator.clear_records();
    let start = start(&emulator, &emulator.sign_in());
    let error = start.account().quota().send().await.unwrap_err();
    assert!(error.is_invalid_input() || error.is_connect(), "{error}");
    assert!(emulator.requests().is_empty());
}

#[tokio::test]
async fn arguments_out_of_bounds_are_named_and_sent_if_unchecked() {
    let (emulator, drive) = signed_in().await;
    emulator.clear_records();
    let long = "ü".repeat(257);
    let create = async |folder: NewFolder| drive.nodes().create_folder(folder).await.err();
    let upload = async |file: NewFile| {
        let part = FilePart::new("x");
        drive.content().upload(file, part).await.err()
    };
    let patch = async |patch: NodePatch| drive.nodes().update("n", patch).await.err();
    let move_ = async |from: &str, child: &str| {
        let moving = MoveChild::new(from, child);
        drive.children().move_("p", moving).await.err()
    };
    let folder = |name: &str| NewFolder::new(name);
    let file = |name: &str| NewFile::new(name);
    let change = NodePatch::new;
    let value = BTreeMap::from([("k".to_owned(), "v".repeat(501))]);
    let bag = BTreeMap::from([("o".to_owned(), value)]);
    for (error, expected) in [
        (create(folder("")).await, "name: must not be empty"),
        (
            create(folder(&long)).await,
            "name: has 257 characters; expected 1 to 256",
        ),
        (
            create(folder("a").parents([""])).await,
            "parents[0]: must not be empty",
        ),
        (
            create(folder("a").properties(bag)).await,
            "has 501 characters; expected at most 500",
        ),
        (upload(file("")).await, "name: must not be empty"),
        (
            upload(file("a").parents([""])).await,
            "parents[0]: must not be empty",
        ),
        (
            patch(change().name(&long)).await,
            "patch.name: has 257 characters",
        ),
        (
            patch(change().description("d".repeat(501))).await,
            "patch.description: has 501",
        ),
        (
            patch(change().parents(["p", ""])).await,
            "patch.parents[1]: must not be empty",
        ),
        (move_("", "c").await, "child.from_parent: must not be empty"),
        (move_("o", "").await, "child.child_id: must not be empty"),
        (
            drive.nodes().list().limit(0).send().await.err(),
            "limit: is 0; expected 1 to 200",
        ),
        (
            drive.children().list("n").limit(201).send().await.err(),
            "limit: is 201",
        ),
        (
            drive.trash().list().limit(201).send().await.err(),
            "limit: is 201",
        ),
    ] {
        let error = error.expect("it is refused");
        assert_eq!(error.class(), ErrorClass::InvalidInput, "{error}");
        assert!(error.to_string().contains(expected), "{error} / {expected}");
    }
    assert!(emulator.requests().is_empty());
    let asked = drive.nodes().create_folder(folder(&long)).unchecked();
    let status = asked.await.unwrap_err().status();
    assert_eq!(status.map(|status| status.as_u16()), Some(400));
}
