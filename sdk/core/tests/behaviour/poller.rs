//! Tests of pollers on a paused clock: when they poll, what they return, and their errors.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{
    BoxFuture, CallOptions, ClientBuilder, ClientCore, Completed, Error, ErrorClass, PollSettings,
    PollState, Poller, Response, Restarts, Result, Started, StartedResponse,
};
use futures_util::StreamExt;
use tokio::time::Instant;

use crate::support::GET;

type Step = std::result::Result<PollState, ErrorClass>;

/// Creates a poller that gets these states, and returns the ids and times that it polled with.
fn poller(steps: impl IntoIterator<Item = Step>) -> (Poller<&'static str>, Arc<Mutex<Vec<u64>>>) {
    let steps = Mutex::new(steps.into_iter().collect::<VecDeque<_>>());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    let begun = Instant::now();
    let poller = Poller::new("0a1b", "done", move |id| {
        assert_eq!(id, "0a1b");
        let step = steps
            .lock()
            .unwrap()
            .pop_front()
            .expect("a question too many");
        let log = Arc::clone(&log);
        Box::pin(async move {
            log.lock().unwrap().push(begun.elapsed().as_millis() as u64);
            step.map_err(|class| Error::new(class, "no answer"))
        }) as BoxFuture<'static, _>
    });
    (poller, asked)
}

#[tokio::test(start_paused = true)]
async fn awaiting_asks_at_once_and_then_at_the_interval() {
    let pending = || Ok(PollState::Pending);
    let (poller, asked) = poller([pending(), pending(), Ok(PollState::Succeeded)]);
    assert_eq!(poller.await.unwrap(), "done");
    assert_eq!(*asked.lock().unwrap(), [0, 1000, 2000]);
}

#[tokio::test(start_paused = true)]
async fn the_interval_can_be_another() {
    let (poller, asked) = poller([Ok(PollState::Pending), Ok(PollState::Succeeded)]);
    poller.interval(Duration::from_millis(250)).await.unwrap();
    assert_eq!(*asked.lock().unwrap(), [0, 250]);
}

#[tokio::test(start_paused = true)]
async fn states_come_one_by_one_and_end() {
    let (mut poller, _) = poller([Ok(PollState::Pending), Ok(PollState::Succeeded)]);
    assert_eq!(poller.state(), None);
    assert_eq!(poller.next_state().await.unwrap(), Some(PollState::Pending));
    assert_eq!(
        poller.next_state().await.unwrap(),
        Some(PollState::Succeeded)
    );
    assert_eq!(poller.next_state().await.unwrap(), None);
    assert_eq!(poller.next_state().await.unwrap(), None);
    assert_eq!(poller.state(), Some(&PollState::Succeeded));
    assert_eq!(poller.await.unwrap(), "done");
}

#[tokio::test(start_paused = true)]
async fn it_is_a_stream() {
    let (poller, _) = poller([Ok(PollState::Pending), Ok(PollState::Failed)]);
    let states: Vec<PollState> = poller.map(Result::unwrap).collect().await;
    assert_eq!(states, [PollState::Pending, PollState::Failed]);
}

