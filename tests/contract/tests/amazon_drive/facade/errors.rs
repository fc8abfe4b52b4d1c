//! Tests of the errors of the facade, and of the codes of the Python client.

use cloud_drives::amazon_drive::{ErrorKind, PseudoCode};
use cloud_drives::prelude::*;
use cloud_drives::{AmazonDrive, CallOptions, CallOptionsExt, Error};
use cloud_drives_emulator::Fault;
use cloud_drives_emulator::amazon_drive::Failure;
use http::{Method, StatusCode};

use super::{at_once, signed_in};

#[tokio::test]
async fn an_error_has_status_body_and_one_line() {
    let (_service, drive) = signed_in().await;
    let error = drive
        .get_metadata("NobodyAAAAAAAAAAAAAAAA")
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(ErrorKind::of(&error), ErrorKind::NotFound);
    assert!(String::from_utf8_lossy(error.body()).contains("Node not found"));
    assert!(error.message().contains("Node not found") && !error.to_string().contains('\n'));
    assert_eq!(PseudoCode::of(&error), None, "it has a status");
}

#[tokio::test]
async fn bodies_in_xml_html_and_none_are_read_by_their_status() {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "a");
    for (failure, expected) in [
        (Failure::UnknownOperation, ErrorKind::NotFound),
        (Failure::BadGateway, ErrorKind::BadGateway),
        (Failure::GatewayTimeout, ErrorKind::GatewayTimeout),
        (Failure::UnavailableEmpty, ErrorKind::Unavailable),
        (Failure::InternalErrorEmpty, ErrorKind::InternalServer),
    ] {
        service
            .faults()
            .add(failure.on(Method::GET, "*/nodes/*").times(4));
        let error = drive.get_metadata(&id).await.unwrap_err();
        service.faults().clear();
        assert_eq!(ErrorKind::of(&error), expected, "{failure:?}");
        assert!(!error.message().is_empty());
    }
}

#[tokio::test]
async fn no_connection_a_broken_one_and_silence_have_one_code() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    drive.metadata_url().await?;
    service
        .faults()
        .add(Fault::on(Method::GET, "*/account/quota").reset().always());
    let broken = drive.get_quota().await.unwrap_err();
    service.faults().clear();
    service.faults().add(
        Fault::on(Method::GET, "*/account/quota")
            .never_answer()
            .always(),
    );
    let options = CallOptions::new()
        .with_idle_timeout(std::time::Duration::from_millis(30))
        .without_retries();
    let silent = drive.get_quota().with_options(options).await.unwrap_err();
    let nobody = AmazonDrive::builder()
        .token("Atza|x")
        .base_url("master", "http://127.0.0.1:1/drive/v1/")
        .retry_policy(at_once())
        .pause_policy(cloud_drives::retry::PausePolicy::off())
        .build()?;
    let unreachable = nobody.get_quota().await.unwrap_err();
    for error in [broken, silent, unreachable] {
        assert_eq!(
            PseudoCode::of(&error),
            Some(PseudoCode::ConnException),
            "{error}"
        );
        assert_eq!(error.status(), None);
    }
    assert_eq!(PseudoCode::ConnException.code(), 1000);
    Ok(())
}

#[tokio::test]
async fn cut_contents_have_a_code() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "hello");
    let other = Fault::on(Method::GET, "*/content").status(200);
    service.faults().add(other.body("text/plain", "hullo"));
    let error = drive.open(&id).await?.collect(10).await.unwrap_err();
    assert_eq!(PseudoCode::of(&error), Some(PseudoCode::IncompleteResult));
    assert_eq!(PseudoCode::IncompleteResult.code(), 1003);
    assert_eq!(PseudoCode::FailedSubrequest.code(), 1002);
    Ok(())
}

#[tokio::test]
async fn a_missing_or_unrenewable_token_has_its_code() -> Result<(), Error> {
    let (service, _) = signed_in().await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("oauth_data");
    let drive = service.stranger().token_file(&path).build()?;
    let missing = drive.get_quota().await.unwrap_err();
    assert_eq!(
        PseudoCode::of(&missing),
        Some(PseudoCode::InvalidToken),
        "{missing}"
    );
    for bad in ["not JSON", r#"{"access_token":"x","expires_in":3600}"#] {
        std::fs::write(&path, bad).expect("it is written");
        let drive = service.stranger().token_file(&path).build()?;
        let error = drive.get_quota().await.unwrap_err();
        assert_eq!(
            PseudoCode::of(&error).map(PseudoCode::code),
            Some(1005),
            "{bad}: {error}"
        );
    }
    let old = r#"{"access_token":"x","expires_in":3600,"refresh_token":"Atzr|none","exp_time":1}"#;
    std::fs::write(&path, old).expect("it is written");
    let drive = service.stranger().token_file(&path).build()?;
    let error = drive.get_quota().await.unwrap_err();
    assert_eq!(
        PseudoCode::of(&error).map(PseudoCode::code),
        Some(1004),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn calls_succeed_despite_failures_of_the_service() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.txt", "hello");
    let faults = service.faults();
    faults.add(Failure::RateExceeded.on(Method::GET, "/drive/v1/account/endpoint"));
    faults.add(Failure::BadGateway.on(Method::GET, "/drive/v1/nodes/*"));
    faults.add(Failure::Signature.on(Method::GET, "/drive/v1/nodes/*"));
    faults.add(Failure::TokenExpired.on(Method::GET, "/drive/v1/nodes/*"));
    assert_eq!(
        drive.get_metadata(&id).await?.name.as_deref(),
        Some("a.txt")
    );
    assert!(faults.unused().is_empty(), "{:?}", faults.unused());
    Ok(())
}
