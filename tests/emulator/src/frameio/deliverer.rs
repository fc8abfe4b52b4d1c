//! Sends what is due, to loopback addresses only: an emulator calls nobody outside.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, StatusCode, header};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::{Host, Url};

use super::service::Frame;

/// How long a receiver has to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often the emulator's clock is looked at while something waits to be tried again.
const GLANCE: Duration = Duration::from_millis(50);

/// Delivers until it is stopped.
pub(crate) async fn run(frame: Arc<Frame>) {
    let news = Arc::clone(&frame.state().deliveries.news);
    loop {
        let due = frame.state().deliveries.due(frame.clock.now());
        for (place, delivery) in due {
            let Some(address) = loopback(&delivery.url) else {
                frame.state().deliveries.give_up(place);
                continue;
            };
            let now = frame.clock.now();
            let sent = timeout(PATIENCE, send(&address, delivery.signed(now))).await;
            let status = sent.ok().flatten();
            let mut state = frame.state();
            let jitter = state.unit();
            state.deliveries.tried(place, status, jitter, now);
        }
        let pending = frame.state().deliveries.has_pending();
        if pending {
            // Either ends the wait: something new, or time that has passed.
            let _ = timeout(GLANCE, news.notified()).await;
        } else {
            news.notified().await;
        }
    }
}

/// Returns host and port, if they are on this machine and without TLS.
fn loopback(url: &str) -> Option<String> {
    let url = Url::parse(url).ok().filter(|url| url.scheme() == "http")?;
    let local = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    let port = url.port_or_known_default()?;
    local.then(|| format!("{}:{port}", url.host_str().unwrap_or_default()))
}

async fn send(address: &str, request: Request<Bytes>) -> Option<StatusCode> {
    let stream = TcpStream::connect(address).await.ok()?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.ok()?;
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map(ToString::to_string);
    parts.uri = path.unwrap_or_default().parse().ok()?;
    parts.headers.insert(header::HOST, address.parse().ok()?);
    let sent = sender.send_request(Request::from_parts(parts, Full::new(body)));
    tokio::select! {
        answer = sent => Some(answer.ok()?.status()),
        _ = connection => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_called() {
        assert_eq!(
            loopback("http://127.0.0.1:8080/h").as_deref(),
            Some("127.0.0.1:8080")
        );
        assert_eq!(loopback("http://[::1]/h").as_deref(), Some("[::1]:80"));
        assert_eq!(
            loopback("http://localhost:1/h").as_deref(),
            Some("localhost:1")
        );
        for url in [
            "https://127.0.0.1/h",
            "http://example.com/h",
            "http://10.0.0.1/h",
            "x",
        ] {
            assert_eq!(loopback(url), None, "{url}");
        }
    }
}
