//! Failures with the service's own answers, limits, and lost answers.

use std::time::Duration;

use cloud_drives_emulator::verizon_cloud::Failure;
use cloud_drives_emulator::{Broken, Fault, VerizonCloud};
use http::Method;

use super::client::{User, sum};

#[tokio::test]
async fn each_failure_has_its_status_type_and_body() {
    let user = User::new();
    let json = "application/json";
    for (failure, status, kind, body) in [
        (Failure::TokenExpired, 401, json, "\"error_description\""),
        (
            Failure::TokenExpiredAtGateway,
            401,
            "text/plain",
            "Unauthorized",
        ),
        (Failure::Forbidden, 403, json, "\"forbidden\""),
        (Failure::QuotaExceeded, 413, json, "quota"),
        (Failure::RateLimited, 429, json, "\"too_many_requests\""),
        (Failure::RateLimitedAtGateway, 429, "text/plain", "Too Many"),
        (Failure::InternalError, 500, json, "\"error\""),
        (Failure::InternalErrorEmpty, 500, "", ""),
        (Failure::Busy, 503, json, "busy"),
        (Failure::BusyEmpty, 503, "", ""),
        (Failure::GatewayTimeout, 504, "text/html", "504 Gateway"),
    ] {
        let fault = failure.on(Method::GET, "/cloud/1/account");
        let fault = user.emulator.faults().add(fault);
        let reply = user.get("account").await.is(status);
        assert_eq!(reply.header("content-type"), kind);
        let text = String::from_utf8_lossy(&reply.body);
        assert!(text.contains(body), "{failure:?}: {text}");
        assert_eq!(body.is_empty(), reply.body.is_empty());
        let waits = matches!(failure, Failure::Busy);
        assert_eq!(!reply.header("retry-after").is_empty(), waits);
        assert_eq!(fault.used(), 1);
        user.get("account").await.is(200);
    }
}

#[tokio::test]
async fn a_failure_fits_any_rule() {
    let user = User::new();
    let rule = Fault::any("/cloud/1/*").origin("api").nth(2).times(2);
    user.emulator.faults().add(Failure::Busy.of(rule));
    user.emulator
        .faults()
        .add(Failure::Forbidden.any("/nowhere"));
    for status in [200, 503, 503, 200] {
        user.get("account").await.is(status);
    }
    assert_eq!(user.emulator.faults().unused().len(), 1);
}

#[tokio::test]
async fn too_many_calls_in_too_little_time_are_refused() {
    let user = User::of(VerizonCloud::builder().rate_limit(2, Duration::from_secs(10)));
    user.get("account").await.is(200);
    user.emulator.clock().advance(Duration::from_secs(6));
    user.get("account").await.is(200);
    let reply = user.get("account").await;
    reply.fails(429);
    assert_eq!(reply.header("retry-after"), "4");
    user.emulator.clock().advance(Duration::from_secs(4));
    user.get("account").await.is(200);
    user.get("account").await.fails(429);
}

#[tokio::test]
async fn an_upload_whose_answer_is_lost_is_there() {
    let user = User::new();
    let lost = Fault::on(Method::POST, "/cloud/1/upload/*").lose_answer();
    user.emulator.faults().add(lost);
    let intent = user.intent("/VZMOBILE", "a.txt", b"hello", "false").await;
    let url = intent.at("uploadurls.uploadurl");
    let url = format!(
        "{}&checksum={}",
        url.as_str().expect("a URL"),
        sum(b"hello")
    );
    let headers = [
        ("authorization", format!("Bearer {}", user.token)),
        ("content-type", "application/octet-stream".to_owned()),
        ("content-length", "5".to_owned()),
    ];
    let headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let broken = user.send("POST", &url, &headers, "hello").await;
    assert_eq!(broken.err(), Some(Broken::Reset));
    let found = user.get("metadata/VZMOBILE/a.txt").await.is(200);
    assert_eq!(found.at("file.checksum"), sum(b"hello").as_str());
}

#[tokio::test]
async fn a_chunk_that_breaks_off_is_not_kept() {
    let user = User::new();
    let broken = Fault::on(Method::POST, "/cloud/1/upload/*").reset_after(2);
    user.emulator.faults().add(broken);
    let urls = user.intent("/VZMOBILE", "a.txt", b"hello", "true").await;
    let urls = urls.at("uploadurls");
    let upload = urls["uploadurl"].as_str().expect("a URL");
    let url = format!("{upload}&offset=1&checksum={}", sum(b"hello"));
    let headers = [("content-type", "application/octet-stream")];
    let reply = user.send("POST", &url, &headers, "hello").await;
    assert_eq!(reply.err(), Some(Broken::Reset));
    let commit = urls["commiturl"].as_str().expect("a URL");
    user.authorized("POST", commit, &[], "").await.fails(400);
    user.bytes(&url, b"hello").await.is(201);
    user.authorized("POST", commit, &[], "").await.is(201);
}
