//! Calls without `async`, with the feature `blocking`.
//!
//! [`Wait::wait`] replaces `.await`, [`Iter::iter`] turns a listing into an iterator, and [`Read::reader`] turns an asynchronous reader
//! into a [`std::io::Read`]. All of them share one runtime with a single thread. The first call starts it, and it runs until the process
//! exits; background work such as renewing a token continues between calls.
//!
//! ```
//! use cloud_drives_runtime::blocking::Wait as _;
//! use cloud_drives_runtime::{CompositeCall, Error};
//!
//! let call = CompositeCall::new(|_options| async { Ok(42) });
//! assert_eq!(call.wait()?, 42);
//! # Ok::<(), Error>(())
//! ```
//!
//! # Errors
//!
//! Inside an asynchronous runtime, including threads of its `spawn_blocking`, each of them fails with [`ErrorClass::InvalidInput`] instead
//! of blocking the thread: use `.await` there, or [`std::thread::spawn`] for the synchronous part.

use std::io;
use std::sync::OnceLock;

use cloud_drives_core::{Error, ErrorClass, Result};
use futures_core::Stream;
use futures_util::StreamExt as _;
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::runtime::{Builder, Handle, Runtime};

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// Returns the runtime of all blocking calls, if this thread may wait for it.
fn runtime() -> Result<&'static Runtime> {
    if Handle::try_current().is_ok() {
        return Err(Error::invalid_input(
            "a blocking call can't wait inside an asynchronous runtime or its spawn_blocking; await it, or move it into std::thread::spawn",
        ));
    }
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let started = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("cloud-drives")
        .enable_all()
        .build();
    let started = started.map_err(|error| {
        Error::new(
            ErrorClass::Io,
            "the runtime of blocking calls can't be started",
        )
        .with_source(error)
    })?;
    Ok(RUNTIME.get_or_init(|| started))
}

/// Waits for a future.
pub trait Wait<T>: IntoFuture<Output = Result<T>> + Sized {
    /// Waits for the result.
    ///
    /// # Errors
    ///
    /// Returns the errors of the call and the error described in the [module](self).
    fn wait(self) -> Result<T> {
        runtime()?.block_on(self.into_future())
    }
}

impl<T, F: IntoFuture<Output = Result<T>>> Wait<T> for F {}

/// Iterates over a listing.
pub trait Iter<T>: Stream<Item = Result<T>> + Unpin + Sized {
    /// Returns an iterator that fetches pages as needed.
    ///
    /// # Errors
    ///
    /// An item may be an error: one of the listing, after which it ends, or the one described in the [module](self).
    fn iter(self) -> BlockingIter<Self> {
        BlockingIter {
            listing: self,
            ended: false,
        }
    }
}

impl<T, S: Stream<Item = Result<T>> + Unpin> Iter<T> for S {}

/// A listing as an iterator.
#[derive(Debug)]
#[must_use = "pages are fetched only when items are asked for"]
pub struct BlockingIter<S> {
    listing: S,
    ended: bool,
}

impl<T, S: Stream<Item = Result<T>> + Unpin> Iterator for BlockingIter<S> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = match runtime() {
            Ok(runtime) => runtime.block_on(self.listing.next()),
            Err(error) => Some(Err(error)),
        };
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

/// Reads an asynchronous reader.
pub trait Read: AsyncRead + Unpin + Sized {
    /// Returns a reader that waits for the bytes.
    fn reader(self) -> BlockingReader<Self> {
        BlockingReader(self)
    }
}

impl<R: AsyncRead + Unpin> Read for R {}

/// An asynchronous reader as a [`std::io::Read`].
#[derive(Debug)]
pub struct BlockingReader<R>(R);

impl<R: AsyncRead + Unpin> io::Read for BlockingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let runtime = runtime()?;
        runtime.block_on(self.0.read(buffer))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{Iter as _, Read as _, Wait as _};
    use cloud_drives_core::{Error, Result};

    fn listing() -> impl futures_core::Stream<Item = Result<u8>> + Unpin {
        let broken = Error::invalid_input("broken");
        futures_util::stream::iter([Ok(1), Ok(2), Err(broken), Ok(3)])
    }

    #[test]
    fn waiting_works_for_calls_listings_and_readers() {
        let slow = || async {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            Ok(5)
        };
        assert_eq!(slow().wait().unwrap(), 5);
        let items: Vec<_> = listing().iter().map(Result::ok).collect();
        assert_eq!(items, [Some(1), Some(2), None], "an error ends the listing");
        let mut text = String::new();
        b"contents"
            .as_slice()
            .reader()
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "contents");
    }

    #[test]
    fn several_threads_wait_simultaneously() {
        let wait = |number| std::thread::spawn(move || async move { Ok(number) }.wait().unwrap());
        let sum: u32 = [1, 2, 3]
            .map(wait)
            .map(|thread| thread.join().unwrap())
            .iter()
            .sum();
        assert_eq!(sum, 6);
    }

    #[tokio::test]
    async fn waiting_inside_a_runtime_is_an_error_not_a_panic() {
        let error = async { Ok(()) }.wait().unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert!(error.to_string().contains("std::thread::spawn"), "{error}");
        let call = || async { Ok(()) }.wait();
        let within = tokio::task::spawn_blocking(call).await.unwrap();
        assert!(within.unwrap_err().is_invalid_input());
        let within = tokio::task::spawn_blocking(move || std::thread::spawn(call).join().unwrap());
        within.await.unwrap().unwrap();
        let mut items = listing().iter();
        assert!(items.next().unwrap().unwrap_err().is_invalid_input());
        assert!(items.next().is_none());
        let mut bytes = [0; 4];
        let error = b"abcd".as_slice().reader().read(&mut bytes).unwrap_err();
        assert!(
            error.to_string().contains("asynchronous runtime"),
            "{error}"
        );
    }
}
