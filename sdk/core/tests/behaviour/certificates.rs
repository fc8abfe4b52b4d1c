//! Tests of certificates for the default transport: roots for servers, and a client certificate.

use cloud_drives_core::reexport::http::Method;
use cloud_drives_core::{ErrorClass, HttpOptions, HttpVersion, RawResponse, Result, Transport};

use crate::support::tls::{Authority, TlsServer};
use crate::support::{CANARY, request};

async fn get(options: HttpOptions, url: &str) -> Result<RawResponse> {
    let transport = options.system_proxies(false).build()?;
    let request = request(Method::GET, url);
    transport.send(request).await?.into_raw(100).await
}

#[tokio::test]
async fn a_server_with_a_private_root_is_trusted_only_with_that_root() {
    let (authority, other) = (Authority::new(), Authority::new());
    let server = TlsServer::start(&authority).await;
    for options in [
        HttpOptions::new(),
        HttpOptions::new().root_certificate(other.pem()),
    ] {
        let error = get(options, &server.url()).await.unwrap_err();
        assert_eq!(error.class(), ErrorClass::Tls, "{error}");
        assert!(error.is_unsent());
    }
    assert!(server.arrived().is_empty());
    let bundle = format!("a comment\n{}{}", other.pem(), authority.pem());
    let roots: [Vec<u8>; 3] = [authority.pem().into(), authority.der(), bundle.into()];
    for root in roots {
        let options = HttpOptions::new().root_certificate(root);
        assert_eq!(get(options, &server.url()).await.unwrap().bytes(), "ok");
    }
}

#[tokio::test]
async fn a_server_that_wants_a_certificate_gets_that_of_the_client() {
    let (authority, members) = (Authority::new(), Authority::new());
    let server = TlsServer::for_members(&authority, &members).await;
    let trusting = HttpOptions::new().root_certificate(authority.pem());
    let stranger = authority.sign(&["stranger"]);
    let stranger = stranger.certificate_pem() + &stranger.key_pem();
    for options in [
        trusting.clone(),
        trusting.clone().client_certificate(stranger),
    ] {
        for version in [HttpVersion::Http1, HttpVersion::Http2] {
            let options = options.clone().http_version(version);
            let error = get(options, &server.url()).await.unwrap_err();
            assert_eq!(error.class(), ErrorClass::Tls, "{version:?}: {error:?}");
            assert!(error.is_unsent() && !error.is_transient(), "{error}");
            assert!(error.message().contains("client_certificate"), "{error}");
        }
    }
    assert!(server.arrived().is_empty());
    let member = members.sign(&["member"]);
    for pem in [
        member.certificate_pem() + &member.key_pem(),
        member.key_pem() + &member.certificate_pem(),
    ] {
        let options = trusting.clone().client_certificate(pem);
        get(options, &server.url()).await.unwrap();
    }
    let arrived = server.arrived();
    assert_eq!(arrived.len(), 2);
    assert!(arrived.iter().all(|request| request.has_certificate));
}

#[test]
fn certificates_that_can_t_be_used_are_refused_with_the_reason_and_not_shown() {
    let authority = Authority::new();
    let (one, other) = (authority.sign(&["one"]), authority.sign(&["other"]));
    let root = |bytes: &str| HttpOptions::new().root_certificate(bytes.to_owned());
    let own = |pem: String| HttpOptions::new().client_certificate(pem);
    let cut = &authority.pem()[..200];
    let no_certificate = format!("-----BEGIN {CANARY}-----\nAAAA\n-----END {CANARY}-----\n");
    let encrypted =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
    for (options, message) in [
        (root(""), "root_certificate: not a CA certificate"),
        (root(CANARY), "root_certificate: not a CA certificate"),
        (root(cut), "root_certificate: invalid PEM"),
        (
            root(&no_certificate),
            "root_certificate: holds no certificate",
        ),
        (
            own(one.key_pem()),
            "client_certificate: holds no certificate",
        ),
        (
            own(CANARY.to_owned()),
            "client_certificate: holds no certificate",
        ),
        (
            own(one.certificate_pem()),
            "client_certificate: holds no private key",
        ),
        (
            own(one.certificate_pem() + encrypted),
            "client_certificate: holds no private key; decrypt an encrypted one",
        ),
        (
            own(one.certificate_pem() + &other.key_pem()),
            "client_certificate: the certificate and the private key can't be used together",
        ),
    ] {
        assert!(!format!("{options:?}").contains(CANARY));
        let error = options.build().unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert!(error.message().starts_with(message), "{error}");
        assert!(!format!("{error:?}").contains(CANARY), "{error:?}");
    }
}
