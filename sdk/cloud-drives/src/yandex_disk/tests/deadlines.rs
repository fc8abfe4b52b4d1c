//! Tests that a deadline bounds the whole call, from its first poll.

use std::time::Duration;

use cloud_drives_core::{CallOptions, Error};
use tokio::time::Instant;

use super::*;
use crate::CallOptionsExt;

const SECOND: Duration = Duration::from_secs(1);

fn within(deadline: Duration) -> CallOptions {
    CallOptions::new().with_deadline(deadline)
}

/// Runs a call that never ends, and returns how long it took.
async fn time_of<T>(call: impl IntoFuture<Output = Result<T, Error>>) -> Duration {
    let call = call.into_future();
    // The time before the first poll does not count.
    tokio::time::sleep(SECOND * 5).await;
    let begun = Instant::now();
    match call.await {
        Ok(_) => panic!("it has no end"),
        Err(error) => assert!(error.is_timeout(), "{error}"),
    }
    begun.elapsed()
}

#[tokio::test(start_paused = true)]
async fn mkdir_and_makedirs_end_in_time_on_a_server_that_hangs() {
    let disk = disk(&Scripted::always(Answer::Silence));
    let mkdir = disk.mkdir("a").with_options(within(SECOND));
    assert_eq!(time_of(mkdir).await, SECOND);
    let makedirs = disk.makedirs("a/b/c").with_options(within(SECOND));
    assert_eq!(time_of(makedirs).await, SECOND);
}

#[tokio::test(start_paused = true)]
async fn the_look_after_a_lost_answer_is_in_the_same_deadline() {
    let transport = Scripted::answering(|call| match call.method.as_str() {
        "PUT" => Answer::Broken,
        _ => Answer::Silence,
    });
    let mkdir = disk(&transport).mkdir("a").with_options(within(SECOND * 3));
    assert_eq!(time_of(mkdir).await, SECOND * 3);
}

#[tokio::test(start_paused = true)]
async fn makedirs_shares_one_deadline_among_its_folders() {
    // No parent folder exists.
    let refused = refusal(409, "DiskPathDoesntExistsError");
    let slow = Scripted::always(refused.after(SECOND));
    let makedirs = disk(&slow).makedirs("a/b/c/d/e/f");
    let options = within(Duration::from_millis(2500));
    assert_eq!(
        time_of(makedirs.with_options(options)).await,
        Duration::from_millis(2500)
    );
}

#[tokio::test(start_paused = true)]
async fn waiting_for_an_operation_ends_in_time() {
    let running = Scripted::answering(|call| match call.method.as_str() {
        "POST" => operation("0a1b"),
        _ => state("in-progress"),
    });
    let copy = disk(&running)
        .copy("a", "b")
        .with_options(within(SECOND * 7));
    assert_eq!(time_of(copy).await, SECOND * 7);
    let hanging = Scripted::answering(|call| match call.method.as_str() {
        "POST" => operation("0a1b"),
        _ => Answer::Silence,
    });
    let copy = disk(&hanging)
        .copy("a", "b")
        .with_options(within(SECOND * 7));
    assert_eq!(time_of(copy).await, SECOND * 7);
    // Taken up again.
    for transport in [running, hanging] {
        let disk = disk(&transport);
        let status = disk.get_operation_status("0a1b");
        let poller = status.with_options(within(SECOND * 7)).poller();
        assert_eq!(time_of(poller).await, SECOND * 7);
    }
}

#[tokio::test(start_paused = true)]
async fn operations_that_are_started_again_share_the_deadline() {
    let transport = Scripted::answering(|call| match call.method.as_str() {
        "POST" => operation("1").after(SECOND * 2),
        _ => state("failed"),
    });
    let policy = RetryPolicy::new()
        .attempts(100)
        .restart_failed_operations(true);
    let options = within(SECOND * 7).with_retry_policy(policy);
    let copy = disk(&transport).copy("a", "b").with_options(options);
    let begun = Instant::now();
    copy.await.unwrap_err();
    assert!(begun.elapsed() <= SECOND * 7, "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_default_deadline_does_not_end_the_waiting_for_an_operation() {
    let mut asked = 0;
    let transport = Scripted::answering(move |call| match call.method.as_str() {
        "POST" => operation("0a1b"),
        _ => {
            asked += 1;
            state(if asked > 20 { "success" } else { "in-progress" })
        }
    });
    let disk = YandexDisk::builder()
        .token("y0_TOKEN")
        .transport(transport)
        .default_options(within(SECOND * 3))
        .build()
        .unwrap();
    let begun = Instant::now();
    disk.copy("a", "b").await.unwrap();
    assert!(begun.elapsed() > SECOND * 10);
}
