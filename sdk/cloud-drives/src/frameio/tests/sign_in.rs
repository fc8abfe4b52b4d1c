//! Adobe's sign-in host.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use url::form_urlencoded;

use super::*;
use crate::auth::Tokens;
use crate::frameio::{ErrorKind, FrameIoBuilder};
use crate::oauth::SignInState;
use crate::prelude::*;

fn tokens(access: &str, refresh: Option<&str>) -> Answer {
    let mut body = json!({"access_token": access, "token_type": "bearer", "expires_in": 3600});
    if let Some(refresh) = refresh {
        body["refresh_token"] = json!(refresh);
    }
    json_answer(200, &body)
}

fn me() -> Answer {
    json_answer(
        200,
        &json!({"data": {"id": "u", "email": "ann@example.com", "name": "Ann", "avatar_url": null, "active": true}}),
    )
}

fn denied(error: &str) -> Answer {
    json_answer(400, &json!({"error": error, "error_description": "no"}))
}

fn over(transport: &Scripted, builder: FrameIoBuilder) -> FrameIo {
    builder.transport(transport.clone()).build().unwrap()
}

fn web() -> FrameIoBuilder {
    FrameIo::builder().application("id", "CANARY_SECRET")
}

fn form(call: &Call) -> Vec<(String, String)> {
    form_urlencoded::parse(call.body.as_bytes())
        .into_owned()
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = expected.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[track_caller]
fn assert_form(call: &Call, expected: &[(&str, &str)]) {
    let (mut sent, mut expected) = (form(call), pairs(expected));
    sent.sort();
    expected.sort();
    assert_eq!(sent, expected);
}

async fn ask(frame: &FrameIo) -> Result<(), crate::Error> {
    frame.api().users().show().send().await.map(drop)
}

#[tokio::test(start_paused = true)]
async fn a_web_application_signs_a_user_in() {
    let transport = Scripted::new([tokens("first", Some("refresh")), me()]);
    let frame = over(&transport, web());
    let sign_in = frame
        .authorization_url()
        .redirect_uri("https://example.com/back")
        .begin()
        .unwrap();
    let query: Vec<(String, String)> = sign_in.url().query_pairs().into_owned().collect();
    let member = |name: &str| {
        query
            .iter()
            .find(|pair| pair.0 == name)
            .map(|pair| pair.1.as_str())
    };
    assert_eq!(sign_in.url().path(), "/ims/authorize/v2");
    assert_eq!(
        member("scope"),
        Some("openid email profile offline_access additional_info.roles")
    );
    assert_eq!(member("response_type"), Some("code"));
    assert_eq!(member("code_challenge_method"), Some("S256"));
    assert_eq!(member("state"), Some(sign_in.state().as_str()));

    let back = format!(
        "https://example.com/back?code=the-code&state={}",
        sign_in.state().as_str()
    );
    let token = sign_in.finish(&back).await.unwrap();
    let call = &transport.calls()[0];
    assert_eq!(call.line(), "POST /ims/token/v3");
    assert_eq!(call.authorization(), None);
    assert_form(
        call,
        &[
            ("grant_type", "authorization_code"),
            ("client_id", "id"),
            ("client_secret", "CANARY_SECRET"),
            ("code", "the-code"),
            ("redirect_uri", "https://example.com/back"),
            ("code_verifier", sign_in.pkce().unwrap().verifier().expose()),
        ],
    );
    ask(&frame.signed_in(token).unwrap()).await.unwrap();
    assert_eq!(transport.calls()[1].authorization(), Some("Bearer first"));
}

#[tokio::test(start_paused = true)]
async fn a_public_application_proves_itself_with_pkce_alone() {
    let transport = Scripted::new([
        tokens("first", Some("refresh")),
        tokens("second", Some("r2")),
    ]);
    let frame = over(&transport, FrameIo::builder().public_application("spa"));
    let sign_in = frame
        .authorization_url()
        .redirect_uri("https://localhost:8000/done")
        .begin()
        .unwrap();
    let back = format!("?code=c&state={}", sign_in.state().as_str());
    sign_in.finish(&back).await.unwrap();
    let sent = form(&transport.calls()[0]);
    assert!(
        sent.iter().all(|(name, _)| name != "client_secret"),
        "{sent:?}"
    );
    frame.exchange_refresh_token("refresh").await.unwrap();
    assert_form(
        &transport.calls()[1],
        &[
            ("grant_type", "refresh_token"),
            ("client_id", "spa"),
            ("refresh_token", "refresh"),
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_redirect_that_belongs_to_another_sign_in_is_refused() {
    let transport = Scripted::new([]);
    let frame = over(&transport, web());
    let page = frame
        .authorization_url()
        .redirect_uri("https://example.com/back");
    let sign_in = page.state(SignInState::from_text("mine")).begin().unwrap();
    for back in [
        "?code=c&state=theirs",
        "?code=c",
        "?error=access_denied&state=mine",
        "#access_token=t&state=mine",
    ] {
        assert!(sign_in.finish(back).await.unwrap_err().is_auth(), "{back}");
    }
    assert!(transport.calls().is_empty());
    for redirect in ["http://example.com/back", "not a url"] {
        assert!(
            frame
                .authorization_url()
                .redirect_uri(redirect)
                .url()
                .unwrap_err()
                .is_invalid_input()
        );
    }
    frame
        .authorization_url()
        .redirect_uri("http://localhost:8000/back")
        .url()
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_ahead_of_its_end_once_for_all() {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let noted = kept.clone();
    let transport = Scripted::answering(|call| match call.path.as_str() {
        "/ims/token/v3" => tokens("second", Some("rotated")).after(Duration::from_millis(50)),
        _ => me(),
    });
    let builder = web()
        .token("first")
        .token_lifetime(Duration::from_secs(600))
        .refresh_token("refresh")
        .on_refreshed(move |tokens| {
            noted.lock().unwrap().push(tokens.refresh_token.unwrap());
            async {}
        });
    let frame = over(&transport, builder);
    ask(&frame).await.unwrap();
    assert_eq!(transport.calls()[0].authorization(), Some("Bearer first"));
    // A minute before its end.
    tokio::time::sleep(Duration::from_secs(575)).await;
    let all = (0..5).map(|_| ask(&frame));
    for done in futures_util::future::join_all(all).await {
        done.unwrap();
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    ask(&frame).await.unwrap();
    let calls = transport.calls();
    let renewals: Vec<_> = calls
        .iter()
        .filter(|call| call.path == "/ims/token/v3")
        .collect();
    assert_eq!(renewals.len(), 1);
    assert_form(
        renewals[0],
        &[
            ("grant_type", "refresh_token"),
            ("client_id", "id"),
            ("client_secret", "CANARY_SECRET"),
            ("refresh_token", "refresh"),
        ],
    );
    assert_eq!(calls.last().unwrap().authorization(), Some("Bearer second"));
    assert_eq!(kept.lock().unwrap()[0].expose(), "rotated");
}

#[tokio::test(start_paused = true)]
async fn a_server_gets_its_tokens_by_itself() {
    let mut given = 0;
    let transport = Scripted::answering(move |call| match call.path.as_str() {
        "/ims/token/v3" => {
            given += 1;
            // The host does not say how long: a day is assumed.
            json_answer(
                200,
                &json!({"access_token": format!("token-{given}"), "token_type": "bearer"}),
            )
        }
        _ => me(),
    });
    let frame = over(
        &transport,
        FrameIo::builder().server_to_server("id", "CANARY_SECRET"),
    );
    ask(&frame).await.unwrap();
    ask(&frame).await.unwrap();
    tokio::time::sleep(Duration::from_secs(86_400)).await;
    ask(&frame).await.unwrap();
    let calls = transport.calls();
    let lines: Vec<&str> = calls.iter().map(|call| call.path.as_str()).collect();
    assert_eq!(
        lines,
        [
            "/ims/token/v3",
            "/v4/me",
            "/v4/me",
            "/ims/token/v3",
            "/v4/me"
        ]
    );
    assert_form(
        &calls[0],
        &[
            ("grant_type", "client_credentials"),
            ("client_id", "id"),
            ("client_secret", "CANARY_SECRET"),
            ("scope", "openid AdobeID frame.s2s.all"),
        ],
    );
    assert_eq!(calls[4].authorization(), Some("Bearer token-2"));
    let exported = frame.tokens().await.unwrap();
    assert!(
        exported.refresh_token.is_none(),
        "the application's secret is not one"
    );
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_of_the_sign_in_host_is_asked_for_again_where_that_does_no_harm() {
    let transport = Scripted::new([Answer::Broken, denied("nope").after(Duration::ZERO)]);
    let frame = over(&transport, web());
    assert!(
        frame
            .exchange_code("c")
            .redirect_uri("https://example.com")
            .await
            .unwrap_err()
            .is_transport()
    );
    let error = frame
        .exchange_code("c")
        .redirect_uri("https://example.com")
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("nope"));
    let transport = Scripted::new([Answer::Broken, refused(503), tokens("t", None)]);
    over(&transport, web())
        .exchange_refresh_token("r")
        .await
        .unwrap();
    let transport = Scripted::new([refused(500), tokens("t", None), denied("invalid_client")]);
    let frame = over(&transport, web());
    frame.client_credentials().scope(["openid"]).await.unwrap();
    let error = frame.client_credentials().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::InvalidClient);
}

#[tokio::test(start_paused = true)]
async fn a_refresh_token_that_is_void_says_to_sign_in_again() {
    let transport = Scripted::new([denied("invalid_grant")]);
    let frame = over(&transport, web().refresh_token("CANARY_REFRESH"));
    let error = ask(&frame).await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    assert!(error.to_string().contains("sign in again"), "{error}");
    assert!(!format!("{error} {error:?}").contains("CANARY"));
}

#[tokio::test(start_paused = true)]
async fn both_tokens_are_revoked_the_access_token_first() {
    let transport = Scripted::always(Answer::status(200));
    let builder = web().token("first").refresh_token("refresh");
    over(&transport, builder).revoke().await.unwrap();
    let calls = transport.calls();
    assert_eq!(calls[0].line(), "POST /ims/revoke");
    assert_form(&calls[0], &[("token", "first")]);
    assert_form(&calls[1], &[("token", "refresh")]);
    // base64("id:CANARY_SECRET")
    assert_eq!(
        calls[0].authorization(),
        Some("Basic aWQ6Q0FOQVJZX1NFQ1JFVA==")
    );
    assert!(calls[0].query.is_empty());

    let transport = Scripted::always(Answer::status(200));
    let frame = over(&transport, FrameIo::builder().public_application("spa"));
    frame.revoke().token("any").await.unwrap();
    let call = &transport.calls()[0];
    assert_eq!(
        (call.authorization(), call.param("client_id")),
        (None, Some("spa"))
    );
    assert!(frame.revoke().await.unwrap_err().is_auth(), "there is none");

    // The second is revoked even if the first can't be.
    let transport = Scripted::new([denied("invalid_token"), Answer::status(200)]);
    let frame = over(&transport, web().token("first").refresh_token("refresh"));
    assert_eq!(
        frame.revoke().await.unwrap_err().code(),
        Some("invalid_token")
    );
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn tokens_outlive_the_program() {
    let transport = Scripted::always(me());
    let builder = web()
        .token("first")
        .token_lifetime(Duration::from_secs(600))
        .refresh_token("refresh");
    let exported = over(&transport, builder).tokens().await.unwrap();
    let kept = serde_json::to_string(&exported).unwrap();
    assert!(!format!("{exported:?}").contains("first"));
    let read: Tokens = serde_json::from_str(&kept).unwrap();
    let left = read.lifetime().unwrap();
    assert!(
        left > Duration::from_secs(590) && left <= Duration::from_secs(600),
        "{left:?}"
    );
    let frame = over(&transport, web()).signed_in(read).unwrap();
    ask(&frame).await.unwrap();
    assert_eq!(transport.calls()[0].authorization(), Some("Bearer first"));
    let static_token = over(&transport, FrameIo::builder().token("fixed"));
    let exported = static_token.tokens().await.unwrap();
    assert_eq!(
        (exported.lifetime(), exported.refresh_token.is_none()),
        (None, true)
    );
}

#[tokio::test(start_paused = true)]
async fn signing_in_needs_the_application() {
    let transport = Scripted::new([]);
    let frame = over(&transport, FrameIo::builder());
    assert!(
        frame
            .exchange_code("c")
            .redirect_uri("https://example.com")
            .await
            .unwrap_err()
            .is_auth()
    );
    assert!(
        frame
            .authorization_url()
            .redirect_uri("https://example.com")
            .url()
            .unwrap_err()
            .is_auth()
    );
    assert!(frame.revoke().token("t").await.unwrap_err().is_auth());
    let public = over(&transport, FrameIo::builder().public_application("spa"));
    assert!(
        public.client_credentials().await.unwrap_err().is_auth(),
        "it has no secret"
    );
    assert!(
        ask(&frame).await.unwrap_err().is_auth(),
        "there is no token"
    );
}
