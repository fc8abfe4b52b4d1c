//! Tests that an emulator's memory besides clients' files is bounded, under any requests.
//!
//! Counted, not weighed: `memory` is about contents.

use std::collections::BTreeMap;

use cloud_drives_emulator::{AmazonDrive, Emulated, Emulator, FrameIo, VerizonCloud, YandexDisk};
use serde_json::json;

use crate::{amazon_drive, frameio, verizon_cloud, yandex_disk};

const LIMIT: usize = 10;
/// How often everything is done.
const TIMES: usize = 3 * LIMIT;

/// Checks that these kinds have reached the limit, and that none is above it.
#[track_caller]
fn full<S: Emulated>(emulator: &Emulator<S>, kinds: &[&str]) {
    let known: BTreeMap<&str, usize> = emulator.remembered();
    for kind in kinds {
        assert_eq!(known.get(kind), Some(&LIMIT), "{kind} in {known:?}");
    }
    assert!(known.values().all(|count| *count <= LIMIT), "{known:?}");
}

#[tokio::test]
async fn tokens_and_codes_are_forgotten_oldest_first() {
    let mut user = yandex_disk::client::User::of(YandexDisk::builder().history_limit(LIMIT));
    let first = user.token.clone();
    let id = user.emulator.client_id().to_owned();
    for _ in 0..TIMES {
        let _ = user.emulator.sign_in();
        let _ = user.emulator.authorization_code(&id, None);
        let form = [("client_id", id.as_str())];
        user.oauth("/device/code", &form).await.is(200);
    }
    full(
        &user.emulator,
        &["codes", "device codes", "access tokens", "refresh tokens"],
    );
    user.token = user.emulator.sign_in();
    user.call("GET", "", &[]).await.is(200);
    user.token = first;
    user.call("GET", "", &[]).await.is(401);
}

#[tokio::test]
async fn yandex_forgets_unfinished_operations_and_uploads() {
    let user = yandex_disk::client::User::of(YandexDisk::builder().history_limit(LIMIT));
    for number in 0..TIMES {
        let path = format!("disk:/file {number}");
        user.emulator.put_file(&path, "x");
        let query = [
            ("path", path.as_str()),
            ("permanently", "true"),
            ("force_async", "true"),
        ];
        user.call("DELETE", "/resources", &query).await.is(202);
    }
    full(&user.emulator, &["operations"]);
    let running = user.emulator.running_operations();
    assert_eq!(running.len(), LIMIT, "the older ones are done");
    user.get("disk:/file 0").await.is(404);
    user.get(&format!("disk:/file {}", TIMES - 1)).await.is(200);
    user.emulator.finish_operations();
    for number in 0..TIMES {
        let path = format!("disk:/upload {number}");
        let query = [("path", path.as_str())];
        let link = user.call("GET", "/resources/upload", &query);
        let href = link.await.is(200).href();
        // It is cut short, and what came of it is kept for a client that goes on.
        let fault = cloud_drives_emulator::Fault::any("/upload-target/*").times(1);
        user.emulator.faults().add(fault.reset_after(2));
        let headers = [("content-type", "application/octet-stream")];
        let sent = user.send("PUT", &href, &headers, "abc").await;
        assert!(sent.is_err(), "{sent:?}");
    }
    full(&user.emulator, &["operations", "begun uploads"]);
}

