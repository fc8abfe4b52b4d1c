//! Tests of errors: their text and their predicates.

use std::time::{Duration, SystemTime};

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{Effect, Error, ErrorClass, RetryAfter};

use crate::support::memory::headers;
use crate::support::{CANARY, GET};

fn answer(status: u16, pairs: &[(&'static str, &'static str)], body: &[u8]) -> Error {
    Error::from_status(
        &GET,
        StatusCode::from_u16(status).unwrap(),
        &headers(pairs),
        body,
    )
}

#[test]
fn one_line_says_operation_status_code_message_and_request_id() {
    let body =
        br#"{"error":"DiskNotFoundError","description":"Resource not found.","message":"..."}"#;
    let error = answer(404, &[("x-request-id", "abc-1")], body);
    assert_eq!(
        error.to_string(),
        "resources.get: 404 Not Found, DiskNotFoundError: Resource not found. [request id abc-1]"
    );
    assert_eq!(error.class(), ErrorClass::Status);
    assert_eq!(error.operation(), Some("resources.get"));
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(error.code(), Some("DiskNotFoundError"));
    assert_eq!(error.message(), "Resource not found.");
    assert_eq!(error.request_id(), Some("abc-1"));
    assert_eq!(error.body(), &body[..]);
    assert!(
        error.is_not_found()
            && error.is_status()
            && !error.is_server_error()
            && !error.is_transient()
    );
}

