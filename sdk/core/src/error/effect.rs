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
///         Effect::Done => "it was done, only the answer is missing".to_owned(),
///         Effect::Running { operation_id } => format!("operation {operation_id} goes on"),
///         _ => "look at what is there before doing it again".to_owned(),
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
    /// Where several attempts were made it speaks of all of them: a call that was refused after an attempt of unknown outcome is
    /// [`Effect::Unknown`].
    ///
    /// - An answer that stands for a failure is judged as [`Verdict::of`] does: refused is [`Effect::None`], unclear is
    ///   [`Effect::Unknown`]. A final one is [`Effect::None`] unless the server failed in a way that nothing describes.
    /// - A success whose body is cut, too large or not understood is [`Effect::Done`], unless it is announced as something else than
    ///   JSON and is not JSON either, such as the page of a proxy: [`Effect::Unknown`].
    /// - A question about an operation in the background that failed is [`Effect::Running`].
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
            // What these say is that the server can't or won't do it.
            Verdict::Final if is_ruled || matches!(status, 501 | 505 | 507 | 508 | 509 | 511) => {
                Effect::None
            }
            Verdict::Final if status >= 500 => Effect::Unknown,
            Verdict::Final => Effect::None,
        }
    }

    /// Records what is known of the effect of the call.
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
    /// An answer that refuses the call is not meant by that; see [`Error::effect`].
    ///
    /// # Retries
    ///
    /// Says nothing about whether another try would fare better: an argument that can't be used
    /// stays unusable. Ask [`Error::is_transient`] for that.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.0.status.is_none() && self.effect() == Effect::None
    }
}
