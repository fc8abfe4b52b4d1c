//! What several of these tests need.

pub(crate) mod corpus;
pub(crate) mod elsewhere;
pub(crate) mod folder;
