//! Signing in with OAuth 2.0, for every provider: in a browser, on a device, as a program.
//!
//! What differs between providers is said by an [`OAuthFlow`](cloud_drives_core::OAuthFlow), a value that a typed crate holds as
//! `OAUTH`. A [`SignInClient`] runs it over a client without a token:
//!
//! - [`AuthorizationUrl`] is the page that a browser opens; [`AuthorizationUrl::begin`] adds a [`SignInState`] and a [`Pkce`] key, and
//!   gives a [`BrowserSignIn`] that takes the redirect.
//! - [`DeviceSignIn`] shows a code and asks until the user has confirmed it elsewhere.
//! - [`TokenCall`] is one call for tokens: of a code, a refresh token, or the application's own id and secret.
//! - [`Revoke`] ends tokens.
//! - [`SignInClient::refresher`] renews tokens for a [`RefreshingToken`](crate::auth::RefreshingToken) or a
//!   [`TokenFile`](crate::auth::TokenFile).
//!
//! All of them give [`Tokens`](crate::auth::Tokens).

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
