//! The account.

use ::verizon_cloud::account;

use super::VerizonCloud;
use crate::Drive;

impl VerizonCloud {
    /// Returns the account's total and used quota.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let account = cloud.account().await?;
    /// println!("{} of {} bytes", account.usage.quota_used, account.usage.quota);
    /// # Ok(()) }
    /// ```
    pub fn account(&self) -> account::GetRequest {
        self.api().account().get()
    }
}
