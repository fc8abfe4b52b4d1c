//! Tests of uploads in parts.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::Method;
use serde_json::{Value, json};

use super::*;
use crate::frameio::{Upload, UploadedFile};
use crate::poll::PollSettings;
use crate::prelude::*;
use crate::transfer::{UploadSource, Uploaded};
use crate::{CallOptions, CallOptionsExt, Error};

fn once(contents: &'static str) -> UploadSource {
    UploadSource::reader(contents.as_bytes()).with_size(contents.len() as u64)
}

/// Returns an upload of `film.mp4`.
fn film(transport: &Scripted, source: impl Into<UploadSource>) -> Upload {
    let upload = frame(transport).upload(ACCOUNT, FOLDER, source);
    upload.name("film.mp4")
}

async fn upload(
    service: &Service,
    source: impl Into<UploadSource>,
) -> Result<Uploaded<UploadedFile>, Error> {
    film(&service.transport(), source).await
}

#[tokio::test(start_paused = true)]
async fn parts_go_to_their_addresses_with_the_signed_headers_and_no_token() {
    let service = Service::new([4, 4, 2]).with(|state| state.polls = 2);
    let transport = service.transport();
    let done = film(&transport, b"0123456789".to_vec()).await.unwrap();
    assert_eq!(service.contents(), "0123456789");
    assert_eq!(
        (done.size, done.receipt.parts, done.receipt.complete),
        (10, 3, true)
    );
    assert_eq!(
        (done.receipt.file_id.as_str(), done.receipt.name.as_str()),
        ("file-1", "film.mp4")
    );
    assert_eq!(done.receipt.media_type.as_deref(), Some("video/mp4"));

    let calls = transport.calls();
    let create = &calls[0];
    assert_eq!(
        create.line(),
        "POST /v4/accounts/acc/folders/fol/files/local_upload"
    );
    let sent: Value = serde_json::from_str(&create.body).unwrap();
    assert_eq!(sent, json!({"data": {"name": "film.mp4", "file_size": 10}}));
    let parts: Vec<_> = calls
        .iter()
        .filter(|call| call.method == Method::PUT)
        .collect();
    assert_eq!(parts.len(), 3);
    for part in parts {
        assert_eq!(part.authorization(), None);
        let names: Vec<&str> = part.headers.keys().map(http::HeaderName::as_str).collect();
        assert_eq!(
            names,
            ["content-type", "x-amz-acl", "user-agent"],
            "exactly what the signature covers, and the name that every transport adds"
        );
        assert_eq!(part.headers["content-type"], "video/mp4");
        assert_eq!(part.headers["x-amz-acl"], "private");
    }
    // Asked at once, and every two seconds after that.
    let polls: Vec<_> = calls
        .iter()
        .filter(|call| call.path.ends_with("/status"))
        .collect();
    assert_eq!(polls.len(), 3);
    assert_eq!(polls[2].at - polls[0].at, Duration::from_secs(4));
}

#[tokio::test(start_paused = true)]
async fn a_file_of_unknown_type_is_sent_as_bytes() {
    let service = Service::new([3]).with(|state| state.media_type = Value::Null);
    let transport = service.transport();
    let done = film(&transport, b"abc".to_vec()).await.unwrap();
    assert_eq!(
        transport.calls()[1].headers["content-type"],
        "application/octet-stream"
    );
    assert_eq!(done.receipt.media_type, None);
}

