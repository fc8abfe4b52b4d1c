//! Members, values and types.

use super::{between, changes};

const SIZE: &str = "        size: { type: integer, minimum: 0, description: In bytes. }\n";
const NOTE: &str = "        note: { type: string, description: For people. }\n";

fn after(line: &str, more: &str) -> String {
    format!("{line}{more}")
}

#[test]
fn an_optional_member_of_an_answer_is_an_addition() {
    let edit = after(SIZE, "        md5: { type: string }\n");
    assert_eq!(
        changes(&[(SIZE, &edit)]),
        ["addition: `File::md5: Option<String>`"]
    );
}

#[test]
fn a_required_member_of_an_answer_is_an_addition_that_answers_must_have() {
    let edit = after(SIZE, "        md5: { type: string }\n");
    let required = (
        "required: [name, parent, kind]",
        "required: [name, parent, kind, md5]",
    );
    assert_eq!(
        changes(&[(SIZE, &edit), required]),
        ["addition: `File::md5: String`; an answer without it is an error"]
    );
}

#[test]
fn an_optional_member_of_a_request_is_a_setter() {
    let edit = after(NOTE, "        color: { type: string }\n");
    assert_eq!(
        changes(&[(NOTE, &edit)]),
        ["addition: `NewFile::color: Option<String>`, with a setter"]
    );
}

#[test]
fn a_required_member_of_a_request_breaks_new() {
    let edit = after(NOTE, "        color: { type: string }\n");
    let new_file = "    NewFile:\n      type: object\n      required: [name, parent";
    assert_eq!(
        changes(&[(NOTE, &edit), (new_file, &after(new_file, ", color"))]),
        ["breaking: `NewFile::color: String` is required: `NewFile::new` takes another argument"]
    );
}

#[test]
fn a_member_of_a_request_that_becomes_required_breaks_new() {
    let new_file = "    NewFile:\n      type: object\n      required: [name, parent";
    assert_eq!(
        changes(&[(new_file, &after(new_file, ", note"))]),
        [
            "breaking: `NewFile::note` is `String` instead of `Option<String>`, and an argument of \
             `NewFile::new`"
        ]
    );
}

#[test]
fn arguments_of_new_that_change_places_break_callers_unawares() {
    let old = "        name: { type: string, maxLength: 200, description: Its name. }\n        parent: { type: string, description: Its folder. }\n        note:";
    let new = "        parent: { type: string, description: Its folder. }\n        name: { type: string, maxLength: 200, description: Its name. }\n        note:";
    assert_eq!(
        changes(&[(old, new)]),
        [
            "breaking: `NewFile::new` takes its arguments in another order: `parent, name` instead of \
             `name, parent`"
        ]
    );
}

#[test]
fn a_renamed_member_is_told_as_such() {
    let edit = SIZE.replace("size", "length");
    assert_eq!(
        changes(&[(SIZE, &edit)]),
        ["breaking: `File::size` is now `File::length`, `length` on the wire"]
    );
}

#[test]
fn a_member_with_another_name_on_the_wire_alone_is_behaviour() {
    let edit =
        "        length: { type: integer, minimum: 0, description: In bytes., x-sdk-name: size }\n";
    assert_eq!(
        changes(&[(SIZE, edit)]),
        ["behaviour: `File::size` is `length` on the wire instead of `size`"]
    );
}

#[test]
fn a_removed_member_is_breaking() {
    assert_eq!(
        changes(&[(SIZE, "")]),
        ["breaking: `File::size` was removed"]
    );
    assert_eq!(
        changes(&[(NOTE, "")]),
        ["breaking: `NewFile::note` and its setter were removed"]
    );
}

#[test]
fn another_type_is_breaking() {
    let edit = SIZE.replace("integer, minimum: 0", "number");
    assert_eq!(
        changes(&[(SIZE, &edit)]),
        ["breaking: `File::size` is `Option<f64>` instead of `Option<u64>`"]
    );
}

