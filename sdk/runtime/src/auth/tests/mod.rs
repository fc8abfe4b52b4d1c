//! Tests that tokens are renewed before they expire, once for all callers, and never lost.
//!
//! `transport` tests the layer that adds them to requests, `store` tests where they are stored.

mod store;
mod transport;

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives_core::{
    AuthScheme, BoxFuture, Error, ErrorClass, KeyPlace, OperationInfo, Request, Secret, Transport,
};
use http::header::AUTHORIZATION;
use http::{HeaderValue, Method};

use super::*;
use crate::testing::{Answer, Scripted};

const CANARY: &str = "CANARY";

static GET: OperationInfo = OperationInfo::new("things.get", true).with_auth(AuthScheme::Token {
    scheme: "OAuth",
    optional: false,
});
static PUBLIC: OperationInfo =
    OperationInfo::new("public.get", true).with_auth(AuthScheme::Token {
        scheme: "OAuth",
        optional: true,
    });
static OPEN: OperationInfo = OperationInfo::new("open.get", true);

fn request(operation: &'static OperationInfo) -> Request {
    let url = "https://api.example/things".parse().unwrap();
    Request::new(operation, Method::GET, url)
}

/// A sign-in host that issues `access-1`, `access-2` … and `refresh-1`, `refresh-2` …, each for 1000 s.
#[derive(Clone, Default)]
struct Host {
    asked_with: Arc<Mutex<Vec<String>>>,
    failing: Arc<AtomicBool>,
    delay: Duration,
}

impl TokenRefresher for Host {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        let host = self.clone();
        Box::pin(async move {
            tokio::time::sleep(host.delay).await;
            let mut asked_with = host.asked_with.lock().unwrap();
            asked_with.push(refresh_token.expose().to_owned());
            if host.failing.load(Ordering::Relaxed) {
                return Err(Error::new(ErrorClass::Status, "no").with_code("invalid_grant"));
            }
            let number = asked_with.len();
            Ok(Tokens::new(format!("access-{number}"))
                .refresh_token(format!("refresh-{number}"))
                .expires_in(Duration::from_secs(1000)))
        })
    }
}

impl Host {
    fn slow() -> Self {
        Self {
            delay: Duration::from_secs(2),
            ..Self::default()
        }
    }

    fn asked_with(&self) -> Vec<String> {
        self.asked_with.lock().unwrap().clone()
    }

    fn fail(&self, failing: bool) {
        self.failing.store(failing, Ordering::Relaxed);
    }

    fn source(&self) -> RefreshingToken {
        self.builder().build().unwrap()
    }

    /// Creates a source with an access token that is valid for 600 s.
    fn source_with_token(&self) -> RefreshingToken {
        let access = AccessToken::new("access-0").expires_in(Duration::from_secs(600));
        self.builder().access_token(access).build().unwrap()
    }

    fn builder(&self) -> RefreshingTokenBuilder {
        RefreshingToken::builder(self.clone(), "refresh-0")
    }
}

async fn token(source: &RefreshingToken) -> String {
    source.token().await.unwrap().secret().expose().to_owned()
}

/// Runs all tasks that don't wait for a timer.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(1)).await;
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_before_it_expires_with_the_newest_refresh_token() {
    let host = Host::default();
    let source = host.source_with_token();
    assert_eq!(token(&source).await, "access-0");
    assert!(host.asked_with().is_empty());
    // 5 minutes before its expiry; the old one is used meanwhile.
    tokio::time::sleep(Duration::from_secs(301)).await;
    assert_eq!(token(&source).await, "access-0");
    settle().await;
    assert_eq!(token(&source).await, "access-1");
    tokio::time::sleep(Duration::from_secs(701)).await;
    token(&source).await;
    settle().await;
    assert_eq!(token(&source).await, "access-2");
    assert_eq!(host.asked_with(), ["refresh-0", "refresh-1"]);
    assert_eq!(source.refresh_token().unwrap().expose(), "refresh-2");
}

