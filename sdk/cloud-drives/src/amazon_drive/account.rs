//! The account: its hosts, its quota, and its usage.

use std::fmt;

use ::amazon_drive::account::{InfoRequest, QuotaRequest, UsageRequest};
use ::amazon_drive::types;
use cloud_drives_core::Error;

use super::AmazonDrive;
use super::discovery::address;
use crate::Drive;

impl AmazonDrive {
    /// Returns the hosts of the account, which are asked for at most once in three days.
    ///
    /// Every other call does this by itself.
    ///
    /// # Errors
    ///
    /// [`is_protocol`](cloud_drives_core::Error::is_protocol) when the answer lacks one of the hosts, as for an account without a
    /// Drive (`wire.md §2.1`).
    pub async fn get_endpoint(&self) -> Result<types::Endpoint, Error> {
        Ok(self.discovery.find().await?.endpoint.clone())
    }

    /// Asks for the hosts of the account again, even if the known ones have not expired.
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

    /// Returns the account's status, and the version of its terms of use.
    ///
    /// # Errors
    ///
    /// [`Unauthorized`](super::ErrorKind::Unauthorized), [`Forbidden`](super::ErrorKind::Forbidden). The Python client does not look
    /// at the status here.
    pub fn get_account_info(&self) -> InfoRequest {
        self.api().account().info()
    }

    /// Returns the total and the available quota.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_account_info`].
    pub fn get_quota(&self) -> QuotaRequest {
        self.api().account().quota()
    }

    /// Returns the total and the available quota in bytes; 0 if the service omits it.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_account_info`].
    pub async fn fs_sizes(&self) -> Result<(i64, i64), Error> {
        let quota = self.get_quota().await?;
        Ok((quota.quota, quota.available))
    }

    /// Returns what uses up the quota. [`UsageTable`] shows it.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_account_info`].
    pub fn get_account_usage(&self) -> UsageRequest {
        self.api().account().usage()
    }
}

/// Shows what uses up the room as a table: number and bytes of documents, photos, videos and everything else.
///
/// ```no_run
/// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
/// use cloud_drives::amazon_drive::UsageTable;
///
/// print!("{}", UsageTable(&drive.get_account_usage().await?));
/// # Ok(()) }
/// ```
///
/// Nothing is shown of an answer that says nothing.
#[derive(Clone, Copy, Debug)]
pub struct UsageTable<'a>(pub &'a types::AccountUsage);

impl fmt::Display for UsageTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let usage = self.0;
        let rows = [
            ("Documents", &usage.doc),
            ("Other", &usage.other),
            ("Photos", &usage.photo),
            ("Videos", &usage.video),
        ];
        let (mut count, mut bytes) = (0_i64, 0_i64);
        for (name, category) in rows {
            let Some(total) = category
                .as_ref()
                .and_then(|category| category.total.as_ref())
            else {
                continue;
            };
            count = count.saturating_add(total.count);
            bytes = bytes.saturating_add(total.bytes);
            writeln!(f, "{name:<10} {:>10} {:>18}", total.count, total.bytes)?;
        }
        let known = rows.iter().any(|(_, category)| category.is_some());
        if known {
            writeln!(f, "{:<10} {count:>10} {bytes:>18}", "Total")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_is_shown_with_a_total_and_an_empty_answer_as_nothing() {
        let usage = |json: &str| serde_json::from_str::<types::AccountUsage>(json).unwrap();
        assert_eq!(UsageTable(&usage("{}")).to_string(), "");
        let some = usage(
            r#"{"doc":{"total":{"bytes":5,"count":1}},"video":{"total":{"bytes":10,"count":2}},"photo":{}}"#,
        );
        let table = UsageTable(&some).to_string();
        let words: Vec<Vec<&str>> = table
            .lines()
            .map(|line| line.split_whitespace().collect())
            .collect();
        assert_eq!(
            words,
            [
                ["Documents", "1", "5"],
                ["Videos", "2", "10"],
                ["Total", "3", "15"]
            ]
        );
    }
}
