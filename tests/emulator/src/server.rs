//! HTTP/1.1, a listener for each origin.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener as StdListener};
use std::sync::Arc;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::engine::Engine;
use crate::socket::{Fate, Socket};

/// Opens a listener on a host or on an address of its own, and returns how URLs name it.
///
/// URLs may name another host than the address; port 0 takes a free one.
pub(crate) fn bind(host: &str, at: Option<&str>, port: u16) -> io::Result<(StdListener, String)> {
    let listened = at.unwrap_or(host);
    let listener = StdListener::bind((listened, port)).map_err(|error| {
        let what =
            format!("can't listen on {listened}:{port}: {error}; choose another port or host");
        io::Error::new(error.kind(), what)
    })?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let named = host.parse::<IpAddr>();
    if named.as_ref().is_ok_and(IpAddr::is_unspecified) {
        let what = format!(
            "{host} cannot be the host of a URL; set a host that clients can reach, and listen on {host} with --bind"
        );
        return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
    }
    let port = address.port();
    let authority = match named {
        Ok(named) => SocketAddr::new(named, port).to_string(),
        Err(_) => format!("{host}:{port}"),
    };
    Ok((listener, authority))
}

/// Running listeners; dropping them closes every connection.
#[derive(Debug)]
pub(crate) struct Servers(Vec<JoinHandle<()>>);

impl Servers {
    /// Serves each listener as the origin of the same place in the engine's list.
    pub(crate) fn start(engine: &Arc<Engine>, listeners: Vec<StdListener>) -> io::Result<Self> {
        let origins = engine.origins.iter();
        let tasks = listeners
            .into_iter()
            .zip(origins)
            .map(|(listener, origin)| {
                let listener = TcpListener::from_std(listener)?;
                let engine = Arc::clone(engine);
                Ok(tokio::spawn(accept(engine, origin.name, listener)))
            });
        tasks.collect::<io::Result<Vec<_>>>().map(Self)
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        for task in &self.0 {
            task.abort();
        }
    }
}

async fn accept(engine: Arc<Engine>, origin: &'static str, listener: TcpListener) {
    // The connections belong to this task: when it is stopped, so are they.
    let mut connections = JoinSet::new();
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            connections.spawn(serve(Arc::clone(&engine), origin, stream));
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(engine: Arc<Engine>, origin: &'static str, stream: TcpStream) {
    // Small answers must not wait for more to send.
    let _ = stream.set_nodelay(true);
    let fate = Arc::new(Fate::default());
    let socket = Socket::new(stream, Arc::clone(&fate));
    let service = service_fn(|request| engine.handle(origin, request, Some(Arc::clone(&fate))));
    // A broken connection is what faults and clients make of it, and is in the records.
    let _ = http1::Builder::new()
        .half_close(false)
        .serve_connection(TokioIo::new(socket), service)
        .await;
}
