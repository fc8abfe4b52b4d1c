//! Failures with the service's own answers.

use cloud_drives_emulator::Fault;
use cloud_drives_emulator::amazon_drive::Failure;
use http::Method;

use super::client::User;

#[tokio::test]
async fn each_failure_has_its_status_type_and_body() {
    let user = User::new();
    for (failure, status, kind, body) in [
        (
            Failure::RateExceeded,
            429,
            "application/json",
            "{\"message\":\"Rate exceeded\"}",
        ),
        (
            Failure::TokenExpired,
            401,
            "application/json",
            "Token has expired",
        ),
        (
            Failure::Signature,
            403,
            "text/plain",
            "requires 'Credential' parameter",
        ),
        (
            Failure::UnknownOperation,
            404,
            "application/xml",
            "<UnknownOperationException/>",
        ),
        (Failure::RequestTimeout, 408, "", ""),
        (
            Failure::InternalError,
            500,
            "application/json",
            "\"logref\"",
        ),
        (Failure::InternalErrorEmpty, 500, "", ""),
        (
            Failure::BadGateway,
            502,
            "text/html",
            "<h1>Bad Gateway</h1>",
        ),
        (Failure::Unavailable, 503, "application/json", "\"message\""),
        (Failure::UnavailableEmpty, 503, "", ""),
        (
            Failure::GatewayTimeout,
            504,
            "text/html",
            "<h1>Gateway Time-out</h1>",
        ),
    ] {
        let fault = user
            .emulator
            .faults()
            .add(failure.on(Method::GET, "/drive/v1/account/*"));
        let reply = user.get("account/info").await.is(status);
        assert_eq!(reply.header("content-type"), kind);
        assert!(reply.text().contains(body), "{failure:?}: {}", reply.text());
        assert_eq!(body.is_empty(), reply.body.is_empty());
        assert_eq!(fault.used(), 1);
        user.get("account/info").await.is(200);
    }
}

#[tokio::test]
async fn a_failure_fits_any_rule() {
    let user = User::new();
    let rule = Fault::any("/drive/v1/*").origin("metadata").nth(2).times(2);
    user.emulator.faults().add(Failure::Unavailable.of(rule));
    user.emulator
        .faults()
        .add(Failure::BadGateway.any("/nowhere"));
    for status in [200, 503, 503, 200] {
        user.get("account/info").await.is(status);
    }
    assert_eq!(user.emulator.faults().unused().len(), 1);
}
