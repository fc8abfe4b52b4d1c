//! The `state` of a sign-in in a browser.

use cloud_drives_core::{Error, ErrorClass, Secret};

use super::pkce::random_text;

/// The `state` of a sign-in in a browser.
///
/// It is random text that comes back with the redirect and proves that it belongs to this sign-in.
///
/// Keep it with the session of the user who signs in, and check it with [`Redirect::parse`](super::Redirect::parse).
///
/// ```
/// use cloud_drives_runtime::oauth::SignInState;
///
/// let state = SignInState::random()?;
/// assert!(state.matches(state.as_str()));
/// assert!(!state.matches("another"));
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInState(Secret);

impl SignInState {
    /// Creates a state of 32 random bytes as 43 characters.
    ///
    /// # Errors
    ///
    /// If the system has no random bytes to give.
    pub fn random() -> Result<Self, Error> {
        Ok(Self(Secret::new(random_text()?)))
    }

    /// Restores a state that was kept as text.
    #[must_use]
    pub fn from_text(text: impl Into<Secret>) -> Self {
        Self(text.into())
    }

    /// Returns the text to send and to keep.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.expose()
    }

    /// Returns whether the returned state is this one, compared in a time that depends on the lengths only.
    #[must_use]
    pub fn matches(&self, returned: &str) -> bool {
        !self.0.is_empty() && self.0 == Secret::new(returned)
    }

    pub(super) fn check(&self, returned: Option<&str>) -> Result<(), Error> {
        match returned {
            Some(returned) if self.matches(returned) => Ok(()),
            Some(_) => Err(foreign("with another state than was sent")),
            None => Err(foreign("without the state that was sent")),
        }
    }
}

fn foreign(how: &str) -> Error {
    Error::new(
        ErrorClass::Auth,
        format!(
            "the redirect came back {how}; it belongs to another sign-in; start the sign-in again"
        ),
    )
}
