//! Lagoon Drive, brought from outside of the workspace: a generated client, and this module over `cloud-drives-runtime`.
//!
//! [`Lagoon`] is the client. `specs/README.md` walks through how it came to be.

mod download;
mod tree;
mod upload;

use cloud_drives_core::{CallOptions, Result};
use cloud_drives_runtime::auth::TokenRefresher;
use cloud_drives_runtime::oauth::SignInClient;
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::transfer::TransferContext;
use cloud_drives_runtime::{Handle, Provider, Settings, SignIn};
use lagoon_drive::{Client, OAUTH};

pub use self::download::Download;
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

    /// Returns what signs users in; its tokens are for [`signed_in`](Drive::signed_in).
    ///
    /// # Errors
    ///
    /// [`is_auth`](cloud_drives_core::Error::is_auth) if the application is missing.
    pub fn sign_in(&self) -> Result<SignInClient> {
        let client = SignInClient::new(self.handle.sign_in().core().clone(), &OAUTH);
        Ok(client.with_application(self.handle.application()?.clone()))
    }

    /// What the client brings to a transfer.
    fn context(&self, options: &CallOptions) -> TransferContext {
        let options = self.handle.options(options.clone());
        let policy = self.handle.policy(&options);
        TransferContext::new(options, policy, self.handle.retry_budget().clone())
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

/// Renews tokens by the flow that the documents describe.
fn renewal(sign_in: SignIn<'_, Client>) -> Option<Box<dyn TokenRefresher>> {
    let client = SignInClient::new(sign_in.client.core().clone(), &OAUTH)
        .with_application(sign_in.application?.clone())
        .with_retry_policy(sign_in.policy.clone());
    Some(Box::new(client.refresher().ok()?))
}
