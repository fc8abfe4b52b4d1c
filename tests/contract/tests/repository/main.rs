//! What holds of the repository as a whole: its dependencies, its documents, and what they refer to.

mod deletes;
mod dependencies;
mod futures;
mod migrating;
mod packages;
mod promises;
mod references;
mod troubleshooting;
