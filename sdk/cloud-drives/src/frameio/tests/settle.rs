//! Tests of ambiguous outcomes of calls that must not be repeated blindly: folders, copies, stacks and new files.

use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::frameio::Asset;
use crate::{CallOptions, CallOptionsExt};

/// A folder of Frame.io in which the next creation or copy ends without an answer.
struct Ambiguous {
    /// The contents of the folder.
    children: Vec<Value>,
    /// The item that the call adds, if it takes effect although its answer is lost.
    added: Option<Value>,
    /// The time in the service's answers.
    date: Option<&'static str>,
    posts: usize,
}

/// The calls here begin at about 20:08:05 by the clock of the service, and end a minute later.
const AFTERWARDS: &str = "Thu, 26 Jun 2025 20:09:06 GMT";

impl Ambiguous {
    fn new(children: impl IntoIterator<Item = Value>, added: Option<Value>) -> Self {
        Self {
            children: children.into_iter().collect(),
            added,
            date: Some(AFTERWARDS),
            posts: 0,
        }
    }

    fn transport(mut self) -> Scripted {
        Scripted::answering(move |call| {
            let answer = self.answer(call);
            match self.date {
                Some(date) => answer.with_header("date", date),
                None => answer,
            }
        })
    }

    fn answer(&mut self, call: &SentRequest) -> Answer {
        let path = call.path.strip_prefix("/v4/accounts/acc/").unwrap();
        let (_, last) = path.rsplit_once('/').unwrap();
        if call.method == http::Method::POST {
            self.posts += 1;
            if self.posts == 1 {
                self.children.extend(self.added.take());
                // A minute goes by before the connection breaks.
                return Answer::Broken.after(Duration::from_secs(60));
            }
            let again = match path.ends_with("/folders") {
                true => folder("again", "Day 1"),
                false => file("again", "a.mov", 3),
            };
            return json_answer(200, &json!({"data": again}));
        }
        if matches!(last, "folders" | "children") {
            let children = self.children.iter();
            let shown: Vec<_> = children
                .filter(|child| last == "children" || child["type"] == "folder")
                .collect();
            return json_answer(200, &json!({"data": shown, "links": {"next": null}}));
        }
        let original = file("original", "a.mov", 3);
        let known = self.children.iter().chain([&original]);
        match known.into_iter().find(|child| child["id"] == last) {
            Some(found) => json_answer(200, &json!({"data": found})),
            None => refused(404),
        }
    }
}

/// Returns a file that was created at this minute and second after 20:00.
fn created(id: &str, name: &str, minute: &str) -> Value {
    let mut file = file(id, name, 3);
    file["created_at"] = json!(format!("2025-06-26T20:0{minute}Z"));
    file
}

fn posts(transport: &Scripted) -> usize {
    let calls = transport.calls();
    let posts = calls
        .iter()
        .filter(|call| call.method == http::Method::POST);
    posts.count()
}

#[tokio::test(start_paused = true)]
async fn a_folder_that_exists_after_an_ambiguous_outcome_counts_as_created() {
    let done = Ambiguous::new([], Some(folder("made", "Day 1"))).transport();
    let made = frame(&done).make_folders(ACCOUNT, FOLDER, "Day 1").await;
    assert_eq!(made.unwrap(), "made");
    assert_eq!(posts(&done), 1);
    let not_done = Ambiguous::new([], None).transport();
    let made = frame(&not_done)
        .make_folders(ACCOUNT, FOLDER, "Day 1")
        .await;
    assert_eq!(made.unwrap(), "again");
    assert_eq!(posts(&not_done), 2);
}

async fn copied(transport: &Scripted) -> Result<Asset, crate::Error> {
    let copy = frame(transport).copy(ACCOUNT, Asset::file("original"));
    copy.to(FOLDER).await
}

