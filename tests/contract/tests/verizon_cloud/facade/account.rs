use super::Cloud;

#[tokio::test]
async fn the_account_tells_how_much_room_is_left() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "hello");
    let account = cloud.cloud.account().await.unwrap();
    assert_eq!(account.usage.quota_used, 5);
    assert!(account.usage.quota > 5 && !account.id.is_empty());
    cloud.no_complaints();
}
