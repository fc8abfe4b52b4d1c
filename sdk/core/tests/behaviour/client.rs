//! Tests of the shared core of generated clients.

use std::time::Duration;

use cloud_drives_core::reexport::http::{HeaderMap, Method, StatusCode};
use cloud_drives_core::{
    AuthScheme, Body, ByteStream, CallOptions, ClientBuilder, ClientCore, Error, ErrorClass,
    KeyPlace, OperationInfo, PathBuilder, ProviderInfo, Query, Result, ServerInfo, StreamResponse,
};

use crate::support::memory::Memory;
use crate::support::{ERRORS, GET, PUT, chunks};

pub(crate) static PROVIDER: ProviderInfo = ProviderInfo {
    name: "some-drive",
    version: "1.2.3",
    servers: &[
        ServerInfo {
            name: "api",
            url: "https://api.example.com/v1",
        },
        ServerInfo {
            name: "oauth",
            url: "https://oauth.example.com",
        },
    ],
};

static TOKEN: OperationInfo = OperationInfo::new("oauth.token", false)
    .with_server("oauth")
    .with_auth(AuthScheme::Basic { optional: false });

static PUBLIC: OperationInfo =
    OperationInfo::new("public.get", true).with_auth(AuthScheme::Token {
        scheme: "OAuth",
        optional: true,
    });

static BY_HEADER: OperationInfo =
    OperationInfo::new("header.get", true).with_auth(AuthScheme::Key {
        place: KeyPlace::Header("x-api-key"),
        optional: false,
    });

static BY_QUERY: OperationInfo = OperationInfo::new("query.get", true).with_auth(AuthScheme::Key {
    place: KeyPlace::Query("key"),
    optional: true,
});

static LOST: OperationInfo = OperationInfo::new("lost.get", true).with_server("content");

fn builder() -> ClientBuilder {
    ClientBuilder::new(&PROVIDER).transport(Memory::fixed(200, &[], "{}"))
}

fn get(core: &ClientCore, operation: &'static OperationInfo) -> Result<cloud_drives_core::Request> {
    core.request(
        operation,
        Method::GET,
        PathBuilder::new("/things"),
        Query::new(),
        CallOptions::new(),
    )
}

#[test]
fn a_key_leaves_the_rest_of_the_query_as_it_is() {
    let url = "https://api.example.com/a?ids=1,2&key=old&q=a%20b&flag";
    let mut request = cloud_drives_core::Request::new(&BY_QUERY, Method::GET, url.parse().unwrap());
    KeyPlace::Query("key").put(&mut request, "n w").unwrap();
    assert_eq!(request.url().query(), Some("ids=1,2&q=a%20b&flag&key=n+w"));

    KeyPlace::Header("X-Api-Key")
        .put(&mut request, "new")
        .unwrap();
    assert_eq!(request.headers()["x-api-key"], "new");
    let refused = KeyPlace::Header("no name").put(&mut request, "s3cret");
    let refused = refused.unwrap_err();
    assert_eq!(refused.class(), cloud_drives_core::ErrorClass::InvalidInput);
    assert!(!refused.to_string().contains("s3cret"), "{refused}");
}

#[test]
fn a_key_stands_where_the_operation_wants_it_and_is_shown_nowhere() {
    let core = builder().token("s3cret-key").build().unwrap();
    let by_header = get(&core, &BY_HEADER).unwrap();
    assert_eq!(by_header.headers()["x-api-key"], "s3cret-key");
    assert!(by_header.headers()["x-api-key"].is_sensitive());
    assert!(!by_header.headers().contains_key("authorization"));
    let by_query = get(&core, &BY_QUERY).unwrap();
    assert_eq!(by_query.url().query(), Some("key=s3cret-key"));
    for request in [&by_header, &by_query] {
        assert!(!format!("{request:?}").contains("s3cret"), "{request:?}");
    }

    let nobody = builder().build().unwrap();
    assert_eq!(get(&nobody, &BY_QUERY).unwrap().url().query(), None);
    let error = get(&nobody, &BY_HEADER).unwrap_err();
    assert!(
        error.is_auth() && error.message().contains("needs a key"),
        "{error}"
    );
}

