//! Other settings of the default transport, as servers see them.
//!
//! They are the versions of HTTP, plain http, idle connections, and how settings are put together.

use std::time::Duration;

use cloud_drives_core::reexport::http::Method;
use cloud_drives_core::{
    ClientBuilder, ClientCore, HttpOptions, HttpVersion, PlainHttpHosts, RawResponse, Result,
    Transport,
};

use crate::support::request;
use crate::support::server::Server;
use crate::support::tls::{Authority, TlsServer};

const OK: &str = "200 OK\ncontent-length: 2";

async fn get(transport: &impl Transport, url: &str) -> Result<RawResponse> {
    let request = request(Method::GET, url);
    transport.send(request).await?.into_raw(100).await
}

#[tokio::test]
async fn the_version_of_http_is_negotiated_or_set() {
    let authority = Authority::new();
    let options = HttpOptions::new()
        .system_proxies(false)
        .user_agent("versions/1")
        .root_certificate(authority.der());
    for (version, expected) in [
        (HttpVersion::Negotiated, "HTTP/2"),
        (HttpVersion::Http1, "HTTP/1.1"),
        (HttpVersion::Http2, "HTTP/2"),
    ] {
        let server = TlsServer::start(&authority).await;
        let transport = options.clone().http_version(version).build().unwrap();
        get(&transport, &server.url()).await.unwrap();
        let arrived = server.only();
        assert_eq!(arrived.protocol, expected, "{version:?}");
        assert_eq!(arrived.user_agent, "versions/1");
    }
    let server = TlsServer::plain_http2().await;
    let transport = options.http_version(HttpVersion::Http2).build().unwrap();
    let url = server.url().replace("https", "http");
    get(&transport, &url).await.unwrap();
    assert_eq!(server.only().protocol, "HTTP/2");
}

#[tokio::test]
async fn an_idle_connection_is_kept_for_the_time_that_was_set_or_not_at_all() {
    let authority = Authority::new();
    let options = HttpOptions::new()
        .http_version(HttpVersion::Http1)
        .root_certificate(authority.pem());
    let time = |timeout| options.clone().idle_connection_timeout(timeout);
    for (options, connections) in [
        (time(Duration::from_secs(60)), [1, 1]),
        (time(Duration::from_nanos(1)), [1, 2]),
        (options.clone().idle_connections(0), [1, 2]),
    ] {
        let server = TlsServer::start(&authority).await;
        let transport = options.build().unwrap();
        for _ in 0..2 {
            get(&transport, &server.url()).await.unwrap();
        }
        let arrived = server.arrived();
        let used: Vec<usize> = arrived.iter().map(|request| request.connection).collect();
        assert_eq!(used, connections, "{transport:?}");
    }
}

/// 0.0.0.0 is this machine, and not among the addresses that stand for it.
#[tokio::test]
async fn plain_http_reaches_the_hosts_that_are_named_and_no_other() {
    let server = Server::answering(OK, b"ok").await;
    let url = server.url("/").replace("127.0.0.1", "0.0.0.0");
    for hosts in [&[][..], &["0.0.0.1", "example.com"]] {
        let options = hosts.iter().fold(HttpOptions::new(), |options, host| {
            options.danger_accept_plain_http(*host)
        });
        let error = get(&options.build().unwrap(), &url).await.unwrap_err();
        assert!(error.is_invalid_input() && error.is_unsent(), "{error}");
        assert!(
            error.message().contains("danger_accept_plain_http"),
            "{error}"
        );
    }
    assert!(server.seen().is_empty());
    let options = HttpOptions::new()
        .danger_accept_plain_http("example.com")
        .danger_accept_plain_http("0.0.0.0");
    let answer = get(&options.build().unwrap(), &url).await.unwrap();
    assert_eq!(answer.bytes(), "ok");
    server.only();
}

#[test]
fn a_named_host_is_that_host_at_any_port() {
    let hosts = PlainHttpHosts::new(["Emulator", "10.0.0.5", "fd00::1", "[fd00::2]"]).unwrap();
    for url in [
        "http://emulator/",
        "http://EMULATOR:8081/v1",
        "http://10.0.0.5:1",
        "http://[fd00::1]/",
        "http://[fd00::2]:80/",
        "http://localhost/",
        "https://example.com",
    ] {
        hosts.check_base_url(url, "base_url").unwrap();
    }
    for url in [
        "http://api.emulator/",
        "http://emulator.example/",
        "http://10.0.0.50/",
        "ftp://emulator/",
        "http://user@emulator/",
    ] {
        assert!(hosts.check_base_url(url, "base_url").is_err(), "{url}");
    }
    for host in [
        "",
        "http://emulator",
        "emulator:8081",
        "emulator/v1",
        "*.example",
        "[::1",
    ] {
        let error = PlainHttpHosts::new([host]).unwrap_err();
        let message = error.message();
        assert!(
            message.starts_with("danger_accept_plain_http: "),
            "{host}: {message}"
        );
        assert!(
            HttpOptions::new()
                .danger_accept_plain_http(host)
                .build()
                .is_err()
        );
    }
}

#[tokio::test]
async fn a_client_takes_the_options_and_keeps_what_they_do_not_say() {
    let server = Server::answering(OK, b"ok").await;
    let base = server.url("/").replace("127.0.0.1", "0.0.0.0");
    let builder = || ClientBuilder::<ClientCore>::new(&crate::client::PROVIDER);
    let error = builder().base_url("api", &base).build().unwrap_err();
    assert!(error.message().starts_with("base_url: "), "{error}");
    let options = HttpOptions::new().danger_accept_plain_http("0.0.0.0");
    let client = builder()
        .user_agent("kept/1")
        .http(options)
        .base_url("api", &base)
        .build()
        .unwrap();
    assert_eq!(client.user_agent(), "kept/1");
    get(client.transport(), &base).await.unwrap();
    assert_eq!(server.only().header("user-agent"), Some("kept/1"));
    assert!(client.with_base_url("api", &base).is_ok());
    assert!(client.with_base_url("api", "http://0.0.0.1").is_err());
}

#[test]
fn options_over_defaults_say_what_either_says() {
    let defaults = HttpOptions::new()
        .user_agent("default/1")
        .idle_connections(1)
        .danger_accept_plain_http("a")
        .proxy("http://default.example");
    let options = HttpOptions::new()
        .idle_connections(2)
        .danger_accept_plain_http("b")
        .danger_accept_plain_http("a")
        .with_defaults(&defaults);
    let text = format!("{options:?}");
    assert!(text.contains(r#"user_agent: Some("default/1")"#), "{text}");
    assert!(text.contains("idle_connections: Some(2)"), "{text}");
    assert!(text.contains(r#"plain_http: ["b", "a"]"#), "{text}");
    assert!(text.contains("default.example:80"), "{text}");
}

#[test]
fn times_of_zero_are_refused_by_name() {
    let zero = Duration::ZERO;
    for (options, name) in [
        (HttpOptions::new().connect_timeout(zero), "connect_timeout"),
        (HttpOptions::new().idle_timeout(zero), "idle_timeout"),
        (
            HttpOptions::new().idle_connection_timeout(zero),
            "idle_connection_timeout",
        ),
    ] {
        let error = options.build().unwrap_err();
        let message = format!("{name}: must be longer than 0 s");
        assert_eq!(error.message(), message);
    }
}
