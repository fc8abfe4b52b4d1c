//! Tests of tokens in a store: a file, and a custom store that several processes share.

use super::*;

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

    fn builder(&self, host: &Host, now: u64) -> RefreshingTokenBuilder {
        let clock = Clock::new(move || std::time::UNIX_EPOCH + Duration::from_secs(now));
        let file = TokenFile::new(&self.path).clock(clock.clone());
        RefreshingToken::from_store(host.clone(), file).clock(clock)
    }

    fn source(&self, host: &Host, now: u64) -> RefreshingToken {
        self.builder(host, now).build().unwrap()
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
    for (ahead, now, renewals) in [
        (None, 1880, 0),
        (None, 1881, 1),
        (Some(10), 1990, 0),
        (Some(10), 1991, 1),
        (Some(5000), 1500, 0),
        (Some(5000), 1501, 1),
    ] {
        let (file, host) = (File::holding(KEPT), Host::default());
        let source = file.builder(&host, now);
        let source = match ahead {
            Some(ahead) => source.ahead(Duration::from_secs(ahead)),
            None => source,
        };
        let source = source.build().unwrap();
        source.token().await.unwrap();
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(host.asked_with().len(), renewals, "{ahead:?} {now}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_returns_its_tokens_and_keeps_other_members_of_a_sign_in() {
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

/// A database that several processes share: the stored tokens and a lock.
#[derive(Clone, Debug, Default)]
struct Database {
    row: Arc<Mutex<Option<String>>>,
    lock: Arc<tokio::sync::Mutex<()>>,
    loads: Arc<AtomicU32>,
    broken: Arc<AtomicBool>,
}

impl Database {
    fn holding(tokens: Tokens) -> Self {
        let database = Self::default();
        database.put(&KeptTokens::new(tokens));
        database
    }

    fn put(&self, kept: &KeptTokens) {
        *self.row.lock().unwrap() = Some(serde_json::to_string(kept).unwrap());
    }

    fn kept(&self) -> KeptTokens {
        serde_json::from_str(self.row.lock().unwrap().as_ref().unwrap()).unwrap()
    }

    fn source(&self, host: &Host) -> RefreshingToken {
        let source = RefreshingToken::from_store(host.clone(), self.clone());
        source.build().unwrap()
    }
}

impl TokenStore for Database {
    fn load(&self) -> BoxFuture<'_, Result<Option<KeptTokens>, Error>> {
        Box::pin(async {
            self.loads.fetch_add(1, Ordering::Relaxed);
            let is_there = self.row.lock().unwrap().is_some();
            Ok(is_there.then(|| self.kept()))
        })
    }

    fn save<'a>(&'a self, kept: &'a KeptTokens) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            if self.broken.load(Ordering::Relaxed) {
                return Err(Error::new(ErrorClass::Io, "the database is away"));
            }
            self.put(kept);
            Ok(())
        })
    }

    fn lock(&self) -> BoxFuture<'_, Result<StoreLock, Error>> {
        Box::pin(async { Ok(StoreLock::new(Arc::clone(&self.lock).lock_owned().await)) })
    }
}

fn kept_tokens(left: u64) -> Tokens {
    let given = Duration::from_secs(1000);
    let tokens = Tokens::new("access-0").refresh_token("refresh-0");
    let age = given - Duration::from_secs(left);
    tokens.expires_in(given).received_before(age)
}

