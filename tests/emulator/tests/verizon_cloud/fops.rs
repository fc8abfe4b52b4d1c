//! Copy, move, rename, create a folder, delete, restore.

use cloud_drives_emulator::VerizonCloud;
use serde_json::json;

use crate::client::User;

/// A user with `/VZMOBILE/a/x.txt`, `/VZMOBILE/a/y/z.txt` and `/VZMOBILE/b.txt`.
fn filled() -> User {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a/x.txt", "x");
    user.verizon.put_file("/VZMOBILE/a/y/z.txt", "z");
    user.verizon.put_file("/VZMOBILE/b.txt", "b");
    user
}

#[tokio::test]
async fn a_copy_has_the_content_and_makes_the_folders_on_its_way() {
    let user = filled();
    let target = "/VZMOBILE/new/deep/c.txt";
    let reply = user.fop("copy", "/VZMOBILE/b.txt", target, json!({"safe": false}));
    let file = reply.await.is(200).at("file");
    assert_eq!(file["name"], "c.txt");
    assert_eq!(file["parentPath"], "/VZMOBILE/new/deep");
    assert_eq!(user.verizon.file_bytes(target).as_deref(), Some(&b"b"[..]));
    let uri = |path| user.verizon.uri(path).expect("a uri");
    assert_ne!(uri(target), uri("/VZMOBILE/b.txt"));
    let reply = user
        .fop("copy", "/VZMOBILE/a", "/VZWEB/a2", json!({}))
        .await;
    assert_eq!(reply.is(200).at("folder.name"), "a2");
    let bytes = user.verizon.file_bytes("/VZWEB/a2/y/z.txt");
    assert_eq!(bytes.as_deref(), Some(&b"z"[..]));
}

#[tokio::test]
async fn without_safe_what_is_there_gets_a_new_version_or_makes_way() {
    let user = filled();
    let (from, to) = ("/VZMOBILE/b.txt", "/VZMOBILE/a/x.txt");
    let reply = user.fop("copy", from, to, json!({})).await.is(200);
    assert_eq!(reply.at("file.version"), 2);
    let reply = user
        .fop("copy", from, to, json!({"override": "modify"}))
        .await
        .is(200);
    assert_eq!(reply.at("file.version"), 3);
    let reply = user
        .fop("copy", from, to, json!({"override": "overwrite"}))
        .await
        .is(200);
    assert_eq!(reply.at("file.version"), 1);
    user.verizon.trash(to);
    let reply = user.fop("copy", from, to, json!({})).await.is(200);
    assert_eq!(reply.at("file.version"), 1);
    user.verizon.trash(to);
    let reply = user
        .fop("copy", from, to, json!({"override": "modify"}))
        .await
        .is(200);
    assert_eq!(reply.at("file.version"), 2);
    assert!(user.verizon.trash_paths().is_empty());
}

#[tokio::test]
async fn a_folder_that_is_modified_keeps_what_the_copy_does_not_have() {
    let user = filled();
    user.verizon.put_file("/VZMOBILE/old/x.txt", "old");
    user.verizon.put_file("/VZMOBILE/old/own.txt", "own");
    user.fop("copy", "/VZMOBILE/a", "/VZMOBILE/old", json!({}))
        .await
        .is(200);
    let bytes = |path| user.verizon.file_bytes(path);
    assert_eq!(bytes("/VZMOBILE/old/x.txt").as_deref(), Some(&b"x"[..]));
    assert_eq!(bytes("/VZMOBILE/old/own.txt").as_deref(), Some(&b"own"[..]));
    assert_eq!(bytes("/VZMOBILE/old/y/z.txt").as_deref(), Some(&b"z"[..]));
    let overwrite = json!({"override": "overwrite"});
    user.fop("copy", "/VZMOBILE/a", "/VZMOBILE/old", overwrite)
        .await
        .is(200);
    assert_eq!(bytes("/VZMOBILE/old/own.txt"), None);
}

