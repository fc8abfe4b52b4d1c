//! Tests of rate limits on a paused clock.
//!
//! They cover windows, scopes, the order of waiting calls, and corrections by the server's headers.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{
    OperationInfo, RateHeaders, RateLimit, Request, RetrySpec, TimeHeader, TimeUnit, Transport,
};
use http::Method;

use super::*;
use crate::testing::{Answer, Scripted};

/// 2 calls in 10 s.
const TWO: RateLimit = RateLimit {
    calls: 2,
    per: Duration::from_secs(10),
    scope: "files",
};
static LIST: OperationInfo = OperationInfo::new("files.list", true).with_rate_limit(TWO);
static GET: OperationInfo = OperationInfo::new("files.get", true).with_rate_limit(TWO);
static FREE: OperationInfo = OperationInfo::new("free.get", true);

fn request(operation: &'static OperationInfo) -> Request {
    Request::new(
        operation,
        Method::GET,
        "https://host.example/".parse().unwrap(),
    )
}

fn layer(limits: RateLimits, answer: Answer) -> (Scripted, Arc<RateLimitTransport<Scripted>>) {
    let transport = Scripted::always(answer);
    let layer = RateLimitTransport::new(transport.clone(), RateLimiter::new(limits));
    (transport, Arc::new(layer))
}

fn seconds(transport: &Scripted) -> Vec<u64> {
    transport
        .calls()
        .iter()
        .map(|call| call.at.as_secs())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn no_window_has_more_calls_than_the_limit_allows() {
    let (transport, layer) = layer(RateLimits::from_spec(), Answer::status(200));
    layer.send(request(&LIST)).await.unwrap();
    tokio::time::sleep(Duration::from_secs(9)).await;
    for _ in 0..4 {
        layer.send(request(&LIST)).await.unwrap();
    }
    assert_eq!(seconds(&transport), [0, 9, 10, 19, 20]);
}

#[tokio::test(start_paused = true)]
async fn operations_of_a_scope_share_its_limit_and_others_are_free() {
    let (transport, layer) = layer(RateLimits::from_spec(), Answer::status(200));
    for operation in [&LIST, &GET, &FREE, &FREE, &FREE, &LIST] {
        layer.send(request(operation)).await.unwrap();
    }
    assert_eq!(seconds(&transport), [0, 0, 0, 0, 0, 10]);
}

#[tokio::test(start_paused = true)]
async fn the_longest_waiting_caller_goes_first() {
    let (_, layer) = layer(RateLimits::from_spec(), Answer::status(200));
    let order = Arc::new(std::sync::Mutex::new(Vec::new()));
    let mut calls = Vec::new();
    for number in 0..7 {
        let (layer, order) = (Arc::clone(&layer), Arc::clone(&order));
        calls.push(tokio::spawn(async move {
            layer.send(request(&LIST)).await.unwrap();
            order.lock().unwrap().push(number);
        }));
        tokio::task::yield_now().await;
    }
    for call in calls {
        call.await.unwrap();
    }
    assert_eq!(*order.lock().unwrap(), [0, 1, 2, 3, 4, 5, 6]);
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_stops_waiting_uses_no_call() {
    let (transport, layer) = layer(RateLimits::from_spec(), Answer::status(200));
    layer.send(request(&LIST)).await.unwrap();
    layer.send(request(&LIST)).await.unwrap();
    for _ in 0..5 {
        let waiting = layer.send(request(&LIST));
        assert!(
            tokio::time::timeout(Duration::from_secs(1), waiting)
                .await
                .is_err()
        );
    }
    layer.send(request(&LIST)).await.unwrap();
    layer.send(request(&LIST)).await.unwrap();
    assert_eq!(seconds(&transport), [0, 0, 10, 10]);
}

#[tokio::test(start_paused = true)]
async fn a_program_can_set_its_own_limits() {
    let limits = RateLimits::from_spec()
        .for_scope("files", 1, Duration::from_secs(5))
        .for_all(3, Duration::from_secs(60));
    let (transport, layer) = layer(limits, Answer::status(200));
    for operation in [&LIST, &GET, &FREE, &FREE] {
        layer.send(request(operation)).await.unwrap();
    }
    assert_eq!(seconds(&transport), [0, 5, 5, 60]);
}

#[tokio::test(start_paused = true)]
async fn the_limits_of_the_spec_can_be_off() {
    let (transport, layer) = layer(RateLimits::off(), Answer::status(200));
    for operation in [&LIST, &LIST, &GET, &FREE] {
        layer.send(request(operation)).await.unwrap();
    }
    assert_eq!(seconds(&transport), [0, 0, 0, 0]);
}

#[tokio::test(start_paused = true)]
async fn own_limits_apply_with_those_of_the_spec_off() {
    let limits = RateLimits::off()
        .for_all(2, Duration::from_secs(60))
        .for_scope("files", 1, Duration::from_secs(5));
    let (transport, layer) = layer(limits, Answer::status(200));
    for operation in [&LIST, &LIST, &FREE] {
        layer.send(request(operation)).await.unwrap();
    }
    assert_eq!(seconds(&transport), [0, 5, 60]);
}

#[tokio::test(start_paused = true)]
async fn the_server_s_own_count_is_adopted() {
    static RETRY: RetrySpec = RetrySpec {
        rate: Some(RateHeaders {
            remaining: "x-remaining",
            limit: None,
            window: Some(TimeHeader {
                name: "x-window",
                unit: TimeUnit::Seconds,
            }),
            leaks: false,
            least_pause: Duration::ZERO,
        }),
        ..RetrySpec::EMPTY
    };
    static TOLD: OperationInfo = OperationInfo::new("files.list", true)
        .with_rate_limit(TWO)
        .with_retry(&RETRY);
    let told = Answer::status(200)
        .with_header("x-remaining", "0")
        .with_header("x-window", "30");
    let transport = Scripted::new([told, Answer::status(200)]);
    let layer = RateLimitTransport::new(transport.clone(), RateLimiter::default());
    layer.send(request(&TOLD)).await.unwrap();
    layer.send(request(&TOLD)).await.unwrap();
    assert_eq!(seconds(&transport), [0, 30]);
}

#[tokio::test(start_paused = true)]
async fn a_429_delays_all_calls_of_the_scope() {
    let transport = Scripted::new([
        Answer::status(429).with_header("retry-after", "20"),
        Answer::status(200),
        Answer::status(200),
    ]);
    let layer = RateLimitTransport::new(transport.clone(), RateLimiter::default());
    assert_eq!(layer.send(request(&LIST)).await.unwrap().status(), 429);
    layer.send(request(&FREE)).await.unwrap();
    layer.send(request(&GET)).await.unwrap();
    assert_eq!(seconds(&transport), [0, 0, 20]);
}

#[tokio::test(start_paused = true)]
async fn an_endless_delay_is_shortened() {
    let transport = Scripted::new([
        Answer::status(429).with_header("retry-after", "1e18"),
        Answer::status(200),
    ]);
    let layer = RateLimitTransport::new(transport.clone(), RateLimiter::default());
    layer.send(request(&LIST)).await.unwrap();
    layer.send(request(&LIST)).await.unwrap();
    assert_eq!(seconds(&transport), [0, 60]);
}
