//! Lagoon Drive, brought from outside of the workspace: a generated client, and this module over `cloud-drives-runtime`.
//!
//! [`Lagoon`] is the client. `specs/README.md` walks through how it came to be.

mod download;
mod tree;
mod upload;

use cloud_drives_core::Result;
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::{Handle, Provider, Settings};
use lagoon_drive::{Client, OAUTH};

pub use self::tree::Folders;
pub use self::upload::Upload;

/// The id of the top folder.
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
        let handle = self.settings.connect(Client::builder())?;
        Ok(Lagoon { handle })
    }
}
