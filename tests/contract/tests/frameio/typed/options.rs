//! Tests of options of a single call.

use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::retry::Backoff;
use cloud_drives::{CallOptions, CallOptionsExt, FrameIo, HttpTransport, Transport};
use cloud_drives_core::{Body, BoxFuture, Error, ErrorClass, Request, StreamResponse};
use cloud_drives_emulator::Fault;
use frameio::types::{FolderCreateParamsData, SearchEngine, SearchParams, SearchResponseDataItem};
use http::Method;
use serde_json::{Map, Value, json};

use super::Studio;

#[tokio::test]
async fn a_call_is_tried_as_often_as_its_options_say() {
    let studio = Studio::open().await;
    let frame = studio.frame();
    let busy = Fault::on(Method::GET, "/v4/me").always().status(503);
    let busy = studio.emulator.faults().add(busy);
    let me = || frame.api().users().show();
    let error = me().send().await.unwrap_err();
    assert_eq!((error.attempts(), busy.used()), (3, 3), "the client's own");
    let more = CallOptions::new().with_retries(4, Duration::ZERO);
    let error = me().with_options(more).send().await.unwrap_err();
    assert_eq!((error.attempts(), busy.used()), (5, 8));
    let none = CallOptions::new().without_retries();
    let error = me().with_options(none).send().await.unwrap_err();
    assert_eq!((error.attempts(), busy.used()), (1, 9));
}

#[tokio::test]
async fn statuses_408_409_429_and_5xx_are_tried_again() {
    let studio = Studio::open().await;
    let frame = studio.frame();
    for status in [408, 409, 429, 500, 502, 503, 504] {
        let twice = Fault::on(Method::GET, "/v4/me").times(2).status(status);
        let twice = studio.emulator.faults().add(twice);
        let me = frame.api().users().show().send().await;
        assert_eq!(me.unwrap().attempts(), 3, "{status}");
        assert_eq!(twice.used(), 2, "{status}");
    }
    studio.no_complaints();
}

#[tokio::test]
async fn calls_that_could_duplicate_are_repeated_only_if_not_done() {
    let studio = Studio::open().await;
    let frame = studio.frame();
    let create = || {
        let data = FolderCreateParamsData::new().name("a");
        let folders = frame.api().folders();
        folders.create(&studio.account, &studio.root, data).send()
    };
    for status in [408, 409, 429] {
        let once = Fault::any("*").times(1).status(status);
        studio.emulator.faults().add(once);
        assert_eq!(create().await.unwrap().attempts(), 2, "{status}");
    }
    let made = studio.emulator.snapshot().len();
    assert_eq!(made, 3);
    studio
        .emulator
        .faults()
        .add(Fault::any("*").times(1).status(500));
    assert_eq!(create().await.unwrap_err().attempts(), 1);
    studio
        .emulator
        .faults()
        .add(Fault::any("*").times(1).lose_answer());
    assert_eq!(create().await.unwrap_err().attempts(), 1);
    assert_eq!(
        studio.emulator.snapshot().len(),
        made + 1,
        "the answer was lost, not the call"
    );
    let policy = FrameIo::python_compatible_retry_policy().backoff(Backoff::fixed(Duration::ZERO));
    let as_python = studio.facade().retry_policy(policy);
    let as_python = as_python.token(studio.emulator.sign_in()).build().unwrap();
    studio
        .emulator
        .faults()
        .add(Fault::any("*").times(1).status(500));
    let data = FolderCreateParamsData::new().name("a");
    let folders = as_python.api().folders();
    let made = folders.create(&studio.account, &studio.root, data).send();
    assert_eq!(
        made.await.unwrap().attempts(),
        2,
        "as the Python client does it"
    );
}

