//! The README: its commands run as it says, one after the other.

use std::fs;

use crate::commands::sdk;
use crate::support::folder::Temporary;

#[test]
fn the_commands_of_the_readme_work_in_their_order() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let block = readme.split("```console\n").nth(1).unwrap();
    let block = block.split("```").next().unwrap();
    let folder = Temporary::empty();
    let mut count = 0;
    for line in block.lines() {
        let command = line.split('#').next().unwrap().trim();
        let arguments = command.strip_prefix("cargo sdk ").unwrap();
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let (code, out, error) = sdk(&folder, &arguments);
        assert_eq!(code, 0, "{command}\n{out}{error}");
        count += 1;
    }
    assert_eq!(count, 7);
    assert!(folder.has("sdk/parcel-drive/src/generated/mod.rs"));
}
