//! Tests of what handles share: limits and pauses per account, connections and the retry budget among all.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cloud_drives_core::{
    AuthScheme, BoxFuture, CallOptions, ClientBuilder, ClientCore, HttpOptions, OperationInfo,
    PathBuilder, ProviderInfo, Query, RateLimit, Request, Secret, ServerInfo,
};
use http::Method;
use tokio::time::Instant;

use super::Handle;
use crate::auth::{TokenFile, TokenRefresher, Tokens};
use crate::rate_limit::RateLimits;
use crate::retry::{PausePolicy, RetryBudget, RetryPolicy};
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

/// A number of accounts above which idle ones are forgotten.
const MANY: usize = 3000;

#[tokio::test(start_paused = true)]
async fn an_account_is_forgotten_only_when_it_would_hold_no_call_back() {
    let transport = Scripted::always(Answer::json(200, "{}"));
    let all = handle(&transport, CallOptions::new());
    let pass_by = || {
        for number in 0..MANY {
            drop(all.account(number.to_string()));
        }
    };
    assert_eq!(seconds(&[&all.account("a")]).await, 0);
    pass_by();
    assert_eq!(seconds(&[&all.account("a")]).await, 10);
    let accounts = &all.layers().accounts;
    tokio::time::sleep(Duration::from_secs(20)).await;
    let _client = all.account("b");
    assert!(accounts.know("a"));
    pass_by();
    assert!(!accounts.know("a") && accounts.know("b"));
}

/// Creates a client whose tokens are renewed by a fake sign-in host that counts.
fn signing_in(transport: &Scripted, renewals: &Arc<AtomicUsize>) -> Handle<ClientCore> {
    let renewals = Arc::clone(renewals);
    let renew = move |refresh_token: Secret| -> BoxFuture<'static, Result<Tokens, crate::Error>> {
        renewals.fetch_add(1, Ordering::Relaxed);
        let renewed = format!("renewed-{}", refresh_token.expose());
        Box::pin(async move { Ok(Tokens::new(renewed).expires_in(Duration::from_secs(3600))) })
    };
    let builder = Builder(Settings::new(&PROVIDER)).transport(transport.clone());
    let client: ClientBuilder<ClientCore> = ClientBuilder::new(&INFO);
    let refresher: Arc<dyn TokenRefresher> = Arc::new(renew);
    builder.0.connect_with(client, |_| Some(refresher)).unwrap()
}

fn user(number: usize) -> Tokens {
    Tokens::new(format!("t{number}"))
        .refresh_token(number.to_string())
        .expires_in(Duration::from_secs(3600))
}

#[tokio::test(start_paused = true)]
async fn each_user_renews_alone_and_once_for_all_clones_and_accounts() {
    let transport = Scripted::always(Answer::json(200, "{}"));
    let renewals = Arc::default();
    let all = signing_in(&transport, &renewals);
    let (a, b) = (
        all.signed_in(user(1)).unwrap(),
        all.signed_in(user(2)).unwrap(),
    );
    tokio::time::sleep(Duration::from_secs(3700)).await;
    let (clone, account) = (a.clone(), a.account("x"));
    let (one, two, three) = tokio::join!(a.tokens(), clone.tokens(), account.tokens());
    for tokens in [one, two, three] {
        assert_eq!(tokens.unwrap().access_token.expose(), "renewed-1");
    }
    assert_eq!(renewals.load(Ordering::Relaxed), 1);
    assert_eq!(b.tokens().await.unwrap().access_token.expose(), "renewed-2");
    assert_eq!(renewals.load(Ordering::Relaxed), 2);
}

#[tokio::test(start_paused = true)]
async fn the_retry_budget_is_that_of_all_users_and_accounts() {
    let transport = Scripted::always(Answer::status(503));
    let builder = Builder(Settings::new(&PROVIDER))
        .transport(transport.clone())
        .rate_limits(RateLimits::off())
        .retry_budget(RetryBudget::new(3))
        .retry_policy(RetryPolicy::new().attempts(3))
        .token("t");
    let client: ClientBuilder<ClientCore> = ClientBuilder::new(&INFO);
    let all = builder.0.connect(client).unwrap();
    let other = Arc::new(crate::auth::StaticToken::new("other").unwrap());
    let users = [all.account("a"), all.with_token_source(other), all.clone()];
    let mut sent = Vec::new();
    for user in &users {
        let before = transport.calls().len();
        get(user, CallOptions::new()).await.unwrap();
        sent.push(transport.calls().len() - before);
    }
    assert_eq!(sent, [3, 2, 1], "two repeats, the last one, none");
}

/// Outside of a runtime no task can be spawned and no timer be made.
#[test]
fn ten_thousand_idle_users_cost_no_task_and_no_timer() {
    let transport = Scripted::always(Answer::json(200, "{}"));
    let renewals = Arc::default();
    let all = signing_in(&transport, &renewals);
    let users: Vec<_> = (0..10_000)
        .map(|number| all.signed_in(user(number)).unwrap().account("x"))
        .collect();
    assert_eq!(renewals.load(Ordering::Relaxed), 0);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    runtime.block_on(async {
        for user in users.iter().step_by(100) {
            get(user, CallOptions::new()).await.unwrap();
        }
        assert_eq!(runtime.metrics().num_alive_tasks(), 0, "after calls");
    });
    assert_eq!(transport.calls().len(), 100);
}

#[tokio::test(start_paused = true)]
async fn storage_hosts_hear_the_name_of_the_program_too_over_any_transport() {
    let (api, storage) = (
        Scripted::always(Answer::json(200, "{}")),
        Scripted::always(Answer::status(200)),
    );
    let builder = Builder(Settings::new(&PROVIDER))
        .transport(api.clone())
        .storage_transport(storage.clone())
        .user_agent("backup/1.0")
        .token("t");
    let client: ClientBuilder<ClientCore> = ClientBuilder::new(&INFO);
    let handle = builder.0.connect(client).unwrap();
    get(&handle, CallOptions::new()).await.unwrap();
    let link = "https://storage.example/a".parse().unwrap();
    let request = Request::new(&GET, Method::GET, link);
    handle.storage().send(request).await.unwrap();
    for transport in [api, storage] {
        let name = &transport.calls()[0].headers["user-agent"];
        assert_eq!(name, "backup/1.0");
    }
}

#[tokio::test(start_paused = true)]
async fn hosts_for_plain_http_are_those_of_servers_and_of_links() {
    let transport = Scripted::always(Answer::json(200, "{}"));
    let builder = || {
        Builder(Settings::new(&PROVIDER))
            .transport(transport.clone())
            .base_url("api", "http://emulator:8081")
            .token("t")
    };
    let connect = |builder: Builder| {
        let client: ClientBuilder<ClientCore> = ClientBuilder::new(&INFO);
        builder.0.connect(client)
    };
    let error = connect(builder()).unwrap_err();
    assert!(
        error.message().contains("danger_accept_plain_http"),
        "{error}"
    );
    let options = HttpOptions::new().danger_accept_plain_http("emulator");
    let handle = connect(builder().http(options)).unwrap();
    get(&handle, CallOptions::new()).await.unwrap();
    let send = |link: &str| {
        let request = Request::new(&GET, Method::GET, link.parse().unwrap());
        let storage = handle.storage();
        async move { storage.send(request).await }
    };
    send("http://emulator:8081/file").await.unwrap();
    for link in ["http://other/file", "http://127.0.0.1/file"] {
        assert!(send(link).await.unwrap_err().is_invalid_input(), "{link}");
    }
    assert_eq!(transport.calls().len(), 2);
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