#[tokio::test(start_paused = true)]
async fn all_waiting_callers_share_one_refresh() {
    let host = Host::slow();
    let source = host.source();
    let waiting = (0..20).map(|_| {
        let source = source.clone();
        tokio::spawn(async move { token(&source).await })
    });
    for waiting in waiting.collect::<Vec<_>>() {
        assert_eq!(waiting.await.unwrap(), "access-1");
    }
    assert_eq!(host.asked_with(), ["refresh-0"]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_caller_loses_no_tokens() {
    let host = Host::slow();
    let source = host.source();
    let waiting = tokio::time::timeout(Duration::from_secs(1), source.token());
    assert!(waiting.await.is_err());
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(host.asked_with(), ["refresh-0"]);
    assert_eq!(source.refresh_token().unwrap().expose(), "refresh-1");
    assert_eq!(token(&source).await, "access-1");
    assert_eq!(host.asked_with(), ["refresh-0"]);
}

#[tokio::test(start_paused = true)]
async fn a_failed_refresh_has_no_effect_while_the_old_token_is_valid() {
    let host = Host::default();
    host.fail(true);
    let source = host.source_with_token();
    tokio::time::sleep(Duration::from_secs(590)).await;
    for _ in 0..5 {
        assert_eq!(token(&source).await, "access-0");
    }
    // Not with every call.
    assert_eq!(host.asked_with().len(), 1);
    tokio::time::sleep(Duration::from_secs(11)).await;
    let error = source.token().await.unwrap_err();
    assert!(
        error.is_auth() && error.code() == Some("invalid_grant"),
        "{error}"
    );
    // Nor with every call that gets no token: the failure is remembered for 30 s.
    source.token().await.unwrap_err();
    assert_eq!(host.asked_with().len(), 1);
    host.fail(false);
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(token(&source).await, "access-2");
}

#[tokio::test(start_paused = true)]
async fn new_tokens_are_passed_to_the_function_before_they_are_used() {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&kept);
    let source = Host::default()
        .builder()
        .on_refreshed(move |tokens| {
            let log = Arc::clone(&log);
            async move {
                tokio::time::sleep(Duration::from_secs(1)).await;
                log.lock()
                    .unwrap()
                    .push(tokens.refresh_token.unwrap().expose().to_owned());
            }
        })
        .build()
        .unwrap();
    assert_eq!(token(&source).await, "access-1");
    assert_eq!(*kept.lock().unwrap(), ["refresh-1"]);
}

/// Returns a function that stores tokens after it has failed this many times.
fn keeper(
    kept: &Arc<Mutex<Vec<String>>>,
    failures: u32,
    fail: impl Fn() -> Result<(), String> + Clone + Send + Sync + 'static,
) -> impl Fn(Tokens) -> BoxFuture<'static, Result<(), String>> + Send + Sync + 'static {
    let (kept, left) = (Arc::clone(kept), Arc::new(AtomicU32::new(failures)));
    move |tokens| {
        let (kept, left, fail) = (Arc::clone(&kept), Arc::clone(&left), fail.clone());
        Box::pin(async move {
            let counted = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            });
            if counted.is_ok() {
                return fail();
            }
            let refresh_token = tokens.refresh_token.unwrap();
            kept.lock().unwrap().push(refresh_token.expose().to_owned());
            Ok(())
        })
    }
}

#[tokio::test(start_paused = true)]
async fn new_tokens_survive_a_panic_of_the_function_and_are_passed_again() {
    let (host, kept) = (Host::default(), Arc::default());
    let keep = keeper(&kept, 1, || panic!("as planned"));
    let source = host.builder().on_refreshed(keep).build().unwrap();
    assert!(source.token().await.unwrap_err().is_auth());
    assert_eq!(source.refresh_token().unwrap().expose(), "refresh-1");
    assert_eq!(token(&source).await, "access-1");
    assert_eq!(*kept.lock().unwrap(), ["refresh-1"]);
    assert_eq!(host.asked_with(), ["refresh-0"]);
}