#[tokio::test]
async fn frameio_forgets_log_deliveries_and_what_was_deleted() {
    let builder = FrameIo::builder().rate_limits(false).history_limit(LIMIT);
    let user = frameio::client::User::of(builder);
    let hooks = format!("/workspaces/{}/webhooks", user.emulator.workspace_id());
    let hook =
        json!({"name": "hook", "url": "https://example.com/h", "events": ["folder.created"]});
    user.post(&hooks, hook).await.is(201);
    let folders = format!("/folders/{}/folders", user.home.root);
    let mut last = String::new();
    for number in 0..TIMES {
        last = user
            .post(&folders, json!({"name": number.to_string()}))
            .await
            .is(201)
            .id();
        user.delete(&format!("/folders/{last}")).await.is(204);
    }
    full(
        &user.emulator,
        &["audit log", "deliveries", "deleted assets"],
    );
    let path = format!("/projects/{}/recently_deleted", user.home.project);
    let deleted = user.get(&path).await.is(200);
    assert_eq!(deleted.json()["data"][0]["id"], json!(last));
    let newest = user.emulator.deliveries().pop().expect("a delivery");
    let newest: serde_json::Value = serde_json::from_slice(&newest.body).expect("JSON");
    assert_eq!(newest["resource"]["id"], json!(last));
}

#[tokio::test]
async fn frameio_lets_go_of_attachments_with_their_comment() {
    let user = frameio::client::User::of(FrameIo::builder().rate_limits(false));
    let file = user.file("a.mp4");
    let before = user.emulator.kept_bytes();
    let attachment = json!({"name": "n.png", "file_size": 3, "media_type": "image/png"});
    let comment = json!({"text": "look", "attachments": [attachment]});
    let comments = format!("/files/{file}/comments");
    let made = user.post(&comments, comment).await.is(201).data();
    let url = made["attachments"][0]["upload_urls"][0].as_str();
    let url = url.expect("a URL");
    user.put_part(url, "image/png", b"abc").await.is(200);
    assert_eq!(user.emulator.kept_bytes(), before + 3);
    let copy = format!("/files/{file}/copy?copy_comments=all");
    let copy = user.call("POST", &copy, None).await.is(200).id();
    let comment = frameio::client::text(&made["id"]);
    user.delete(&format!("/comments/{comment}")).await.is(204);
    assert_eq!(user.emulator.kept_bytes(), before + 3, "the copy has it");
    user.delete(&format!("/files/{copy}")).await.is(204);
    assert_eq!(user.emulator.kept_bytes(), before);
}

#[tokio::test]
async fn amazon_forgets_page_tokens_local_ids_and_stubs_of_purged_nodes() {
    let user = amazon_drive::client::User::of(AmazonDrive::builder().history_limit(LIMIT));
    let begin = user.with("POST", "changes", json!({})).await.is(200);
    let begin: serde_json::Value =
        serde_json::from_str(begin.text().lines().next().expect("a line")).expect("JSON");
    for number in 0..TIMES {
        let (local, name) = (format!("local {number}"), format!("folder {number}"));
        let path = format!("nodes?localId=l{number}");
        let body = json!({"kind": "FOLDER", "name": name});
        let made = user.with("POST", &path, body).await;
        assert_eq!(made.status, 201, "{local}");
        user.call("GET", "nodes", &[("limit", "1")]).await.is(200);
        user.emulator.put_file(&format!("/purged {number}"), "x");
        user.emulator.purge(&format!("/purged {number}"));
    }
    full(
        &user.emulator,
        &["ids of clients", "page tokens", "purged nodes"],
    );
    // Who was last here before a stub was forgotten has to begin anew.
    let body = json!({"checkpoint": begin["checkpoint"], "includePurged": "true"});
    let told = user.with("POST", "changes", body).await.is(200);
    assert!(told.text().contains("\"reset\":true"), "{}", told.text());
}

#[tokio::test]
async fn verizon_forgets_uploads_that_were_announced_and_never_made() {
    let user = verizon_cloud::client::User::of(VerizonCloud::builder().history_limit(LIMIT));
    for number in 0..TIMES {
        let name = format!("file {number}");
        let intent = user
            .intent("/VZMOBILE", &name, b"abc", "true")
            .await
            .is(200);
        let url = intent.at("uploadurls.uploadurl");
        let url = format!("{}&offset=1", url.as_str().expect("a URL"));
        user.bytes(&url, b"ab").await.is(201);
    }
    full(&user.emulator, &["begun uploads"]);
    assert_eq!(user.emulator.kept_bytes(), 2 * LIMIT as u64);
}
