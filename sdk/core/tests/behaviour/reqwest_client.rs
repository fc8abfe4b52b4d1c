//! Tests of a `reqwest::Client` of the caller's.

use cloud_drives_core::reexport::http::Method;
use cloud_drives_core::reexport::http::header::{HeaderMap, HeaderValue};
use cloud_drives_core::{ErrorClass, HttpOptions, HttpTransport, Transport};

use crate::support::request;
use crate::support::server::Server;

fn over(client: reqwest::ClientBuilder) -> HttpTransport {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = client.no_proxy().build().unwrap();
    HttpOptions::new().reqwest_client(client).build().unwrap()
}

#[tokio::test]
async fn requests_go_through_the_client_that_was_brought() {
    let server = Server::answering("200 OK\ncontent-length: 2", b"ok").await;
    let own = HeaderMap::from_iter([(
        "x-own".parse().unwrap(),
        HeaderValue::from_static("brought"),
    )]);
    let transport = over(reqwest::Client::builder().default_headers(own));
    let answer = transport.send(request(Method::GET, &server.url("/"))).await;
    assert_eq!(answer.unwrap().status(), 200);
    assert_eq!(server.only().header("x-own"), Some("brought"));
    let error = transport
        .send(request(Method::GET, "http://192.0.2.1/"))
        .await
        .unwrap_err();
    assert!(error.is_invalid_input() && error.is_unsent(), "{error}");
}

#[tokio::test]
async fn a_redirect_that_was_followed_is_an_error() {
    let target = Server::answering("200 OK\ncontent-length: 2", b"ok").await;
    let location = format!(
        "302 Found\nlocation: {}\ncontent-length: 0",
        target.url("/?key=s3cret")
    );
    let server = Server::answering(&location, b"").await;
    let request = || request(Method::GET, &server.url("/a"));
    let error = over(reqwest::Client::builder())
        .send(request())
        .await
        .unwrap_err();
    assert_eq!(error.class(), ErrorClass::Redirect);
    assert!(
        error.message().contains("redirect(Policy::none())"),
        "{error}"
    );
    assert!(
        !format!("{error} {error:?}").contains("s3cret"),
        "{error:?}"
    );
    let none = reqwest::redirect::Policy::none();
    let transport = over(reqwest::Client::builder().redirect(none));
    assert_eq!(transport.send(request()).await.unwrap().status(), 302);
}