#[tokio::test(start_paused = true)]
async fn new_tokens_that_were_not_stored_are_not_used_and_are_passed_again() {
    let (host, kept) = (Host::default(), Arc::default());
    let keep = keeper(&kept, 2, || Err("the disk is full".to_owned()));
    let source = host.builder().on_refreshed(keep).build().unwrap();
    for _ in 0..2 {
        let error = source.token().await.unwrap_err();
        assert!(
            error.is_io() && error.message().contains("the disk is full"),
            "{error}"
        );
    }
    assert_eq!(token(&source).await, "access-1");
    assert_eq!(*kept.lock().unwrap(), ["refresh-1"]);
    assert_eq!(host.asked_with(), ["refresh-0"]);
}

#[tokio::test(start_paused = true)]
async fn tokens_that_expire_before_they_are_stored_are_renewed_with_the_newest_refresh_token() {
    let (host, kept) = (Host::default(), Arc::default());
    let keep = keeper(&kept, 1, || Err("no".to_owned()));
    let source = host.builder().on_refreshed(keep).build().unwrap();
    source.token().await.unwrap_err();
    tokio::time::sleep(Duration::from_secs(1001)).await;
    assert_eq!(token(&source).await, "access-2");
    assert_eq!(*kept.lock().unwrap(), ["refresh-2"]);
    assert_eq!(host.asked_with(), ["refresh-0", "refresh-1"]);
}

#[tokio::test(start_paused = true)]
async fn the_old_token_is_used_while_the_new_ones_can_t_be_stored() {
    let (host, kept) = (Host::default(), Arc::default());
    let keep = keeper(&kept, 1, || Err("no".to_owned()));
    let access = AccessToken::new("access-0").expires_in(Duration::from_secs(600));
    let source = host.builder().access_token(access).on_refreshed(keep);
    let source = source.build().unwrap();
    tokio::time::sleep(Duration::from_secs(580)).await;
    assert_eq!(token(&source).await, "access-0");
    tokio::time::sleep(Duration::from_secs(31)).await;
    assert_eq!(token(&source).await, "access-1");
    assert_eq!(host.asked_with(), ["refresh-0"]);
}

#[tokio::test(start_paused = true)]
async fn tokens_are_renewed_on_demand_joining_a_renewal_in_flight() {
    let host = Host::slow();
    let source = host.source_with_token();
    let both = tokio::join!(source.refresh_now(), source.refresh_now());
    for tokens in [both.0.unwrap(), both.1.unwrap()] {
        assert_eq!(tokens.access_token.expose(), "access-1");
        assert_eq!(tokens.refresh_token.unwrap().expose(), "refresh-1");
        assert_eq!(tokens.expires_in, Some(Duration::from_secs(1000)));
    }
    assert_eq!(token(&source).await, "access-1");
    assert_eq!(host.asked_with(), ["refresh-0"]);
    host.fail(true);
    let error = source.refresh_now().await.unwrap_err();
    assert_eq!(error.code(), Some("invalid_grant"));
    assert_eq!(token(&source).await, "access-1");
}

#[test]
fn invalid_tokens_are_refused_without_being_shown() {
    for bad in ["", "CANARY CANARY", "CANARY\n", "CANARYü"] {
        let error = StaticToken::new(bad).unwrap_err();
        assert!(error.is_invalid_input() && error.message().starts_with("token:"));
        assert!(!format!("{error} {error:?}").contains(CANARY));
        assert!(
            RefreshingToken::builder(Host::default(), bad)
                .build()
                .is_err()
        );
    }
}

#[tokio::test(start_paused = true)]
async fn no_debug_shows_a_token() {
    let access = AccessToken::new(CANARY).expires_in(Duration::from_secs(60));
    let mut tokens = Tokens::new(CANARY).refresh_token(CANARY);
    tokens.extra.insert("id_token".to_owned(), CANARY.into());
    let builder = RefreshingToken::builder(Host::default(), CANARY).access_token(access.clone());
    let shown = format!("{access:?} {tokens:?} {builder:?}");
    let source = builder.build().unwrap();
    let transport = Scripted::always(Answer::status(200));
    let layer = transport::layer(&transport, StaticToken::new(CANARY).unwrap());
    let shown = format!("{shown} {source:?} {layer:?}");
    assert!(!shown.contains(CANARY), "{shown}");
}