#[tokio::test(start_paused = true)]
async fn a_custom_store_provides_tokens_and_stores_renewed_ones_before_they_are_used() {
    let (host, database) = (Host::default(), Database::holding(kept_tokens(900)));
    let source = database.source(&host);
    for _ in 0..3 {
        assert_eq!(token(&source).await, "access-0");
    }
    assert_eq!(database.loads.load(Ordering::Relaxed), 1);
    // The database uses the time of day, which the paused clock does not advance.
    database.put(&KeptTokens::new(kept_tokens(0)));
    tokio::time::sleep(Duration::from_secs(901)).await;
    assert_eq!(token(&source).await, "access-1");
    let kept = database.kept().tokens;
    assert_eq!(kept.refresh_token.unwrap().expose(), "refresh-1");
    let empty = Database::default().source(&host);
    let error = empty.token().await.unwrap_err();
    assert!(
        error.is_auth() && error.message().contains("sign in"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn tokens_that_a_store_fails_to_save_stay_in_memory_and_are_saved_before_they_are_used() {
    let (host, database) = (Host::default(), Database::holding(kept_tokens(0)));
    let source = database.source(&host);
    database.broken.store(true, Ordering::Relaxed);
    for _ in 0..2 {
        let error = source.token().await.unwrap_err();
        assert!(
            error.is_io() && error.message().contains("kept in memory"),
            "{error}"
        );
    }
    database.broken.store(false, Ordering::Relaxed);
    assert_eq!(token(&source).await, "access-1");
    assert_eq!(database.kept().tokens.access_token.expose(), "access-1");
    assert_eq!(host.asked_with(), ["refresh-0"]);
}

#[tokio::test(start_paused = true)]
async fn processes_that_share_a_store_renew_once() {
    let (host, database) = (Host::slow(), Database::holding(kept_tokens(0)));
    let processes: Vec<_> = (0..5).map(|_| database.source(&host)).collect();
    let waiting = processes
        .into_iter()
        .map(|source| tokio::spawn(async move { token(&source).await }));
    for waiting in waiting.collect::<Vec<_>>() {
        assert_eq!(waiting.await.unwrap(), "access-1");
    }
    assert_eq!(host.asked_with(), ["refresh-0"]);
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_remembered_for_all_processes_of_a_store_until_a_sign_in() {
    let (host, database) = (Host::default(), Database::holding(kept_tokens(0)));
    host.fail(true);
    let calls = (0..200).map(|_| {
        let source = database.source(&host);
        async move { source.token().await.unwrap_err() }
    });
    for error in futures_util::future::join_all(calls).await {
        assert!(
            error.is_auth() && error.code() == Some("invalid_grant"),
            "{error}"
        );
    }
    assert_eq!(host.asked_with().len(), 1);
    assert!(database.kept().failure.is_some());
    let source = database.source(&host);
    source.token().await.unwrap_err();
    let signed_in = Tokens::new("access-s").refresh_token("refresh-s");
    database.put(&KeptTokens::new(
        signed_in.expires_in(Duration::from_secs(1000)),
    ));
    tokio::time::sleep(Duration::from_secs(31)).await;
    assert_eq!(token(&source).await, "access-s");
    assert_eq!(host.asked_with().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn tokens_renewed_by_another_process_are_used_after_400_and_401() {
    for status in [400, 401] {
        let database = Database::holding(kept_tokens(0));
        let theirs = database.clone();
        let refresher = move |_: Secret| {
            let theirs = theirs.clone();
            Box::pin(async move {
                // The other process does not lock.
                let tokens = Tokens::new("theirs").refresh_token("refresh-theirs");
                theirs.put(&KeptTokens::new(
                    tokens.expires_in(Duration::from_secs(900)),
                ));
                let refused = Error::new(ErrorClass::Status, "no").with_code("invalid_grant");
                Err(refused.with_status(http::StatusCode::from_u16(status).unwrap()))
            }) as BoxFuture<'static, Result<Tokens, Error>>
        };
        let source = RefreshingToken::from_store(refresher, database.clone());
        let source = source.build().unwrap();
        assert_eq!(token(&source).await, "theirs", "{status}");
        assert_eq!(database.kept().tokens.access_token.expose(), "theirs");
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_by_that_of_another_process() {
    let (host, database) = (Host::default(), Database::holding(kept_tokens(900)));
    let source = database.source(&host);
    let old = source.token().await.unwrap();
    let theirs = Tokens::new("theirs").refresh_token("refresh-theirs");
    database.put(&KeptTokens::new(
        theirs.expires_in(Duration::from_secs(900)),
    ));
    source.invalidate(&old);
    assert_eq!(token(&source).await, "theirs");
    assert!(host.asked_with().is_empty());
}

#[tokio::test(start_paused = true)]
async fn files_are_locked_while_their_tokens_are_renewed() {
    let file = File::holding(KEPT);
    let one = TokenFile::new(&file.path);
    let lock = one.lock().await.unwrap();
    let host = Host::default();
    let source = file.source(&host, 2001);
    let waiting = tokio::spawn(async move { token(&source).await });
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert!(host.asked_with().is_empty());
    drop(lock);
    assert_eq!(waiting.await.unwrap(), "access-1");
    let folder = file.path.parent().unwrap();
    let names: Vec<_> = std::fs::read_dir(folder).unwrap().collect();
    assert_eq!(names.len(), 1, "the lock file is removed with its holder");
    // The wait for a holder that hangs is bounded.
    let _lock = one.lock().await.unwrap();
    let source = file.source(&host, 4000);
    assert_eq!(token(&source).await, "access-2");
}

#[test]
fn stored_tokens_have_a_version_and_another_one_is_refused() {
    let kept = serde_json::to_value(KeptTokens::new(Tokens::new("a"))).unwrap();
    assert_eq!(kept["version"], 1);
    let newer = r#"{"version":2,"access_token":"CANARY"}"#;
    for error in [
        serde_json::from_str::<KeptTokens>(newer).unwrap_err(),
        serde_json::from_str::<Tokens>(newer).unwrap_err(),
    ] {
        let error = error.to_string();
        assert!(
            error.contains("reads version 1") && !error.contains(CANARY),
            "{error}"
        );
    }
}
