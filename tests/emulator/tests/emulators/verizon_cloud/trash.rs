//! The trash.

use serde_json::Value;

use super::client::{Reply, User};

/// A user with a folder, a file in it and another file in the trash.
fn filled() -> User {
    let user = User::new();
    user.emulator.put_pattern("/VZMOBILE/dir/small.txt", 1);
    user.emulator.put_pattern("/VZMOBILE/large.txt", 9);
    user.emulator.put_pattern("/VZWEB/other.txt", 2);
    user.emulator.put_pattern("/VZMOBILE/stays.txt", 3);
    for path in ["/VZMOBILE/dir", "/VZMOBILE/large.txt", "/VZWEB/other.txt"] {
        user.emulator.trash(path);
    }
    user
}

async fn trash(user: &User, more: &[(&str, &str)]) -> Reply {
    let mut query = vec![("virtualfolder", "VZMOBILE")];
    query.extend(more);
    user.list("trash", &query).await
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
