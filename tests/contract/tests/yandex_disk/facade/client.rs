//! Tests of the client itself: settings, clones, options of a call.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use cloud_drives::auth::StaticToken;
use cloud_drives::prelude::*;
use cloud_drives::retry::RetryPolicy;
use cloud_drives::{
    CallOptions, CallOptionsExt, ErrorClass, HttpOptions, HttpTransport, Transport, YandexDisk,
    transport_fn,
};
use cloud_drives_core::{BoxFuture, Request, StreamResponse};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{Service, signed_in};

/// A transport of the user's own, which counts.
#[derive(Debug)]
struct Counting(HttpTransport, Arc<AtomicU32>);

impl Transport for Counting {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, cloud_drives::Error>> {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_client_is_built_from_application_token_defaults_and_transport() {
    let service = Service::start(Emulator::builder()).await;
    let (api, storage) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let http = || HttpTransport::builder().build().unwrap();
    let defaults = CallOptions::new()
        .with_header("accept-language", "en")
        .unwrap();
    let disk = service
        .builder()
        .default_options(defaults)
        .user_agent("contract/1")
        .transport(Counting(http(), Arc::clone(&api)))
        .storage_transport(Counting(http(), Arc::clone(&storage)))
        .build()
        .unwrap();
    disk.upload(b"a".to_vec(), "a.txt").await.unwrap();
    assert_eq!(api.load(Ordering::SeqCst), 1);
    assert_eq!(storage.load(Ordering::SeqCst), 1);
    let asked = &service.requests()[0];
    assert_eq!(asked.header("accept-language"), Some("en"));
    assert_eq!(asked.header("user-agent"), Some("contract/1"));
    let stored = &service.requests()[1];
    assert_eq!(stored.header("accept-language"), None);
    assert_eq!(stored.header("user-agent"), Some("contract/1"));

