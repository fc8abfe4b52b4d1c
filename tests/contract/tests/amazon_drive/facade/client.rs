//! Tests of the client: the files of a Python client, discovered hosts, timeouts, and the typed client underneath.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use cloud_drives::amazon_drive::types::{MoveChild, NodePatch};
use cloud_drives::amazon_drive::{
    AMZ_ENDPOINT_REQ_URL, CONN_TIMEOUT, Clock, ENDPOINT_VAL_TIME, EXP_TIME_KEY, IDLE_TIMEOUT,
    REQUESTS_TIMEOUT,
};
use cloud_drives::prelude::*;
use cloud_drives::retry::PausePolicy;
use cloud_drives::{
    AmazonDrive, BoxFuture, Error, HttpTransport, Request, StreamResponse, Transport,
};
use cloud_drives_emulator::amazon_drive::Failure;
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::{Method, StatusCode};
use serde_json::json;

use super::{Service, at_once, signed_in};

#[tokio::test]
async fn the_folder_of_a_python_client_can_be_used() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let tokens = service.sign_in_with(
        &["clouddrive:read_all", "clouddrive:write"],
        Duration::from_secs(60),
    );
    let write = |name: &str, json: serde_json::Value| {
        std::fs::write(folder.path().join(name), json.to_string()).expect("it is written");
    };
    write(
        "oauth_data",
        json!({ "access_token": tokens.access_token, "token_type": "bearer", "expires_in": 3600,
            "refresh_token": tokens.refresh_token, "exp_time": 4_000_000_000_u64 }),
    );
    write(
        "endpoint_data",
        json!({ "contentUrl": service.content_url(), "metadataUrl": service.metadata_url(), "exp_time": 4_000_000_000_u64 }),
    );
    write(
        "client_data",
        json!({ "CLIENT_ID": service.client_id(), "CLIENT_SECRET": service.client_secret() }),
    );
    let drive = AmazonDrive::builder()
        .cache_path(folder.path())
        .base_url("oauth", service.login())
        .retry_policy(at_once())
        .pause_policy(PausePolicy::off())
        .build()?;
    drive.get_quota().await?;
    // Nobody was asked for what the files say, and the application in them renews the token.
    assert_eq!(service.requests().len(), 1);
    service.expire_access_tokens();
    drive.get_quota().await?;
    assert_eq!(service.count("POST", "/auth/o2/token"), 1);
    let kept = std::fs::read_to_string(folder.path().join("oauth_data")).expect("it is there");
    assert!(kept.contains(&tokens.refresh_token) && !kept.contains(&tokens.access_token));
    Ok(())
}

#[tokio::test]
async fn both_hosts_are_returned_as_the_service_sends_them() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    assert_eq!(drive.metadata_url().await?, service.metadata_url());
    assert_eq!(drive.content_url().await?, service.content_url());
    drive.get_quota().await?;
    assert_eq!(
        service.count("GET", "/account/endpoint"),
        1,
        "asked for once"
    );
    drive.renew_endpoint().await?;
    assert_eq!(service.count("GET", "/account/endpoint"), 2);
    assert!(AMZ_ENDPOINT_REQ_URL.ends_with("/drive/v1/account/endpoint"));
    Ok(())
}

#[tokio::test]
async fn hosts_are_kept_for_three_days_in_memory_and_in_a_file() -> Result<(), Error> {
    assert_eq!(ENDPOINT_VAL_TIME, Duration::from_secs(259_200));
    let service = Service::start(Emulator::builder()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("endpoint_data");
    let now = Arc::new(AtomicU64::new(1_700_000_000));
    let clock = {
        let now = Arc::clone(&now);
        Clock::new(move || {
            let seconds = now.load(Ordering::Relaxed);
            UNIX_EPOCH + Duration::from_secs(seconds)
        })
    };
    let drive = || {
        service
            .builder()
            .endpoint_file(&file)
            .clock(clock.clone())
            .build()
    };
    let asked = || service.count("GET", "/account/endpoint");
    let first = drive()?;
    first.get_quota().await?;
    let kept: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&file).expect("it is there")).expect("it is JSON");
    assert_eq!(kept[EXP_TIME_KEY].as_f64(), Some(1_700_259_200.0));
    assert_eq!(kept["metadataUrl"], service.metadata_url());
    now.fetch_add(259_200, Ordering::Relaxed);
    first.get_quota().await?;
    drive()?.get_quota().await?;
    assert_eq!(asked(), 1, "still good, in memory and in the file");
    now.fetch_add(1, Ordering::Relaxed);
    first.get_quota().await?;
    drive()?.get_quota().await?;
    assert_eq!(asked(), 2, "asked for anew, and the file is renewed");
    std::fs::write(&file, "not JSON").expect("it is written");
    drive()?.get_quota().await?;
    assert_eq!(asked(), 3, "a file of no use is replaced");
    Ok(())
}

