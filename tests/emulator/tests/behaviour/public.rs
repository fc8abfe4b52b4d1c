use std::time::Duration;

use cloud_drives_emulator::YandexDisk;
use serde_json::json;

use crate::client::User;

async fn anonymous(user: &User, path: &str, query: &[(&str, &str)]) -> crate::client::Reply {
    user.fetch(&user.url(path, query), &[]).await
}

#[tokio::test]
async fn publishing_gives_a_key_and_a_link_until_it_is_taken_back() {
    let user = User::new();
    user.yandex.put_file("disk:/dir/first.txt", "x");
    let path = [("path", "disk:/dir")];
    let link = user.call("PUT", "/resources/publish", &path).await.is(200);
    assert!(link.href().ends_with("?path=disk%3A%2Fdir"));
    let dir = user.get("disk:/dir").await.json();
    let key = dir["public_key"].as_str().expect("a key").to_owned();
    assert_eq!(key.len(), 88);
    let url = dir["public_url"].as_str().expect("a link").to_owned();
    assert!(url.starts_with("https://yadi.sk/d/"));
    user.call("PUT", "/resources/publish", &path).await.is(200);
    assert_eq!(user.get("disk:/dir").await.json()["public_key"], json!(key));

    let list = user
        .call("GET", "/resources/public", &[])
        .await
        .is(200)
        .json();
    assert_eq!(list["items"][0]["path"], "disk:/dir");
    assert_eq!(list["items"][0]["public_url"], json!(url));
    for absent in ["views_count", "owner"] {
        assert!(list["items"][0].get(absent).is_none());
    }
    assert!(list.get("type").is_none() && list.get("total").is_none());
    let files = user
        .call("GET", "/resources/public", &[("type", "file")])
        .await
        .json();
    assert_eq!(
        (&files["type"], &files["items"]),
        (&json!("file"), &json!([]))
    );

    user.call("PUT", "/resources/unpublish", &path)
        .await
        .is(200);
    assert!(
        user.get("disk:/dir")
            .await
            .json()
            .get("public_key")
            .is_none()
    );
    let gone = anonymous(&user, "/public/resources", &[("public_key", &key)]).await;
    gone.fails(404, "DiskNotFoundError");
}

#[tokio::test]
async fn a_stranger_sees_relative_paths_and_the_owner() {
    let user = User::new();
    user.yandex.put_file("disk:/dir/sub/first.txt", "x");
    let (key, url) = user.yandex.publish("disk:/dir");
    let root = anonymous(&user, "/public/resources", &[("public_key", &key)])
        .await
        .is(200)
        .json();
    assert_eq!(root["path"], "/");
    assert_eq!(root["public_key"], json!(key));
    assert_eq!(root["owner"]["login"], "emulated");
    assert_eq!(root["views_count"], 1);
    assert_eq!(root["_embedded"]["public_key"], json!(key));
    assert_eq!(root["_embedded"]["items"][0]["path"], "/sub");
    assert_eq!(root["_embedded"]["items"][0]["views_count"], 0);
    let query = [("public_key", url.as_str()), ("path", "/sub/first.txt")];
    let file = anonymous(&user, "/public/resources", &query)
        .await
        .is(200)
        .json();
    assert_eq!(file["path"], "/sub/first.txt");
    assert!(file.get("custom_properties").is_none());
    let query = [
        ("public_key", url.as_str()),
        ("fields", "_embedded.items.name"),
    ];
    let part = anonymous(&user, "/public/resources", &query)
        .await
        .is(200)
        .json();
    assert_eq!(
        part,
        json!({"_embedded": {"items": [{"name": "sub"}], "public_key": key}})
    );
    let query = [("public_key", url.as_str()), ("path", "/none")];
    anonymous(&user, "/public/resources", &query)
        .await
        .fails(404, "DiskNotFoundError");
}

#[tokio::test]
async fn a_stranger_downloads_without_a_token() {
    let user = User::new();
    user.yandex.put_file("disk:/file.txt", "public bytes");
    let (key, _) = user.yandex.publish("disk:/file.txt");
    let query = [("public_key", key.as_str()), ("fields", "href")];
    let link = anonymous(&user, "/public/resources/download", &query)
        .await
        .is(200);
    assert_eq!(
        user.fetch(&link.href(), &[]).await.is(200).text(),
        "public bytes"
    );
    user.yandex.limit_downloads("disk:/file.txt", true);
    let over = anonymous(&user, "/public/resources/download", &query).await;
    over.fails(429, "DiskResourceDownloadLimitExceededError");
}

