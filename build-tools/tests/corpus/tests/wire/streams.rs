//! Tests of answers that are streams of bytes or lines.

use build_tools_corpus::streams::Client;
use build_tools_corpus::streams::events::FollowFromOutcome;
use build_tools_corpus::streams::files::ExportOutcome;

use crate::support::{Script, client};

#[tokio::test]
async fn bytes_are_handed_over_with_the_status_that_says_which() {
    let script = Script::default()
        .then(200, &[("content-length", "3")], "abc")
        .then(206, &[("content-range", "bytes 1-1/3")], "b")
        .ready();
    let client = client(Client::builder(), &script);
    let all = client.files().download("a/b").send().await.unwrap();
    assert_eq!(all.status(), 200);
    assert_eq!(all.into_body().collect(100).await.unwrap(), "abc");
    let part = client
        .files()
        .download("a")
        .range("bytes=1-1")
        .send()
        .await
        .unwrap();
    assert_eq!(part.status(), 206);
    assert_eq!(part.headers()["content-range"], "bytes 1-1/3");
    assert_eq!(part.into_body().collect(100).await.unwrap(), "b");
    assert_eq!(
        script.lines()[0],
        "GET https://api.example.com/v1/files/a%2Fb"
    );
    assert_eq!(script.seen()[1].header("range"), Some("bytes=1-1"));
}

#[tokio::test]
async fn a_body_that_is_cut_ends_in_an_error() {
    let script = Script::default()
        .then(200, &[("content-length", "5")], "abc")
        .ready();
    let answer = client(Client::builder(), &script)
        .files()
        .download("a")
        .send()
        .await
        .unwrap();
    assert!(answer.into_body().collect(100).await.is_err());
}

#[tokio::test]
async fn a_failure_is_one_before_anything_is_handed_over() {
    let script = Script::of(404, r#"{"code": "NONE", "message": "There is none."}"#);
    let error = client(Client::builder(), &script)
        .files()
        .download("a")
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (error.status().map(|status| status.as_u16()), error.code()),
        (Some(404), Some("NONE"))
    );
}

#[tokio::test]
async fn outcomes_may_be_bytes_or_json_or_nothing() {
    let script = Script::default()
        .then(200, &[], "abc")
        .then(202, &[], r#"{"result": {"job": {"id": "j"}}}"#)
        .then(204, &[], "")
        .then(304, &[], "")
        .then(201, &[], "")
        .then(202, &[], r#"{"result": {"job": 3}}"#)
        .ready();
    let client = client(Client::builder(), &script);
    let export = || client.files().export("a").send();
    match export().await.unwrap().into_body() {
        ExportOutcome::Ok(bytes) => assert_eq!(bytes.collect(100).await.unwrap(), "abc"),
        other => panic!("{other:?}"),
    }
    let made = export().await.unwrap().into_body();
    assert!(matches!(made, ExportOutcome::Accepted(job) if job.id.as_deref() == Some("j")));
    assert!(matches!(
        export().await.unwrap().into_body(),
        ExportOutcome::NoContent
    ));
    assert!(matches!(
        export().await.unwrap().into_body(),
        ExportOutcome::NotModified
    ));
    assert_eq!(
        export()
            .await
            .unwrap_err()
            .status()
            .map(|status| status.as_u16()),
        Some(201)
    );
    assert!(export().await.is_err());
}

#[tokio::test]
async fn lines_are_read_one_by_one_and_blank_ones_skipped() {
    let script = Script::of(
        200,
        "{\"id\": 1}\n\n  \r\n{\"id\": 18446744073709551615, \"nodes\": null}\r\n{\"id\": \"x\"}\n{\"id\": 4}",
    );
    let answer = client(Client::builder(), &script)
        .events()
        .follow()
        .send()
        .await
        .unwrap();
    let mut lines = answer.into_body();
    assert_eq!(
        lines.try_next().await.unwrap().map(|event| event.id),
        Some(1)
    );
    let second = lines.try_next().await.unwrap().unwrap();
    assert_eq!((second.id, second.nodes.len()), (u64::MAX, 0));
    let wrong = lines.try_next().await.unwrap_err();
    assert!(wrong.to_string().contains("line 5"), "{wrong}");
    assert_eq!(
        lines.try_next().await.unwrap().map(|event| event.id),
        Some(4)
    );
    assert!(lines.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn lines_may_be_one_outcome_of_several() {
    let script = Script::default()
        .then(205, &[], "")
        .then(200, &[], "{\"id\": 1}\n")
        .ready();
    let client = client(Client::builder(), &script);
    let late = client
        .events()
        .follow_from()
        .send()
        .await
        .unwrap()
        .into_body();
    assert!(matches!(late, FollowFromOutcome::ResetContent));
    match client
        .events()
        .follow_from()
        .send()
        .await
        .unwrap()
        .into_body()
    {
        FollowFromOutcome::Ok(mut lines) => assert!(lines.try_next().await.unwrap().is_some()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn raw_access_hands_over_the_stream_of_a_failure_too() {
    let script = Script::of(500, "broken");
    let answer = client(Client::builder(), &script)
        .files()
        .download("a")
        .send_raw()
        .await
        .unwrap();
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.into_body().collect(100).await.unwrap(), "broken");
}
