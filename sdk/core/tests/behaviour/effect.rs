//! Tests of the effect that an error tells of its call. The layers that record it have tests of their own.

use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
use cloud_drives_core::{
    CodeRule, Effect, Error, ErrorClass, OperationInfo, PollState, Poller, RawResponse, RetryRule,
    RetrySpec, Verdict,
};

static MAKE: OperationInfo = OperationInfo::new("things.make", false);

const fn rule(status: u16, verdict: Verdict) -> RetryRule {
    RetryRule {
        status: Some(status),
        code: CodeRule::Any,
        message: None,
        verdict,
    }
}

static RETRY: RetrySpec = RetrySpec {
    rules: &[
        rule(409, Verdict::Refused),
        rule(503, Verdict::Unclear),
        rule(500, Verdict::Final),
    ],
    ..RetrySpec::EMPTY
};
static RULED: OperationInfo = OperationInfo::new("things.copy", false).with_retry(&RETRY);

fn answer(operation: &'static OperationInfo, status: u16) -> Error {
    let status = StatusCode::from_u16(status).unwrap();
    RawResponse::new(operation, status, HeaderMap::new(), "").into_error()
}

#[test]
fn each_class_says_what_is_known_by_itself() {
    use ErrorClass::*;

    for (class, effect) in [
        (InvalidInput, Effect::None),
        (Connect, Effect::None),
        (Tls, Effect::None),
        (Auth, Effect::None),
        (WrongResourceType, Effect::None),
        (Redirect, Effect::None),
        (Timeout, Effect::Unknown),
        (Transport, Effect::Unknown),
        (Decode, Effect::Unknown),
        (TooLarge, Effect::Unknown),
        (BodyConsumed, Effect::Unknown),
        (Source, Effect::Unknown),
        (Io, Effect::Unknown),
        (OperationFailed, Effect::Unknown),
        (PollTimeout, Effect::Unknown),
        (Integrity, Effect::Unknown),
        (OutcomeUnknown, Effect::Unknown),
        (Protocol, Effect::Unknown),
    ] {
        assert_eq!(Error::new(class, "x").effect(), effect, "{class:?}");
    }
    for class in [Decode, Protocol, TooLarge] {
        let error = Error::new(class, "x").with_status(StatusCode::CREATED);
        assert_eq!(error.effect(), Effect::Done, "{class:?} after a success");
    }
}

#[test]
fn a_status_is_judged_by_the_table_of_its_operation_and_by_http() {
    for (status, effect) in [
        (302, Effect::None),
        (400, Effect::None),
        (401, Effect::None),
        (404, Effect::None),
        (408, Effect::Unknown),
        (409, Effect::None),
        (413, Effect::None),
        (423, Effect::None),
        (429, Effect::None),
        (500, Effect::Unknown),
        (501, Effect::None),
        (502, Effect::Unknown),
        (503, Effect::None),
        (504, Effect::Unknown),
        (507, Effect::None),
        (522, Effect::Unknown),
        (599, Effect::Unknown),
    ] {
        assert_eq!(answer(&MAKE, status).effect(), effect, "{status}");
    }
    for (status, effect) in [
        (409, Effect::None),
        (503, Effect::Unknown),
        (500, Effect::None),
    ] {
        assert_eq!(answer(&RULED, status).effect(), effect, "{status}, ruled");
    }
    assert!(!answer(&MAKE, 404).is_unsent(), "it was sent, and refused");
}

#[test]
fn a_recorded_effect_takes_precedence_over_the_class() {
    let broke = Error::new(ErrorClass::Transport, "x");
    let unsent = broke.with_effect(Effect::None);
    assert!(unsent.is_unsent() && unsent.is_transient());
    assert_eq!(Verdict::of(&unsent), Verdict::Refused);
    assert_eq!(unsent.after_doubt().effect(), Effect::Unknown);
    let done = Error::new(ErrorClass::Transport, "x").with_effect(Effect::Done);
    assert_eq!(done.after_doubt().effect(), Effect::Done);
}

#[test]
fn a_success_that_can_not_be_read_is_done() {
    let raw = |body| RawResponse::new(&MAKE, StatusCode::CREATED, HeaderMap::new(), body);
    for body in ["", "{\"na", "<html>", "{\"other\": 1}"] {
        let error = raw(body)
            .json::<std::collections::BTreeMap<String, String>>()
            .unwrap_err();
        assert_eq!(error.effect(), Effect::Done, "{body:?}");
        assert_eq!(Verdict::of(&error), Verdict::Final, "never repeated");
    }
}

#[test]
fn a_page_in_place_of_an_answer_says_nothing_of_the_effect() {
    let effect = |media_type: &str, body: &'static str| {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", media_type.parse().unwrap());
        let raw = RawResponse::new(&MAKE, StatusCode::OK, headers, body);
        raw.json::<Vec<u8>>().unwrap_err().effect()
    };
    assert_eq!(effect("text/html", "<html>"), Effect::Unknown);
    assert_eq!(effect("text/plain", ""), Effect::Unknown);
    assert_eq!(effect("application/json", "<html>"), Effect::Done);
    assert_eq!(effect("application/hal+json", "["), Effect::Done);
    // The API's own answer, whatever it is called.
    assert_eq!(effect("text/plain", "{}"), Effect::Done);
}

#[tokio::test(start_paused = true)]
async fn a_question_that_fails_names_the_operation_and_says_that_it_goes_on() {
    let running = Effect::Running {
        operation_id: "0a1b".to_owned(),
    };
    let asked = |answer: fn() -> Result<PollState, Error>| {
        Poller::new("0a1b", (), move |_| Box::pin(async move { answer() }))
            .timeout(std::time::Duration::from_secs(9))
    };
    for answer in [
        (|| Err(answer(&MAKE, 403))) as fn() -> Result<PollState, Error>,
        || Err(Error::new(ErrorClass::Transport, "the connection broke")),
        || Err(Error::new(ErrorClass::Connect, "no connection")),
        || Ok(PollState::Unknown("asleep".to_owned())),
        || Ok(PollState::Pending),
    ] {
        let error = asked(answer).await.unwrap_err();
        assert_eq!(error.effect(), running, "{error}");
        assert!(
            error
                .message()
                .starts_with("operation 0a1b may still be running: "),
            "{error}"
        );
    }
    let error = asked(|| Ok(PollState::Failed)).await.unwrap_err();
    assert_eq!(error.effect(), Effect::Unknown);
}
