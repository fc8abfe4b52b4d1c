//! Proxies that lead to one server whatever is requested. They require credentials, except for SOCKS4, which has none.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

pub(crate) const USER: &str = "build";
/// It has what an address has to escape.
pub(crate) const PASSWORD: &str = "open:ses@me/6f1e9c0b";

pub(crate) struct ProxyServer {
    pub(crate) address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl ProxyServer {
    /// Takes `CONNECT`.
    pub(crate) async fn http(target: SocketAddr) -> Self {
        Self::start(move |client, asked| tunnel(client, target, asked)).await
    }

    /// Takes `CONNECT` over TLS.
    pub(crate) async fn https(target: SocketAddr, acceptor: TlsAcceptor) -> Self {
        Self::start(move |client, asked| {
            let acceptor = acceptor.clone();
            async move {
                let client = acceptor.accept(client).await.ok()?;
                tunnel(client, target, asked).await
            }
        })
        .await
    }

    /// Takes SOCKS5 with user name and password.
    pub(crate) async fn socks5(target: SocketAddr) -> Self {
        Self::start(move |mut client, asked| async move {
            let _version = client.read_u8().await.ok()?;
            let methods = read(&mut client).await?;
            if !methods.contains(&2) {
                client.write_all(&[5, 0xff]).await.ok()?;
                return None;
            }
            client.write_all(&[5, 2]).await.ok()?;
            let _version = client.read_u8().await.ok()?;
            let (user, password) = (read(&mut client).await?, read(&mut client).await?);
            if (user.as_slice(), password.as_slice()) != (USER.as_bytes(), PASSWORD.as_bytes()) {
                client.write_all(&[1, 1]).await.ok()?;
                return None;
            }
            client.write_all(&[1, 0]).await.ok()?;
            let mut request = [0; 4];
            client.read_exact(&mut request).await.ok()?;
            let host = match request {
                [5, 1, 0, 3] => String::from_utf8(read(&mut client).await?).unwrap(),
                [5, 1, 0, 1] => std::net::Ipv4Addr::from(client.read_u32().await.ok()?).to_string(),
                [5, 1, 0, 4] => format!(
                    "[{}]",
                    std::net::Ipv6Addr::from(client.read_u128().await.ok()?)
                ),
                _ => return None,
            };
            let port = client.read_u16().await.ok()?;
            asked.lock().unwrap().push(format!("{host}:{port}"));
            client
                .write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
                .await
                .ok()?;
            connect(client, target).await
        })
        .await
    }

    /// Takes SOCKS4, with names too (SOCKS4a).
    pub(crate) async fn socks4(target: SocketAddr) -> Self {
        Self::start(move |mut client, asked| async move {
            let [4, 1] = [client.read_u8().await.ok()?, client.read_u8().await.ok()?] else {
                return None;
            };
            let (port, ip) = (client.read_u16().await.ok()?, client.read_u32().await.ok()?);
            let _user = read_to_nul(&mut client).await?;
            let host = match ip {
                1..=0xff => read_to_nul(&mut client).await?,
                ip => std::net::Ipv4Addr::from(ip).to_string(),
            };
            asked.lock().unwrap().push(format!("{host}:{port}"));
            client.write_all(&[0, 90, 0, 0, 0, 0, 0, 0]).await.ok()?;
            connect(client, target).await
        })
        .await
    }

    async fn start<F>(
        serve: impl Fn(TcpStream, Arc<Mutex<Vec<String>>>) -> F + Send + 'static,
    ) -> Self
    where
        F: Future<Output = Option<()>> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = asked.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(serve(client, kept.clone()));
            }
        });
        Self { address, asked }
    }

    /// Returns the targets of clients with the right credentials.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// Answers a `CONNECT`, and leads to the target.
async fn tunnel(
    mut client: impl AsyncRead + AsyncWrite + Unpin,
    target: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
) -> Option<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap();
    let wanted = format!("Basic {}", STANDARD.encode(format!("{USER}:{PASSWORD}")));
    let given = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("proxy-authorization")
            .then_some(value)
    });
    if given != Some(wanted.as_str()) {
        let refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
        client.write_all(refusal).await.ok()?;
        client.flush().await.ok()?;
        return None;
    }
    let destination = head.strip_prefix("CONNECT ")?.split(' ').next()?.to_owned();
    asked.lock().unwrap().push(destination);
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.ok()?;
    client.flush().await.ok()?;
    connect(client, target).await
}

/// Reads bytes after their number.
async fn read(client: &mut TcpStream) -> Option<Vec<u8>> {
    let mut bytes = vec![0; client.read_u8().await.ok()?.into()];
    client.read_exact(&mut bytes).await.ok()?;
    Some(bytes)
}

async fn read_to_nul(client: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        match client.read_u8().await.ok()? {
            0 => return String::from_utf8(bytes).ok(),
            byte => bytes.push(byte),
        }
    }
}

async fn connect(
    mut client: impl AsyncRead + AsyncWrite + Unpin,
    target: SocketAddr,
) -> Option<()> {
    let mut server = TcpStream::connect(target).await.ok()?;
    copy_bidirectional(&mut client, &mut server).await.ok()?;
    Some(())
}
