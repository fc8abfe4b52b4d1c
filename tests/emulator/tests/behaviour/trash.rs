use serde_json::json;

use crate::client::User;

async fn thrown_away(user: &User, path: &str) -> String {
    user.call(
        "DELETE",
        "/resources",
        &[("path", path), ("force_async", "true")],
    )
    .await
    .is(202);
    user.yandex.finish_operations();
    let name = path.rsplit('/').next().expect("a name");
    let start = format!("trash:/{name}_");
    let paths = user.yandex.trash_paths();
    let found = paths
        .iter()
        .find(|path| path.starts_with(&start) && !path[7..].contains('/'));
    found.expect("it is in the trash").clone()
}

#[tokio::test]
async fn trash_paths_have_a_suffix_and_names_have_none() {
    let user = User::new();
    user.yandex.put_file("disk:/Old/place/foo.txt", "x");
    let path = thrown_away(&user, "disk:/Old/place/foo.txt").await;
    assert_eq!(path.len(), "trash:/foo.txt_".len() + 40);
    let item = user
        .call("GET", "/trash/resources", &[("path", &path)])
        .await
        .is(200)
        .json();
    assert_eq!(item["name"], "foo.txt");
    assert_eq!(item["path"], json!(path));
    assert_eq!(item["origin_path"], "disk:/Old/place/foo.txt");
    assert_eq!(item["deleted"], "2024-07-06T21:06:24+00:00");
    let root = user
        .call("GET", "/trash/resources", &[("path", "trash:/")])
        .await
        .is(200)
        .json();
    assert!(root.get("origin_path").is_none());
    assert_eq!(root["_embedded"]["total"], 1);
    assert_eq!(
        root["_embedded"]["items"][0]["origin_path"],
        item["origin_path"]
    );
    let disk = user.call("GET", "", &[]).await.json();
    assert_eq!(
        (&disk["trash_size"], &disk["used_space"]),
        (&json!(1), &json!(1))
    );
    let none = user
        .call("GET", "/trash/resources", &[("path", "trash:/foo.txt")])
        .await;
    none.fails(404, "DiskNotFoundError");
}

#[tokio::test]
async fn the_trash_sorts_by_time_of_deletion() {
    let user = User::new();
    for name in ["a", "b", "c"] {
        user.yandex.put_file(&format!("disk:/{name}"), "");
    }
    for name in ["b", "c", "a"] {
        thrown_away(&user, &format!("disk:/{name}")).await;
        user.yandex
            .clock()
            .advance(std::time::Duration::from_secs(1));
    }
    let query = [
        ("path", "trash:/"),
        ("sort", "-deleted"),
        ("fields", "_embedded.items.name"),
    ];
    let list = user
        .call("GET", "/trash/resources", &query)
        .await
        .is(200)
        .json();
    assert_eq!(
        list,
        json!({"_embedded": {"items": [{"name": "a"}, {"name": "c"}, {"name": "b"}]}})
    );
}

#[tokio::test]
async fn what_is_restored_goes_back_or_where_it_is_told_to() {
    let user = User::new();
    user.yandex.put_file("disk:/dir/foo", "x");
    user.yandex.put_dir("disk:/other");
    let restore =
        async |query: &[(&str, &str)]| user.call("PUT", "/trash/resources/restore", query).await;
    let path = thrown_away(&user, "disk:/dir/foo").await;
    let back = restore(&[("path", &path)]).await.is(201);
    assert!(back.href().ends_with("?path=disk%3A%2Fdir%2Ffoo"));
    assert!(
        user.get("disk:/dir/foo")
            .await
            .is(200)
            .json()
            .get("origin_path")
            .is_none()
    );

    let path = thrown_away(&user, "disk:/dir/foo").await;
    restore(&[("path", &path), ("name", "bar")]).await.is(201);
    assert!(user.yandex.entry("disk:/dir/bar").is_some());

    let path = thrown_away(&user, "disk:/dir/bar").await;
    let there = restore(&[("path", &path), ("name", "/other/baz")])
        .await
        .is(201);
    assert!(there.href().ends_with("?path=disk%3A%2Fother%2Fbaz"));

    user.yandex.put_file("disk:/dir/bar", "y");
    let path = thrown_away(&user, "disk:/dir/bar").await;
    user.yandex.put_file("disk:/dir/bar", "newer");
    restore(&[("path", &path)])
        .await
        .fails(409, "DiskResourceAlreadyExistsError");
    restore(&[("path", &path), ("overwrite", "true")])
        .await
        .is(201);
    assert_eq!(
        user.yandex.file_bytes("disk:/dir/bar").as_deref(),
        Some(&b"y"[..])
    );

    let path = thrown_away(&user, "disk:/dir/bar").await;
    thrown_away(&user, "disk:/dir").await;
    restore(&[("path", &path)])
        .await
        .fails(409, "DiskPathDoesntExistsError");
    restore(&[("path", "trash:/none")])
        .await
        .fails(404, "DiskNotFoundError");
}

#[tokio::test]
async fn a_full_directory_is_restored_in_time() {
    let user = User::new();
    user.yandex.put_file("disk:/dir/foo", "x");
    let path = thrown_away(&user, "disk:/dir").await;
    let inner = format!("{path}/foo");
    let item = user
        .call("GET", "/trash/resources", &[("path", &inner)])
        .await
        .is(200)
        .json();
    assert_eq!(item["origin_path"], "disk:/dir/foo");
    let query = [("path", path.as_str())];
    let started = user
        .call("PUT", "/trash/resources/restore", &query)
        .await
        .is(202);
    assert_eq!(user.poll(&started).await, "in-progress");
    assert_eq!(user.poll(&started).await, "success");
    assert_eq!(user.yandex.paths(), ["disk:/dir", "disk:/dir/foo"]);
}

#[tokio::test]
async fn the_trash_is_emptied_in_part_or_whole() {
    let user = User::new();
    for name in ["a", "b", "c"] {
        user.yandex.put_file(&format!("disk:/{name}"), "x");
        thrown_away(&user, &format!("disk:/{name}")).await;
    }
    let path = user.yandex.trash_paths()[0].clone();
    user.call("DELETE", "/trash/resources", &[("path", &path)])
        .await
        .is(204);
    assert_eq!(user.yandex.trash_paths().len(), 2);
    let emptied = user.call("DELETE", "/trash/resources", &[]).await.is(202);
    assert_eq!(user.poll(&emptied).await, "in-progress");
    assert_eq!(user.poll(&emptied).await, "success");
    assert!(user.yandex.trash_paths().is_empty());
    user.call("DELETE", "/trash/resources", &[]).await.is(204);
    user.call("DELETE", "/trash/resources", &[("force_async", "true")])
        .await
        .is(202);
    let none = user
        .call("DELETE", "/trash/resources", &[("path", "trash:/x")])
        .await;
    none.fails(404, "DiskNotFoundError");
}
