//! Tests of the layer that adds tokens to requests.

use super::*;

pub(super) fn layer(transport: &Scripted, source: impl TokenSource) -> AuthTransport<Scripted> {
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
async fn a_request_carries_the_token_that_its_operation_requires() {
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

static BY_QUERY: OperationInfo = OperationInfo::new("keys.get", true).with_auth(AuthScheme::Key {
    place: KeyPlace::Query("key"),
    optional: false,
});

static BY_HEADER: OperationInfo = OperationInfo::new("keys.put", true).with_auth(AuthScheme::Key {
    place: KeyPlace::Header("x-key"),
    optional: false,
});

#[tokio::test(start_paused = true)]
async fn a_refused_key_is_renewed_in_its_place() {
    let host = Host::default();
    let transport = Scripted::new([Answer::status(401), Answer::status(200)]);
    let layer = layer(&transport, host.source_with_token());
    layer.send(request(&BY_QUERY)).await.unwrap();
    let calls = transport.calls();
    let keys = calls.iter().map(|call| call.query.clone());
    let key = |value: &str| vec![("key".to_owned(), value.to_owned())];
    assert!(keys.eq([key("access-0"), key("access-1")]));
}

#[tokio::test(start_paused = true)]
async fn a_key_in_a_header_is_sent_unchanged() {
    let transport = Scripted::always(Answer::status(200));
    let layer = layer(&transport, StaticToken::new("k-1").unwrap());
    layer.send(request(&BY_HEADER)).await.unwrap();
    assert_eq!(transport.calls()[0].headers["x-key"], "k-1");
    assert_eq!(sent(&transport), [None]);
}

#[tokio::test(start_paused = true)]
async fn the_caller_s_own_authorization_takes_precedence() {
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
async fn a_refused_token_is_renewed_and_the_request_is_sent_again() {
    let host = Host::default();
    let transport = Scripted::new([Answer::status(401), Answer::status(200)]);
    let layer = layer(&transport, host.source_with_token());
    assert_eq!(layer.send(request(&GET)).await.unwrap().status(), 200);
    let sent = sent(&transport);
    assert_eq!(sent[0].as_deref(), Some("OAuth access-0"));
    assert_eq!(sent[1].as_deref(), Some("OAuth access-1"));
}

#[tokio::test(start_paused = true)]
async fn one_refusal_does_not_invalidate_a_token() {
    let host = Host::default();
    host.fail(true);
    let transport = Scripted::new([Answer::status(401), Answer::status(200)]);
    let layer = layer(&transport, host.source_with_token());
    // The refresh fails as well, and the old token is valid after all.
    assert_eq!(layer.send(request(&GET)).await.unwrap().status(), 200);
    assert_eq!(sent(&transport)[1].as_deref(), Some("OAuth access-0"));
}

#[tokio::test(start_paused = true)]
async fn after_a_final_401_the_same_token_is_not_sent_again() {
    let transport = Scripted::always(Answer::status(401));
    let layer = layer(&transport, StaticToken::new("y0_1").unwrap()).only_with_another_token();
    assert_eq!(layer.send(request(&GET)).await.unwrap().status(), 401);
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_second_refusal_is_returned() {
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
async fn a_source_without_a_token_fails_the_call_before_it_is_sent() {
    #[derive(Debug)]
    struct Empty(AtomicU32);
    impl TokenSource for Empty {
        fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Box::pin(async { Err(Error::new(ErrorClass::Auth, "no user is signed in")) })
        }
    }
    let transport = Scripted::always(Answer::status(200));
    let layer = layer(&transport, Empty(AtomicU32::new(0)));
    assert!(layer.send(request(&GET)).await.unwrap_err().is_auth());
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_failure_to_store_new_tokens_is_reported_instead_of_the_refusal_of_the_old_one() {
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

#[tokio::test(start_paused = true)]
async fn a_refusal_says_why_the_token_could_not_be_renewed() {
    let host = Host::default();
    host.fail(true);
    let transport = Scripted::always(Answer::json(401, r#"{"error":"UnauthorizedError"}"#));
    let layer = layer(&transport, host.source_with_token());
    for _ in 0..3 {
        let error = layer.send(request(&GET)).await.unwrap_err();
        assert!(
            error.is_unauthorized() && error.status().is_some(),
            "{error}"
        );
        let source = std::error::Error::source(&error).unwrap();
        let failure = source.downcast_ref::<Error>().unwrap();
        assert!(failure.is_auth(), "{failure}");
        let cause = std::error::Error::source(failure).unwrap();
        let cause = cause.downcast_ref::<Error>().unwrap();
        assert_eq!(cause.code(), Some("invalid_grant"));
    }
    assert_eq!(host.asked_with().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_new_token_that_is_refused_too_is_not_renewed_by_each_wave_of_requests() {
    let host = Host::default();
    let transport = Scripted::always(Answer::status(401));
    let layer = layer(&transport, host.source_with_token());
    for _ in 0..5 {
        drop(layer.send(request(&GET)).await);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(host.asked_with().len(), 1);
    tokio::time::sleep(Duration::from_secs(60)).await;
    drop(layer.send(request(&GET)).await);
    assert_eq!(host.asked_with().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_new_token_that_was_accepted_and_is_refused_later_is_renewed_again() {
    let host = Host::default();
    let answers = [401, 200, 401, 200].map(Answer::status);
    let transport = Scripted::new(answers);
    let layer = layer(&transport, host.source_with_token());
    for renewals in [1, 2] {
        let answer = layer.send(request(&GET)).await.unwrap();
        assert!(answer.is_success());
        assert_eq!(host.asked_with().len(), renewals);
    }
}
