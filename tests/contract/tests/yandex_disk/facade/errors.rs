//! Tests of every error of the Python client, by the service's answer.

use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::PublicSettingsInput;
use cloud_drives::{CallOptions, CallOptionsExt, Error, ErrorClass, YandexDisk};
use cloud_drives_core::BoxFuture;
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;

use super::{Service, signed_in};

/// A failure on the wire, and what it is called.
type Failure = (u16, &'static str, ErrorKind);

const BAD_REQUEST: Failure = (400, "SomethingError", ErrorKind::BadRequest);
const FIELD_VALIDATION: Failure = (400, "FieldValidationError", ErrorKind::FieldValidation);
const PENDING: Failure = (
    400,
    "authorization_pending",
    ErrorKind::AuthorizationPending,
);
const CLIENT: Failure = (400, "invalid_client", ErrorKind::InvalidClient);
const GRANT: Failure = (400, "invalid_grant", ErrorKind::InvalidGrant);
const CODE: Failure = (400, "bad_verification_code", ErrorKind::BadVerificationCode);
const TOKEN_TYPE: Failure = (
    400,
    "unsupported_token_type",
    ErrorKind::UnsupportedTokenType,
);
const UNAUTHORIZED: Failure = (401, "UnauthorizedError", ErrorKind::Unauthorized);
const FORBIDDEN: Failure = (403, "ForbiddenError", ErrorKind::Forbidden);
const PASSWORD: Failure = (
    403,
    "DiskSymlinkPasswordRequiredError",
    ErrorKind::PasswordRequired,
);
const ANY_NOT_FOUND: Failure = (404, "SomethingError", ErrorKind::NotFound);
const NOT_FOUND: Failure = (404, "DiskNotFoundError", ErrorKind::PathNotFound);
const OPERATION: Failure = (
    404,
    "DiskOperationNotFoundError",
    ErrorKind::OperationNotFound,
);
const NOT_ACCEPTABLE: Failure = (406, "SomethingError", ErrorKind::NotAcceptable);
const CONFLICT: Failure = (409, "SomethingError", ErrorKind::Conflict);
const PARENT: Failure = (409, "DiskPathDoesntExistsError", ErrorKind::ParentNotFound);
const DIRECTORY: Failure = (
    409,
    "DiskPathPointsToExistentDirectoryError",
    ErrorKind::DirectoryExists,
);
const EXISTS: Failure = (409, "DiskResourceAlreadyExistsError", ErrorKind::PathExists);
const MD5: Failure = (409, "MD5DifferError", ErrorKind::Md5Differ);
const GONE: Failure = (410, "SomethingError", ErrorKind::Gone);
const TOO_LARGE: Failure = (413, "SomethingError", ErrorKind::PayloadTooLarge);
const MEDIA: Failure = (415, "SomethingError", ErrorKind::UnsupportedMedia);
const ANY_LOCK: Failure = (423, "SomethingError", ErrorKind::Locked);
const LOCKED: Failure = (423, "DiskResourceLockedError", ErrorKind::ResourceIsLocked);
const TRAFFIC: Failure = (
    423,
    "DiskUploadTrafficLimitExceeded",
    ErrorKind::UploadTrafficLimitExceeded,
);
const TOO_MANY: Failure = (429, "SomethingError", ErrorKind::TooManyRequests);
const DOWNLOADS: Failure = (
    429,
    "DiskResourceDownloadLimitExceededError",
    ErrorKind::ResourceDownloadLimitExceeded,
);
const INTERNAL: Failure = (500, "SomethingError", ErrorKind::InternalServer);
const BAD_GATEWAY: Failure = (502, "SomethingError", ErrorKind::BadGateway);
const UNAVAILABLE: Failure = (503, "SomethingError", ErrorKind::Unavailable);
const GATEWAY_TIMEOUT: Failure = (504, "SomethingError", ErrorKind::GatewayTimeout);
const STORAGE: Failure = (507, "SomethingError", ErrorKind::InsufficientStorage);
const UNKNOWN: Failure = (509, "SomethingError", ErrorKind::Other);

/// All exceptions, each with the kind of its parent class.
const ALL: [(Failure, Option<ErrorKind>); 33] = [
    (BAD_REQUEST, None),
    (FIELD_VALIDATION, Some(ErrorKind::BadRequest)),
    (PENDING, Some(ErrorKind::BadRequest)),
    (CLIENT, Some(ErrorKind::BadRequest)),
    (GRANT, Some(ErrorKind::BadRequest)),
    (CODE, Some(ErrorKind::BadRequest)),
    (TOKEN_TYPE, Some(ErrorKind::BadRequest)),
    (UNAUTHORIZED, None),
    (FORBIDDEN, None),
    (PASSWORD, Some(ErrorKind::Forbidden)),
    (ANY_NOT_FOUND, None),
    (NOT_FOUND, Some(ErrorKind::NotFound)),
    (OPERATION, Some(ErrorKind::NotFound)),
    (NOT_ACCEPTABLE, None),
    (CONFLICT, None),
    (PARENT, Some(ErrorKind::Conflict)),
    (DIRECTORY, Some(ErrorKind::PathExists)),
    (EXISTS, Some(ErrorKind::Conflict)),
    (MD5, Some(ErrorKind::Conflict)),
    (GONE, None),
    (TOO_LARGE, None),
    (MEDIA, None),
    (ANY_LOCK, None),
    (LOCKED, Some(ErrorKind::Locked)),
    (TRAFFIC, Some(ErrorKind::Locked)),
    (TOO_MANY, None),
    (DOWNLOADS, Some(ErrorKind::TooManyRequests)),
    (INTERNAL, None),
    (BAD_GATEWAY, None),
    (UNAVAILABLE, None),
    (GATEWAY_TIMEOUT, None),
    (STORAGE, None),
    (UNKNOWN, None),
];

/// A fault as the API words it (and, with other members, the sign-in host).
fn answer(path: &str, (status, code, _): Failure) -> Fault {
    let body = serde_json::json!({
        "error": code,
        "description": "what happened",
        "message": "что случилось",
        "error_description": "what happened",
    });
    Fault::any(path)
        .always()
        .status(status)
        .body("application/json", body.to_string())
}

fn once() -> CallOptions {
    CallOptions::new().without_retries()
}

#[tokio::test]
async fn every_exception_of_the_python_client_has_its_kind() {
    let (service, disk) = signed_in().await;
    for (failure, parent) in ALL {
        let fault = service.faults().add(answer("/v1/disk", failure));
        let error = disk.get_disk_info().with_options(once()).await.unwrap_err();
        service.faults().remove(&fault);
        let (status, code, expected) = failure;
        let kind = ErrorKind::of(&error);
        assert_eq!(kind, expected, "{status} {code}");
        assert!(
            kind.is(expected) && parent.is_none_or(|parent| kind.is(parent)),
            "{status} {code}"
        );
        // What an exception carries.
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.status().map(|it| it.as_u16()), Some(status));
        assert_eq!(error.message(), "what happened");
        assert_eq!(error.operation(), Some("disk.info"));
        assert!(error.body().starts_with(b"{"));
    }
    assert!(ErrorKind::DirectoryExists.is(ErrorKind::Conflict));
    assert!(!ErrorKind::PathNotFound.is(ErrorKind::Conflict));
}

