//! The file that caches the hosts of an account, in the format of the Python client (`wire.md §1.1`).

use std::path::Path;

use ::amazon_drive::types::Endpoint;
use cloud_drives_core::Result;
use serde::{Deserialize, Serialize};

use crate::private_file;

const WHAT: &str = "the account's endpoint";

/// The hosts of an account, and their expiry.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct KeptHosts {
    #[serde(flatten)]
    pub(super) endpoint: Endpoint,
    /// Seconds since 1970.
    pub(super) exp_time: f64,
}

impl KeptHosts {
    pub(super) async fn read(path: &Path) -> Option<Self> {
        let json = private_file::read(path, WHAT).await.ok()??;
        serde_json::from_slice(&json).ok()
    }

    pub(super) async fn write(&self, path: &Path) -> Result<()> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        private_file::replace(path, json, WHAT).await
    }
}
