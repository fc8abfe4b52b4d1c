//! Tests of webhooks, and of verifying their deliveries.

use std::time::{Duration, UNIX_EPOCH};

use cloud_drives::frameio::{WebhookDelivery, WebhookVerifier};
use frameio::types::{
    FolderCreateParamsData, WebhookCreateParamsData, WebhookEvent, WebhookInclude, WebhookSort,
    WebhookUpdateParamsData,
};

use super::Studio;

/// Nobody listens there.
const URL: &str = "http://127.0.0.1:9/hook";

impl Studio {
    async fn webhook(&self, name: &str) -> frameio::types::WebhookCreateResponseData {
        let events = [WebhookEvent::FolderCreated, WebhookEvent::FileReady];
        let data = WebhookCreateParamsData::new(name, URL, events);
        let made = self.client.webhooks();
        let made = made.create(&self.account, &self.workspace, data);
        made.send().await.unwrap().into_body()
    }
}

#[tokio::test]
async fn webhooks_create_shows_the_secret_this_once() {
    let studio = Studio::open().await;
    let made = studio.webhook("hook").await;
    assert!(!made.secret.is_empty());
    assert!(!format!("{made:?}").contains(made.secret.expose()));
    assert_eq!(
        made.events,
        [WebhookEvent::FolderCreated, WebhookEvent::FileReady]
    );
    let shown = studio.client.webhooks().show(&studio.account, &made.id);
    let raw = shown.send_raw().await.unwrap();
    assert!(!raw.text().unwrap().contains(made.secret.expose()));
    studio.no_complaints();
}

#[tokio::test]
async fn webhooks_index_lists_those_of_a_workspace() {
    let studio = Studio::open().await;
    for name in ["b", "a"] {
        studio.webhook(name).await;
    }
    let index = studio
        .client
        .webhooks()
        .index(&studio.account, &studio.workspace);
    let index = index
        .include([WebhookInclude::Creator])
        .sort(WebhookSort::NameAsc);
    let index = index.page_size(1).include_total_count(true);
    let found = index.items().collect_all(10).await.unwrap();
    let names: Vec<_> = found.iter().map(|hook| hook.name.as_str()).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(found.iter().all(|hook| hook.creator.is_some()));
    studio.no_complaints();
}

#[tokio::test]
async fn webhooks_are_shown_changed_and_deleted() {
    let studio = Studio::open().await;
    let (account, webhooks) = (studio.account.as_str(), studio.client.webhooks());
    let made = studio.webhook("hook").await;
    let shown = webhooks.show(account, &made.id).include(["creator"]);
    let shown = shown.send().await.unwrap();
    assert_eq!((shown.active, shown.url.as_str()), (Some(true), URL));
    let creator = shown.creator.as_ref().and_then(|user| user.name.as_deref());
    assert_eq!(creator, Some("Ann Owner"));
    let data = WebhookUpdateParamsData::new().name("new").active(false);
    let data = data
        .events([WebhookEvent::FileCreated])
        .url("https://example.com/h");
    let changed = webhooks
        .update(account, &made.id, data)
        .send()
        .await
        .unwrap();
    assert_eq!(
        (changed.name.as_str(), changed.active),
        ("new", Some(false))
    );
    assert_eq!(changed.events, [WebhookEvent::FileCreated]);
    webhooks.delete(account, &made.id).send().await.unwrap();
    let missing = webhooks.show(account, &made.id).send().await;
    assert!(missing.unwrap_err().is_not_found());
    studio.no_complaints();
}

#[tokio::test]
async fn a_delivery_is_verified_by_secret_body_and_time() {
    let studio = Studio::open().await;
    let made = studio.webhook("hook").await;
    let data = FolderCreateParamsData::new().name("a");
    let folders = studio.client.folders();
    let folder = folders.create(&studio.account, &studio.root, data);
    let folder = folder.send().await.unwrap();
    let delivery = studio.emulator.deliveries().pop().expect("one");
    let request = delivery.request();
    let (headers, body) = (request.headers(), request.body());
    // The emulator's clock stands still since it began.
    let sent: u64 = headers["x-frameio-request-timestamp"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    let now = UNIX_EPOCH + Duration::from_secs(sent);

    let verifier = WebhookVerifier::new(made.secret).unwrap();
    verifier.verify_at(headers, body, now).unwrap();
    let lenient = verifier.clone().max_age(Duration::from_secs(u64::MAX));
    let event: WebhookDelivery = lenient.event(headers, body).unwrap();
    assert_eq!(event.event, WebhookEvent::FolderCreated);
    assert_eq!(folder.id, event.resource.id);
    assert_eq!(
        event.account_id().map(|id| id.as_str()),
        Some(studio.account.as_str())
    );

    let stale = verifier.verify_at(headers, body, now + Duration::from_secs(301));
    assert!(stale.unwrap_err().to_string().contains("by 301 s"));
    verifier.verify(headers, body).unwrap();
    let forged = WebhookVerifier::new("another secret").unwrap();
    assert!(forged.verify_at(headers, body, now).unwrap_err().is_auth());
    assert!(
        verifier
            .verify_at(headers, b"{}", now)
            .unwrap_err()
            .is_auth()
    );
}
