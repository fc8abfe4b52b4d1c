//! What several test programs need.
#![allow(dead_code, reason = "each program needs a part of it")]

pub(crate) mod corpus;
pub(crate) mod folder;
