use cloud_drives::verizon_cloud::ErrorKind;
use cloud_drives::verizon_cloud::types::{Share, ShareFile, ShareFilter};

use super::{Cloud, kind};

async fn share(cloud: &Cloud, name: &str) -> Share {
    cloud.emulator.put_file("/VZMOBILE/sea & sun.jpg", "hello");
    let picture = cloud.cloud.item("/VZMOBILE/sea & sun.jpg").await.unwrap();
    let share = cloud.cloud.share([picture.to_share().unwrap()]).name(name);
    share.await.unwrap()
}

#[tokio::test]
async fn a_share_lasts_a_day_some_seconds_or_for_ever() {
    let cloud = Cloud::open().await;
    let day = share(&cloud, "the sea").await;
    assert_eq!(
        (day.name.as_deref(), day.expires_in),
        (Some("the sea"), Some(86_400))
    );
    assert!(!day.links.is_empty() && day.expiration_date.is_some());
    let file = || ShareFile::new(cloud.uri("/VZMOBILE/sea & sun.jpg"), 5);
    let short = cloud
        .cloud
        .share([file()])
        .expires_seconds(300)
        .await
        .unwrap();
    assert_eq!(short.expires_in, Some(300));
    let ever = cloud.cloud.share([file()]).never_expires().await.unwrap();
    assert_eq!(ever.expiration_date, None);
    let too_short = cloud.cloud.share([file()]).expires_seconds(299).await;
    assert!(too_short.unwrap_err().is_invalid_input());
    let nothing = ShareFile::new("dv-file://00:VZMOBILE/none", 1);
    let missing = cloud.cloud.share([nothing]).await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn shares_are_listed_with_the_cursors_of_their_neighbours() {
    let cloud = Cloud::open().await;
    for name in ["1", "2", "3"] {
        share(&cloud, name).await;
    }
    let first = cloud
        .cloud
        .shares()
        .count(2)
        .filter(ShareFilter::Outbound)
        .await;
    let first = first.unwrap();
    assert_eq!((first.shares.len(), &first.shares_cursor.prev), (2, &None));
    let cursor = first.shares_cursor.next.unwrap();
    let second = cloud.cloud.shares().count(2).cursor(cursor).await.unwrap();
    assert_eq!(
        (second.shares.len(), &second.shares_cursor.next),
        (1, &None)
    );
    assert!(second.shares_cursor.prev.is_some());
    let since = first.shares[0].creation_date.clone().unwrap();
    let since = cloud.cloud.shares().since(since).until("2999-01-01").await;
    assert_eq!(since.unwrap().shares.len(), 3);
    let mut all = cloud.cloud.shares().count(1).items();
    let mut names = Vec::new();
    while let Some(share) = all.try_next().await.unwrap() {
        names.extend(share.name);
    }
    assert_eq!(names, ["1", "2", "3"]);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_share_is_ended_by_its_id() {
    let cloud = Cloud::open().await;
    let uid = share(&cloud, "x").await.uid;
    cloud.cloud.unshare(&uid).await.unwrap();
    assert!(cloud.cloud.shares().await.unwrap().shares.is_empty());
    assert_eq!(kind(cloud.cloud.unshare(&uid).await), ErrorKind::NotFound);
    cloud.no_complaints();
}
