//! Token sources and the renewal of tokens. Sign-in is in [`oauth`](crate::oauth).
//!
//! A [`TokenSource`] provides the access token for each request. [`StaticToken`] always returns the same one. [`RefreshingToken`] renews
//! the token before it expires, once for all waiting callers, and stores it in a [`TokenStore`] if it has one: [`TokenFile`] or your own.
//! [`AuthTransport`] adds the token to the requests of operations that require one.

mod clock;
mod kept;
mod refresher;
mod refreshing;
mod store;
#[cfg(test)]
mod tests;
mod token;
mod token_file;
mod tokens;
mod transport;

pub use clock::Clock;
pub use kept::KeepOutcome;
pub(crate) use kept::{Callback, callback};
pub use refresher::TokenRefresher;
pub use refreshing::{RefreshingToken, RefreshingTokenBuilder};
pub use store::{KeptTokens, RefreshFailure, StoreLock, TokenStore};
pub use token::{AccessToken, StaticToken, TokenSource};
pub use token_file::TokenFile;
pub use tokens::Tokens;
pub(crate) use tokens::read_seconds;
pub use transport::AuthTransport;
