//! The protocol between a provider and the upload engine.

use std::time::Duration;

use cloud_drives_core::{Body, BoxFuture, Error, Result};

/// Default for how long a stored file may be invisible.
const SHOWS_LATE: Duration = Duration::from_secs(15);

/// Size and checksums of the contents, as far as known.
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
    /// Returns whether a file with this size and these checksums has the same contents.
    ///
    /// Only checksums known to both are compared. Returns false if there is no common checksum.
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

/// How the contents are divided into requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One request carries everything; it may be a stream of unknown length.
    Whole,
    /// Several requests carry a part each.
    Parts {
        /// The sizes of the parts in bytes, in order. Their sum must be the size of the contents.
        sizes: Vec<u64>,
        /// Default number of parts in flight at once. If it is 1, they are sent strictly in order, regardless of the caller's setting.
        concurrency: usize,
    },
}

/// A part of the contents, or the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number, counted from 1.
    pub number: u32,
    /// Its offset, in bytes.
    pub offset: u64,
    /// Its size in bytes, if it is known.
    pub size: Option<u64>,
    /// Size of all contents in bytes, if it is known.
    pub total: Option<u64>,
}

/// The upload protocol of a provider: how to start an upload, send its bytes and complete it.
///
/// The engine calls [`begin`](UploadProtocol::begin), [`send`](UploadProtocol::send) once or for every part, and
/// [`finish`](UploadProtocol::finish). Calls to the API itself (`begin`, `finish`) should do their own retries; `send` makes a single
/// attempt. A failed part is sent again, so sending one of several parts must be idempotent.
///
/// Optional capabilities are separate traits: finding a stored file after a failure
/// ([`find`](UploadProtocol::find)) and resuming an interrupted upload ([`resume`](UploadProtocol::resume)).
///
/// ```
/// use cloud_drives_core::{Body, BoxFuture, Result};
/// use cloud_drives_runtime::transfer::upload::{Expected, Part, UploadProtocol};
///
/// /// Accepts contents in one request, and counts the bytes.
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

    /// Returns whether `begin` requires size and checksums. Default: false.
    ///
    /// If true, the contents are read once before anything is sent; a source that can be read only once is spooled to a temporary file.
    fn needs_fingerprint(&self) -> bool {
        false
    }

    /// Returns whether a layer below may open the body of a whole upload a second time, for example after a refused token.
    ///
    /// Default: false.
    fn reopens_body(&self) -> bool {
        false
    }

    /// Prepares an attempt, for example by requesting a link.
    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Self::Session>>;

    /// Divides the contents into requests. Default: one request.
    ///
    /// # Errors
    ///
    /// Returns an error if contents of this size, or of unknown size, are not supported.
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
    /// `sent` contains the answers to the parts sent in this session, in order. If the session was resumed at its
    /// [offset](ResumeUpload::arrived), the answers to earlier parts are missing.
    fn finish<'a>(
        &'a self,
        session: &'a Self::Session,
        sent: Vec<Self::Sent>,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Self::Receipt>>;

    /// Returns whether the arrival of the last part stores the file, before [`finish`](UploadProtocol::finish). Default: false.
    ///
    /// If true, the outcome is ambiguous after a last part without an answer, and the engine looks up the file before it sends anything
    /// again.
    fn last_part_completes(&self) -> bool {
        false
    }

    /// Returns whether a failure means that the session has expired and a new one is needed. Default: false.
    fn is_expired(&self, error: &Error) -> bool {
        let _ = error;
        false
    }

    /// Returns how to find a stored file, if supported. Otherwise, an attempt with an unknown outcome ends the upload.
    fn find(&self) -> Option<&dyn FindUpload<Self::Receipt>> {
        None
    }

    /// Returns how to resume an interrupted upload, if supported.
    ///
    /// Otherwise, a resumable upload fails with an error.
    fn resume(&self) -> Option<&dyn ResumeUpload<Self::Session, Self::Sent>> {
        None
    }
}

/// Finds the file that an attempt with an unknown outcome may have stored.
pub trait FindUpload<R>: Send + Sync {
    /// Looks up the file, and returns it if it has the expected contents. Returns `None` if another file exists, or none yet.
    ///
    /// Implementations should do their own retries.
    fn find_existing<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Option<R>>>;

    /// Returns how long a stored file of this size in bytes may be invisible. Default: 15 s.
    fn look_for(&self, size: u64) -> Duration {
        let _ = size;
        SHOWS_LATE
    }

    /// Returns whether contents of this size may still become visible after a failure that followed the last byte.
    ///
    /// Default: false for 500, 502 and 503, otherwise true. After a gateway timeout, the outcome is ambiguous; if a server reports a
    /// failure, one look-up is enough.
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
/// There are two kinds of providers. Some report how many bytes of a session have arrived ([`arrived`](ResumeUpload::arrived)); the engine
/// then sends everything after that offset, whatever the layout. Others keep arrived parts with their session
/// ([`parts`](ResumeUpload::parts)); the engine then records them in the state file.
pub trait ResumeUpload<S, T>: Send + Sync {
    /// Returns the session as text, for a file that only its owner can read. Returns `None` if the session must not be stored.
    fn save(&self, session: &S) -> Option<String>;

    /// Returns the saved session, if it is still usable for this upload.
    fn restore(&self, saved: &str) -> Option<S>;

    /// Requests how many bytes of a session have arrived, counted from the beginning. Default: 0.
    ///
    /// Called only if the checksums are known.
    fn arrived<'a>(&'a self, session: &'a S, expected: &'a Expected) -> BoxFuture<'a, Result<u64>> {
        let _ = (session, expected);
        Box::pin(async { Ok(0) })
    }

    /// Returns how to record single parts, if arrived parts are kept with their session.
    fn parts(&self) -> Option<&dyn ResumeParts<T>> {
        None
    }
}

/// Records arrived parts that are kept with their session.
///
/// The state file contains a checksum of each arrived part. Only missing or changed parts are sent again, so the checksums of the whole
/// contents need not be known in advance.
pub trait ResumeParts<T>: Send + Sync {
    /// Returns the provider's answer to a part as text for the state file.
    fn save_part(&self, sent: &T) -> String;

    /// Returns the saved answer to a part; `None` if the part must be sent again.
    fn restore_part(&self, saved: &str) -> Option<T>;
}
