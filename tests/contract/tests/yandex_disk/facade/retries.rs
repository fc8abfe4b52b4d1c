//! What is tried again, when, and what is not.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::rate_limit::RateLimits;
use cloud_drives::retry::{Backoff, RetryBudget, RetryPolicy};
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::{CallOptions, CallOptionsExt, YandexDisk};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;
use tokio::time::Instant;

use super::in_process::paused;
use super::{Service, at_once, kind, polled, signed_in};

const RESOURCES: &str = "/v1/disk/resources";
const COPY: &str = "/v1/disk/resources/copy";

/// A failure as the Disk words it.
fn refusal(fault: Fault, status: u16, code: &str) -> Fault {
    fault
        .status(status)
        .body("application/json", format!(r#"{{"error": "{code}"}}"#))
}

#[tokio::test]
async fn what_can_be_asked_twice_is_asked_again_until_it_works() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let get = || Fault::on(Method::GET, RESOURCES).times(3);
    for fault in [
        get().status(500),
        get().status(502),
        get().status(503),
        get().status(504),
        get().too_many_requests(Duration::ZERO),
        refusal(get(), 423, "DiskResourceLockedError"),
        get().reset(),
        get().cut_after(20),
        get().lose_answer(),
        get().lose_answer_with(504),
    ] {
        service.clear_records();
        let fault = service.faults().add(fault);
        let found = disk
            .get_meta("disk:/a.txt")
            .await
            .unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert_eq!((found.name.as_str(), fault.used()), ("a.txt", 3), "{fault}");
        assert_eq!(service.requests().len(), 4, "{fault}");
        service.faults().clear();
    }
}

#[tokio::test]
async fn the_error_after_the_last_attempt_says_how_many_there_were() {
    let (service, disk) = signed_in().await;
    service
        .faults()
        .add(Fault::on(Method::GET, RESOURCES).always().status(502));
    let error = disk.get_meta("disk:/").await.unwrap_err();
    assert_eq!(
        (ErrorKind::of(&error), error.attempts()),
        (ErrorKind::BadGateway, 4)
    );
    assert!(error.to_string().contains("4 attempts"), "{error}");
    assert_eq!(service.requests().len(), 4);
}

#[tokio::test]
async fn what_would_fail_again_is_not_tried_again() {
    let (service, disk) = signed_in().await;
    for (status, code) in [
        (400, "FieldValidationError"),
        (403, "ForbiddenError"),
        (404, "DiskNotFoundError"),
        (409, "DiskResourceAlreadyExistsError"),
        (410, ""),
        (413, ""),
        (423, "DiskUploadTrafficLimitExceeded"),
        (423, "LockedError"),
        (429, "DiskResourceDownloadLimitExceededError"),
        (507, ""),
    ] {
        service.clear_records();
        let fault = refusal(Fault::on(Method::GET, RESOURCES).always(), status, code);
        let fault = service.faults().add(fault);
        let error = disk.get_meta("disk:/").await.unwrap_err();
        assert_eq!(error.attempts(), 1, "{status} {code}");
        assert_eq!(service.requests().len(), 1, "{status} {code}");
        service.faults().remove(&fault);
    }
}

#[tokio::test]
async fn what_might_be_done_twice_is_repeated_only_when_it_was_refused() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    let post = || Fault::on(Method::POST, COPY).times(2);
    let refused = [
        post().status(503),
        post().too_many_requests(Duration::ZERO),
        refusal(post(), 423, "DiskResourceLockedError"),
    ];
    for (n, fault) in refused.into_iter().enumerate() {
        let fault = service.faults().add(fault);
        disk.copy("disk:/a.txt", format!("disk:/{n}"))
            .await
            .unwrap();
        assert_eq!(fault.used(), 2, "{fault}");
        service.faults().clear();
    }
    let unclear = [
        post().status(500),
        post().status(502),
        post().status(504),
        post().reset(),
        post().lose_answer(),
        post().lose_answer_with(504),
    ];
    for (n, fault) in unclear.into_iter().enumerate() {
        service.clear_records();
        let fault = service.faults().add(fault);
        let error = disk
            .copy("disk:/a.txt", format!("disk:/unclear {n}"))
            .await
            .unwrap_err();
        assert_eq!(error.attempts(), 1, "{fault}");
        assert_eq!(service.requests().len(), 1, "{fault}");
        service.faults().clear();
    }
    // Nobody was there to do anything.
    let nobody = service
        .builder()
        .base_url("api", "http://127.0.0.1:1")
        .build()
        .unwrap();
    let error = nobody.copy("disk:/a.txt", "disk:/b.txt").await.unwrap_err();
    assert!(error.is_unsent() && error.attempts() == 4, "{error}");
}

