//! Processes bytes in order, on threads that may block.
//!
//! A small piece is processed by its sender if nothing is queued, until one was slow.
//!
//! ```text
//!            add: a thread takes it
//!   at rest ────────────────────────► on a thread ◄─┐ the next piece
//!      ▲                                │   │ └─────┘
//!      └──── nothing is queued ─────────┘   └── panicked, or the runtime ended ──► lost
//! ```

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use cloud_drives_core::{Error, ErrorClass, Result};
use tokio::sync::Notify;
use tokio::task::spawn_blocking;

/// The number of bytes, queued or being processed, from which no more are accepted.
const FULL: usize = 2 * 1024 * 1024;
/// If a piece takes the caller this long, all further work is done on a thread, because a runtime must not be blocked.
const SLOW: Duration = Duration::from_millis(10);

/// A job that processes the pieces of contents one after the other.
pub(crate) trait Work: Send + 'static {
    /// Returns the size in bytes of the largest piece that its sender processes itself if nothing is queued.
    ///
    /// That takes less time than waking a thread.
    fn quick(&self) -> usize;

    fn take(&mut self, piece: &[u8]) -> Result<()>;
}

/// Processes pieces concurrently with their sender. Occupies no thread while there is nothing to do.
///
/// # Cancel safety
///
/// Dropping a future of its methods loses nothing. Dropping the worker ends the work after the piece that a thread is processing.
pub(crate) struct Worker<W: Work>(Arc<Shared<W>>);

struct Shared<W> {
    state: Mutex<State<W>>,
    changed: Notify,
}

struct State<W> {
    place: Place<W>,
    queue: VecDeque<Bytes>,
    /// Number of bytes that are queued or being processed.
    queued: usize,
    failed: Option<Error>,
    /// Whether the caller processes small pieces itself.
    is_quick: bool,
    /// The condition that is being awaited, if any.
    wanted: Option<Wanted>,
}

enum Place<W> {
    AtRest(W),
    OnAThread,
    Lost,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Room,
    Rest,
}

