//! Tests that tokens are only sent to allowed hosts, and that no secret is shown.

use std::collections::BTreeSet;

use cloud_drives::amazon_drive::TokenFile;
use cloud_drives::auth::RefreshingToken;
use cloud_drives::prelude::*;
use cloud_drives::{AmazonDrive, Error};
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use super::{Service, at_once, signed_in};

fn clean(what: &str, text: &str) {
    assert!(!text.contains("canary"), "{what} shows the secret: {text}");
}

#[tokio::test]
async fn nothing_that_can_be_printed_holds_a_secret() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let builder = AmazonDrive::builder()
        .token("Atza|canary")
        .refresh_token("Atzr|canary")
        .application("amzn1.application-oa2-client.1", "canary")
        .base_url("master", service.master_url())
        .base_url("oauth", service.login())
        .retry_policy(at_once());
    clean("the builder", &format!("{builder:#?}"));
    let drive = builder.build()?;
    clean("the client", &format!("{drive:#?}"));
    clean("a call", &format!("{:?}", drive.exchange_code("canary")));
    clean(
        "a call",
        &format!("{:?}", drive.exchange_refresh_token("canary")),
    );
    clean(
        "a call",
        &format!("{:?}", drive.get_access_token_info("canary")),
    );
    let error = drive.get_quota().await.unwrap_err();
    clean("an error", &format!("{error} {error:?} {error:#?}"));
    clean("a token", &format!("{:?}", drive.get_auth_token().await));
    service
        .faults()
        .add(Fault::on(Method::POST, "*").reset().always());
    let error = drive.exchange_refresh_token("canary").await.unwrap_err();
    clean("an error", &format!("{error} {error:?}"));

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("oauth_data");
    std::fs::write(
        &path,
        r#"{"access_token":"canary","refresh_token":"canary","expires_in":"canary"}"#,
    )
    .expect("written");
    let drive = service.stranger().token_file(&path).build()?;
    let error = drive.get_quota().await.unwrap_err();
    clean("an error of the file", &format!("{error} {error:?}"));
    let source = RefreshingToken::from_store(Never, TokenFile::new(&path)).build()?;
    clean("the source", &format!("{source:?}"));
    Ok(())
}

struct Never;

impl cloud_drives::auth::TokenRefresher for Never {
    fn refresh(
        &self,
        _refresh_token: cloud_drives::Secret,
    ) -> cloud_drives::BoxFuture<'static, Result<cloud_drives::auth::Tokens, Error>> {
        Box::pin(async { Err(Error::invalid_input("never")) })
    }
}

#[tokio::test]
async fn the_token_is_only_sent_to_the_hosts_of_the_account() -> Result<(), Error> {
    let service = Service::start(Emulator::builder().redirect_downloads_from(3)).await;
    let drive = service.drive();
    let id = service.put_file("/a", "hello");
    assert_eq!(drive.open(&id).await?.collect(100).await?, "hello");
    drive.open(&id).temp_link(true).await?.collect(100).await?;
    drive.get_access_token_info("Atza|none").await.unwrap_err();
    let requests = service.requests();
    let origins: BTreeSet<&str> = requests.iter().map(|request| request.origin).collect();
    // Hosts with and without a token were met.
    let met = ["content", "login", "master", "metadata", "s3", "temp"];
    assert_eq!(origins, BTreeSet::from(met));
    for request in requests {
        let carried = request.header("authorization").is_some();
        let is_account = ["master", "metadata", "content"].contains(&request.origin);
        assert_eq!(carried, is_account, "{request:?}");
    }
    Ok(())
}

#[tokio::test]
async fn discovered_hosts_get_the_token_only_over_https_or_on_the_local_machine()
-> Result<(), Error> {
    let (service, drive) = signed_in().await;
    for url in [
        "http://drive.example.org/",
        "ftp://127.0.0.1/",
        "https://user:canary@example.org/",
    ] {
        let hosts = serde_json::json!({ "metadataUrl": url, "contentUrl": url });
        let fault = Fault::on(Method::GET, "*/account/endpoint").status(200);
        service
            .faults()
            .add(fault.body("application/json", hosts.to_string()));
        let error = drive.get_quota().await.unwrap_err();
        assert!(error.is_protocol(), "{url}: {error}");
        clean("the error", &error.to_string());
    }
    Ok(())
}

#[tokio::test]
async fn a_name_from_the_service_never_becomes_a_path() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let root = service.root_id();
    let id = service.put_file_in(&root, "../../escape", "bad");
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).expect("it is made");
    drive.download_file(&id, inner.join("copy")).await?;
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("readable").count(),
        1
    );
    assert_eq!(
        std::fs::read(inner.join("copy")).expect("it is there"),
        b"bad"
    );
    Ok(())
}
