use amazon_drive::types::{MoveChild, NodePatch};
use amazon_drive::{Client, Error, ErrorClass};

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
async fn a_token_that_lacks_a_scope_is_told_by_the_service() {
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