#[test]
fn code_and_message_are_found_wherever_the_spec_says() {
    let error = answer(400, &[], br#"{"error":{"code":"bad"},"request_id":7}"#);
    assert_eq!((error.code(), error.request_id()), (Some("bad"), Some("7")));
    let error = answer(
        422,
        &[],
        br#"{"errors":[{"title":"Invalid","detail":"Unexpected field: foo"}]}"#,
    );
    assert_eq!(
        error.to_string(),
        "resources.get: 422 Unprocessable Entity: Unexpected field: foo"
    );
    let error = answer(400, &[], br#"{"error":"","errors":[{"code":12}]}"#);
    assert_eq!(error.code(), Some("12"), "an empty one is none");
}

#[test]
fn an_answer_in_another_form_says_what_came() {
    let html = b"<html><body>502 Bad Gateway nginx</body></html>";
    let error = answer(502, &[("content-type", "text/html; charset=utf-8")], html);
    assert_eq!(
        error.to_string(),
        "resources.get: 502 Bad Gateway: the answer has 47 bytes of text/html"
    );
    assert!(error.is_server_error() && error.is_transient());
    assert_eq!(answer(500, &[], b"").message(), "the answer has no body");
    assert_eq!(
        answer(500, &[], b"\xff\xfe").message(),
        "the answer has 2 bytes of an unnamed type"
    );
    let json = [("content-type", "application/json")];
    assert_eq!(
        answer(500, &json, b"{\"error\":\"Cut").message(),
        "the answer has 13 bytes of application/json"
    );
    assert_eq!(
        answer(500, &json, b"[1,2]").message(),
        "the answer has 5 bytes of application/json"
    );
    assert_eq!(
        answer(503, &[("content-type", "text/plain")], b"  slow\r\n down ").message(),
        "slow down"
    );
}

#[test]
fn an_object_store_that_speaks_xml_is_understood() {
    let xml = b"<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
    let error = answer(403, &[("content-type", "application/xml")], xml);
    assert_eq!(
        error.to_string(),
        "resources.get: 403 Forbidden, AccessDenied: Request has expired"
    );
    assert!(error.is_forbidden());
}

#[test]
fn a_huge_message_is_cut_and_put_on_one_line() {
    let body = serde_json::json!({ "error": "x".repeat(5000), "description": "line\r\n\u{1b}[31m\u{0}".repeat(5000) });
    let error = answer(400, &[], &serde_json::to_vec(&body).unwrap());
    assert!(error.message().chars().count() <= 502 && error.code().unwrap().chars().count() <= 202);
    assert!(!error.to_string().contains(|c: char| c.is_control()));
    assert_eq!(error.body().len(), 16 * 1024, "the body is kept in part");
}

#[test]
fn a_redirect_says_where_to_without_path_and_query() {
    let error = answer(
        302,
        &[("location", "https://other.example/x?key=s3cret")],
        b"",
    );
    assert_eq!(error.class(), ErrorClass::Redirect);
    assert_eq!(
        error.to_string(),
        "resources.get: 302 Found: a redirect to other.example, which is not followed"
    );
    assert!(error.is_redirect() && error.is_status());
    let error = answer(301, &[("location", "/elsewhere?key=s3cret")], b"");
    assert_eq!(
        error.message(),
        "a redirect to another path on the same host, which is not followed"
    );
    assert_eq!(
        answer(307, &[], b"").message(),
        "a redirect without a target"
    );
    let unchanged = answer(304, &[], b"");
    assert!(unchanged.is_status() && !unchanged.is_redirect());
}

#[test]
fn predicates_group_errors_by_what_a_caller_can_do() {
    let of = |status| answer(status, &[], b"");
    assert!(
        of(401).is_unauthorized()
            && of(403).is_forbidden()
            && of(409).is_conflict()
            && of(410).is_not_found()
    );
    assert!(of(412).is_precondition_failed() && of(429).is_rate_limited());
    let transient: Vec<u16> = (400..600)
        .filter(|status| of(*status).is_transient())
        .collect();
    assert_eq!(
        transient,
        [
            408, 423, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530
        ]
    );

    let of = |class| Error::new(class, "x");
    assert!(of(ErrorClass::Connect).is_unsent() && of(ErrorClass::Connect).is_connect());
    assert!(of(ErrorClass::Connect).is_transient());
    assert!(of(ErrorClass::Auth).is_unsent() && of(ErrorClass::Auth).is_unauthorized());
    assert!(
        of(ErrorClass::InvalidInput).is_unsent() && !of(ErrorClass::InvalidInput).is_transient()
    );
    assert!(of(ErrorClass::Timeout).is_timeout() && !of(ErrorClass::Timeout).is_unsent());
    assert!(of(ErrorClass::Transport).is_transient() && !of(ErrorClass::Transport).is_unsent());
    assert!(
        of(ErrorClass::PollTimeout).is_timeout() && !of(ErrorClass::PollTimeout).is_transient()
    );
    assert!(
        of(ErrorClass::Source).is_source()
            && of(ErrorClass::Io).is_io()
            && of(ErrorClass::Integrity).is_integrity()
    );
    assert!(
        of(ErrorClass::OutcomeUnknown).is_outcome_unknown()
            && of(ErrorClass::Protocol).is_protocol()
    );
    assert!(of(ErrorClass::OperationFailed).is_operation_failed());
    assert!(of(ErrorClass::WrongResourceType).is_wrong_resource_type());
    let connecting = of(ErrorClass::Timeout).with_effect(Effect::None);
    assert!(connecting.is_connect() && connecting.is_timeout() && connecting.is_unsent());
}

#[test]
fn attempts_and_cause_are_part_of_the_line() {
    let cause = std::io::Error::new(std::io::ErrorKind::ConnectionReset, "reset by peer");
    let error = Error::new(ErrorClass::Transport, "the connection broke")
        .with_operation(&GET)
        .with_source(cause)
        .with_attempts(3, Duration::from_millis(1240));
    assert_eq!(
        error.to_string(),
        "resources.get: the connection broke (reset by peer), after 3 attempts in 1.2 s"
    );
    assert_eq!(
        (error.attempts(), error.elapsed()),
        (3, Some(Duration::from_millis(1240)))
    );
    let source = std::error::Error::source(&error).unwrap();
    assert!(
        source.downcast_ref::<std::io::Error>().is_some(),
        "the cause can be looked at"
    );
    assert_eq!(Error::new(ErrorClass::Io, "x").attempts(), 1);
    let kept = error.or_operation(&crate::support::PUT);
    assert_eq!(
        kept.operation(),
        Some("resources.get"),
        "the first operation named stays"
    );
}

#[test]
fn retry_after_is_understood_in_every_form_that_servers_use() {
    let of = |name, value| answer(429, &[(name, value)], b"").retry_after();
    let seconds = |value| Some(RetryAfter::Delay(Duration::from_secs_f64(value)));
    assert_eq!(of("retry-after", "3"), seconds(3.0));
    assert_eq!(of("retry-after", " 0.5 "), seconds(0.5));
    assert_eq!(of("retry-after-ms", "1500"), seconds(1.5));
    assert_eq!(of("x-ms-retry-after-ms", "20"), seconds(0.02));
    for useless in ["", "-1", "soon", "NaN", "-inf"] {
        assert_eq!(of("retry-after", useless), None, "{useless}");
    }
    for too_long in ["1e20", "1e400", "inf"] {
        assert_eq!(
            of("retry-after", too_long),
            Some(RetryAfter::Delay(Duration::MAX)),
            "{too_long} must not mean at once"
        );
    }
    let date = of("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT").unwrap();
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_445_412_480);
    assert_eq!(date, RetryAfter::At(time));
    assert_eq!(
        date.delay_from(time - Duration::from_secs(5)),
        Duration::from_secs(5)
    );
    assert_eq!(
        date.delay_from(time + Duration::from_secs(5)),
        Duration::ZERO
    );
    let by_its_own_clock = answer(
        503,
        &[
            ("date", "Wed, 21 Oct 2015 07:27:30 GMT"),
            ("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT"),
        ],
        b"",
    );
    assert_eq!(by_its_own_clock.retry_after(), seconds(30.0));
    assert_eq!(RetryAfter::from_headers(&HeaderMap::new()), None);
}

#[test]
fn a_redirect_to_an_address_in_raw_utf_8_says_where_to() {
    let error = answer(
        302,
        &[("location", "https://files.example/Ö.txt?sig=1")],
        b"",
    );
    assert_eq!(
        error.message(),
        "a redirect to files.example, which is not followed"
    );
}

#[test]
fn neither_display_nor_debug_shows_headers_or_body() {
    let body = format!("{{\"error\":\"E\",\"description\":\"d\",\"access_token\":\"{CANARY}\"}}");
    let error = answer(
        400,
        &[("set-cookie", CANARY), ("location", CANARY)],
        body.as_bytes(),
    );
    assert!(!format!("{error} {error:?} {error:#?}").contains(CANARY));
    assert!(
        error.headers()["set-cookie"] == CANARY,
        "a program that wants to can still look"
    );
}
