//! Local uploads: parts, their signatures, and the resulting file.

use cloud_drives_emulator::{Fault, FrameIo};
use http::Method;
use serde_json::json;

use super::client::{User, parts, text};

fn user() -> User {
    User::of(
        FrameIo::builder()
            .strict(true)
            .rate_limits(false)
            .part_size(4),
    )
}

#[tokio::test]
async fn time_alone_completes_and_transcodes_a_file() {
    let user = user();
    let upload = user.begin_upload("a.png", 3).await.is(201).data();
    user.put_part(&parts(&upload)[0].1, "image/png", b"abc")
        .await
        .is(200);
    let path = format!("/folders/{}/files", user.home.root);
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(user.get(&path).await.is(200).data()[0]["status"].clone());
        user.emulator
            .clock()
            .advance(std::time::Duration::from_secs(60));
    }
    assert_eq!(statuses, ["created", "uploaded", "transcoded"]);
}

#[tokio::test]
async fn only_exactly_the_signed_headers_are_accepted() {
    let user = User::of(FrameIo::builder().rate_limits(false));
    let upload = user.begin_upload("a.png", 3).await.is(201).data();
    let url = parts(&upload)[0].1.clone();
    let put = async |headers: &[(&str, &str)]| {
        user.send("PUT", &url, headers, "abc")
            .await
            .expect("an answer")
    };
    let (kind, acl) = (("content-type", "image/png"), ("x-amz-acl", "private"));
    let wrong_kind = put(&[("content-type", "video/mp4"), acl]).await.is(403);
    assert!(
        wrong_kind
            .text()
            .contains("<Code>SignatureDoesNotMatch</Code>")
    );
    assert_eq!(wrong_kind.header("content-type"), "application/xml");
    put(&[acl]).await.is(403);
    put(&[kind]).await.is(403);
    put(&[kind, ("x-amz-acl", "public-read")]).await.is(403);
    let unsigned = put(&[kind, acl, ("x-amz-meta-a", "b")]).await.is(403);
    assert!(unsigned.text().contains("not signed"));
    let token = format!("Bearer {}", user.token);
    let leaked = put(&[kind, acl, ("authorization", &token)]).await.is(400);
    assert!(leaked.text().contains("<Code>InvalidArgument</Code>"));
    let forged = url.replace("X-Amz-Expires=86400", "X-Amz-Expires=86401");
    let forged = user.put_part(&forged, "image/png", b"abc").await;
    assert_eq!(forged.status, 403);
    assert_eq!(user.emulator.parts_received(&text(&upload["id"])), [0]);
    put(&[kind, acl]).await.is(200);
    assert_eq!(user.emulator.complaints().len(), 6);
}

#[tokio::test]
async fn part_urls_expire() {
    let user = user();
    let upload = user.begin_upload("a.png", 9).await.is(201).data();
    let parts = parts(&upload);
    user.put_part(&parts[0].1, "image/png", b"12345")
        .await
        .is(200);
    user.emulator.expire_part_urls();
    let refused = user
        .put_part(&parts[1].1, "image/png", b"6789")
        .await
        .is(403);
    let refused = refused.text();
    assert!(refused.contains("<Code>AccessDenied</Code>"), "{refused}");
    assert!(refused.contains("</Expires><ServerTime>"), "{refused}");
    assert_eq!(user.emulator.parts_received(&text(&upload["id"])), [1, 0]);
    let again = user.begin_upload("a.png", 3).await.is(201).data();
    user.emulator
        .clock()
        .advance(std::time::Duration::from_secs(24 * 60 * 60));
    let url = super::client::parts(&again)[0].1.clone();
    user.put_part(&url, "image/png", b"abc").await.is(403);
}

#[tokio::test]
async fn a_part_that_comes_twice_counts_once_in_the_file() {
    let user = user();
    let upload = user.begin_upload("a.png", 9).await.is(201).data();
    let (id, parts) = (text(&upload["id"]), parts(&upload));
    user.put_part(&parts[0].1, "image/png", b"wrong")
        .await
        .is(200);
    user.put_part(&parts[0].1, "image/png", b"right")
        .await
        .is(200);
    user.put_part(&parts[1].1, "image/png", b"last")
        .await
        .is(200);
    user.put_part(&parts[1].1, "image/png", b"late")
        .await
        .is(200);
    user.emulator.finish_processing();
    assert_eq!(
        user.emulator.file_bytes(&id).as_deref(),
        Some(&b"rightlast"[..])
    );
    assert_eq!(user.emulator.parts_received(&id), [2, 2]);
}

