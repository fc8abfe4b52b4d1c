//! Tests of the typed call for search.

use frameio::types::{
    AssetSearchResultResult, SearchEngine, SearchMatch, SearchParams, SearchParamsFilters,
    SearchResponseDataItem,
};
use serde_json::json;

use super::Studio;

#[tokio::test]
async fn search_posts_without_an_envelope_and_pages_in_the_query() {
    let studio = Studio::open().await;
    for name in ["film a.mp4", "film b.mp4", "film c.mp4"] {
        studio.file(name);
    }
    let filters = SearchParamsFilters::new().files_and_version_stacks(true);
    let filters = filters.folders(false).projects(false);
    let params = SearchParams::new("film", SearchEngine::Lexical).filters(filters);
    let search = studio.client.search().search(&studio.account, params);
    let mut items = search.page_size(2).include_total_count(true).items();
    let mut names = Vec::new();
    while let Some(found) = items.try_next().await.unwrap() {
        let SearchResponseDataItem::FileResult(found) = found else {
            panic!("{found:?} is not a file");
        };
        assert!(
            matches!(&found.matches[0], SearchMatch::NameMatch(name) if name.terms == ["film"])
        );
        let AssetSearchResultResult::File(file) = found.result else {
            panic!("{:?} is not a file", found.result);
        };
        names.push(file.name);
    }
    names.sort_unstable();
    assert_eq!(names, ["film a.mp4", "film b.mp4", "film c.mp4"]);
    assert_eq!(items.total(), Some(3));
    let sent = json!({
        "query": "film",
        "engine": "lexical",
        "filters": {"files_and_version_stacks": true, "folders": false, "projects": false},
    });
    let last = studio.last();
    assert_eq!((last.method.as_str(), studio.last_body()), ("POST", sent));
    assert!(last.query("after").is_some() && last.query("page_size") == Some("2"));
    studio.no_complaints();
}

#[tokio::test]
async fn search_finds_folders_stacks_and_projects_too() {
    let studio = Studio::open().await;
    studio.folder("film reels");
    let stack = [studio.file("film v1.mp4"), studio.file("film v2.mp4")];
    studio
        .emulator
        .put_version_stack(&[&stack[0], &stack[1]])
        .unwrap();
    let params = SearchParams::new("film", SearchEngine::Nlp);
    let found = studio.client.search().search(&studio.account, params);
    let found = found.items().collect_all(10).await.unwrap();
    let count =
        |is: fn(&SearchResponseDataItem) -> bool| found.iter().filter(|item| is(item)).count();
    assert_eq!(
        count(|item| matches!(item, SearchResponseDataItem::FolderResult(_))),
        1
    );
    assert_eq!(
        count(|item| matches!(item, SearchResponseDataItem::VersionStackResult(_))),
        1
    );
    assert_eq!(
        count(
            |item| matches!(item, SearchResponseDataItem::ProjectResult(found)
        if found.result.name == "Film" && found.result.description.is_none())
        ),
        1
    );
    studio.no_complaints();
}
