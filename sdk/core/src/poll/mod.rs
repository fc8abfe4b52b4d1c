//! Operations that a server runs in the background.

mod completed;
mod poller;
mod restarts;

pub use completed::{Completed, StartedResponse};
pub use poller::Poller;
pub use restarts::Restarts;

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use percent_encoding::percent_decode_str;
use serde::{Serialize, Serializer};

/// The state of a background operation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PollState {
    /// Still running.
    Pending,
    /// Done.
    Succeeded,
    /// Failed.
    Failed,
    /// A state that the specification does not describe, as the server sent it; treated as still running.
    Unknown(String),
}

impl PollState {
    /// Returns whether the state can no longer change.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed)
    }

    /// Returns its name: `pending`, `succeeded`, `failed`, or the server's own text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Unknown(state) => state,
        }
    }
}

impl fmt::Display for PollState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Parses a text of [`PollState::as_str`]. Any other text is [`PollState::Unknown`].
impl FromStr for PollState {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let known = [Self::Pending, Self::Succeeded, Self::Failed];
        let known = known.into_iter().find(|known| known.as_str() == text);
        Ok(known.unwrap_or_else(|| Self::Unknown(text.to_owned())))
    }
}

/// Writes the text of [`PollState::as_str`].
impl Serialize for PollState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// An answer to a call whose operation may still be running.
pub trait Started {
    /// Returns whether the server is still working in the background.
    fn is_running(&self) -> bool;

    /// Returns the operation's id; `None` if it is finished, or if the answer omits the id.
    fn operation_id(&self) -> Option<String>;
}

/// An answer with the state of an operation.
pub trait Progress {
    /// Returns the state.
    fn poll_state(&self) -> PollState;
}

/// Returns the last segment of the path of a URL, percent-decoded; a plain id is returned unchanged.
///
/// ```
/// use cloud_drives_core::last_path_segment;
///
/// assert_eq!(last_path_segment("https://host/v1/operations/0a1b?fields=status").as_deref(), Some("0a1b"));
/// assert_eq!(last_path_segment("0a1b").as_deref(), Some("0a1b"));
/// assert_eq!(last_path_segment("https://host/"), None);
/// ```
#[must_use]
pub fn last_path_segment(url_or_id: &str) -> Option<String> {
    let path = match url_or_id.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map(|(_, path)| path)?,
        None => url_or_id,
    };
    let path = path
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/');
    let segment = path
        .rsplit('/')
        .next()
        .filter(|segment| !segment.is_empty())?;
    percent_decode_str(segment)
        .decode_utf8()
        .ok()
        .map(|text| text.into_owned())
}

/// Returns the id in a link: its query parameter `id`, or else the [last segment of its path](last_path_segment).
///
/// ```
/// use cloud_drives_core::id_in_link;
///
/// assert_eq!(id_in_link("https://host/v1/operations/0a1b?fields=status").as_deref(), Some("0a1b"));
/// assert_eq!(id_in_link("https://host/v1/operations?id=0a1b").as_deref(), Some("0a1b"));
/// assert_eq!(id_in_link("0a1b").as_deref(), Some("0a1b"));
/// ```
#[must_use]
pub fn id_in_link(link_or_id: &str) -> Option<String> {
    let link = link_or_id.split('#').next().unwrap_or_default();
    let (_, query) = link.split_once('?').unwrap_or((link, ""));
    let mut parameters = url::form_urlencoded::parse(query.as_bytes());
    match parameters.find(|(name, value)| name == "id" && !value.is_empty()) {
        Some((_, id)) => Some(id.into_owned()),
        None => last_path_segment(link),
    }
}
