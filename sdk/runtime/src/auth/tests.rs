use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives_core::{
    AuthScheme, BoxFuture, Error, ErrorClass, OperationInfo, Request, Secret, Transport,
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

/// A sign-in host that hands out `access-1`, `access-2` … and `refresh-1`, `refresh-2` …, each for 1000 s.
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

    /// With an access token that is good for 600 s.
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

/// Lets tasks run that need no time.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(1)).await;
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_ahead_of_its_end_with_the_newest_refresh_token() {
    let host = Host::default();
    let source = host.source_with_token();
    assert_eq!(token(&source).await, "access-0");
    assert!(host.asked_with().is_empty());
    // 5 minutes before the end; the old one is good enough meanwhile.
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
async fn everyone_who_waits_shares_one_refresh() {
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
async fn a_caller_who_gives_up_loses_nothing() {
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
async fn a_refresh_that_fails_is_of_no_consequence_while_the_old_token_is_good() {
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
    host.fail(false);
    assert_eq!(token(&source).await, "access-3");
}

#[tokio::test(start_paused = true)]
async fn new_tokens_are_handed_over_before_they_are_used() {
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

/// A function that keeps tokens, or fails so many times before it does.
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
async fn new_tokens_outlive_a_panic_of_who_should_keep_them_and_are_handed_over_again() {
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
async fn new_tokens_that_were_not_kept_are_not_used_and_are_handed_over_again() {
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
async fn tokens_that_end_before_they_are_kept_are_renewed_with_the_newest_refresh_token() {
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
async fn the_old_token_is_used_while_the_new_ones_can_t_be_kept() {
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
async fn tokens_are_renewed_at_once_on_demand_together_with_a_renewal_under_way() {
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

fn layer(transport: &Scripted, source: impl TokenSource) -> AuthTransport<Scripted> {
    let origin = "https://api.example".parse::<url::Url>().unwrap().origin();
    AuthTransport::new(transport.clone(), Some(Arc::new(source)), [origin])
}

fn sent(transport: &Scripted) -> Vec<Option<String>> {
    let calls = transport.calls();
    calls
        .iter()
        .map(|call| call.authorization().map(str::to_owned))
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_request_carries_the_token_that_its_operation_wants() {
    let transport = Scripted::always(Answer::status(200));
    let layer = layer(&transport, StaticToken::new("y0_1").unwrap());
    assert!(layer.provides_auth());
    for operation in [&GET, &PUBLIC, &OPEN] {
        layer.send(request(operation)).await.unwrap();
    }
    let token = || Some("OAuth y0_1".to_owned());
    assert_eq!(sent(&transport), [token(), token(), None]);
    assert!(transport.calls()[0].headers[AUTHORIZATION].is_sensitive());
}

#[tokio::test(start_paused = true)]
async fn the_caller_s_own_authorization_wins() {
    let transport = Scripted::new([Answer::status(401)]);
    let layer = layer(&transport, StaticToken::new("y0_1").unwrap());
    let mut request = request(&GET);
    let own = HeaderValue::from_static("Bearer own");
    request.headers_mut().insert(AUTHORIZATION, own);
    assert_eq!(layer.send(request).await.unwrap().status(), 401);
    assert_eq!(sent(&transport), [Some("Bearer own".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn a_token_goes_to_its_own_origin_only() {
    for url in [
        "https://other.example/",
        "http://api.example/",
        "https://api.example:8443/",
    ] {
        let transport = Scripted::always(Answer::status(200));
        let layer = layer(&transport, StaticToken::new(CANARY).unwrap());
        let error = layer
            .send(Request::new(&GET, Method::GET, url.parse().unwrap()))
            .await
            .unwrap_err();
        assert!(
            error.is_auth() && !error.to_string().contains(CANARY),
            "{error}"
        );
        assert!(transport.calls().is_empty());
        layer
            .send(Request::new(&PUBLIC, Method::GET, url.parse().unwrap()))
            .await
            .unwrap();
        assert_eq!(sent(&transport), [None]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_renewed_and_the_request_sent_once_more() {
    let host = Host::default();
    let transport = Scripted::new([Answer::status(401), Answer::status(200)]);
    let layer = layer(&transport, host.source_with_token());
    assert_eq!(layer.send(request(&GET)).await.unwrap().status(), 200);
    let sent = sent(&transport);
    assert_eq!(sent[0].as_deref(), Some("OAuth access-0"));
    assert_eq!(sent[1].as_deref(), Some("OAuth access-1"));
}

#[tokio::test(start_paused = true)]
async fn one_refusal_does_not_make_a_token_worthless() {
    let host = Host::default();
    host.fail(true);
    let transport = Scripted::new([Answer::status(401), Answer::status(200)]);
    let layer = layer(&transport, host.source_with_token());
    // The refresh fails as well, and the old token is good after all.
    assert_eq!(layer.send(request(&GET)).await.unwrap().status(), 200);
    assert_eq!(sent(&transport)[1].as_deref(), Some("OAuth access-0"));
}

#[tokio::test(start_paused = true)]
async fn where_a_401_is_final_the_same_token_is_not_sent_again() {
    let transport = Scripted::always(Answer::status(401));
    let layer = layer(&transport, StaticToken::new("y0_1").unwrap()).only_with_another_token();
    assert_eq!(layer.send(request(&GET)).await.unwrap().status(), 401);
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_second_refusal_is_the_answer() {
    let host = Host::default();
    let transport = Scripted::always(Answer::status(401));
    let layer = layer(&transport, host.source_with_token());
    assert_eq!(layer.send(request(&GET)).await.unwrap().status(), 401);
    assert_eq!(transport.calls().len(), 2);
    assert_eq!(host.asked_with().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn many_refusals_of_one_token_lead_to_one_refresh() {
    let host = Host::slow();
    let transport = Scripted::answering(|call| match call.authorization() {
        Some("OAuth access-0") => Answer::status(401).after(Duration::from_secs(1)),
        _ => Answer::status(200),
    });
    let layer = Arc::new(layer(&transport, host.source_with_token()));
    let calls = (0..10).map(|_| {
        let layer = Arc::clone(&layer);
        tokio::spawn(async move { layer.send(request(&GET)).await.unwrap().status() })
    });
    for call in calls.collect::<Vec<_>>() {
        assert_eq!(call.await.unwrap(), 200);
    }
    assert_eq!(host.asked_with(), ["refresh-0"]);
}

#[tokio::test(start_paused = true)]
async fn a_source_without_a_token_ends_the_call_before_it_is_sent() {
    #[derive(Debug)]
    struct Empty(AtomicU32);
    impl TokenSource for Empty {
        fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Box::pin(async { Err(Error::new(ErrorClass::Auth, "nobody is signed in")) })
        }
    }
    let transport = Scripted::always(Answer::status(200));
    let layer = layer(&transport, Empty(AtomicU32::new(0)));
    assert!(layer.send(request(&GET)).await.unwrap_err().is_auth());
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn that_new_tokens_were_not_kept_is_told_instead_of_the_refusal_of_the_old_one() {
    #[derive(Debug)]
    struct NotKept(AtomicU32);
    impl TokenSource for NotKept {
        fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
            let first = self.0.fetch_add(1, Ordering::Relaxed) == 0;
            Box::pin(async move {
                match first {
                    true => Ok(AccessToken::new("old")),
                    false => Err(Error::new(ErrorClass::Io, "tokens.json: the disk is full")),
                }
            })
        }
    }
    let transport = Scripted::always(Answer::status(401));
    let layer = layer(&transport, NotKept(AtomicU32::new(0)));
    let error = layer.send(request(&GET)).await.unwrap_err();
    assert!(
        error.is_io() && error.message().contains("tokens.json"),
        "{error}"
    );
}

#[test]
fn what_can_t_be_a_token_is_refused_without_being_shown() {
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
    let layer = layer(&transport, StaticToken::new(CANARY).unwrap());
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

struct File {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
}

impl File {
    fn holding(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.json");
        std::fs::write(&path, text).unwrap();
        Self {
            _folder: folder,
            path,
        }
    }

    fn read(&self) -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(&self.path).unwrap()).unwrap()
    }

    fn source(&self, host: &Host, now: u64) -> TokenFile {
        let clock = Clock::new(move || std::time::UNIX_EPOCH + Duration::from_secs(now));
        TokenFile::with_clock(&self.path, host.clone(), clock)
    }
}

const KEPT: &str =
    r#"{"access_token":"access-0","refresh_token":"refresh-0","expires_in":1000,"exp_time":1880}"#;

#[tokio::test(start_paused = true)]
async fn a_file_without_a_version_is_of_the_first_and_an_unknown_version_is_refused() {
    let host = Host::default();
    let file = File::holding(KEPT);
    let source = file.source(&host, 1000);
    assert_eq!(source.token().await.unwrap().secret().expose(), "access-0");
    source.refresh_now().await.unwrap();
    assert_eq!(file.read()["version"], 1);
    for version in ["2", "\"1\"", "null"] {
        let newer = KEPT.replace('{', &format!("{{\"version\":{version},"));
        let file = File::holding(&newer);
        let error = file.source(&host, 1000).token().await.unwrap_err();
        assert!(
            error.is_auth() && error.message().contains("this program reads version 1"),
            "{error}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_margin_of_a_file_is_settable_and_at_most_half_of_the_lifetime() {
    // The token lasts from second 1000 to second 2000.
    for (ahead, now, used) in [
        (None, 1880, "access-0"),
        (None, 1881, "access-1"),
        (Some(10), 1990, "access-0"),
        (Some(10), 1991, "access-1"),
        (Some(5000), 1500, "access-0"),
        (Some(5000), 1501, "access-1"),
    ] {
        let file = File::holding(KEPT);
        let source = file.source(&Host::default(), now);
        let source = match ahead {
            Some(ahead) => source.refresh_ahead(Duration::from_secs(ahead)),
            None => source,
        };
        let token = source.token().await.unwrap();
        assert_eq!(token.secret().expose(), used, "{ahead:?} {now}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_gives_its_tokens_and_keeps_what_a_sign_in_gave_beside_them() {
    let file = File::holding(KEPT);
    let source = file.source(&Host::default(), 1000);
    let tokens = source.tokens().await.unwrap();
    assert_eq!(tokens.refresh_token.unwrap().expose(), "refresh-0");
    assert_eq!(tokens.expires_in, Some(Duration::from_secs(1000)));
    let mut tokens = Tokens::new("a").refresh_token("r");
    tokens.scope = Some("read".to_owned());
    tokens.extra.insert("id_token".to_owned(), "jwt".into());
    TokenFile::store(&file.path, &tokens).await.unwrap();
    let kept = file.read();
    assert_eq!(
        (&kept["scope"], &kept["id_token"]),
        (&"read".into(), &"jwt".into())
    );
    assert_eq!(
        (&kept["expires_in"], &kept["version"]),
        (&3600.into(), &1.into())
    );
    let useless = TokenFile::store(&file.path, Tokens::new("a")).await;
    assert!(useless.unwrap_err().is_invalid_input());
}
