//! What several of these tests need.

pub(crate) mod corpus;
pub(crate) mod folder;
