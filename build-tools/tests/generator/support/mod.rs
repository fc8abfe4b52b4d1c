//! Shared parts of these tests.

pub(crate) mod corpus;
pub(crate) mod elsewhere;
pub(crate) mod folder;
