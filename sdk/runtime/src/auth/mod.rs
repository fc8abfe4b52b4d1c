//! Who is calling: token sources, and the renewal of tokens. How users sign in is in [`oauth`](crate::oauth).
//!
//! A [`TokenSource`] gives the access token for each request. [`StaticToken`] always gives the same one; [`RefreshingToken`] gets a
//! new one before the old one expires, once for all callers that wait for it, and keeps it in a [`TokenStore`] if it has one:
//! [`TokenFile`], or one of your own. [`AuthTransport`] puts the token on the requests of operations that want one.

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
