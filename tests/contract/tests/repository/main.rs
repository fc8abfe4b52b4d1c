//! What holds of the repository as a whole: its dependencies, its documents, and what they refer to.

mod deletes;
mod dependencies;
mod migrating;
mod references;
mod troubleshooting;
