//! Tests of error answers and their kinds.

use std::time::Duration;

use cloud_drives_emulator::Fault;
use cloud_drives_emulator::verizon_cloud::Failure;
use http::Method;
use verizon_cloud::{Error, ErrorClass, ErrorKind};

use super::Cloud;

async fn fail(cloud: &Cloud, fault: Fault) -> Error {
    cloud.emulator.faults().add(fault);
    cloud.client.account().get().send().await.unwrap_err()
}

#[tokio::test]
async fn every_status_that_the_service_knows_has_its_kind() {
    use ErrorKind as Kind;
    let cloud = Cloud::open().await;
    for (status, kind) in [
        (400, Kind::BadRequest),
        (401, Kind::Unauthorized),
        (403, Kind::Forbidden),
        (404, Kind::NotFound),
        (405, Kind::MethodNotAllowed),
        (406, Kind::NotAcceptable),
        (409, Kind::Conflict),
        (410, Kind::Gone),
        (411, Kind::LengthRequired),
        (412, Kind::PreconditionFailed),
        (413, Kind::QuotaExceeded),
        (415, Kind::UnsupportedMedia),
        (429, Kind::TooManyRequests),
        (500, Kind::InternalServer),
        (503, Kind::Unavailable),
        (504, Kind::GatewayTimeout),
        (418, Kind::Other),
    ] {
        let body = r#"{"error":"code","error_description":"What is wrong"}"#;
        let fault = Fault::on(Method::GET, "/cloud/1/account").status(status);
        let error = fail(&cloud, fault.body("application/json", body)).await;
        assert_eq!(Kind::of(&error), kind, "{status}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(
            (error.code(), error.message()),
            (Some("code"), "What is wrong")
        );
        assert_eq!(error.body(), body.as_bytes());
        assert!(error.to_string().contains("account.get"), "{error}");
    }
}

#[tokio::test]
async fn failures_of_a_gateway_are_distinguished_too() {
    let cloud = Cloud::open().await;
    for (failure, kind) in [
        (Failure::TokenExpired, ErrorKind::Unauthorized),
        (Failure::TokenExpiredAtGateway, ErrorKind::Unauthorized),
        (Failure::Forbidden, ErrorKind::Forbidden),
        (Failure::RateLimited, ErrorKind::TooManyRequests),
        (Failure::RateLimitedAtGateway, ErrorKind::TooManyRequests),
        (Failure::InternalError, ErrorKind::InternalServer),
        (Failure::InternalErrorEmpty, ErrorKind::InternalServer),
        (Failure::Busy, ErrorKind::Unavailable),
        (Failure::BusyEmpty, ErrorKind::Unavailable),
        (Failure::GatewayTimeout, ErrorKind::GatewayTimeout),
        (Failure::QuotaExceeded, ErrorKind::QuotaExceeded),
    ] {
        let error = fail(&cloud, failure.on(Method::GET, "/cloud/1/account")).await;
        assert_eq!(ErrorKind::of(&error), kind, "{failure:?}");
    }
    let busy = fail(&cloud, Failure::Busy.any("/cloud/1/account")).await;
    let wait = verizon_cloud_wait(&busy);
    assert_eq!(wait, Some(Duration::from_secs(1)));
}

fn verizon_cloud_wait(error: &Error) -> Option<Duration> {
    let now = std::time::SystemTime::now();
    error.retry_after().map(|wait| wait.delay_from(now))
}

#[tokio::test]
async fn failures_without_an_answer_have_no_kind_of_the_service() {
    let cloud = Cloud::open().await;
    let path = "/cloud/1/account";
    let error = fail(&cloud, Fault::on(Method::GET, path).reset()).await;
    assert_eq!(
        ErrorKind::of(&error),
        ErrorKind::Local(ErrorClass::Transport)
    );
    for fault in [
        Fault::on(Method::GET, path).html(),
        Fault::on(Method::GET, path).garbage(),
        Fault::on(Method::GET, path).empty_body(),
    ] {
        let error = fail(&cloud, fault).await;
        assert!(error.is_decode() || error.is_protocol(), "{error:?}");
    }
}

#[tokio::test]
async fn too_many_calls_are_refused_until_the_time_is_over() {
    let setup = cloud_drives_emulator::VerizonCloud::builder();
    let cloud = Cloud::of(setup.rate_limit(2, Duration::from_secs(60))).await;
    let account = || cloud.client.account().get().send();
    account().await.unwrap();
    account().await.unwrap();
    let error = account().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::TooManyRequests);
    assert!(error.is_rate_limited() && error.is_transient());
    cloud.emulator.clock().advance(Duration::from_secs(61));
    account().await.unwrap();
}

#[tokio::test]
async fn a_raw_answer_is_returned_with_any_status() {
    let cloud = Cloud::open().await;
    let raw = cloud
        .client
        .files()
        .metadata("/VZMOBILE/none")
        .send_raw()
        .await;
    let raw = raw.unwrap();
    assert_eq!(raw.status().as_u16(), 404);
    let body: serde_json::Value = serde_json::from_slice(raw.bytes()).unwrap();
    assert!(body["error_description"].is_string(), "{body}");
    let raw = cloud
        .client
        .files()
        .metadata("/VZMOBILE")
        .send_raw()
        .await
        .unwrap();
    let body: serde_json::Value = raw.json().unwrap();
    assert_eq!(body["folder"]["name"], "VZMOBILE");
}
