//! Tests of saving, renewing and revoking tokens.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cloud_drives::auth::Tokens;
use cloud_drives::prelude::*;
use futures_util::future::join_all;

use super::Studio;
use super::sign_in::app;

impl Studio {
    /// How often a token was asked for.
    fn trades(&self) -> usize {
        let requests = self.emulator.requests();
        let trade = |path: &str| path == "/ims/token/v3";
        requests
            .iter()
            .filter(|request| trade(&request.path))
            .count()
    }
}

#[tokio::test]
async fn a_server_requests_its_token_once_for_many_calls() {
    let studio = Studio::open().await;
    let (id, secret) = app(&studio.emulator);
    let frame = studio
        .facade()
        .server_to_server(id, secret)
        .build()
        .unwrap();
    let calls = (0..5).map(|_| frame.api().users().show().send());
    for me in join_all(calls).await {
        me.unwrap();
    }
    assert_eq!(
        studio.trades(),
        1,
        "calls that need a token wait for the same one"
    );
    frame.api().users().show().send().await.unwrap();
    assert_eq!(studio.trades(), 1);
    studio.no_complaints();
}

#[tokio::test]
async fn a_token_is_renewed_a_minute_ahead_of_its_end() {
    let studio = Studio::open().await;
    let tokens = studio.emulator.sign_in_with(Duration::from_secs(3600));
    let (id, secret) = app(&studio.emulator);
    for (left, renewals) in [(61 + 5, 0), (59, 1)] {
        let renewed = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&renewed);
        let frame = studio
            .facade()
            .application(id.as_str(), secret.as_str())
            .on_refreshed(move |_| {
                counter.fetch_add(1, Ordering::Relaxed);
                async {}
            })
            .build()
            .unwrap();
        let hour = Duration::from_secs(3600);
        let signed = Tokens::new(tokens.access_token.as_str())
            .refresh_token(tokens.refresh_token.as_str())
            .expires_in(hour)
            .received_before(hour - Duration::from_secs(left));
        let frame = frame.signed_in(signed).unwrap();
        // The old token is good for the first call, and renewed beside it.
        for _ in 0..100 {
            frame.api().users().show().send().await.unwrap();
            if renewed.load(Ordering::Relaxed) == renewals {
                break;
            }
        }
        assert_eq!(renewed.load(Ordering::Relaxed), renewals, "{left} s left");
    }
    studio.no_complaints();
}

#[tokio::test]
async fn tokens_are_exported_and_imported_by_the_next_run() {
    let studio = Studio::open().await;
    let code = studio
        .emulator
        .authorization_code(studio.emulator.app(), None);
    let frame = studio.web_app();
    let redirect_uri = studio.emulator.app().redirect_uri.as_str();
    let token = frame
        .exchange_code(code)
        .redirect_uri(redirect_uri)
        .await
        .unwrap();
    let frame = frame.signed_in(token).unwrap();
    let tokens = frame.tokens().await.unwrap();
    assert!(tokens.refresh_token.is_some() && tokens.lifetime().is_some());
    assert!(!format!("{tokens:?}").contains(tokens.access_token.expose()));
    let kept = serde_json::to_string(&tokens).unwrap();
    drop(frame);

    let tokens: Tokens = serde_json::from_str(&kept).unwrap();
    let (id, secret) = app(&studio.emulator);
    let next = studio
        .facade()
        .application(id, secret)
        .build()
        .unwrap()
        .signed_in(tokens)
        .unwrap();
    let trades = studio.trades();
    next.api().users().show().send().await.unwrap();
    assert_eq!(studio.trades(), trades, "the token is still good");
    let wrong = serde_json::from_str::<Tokens>(r#"{"access_token": 5}"#);
    assert!(wrong.is_err());
    studio.no_complaints();
}

#[tokio::test]
async fn revoke_token_ends_the_access_token_and_then_the_refresh_token() {
    let studio = Studio::open().await;
    let tokens = studio.emulator.sign_in_with(Duration::from_secs(3600));
    let (id, secret) = app(&studio.emulator);
    let frame = studio
        .facade()
        .application(id, secret)
        .token(tokens.access_token.as_str())
        .refresh_token(tokens.refresh_token.as_str())
        .build()
        .unwrap();
    frame.revoke().await.unwrap();
    let revoked = studio.emulator.requests();
    let forms = revoked.iter().map(|request| {
        assert_eq!(request.path, "/ims/revoke");
        String::from_utf8_lossy(&request.body).into_owned()
    });
    let forms = forms.collect::<Vec<_>>();
    let expected = [&tokens.access_token, &tokens.refresh_token];
    for (form, token) in forms.iter().zip(expected) {
        let pairs = url::form_urlencoded::parse(form.as_bytes());
        let sent: Vec<_> = pairs.map(|(_, value)| value.into_owned()).collect();
        assert_eq!(sent, [token.as_str()]);
    }
    assert_eq!(forms.len(), 2);
    let gone = frame.api().users().show().send().await;
    gone.unwrap_err();
    studio.no_complaints();
}
