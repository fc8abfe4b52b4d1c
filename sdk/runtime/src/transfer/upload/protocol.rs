//! What a provider tells the upload engine.

use std::time::Duration;

use cloud_drives_core::{Body, BoxFuture, Error, Result};

/// What the engine knows of the contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Size in bytes, where it is known.
    pub size: Option<u64>,
    /// MD5, 32 lower-case hexadecimal digits, once all bytes were seen.
    pub md5: Option<String>,
    /// SHA-256, 64 lower-case hexadecimal digits, once all bytes were seen.
    pub sha256: Option<String>,
}

impl Expected {
    /// Whether something with this size and these sums has the same contents.
    ///
    /// Sums count where both sides have them; without a sum on either side nothing can be told, and the answer is no.
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

/// How the contents are cut up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One request carries everything; it may be a stream of unknown length.
    Whole,
    /// Several requests carry a part each.
    Parts {
        /// The sizes of the parts in bytes, in order; they add up to the size of the contents.
        sizes: Vec<u64>,
        /// How many may be under way at once. With one they go out strictly in order.
        at_once: usize,
    },
}

/// A part of the contents, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number, counted from 1.
    pub number: u32,
    /// Where it begins, in bytes.
    pub offset: u64,
    /// Its size in bytes, where it is known.
    pub size: Option<u64>,
    /// Size of all contents in bytes, where it is known.
    pub total: Option<u64>,
}

impl Part {
    pub(super) fn new(number: u32, offset: u64, size: Option<u64>, total: Option<u64>) -> Self {
        Self {
            number,
            offset,
            size,
            total,
        }
    }
}

/// How a provider takes an upload: what to ask first, where the bytes go, and how to find out what became of them.
///
/// The engine calls `begin`, `send` once or for every part, and `finish`; when it can't tell what came of that, `find_existing`.
/// Calls to the API itself (`begin`, `finish`, `find_existing`) are expected to try again by themselves where that helps. A part of
/// several is sent again when it fails, so sending it twice has to be as good as once.
pub trait UploadProtocol: Send + Sync {
    /// Where one attempt sends its bytes: a link or several, usually good for a time.
    type Session: Send + Sync;
    /// What the provider said of a part.
    type Sent: Send;
    /// What the provider said of the stored file.
    type Receipt: Send;

    /// Whether `begin` has to know size and sums. The contents are then read once more, before anything is sent; those that can be read
    /// only once are laid aside in a temporary file.
    fn needs_fingerprint(&self) -> bool {
        false
    }

    /// Whether a layer below may read a body that carries everything a second time, where an answer says that nothing was done with it:
    /// that the token is refused, for example, and there is another.
    fn may_be_read_again(&self) -> bool {
        false
    }

    /// Prepares for an attempt, by asking for a link for example.
    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Self::Session>>;

    /// How the contents are to be cut up.
    ///
    /// # Errors
    ///
    /// When contents of this size, or of unknown size, can't be taken.
    fn layout(&self, session: &Self::Session, total: Option<u64>) -> Result<Layout> {
        let _ = (session, total);
        Ok(Layout::Whole)
    }

    /// Sends a part, once.
    fn send<'a>(
        &'a self,
        session: &'a Self::Session,
        part: Part,
        body: Body,
    ) -> BoxFuture<'a, Result<Self::Sent>>;

    /// Ends the upload, once all parts are there.
    fn finish<'a>(
        &'a self,
        session: &'a Self::Session,
        sent: Vec<Self::Sent>,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Self::Receipt>>;

    /// Looks whether the contents are there, after an attempt whose outcome is not known. `None`: something else is there, or
    /// nothing yet.
    fn find_existing<'a>(
        &'a self,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Option<Self::Receipt>>>;

    /// Whether `find_existing` can find anything. Without it, an attempt whose outcome is not known ends the upload.
    fn can_look(&self) -> bool {
        true
    }

    /// For how long a service may not show what it has stored already, given the size in bytes.
    fn look_for(&self, size: u64) -> Duration {
        let _ = size;
        Duration::from_secs(15)
    }

    /// Whether contents of this size may still show up after a failure that came behind the last byte. A gateway that lost its
    /// patience leaves that open; a server that says it failed does not, and is looked at once.
    fn shows_late(&self, error: &Error, size: u64) -> bool {
        let _ = size;
        !matches!(
            error.status().map(|status| status.as_u16()),
            Some(500 | 502 | 503)
        )
    }

    /// Whether a failure says that the session has expired, so that a new one helps.
    fn is_expired(&self, error: &Error) -> bool {
        let _ = error;
        false
    }

    /// How many bytes of a session that broke have arrived, so that the rest can follow. Asked only of uploads that are to be
    /// resumable, whose sums are known.
    fn arrived<'a>(
        &'a self,
        session: &'a Self::Session,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<u64>> {
        let _ = (session, expected);
        Box::pin(async { Ok(0) })
    }

    /// The session as text, to be kept in a file that only its owner can read.
    fn save(&self, session: &Self::Session) -> Option<String> {
        let _ = session;
        None
    }

    /// The session that was kept, if it is still of use for this upload.
    fn restore(&self, saved: &str) -> Option<Self::Session> {
        let _ = saved;
        None
    }

    /// Whether parts that have arrived stay with their session. Of an upload that is taken up again only the others are then sent: the
    /// state file remembers a sum of each, so those of all contents are not needed for that, but have to agree where they are known.
    fn keeps_parts(&self) -> bool {
        false
    }

    /// What the provider said of a part, as text for the state file.
    fn save_part(&self, sent: &Self::Sent) -> Option<String> {
        let _ = sent;
        None
    }

    /// What was kept of a part.
    fn restore_part(&self, saved: &str) -> Option<Self::Sent> {
        let _ = saved;
        None
    }
}
