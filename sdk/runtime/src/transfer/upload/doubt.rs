//! The ambiguity that earlier attempts of an upload leave.

use super::protocol::Expected;

/// Whether an earlier attempt may have stored the contents.
#[derive(Debug)]
pub(super) enum Doubt {
    /// No attempt can have stored the contents.
    None,
    /// An attempt may have stored them, but that is unlikely.
    ///
    /// The server reported a failure, or the attempt was made by a process that left no record.
    Slight(Expected),
    /// An attempt sent all bytes but got no conclusive answer. If the upload now fails, its outcome is unknown.
    Ambiguous(Expected),
}

impl Doubt {
    /// Returns the contents to look for, if they may be stored.
    pub(super) fn expected(&self) -> Option<&Expected> {
        match self {
            Self::None => None,
            Self::Slight(expected) | Self::Ambiguous(expected) => Some(expected),
        }
    }

    pub(super) fn is_ambiguous(&self) -> bool {
        matches!(self, Self::Ambiguous(_))
    }

    /// Records another attempt that may have stored the contents. After an ambiguous attempt, the upload stays ambiguous, whatever the
    /// outcome of later ones.
    pub(super) fn note(&mut self, expected: Expected, ambiguous: bool) {
        *self = match ambiguous || self.is_ambiguous() {
            true => Self::Ambiguous(expected),
            false => Self::Slight(expected),
        };
    }
}
