//! What is known about the effect of a failed call.

use super::{Error, ErrorClass};
use crate::retry::Verdict;

/// What is known about the effect of a failed call.
///
/// ```
/// use cloud_drives_core::{Effect, Error};
///
/// fn advice(error: &Error) -> String {
///     match error.effect() {
///         Effect::None => "nothing was done".to_owned(),
///         Effect::Done => "it was done, but the answer is missing".to_owned(),
///         Effect::Running { operation_id } => format!("operation {operation_id} is still running"),
///         _ => "check the current state before retrying".to_owned(),
///     }
/// }
/// assert_eq!(advice(&Error::invalid_input("path: must not be empty")), "nothing was done");
/// ```
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The call was never sent, or the server refused it: nothing was done.
    None,
    /// The call may have had its effect in full, in part or not at all.
    Unknown,
    /// The call had its effect; its answer was lost or can't be read.
    Done,
    /// The server accepted the call and is working on it in the background.
    Running {
        /// Id of the operation, to ask for its state.
        operation_id: String,
    },
}

impl Error {
    /// Returns what is known of the effect of the call.
    ///
    /// It covers all attempts: a call that was refused after an attempt with an unknown outcome is [`Effect::Unknown`].
    ///
    /// - An error answer counts by its [`Verdict`]: [`Refused`](Verdict::Refused) is [`Effect::None`], [`Unclear`](Verdict::Unclear) is
    ///   [`Effect::Unknown`]. [`Final`](Verdict::Final) is [`Effect::None`], except for a server error that neither HTTP nor the spec
    ///   describes.
    /// - A success whose body is truncated, too large or can't be decoded is [`Effect::Done`]. If the body is neither JSON nor announced as
    ///   JSON, such as a proxy's error page, it is [`Effect::Unknown`].
    /// - A failed poll of a background operation is [`Effect::Running`].
    #[must_use]
    pub fn effect(&self) -> Effect {
        if let Some(effect) = &self.0.effect {
            return effect.clone();
        }
        match self.0.class {
            ErrorClass::InvalidInput
            | ErrorClass::Connect
            | ErrorClass::Tls
            | ErrorClass::Auth
            | ErrorClass::WrongResourceType
            | ErrorClass::Redirect => Effect::None,
            ErrorClass::Status => self.effect_of_status(),
            ErrorClass::Decode
            | ErrorClass::Protocol
            | ErrorClass::TooLarge
            | ErrorClass::Integrity
                if self.0.status.is_some_and(|status| status.is_success()) =>
            {
                Effect::Done
            }
            _ => Effect::Unknown,
        }
    }

    fn effect_of_status(&self) -> Effect {
        let rules = self.0.info.map(|operation| operation.retry());
        let is_ruled = rules.is_some_and(|rules| rules.verdict(self).is_some());
        let status = self.0.status.map_or(0, |status| status.as_u16());
        match Verdict::of(self) {
            Verdict::Refused => Effect::None,
            Verdict::Unclear => Effect::Unknown,
            // These statuses say that the server can't or won't handle the call.
            Verdict::Final if is_ruled || matches!(status, 501 | 505 | 507 | 508 | 509 | 511) => {
                Effect::None
            }
            Verdict::Final if status >= 500 => Effect::Unknown,
            Verdict::Final => Effect::None,
        }
    }

    /// Records the effect of the call.
    #[must_use]
    pub fn with_effect(mut self, effect: Effect) -> Self {
        self.0.effect = Some(effect);
        self
    }

    /// Records that an earlier attempt of the same call may have had its effect, unless more than that is known.
    #[must_use]
    pub fn after_doubt(self) -> Self {
        match self.effect() {
            Effect::None => self.with_effect(Effect::Unknown),
            _ => self,
        }
    }

    /// Returns whether the request certainly never reached the server.
    ///
    /// A call that the server answered and refused did reach it; see [`Error::effect`].
    ///
    /// # Retries
    ///
    /// Says nothing about whether a retry would succeed: an invalid argument stays invalid. Use [`Error::is_transient`] for that.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.0.status.is_none() && self.effect() == Effect::None
    }
}
