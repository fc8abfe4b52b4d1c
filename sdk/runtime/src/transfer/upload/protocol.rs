//! The protocol between a provider and the upload engine.

use std::time::Duration;

use cloud_drives_core::{Body, BoxFuture, Error, Result};

/// Default for how long a service may hide what it has stored.
const SHOWS_LATE: Duration = Duration::from_secs(15);

/// Size and checksums of the contents, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Size in bytes, if it is known.
    pub size: Option<u64>,
    /// MD5, 32 lower-case hexadecimal digits, once all bytes were read.
    pub md5: Option<String>,
    /// SHA-256, 64 lower-case hexadecimal digits, once all bytes were read.
    pub sha256: Option<String>,
}

impl Expected {
    /// Returns whether something with this size and these checksums has the same contents.
    ///
    /// Checksums count where both sides have them. Without a checksum in common the answer is no.
    ///
    /// ```
    /// use cloud_drives_runtime::transfer::upload::Expected;
    ///
    /// let expected = Expected { size: Some(3), md5: Some("900150983cd24fb0d6963f7d28e17f72".into()), sha256: None };
    /// assert!(expected.matches(Some(3), Some("900150983CD24FB0D6963F7D28E17F72"), None));
    /// assert!(!expected.matches(Some(3), None, None));
    /// ```
    #[must_use]
    pub fn matches(&self, size: Option<u64>, md5: Option<&str>, sha256: Option<&str>) -> bool {
        if let (Some(mine), Some(theirs)) = (self.size, size)
            && mine != theirs
        {
            return false;
        }
        let same =
            |mine: Option<&str>, theirs: Option<&str>| Some(mine?.eq_ignore_ascii_case(theirs?));
        let sums = [
            same(self.sha256.as_deref(), sha256),
            same(self.md5.as_deref(), md5),
        ];
        sums.contains(&Some(true)) && !sums.contains(&Some(false))
    }
}

/// How the contents are divided among requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One request carries everything; it may be a stream of unknown length.
    Whole,
    /// Several requests carry a part each.
    Parts {
        /// The sizes of the parts in bytes, in order. Their sum must be the size of the contents.
        sizes: Vec<u64>,
        /// Default number of parts in flight at once. With 1 they are sent strictly in order, whatever the caller sets.
        concurrency: usize,
    },
}

/// A part of the contents, or the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number, counted from 1.
    pub number: u32,
    /// Where it begins, in bytes.
    pub offset: u64,
    /// Its size in bytes, if it is known.
    pub size: Option<u64>,
    /// Size of all contents in bytes, if it is known.
    pub total: Option<u64>,
}

/// The upload protocol of a provider: which calls come first, and where the bytes go.
///
/// The engine calls [`begin`](UploadProtocol::begin), [`send`](UploadProtocol::send) once or for every part, and
/// [`finish`](UploadProtocol::finish). Calls to the API itself (`begin`, `finish`) should retry by themselves; `send`
/// makes one attempt. One of several parts is sent again if it fails, so sending it must be idempotent.
///
/// Optional capabilities have traits of their own: finding a stored file after a failure
/// ([`find`](UploadProtocol::find)) and resuming an interrupted upload ([`resume`](UploadProtocol::resume)).
///
/// ```
/// use cloud_drives_core::{Body, BoxFuture, Result};
/// use cloud_drives_runtime::transfer::upload::{Expected, Part, UploadProtocol};
///
/// /// Takes contents in one request, and counts them.
/// struct Counter;
///
/// impl UploadProtocol for Counter {
///     type Session = ();
///     type Sent = u64;
///     type Receipt = u64;
///
///     fn begin<'a>(&'a self, _: &'a Expected) -> BoxFuture<'a, Result<()>> {
///         Box::pin(async { Ok(()) })
///     }
///
///     fn send<'a>(&'a self, (): &'a (), _: Part, body: Body) -> BoxFuture<'a, Result<u64>> {
///         Box::pin(async move { Ok(body.open().await?.collect(1 << 20).await?.len() as u64) })
///     }
///
///     fn finish<'a>(&'a self, (): &'a (), sent: Vec<u64>, _: &'a Expected) -> BoxFuture<'a, Result<u64>> {
///         Box::pin(async move { Ok(sent.into_iter().sum()) })
///     }
/// }
/// ```
pub trait UploadProtocol: Send + Sync {
    /// The address of one attempt's bytes: one link or several, usually with an expiry.
    type Session: Send + Sync;
    /// The provider's answer to a part.
    type Sent: Send;
    /// The provider's answer about the stored file.
    type Receipt: Send;

    /// Returns whether `begin` must know size and checksums. Default: false.
    ///
    /// If so, the contents are read once more before anything is sent; a source that can be read only once is spooled to a temporary
    /// file.
    fn needs_fingerprint(&self) -> bool {
        false
    }