impl<W> Shared<W> {
    fn lock(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W: Work> Worker<W> {
    pub(crate) fn new(work: W) -> Self {
        let state = State {
            place: Place::AtRest(work),
            queue: VecDeque::new(),
            queued: 0,
            failed: None,
            is_quick: true,
            wanted: None,
        };
        Self(Arc::new(Shared {
            state: Mutex::new(state),
            changed: Notify::new(),
        }))
    }

    /// Waits until more pieces can be accepted.
    ///
    /// # Errors
    /// Returns the error of the work.
    pub(crate) async fn has_room(&self) -> Result<()> {
        self.until(Wanted::Room, |_| ()).await
    }

    /// Returns whether the caller would process a small piece itself.
    pub(crate) fn is_quick(&self) -> bool {
        let state = self.0.lock();
        state.is_quick && matches!(&state.place, Place::AtRest(work) if work.quick() > 0)
    }

    /// Accepts pieces, whether there is room or not.
    pub(crate) fn add(&self, pieces: &[Bytes]) {
        let size: usize = pieces.iter().map(Bytes::len).sum();
        let mut state = self.0.lock();
        if state.failed.is_some() {
            return;
        }
        let work = match std::mem::replace(&mut state.place, Place::OnAThread) {
            Place::AtRest(mut work) if state.is_quick && size <= work.quick() => {
                let started = Instant::now();
                state.failed = pieces.iter().find_map(|piece| work.take(piece).err());
                state.is_quick = started.elapsed() < SLOW;
                state.place = Place::AtRest(work);
                return;
            }
            Place::AtRest(work) => Some(work),
            Place::OnAThread => None,
            Place::Lost => {
                state.place = Place::Lost;
                return;
            }
        };
        state.queued += size;
        state.queue.extend(pieces.iter().cloned());
        drop(state);
        if let Some(work) = work {
            let turn = Turn {
                shared: self.0.clone(),
                work: Some(work),
            };
            spawn_blocking(move || turn.run());
        }
    }

    /// Returns the result of `look` on the work, once all pieces are processed.
    ///
    /// # Errors
    /// Returns the error of the work.
    pub(crate) async fn settled<T>(&self, look: impl Fn(&W) -> T) -> Result<T> {
        self.until(Wanted::Rest, |place| match place {
            Place::AtRest(work) => Ok(look(work)),
            _ => Err(lost()),
        })
        .await?
    }

    /// Returns the work, once all pieces are processed.
    ///
    /// # Errors
    /// Returns the error of the work.
    pub(crate) async fn finish(self) -> Result<W> {
        self.until(Wanted::Rest, |place| {
            match std::mem::replace(place, Place::Lost) {
                Place::AtRest(work) => Ok(work),
                _ => Err(lost()),
            }
        })
        .await?
    }

    /// Waits for the piece that a thread is processing, and discards the others.
    pub(crate) async fn stop(self) {
        self.0.lock().forget();
        // Its error no longer matters.
        let _ = self.finish().await;
    }

    async fn until<T>(&self, wanted: Wanted, found: impl Fn(&mut Place<W>) -> T) -> Result<T> {
        loop {
            {
                let mut state = self.0.lock();
                if let Some(error) = state.failed.take() {
                    return Err(error);
                }
                let is_there = match (&state.place, wanted) {
                    (Place::Lost, _) => return Err(lost()),
                    (Place::AtRest(_), _) => true,
                    (Place::OnAThread, Wanted::Room) => state.queued < FULL,
                    (Place::OnAThread, Wanted::Rest) => false,
                };
                if is_there {
                    return Ok(found(&mut state.place));
                }
                state.wanted = Some(wanted);
            }
            self.0.changed.notified().await;
        }
    }
}

impl<W: Work> Drop for Worker<W> {
    fn drop(&mut self) {
        self.0.lock().forget();
    }
}

impl<W> State<W> {
    fn forget(&mut self) {
        self.queued -= self.queue.drain(..).map(|piece| piece.len()).sum::<usize>();
    }

    /// Returns whether to wake the waiting task. It is not woken for every piece: half of the room must be free.
    fn is_wanted(&mut self) -> bool {
        let is_there = match (&self.place, self.wanted) {
            (_, None) => false,
            (Place::OnAThread, Some(Wanted::Rest)) => false,
            (Place::OnAThread, Some(Wanted::Room)) => self.queued <= FULL / 2,
            (Place::AtRest(_) | Place::Lost, Some(_)) => true,
        };
        if is_there {
            self.wanted = None;
        }
        is_there
    }
}

/// The work while a thread processes it.
struct Turn<W: Work> {
    shared: Arc<Shared<W>>,
    work: Option<W>,
}

impl<W: Work> Turn<W> {
    fn run(mut self) {
        let mut done = 0;
        loop {
            let mut state = self.shared.lock();
            state.queued -= done;
            let Some(piece) = state.queue.pop_front() else {
                if let Some(work) = self.work.take() {
                    state.place = Place::AtRest(work);
                }
                self.leave(state);
                return;
            };
            self.leave(state);
            done = piece.len();
            if let Some(work) = &mut self.work
                && let Err(error) = work.take(&piece)
            {
                let mut state = self.shared.lock();
                state.forget();
                state.failed = Some(error);
            }
        }
    }

    fn leave(&self, mut state: MutexGuard<'_, State<W>>) {
        let is_wanted = state.is_wanted();
        drop(state);
        if is_wanted {
            self.shared.changed.notify_one();
        }
    }
}

impl<W: Work> Drop for Turn<W> {
    fn drop(&mut self) {
        if self.work.is_some() {
            let mut state = self.shared.lock();
            state.forget();
            state.place = Place::Lost;
            self.leave(state);
        }
    }
}

fn lost() -> Error {
    Error::new(
        ErrorClass::Io,
        "the contents were not processed: the work panicked, or the runtime is shutting down",
    )
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread::{self, ThreadId};
    use std::time::Duration;

    use super::*;

    /// Collects its pieces, and processes each only when told to.
    struct Slow {
        got: Vec<u8>,
        go: mpsc::Receiver<Result<()>>,
    }

    impl Work for Slow {
        fn quick(&self) -> usize {
            0
        }

        fn take(&mut self, piece: &[u8]) -> Result<()> {
            self.go.recv().expect("it is told to")?;
            self.got.extend_from_slice(piece);
            Ok(())
        }
    }

    fn slow() -> (Worker<Slow>, mpsc::Sender<Result<()>>) {
        let (tell, go) = mpsc::channel();
        let got = Vec::new();
        (Worker::new(Slow { got, go }), tell)
    }

    fn broken() -> Error {
        Error::new(ErrorClass::Io, "the disk is full")
    }

    /// Keeps on which thread each piece was processed.
    #[derive(Default)]
    struct Threads(Vec<ThreadId>);

    impl Work for Threads {
        fn quick(&self) -> usize {
            4
        }

        fn take(&mut self, _: &[u8]) -> Result<()> {
            self.0.push(thread::current().id());
            Ok(())
        }
    }

    #[tokio::test]
    async fn small_pieces_are_processed_by_their_sender_until_one_was_slow() {
        let worker = Worker::new(Threads::default());
        let small = [Bytes::from_static(b"four")];
        worker.add(&small);
        worker.add(&[Bytes::from_static(b"more than that")]);
        worker.settled(|_| ()).await.unwrap();
        worker.add(&small);
        assert!(worker.is_quick());
        worker.0.lock().is_quick = false;
        worker.add(&small);
        let threads = worker.finish().await.unwrap().0;
        let by_sender = threads.iter().map(|id| *id == thread::current().id());
        assert_eq!(by_sender.collect::<Vec<_>>(), [true, false, true, false]);
    }

    #[tokio::test]
    async fn pieces_are_done_in_order_and_wait_for_room() {
        let (worker, tell) = slow();
        let half = Bytes::from(vec![1; FULL / 2]);
        for piece in [half.clone(), half, Bytes::from_static(b"end")] {
            worker.has_room().await.unwrap();
            worker.add(&[piece]);
            if worker.0.lock().queued >= FULL {
                let room = tokio::time::timeout(Duration::from_millis(20), worker.has_room());
                assert!(room.await.is_err(), "there is none");
                tell.send(Ok(())).unwrap();
            }
        }
        tell.send(Ok(())).unwrap();
        tell.send(Ok(())).unwrap();
        let length = worker.settled(|slow| slow.got.len()).await.unwrap();
        assert_eq!(length, FULL + 3);
        assert!(worker.finish().await.unwrap().got.ends_with(b"\x01end"));
    }

    #[tokio::test]
    async fn a_failure_ends_the_work_and_is_told_once() {
        let (worker, tell) = slow();
        worker.add(&[Bytes::from_static(b"a"), Bytes::from_static(b"b")]);
        tell.send(Err(broken())).unwrap();
        let error = worker.settled(|_| ()).await.unwrap_err();
        assert!(error.is_io(), "{error}");
        let slow = worker.finish().await.unwrap();
        assert!(slow.got.is_empty(), "what was queued is forgotten");
    }

    #[tokio::test]
    async fn a_dropped_worker_ends_with_the_piece_at_hand() {
        let (worker, tell) = slow();
        let shared = worker.0.clone();
        worker.add(&[Bytes::from_static(b"a"), Bytes::from_static(b"b")]);
        while shared.lock().queue.len() == 2 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        drop(worker);
        tell.send(Ok(())).unwrap();
        while !matches!(shared.lock().place, Place::AtRest(_)) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert!(matches!(&shared.lock().place, Place::AtRest(slow) if slow.got == b"a"));
    }

    #[tokio::test]
    async fn a_panic_is_an_error() {
        let (worker, tell) = slow();
        drop(tell);
        worker.add(&[Bytes::from_static(b"a")]);
        assert!(worker.finish().await.is_err());
    }
}
