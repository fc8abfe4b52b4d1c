//! Frame.io V4.

mod accounts;
mod assets;
mod attachments;
mod audit;
mod call;
mod collections;
mod comment_shapes;
mod comments;
mod conditions;
mod copies;
mod custom_actions;
mod deliverer;
mod deliveries;
mod errors;
mod events;
mod files;
mod folders;
mod groups;
mod ims;
mod inspect;
mod media;
mod media_types;
mod metadata;
mod metadata_fields;
mod operation;
mod page;
mod people;
mod presigned;
mod preview;
mod processing;
mod projects;
mod rates;
mod represent;
mod reviewers;
mod search;
mod seeding;
mod service;
mod settings;
mod shape;
mod share_fields;
mod shares;
mod signature;
mod signing_in;
mod state;
mod storage;
mod table;
mod timecode;
mod version_stacks;
mod webhooks;
mod workspaces;

pub use deliveries::Delivery;
pub use people::Role;
pub use seeding::{Entry, SeedError};
pub use signing_in::App;

pub use settings::Settings;

pub use crate::SignedIn;
use crate::builder::Builder;
use crate::emulator::Emulator;
use operation::Operation;

/// The operations, by the files that answer them: 98 of the stable API, 26 of the preview.
static GROUPS: [&[Operation]; 20] = [
    accounts::OPERATIONS,
    workspaces::OPERATIONS,
    projects::OPERATIONS,
    folders::OPERATIONS,
    files::OPERATIONS,
    version_stacks::OPERATIONS,
    comments::OPERATIONS,
    metadata::OPERATIONS,
    metadata_fields::OPERATIONS,
    webhooks::OPERATIONS,
    shares::OPERATIONS,
    collections::OPERATIONS,
    custom_actions::OPERATIONS,
    groups::OPERATIONS,
    search::OPERATIONS,
    preview::restore::OPERATIONS,
    preview::group_members::OPERATIONS,
    preview::group_roles::OPERATIONS,
    preview::memberships::OPERATIONS,
    preview::watermarks::OPERATIONS,
];

/// An emulated Frame.io with one account and one workspace, its sign-in, its upload storage and its media host.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let frameio = cloud_drives_emulator::FrameIo::start().await?;
/// let token = frameio.sign_in();
/// let project = frameio.put_project("Film");
/// let folder = frameio.put_folder(&frameio.root_folder_id(&project)?, "Day 1")?;
/// let file = frameio.put_file(&folder, "take.mp4", "moving pictures")?;
/// assert_eq!(frameio.file_bytes(&file).as_deref(), Some(&b"moving pictures"[..]));
/// assert_eq!(frameio.snapshot(), ["Film/Day 1/", "Film/Day 1/take.mp4"]);
/// println!("{} takes {} characters of token", frameio.api_url(), token.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Dropping it closes its listeners and connections, and delivers no more.
pub type FrameIo = Emulator<Settings>;

/// Sets one up.
pub type FrameIoBuilder = Builder<Settings>;

impl FrameIo {
    /// Returns the base URL of the API, without `/v4` and without a slash at the end.
    #[must_use]
    pub fn api_url(&self) -> &str {
        &self.backend.urls.api
    }

    /// Returns the base URL of Adobe's identity service.
    #[must_use]
    pub fn ims_url(&self) -> &str {
        &self.backend.urls.ims
    }

    /// Returns the base URL of the storage that parts are put to.
    #[must_use]
    pub fn upload_url(&self) -> &str {
        &self.backend.urls.upload
    }

    /// Returns the base URL of the host that originals and renditions are fetched from.
    #[must_use]
    pub fn media_url(&self) -> &str {
        &self.backend.urls.media
    }

    /// Returns the id of the account.
    #[must_use]
    pub fn account_id(&self) -> &str {
        &self.known.account_id
    }

    /// Returns the id of the workspace that exists from the start.
    #[must_use]
    pub fn workspace_id(&self) -> &str {
        &self.known.workspace_id
    }

    /// Returns the id of the account's owner, whom [`sign_in`](Self::sign_in) signs in.
    #[must_use]
    pub fn user_id(&self) -> &str {
        &self.known.user_id
    }

    /// Returns group and method of each operation of the stable API, such as `files.show`.
    #[must_use]
    pub fn operations() -> Vec<&'static str> {
        names(false)
    }

    /// Returns group and method of each operation of the preview, such as `files.restore`.
    ///
    /// These are the calls with the header `api-version: experimental`.
    #[must_use]
    pub fn preview_operations() -> Vec<&'static str> {
        names(true)
    }
}

fn names(preview: bool) -> Vec<&'static str> {
    let all = operation::all().filter(|operation| operation.preview == preview);
    all.map(|operation| operation.name).collect()
}
