//! Tests of sign-in on a device, on a paused clock.

use super::*;
use crate::oauth::SignInParameters;

fn code(more: &str) -> Answer {
    ok(&format!(
        r#"{{"device_code":"dc","user_code":"uc","verification_uri":"https://example/device"{more}}}"#
    ))
}

fn times(transport: &Scripted) -> Vec<u64> {
    let calls = transport.calls();
    calls.iter().map(|call| call.at.as_secs()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_device_polls_at_the_requested_interval_until_the_user_has_confirmed() {
    let (transport, client) = script([
        code(r#","interval":7,"expires_in":300"#),
        denied("authorization_pending"),
        denied("slow_down"),
        Answer::Broken,
        Answer::status(520),
        ok("<html>the proxy is tired</html>"),
        ok(TOKENS),
    ]);
    let (sender, shown) = std::sync::mpsc::channel();
    let tokens = client
        .device_sign_in(move |code| sender.send(code.clone()).unwrap())
        .scope(["read"])
        .parameter("device_id", "d1")
        .parameter("device_name", "Kitchen")
        .await
        .unwrap();
    assert_eq!(tokens.access_token.expose(), "A1");
    let shown = shown.recv().unwrap();
    assert_eq!(
        (shown.user_code.as_str(), shown.verification_url.as_str()),
        ("uc", "https://example/device")
    );
    assert_eq!(times(&transport), [0, 7, 14, 26, 38, 50, 62]);
    let calls = transport.calls();
    // Each form gets the parameters that it has a field for.
    assert_form(
        &calls[0],
        &[
            ("client_id", "app"),
            ("device_name", "Kitchen"),
            ("scope", "read"),
        ],
    );
    assert_form(
        &calls[6],
        &[
            ("client_id", "app"),
            ("client_secret", "sesame"),
            ("device_code", "dc"),
            ("device_id", "d1"),
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_missing_interval_is_five_seconds_and_numbers_may_be_text() {
    for (more, at) in [("", 5), (r#","interval":0"#, 5), (r#","interval":"9""#, 9)] {
        let (transport, client) = script([code(more), ok(TOKENS)]);
        client.device_sign_in(|_| {}).await.unwrap();
        assert_eq!(times(&transport), [0, at], "{more}");
    }
    let full = r#","expires_in":"300","verification_uri_complete":"https://example/device?c=uc""#;
    let (_, client) = script([code(full)]);
    let code = client.device_code().await.unwrap();
    assert_eq!(code.expires_in, Duration::from_secs(300));
    let complete = code.verification_url_complete.unwrap();
    assert_eq!(complete, "https://example/device?c=uc");
    let (_, client) = script([ok(r#"{"device_code":"dc","user_code":"uc"}"#)]);
    let error = client.device_code().await.unwrap_err();
    assert!(
        error.is_protocol() && error.message().contains("verification_uri"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn an_unconfirmed_code_expires() {
    let transport = Scripted::answering(|call| match call.path.as_str() {
        "/v1/token" => denied("authorization_pending"),
        _ => code(r#","interval":5,"expires_in":22"#),
    });
    let error = over(&FLOW, &transport)
        .device_sign_in(|_| {})
        .await
        .unwrap_err();
    assert!(
        error.is_auth() && error.message().contains("expired"),
        "{error}"
    );
    assert_eq!(times(&transport), [0, 5, 10, 15, 20]);
    let (_, client) = script([code(
        r#","interval":18446744073709551615,"expires_in":18446744073709551615"#,
    )]);
    assert!(client.device_sign_in(|_| {}).await.unwrap_err().is_auth());
}

#[tokio::test(start_paused = true)]
async fn a_refusal_ends_the_sign_in() {
    let (transport, client) = script([code(""), denied("access_denied")]);
    let error = client.device_sign_in(|_| {}).await.unwrap_err();
    assert_eq!(error.code(), Some("access_denied"));
    assert_eq!(transport.calls().len(), 2);
    let unknown = client.device_sign_in(|_| {}).parameter("colour", "red");
    assert!(unknown.await.unwrap_err().message().starts_with("colour: "));
}

#[tokio::test(start_paused = true)]
async fn an_invalid_answer_to_the_call_for_codes_is_requested_again() {
    for spoiled in [Answer::status(520), ok("<html>the proxy is tired</html>")] {
        let (transport, client) = script([spoiled.clone(), code(""), ok(TOKENS)]);
        client.device_sign_in(|_| {}).await.unwrap();
        assert_eq!(times(&transport), [0, 0, 5]);
        let transport = Scripted::always(spoiled);
        let sign_in = over(&FLOW, &transport).device_sign_in(|_| {});
        sign_in.await.unwrap_err();
        assert_eq!(transport.calls().len(), 4);
    }
}
