//! Tests of the typed calls for collections.

use frameio::types::{AssetShareParams, CollectionAggregationMode, ShareAccess};

use super::Studio;

#[tokio::test]
async fn collections_are_listed_with_what_is_asked_for() {
    let studio = Studio::open().await;
    let (emulator, project) = (&studio.emulator, &studio.project);
    let ids =
        ["Best takes", "Worst takes"].map(|name| emulator.put_collection(project, name, true));
    let index = studio.client.collections().index(&studio.account, project);
    let index = index
        .include(["creator"])
        .page_size(1)
        .include_total_count(true);
    let found = index.items().collect_all(10).await.unwrap();
    let known: Vec<_> = found
        .iter()
        .map(|collection| collection.id.as_str())
        .collect();
    assert_eq!(known, ids);
    assert_eq!(
        found[0].aggregation_mode,
        CollectionAggregationMode::Dynamic
    );
    assert!(found.iter().all(|collection| collection.creator.is_some()));
    assert!(found[0].shares.is_none(), "nobody asked for them");
    studio.no_complaints();
}

#[tokio::test]
async fn collections_show_gives_the_collection_behind_a_share() {
    let studio = Studio::open().await;
    let data = AssetShareParams::new(ShareAccess::Public, "Cut");
    let share = studio
        .client
        .shares()
        .create(&studio.account, &studio.project, data);
    let share = share.send().await.unwrap();
    let collections = studio.client.collections();
    let shown = collections.show(&studio.account, &share.collection_id);
    let shown = shown.include(["shares", "project"]).send().await.unwrap();
    assert_eq!(studio.last().query("include"), Some("shares,project"));
    assert!(shown.auto_generated);
    assert_eq!(
        shown.shares.as_ref().map(|shares| &shares[0].id),
        Some(&share.id)
    );
    assert_eq!(
        shown.project.as_ref().map(|project| project.name.as_str()),
        Some("Film")
    );
    studio.no_complaints();
}
