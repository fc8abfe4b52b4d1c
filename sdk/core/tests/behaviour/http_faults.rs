//! Tests of the default transport with broken and silent connections.

use std::time::Duration;

use cloud_drives_core::reexport::http::Method;
use cloud_drives_core::{
    Body, ByteStream, CallOptions, Effect, Error, ErrorClass, HttpTransport, Request, Result,
    StreamResponse, Transport,
};
use futures_util::stream;
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::support::server::{Server, Step, answer};
use crate::support::{CANARY, chunks, request};

const OK: &str = "200 OK\ncontent-length: 2";

fn get(server: &Server) -> Request {
    let mut request = request(Method::GET, &server.url(&format!("/path?token={CANARY}")));
    request
        .headers_mut()
        .insert("authorization", CANARY.parse().unwrap());
    request
}

fn put(server: &Server, body: Body) -> Request {
    let mut request = request(Method::PUT, &server.url("/"));
    request.set_body(body);
    request
}

async fn send(request: Request) -> Result<StreamResponse> {
    HttpTransport::builder()
        .build()
        .unwrap()
        .send(request)
        .await
}

fn check(error: &Error, class: ErrorClass) {
    assert_eq!(error.class(), class, "{error:?}");
    assert_eq!(error.operation(), Some("resources.get"));
    assert!(
        !format!("{error} {error:?} {error:#?}").contains(CANARY),
        "{error:?}"
    );
    assert!(!format!("{:?}", std::error::Error::source(error)).contains(CANARY));
}

#[tokio::test]
async fn a_server_that_is_not_there_has_not_seen_the_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = send(request(
        Method::GET,
        &format!("http://{address}/?token={CANARY}"),
    ))
    .await
    .unwrap_err();
    check(&error, ErrorClass::Connect);
    assert!(error.is_unsent() && error.is_transient());
    assert!(
        error
            .to_string()
            .contains(&format!("could not connect to {address} (")),
        "{error}"
    );
    assert!(
        error
            .to_string()
            .contains("(tcp connect error: Connection refused"),
        "{error}"
    );
}

