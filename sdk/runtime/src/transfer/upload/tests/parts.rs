//! Tests of protocols with parts: in parallel and in order, with and without a commit.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_core::{Body, BoxFuture, CallOptions, Error, ErrorClass, Result};
use proptest::prelude::*;

use crate::testing::bytes;
use crate::transfer::tests::fixtures::{self, folder, policy};
use crate::transfer::upload::{
    Expected, FindUpload, Layout, Part, ResumeParts, ResumeUpload, UploadProtocol, UploadSettings,
    Uploaded, upload,
};
use crate::transfer::{
    Fingerprint, ProgressCallback, TransferContext, TransferProgress, TransferSettings,
    UploadSource,
};

/// A service that accepts parts of one size.
#[derive(Default)]
struct InParts {
    part: u64,
    concurrency: usize,
    sums_first: bool,
    /// How often each part is refused, by number.
    refusals: Mutex<BTreeMap<u32, Vec<u16>>>,
    parts: Mutex<BTreeMap<u32, Bytes>>,
    order: Mutex<Vec<u32>>,
    sessions: AtomicUsize,
    under_way: AtomicUsize,
    most: AtomicUsize,
    stored: Mutex<Option<Bytes>>,
    /// Whether the answer to the commit gets lost.
    loses_commit: bool,
    /// Whether parts are kept with their session.
    keeps: bool,
    /// Whether it reports how many bytes have arrived, and the last part stores the file.
    is_sequential: bool,
    /// Whether each body is read twice, as a layer does that sends it again.
    reads_twice: bool,
}

impl UploadProtocol for InParts {
    type Session = usize;
    type Sent = u32;
    type Receipt = Bytes;

    fn needs_fingerprint(&self) -> bool {
        self.sums_first
    }

    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<usize>> {
        Box::pin(async move {
            assert!(expected.sha256.is_some() || !self.sums_first);
            self.parts.lock().expect("unpoisoned").clear();
            self.order.lock().expect("unpoisoned").clear();
            Ok(self.sessions.fetch_add(1, Ordering::SeqCst) + 1)
        })
    }

    fn layout(&self, _: &usize, total: Option<u64>) -> Result<Layout> {
        let total = total.ok_or_else(|| Error::invalid_input("the size has to be known"))?;
        let mut sizes = vec![self.part; usize::try_from(total / self.part).expect("small")];
        sizes.extend((total % self.part > 0).then_some(total % self.part));
        let concurrency = self.concurrency;
        Ok(Layout::Parts { sizes, concurrency })
    }

    fn send<'a>(&'a self, _: &'a usize, part: Part, body: Body) -> BoxFuture<'a, Result<u32>> {
        Box::pin(async move {
            let now = self.under_way.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            // Early parts take longer, so that they end out of order.
            let time = 100_u64.saturating_sub(u64::from(part.number) * 10);
            tokio::time::sleep(Duration::from_millis(time)).await;
            if self.reads_twice {
                assert!(body.is_replayable());
                body.open().await?.collect(1 << 40).await?;
            }
            let bytes = body.open().await?.collect(1 << 40).await;
            self.under_way.fetch_sub(1, Ordering::SeqCst);
            let bytes = bytes?;
            assert_eq!(part.size, Some(bytes.len() as u64));
            let refusal = self
                .refusals
                .lock()
                .expect("unpoisoned")
                .get_mut(&part.number)
                .and_then(Vec::pop);
            if let Some(status) = refusal {
                return Err(match status {
                    0 => Error::new(ErrorClass::Transport, "the connection broke"),
                    status => Error::new(ErrorClass::Status, "refused")
                        .with_status(http::StatusCode::from_u16(status).expect("a status")),
                });
            }
            self.order.lock().expect("unpoisoned").push(part.number);
            self.parts
                .lock()
                .expect("unpoisoned")
                .insert(part.number, bytes);
            Ok(part.number)
        })
    }