#[tokio::test]
async fn saving_goes_to_the_downloads_folder_or_where_it_is_told_to() {
    let user = User::new();
    user.yandex.put_file("disk:/dir/first.txt", "x");
    user.yandex.put_dir("disk:/mine");
    let (key, _) = user.yandex.publish("disk:/dir");
    let save = async |query: &[(&str, &str)]| {
        let mut all = vec![("public_key", key.as_str())];
        all.extend_from_slice(query);
        user.call("POST", "/public/resources/save-to-disk", &all)
            .await
    };
    let file = save(&[("path", "/first.txt")]).await.is(201);
    assert!(
        file.href()
            .ends_with(&crate::client::encode("disk:/Загрузки/first.txt"))
    );
    save(&[("path", "/first.txt")]).await.is(201);
    assert!(user.yandex.entry("disk:/Загрузки/first (1).txt").is_some());
    let dir = save(&[("save_path", "disk:/mine"), ("name", "saved")])
        .await
        .is(202);
    assert_eq!(user.poll(&dir).await, "in-progress");
    assert_eq!(user.poll(&dir).await, "success");
    assert!(user.yandex.entry("disk:/mine/saved/first.txt").is_some());
    let none = save(&[("save_path", "disk:/none")]).await;
    none.fails(409, "DiskPathDoesntExistsError");
    let query = [("public_key", key.as_str())];
    let url = user.url("/public/resources/save-to-disk", &query);
    let nobody = User::of(YandexDisk::builder());
    let reply = nobody.send("POST", &url, &[], "").await.expect("an answer");
    reply.fails(401, "UnauthorizedError");
}

#[tokio::test]
async fn settings_are_changed_with_an_empty_answer_and_read_in_part() {
    let user = User::new();
    user.yandex.put_dir("disk:/dir");
    let path = [("path", "disk:/dir")];
    let settings = "/public/resources/public-settings";
    user.call("GET", settings, &path)
        .await
        .fails(404, "DiskNotFoundError");
    let (key, _) = user.yandex.publish("disk:/dir");
    assert_eq!(
        user.call("GET", settings, &path).await.is(200).json(),
        json!({})
    );

    let body = json!({"password": "1234", "available_until": 4_000_000_000_i64, "read_only": true});
    let changed = user
        .call_with("PATCH", settings, &path, Some(body))
        .await
        .is(200);
    assert!(changed.body.is_empty());
    assert_eq!(changed.header("content-length"), "0");
    assert_eq!(
        changed.header("content-type"),
        "application/json; charset=utf-8"
    );
    let shown = user.call("GET", settings, &path).await.json();
    assert_eq!(shown, json!({"available_until": 4_000_000_000_i64}));
    let query = [("path", "disk:/dir"), ("allow_address_access", "true")];
    let more = user.call("GET", settings, &query).await.json();
    assert_eq!(more["read_only"], true);
    assert!(more["accesses"].is_array() && more.get("password").is_none());
    for path in ["/public/resources", "/public/resources/download"] {
        let closed = anonymous(&user, path, &[("public_key", &key)]).await;
        closed.fails(403, "DiskSymlinkPasswordRequiredError");
    }

    let body = json!({"password": false});
    user.call_with("PATCH", settings, &path, Some(body))
        .await
        .is(200);
    anonymous(&user, "/public/resources", &[("public_key", &key)])
        .await
        .is(200);
    let body = json!({"available_until": 1});
    user.call_with("PATCH", settings, &path, Some(body))
        .await
        .is(200);
    let expired = anonymous(&user, "/public/resources", &[("public_key", &key)]).await;
    expired.fails(404, "DiskNotFoundError");
    let available = user
        .call("GET", &format!("{settings}/available-settings"), &path)
        .await;
    assert!(available.is(200).json()["permissions"].is_array());
}

#[tokio::test]
async fn settings_need_json() {
    let user = User::of(YandexDisk::builder());
    user.yandex.put_dir("disk:/dir");
    user.yandex.publish("disk:/dir");
    let url = user.url(
        "/public/resources/public-settings",
        &[("path", "disk:/dir")],
    );
    let authorization = format!("OAuth {}", user.token);
    let headers = [
        ("authorization", authorization.as_str()),
        ("content-type", "text/plain"),
    ];
    let reply = user
        .send("PATCH", &url, &headers, "{}")
        .await
        .expect("an answer");
    assert_eq!(reply.error().0, 415);
}

#[tokio::test]
async fn a_link_expires_by_the_clock() {
    let user = User::new();
    user.yandex.put_dir("disk:/dir");
    let until = user.yandex.clock().now().timestamp() + 60;
    let body = json!({"public_settings": {"available_until": until}});
    let path = [("path", "disk:/dir")];
    user.call_with("PUT", "/resources/publish", &path, Some(body))
        .await
        .is(200);
    let key = user.get("disk:/dir").await.json()["public_key"]
        .as_str()
        .map(str::to_owned);
    let query = [("public_key", key.as_deref().expect("a key"))];
    anonymous(&user, "/public/resources", &query).await.is(200);
    user.yandex.clock().advance(Duration::from_secs(60));
    anonymous(&user, "/public/resources", &query)
        .await
        .fails(404, "DiskNotFoundError");
}

#[tokio::test]
async fn a_link_without_downloads_has_an_empty_href() {
    let user = User::new();
    user.yandex.put_dir("disk:/dir");
    let (key, _) = user.yandex.publish("disk:/dir");
    let query = [("path", "disk:/dir"), ("allow_address_access", "true")];
    let body = json!({"accesses": [{"macros": ["all"], "rights": ["read_without_download"]}]});
    let settings = "/public/resources/public-settings";
    user.call_with("PATCH", settings, &query, Some(body))
        .await
        .is(200);
    let link = anonymous(&user, "/public/resources/download", &[("public_key", &key)])
        .await
        .is(200);
    assert_eq!(link.href(), "");
}
