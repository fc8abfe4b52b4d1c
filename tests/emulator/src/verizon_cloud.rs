//! Verizon ThingSpace Personal Cloud.

mod account;
mod body;
mod call;
mod clash;
mod conditions;
mod contacts;
mod cursor;
mod endpoints;
mod errors;
mod failure;
mod favorites;
mod files;
mod fops;
mod fullview;
mod inspect;
mod item;
mod journal;
mod listing;
mod looking;
mod media;
mod metadata;
mod oauth;
mod path;
mod playlist_items;
mod playlists;
mod query;
mod represent;
mod resource;
mod search;
mod seeding;
mod service;
mod settings;
mod shares;
mod signing_in;
mod state;
mod tags;
mod thumbnails;
mod trash;
mod tree;
mod uploads;
mod virtual_folders;

pub use failure::Failure;
pub use seeding::SeedError;
pub use settings::{Envelopes, Settings};

use crate::builder::Builder;
use crate::emulator::Emulator;
pub use crate::{App, SignedIn};

/// The virtual folder that is meant when none is named.
const DEFAULT_FOLDER: &str = "VZMOBILE";

/// An emulated Personal Cloud with one account, its API, and the origins that its upload URLs and public links lead to.
///
/// The real service has ended; this one is made from what is known of it.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let verizon = cloud_drives_emulator::VerizonCloud::start().await?;
/// let token = verizon.sign_in();
/// verizon.put_file("/VZMOBILE/notes/first.txt", "hello");
/// assert_eq!(verizon.paths(), ["/VZMOBILE/notes", "/VZMOBILE/notes/first.txt"]);
/// println!("{} takes {} characters of token", verizon.api_url(), token.len());
/// # Ok::<(), std::io::Error>(())
/// # })?;
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// Dropping it closes its listeners and connections.
pub type VerizonCloud = Emulator<Settings>;

/// Sets one up.
pub type VerizonCloudBuilder = Builder<Settings>;

impl VerizonCloud {
    /// Returns the base URL of the API, `…/cloud/1` without a slash at the end.
    #[must_use]
    pub fn api_url(&self) -> String {
        self.backend.urls.api_url()
    }

    /// Returns the base URL of the upload and commit URLs that the service returns.
    ///
    /// It is a second origin unless the builder says otherwise.
    #[must_use]
    pub fn upload_url(&self) -> String {
        self.backend.urls.upload_url(&self.backend.settings)
    }

    /// Returns the origin that public links of shares lead to.
    #[must_use]
    pub fn share_url(&self) -> &str {
        &self.backend.urls.share
    }

    /// Returns the page on which a browser signs in.
    #[must_use]
    pub fn authorize_url(&self) -> String {
        format!("{}{}", self.api_url(), oauth::AUTHORIZE)
    }

    /// Returns the address where codes and refresh tokens are exchanged.
    #[must_use]
    pub fn token_url(&self) -> String {
        format!("{}{}", self.api_url(), oauth::TOKEN)
    }
}
