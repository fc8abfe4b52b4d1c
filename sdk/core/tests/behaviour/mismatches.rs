//! Tests of the places that errors name when an answer does not fit.

use std::collections::BTreeMap;

use cloud_drives_core::reexport::http::StatusCode;
use cloud_drives_core::{Error, RawResponse, union};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use crate::support::GET;
use crate::support::memory::headers;

/// Reads text first and refuses it afterwards, so that serde_json does not know where it was.
#[derive(Debug, PartialEq)]
struct Upper(String);

impl<'de> Deserialize<'de> for Upper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.chars().all(char::is_uppercase) {
            true => Ok(Self(text)),
            false => Err(D::Error::custom("premature end of input")),
        }
    }
}

#[derive(Debug, Default, PartialEq)]
struct Folder {
    name: Option<Upper>,
    size: Option<u64>,
    tags: Vec<Upper>,
    sizes: Vec<u64>,
    by_name: BTreeMap<String, u64>,
    parent: Option<Box<Folder>>,
    files: Vec<File>,
}

cloud_drives_core::object!(Folder {
    optional { name, size, tags, sizes, by_name = "by name", parent, files }
});

#[derive(Debug, Default, PartialEq)]
struct File {
    id: u64,
}

cloud_drives_core::object!(File { required { id } });

fn answer(body: &str) -> RawResponse {
    let headers = headers(&[("content-type", "application/json")]);
    RawResponse::new(&GET, StatusCode::OK, headers, body.to_owned())
}

fn refused<T: DeserializeOwned>(body: &str) -> Error {
    match answer(body).json::<T>() {
        Ok(_) => panic!("decodes: {body}"),
        Err(error) => error,
    }
}

