//! A scripted server, byte by byte.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a connection does, in this order.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Reads one request, its body included.
    Read,
    /// Reads a request until so many bytes of its body have come.
    ReadBody(usize),
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Waits, by the clock of the test.
    Wait(Duration),
    /// Keeps the connection open and silent.
    Stall,
    /// Closes the connection without a goodbye.
    Reset,
}

/// A request as it came over the wire.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

/// A server on this machine; each connection does the same steps.
pub(crate) struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    pub(crate) async fn start(steps: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = seen.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, steps.clone(), kept.clone()));
            }
        });
        Self { address, seen }
    }

    /// Answers one request with this head and body; the head gets no header that is not here.
    pub(crate) async fn answering(head: &str, body: &[u8]) -> Self {
        Self::start(vec![Step::Read, Step::Send(answer(head, body))]).await
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn only(&self) -> Seen {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "requests that came: {seen:?}");
        seen[0].clone()
    }
}

/// Returns an answer as bytes: lines of the head, a blank line, the body.
pub(crate) fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    let lines: Vec<&str> = head.lines().map(str::trim).collect();
    let mut bytes = format!("HTTP/1.1 {}\r\n\r\n", lines.join("\r\n")).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

async fn converse(mut stream: TcpStream, steps: Vec<Step>, kept: Arc<Mutex<Vec<Seen>>>) {
    for step in steps {
        match step {
            Step::Read => match read(&mut stream, usize::MAX).await {
                Some(seen) => kept.lock().unwrap().push(seen),
                None => return,
            },
            Step::ReadBody(bytes) => match read(&mut stream, bytes).await {
                Some(seen) => kept.lock().unwrap().push(seen),
                None => return,
            },
            Step::Send(bytes) => {
                if stream.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            Step::Wait(time) => tokio::time::sleep(time).await,
            Step::Stall => std::future::pending().await,
            Step::Reset => {
                stream.set_zero_linger().unwrap();
                return;
            }
        }
    }
    let _ = stream.shutdown().await;
}

async fn read(stream: &mut TcpStream, enough: usize) -> Option<Seen> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(position) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break position;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let mut seen = Seen {
        head: String::from_utf8(bytes[..head_end].to_vec()).unwrap(),
        body: Vec::new(),
    };
    let mut body = bytes[head_end + 4..].to_vec();
    let length: Option<usize> = seen
        .header("content-length")
        .and_then(|value| value.parse().ok());
    let chunked = seen.header("transfer-encoding") == Some("chunked");
    loop {
        let complete = match length {
            Some(length) => body.len() >= length,
            None if chunked => body.ends_with(b"0\r\n\r\n"),
            None => true,
        };
        if complete || body.len() >= enough {
            break;
        }
        if stream.read_buf(&mut body).await.ok()? == 0 {
            break;
        }
    }
    seen.body = body;
    Some(seen)
}
