//! Tests of error answers and their kinds.

use amazon_drive::ErrorKind;
use cloud_drives_emulator::Fault;
use cloud_drives_emulator::amazon_drive::Failure;
use http::Method;

use super::{kind, signed_in};

const NODE: &str = "/drive/v1/nodes/*";

#[tokio::test]
async fn every_failure_of_the_service_has_its_kind_with_any_body() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/a", "a");
    for (failure, expected) in [
        (Failure::RateExceeded, ErrorKind::TooManyRequests),
        (Failure::TokenExpired, ErrorKind::Unauthorized),
        (Failure::Signature, ErrorKind::Forbidden),
        (Failure::UnknownOperation, ErrorKind::NotFound),
        (Failure::RequestTimeout, ErrorKind::RequestTimeout),
        (Failure::InternalError, ErrorKind::InternalServer),
        (Failure::InternalErrorEmpty, ErrorKind::InternalServer),
        (Failure::BadGateway, ErrorKind::BadGateway),
        (Failure::Unavailable, ErrorKind::Unavailable),
        (Failure::UnavailableEmpty, ErrorKind::Unavailable),
        (Failure::GatewayTimeout, ErrorKind::GatewayTimeout),
    ] {
        emulator.faults().add(failure.on(Method::GET, NODE));
        let error = drive.nodes().get(&id).send().await.unwrap_err();
        assert_eq!(kind(&error), expected, "{failure:?}");
        assert_eq!(error.operation(), Some("nodes.get"));
        assert!(!error.to_string().contains('\n'), "one line: {error}");
    }
}

#[tokio::test]
async fn bodies_in_xml_in_html_and_none_are_kept_and_read_by_their_status() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/a", "a");
    for (failure, part) in [
        (Failure::UnknownOperation, "<UnknownOperationException/>"),
        (Failure::BadGateway, "<html"),
        (Failure::Signature, "Credential"),
    ] {
        emulator.faults().add(failure.on(Method::GET, NODE));
        let error = drive.nodes().get(&id).send().await.unwrap_err();
        let body = String::from_utf8_lossy(error.body()).to_lowercase();
        assert!(body.contains(&part.to_lowercase()), "{failure:?}: {body}");
        assert!(!error.message().is_empty());
    }
    emulator
        .faults()
        .add(Failure::UnavailableEmpty.on(Method::GET, NODE));
    let error = drive.nodes().get(&id).send().await.unwrap_err();
    assert!(
        error.body().is_empty() && error.to_string().contains("503"),
        "{error}"
    );
}

#[tokio::test]
async fn an_error_in_json_gives_message_code_and_the_id_of_the_request() {
    let (_emulator, drive) = signed_in().await;
    let error = drive
        .nodes()
        .get("NobodyAAAAAAAAAAAAAAAA")
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NotFound);
    assert!(error.message().contains("NobodyAAAAAAAAAAAAAAAA"));
    assert!(error.request_id().is_some());
}

#[tokio::test]
async fn statuses_without_a_name_of_their_own_keep_their_number() {
    let (emulator, drive) = signed_in().await;
    for (status, expected) in [
        (412, ErrorKind::PreconditionFailed),
        (418, ErrorKind::Other),
        (599, ErrorKind::Other),
    ] {
        emulator
            .faults()
            .add(Fault::on(Method::GET, "*/account/info").status(status));
        let error = drive.account().info().send().await.unwrap_err();
        assert_eq!(kind(&error), expected);
        assert_eq!(error.status().map(|known| known.as_u16()), Some(status));
    }
}

#[test]
fn an_existing_name_is_a_conflict_too() {
    assert!(ErrorKind::NameAlreadyExists.is(ErrorKind::Conflict));
    assert!(!ErrorKind::Conflict.is(ErrorKind::NameAlreadyExists));
}

#[tokio::test]
async fn a_call_is_made_once_with_any_outcome() {
    let (emulator, drive) = signed_in().await;
    emulator.clear_records();
    emulator
        .faults()
        .add(Failure::Unavailable.on(Method::GET, "*/account/quota"));
    drive.account().quota().send().await.unwrap_err();
    emulator
        .faults()
        .add(Fault::on(Method::GET, "*/account/quota").reset());
    let error = drive.account().quota().send().await.unwrap_err();
    assert!(error.is_transport() && error.status().is_none(), "{error}");
    assert_eq!(emulator.requests().len(), 2);
}