#[tokio::test]
async fn errors_without_an_answer_are_distinguished() {
    let (service, disk) = signed_in().await;
    // YaDiskConnectionError
    service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").reset());
    let broken = disk.get_disk_info().with_options(once()).await.unwrap_err();
    assert!(
        broken.is_transport() && broken.status().is_none(),
        "{broken}"
    );
    assert_eq!(
        ErrorKind::of(&broken),
        ErrorKind::Local(ErrorClass::Transport)
    );
    let nobody = service
        .builder()
        .base_url("api", "http://127.0.0.1:1")
        .build()
        .unwrap();
    let refused = nobody
        .get_disk_info()
        .with_options(once())
        .await
        .unwrap_err();
    assert!(refused.is_connect() && refused.is_unsent(), "{refused}");
    // RequestTimeoutError
    let stall = service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").stall());
    let hasty = once().with_idle_timeout(std::time::Duration::from_millis(20));
    let late = disk.get_disk_info().with_options(hasty).await.unwrap_err();
    assert!(late.is_timeout(), "{late}");
    service.faults().remove(&stall);
    // InvalidResponseError
    service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").html());
    let page = disk.get_disk_info().with_options(once()).await.unwrap_err();
    assert!(page.is_decode(), "{page}");
    // TooManyRedirectsError: none is followed.
    service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").status(302).header(
            http::header::LOCATION,
            http::HeaderValue::from_static("/v1/disk"),
        ));
    let redirect = disk.get_disk_info().with_options(once()).await.unwrap_err();
    assert!(redirect.is_redirect(), "{redirect}");
    // UnknownYaDiskError and RetriableYaDiskError
    for (status, transient) in [(418, false), (500, true), (503, true)] {
        service
            .faults()
            .add(Fault::on(Method::GET, "/v1/disk").status(status));
        let error = disk.get_disk_info().with_options(once()).await.unwrap_err();
        assert_eq!(error.is_transient(), transient, "{status}");
    }
}

