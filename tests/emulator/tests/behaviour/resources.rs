use serde_json::json;

use crate::client::User;

#[tokio::test]
async fn the_account_tells_its_space_and_folders() {
    let user = User::new();
    user.yandex.put_file("disk:/a", "12345");
    let disk = user.call("GET", "", &[]).await.is(200).json();
    assert_eq!(disk["used_space"], 5);
    assert_eq!(disk["trash_size"], 0);
    assert_eq!(disk["max_file_size"], 1_073_741_824);
    assert_eq!(disk["paid_max_file_size"], 53_687_091_200_u64);
    assert_eq!(disk["system_folders"]["applications"], "disk:/Приложения");
    assert_eq!(disk["system_folders"]["downloads"], "disk:/Загрузки/");
    assert_eq!(disk["reg_time"], "2024-07-06T21:06:24+00:00");
    assert!(disk["user"]["uid"].is_string());
    let part = user
        .call("GET", "/", &[("fields", "user.login,total_space")])
        .await;
    assert_eq!(
        part.json(),
        json!({"user": {"login": "emulated"}, "total_space": 10_737_418_240_u64})
    );
}

#[tokio::test]
async fn a_file_has_every_member_and_no_children() {
    let user = User::new();
    user.yandex.put_file("disk:/Docs/note.txt", "abc");
    let reply = user.get("disk:/Docs/note.txt").await.is(200);
    assert_eq!(
        reply.header("content-type"),
        "application/json; charset=utf-8"
    );
    let file = reply.json();
    assert_eq!(file["type"], "file");
    assert_eq!(file["name"], "note.txt");
    assert_eq!(file["path"], "disk:/Docs/note.txt");
    assert_eq!(file["size"], 3);
    assert_eq!(file["md5"], "900150983cd24fb0d6963f7d28e17f72");
    assert_eq!(file["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(file["mime_type"], "text/plain");
    assert_eq!(file["media_type"], "document");
    assert_eq!(file["antivirus_status"], "clean");
    assert_eq!(file["exif"], json!({}));
    assert_eq!(file["created"], "2024-07-06T21:06:24+00:00");
    assert_eq!(file["comment_ids"]["private_resource"], file["resource_id"]);
    let revision = file["revision"].as_i64().expect("a revision");
    assert_eq!(revision.to_string().len(), 16);
    let id = file["resource_id"].as_str().expect("an id");
    let (uid, key) = id.split_once(':').expect("two parts");
    assert!(uid.bytes().all(|byte| byte.is_ascii_digit()) && key.len() == 64);
    for absent in [
        "_embedded",
        "custom_properties",
        "public_key",
        "preview",
        "origin_path",
    ] {
        assert!(file.get(absent).is_none(), "{absent}");
    }
    let bytes = user
        .fetch(file["file"].as_str().expect("a link"), &[])
        .await
        .is(200);
    assert_eq!(bytes.text(), "abc");
}

#[tokio::test]
async fn a_directory_is_made_once_and_needs_its_parent() {
    let user = User::new();
    let made = user
        .call("PUT", "/resources", &[("path", "disk:/new dir")])
        .await
        .is(201);
    assert_eq!(
        made.json(),
        json!({
            "href": "https://api.yandex.emulator/v1/disk/resources?path=disk%3A%2Fnew+dir",
            "method": "GET",
            "templated": false,
        })
    );
    let again = user
        .call("PUT", "/resources", &[("path", "disk:/new dir/")])
        .await;
    again.fails(409, "DiskPathPointsToExistentDirectoryError");
    assert_eq!(again.header("content-type"), "application/json");
    assert_eq!(
        again.json()["description"],
        "Specified path \"disk:/new dir\" points to existent directory."
    );
    let orphan = user
        .call("PUT", "/resources", &[("path", "disk:/no/dir")])
        .await;
    orphan.fails(409, "DiskPathDoesntExistsError");
    user.yandex.put_file("disk:/file", "");
    let file = user
        .call("PUT", "/resources", &[("path", "disk:/file")])
        .await;
    file.fails(409, "DiskResourceAlreadyExistsError");
}

#[tokio::test]
async fn odd_names_survive() {
    let user = User::new();
    for name in ["ü ä#?%25.txt", "a+b&c=d", "a:b", "日本", "..."] {
        let path = format!("disk:/{name}");
        user.call("PUT", "/resources", &[("path", &path)])
            .await
            .is(201);
        assert_eq!(user.get(&path).await.is(200).json()["name"], name);
    }
    let long = format!("disk:/{}", "n".repeat(256));
    user.get(&long).await.fails(400, "FieldValidationError");
}

#[tokio::test]
async fn what_is_missing_or_ill_formed_is_told_apart() {
    let user = User::of(cloud_drives_emulator::YandexDisk::builder());
    user.get("disk:/nothing")
        .await
        .fails(404, "DiskNotFoundError");
    user.call("GET", "/resources", &[])
        .await
        .fails(400, "FieldValidationError");
    for (name, value) in [
        ("limit", "-1"),
        ("offset", "x"),
        ("sort", "colour"),
        ("preview_crop", "TRUE"),
    ] {
        let reply = user
            .call("GET", "/resources", &[("path", "/"), (name, value)])
            .await;
        reply.fails(400, "FieldValidationError");
    }
    user.call("GET", "/nowhere", &[])
        .await
        .fails(404, "NotFoundError");
    user.call("POST", "", &[])
        .await
        .fails(405, "MethodNotAllowedError");
}

#[tokio::test]
async fn properties_merge_and_end_as_null() {
    let user = User::new();
    user.yandex.put_dir("disk:/Docs/inner");
    let patch = async |change| {
        let body = Some(json!({"custom_properties": change}));
        let query = [("path", "disk:/Docs")];
        user.call_with("PATCH", "/resources", &query, body).await
    };
    let first = patch(json!({"colour": "red", "n": 42}))
        .await
        .is(200)
        .json();
    assert_eq!(
        first["custom_properties"],
        json!({"colour": "red", "n": 42})
    );
    assert!(first.get("_embedded").is_none());
    let second = patch(json!({"n": null, "on": true})).await.is(200).json();
    assert_eq!(
        second["custom_properties"],
        json!({"colour": "red", "on": true})
    );
    let last = patch(json!({"colour": null, "on": null}))
        .await
        .is(200)
        .json();
    assert!(last["custom_properties"].is_null() && last.get("custom_properties").is_some());
    patch(json!({"list": [1]}))
        .await
        .fails(400, "FieldValidationError");
    patch(json!({"long": "x".repeat(1024)}))
        .await
        .fails(400, "FieldValidationError");
    let shown = user.get("disk:/Docs").await.json();
    assert!(shown["custom_properties"].is_null());
}

#[tokio::test]
async fn a_file_goes_at_once_and_a_full_directory_takes_time() {
    let user = User::new();
    user.yandex.put_file("disk:/file", "x");
    user.yandex.put_dir("disk:/empty");
    user.yandex.put_file("disk:/full/inner", "y");
    for path in ["disk:/file", "disk:/empty"] {
        let gone = user
            .call("DELETE", "/resources", &[("path", path)])
            .await
            .is(204);
        assert!(gone.body.is_empty());
        assert_eq!(
            gone.header("content-type"),
            "application/json; charset=utf-8"
        );
    }
    let query = [
        ("path", "disk:/full"),
        ("permanently", "true"),
        ("force_async", "false"),
    ];
    let started = user.call("DELETE", "/resources", &query).await.is(202);
    let href = started.href();
    let id = href.strip_prefix("https://api.yandex.emulator/v1/disk/operations/");
    assert_eq!(id.map(str::len), Some(64));
    assert_eq!(user.yandex.paths(), ["disk:/full", "disk:/full/inner"]);
    assert_eq!(user.poll(&started).await, "in-progress");
    assert_eq!(user.poll(&started).await, "success");
    assert!(user.yandex.paths().is_empty());
    assert_eq!(user.yandex.trash_paths().len(), 2);
}

#[tokio::test]
async fn deleting_minds_the_md5_and_the_root() {
    let user = User::new();
    user.yandex.put_file("disk:/file", "abc");
    user.yandex.put_dir("disk:/dir");
    let delete = async |path, md5| {
        let query = [("path", path), ("md5", md5)];
        user.call("DELETE", "/resources", &query).await
    };
    delete("disk:/file", "00")
        .await
        .fails(409, "MD5DifferError");
    delete("disk:/dir", "00")
        .await
        .fails(400, "FieldValidationError");
    delete("disk:/file", "900150983cd24fb0d6963f7d28e17f72")
        .await
        .is(204);
    let root = user
        .call("DELETE", "/resources", &[("path", "disk:/")])
        .await;
    root.fails(409, "DiskPathDoesntExistsError");
    let none = user
        .call("DELETE", "/resources", &[("path", "disk:/none")])
        .await;
    none.fails(404, "DiskNotFoundError");
}

#[tokio::test]
async fn copying_and_moving_mind_what_is_there() {
    let user = User::new();
    user.yandex.put_file("disk:/a.txt", "a");
    user.yandex.put_file("disk:/b.txt", "b");
    user.yandex.put_dir("disk:/dir");
    let ask = async |what, from, path, overwrite| {
        let query = [("from", from), ("path", path), ("overwrite", overwrite)];
        user.call("POST", what, &query).await
    };
    let copied = ask("/resources/copy", "disk:/a.txt", "disk:/dir/a.txt", "false")
        .await
        .is(201);
    assert!(
        copied
            .href()
            .ends_with("/resources?path=disk%3A%2Fdir%2Fa.txt")
    );
    let there = ask("/resources/copy", "disk:/a.txt", "disk:/b.txt", "false").await;
    there.fails(409, "DiskResourceAlreadyExistsError");
    ask("/resources/move", "disk:/a.txt", "disk:/b.txt", "true")
        .await
        .is(201);
    assert_eq!(
        user.yandex.file_bytes("disk:/b.txt").as_deref(),
        Some(&b"a"[..])
    );
    assert_eq!(user.yandex.entry("disk:/a.txt"), None);
    let onto = ask("/resources/copy", "disk:/b.txt", "disk:/dir", "true").await;
    onto.fails(409, "DiskPathPointsToExistentDirectoryError");
    let orphan = ask("/resources/move", "disk:/b.txt", "disk:/no/b.txt", "false").await;
    orphan.fails(409, "DiskPathDoesntExistsError");
    let none = ask("/resources/move", "disk:/none", "disk:/x", "false").await;
    none.fails(404, "DiskNotFoundError");
    ask("/resources/move", "disk:/dir", "disk:/dir/sub", "false")
        .await
        .fails(409, "ConflictError");
}

#[tokio::test]
async fn a_moved_directory_keeps_its_identity_and_a_copy_gets_its_own() {
    let user = User::new();
    user.yandex.put_file("disk:/dir/inner/file", "x");
    let before = user.get("disk:/dir/inner/file").await.json();
    let query = [("from", "disk:/dir"), ("path", "disk:/copy")];
    let copy = user.call("POST", "/resources/copy", &query).await.is(202);
    assert_eq!(user.poll(&copy).await, "in-progress");
    assert_eq!(user.poll(&copy).await, "success");
    let query = [("from", "disk:/dir"), ("path", "disk:/moved")];
    let moved = user.call("POST", "/resources/move", &query).await.is(202);
    user.yandex.finish_operations();
    assert_eq!(user.poll(&moved).await, "success");
    let after = user.get("disk:/moved/inner/file").await.is(200).json();
    let copied = user.get("disk:/copy/inner/file").await.is(200).json();
    assert_eq!(after["resource_id"], before["resource_id"]);
    assert_ne!(copied["resource_id"], before["resource_id"]);
    user.get("disk:/dir").await.fails(404, "DiskNotFoundError");
}

#[tokio::test]
async fn a_locked_resource_can_be_read_and_not_changed() {
    let user = User::new();
    user.yandex.put_file("disk:/dir/file", "x");
    user.yandex.lock("disk:/dir/file");
    user.get("disk:/dir/file").await.is(200);
    let file = [("path", "disk:/dir/file")];
    let dir = [("path", "disk:/dir")];
    user.call("DELETE", "/resources", &file)
        .await
        .fails(423, "DiskResourceLockedError");
    user.call("DELETE", "/resources", &dir)
        .await
        .fails(423, "DiskResourceLockedError");
    let query = [("path", "disk:/dir/file"), ("overwrite", "true")];
    let upload = user.call("GET", "/resources/upload", &query).await;
    upload.fails(423, "DiskResourceLockedError");
    user.call("PUT", "/resources/publish", &file)
        .await
        .fails(423, "DiskResourceLockedError");
    user.yandex.unlock("disk:/dir/file");
    user.yandex.set_read_only(true);
    user.call("DELETE", "/resources", &file)
        .await
        .fails(423, "LockedError");
    user.yandex.set_read_only(false);
    user.call("DELETE", "/resources", &file).await.is(204);
}

#[tokio::test]
async fn a_full_disk_takes_no_more() {
    let user = User::new();
    user.yandex.put_file("disk:/file", "12345");
    user.yandex.set_total_space(7);
    let query = [("from", "disk:/file"), ("path", "disk:/copy")];
    let copy = user.call("POST", "/resources/copy", &query).await;
    assert_eq!(copy.error().0, 507);
    let link = user
        .call("GET", "/resources/upload", &[("path", "disk:/more")])
        .await
        .is(200);
    user.put(&link.href(), "123", &[]).await.is(507);
    user.put(&link.href(), "12", &[]).await.is(201);
    let link = user
        .call("GET", "/resources/upload", &[("path", "disk:/again")])
        .await;
    assert_eq!(link.error().0, 507);
}

#[tokio::test]
async fn scopes_decide_what_a_token_may_do() {
    let mut user = User::new();
    user.yandex.put_file("disk:/file", "x");
    let hour = std::time::Duration::from_secs(3600);
    let signed = |scopes: &[&str]| user.yandex.sign_in_with(scopes, hour).access_token;
    let (read, app) = (
        signed(&["cloud_api:disk.read"]),
        signed(&["cloud_api:disk.app_folder"]),
    );
    user.token = read;
    user.get("disk:/file").await.is(200);
    user.call("PUT", "/resources", &[("path", "disk:/d")])
        .await
        .fails(403, "ForbiddenError");
    user.call("GET", "", &[]).await.fails(403, "ForbiddenError");
    user.call("GET", "/operations/0000", &[])
        .await
        .fails(404, "DiskOperationNotFoundError");
    user.token = app;
    user.get("disk:/file").await.fails(403, "ForbiddenError");
    user.call("GET", "/resources/files", &[])
        .await
        .fails(403, "ForbiddenError");
    user.call("PUT", "/resources", &[("path", "app:/d")])
        .await
        .is(201);
    let inside = user.get("app:/d").await.is(200).json();
    assert_eq!(inside["path"], "disk:/Приложения/Emulated/d");
    user.get("disk:/Приложения/Emulated/d").await.is(200);
    user.token = "y0_nobody".to_owned();
    user.get("disk:/file").await.fails(401, "UnauthorizedError");
}
