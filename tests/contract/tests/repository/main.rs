//! Tests of the repository as a whole: its dependencies, its documents, and their references.

mod deletes;
mod dependencies;
mod examples;
mod migrating;
mod packages;
mod promises;
mod references;
mod troubleshooting;
