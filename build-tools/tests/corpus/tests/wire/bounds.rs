//! Tests of the bounds of arguments, which are checked before anything is sent.

use build_tools_corpus::bounds::Client;
use build_tools_corpus::bounds::types::{
    FilesSignBody, Kind, Named, NewFile, NewFilePlace, NewFileTarget, Owner, Plain,
};
use cloud_drives_core::{Error, ErrorClass};
use serde_json::json;

use crate::support::{CANARY, Script, client};

fn files() -> (
    std::sync::Arc<Script>,
    build_tools_corpus::bounds::files::FilesApi,
) {
    let script = Script::default().then(204, &[], "").ready();
    let files = client(Client::builder(), &script).files();
    (script, files)
}

fn owner() -> Owner {
    Owner::new("me")
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) -> String {
    let error = answer.unwrap_err();
    assert_eq!(error.class(), ErrorClass::InvalidInput);
    error.to_string()
}

#[tokio::test]
async fn an_argument_out_of_bounds_is_refused_before_anything_is_sent() {
    let (script, files) = files();
    let show = || files.show("1", "a");
    for (error, expected) in [
        (
            files.show("1", "").send().await,
            "files.show: path: must not be empty",
        ),
        (
            files.show("1", "abcdef").send().await,
            "files.show: path: has 6 characters; expected 1 to 5",
        ),
        (
            show().limit(0).send().await,
            "files.show: limit: is 0; expected 1 to 100",
        ),
        (
            show().limit(101).send().await,
            "files.show: limit: is 101; expected 1 to 100",
        ),
        (
            show().ratio(0.75).send().await,
            "files.show: ratio: is 0.75; expected -0.5 to 0.5",
        ),
        (
            show().fields([""; 0]).send().await,
            "files.show: fields: must not be empty",
        ),
        (
            show().fields(["a", "b", "c"]).send().await,
            "files.show: fields: has 3 items; expected 1 to 2",
        ),
        (
            show().fields(["a", "a"]).send().await,
            "files.show: fields: items 0 and 1 are equal; expected each item once",
        ),
        (
            show().fields(["a", ""]).send().await,
            "files.show: fields[1]: must not be empty",
        ),
    ] {
        assert_eq!(refused(error), expected);
    }
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn lengths_are_counted_in_characters() {
    let (script, files) = files();
    assert!(files.show("1", "äöüßé").send_raw().await.is_ok());
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn nothing_of_a_secret_is_told() {
    let (_, files) = files();
    let secret = &CANARY[..7];
    let error = refused(files.show("1", "a").key(secret).send().await);
    assert_eq!(
        error,
        "files.show: key: has another length; expected at least 8 characters"
    );
}

#[tokio::test]
async fn an_empty_segment_of_the_path_is_refused_checked_or_not() {
    let (script, files) = files();
    let expected = "files.remove: id: must not be empty, it is part of the address";
    assert_eq!(refused(files.remove("").send().await), expected);
    let show = files.show("", "a").unchecked();
    assert!(refused(show.send().await).starts_with("files.show: id: must not be empty"));
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn members_of_a_body_are_named_with_the_way_to_them() {
    let (script, files) = files();
    let file = || NewFile::new("a", owner());
    for (file, expected) in [
        (NewFile::new("", owner()), "body.name: must not be empty"),
        (
            NewFile::new("a", Owner::new("x")),
            "body.owner.id: has 1 character; expected at least 2",
        ),
        (
            file().tags(["a", "long"]),
            "body.tags[1]: has 4 characters; expected at most 3",
        ),
        (file().note(""), "body.note: must not be empty"),
        (
            file().parent(NewFile::new("", owner())),
            "body.parent.name: must not be empty",
        ),
        (
            file().target(NewFileTarget::Owner(Owner::new("x"))),
            "body.target.id: has 1 character; expected at least 2",
        ),
        (
            file().target("ab"),
            "body.target: has 2 characters; expected at least 3",
        ),
        (
            file().target(vec![String::new()]),
            "body.target[0]: must not be empty",
        ),
        (file().size(11), "body.size: is 11; expected 1 to 10"),
        (file().aliases([]), "body.aliases: must not be empty"),
        (
            file().aliases([None, Some("ab".to_owned()), None]),
            "body.aliases: has 3 items; expected 1 to 2",
        ),
        (
            file().aliases([None, None]),
            "body.aliases: items 0 and 1 are equal; expected each item once",
        ),
        (
            file().aliases([None, Some("a".to_owned())]),
            "body.aliases[1]: has 1 character; expected at least 2",
        ),
        (
            file().owners([owner(), Owner::new("x")]),
            "body.owners[1].id: has 1 character; expected at least 2",
        ),
        (
            file().roles([("cook".to_owned(), Owner::new("x"))].into()),
            "body.roles[\"cook\"].id: has 1 character; expected at least 2",
        ),
        (
            file().place(NewFilePlace::new().folder("")),
            "body.place.folder: must not be empty",
        ),
        (
            file().rows([vec![1], vec![1, 6]]),
            "body.rows[1][1]: is 6; expected at most 5",
        ),
        (
            file().rows([vec![1, 2, 3]]),
            "body.rows[0]: has 3 items; expected at most 2",
        ),
        (
            file().kind(Kind::Named(Named::new("abcde"))),
            "body.kind.name: has 5 characters; expected 1 to 4",
        ),
    ] {
        assert_eq!(
            refused(files.create(file).send().await),
            format!("files.create: {expected}")
        );
    }
    let labels = [("a".to_owned(), 10)].into();
    let error = refused(files.create(file().labels(labels)).send().await);
    assert_eq!(
        error,
        "files.create: body.labels[\"a\"]: is 10; expected at most 9"
    );
    assert!(script.seen().is_empty());

    let fine = file()
        .tags(["abc"])
        .clear_note()
        .aliases([None])
        .rows([vec![]])
        .kind(Kind::Plain(Plain::new("")))
        .target(NewFileTarget::Plain(Plain::new("")));
    assert!(files.create(fine).send().await.is_ok());
}

#[tokio::test]
async fn a_list_that_is_the_body_and_the_parts_of_a_form_have_bounds() {
    let (_, files) = files();
    let many = vec![NewFile::new("a", owner()); 3];
    let error = refused(files.replace().body(many).send().await);
    assert_eq!(
        error,
        "files.replace: body: has 3 items; expected at most 2"
    );
    let error = refused(
        files
            .replace()
            .body([NewFile::new("", owner())])
            .send()
            .await,
    );
    assert_eq!(error, "files.replace: body[0].name: must not be empty");
    let error = refused(files.upload("").send().await);
    assert_eq!(error, "files.upload: name: must not be empty");
    let error = refused(files.upload("a").size(0).send().await);
    assert_eq!(error, "files.upload: size: is 0; expected at least 1");
}

#[tokio::test]
async fn envelopes_and_forms_have_the_bounds_of_schemas_in_other_documents() {
    let (script, files) = files();
    let error = refused(files.name(Named::new("")).send().await);
    assert_eq!(error, "files.name: data.name: must not be empty");
    let error = refused(files.sign(FilesSignBody::new("abcde")).send().await);
    assert_eq!(
        error,
        "files.sign: body.name: has 5 characters; expected 1 to 4"
    );
    let body = FilesSignBody::new("a").times(0);
    let error = refused(files.sign(body).send().await);
    assert_eq!(error, "files.sign: body.times: is 0; expected at least 1");
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn unchecked_sends_what_was_given() {
    let (script, files) = files();
    assert!(
        files
            .show("1", "")
            .limit(1000)
            .unchecked()
            .send_raw()
            .await
            .is_ok()
    );
    assert_eq!(script.only().query(), "path=&limit=1000");
}

#[tokio::test]
async fn answers_are_not_checked() {
    let script = Script::json(200, &json!({ "name": "", "tags": [] }));
    let files = client(Client::builder(), &script).files();
    assert_eq!(files.show("1", "a").send().await.unwrap().name, "");
}