#[tokio::test]
async fn a_file_that_is_not_as_long_as_announced_fails_after_its_last_part() {
    let user = User::of(FrameIo::builder().rate_limits(false).part_size(4));
    let upload = user.begin_upload("a.png", 9).await.is(201).data();
    let parts = parts(&upload);
    user.put_part(&parts[0].1, "image/png", b"12345")
        .await
        .is(200);
    user.put_part(&parts[1].1, "image/png", b"678")
        .await
        .is(200);
    let status = format!("/files/{}/status", text(&upload["id"]));
    for _ in 0..2 {
        let status = user.get(&status).await.is(200).data();
        assert_eq!(
            (&status["upload_failed"], &status["upload_complete"]),
            (&json!(true), &json!(false))
        );
    }
    let complaints = user.emulator.complaints();
    assert!(
        complaints[0]
            .text
            .contains("part 2 has 3 bytes, its URL is for 4"),
        "{complaints:?}"
    );
}

#[tokio::test]
async fn an_upload_can_be_made_to_fail_and_an_empty_file_is_refused_unless_allowed() {
    let user = User::of(FrameIo::builder().rate_limits(false));
    user.emulator.fail_uploads(1);
    let upload = user.begin_upload("a.png", 3).await.is(201).data();
    user.put_part(&parts(&upload)[0].1, "image/png", b"abc")
        .await
        .is(200);
    let status = user
        .get(&format!("/files/{}/status", text(&upload["id"])))
        .await;
    assert_eq!(status.data()["upload_failed"], true);
    user.begin_upload("empty", 0)
        .await
        .fails(422, "/data/file_size");
}

#[tokio::test]
async fn an_invalid_media_type_of_the_service_is_rejected_and_one_of_the_caller_is_kept() {
    let user = User::of(FrameIo::builder().rate_limits(false));
    let body = json!({"name": "a.png", "file_size": 3, "media_type": "image/png"});
    let path = format!("/folders/{}/files", user.home.root);
    let new = user
        .post(&format!("{path}/local_upload"), body.clone())
        .await;
    new.fails(422, "/data/media_type");
    let mut odd = body;
    odd["media_type"] = json!("application/x-odd");
    let upload = user.post(&path, odd).await.is(201).data();
    assert_eq!(upload["media_type"], "application/x-odd");
    let url = &parts(&upload)[0].1;
    user.put_part(url, "image/png", b"abc").await.is(403);
    user.put_part(url, "application/x-odd", b"abc")
        .await
        .is(200);
}

#[tokio::test]
async fn a_part_that_breaks_off_leaves_nothing_and_one_whose_answer_is_lost_is_there() {
    let user = user();
    let upload = user.begin_upload("a.png", 9).await.is(201).data();
    let (id, parts) = (text(&upload["id"]), parts(&upload));
    user.emulator
        .faults()
        .add(Fault::on(Method::PUT, "/uploads/*").reset_after(2));
    let headers = [("content-type", "image/png"), ("x-amz-acl", "private")];
    let broken = user.send("PUT", &parts[0].1, &headers, "12345").await;
    assert!(broken.is_err());
    assert_eq!(user.emulator.parts_received(&id), [0, 0]);
    user.emulator
        .faults()
        .add(Fault::on(Method::PUT, "/uploads/*").lose_answer());
    let lost = user.send("PUT", &parts[0].1, &headers, "12345").await;
    assert!(lost.is_err());
    assert_eq!(user.emulator.parts_received(&id), [1, 0]);
}

#[tokio::test]
async fn contents_that_are_not_kept_come_back_when_they_are_the_pattern() {
    let builder = FrameIo::builder().keep_contents(false).rate_limits(false);
    let user = User::of(builder.part_size(50_000));
    let size = 180_000;
    let upload = user.begin_upload("big.bin", size).await.is(201).data();
    let mut offset = 0;
    for (size, url) in parts(&upload) {
        let mut bytes = Vec::new();
        while bytes.len() < size {
            let at = u64::try_from(offset + bytes.len()).expect("small");
            bytes.extend_from_slice(&cloud_drives_emulator::pattern::bytes(
                at,
                size - bytes.len(),
            ));
        }
        user.put_part(&url, "application/octet-stream", &bytes)
            .await
            .is(200);
        offset += size;
    }
    user.emulator.finish_processing();
    let whole = user
        .emulator
        .entry(&text(&upload["id"]))
        .and_then(|entry| entry.content);
    let pattern = cloud_drives_emulator::Content::pattern(180_000);
    assert_eq!(
        whole.map(|content| content.digests().clone()),
        Some(pattern.digests().clone())
    );
}
