//! What is known of the attempts before the one in flight.

use super::protocol::Expected;

/// What earlier attempts leave open.
#[derive(Debug)]
pub(super) enum Doubt {
    /// None of them can have stored the contents.
    None,
    /// One may have stored them, but that is unlikely: the server said that it failed, or another process made it and left no word.
    Slight(Expected),
    /// One had all bytes and no answer that says anything. If the upload now fails, its outcome is unknown.
    Ambiguous(Expected),
}

impl Doubt {
    /// What to look for, if anything may be stored.
    pub(super) fn expected(&self) -> Option<&Expected> {
        match self {
            Self::None => None,
            Self::Slight(expected) | Self::Ambiguous(expected) => Some(expected),
        }
    }

    pub(super) fn is_ambiguous(&self) -> bool {
        matches!(self, Self::Ambiguous(_))
    }

    /// Notes another attempt that may have stored the contents. One ambiguous attempt stays so, whatever the later ones say.
    pub(super) fn note(&mut self, expected: Expected, ambiguous: bool) {
        *self = match ambiguous || self.is_ambiguous() {
            true => Self::Ambiguous(expected),
            false => Self::Slight(expected),
        };
    }
}
