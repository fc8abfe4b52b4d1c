//! Tests of retries over a scripted transport, on a paused clock.
//!
//! They cover what is repeated, how long it waits, and how unknown outcomes are settled.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use cloud_drives_core::{
    AnswerCheck, Body, BoxFuture, ByteStream, CallOptions, Effect, Error, ErrorClass,
    OperationInfo, RawResponse, Request, RetrySpec, StreamResponse, TimeHeader, TimeUnit,
    Transport,
};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method, StatusCode};
use tokio::time::Instant;

use super::*;
use crate::InvalidArgument;
use crate::testing::{Answer, Scripted};

static GET: OperationInfo = OperationInfo::new("things.get", true);
static MAKE: OperationInfo = OperationInfo::new("things.make", false);

/// Waits that a test can predict.
fn policy() -> RetryPolicy {
    let seconds = Duration::from_secs;
    RetryPolicy::new().backoff(Backoff::exponential(seconds(1), seconds(20)).without_jitter())
}

fn request(operation: &'static OperationInfo) -> Request {
    let url = "https://host.example/things?secret=canary";
    Request::new(operation, Method::POST, url.parse().unwrap())
}

fn layer(transport: &Scripted, policy: RetryPolicy) -> RetryTransport<Scripted> {
    RetryTransport::new(transport.clone(), policy, RetryBudget::default())
}

async fn send(
    transport: &Scripted,
    policy: RetryPolicy,
    request: Request,
) -> Result<StreamResponse, Error> {
    layer(transport, policy).send(request).await
}

fn times(transport: &Scripted) -> Vec<u64> {
    let calls = transport.calls();
    calls
        .iter()
        .map(|call| call.at.as_millis() as u64)
        .collect()
}

#[tokio::test(start_paused = true)]
async fn an_idempotent_call_is_retried_until_it_succeeds() {
    let transport = Scripted::new([
        Answer::status(500),
        Answer::Broken,
        Answer::NoConnection,
        Answer::status(200),
    ]);
    let answer = send(&transport, policy(), request(&GET)).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.attempts(), 4);
    assert_eq!(times(&transport), [0, 1000, 3000, 7000]);
}

