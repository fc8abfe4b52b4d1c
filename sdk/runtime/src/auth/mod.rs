//! Who is calling: token sources, refresh, and the helpers of OAuth flows.
//!
//! A [`TokenSource`] gives the access token for each request. [`StaticToken`] always gives the same one; [`RefreshingToken`] gets a
//! new one before the old one ends, once for all callers that wait for it, and [`TokenFile`] does so with tokens that are kept in a file.
//! [`AuthTransport`] puts the token on the requests of operations that want one. [`Pkce`], [`SignInState`] and [`Redirect`] are what a sign-in in a browser needs.

mod clock;
mod kept;
mod pkce;
mod redirect;
mod refreshing;
mod state;
#[cfg(test)]
mod tests;
mod token;
mod token_file;
mod transport;

pub use clock::Clock;
pub use kept::KeepOutcome;
pub use kept::{Callback, callback};
pub use pkce::{ChallengeMethod, Pkce};
pub use redirect::{Redirect, RedirectToken};
pub use refreshing::{RefreshingToken, RefreshingTokenBuilder, TokenRefresher};
pub use state::SignInState;
pub use token::{AccessToken, StaticToken, TokenSource, Tokens};
pub use token_file::TokenFile;
pub use transport::AuthTransport;
