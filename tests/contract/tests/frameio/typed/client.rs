//! Tests of building a client, and of what its clones share.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::{CallOptions, FrameIo, HttpTransport, Transport};
use cloud_drives_core::{BoxFuture, Error, Request, StreamResponse};
use frameio::Client;

use super::Studio;

/// Counts what goes through it.
#[derive(Debug)]
struct Counting(HttpTransport, Arc<AtomicUsize>);

impl Transport for Counting {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.send(request)
    }
}

fn http() -> HttpTransport {
    let builder = HttpTransport::builder().system_proxies(false);
    builder.build().expect("the settings are good")
}

#[tokio::test]
async fn a_client_is_built_from_address_token_headers_and_timeout() {
    let studio = Studio::open().await;
    let options = CallOptions::new().with_header("x-trace", "42").unwrap();
    let token = studio.emulator.sign_in();
    let frame = FrameIo::builder()
        .base_url("api", studio.emulator.api_url())
        .token(token.as_str())
        .user_agent("dailies/1.0")
        .idle_timeout(Duration::from_secs(60))
        .connect_timeout(Duration::from_secs(5))
        .default_options(options)
        .build()
        .unwrap();
    assert!(!format!("{frame:?}").contains(&token));
    frame.api().users().show().send().await.unwrap();
    assert_eq!(studio.last().header("user-agent"), Some("dailies/1.0"));
    frame
        .walk(&studio.account, &studio.root)
        .try_next()
        .await
        .unwrap();
    assert_eq!(studio.last().header("x-trace"), Some("42"));
    let typed = Client::builder()
        .base_url("api", studio.emulator.api_url())
        .token(studio.emulator.sign_in())
        .user_agent("dailies/1.0")
        .default_header("x-trace", "42")
        .idle_timeout(Duration::from_secs(60))
        .build()
        .unwrap();
    typed.users().show().send().await.unwrap();
    assert_eq!(studio.last().header("x-trace"), Some("42"));
    studio.no_complaints();
}

#[tokio::test]
async fn a_client_is_cloned_and_sent_to_other_tasks() {
    let studio = Studio::open().await;
    let frame = studio.frame();
    let calls = (0..5).map(|_| {
        let frame = frame.clone();
        tokio::spawn(async move { frame.api().users().show().send().await })
    });
    for call in calls.collect::<Vec<_>>() {
        let me = call.await.expect("it does not panic").unwrap();
        assert_eq!(me.email, "ann@example.com");
    }
    studio.no_complaints();
}

#[tokio::test]
async fn a_transport_takes_the_place_of_the_http_client() {
    let studio = Studio::open().await;
    let calls = Arc::new(AtomicUsize::new(0));
    let frame = studio
        .facade()
        .transport(Counting(http(), Arc::clone(&calls)))
        .token(studio.emulator.sign_in())
        .build()
        .unwrap();
    frame.api().users().show().send().await.unwrap();
    frame.api().accounts().index().send().await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 2);
    studio.no_complaints();
}

#[tokio::test]
async fn the_last_clone_takes_its_transport_along() {
    let studio = Studio::open().await;
    let alive = Arc::new(AtomicUsize::new(0));
    let frame = studio
        .facade()
        .transport(Counting(http(), Arc::clone(&alive)))
        .token(studio.emulator.sign_in())
        .build()
        .unwrap();
    let clone = frame.clone();
    drop(frame);
    clone.api().users().show().send().await.unwrap();
    assert_eq!(Arc::strong_count(&alive), 2);
    drop(clone);
    assert_eq!(Arc::strong_count(&alive), 1, "nothing holds on to it");
}

#[tokio::test]
async fn a_raw_answer_has_status_headers_and_body() {
    let studio = Studio::open().await;
    let raw = studio.client.users().show().send_raw().await.unwrap();
    assert_eq!(raw.status(), 200);
    assert_eq!(raw.headers()["x-ratelimit-window"], "60000");
    let typed: frameio::types::Profile = raw.json_at(&["data"]).unwrap().unwrap();
    assert_eq!(typed.email, "ann@example.com");
    let missing = studio.client.files().show(&studio.account, &studio.root);
    let missing = missing.send_raw().await.unwrap();
    assert_eq!(
        missing.status(),
        404,
        "a raw answer is handed over whatever its status"
    );
    assert!(missing.text().unwrap().contains("\"errors\""));
    studio.no_complaints();
}