#[test]
fn the_time_limits_are_those_of_the_python_client() {
    assert_eq!(CONN_TIMEOUT, Duration::from_secs(30));
    assert_eq!(IDLE_TIMEOUT, Duration::from_secs(60));
    assert_eq!(REQUESTS_TIMEOUT, (CONN_TIMEOUT, IDLE_TIMEOUT));
}

#[tokio::test]
async fn a_service_that_falls_silent_is_given_up() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let drive = service
        .builder()
        .retry_policy(AmazonDrive::python_compatible_retry_policy())
        .connect_timeout(Duration::from_secs(5))
        .idle_timeout(Duration::from_millis(50))
        .build()?;
    drive.metadata_url().await?;
    service
        .faults()
        .add(Fault::on(Method::GET, "*/account/quota").never_answer());
    let error = drive.get_quota().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    Ok(())
}

#[tokio::test]
async fn every_method_gives_access_to_the_raw_answer() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, folder) = (service.put_file("/a", "a"), service.put_folder("/f"));
    let root = service.root_id();
    let api = drive.api();
    for (raw, method) in [
        (api.nodes().get(&id).send_raw().await?, Method::GET),
        (
            api.nodes()
                .update(&id, NodePatch::new().name("b"))
                .send_raw()
                .await?,
            Method::PATCH,
        ),
        (
            api.children().add(&folder, &id).send_raw().await?,
            Method::PUT,
        ),
        (
            api.children().remove(&folder, &id).send_raw().await?,
            Method::DELETE,
        ),
        (
            api.children()
                .move_(&folder, MoveChild::new(&root, &id))
                .send_raw()
                .await?,
            Method::POST,
        ),
    ] {
        assert_eq!(
            (
                raw.status(),
                service.requests().iter().any(|seen| seen.method == method)
            ),
            (StatusCode::OK, true)
        );
        assert!(raw.headers().contains_key("x-amzn-requestid"));
        let node: cloud_drives::amazon_drive::types::Node = raw.json()?;
        assert_eq!(node.id, id);
    }
    let missing = api.nodes().get("NobodyAAAAAAAAAAAAAAAA").send_raw().await?;
    assert_eq!(
        missing.status(),
        StatusCode::NOT_FOUND,
        "a raw answer is one whatever its status"
    );
    Ok(())
}

#[tokio::test]
async fn the_typed_client_underneath_has_hosts_token_and_retries() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/a", "a");
    service
        .faults()
        .add(Failure::Unavailable.on(Method::GET, "*/nodes").times(2));
    service
        .faults()
        .add(Failure::TokenExpired.on(Method::GET, "*/account/info"));
    let mut items = drive
        .api()
        .nodes()
        .list()
        .filters("kind:FILE")
        .limit(1)
        .items();
    assert!(items.try_next().await?.is_some());
    drive.api().account().info().send().await?;
    assert!(service.faults().unused().is_empty());
    Ok(())
}

/// Counts what goes through it.
#[derive(Debug)]
struct Counting(HttpTransport, Arc<AtomicUsize>);

impl Transport for Counting {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_transport_of_the_callers_own_carries_every_call() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let (api, storage) = (Arc::default(), Arc::default());
    let drive = service
        .builder()
        .transport(Counting(
            HttpTransport::builder().build()?,
            Arc::clone(&api),
        ))
        .storage_transport(Counting(
            HttpTransport::builder().build()?,
            Arc::clone(&storage),
        ))
        .build()?;
    let id = service.put_file("/a", "hello");
    drive.upload(b"b".to_vec(), "b").await?;
    drive.open(&id).temp_link(true).await?.collect(10).await?;
    let carried = api.load(Ordering::Relaxed) + storage.load(Ordering::Relaxed);
    assert_eq!(carried, service.requests().len());
    assert_eq!(
        storage.load(Ordering::Relaxed),
        1,
        "the link leads to another host"
    );
    Ok(())
}
