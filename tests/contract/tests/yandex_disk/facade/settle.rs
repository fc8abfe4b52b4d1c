//! Tests of lost or invalid answers to calls that must not take effect twice. The current state is looked up, and the call succeeds, is
//! repeated, or has an unknown outcome. It never fails if it took effect.

use std::time::Duration;

use cloud_drives::Effect;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{Service, kind, signed_in};

/// Failures after which a call was done, and after which it was not.
fn faults(method: &Method, path: &str) -> [(Fault, bool); 9] {
    let fault = || Fault::on(method.clone(), path).times(1);
    [
        (fault().lose_answer(), true),
        (fault().lose_answer_with(504), true),
        (fault().cut_after(10), true),
        (fault().garbage(), true),
        (fault().empty_body(), true),
        (fault().html(), false),
        (fault().status(500), false),
        (fault().status(504), false),
        (fault().reset(), false),
    ]
}

/// How many requests there were with a method.
fn count(service: &Service, method: Method) -> usize {
    let requests = service.requests();
    requests.iter().filter(|it| it.method == method).count()
}

#[tokio::test]
async fn a_copy_is_done_once() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    for (n, (fault, was_done)) in faults(&Method::POST, "/v1/disk/resources/copy")
        .into_iter()
        .enumerate()
    {
        let target = format!("disk:/{n}.txt");
        service.clear_records();
        let fault = service.faults().add(fault);
        let done = disk.copy("disk:/a.txt", &target).await;
        let done = done.unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert!(
            done.answer
                .link()
                .href
                .contains(&format!("disk%3A%2F{n}.txt")),
            "{fault}"
        );
        assert_eq!(
            count(&service, Method::POST),
            2 - usize::from(was_done),
            "{fault}"
        );
        assert_eq!(
            service.file_bytes(&target).as_deref(),
            Some(&b"a"[..]),
            "{fault}"
        );
    }
}

#[tokio::test]
async fn a_copy_is_not_mistaken_for_what_was_there_before() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    service.put_file("disk:/same.txt", "a");
    service.put_file("disk:/other.txt", "other");
    service.put_file("disk:/full/b.txt", "b");
    service.clock().advance(Duration::from_secs(60));
    let copy = || Fault::on(Method::POST, "/v1/disk/resources/copy").times(1);
    for target in ["disk:/same.txt", "disk:/other.txt"] {
        service.faults().add(copy().lose_answer());
        assert_eq!(
            kind(disk.copy("disk:/a.txt", target).await),
            ErrorKind::PathExists
        );
        service.faults().add(copy().status(500));
        disk.copy("disk:/a.txt", target)
            .overwrite(true)
            .await
            .unwrap();
        assert_eq!(service.file_bytes(target).as_deref(), Some(&b"a"[..]));
        service.clock().advance(Duration::from_secs(60));
    }
    // The service may still be copying.
    service.faults().add(copy().lose_answer());
    let error = disk.copy("disk:/full", "disk:/copy").await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    // Not even something of the same name that came meanwhile.
    service.faults().add(copy().status(500));
    service.put_file("disk:/new.txt", "by somebody else");
    let error = disk.copy("disk:/a.txt", "disk:/new.txt").await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(
        kind(disk.copy("disk:/none", "disk:/x").await),
        ErrorKind::PathNotFound
    );
}

#[tokio::test]
async fn a_move_is_done_once() {
    let (service, disk) = signed_in().await;
    for (n, (fault, was_done)) in faults(&Method::POST, "/v1/disk/resources/move")
        .into_iter()
        .enumerate()
    {
        let source = format!("disk:/dir/{n}");
        service.put_file(&source, "a");
        service.clear_records();
        let fault = service.faults().add(fault);
        let done = match n % 2 {
            0 => disk.move_(&source, format!("disk:/dir/moved {n}")).await,
            _ => disk.rename(&source, format!("moved {n}")).unwrap().await,
        };
        let done = done.unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert!(
            done.answer.link().href.contains(&format!("moved+{n}")),
            "{fault}"
        );
        assert_eq!(
            count(&service, Method::POST),
            2 - usize::from(was_done),
            "{fault}"
        );
        assert_eq!(service.entry(&source), None, "{fault}");
    }
    // A source that never existed does not count as moved.
    service.put_file("disk:/there", "there");
    service.clock().advance(Duration::from_secs(60));
    for target in ["disk:/there", "disk:/nowhere"] {
        service.faults().add(
            Fault::on(Method::POST, "/v1/disk/resources/move")
                .times(1)
                .lose_answer(),
        );
        let error = disk.move_("disk:/none", target).await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{target}: {error}");
    }
}

