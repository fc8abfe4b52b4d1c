//! Tests of the facts about an operation that layers see: rate limit and idempotency.

use std::sync::Arc;
use std::time::Duration;

use build_tools_corpus::limits::Client;
use cloud_drives_core::OperationInfo;

use crate::support::{Script, client};

async fn infos() -> Vec<&'static OperationInfo> {
    let script = (0..5).fold(Script::default(), |script, _| script.then(204, &[], ""));
    let script: Arc<Script> = script.ready();
    let client = client(Client::builder(), &script);
    client.folders().list().send().await.unwrap();
    client.folders().create().send().await.unwrap();
    client.folders().search().send().await.unwrap();
    client.folders().change().send().await.unwrap();
    client.folders().remove().send().await.unwrap();
    script
        .seen()
        .iter()
        .map(|sent| sent.request.operation())
        .collect()
}

#[tokio::test]
async fn layers_see_the_limit_that_the_provider_publishes() {
    let limits: Vec<_> = infos()
        .await
        .iter()
        .map(|info| {
            info.rate_limit()
                .map(|limit| (limit.calls, limit.per, limit.scope))
        })
        .collect();
    assert_eq!(
        limits,
        [
            Some((10, Duration::from_secs(1), "account")),
            Some((100, Duration::from_secs(60), "write")),
            Some((3, Duration::from_secs(5), "search")),
            Some((1000, Duration::from_secs(3600), "account")),
            None,
        ]
    );
}

#[tokio::test]
async fn layers_see_whether_a_repeat_is_harmless() {
    let repeats: Vec<_> = infos()
        .await
        .iter()
        .map(|info| (info.name(), info.is_idempotent()))
        .collect();
    assert_eq!(
        repeats,
        [
            ("folders.list", true),
            ("folders.create", false),
            ("folders.search", true),
            ("folders.change", false),
            ("folders.remove", true),
        ]
    );
}
