//! Tests of paths with parameters.

use build_tools_corpus::paths::Client;
use build_tools_corpus::paths::types::PathsWithinASegmentFormat;

use crate::support::{Script, client};

#[tokio::test]
async fn slashes_are_kept_only_where_the_document_says_so() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .paths()
        .with_slashes("a/b", "photos/ü ä/100%.jpg")
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET https://api.example.com/v1/drives/a%2Fb/root/photos/%C3%BC%20%C3%A4/100%25.jpg/content"
        ]
    );
}

#[tokio::test]
async fn parameters_stand_where_the_template_has_them() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client.paths().at_the_front("2", "1").send().await.unwrap();
    client
        .paths()
        .within_a_segment("a.b", PathsWithinASegmentFormat::Json, 7)
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET https://api.example.com/v1/1/2",
            "GET https://api.example.com/v1/files/a.b.json/v7",
        ]
    );
}

#[tokio::test]
async fn values_that_would_lead_elsewhere_are_not_sent() {
    let script = Script::default().ready();
    let client = client(Client::builder(), &script);
    for odd in ["", ".", ".."] {
        let error = client
            .paths()
            .at_the_front(odd, "1")
            .send()
            .await
            .unwrap_err();
        assert!(error.is_invalid_input(), "{odd:?}: {error}");
        assert!(error.to_string().contains("second"), "{error}");
    }
    assert!(
        client
            .paths()
            .with_slashes("d", "a/../../b")
            .send()
            .await
            .is_err()
    );
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn values_of_every_type_can_be_part_of_a_path() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .paths()
        .typed(
            i64::MIN,
            false,
            "67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap(),
            "2024-06-01".parse().unwrap(),
            "2024-06-01T00:00:00Z".parse().unwrap(),
            "se/cret",
        )
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.lines(),
        [
            "DELETE https://api.example.com/v1/typed/-9223372036854775808/false/67e55044-10b1-426f-9247-bb680e5fe0c8/2024-06-01/2024-06-01T00%3A00%3A00Z/se%2Fcret"
        ]
    );
}

#[tokio::test]
async fn a_path_without_parameters_is_sent_as_it_is() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .paths()
        .plain()
        .send()
        .await
        .unwrap();
    assert_eq!(script.lines(), ["GET https://api.example.com/v1/plain"]);
}