#[tokio::test(start_paused = true)]
async fn a_copy_is_repeated_only_if_nothing_in_the_folder_can_be_it() {
    let others = || {
        [
            file("original", "a.mov", 3),
            created("old", "b.mov", "7:00"),
            folder("f", "a.mov"),
        ]
    };
    let transport = Ambiguous::new(others(), None).transport();
    assert_eq!(copied(&transport).await.unwrap(), Asset::file("again"));
    assert_eq!(posts(&transport), 2);

    let made = created("made", "a.mov", "8:30");
    let transport = Ambiguous::new(others(), Some(made.clone())).transport();
    assert_eq!(copied(&transport).await.unwrap(), Asset::file("made"));
    assert_eq!(posts(&transport), 1);

    // An old item of the name proves nothing, and neither does one of another name.
    let other_name = created("made", "a copy.mov", "8:30");
    let old = created("old", "a.mov", "7:00");
    for odd in [other_name, old] {
        let transport = Ambiguous::new(others(), Some(odd)).transport();
        let error = copied(&transport).await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        assert_eq!(posts(&transport), 1);
    }

    // Two items created since, and a service without a `Date`.
    let two = Ambiguous::new([created("x", "a.mov", "8:20")], Some(made.clone()));
    let timeless = Ambiguous {
        date: None,
        ..Ambiguous::new([], Some(made))
    };
    for ambiguous in [two, timeless] {
        let error = copied(&ambiguous.transport()).await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_without_retries_reports_the_failure_as_it_is() {
    let transport = Ambiguous::new([], None).transport();
    let copy = frame(&transport)
        .copy(ACCOUNT, Asset::file("original"))
        .to(FOLDER);
    let copy = copy.with_options(CallOptions::new().without_retries());
    let error = copy.await.unwrap_err();
    assert!(
        !error.is_outcome_unknown() && error.is_transport(),
        "{error}"
    );
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_stack_is_settled_by_what_its_files_are_in() {
    for (parents, expected) in [
        (["stack", "stack"], Some("stack")),
        ([FOLDER, FOLDER], Some("again")),
        (["stack", FOLDER], None),
    ] {
        let mut posts = 0;
        let transport = Scripted::answering(move |call| {
            let last = call.path.rsplit('/').next().unwrap();
            let index = usize::from(last == "newer");
            match (call.method.as_str(), last) {
                ("POST", _) if posts == 0 => {
                    posts += 1;
                    Answer::Broken
                }
                ("POST", _) => {
                    let stack = asset("version_stack", "again", "cut");
                    json_answer(201, &json!({"data": stack}))
                }
                (_, "older" | "newer") => {
                    let mut file = file(last, "cut", 1);
                    if posts > 0 {
                        file["parent_id"] = json!(parents[index]);
                    }
                    json_answer(200, &json!({"data": file}))
                }
                (_, "stack") => {
                    let stack = asset("version_stack", "stack", "cut");
                    json_answer(200, &json!({"data": stack}))
                }
                _ => json_answer(200, &json!({"data": folder(FOLDER, "Day 1")})),
            }
        });
        let stack = frame(&transport).add_version(ACCOUNT, Asset::file("older"), "newer");
        match (stack.await, expected) {
            (Ok(stack), Some(expected)) => assert_eq!(stack, expected),
            (Err(error), None) => assert!(error.is_outcome_unknown(), "{error}"),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_file_is_created_again_only_if_none_can_be_it() {
    let fetched = async |transport: &Scripted| {
        let frame = frame(transport);
        let fetch = frame.import_file(ACCOUNT, FOLDER, "a.mov", "storage");
        fetch.start().await.map(|poller| poller.result().id.clone())
    };
    let transport = Ambiguous::new([], None).transport();
    assert_eq!(fetched(&transport).await.unwrap(), "again");
    let made = created("made", "a.mov", "8:30");
    let transport = Ambiguous::new([], Some(made)).transport();
    assert!(fetched(&transport).await.unwrap_err().is_outcome_unknown());
    assert_eq!(posts(&transport), 1);
}
