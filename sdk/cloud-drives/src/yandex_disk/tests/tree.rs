//! Tests of walks through a Disk.

use super::*;

/// Returns the items of a folder, on one page.
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
async fn a_walk_enters_each_folder_before_the_items_after_it() {
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

#[tokio::test(start_paused = true)]
async fn a_mirror_deletes_the_file_that_was_listed_and_no_newer_one() {
    use crate::tree::{FolderTarget as _, Tree as _};

    let md5 = "0cc175b9c0f1b6a831c399e269772661";
    let listed = format!(
        r#"{{"type":"dir","name":"x","path":"x","_embedded":{{"items":[
            {{"name":"a","path":"disk:/p/a","type":"file","size":1,"md5":"{md5}"}},
            {{"name":"b","path":"disk:/p/b","type":"dir"}}],"limit":500,"offset":0,"total":2}}}}"#
    );
    let (transport, disk) = script([ok(&listed), Answer::status(204), Answer::status(204)]);
    let tree = crate::yandex_disk::tree::DiskTree::new(&disk, true);
    let mut listing = tree.list("disk:/p");
    while let Some(entry) = listing.try_next().await.unwrap() {
        tree.delete("disk:/p", &entry).await.unwrap();
    }
    let calls = transport.calls();
    let asked = |number: usize| (calls[number].param("path"), calls[number].param("md5"));
    assert_eq!(asked(1), (Some("disk:/p/a"), Some(md5)));
    assert_eq!(asked(2), (Some("disk:/p/b"), None));
}
