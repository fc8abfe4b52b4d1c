//! The errors of `wire.md` §7 that the state of a cloud causes, from a strict emulator.
//!
//! No list of codes is known; the status counts, and the words of the one body that was seen.

use std::time::Duration;

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use super::client::User;

type Query<'a> = &'a [(&'a str, &'a str)];

#[tokio::test]
async fn every_error_has_its_status_and_both_members() {
    let user = User::new();
    for name in ["a", "b"] {
        user.emulator.put_file(&format!("/VZMOBILE/{name}"), name);
    }
    user.emulator.put_file("/VZMOBILE/gone", "x");
    user.emulator.trash("/VZMOBILE/gone");
    let any = json!({"error": "…", "error_description": "…"});
    let cases: [(&str, &str, Query<'_>, u16); 8] = [
        ("a file", "metadata/VZMOBILE/none", &[], 404),
        ("contents", "files/VZMOBILE/none", &[], 404),
        ("a virtual folder", "metadata/None", &[], 404),
        ("a playlist", "playlists/none", &[], 404),
        ("tags", "tags/VZMOBILE/none", &[], 404),
        ("an address", "flashbacks", &[], 404),
        ("a removed file", "tags/VZMOBILE/gone", &[], 410),
        (
            "a search without a query",
            "search",
            &[("virtualfolder", "VZMOBILE")],
            400,
        ),
    ];
    for (what, path, query, status) in cases {
        user.list(path, query).await.tells(what, status, &any);
    }
    let safe = json!({"safe": true});
    let told = json!({"error": "conflict", "error_description": "target exists"});
    let clash = user.fop("copy", "/VZMOBILE/a", "/VZMOBILE/b", safe).await;
    clash.tells("a clash", 409, &told);
    user.fop("copy", "/VZMOBILE/none", "/VZMOBILE/c", json!({}))
        .await
        .tells("a source", 404, &any);
    user.remove("/VZMOBILE/none")
        .await
        .tells("nothing to delete", 404, &any);
    user.delete("shares/none", &[])
        .await
        .tells("a share", 404, &any);
    user.emulator.set_quota(2);
    user.fop("copy", "/VZMOBILE/a", "/VZMOBILE/c", json!({}))
        .await
        .tells("the quota", 413, &any);
}

#[tokio::test]
async fn a_strict_emulator_answers_401_where_the_service_does() {
    let user = User::new();
    let url = format!("{}/account", user.emulator.api_url());
    let told: Value = json!({"error": "…", "error_description": "…"});
    for authorization in ["", "OAuth x", "Bearer unknown"] {
        let headers = [
            ("authorization", authorization),
            ("accept", "application/json"),
        ];
        user.fetch(&url, &headers)
            .await
            .tells(authorization, 401, &told);
    }
}

#[tokio::test]
async fn one_call_too_many_is_told_how_long_to_wait() {
    let builder = VerizonCloud::builder()
        .strict(true)
        .rate_limit(1, Duration::from_secs(60));
    let user = User::of(builder);
    user.list("account", &[]).await.is(200);
    let reply = user.list("account", &[]).await;
    reply.tells(
        "one more",
        429,
        &json!({"error": "…", "error_description": "…"}),
    );
    assert_eq!(reply.header("retry-after"), "60");
}

#[tokio::test]
async fn tags_are_deleted_with_either_spelling_of_create_version() {
    for spelling in ["createversion", "createVersion"] {
        let user = User::new();
        user.emulator.put_file("/VZMOBILE/a", "a");
        let uri = user.emulator.uri("/VZMOBILE/a").expect("a uri");
        let version = async || {
            user.list("metadata/VZMOBILE/a", &[])
                .await
                .at("file.version")
        };
        let before = version().await;
        user.delete("tags", &[("uri", &uri), (spelling, "true")])
            .await
            .is(204);
        assert_ne!(version().await, before, "{spelling}");
        user.has_nothing_to_complain_about();
    }
}
