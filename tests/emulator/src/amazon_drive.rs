//! Amazon Cloud Drive.

mod account;
mod call;
mod changes;
mod children;
mod compression;
mod conditions;
mod download;
mod endpoints;
mod errors;
mod failure;
mod fields;
mod filter;
mod inspect;
mod listing;
mod login;
mod looking;
mod media;
mod metadata;
mod node;
mod nodes;
mod pages;
mod properties;
mod represent;
mod seeding;
mod service;
mod settings;
mod signing_in;
mod state;
mod thumbnails;
mod trash;
mod upload;

pub use changes::ChangesTrouble;
pub use failure::Failure;
pub use looking::Entry;
pub use seeding::SeedError;

use crate::builder::Builder;
use crate::emulator::Emulator;
pub use settings::Settings;

pub use crate::{App, SignedIn};

/// The name of the user, which ends every `createdBy`.
const USER: &str = "user1";

/// An emulated Amazon Drive with one account, the hosts of its API, Login with Amazon and the hosts that links lead to.
///
/// The real service has ended; this one is made from what is known of it.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let amazon = cloud_drives_emulator::AmazonDrive::start().await?;
/// let token = amazon.sign_in();
/// let id = amazon.put_file("/notes/first.txt", "hello");
/// assert_eq!(amazon.paths(), ["/notes", "/notes/first.txt"]);
/// assert_eq!(amazon.node_id("/Notes/FIRST.txt"), Some(id));
/// println!("{} takes {} characters of token", amazon.master_url(), token.len());
/// # Ok::<(), std::io::Error>(())
/// # })?;
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// Dropping it closes its listeners and connections.
pub type AmazonDrive = Emulator<Settings>;

/// Sets one up.
pub type AmazonDriveBuilder = Builder<Settings>;

impl AmazonDrive {
    /// Returns the base URL of the master host, `…/drive/v1/` with its slash: `account/endpoint` is below it.
    #[must_use]
    pub fn master_url(&self) -> String {
        format!("{}{}", self.backend.urls.master, settings::METADATA_PATH)
    }

    /// Returns the base URL of the metadata host as discovery tells it, `…/drive/v1/` with its slash.
    #[must_use]
    pub fn metadata_url(&self) -> String {
        self.backend.urls.metadata_url()
    }

    /// Returns the base URL of the content host as discovery tells it, `…/cdproxy/` with its slash.
    #[must_use]
    pub fn content_url(&self) -> String {
        self.backend.urls.content_url()
    }

    /// Returns the page on which a browser signs in.
    #[must_use]
    pub fn authorize_url(&self) -> String {
        self.login_url(login::AUTHORIZE)
    }

    /// Returns the address where codes and refresh tokens are exchanged.
    #[must_use]
    pub fn token_url(&self) -> String {
        self.login_url(login::TOKEN)
    }

    /// Returns the address that describes a token.
    #[must_use]
    pub fn token_info_url(&self) -> String {
        self.login_url(login::TOKEN_INFO)
    }

    /// Returns the address of the user's profile.
    #[must_use]
    pub fn profile_url(&self) -> String {
        self.login_url(login::PROFILE)
    }

    /// Returns the address where a third party signs users in with an application of its own.
    ///
    /// GET returns tokens; POST with the form field `refresh_token` renews them.
    #[must_use]
    pub fn relay_url(&self) -> String {
        self.login_url(login::RELAY)
    }

    fn login_url(&self, path: &str) -> String {
        format!("{}{path}", self.backend.urls.login)
    }

    /// Returns the host of `tempLink`s.
    #[must_use]
    pub fn temp_url(&self) -> &str {
        &self.backend.urls.temp
    }

    /// Returns the host that downloads of large files may be redirected to.
    #[must_use]
    pub fn s3_url(&self) -> &str {
        &self.backend.urls.s3
    }
}
