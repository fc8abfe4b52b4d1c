//! Tests of the typed calls for shares, their assets, reviewers and activities.

use frameio::ErrorKind;
use frameio::types::{
    AddAssetParamsData, AddReviewersToShareParamsData, AddReviewersToShareParamsDataReviewers,
    AssetShareParams, FolderSort, RemoveReviewerParamsData, RemoveReviewerParamsDataReviewers,
    ReviewersSort, Share, ShareAccess, ShareActivityInclude, ShareActivityType, ShareLayout,
    ShareSort, ShareTheme, UpdateShareParamsData,
};
use serde_json::json;

use super::{Studio, names};

impl Studio {
    async fn share(&self, data: AssetShareParams) -> Share {
        let made = self.client.shares();
        let made = made.create(&self.account, &self.project, data);
        made.send().await.unwrap().into_body()
    }

    async fn secure_share(&self) -> Share {
        self.share(AssetShareParams::new(ShareAccess::Secure, "Cut"))
            .await
    }
}

#[tokio::test]
async fn shares_create_and_show_give_the_link() {
    let studio = Studio::open().await;
    let file = studio.file("a.mp4");
    let data = AssetShareParams::new(ShareAccess::Secure, "Cut").asset_ids([&file]);
    let made = studio
        .share(data.passphrase("pass").downloading_enabled(false))
        .await;
    assert!(
        !format!("{made:?}").contains("\"pass\""),
        "a passphrase is a secret"
    );
    let shown = studio.client.shares().show(&studio.account, &made.id);
    let shown = shown.send().await.unwrap();
    assert_eq!(shown.name.as_deref(), Some("Cut"));
    assert_eq!((shown.enabled, shown.downloading_enabled), (true, false));
    assert_eq!(shown.last_viewed_at, None);
    assert!(
        shown
            .short_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://f.io/"))
    );
    studio.no_complaints();
}

#[tokio::test]
async fn shares_index_lists_those_of_a_project() {
    let studio = Studio::open().await;
    for name in ["b", "a"] {
        studio
            .share(AssetShareParams::new(ShareAccess::Public, name))
            .await;
    }
    let index = studio
        .client
        .shares()
        .index(&studio.account, &studio.project);
    let index = index
        .sort(ShareSort::NameAsc)
        .page_size(1)
        .include_total_count(true);
    let found = index.items().collect_all(10).await.unwrap();
    let names: Vec<_> = found
        .iter()
        .filter_map(|share| share.name.as_deref())
        .collect();
    assert_eq!(names, ["a", "b"]);
    studio.no_complaints();
}

#[tokio::test]
async fn shares_update_takes_values_away_with_null() {
    let studio = Studio::open().await;
    let shares = studio.client.shares();
    let data = AssetShareParams::new(ShareAccess::Secure, "Cut").passphrase("pass");
    let made = studio.share(data).await;
    let data = UpdateShareParamsData::new()
        .name("Final")
        .clear_passphrase();
    let data = data.theme(ShareTheme::Light).layout(ShareLayout::Reel);
    let changed = shares.update(&studio.account, &made.id, data);
    let changed = changed.send().await.unwrap();
    let sent = json!({"layout": "reel", "name": "Final", "passphrase": null, "theme": "light"});
    assert_eq!(studio.last_body()["data"], sent);
    assert_eq!(changed.name.as_deref(), Some("Final"));
    assert!(changed.passphrase.is_none());
    assert_eq!(changed.theme, Some(ShareTheme::Light));
    studio.no_complaints();
    let unfit = UpdateShareParamsData::new().title_line_count(99);
    let refused = shares.update(&studio.account, &made.id, unfit).unchecked();
    let refused = refused.send().await.unwrap_err();
    let kind = ErrorKind::of(&refused);
    assert!(
        matches!(kind, ErrorKind::UnprocessableEntity | ErrorKind::BadRequest),
        "{kind:?}"
    );
}

#[tokio::test]
async fn shares_delete_deletes() {
    let studio = Studio::open().await;
    let (shares, made) = (studio.client.shares(), studio.secure_share().await);
    let gone = shares
        .delete(&studio.account, &made.id)
        .send()
        .await
        .unwrap();
    assert_eq!(gone.status(), 204);
    let missing = shares.show(&studio.account, &made.id).send().await;
    assert!(missing.unwrap_err().is_not_found());
    studio.no_complaints();
}

