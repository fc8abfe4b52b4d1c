//! Lagoon Drive, brought from outside of the workspace: a generated client, and this module over `cloud-drives-runtime`.
//!
//! [`Lagoon`] is the client. `specs/README.md` walks through how it came to be.

mod download;
mod tree;
mod upload;

use std::time::Duration;

use cloud_drives_core::{BoxFuture, Result, Secret};
use cloud_drives_runtime::auth::{TokenRefresher, Tokens};
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::{Handle, Provider, Settings, SignIn};
use lagoon_drive::Client;
use lagoon_drive::types::RefreshTokenGrant;

pub use self::tree::Folders;
pub use self::upload::Upload;

/// The id of the top folder.
pub const ROOT: &str = "root";

static PROVIDER: Provider = Provider::new("Lagoon");

/// A client of Lagoon Drive.
#[derive(Clone, Debug)]
pub struct Lagoon {
    handle: Handle<Client>,
}

impl Lagoon {
    /// Puts a client together.
    pub fn builder() -> LagoonBuilder {
        let settings = Settings::new(&PROVIDER);
        LagoonBuilder { settings }
    }
}

impl Drive for Lagoon {
    type Client = Client;

    fn handle(&self) -> &Handle<Client> {
        &self.handle
    }

    fn with_handle(&self, handle: Handle<Client>) -> Self {
        Self { handle }
    }
}

/// Puts a [`Lagoon`] together, with the setters of [`Configure`].
#[derive(Debug)]
#[must_use = "a builder does nothing until build() is called"]
pub struct LagoonBuilder {
    settings: Settings,
}

impl Configure for LagoonBuilder {
    fn settings(&mut self) -> &mut Settings {
        &mut self.settings
    }
}

impl LagoonBuilder {
    /// Makes the client. Nothing is connected yet.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) with the name of the setting that can't be used.
    pub fn build(self) -> Result<Lagoon> {
        let handle = self.settings.connect(Client::builder(), renewal)?;
        Ok(Lagoon { handle })
    }
}

/// Renews tokens with the token call.
fn renewal(sign_in: SignIn<'_, Client>) -> Option<Box<dyn TokenRefresher>> {
    let (client, id) = (sign_in.client.clone(), sign_in.application?.id().to_owned());
    Some(Box::new(
        move |refresh_token: Secret| -> BoxFuture<'static, Result<Tokens>> {
            let grant = RefreshTokenGrant::new(id.clone(), refresh_token);
            let call = client.oauth().token(grant);
            Box::pin(async move {
                let answer = call.send().await?.into_body();
                let mut tokens = Tokens::new(answer.access_token);
                if let Some(refresh_token) = answer.refresh_token {
                    tokens = tokens.refresh_token(refresh_token);
                }
                Ok(tokens.expires_in(Duration::from_secs(answer.expires_in.unwrap_or(3600))))
            })
        },
    ))
}
