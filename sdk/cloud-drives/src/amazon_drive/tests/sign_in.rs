//! Login with Amazon.

use super::{CANARY, builder, ok, script};
use crate::amazon_drive::{AmazonDrive, ErrorKind};
use crate::prelude::*;
use crate::testing::{Answer, Scripted};

const TOKEN: &str = r#"{"access_token":"Atza|NEW","token_type":"bearer","expires_in":3600,"refresh_token":"Atzr|NEW"}"#;

fn application(transport: &Scripted) -> AmazonDrive {
    AmazonDrive::builder()
        .application("amzn1.app", "sesame")
        .transport(transport.clone())
        .endpoint("https://meta.example/", "https://content.example/")
        .build()
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_goes_from_the_page_to_a_drive() {
    let transport = Scripted::new([ok(TOKEN), ok("{}")]);
    let drive = application(&transport);
    let sign_in = drive.authorization_url().begin().unwrap();
    let query: std::collections::HashMap<String, String> =
        sign_in.url().query_pairs().into_owned().collect();
    assert_eq!(query["scope"], "clouddrive:read_all clouddrive:write");
    assert_eq!(query["code_challenge_method"], "S256");
    assert!(
        sign_in.url().as_str().contains("read_all%20clouddrive"),
        "{}",
        sign_in.url()
    );
    let back = format!(
        "http://localhost/?code=abc&scope=x&state={}",
        query["state"]
    );
    let token = sign_in.finish(&back).await.unwrap();
    let call = transport.calls().remove(0);
    assert_eq!(
        (call.host.as_str(), call.path.as_str()),
        ("api.amazon.com", "/auth/o2/token")
    );
    assert_eq!(call.authorization(), None);
    for part in [
        "grant_type=authorization_code",
        "code=abc",
        "client_id=amzn1.app",
        "client_secret=sesame",
        "redirect_uri=http%3A%2F%2Flocalhost",
        "code_verifier=",
    ] {
        assert!(call.body.contains(part), "{part}: {}", call.body);
    }
    drive.signed_in(token).unwrap().get_quota().await.unwrap();
    assert_eq!(
        transport.calls()[1].authorization(),
        Some("Bearer Atza|NEW")
    );
}

#[tokio::test(start_paused = true)]
async fn a_redirect_of_another_sign_in_is_refused() {
    let (transport, _) = script([]);
    let drive = application(&transport);
    let sign_in = || drive.authorization_url().begin().unwrap();
    let error = sign_in()
        .finish(&format!("http://localhost/?code={CANARY}&state=stolen"))
        .await
        .unwrap_err();
    assert!(error.is_auth(), "{error}");
    assert!(!format!("{error} {error:?}").contains(CANARY));
    let own = sign_in();
    let (_, state) = own
        .url()
        .query_pairs()
        .find(|(name, _)| name == "state")
        .unwrap();
    let back = format!("http://localhost/?error=access_denied&state={state}");
    assert_eq!(
        own.clone().finish(&back).await.unwrap_err().code(),
        Some("access_denied")
    );
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn refused_grants_have_their_kind() {
    let refusal = Answer::json(
        400,
        r#"{"error":"invalid_grant","error_description":"The request has an invalid grant parameter"}"#,
    );
    let transport = Scripted::new([refusal]);
    let error = application(&transport)
        .exchange_refresh_token("Atzr|OLD")
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::InvalidGrant);
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_relay_renews_tokens_without_an_application() {
    let transport = Scripted::new([Answer::status(401), ok(TOKEN), ok("{}")]);
    let drive = builder(&transport)
        .refresh_token("Atzr|OLD")
        .relay("https://relay.example/")
        .endpoint("https://meta.example/", "https://content.example/")
        .build()
        .unwrap();
    drive.get_quota().await.unwrap();
    let calls = transport.calls();
    assert_eq!(
        (calls[1].host.as_str(), calls[1].body.as_str()),
        ("relay.example", "refresh_token=Atzr%7COLD")
    );
    assert_eq!(calls[1].authorization(), None);
    assert_eq!(calls[2].authorization(), Some("Bearer Atza|NEW"));
}

#[tokio::test(start_paused = true)]
async fn a_token_is_asked_about_without_being_sent_in_a_header() {
    let (transport, drive) = script([ok(r#"{"aud":"amzn1.app","exp":3597,"iat":3}"#)]);
    let info = drive.get_access_token_info("Atza|X").await.unwrap();
    assert_eq!(
        (info.aud.as_deref(), info.exp),
        (Some("amzn1.app"), Some(3597))
    );
    let call = transport.calls().remove(0);
    assert_eq!(call.param("access_token"), Some("Atza|X"));
    assert_eq!(call.authorization(), None);
}

#[tokio::test(start_paused = true)]
async fn the_profile_is_asked_for_with_the_token() {
    let (transport, drive) = script([ok(r#"{"user_id":"amzn1.account.A","name":"Ann"}"#)]);
    assert_eq!(
        drive.get_profile().await.unwrap().name.as_deref(),
        Some("Ann")
    );
    let call = transport.calls().remove(0);
    assert_eq!(
        (call.host.as_str(), call.path.as_str()),
        ("api.amazon.com", "/user/profile")
    );
    assert_eq!(call.authorization(), Some("Bearer Atza|TOKEN"));
    assert_eq!(
        drive.get_auth_token().await.unwrap().expose(),
        "Bearer Atza|TOKEN"
    );
}

#[tokio::test(start_paused = true)]
async fn signing_in_without_an_application_is_told() {
    let (transport, drive) = script([]);
    assert!(
        drive
            .authorization_url()
            .url()
            .unwrap_err()
            .message()
            .contains("application")
    );
    assert!(drive.exchange_code("c").await.unwrap_err().is_auth());
    assert!(
        drive
            .exchange_refresh_token("r")
            .await
            .unwrap_err()
            .message()
            .contains("relay")
    );
    assert!(transport.calls().is_empty());
}
