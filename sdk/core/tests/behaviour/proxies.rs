//! The default transport behind proxies on this machine.
//!
//! The tests check with which credentials, by which names, and which requests bypass them.

use cloud_drives_core::reexport::http::Method;
use cloud_drives_core::{
    ErrorClass, HttpOptions, HttpTransport, Proxy, RawResponse, Result, Transport,
};
use tokio::net::TcpListener;

use crate::support::proxy::{PASSWORD, ProxyServer, USER};
use crate::support::request;
use crate::support::server::Server;
use crate::support::tls::{Authority, NAME, TlsServer};

async fn get(transport: &HttpTransport, url: &str) -> Result<RawResponse> {
    let request = request(Method::GET, url);
    transport.send(request).await?.into_raw(100).await
}

fn through(proxy: Proxy, authority: &Authority) -> HttpTransport {
    let options = HttpOptions::new().proxy(proxy);
    assert!(!format!("{options:?}").contains(PASSWORD));
    let transport = options.root_certificate(authority.pem()).build().unwrap();
    assert!(!format!("{transport:?}").contains(PASSWORD));
    transport
}

/// Returns the address of a proxy that does not exist.
async fn nowhere() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[tokio::test]
async fn a_proxy_gets_its_credentials_and_the_name_of_the_host() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority).await;
    let http = ProxyServer::http(server.address).await;
    let https = ProxyServer::https(server.address, authority.acceptor()).await;
    let socks = ProxyServer::socks5(server.address).await;
    for (proxy, scheme) in [(&http, "http"), (&https, "https"), (&socks, "socks5h")] {
        let address = format!("{scheme}://{}", proxy.address);
        let escaped = "open%3Ases%40me%2F6f1e9c0b";
        let in_address = format!("{scheme}://{USER}:{escaped}@{}/", proxy.address);
        for proxy in [
            Proxy::new(address).credentials(USER, PASSWORD),
            Proxy::new(in_address),
        ] {
            let transport = through(proxy, &authority);
            let answer = get(&transport, &format!("https://{NAME}/")).await.unwrap();
            assert_eq!(answer.bytes(), "ok");
        }
        let name = format!("{NAME}:443");
        assert_eq!(proxy.asked(), [name.clone(), name]);
    }
    assert_eq!(server.arrived().len(), 6);
}

#[tokio::test]
async fn a_proxy_over_tls_needs_a_root_as_a_server_does_and_may_have_another_than_the_server() {
    let (authority, of_proxy) = (Authority::new(), Authority::new());
    let server = TlsServer::start(&authority).await;
    let proxy = ProxyServer::https(server.address, of_proxy.acceptor()).await;
    let options = HttpOptions::new()
        .proxy(Proxy::new(format!("https://{}", proxy.address)).credentials(USER, PASSWORD));
    let url = format!("https://{NAME}/");
    for (root, name) in [(&authority, "proxy"), (&of_proxy, "server")] {
        let transport = options.clone().root_certificate(root.pem()).build();
        let error = get(&transport.unwrap(), &url).await.unwrap_err();
        assert_eq!(error.class(), ErrorClass::Tls, "without that of the {name}");
        assert!(error.is_unsent() && !error.is_transient(), "{error}");
        let way = format!("{NAME}:443 through the proxy {}", proxy.address);
        assert!(error.message().contains(&way), "{error}");
        assert!(!format!("{error:?}").contains(PASSWORD), "{error:?}");
    }
    assert!(server.arrived().is_empty());
    let both = options
        .root_certificate(authority.pem())
        .root_certificate(of_proxy.pem());
    let transport = both.build().unwrap();
    for _ in 0..2 {
        assert_eq!(get(&transport, &url).await.unwrap().bytes(), "ok");
    }
    let arrived = server.arrived();
    assert!(arrived.iter().all(|request| request.protocol == "HTTP/2"));
    assert_eq!(arrived.len(), 2);
    // Only the tunnel to the server that was not trusted, and the one that both requests went through.
    let name = format!("{NAME}:443");
    assert_eq!(proxy.asked(), [name.clone(), name]);
}

#[tokio::test]
async fn a_proxy_over_tls_that_wants_a_certificate_gets_that_of_the_client() {
    let (authority, members) = (Authority::new(), Authority::new());
    let server = TlsServer::start(&authority).await;
    let acceptor = authority.acceptor_for_members(&members);
    let proxy = ProxyServer::https(server.address, acceptor).await;
    let options = HttpOptions::new()
        .proxy(Proxy::new(format!("https://{}", proxy.address)).credentials(USER, PASSWORD))
        .root_certificate(authority.pem());
    let url = format!("https://{NAME}/");
    let transport = options.clone().build().unwrap();
    let error = get(&transport, &url).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Tls, "{error}");
    assert!(error.message().contains("client_certificate"), "{error}");
    let way = format!("through the proxy {}", proxy.address);
    assert!(error.message().contains(&way), "{error}");

    let member = members.sign(&["member"]);
    let options = options.client_certificate(member.certificate_pem() + &member.key_pem());
    get(&options.build().unwrap(), &url).await.unwrap();
    // The server did not ask.
    assert!(!server.only().has_certificate);
}