#[test]
fn a_member_that_becomes_optional_or_nullable_is_breaking() {
    let optional = ("required: [name, parent, kind]", "required: [name, kind]");
    assert_eq!(
        changes(&[optional]),
        ["breaking: `File::parent` is `Option<String>` instead of `String`"]
    );
    let nullable = NOTE.replace("string,", "string, nullable: true,");
    assert_eq!(
        changes(&[(NOTE, &nullable)]),
        ["breaking: `NewFile::note` is `Field<String>` instead of `Option<String>`"]
    );
    // In an answer both come as `None`.
    let nullable = SIZE.replace("integer,", "integer, nullable: true,");
    assert_eq!(changes(&[(SIZE, &nullable)]), Vec::<String>::new());
}

#[test]
fn a_new_value_of_an_enum_is_an_addition() {
    assert_eq!(
        changes(&[("[document, picture]", "[document, picture, film]")]),
        ["addition: `Kind::Film`; `film` came as `Kind::Unknown` before"]
    );
}

#[test]
fn a_removed_value_of_an_enum_is_breaking() {
    assert_eq!(
        changes(&[("[document, picture]", "[document]")]),
        ["breaking: `Kind::Picture` was removed; `picture` comes as `Kind::Unknown`"]
    );
}

#[test]
fn a_value_that_renames_others_is_breaking() {
    let made = changes(&[("[document, picture]", "[document, picture, Picture]")]);
    assert_eq!(
        made,
        [
            "breaking: `Kind::Picture` is now `Kind::PictureLower`",
            "addition: `Kind::PictureMixed`; `Picture` came as `Kind::Unknown` before"
        ]
    );
}

#[test]
fn a_renamed_type_is_told_once() {
    let made = changes(&[
        (
            "kind: { $ref: '#/components/schemas/Kind' }",
            "kind: { $ref: '#/components/schemas/Sort' }",
        ),
        ("    Kind:\n", "    Sort:\n"),
    ]);
    assert_eq!(made, ["breaking: `Kind` is now `Sort`"]);
}

#[test]
fn a_type_of_its_own_for_an_id_is_breaking_for_readers() {
    let parent = "        parent: { type: string, description: Its folder. }\n        size";
    let id = "        parent: { type: string, x-sdk-id: FolderId, description: Its folder. }\n        size";
    assert_eq!(
        changes(&[(parent, id)]),
        [
            "breaking: `File::parent` is `FolderId` instead of `String`",
            "addition: `FolderId`"
        ]
    );
}

#[test]
fn bounds_are_behaviour_in_both_directions() {
    assert_eq!(
        changes(&[("maxLength: 200", "maxLength: 100")]),
        [
            "behaviour: `NewFile::name`: `maxLength` is 100 instead of 200; values outside it fail before \
             anything is sent"
        ]
    );
    assert_eq!(
        changes(&[("maxLength: 200", "maxLength: 300")]),
        ["behaviour: `NewFile::name`: `maxLength` is 300 instead of 200; more values are sent"]
    );
}

#[test]
fn the_last_bound_takes_unchecked_with_it() {
    assert_eq!(
        changes(&[(", maxLength: 200", "")]),
        [
            "breaking: `files().create()` has no bounds left and no `unchecked()` any more",
            "behaviour: `NewFile::name`: `maxLength: 200` was removed; more values are sent"
        ]
    );
}

#[test]
fn what_requires_an_enum_has_a_default_all_the_same() {
    let optional = ("required: [state]", "required: []");
    assert_eq!(
        between(&[optional], &[]),
        ["breaking: `Job::state` is `JobState` instead of `Option<JobState>`"]
    );
}

#[test]
fn other_words_are_words() {
    assert_eq!(
        changes(&[("In bytes.", "Its size.")]),
        ["words: `File::size` has a new description"]
    );
    assert_eq!(
        changes(&[("Lists files.", "Lists all files.")]),
        ["words: `files().list()` has a new description"]
    );
}
