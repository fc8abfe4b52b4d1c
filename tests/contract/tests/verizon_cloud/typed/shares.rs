//! Tests of the typed calls for shares.

use std::time::Duration;

use verizon_cloud::ErrorKind;
use verizon_cloud::types::{
    NewPlaylist, NewShare, PlaylistType, Share, ShareFile, ShareFilter, ShareFolder, SharePlaylist,
    ShareRequest, SharedSubType, SharedType,
};

use super::{Cloud, kind};

async fn cloud() -> Cloud {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a & b.jpg", "hello");
    cloud.emulator.put_folder("/VZMOBILE/d");
    cloud
}

fn file(cloud: &Cloud) -> ShareFile {
    ShareFile::new(cloud.uri("/VZMOBILE/a & b.jpg"), 5)
}

async fn share(cloud: &Cloud, share: NewShare) -> Share {
    let made = cloud.client.shares().create(share).send().await;
    made.unwrap().into_body()
}

#[tokio::test]
async fn files_folders_and_playlists_are_shared_under_one_link() {
    let cloud = cloud().await;
    let new = NewPlaylist::new("Mix", PlaylistType::Image, ["/VZMOBILE/a & b.jpg"]);
    let playlist = cloud.client.playlists().create(new).send().await.unwrap();
    let resources: [ShareRequest; 3] = [
        file(&cloud)
            .name("picture")
            .sub_type(SharedSubType::Image)
            .into(),
        ShareFolder::new(cloud.uri("/VZMOBILE/d")).into(),
        SharePlaylist::new(playlist.uri.clone().unwrap()).into(),
    ];
    let made = share(&cloud, NewShare::new(resources).name("pics & more")).await;
    assert_eq!(made.name.as_deref(), Some("pics & more"));
    assert_eq!(
        (made.total_resource_count, made.expires_in),
        (Some(3), Some(86_400))
    );
    assert!(made.links[0].link.starts_with(cloud.emulator.share_url()));
    let kinds: Vec<_> = made
        .resources
        .iter()
        .map(|found| found.type_.clone())
        .collect();
    let expected = [SharedType::File, SharedType::Folder, SharedType::Playlist];
    assert_eq!(kinds, expected.map(Some));
    cloud.no_complaints();
}

#[tokio::test]
async fn a_share_expires_is_deleted_or_never_ends() {
    let cloud = cloud().await;
    let short = NewShare::new([file(&cloud)]).expires_in(300);
    let short = share(&cloud, short).await;
    let ever = share(&cloud, NewShare::new([file(&cloud)]).expires_in(0)).await;
    assert!(short.expiration_date.is_some() && ever.expiration_date.is_none());
    let shares = cloud.client.shares();
    assert_eq!(shares.list().send().await.unwrap().shares.len(), 2);
    cloud.emulator.clock().advance(Duration::from_secs(301));
    let left = shares.list().filter(ShareFilter::Outbound).send().await;
    let left = left.unwrap().into_body().shares;
    assert_eq!((left.len(), &left[0].uid), (1, &ever.uid));
    shares.delete(&ever.uid).send().await.unwrap();
    assert!(shares.list().send().await.unwrap().shares.is_empty());
    let again = shares.delete(&ever.uid).send().await;
    assert_eq!(kind(again), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn shares_are_listed_from_a_time_on_and_up_to_one() {
    let cloud = cloud().await;
    let first = share(&cloud, NewShare::new([file(&cloud)])).await;
    let time = first.creation_date.unwrap();
    cloud.emulator.clock().advance(Duration::from_secs(3600));
    let second = share(&cloud, NewShare::new([file(&cloud)])).await;
    let list = || cloud.client.shares().list();
    let late = list().since(second.creation_date.clone().unwrap());
    assert_eq!(late.send().await.unwrap().shares[0].uid, second.uid);
    let early = list().until(&time).send().await.unwrap().into_body();
    assert_eq!((early.shares.len(), &early.shares[0].uid), (1, &first.uid));
    cloud.no_complaints();
}

#[tokio::test]
async fn missing_items_can_not_be_shared_and_a_share_lasts_at_least_five_minutes() {
    let cloud = cloud().await;
    let create = |share: NewShare| cloud.client.shares().create(share).send();
    let nowhere = NewShare::new([ShareFile::new("dv-file://00:VZMOBILE/none", 1)]);
    assert_eq!(kind(create(nowhere).await), ErrorKind::NotFound);
    let short = NewShare::new([file(&cloud)]).expires_in(299);
    assert_eq!(kind(create(short).await), ErrorKind::BadRequest);
}
