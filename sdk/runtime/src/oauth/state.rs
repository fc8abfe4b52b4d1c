//! The `state` of a sign-in with a browser.

use cloud_drives_core::{Error, ErrorClass, Secret};

use super::pkce::random_text;

/// The `state` of a sign-in with a browser.
///
/// It is random text that the redirect returns, which proves that the redirect belongs to this sign-in.
///
/// Store it in the session of the user who signs in, and check it with [`Redirect::parse`](super::Redirect::parse).
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
    /// Returns an error if the system provides no random bytes.
    pub fn random() -> Result<Self, Error> {
        Ok(Self(Secret::new(random_text()?)))
    }

    /// Restores a state from its text.
    #[must_use]
    pub fn from_text(text: impl Into<Secret>) -> Self {
        Self(text.into())
    }

    /// Returns the text to send and to store.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.expose()
    }

    /// Returns whether the returned state is this one, compared in time that depends only on the lengths.
    #[must_use]
    pub fn matches(&self, returned: &str) -> bool {
        !self.0.is_empty() && self.0 == Secret::new(returned)
    }

    pub(super) fn check(&self, returned: Option<&str>) -> Result<(), Error> {
        match returned {
            Some(returned) if self.matches(returned) => Ok(()),
            Some(_) => Err(foreign("with a state other than the one sent")),
            None => Err(foreign("without the state that was sent")),
        }
    }
}

fn foreign(how: &str) -> Error {
    Error::new(
        ErrorClass::Auth,
        format!(
            "the redirect came back {how}; it may belong to another sign-in; start the sign-in again"
        ),
    )
}
