//! Tests of the typed call for the account.

use cloud_drives_emulator::VerizonCloud as Emulator;

use super::Cloud;

#[tokio::test]
async fn the_account_returns_its_quota_and_a_number_if_it_has_one() {
    let cloud = Cloud::of(Emulator::builder().quota(1000)).await;
    cloud.emulator.put_file("/VZMOBILE/a", "hello");
    let account = cloud.client.account().get().send().await.unwrap();
    assert_eq!((account.usage.quota, account.usage.quota_used), (1000, 5));
    assert!(!account.id.is_empty());
    assert_eq!(account.alias, None);
    let phone = Cloud::of(Emulator::builder().alias("+15550100")).await;
    let account = phone.client.account().get().send().await.unwrap();
    assert_eq!(account.alias.as_deref(), Some("+15550100"));
    cloud.no_complaints();
}