#[tokio::test]
async fn a_restoration_is_done_once() {
    let (service, disk) = signed_in().await;
    for (n, (fault, was_done)) in faults(&Method::PUT, "/v1/disk/trash/resources/restore")
        .into_iter()
        .enumerate()
    {
        for name in [None, Some(format!("/back {n}"))] {
            service.put_file("disk:/a.txt", "a");
            disk.remove("disk:/a.txt").await.unwrap();
            let path = service.trash_paths().remove(0);
            service.clear_records();
            let added = service.faults().add(fault.clone());
            let mut call = disk.restore_trash(&path);
            if let Some(name) = &name {
                call = call.name(name);
            }
            match call.await {
                Ok(done) => assert!(!done.answer.link().href.is_empty(), "{added}"),
                // The service does not tell where it restored to.
                Err(error) => {
                    let is_open = error.is_outcome_unknown() || error.effect() == Effect::Done;
                    assert!(is_open && was_done && name.is_none(), "{added}: {error}");
                }
            }
            assert_eq!(
                count(&service, Method::PUT),
                2 - usize::from(was_done),
                "{added}"
            );
            assert_eq!(service.trash_paths(), Vec::<String>::new(), "{added}");
            service.faults().clear();
            disk.remove(name.unwrap_or("disk:/a.txt".to_owned()))
                .permanently(true)
                .await
                .unwrap();
        }
    }
}

#[tokio::test]
async fn something_public_is_saved_once() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/shared/a.txt", "a");
    let (key, _) = service.publish("disk:/shared");
    let save = || disk.save_to_disk(key.as_str()).path("/a.txt");
    for (n, (fault, was_done)) in faults(&Method::POST, "/v1/disk/public/resources/save-to-disk")
        .into_iter()
        .enumerate()
    {
        let folder = format!("disk:/{n}");
        service.put_dir(&folder);
        service.clear_records();
        let fault = service.faults().add(fault);
        let done = save().save_path(&folder).await;
        let done = done.unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert!(
            done.answer
                .link()
                .href
                .contains(&format!("disk%3A%2F{n}%2Fa.txt")),
            "{fault}"
        );
        assert_eq!(
            count(&service, Method::POST),
            2 - usize::from(was_done),
            "{fault}"
        );
        let saved = service
            .paths()
            .into_iter()
            .filter(|path| path.starts_with(&format!("{folder}/")));
        assert_eq!(saved.count(), 1, "{fault}");
    }
    // To the folder for downloads, under another name.
    let lost = || {
        Fault::on(Method::POST, "/v1/disk/public/resources/save-to-disk")
            .times(1)
            .lose_answer()
    };
    service.faults().add(lost());
    save().name("b.txt").await.unwrap();
    assert!(service.entry("disk:/Загрузки/b.txt").is_some());
    // What is saved under a name that is taken has another one.
    service.clock().advance(Duration::from_secs(60));
    service.faults().add(lost());
    let error = save().name("b.txt").await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert!(service.entry("disk:/Загрузки/b (1).txt").is_some());
}

/// A second fetch would make a second file, and nothing shows that the first one was not begun.
#[tokio::test]
async fn a_fetch_whose_outcome_is_unknown_is_never_started_again() {
    let (service, disk) = signed_in().await;
    for (n, (fault, was_done)) in faults(&Method::POST, "/v1/disk/resources/upload")
        .into_iter()
        .enumerate()
    {
        service.clear_records();
        let target = format!("disk:/{n}");
        let fault = service.faults().add(fault);
        let error = disk.upload_url("https://example.org/a", &target).await;
        let error = error.unwrap_err();
        // Of a broken 202 it is known that the service has begun.
        let is_begun = was_done && error.effect() == Effect::Done;
        assert!(is_begun || error.is_outcome_unknown(), "{fault}: {error}");
        assert_eq!(count(&service, Method::POST), 1, "{fault}");
    }
    let said = async |path| {
        let lost = Fault::on(Method::POST, "/v1/disk/resources/upload").times(1);
        service.faults().add(lost.lose_answer());
        let error = disk.upload_url("https://example.org/a", path).await;
        error.unwrap_err().to_string()
    };
    assert!(said("disk:/none").await.contains("may still be fetching"));
    service.put_file("disk:/new", "fetched");
    assert!(said("disk:/new").await.contains("since the call began"));
    service.clock().advance(Duration::from_secs(60));
    assert!(said("disk:/new").await.contains("has another name"));
}

/// Deleting twice is as good as once.
#[tokio::test]
async fn a_deletion_whose_answer_is_lost_is_done() {
    let (service, disk) = signed_in().await;
    let lost = |path| Fault::on(Method::DELETE, path).times(1);
    let losses: [fn(Fault) -> Fault; 2] = [Fault::lose_answer, |fault| fault.lose_answer_with(504)];
    for (n, lose) in losses.into_iter().enumerate() {
        let path = format!("disk:/{n}");
        service.put_file(&path, "a");
        service.faults().add(lose(lost("/v1/disk/resources")));
        disk.remove(&path).await.unwrap();
        let thrown_away = service.trash_paths().remove(0);
        service.faults().add(lose(lost("/v1/disk/trash/resources")));
        disk.remove_trash(&thrown_away).await.unwrap();
        assert_eq!(service.trash_paths(), Vec::<String>::new());
        assert_eq!(
            kind(disk.remove_trash(&thrown_away).await),
            ErrorKind::PathNotFound
        );
        assert_eq!(kind(disk.remove(&path).await), ErrorKind::PathNotFound);
        service.faults().add(lose(lost("/v1/disk/trash/resources")));
        disk.empty_trash().await.unwrap();
    }
}