#[test]
fn tokens_are_written_with_their_expiry_and_read_again() {
    let mut tokens = Tokens::new("access")
        .refresh_token("refresh")
        .expires_in(Duration::from_secs(600));
    tokens.scope = Some("read write".to_owned());
    tokens
        .extra
        .insert("token_type".to_owned(), "bearer".into());
    let kept = serde_json::to_string(&tokens).unwrap();
    let read: Tokens = serde_json::from_str(&kept).unwrap();
    assert_eq!(read.access_token, tokens.access_token);
    assert_eq!(read.refresh_token, tokens.refresh_token);
    assert_eq!((&read.scope, &read.extra), (&tokens.scope, &tokens.extra));
    let left = read.lifetime().unwrap();
    assert!(
        left > Duration::from_secs(590) && left <= Duration::from_secs(600),
        "{left:?}"
    );
    let least = r#"{"access_token":"a","expires_at":1}"#;
    let expired: Tokens = serde_json::from_str(least).unwrap();
    assert_eq!(expired.lifetime(), Some(Duration::ZERO));
    assert!(expired.access().is_expired() && expired.refresh_token.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_source_without_a_refresh_token_renews_and_has_none() {
    let host = Host::default();
    let source = RefreshingToken::without_refresh_token(host.clone())
        .build()
        .unwrap();
    assert_eq!(token(&source).await, "access-1");
    let tokens = source.refresh_now().await.unwrap();
    assert_eq!(tokens.access_token.expose(), "access-2");
    assert!(tokens.refresh_token.is_none() && source.refresh_token().is_none());
    assert_eq!(host.asked_with(), ["", ""]);
    let fixed = StaticToken::new("fixed").unwrap();
    assert!(fixed.refresh_now().await.unwrap_err().is_invalid_input());
    assert_eq!(fixed.tokens().await.unwrap().access_token.expose(), "fixed");
}

/// Returns a sign-in host that never answers, or fails in one way.
fn refresher<F>(asked: &Arc<AtomicU32>, answer: F) -> impl TokenRefresher + use<F>
where
    F: Fn(u32) -> Option<Result<Tokens, Error>> + Send + Sync + 'static,
{
    let asked = Arc::clone(asked);
    move |_: Secret| {
        let number = asked.fetch_add(1, Ordering::Relaxed) + 1;
        let answer = answer(number);
        Box::pin(async move {
            match answer {
                Some(answer) => answer,
                None => std::future::pending().await,
            }
        }) as BoxFuture<'static, Result<Tokens, Error>>
    }
}

#[tokio::test(start_paused = true)]
async fn requests_use_a_valid_token_while_the_sign_in_host_hangs() {
    let asked = Arc::default();
    for left in [200, 60, 20] {
        let access = AccessToken::new("access-0").expires_in(Duration::from_secs(1000));
        let source = RefreshingToken::builder(refresher(&asked, |_| None), "refresh-0");
        let source = source.access_token(access).build().unwrap();
        tokio::time::sleep(Duration::from_secs(1000 - left)).await;
        asked.store(0, Ordering::Relaxed);
        let begun = tokio::time::Instant::now();
        for _ in 0..10 {
            assert_eq!(token(&source).await, "access-0");
        }
        assert!(begun.elapsed() <= Duration::from_secs(2), "{left}");
        settle().await;
        assert_eq!(asked.load(Ordering::Relaxed), 1, "{left}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_transient_failure_is_retried_soon_and_is_the_source_of_the_error() {
    let asked = Arc::default();
    let bad_gateway = |_| {
        let status = http::StatusCode::BAD_GATEWAY;
        Some(Err(
            Error::new(ErrorClass::Status, "bad gateway").with_status(status)
        ))
    };
    let refresher = refresher(&asked, move |number| match number {
        1..=3 => bad_gateway(number),
        _ => Some(Ok(Tokens::new("access-1"))),
    });
    let source = RefreshingToken::builder(refresher, "refresh-0")
        .build()
        .unwrap();
    let begun = tokio::time::Instant::now();
    for (at, number) in [(0, 1), (0, 1), (1, 2), (2, 2), (3, 3), (6, 3)] {
        tokio::time::sleep_until(begun + Duration::from_millis(at * 1000 + 1)).await;
        let error = source.token().await.unwrap_err();
        assert!(error.is_auth(), "{error}");
        let cause = std::error::Error::source(&error).unwrap();
        let cause = cause.downcast_ref::<Error>().unwrap();
        assert_eq!(cause.status().unwrap(), 502);
        assert_eq!(asked.load(Ordering::Relaxed), number, "{at}");
    }
    tokio::time::sleep_until(begun + Duration::from_secs(8)).await;
    assert_eq!(token(&source).await, "access-1");
}

#[tokio::test(start_paused = true)]
async fn failed_renewals_are_not_repeated_by_each_of_many_callers() {
    let host = Host::slow();
    host.fail(true);
    let source = host.source();
    let calls = (0..200).map(|_| source.token());
    for outcome in futures_util::future::join_all(calls).await {
        assert_eq!(outcome.unwrap_err().code(), Some("invalid_grant"));
    }
    source.token().await.unwrap_err();
    assert_eq!(host.asked_with().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn short_lived_tokens_are_renewed_once_in_their_lifetime() {
    let asked = Arc::default();
    let refresher = refresher(&asked, |number| {
        let tokens = Tokens::new(format!("access-{number}"));
        Some(Ok(tokens.expires_in(Duration::from_secs(100))))
    });
    let source = RefreshingToken::builder(refresher, "refresh-0")
        .build()
        .unwrap();
    for _ in 0..49 {
        assert_eq!(token(&source).await, "access-1");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    token(&source).await;
    settle().await;
    assert_eq!(token(&source).await, "access-2");
}

#[tokio::test(start_paused = true)]
async fn a_renewal_that_returns_an_unusable_token_keeps_the_refresh_token_and_is_not_repeated_immediately()
 {
    for unusable in ["", "two words"] {
        let asked = Arc::default();
        let refresher = refresher(&asked, move |_| {
            Some(Ok(Tokens::new(unusable).refresh_token("refresh-1")))
        });
        let kept = Arc::default();
        let keep = keeper(&kept, 0, || Ok(()));
        let source = RefreshingToken::builder(refresher, "refresh-0").on_refreshed(keep);
        let source = source.build().unwrap();
        for _ in 0..5 {
            let error = source.token().await.unwrap_err();
            assert!(error.is_auth(), "{error}");
        }
        assert_eq!(source.refresh_token().unwrap().expose(), "refresh-1");
        assert_eq!(*kept.lock().unwrap(), ["refresh-1"]);
        assert_eq!(asked.load(Ordering::Relaxed), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_function_that_stores_tokens_can_use_their_client() {
    let slot: Arc<Mutex<Option<RefreshingToken>>> = Arc::default();
    let used = Arc::new(Mutex::new(Vec::new()));
    let (inside, log) = (Arc::clone(&slot), Arc::clone(&used));
    let source = Host::default()
        .builder()
        .on_refreshed(move |_| {
            let source = inside.lock().unwrap().clone().unwrap();
            let log = Arc::clone(&log);
            async move {
                let token = token(&source).await;
                log.lock().unwrap().push(token);
                let refreshed = source.refresh_now().await.unwrap();
                assert_eq!(refreshed.access_token.expose(), "access-1");
            }
        })
        .build()
        .unwrap();
    *slot.lock().unwrap() = Some(source.clone());
    assert_eq!(token(&source).await, "access-1");
    assert_eq!(*used.lock().unwrap(), ["access-1"]);
    *slot.lock().unwrap() = None;
}

#[tokio::test(start_paused = true)]
async fn a_function_that_awaits_a_request_in_another_task_fails() {
    let slot: Arc<Mutex<Option<RefreshingToken>>> = Arc::default();
    let inside = Arc::clone(&slot);
    let source = Host::default()
        .builder()
        .on_refreshed(move |_| {
            let source = inside.lock().unwrap().clone().unwrap();
            async move {
                let other = tokio::spawn(async move { source.token().await.map(drop) });
                drop(other.await);
            }
        })
        .build()
        .unwrap();
    *slot.lock().unwrap() = Some(source.clone());
    let error = source.token().await.unwrap_err();
    assert!(
        error.is_io() && error.message().contains("within 60 s"),
        "{error}"
    );
    *slot.lock().unwrap() = None;
}