type Call = fn(&YandexDisk) -> BoxFuture<'static, Result<(), Error>>;

/// A call or a transfer that is awaited.
macro_rules! call {
    ($disk:ident => $call:expr) => {
        |$disk: &YandexDisk| {
            let call = $call.with_options(once());
            Box::pin(async move { call.await.map(drop) })
        }
    };
}

/// A listing whose first item is asked for.
macro_rules! listing {
    ($disk:ident => $call:expr) => {
        |$disk: &YandexDisk| {
            let mut items = $call.with_options(once()).items();
            Box::pin(async move { items.try_next().await.map(drop) })
        }
    };
}

/// Every call of the Disk.
const CALLS: &[Call] = &[
    call!(disk => disk.check_token()),
    call!(disk => disk.get_disk_info()),
    call!(disk => disk.get_meta("a")),
    listing!(disk => disk.listdir("a")),
    call!(disk => disk.exists("a")),
    call!(disk => disk.get_type("a")),
    call!(disk => disk.is_file("a")),
    call!(disk => disk.is_dir("a")),
    listing!(disk => disk.get_files()),
    call!(disk => disk.get_last_uploaded()),
    call!(disk => disk.upload(vec![0], "a")),
    call!(disk => disk.get_upload_link("a")),
    call!(disk => disk.get_upload_link_object("a")),
    call!(disk => disk.upload_url("https://example.org/a", "a")),
    call!(disk => disk.download("a", DownloadTarget::writer(tokio::io::sink()))),
    call!(disk => disk.get_download_link("a")),
    call!(disk => disk.mkdir("a")),
    call!(disk => disk.makedirs("a")),
    call!(disk => disk.remove("a")),
    call!(disk => disk.copy("a", "b")),
    call!(disk => disk.move_("a", "b")),
    call!(disk => disk.rename("a", "b").unwrap()),
    call!(disk => disk.patch("a", [("b", None)])),
    call!(disk => disk.publish("a")),
    call!(disk => disk.unpublish("a")),
    call!(disk => disk.get_public_meta("k")),
    call!(disk => disk.get_public_type("k")),
    call!(disk => disk.is_public_dir("k")),
    call!(disk => disk.is_public_file("k")),
    call!(disk => disk.public_exists("k")),
    listing!(disk => disk.public_listdir("k")),
    call!(disk => disk.get_public_download_link("k")),
    call!(disk => disk.download_public("k", DownloadTarget::writer(tokio::io::sink()))),
    call!(disk => disk.save_to_disk("k")),
    listing!(disk => disk.get_all_public_resources()),
    call!(disk => disk.get_public_settings("a")),
    call!(disk => disk.get_public_available_settings("a")),
    call!(disk => disk.update_public_settings("a", PublicSettingsInput::new())),
    call!(disk => disk.get_trash_meta("a")),
    call!(disk => disk.trash_exists("a")),
    call!(disk => disk.restore_trash("a")),
    call!(disk => disk.remove_trash("a")),
    listing!(disk => disk.trash_listdir("a")),
    call!(disk => disk.get_trash_type("a")),
    call!(disk => disk.is_trash_dir("a")),
    call!(disk => disk.is_trash_file("a")),
    call!(disk => disk.get_operation_status("0a1b")),
    |disk| {
        let call = disk.get_public_resources().with_options(once());
        Box::pin(async move { call.send().await.map(drop) })
    },
    |disk| {
        let status = disk.get_operation_status("0a1b").with_options(once());
        let poller = status.poller();
        Box::pin(async move { poller.await.map(drop) })
    },
];

