//! Waiting for what a server does in the background.

mod poller;
#[cfg(test)]
mod tests;

pub use poller::{PollSettings, Poller};
