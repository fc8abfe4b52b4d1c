use cloud_drives::Error;
use cloud_drives::amazon_drive::UsageTable;
use cloud_drives::amazon_drive::types::AccountStatus;

use super::{kind, signed_in};

#[tokio::test]
async fn the_account_tells_its_status() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    assert_eq!(
        drive.get_account_info().await?.status,
        Some(AccountStatus::Active)
    );
    service.expire_access_tokens();
    // The Python client takes the error for the account's status.
    assert_eq!(
        kind(drive.get_account_info().await),
        cloud_drives::amazon_drive::ErrorKind::Unauthorized
    );
    Ok(())
}

#[tokio::test]
async fn room_and_what_is_left_of_it_are_told_in_bytes() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.set_quota(6_000_000_000);
    service.put_file("/a", vec![0_u8; 100]);
    let quota = drive.get_quota().await?;
    assert_eq!(
        (quota.quota, quota.available),
        (6_000_000_000, 5_999_999_900)
    );
    assert_eq!(drive.fs_sizes().await?, (6_000_000_000, 5_999_999_900));
    Ok(())
}

#[tokio::test]
async fn usage_is_shown_by_category_and_as_nothing_where_nothing_is_said() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/a.txt", "12345");
    service.put_file("/b.mp4", vec![0_u8; 10]);
    let table = UsageTable(&drive.get_account_usage().await?).to_string();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert!(rows.contains(&vec!["Documents", "1", "5"]), "{table}");
    assert!(rows.contains(&vec!["Videos", "1", "10"]), "{table}");
    assert!(rows.contains(&vec!["Total", "2", "15"]), "{table}");
    service.set_usage_empty(true);
    assert_eq!(
        UsageTable(&drive.get_account_usage().await?).to_string(),
        ""
    );
    Ok(())
}
