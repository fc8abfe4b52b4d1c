//! Tests of intents, contents and commits (`wire.md §3.10`, §6.2).

use serde_json::{Value, json};
use verizon_cloud::types::CloudFile;

use crate::support::{Script, header};

const SUM: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

#[tokio::test]
async fn an_intent_hands_out_the_addresses_as_they_are() {
    let upload = "https://up.example/cloud/1/upload/u-77?chunk=true";
    let commit = "https://up.example/cloud/1/commit/u-77";
    let script = Script::new([
        (
            200,
            json!({ "uploadurls": { "uploadurl": upload, "commiturl": commit } }),
        ),
        (200, json!({ "uploadurls": { "uploadurl": upload } })),
    ]);
    let client = script.client();
    let intent = || {
        client
            .uploads()
            .intent("/VZMOBILE", "big.mov", 209_715_200, SUM)
    };
    let chunked = intent().chunk(true).send().await.unwrap();
    assert_eq!(chunked.upload_url, upload);
    assert_eq!(chunked.commit_url.as_deref(), Some(commit));
    let single = intent().chunk(false).send().await.unwrap();
    assert_eq!(single.commit_url, None);
    let line = format!(
        "GET /fileupload/intent?path=%2FVZMOBILE&name=big.mov&size=209715200&checksum={SUM}"
    );
    assert_eq!(
        script.lines(),
        [format!("{line}&chunk=true"), format!("{line}&chunk=false")]
    );
}

#[tokio::test]
async fn content_is_bytes_of_a_known_length_and_a_chunk_has_a_number() {
    let file = json!({ "file": { "name": "a.txt", "parentPath": "/VZMOBILE", "size": 5 } });
    let script = Script::new([(201, file), (201, Value::Null)]);
    let client = script.client();
    let whole = client.uploads().upload("u-77", SUM, false, "hello");
    let answer = whole.client_timezone("Europe/Berlin").send_raw().await;
    let file: Option<CloudFile> = answer.unwrap().json_at(&["file"]).unwrap();
    assert_eq!(file.unwrap().path(), "/VZMOBILE/a.txt");
    let chunk = client.uploads().upload("u-77", SUM, true, "llo");
    chunk.offset(2).send().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            format!("POST /upload/u-77?checksum={SUM}&chunk=false hello"),
            format!("POST /upload/u-77?checksum={SUM}&chunk=true&offset=2 llo"),
        ]
    );
    for (request, length) in script.asked().iter().zip([5, 3]) {
        assert_eq!(
            header(request, "content-type"),
            Some("application/octet-stream")
        );
        assert_eq!(request.body().content_length(), Some(length));
    }
    let zone = header(&script.asked()[0], "x-vault-client-timezone").map(str::to_owned);
    assert_eq!(zone.as_deref(), Some("Europe/Berlin"));
}

#[tokio::test]
async fn a_commit_has_no_body_and_answers_with_the_file() {
    let file = json!({ "name": "big.mov", "parentPath": "/VZMOBILE", "size": 209_715_200_u64 });
    let script = Script::new([(201, json!({ "file": file })), (201, file.clone())]);
    let client = script.client();
    for _ in 0..2 {
        let made = client.uploads().commit("u-77").send().await.unwrap();
        assert_eq!(made.size, 209_715_200);
    }
    assert_eq!(script.lines(), ["POST /commit/u-77"; 2]);
}