    fn finish<'a>(
        &'a self,
        _: &'a usize,
        sent: Vec<u32>,
        _: &'a Expected,
    ) -> BoxFuture<'a, Result<Bytes>> {
        Box::pin(async move {
            let first = sent.first().copied().unwrap_or(1);
            assert!(first == 1 || self.is_sequential, "{sent:?}");
            assert!(
                sent.iter().copied().eq((first..).take(sent.len())),
                "{sent:?}"
            );
            let parts = self.parts.lock().expect("unpoisoned");
            let all: Bytes = parts
                .values()
                .flatten()
                .copied()
                .collect::<Vec<u8>>()
                .into();
            *self.stored.lock().expect("unpoisoned") = Some(all.clone());
            if self.loses_commit {
                return Err(Error::new(ErrorClass::Timeout, "no answer"));
            }
            Ok(all)
        })
    }

    fn is_expired(&self, error: &Error) -> bool {
        error.is_not_found()
    }

    fn last_part_completes(&self) -> bool {
        self.is_sequential
    }

    fn find(&self) -> Option<&dyn FindUpload<Bytes>> {
        (!self.keeps).then_some(self as &dyn FindUpload<_>)
    }

    fn resume(&self) -> Option<&dyn ResumeUpload<usize, u32>> {
        Some(self)
    }
}

impl FindUpload<Bytes> for InParts {
    fn find_existing<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Option<Bytes>>> {
        Box::pin(async move {
            let stored = self.stored.lock().expect("unpoisoned").clone();
            Ok(stored.filter(|stored| {
                let print = Fingerprint::of(stored);
                expected.matches(Some(print.size), Some(&print.md5), Some(&print.sha256))
            }))
        })
    }
}

impl ResumeUpload<usize, u32> for InParts {
    fn save(&self, session: &usize) -> Option<String> {
        Some(session.to_string())
    }

    fn restore(&self, saved: &str) -> Option<usize> {
        saved.parse().ok()
    }

    fn arrived<'a>(&'a self, _: &'a usize, _: &'a Expected) -> BoxFuture<'a, Result<u64>> {
        let parts = self.parts.lock().expect("unpoisoned");
        let bytes = parts.values().map(Bytes::len).sum::<usize>() as u64;
        let arrived = if self.is_sequential { bytes } else { 0 };
        Box::pin(async move { Ok(arrived) })
    }

    fn parts(&self) -> Option<&dyn ResumeParts<u32>> {
        self.keeps.then_some(self as &dyn ResumeParts<_>)
    }
}

impl ResumeParts<u32> for InParts {
    fn save_part(&self, sent: &u32) -> String {
        sent.to_string()
    }

    fn restore_part(&self, saved: &str) -> Option<u32> {
        saved.parse().ok()
    }
}

fn settings(progress: Option<ProgressCallback>) -> UploadSettings {
    UploadSettings {
        transfer: TransferSettings {
            progress,
            ..TransferSettings::default()
        },
        ..UploadSettings::default()
    }
}

async fn send(service: &InParts, source: impl Into<UploadSource>) -> Result<Uploaded<Bytes>> {
    upload(service, source.into(), settings(None), &context()).await
}

fn context() -> TransferContext {
    fixtures::context(&CallOptions::new(), &policy())
}

fn once(contents: Bytes) -> UploadSource {
    fixtures::once(contents, 1000)
}

#[tokio::test(start_paused = true)]
async fn parts_are_sent_in_parallel_and_assembled_in_order() {
    let service = InParts {
        part: 10,
        concurrency: 4,
        ..InParts::default()
    };
    let stored = send(&service, once(bytes(95))).await.expect("it is stored");
    assert_eq!((stored.receipt, stored.size), (bytes(95), 95));
    assert_eq!(
        stored.sha256,
        Some(Fingerprint::of(&bytes(95)).sha256),
        "summed up in the same pass"
    );
    assert_eq!(service.most.load(Ordering::SeqCst), 4);
    assert!(!service.order.lock().expect("unpoisoned").is_sorted());
}