#[tokio::test(start_paused = true)]
async fn a_header_that_the_signature_does_not_cover_stays_at_home() {
    let service =
        Service::new([3]).with(|state| state.query = "X-Amz-SignedHeaders=host".to_owned());
    let transport = service.transport();
    film(&transport, b"abc".to_vec()).await.unwrap();
    let headers = &transport.calls()[1].headers;
    assert_eq!(headers.keys().collect::<Vec<_>>(), ["user-agent"]);

    let service =
        service.with(|state| state.query = "X-Amz-SignedHeaders=host%3Bx-amz-meta-a".to_owned());
    let error = upload(&service, b"abc".to_vec()).await.unwrap_err();
    assert!(
        error.is_protocol() && error.to_string().contains("x-amz-meta-a"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_part_that_keeps_failing_ends_the_upload_and_its_file() {
    let refusals = (0..3).map(|_| (2, Answer::status(500))).collect();
    let service = Service::new([4, 4, 2]).with(|state| state.refusals = refusals);
    let error = upload(&service, b"0123456789".to_vec()).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
    assert_eq!(error.attempts(), 3);
    assert_eq!(service.state().deleted, ["file-1"]);
}

#[tokio::test(start_paused = true)]
async fn an_expired_address_means_a_new_file_that_gets_all_parts() {
    for expired in [
        s3_expired(),
        s3(400, "ExpiredToken", "The provided token has expired."),
    ] {
        let service = Service::new([4, 4, 2]).with(|state| state.refusals = vec![(3, expired)]);
        let done = upload(&service, b"0123456789".to_vec()).await.unwrap();
        assert_eq!(
            (done.receipt.file_id.as_str(), done.attempts),
            ("file-2", 2)
        );
        assert_eq!(service.contents(), "0123456789");
        assert_eq!(
            service.state().deleted,
            ["file-1"],
            "nobody will finish that"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_permanent_rejection_creates_no_other_file() {
    // The text is ignored, and an answer that is not XML is not the storage's.
    let page = || vec![("content-type", "text/html".to_owned())];
    for (denied, code) in [
        (
            s3(403, "AccessDenied", "Access Denied"),
            Some("AccessDenied"),
        ),
        (
            s3(403, "AccessDenied", "The permission has expired"),
            Some("AccessDenied"),
        ),
        (Answer::Full(403, page(), "<html>".into()), None),
        (Answer::Full(404, page(), "<html>".into()), None),
    ] {
        let service = Service::new([3]).with(|state| state.refusals = vec![(1, denied)]);
        let error = upload(&service, b"abc".to_vec()).await.unwrap_err();
        assert_eq!((error.code(), error.attempts()), (code, 1));
        assert_eq!(service.state().files, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn an_invalid_answer_is_requested_again() {
    let status =
        json!({"id": "f", "filetype": "x", "upload_complete": true, "upload_failed": false});
    let complete = || json_answer(200, &json!({"data": status}));
    let page = || {
        Answer::Full(
            200,
            vec![("content-type", "text/html".to_owned())],
            "<html>".into(),
        )
    };
    let transport = Scripted::new([page(), Answer::json(200, "{\"data\":{\"id\""), complete()]);
    frame(&transport)
        .wait_for_upload(ACCOUNT, "f")
        .await
        .unwrap();
    assert_eq!(transport.calls().len(), 3);
    // Only a limited number of times.
    let transport = Scripted::always(page());
    let error = frame(&transport).wait_for_upload(ACCOUNT, "f").await;
    assert!(error.unwrap_err().is_decode());
    assert!(transport.calls().len() < 30);
}

#[tokio::test(start_paused = true)]
async fn an_address_whose_time_is_over_gets_no_bytes() {
    let over = "X-Amz-Date=20250626T200806Z&X-Amz-Expires=0".to_owned();
    let service = Service::new([3]).with(|state| state.query = over);
    let error = upload(&service, b"abc".to_vec()).await.unwrap_err();
    assert!(
        error.is_forbidden() && error.to_string().contains("expired"),
        "{error}"
    );
    assert!(service.sent().is_empty());
    assert_eq!(service.state().deleted.len(), 3, "one for each attempt");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_can_be_read_once_does_not_survive_an_expired_address() {
    let expired = s3_expired();
    let service = Service::new([4, 4, 2]).with(|state| state.refusals = vec![(1, expired)]);
    let error = upload(&service, once("0123456789")).await.unwrap_err();
    assert_eq!(error.code(), Some("AccessDenied"));
    assert!(error.to_string().contains("Request has expired"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_signature_that_does_not_fit_is_no_matter_of_time() {
    let wrong = s3(
        403,
        "SignatureDoesNotMatch",
        "Check your key and signing method.",
    );
    let service = Service::new([3]).with(|state| state.refusals = vec![(1, wrong)]);
    let error = upload(&service, b"abc".to_vec()).await.unwrap_err();
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("SignatureDoesNotMatch"), 1)
    );
    assert_eq!(service.state().files, 1);
}

#[tokio::test(start_paused = true)]
async fn parts_that_do_not_fit_the_file_are_refused_before_anything_is_sent() {
    for parts in [vec![4, 4, 1], vec![4, 4, 3], vec![10, 0], vec![]] {
        let service = Service::new(parts.clone());
        let error = upload(&service, b"0123456789".to_vec()).await.unwrap_err();
        assert!(error.is_protocol(), "{parts:?}: {error}");
        assert!(error.to_string().contains("film.mp4"), "{error}");
        assert!(service.sent().is_empty());
        assert_eq!(service.state().deleted, ["file-1"]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_null_where_addresses_were_documented_is_an_error() {
    let mut made = file("f", "x", 3);
    made["upload_urls"] = Value::Null;
    let transport = Scripted::new([
        json_answer(201, &json!({"data": made})),
        Answer::status(204),
    ]);
    let error = film(&transport, b"abc".to_vec()).await.unwrap_err();
    assert!(
        error.is_protocol() && error.to_string().contains("no upload URLs"),
        "{error}"
    );
    let transport = Scripted::new([Answer::json(201, r#"{"data":null}"#)]);
    let error = film(&transport, b"abc".to_vec()).await.unwrap_err();
    assert!(error.is_decode(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_address_over_plain_http_is_not_used() {
    let mut made = file("f", "x", 3);
    made["upload_urls"] =
        json!([{"size": 3, "url": "http://s3.example/part?X-Amz-Signature=CANARY_SIGNATURE"}]);
    let transport = Scripted::new([
        json_answer(201, &json!({"data": made})),
        Answer::status(204),
    ]);
    let error = film(&transport, b"abc".to_vec()).await.unwrap_err();
    assert!(error.is_protocol(), "{error}");
    assert!(!format!("{error:?} {error}").contains("CANARY"));
    assert!(
        transport
            .lines()
            .iter()
            .all(|line| !line.starts_with("PUT"))
    );
}

#[tokio::test(start_paused = true)]
async fn unusable_sources_are_refused_before_any_request() {
    let service = Service::new([1]);
    let transport = service.transport();
    let frame = frame(&transport);
    let error = frame
        .upload(ACCOUNT, FOLDER, Vec::new())
        .name("empty")
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.to_string().contains("empty"),
        "{error}"
    );
    let unsized_source = UploadSource::reader(&b"abc"[..]);
    let error = frame
        .upload(ACCOUNT, FOLDER, unsized_source)
        .name("x")
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.to_string().contains("with_size"),
        "{error}"
    );
    let error = frame
        .upload(ACCOUNT, FOLDER, b"abc".to_vec())
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.to_string().contains("name"),
        "{error}"
    );
    let error = frame
        .upload(ACCOUNT, FOLDER, "/no/such/film.mp4")
        .await
        .unwrap_err();
    assert!(
        error.is_source() && error.to_string().contains("/no/such/film.mp4"),
        "{error}"
    );
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_the_service_gives_up_is_an_error_that_names_the_file() {
    let service = Service::new([3]).with(|state| state.failed = true);
    let error = upload(&service, b"abc".to_vec()).await.unwrap_err();
    assert!(error.is_operation_failed(), "{error}");
    assert!(
        error.to_string().contains("film.mp4") && error.to_string().contains("file-1"),
        "{error}"
    );
    assert!(service.state().deleted.is_empty(), "its bytes are there");
}

#[tokio::test(start_paused = true)]
async fn a_missing_confirmation_sends_nothing_again() {
    for answer in [Answer::NoConnection, Answer::Broken, refused(500)] {
        let service = Service::new([3]);
        let inner = service.clone();
        let transport = Scripted::answering(move |call| match call.path.ends_with("/status") {
            true => answer.clone(),
            false => inner.answer(call),
        });
        let upload = frame(&transport).upload(ACCOUNT, FOLDER, b"abc".to_vec());
        let error = upload.name("film.mp4").await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        assert!(error.to_string().contains("file-1"), "{error}");
        assert_eq!(service.sent(), [1]);
        assert_eq!(service.state().files, 1);
        assert!(service.state().deleted.is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn waiting_is_a_choice_and_has_a_limit() {
    let service = Service::new([3]).with(|state| state.polls = u32::MAX);
    let transport = service.transport();
    let upload = || film(&transport, b"abc".to_vec());
    let done = upload().wait(false).await.unwrap();
    assert!(!done.receipt.complete);
    let polls = PollSettings::every(Duration::from_secs(1)).with_timeout(Duration::from_secs(10));
    let error = upload()
        .with_options(CallOptions::new().with_poll(polls))
        .await
        .unwrap_err();
    assert_eq!(error.class(), crate::ErrorClass::PollTimeout);
    assert!(service.state().deleted.is_empty());
}

#[tokio::test(start_paused = true)]
async fn dropping_an_upload_ends_it_and_its_file_is_known() {
    let slow = (1..=3).map(|part| (part, Answer::status(500).after(Duration::from_secs(60))));
    let service = Service::new([4, 4, 2]).with(|state| state.refusals = slow.collect());
    let transport = service.transport();
    let made = Arc::new(Mutex::new(None));
    let noted = made.clone();
    let upload = film(&transport, b"0123456789".to_vec())
        .on_created(move |file_id| *noted.lock().unwrap() = Some(file_id.clone()));
    let dropped = tokio::time::timeout(Duration::from_secs(10), upload.into_future()).await;
    assert!(dropped.is_err());
    let before = transport.calls().len();
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(transport.calls().len(), before);
    assert_eq!(made.lock().unwrap().as_deref(), Some("file-1"));
}

#[tokio::test(start_paused = true)]
async fn the_file_of_a_failed_upload_stays_if_it_is_to() {
    let wrong = s3(400, "InvalidArgument", "no");
    let service = Service::new([3]).with(|state| state.refusals = vec![(1, wrong)]);
    let transport = service.transport();
    let upload = film(&transport, b"abc".to_vec());
    upload.keep_unfinished(true).await.unwrap_err();
    assert!(service.state().deleted.is_empty());
}

#[tokio::test(start_paused = true)]
async fn options_hold_for_parts_too() {
    let service = Service::new([3]).with(|state| state.refusals = vec![(1, Answer::status(500))]);
    let transport = service.transport();
    let options = CallOptions::new()
        .without_retries()
        .with_header("x-mine", "yes")
        .unwrap();
    let upload = film(&transport, b"abc".to_vec());
    let error = upload.with_options(options).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    let calls = transport.calls();
    assert_eq!(calls[0].headers["x-mine"], "yes");
    assert!(
        !calls[1].headers.contains_key("x-mine"),
        "not for the host of the parts"
    );
}

#[tokio::test(start_paused = true)]
async fn a_file_that_was_made_by_hand_gets_its_parts() {
    let service = Service::new([4, 2]);
    let transport = service.transport();
    let frame = frame(&transport);
    let data = super::super::types::FileCreateLocalUploadParamsData::new("film.mp4", 6);
    let made = frame
        .api()
        .files()
        .create_local_upload(ACCOUNT, FOLDER, data)
        .send()
        .await
        .unwrap();
    let done = frame
        .upload_parts(b"012345".to_vec(), made.into_body())
        .await
        .unwrap();
    assert_eq!(
        (service.contents().as_str(), done.receipt.complete),
        ("012345", false)
    );
    let expired = s3_expired();
    let service = Service::new([3]).with(|state| state.refusals = vec![(1, expired)]);
    let transport = service.transport();
    let data = super::super::types::FileCreateLocalUploadParamsData::new("film.mp4", 3);
    let frame = super::frame(&transport);
    let made = frame
        .api()
        .files()
        .create_local_upload(ACCOUNT, FOLDER, data)
        .send()
        .await
        .unwrap();
    let call = frame.upload_parts(b"abc".to_vec(), made.into_body());
    assert!(!format!("{call:?}").contains("CANARY"));
    let error = call.await.unwrap_err();
    assert!(
        error.is_forbidden(),
        "there is no other address for it: {error}"
    );
    assert_eq!(service.state().files, 1);
}

#[tokio::test(start_paused = true)]
async fn an_attachment_is_sent_in_equal_parts() {
    let service = Service::new([4, 4, 2]);
    let transport = service.transport();
    let done = frame(&transport)
        .upload_attachment(ACCOUNT, "com", "application/pdf", b"0123456789".to_vec())
        .name("notes.pdf")
        .await
        .unwrap();
    assert_eq!(
        (
            service.contents().as_str(),
            done.receipt.attachment_id.as_str()
        ),
        ("0123456789", "att")
    );
    let calls = transport.calls();
    assert_eq!(
        calls[0].line(),
        "POST /v4/accounts/acc/comments/com/attachments"
    );
    let mut sizes: Vec<usize> = calls[1..].iter().map(|call| call.body.len()).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [2, 4, 4]);
    assert_eq!(calls[1].headers["content-type"], "application/pdf");
}

#[tokio::test(start_paused = true)]
async fn the_service_fetches_a_file_and_is_waited_for() {
    let created = json!({"data": file("f", "b.mov", 518), "links": {"status": "/v4/accounts/acc/files/f/status"}});
    let status = |complete: bool, failed: bool| {
        let status = json!({"id": "f", "filetype": "x", "upload_complete": complete, "upload_failed": failed});
        json_answer(200, &json!({"data": status}))
    };
    let transport = Scripted::new([
        json_answer(202, &created),
        status(false, false),
        status(true, false),
    ]);
    let address = "https://example.com/a/b%20c.mov?signature=CANARY";
    let call = frame(&transport).remote_upload(ACCOUNT, FOLDER, address);
    assert!(!format!("{call:?}").contains("CANARY"));
    let fetched = call.await.unwrap();
    assert_eq!(fetched.id, "f");
    let sent: Value = serde_json::from_str(&transport.calls()[0].body).unwrap();
    assert_eq!(
        sent["data"],
        json!({"name": "b c.mov", "source_url": address})
    );

    let transport = Scripted::new([json_answer(202, &created), status(false, true)]);
    let running = frame(&transport)
        .remote_upload(ACCOUNT, FOLDER, "https://example.com/b.mov")
        .start()
        .await
        .unwrap();
    assert_eq!(
        (running.id(), running.result().name.as_str()),
        (Some("f"), "b.mov")
    );
    assert!(running.await.unwrap_err().is_operation_failed());

    // Without links, which are a free object; and from connected storage.
    let transport = Scripted::new([
        json_answer(202, &json!({"data": file("f", "b.mov", 518), "links": {}})),
        status(true, false),
        json_answer(202, &json!({"data": file("g", "c.mov", 518)})),
        status(true, false),
    ]);
    let frame = frame(&transport);
    frame
        .remote_upload(ACCOUNT, FOLDER, "https://example.com/b.mov")
        .await
        .unwrap();
    frame
        .import_file(ACCOUNT, FOLDER, "dailies/c.mov", "loc")
        .await
        .unwrap();
    let sent: Value = serde_json::from_str(&transport.calls()[2].body).unwrap();
    assert_eq!(
        sent["data"],
        json!({"name": "c.mov", "key": "dailies/c.mov", "storage_location": "loc"})
    );
}