#[tokio::test]
async fn with_safe_a_clash_is_refused_or_solved_by_another_name() {
    let user = filled();
    user.verizon.put_file("/VZMOBILE/c.txt", "c");
    for what in ["copy", "move", "rename"] {
        let safe = json!({"safe": true});
        let reply = user
            .fop(what, "/VZMOBILE/b.txt", "/VZMOBILE/c.txt", safe)
            .await;
        assert!(reply.fails(409).contains("/VZMOBILE/c.txt exists"));
        assert_eq!(reply.at("error"), "conflict");
    }
    assert_eq!(
        user.verizon.file_bytes("/VZMOBILE/c.txt").as_deref(),
        Some(&b"c"[..])
    );
    let solve = json!({"safe": true, "conflictsolve": "copy"});
    for (what, name) in [
        ("copy", "c (1).txt"),
        ("copy", "c (2).txt"),
        ("move", "c (3).txt"),
    ] {
        let reply = user.fop(what, "/VZMOBILE/b.txt", "/VZMOBILE/c.txt", solve.clone());
        assert_eq!(reply.await.is(200).at("file.name"), name);
    }
    let reply = user.fop("rename", "/VZMOBILE/a", "/VZMOBILE/c.txt", solve.clone());
    assert_eq!(reply.await.is(200).at("folder.name"), "c (4).txt");
    // What is in the trash is in nobody's way.
    user.verizon.trash("/VZMOBILE/c.txt");
    let safe = json!({"safe": true});
    let reply = user.fop("move", "/VZMOBILE/c (1).txt", "/VZMOBILE/c.txt", safe);
    assert_eq!(reply.await.is(200).at("file.name"), "c.txt");
}

#[tokio::test]
async fn a_copy_may_stay_beside_its_original_under_another_name() {
    let user = filled();
    let solve = json!({"safe": true, "conflictsolve": "copy"});
    let here = "/VZMOBILE/b.txt";
    let reply = user.fop("copy", here, here, solve.clone()).await.is(200);
    assert_eq!(reply.at("file.name"), "b (1).txt");
    user.fop("copy", here, here, json!({"safe": true}))
        .await
        .fails(409);
    user.fop("copy", here, here, json!({})).await.fails(400);
    user.fop("move", here, here, solve).await.fails(400);
}

#[tokio::test]
async fn a_move_takes_everything_along_and_keeps_versions() {
    let user = filled();
    user.verizon.put_file("/VZMOBILE/a/x.txt", "xx");
    let reply = user
        .fop("move", "/VZMOBILE/a", "/VZWEB/moved", json!({}))
        .await;
    assert_eq!(reply.is(200).at("folder.parentPath"), "/VZWEB");
    assert_eq!(
        user.verizon.paths(),
        [
            "/VZMOBILE/b.txt",
            "/VZWEB/moved",
            "/VZWEB/moved/x.txt",
            "/VZWEB/moved/y",
            "/VZWEB/moved/y/z.txt"
        ]
    );
    let item = user.verizon.item("/VZWEB/moved/x.txt").expect("a file");
    assert_eq!(item["version"], 2);
    let reply = user.fop("rename", "/VZMOBILE/b.txt", "/VZWEB/moved/x.txt", json!({}));
    assert_eq!(reply.await.is(200).at("file.version"), 1);
    user.fop("move", "/VZWEB/moved/x.txt", "/VZWEB/no/x.txt", json!({}))
        .await
        .fails(404);
}

#[tokio::test]
async fn what_cannot_be_is_refused() {
    let user = User::of(VerizonCloud::builder());
    user.verizon.put_file("/VZMOBILE/a/x.txt", "x");
    for (what, src, target, more, status) in [
        ("copy", "/VZMOBILE", "/VZWEB/a", json!({}), 400),
        ("copy", "/VZMOBILE/a", "/VZWEB", json!({}), 400),
        ("move", "/VZMOBILE", "/VZWEB/a", json!({}), 400),
        ("rename", "/VZMOBILE/a", "/NEW", json!({}), 400),
        ("copy", "/VZMOBILE/no", "/VZWEB/a", json!({}), 404),
        ("copy", "/VZMOBILE/a", "/NO/a", json!({}), 404),
        ("copy", "/VZMOBILE/a", "/VZMOBILE/a/b", json!({}), 400),
        ("move", "/VZMOBILE/a/x.txt", "/VZMOBILE/a", json!({}), 400),
        ("copy", "VZMOBILE/a", "/VZWEB/a", json!({}), 400),
        ("copy", "/VZMOBILE/a", "/VZWEB/a/", json!({}), 400),
        (
            "copy",
            "/VZMOBILE/a",
            "/VZWEB/a",
            json!({"override": "merge"}),
            400,
        ),
        (
            "copy",
            "/VZMOBILE/a",
            "/VZWEB/a",
            json!({"safe": "true"}),
            400,
        ),
        (
            "copy",
            "/VZMOBILE/a",
            "/VZWEB/a",
            json!({"safe": true, "conflictsolve": "skip"}),
            400,
        ),
        (
            "move",
            "/VZMOBILE/a",
            "/VZWEB/a",
            json!({"override": "modify"}),
            400,
        ),
        ("copy", "/VZMOBILE/a", "/VZMOBILE/a/x.txt/b", json!({}), 400),
    ] {
        user.fop(what, src, target, more).await.fails(status);
    }
    assert_eq!(user.verizon.paths(), ["/VZMOBILE/a", "/VZMOBILE/a/x.txt"]);
    user.remove("/VZMOBILE").await.fails(400);
    user.remove("/").await.fails(400);
    user.delete("fops/delete", &[]).await.fails(400);
}

