use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives_core::ErrorClass;

use super::*;
use crate::oauth::{ChallengeMethod, Pkce, ResponseType, SignInState};
use crate::prelude::*;
use crate::yandex_disk::{ErrorKind, YandexSignIn as _};

const TOKEN: &str =
    r#"{"access_token":"y0_NEW","refresh_token":"1:new","token_type":"bearer","expires_in":3600}"#;

/// The fields of a form.
fn form(body: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(body.as_bytes())
        .into_owned()
        .collect()
}

fn field<'a>(form: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = form.iter().find(|(found, _)| found == name)?;
    Some(&found.1)
}

#[test]
fn the_page_to_sign_in_on_has_the_query_of_the_wire() {
    let disk = disk(&Scripted::new([]));
    let pkce = Pkce::from_verifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").unwrap();
    let url = disk
        .authorization_url()
        .force_confirm(false)
        .device_id("my device 1")
        .device_name("Küche")
        .redirect_uri("https://app.example/done?x=1")
        .login_hint("me@example")
        .scope(["cloud_api:disk.read", "cloud_api:disk.info"])
        .optional_scope(["cloud_api:disk.write"])
        .state(SignInState::from_text("s t"))
        .code_challenge(pkce.clone())
        .url()
        .unwrap();
    assert_eq!(
        url.as_str(),
        "https://oauth.yandex.ru/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fdone%3Fx%3D1\
         &response_type=code&scope=cloud_api%3Adisk.read+cloud_api%3Adisk.info&state=s+t\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256\
         &force_confirm=no&device_id=my+device+1&device_name=K%C3%BCche&login_hint=me%40example\
         &optional_scope=cloud_api%3Adisk.write"
    );
    let plain = disk
        .authorization_url()
        .response_type(ResponseType::Token)
        .client_id("other")
        .code_challenge(pkce.with_method(ChallengeMethod::Plain))
        .url()
        .unwrap();
    let query: Vec<(String, String)> = plain.query_pairs().into_owned().collect();
    assert_eq!(field(&query, "response_type"), Some("token"));
    assert_eq!(field(&query, "client_id"), Some("other"));
    assert_eq!(field(&query, "force_confirm"), Some("yes"));
    assert_eq!(field(&query, "code_challenge_method"), Some("plain"));
}

#[test]
fn a_sign_in_without_an_application_says_how_to_name_it() {
    let disk = YandexDisk::builder()
        .transport(Scripted::new([]))
        .build()
        .unwrap();
    let error = disk.authorization_url().url().unwrap_err();
    assert!(error.message().contains("application(…)"), "{error}");
}

