//! Copy, move, rename, create a folder, delete, restore.

use cloud_drives_emulator::VerizonCloud;
use serde_json::json;

use super::client::User;

/// A user with `/VZMOBILE/a/x.txt`, `/VZMOBILE/a/y/z.txt` and `/VZMOBILE/b.txt`.
fn filled() -> User {
    let user = User::new();
    user.emulator.put_file("/VZMOBILE/a/x.txt", "x");
    user.emulator.put_file("/VZMOBILE/a/y/z.txt", "z");
    user.emulator.put_file("/VZMOBILE/b.txt", "b");
    user
}

#[tokio::test]
async fn a_folder_that_is_modified_keeps_what_the_copy_does_not_have() {
    let user = filled();
    user.emulator.put_file("/VZMOBILE/old/x.txt", "old");
    user.emulator.put_file("/VZMOBILE/old/own.txt", "own");
    user.fop("copy", "/VZMOBILE/a", "/VZMOBILE/old", json!({}))
        .await
        .is(200);
    let bytes = |path| user.emulator.file_bytes(path);
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
    user.emulator.put_file("/VZMOBILE/c.txt", "c");
    for what in ["copy", "move", "rename"] {
        let safe = json!({"safe": true});
        let reply = user
            .fop(what, "/VZMOBILE/b.txt", "/VZMOBILE/c.txt", safe)
            .await;
        assert_eq!(reply.fails(409), "target exists");
        assert_eq!(reply.at("error"), "conflict");
    }
    assert_eq!(
        user.emulator.file_bytes("/VZMOBILE/c.txt").as_deref(),
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
    // Items in the trash cause no conflicts.
    user.emulator.trash("/VZMOBILE/c.txt");
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
    user.emulator.put_file("/VZMOBILE/a/x.txt", "xx");
    let reply = user
        .fop("move", "/VZMOBILE/a", "/VZWEB/moved", json!({}))
        .await;
    assert_eq!(reply.is(200).at("folder.parentPath"), "/VZWEB");
    assert_eq!(
        user.emulator.paths(),
        [
            "/VZMOBILE/b.txt",
            "/VZWEB/moved",
            "/VZWEB/moved/x.txt",
            "/VZWEB/moved/y",
            "/VZWEB/moved/y/z.txt"
        ]
    );
    let item = user.emulator.item("/VZWEB/moved/x.txt").expect("a file");
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
    user.emulator.put_file("/VZMOBILE/a/x.txt", "x");
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
    assert_eq!(user.emulator.paths(), ["/VZMOBILE/a", "/VZMOBILE/a/x.txt"]);
    user.remove("/VZMOBILE").await.fails(400);
    user.remove("/").await.fails(400);
    user.delete("fops/delete", &[]).await.fails(400);
}

#[tokio::test]
async fn a_copy_counts_against_the_quota() {
    let user = User::of(VerizonCloud::builder().quota(5));
    user.emulator.put_file("/VZMOBILE/a.txt", "123");
    user.fop("copy", "/VZMOBILE/a.txt", "/VZMOBILE/b.txt", json!({}))
        .await
        .fails(413);
}
