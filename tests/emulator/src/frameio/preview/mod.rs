//! The vendor's preview: calls with the header `api-version: experimental` (`wire.md` §12).

pub(super) mod group_members;
pub(super) mod group_roles;
pub(super) mod memberships;
pub(super) mod restore;
pub(super) mod watermarks;

pub(crate) use restore::Restoring;
pub(crate) use watermarks::Template;
