//! Ambiguous outcomes of copies, moves and their like: what is looked at, and what comes of it. Folders are with the other calls.

use super::*;
use crate::testing::Call;
use cloud_drives_core::Effect;

const FILM: &str = r#"{"type":"file","name":"film.mov","size":3,"md5":"aa"}"#;
const OTHER: &str = r#"{"type":"file","name":"film.mov","size":3,"md5":"bb"}"#;
const FOLDER: &str = r#"{"type":"dir","name":"b"}"#;

/// What may be said of a call that was done, or was not.
const AMBIGUOUS: [Answer; 4] = [
    Answer::Broken,
    Answer::Full(500, Vec::new(), bytes::Bytes::new()),
    Answer::Full(503, Vec::new(), bytes::Bytes::new()),
    Answer::Full(429, Vec::new(), bytes::Bytes::new()),
];

/// A Disk on which the first call that changes something ends so, with these things on it.
fn disk_with(first: Answer, things: &[(&'static str, &'static str)]) -> (Scripted, YandexDisk) {
    let things = things.to_vec();
    let mut first = Some(first);
    let transport = Scripted::answering(move |call: &Call| {
        if call.method != http::Method::GET {
            return first.take().unwrap_or_else(|| resource(201));
        }
        if call.path == "/v1/disk" {
            return ok(r#"{"system_folders":{"downloads":"disk:/Downloads"}}"#);
        }
        let path = match call.path.as_str() {
            "/v1/disk/public/resources" => "public",
            _ => call.param("path").unwrap_or_default(),
        };
        match things.iter().find(|(at, _)| *at == path) {
            Some((_, thing)) => ok(thing),
            None => refusal(404, "DiskNotFoundError"),
        }
    });
    let disk = disk(&transport);
    (transport, disk)
}

fn changes(transport: &Scripted) -> usize {
    let calls = transport.calls();
    calls
        .iter()
        .filter(|call| call.method != http::Method::GET)
        .count()
}

#[tokio::test(start_paused = true)]
async fn a_move_is_done_when_the_source_is_gone_and_repeated_while_it_is_there() {
    for first in AMBIGUOUS {
        let (transport, disk) = disk_with(first.clone(), &[("disk:/b", FILM)]);
        let done = disk.move_("a", "b").await.unwrap();
        assert!(done.answer.link().href.ends_with("path=disk%3A%2Fb"));
        assert_eq!(changes(&transport), 1, "{first:?}");

        let (transport, disk) = disk_with(first.clone(), &[("disk:/a", FILM)]);
        disk.rename("a", "b").unwrap().await.unwrap();
        assert_eq!(changes(&transport), 2, "{first:?}");

        let (transport, disk) = disk_with(first.clone(), &[]);
        let error = disk.move_("a", "b").await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        assert_eq!(error.effect(), Effect::Unknown);
        assert_eq!(changes(&transport), 1, "{first:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_copy_is_done_when_it_equals_the_original() {
    for first in AMBIGUOUS {
        for (there, made) in [(FILM, 1), (OTHER, 2)] {
            let (transport, disk) =
                disk_with(first.clone(), &[("disk:/a", FILM), ("disk:/b", there)]);
            disk.copy("a", "b").await.unwrap();
            assert_eq!(changes(&transport), made, "{first:?}: {there}");
        }
        let (transport, disk) = disk_with(first.clone(), &[("disk:/a", FILM)]);
        disk.copy("a", "b").await.unwrap();
        assert_eq!(changes(&transport), 2, "{first:?}");

        let folders = [("disk:/a", FOLDER), ("disk:/b", FOLDER)];
        let (transport, disk) = disk_with(first.clone(), &folders);
        let error = disk.copy("a", "b").await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        assert_eq!(changes(&transport), 1, "{first:?}");
        // To replace what is there a second time makes no difference.
        let (transport, disk) = disk_with(first, &folders);
        disk.copy("a", "b").overwrite(true).await.unwrap();
        assert_eq!(changes(&transport), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_saved_is_found_where_the_call_puts_it() {
    for first in AMBIGUOUS {
        let things = [("public", FILM), ("disk:/Downloads/film.mov", FILM)];
        let (transport, disk) = disk_with(first.clone(), &things);
        disk.save_to_disk("key").await.unwrap();
        assert_eq!(changes(&transport), 1, "{first:?}");

        let (transport, disk) = disk_with(first.clone(), &things);
        let elsewhere = disk.save_to_disk("key").save_path("disk:/films").name("b");
        elsewhere.await.unwrap();
        assert_eq!(changes(&transport), 2, "{first:?}");

        let things = [("public", FILM), ("disk:/Downloads/film.mov", OTHER)];
        let (transport, disk) = disk_with(first, &things);
        let error = disk.save_to_disk("key").await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        assert_eq!(changes(&transport), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_still_in_the_trash_is_restored_again() {
    for first in AMBIGUOUS {
        let (transport, disk) = disk_with(first.clone(), &[("trash:/a_1", FILM)]);
        disk.restore_trash("a_1").await.unwrap();
        assert_eq!(changes(&transport), 2, "{first:?}");
        let (_, disk) = disk_with(first, &[]);
        let error = disk.restore_trash("a_1").await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_created_answer_that_is_broken_is_made_good_by_a_look() {
    let broken = Answer::json(201, "{\"href\":");
    let (transport, disk) = disk_with(broken.clone(), &[("disk:/b", FILM)]);
    disk.move_("a", "b").await.unwrap();
    assert_eq!(changes(&transport), 1);
    let (transport, disk) = disk_with(broken, &[("disk:/a", FILM)]);
    let error = disk.move_("a", "b").await.unwrap_err();
    assert_eq!(error.effect(), Effect::Done, "{error}");
    assert_eq!(
        changes(&transport),
        1,
        "what the service calls done is not done again"
    );
}

#[tokio::test(start_paused = true)]
async fn what_can_not_be_looked_for_is_not_repeated() {
    for first in AMBIGUOUS {
        let (transport, disk) = disk_with(first.clone(), &[]);
        let error = disk.upload_url("https://example.org/a", "b").await;
        assert_eq!(error.unwrap_err().effect(), Effect::Unknown, "{first:?}");
        assert_eq!(changes(&transport), 1, "{first:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_python_client_s_retries_include_statuses_that_nobody_knows() {
    for (status, calls) in [
        (500, 4),
        (503, 4),
        (412, 4),
        (422, 4),
        (501, 4),
        (509, 4),
        (599, 4),
        (404, 1),
        (423, 1),
        (429, 1),
        (507, 1),
    ] {
        let transport = Scripted::always(Answer::status(status));
        let disk = YandexDisk::builder()
            .token("y0_TOKEN")
            .transport(transport.clone())
            .retry_policy(YandexDisk::python_compatible_retry_policy())
            .build()
            .unwrap();
        disk.get_meta("a").await.unwrap_err();
        assert_eq!(transport.calls().len(), calls, "{status}");
    }
}
