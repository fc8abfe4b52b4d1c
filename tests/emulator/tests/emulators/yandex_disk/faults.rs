//! Tests of faults on demand.

use std::time::Duration;

use bytes::Bytes;
use cloud_drives_emulator::{Broken, Fault, YandexDisk};
use http::{Method, Request};
use http_body_util::{BodyExt, Full};

use super::client::User;

async fn ask(user: &User) -> Result<super::client::Reply, Broken> {
    let authorization = format!("OAuth {}", user.token);
    let url = user.url("/resources", &[("path", "disk:/d")]);
    user.send("PUT", &url, &[("authorization", &authorization)], "")
        .await
}

fn add(user: &User, shape: impl FnOnce(Fault) -> Fault) -> cloud_drives_emulator::AddedFault {
    let fault = shape(Fault::on(Method::PUT, "/v1/disk/resources"));
    user.emulator.faults().add(fault)
}

#[tokio::test]
async fn a_status_stands_in_for_the_answer_and_nothing_happens() {
    let user = User::new();
    let fault = add(&user, |fault| {
        fault.times(2).status(503).body("text/html", "<p>busy</p>")
    });
    for _ in 0..2 {
        let reply = ask(&user).await.expect("an answer");
        assert_eq!((reply.status.as_u16(), reply.text()), (503, "<p>busy</p>"));
        assert!(user.emulator.paths().is_empty());
    }
    ask(&user).await.expect("an answer").is(201);
    assert_eq!(fault.used(), 2);
    let seen = user.emulator.requests();
    assert_eq!(seen[0].fault.as_deref(), Some("PUT /v1/disk/resources 503"));
    assert_eq!(seen[2].fault, None);
    assert_eq!(seen[2].status.map(|status| status.as_u16()), Some(201));
}

#[tokio::test]
async fn too_many_requests_has_the_time_to_wait() {
    let user = User::new();
    add(&user, |fault| {
        fault.too_many_requests(Duration::from_secs(7))
    });
    let reply = ask(&user).await.expect("an answer").is(429);
    assert_eq!(reply.header("retry-after"), "7");
}

#[tokio::test]
async fn a_delay_moves_the_clock_and_is_recorded() {
    let user = User::new();
    let before = user.emulator.clock().now();
    add(&user, |fault| fault.delay(Duration::from_secs(90)));
    ask(&user).await.expect("an answer").is(201);
    assert_eq!((user.emulator.clock().now() - before).num_seconds(), 90);
    assert_eq!(user.emulator.requests()[0].delayed, Duration::from_secs(90));
}

#[tokio::test(start_paused = true)]
async fn a_sleeping_delay_waits_by_the_timer() {
    let user = User::new();
    add(&user, |fault| {
        fault.delay(Duration::from_secs(90)).sleeping().status(504)
    });
    let before = tokio::time::Instant::now();
    ask(&user).await.expect("an answer").is(504);
    assert_eq!(before.elapsed(), Duration::from_secs(90));
}

#[tokio::test]
async fn a_reset_comes_before_anything_happens() {
    let user = User::new();
    add(&user, |fault| fault.reset());
    assert_eq!(ask(&user).await.expect_err("a reset"), Broken::Reset);
    assert!(user.emulator.paths().is_empty());
    assert_eq!(user.emulator.requests()[0].status, None);
}

#[tokio::test]
async fn a_lost_answer_comes_after_everything_has_happened() {
    let user = User::new();
    add(&user, |fault| fault.lose_answer());
    assert_eq!(ask(&user).await.expect_err("a reset"), Broken::Reset);
    assert_eq!(user.emulator.paths(), ["disk:/d"]);
    add(&user, |fault| fault.lose_answer_with(504));
    let reply = ask(&user).await.expect("an answer").is(504);
    assert!(reply.body.is_empty());
}

#[tokio::test]
async fn a_request_delivered_twice_is_answered_by_its_second_time() {
    let user = User::new();
    add(&user, |fault| fault.twice());
    ask(&user)
        .await
        .expect("an answer")
        .fails(409, "DiskPathPointsToExistentDirectoryError");
    let link = user
        .call("GET", "/resources/upload", &[("path", "disk:/f")])
        .await
        .href();
    user.emulator
        .faults()
        .add(Fault::any("/upload-target/*").twice());
    user.put(&link, "x", &[]).await.is(409);
    assert_eq!(
        user.emulator.file_bytes("disk:/f").as_deref(),
        Some(&b"x"[..])
    );
}