#[test]
fn the_caller_s_own_key_wins() {
    let core = builder().token("the-client-s").build().unwrap();
    let options = CallOptions::new()
        .with_header("x-api-key", "my-own")
        .unwrap();
    let path = PathBuilder::new("/things");
    let mut request = core
        .request(&BY_HEADER, Method::GET, path, Query::new(), options)
        .unwrap();
    request.apply_option_headers();
    assert_eq!(request.headers()["x-api-key"], "my-own");
}

#[tokio::test]
async fn a_request_has_address_credentials_and_headers_of_the_client() {
    let transport = Memory::fixed(200, &[], "{\"a\":1}");
    let core = builder()
        .transport(transport.clone())
        .token("t0ken")
        .default_header("x-app", "7")
        .build()
        .unwrap();
    let mut query = Query::new();
    query.push("path", "disk:/a b");
    let mut path = PathBuilder::new("/things/");
    path.push_segment("id", "x/y").unwrap();
    let mut request = core
        .request(&PUT, Method::PUT, path, query, CallOptions::new())
        .unwrap();
    request.set_body(Body::from_json(&1).unwrap());
    let raw = core.execute(request).await.unwrap();
    assert_eq!(raw.bytes(), "{\"a\":1}");

    let seen = transport.seen();
    let request = &seen[0];
    assert_eq!(
        request.url().as_str(),
        "https://api.example.com/v1/things/x%2Fy?path=disk%3A%2Fa%20b"
    );
    assert_eq!(request.headers()["authorization"], "OAuth t0ken");
    assert!(request.headers()["authorization"].is_sensitive());
    let own = concat!(
        "some-drive/1.2.3 cloud-drives-core/",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(request.headers()["user-agent"], own);
    assert_eq!(request.headers()["x-app"], "7");
    assert_eq!(request.headers()["content-type"], "application/json");
}

#[tokio::test]
async fn a_header_of_the_caller_wins_over_that_of_the_client() {
    let transport = Memory::fixed(200, &[], "");
    let core = builder()
        .transport(transport.clone())
        .token("mine")
        .build()
        .unwrap();
    let options = CallOptions::new()
        .with_header("authorization", "OAuth theirs")
        .unwrap();
    let options = options.with_header("user-agent", "me").unwrap();
    let request = core
        .request(
            &PUT,
            Method::PUT,
            PathBuilder::new("/"),
            Query::new(),
            options,
        )
        .unwrap();
    core.execute(request).await.unwrap();
    let seen = transport.seen();
    assert_eq!(
        seen[0]
            .headers()
            .get_all("authorization")
            .iter()
            .collect::<Vec<_>>(),
        ["OAuth theirs"]
    );
    assert_eq!(seen[0].headers()["user-agent"], "me");

    let options = CallOptions::new()
        .with_header("authorization", "OAuth theirs")
        .unwrap();
    let core = builder().build().unwrap();
    let request = core.request(
        &PUT,
        Method::PUT,
        PathBuilder::new("/"),
        Query::new(),
        options,
    );
    assert!(
        request.is_ok(),
        "a caller with a token of his own needs none of the client"
    );
}

#[tokio::test]
async fn options_of_the_client_hold_where_the_call_says_nothing() {
    #[derive(Clone, Debug, PartialEq)]
    struct Mark(u8);

    let defaults = CallOptions::new()
        .with_header("x-a", "default")
        .unwrap()
        .with_header("x-b", "default")
        .unwrap()
        .with_idle_timeout(Duration::from_secs(1))
        .with_deadline(Duration::from_secs(2))
        .with_max_response_bytes(1)
        .with_extension(Mark(1))
        .with_extension("kept");
    let transport = Memory::fixed(200, &[], "{}");
    let core = builder().transport(transport.clone()).build().unwrap();
    let core = core.with_default_options(defaults);
    let error = core.execute(get(&core, &GET).unwrap()).await.unwrap_err();
    assert!(error.is_too_large(), "{error}");

    let own = CallOptions::new()
        .with_header("x-b", "one")
        .unwrap()
        .with_header("x-b", "two")
        .unwrap()
        .with_deadline(Duration::from_secs(3))
        .with_max_response_bytes(2)
        .with_extension(Mark(2));
    let path = PathBuilder::new("/things");
    let request = core.request(&GET, Method::GET, path, Query::new(), own);
    core.execute(request.unwrap()).await.unwrap();
    let seen = transport.seen();
    assert_eq!(seen[0].headers()["x-a"], "default");
    let (headers, options) = (seen[1].headers(), seen[1].options());
    assert_eq!(headers["x-a"], "default");
    let both: Vec<_> = headers.get_all("x-b").iter().collect();
    assert_eq!(both, ["one", "two"]);
    assert_eq!(options.idle_timeout(), Some(Duration::from_secs(1)));
    assert_eq!(options.deadline(), Some(Duration::from_secs(3)));
    assert_eq!(options.extension(), Some(&Mark(2)));
    assert_eq!(options.extension(), Some(&"kept"));
}

#[test]
fn an_operation_that_needs_a_token_is_not_sent_without_one() {
    let core = builder().build().unwrap();
    assert!(!core.token_is_set());
    let error = get(&core, &PUT).unwrap_err();
    assert_eq!(error.class(), ErrorClass::Auth);
    assert!(error.is_unsent() && error.is_unauthorized());
    assert_eq!(
        error.to_string(),
        "resources.put: resources.put needs a token: set one with Client::builder().token(…)"
    );
    assert!(
        !get(&core, &PUBLIC)
            .unwrap()
            .headers()
            .contains_key("authorization"),
        "optional"
    );
    assert!(
        !get(&core, &GET)
            .unwrap()
            .headers()
            .contains_key("authorization"),
        "none wanted"
    );
    let core = core.with_token("later").unwrap();
    assert!(core.token_is_set());
    assert_eq!(
        get(&core, &PUBLIC).unwrap().headers()["authorization"],
        "OAuth later"
    );
    assert!(
        !get(&core, &GET)
            .unwrap()
            .headers()
            .contains_key("authorization"),
        "none wanted"
    );
}

#[test]
fn a_transport_that_signs_in_by_itself_needs_no_token() {
    let core = builder().transport(Memory::with_auth()).build().unwrap();
    assert!(
        !get(&core, &PUT)
            .unwrap()
            .headers()
            .contains_key("authorization")
    );
    let plain = core.with_transport(Memory::fixed(200, &[], ""));
    assert!(get(&plain, &PUT).is_err());
}

#[test]
fn user_name_and_password_go_where_they_are_wanted_and_only_there() {
    let core = builder().basic_auth("id", "p:ss").build().unwrap();
    let request = get(&core, &TOKEN).unwrap();
    assert_eq!(request.headers()["authorization"], "Basic aWQ6cDpzcw==");
    assert!(request.headers()["authorization"].is_sensitive());
    assert_eq!(request.url().as_str(), "https://oauth.example.com/things");
    assert!(get(&core, &PUT).is_err(), "a token is another thing");
    let error = get(&builder().build().unwrap(), &TOKEN).unwrap_err();
    assert!(error.message().contains("basic_auth"), "{error}");
}

#[test]
fn settings_that_can_not_be_used_are_named_and_secrets_are_not_shown() {
    let message = |builder: ClientBuilder| {
        let error = builder.build().unwrap_err();
        assert!(error.is_invalid_input());
        error.to_string()
    };
    assert!(message(builder().token("")).starts_with("token: is empty"));
    for token in ["s3cret\n", " s3cret", "s3 cret", "s3cretü", "s3cret\u{7f}"] {
        let message = message(builder().token(token));
        assert!(
            message.starts_with("token: holds white space") && !message.contains("s3"),
            "{message}"
        );
    }
    assert!(message(builder().basic_auth("", "x")).starts_with("basic_auth: "));
    assert!(message(builder().basic_auth("a:b", "x")).starts_with("basic_auth: "));
    assert!(message(builder().basic_auth("a", "x\n")).starts_with("basic_auth: "));
    assert!(
        message(builder().base_url("api", "http://example.com"))
            .starts_with("base_url: example.com")
    );
    assert_eq!(
        message(builder().base_url("content", "https://example.com")),
        "unknown server \"content\"; expected one of: api, oauth"
    );
    assert!(message(builder().user_agent("a\nb")).starts_with("user_agent: "));
    assert!(message(builder().default_header("a b", "x")).starts_with("default_header: \"a b\""));
    let wrong = message(builder().default_header("x-key", "s3cret\n"));
    assert!(wrong.starts_with("default_header: ") && !wrong.contains("s3cret"));
    let own = ClientBuilder::<ClientCore>::new(&PROVIDER);
    assert!(message(own.connect_timeout(Duration::ZERO)).starts_with("connect_timeout: "));
    let own = ClientBuilder::<ClientCore>::new(&PROVIDER);
    assert!(message(own.idle_timeout(Duration::ZERO)).starts_with("idle_timeout: "));
}

#[test]
fn a_server_can_be_elsewhere() {
    let core = builder()
        .base_url("api", "http://127.0.0.1:8081/")
        .build()
        .unwrap();
    assert_eq!(
        get(&core, &GET).unwrap().url().as_str(),
        "http://127.0.0.1:8081/things"
    );
    let found = core
        .with_base_url("oauth", "https://eu.example.com/x")
        .unwrap();
    assert_eq!(
        found.base_url("oauth").unwrap().as_str(),
        "https://eu.example.com/x"
    );
    assert_eq!(
        core.base_url("oauth").unwrap().as_str(),
        "https://oauth.example.com/"
    );
    assert!(
        core.with_base_url("nowhere", "https://a.example.com")
            .is_err()
    );
    assert!(core.with_base_url("api", "http://a.example.com").is_err());
    let error = get(&core, &LOST).unwrap_err();
    assert_eq!(
        error.to_string(),
        "lost.get: unknown server \"content\"; expected one of: api, oauth"
    );
    assert_eq!(core.provider().name, "some-drive");
}

fn answering(answer: fn() -> (u16, ByteStream)) -> ClientCore {
    let transport = Memory::new(move |request| {
        let (status, body) = answer();
        Ok(StreamResponse::new(
            request,
            StatusCode::from_u16(status).unwrap(),
            HeaderMap::new(),
            body,
        ))
    });
    builder()
        .transport(transport)
        .max_json_bytes(10)
        .max_error_bytes(20)
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_success_over_the_limit_is_refused_and_a_call_can_raise_it() {
    let core = answering(|| (200, chunks(&[b"01234", b"56789", b"x"])));
    let error = core.execute(get(&core, &GET).unwrap()).await.unwrap_err();
    assert!(
        error.is_too_large() && error.operation() == Some("resources.get"),
        "{error}"
    );
    let mut request = get(&core, &GET).unwrap();
    request.set_options(CallOptions::new().with_max_response_bytes(11));
    assert_eq!(core.execute(request).await.unwrap().bytes().len(), 11);
    assert_eq!((core.max_json_bytes(), core.max_error_bytes()), (10, 20));
}

#[tokio::test]
async fn a_failure_keeps_its_status_however_large_or_broken_its_body_is() {
    let large = answering(|| (507, chunks(&[&[b'x'; 15], &[b'y'; 15]])));
    let raw = large.execute(get(&large, &GET).unwrap()).await.unwrap();
    assert_eq!(
        (raw.status().as_u16(), raw.bytes().len(), raw.is_complete()),
        (507, 20, false)
    );
    assert!(raw.into_error().is_server_error());

    let cut = answering(|| (404, chunks(&[b"{\"er"]).with_exact_length(50)));
    let raw = cut.execute(get(&cut, &GET).unwrap()).await.unwrap();
    assert!(!raw.is_complete() && raw.json::<u8>().unwrap_err().is_not_found());

    let whole = answering(|| (404, chunks(&[br#"{"error":"Gone"}"#])));
    let raw = whole.execute(get(&whole, &GET).unwrap()).await.unwrap();
    assert!(raw.is_complete());
    assert_eq!(raw.into_error().code(), Some("Gone"));
}

#[tokio::test]
async fn a_streamed_answer_is_a_success_or_an_error() {
    let core = answering(|| (200, chunks(&[b"more than ten bytes, unread"])));
    let answer = core
        .execute_stream(get(&core, &GET).unwrap())
        .await
        .unwrap();
    assert_eq!(
        (answer.status(), answer.operation().name()),
        (StatusCode::OK, "resources.get")
    );
    assert_eq!(answer.into_body().collect(100).await.unwrap().len(), 27);
    let core = answering(|| (412, chunks(&[b"listed"])));
    assert!(core.execute_stream(get(&core, &GET).unwrap()).await.is_ok());
    let core = answering(|| (404, chunks(&[br#"{"error":"Gone"}"#])));
    let error = core
        .execute_stream(get(&core, &GET).unwrap())
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "resources.get: 404 Not Found, Gone: the answer has 16 bytes of an unnamed type"
    );
}

#[tokio::test]
async fn an_error_of_the_transport_names_the_operation() {
    let transport = Memory::new(|_| Err(Error::new(ErrorClass::Connect, "could not connect")));
    let core = builder().transport(transport).build().unwrap();
    let error = core.execute(get(&core, &GET).unwrap()).await.unwrap_err();
    assert_eq!(error.to_string(), "resources.get: could not connect");
}

#[tokio::test]
async fn a_length_that_was_announced_has_to_come_except_where_there_is_no_body() {
    let respond = |status: u16| {
        Memory::new(move |request| {
            let headers = crate::support::memory::headers(&[("content-length", "9")]);
            let status = StatusCode::from_u16(status).unwrap();
            Ok(StreamResponse::new(request, status, headers, chunks(&[])))
        })
    };
    let core = builder().transport(respond(200)).build().unwrap();
    let error = core.execute(get(&core, &GET).unwrap()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "resources.get: the body was truncated: received 0 bytes, expected 9"
    );
    let mut head = get(&core, &GET).unwrap();
    head = cloud_drives_core::Request::new(&GET, Method::HEAD, head.url().clone());
    assert_eq!(
        core.execute(head).await.unwrap().headers()["content-length"],
        "9"
    );
    let core = builder().transport(respond(204)).build().unwrap();
    assert!(core.execute(get(&core, &GET).unwrap()).await.is_ok());
}

#[test]
fn an_operation_tells_what_is_known_of_it() {
    use cloud_drives_core::RateLimit;
    static LIMITED: OperationInfo = OperationInfo::new("a.b", true)
        .with_rate_limit(RateLimit {
            calls: 5,
            per: Duration::from_secs(1),
            scope: "a",
        })
        .with_errors(&ERRORS)
        .with_accepted(&[304]);
    assert_eq!(LIMITED.rate_limit().unwrap().calls, 5);
    assert_eq!(LIMITED.errors().request_id_header, Some("x-request-id"));
    assert!(LIMITED.accepts(304) && LIMITED.accepts(299) && !LIMITED.accepts(300));
    assert_eq!((LIMITED.auth(), LIMITED.server()), (AuthScheme::None, None));
}

#[tokio::test]
async fn a_streamed_answer_of_any_status_can_still_be_read_into_memory() {
    let core = answering(|| (200, chunks(&[b"01234", b"56789"])));
    let answer = core
        .execute_stream_raw(get(&core, &GET).unwrap())
        .await
        .unwrap();
    assert_eq!(core.buffer(answer).await.unwrap().bytes(), "0123456789");
    let answer = core
        .execute_stream_raw(get(&core, &GET).unwrap())
        .await
        .unwrap();
    let response = answer.into_response(|body| body.content_length());
    assert_eq!((response.status(), *response), (StatusCode::OK, None));

    let core = answering(|| (200, chunks(&[b"01234", b"567890"])));
    let answer = core
        .execute_stream_raw(get(&core, &GET).unwrap())
        .await
        .unwrap();
    assert!(core.buffer(answer).await.unwrap_err().is_too_large());

    let core = answering(|| (404, chunks(&[&[b'x'; 30]])));
    let answer = core
        .execute_stream_raw(get(&core, &GET).unwrap())
        .await
        .unwrap();
    let raw = core.buffer(answer).await.unwrap();
    assert_eq!((raw.status().as_u16(), raw.bytes().len()), (404, 20));
}
