//! A `tower` service as the transport.

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use cloud_drives_core::reexport::bytes::Bytes;
use cloud_drives_core::reexport::http::{self, Method};
use cloud_drives_core::{Body, ByteStream, Error, ErrorClass, Request, Transport, tower_transport};
use tower_service::Service;

use crate::support::{chunks, request};

/// Answers with what it was sent. It has to be asked twice whether it is ready, and each clone anew.
#[derive(Clone, Default)]
struct Echo {
    asked: usize,
    seen: Arc<Mutex<Vec<http::request::Parts>>>,
    calls: Arc<AtomicUsize>,
    fails: Option<&'static str>,
}

type Answer =
    Result<http::Response<http_body_util::Full<Bytes>>, Box<dyn std::error::Error + Send + Sync>>;

impl Service<http::Request<ByteStream>> for Echo {
    type Response = http::Response<http_body_util::Full<Bytes>>;
    type Error = Box<dyn std::error::Error + Send + Sync>;
    type Future = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.asked += 1;
        if self.asked < 2 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(match self.fails {
            Some("ready") => Err("it is full".into()),
            _ => Ok(()),
        })
    }

    fn call(&mut self, request: http::Request<ByteStream>) -> Self::Future {
        assert!(self.asked >= 2, "it was not ready");
        self.calls.fetch_add(1, Ordering::Relaxed);
        let (seen, fails) = (self.seen.clone(), self.fails);
        Box::pin(async move {
            if fails == Some("call") {
                return Err("it fell over".into());
            }
            let (parts, body) = request.into_parts();
            seen.lock().unwrap().push(parts);
            let body = http_body_util::BodyExt::collect(body).await?.to_bytes();
            let answer = http::Response::builder().status(201).header("x-a", "1");
            Ok(answer.body(http_body_util::Full::new(body)).unwrap())
        })
    }
}

fn put(body: Body) -> Request {
    let mut request = request(Method::PUT, "http://service/a%20b?x=y");
    request.set_body(body);
    request
}

#[tokio::test]
async fn requests_and_answers_pass_through_a_service_as_streams() {
    let echo = Echo::default();
    let transport = tower_transport(echo.clone());
    let answer = transport.send(put(Body::from("abc"))).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), &answer.headers()["x-a"]),
        (201, &"1".parse().unwrap())
    );
    let body = answer.into_body();
    assert_eq!(body.content_length(), Some(3));
    assert_eq!(body.collect(10).await.unwrap(), "abc");
    let stream = Body::from_stream(None, chunks(&[b"ab", b"c", b"d"]));
    let answer = transport.send(put(stream)).await.unwrap();
    assert_eq!(answer.into_raw(10).await.unwrap().bytes(), "abcd");
    let seen = echo.seen.lock().unwrap();
    assert_eq!(seen[0].method, Method::PUT);
    assert_eq!(seen[0].uri, "http://service/a%20b?x=y");
    assert_eq!(seen[0].headers["content-length"], "3");
    assert!(!seen[1].headers.contains_key("content-length"));
}

#[tokio::test]
async fn failures_before_a_call_count_as_not_sent() {
    for (fails, unsent) in [("ready", true), ("call", false)] {
        let echo = Echo {
            fails: Some(fails),
            ..Echo::default()
        };
        let error = tower_transport(echo.clone())
            .send(put(Body::from("abc")))
            .await
            .unwrap_err();
        assert_eq!(error.class(), ErrorClass::Transport);
        assert_eq!(error.is_unsent(), unsent, "{error}");
        assert_eq!(echo.calls.load(Ordering::Relaxed), usize::from(!unsent));
        let source = std::error::Error::source(&error).unwrap().to_string();
        assert!(source.starts_with("it "), "{source}");
    }
}

#[tokio::test]
async fn the_error_of_the_caller_s_own_source_comes_out_as_it_is() {
    let broken = || Error::new(ErrorClass::Source, "the tape tore");
    let stream = futures_util::stream::iter([Ok(Bytes::from("ab")), Err(broken())]);
    let body = Body::from_stream(None, ByteStream::new(stream));
    let error = tower_transport(Echo::default())
        .send(put(body))
        .await
        .unwrap_err();
    assert_eq!(error.class(), ErrorClass::Source);
    assert_eq!(error.message(), "the tape tore");
}