#[test]
fn a_device_is_named_as_the_service_wants_it() {
    let disk = disk(&Scripted::new([]));
    for id in ["short", &"x".repeat(51), "gerät-1234", "tab\ttab"] {
        let error = disk.authorization_url().device_id(id).url().unwrap_err();
        assert!(error.is_invalid_input() && error.message().contains("device_id"));
    }
    let long = disk.authorization_url().device_name("ü".repeat(101)).url();
    assert!(long.unwrap_err().message().contains("device_name"));
    assert!(
        disk.authorization_url()
            .device_name("ü".repeat(100))
            .url()
            .is_ok()
    );
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_in_a_browser_has_a_state_and_a_key() {
    let (transport, disk) = script([ok(TOKEN)]);
    let sign_in = disk
        .authorization_url()
        .device_id("my-device-1")
        .begin()
        .unwrap();
    let query: Vec<(String, String)> = sign_in.url().query_pairs().into_owned().collect();
    assert_eq!(field(&query, "code_challenge_method"), Some("S256"));
    let challenge = sign_in.pkce().unwrap().challenge();
    assert_eq!(field(&query, "code_challenge"), Some(challenge.as_str()));
    let state = field(&query, "state").unwrap();

    let foreign = sign_in
        .finish("https://app.example/?code=42&state=foreign")
        .await;
    assert!(foreign.unwrap_err().is_auth());
    assert!(transport.calls().is_empty());

    let back = format!("https://app.example/?code=42&state={state}");
    let token = sign_in.finish(&back).await.unwrap();
    assert_eq!(token.access_token.expose(), "y0_NEW");
    let call = &transport.calls()[0];
    assert_eq!(call.line(), "POST /token");
    assert_eq!(call.authorization(), None);
    let form = form(&call.body);
    for (name, value) in [
        ("grant_type", "authorization_code"),
        ("code", "42"),
        ("client_id", "app"),
        ("client_secret", "sesame"),
        ("device_id", "my-device-1"),
        ("code_verifier", sign_in.pkce().unwrap().verifier().expose()),
    ] {
        assert_eq!(field(&form, name), Some(value), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_that_comes_at_once_is_taken_out_of_the_fragment() {
    let disk = disk(&Scripted::new([]));
    let sign_in = disk
        .authorization_url()
        .response_type(ResponseType::Token)
        .begin()
        .unwrap();
    assert!(!sign_in.url().as_str().contains("code_challenge"));
    let state = sign_in.state().as_str();
    let back = format!("https://app.example/#access_token=y0_1&expires_in=60&state={state}");
    let token = sign_in.finish(&back).await.unwrap();
    assert_eq!(
        (token.access_token.expose(), token.expires_in),
        ("y0_1", Some(Duration::from_secs(60)))
    );
    assert!(disk.signed_in(token).is_ok());
}

#[tokio::test(start_paused = true)]
async fn an_application_without_a_secret_sends_none() {
    let transport = Scripted::new([ok(TOKEN)]);
    let disk = YandexDisk::builder()
        .public_application("app")
        .transport(transport.clone())
        .build()
        .unwrap();
    disk.exchange_code("42").await.unwrap();
    assert_eq!(
        field(&form(&transport.calls()[0].body), "client_secret"),
        None
    );
}

#[tokio::test(start_paused = true)]
async fn a_code_is_never_traded_twice() {
    for lost in [Answer::Broken, Answer::status(500)] {
        let (transport, disk) = script([lost]);
        disk.exchange_code("42").await.unwrap_err();
        assert_eq!(transport.calls().len(), 1);
    }
    let (_, refused) = script([Answer::json(
        400,
        r#"{"error":"bad_verification_code","error_description":"no"}"#,
    )]);
    let error = refused.exchange_code("x").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::BadVerificationCode);
}

fn pending() -> Answer {
    Answer::json(
        400,
        r#"{"error":"authorization_pending","error_description":"wait"}"#,
    )
}

fn device_code(expires_in: u32) -> Answer {
    ok(&format!(
        r#"{{"device_code":"dc","user_code":"uc","verification_url":"https://ya.ru/device","interval":5,"expires_in":{expires_in}}}"#
    ))
}

#[tokio::test(start_paused = true)]
async fn a_device_signs_in_once_its_user_has_confirmed() {
    let (transport, disk) = script([
        device_code(300),
        pending(),
        Answer::json(400, r#"{"error":"slow_down"}"#),
        Answer::Broken,
        ok(TOKEN),
    ]);
    let shown = Arc::new(Mutex::new(String::new()));
    let screen = Arc::clone(&shown);
    let token = disk
        .device_sign_in(move |code| screen.lock().unwrap().push_str(&code.user_code))
        .device_id("my-device-1")
        .device_name("Kitchen")
        .scope(["cloud_api:disk.read"])
        .await
        .unwrap();
    assert_eq!(token.access_token.expose(), "y0_NEW");
    assert_eq!(*shown.lock().unwrap(), "uc");
    let calls = transport.calls();
    let times: Vec<u64> = calls.iter().map(|call| call.at.as_secs()).collect();
    assert_eq!(times, [0, 5, 10, 20, 30]);
    let first = form(&calls[0].body);
    assert_eq!(calls[0].line(), "POST /device/code");
    assert_eq!(field(&first, "scope"), Some("cloud_api:disk.read"));
    assert_eq!(field(&first, "client_secret"), None);
    let last = form(&calls[4].body);
    for (name, value) in [
        ("grant_type", "device_code"),
        ("code", "dc"),
        ("device_id", "my-device-1"),
        ("device_name", "Kitchen"),
    ] {
        assert_eq!(field(&last, name), Some(value), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_device_code_that_nobody_confirms_expires() {
    let transport = Scripted::answering(|call| match call.path.as_str() {
        "/token" => pending(),
        _ => device_code(22),
    });
    let error = disk(&transport).device_sign_in(|_| {}).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Auth);
    assert!(error.message().contains("expired"), "{error}");
    assert_eq!(transport.calls().len(), 1 + 4);
}

#[tokio::test(start_paused = true)]
async fn a_refused_device_code_ends_the_sign_in() {
    let (_, disk) = script([
        device_code(300),
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
    ]);
    let error = disk.device_sign_in(|_| {}).await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::InvalidGrant);
}

#[tokio::test(start_paused = true)]
async fn a_client_with_a_refresh_token_renews_its_token_by_itself() {
    let transport = Scripted::answering(|call| match call.path.as_str() {
        "/token" => ok(TOKEN),
        _ if call.authorization() == Some("OAuth y0_NEW") => ok("{}"),
        _ => refusal(401, "UnauthorizedError"),
    });
    let kept = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&kept);
    let disk = YandexDisk::builder()
        .token("y0_OLD")
        .refresh_token("1:old")
        .application("app", "sesame")
        .on_refreshed(move |tokens| {
            log.lock()
                .unwrap()
                .push(tokens.refresh_token.unwrap().expose().to_owned());
            async {}
        })
        .transport(transport.clone())
        .build()
        .unwrap();
    disk.get_disk_info().await.unwrap();
    disk.get_disk_info().await.unwrap();
    assert_eq!(*kept.lock().unwrap(), ["1:new"]);
    assert_eq!(
        transport.lines(),
        [
            "GET /v1/disk",
            "POST /token",
            "GET /v1/disk",
            "GET /v1/disk"
        ]
    );
    let form = form(&transport.calls()[1].body);
    for (name, value) in [
        ("grant_type", "refresh_token"),
        ("refresh_token", "1:old"),
        ("client_id", "app"),
        ("client_secret", "sesame"),
    ] {
        assert_eq!(field(&form, name), Some(value), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_is_revoked() {
    let transport = Scripted::always(ok(r#"{"status":"ok"}"#));
    let disk = disk(&transport);
    disk.revoke().await.unwrap();
    disk.revoke().token("y0_OTHER").await.unwrap();
    let calls = transport.calls();
    assert_eq!(calls[0].line(), "POST /revoke_token");
    assert_eq!(
        field(&form(&calls[0].body), "access_token"),
        Some("y0_TOKEN")
    );
    assert_eq!(
        field(&form(&calls[1].body), "access_token"),
        Some("y0_OTHER")
    );
}

#[tokio::test(start_paused = true)]
async fn a_device_code_with_senseless_times_ends_too() {
    let code = |interval: &str| {
        let body = format!(
            r#"{{"device_code":"dc","user_code":"uc","verification_url":"u","interval":{interval},"expires_in":18446744073709551615}}"#
        );
        ok(&body)
    };
    let (_, endless) = script([code("18446744073709551615")]);
    assert!(endless.device_sign_in(|_| {}).await.unwrap_err().is_auth());
    let (transport, none) = script([code("0"), ok(TOKEN)]);
    none.device_sign_in(|_| {}).await.unwrap();
    assert_eq!(transport.calls()[1].at.as_secs(), 5);
}