#[tokio::test]
async fn mkdir_after_a_lost_answer_finds_what_it_has_made() {
    let (service, disk) = signed_in().await;
    let put = || Fault::on(Method::PUT, RESOURCES);
    for (n, fault) in [
        put().lose_answer(),
        put().lose_answer_with(504),
        put().lose_answer_with(500),
    ]
    .into_iter()
    .enumerate()
    {
        service.clear_records();
        let path = format!("disk:/{n}");
        let fault = service.faults().add(fault);
        let link = disk
            .mkdir(&path)
            .await
            .unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert!(
            link.href.contains(&format!("path=disk%3A%2F{n}")),
            "{}",
            link.href
        );
        // The folder was made, and a look told that it is there and empty.
        let seen = ["PUT /v1/disk/resources", "GET /v1/disk/resources"];
        assert_eq!(service.seen(), seen, "{fault}");
        assert!(service.entry(&path).is_some());
    }
    // One with something in it was there before.
    service.put_file("disk:/full/a.txt", "a");
    service.faults().add(put().lose_answer());
    assert_eq!(
        kind(disk.mkdir("disk:/full").await),
        ErrorKind::DirectoryExists
    );
    // One that was there all the time, and an answer that says so.
    service.clear_records();
    assert_eq!(
        kind(disk.mkdir("disk:/0").await),
        ErrorKind::DirectoryExists
    );
    assert_eq!(service.requests().len(), 1);
}

#[tokio::test]
async fn makedirs_gets_over_a_lost_answer_on_every_level() {
    let (service, disk) = signed_in().await;
    for (n, nth) in (1..=5).enumerate() {
        service.faults().clear();
        let lost = service
            .faults()
            .add(Fault::on(Method::PUT, RESOURCES).nth(nth).lose_answer());
        disk.makedirs(format!("disk:/{n}/b/c")).await.unwrap();
        assert!(service.entry(&format!("disk:/{n}/b/c")).is_some());
        assert_eq!(lost.used(), 1);
    }
}

#[tokio::test]
async fn a_removal_whose_answer_got_lost_is_repeated() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "a");
    service
        .faults()
        .add(Fault::on(Method::DELETE, RESOURCES).lose_answer());
    // That it was not there any more is what the repeat can tell: it was removed by the attempt before.
    disk.remove("disk:/a.txt").await.unwrap();
    assert_eq!(service.paths(), Vec::<String>::new());
    let error = disk.remove("disk:/a.txt").await.unwrap_err();
    assert_eq!(
        (ErrorKind::of(&error), error.attempts()),
        (ErrorKind::PathNotFound, 1)
    );
    service.put_file("disk:/b.txt", "b");
    service
        .faults()
        .add(Fault::on(Method::DELETE, RESOURCES).times(2).status(504));
    disk.remove("disk:/b.txt").await.unwrap();
    assert_eq!(service.paths(), Vec::<String>::new());
}

#[tokio::test]
async fn a_code_is_not_traded_twice() {
    let (service, disk) = signed_in().await;
    let code = service.authorization_code(service.client_id(), None);
    let lost = service.faults().add(
        Fault::on(Method::POST, "/token")
            .times(2)
            .lose_answer_with(504),
    );
    disk.exchange_code(code).await.unwrap_err();
    assert_eq!(lost.used(), 1);
}

#[tokio::test]
async fn the_python_clients_retries_can_be_had() {
    let service = Service::start(Emulator::builder()).await;
    service.put_file("disk:/a.txt", "a");
    let disk = service
        .builder()
        .retry_policy(YandexDisk::python_compatible_retry_policy())
        .build()
        .unwrap();
    let fails = service
        .faults()
        .add(Fault::on(Method::POST, COPY).times(3).status(500));
    disk.copy("disk:/a.txt", "disk:/b.txt").await.unwrap();
    assert_eq!(fails.used(), 3);
    // Twice is once too often.
    service
        .faults()
        .add(Fault::on(Method::POST, COPY).lose_answer());
    let twice = disk.copy("disk:/a.txt", "disk:/c.txt").await;
    assert_eq!(kind(twice), ErrorKind::PathExists);
}

#[tokio::test]
async fn whoever_wants_to_know_is_told_of_every_repeat() {
    let service = Service::start(Emulator::builder()).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let events = Arc::clone(&told);
    let policy = at_once().on_retry(move |event| {
        let status = event.error.status().map(|status| status.as_u16());
        events
            .lock()
            .unwrap()
            .push((event.attempt, status, event.delay));
    });
    let disk = service.builder().retry_policy(policy).build().unwrap();
    service
        .faults()
        .add(Fault::on(Method::GET, RESOURCES).status(503));
    service
        .faults()
        .add(Fault::on(Method::GET, RESOURCES).reset());
    disk.get_meta("disk:/").await.unwrap();
    let told = told.lock().unwrap();
    assert_eq!(
        told[..],
        [(1, Some(503), Duration::ZERO), (2, None, Duration::ZERO)]
    );
}

#[tokio::test]
async fn all_calls_share_a_budget_for_repeats() {
    let service = Service::start(Emulator::builder()).await;
    let budget = RetryBudget::new(4);
    let disk = service.builder().retry_budget(budget).build().unwrap();
    let down = service
        .faults()
        .add(Fault::on(Method::GET, RESOURCES).always().status(503));
    let attempts = |outcome: Result<bool, cloud_drives::Error>| outcome.unwrap_err().attempts();
    assert_eq!(attempts(disk.exists("disk:/a").await), 4);
    assert_eq!(attempts(disk.exists("disk:/a").await), 2);
    assert_eq!(attempts(disk.clone().exists("disk:/a").await), 1);
    assert_eq!(down.used(), 7);
    assert_eq!(disk.retry_budget().left(), Some(0));
}

