//! Tests of error answers.

use cloud_drives_emulator::Fault;
use frameio::types::{FolderCreateParamsData, TextDefinitionParams, WorkspaceParamsData};
use frameio::{Client, ErrorClass, ErrorKind};
use http::header::LOCATION;
use http::{HeaderValue, Method};

use super::{Studio, client};

const NOWHERE: &str = "11111111-1111-4111-8111-111111111111";

#[tokio::test]
async fn every_exception_of_the_python_client_has_its_kind() {
    let studio = Studio::open().await;
    let body =
        r#"{"errors":[{"title":"T","detail":"What is wrong","source":{"pointer":"/data"}}]}"#;
    for (status, kind) in [
        (400, ErrorKind::BadRequest),
        (401, ErrorKind::Unauthorized),
        (403, ErrorKind::Forbidden),
        (404, ErrorKind::NotFound),
        (408, ErrorKind::RequestTimeout),
        (409, ErrorKind::Conflict),
        (422, ErrorKind::UnprocessableEntity),
        (429, ErrorKind::TooManyRequests),
        (418, ErrorKind::Other),
        (500, ErrorKind::ServerError),
        (503, ErrorKind::ServerError),
    ] {
        let fault = Fault::on(Method::GET, "/v4/me").status(status);
        studio
            .emulator
            .faults()
            .add(fault.body("application/json", body));
        let error = studio.client.users().show().send().await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), kind, "{status}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.message(), "What is wrong", "{status}");
        assert_eq!(error.body(), body.as_bytes(), "{status}");
        assert!(error.is_status());
    }
    let fault = Fault::on(Method::GET, "/v4/me").reset();
    studio.emulator.faults().add(fault);
    let broken = studio.client.users().show().send().await.unwrap_err();
    assert_eq!(
        ErrorKind::of(&broken),
        ErrorKind::Local(ErrorClass::Transport)
    );
    assert_eq!(broken.status(), None);
}

#[tokio::test]
async fn errors_carry_status_body_and_headers() {
    let studio = Studio::open().await;
    let missing = studio.client.files().show(&studio.account, NOWHERE);
    let error = missing.send().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(error.headers()["x-ratelimit-limit"], "10");
    let body: serde_json::Value = serde_json::from_slice(error.body()).unwrap();
    assert_eq!(body["errors"][0]["detail"], error.message());
    assert_eq!(error.operation(), Some("files.show"));
    let page = studio
        .client
        .workspaces()
        .index(&studio.account)
        .page_size(101);
    let error = page.clone().send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "workspaces.index: page_size: is 101; expected 1 to 100"
    );
    let error = page.unchecked().send().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(422));
}

#[tokio::test]
async fn the_service_itself_answers_each_documented_status() {
    let studio = Studio::open().await;
    let account = studio.account.as_str();
    let kind = |error: &frameio::Error| ErrorKind::of(error);

    let nobody = client(&studio.emulator, "unknown".to_owned());
    let error = nobody.users().show().send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::Unauthorized);
    let unlinked = client(&studio.emulator, studio.emulator.sign_in_unlinked());
    let error = unlinked.users().show().send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::Unauthorized);

    let guest = studio.client_of(&studio.guest());
    let data = WorkspaceParamsData::new().name("x");
    let error = guest
        .workspaces()
        .create(account, data)
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::Forbidden);

    let fields = studio.client.metadata_fields();
    let create =
        || fields.metadata_field_definitions_create(account, TextDefinitionParams::new("F"));
    create().send().await.unwrap();
    let error = create().send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::Conflict);

    let index = studio
        .client
        .folders()
        .index(account, &studio.root)
        .after("nonsense");
    let error = index.send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::BadRequest);

    studio.no_complaints();
}

#[tokio::test]
async fn too_many_calls_are_refused_and_told() {
    let emulator = cloud_drives_emulator::FrameIo::builder().strict(true);
    let emulator = emulator.start().await.expect("loopback can be bound");
    let client: Client = client(&emulator, emulator.sign_in());
    let project = emulator.put_project("Film");
    let root = emulator.root_folder_id(&project).unwrap();
    let create = || {
        let data = FolderCreateParamsData::new();
        let folders = client.folders();
        folders.create(emulator.account_id(), &root, data).send()
    };
    for left in ["2", "1", "0"] {
        assert_eq!(
            create().await.unwrap().headers()["x-ratelimit-remaining"],
            left
        );
    }
    let error = create().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::TooManyRequests);
    assert!(error.is_rate_limited() && error.is_transient());
    assert_eq!(error.headers()["x-ratelimit-window"], "1000");
}

#[tokio::test]
async fn an_answer_that_is_no_json_is_said_to_be_none() {
    let studio = Studio::open().await;
    for fault in [
        Fault::on(Method::GET, "/v4/me").html(),
        Fault::on(Method::GET, "/v4/me").garbage(),
        Fault::on(Method::GET, "/v4/me").empty_body(),
    ] {
        studio.emulator.faults().add(fault);
        let error = studio.client.users().show().send().await.unwrap_err();
        assert!(error.is_decode() || error.is_protocol(), "{error:?}");
    }
    let gateway = Fault::on(Method::GET, "/v4/me").status(502);
    let gateway = gateway.body("text/html", "<h1>Bad gateway</h1>");
    studio.emulator.faults().add(gateway);
    let error = studio.client.users().show().send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::ServerError);
    assert_eq!(error.body(), &b"<h1>Bad gateway</h1>"[..]);
}

#[tokio::test]
async fn a_redirect_of_the_api_is_an_error() {
    let studio = Studio::open().await;
    let elsewhere = HeaderValue::from_static("https://example.com/");
    let fault = Fault::on(Method::GET, "/v4/me").status(302);
    let fault = fault.header(LOCATION, elsewhere);
    studio.emulator.faults().add(fault);
    let error = studio.client.users().show().send().await.unwrap_err();
    assert!(error.is_redirect(), "{error:?}");
    assert_eq!(studio.emulator.requests().len(), 1);
}
