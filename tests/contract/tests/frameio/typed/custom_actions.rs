//! Tests of the typed calls for custom actions.

use frameio::types::{ActionCreateParamsData, ActionInclude, ActionUpdateParamsData};

use super::Studio;

impl Studio {
    async fn action(&self, name: &str) -> frameio::types::ActionCreateResponseData {
        let url = "https://example.com/a";
        let data = ActionCreateParamsData::new(name, "Sends it", "my.send", url);
        let actions = self.client.custom_actions();
        let made = actions.actions_create(&self.account, &self.workspace, data.timeout(7));
        made.send().await.unwrap().into_body()
    }
}

#[tokio::test]
async fn actions_create_shows_the_secret_this_once() {
    let studio = Studio::open().await;
    let made = studio.action("Send").await;
    assert!(!made.secret.is_empty());
    assert_eq!((made.event.as_str(), made.timeout), ("my.send", Some(7)));
    let actions = studio.client.custom_actions();
    let shown = actions.actions_show(&studio.account, &made.id);
    let shown = shown.send_raw().await.unwrap();
    assert!(!shown.text().unwrap().contains(made.secret.expose()));
    studio.no_complaints();
}

#[tokio::test]
async fn actions_index_lists_those_of_a_workspace() {
    let studio = Studio::open().await;
    for name in ["Send", "Print"] {
        studio.action(name).await;
    }
    let actions = studio.client.custom_actions();
    let index = actions.actions_index(&studio.account, &studio.workspace);
    let index = index
        .include([ActionInclude::Creator])
        .page_size(1)
        .include_total_count(true);
    let found = index.items().collect_all(10).await.unwrap();
    let mut names: Vec<_> = found.iter().map(|action| action.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Print", "Send"]);
    assert!(found.iter().all(|action| action.creator.is_some()));
    studio.no_complaints();
}

#[tokio::test]
async fn actions_are_shown_changed_and_deleted() {
    let studio = Studio::open().await;
    let (account, actions) = (studio.account.as_str(), studio.client.custom_actions());
    let made = studio.action("Send").await;
    let shown = actions.actions_show(account, &made.id).include(["creator"]);
    let shown = shown.send().await.unwrap();
    assert!(shown.active && shown.creator.is_some());
    let data = ActionUpdateParamsData::new()
        .name("Post")
        .active(false)
        .timeout(5);
    let changed = actions
        .actions_update(account, &made.id, data)
        .send()
        .await
        .unwrap();
    assert_eq!((changed.name.as_str(), changed.active), ("Post", false));
    assert_eq!(changed.timeout, Some(5));
    actions
        .actions_delete(account, &made.id)
        .send()
        .await
        .unwrap();
    let missing = actions.actions_show(account, &made.id).send().await;
    assert!(missing.unwrap_err().is_not_found());
    studio.no_complaints();
}
