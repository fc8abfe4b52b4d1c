//! How the emulated Frame.io behaves, seen from outside.

pub(crate) mod client;
mod comments;
mod complaints;
mod errors;
mod folders;
mod ims;
mod listings;
mod media;
mod metadata;
mod permissions;
mod projects;
mod rate_limits;
mod remote_uploads;
mod shares;
mod sockets;
mod uploads;
mod version_stacks;
mod webhooks;
