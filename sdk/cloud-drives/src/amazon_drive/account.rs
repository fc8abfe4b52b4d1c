//! The account: its hosts, its quota, and its usage.

use ::amazon_drive::account::{InfoRequest, QuotaRequest, UsageRequest};
use ::amazon_drive::types;
use cloud_drives_core::Error;

use super::AmazonDrive;
use super::discovery::address;
use crate::Drive;

impl AmazonDrive {
    /// Returns the hosts of the account's metadata and content. They are cached for three days.
    ///
    /// Every other call discovers them automatically.
    ///
    /// # Errors
    ///
    /// [`is_protocol`](cloud_drives_core::Error::is_protocol) if the answer lacks one of the hosts, as for an account without a
    /// Drive (`wire.md §2.1`).
    pub async fn get_endpoint(&self) -> Result<types::Endpoint, Error> {
        Ok(self.discovery.find().await?.endpoint.clone())
    }

    /// Requests the hosts of the account again, even if the known ones have not expired.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_endpoint`].
    pub async fn renew_endpoint(&self) -> Result<types::Endpoint, Error> {
        Ok(self.discovery.renew().await?.endpoint.clone())
    }

    /// Returns the URL of the account's metadata host.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_endpoint`].
    pub async fn metadata_url(&self) -> Result<String, Error> {
        let endpoint = self.get_endpoint().await?;
        address(endpoint.metadata_url.as_deref(), "metadataUrl")
    }

    /// Returns the URL of the account's content host.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_endpoint`].
    pub async fn content_url(&self) -> Result<String, Error> {
        let endpoint = self.get_endpoint().await?;
        address(endpoint.content_url.as_deref(), "contentUrl")
    }

    /// Returns the account's status and the version of its terms of use.
    ///
    /// # Errors
    ///
    /// [`Unauthorized`](super::ErrorKind::Unauthorized), [`Forbidden`](super::ErrorKind::Forbidden). The Python client
    /// ignores the status here.
    pub fn get_account_info(&self) -> InfoRequest {
        self.api().account().info()
    }

    /// Returns the account's total and available quota.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_account_info`].
    pub fn get_quota(&self) -> QuotaRequest {
        self.api().account().quota()
    }

    /// Returns the total and available quota in bytes; 0 for a value that the service omits.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_account_info`].
    pub async fn fs_sizes(&self) -> Result<(i64, i64), Error> {
        let quota = self.get_quota().await?;
        Ok((quota.quota, quota.available))
    }

    /// Returns the usage by category. [`UsageTable`](::amazon_drive::UsageTable) formats it as a table.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_account_info`].
    pub fn get_account_usage(&self) -> UsageRequest {
        self.api().account().usage()
    }
}
