//! The account.

use ::verizon_cloud::{account, types};

use super::VerizonCloud;
use super::call::plain_calls;
use crate::Drive;

impl VerizonCloud {
    /// The account that the token belongs to, and how much of its room is used.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let account = cloud.account().await?;
    /// println!("{} of {} bytes", account.usage.quota_used, account.usage.quota);
    /// # Ok(()) }
    /// ```
    pub fn account(&self) -> Account {
        Account::over(self, self.api().account().get(), Ok(()))
    }
}

plain_calls! {
    /// A call of [`VerizonCloud::account`].
    Account(account::GetRequest) -> types::Account;
}
