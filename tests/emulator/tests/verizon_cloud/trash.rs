//! The trash.

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use crate::client::{Reply, User};

/// A user with a folder, a file in it and another file in the trash.
fn filled() -> User {
    let user = User::new();
    user.verizon.put_pattern("/VZMOBILE/dir/small.txt", 1);
    user.verizon.put_pattern("/VZMOBILE/large.txt", 9);
    user.verizon.put_pattern("/VZWEB/other.txt", 2);
    user.verizon.put_pattern("/VZMOBILE/stays.txt", 3);
    for path in ["/VZMOBILE/dir", "/VZMOBILE/large.txt", "/VZWEB/other.txt"] {
        user.verizon.trash(path);
    }
    user
}

async fn trash(user: &User, more: &[(&str, &str)]) -> Reply {
    let mut query = vec![("virtualfolder", "VZMOBILE")];
    query.extend(more);
    user.list("trash", &query).await
}

#[tokio::test]
async fn only_the_topmost_is_listed_unless_asked_for_all() {
    let user = filled();
    let top = trash(&user, &[]).await.is(200);
    assert_eq!(top.names("trashCan.file"), ["large.txt"]);
    assert_eq!(top.names("trashCan.folder"), ["dir"]);
    assert_eq!(top.at("trashCan.file")[0]["deleted"], true);
    assert_eq!(top.at("trashCan.file")[0]["parentPath"], "/VZMOBILE");
    let all = trash(&user, &[("deep", "True")]).await.is(200);
    assert_eq!(all.names("trashCan.file"), ["small.txt", "large.txt"]);
    assert_eq!(all.at("trashCan.count"), 3);
}

#[tokio::test]
async fn it_is_filtered_sorted_and_cut_into_pages() {
    let user = filled();
    let deep = ("deep", "true");
    let files = trash(&user, &[deep, ("filter", "file"), ("sort", "size+asc")]).await;
    assert_eq!(files.names("trashCan.file"), ["small.txt", "large.txt"]);
    assert_eq!(files.at("trashCan.folder"), Value::Null);
    let sorted = [
        deep,
        ("filter", "file"),
        ("sort", "size+desc"),
        ("page", "2"),
        ("count", "1"),
    ];
    let second = trash(&user, &sorted).await.is(200);
    assert_eq!(second.names("trashCan.file"), ["small.txt"]);
    trash(&user, &[("count", "101")]).await.fails(400);
    trash(&user, &[("filter", "files")]).await.fails(400);
}

#[tokio::test]
async fn emptying_is_for_one_virtual_folder_and_for_good() {
    let user = filled();
    assert_eq!(user.verizon.used_space(), 15);
    user.delete("trash", &[("virtualfolder", "VZMOBILE")])
        .await
        .bare(200);
    assert_eq!(user.verizon.trash_paths(), ["/VZWEB/other.txt"]);
    assert_eq!(user.verizon.used_space(), 5);
    assert_eq!(
        trash(&user, &[]).await.json(),
        json!({"trashCan": {"count": 0}})
    );
    let body = json!({"path": ["/VZMOBILE/large.txt"]});
    user.post("fops/restore", body).await.fails(404);
    user.get("metadata/VZMOBILE/large.txt").await.fails(404);
    user.delete("trash", &[("virtualfolder", "NO")])
        .await
        .fails(404);
    let user = User::of(VerizonCloud::builder());
    user.delete("trash", &[]).await.fails(400);
    user.list("trash", &[]).await.fails(400);
}
