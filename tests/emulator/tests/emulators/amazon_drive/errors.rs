//! The errors of `wire.md` §7 and §5.4 that the state of a drive causes.
//!
//! Status, code and message are those of a strict emulator.

use std::time::Duration;

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

use super::client::{MULTIPART, User, multipart};

#[tokio::test]
async fn every_error_has_its_status_code_and_message() {
    let user = User::new();
    let root = user.emulator.root_id();
    let file = user.emulator.put_file("/a.txt", "hello");
    let taken = format!(
        "Node with the name a.txt already exists under parentId {root} conflicting NodeId: {file}"
    );
    let folder = json!({"kind": "FOLDER", "name": "A.TXT", "parents": [root]});
    let conflict = json!({
        "logref": "…",
        "message": taken,
        "code": "NAME_ALREADY_EXISTS",
        "info": {"nodeId": file},
    });
    user.with("POST", "nodes", folder)
        .await
        .tells("a name", 409, &conflict);

    let metadata = json!({"kind": "FILE", "name": "b.txt", "parents": [root]});
    let body = multipart(Some(&metadata), "text/plain", b"hello");
    let same = user
        .multipart("POST", "nodes", &[], body)
        .await
        .expect("an answer");
    let told =
        json!({"logref": "…", "message": "…", "code": "MD5_DUPLICATE", "info": {"nodeId": file}});
    same.tells("the same content", 409, &told);

    let local = json!({"kind": "FOLDER", "name": "c", "parents": [root]});
    let made = user
        .with("POST", "nodes?localId=l", local)
        .await
        .is(201)
        .id();
    let local = json!({"kind": "FOLDER", "name": "d", "parents": [root]});
    let again = user.with("POST", "nodes?localId=l", local).await;
    again.tells(
        "a local id",
        409,
        &json!({"message": "…", "info": {"nodeId": made}}),
    );

    let told = json!({"logref": "…", "message": "Node not found: none"});
    user.get("nodes/none").await.tells("no node", 404, &told);
    user.emulator.put_file("/b.txt", "x");
    let page = user
        .call("GET", "nodes", &[("limit", "1")])
        .await
        .is(200)
        .json();
    let token = page["nextToken"].as_str().expect("a token");
    user.emulator.expire_page_tokens();
    let query = [("limit", "1"), ("startToken", token)];
    let told = json!({"logref": "…", "message": "Next token is expired"});
    user.call("GET", "nodes", &query)
        .await
        .tells("an old page", 400, &told);

    let told = json!({"message": "Insufficient permissions granted for operation: purgeNode"});
    let purged = user.call("DELETE", &format!("nodes/{file}"), &[]).await;
    purged.tells("a purge", 403, &told);
    let unknown = user.get("nothing").await.is(404);
    assert_eq!(unknown.text(), "<UnknownOperationException/>");
}

#[tokio::test]
async fn a_token_that_is_none_is_refused_by_the_gateway_in_its_words() {
    let user = User::new();
    let url = format!("{}nodes", user.emulator.metadata_url());
    let reply = user
        .fetch(&url, &[("authorization", "Bearer unknown")])
        .await;
    reply.tells(
        "an unknown token",
        401,
        &json!({"message": "Token has expired"}),
    );
    for headers in [
        &[("authorization", "")][..],
        &[("authorization", "OAuth x")],
    ] {
        let reply = user.fetch(&url, headers).await;
        let status = reply.status.as_u16();
        assert!([401, 403].contains(&status), "{headers:?}: {status}");
        let text = reply.text();
        let known = text.contains("'Credential' parameter") || text.contains("Token has expired");
        assert!(known, "{headers:?}: {text}");
    }
    let body = multipart(None, "text/plain", b"x");
    let url = format!("{}nodes", user.emulator.content_url());
    let reply = user
        .send("POST", &url, &[MULTIPART], body)
        .await
        .expect("an answer");
    assert_ne!(reply.status, 400, "strict or not, the service's own answer");
}

#[tokio::test]
async fn calls_beyond_the_limit_are_throttled_in_aws_words() {
    let builder = AmazonDrive::builder()
        .strict(true)
        .rate_limit(1, Duration::from_secs(60));
    let user = User::of(builder);
    user.get("nodes").await.is(200);
    let told = json!({"message": "Rate exceeded"});
    user.get("nodes").await.tells("one more call", 429, &told);
}
