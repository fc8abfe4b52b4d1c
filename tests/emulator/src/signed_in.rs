//! The result of a sign-in.

use std::fmt;

/// Tokens of a user who has let an application in.
#[derive(Clone)]
#[non_exhaustive]
pub struct SignedIn {
    /// The access token.
    pub access_token: String,
    /// The token that renews it; with some services it works once.
    pub refresh_token: String,
}

impl fmt::Debug for SignedIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SignedIn").finish_non_exhaustive()
    }
}