#[tokio::test]
async fn bodies_can_be_pages_garbage_or_nothing() {
    let user = User::new();
    add(&user, |fault| fault.html());
    let page = ask(&user).await.expect("an answer").is(200);
    assert!(
        page.text().starts_with("<html>") && page.header("content-type").starts_with("text/html")
    );
    assert!(user.emulator.paths().is_empty());
    add(&user, |fault| fault.garbage());
    let garbage = ask(&user).await.expect("an answer").is(201);
    assert!(
        garbage
            .header("content-type")
            .starts_with("application/json")
    );
    serde_json::from_slice::<serde_json::Value>(&garbage.body).expect_err("no JSON");
    add(&user, |fault| fault.empty_body());
    let empty = ask(&user).await.expect("an answer").is(409);
    assert!(empty.body.is_empty());
}

#[tokio::test]
async fn a_stall_lasts_until_the_client_gives_up() {
    let user = User::new();
    add(&user, |fault| fault.stall());
    let given_up = tokio::time::timeout(Duration::ZERO, ask(&user)).await;
    assert!(given_up.is_err());
    assert!(user.emulator.paths().is_empty());
}

#[tokio::test]
async fn silence_comes_after_everything_has_happened() {
    let user = User::new();
    add(&user, |fault| fault.never_answer());
    let given_up = tokio::time::timeout(Duration::ZERO, ask(&user)).await;
    assert!(given_up.is_err());
    assert_eq!(user.emulator.paths(), ["disk:/d"]);
}

#[tokio::test]
async fn the_oldest_requests_are_forgotten_beyond_the_limit() {
    let user = User::of(YandexDisk::builder().record_limit(2));
    for name in ["/a", "/b", "/c"] {
        user.get(name).await.fails(404, "DiskNotFoundError");
    }
    let seen = user.emulator.requests();
    let paths: Vec<_> = seen.iter().map(|request| request.query("path")).collect();
    assert_eq!(paths, [Some("/b"), Some("/c")]);
    assert!(seen.iter().all(|request| request.status.is_some()));
}

async fn stream(user: &User, fault: Fault) -> (u64, Vec<u8>, Option<Broken>) {
    user.emulator.put_file("disk:/f", "0123456789");
    let href = user
        .call("GET", "/resources/download", &[("path", "disk:/f")])
        .await
        .href();
    user.emulator.faults().add(fault);
    let request = Request::get(href)
        .body(Full::new(Bytes::new()))
        .expect("a request");
    let response = user
        .emulator
        .service()
        .stream(request)
        .await
        .expect("an answer");
    let length = response.headers()["content-length"]
        .to_str()
        .expect("text")
        .parse();
    let mut body = response.into_body();
    let mut received = Vec::new();
    let mut end = None;
    loop {
        match tokio::time::timeout(Duration::ZERO, body.frame()).await {
            Ok(Some(Ok(frame))) => received.extend(frame.into_data().expect("data")),
            Ok(Some(Err(broken))) => {
                end = Some(broken);
                break;
            }
            Ok(None) | Err(_) => break,
        }
    }
    (length.expect("a number"), received, end)
}

#[tokio::test]
async fn a_body_can_end_early_stall_or_lie_about_its_length() {
    let user = User::new();
    let on = || Fault::on(Method::GET, "/disk/*");
    let (length, body, end) = stream(&user, on().cut_after(4)).await;
    assert_eq!(
        (length, body, end),
        (10, b"0123".to_vec(), Some(Broken::Cut))
    );
    let (length, body, end) = stream(&user, on().stall_after(4)).await;
    assert_eq!((length, body, end), (10, b"0123".to_vec(), None));
    let (length, body, end) = stream(&user, on().wrong_length(5)).await;
    assert_eq!(
        (length, body, end),
        (15, b"0123456789".to_vec(), Some(Broken::Cut))
    );
    let (length, body, end) = stream(&user, on().wrong_length(-5)).await;
    assert_eq!((length, body, end), (5, b"01234".to_vec(), None));
}

#[tokio::test]
async fn faults_are_counted_and_taken_out() {
    let user = User::new();
    let faults = user.emulator.faults();
    let never = faults.add(Fault::any("/never").reset());
    let used = add(&user, |fault| fault.status(500));
    ask(&user).await.expect("an answer").is(500);
    assert_eq!(used.used(), 1);
    let unused: Vec<String> = faults.unused().iter().map(ToString::to_string).collect();
    assert_eq!(unused, ["* /never reset"]);
    faults.remove(&never);
    assert!(faults.unused().is_empty());
    add(&user, |fault| fault.always().status(500));
    faults.clear();
    ask(&user).await.expect("an answer").is(201);
}

#[tokio::test]
async fn a_fault_can_be_bound_to_an_origin() {
    let user = User::new();
    user.emulator
        .faults()
        .add(Fault::any("*").origin("oauth").always().status(500));
    ask(&user).await.expect("an answer").is(201);
    user.oauth("/token", &[]).await.is(500);
}

#[tokio::test]
async fn a_host_that_is_nobodys_refuses() {
    let user = User::of(YandexDisk::builder());
    let reply = user
        .send("GET", "https://elsewhere.example/", &[], "")
        .await;
    assert_eq!(reply.expect_err("refused"), Broken::Refused);
}