#[tokio::test]
async fn a_proxy_that_refuses_the_credentials_is_told_apart_from_a_server_that_is_not_there() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority).await;
    let http = ProxyServer::http(server.address).await;
    let https = ProxyServer::https(server.address, authority.acceptor()).await;
    let socks = ProxyServer::socks5(server.address).await;
    for (proxy, scheme) in [(&http, "http"), (&https, "https"), (&socks, "socks5h")] {
        let address = format!("{scheme}://{}", proxy.address);
        let wrong = format!("wrong {PASSWORD}");
        for refused in [
            Proxy::new(&address),
            Proxy::new(&address).credentials(USER, wrong),
        ] {
            let transport = through(refused, &authority);
            let error = get(&transport, &format!("https://{NAME}/"))
                .await
                .unwrap_err();
            assert!(error.is_invalid_input() && error.is_unsent(), "{error}");
            let text = error.to_string();
            assert!(text.contains(&proxy.address.to_string()), "{text}");
            assert!(text.contains("Proxy::credentials"), "{text}");
            assert!(!format!("{text} {error:?}").contains(PASSWORD), "{error:?}");
        }
        assert!(proxy.asked().is_empty());
    }
    assert!(server.arrived().is_empty());
}

#[tokio::test]
async fn socks_with_h_leaves_names_to_the_proxy_and_without_resolves_them_here() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority).await;
    let proxy = ProxyServer::socks5(server.address).await;
    for scheme in ["socks5", "socks5h"] {
        let address = format!("{scheme}://{}", proxy.address);
        let transport = through(Proxy::new(address).credentials(USER, PASSWORD), &authority);
        get(&transport, "https://localhost:4433/").await.unwrap();
    }
    let asked = proxy.asked();
    let by_number = ["127.0.0.1:4433", "[::1]:4433"].contains(&asked[0].as_str());
    assert!(by_number && asked[1] == "localhost:4433", "{asked:?}");
}

#[tokio::test]
async fn socks4_takes_addresses_with_a_names_too_and_no_credentials() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority).await;
    let proxy = ProxyServer::socks4(server.address).await;
    let name = format!("{NAME}:443");
    for (scheme, host) in [("socks4", "127.0.0.1:4433"), ("socks4a", name.as_str())] {
        let address = format!("{scheme}://{}", proxy.address);
        let transport = through(Proxy::new(&address), &authority);
        get(&transport, &format!("https://{host}/")).await.unwrap();

        let options = HttpOptions::new().proxy(Proxy::new(address).credentials(USER, PASSWORD));
        let error = options.build().unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert!(error.message().contains("socks5h"), "{error}");
    }
    assert_eq!(proxy.asked(), ["127.0.0.1:4433", &name]);
}

#[tokio::test]
async fn excepted_hosts_and_plain_http_do_not_go_through_the_proxy() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority).await;
    let dead = nowhere().await;
    let transport = through(Proxy::new(&dead).except(["127.0.0.1"]), &authority);
    get(&transport, &server.url()).await.unwrap();

    let transport = through(Proxy::new(&dead), &authority);
    let error = get(&transport, &server.url()).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Connect);
    let way = format!("through the proxy {}", dead.trim_start_matches("http://"));
    assert!(error.message().contains(&way), "{error}");

    let plain = Server::answering("200 OK\ncontent-length: 2", b"ok").await;
    get(&transport, &plain.url("/")).await.unwrap();
    assert!(plain.only().head.starts_with("GET / HTTP/1.1\r\n"));
}

#[test]
fn invalid_proxy_addresses_are_refused_and_not_shown() {
    for address in [
        "",
        "proxy.example",
        "proxy.example:3128",
        "ftp://proxy.example",
        "http://",
        "http://proxy.example/open:ses@me/6f1e9c0b",
        "http://open:ses@me/6f1e9c0b@proxy.example:3128",
        "socks5h://proxy.example?open:ses@me/6f1e9c0b",
    ] {
        let options = HttpOptions::new().proxy(address);
        assert!(!format!("{options:?}").contains("6f1e9c0b"));
        let error = options.build().unwrap_err();
        assert!(error.is_invalid_input(), "{address}");
        assert!(error.message().starts_with("proxy: invalid address"));
        assert!(!format!("{error:?}").contains("6f1e9c0b"), "{error:?}");
    }
}