#[tokio::test]
async fn share_assets_are_added_listed_flat_and_removed() {
    let studio = Studio::open().await;
    let (account, shares) = (studio.account.as_str(), studio.client.shares());
    let (made, folder) = (studio.secure_share().await, studio.folder("f"));
    studio
        .emulator
        .put_file(&folder, "inside.txt", "x")
        .unwrap();
    let added = shares.add_asset(account, &made.id, AddAssetParamsData::new(&folder));
    let added = added.send().await.unwrap();
    assert_eq!((&added.id, &added.asset_added), (&made.id, &folder));
    let again = shares.add_asset(account, &made.id, AddAssetParamsData::new(&folder));
    assert!(again.send().await.unwrap_err().is_conflict());
    let list = shares.list_assets(account, &made.id).include(["creator"]);
    let list = list
        .sort(FolderSort::NameAsc)
        .page_size(1)
        .include_total_count(true);
    let mut items = list.items();
    let first = items.try_next().await.unwrap().expect("the first");
    assert_eq!((super::name(&first), items.total()), ("f", Some(2)));
    let rest = items.collect_all(10).await.unwrap();
    assert_eq!(names(&rest), ["inside.txt"]);
    let removed = shares
        .remove_asset(account, &made.id, &folder)
        .send()
        .await
        .unwrap();
    assert_eq!(
        (removed.status().as_u16(), &removed.asset_removed),
        (200, &folder)
    );
    let empty = shares.list_assets(account, &made.id).send().await.unwrap();
    assert!(empty.data.is_empty());
    studio.no_complaints();
}

#[tokio::test]
async fn reviewers_are_added_listed_and_removed() {
    let studio = Studio::open().await;
    let (account, shares) = (studio.account.as_str(), studio.client.shares());
    let made = studio.secure_share().await;
    let add = async |reviewers: AddReviewersToShareParamsDataReviewers| {
        let data = AddReviewersToShareParamsData::new("look", reviewers).notify_by_email(false);
        let added = shares.add_reviewers(account, &made.id, data);
        assert_eq!(added.send().await.unwrap().status(), 204);
    };
    add(AddReviewersToShareParamsDataReviewers::new().emails(["a@b.org"])).await;
    let me = studio.emulator.user_id();
    add(AddReviewersToShareParamsDataReviewers::new().user_ids([me])).await;
    let list = || shares.list_reviewers(account, &made.id);
    let found = list()
        .sort(ReviewersSort::Active)
        .page_size(1)
        .include_total_count(true);
    let found = found.items().collect_all(10).await.unwrap();
    assert_eq!(found[0].id.as_deref(), Some(me));
    assert_eq!((found[1].email.as_str(), &found[1].id), ("a@b.org", &None));
    let reviewers = RemoveReviewerParamsDataReviewers::new().emails(["a@b.org"]);
    let data = RemoveReviewerParamsData::new(reviewers);
    shares
        .remove_reviewers(account, &made.id, data)
        .send()
        .await
        .unwrap();
    let sent = json!({"data": {"reviewers": {"emails": ["a@b.org"]}}});
    assert_eq!(
        (studio.last().method.as_str(), studio.last_body()),
        ("DELETE", sent)
    );
    assert_eq!(list().send().await.unwrap().data.len(), 1);
    studio.no_complaints();
}

#[tokio::test]
async fn shares_list_activities_has_no_total() {
    let studio = Studio::open().await;
    let (made, file) = (studio.secure_share().await, studio.file("a.mp4"));
    let me = studio.emulator.user_id();
    let used = |kind, asset, user| studio.emulator.use_share(&made.id, kind, asset, user);
    used("share_viewed", None, None).unwrap();
    used("asset_downloaded", Some(file.as_str()), Some(me)).unwrap();
    let list = studio
        .client
        .shares()
        .list_activities(&studio.account, &made.id);
    let list = list
        .include([ShareActivityInclude::User])
        .page_size(1)
        .include_total_count(true);
    let mut items = list.items();
    let newest = items.try_next().await.unwrap().expect("the newest");
    assert_eq!(newest.type_, ShareActivityType::AssetDownloaded);
    assert_eq!(newest.asset_id.as_deref(), Some(file.as_str()));
    assert_eq!(newest.user.and_then(|user| user.id).as_deref(), Some(me));
    let oldest = items.try_next().await.unwrap().expect("the oldest");
    assert!(oldest.user.is_none(), "nobody knows who that was");
    assert_eq!(items.total(), None);
    studio.no_complaints();
}
