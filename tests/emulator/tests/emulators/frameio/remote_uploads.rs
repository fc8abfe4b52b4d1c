//! Files that the service fetches.

use serde_json::json;

use super::client::User;

#[tokio::test]
async fn a_url_that_leads_nowhere_fails_when_it_is_polled() {
    let user = User::new();
    let path = format!("/folders/{}/files/remote_upload", user.home.root);
    let body = json!({"name": "p.jpg", "source_url": "https://example.com/none"});
    let begun = user.post(&path, body).await.is(202);
    let status = user
        .get(&format!("/files/{}/status", begun.id()))
        .await
        .is(200)
        .data();
    assert_eq!(
        (&status["upload_failed"], &status["upload_complete"]),
        (&json!(true), &json!(false))
    );
    let not_a_url = json!({"name": "p.jpg", "source_url": "file:///etc/passwd"});
    user.post(&path, not_a_url)
        .await
        .fails(422, "/data/source_url");
}