#[tokio::test]
async fn a_call_that_gets_no_answer_in_time_is_given_up() {
    let studio = Studio::open().await;
    let silent = Fault::on(Method::GET, "/v4/me").always().never_answer();
    studio.emulator.faults().add(silent);
    let limits = [
        CallOptions::new().with_idle_timeout(Duration::from_millis(20)),
        CallOptions::new().with_deadline(Duration::from_millis(20)),
    ];
    for limit in limits {
        let me = studio.client.users().show().with_options(limit);
        assert!(me.send().await.unwrap_err().is_timeout());
    }
    let impatient = studio.facade().idle_timeout(Duration::from_millis(20));
    let impatient = impatient.token(studio.emulator.sign_in()).build().unwrap();
    let once = CallOptions::new().without_retries();
    let me = impatient.api().users().show().with_options(once);
    assert!(me.send().await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_call_takes_headers_of_its_own() {
    let studio = Studio::open().await;
    let options = CallOptions::new().with_header("x-trace", "42").unwrap();
    let me = studio.client.users().show().with_options(options);
    me.send().await.unwrap();
    assert_eq!(studio.last().header("x-trace"), Some("42"));
    studio.client.users().show().send().await.unwrap();
    assert_eq!(studio.last().header("x-trace"), None, "it was for one call");
    studio.no_complaints();
}

/// Query parameters for one call.
#[derive(Clone)]
struct ExtraQuery(Vec<(&'static str, &'static str)>);

/// Members for the body of one call, beside those that are there.
#[derive(Clone)]
struct ExtraBody(Map<String, Value>);

/// Adds to a request what its options ask for.
#[derive(Debug)]
struct WithExtras(HttpTransport);

impl Transport for WithExtras {
    fn send(&self, mut request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(async move {
            if let Some(ExtraQuery(pairs)) = request.options().extension().cloned() {
                request.url_mut().query_pairs_mut().extend_pairs(pairs);
            }
            if let Some(ExtraBody(members)) = request.options().extension().cloned() {
                let old = request.body().as_bytes().map_or(&b"{}"[..], |bytes| bytes);
                let mut body: Map<String, Value> =
                    serde_json::from_slice(old).map_err(|error| {
                        Error::new(ErrorClass::InvalidInput, "the body is not an object")
                            .with_source(error)
                    })?;
                body.extend(members);
                request.set_body(Body::from_json(&body)?);
            }
            self.0.send(request).await
        })
    }
}

impl Studio {
    fn with_extras(&self) -> FrameIo {
        let http = HttpTransport::builder().system_proxies(false).build();
        let builder = self
            .facade()
            .transport(WithExtras(http.expect("good settings")));
        let builder = builder.token(self.emulator.sign_in());
        builder.build().expect("the settings are good")
    }
}

#[tokio::test]
async fn a_transport_adds_query_parameters_to_one_call() {
    let studio = Studio::open().await;
    let frame = studio.with_extras();
    let options = CallOptions::new().with_extension(ExtraQuery(vec![("include", "creator")]));
    let show = frame
        .api()
        .workspaces()
        .show(&studio.account, &studio.workspace);
    let shown = show.clone().with_options(options).send().await.unwrap();
    assert!(shown.creator.is_some());
    assert!(
        show.send().await.unwrap().creator.is_none(),
        "it was for one call"
    );
    studio.no_complaints();
}

#[tokio::test]
async fn a_transport_adds_members_to_the_body_of_one_call() {
    let studio = Studio::open().await;
    studio.folder("film reels");
    let frame = studio.with_extras();
    let Value::Object(members) = json!({"filters": {"folders": true}}) else {
        unreachable!("that is an object");
    };
    let options = CallOptions::new().with_extension(ExtraBody(members));
    let params = SearchParams::new("film", SearchEngine::Lexical);
    let search = frame.api().search().search(&studio.account, params);
    let found = search.with_options(options).send().await.unwrap();
    assert!(
        matches!(&found.data[..], [SearchResponseDataItem::FolderResult(_)]),
        "{found:?}"
    );
    assert_eq!(studio.last_body()["query"], "film");
    studio.no_complaints();
}
