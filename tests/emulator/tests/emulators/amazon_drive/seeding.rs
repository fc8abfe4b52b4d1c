//! Tests of items that tests put on a drive without requests.

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

#[test]
fn files_and_folders_are_put_where_they_belong() {
    let amazon = AmazonDrive::in_process();
    let id = amazon.put_file("/a/b.txt", "one");
    assert_eq!(amazon.put_file("/A/B.TXT", "two"), id);
    let entry = amazon.entry("/a/b.txt").expect("a file");
    assert_eq!(
        (entry.version, entry.content_version, entry.size),
        (2, Some(2), 3)
    );
    assert_eq!(entry.content_type.as_deref(), Some("text/plain"));
    assert_eq!(entry.name, "b.txt");
    let odd = amazon.put_file_in("/a", "x/y", "three");
    assert_eq!(amazon.paths(), ["/a", "/a/b.txt", "/a/x/y"]);
    assert_eq!(amazon.file_bytes(&odd).as_deref(), Some(&b"three"[..]));
    assert_eq!(amazon.snapshot().len(), 3);
    for (path, why) in [
        ("/", "is not a file path"),
        ("/a", "is a folder"),
        ("/a/b.txt/c", "leads through"),
    ] {
        let error = amazon.try_put_file(path, "x").expect_err(path);
        assert!(error.to_string().contains(why), "{error}");
    }
    assert!(amazon.try_put_folder("/a/b.txt").is_err());
    assert_eq!(amazon.put_folder("/"), amazon.root_id());
}

#[test]
fn what_the_service_finds_in_a_file_can_be_set() {
    let amazon = AmazonDrive::in_process();
    let id = amazon.put_file("/a.jpg", "x");
    let found =
        json!({"image": {"make": "Acme", "width": 4}, "contentDate": "2014-01-01T00:00:00.00Z"});
    amazon.set_content_properties("/a.jpg", found);
    let node = amazon.node(&id).expect("a node");
    assert_eq!(node["contentProperties"]["image"]["make"], "Acme");
    assert_eq!(node["contentProperties"]["size"], 1);
    assert_eq!(node["version"], 2);
}