    /// Returns whether a layer below may open the body of a whole upload a second time, after a refused token for example.
    ///
    /// Default: false.
    fn reopens_body(&self) -> bool {
        false
    }

    /// Prepares an attempt, by asking for a link for example.
    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Self::Session>>;

    /// Divides the contents among requests. Default: one request.
    ///
    /// # Errors
    ///
    /// Returns an error if contents of this size, or of unknown size, can't be taken.
    fn layout(&self, session: &Self::Session, total: Option<u64>) -> Result<Layout> {
        let _ = (session, total);
        Ok(Layout::Whole)
    }

    /// Sends a part, in one attempt.
    fn send<'a>(
        &'a self,
        session: &'a Self::Session,
        part: Part,
        body: Body,
    ) -> BoxFuture<'a, Result<Self::Sent>>;

    /// Completes the upload, once all parts have arrived.
    ///
    /// `sent` has the answers to the parts that this session was sent, in order. Of a session that was resumed by its
    /// [offset](ResumeUpload::arrived) it lacks those to the parts that had arrived before.
    fn finish<'a>(
        &'a self,
        session: &'a Self::Session,
        sent: Vec<Self::Sent>,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Self::Receipt>>;

    /// Returns whether the arrival of the last part stores the file, before [`finish`](UploadProtocol::finish). Default: false.
    ///
    /// A last part without an answer then leaves the outcome open, and the engine looks for the file before it sends anything again.
    fn last_part_completes(&self) -> bool {
        false
    }

    /// Returns whether a failure means that the session has expired, so that a new one helps. Default: false.
    fn is_expired(&self, error: &Error) -> bool {
        let _ = error;
        false
    }

    /// Returns how to find a stored file, if the provider can. Without it, an attempt of unknown outcome ends the upload.
    fn find(&self) -> Option<&dyn FindUpload<Self::Receipt>> {
        None
    }

    /// Returns how to resume an interrupted upload, if the provider can.
    ///
    /// Without it, a caller that asks for a resumable upload gets an error.
    fn resume(&self) -> Option<&dyn ResumeUpload<Self::Session, Self::Sent>> {
        None
    }
}

/// Finds the file that an attempt of unknown outcome may have stored.
pub trait FindUpload<R>: Send + Sync {
    /// Looks up the file, and returns it if it has the expected contents. `None`: something else is there, or nothing yet.
    ///
    /// Expected to retry by itself where that helps.
    fn find_existing<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Option<R>>>;

    /// Returns for how long the service may hide what it has stored, given the size in bytes. Default: 15 s.
    fn look_for(&self, size: u64) -> Duration {
        let _ = size;
        SHOWS_LATE
    }

    /// Returns whether contents of this size may still become visible after a failure that followed the last byte.
    ///
    /// Default: not after 500, 502 and 503. A gateway that timed out leaves the outcome open; a server that says it failed is believed
    /// after one look.
    fn shows_late(&self, error: &Error, size: u64) -> bool {
        let _ = size;
        !matches!(
            error.status().map(|status| status.as_u16()),
            Some(500 | 502 | 503)
        )
    }
}

/// Resumes an interrupted upload, in this process or in another one.
///
/// A provider remembers an interrupted upload in one of two ways. It tells how many bytes of the session have arrived
/// ([`arrived`](ResumeUpload::arrived)); the engine then sends everything after that offset, whatever the layout. Or
/// arrived parts stay with their session ([`parts`](ResumeUpload::parts)); the engine then records them in the state
/// file.
pub trait ResumeUpload<S, T>: Send + Sync {
    /// Returns the session as text, for a file that only its owner can read. `None`: this session is not to be kept.
    fn save(&self, session: &S) -> Option<String>;

    /// Returns the session that was saved, if it still serves this upload.
    fn restore(&self, saved: &str) -> Option<S>;

    /// Asks how many bytes of a session have arrived, counted from the beginning. Default: none.
    ///
    /// Asked only when the checksums are known.
    fn arrived<'a>(&'a self, session: &'a S, expected: &'a Expected) -> BoxFuture<'a, Result<u64>> {
        let _ = (session, expected);
        Box::pin(async { Ok(0) })
    }

    /// Returns how to remember single parts, if parts that have arrived stay with their session.
    fn parts(&self) -> Option<&dyn ResumeParts<T>> {
        None
    }
}

/// Remembers parts that stay with their session.
///
/// The state file holds a checksum of each part that has arrived. Only parts that are missing or have changed are sent
/// again, so the checksums of the whole contents need not be known beforehand.
pub trait ResumeParts<T>: Send + Sync {
    /// Returns what the provider answered to a part, as text for the state file.
    fn save_part(&self, sent: &T) -> String;

    /// Returns what was saved of a part; `None` if it must be sent again.
    fn restore_part(&self, saved: &str) -> Option<T>;
}
