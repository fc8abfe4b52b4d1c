//! What a client says about its own tokens.

use std::sync::Arc;

use cloud_drives_core::{Error, ErrorClass, Result};

use crate::auth::{TokenSource, Tokens};

/// Returns the tokens of a client as they are now.
pub(crate) async fn tokens(source: Option<&Arc<dyn TokenSource>>) -> Result<Tokens> {
    match source {
        Some(source) => source.tokens().await,
        None => {
            let message = "the client has no token; set one, or a source of tokens";
            Err(Error::new(ErrorClass::Auth, message))
        }
    }
}

/// Renews the tokens of a client.
pub(crate) async fn refresh(source: Option<&Arc<dyn TokenSource>>) -> Result<Tokens> {
    match source {
        Some(source) => source.refresh_now().await,
        None => Err(Error::invalid_input(
            "refresh: the client has no refresh token; set one with refresh_token(…), or sign in",
        )),
    }
}
