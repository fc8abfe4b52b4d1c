//! What a provider tells the upload engine.

use std::time::Duration;

use cloud_drives_core::{Body, BoxFuture, Error, Result};

/// What the engine knows of the contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
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

/// How a provider takes an upload: what to ask first, where the bytes go, and how to find out what became of them.
///
/// The engine calls `begin`, `send` and, when it can't tell what came of that, `find_existing`. Calls to the API itself
/// (`begin`, `find_existing`) are expected to try again by themselves where that helps: the engine takes their failures as final.
pub trait UploadProtocol: Send + Sync {
    /// Where one attempt sends its bytes: a link, usually good for a time.
    type Session: Send + Sync;
    /// What the provider said of the stored file.
    type Receipt: Send;

    /// Prepares for an attempt, by asking for a link for example.
    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Self::Session>>;

    /// Sends the whole contents, once.
    fn send<'a>(
        &'a self,
        session: &'a Self::Session,
        body: Body,
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

    /// Whether a failure says that the session has expired, so that a new one helps.
    fn is_expired(&self, error: &Error) -> bool {
        let _ = error;
        false
    }
}
