//! Waiting for what a server does in the background.

mod poller;
#[cfg(test)]
mod tests;

pub use cloud_drives_runtime::PollSettings;
pub use poller::Poller;
