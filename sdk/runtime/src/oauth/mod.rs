//! Sign-in with OAuth 2.0 for all providers: with a browser, on a device, or without a user.
//!
//! An [`OAuthFlow`](cloud_drives_core::OAuthFlow), which a typed crate exports as `OAUTH`, describes what differs between providers. A
//! [`SignInClient`] performs it over a client without a token:
//!
//! - [`AuthorizationUrl`] is the page that a browser opens. [`AuthorizationUrl::begin`] adds a [`SignInState`] and a [`Pkce`] key, and
//!   returns a [`BrowserSignIn`] that handles the redirect.
//! - [`DeviceSignIn`] shows a code and polls until the user has confirmed it elsewhere.
//! - [`TokenCall`] requests tokens with a code, a refresh token, or the application's own id and secret.
//! - [`Revoke`] revokes tokens.
//! - [`SignInClient::refresher`] returns the refresher for a [`RefreshingToken`](crate::auth::RefreshingToken) or a
//!   [`TokenFile`](crate::auth::TokenFile).
//!
//! Sign-ins return [`Tokens`](crate::auth::Tokens).

mod answer;
mod application;
mod browser;
mod client;
mod device;
mod form;
mod page;
mod pkce;
mod redirect;
mod refresher;
mod revoke;
mod state;
#[cfg(test)]
mod tests;
mod token_call;

pub use answer::read_tokens;
pub use application::Application;
pub use browser::BrowserSignIn;
pub use client::SignInClient;
pub use device::{DeviceCode, DeviceCodeCall, DeviceSignIn};
pub use form::SignInParameters;
pub use page::{AuthorizationUrl, ResponseType};
pub use pkce::{ChallengeMethod, Pkce};
pub use redirect::{Redirect, RedirectToken};
pub use refresher::OAuthRefresher;
pub use revoke::Revoke;
pub use state::SignInState;
pub use token_call::TokenCall;