#[tokio::test]
async fn a_connection_that_breaks_before_the_answer_may_have_been_heard() {
    for steps in [
        vec![Step::Read, Step::Reset],
        vec![Step::Read],
        vec![Step::Read, Step::Send(b"HTTP/1.1 20".to_vec())],
    ] {
        let server = Server::start(steps).await;
        let error = send(get(&server)).await.unwrap_err();
        check(&error, ErrorClass::Transport);
        assert!(!error.is_unsent() && error.is_transient());
        assert!(
            error.message().contains("broke before an answer arrived"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_is_no_http_is_a_broken_connection() {
    let server = Server::start(vec![
        Step::Read,
        Step::Send(format!("{CANARY}\r\n\r\n").into_bytes()),
    ])
    .await;
    check(
        &send(get(&server)).await.unwrap_err(),
        ErrorClass::Transport,
    );
}

#[tokio::test]
async fn a_body_that_is_cut_says_how_much_came() {
    let server = Server::answering("200 OK\ncontent-length: 10", b"abc").await;
    let answer = send(get(&server)).await.unwrap();
    let error = answer.into_raw(100).await.unwrap_err();
    check(&error, ErrorClass::Transport);
    assert!(
        error
            .message()
            .ends_with("was truncated: received 3 of 10 bytes"),
        "{error}"
    );

    let server =
        Server::answering("200 OK\ntransfer-encoding: chunked", b"3\r\nabc\r\n9\r\nde").await;
    let mut body = send(get(&server)).await.unwrap().into_body();
    let mut came = 0;
    let error = loop {
        match body.next_chunk().await {
            Ok(Some(chunk)) => came += chunk.len(),
            Ok(None) => panic!("a cut body must not end well"),
            Err(error) => break error,
        }
    };
    assert_eq!(came, 5);
    assert!(
        error.message().ends_with("was truncated after 5 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn a_reset_in_the_middle_of_a_body_is_a_cut_too() {
    let steps = vec![
        Step::Read,
        Step::Send(answer("200 OK\ncontent-length: 10", b"abc")),
        Step::Reset,
    ];
    let server = Server::start(steps).await;
    let error = match send(get(&server)).await {
        Ok(answer) => answer.into_raw(100).await.unwrap_err(),
        Err(error) => error,
    };
    check(&error, ErrorClass::Transport);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_stays_silent_ends_at_the_idle_timeout_of_the_call() {
    let server = Server::start(vec![Step::Read, Step::Stall]).await;
    let mut request = get(&server);
    request.set_options(CallOptions::new().with_idle_timeout(Duration::from_secs(7)));
    let start = Instant::now();
    let error = send(request).await.unwrap_err();
    check(&error, ErrorClass::Timeout);
    assert!(error.is_timeout() && error.is_transient() && !error.is_unsent());
    assert!(error.message().contains("for 7 s"), "{error}");
    assert_eq!(start.elapsed().as_secs(), 7);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stalls_ends_at_the_idle_timeout() {
    let steps = vec![
        Step::Read,
        Step::Send(answer("200 OK\ncontent-length: 10", b"")),
        Step::Wait(Duration::from_secs(4)),
        Step::Send(b"abc".to_vec()),
        Step::Wait(Duration::from_secs(4)),
        Step::Send(b"de".to_vec()),
        Step::Stall,
    ];
    let server = Server::start(steps).await;
    let transport = HttpTransport::builder()
        .idle_timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    let start = Instant::now();
    let mut body = transport.send(get(&server)).await.unwrap().into_body();
    assert_eq!(body.next_chunk().await.unwrap().unwrap(), "abc");
    assert_eq!(
        body.next_chunk().await.unwrap().unwrap(),
        "de",
        "each wait is counted by itself"
    );
    assert_eq!(start.elapsed().as_secs(), 8);
    // A reader that takes its time is not the server's fault.
    tokio::time::sleep(Duration::from_secs(60)).await;
    let start = Instant::now();
    let error = body.next_chunk().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Timeout);
    assert!(error.message().contains("stopped after 5 bytes"), "{error}");
    assert_eq!(start.elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_the_server_does_not_take_ends_at_the_idle_timeout() {
    let server = Server::start(vec![Step::ReadBody(1), Step::Stall]).await;
    let endless = ByteStream::new(stream::repeat_with(|| Ok(vec![0; 100_000].into())));
    let mut request = put(&server, Body::from_stream(None, endless));
    request.set_options(CallOptions::new().with_idle_timeout(Duration::from_secs(9)));
    let error = send(request).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Timeout, "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_takes_its_time_is_not_held_against_the_server() {
    let server = Server::answering(OK, b"ok").await;
    let slow = stream::unfold(0, |sent| async move {
        tokio::time::sleep(Duration::from_secs(300)).await;
        (sent < 3).then(|| (Ok("abc".into()), sent + 1))
    });
    let body = Body::from_stream(Some(9), ByteStream::new(slow));
    let answer = send(put(&server, body)).await.unwrap();
    assert_eq!(answer.status().as_u16(), 200);
    assert_eq!(server.only().body, b"abcabcabc");
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_a_call_that_still_moves() {
    let slow = stream::unfold((), |()| async {
        tokio::time::sleep(Duration::from_secs(2)).await;
        Some((Ok("x".into()), ()))
    });
    let server = Server::start(vec![Step::ReadBody(usize::MAX)]).await;
    let mut request = put(&server, Body::from_stream(None, ByteStream::new(slow)));
    request.set_options(CallOptions::new().with_deadline(Duration::from_secs(11)));
    let start = Instant::now();
    let error = send(request).await.unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("deadline"),
        "{error}"
    );
    assert_eq!(start.elapsed().as_secs(), 11);

    let steps = vec![
        Step::Read,
        Step::Send(answer("200 OK\ncontent-length: 10", b"abc")),
        Step::Stall,
    ];
    let server = Server::start(steps).await;
    let mut request = get(&server);
    request.set_options(CallOptions::new().with_deadline(Duration::from_secs(3)));
    let start = Instant::now();
    let error = send(request).await.unwrap().into_raw(10).await.unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("deadline"),
        "{error}"
    );
    assert_eq!(start.elapsed().as_secs(), 3);
}

#[tokio::test]
async fn a_source_with_another_length_than_announced_fails_the_request() {
    let server = || Server::start(vec![Step::Read, Step::Send(answer(OK, b"ok"))]);
    for (body, has) in [
        (
            Body::from_stream(Some(5), chunks(&[b"abc"])),
            "has 3 bytes, expected 5",
        ),
        (
            Body::from_stream(Some(5), chunks(&[b"abc", b"def"])),
            "has more bytes, expected 5",
        ),
        (
            Body::from_stream(Some(5), chunks(&[b"abcde", b"f"])),
            "has more bytes, expected 5",
        ),
        (
            Body::from_stream(Some(0), chunks(&[b"f"])),
            "has more bytes, expected 0",
        ),
    ] {
        let server = server().await;
        let error = send(put(&server, body)).await.unwrap_err();
        assert_eq!(error.class(), ErrorClass::Source, "{error:?}");
        assert!(error.message().contains(has), "{error}");
        assert!(
            server.seen().iter().all(|seen| seen.body.len() < 5),
            "the server must not take it for complete"
        );
    }
}

#[tokio::test]
async fn an_error_of_the_source_comes_back_as_it_is() {
    let server = Server::start(vec![Step::Read, Step::Send(answer(OK, b"ok"))]).await;
    let gone = Err(Error::new(ErrorClass::Io, "film.mov: no such file"));
    let body = ByteStream::new(stream::iter([Ok("abc".into()), gone]));
    let error = send(put(&server, Body::from_stream(Some(10), body)))
        .await
        .unwrap_err();
    assert!(error.is_io());
    assert_eq!(error.to_string(), "resources.get: film.mov: no such file");

    let body = Body::from_factory(Some(10), || {
        Box::pin(async { Err(Error::new(ErrorClass::Io, "film.mov: may not be read")) })
    });
    let error = send(put(&server, body)).await.unwrap_err();
    assert!(
        error.is_io() && error.is_unsent(),
        "nothing was sent: {error}"
    );
}

#[tokio::test]
async fn a_one_shot_body_can_not_be_sent_twice() {
    let server = Server::answering(OK, b"ok").await;
    let request = put(&server, Body::from_stream(None, chunks(&[b"abc"])));
    send(request.clone()).await.unwrap();
    let error = send(request).await.unwrap_err();
    check(&error, ErrorClass::BodyConsumed);
    server.only();
}

#[tokio::test]
async fn a_server_without_tls_has_not_seen_an_https_request() {
    let server = Server::start(vec![
        Step::Send(format!("{CANARY} no tls\r\n").into_bytes()),
        Step::Stall,
    ])
    .await;
    let url = server
        .url(&format!("/?token={CANARY}"))
        .replace("http:", "https:");
    let error = send(request(Method::GET, &url)).await.unwrap_err();
    check(&error, ErrorClass::Tls);
    assert!(
        error.is_connect() && !error.is_transient(),
        "another attempt fails in the same way: {error}"
    );
    assert_eq!(error.effect(), Effect::None);
    assert!(error.is_unsent() && server.seen().is_empty());
    // A system without certificates says so instead.
    assert!(error.to_string().contains("TLS"), "{error}");
}

#[tokio::test]
async fn an_answer_before_the_body_was_read_is_that_of_the_call() {
    let refused = answer("413 Payload Too Large\ncontent-length: 5", b"large");
    // The rest of the body is never read, so that the connection is reset.
    let server = Server::start(vec![Step::ReadBody(1), Step::Send(refused)]).await;
    let transport = HttpTransport::builder().build().unwrap();
    let mut lost = 0;
    for _ in 0..20 {
        let body = Body::from_bytes(vec![0; 20_000_000]);
        match transport.send(put(&server, body)).await {
            Ok(answer) => assert_eq!(answer.status(), 413),
            Err(error) => {
                assert!(error.is_transport(), "{error}");
                lost += 1;
            }
        }
    }
    // At most the first: once a host broke off an upload, the next body waits for the answer to its head.
    assert!(lost <= 1, "{lost} answers were lost");
}

#[tokio::test(start_paused = true)]
async fn a_body_waits_for_the_answer_to_its_head_after_an_upload_that_was_broken_off() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let kept = seen.clone();
    tokio::spawn(async move {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        for attempt in 0.. {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut bytes = vec![0; 100_000];
            let read = stream.read(&mut bytes).await.unwrap();
            if attempt == 0 {
                stream.set_zero_linger().unwrap();
                continue;
            }
            kept.lock().unwrap().push(read);
            let refused = answer("413 Payload Too Large\ncontent-length: 0", b"");
            stream.write_all(&refused).await.unwrap();
        }
    });
    let transport = HttpTransport::builder().build().unwrap();
    let upload = || {
        let mut request = request(Method::PUT, &url);
        request.set_body(Body::from_bytes(vec![0; 20_000_000]));
        request
    };
    let error = transport.send(upload()).await.unwrap_err();
    assert!(error.is_transport(), "{error}");
    let answer = transport.send(upload()).await.unwrap();
    assert_eq!(answer.status(), 413);
    let read = seen.lock().unwrap()[0];
    assert!(read < 1000, "{read} bytes went out before the answer");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_still_reads_what_is_buffered_is_not_silent() {
    let steps = vec![
        Step::ReadBody(1),
        Step::Wait(Duration::from_secs(30)),
        Step::Send(answer(OK, b"ok")),
    ];
    let server = Server::start(steps).await;
    let mut request = put(&server, Body::from_bytes(vec![0; 1024 * 1024]));
    request.set_options(CallOptions::new().with_idle_timeout(Duration::from_secs(9)));
    let answer = send(request).await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[test]
fn a_call_outside_of_a_runtime_is_an_error_and_no_panic() {
    use futures_util::FutureExt;

    let call = send(request(Method::GET, "http://127.0.0.1:9/"));
    let error = call.now_or_never().unwrap().unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    assert!(error.message().contains("tokio"), "{error}");
}

#[test]
fn a_call_in_a_runtime_without_timers_is_an_error_and_no_panic() {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_io().build().unwrap();
    let call = runtime.block_on(send(request(Method::GET, "http://127.0.0.1:9/")));
    let error = call.unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    assert!(error.message().contains("enable_time"), "{error}");
}
