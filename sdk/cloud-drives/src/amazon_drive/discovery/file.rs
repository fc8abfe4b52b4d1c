//! The file in which the hosts of an account are kept, in the form of the Python client (`wire.md §1.1`).

use std::path::Path;

use ::amazon_drive::types::Endpoint;
use cloud_drives_core::Result;
use serde::{Deserialize, Serialize};

use crate::private_file;

const WHAT: &str = "the account's endpoint";

/// The hosts of an account, and until when they are good.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Kept {
    #[serde(rename = "contentUrl")]
    content_url: Option<String>,
    #[serde(rename = "metadataUrl")]
    metadata_url: Option<String>,
    #[serde(rename = "customerExists", skip_serializing_if = "Option::is_none")]
    customer_exists: Option<bool>,
    /// Seconds since 1970.
    pub(super) exp_time: f64,
}

impl Kept {
    pub(super) fn new(endpoint: &Endpoint, exp_time: f64) -> Self {
        Self {
            content_url: endpoint.content_url.clone(),
            metadata_url: endpoint.metadata_url.clone(),
            customer_exists: endpoint.customer_exists,
            exp_time,
        }
    }

    pub(super) fn endpoint(&self) -> Endpoint {
        let mut endpoint = Endpoint::default();
        endpoint.content_url = self.content_url.clone();
        endpoint.metadata_url = self.metadata_url.clone();
        endpoint.customer_exists = self.customer_exists;
        endpoint
    }

    pub(super) async fn read(path: &Path) -> Option<Self> {
        let json = private_file::read(path, WHAT).await.ok()??;
        serde_json::from_slice(&json).ok()
    }

    pub(super) async fn write(&self, path: &Path) -> Result<()> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        private_file::replace(path, json, WHAT).await
    }
}
