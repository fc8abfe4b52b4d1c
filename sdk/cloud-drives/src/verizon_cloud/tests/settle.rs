//! Tests of ambiguous outcomes, and of the look-ups before a call is repeated.

use std::sync::{Arc, Mutex};

use cloud_drives_core::Effect;
use serde_json::{Value, json};

use super::{cloud, file, folder, ok, refused, script};
use crate::testing::{Answer, Scripted};
use crate::verizon_cloud::{CloudItem, ErrorKind, OnConflict, OnCopyConflict, Override};

const A: &str = "/VZMOBILE/a";
const B: &str = "/VZMOBILE/b";

/// Returns a service that gives these answers to calls that change something, and to look-ups.
///
/// The last answer to a look-up of a path is repeated forever.
fn service(
    changes: Vec<Answer>,
    looks: impl IntoIterator<Item = (&'static str, Vec<Answer>)>,
) -> Scripted {
    let mut changes = changes.into_iter();
    let mut looks: Vec<_> = looks.into_iter().collect();
    Scripted::answering(move |call| {
        if call.method != "GET" {
            return changes
                .next()
                .unwrap_or_else(|| panic!("nobody expects {}", call.line()));
        }
        let path = call.path.strip_prefix("/cloud/1/metadata").unwrap();
        let look = looks.iter_mut().find(|(found, _)| *found == path);
        let (_, answers) = look.unwrap_or_else(|| panic!("nobody looks at {path}"));
        match answers.len() {
            1 => answers[0].clone(),
            _ => answers.remove(0),
        }
    })
}

fn is(item: Value) -> Vec<Answer> {
    vec![ok(item)]
}

fn a_file(path: &str, checksum: &str) -> Value {
    let mut found = file(path, 3);
    found["checksum"] = json!(checksum);
    json!({"file": found})
}

fn a_folder(path: &str) -> Value {
    json!({"folder": folder(path)})
}

fn nothing() -> Vec<Answer> {
    vec![refused(404)]
}

/// Returns how often a change was requested.
fn changes(transport: &Scripted) -> usize {
    transport
        .calls()
        .iter()
        .filter(|call| call.method != "GET")
        .count()
}

#[tokio::test(start_paused = true)]
async fn an_existing_copy_is_not_created_again_and_a_missing_one_is() {
    for on_conflict in [OnCopyConflict::Overwrite, OnCopyConflict::Fail] {
        // It exists with the contents of the source; the case of the checksum is ignored.
        let looks = [(A, is(a_file(A, "ab12"))), (B, is(a_file(B, "AB12")))];
        let transport = service(vec![Answer::Broken], looks);
        let copied = cloud(&transport)
            .copy(A, B)
            .on_conflict(on_conflict)
            .await
            .unwrap();
        assert_eq!((copied.path().as_str(), changes(&transport)), (B, 1));

        // Missing, or another item.
        for there in [nothing(), is(a_file(B, "ff")), is(a_folder(B))] {
            let looks = [(A, is(a_file(A, "ab12"))), (B, there)];
            let transport = service(vec![refused(504), ok(a_file(B, "ab12"))], looks);
            cloud(&transport)
                .copy(A, B)
                .on_conflict(on_conflict)
                .await
                .unwrap();
            assert_eq!(changes(&transport), 2);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_conflict_after_an_unknown_outcome_is_the_service_s_to_tell() {
    let looks = [(A, is(a_file(A, "ab12"))), (B, is(a_file(B, "ff")))];
    let transport = service(vec![Answer::Broken, refused(409)], looks);
    let error = cloud(&transport)
        .copy(A, B)
        .on_conflict(OnConflict::Fail)
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Conflict);
}

#[tokio::test(start_paused = true)]
async fn undecidable_outcomes_stay_unknown() {
    let looks = [(A, is(a_folder(A))), (B, is(a_folder(B)))];
    let transport = service(vec![Answer::Broken], looks);
    let error = cloud(&transport)
        .copy(A, B)
        .on_conflict(OnConflict::Fail)
        .await
        .unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(error.operation(), Some("files.copy"));
    assert!(
        error.to_string().contains("a folder exists at the target"),
        "{error}"
    );
    // Overwriting it again gives the requested result.
    let looks = [(A, is(a_folder(A))), (B, is(a_folder(B)))];
    let transport = service(vec![Answer::Broken, ok(a_folder(B))], looks);
    cloud(&transport).copy(A, B).await.unwrap();

    let transport = service(vec![Answer::Broken], []);
    let error = cloud(&transport)
        .copy(A, B)
        .on_conflict(OnConflict::KeepBoth)
        .await
        .unwrap_err();
    assert!(
        error.is_outcome_unknown() && changes(&transport) == 1,
        "{error}"
    );

    // A failed look-up decides nothing either.
    let transport = service(vec![Answer::Broken], [(A, vec![refused(403)])]);
    let error = cloud(&transport).move_(A, B).await.unwrap_err();
    assert!(
        error.is_outcome_unknown() && changes(&transport) == 1,
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn something_that_is_not_at_its_old_path_any_more_was_moved() {
    let transport = service(
        vec![Answer::Broken],
        [(A, nothing()), (B, is(a_file(B, "ff")))],
    );
    let moved = cloud(&transport)
        .move_(A, B)
        .on_conflict(OnConflict::Fail)
        .await
        .unwrap();
    assert!(matches!(moved, CloudItem::File(_)) && changes(&transport) == 1);

    let transport = service(
        vec![Answer::Broken, refused(500), ok(a_folder(B))],
        [(A, is(a_folder(A)))],
    );
    let moved = cloud(&transport)
        .rename(A, B)
        .on_conflict(OnConflict::KeepBoth)
        .await
        .unwrap();
    assert!(moved.is_folder() && changes(&transport) == 3);

    for (on_conflict, target) in [
        (OnConflict::KeepBoth, is(a_file(B, "ff"))),
        (OnConflict::Overwrite, nothing()),
    ] {
        let transport = service(vec![Answer::Broken], [(A, nothing()), (B, target)]);
        let error = cloud(&transport)
            .move_(A, B)
            .on_conflict(on_conflict)
            .await
            .unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_existing_folder_counts_as_created() {
    let transport = service(vec![Answer::Broken], [(A, is(a_folder(A)))]);
    let made = cloud(&transport).create_folder(A).await.unwrap();
    assert_eq!((made.path().as_str(), changes(&transport)), (A, 1));
    let transport = service(vec![Answer::Broken, ok(a_folder(A))], [(A, nothing())]);
    cloud(&transport).create_folder(A).await.unwrap();
    let transport = service(vec![Answer::Broken], [(A, is(a_folder(A)))]);
    let call = cloud(&transport)
        .create_folder(A)
        .override_(Override::Overwrite);
    assert!(call.await.unwrap_err().is_outcome_unknown());
}

#[tokio::test(start_paused = true)]
async fn a_404_after_an_unknown_outcome_counts_as_removed() {
    let (transport, cloud) = script([Answer::Broken, refused(404)]);
    cloud.delete(A).await.unwrap();
    assert_eq!(transport.calls().len(), 2);
    // The item was missing, and the outcome was not ambiguous.
    for first in [refused(429), refused(503), Answer::NoConnection] {
        let (_, cloud) = script([first, refused(404)]);
        assert_eq!(
            ErrorKind::of(&cloud.delete(A).await.unwrap_err()),
            ErrorKind::NotFound
        );
    }
    let unknown = || [refused(500), Answer::Broken, refused(404)];
    script(unknown()).1.unshare("s").await.unwrap();
    script(unknown()).1.delete_playlist("p").await.unwrap();
    script(unknown())
        .1
        .remove_playlist_item("p", "i")
        .await
        .unwrap();
    script(unknown()).1.delete_contact("c").await.unwrap();
    script(unknown()).1.delete_virtualfolder("v").await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn restored_items_stay_and_the_rest_is_requested_again() {
    let transport = service(vec![Answer::Broken], [(A, is(a_folder(A)))]);
    cloud(&transport).restore(A).await.unwrap();
    assert_eq!(changes(&transport), 1);

    let looks = [(A, is(a_folder(A))), (B, nothing())];
    let transport = service(vec![refused(500), Answer::status(204)], looks);
    cloud(&transport).restore_all([A, B]).await.unwrap();
    let bodies: Vec<String> = transport
        .calls()
        .iter()
        .filter(|call| call.method == "POST")
        .map(|call| call.body.clone())
        .collect();
    assert_eq!(bodies[1], format!(r#"{{"path":["{B}"]}}"#));
}

#[tokio::test(start_paused = true)]
async fn virtual_folders_are_looked_at_too() {
    let transport = service(vec![Answer::Broken], [("/Work", is(a_folder("/Work")))]);
    cloud(&transport)
        .create_virtualfolder("Work")
        .await
        .unwrap();
    assert_eq!(changes(&transport), 1);
    let looks = [("/Work", nothing()), ("/New", is(a_folder("/New")))];
    let transport = service(vec![Answer::Broken], looks);
    let renamed = cloud(&transport)
        .rename_virtualfolder("Work", "New")
        .await
        .unwrap();
    assert_eq!((renamed.path().as_str(), changes(&transport)), ("/New", 1));
    let looks = [("/Work", is(a_folder("/Work")))];
    let transport = service(vec![Answer::Broken, ok(a_folder("/New"))], looks);
    cloud(&transport)
        .rename_virtualfolder("Work", "New")
        .await
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn folders_are_made_from_the_first_that_is_missing() {
    let looks = [
        ("/VZMOBILE/a/b/c", nothing()),
        ("/VZMOBILE/a/b", nothing()),
        ("/VZMOBILE/a", is(a_folder("/VZMOBILE/a"))),
    ];
    let made = vec![
        ok(a_folder("/VZMOBILE/a/b")),
        ok(a_folder("/VZMOBILE/a/b/c")),
    ];
    let transport = service(made, looks);
    let folder = cloud(&transport).makedirs("/VZMOBILE/a/b/c").await.unwrap();
    assert_eq!(folder.path(), "/VZMOBILE/a/b/c");
    let names: Vec<String> = transport
        .calls()
        .iter()
        .filter(|call| call.method == "POST")
        .map(|call| call.body.clone())
        .collect();
    assert_eq!(
        names,
        [
            r#"{"path":"/VZMOBILE/a","name":"b"}"#,
            r#"{"path":"/VZMOBILE/a/b","name":"c"}"#
        ]
    );
    // Existing ones stay unchanged.
    let transport = service(Vec::new(), [(A, is(a_folder(A)))]);
    cloud(&transport).makedirs(A).await.unwrap();
    let looks = [("/VZMOBILE/a/b", nothing()), (A, is(a_file(A, "ff")))];
    let transport = service(Vec::new(), looks);
    let error = cloud(&transport)
        .makedirs("/VZMOBILE/a/b")
        .await
        .unwrap_err();
    assert!(
        error.is_wrong_resource_type() && error.message().contains(A),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_tree_is_walked_folder_by_folder_and_no_folder_twice() {
    let listing = |path: &str, files: &[&str], folders: &[&str]| {
        let mut found = folder(path);
        found["file"] = files.iter().map(|path| file(path, 1)).collect();
        found["folder"] = folders.iter().map(|path| folder(path)).collect();
        is(json!({"folder": found}))
    };
    let looks = [
        ("", listing("/", &[], &["/VZMOBILE"])),
        (
            "/VZMOBILE",
            listing("/VZMOBILE", &["/VZMOBILE/x"], &[A, "/VZMOBILE"]),
        ),
        (A, listing(A, &["/VZMOBILE/a/y"], &[])),
    ];
    let transport = service(Vec::new(), looks);
    let mut tree = cloud(&transport).walk("/");
    let mut paths = Vec::new();
    while let Some(entry) = tree.try_next().await.unwrap() {
        paths.push((entry.remote.id, entry.is_repeated));
    }
    let expected = [
        ("/VZMOBILE", false),
        (A, false),
        ("/VZMOBILE/a/y", false),
        ("/VZMOBILE", true),
        ("/VZMOBILE/x", false),
    ];
    assert_eq!(
        paths,
        expected.map(|(path, repeated)| (path.to_owned(), repeated))
    );
    assert_eq!(transport.calls().len(), 3);
}

/// Returns an address book with one contact that others change too.
fn address_book(version: &Arc<Mutex<i64>>, meddle: impl Fn() + Send + 'static) -> Scripted {
    let version = Arc::clone(version);
    Scripted::answering(move |call| {
        if call.method == "GET" {
            let contact = json!({"id": "c1", "version": *version.lock().unwrap(), "nick": "old"});
            return ok(json!({"contactsResponse": {"account": {"addrbook": {
                "contacts": {"contact": contact}}}}}));
        }
        meddle();
        let sent: Value = serde_json::from_str(&call.body).unwrap();
        let mut version = version.lock().unwrap();
        if sent["version"] != json!(*version) {
            return refused(409);
        }
        *version += 1;
        ok(json!({"id": "c1", "version": *version}))
    })
}

#[tokio::test(start_paused = true)]
async fn a_contact_that_others_change_too_is_read_again_a_few_times() {
    for (meddlings, written) in [(0, true), (3, true), (4, true), (5, false)] {
        let version = Arc::new(Mutex::new(7));
        let (shared, left) = (Arc::clone(&version), Mutex::new(meddlings));
        let transport = address_book(&version, move || {
            let mut left = left.lock().unwrap();
            if *left > 0 {
                *left -= 1;
                *shared.lock().unwrap() += 10;
            }
        });
        let cloud = cloud(&transport);
        let outcome = cloud
            .update_contact_with("c1", |contact| {
                assert_eq!(contact.extra["nick"], "old");
                contact.extra.insert("nick".to_owned(), "new".into());
            })
            .await;
        match outcome {
            Ok(contact) => {
                assert!(written && contact.version == 8 + 10 * meddlings);
                assert_eq!(contact.extra["nick"], "new");
            }
            Err(error) => {
                assert!(
                    !written && ErrorKind::of(&error) == ErrorKind::Conflict,
                    "{error}"
                );
            }
        }
        if meddlings > 0 {
            // Stale from the start.
            let stale = crate::verizon_cloud::types::Contact::new("c1", 7);
            let error = cloud.update_contact(stale).await.unwrap_err();
            assert_eq!(ErrorKind::of(&error), ErrorKind::Conflict);
        }
        let error = cloud.update_contact_with("c9", |_| {}).await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), ErrorKind::NotFound);
    }
}

#[tokio::test(start_paused = true)]
async fn an_update_of_a_contact_without_an_answer_is_read_back() {
    for (there, made, known) in [
        (json!({"id": "c1", "version": 4, "nick": "new"}), 1, true),
        (json!({"id": "c1", "version": 3, "nick": "old"}), 2, true),
        (json!({"id": "c1", "version": 4, "nick": "other"}), 1, false),
    ] {
        let mut answers = vec![ok(json!({"id": "c1", "version": 4})), Answer::Broken];
        let transport = Scripted::answering(move |call| match call.method.as_str() {
            "GET" => ok(json!({"contactsResponse": {"account": {"addrbook": {
                "contacts": {"contact": [there]}}}}})),
            _ => answers.pop().unwrap(),
        });
        let mut contact = crate::verizon_cloud::types::Contact::new("c1", 3);
        contact.extra.insert("nick".to_owned(), "new".into());
        let outcome = cloud(&transport).update_contact(contact).await;
        match outcome {
            Ok(contact) => assert!(known && contact.version == 4),
            Err(error) => assert!(!known && error.is_outcome_unknown(), "{error}"),
        }
        assert_eq!(changes(&transport), made);
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_contact_is_looked_up_before_it_is_created_again() {
    let page = |contacts: &[&str]| {
        let contacts: Vec<Value> = contacts
            .iter()
            .map(|id| json!({"id": id, "version": 1, "nick": "Sea", "added": "by the service"}))
            .collect();
        ok(
            json!({"contactsResponse": {"account": {"addrbook": {"contacts": {"contact": contacts}}}}}),
        )
    };
    let unreadable = Answer::json(201, r#"{"id":"#);
    let doubts = [Answer::Broken, refused(500), refused(504), unreadable];
    for doubt in &doubts {
        let (transport, cloud) = script([doubt.clone(), page(&["c1"])]);
        let made = cloud.create_contact(json!({"nick": "Sea"})).await.unwrap();
        assert_eq!((made.id.as_str(), transport.calls().len()), ("c1", 2));
        for open in [page(&["c1", "c2"]), refused(403)] {
            let (_, cloud) = script([doubt.clone(), open]);
            let error = cloud
                .create_contact(json!({"nick": "Sea"}))
                .await
                .unwrap_err();
            let is_done = error.is_decode() && error.effect() == Effect::Done;
            assert!(error.is_outcome_unknown() || is_done, "{error}");
        }
    }
    for doubt in &doubts[..3] {
        let created = ok(json!({"id": "c2", "version": 1}));
        let (transport, cloud) = script([doubt.clone(), page(&[]), created]);
        let made = cloud.create_contact(json!({"nick": "Sea"})).await.unwrap();
        assert_eq!((made.id.as_str(), transport.calls().len()), ("c2", 3));
    }
}
