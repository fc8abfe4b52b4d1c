//! Tests of the typed calls for the account.

use amazon_drive::types::AccountStatus;
use cloud_drives_emulator::AmazonDrive as Emulator;

use super::{no_complaints, signed_in, start};

#[tokio::test]
async fn account_endpoint_returns_both_hosts() {
    let emulator = Emulator::builder().strict(true).start().await.unwrap();
    let start = start(&emulator, &emulator.sign_in());
    let hosts = start.account().endpoint().send().await.unwrap();
    assert_eq!(hosts.status(), 200);
    assert_eq!(
        hosts.metadata_url.as_deref(),
        Some(&*emulator.metadata_url())
    );
    assert_eq!(hosts.content_url.as_deref(), Some(&*emulator.content_url()));
    assert_eq!(hosts.customer_exists, Some(true));
    assert!(emulator.metadata_url().ends_with('/') && emulator.content_url().ends_with('/'));
    no_complaints(&emulator);
}

#[tokio::test]
async fn account_endpoint_without_urls_is_decoded_but_creates_no_client() {
    let emulator = Emulator::builder().strict(true).start().await.unwrap();
    emulator.set_customer_exists(false);
    let start = start(&emulator, &emulator.sign_in());
    let hosts = start.account().endpoint().send().await.unwrap();
    assert_eq!(
        (hosts.customer_exists, &hosts.metadata_url),
        (Some(false), &None)
    );
    let error = start.with_endpoint(&hosts).unwrap_err();
    assert!(error.message().contains("has no Drive"), "{error}");
}

#[tokio::test]
async fn account_info_returns_status_and_terms() {
    let (emulator, drive) = signed_in().await;
    let info = drive.account().info().send().await.unwrap();
    assert_eq!(info.status.as_ref(), Some(&AccountStatus::Active));
    assert!(info.terms_of_use.is_some());
    no_complaints(&emulator);
}

#[tokio::test]
async fn account_quota_shrinks_by_the_uploaded_bytes() {
    let (emulator, drive) = signed_in().await;
    let before = drive.account().quota().send().await.unwrap();
    emulator.put_file("/a.bin", vec![7_u8; 1000]);
    let after = drive.account().quota().send().await.unwrap();
    assert_eq!(after.quota, before.quota);
    assert_eq!(before.available - after.available, 1000);
    assert!(after.last_calculated.is_some());
    no_complaints(&emulator);
}

#[tokio::test]
async fn account_usage_counts_by_category_and_may_say_nothing() {
    let (emulator, drive) = signed_in().await;
    emulator.put_file("/a.txt", "12345");
    emulator.put_file("/film.mp4", vec![0_u8; 10]);
    let usage = drive.account().usage().send().await.unwrap();
    let total = |category: &Option<amazon_drive::types::CategoryUsage>| {
        let total = category.as_ref().and_then(|known| known.total.as_ref());
        total.map(|total| (total.count, total.bytes))
    };
    assert_eq!(total(&usage.doc), Some((1, 5)));
    assert_eq!(total(&usage.video), Some((1, 10)));
    assert_eq!(total(&usage.photo), Some((0, 0)));
    emulator.set_usage_empty(true);
    let usage = drive.account().usage().send().await.unwrap();
    assert!(usage.doc.is_none() && usage.last_calculated.is_none());
    no_complaints(&emulator);
}
