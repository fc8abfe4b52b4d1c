//! Lagoon Drive, a provider outside the workspace: a generated client, and this module over `cloud-drives-runtime`.
//!
//! [`Lagoon`] is the client. `specs/README.md` explains how it was added.

mod download;
mod tree;
mod upload;

use cloud_drives_core::Result;
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::{Handle, Provider, Settings};
use lagoon_drive::{Client, OAUTH};

pub use self::tree::Folders;
pub use self::upload::Upload;

/// The id of the root folder.
pub const ROOT: &str = "root";

static PROVIDER: Provider = Provider::new("Lagoon")
    .with_oauth(&OAUTH)
    .with_sign_in_servers(&["login"]);

/// A client of Lagoon Drive.
#[derive(Clone, Debug)]
pub struct Lagoon {
    handle: Handle<Client>,
}

impl Lagoon {
    /// Builds the client.
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

/// Builds a [`Lagoon`], with the setters of [`Configure`].
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
    /// Builds the client. Sends nothing yet.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) with the name of the invalid setting.
    pub fn build(self) -> Result<Lagoon> {
        let handle = self.settings.connect(Client::builder())?;
        Ok(Lagoon { handle })
    }
}