#[tokio::test]
async fn every_call_names_the_errors_that_it_can_meet() {
    let (service, disk) = signed_in().await;
    for (number, call) in CALLS.iter().enumerate() {
        for failure in [FORBIDDEN, LOCKED, STORAGE] {
            let fault = service.faults().add(answer("/v1/*", failure));
            let error = match call(&disk).await {
                Err(error) => error,
                Ok(()) => panic!("call {number} did not see {failure:?}"),
            };
            service.faults().remove(&fault);
            assert_eq!(ErrorKind::of(&error), failure.2, "{number}: {error}");
            assert!(error.operation().is_some(), "{number}: {error}");
        }
    }
}

#[tokio::test]
async fn every_call_of_the_sign_in_host_names_the_errors_that_it_can_meet() {
    let service = Service::start(Emulator::builder()).await;
    let disk = service.disk();
    let calls: [(&str, Call, &[Failure]); 5] = [
        (
            "get_device_code",
            call!(disk => disk.device_code()),
            &[CLIENT, BAD_REQUEST],
        ),
        (
            "get_token",
            call!(disk => disk.exchange_code("1234567")),
            &[CODE, GRANT, CLIENT, BAD_REQUEST],
        ),
        (
            "get_token_from_device_code",
            call!(disk => disk.exchange_device_code("d")),
            &[PENDING, CODE, GRANT, CLIENT, BAD_REQUEST],
        ),
        (
            "refresh_token",
            call!(disk => disk.exchange_refresh_token("1:x")),
            &[GRANT, CLIENT, BAD_REQUEST],
        ),
        (
            "revoke_token",
            call!(disk => disk.revoke()),
            &[GRANT, CLIENT, TOKEN_TYPE, BAD_REQUEST],
        ),
    ];
    for (name, call, failures) in calls {
        for failure in failures {
            let fault = service.faults().add(answer("*", *failure).origin("oauth"));
            let error = match call(&disk).await {
                Err(error) => error,
                Ok(()) => panic!("{name} did not see {failure:?}"),
            };
            service.faults().remove(&fault);
            assert_eq!(ErrorKind::of(&error), failure.2, "{name}: {error}");
            assert_eq!(error.message(), "what happened", "{name}");
        }
    }
}

#[tokio::test]
async fn kinds_are_printed_and_parsed() {
    let (_service, disk) = signed_in().await;
    let error = disk.get_meta("disk:/missing").await.unwrap_err();
    let kind = ErrorKind::of(&error);
    assert_eq!(kind.to_string(), "path_not_found");
    for kind in [
        kind,
        ErrorKind::Md5Differ,
        ErrorKind::Other,
        ErrorKind::Local(ErrorClass::Timeout),
    ] {
        assert_eq!(kind.to_string().parse(), Ok(kind));
    }
    let local = ErrorKind::Local(ErrorClass::PollTimeout);
    assert_eq!(format!("{local:>20}"), "  local:poll_timeout");
    let unknown = "path_lost".parse::<ErrorKind>().unwrap_err().to_string();
    assert!(unknown.starts_with(r#"unknown kind of error "path_lost"; expected one of: "#));
    assert!(unknown.contains("path_not_found, "), "{unknown}");
}

#[tokio::test]
async fn an_error_survives_conversion_to_and_from_the_standard_one() {
    let (_service, disk) = signed_in().await;
    let error = disk.open("disk:/missing").await.unwrap_err();
    let standard = std::io::Error::from(error);
    assert_eq!(standard.kind(), std::io::ErrorKind::NotFound);
    let error = Error::from(standard);
    assert_eq!(ErrorKind::of(&error), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn results_are_serialized_and_builders_cloned() {
    let (service, _) = signed_in().await;
    let builder = service.builder();
    let disks = [builder.clone().build().unwrap(), builder.build().unwrap()];
    let sent = disks[0].upload(b"abc", "disk:/a").await.unwrap();
    let sent = serde_json::to_value(&sent).unwrap();
    assert_eq!(sent["receipt"]["path"], "disk:/a");
    assert_eq!(sent["md5"], "900150983cd24fb0d6963f7d28e17f72");
    let mut memory = Vec::new();
    let got = disks[1].download("disk:/a", &mut memory).await.unwrap();
    assert_eq!(serde_json::to_value(&got).unwrap()["verified"], true);
    let mut walk = disks[0].walk("disk:/");
    let found = walk.try_next().await.unwrap().unwrap();
    let found = serde_json::to_value(&found).unwrap();
    assert_eq!(found["remote"]["kind"]["file"]["size"], 3);
}