#[test]
fn an_error_names_the_member_wherever_the_reader_was() {
    for (body, path) in [
        (r#"{"name":"a"}"#, "name"),
        (r#"{"name":"a","size":1}"#, "name"),
        (r#"{"name":"a" , "size":1}"#, "name"),
        (r#"{"tags":["A","a"]}"#, "tags[1]"),
        (r#"{"tags":["a" , "A"]}"#, "tags[0]"),
        (r#"{"tags":["A","a"],"size":1}"#, "tags[1]"),
        (
            "{\n  \"tags\": [\n    \"A\",\n    \"a\"\n  ]\n}\n",
            "tags[1]",
        ),
        (r#"{"size":{"name":"A"}}"#, "size"),
        (r#"{"sizes":[1,{"name":"A"}]}"#, "sizes[1]"),
        (r#"{"sizes":[1,[2]]}"#, "sizes[1]"),
        (r#"{"sizes":{}}"#, "sizes"),
        (r#"{"size":-1}"#, "size"),
        (r#"{"size":1.5,"name":"A"}"#, "size"),
        (r#"{"size":true}"#, "size"),
        (r#"{"sizes":[null]}"#, "sizes[0]"),
        (r#"{"files":[{"id":1},{}]}"#, "files[1]"),
        (r#"{"files":[{"id":1},[]]}"#, "files[1]"),
        (
            r#"{"parent":{"parent":{"name":"a"}}}"#,
            "parent.parent.name",
        ),
        (
            r#"{"parent":{"files":[{"id":"1"}]},"name":"a"}"#,
            "parent.files[0].id",
        ),
        (r#"{"by name":{"a\"b \u00e4]}":"x"}}"#, "by name.a\"b ä]}"),
        (r#"{"new":[{"}":"]"}],"size":"x"}"#, "size"),
        // What comes after the mismatch does not matter.
        (r#"{"size":"x","nam"#, "size"),
        (r#"{"parent":{"size":"x"},"new":!}"#, "parent.size"),
        (r#"{"parent":{"size":"x","size":1}}"#, "parent.size"),
        (r#"{"parent":{"size":"x"},"parent":null}"#, "parent.size"),
        (r#"{"by name":{"a":"x","a":1}}"#, "by name.a"),
    ] {
        let message = refused::<Folder>(body).message().to_owned();
        let expected = format!(" specification, at {path} (line ");
        assert!(message.contains(&expected), "{body}: {message}");
    }
}

#[test]
fn a_document_that_does_not_fit_as_a_whole_has_no_path() {
    for (body, expected) in [
        (
            "[]",
            "(line 1, column 2): sequence where struct Folder was expected",
        ),
        (
            "17",
            "(line 1, column 2): integer where struct Folder was expected",
        ),
    ] {
        let message = refused::<Folder>(body).message().to_owned();
        assert!(message.ends_with(expected), "{message}");
    }
    let message = refused::<Upper>("\n\"a\"").message().to_owned();
    let expected = "specification (line 2, column 3): premature end of input";
    assert!(message.ends_with(expected), "{message}");
}

#[test]
fn an_error_in_a_member_of_an_envelope_names_the_place_in_the_answer() {
    let body = "{\"meta\": {},\n \"data\": {\"folder\": {\"sizes\": [1, \"x\"]}}}";
    let error = answer(body)
        .json_at::<Folder>(&["data", "folder"])
        .unwrap_err();
    assert!(
        error.message().ends_with(
            "at data.folder.sizes[1] (line 2, column 37): string where u64 was expected"
        ),
        "{error}"
    );
    let error = answer(body).json_at::<Vec<u64>>(&["data"]).unwrap_err();
    assert!(
        error.message().contains("at data (line 2, column 9)"),
        "{error}"
    );
    let error = answer(r#"{"data":[1,"x"]}"#)
        .json_at::<Vec<u64>>(&["data"])
        .unwrap_err();
    assert!(
        error.message().contains("at data[1] (line 1, column 14)"),
        "{error}"
    );
}

#[test]
fn a_member_is_found_in_an_answer_that_needs_a_repair() {
    let body = b"\xef\xbb\xbf{\"\\ud83d\":\"\xff\",\"data\":{\"by name\":{\"\\udfff\":1}}}";
    let body = RawResponse::new(&GET, StatusCode::OK, headers(&[]), body.to_vec());
    let folder = body.json_at::<Folder>(&["data"]).unwrap().unwrap();
    assert_eq!(folder.by_name.get("\u{fffd}"), Some(&1));
}

#[test]
fn a_member_of_an_answer_that_is_no_json_is_refused_like_the_whole() {
    for body in [
        "",
        "<html>",
        r#"{"data":{"size":1}"#,
        r#"{"data":{"size":1}} x"#,
    ] {
        let whole = answer(body).json::<Folder>().unwrap_err();
        let member = answer(body).json_at::<Folder>(&["data"]).unwrap_err();
        assert_eq!(member.to_string(), whole.to_string(), "{body}");
    }
}

/// A union that contains itself.
#[derive(Debug)]
enum Entry {
    Folder(Box<Nested>),
    Unknown,
}

#[derive(Debug, Deserialize)]
struct Nested {
    parent: Option<Entry>,
    size: Option<u64>,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tagged = union::Tagged::read(deserializer, "type")?;
        match tagged.tag() {
            "folder" => tagged.into_variant().map(Self::Folder),
            _ => Ok(Self::Unknown),
        }
    }
}

/// Takes for ever if each level is diagnosed more than once.
#[test]
fn a_mismatch_deep_in_unions_is_found_level_by_level() {
    let levels = 40;
    let open = r#"{"type":"folder","parent":"#.repeat(levels);
    let close = "}".repeat(levels);
    let error = refused::<Entry>(&format!(r#"{open}{{"type":"folder","size":"x"}}{close}"#));
    let message = error.message();
    assert!(
        message.contains("in a \"folder\" object, at parent: in a"),
        "{message}"
    );
    let fine = answer(&format!(r#"{open}{{"type":"file"}}{close}"#))
        .json::<Entry>()
        .unwrap();
    let Entry::Folder(nested) = fine else {
        panic!("{fine:?}");
    };
    assert!(nested.parent.is_some() && nested.size.is_none());
}