    // The application is what signs in.
    let code = service.authorization_code(service.client_id(), None);
    let token = disk.exchange_code(code).await.unwrap();
    assert!(disk.check_token().token(token.access_token).await.unwrap());
    // One name for all hosts: the API, the storage and the one that signs in.
    let requests = service.requests();
    let mut agents = requests.iter().map(|it| it.header("user-agent"));
    assert!(requests.len() >= 4 && agents.all(|agent| agent == Some("contract/1")));
}

#[tokio::test]
async fn a_client_with_another_token_shares_everything_else() {
    let (service, disk) = signed_in().await;
    let narrow = service.sign_in_with(&["cloud_api:disk.read"], Duration::from_secs(60));
    let other = disk.with_token(narrow.access_token.as_str()).unwrap();
    assert!(other.mkdir("disk:/a").await.unwrap_err().is_forbidden());
    disk.mkdir("disk:/a").await.unwrap();
    assert!(other.is_dir("disk:/a").await.unwrap());

    let source = StaticToken::new(service.sign_in()).unwrap();
    let third = other.with_token_source(source);
    third.mkdir("disk:/b").await.unwrap();
    let refused = disk.with_token("").unwrap_err();
    assert_eq!(refused.class(), ErrorClass::InvalidInput);
}

#[tokio::test]
async fn a_client_is_cloned_and_sent_to_other_tasks() {
    let (service, disk) = signed_in().await;
    let tasks: Vec<_> = (0..8)
        .map(|n| {
            let disk: YandexDisk = disk.clone();
            tokio::spawn(async move { disk.mkdir(format!("disk:/{n}")).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(service.paths().len(), 8);
}

#[tokio::test]
async fn dropping_the_last_clone_closes_the_connections() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(socket.read_u8().await.unwrap());
        }
        let answer =
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
        socket.write_all(answer.as_bytes()).await.unwrap();
        // It stays open for the next request until the client closes it.
        socket.read(&mut [0; 1]).await.unwrap()
    });
    let disk = YandexDisk::builder()
        .token("y0_EXAMPLE")
        .base_url("api", url)
        .build()
        .unwrap();
    let clone = disk.clone();
    disk.get_disk_info().await.unwrap();
    drop(disk);
    tokio::task::yield_now().await;
    assert!(!server.is_finished());
    drop(clone);
    assert_eq!(server.await.unwrap(), 0);
}

#[tokio::test]
async fn options_of_a_call_set_retries_timeouts_and_headers() {
    let (service, disk) = signed_in().await;
    // n_retries and retry_interval.
    let busy = service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").times(3).status(500));
    let twice = CallOptions::new().with_retries(1, Duration::ZERO);
    let error = disk.get_disk_info().with_options(twice).await.unwrap_err();
    assert_eq!((error.attempts(), busy.used()), (2, 2));
    let never = CallOptions::new().without_retries();
    let error = disk.get_disk_info().with_options(never).await.unwrap_err();
    assert_eq!((error.attempts(), busy.used()), (1, 3));

    // retry_on.
    service.faults().clear();
    let gone = service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").times(2).status(418));
    let also = super::at_once().retry_on(|error| error.status().is_some_and(|it| it == 418));
    let options = CallOptions::new().with_retry_policy(also);
    disk.get_disk_info().with_options(options).await.unwrap();
    assert_eq!(gone.used(), 2);
    // It is asked about answers of another form, too.
    let odd = || {
        let odd = Fault::on(Method::GET, "/v1/disk").times(2).status(200);
        service.faults().add(odd.body("application/json", "[]"))
    };
    service.faults().clear();
    let fault = odd();
    let error = disk.get_disk_info().await.unwrap_err();
    assert!(error.is_decode() && fault.used() == 1, "{error}");
    service.faults().clear();
    let fault = odd();
    let also = super::at_once().retry_on(|error| error.is_decode());
    let options = CallOptions::new().with_retry_policy(also);
    let info = disk.get_disk_info().with_options(options).send().await;
    assert_eq!((info.unwrap().attempts(), fault.used()), (3, 2));

    // timeout.
    let stall = service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").stall());
    let hasty = CallOptions::new()
        .with_retry_policy(RetryPolicy::none())
        .with_idle_timeout(Duration::from_millis(20));
    let error = disk.get_disk_info().with_options(hasty).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    service.faults().remove(&stall);

    // headers, the caller's before the client's.
    let own = format!("OAuth {}", service.sign_in());
    let options = CallOptions::new()
        .with_header("accept-language", "en")
        .and_then(|options| options.with_header("authorization", &own))
        .unwrap();
    disk.get_disk_info().with_options(options).await.unwrap();
    let asked = service.last();
    assert_eq!(asked.header("accept-language"), Some("en"));
    assert_eq!(asked.header("authorization"), Some(own.as_str()));
}

/// A container, as far as the client can tell; requests take a way inside the process.
#[tokio::test]
async fn a_service_in_a_container_is_used_over_plain_http_with_its_links_if_it_is_named() {
    let emulator = Emulator::builder()
        .bind("127.0.0.1")
        .host("emulator")
        .start()
        .await
        .unwrap();
    let builder = || {
        YandexDisk::builder()
            .token(emulator.sign_in())
            .user_agent("contract/1")
            .base_url("api", emulator.api_url())
            .transport(transport_fn(emulator.transport()))
    };
    let error = builder().build().unwrap_err();
    assert_eq!(error.class(), ErrorClass::InvalidInput);
    assert!(
        error.message().starts_with("base_url: emulator "),
        "{error}"
    );
    let options = HttpOptions::new().danger_accept_plain_http("emulator");
    let disk = builder().http(options).build().unwrap();
    disk.upload(b"hello".to_vec(), "disk:/a.txt").await.unwrap();
    let mut contents = Vec::new();
    disk.download("disk:/a.txt", &mut contents).await.unwrap();
    assert_eq!(contents, b"hello");
    let link = disk.upload_by_link(b"x".to_vec(), "http://other/a");
    let error = link.await.unwrap_err();
    assert!(error.is_invalid_input() && error.is_unsent(), "{error}");
}

/// A burst leaves no more connections, and descriptors, than are to be kept.
#[tokio::test]
async fn idle_connections_are_bounded() {
    const CALLS: usize = 8;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (closed, mut closings) = tokio::sync::mpsc::unbounded_channel();
    let together = Arc::new(tokio::sync::Barrier::new(CALLS));
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let (closed, together) = (closed.clone(), Arc::clone(&together));
            tokio::spawn(async move {
                let mut head = [0; 4096];
                assert!(socket.read(&mut head).await.unwrap() > 0);
                together.wait().await;
                let answer = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
                socket.write_all(answer).await.unwrap();
                assert_eq!(socket.read(&mut head).await.unwrap_or(0), 0);
                closed.send(()).unwrap();
            });
        }
    });
    let disk = YandexDisk::builder()
        .token("token")
        .base_url("api", format!("http://{address}"))
        .idle_connections(2)
        .build()
        .unwrap();
    let calls = (0..CALLS).map(|_| disk.get_disk_info().into_future());
    futures_util::future::try_join_all(calls).await.unwrap();
    for _ in 2..CALLS {
        closings.recv().await.unwrap();
    }
    assert!(closings.try_recv().is_err(), "two are kept");
    drop(disk);
    closings.recv().await.unwrap();
    closings.recv().await.unwrap();
}
