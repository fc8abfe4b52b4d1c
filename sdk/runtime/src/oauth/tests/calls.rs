//! Tests of calls for tokens: what they send, how they read answers, how they are retried.

use std::sync::Mutex;

use http::StatusCode;

use super::*;
use crate::auth::{RefreshingToken, StaticToken, TokenRefresher, TokenSource, Tokens};
use crate::oauth::SignInParameters;

#[tokio::test(start_paused = true)]
async fn each_grant_sends_the_fields_of_its_form() {
    let (transport, client) = script([ok(TOKENS), ok(TOKENS), ok(TOKENS)]);
    client.refresh("R0").await.unwrap();
    client.client_credentials().await.unwrap();
    client.client_credentials().scope(["a", "b"]).await.unwrap();
    let calls = transport.calls();
    assert_form(
        &calls[0],
        &[
            ("client_id", "app"),
            ("client_secret", "sesame"),
            ("grant_type", "refresh_token"),
            ("refresh_token", "R0"),
        ],
    );
    let of_client = |scope| {
        [
            ("client_id", "app"),
            ("client_secret", "sesame"),
            ("grant_type", "client_credentials"),
            ("scope", scope),
        ]
    };
    assert_form(&calls[1], &of_client("all"));
    assert_form(&calls[2], &of_client("a b"));

    // A refresh sends the redirect address only if the form requires it.
    let transport = Scripted::new([ok(TOKENS)]);
    over(&ODD, &transport).refresh("R0").await.unwrap();
    assert_form(
        &transport.calls()[0],
        &[
            ("grant_type", "refresh_token"),
            ("redirect_uri", "https://app.example/done"),
            ("refresh_token", "R0"),
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_public_application_sends_no_secret() {
    let (transport, client) = script([ok(TOKENS), Answer::status(204)]);
    let client = client.with_application(Application::public("spa"));
    client.refresh("R0").await.unwrap();
    client.revoke(None).token("A0").await.unwrap();
    let calls = transport.calls();
    assert!(!calls[0].body.contains("client_secret"));
    assert_form(&calls[1], &[("token", "A0")]);
    assert_eq!(
        (calls[1].authorization(), calls[1].param("client_id")),
        (None, Some("spa"))
    );
    let error = client.client_credentials().await.unwrap_err();
    assert!(
        error.is_auth() && error.message().contains("secret"),
        "{error}"
    );
    assert!(client.client_refresher([""; 0]).unwrap_err().is_auth());
}

#[tokio::test(start_paused = true)]
async fn arguments_without_a_form_field_are_refused_before_sending() {
    let (transport, client) = script([]);
    for call in [
        client.refresh("R0").scope(["read"]),
        client.refresh("R0").parameter("device_id", "d"),
        client.exchange_code("42").refuse("device_id: is too short"),
    ] {
        let error = call.await.unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
    }
    let odd = over(&ODD, &transport);
    for error in [
        odd.exchange_code("42")
            .code_verifier("v")
            .await
            .unwrap_err(),
        odd.client_credentials().await.unwrap_err(),
        odd.device_code().await.unwrap_err(),
        odd.device_sign_in(|_| {}).await.unwrap_err(),
        odd.exchange_device_code("dc").await.unwrap_err(),
    ] {
        assert!(error.is_invalid_input(), "{error}");
    }
    let bare = odd.with_application(Application::new("app", "sesame"));
    let error = bare.refresh("R0").await.unwrap_err();
    assert!(error.message().starts_with("redirect_uri: "), "{error}");
    let nobody = SignInClient::new(core(&transport), &FLOW);
    for error in [
        nobody.exchange_code("42").await.unwrap_err(),
        nobody.refresh("R0").await.unwrap_err(),
        nobody.revoke(None).token("A0").await.unwrap_err(),
        nobody.refresher().unwrap_err(),
    ] {
        assert!(
            error.is_auth() && error.message().contains("application("),
            "{error}"
        );
    }
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_invalid_member_of_an_answer_loses_no_token() {
    for (expires_in, lifetime) in [
        (r#""3600""#, Some(3600.0)),
        ("3600.5", Some(3600.5)),
        ("3600.0", Some(3600.0)),
        ("null", None),
        ("-1", None),
        ("0", None),
        (r#""soon""#, None),
        ("{}", None),
        ("1e300", None),
    ] {
        let body = format!(
            r#"{{"access_token":"A1","refresh_token":"R1","expires_in":{expires_in},"scope":["a","b"],"token_type":null,"id_token":"jwt"}}"#
        );
        let (_, client) = script([ok(&body)]);
        let tokens = client.refresh("R0").await.unwrap();
        assert_eq!(tokens.refresh_token.unwrap().expose(), "R1", "{expires_in}");
        assert_eq!(
            tokens.expires_in.map(|lifetime| lifetime.as_secs_f64()),
            lifetime
        );
        assert_eq!(tokens.scope.as_deref(), Some("a b"));
        assert_eq!(tokens.extra.keys().collect::<Vec<_>>(), ["id_token"]);
    }
    let (_, client) = script([ok(r#"{"access_token":"A1","refresh_token":"R1"}"#)]);
    let tokens = client.refresh("R0").await.unwrap();
    assert_eq!(tokens.refresh_token.unwrap().expose(), "R1", "no lifetime");
    let (_, client) = script([ok(r#"{"access_token":"A1","refresh_token":null}"#)]);
    let tokens = client.refresh("R0").await.unwrap();
    assert!(tokens.refresh_token.is_none() && tokens.expires_in.is_none());
}

#[tokio::test(start_paused = true)]
async fn an_answer_without_a_token_is_an_error_but_a_new_refresh_token_is_kept() {
    let lone = r#"{"access_token":"","refresh_token":"R1"}"#;
    let (_, client) = script([ok(lone), ok(lone), ok("{}"), ok("[]"), ok("<html>")]);
    let tokens = client.refresh("R0").await.unwrap();
    assert!(tokens.access_token.is_empty());
    assert_eq!(tokens.refresh_token.unwrap().expose(), "R1");
    let error = client.exchange_code("42").await.unwrap_err();
    assert!(
        error.is_protocol() && error.message().contains("access_token"),
        "{error}"
    );
    for _ in 0..2 {
        assert!(client.refresh("R0").await.unwrap_err().is_protocol());
    }
    assert!(client.refresh("R0").await.unwrap_err().is_decode());
    let (_, client) = script([ok(r#"{"error":"bad_verification_code"}"#)]);
    let error = client.exchange_code("42").await.unwrap_err();
    assert_eq!(
        (error.is_auth(), error.code()),
        (true, Some("bad_verification_code"))
    );
}

#[tokio::test(start_paused = true)]
async fn errors_keep_status_and_code_and_pass_through_the_mapping() {
    let (_, client) = script([denied("invalid_grant"), denied("invalid_grant")]);
    let error = client.exchange_code("42").await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(
        (error.code(), error.message()),
        (Some("invalid_grant"), "no")
    );
    let mapped = client.with_error_mapping(|error| error.with_status(StatusCode::UNAUTHORIZED));
    let error = mapped.refresh("R0").await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(error.code(), Some("invalid_grant"));
}

#[tokio::test(start_paused = true)]
async fn a_call_with_an_unknown_outcome_is_retried_only_if_that_is_safe() {
    for lost in [Answer::Broken, Answer::status(500)] {
        let (transport, client) = script([lost.clone(), lost.clone()]);
        client.exchange_code("42").await.unwrap_err();
        client.refresh("R0").await.unwrap_err();
        assert_eq!(transport.calls().len(), 2, "refresh tokens work once");
        let (transport, client) = script([lost.clone(), ok(TOKENS)]);
        client.client_credentials().await.unwrap();
        assert_eq!(transport.calls().len(), 2);
        let transport = Scripted::new([lost.clone(), ok(TOKENS), lost.clone(), ok(TOKENS)]);
        let odd = over(&ODD, &transport);
        odd.refresh("R0").await.unwrap();
        let refresher = odd.refresher().unwrap();
        refresher.refresh("R0".into()).await.unwrap();
        assert_eq!(
            transport.calls().len(),
            4,
            "refresh tokens work more than once"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_refresher_renews_a_token() {
    let (transport, client) = script([ok(TOKENS)]);
    let source = RefreshingToken::builder(client.refresher().unwrap(), "R0")
        .build()
        .unwrap();
    assert_eq!(source.token().await.unwrap().secret().expose(), "A1");
    assert_eq!(source.refresh_token().unwrap().expose(), "R1");
    assert!(transport.calls()[0].body.contains("refresh_token=R0"));

    let (transport, client) = script([ok(TOKENS)]);
    let refresher = client.client_refresher(["own"]).unwrap();
    let source = RefreshingToken::without_refresh_token(refresher)
        .build()
        .unwrap();
    assert_eq!(source.token().await.unwrap().secret().expose(), "A1");
    assert!(source.refresh_token().is_none());
    assert!(transport.calls()[0].body.contains("scope=own"));
}

/// A source that has no tokens.
#[derive(Debug)]
struct Broken(Mutex<Option<&'static str>>);

impl TokenSource for Broken {
    fn token(
        &self,
    ) -> cloud_drives_core::BoxFuture<'_, cloud_drives_core::Result<crate::auth::AccessToken>> {
        Box::pin(async { Err(cloud_drives_core::Error::invalid_input("as planned")) })
    }

    fn refresh_token(&self) -> Option<cloud_drives_core::Secret> {
        self.0.lock().unwrap().map(Into::into)
    }
}

#[tokio::test(start_paused = true)]
async fn both_tokens_are_revoked_the_access_token_first() {
    let transport = Scripted::always(Answer::status(200));
    let client = over(&FLOW, &transport);
    let tokens = Tokens::new("A0");
    let source = RefreshingToken::builder(client.refresher().unwrap(), "R0")
        .access_token(tokens.access())
        .build()
        .unwrap();
    client.revoke(Some(Arc::new(source.clone()))).await.unwrap();
    let calls = transport.calls();
    assert_form(&calls[0], &[("token", "A0")]);
    assert_form(&calls[1], &[("token", "R0")]);
    assert_eq!(calls[0].authorization(), Some("Basic YXBwOnNlc2FtZQ=="));

    // A form with a field for access tokens gets no refresh token.
    let transport = Scripted::always(Answer::status(200));
    let odd = over(&ODD, &transport);
    odd.revoke(Some(Arc::new(source))).await.unwrap();
    assert_eq!(transport.calls().len(), 1);
    assert!(transport.calls()[0].body.contains("access_token=A0"));

    let (transport, client) = script([denied("invalid_token"), Answer::status(200)]);
    let broken = Broken(Mutex::new(Some("R0")));
    let error = client.revoke(Some(Arc::new(broken))).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert_form(&transport.calls()[0], &[("token", "R0")]);
    let broken = Broken(Mutex::new(None));
    assert!(client.revoke(Some(Arc::new(broken))).await.is_err());
    assert!(client.revoke(None).await.unwrap_err().is_auth());
    let fixed = StaticToken::new("fixed").unwrap();
    client.revoke(Some(Arc::new(fixed))).await.unwrap();
    assert_eq!(transport.calls().len(), 2);
}
