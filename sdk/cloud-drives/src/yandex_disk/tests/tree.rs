//! Walks through a Disk.

use super::*;

/// The items of a folder, on one page.
fn page(items: &[(&str, &str)]) -> Answer {
    let items: Vec<String> = items
        .iter()
        .map(|(path, kind)| {
            let name = path.rsplit('/').next().unwrap();
            format!(r#"{{"name":"{name}","path":"{path}","type":"{kind}","size":3}}"#)
        })
        .collect();
    let total = items.len();
    ok(&format!(
        r#"{{"type":"dir","name":"x","path":"x","_embedded":{{"items":[{}],"limit":500,"offset":0,"total":{total}}}}}"#,
        items.join(",")
    ))
}

#[tokio::test(start_paused = true)]
async fn a_walk_goes_into_each_folder_before_what_follows_it() {
    let (transport, disk) = script([
        page(&[("disk:/p/b", "dir"), ("disk:/p/a.jpg", "file")]),
        page(&[("disk:/p/b/c.jpg", "file")]),
    ]);
    let mut walk = disk.walk("p");
    let mut paths = Vec::new();
    while let Some(entry) = walk.try_next().await.unwrap() {
        assert_eq!(entry.remote.item.path, entry.remote.id);
        paths.push(entry.path());
    }
    assert_eq!(paths, ["b", "b/c.jpg", "a.jpg"]);
    let calls = transport.calls();
    assert_eq!(calls[0].param("path"), Some("disk:/p"));
    assert_eq!(calls[1].param("path"), Some("disk:/p/b"));
}