#[tokio::test(start_paused = true)]
async fn a_failure_of_the_operation_is_an_error_that_names_it() {
    let (poller, _) = poller([Ok(PollState::Failed)]);
    let error = poller.await.unwrap_err();
    assert!(error.is_operation_failed());
    assert!(error.message().contains("0a1b"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_unknown_state_is_an_error() {
    let (poller, _) = poller([Ok(PollState::Unknown("paused".to_owned()))]);
    let error = poller.await.unwrap_err();
    assert!(
        error.is_protocol() && error.message().contains("paused"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn the_time_is_over_and_asking_can_go_on() {
    let pending = || Ok(PollState::Pending);
    let (poller, _) = poller([pending(), pending(), pending(), Ok(PollState::Succeeded)]);
    let mut poller = poller.timeout(Duration::from_millis(1500));
    let begun = Instant::now();
    let error = loop {
        if let Err(error) = poller.next_state().await {
            break error;
        }
    };
    assert_eq!(error.class(), ErrorClass::PollTimeout);
    assert!(
        error.is_timeout() && error.message().contains("0a1b"),
        "{error}"
    );
    assert_eq!(begun.elapsed(), Duration::from_millis(1500));
    assert_eq!(poller.await.unwrap(), "done");
}

#[tokio::test(start_paused = true)]
async fn a_question_that_is_never_answered_ends_with_the_time() {
    let silent = Poller::new("0a1b", (), |_| Box::pin(std::future::pending()));
    let error = silent.timeout(Duration::from_secs(3)).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::PollTimeout);
}

#[tokio::test(start_paused = true)]
async fn asking_goes_on_after_a_question_without_an_answer() {
    let (mut poller, asked) = poller([Err(ErrorClass::Transport), Ok(PollState::Succeeded)]);
    assert!(poller.next_state().await.unwrap_err().is_transport());
    assert_eq!(poller.await.unwrap(), "done");
    assert_eq!(*asked.lock().unwrap(), [0, 1000]);
}

#[tokio::test(start_paused = true)]
async fn dropping_the_question_does_not_put_it_again() {
    let (mut poller, asked) = poller([Ok(PollState::Pending), Ok(PollState::Succeeded)]);
    poller.next_state().await.unwrap();
    for _ in 0..3 {
        let question = poller.next_state();
        assert!(
            tokio::time::timeout(Duration::from_millis(300), question)
                .await
                .is_err()
        );
    }
    poller.await.unwrap();
    assert_eq!(*asked.lock().unwrap(), [0, 1000]);
}

#[tokio::test(start_paused = true)]
async fn operations_finished_at_once_are_not_polled() {
    let mut poller = Poller::finished(7);
    assert_eq!(
        (poller.id(), poller.state()),
        (None, Some(&PollState::Succeeded))
    );
    assert_eq!(
        poller.next_state().await.unwrap(),
        Some(PollState::Succeeded)
    );
    assert_eq!(poller.next_state().await.unwrap(), None);
    assert_eq!(poller.await.unwrap(), 7);
}

/// An answer that is done, or names the operation that goes on.
#[derive(Clone, Debug, PartialEq)]
struct Copied {
    running: bool,
    id: Option<&'static str>,
}

impl Started for Copied {
    fn is_running(&self) -> bool {
        self.running
    }

    fn operation_id(&self) -> Option<String> {
        self.id.map(str::to_owned)
    }
}

fn answer(running: bool, id: Option<&'static str>) -> StartedResponse<Copied> {
    let copied = Copied { running, id };
    StartedResponse::from(Response::new(
        &GET,
        StatusCode::ACCEPTED,
        HeaderMap::new(),
        copied,
    ))
}

fn never(_: String) -> BoxFuture<'static, Result<PollState>> {
    panic!("there is nothing to ask for")
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_done_asks_for_nothing() {
    let poller = Poller::from_answer(answer(false, None), never).unwrap();
    assert_eq!(
        (poller.id(), poller.state()),
        (None, Some(&PollState::Succeeded))
    );
    let Completed {
        answer,
        operation_id,
        ..
    } = poller.await.unwrap();
    assert_eq!((answer.running, operation_id), (false, None));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_runs_is_followed_by_its_id() {
    let poller = Poller::from_answer(answer(true, Some("0a1b")), |id| {
        assert_eq!(id, "0a1b");
        Box::pin(async { Ok(PollState::Succeeded) })
    });
    let done = poller.unwrap().await.unwrap();
    assert_eq!(done.answer.id, Some("0a1b"));
    assert_eq!(done.operation_id.as_deref(), Some("0a1b"));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_runs_and_tells_no_id_is_an_error() {
    let error = Poller::from_answer(answer(true, None), never).unwrap_err();
    assert!(error.is_protocol(), "{error}");
    assert_eq!(error.operation(), Some("resources.get"));
}

#[tokio::test(start_paused = true)]
async fn failures_name_the_call_and_the_id_and_ask_no_more() {
    let asked = Arc::new(Mutex::new(0));
    let count = Arc::clone(&asked);
    let poller = Poller::from_answer(answer(true, Some("0a1b")), move |_| {
        *count.lock().unwrap() += 1;
        Box::pin(async { Ok(PollState::Failed) })
    });
    let error = poller.unwrap().await.unwrap_err();
    assert!(error.is_operation_failed(), "{error}");
    assert_eq!(error.operation(), Some("resources.get"));
    assert!(error.message().contains("0a1b"), "{error}");
    assert_eq!(*asked.lock().unwrap(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_bounds_the_start_and_the_waiting_together() {
    let begun = Instant::now();
    let deadline = Some(Duration::from_secs(10));
    let start = || async {
        tokio::time::sleep(Duration::from_secs(4)).await;
        Poller::from_answer(answer(true, Some("0a1b")), |_| {
            Box::pin(async { Ok(PollState::Pending) })
        })
    };
    let error = Poller::until_done(deadline, None, start).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::PollTimeout);
    assert!(error.message().contains("0a1b"), "{error}");
    assert_eq!(begun.elapsed(), Duration::from_secs(10));
}

#[tokio::test(start_paused = true)]
async fn a_failed_operation_is_started_again_only_where_the_options_say_so() {
    let starts = Arc::new(Mutex::new(0));
    let start = || {
        *starts.lock().unwrap() += 1;
        let poller = Poller::from_answer(answer(true, Some("0a1b")), |_| {
            Box::pin(async { Ok(PollState::Failed) })
        });
        async { poller }
    };
    let error = Poller::until_done(None, None, start).await.unwrap_err();
    assert!(error.is_operation_failed(), "{error}");
    assert_eq!((error.attempts(), *starts.lock().unwrap()), (1, 1));

    let begun = Instant::now();
    let restarts = Restarts::new(|started| (started < 3).then_some(Duration::from_secs(5)));
    let error = Poller::until_done(None, Some(restarts.clone()), start)
        .await
        .unwrap_err();
    assert_eq!((error.attempts(), *starts.lock().unwrap()), (3, 4));
    assert_eq!(begun.elapsed(), Duration::from_secs(10));
    // Not if the deadline is over by then.
    let deadline = Some(Duration::from_secs(7));
    let error = Poller::until_done(deadline, Some(restarts), start)
        .await
        .unwrap_err();
    assert_eq!((error.attempts(), *starts.lock().unwrap()), (2, 6));
}

#[test]
fn settings_of_the_call_come_before_those_of_the_client() {
    let core: ClientCore = ClientBuilder::new(&crate::client::PROVIDER)
        .build()
        .unwrap();
    let every = |seconds| PollSettings::every(Duration::from_secs(seconds));
    let call = CallOptions::new().with_poll(every(7));
    assert_eq!(
        core.poll_settings(&CallOptions::new()),
        PollSettings::default()
    );
    let core = core.with_default_options(CallOptions::new().with_poll(every(3)));
    assert_eq!(core.poll_settings(&CallOptions::new()), every(3));
    assert_eq!(core.poll_settings(&call), every(7));
}

#[test]
fn follow_ups_keep_all_options_but_those_of_the_call_itself() {
    let options = CallOptions::new()
        .with_deadline(Duration::from_secs(1))
        .with_max_response_bytes(5)
        .with_idle_timeout(Duration::from_secs(2))
        .with_poll(PollSettings::every(Duration::from_secs(3)))
        .with_extension(8_u8)
        .with_header("x-trace", "42")
        .unwrap();
    let later = options.for_follow_up();
    assert_eq!((later.deadline(), later.max_response_bytes()), (None, None));
    assert_eq!(later.idle_timeout(), options.idle_timeout());
    assert_eq!(later.poll(), options.poll());
    assert_eq!(later.extension::<u8>(), Some(&8));
    assert_eq!(later.headers()["x-trace"], "42");
}
