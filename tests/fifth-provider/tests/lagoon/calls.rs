//! Tests of single calls: retries, limits, pages, and a background copy.

use std::time::Duration;

use cloud_drives_core::CallOptions;
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::rate_limit::RateLimits;
use futures_util::TryStreamExt as _;
use lagoon::ROOT;
use lagoon_drive::types::{CopyTarget, Item, NewFolder};
use tokio::time::Instant;

use super::service::{Failure, Fault};
use super::{builder, bytes, signed_in};

#[tokio::test(start_paused = true)]
async fn a_call_is_repeated_while_the_service_is_down() {
    let (service, lagoon) = signed_in();
    service.add_fault(Fault::once("GET /v1/items/root", Failure::Status(503)).times(2));
    let item = lagoon.api().items().get(ROOT).send().await.unwrap();
    assert_eq!(item.attempts(), 3);
    service.add_fault(Fault::once("GET /v1/items/root", Failure::Status(503)).times(4));
    let down = lagoon.api().items().get(ROOT).send().await.unwrap_err();
    assert_eq!((down.attempts(), down.code()), (4, Some("injected")));
    let down = lagoon.api().items().get(ROOT);
    let once = CallOptions::new().without_retries();
    service.add_fault(Fault::once("GET /v1/items/root", Failure::Status(503)));
    let down = down.with_options(once).send().await.unwrap_err();
    assert_eq!(down.attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_waits_as_long_as_retry_after_says() {
    let (service, lagoon) = signed_in();
    service.add_fault(Fault::once("POST /v1/items", Failure::Status(429)));
    let started = Instant::now();
    let create = lagoon
        .api()
        .items()
        .create_folder(ROOT, NewFolder::new("a"));
    assert_eq!(create.send().await.unwrap().attempts(), 2);
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn a_call_with_an_ambiguous_outcome_is_not_repeated() {
    let (service, lagoon) = signed_in();
    service.add_fault(Fault::once("POST /v1/items", Failure::AnswerIsLost));
    let create = lagoon
        .api()
        .items()
        .create_folder(ROOT, NewFolder::new("a"));
    let lost = create.send().await.unwrap_err();
    assert!(lost.is_transport() && !lost.is_unsent(), "{lost}");
    assert!(service.at("a").is_some());
    assert_eq!(service.log("POST /v1/items").len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_copy_is_awaited_and_its_polling_can_be_resumed() {
    let (service, lagoon) = signed_in();
    let id = service.put_file(ROOT, "a", bytes(10));
    let operation = "GET /v1/operations/";
    service.add_fault(Fault::once(operation, Failure::Status(503)));
    let copy = |name: &str| {
        lagoon
            .api()
            .items()
            .copy(&id, CopyTarget::new(ROOT).name(name))
    };
    let done = copy("b").await.unwrap();
    assert!(done.operation_id.is_some());
    assert_eq!(service.at("b"), service.at("a"));
    assert_eq!(
        service.log(operation).len(),
        4,
        "a failure, two still running, one done"
    );
    let started = copy("c").poller().await.unwrap();
    let id = started.id().unwrap().to_owned();
    drop(started);
    lagoon.api().operations().show(id).poller().await.unwrap();
    assert_eq!(service.log(operation).len(), 7);
}

#[tokio::test(start_paused = true)]
async fn a_deletion_whose_answer_was_lost_is_repeated_until_the_item_is_gone() {
    let (service, lagoon) = signed_in();
    let id = service.put_file(ROOT, "a", bytes(1));
    let delete = format!("DELETE /v1/items/{id}");
    service.add_fault(Fault::once("DELETE", Failure::AnswerIsLost));
    lagoon.api().items().delete(&id).send().await.unwrap();
    assert_eq!(
        service.log("DELETE"),
        [format!("{delete} -"), format!("{delete} 404")]
    );
    let gone = lagoon.api().items().delete(&id).send().await.unwrap_err();
    assert!(gone.is_not_found(), "{gone}");
}

#[tokio::test(start_paused = true)]
async fn an_empty_id_is_refused_before_anything_is_sent() {
    let (service, lagoon) = signed_in();
    let refused = lagoon.api().items().delete("").send().await.unwrap_err();
    assert!(refused.is_invalid_input(), "{refused}");
    assert_eq!(service.log("").len(), 0);
}

#[tokio::test(start_paused = true)]
async fn the_limits_of_the_documents_are_kept() {
    let (service, lagoon) = signed_in();
    let eleven = || async {
        let started = Instant::now();
        for _ in 0..11 {
            let page = lagoon.api().items().children(ROOT).send().await;
            page.unwrap();
        }
        started.elapsed()
    };
    assert!(eleven().await >= Duration::from_millis(900));
    let (access, _) = service.tokens();
    let limits = RateLimits::off().for_all(1, Duration::from_millis(300));
    let lagoon = builder(&service).rate_limits(limits).token(access);
    let lagoon = lagoon.build().unwrap();
    let started = Instant::now();
    lagoon.api().items().get(ROOT).send().await.unwrap();
    lagoon.api().items().get(ROOT).send().await.unwrap();
    assert!(started.elapsed() >= Duration::from_millis(250));
}

#[tokio::test(start_paused = true)]
async fn a_listing_reads_all_pages_despite_failures() {
    let (service, lagoon) = signed_in();
    for n in 0..7 {
        service.put_file(ROOT, &format!("{n}"), vec![n]);
    }
    let list = "GET /v1/items/root/children";
    service.add_fault(Fault::once(list, Failure::Status(503)).after(1));
    service.add_fault(Fault::once(list, Failure::AnswerBreaks(20)).after(2));
    let items = lagoon.api().items().children(ROOT).limit(3).items();
    let items: Vec<Item> = items.try_collect().await.unwrap();
    let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["0", "1", "2", "3", "4", "5", "6"]);
    assert_eq!(service.log(list).len(), 5);
}
