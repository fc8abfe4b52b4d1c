//! Tests of items that tests put into an account without requests.

use cloud_drives_emulator::VerizonCloud;
use serde_json::json;

#[test]
fn files_and_folders_are_put_where_they_belong() {
    let verizon = VerizonCloud::in_process();
    verizon.put_file("/VZMOBILE/a/b.txt", "one");
    verizon.put_file("/VZMOBILE/a/b.txt", "two");
    let item = verizon.item("/VZMOBILE/a/b.txt").expect("a file");
    assert_eq!((&item["version"], &item["size"]), (&json!(2), &json!(3)));
    verizon.put_file("/Films/c.mov", "film");
    assert_eq!(
        verizon.virtual_folders(),
        ["Films", "MyComputer", "VZMOBILE", "VZWEB"]
    );
    verizon.trash("/VZMOBILE/a");
    assert_eq!(verizon.paths(), ["/Films/c.mov"]);
    assert_eq!(verizon.trash_paths(), ["/VZMOBILE/a", "/VZMOBILE/a/b.txt"]);
    verizon.put_file("/VZMOBILE/a/b.txt", "three");
    assert!(verizon.trash_paths().is_empty());
    assert_eq!(
        verizon.file_bytes("/VZMOBILE/a/b.txt").as_deref(),
        Some(&b"three"[..])
    );
    assert_eq!(verizon.used_space(), 9);
    verizon.trash("/VZMOBILE/a");
    verizon.empty_trash();
    assert_eq!(verizon.used_space(), 4);
    for (path, why) in [
        ("/", "is not a file path"),
        ("/VZMOBILE", "is not a file path"),
        ("a/b", "is not a path"),
        ("/Films/c.mov/d", "leads through a file"),
    ] {
        let error = verizon.try_put_file(path, "x").expect_err(path);
        assert!(error.to_string().contains(why), "{error}");
    }
    verizon.put_folder("/VZMOBILE/dir");
    assert!(verizon.try_put_file("/VZMOBILE/dir", "x").is_err());
    assert!(verizon.try_put_folder("/Films/c.mov").is_err());
}
