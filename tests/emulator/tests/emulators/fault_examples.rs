//! Tests that each example of a fault in `--help` affects a client.
//!
//! What exactly a fault does is tested beside the services.

use std::time::Duration;

use bytes::Bytes;
use cloud_drives_emulator::{AmazonDrive, Clock, Emulated, Emulator, Fault, YandexDisk};
use http::Request;
use tokio::time::{Instant, timeout};

/// Longer than any answer that comes.
const PATIENCE: Duration = Duration::from_secs(3600);

/// What a client has seen: status, headers and body of each answer, or what came instead, and how long it took.
type Seen = Vec<String>;

struct Client<'a, S: Emulated> {
    emulator: &'a Emulator<S>,
    authorization: String,
    seen: Seen,
}

impl<S: Emulated> Client<'_, S> {
    /// Sends a request; its body when there was an answer.
    async fn send(&mut self, method: &str, url: &str, range: &str, body: &'static [u8]) -> Bytes {
        let mut request = Request::builder()
            .method(method)
            .uri(url)
            .header("authorization", &self.authorization);
        if !range.is_empty() {
            request = request.header("range", range);
        }
        let request = request.body(Bytes::from_static(body)).expect("a request");
        let begin = Instant::now();
        let answer = timeout(PATIENCE, self.emulator.service().call(request)).await;
        let took = begin.elapsed();
        let (seen, body) = match answer {
            Ok(Ok(answer)) => {
                let (head, body) = answer.into_parts();
                let told = format!("{} {:?} {body:?}", head.status, head.headers);
                (told, body)
            }
            Ok(Err(broken)) => (broken.to_string(), Bytes::new()),
            Err(_) => ("nothing came".to_owned(), Bytes::new()),
        };
        self.seen.push(format!("{method} {took:?}: {seen}"));
        body
    }

    async fn get(&mut self, url: &str) -> Bytes {
        self.send("GET", url, "", b"").await
    }

    /// Asks for a link to storage; `None` when a fault has hidden it.
    async fn link(&mut self, url: &str) -> Option<String> {
        let answer: serde_json::Value = serde_json::from_slice(&self.get(url).await).ok()?;
        Some(answer["href"].as_str()?.to_owned())
    }
}

fn add<S: Emulated>(emulator: &Emulator<S>, faults: &[&str]) {
    for fault in faults {
        emulator.faults().add(fault.parse().expect("a fault"));
    }
}

fn disk_with_files() -> YandexDisk {
    let emulator = YandexDisk::builder().clock(Clock::fixed()).in_process();
    for name in ["a", "b", "c", "d", "e", "f", "caf\u{e9}", "cafe\u{301}s"] {
        emulator.put_file(&format!("disk:/{name}"), "0123456789");
    }
    emulator
}

fn client(emulator: &YandexDisk) -> Client<'_, impl Emulated> {
    Client {
        authorization: format!("OAuth {}", emulator.sign_in()),
        emulator,
        seen: Vec::new(),
    }
}

/// Lists, copies and uploads at Yandex Disk.
async fn calls(faults: &[&str]) -> Seen {
    let emulator = disk_with_files();
    add(&emulator, faults);
    let api = format!("{}/v1/disk", emulator.api_url());
    let mut client = client(&emulator);
    for offset in 0..3 {
        let page = format!("{api}/resources?path=disk:/&limit=100&offset={offset}");
        client.get(&page).await;
    }
    let copy = format!("{api}/resources/copy?from=disk:/a&path=disk:/copy");
    client.send("POST", &copy, "", b"").await;
    let upload = format!("{api}/resources/upload?path=disk:/new");
    if let Some(link) = client.link(&upload).await {
        client.send("PUT", &link, "", &[b'x'; 2000]).await;
    }
    let elsewhere = format!("{}/uploads/x", emulator.upload_url());
    client.send("PUT", &elsewhere, "", b"0123456789").await;
    for _ in 0..100 {
        client.get(&api).await;
    }
    client.seen
}

/// Downloads a part of a file from Yandex Disk.
async fn part(faults: &[&str]) -> Seen {
    let emulator = disk_with_files();
    let mut client = client(&emulator);
    let download = format!(
        "{}/v1/disk/resources/download?path=disk:/b",
        emulator.api_url()
    );
    let link = client.link(&download).await.expect("a link");
    add(&emulator, faults);
    client.send("GET", &link, "bytes=2-5", b"").await;
    client.seen
}

/// Reads two pages at Amazon Drive, whose cursors are members of the answer.
async fn pages(faults: &[&str]) -> Seen {
    let emulator = AmazonDrive::builder().clock(Clock::fixed()).in_process();
    emulator.put_file("/a", "x");
    add(&emulator, faults);
    let mut client = Client {
        authorization: format!("Bearer {}", emulator.sign_in()),
        emulator: &emulator,
        seen: Vec::new(),
    };
    let nodes = format!("{}nodes?limit=1", emulator.metadata_url());
    for _ in 0..2 {
        client.get(&nodes).await;
    }
    client.seen
}

/// All that a client has seen.
async fn seen(faults: &[&str]) -> [Seen; 3] {
    [calls(faults).await, part(faults).await, pages(faults).await]
}

/// The examples, as the help writes them.
fn examples() -> Vec<String> {
    let table = Fault::examples();
    let lines = table.lines().map(|row| row[..36].trim().to_owned());
    lines.collect()
}

#[tokio::test(start_paused = true)]
async fn every_example_changes_what_a_client_sees() {
    let plain = seen(&[]).await;
    assert!(plain == seen(&[]).await, "nothing else makes a difference");
    let examples = examples();
    assert!(examples.len() > 30, "{examples:?}");
    let mut useless = examples;
    for at in (0..useless.len()).rev() {
        if seen(&[&useless[at]]).await != plain {
            useless.remove(at);
        }
    }
    assert!(useless.is_empty(), "these make no difference: {useless:#?}");
}
