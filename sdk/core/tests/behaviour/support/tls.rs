//! An authority of its own, and servers behind TLS that tell how they were spoken to.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_core::reexport::{bytes::Bytes, http};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// The name that certificates of servers are for, besides those of this machine. No resolver knows it.
pub(crate) const NAME: &str = "service.test";

/// Signs certificates.
pub(crate) struct Authority {
    root: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate with its key.
pub(crate) struct Identity {
    certificate: CertificateDer<'static>,
    key: Vec<u8>,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        Self {
            root: params.self_signed(&key).unwrap().der().clone(),
            issuer: Issuer::new(params, key),
        }
    }

    /// Returns the root, as DER.
    pub(crate) fn der(&self) -> Vec<u8> {
        self.root.to_vec()
    }

    /// Returns the root, as PEM.
    pub(crate) fn pem(&self) -> String {
        pem("CERTIFICATE", &self.root)
    }

    pub(crate) fn sign(&self, names: &[&str]) -> Identity {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let params = CertificateParams::new(names).unwrap();
        let key = KeyPair::generate().unwrap();
        Identity {
            certificate: params.signed_by(&key, &self.issuer).unwrap().der().clone(),
            key: key.serialize_der(),
        }
    }

    /// Returns what accepts TLS with a certificate for this machine and [`NAME`].
    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        self.acceptor_with(builder().with_no_client_auth())
    }

    /// Returns the same for clients with a certificate of the other authority alone.
    pub(crate) fn acceptor_for_members(&self, of: &Self) -> TlsAcceptor {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = WebPkiClientVerifier::builder_with_provider(of.roots(), provider);
        self.acceptor_with(builder().with_client_cert_verifier(verifier.build().unwrap()))
    }

    fn acceptor_with(
        &self,
        config: rustls::ConfigBuilder<ServerConfig, rustls::server::WantsServerCert>,
    ) -> TlsAcceptor {
        let identity = self.sign(&[NAME, "localhost", "127.0.0.1"]);
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(identity.key));
        let mut config = config
            .with_single_cert(vec![identity.certificate], key)
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        TlsAcceptor::from(Arc::new(config))
    }

    fn roots(&self) -> Arc<RootCertStore> {
        let mut roots = RootCertStore::empty();
        roots.add(self.root.clone()).unwrap();
        Arc::new(roots)
    }
}

impl Identity {
    pub(crate) fn certificate_pem(&self) -> String {
        pem("CERTIFICATE", &self.certificate)
    }

    pub(crate) fn key_pem(&self) -> String {
        pem("PRIVATE KEY", &self.key)
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        lines.join("\n")
    )
}

/// How a request came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arrived {
    pub(crate) protocol: &'static str,
    pub(crate) connection: usize,
    pub(crate) has_certificate: bool,
    pub(crate) user_agent: String,
}

/// A server that answers every request with `ok`, over HTTP/2 if that was agreed on.
pub(crate) struct TlsServer {
    pub(crate) address: SocketAddr,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl TlsServer {
    /// Starts with a certificate of this authority.
    pub(crate) async fn start(authority: &Authority) -> Self {
        Self::with(authority.acceptor()).await
    }

    /// Starts a server that requires a certificate of the client, signed by the second authority.
    pub(crate) async fn for_members(authority: &Authority, of: &Authority) -> Self {
        Self::with(authority.acceptor_for_members(of)).await
    }

    async fn with(acceptor: TlsAcceptor) -> Self {
        Self::accept(move |stream, arrived, connection| {
            let acceptor = acceptor.clone();
            async move {
                let Ok(stream) = acceptor.accept(stream).await else {
                    return;
                };
                let session = stream.get_ref().1;
                let has_certificate = session.peer_certificates().is_some();
                let is_h2 = session.alpn_protocol() == Some(b"h2");
                let told = Told {
                    arrived,
                    connection,
                    has_certificate,
                };
                match is_h2 {
                    true => http2(stream, told).await,
                    false => http1(stream, told).await,
                }
            }
        })
        .await
    }

    /// Starts without TLS, over HTTP/2 from the first byte.
    pub(crate) async fn plain_http2() -> Self {
        Self::accept(|stream, arrived, connection| {
            let told = Told {
                arrived,
                connection,
                has_certificate: false,
            };
            http2(stream, told)
        })
        .await
    }

    async fn accept<F>(
        serve: impl Fn(TcpStream, Arc<Mutex<Vec<Arrived>>>, usize) -> F + Send + 'static,
    ) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let kept = arrived.clone();
        tokio::spawn(async move {
            let mut connection = 0;
            while let Ok((stream, _)) = listener.accept().await {
                connection += 1;
                tokio::spawn(serve(stream, kept.clone(), connection));
            }
        });
        Self { address, arrived }
    }

    /// Returns its address by number, over TLS.
    pub(crate) fn url(&self) -> String {
        format!("https://{}/", self.address)
    }

    pub(crate) fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }

    pub(crate) fn only(&self) -> Arrived {
        let arrived = self.arrived();
        assert_eq!(arrived.len(), 1, "requests that came: {arrived:?}");
        arrived[0].clone()
    }
}

fn builder() -> rustls::ConfigBuilder<ServerConfig, rustls::WantsVerifier> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
}

/// What is told of the requests of a connection.
#[derive(Clone)]
struct Told {
    arrived: Arc<Mutex<Vec<Arrived>>>,
    connection: usize,
    has_certificate: bool,
}

impl Told {
    fn tell(&self, protocol: &'static str, user_agent: &str) {
        self.arrived.lock().unwrap().push(Arrived {
            protocol,
            connection: self.connection,
            has_certificate: self.has_certificate,
            user_agent: user_agent.to_owned(),
        });
    }
}

async fn http1(mut stream: impl AsyncRead + AsyncWrite + Unpin, told: Told) {
    let mut bytes = Vec::new();
    while stream.read_buf(&mut bytes).await.is_ok_and(|read| read > 0) {
        if !bytes.ends_with(b"\r\n\r\n") {
            continue;
        }
        let head = String::from_utf8(std::mem::take(&mut bytes)).unwrap();
        let user_agent = head
            .lines()
            .find_map(|line| line.strip_prefix("user-agent: "));
        told.tell("HTTP/1.1", user_agent.unwrap_or_default());
        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
        if stream.write_all(answer).await.is_err() || stream.flush().await.is_err() {
            return;
        }
    }
}

async fn http2(stream: impl AsyncRead + AsyncWrite + Unpin, told: Told) {
    let Ok(mut connection) = h2::server::handshake(stream).await else {
        return;
    };
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        let user_agent = request.headers().get("user-agent");
        told.tell(
            "HTTP/2",
            user_agent.map_or("", |name| name.to_str().unwrap()),
        );
        let mut body = respond
            .send_response(http::Response::new(()), false)
            .unwrap();
        body.send_data(Bytes::from_static(b"ok"), true).unwrap();
    }
}
