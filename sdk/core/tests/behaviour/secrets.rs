//! Tests that put a canary wherever a secret can be, and search for it in all text that is shown.

use std::fmt::Debug;

use cloud_drives_core::reexport::http::{HeaderMap, Method, StatusCode};
use cloud_drives_core::{
    Body, ByteStream, CallOptions, ClientBuilder, ClientCore, Error, FilePart, HttpTransport,
    JsonLines, Multipart, PathBuilder, ProviderInfo, Query, RawResponse, Request, Response,
    ServerInfo, StreamResponse,
};

use crate::support::memory::Memory;
use crate::support::{CANARY, GET, PUT, chunks};

static PROVIDER: ProviderInfo = ProviderInfo {
    name: "some-drive",
    version: "1.2.3",
    servers: &[ServerInfo {
        name: "api",
        url: "https://api.example.com",
    }],
};

fn quiet(shown: &impl Debug) {
    let text = format!("{shown:?} {shown:#?}");
    assert!(!text.contains(CANARY), "{text}");
}

fn secret_headers() -> HeaderMap {
    let mut headers = HeaderMap::new();
    for name in ["authorization", "set-cookie", "location", "x-anything"] {
        headers.insert(name, CANARY.parse().unwrap());
    }
    headers
}

fn secret_request() -> Request {
    let url = format!("https://host/a?token={CANARY}&b={CANARY}#{CANARY}");
    let mut request = Request::new(&GET, Method::PUT, url.parse().unwrap());
    *request.headers_mut() = secret_headers();
    request.set_body(Body::from(CANARY));
    request.set_options(
        CallOptions::new()
            .with_headers(secret_headers())
            .with_extension(CANARY),
    );
    request.extensions_mut().insert(CANARY);
    request
}

#[test]
fn a_request_shows_names_and_no_values() {
    let request = secret_request();
    quiet(&request);
    let text = format!("{request:?}");
    assert!(
        text.contains("https://host/a?token=…&b=…") && text.contains("x-anything"),
        "{text}"
    );
    let with_user = Request::new(
        &GET,
        Method::GET,
        format!("https://u:{CANARY}@host/").parse().unwrap(),
    );
    quiet(&with_user);
    quiet(request.options());
    let mut query = Query::new();
    query.push("token", CANARY);
    quiet(&query);
    assert_eq!(format!("{query:?}"), "[\"token\"]");
}

#[test]
fn bodies_and_streams_show_kind_and_length() {
    quiet(&Body::from(CANARY));
    quiet(&Body::from_form(&serde_json::json!({ "client_secret": CANARY })).unwrap());
    quiet(&Body::from_stream(None, ByteStream::from_bytes(CANARY)));
    quiet(&ByteStream::from_bytes(CANARY));
    quiet(&FilePart::new(CANARY));
    quiet(&Multipart::new().text("token", CANARY));
    quiet(&JsonLines::<u8>::new(chunks(&[CANARY.as_bytes()]), &GET));
    assert_eq!(
        format!("{:?}", Body::from("abc")),
        "Body { kind: \"bytes\", length: Some(3), .. }"
    );
}

#[test]
fn answers_show_status_and_names() {
    let request = secret_request();
    quiet(&StreamResponse::new(
        &request,
        StatusCode::OK,
        secret_headers(),
        ByteStream::from_bytes(CANARY),
    ));
    let raw = RawResponse::new(&GET, StatusCode::OK, secret_headers(), CANARY);
    quiet(&raw);
    quiet(
        &raw.clone()
            .into_error()
            .with_body(CANARY)
            .with_headers(secret_headers()),
    );
    quiet(&raw.json::<u32>().unwrap_err());
    quiet(&Response::from_raw(raw, ()));
}

#[tokio::test]
async fn a_client_shows_whether_it_has_credentials() {
    let builder = || {
        ClientBuilder::<ClientCore>::new(&PROVIDER)
            .token(CANARY)
            .basic_auth("user", CANARY)
            .default_header("x-api-key", CANARY)
            .transport(Memory::fixed(401, &[("location", CANARY)], "{}"))
    };
    quiet(&builder());
    let core = builder().build().unwrap();
    quiet(&core);
    assert!(format!("{core:?}").contains("token and basic"));
    let options = CallOptions::new().with_header("cookie", CANARY).unwrap();
    let mut query = Query::new();
    query.push("key", CANARY);
    let request = core
        .request(&PUT, Method::PUT, PathBuilder::new("/"), query, options)
        .unwrap();
    quiet(&request);
    assert_eq!(
        request.headers()["authorization"],
        format!("OAuth {CANARY}"),
        "the canary is where it belongs"
    );
    let raw = core.execute(request).await.unwrap();
    quiet(&raw);
    let error: Error = raw.into_error();
    quiet(&error);
    assert!(!error.to_string().contains(CANARY));
}

#[test]
fn the_transport_shows_its_settings_only() {
    let transport = HttpTransport::builder().build().unwrap();
    assert!(format!("{transport:?}").contains("idle_timeout: 60s"));
}
