//! Tests of signing in with a browser.

use std::collections::BTreeMap;

use cloud_drives::ErrorClass;
use cloud_drives::oauth::{ChallengeMethod, Pkce, ResponseType, SignInState};
use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::{ErrorKind, YandexSignIn as _};
use cloud_drives_emulator::{Service as InProcess, YandexDisk as Emulator};

use super::{Service, kind, signed_in};

fn parameters(url: &url::Url) -> BTreeMap<String, String> {
    url.query_pairs().into_owned().collect()
}

/// Opens a page as a browser does: where it is sent to.
async fn open(service: &InProcess, url: &url::Url) -> String {
    let request = http::Request::get(url.as_str())
        .body(bytes::Bytes::new())
        .unwrap();
    let answer = service.call(request).await.unwrap();
    assert_eq!(answer.status(), 302, "{:?}", answer.body());
    answer.headers()["location"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn get_auth_url_carries_every_parameter_of_the_page() {
    let (service, disk) = signed_in().await;
    let least = disk
        .authorization_url()
        .response_type(ResponseType::Token)
        .url()
        .unwrap();
    assert!(
        least
            .as_str()
            .starts_with(&format!("{}/authorize?", service.oauth_url()))
    );
    let expected = [
        ("client_id", service.client_id()),
        ("force_confirm", "yes"),
        ("response_type", "token"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(parameters(&least), BTreeMap::from(expected));

    let pkce = Pkce::from_verifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").unwrap();
    let most = disk
        .authorization_url()
        .client_id("another")
        .force_confirm(false)
        .device_id("my-device-1")
        .device_name("Mein Gerät & mehr")
        .redirect_uri("http://127.0.0.1:8000/done?a=b")
        .login_hint("me@example.org")
        .scope(["cloud_api:disk.read", "cloud_api:disk.write"])
        .optional_scope(["cloud_api:disk.info"])
        .state(SignInState::from_text("a+b c"))
        .code_challenge(pkce.clone())
        .url()
        .unwrap();
    let most = parameters(&most);
    let expected = [
        ("response_type", "code"),
        ("client_id", "another"),
        ("force_confirm", "no"),
        ("device_id", "my-device-1"),
        ("device_name", "Mein Gerät & mehr"),
        ("redirect_uri", "http://127.0.0.1:8000/done?a=b"),
        ("login_hint", "me@example.org"),
        ("scope", "cloud_api:disk.read cloud_api:disk.write"),
        ("optional_scope", "cloud_api:disk.info"),
        ("state", "a+b c"),
        // RFC 7636, appendix B.
        (
            "code_challenge",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        ),
        ("code_challenge_method", "S256"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(most, BTreeMap::from(expected));

    let plain = disk
        .authorization_url()
        .code_challenge(pkce.clone().with_method(ChallengeMethod::Plain))
        .url()
        .unwrap();
    let plain = parameters(&plain);
    assert_eq!(plain["code_challenge_method"], "plain");
    assert_eq!(plain["code_challenge"], pkce.verifier().expose());
    assert_eq!(service.requests().len(), 0);
}

#[tokio::test]
async fn get_auth_url_refuses_what_the_page_would_refuse() {
    let (service, disk) = signed_in().await;
    let page = || disk.authorization_url();
    for (what, url) in [
        ("device_id", page().device_id("short").url()),
        ("device_id", page().device_id("with ü in it").url()),
        ("device_name", page().device_name("n".repeat(101)).url()),
        (
            "state",
            page().state(SignInState::from_text("s".repeat(1025))).url(),
        ),
    ] {
        let error = url.unwrap_err();
        assert_eq!(error.class(), ErrorClass::InvalidInput);
        assert!(error.to_string().contains(what), "{error}");
    }
    assert_eq!(service.requests().len(), 0);
}

#[tokio::test]
async fn get_code_url_asks_for_a_code() {
    let (service, disk) = signed_in().await;
    let url = disk
        .authorization_url()
        .scope(["cloud_api:disk.read"])
        .url()
        .unwrap();
    assert_eq!(parameters(&url)["response_type"], "code");
    let back = open(&service.service(), &url).await;
    let back = url::Url::parse(&back).unwrap();
    let token = disk
        .exchange_code(parameters(&back)["code"].as_str())
        .await
        .unwrap();
    let reader = disk.with_token(token.access_token).unwrap();
    assert!(reader.is_dir("/").await.unwrap());
    assert_eq!(kind(reader.mkdir("/a").await), ErrorKind::Forbidden);
}

#[tokio::test]
async fn a_browser_sign_in_proves_itself_with_pkce() {
    let (service, _) = signed_in().await;
    // An application that can keep no secret.
    let disk = service
        .stranger()
        .public_application(service.client_id())
        .build()
        .unwrap();
    let sign_in = disk
        .authorization_url()
        .device_id("my-device-1")
        .begin()
        .unwrap();
    let sent = parameters(sign_in.url());
    assert_eq!(sent["code_challenge_method"], "S256");
    assert_eq!(sent["state"], sign_in.state().as_str());
    assert!(sent["state"].len() >= 43 && sent["code_challenge"].len() == 43);

    let back = open(&service.service(), sign_in.url()).await;
    let token = sign_in.finish(&back).await.unwrap();
    let traded = service.last_to("/token");
    let traded = String::from_utf8(traded.body.to_vec()).unwrap();
    assert!(traded.contains(&format!(
        "code_verifier={}",
        sign_in.pkce().unwrap().verifier().expose()
    )));
    assert!(traded.contains("device_id=my-device-1") && !traded.contains("client_secret"));
    let disk = disk.with_token(token.access_token).unwrap();
    assert!(disk.is_dir("/").await.unwrap());
}

#[tokio::test]
async fn rights_that_the_user_refuses_are_named() {
    let service = Service::start(Emulator::builder()).await;
    let disk = service.disk();
    let url = disk
        .authorization_url()
        .scope(["cloud_api:disk.read"])
        .optional_scope(["cloud_api:mail"])
        .url()
        .unwrap();
    let back = url::Url::parse(&open(&service.service(), &url).await).unwrap();
    let token = disk
        .exchange_code(parameters(&back)["code"].as_str())
        .await
        .unwrap();
    assert_eq!(token.scope.as_deref(), Some("cloud_api:disk.read"));
}