#[tokio::test(start_paused = true)]
async fn calls_that_are_not_idempotent_are_retried_only_if_not_done() {
    for (first, calls) in [
        (Answer::status(500), 1),
        (Answer::status(502), 1),
        (Answer::status(504), 1),
        (Answer::status(408), 1),
        (Answer::Broken, 1),
        (Answer::status(503), 2),
        (Answer::status(429), 2),
        (Answer::status(423), 2),
        (Answer::NoConnection, 2),
    ] {
        let transport = Scripted::new([first.clone(), Answer::status(201)]);
        let _ = send(&transport, policy(), request(&MAKE)).await;
        assert_eq!(transport.calls().len(), calls, "{first:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_permanent_failure_is_not_retried() {
    for status in [400, 401, 403, 404, 409, 412, 501, 507] {
        let transport = Scripted::new([Answer::status(status)]);
        let answer = send(&transport, policy(), request(&GET)).await.unwrap();
        assert_eq!(answer.status(), status);
    }
}

#[tokio::test(start_paused = true)]
async fn a_policy_can_retry_everything() {
    let transport = Scripted::new([Answer::status(500), Answer::Broken, Answer::status(201)]);
    let policy = policy().repeat_everything(true);
    let answer = send(&transport, policy, request(&MAKE)).await.unwrap();
    assert_eq!(answer.status(), 201);
}

#[tokio::test(start_paused = true)]
async fn a_policy_can_name_more_failures() {
    let transport = Scripted::new([Answer::status(422), Answer::status(200)]);
    let policy = policy().retry_on(|error| error.status().is_some_and(|status| status == 422));
    let answer = send(&transport, policy, request(&GET)).await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_can_be_read_once_is_never_sent_twice() {
    for answer in [Answer::status(503), Answer::NoConnection, Answer::Broken] {
        let transport = Scripted::new([answer]);
        let mut request = request(&GET);
        request.set_body(Body::from_stream(None, ByteStream::from_bytes("once")));
        let policy = policy().repeat_everything(true);
        let _ = send(&transport, policy, request).await;
        assert_eq!(transport.calls().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_replayable_body_is_sent_whole_each_time() {
    let transport = Scripted::new([Answer::status(503), Answer::status(200)]);
    let mut request = request(&GET);
    request.set_body(Body::from("again"));
    send(&transport, policy(), request).await.unwrap();
    let bodies: Vec<String> = transport
        .calls()
        .into_iter()
        .map(|call| call.body)
        .collect();
    assert_eq!(bodies, ["again", "again"]);
}

#[tokio::test(start_paused = true)]
async fn a_failure_to_connect_reports_attempts_and_time() {
    let transport = Scripted::always(Answer::NoConnection);
    let error = send(&transport, policy(), request(&GET)).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Connect);
    assert_eq!(error.attempts(), 4);
    assert_eq!(error.elapsed(), Some(Duration::from_secs(7)));
    assert_eq!(
        error.to_string(),
        "things.get: connection refused, after 4 attempts in 7.0 s"
    );
}

#[tokio::test(start_paused = true)]
async fn a_repeated_error_answer_reports_the_attempts() {
    let transport = Scripted::always(Answer::json(503, r#"{"error":"Busy"}"#));
    let answer = send(&transport, policy(), request(&GET)).await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.attempts()), (503, 4));
    let error = answer.into_error(1024).await;
    assert_eq!(error.attempts(), 4);
    assert_eq!(error.body().as_ref(), br#"{"error":"Busy"}"#);
}

#[tokio::test(start_paused = true)]
async fn the_server_decides_when_to_retry() {
    let date = SystemTime::now() + Duration::from_secs(30);
    for (header, value, range) in [
        ("retry-after", "7".to_owned(), 7000..=7000),
        ("retry-after-ms", "2500".to_owned(), 2500..=2500),
        (
            "retry-after",
            httpdate::fmt_http_date(date),
            25_000..=30_000,
        ),
        // Less than the policy would wait.
        ("retry-after", "0".to_owned(), 1000..=1000),
        // Not understood.
        ("retry-after", "soon".to_owned(), 1000..=1000),
    ] {
        let refused = Answer::status(429).with_header(header, value.clone());
        let transport = Scripted::new([refused, Answer::status(200)]);
        send(&transport, policy(), request(&GET)).await.unwrap();
        assert!(range.contains(&times(&transport)[1]), "{header}: {value}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_provider_has_its_own_header_for_that() {
    static RETRY: RetrySpec = RetrySpec {
        reset: Some(TimeHeader {
            name: "x-reset",
            unit: TimeUnit::Seconds,
        }),
        ..RetrySpec::EMPTY
    };
    static TOLD: OperationInfo = OperationInfo::new("things.get", true).with_retry(&RETRY);
    let refused = Answer::status(429).with_header("x-reset", "12");
    let transport = Scripted::new([refused, Answer::status(200)]);
    send(&transport, policy(), request(&TOLD)).await.unwrap();
    assert_eq!(times(&transport), [0, 12_000]);
}

#[tokio::test(start_paused = true)]
async fn a_call_is_not_retried_if_the_server_requests_too_long_a_wait() {
    let refused = Answer::status(429).with_header("retry-after", "3600");
    let transport = Scripted::new([refused]);
    let answer = send(&transport, policy(), request(&GET)).await.unwrap();
    assert!(answer.into_error(1024).await.retry_after().is_some());
}

#[tokio::test(start_paused = true)]
async fn no_wait_begins_that_would_end_after_the_deadline() {
    let transport = Scripted::always(Answer::status(500));
    let mut request = request(&GET);
    request.set_options(CallOptions::new().with_deadline(Duration::from_millis(3500)));
    let begun = Instant::now();
    let answer = send(&transport, policy().attempts(10), request)
        .await
        .unwrap();
    assert_eq!(answer.attempts(), 3);
    assert_eq!(begun.elapsed(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn an_attempt_ends_with_the_deadline() {
    let transport = Scripted::new([Answer::status(500), Answer::Silence]);
    let mut request = request(&GET);
    request.set_options(CallOptions::new().with_deadline(Duration::from_secs(5)));
    let begun = Instant::now();
    let error = send(&transport, policy(), request).await.unwrap_err();
    assert_eq!(begun.elapsed(), Duration::from_secs(5));
    assert!(error.is_timeout());
    assert_eq!(error.attempts(), 2);
    assert!(error.message().contains("had 4.0 s"), "{error}");
}

/// Sends through a layer that settles, over one that retries; the look-ups return these findings one after the other.
async fn send_settled(
    transport: &Scripted,
    policy: RetryPolicy,
    options: CallOptions,
    findings: Vec<Finding<&'static str>>,
) -> Result<StreamResponse, Error> {
    let findings = Mutex::new(findings.into_iter());
    let settlement = Settlement::new(move |request| {
        let finding = findings.lock().unwrap().next().expect("no further look-up");
        let (operation, status) = (request.operation(), StatusCode::CREATED);
        Box::pin(async move {
            Ok(match finding {
                Finding::Done(body) => {
                    Finding::Done(RawResponse::new(operation, status, HeaderMap::new(), body))
                }
                Finding::NotDone => Finding::NotDone,
                Finding::Unknown(reason) => Finding::Unknown(reason),
            })
        })
    });
    let mut request = request(&MAKE);
    request.set_options(options.with_extension(settlement));
    let retried = layer(transport, policy.clone());
    SettleTransport::new(retried, policy, RetryBudget::default())
        .send(request)
        .await
}

#[tokio::test(start_paused = true)]
async fn an_ambiguous_call_that_was_done_returns_the_found_answer() {
    let transport = Scripted::new([Answer::Broken]);
    let findings = vec![Finding::Done("found")];
    let answer = send_settled(&transport, policy(), CallOptions::new(), findings);
    let raw = answer.await.unwrap().into_raw(1024).await.unwrap();
    assert_eq!((raw.status().as_u16(), raw.text().unwrap()), (201, "found"));
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_request_with_an_invalid_argument_is_refused_before_it_is_sent() {
    let transport = Scripted::new([]);
    let options = CallOptions::new().with_extension(InvalidArgument::new("path: is empty"));
    let error = send_settled(&transport, policy(), options, Vec::new())
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.message() == "path: is empty",
        "{error}"
    );
    assert_eq!(error.operation(), Some(MAKE.name()));
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_ambiguous_call_that_was_not_done_is_sent_again() {
    let transport = Scripted::new([Answer::status(500), Answer::status(403)]);
    let findings = vec![Finding::NotDone];
    let answer = send_settled(&transport, policy(), CallOptions::new(), findings);
    // An unambiguous failure is returned unchanged.
    assert_eq!(answer.await.unwrap().status(), 403);
    assert_eq!(times(&transport), [0, 1000]);
}

/// The ambiguous attempt may have had its effect after the look-up.
#[tokio::test(start_paused = true)]
async fn a_conflict_of_the_attempt_after_an_ambiguous_one_is_looked_up_too() {
    for (status, finding, expected) in [
        (409, Finding::Done("found"), Some(201)),
        (404, Finding::Done("found"), Some(201)),
        (409, Finding::NotDone, Some(409)),
        (409, Finding::Unknown("something else is there"), None),
    ] {
        let transport = Scripted::new([Answer::status(500), Answer::status(status)]);
        let findings = vec![Finding::NotDone, finding];
        let answer = send_settled(&transport, policy(), CallOptions::new(), findings).await;
        match (answer, expected) {
            (Ok(answer), Some(status)) => assert_eq!(answer.status(), status),
            (Err(error), None) => assert!(error.is_outcome_unknown(), "{error}"),
            (answer, _) => panic!("{finding:?}: {answer:?}"),
        }
    }
    // Without an ambiguous attempt before it, it is what it says.
    let transport = Scripted::new([Answer::status(409)]);
    let answer = send_settled(&transport, policy(), CallOptions::new(), Vec::new());
    assert_eq!(answer.await.unwrap().status(), 409);
}

#[tokio::test(start_paused = true)]
async fn a_success_whose_body_is_broken_is_looked_up() {
    for body in ["", "<html>", r#"{"href": "#] {
        let transport = Scripted::new([Answer::json(201, body)]);
        let findings = vec![Finding::Done("found")];
        let answer = send_settled(&transport, policy(), CallOptions::new(), findings);
        let raw = answer.await.unwrap().into_raw(1024).await.unwrap();
        assert_eq!(raw.text().unwrap(), "found", "{body:?}");
    }
    let transport = Scripted::new([Answer::json(201, "{}"), Answer::status(204)]);
    for status in [201, 204] {
        let answer = send_settled(&transport, policy(), CallOptions::new(), Vec::new());
        assert_eq!(answer.await.unwrap().status(), status);
    }
}

#[tokio::test(start_paused = true)]
async fn inconclusive_look_ups_end_as_outcome_unknown() {
    let transport = Scripted::new([Answer::Broken]);
    let findings = vec![Finding::Unknown("something else is there")];
    let error = send_settled(&transport, policy(), CallOptions::new(), findings)
        .await
        .unwrap_err();
    assert!(error.is_outcome_unknown());
    assert_eq!(
        error.message(),
        "outcome unknown: something else is there; check the current state before retrying"
    );
}

#[tokio::test(start_paused = true)]
async fn the_last_attempt_is_looked_up_before_it_is_reported() {
    let transport = Scripted::always(Answer::status(500));
    let findings = vec![Finding::NotDone, Finding::Done("found")];
    let answer = send_settled(
        &transport,
        policy().attempts(2),
        CallOptions::new(),
        findings,
    );
    assert_eq!(answer.await.unwrap().status(), 201);
    assert_eq!(transport.calls().len(), 2);

    let findings = vec![Finding::NotDone, Finding::NotDone];
    let error = send_settled(
        &transport,
        policy().attempts(2),
        CallOptions::new(),
        findings,
    )
    .await
    .unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
}

#[tokio::test(start_paused = true)]
async fn a_policy_without_retries_looks_nothing_up() {
    let transport = Scripted::new([Answer::status(500)]);
    let error = send_settled(&transport, RetryPolicy::none(), CallOptions::new(), vec![])
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_limits_retries_and_look_ups_together() {
    let transport = Scripted::always(Answer::Silence);
    let options = CallOptions::new().with_deadline(Duration::from_secs(5));
    let begun = Instant::now();
    let error = send_settled(&transport, policy(), options, vec![])
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(begun.elapsed(), Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn a_pause_is_shared_doubles_and_ends_with_a_success() {
    let answers = [503, 500, 200, 200, 404, 200].map(Answer::status);
    let transport = Scripted::new(answers);
    let pause = SharedPause::new(PausePolicy::new().without_jitter());
    for _ in 0..6 {
        let layer = PauseTransport::new(transport.clone(), pause.clone());
        layer.send(request(&GET)).await.unwrap();
    }
    assert_eq!(times(&transport), [0, 2000, 6000, 6000, 6000, 6000]);
}

#[tokio::test(start_paused = true)]
async fn a_separate_service_neither_waits_for_a_pause_nor_causes_one() {
    static TOKEN: OperationInfo = OperationInfo::new("oauth.token", false).with_server("oauth");
    let transport = Scripted::always(Answer::status(503));
    let pause = SharedPause::new(PausePolicy::new().without_jitter());
    let layer = PauseTransport::new(transport.clone(), pause).leaving_out(&["oauth"]);
    layer.send(request(&GET)).await.unwrap();
    layer.send(request(&TOKEN)).await.unwrap();
    layer.send(request(&GET)).await.unwrap();
    assert_eq!(times(&transport), [0, 0, 2000]);
}

#[tokio::test(start_paused = true)]
async fn a_truncated_json_answer_is_fetched_again() {
    let transport = Scripted::new([
        Answer::Cut(Bytes::from_static(b"{\"a\":")),
        Answer::json(200, "{\"a\":1}"),
    ]);
    let answer = send(&transport, policy(), request(&GET)).await.unwrap();
    let raw = answer.into_raw(1024).await.unwrap();
    assert_eq!(raw.bytes().as_ref(), b"{\"a\":1}");
    assert_eq!(raw.attempts(), 2);
}

/// Answers with JSON in these pieces.
#[derive(Debug)]
struct InPieces(&'static [&'static str]);

impl Transport for InPieces {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        let pieces = self
            .0
            .iter()
            .map(|piece| Ok(Bytes::from_static(piece.as_bytes())));
        let body = ByteStream::new(futures_util::stream::iter(pieces));
        let json = (CONTENT_TYPE, "application/json".parse().unwrap());
        let answer =
            StreamResponse::new(&request, StatusCode::OK, HeaderMap::from_iter([json]), body);
        Box::pin(async { Ok(answer) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_json_answer_in_pieces_is_returned_whole() {
    let pieces: [&[&str]; 4] = [
        &[],
        &["{\"a\":1}"],
        &["", "{\"a\"", "", ":1}", ""],
        &["{", "}"],
    ];
    for pieces in pieces {
        let layer = RetryTransport::new(InPieces(pieces), policy(), RetryBudget::default());
        let answer = layer.send(request(&GET)).await.unwrap();
        let raw = answer.into_raw(1024).await.unwrap();
        assert_eq!(raw.bytes(), pieces.concat().as_bytes());
    }
}

#[tokio::test(start_paused = true)]
async fn a_json_answer_of_a_call_that_is_not_idempotent_is_returned_unchanged() {
    let transport = Scripted::new([Answer::Cut(Bytes::from_static(b"{\"a\":"))]);
    let answer = send(&transport, policy(), request(&MAKE)).await.unwrap();
    assert!(answer.into_raw(1024).await.unwrap_err().is_transport());
}

#[tokio::test(start_paused = true)]
async fn a_call_can_have_its_own_policy() {
    let transport = Scripted::new([Answer::status(500)]);
    let mut request = request(&GET);
    request.set_options(CallOptions::new().with_extension(RetryPolicy::none()));
    let answer = send(&transport, policy(), request).await.unwrap();
    assert_eq!(answer.attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_budget_is_shared_by_all_calls() {
    let transport = Scripted::always(Answer::status(500));
    let budget = RetryBudget::new(5);
    let layer = RetryTransport::new(transport.clone(), policy(), budget.clone());
    for _ in 0..3 {
        layer.send(request(&GET)).await.unwrap();
    }
    // 3 first attempts and the 5 repeats that the budget allows.
    assert_eq!(transport.calls().len(), 8);
    assert_eq!(budget.left(), Some(0));
}

#[test]
fn a_retry_that_leads_to_a_success_is_returned_to_the_budget() {
    let budget = RetryBudget::new(3);
    assert!(budget.take() && budget.take());
    budget.succeeded(2);
    assert_eq!(budget.left(), Some(3));
    assert!(budget.take() && budget.take() && budget.take() && !budget.take());
    for _ in 0..10 {
        budget.succeeded(0);
    }
    assert_eq!(budget.left(), Some(1));
    assert_eq!(RetryBudget::unlimited().left(), None);
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_called_for_every_retry() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let policy = policy().on_retry(move |event| {
        let line = format!("{} {} {:?}", event.attempt, event.error, event.delay);
        log.lock().unwrap().push(line);
    });
    let transport = Scripted::new([
        Answer::status(500),
        Answer::NoConnection,
        Answer::status(200),
    ]);
    send(&transport, policy, request(&GET)).await.unwrap();
    assert_eq!(
        *seen.lock().unwrap(),
        [
            "1 things.get: 500 Internal Server Error: the answer has no body 1s",
            "2 things.get: connection refused 2s"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_after_the_future_was_dropped() {
    let transport = Scripted::always(Answer::status(500));
    let call = send(&transport, policy(), request(&GET));
    assert!(
        tokio::time::timeout(Duration::from_millis(500), call)
            .await
            .is_err()
    );
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_retrier_counts_attempts_of_anything() {
    let tries = AtomicU32::new(0);
    let mut retrier = Retrier::new(policy(), RetryBudget::default());
    let error = loop {
        tries.fetch_add(1, Ordering::Relaxed);
        let error = Error::new(ErrorClass::Transport, "broken");
        if let Err(error) = retrier.wait_after(error, Repeat::Always).await {
            break error;
        }
    };
    assert_eq!(tries.into_inner(), 4);
    assert_eq!(
        (error.attempts(), error.elapsed()),
        (4, Some(Duration::from_secs(7)))
    );
}

#[test]
fn jitter_takes_a_share_of_a_ceiling_that_doubles() {
    let backoff = Backoff::exponential(Duration::from_millis(100), Duration::from_secs(1));
    for (attempt, ceiling) in [(1, 100), (2, 200), (4, 800), (5, 1000), (u32::MAX, 1000)] {
        assert_eq!(backoff.ceiling(attempt), Duration::from_millis(ceiling));
        for _ in 0..100 {
            assert!(backoff.delay(attempt) <= Duration::from_millis(ceiling));
        }
    }
    let delays: Vec<Duration> = (0..100).map(|_| backoff.delay(5)).collect();
    assert!(
        delays
            .iter()
            .any(|delay| *delay < Duration::from_millis(500))
    );
    assert!(
        delays
            .iter()
            .any(|delay| *delay > Duration::from_millis(500))
    );
}

#[test]
fn no_debug_shows_the_contents_of_a_request() {
    let transport = Scripted::always(Answer::status(200));
    let text = format!("{:?} {:?}", layer(&transport, policy()), request(&GET));
    assert!(!text.contains("canary"), "{text}");
}

static DELETE: OperationInfo = OperationInfo::new("things.delete", true).with_gone_is_done();

#[tokio::test(start_paused = true)]
async fn a_404_after_an_ambiguous_attempt_is_marked() {
    for first in [Answer::status(500), Answer::status(504), Answer::Broken] {
        let transport = Scripted::new([first.clone(), Answer::status(404)]);
        let answer = send(&transport, policy(), request(&DELETE)).await.unwrap();
        assert!(answer.is_gone(), "{first:?}");
        assert_eq!(answer.status(), 404);
        assert_eq!(answer.attempts(), 2);
    }
    // The ambiguity remains, whatever happens in between.
    let transport = Scripted::new([Answer::Broken, Answer::status(503), Answer::status(404)]);
    let answer = send(&transport, policy(), request(&DELETE)).await.unwrap();
    assert!(answer.is_gone());
}

#[tokio::test(start_paused = true)]
async fn a_404_without_an_ambiguous_attempt_is_a_404() {
    for first in [
        Answer::status(503),
        Answer::status(429),
        Answer::NoConnection,
    ] {
        let transport = Scripted::new([first.clone(), Answer::status(404)]);
        let answer = send(&transport, policy(), request(&DELETE)).await.unwrap();
        assert!(!answer.is_gone(), "{first:?}");
    }
    let transport = Scripted::new([Answer::status(404)]);
    let answer = send(&transport, policy(), request(&DELETE)).await.unwrap();
    assert!(!answer.is_gone());
    // Nor is that of an operation whose spec does not say so.
    let transport = Scripted::new([Answer::Broken, Answer::status(404)]);
    let answer = send(&transport, policy(), request(&GET)).await.unwrap();
    assert!(!answer.is_gone());
}

#[tokio::test(start_paused = true)]
async fn the_retry_rules_of_the_operation_decide() {
    use cloud_drives_core::{CodeRule, RetryRule, RetrySpec};
    static RETRY: RetrySpec = RetrySpec {
        rules: &[
            RetryRule {
                status: Some(409),
                code: CodeRule::Any,
                message: None,
                verdict: Verdict::Refused,
            },
            RetryRule {
                status: Some(503),
                code: CodeRule::Any,
                message: None,
                verdict: Verdict::Final,
            },
        ],
        ..RetrySpec::EMPTY
    };
    static CREATE: OperationInfo = OperationInfo::new("things.create", false).with_retry(&RETRY);
    for (status, calls) in [(409, 2), (503, 1), (429, 2), (500, 1)] {
        let transport = Scripted::new([Answer::status(status), Answer::status(201)]);
        let _ = send(&transport, policy(), request(&CREATE)).await;
        assert_eq!(transport.calls().len(), calls, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_very_slow_json_answer_fails_after_a_minute() {
    let pause = Duration::from_millis(200);
    let transport = Scripted::new([Answer::Trickle(pause), Answer::json(200, "{}")]);
    let begun = Instant::now();
    let answer = send(&transport, policy(), request(&GET)).await.unwrap();
    assert_eq!(answer.attempts(), 2);
    assert_eq!(begun.elapsed(), Duration::from_secs(61));
    // What is not idempotent is not read ahead, but has the same time.
    let transport = Scripted::always(Answer::Trickle(pause));
    let begun = Instant::now();
    let answer = send(&transport, policy(), request(&MAKE)).await.unwrap();
    let error = answer.into_raw(1 << 20).await.unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("too slow"),
        "{error}"
    );
    assert_eq!(begun.elapsed(), Duration::from_secs(60));
}

#[tokio::test(start_paused = true)]
async fn a_stream_has_no_time_limit() {
    let transport = Scripted::always(Answer::Trickle(Duration::from_secs(1)));
    let mut request = request(&GET);
    request.set_options(CallOptions::new().with_extension(Streamed));
    let answer = send(&transport, policy(), request).await.unwrap();
    let mut body = answer.into_parts().body;
    for _ in 0..200 {
        assert!(body.next_chunk().await.unwrap().is_some());
    }
}

fn get_request(operation: &'static OperationInfo) -> Request {
    let url = "https://host.example/things".parse().unwrap();
    Request::new(operation, Method::GET, url)
}

#[tokio::test(start_paused = true)]
async fn invalid_json_of_the_announced_length_is_fetched_again() {
    for broken in ["{\"a\":", "<html>", "{\"a\":1}}", "[1,2"] {
        let transport = Scripted::new([Answer::json(200, broken), Answer::json(200, "{\"a\":1}")]);
        let answer = send(&transport, policy(), get_request(&GET)).await.unwrap();
        assert_eq!(answer.attempts(), 2, "{broken}");
        assert_eq!(answer.into_body().collect(100).await.unwrap(), "{\"a\":1}");
    }
    // Problems that the decoder handles are no reason to retry.
    for whole in ["\u{feff}{}", "", "\"cut \\ud83d.txt\""] {
        let transport = Scripted::new([Answer::json(200, whole)]);
        send(&transport, policy(), get_request(&GET)).await.unwrap();
    }
    // If all attempts fail, the answer is returned unchanged, and its decoder reports the problem.
    let transport = Scripted::always(Answer::json(200, "<html>"));
    let answer = send(&transport, policy(), get_request(&GET)).await.unwrap();
    assert_eq!(transport.calls().len(), 4);
    let raw = answer.into_raw(100).await.unwrap();
    assert!(raw.json::<Vec<u8>>().unwrap_err().is_decode());
}

#[tokio::test(start_paused = true)]
async fn a_success_with_a_broken_body_is_never_retried() {
    let transport = Scripted::new([Answer::json(201, "{\"id\":")]);
    let answer = send(&transport, policy(), request(&MAKE)).await.unwrap();
    let error = answer
        .into_raw(100)
        .await
        .unwrap()
        .json::<Vec<u8>>()
        .unwrap_err();
    assert_eq!(error.effect(), Effect::Done);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_after_an_ambiguous_attempt_leaves_the_effect_unknown() {
    static PUT: OperationInfo = OperationInfo::new("things.put", true);
    for last in [Answer::status(403), Answer::status(423)] {
        let transport = Scripted::new([Answer::Broken, last.clone(), last.clone(), last]);
        let answer = send(&transport, policy(), request(&PUT)).await.unwrap();
        assert_eq!(answer.into_error(100).await.effect(), Effect::Unknown);
    }
    let transport = Scripted::new([Answer::status(500), Answer::NoConnection]);
    let error = send(&transport, policy().attempts(2), request(&PUT)).await;
    assert_eq!(error.unwrap_err().effect(), Effect::Unknown);
    // Calls that only read have no effect, and neither has a refusal alone.
    let transport = Scripted::new([Answer::Broken, Answer::status(403)]);
    let answer = send(&transport, policy(), get_request(&GET)).await.unwrap();
    assert_eq!(answer.into_error(100).await.effect(), Effect::None);
    let transport = Scripted::new([Answer::status(503), Answer::status(403)]);
    let answer = send(&transport, policy(), request(&PUT)).await.unwrap();
    assert_eq!(answer.into_error(100).await.effect(), Effect::None);
}

#[tokio::test(start_paused = true)]
async fn no_more_is_buffered_than_the_call_allows() {
    /// An endless list, in chunks of 100 bytes, which are counted.
    #[derive(Debug)]
    struct Endless(Arc<AtomicU32>);

    impl Transport for Endless {
        fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
            let count = Arc::clone(&self.0);
            let chunks = futures_util::stream::repeat_with(move || {
                count.fetch_add(1, Ordering::Relaxed);
                Ok(Bytes::from(vec![b'1'; 100]))
            });
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, "application/json".parse().unwrap());
            let body = ByteStream::new(chunks);
            let answer = StreamResponse::new(&request, StatusCode::OK, headers, body);
            Box::pin(async move { Ok(answer) })
        }
    }

    let read = Arc::new(AtomicU32::new(0));
    let layer = RetryTransport::new(Endless(read.clone()), policy(), RetryBudget::default());
    let mut request = get_request(&GET);
    request.set_options(CallOptions::new().with_max_response_bytes(1000));
    let answer = layer.send(request).await.unwrap();
    let error = answer.into_raw(1000).await.unwrap_err();
    assert!(error.is_too_large(), "{error}");
    assert!(read.load(Ordering::Relaxed) <= 12, "{read:?} chunks");
}

#[tokio::test(start_paused = true)]
async fn a_call_is_not_retried_if_the_server_requests_an_absurd_wait() {
    for after in ["1e20", "99999999999999999999", "inf"] {
        let busy = Answer::status(503).with_header("retry-after", after);
        let transport = Scripted::new([busy]);
        let answer = send(&transport, policy(), get_request(&GET)).await.unwrap();
        assert_eq!(answer.status(), 503, "{after}");
    }
    // A date is read by the clock of the server.
    let busy = Answer::status(503)
        .with_header("date", "Wed, 21 Oct 2015 07:28:00 GMT")
        .with_header("retry-after", "Wed, 21 Oct 2015 07:28:09 GMT");
    let transport = Scripted::new([busy, Answer::status(200)]);
    send(&transport, policy(), get_request(&GET)).await.unwrap();
    assert_eq!(times(&transport), [0, 9000]);
}

#[tokio::test(start_paused = true)]
async fn a_success_whose_answer_is_lost_is_looked_up_and_never_sent_again() {
    fn settled(found: Finding<&'static str>) -> CallOptions {
        CallOptions::new().with_extension(Settlement::new(move |_| {
            Box::pin(async move {
                Ok(match found {
                    Finding::Done(body) => Finding::Done(RawResponse::new(
                        &MAKE,
                        StatusCode::CREATED,
                        HeaderMap::new(),
                        body,
                    )),
                    Finding::NotDone => Finding::NotDone,
                    Finding::Unknown(reason) => Finding::Unknown(reason),
                })
            })
        }))
    }
    let send = async |found| {
        let transport = Scripted::new([Answer::json(201, "{\"id\":")]);
        let layer = SettleTransport::new(
            layer(&transport, policy()),
            policy(),
            RetryBudget::default(),
        );
        let mut request = request(&MAKE);
        request.set_options(settled(found));
        let answer = layer.send(request).await;
        assert_eq!(transport.calls().len(), 1);
        answer
    };
    let answer = send(Finding::Done("{\"id\":7}")).await.unwrap();
    assert_eq!(answer.into_body().collect(100).await.unwrap(), "{\"id\":7}");
    for found in [Finding::NotDone, Finding::Unknown("both are there")] {
        let error = send(found).await.unwrap_err();
        assert_eq!(error.effect(), Effect::Done, "{error}");
        assert!(error.is_decode(), "{error}");
    }
}

/// Only the decoder of the call knows whether an answer matches the schema.
#[tokio::test(start_paused = true)]
async fn a_policy_decides_about_answers_that_can_t_be_decoded() {
    let list = || Answer::json(200, "[1]");
    let odd = || Answer::json(200, "{\"list\":[1]}");
    let page = || {
        let kind = vec![("content-type", "text/html".to_owned())];
        Answer::Full(200, kind, "<html>".into())
    };
    let ask = async |transport: &Scripted, policy, operation, streamed: bool| {
        let mut request = request(operation);
        let check = AnswerCheck::new(|answer| answer.into_json::<Vec<u8>>());
        request.extensions_mut().insert(check);
        if streamed {
            request.extensions_mut().insert(Streamed);
        }
        send(transport, policy, request).await.unwrap().attempts()
    };
    let also = || policy().retry_on(|error| error.is_decode());
    for first in [odd(), page(), Answer::json(200, "")] {
        let transport = Scripted::new([first.clone(), list()]);
        assert_eq!(ask(&transport, also(), &GET, false).await, 2, "{first:?}");
        // A policy without a rule for it, a streamed answer, and a call that must not be done twice.
        for (policy, operation, streamed) in [
            (policy(), &GET, false),
            (policy().retry_on(|error| error.is_protocol()), &GET, false),
            (also(), &GET, true),
            (also(), &MAKE, false),
        ] {
            let transport = Scripted::new([first.clone()]);
            assert_eq!(ask(&transport, policy, operation, streamed).await, 1);
        }
    }
    // If every attempt ends that way, the answer is returned with its body.
    let transport = Scripted::always(odd());
    let mut request = request(&GET);
    let check = AnswerCheck::new(|answer| answer.into_json::<Vec<u8>>());
    request.extensions_mut().insert(check);
    let answer = send(&transport, also().attempts(2), request).await.unwrap();
    let raw = answer.into_raw(100).await.unwrap();
    assert_eq!(raw.text().unwrap(), "{\"list\":[1]}");
    assert_eq!(transport.calls().len(), 2);
}
