//! Tests of signing in and of renewing tokens.

use std::sync::{Arc, Mutex};

use cloud_drives::prelude::*;
use cloud_drives::verizon_cloud::ErrorKind;
use cloud_drives_emulator::VerizonCloud as Emulator;

use super::{Cloud, builder, kind};

/// Refresh tokens in the order in which they were handed over.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

impl Kept {
    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

async fn emulator() -> Emulator {
    let setup = Emulator::builder().strict(true);
    setup.start().await.expect("loopback can be bound")
}

#[tokio::test]
async fn a_client_is_built_from_key_secret_address_and_tokens() {
    let emulator = emulator().await;
    let tokens = emulator.sign_in_with_refresh();
    let cloud = builder(&emulator).token(tokens.access_token);
    let cloud = cloud.refresh_token(tokens.refresh_token).build().unwrap();
    cloud.account().await.unwrap();
    let shown = format!("{cloud:?}");
    assert!(!shown.contains(&emulator.app().client_secret), "{shown}");
    // Without tokens it can sign users in, and no more.
    let nobody = builder(&emulator).build().unwrap();
    assert!(nobody.account().await.unwrap_err().is_auth());
    assert!(nobody.authorization_url().url().is_ok());
}

#[tokio::test]
async fn renewed_tokens_are_handed_over_before_they_are_used() {
    let emulator = emulator().await;
    let tokens = emulator.sign_in_with_refresh();
    let kept = Kept::default();
    let log = kept.clone();
    let cloud = builder(&emulator)
        .token(tokens.access_token)
        .refresh_token(tokens.refresh_token.as_str())
        .on_refreshed(move |tokens| {
            let token = tokens.refresh_token.map(|token| token.expose().to_owned());
            log.0.lock().unwrap().extend(token);
            async {}
        })
        .build()
        .unwrap();
    cloud.account().await.unwrap();
    assert!(kept.all().is_empty());
    // By itself, once the service refuses the old one; and by hand.
    emulator.expire_access_tokens();
    cloud.account().await.unwrap();
    assert_eq!(kept.all().len(), 1);
    cloud.refresh().await.unwrap();
    let all = kept.all();
    assert_eq!(all.len(), 2);
    assert!(all[0] != all[1] && !all.contains(&tokens.refresh_token));
}

#[tokio::test]
async fn authorize_url_is_the_page_that_asks_the_user() {
    let emulator = emulator().await;
    let cloud = builder(&emulator).build().unwrap();
    let url = cloud.authorization_url().url().unwrap();
    let app = emulator.app();
    assert!(url.as_str().starts_with(&emulator.authorize_url()));
    let query: Vec<_> = url.query_pairs().collect();
    assert_eq!(query[0].1, app.client_id);
    assert_eq!(query[1].1, app.redirect_uri);
    assert_eq!((&*query[2].0, &*query[2].1), ("response_type", "code"));
    assert!(emulator.requests().is_empty());
}

#[tokio::test]
async fn a_code_is_traded_for_tokens_and_a_wrong_one_is_refused() {
    let emulator = emulator().await;
    let cloud = builder(&emulator).build().unwrap();
    let token = cloud
        .exchange_code(emulator.authorization_code())
        .await
        .unwrap();
    let cloud = cloud.signed_in(token).unwrap();
    cloud.account().await.unwrap();
    assert!(emulator.complaints().is_empty());
    let wrong = cloud.exchange_code("wrong").await;
    assert_eq!(kind(wrong), ErrorKind::Unauthorized);
}

#[tokio::test]
async fn a_refresh_gives_the_next_tokens_and_needs_a_refresh_token() {
    let emulator = emulator().await;
    let tokens = emulator.sign_in_with_refresh();
    let cloud = builder(&emulator).refresh_token(tokens.refresh_token.as_str());
    let cloud = cloud.build().unwrap();
    let next = cloud.refresh().await.unwrap();
    let refresh_token = next.refresh_token.unwrap();
    assert_ne!(refresh_token.expose(), tokens.refresh_token);
    let used = builder(&emulator).refresh_token(tokens.refresh_token);
    let used = used.build().unwrap();
    assert_eq!(kind(used.refresh().await), ErrorKind::Unauthorized);
    let none = Cloud::open().await.cloud.refresh().await.unwrap_err();
    assert!(none.is_invalid_input(), "{none}");
}
