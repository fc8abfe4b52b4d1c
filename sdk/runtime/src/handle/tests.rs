//! What handles share: limits and pauses by account, connections and the retry budget by all.

use std::time::Duration;

use cloud_drives_core::{
    AuthScheme, CallOptions, ClientBuilder, ClientCore, OperationInfo, PathBuilder, ProviderInfo,
    Query, RateLimit, ServerInfo,
};
use http::Method;
use tokio::time::Instant;

use super::Handle;
use crate::auth::TokenFile;
use crate::rate_limit::RateLimits;
use crate::retry::{PausePolicy, RetryPolicy};
use crate::testing::{Answer, Scripted};
use crate::{Configure, Provider, Settings};

static PROVIDER: Provider = Provider::new("Lagoon");
static INFO: ProviderInfo = ProviderInfo {
    name: "lagoon",
    version: "0.1.0",
    servers: &[ServerInfo {
        name: "api",
        url: "https://api.example/",
    }],
};
/// One call in 10 s.
static GET: OperationInfo = OperationInfo::new("things.get", true)
    .with_auth(AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(RateLimit {
        calls: 1,
        per: Duration::from_secs(10),
        scope: "things",
    });

struct Builder(Settings);

impl Configure for Builder {
    fn settings(&mut self) -> &mut Settings {
        &mut self.0
    }
}

fn handle(transport: &Scripted, options: CallOptions) -> Handle<ClientCore> {
    let builder = Builder(Settings::new(&PROVIDER))
        .transport(transport.clone())
        .default_options(options)
        .token("t");
    let client: ClientBuilder<ClientCore> = ClientBuilder::new(&INFO);
    builder.0.connect(client).unwrap()
}

async fn get(handle: &Handle<ClientCore>, options: CallOptions) -> Result<(), crate::Error> {
    let path = PathBuilder::new("/things");
    let core = handle.core();
    let request = core.request(&GET, Method::GET, path, Query::new(), options)?;
    core.execute(request).await.map(drop)
}

/// Calls through each of these, and returns how long it took.
async fn seconds(handles: &[&Handle<ClientCore>]) -> u64 {
    let begun = Instant::now();
    for handle in handles {
        get(handle, CallOptions::new()).await.unwrap();
    }
    begun.elapsed().as_secs()
}

#[tokio::test(start_paused = true)]
async fn limits_belong_to_a_handle_and_its_clones_or_to_an_account() {
    let transport = Scripted::always(Answer::json(200, "{}"));
    let all = handle(&transport, CallOptions::new());
    let (a, b) = (all.account("a"), all.account("b"));
    assert_eq!(seconds(&[&all, &a, &b]).await, 0);
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(seconds(&[&a, &all.clone().account("a")]).await, 10);
    assert_eq!(seconds(&[&b, &b.account("a").account("b")]).await, 10);
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(seconds(&[&all, &all.clone()]).await, 10);
    // The same account of another user.
    let source = crate::auth::StaticToken::new("other").unwrap();
    let other = all.with_token_source(std::sync::Arc::new(source));
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(seconds(&[&a, &other.account("a")]).await, 0);
    let sent = transport.calls();
    let last = sent.last().unwrap();
    assert_eq!(last.authorization(), Some("Bearer other"));
    assert_eq!(sent[1].authorization(), Some("Bearer t"));
}

#[tokio::test(start_paused = true)]
async fn pauses_belong_to_an_account_too() {
    let failing = Scripted::always(Answer::status(503));
    let pause = PausePolicy::new().without_jitter();
    let builder = Builder(Settings::new(&PROVIDER))
        .transport(failing.clone())
        .pause_policy(pause)
        .retry_policy(RetryPolicy::none())
        .rate_limits(RateLimits::off())
        .token("t");
    let client: ClientBuilder<ClientCore> = ClientBuilder::new(&INFO);
    let all = builder.0.connect(client).unwrap();
    let begun = Instant::now();
    for account in ["a", "b"] {
        drop(get(&all.account(account), CallOptions::new()).await);
    }
    assert_eq!(begun.elapsed(), Duration::ZERO);
    drop(get(&all.account("a"), CallOptions::new()).await);
    assert_eq!(begun.elapsed(), Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn a_default_deadline_holds_for_each_request_and_for_nothing_longer() {
    let transport = Scripted::always(Answer::Silence);
    let deadline = CallOptions::new().with_deadline(Duration::from_secs(3));
    let handle = handle(&transport, deadline);
    let begun = Instant::now();
    assert!(
        get(&handle, CallOptions::new())
            .await
            .unwrap_err()
            .is_timeout()
    );
    assert_eq!(begun.elapsed(), Duration::from_secs(3));
    assert_eq!(handle.options(CallOptions::new()).deadline(), None);
    let own = CallOptions::new().with_deadline(Duration::from_secs(1));
    let begun = Instant::now();
    assert!(get(&handle, own).await.unwrap_err().is_timeout());
    assert_eq!(begun.elapsed(), Duration::from_secs(1));
}

#[test]
fn tokens_come_from_one_place_and_a_store_needs_what_renews_them() {
    let store = || TokenFile::new("tokens.json");
    let builder = || Builder(Settings::new(&PROVIDER)).transport(Scripted::new([]));
    for (builder, begin) in [
        (
            builder().token_store(store()).token("t"),
            "token_store: holds",
        ),
        (
            builder().token_store(store()).token_file("tokens.json"),
            "token_store: replaces token_file",
        ),
        (
            builder().token_store(store()),
            "token_store: can't be used without the application",
        ),
        (
            builder()
                .token_file("tokens.json")
                .on_refreshed(|_| async {}),
            "token_file: holds",
        ),
    ] {
        let client: ClientBuilder<ClientCore> = ClientBuilder::new(&INFO);
        let error = builder.0.connect(client).unwrap_err();
        assert!(error.message().starts_with(begin), "{error}");
    }
}