#[tokio::test]
async fn a_copy_counts_against_the_quota() {
    let user = User::of(VerizonCloud::builder().quota(5));
    user.verizon.put_file("/VZMOBILE/a.txt", "123");
    user.fop("copy", "/VZMOBILE/a.txt", "/VZMOBILE/b.txt", json!({}))
        .await
        .fails(413);
}

#[tokio::test]
async fn a_folder_is_made_or_there_already() {
    let user = filled();
    let make = async |path: &str, name: &str, more: Option<&str>| {
        let mut body = json!({"path": path, "name": name});
        if let Some(more) = more {
            body["override"] = json!(more);
        }
        user.post("fops/createfolder", body).await
    };
    let folder = make("/VZMOBILE", "new", None).await.is(201).at("folder");
    assert_eq!(folder["name"], "new");
    assert_eq!((&folder["size"], &folder["count"]), (&json!(0), &json!(0)));
    let again = make("/VZMOBILE", "a", None).await.is(200);
    assert_eq!(again.at("folder.version"), 2);
    assert_eq!(again.at("folder.count"), 2);
    let fresh = make("/VZMOBILE", "a", Some("overwrite")).await.is(200);
    assert_eq!(fresh.at("folder.version"), 1);
    assert!(user.verizon.file_bytes("/VZMOBILE/a/x.txt").is_none());
    make("/VZMOBILE/no", "b", None).await.fails(404);
    make("/VZMOBILE", "b.txt", None).await.fails(400);
    make("/VZMOBILE", "x/y", None).await.fails(400);
    make("/", "NEW", None).await.fails(400);
    make("/VZMOBILE", "c", Some("merge")).await.fails(400);
}

#[tokio::test]
async fn what_is_deleted_goes_to_the_trash_and_comes_back_as_it_went() {
    let user = filled();
    user.remove("/VZMOBILE/a/x.txt").await.bare(200);
    user.remove("/VZMOBILE/a").await.bare(200);
    user.remove("/VZMOBILE/a").await.fails(404);
    assert_eq!(user.verizon.paths(), ["/VZMOBILE/b.txt"]);
    let restore = async |paths: &[&str]| user.post("fops/restore", json!({"path": paths})).await;
    restore(&["/VZMOBILE/a", "/VZMOBILE/b.txt"])
        .await
        .fails(404);
    restore(&["/VZMOBILE/a"]).await.bare(204);
    // What was in the trash before its folder stays there.
    assert_eq!(user.verizon.trash_paths(), ["/VZMOBILE/a/x.txt"]);
    user.remove("/VZMOBILE/a").await.is(200);
    restore(&["/VZMOBILE/a/y/z.txt", "/VZMOBILE/a/x.txt"])
        .await
        .bare(204);
    assert!(user.verizon.trash_paths().is_empty());
    user.remove("/VZMOBILE/a").await.is(200);
    restore(&["/VZMOBILE/a/y/z.txt"]).await.is(204);
    // One thing alone brings the folders above it along, not what is beside it.
    assert_eq!(user.verizon.trash_paths(), ["/VZMOBILE/a/x.txt"]);
}

#[tokio::test]
async fn a_purge_is_for_good() {
    let user = filled();
    let purge = async |path: &str, flag: &str| {
        let query = [("path", path), ("purge", flag)];
        user.delete("fops/delete", &query).await
    };
    purge("/VZMOBILE/a", "True").await.bare(200);
    assert!(user.verizon.trash_paths().is_empty());
    user.get("metadata/VZMOBILE/a").await.fails(404);
    purge("/VZMOBILE/b.txt", "false").await.is(200);
    assert_eq!(user.verizon.used_space(), 1);
    purge("/VZMOBILE/b.txt", "TRUE").await.is(200);
    assert!(user.verizon.trash_paths().is_empty());
    purge("/VZMOBILE/b.txt", "true").await.fails(404);
}

#[tokio::test]
async fn the_status_of_bare_successes_can_be_chosen() {
    for status in [200, 204] {
        let user = User::of(VerizonCloud::builder().bodiless_status(status));
        user.verizon.put_file("/VZMOBILE/a.txt", "a");
        user.remove("/VZMOBILE/a.txt").await.bare(status);
        let body = json!({"path": ["/VZMOBILE/a.txt"]});
        user.post("fops/restore", body).await.bare(status);
    }
    let user = User::of(VerizonCloud::builder().created_status(200));
    let body = json!({"path": "/VZMOBILE", "name": "a"});
    user.post("fops/createfolder", body).await.is(200);
}
