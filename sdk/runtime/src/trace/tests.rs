//! Tests of what a subscriber records of calls, and of what stays hidden.

use std::time::Duration;

use cloud_drives_core::{
    AuthScheme, CallOptions, ClientBuilder, ClientCore, Error, ErrorSpec, OperationInfo,
    PathBuilder, ProviderInfo, Query, RateLimit, ServerInfo,
};
use http::Method;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::format::FmtSpan;

use super::log::Log;
use crate::handle::Handle;
use crate::retry::{Backoff, RetryPolicy};
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
static ERRORS: ErrorSpec = ErrorSpec {
    code: &["code"],
    request_id_header: Some("x-request-id"),
    ..ErrorSpec::EMPTY
};
static GET: OperationInfo = OperationInfo::new("files.get", true)
    .with_auth(AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&ERRORS)
    .with_rate_limit(RateLimit {
        calls: 2,
        per: Duration::from_secs(10),
        scope: "files",
    })
    .at("GET", "/files/{file_id}/links/{}")
    .with_subject(&["view"]);

struct Builder(Settings);

impl Configure for Builder {
    fn settings(&mut self) -> &mut Settings {
        &mut self.0
    }
}

/// Records events of this level, and the ends of spans.
pub(crate) fn listen(level: tracing::Level) -> (Log, DefaultGuard) {
    Log::listen(level, FmtSpan::CLOSE)
}

pub(crate) fn lines(log: &Log) -> Vec<String> {
    let text = log.text();
    text.lines().map(|line| line.trim().to_owned()).collect()
}

fn handle(transport: &Scripted) -> Handle<ClientCore> {
    let policy = RetryPolicy::new().backoff(Backoff::fixed(Duration::from_secs(1)));
    let builder = Builder(Settings::new(&PROVIDER))
        .transport(transport.clone())
        .retry_policy(policy)
        .token("canary-token");
    let client: ClientBuilder<ClientCore> = ClientBuilder::new(&INFO);
    builder.0.connect(client).unwrap()
}

async fn get(handle: &Handle<ClientCore>) -> Result<(), Error> {
    let path = PathBuilder::new("/files/a%201/links/canary-path");
    let mut query = Query::new();
    query.push("view", "short");
    query.push("sign", "canary-query");
    let core = handle.core();
    let request = core.request(&GET, Method::GET, path, query, CallOptions::new())?;
    core.execute(request).await.map(drop)
}

fn failing_once() -> Scripted {
    Scripted::new([
        Answer::json(503, r#"{"code":"busy"}"#).with_header("x-request-id", "r-1"),
        Answer::json(200, "{}").with_header("x-request-id", "r-2"),
        Answer::NoConnection,
        Answer::json(200, "{}"),
    ])
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_with_its_attempts_and_the_reason_of_a_retry() {
    let (log, _guard) = listen(tracing::Level::DEBUG);
    get(&handle(&failing_once())).await.unwrap();
    let lines = lines(&log);
    let call =
        r#"call{provider="Lagoon" operation="files.get" subject="file_id: a 1, view: short""#;
    let attempt = r#"attempt{operation="files.get" http.request.method="GET" server.address="api.example" server.port=443 url.template="/files/{file_id}/links/{}" http.request.body.size=0 http.response.status_code="#;
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert!(lines.iter().all(|line| line.contains(call)), "{lines:#?}");
    assert!(
        lines[0].contains(&format!("{attempt}503 "))
            && lines[0].contains(r#"request_id="r-1" error.type=503"#)
    );
    assert!(
        lines[1].contains("INFO")
            && lines[1].contains("retrying after a failure attempt=1 delay=1s")
    );
    assert!(lines[1].contains("reason=files.get: 503 Service Unavailable, busy"));
    assert!(
        lines[2].contains(&format!("{attempt}200 ")) && lines[2].contains(r#"request_id="r-2""#)
    );
    assert!(lines[3].ends_with(
        r#"http.response.status_code=200 attempts=2 request_id="r-2"}: cloud_drives: close"#
    ));
}

#[tokio::test(start_paused = true)]
async fn permanent_failures_are_reported_with_their_class() {
    let (log, _guard) = listen(tracing::Level::INFO);
    let handle = handle(&Scripted::always(Answer::NoConnection));
    let error = get(&handle).await.unwrap_err();
    let last = lines(&log).pop().unwrap();
    assert!(last.contains("error.type=Connect"), "{last}");
    assert!(
        last.contains(&format!("attempts={}", error.attempts())),
        "{last}"
    );
    assert!(!lines(&log).iter().any(|line| line.contains("attempt{")));
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_a_rate_limit_is_recorded() {
    let (log, _guard) = listen(tracing::Level::DEBUG);
    let handle = handle(&Scripted::always(Answer::json(200, "{}")));
    for _ in 0..3 {
        get(&handle).await.unwrap();
    }
    let lines = lines(&log);
    let waits = lines
        .iter()
        .filter(|line| line.contains("waited for a turn"));
    let waits: Vec<_> = waits.collect();
    assert_eq!(waits.len(), 1, "{lines:#?}");
    assert!(
        waits[0].contains(r#"operation="files.get" reason="rate limit" waited=10"#),
        "{waits:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn no_token_no_query_and_no_secret_part_of_a_path_is_written() {
    let (log, _guard) = listen(tracing::Level::TRACE);
    let handle = handle(&failing_once());
    for _ in 0..2 {
        get(&handle).await.unwrap();
    }
    let lines = lines(&log);
    assert!(lines.len() >= 8);
    assert!(
        !lines.iter().any(|line| line.contains("canary")),
        "{lines:#?}"
    );
}

#[test]
fn reads_of_an_upload_are_reported_in_its_own_span_only() {
    let (log, _guard) = listen(tracing::Level::WARN);
    let mine = tracing::warn_span!("upload", source = tracing::field::Empty);
    mine.in_scope(|| super::source(&"canary-file"));
    drop(mine);
    let lines = lines(&log);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(!lines[0].contains("canary"), "{lines:?}");
}