#[tokio::test(start_paused = true)]
async fn parts_are_sent_in_order_one_at_a_time() {
    let service = InParts {
        part: 10,
        concurrency: 1,
        sums_first: true,
        ..InParts::default()
    };
    send(&service, bytes(95)).await.expect("it is stored");
    assert!(service.order.lock().expect("unpoisoned").is_sorted());
    assert_eq!(service.most.load(Ordering::SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn one_shot_sources_are_spooled_if_checksums_come_first() {
    let service = InParts {
        part: 10,
        concurrency: 1,
        sums_first: true,
        ..InParts::default()
    };
    *service.refusals.lock().expect("unpoisoned") = BTreeMap::from([(4, vec![503, 0])]);
    let of_unknown_size = UploadSource::reader(std::io::Cursor::new(bytes(95).to_vec()));
    let stored = send(&service, of_unknown_size).await.expect("it is stored");
    assert_eq!((stored.receipt, stored.size), (bytes(95), 95));

    // Even an upload that starts again has all contents.
    *service.refusals.lock().expect("unpoisoned") = BTreeMap::from([(7, vec![404])]);
    let stored = send(&service, once(bytes(95))).await.expect("it is stored");
    assert_eq!((stored.receipt, stored.attempts), (bytes(95), 2));

    let source = UploadSource::reader(std::io::Cursor::new(bytes(95).to_vec())).with_size(96);
    let error = send(&service, source).await.expect_err("one byte lacks");
    assert!(error.is_source(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_layer_below_may_read_a_part_again() {
    for progress in [None, Some(ProgressCallback::new(|_| {}))] {
        for keeps in [false, true] {
            let service = InParts {
                part: 10,
                concurrency: 1,
                sums_first: true,
                reads_twice: true,
                keeps,
                ..InParts::default()
            };
            let folder = folder();
            let settings = UploadSettings {
                state_file: keeps.then(|| folder.path().join("state")),
                ..settings(progress.clone())
            };
            let stored = upload(&service, bytes(95).into(), settings, &context()).await;
            assert_eq!(stored.expect("it is stored").receipt, bytes(95));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_part_that_fails_is_sent_again_and_the_others_are_not() {
    let service = InParts {
        part: 10,
        concurrency: 3,
        ..InParts::default()
    };
    *service.refusals.lock().expect("unpoisoned") =
        BTreeMap::from([(2, vec![503, 0]), (5, vec![0, 0, 0])]);
    let stored = send(&service, once(bytes(95))).await.expect("it is stored");
    assert_eq!(stored.receipt, bytes(95));
    assert_eq!(service.order.lock().expect("unpoisoned").len(), 10);
    assert_eq!(service.sessions.load(Ordering::SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn a_part_that_keeps_failing_ends_the_upload() {
    let service = InParts {
        part: 10,
        concurrency: 3,
        ..InParts::default()
    };
    *service.refusals.lock().expect("unpoisoned") = BTreeMap::from([(2, vec![0; 99])]);
    let error = send(&service, bytes(95))
        .await
        .expect_err("it does not work");
    assert!(error.is_transport() && error.attempts() == 4, "{error}");
    assert_eq!(service.sessions.load(Ordering::SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn an_expired_session_is_restarted_if_the_source_allows() {
    let refusals = || Mutex::new(BTreeMap::from([(3, vec![404])]));
    let service = InParts {
        part: 10,
        concurrency: 3,
        refusals: refusals(),
        ..InParts::default()
    };
    let stored = send(&service, bytes(95))
        .await
        .expect("the second session works");
    assert_eq!((stored.receipt, stored.attempts), (bytes(95), 2));
    let service = InParts {
        part: 10,
        concurrency: 3,
        refusals: refusals(),
        ..InParts::default()
    };
    send(&service, once(bytes(95)))
        .await
        .expect_err("it can be read once");
}

#[tokio::test(start_paused = true)]
async fn a_commit_without_an_answer_is_looked_up() {
    let service = InParts {
        part: 10,
        concurrency: 3,
        loses_commit: true,
        ..InParts::default()
    };
    let stored = send(&service, once(bytes(95))).await.expect("it is there");
    assert_eq!(
        (stored.receipt, service.sessions.load(Ordering::SeqCst)),
        (bytes(95), 1)
    );
}

#[tokio::test(start_paused = true)]
async fn sizes_that_do_not_fit_the_source_are_refused() {
    let service = InParts {
        part: 10,
        concurrency: 3,
        ..InParts::default()
    };
    let unknown = UploadSource::reader(tokio::io::empty());
    assert!(
        send(&service, unknown)
            .await
            .expect_err("of unknown size")
            .is_invalid_input()
    );
    for wrong in [94, 96] {
        let source =
            UploadSource::reader(std::io::Cursor::new(bytes(95).to_vec())).with_size(wrong);
        let error = send(&service, source).await.expect_err("it has 95");
        assert!(error.is_source(), "{error}");
        assert_eq!(*service.stored.lock().expect("unpoisoned"), None);
    }
}

#[tokio::test(start_paused = true)]
async fn large_parts_are_read_from_the_source_while_they_are_sent() {
    let contents = bytes(34 * 1024 * 1024);
    for concurrency in [1, 2] {
        let service = InParts {
            part: 33 * 1024 * 1024,
            concurrency,
            ..InParts::default()
        };
        *service.refusals.lock().expect("unpoisoned") = BTreeMap::from([(2, vec![0])]);
        let stored = send(&service, contents.clone())
            .await
            .expect("it is stored");
        assert!(stored.receipt == contents);
        assert_eq!(stored.sha256.is_some(), concurrency == 1);
        let error = send(&service, once(contents.clone()))
            .await
            .expect_err("it can be read once");
        assert!(error.is_invalid_input(), "{error}");
    }
}

/// Starts an upload of 95 bytes in ten parts with a state file.
///
/// Its sixth part can't be sent. Returns the service and the folder of the file.
async fn broken_off(source: impl Into<UploadSource>) -> (InParts, tempfile::TempDir) {
    let service = InParts {
        part: 10,
        concurrency: 2,
        keeps: true,
        ..InParts::default()
    };
    *service.refusals.lock().expect("unpoisoned") = BTreeMap::from([(6, vec![400])]);
    let folder = folder();
    let error = resume(&service, source, &folder)
        .await
        .expect_err("a part is always refused");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    (service, folder)
}

async fn resume(
    service: &InParts,
    source: impl Into<UploadSource>,
    folder: &tempfile::TempDir,
) -> Result<Uploaded<Bytes>> {
    let settings = UploadSettings {
        transfer: TransferSettings {
            checksums: false,
            ..TransferSettings::default()
        },
        state_file: Some(folder.path().join("state")),
        ..UploadSettings::default()
    };
    upload(service, source.into(), settings, &context()).await
}

fn order(service: &InParts) -> Vec<u32> {
    let mut order = service.order.lock().expect("unpoisoned").clone();
    order.sort_unstable();
    order
}

#[tokio::test(start_paused = true)]
async fn the_next_run_sends_only_the_parts_that_are_missing() {
    let (service, folder) = broken_off(bytes(95)).await;
    let before = order(&service);
    assert!(!before.contains(&6) && before.len() >= 4, "{before:?}");
    service.order.lock().expect("unpoisoned").clear();

    let stored = resume(&service, bytes(95), &folder)
        .await
        .expect("it goes on");
    assert_eq!((stored.receipt, stored.size), (bytes(95), 95));
    let missing: Vec<u32> = (1..=10).filter(|part| !before.contains(part)).collect();
    assert_eq!(order(&service), missing);
    assert_eq!(service.sessions.load(Ordering::SeqCst), 1);
    assert!(
        !folder.path().join("state").exists(),
        "there is nothing left to go on with"
    );
}

#[tokio::test(start_paused = true)]
async fn a_part_that_changed_in_between_is_sent_again() {
    let (service, folder) = broken_off(bytes(95)).await;
    service.order.lock().expect("unpoisoned").clear();
    let mut changed = bytes(95).to_vec();
    changed[15] ^= 1;
    let stored = resume(&service, changed.clone(), &folder)
        .await
        .expect("it goes on");
    assert_eq!(stored.receipt, changed, "no mixture of both");
    assert!(order(&service).contains(&2) && !order(&service).contains(&1));
}

#[tokio::test(start_paused = true)]
async fn contents_of_another_size_start_a_new_session() {
    let (service, folder) = broken_off(bytes(95)).await;
    let stored = resume(&service, bytes(96), &folder)
        .await
        .expect("it is stored");
    assert_eq!(stored.receipt, bytes(96));
    assert_eq!(order(&service), (1..=10).collect::<Vec<_>>());
    assert_eq!(service.sessions.load(Ordering::SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn contents_with_another_checksum_start_a_new_session_if_it_is_known() {
    let (service, folder) = broken_off(bytes(95)).await;
    let service = InParts {
        sums_first: true,
        ..service
    };
    let mut changed = bytes(95).to_vec();
    changed[15] ^= 1;
    let stored = resume(&service, changed.clone(), &folder)
        .await
        .expect("it is stored");
    assert_eq!(stored.receipt, changed);
    assert_eq!(order(&service), (1..=10).collect::<Vec<_>>());
    assert_eq!(service.sessions.load(Ordering::SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn an_incomplete_line_costs_one_part() {
    let (service, folder) = broken_off(bytes(95)).await;
    let before = order(&service);
    service.order.lock().expect("unpoisoned").clear();
    let state = folder.path().join("state");
    let mut kept = std::fs::read(&state).expect("the state file");
    kept.truncate(kept.len() - 5);
    std::fs::write(&state, kept).expect("it can be written");

    let stored = resume(&service, bytes(95), &folder)
        .await
        .expect("it goes on");
    assert_eq!(stored.receipt, bytes(95));
    assert_eq!(order(&service).len(), 10 - before.len() + 1);
}

#[tokio::test(start_paused = true)]
async fn contents_that_changed_after_all_was_sent_are_not_mixed() {
    let service = InParts {
        part: 10,
        concurrency: 2,
        keeps: true,
        loses_commit: true,
        ..InParts::default()
    };
    let folder = folder();
    resume(&service, bytes(95), &folder)
        .await
        .expect_err("no answer says that it is stored");
    let mut changed = bytes(95).to_vec();
    changed[15] ^= 1;
    let error = resume(&service, changed, &folder)
        .await
        .expect_err("it is too late");
    assert!(error.is_source(), "{error}");
}

#[cfg(unix)]
#[tokio::test(start_paused = true)]
async fn only_the_owner_can_read_the_state_file() {
    use std::os::unix::fs::PermissionsExt as _;

    let (_, folder) = broken_off(bytes(95)).await;
    let metadata = std::fs::metadata(folder.path().join("state")).expect("the state file");
    assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
}

#[tokio::test(start_paused = true)]
async fn a_file_is_resumed_without_holding_its_parts_in_memory() {
    let folder = folder();
    let path = folder.path().join("film.mov");
    std::fs::write(&path, bytes(95)).expect("it can be written");
    let (service, state) = broken_off(path.as_path()).await;
    let before = order(&service);
    service.order.lock().expect("unpoisoned").clear();
    let stored = resume(&service, path.as_path(), &state)
        .await
        .expect("it goes on");
    assert_eq!(stored.receipt, bytes(95));
    assert_eq!(order(&service).len(), 10 - before.len());
}

#[tokio::test(start_paused = true)]
async fn a_slow_part_does_not_delay_the_others() {
    // The first part is tried three times with a second in between, while all others go through.
    let service = InParts {
        part: 10,
        concurrency: 2,
        ..InParts::default()
    };
    *service.refusals.lock().expect("unpoisoned") = BTreeMap::from([(1, vec![503, 503])]);
    let stored = send(&service, bytes(95)).await.expect("it is stored");
    assert_eq!(stored.receipt, bytes(95));
    assert_eq!(service.order.lock().expect("unpoisoned").last(), Some(&1));
}

#[tokio::test(start_paused = true)]
async fn the_caller_sets_how_many_parts_are_in_flight_unless_they_are_sequential() {
    for (own, wanted, most) in [(3, 5, 5), (3, 1, 1), (1, 5, 1)] {
        let service = InParts {
            part: 10,
            concurrency: own,
            ..InParts::default()
        };
        let mut settings = settings(None);
        settings.transfer.concurrency = Some(wanted);
        let stored = upload(&service, bytes(95).into(), settings, &context()).await;
        assert_eq!(stored.expect("it is stored").receipt, bytes(95));
        assert_eq!(service.most.load(Ordering::SeqCst), most, "{own} {wanted}");
    }
}

/// Starts a sequential upload of 95 bytes in ten parts with a state file, of which five parts have arrived.
async fn broken_off_in_order() -> (InParts, tempfile::TempDir) {
    let service = InParts {
        part: 10,
        concurrency: 1,
        is_sequential: true,
        refusals: Mutex::new(BTreeMap::from([(6, vec![400])])),
        ..InParts::default()
    };
    let folder = folder();
    let error = resume(&service, bytes(95), &folder).await;
    error.expect_err("a part is always refused");
    service.order.lock().expect("unpoisoned").clear();
    (service, folder)
}

#[tokio::test(start_paused = true)]
async fn parts_below_the_offset_that_has_arrived_are_not_sent_again() {
    let (service, folder) = broken_off_in_order().await;
    let stored = resume(&service, bytes(95), &folder).await;
    let stored = stored.expect("it goes on");
    assert_eq!((stored.receipt, stored.size), (bytes(95), 95));
    assert_eq!(order(&service), [6, 7, 8, 9, 10]);
    assert_eq!(service.sessions.load(Ordering::SeqCst), 1);
    assert!(!folder.path().join("state").exists());
}

#[tokio::test(start_paused = true)]
async fn the_rest_of_a_partially_arrived_part_is_sent() {
    let (service, folder) = broken_off_in_order().await;
    // Bytes 40 to 43 of the fifth part have arrived.
    let begin = bytes(95).slice(40..44);
    service.parts.lock().expect("unpoisoned").insert(5, begin);
    let sent = Mutex::new(Vec::new());
    let spy = Spy {
        service: &service,
        sent: &sent,
    };
    let settings = UploadSettings {
        state_file: Some(folder.path().join("state")),
        ..settings(None)
    };
    upload(&spy, bytes(95).into(), settings, &context())
        .await
        .expect("it goes on");
    let sent = sent.into_inner().expect("unpoisoned");
    assert_eq!(sent[0], (5, 44, Some(6)));
    assert_eq!(sent[1], (6, 50, Some(10)));
    assert_eq!(sent.len(), 6);
}

/// Records the parts that are sent to a service.
struct Spy<'s> {
    service: &'s InParts,
    sent: &'s Mutex<Vec<(u32, u64, Option<u64>)>>,
}

impl UploadProtocol for Spy<'_> {
    type Session = usize;
    type Sent = u32;
    type Receipt = Bytes;

    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<usize>> {
        self.service.begin(expected)
    }

    fn layout(&self, session: &usize, total: Option<u64>) -> Result<Layout> {
        self.service.layout(session, total)
    }

    fn send<'a>(&'a self, _: &'a usize, part: Part, _: Body) -> BoxFuture<'a, Result<u32>> {
        let noted = (part.number, part.offset, part.size);
        self.sent.lock().expect("unpoisoned").push(noted);
        Box::pin(async move { Ok(part.number) })
    }

    fn finish<'a>(
        &'a self,
        _: &'a usize,
        _: Vec<u32>,
        _: &'a Expected,
    ) -> BoxFuture<'a, Result<Bytes>> {
        Box::pin(async { Ok(Bytes::new()) })
    }

    fn resume(&self) -> Option<&dyn ResumeUpload<usize, u32>> {
        self.service.resume()
    }
}

#[tokio::test(start_paused = true)]
async fn a_last_part_without_an_answer_is_looked_up_although_its_session_is_gone() {
    // The service has stored everything; the answer is lost, and its session with it.
    let service = InParts {
        part: 10,
        concurrency: 1,
        is_sequential: true,
        refusals: Mutex::new(BTreeMap::from([(10, vec![404, 0])])),
        stored: Mutex::new(Some(bytes(95))),
        ..InParts::default()
    };
    let stored = send(&service, bytes(95)).await.expect("it is there");
    assert_eq!((stored.receipt, stored.size), (bytes(95), 95));
    assert_eq!(service.sessions.load(Ordering::SeqCst), 1);

    // It has not: the outcome stays ambiguous until the next attempt is answered.
    let service = InParts {
        part: 10,
        concurrency: 1,
        is_sequential: true,
        refusals: Mutex::new(BTreeMap::from([(10, vec![404, 0])])),
        ..InParts::default()
    };
    let stored = send(&service, bytes(95)).await.expect("it is sent again");
    assert_eq!((stored.receipt, stored.attempts), (bytes(95), 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_sizes_and_breaks_the_parts_make_up_the_contents(
        length in 0usize..300,
        part in 1u64..100,
        concurrency in 1usize..6,
        sums_first: bool,
        refusals in prop::collection::btree_map(1u32..10, prop::collection::vec(prop::sample::select(vec![0u16, 429, 503]), 0..4), 0..4),
    ) {
        let service = InParts { part, concurrency, sums_first, refusals: Mutex::new(refusals), ..InParts::default() };
        let seen = Arc::new(Mutex::new(Vec::new()));
        let noted = seen.clone();
        let progress = ProgressCallback::new(move |progress: TransferProgress| noted.lock().expect("unpoisoned").push(progress.bytes));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().expect("a runtime");
        let stored = runtime.block_on(upload(&service, bytes(length).into(), settings(Some(progress)), &context()));
        let stored = stored.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(stored.receipt, bytes(length));
        prop_assert_eq!(stored.md5, Some(Fingerprint::of(&bytes(length)).md5));
        prop_assert_eq!(stored.sha256, Some(Fingerprint::of(&bytes(length)).sha256));
        let seen = seen.lock().expect("unpoisoned");
        prop_assert!(seen.is_sorted() && seen.last().copied().unwrap_or(0) == length as u64);
        prop_assert!(service.most.load(Ordering::SeqCst) <= concurrency);
    }
}