#[tokio::test(start_paused = true)]
async fn a_service_that_says_when_to_come_back_is_taken_at_its_word() {
    let (emulator, client) = paused(Emulator::builder());
    let disk = client.token(emulator.sign_in()).build().unwrap();
    let busy = Fault::on(Method::GET, RESOURCES)
        .times(2)
        .too_many_requests(Duration::from_secs(7));
    emulator.faults().add(busy);
    let begun = Instant::now();
    disk.exists("disk:/").await.unwrap();
    let took = begun.elapsed();
    assert!((14..=16).contains(&took.as_secs()), "{took:?}");
    // Longer than one wants to wait: the answer is the caller's to deal with.
    let busy = Fault::on(Method::GET, RESOURCES)
        .always()
        .too_many_requests(Duration::from_secs(61));
    let busy = emulator.faults().add(busy);
    let begun = Instant::now();
    let error = disk.exists("disk:/").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::TooManyRequests);
    assert!(error.retry_after().is_some() && begun.elapsed().is_zero());
    assert_eq!(busy.used(), 1);
}

#[tokio::test(start_paused = true)]
async fn waits_grow_and_end_with_the_deadline() {
    let (emulator, client) = paused(Emulator::builder());
    let disk = client.token(emulator.sign_in()).build().unwrap();
    emulator
        .faults()
        .add(Fault::on(Method::GET, RESOURCES).always().status(503));
    let begun = Instant::now();
    let policy = RetryPolicy::new().attempts(5).backoff(
        Backoff::exponential(Duration::from_secs(1), Duration::from_secs(60)).without_jitter(),
    );
    let options = CallOptions::new().with_retry_policy(policy.clone());
    disk.exists("disk:/")
        .with_options(options)
        .await
        .unwrap_err();
    assert_eq!(begun.elapsed().as_secs(), 1 + 2 + 4 + 8);

    let begun = Instant::now();
    let options = CallOptions::new()
        .with_retry_policy(policy)
        .with_deadline(Duration::from_secs(5));
    let error = disk
        .exists("disk:/")
        .with_options(options)
        .await
        .unwrap_err();
    assert_eq!((begun.elapsed().as_secs(), error.attempts()), (3, 3));

    // The defaults wait, and not for long.
    let begun = Instant::now();
    let error = disk.exists("disk:/").await.unwrap_err();
    assert_eq!(error.attempts(), 4);
    let took = begun.elapsed();
    assert!(
        !took.is_zero() && took < Duration::from_millis(3501),
        "{took:?}"
    );

    // A call that is never answered ends with its deadline.
    emulator.faults().clear();
    emulator
        .faults()
        .add(Fault::on(Method::GET, RESOURCES).stall());
    let begun = Instant::now();
    let options = CallOptions::new().with_deadline(Duration::from_secs(20));
    let error = disk
        .exists("disk:/")
        .with_options(options)
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(begun.elapsed().as_secs(), 20);
    assert_eq!(emulator.complaints(), []);
}

#[tokio::test(start_paused = true)]
async fn operations_are_asked_about_once_a_second_unless_told_otherwise() {
    let (emulator, client) = paused(Emulator::builder().operation_polls(5));
    let disk = client.token(emulator.sign_in()).build().unwrap();
    emulator.put_file("disk:/full/a.txt", "a");
    let begun = Instant::now();
    disk.copy("disk:/full", "disk:/b").await.unwrap();
    // The first question is not waited for.
    assert_eq!(begun.elapsed().as_secs(), 5);
    let begun = Instant::now();
    disk.copy("disk:/full", "disk:/c")
        .with_options(CallOptions::new().with_poll(PollSettings::every(Duration::from_secs(3))))
        .await
        .unwrap();
    assert_eq!(begun.elapsed().as_secs(), 15);
    let begun = Instant::now();
    let late = disk
        .copy("disk:/full", "disk:/d")
        .with_options(polled(Duration::from_secs(1), Duration::from_millis(2500)))
        .await;
    assert!(late.unwrap_err().is_timeout());
    assert_eq!(begun.elapsed().as_millis(), 2500);
    assert_eq!(emulator.complaints(), []);
}

#[tokio::test(start_paused = true)]
async fn calls_are_held_before_the_service_has_to_refuse_them() {
    let (emulator, client) = paused(Emulator::builder());
    let limits = RateLimits::from_spec().for_all(2, Duration::from_secs(1));
    let disk = client
        .token(emulator.sign_in())
        .rate_limits(limits)
        .build()
        .unwrap();
    let begun = Instant::now();
    let calls = (0..10).map(|_| disk.exists("disk:/").into_future());
    for answer in futures_util::future::join_all(calls).await {
        assert!(answer.unwrap());
    }
    let took = begun.elapsed();
    assert!(
        took >= Duration::from_secs(4) && took <= Duration::from_secs(5),
        "{took:?}"
    );
    assert_eq!(emulator.requests().len(), 10);
}
