//! Tests of the credentials that generated calls send: tokens, HTTP Basic, none.

use std::sync::Arc;

use build_tools_corpus::auth::Client;

use crate::support::{CANARY, Script, client};

fn answers(count: usize) -> Arc<Script> {
    let script = (0..count).fold(Script::default(), |script, _| script.then(204, &[], ""));
    script.ready()
}

#[tokio::test]
async fn each_call_gets_the_authorization_that_it_asks_for() {
    let script = answers(6);
    let builder = Client::builder()
        .token("t0ken")
        .basic_auth("user", "pass:word");
    let client = client(builder, &script);
    client.calls().bearer().send().await.unwrap();
    client.calls().perhaps().send().await.unwrap();
    client.calls().word().send().await.unwrap();
    client.calls().basic().send().await.unwrap();
    client.calls().perhaps_basic().send().await.unwrap();
    client.calls().open().send().await.unwrap();
    let seen = script.seen();
    let sent: Vec<Option<&str>> = seen
        .iter()
        .map(|sent| sent.header("authorization"))
        .collect();
    assert_eq!(
        sent,
        [
            Some("Bearer t0ken"),
            Some("Bearer t0ken"),
            Some("OAuth t0ken"),
            Some("Basic dXNlcjpwYXNzOndvcmQ="),
            Some("Basic dXNlcjpwYXNzOndvcmQ="),
            None,
        ]
    );
}

#[tokio::test]
async fn without_credentials_only_calls_that_need_none_are_sent() {
    let script = answers(3);
    let client = client(Client::builder(), &script);
    client.calls().perhaps().send().await.unwrap();
    client.calls().perhaps_basic().send().await.unwrap();
    client.calls().open().send().await.unwrap();
    assert!(
        script
            .seen()
            .iter()
            .all(|sent| sent.header("authorization").is_none())
    );
    for error in [
        client.calls().bearer().send().await.unwrap_err(),
        client.calls().word().send().await.unwrap_err(),
        client.calls().basic().send().await.unwrap_err(),
    ] {
        assert!(error.to_string().contains("calls."), "{error}");
    }
    assert_eq!(script.seen().len(), 3);
}

#[tokio::test]
async fn no_credential_is_shown_by_client_call_or_error() {
    let script = answers(1);
    let builder = Client::builder().token(CANARY).basic_auth("user", CANARY);
    let shown = format!("{builder:?}");
    let client = client(builder, &script);
    client.calls().bearer().send().await.unwrap();
    let error = client.calls().bearer().send().await.unwrap_err();
    let call = client.calls().bearer();
    let request = &script.seen()[0].request;
    let shown = format!("{shown} {client:?} {call:?} {error:?} {error} {request:?}");
    assert!(!shown.contains(CANARY), "{shown}");
}
