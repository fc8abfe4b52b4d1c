//! Tests of the sign-in (`wire.md §1.3`).

use serde_json::{Value, json};
use verizon_cloud::oauth::AuthorizeOutcome;
use verizon_cloud::types::{AuthorizationCodeGrant, RefreshTokenGrant, ResponseType};
use verizon_cloud::{Client, ErrorKind};

use crate::support::{Script, header, listening};

const BACK: &str = "https://app.example/cb";

fn form(line: &str) -> Vec<&str> {
    let form = line.strip_prefix("POST /oauth2/token ").unwrap();
    let mut members: Vec<&str> = form.split('&').collect();
    members.sort_unstable();
    members
}

#[tokio::test]
async fn a_code_and_a_refresh_token_go_out_as_forms_and_without_a_token() {
    let answer =
        json!({ "access_token": "opensesame", "refresh_token": "RT9", "expires_in": 32_400 });
    let bare = json!({ "access_token": "opensesame", "refresh_token": "RT10" });
    let script = Script::new([(200, answer), (200, bare)]);
    let client = script.client();
    let code = AuthorizationCodeGrant::new("AbC123", BACK);
    let code = code.client_id("KEY").client_secret("SECRET");
    assert!(!format!("{code:?}").contains("SECRET"));
    let token = client.oauth().token(code).send().await.unwrap().into_body();
    assert!(!format!("{token:?}").contains("opensesame"));
    assert_eq!(
        (token.expires_in, token.token_type.as_str()),
        (Some(32_400), "Bearer")
    );
    let refresh = RefreshTokenGrant::new("RT9", BACK);
    let refresh = refresh.client_id("KEY").client_secret("SECRET");
    let token = client.oauth().token(refresh).send().await.unwrap();
    assert_eq!(token.refresh_token.expose(), "RT10");
    assert_eq!(token.expires_in, None);
    let lines = script.lines();
    let (id, secret) = ("client_id=KEY", "client_secret=SECRET");
    let back = "redirect_uri=https%3A%2F%2Fapp.example%2Fcb";
    assert_eq!(
        form(&lines[0]),
        [
            id,
            secret,
            "code=AbC123",
            "grant_type=authorization_code",
            back
        ]
    );
    assert_eq!(
        form(&lines[1]),
        [
            id,
            secret,
            "grant_type=refresh_token",
            back,
            "refresh_token=RT9"
        ]
    );
    for request in script.asked() {
        let kind = header(&request, "content-type");
        assert_eq!(kind, Some("application/x-www-form-urlencoded"));
        assert_eq!(header(&request, "authorization"), None);
        assert!(!request.operation().is_idempotent());
    }
}

#[tokio::test]
async fn key_and_secret_may_stand_in_the_header() {
    let answer = json!({ "access_token": "a", "refresh_token": "b" });
    let script = Script::new([(200, answer)]);
    let client = Client::builder()
        .basic_auth("KEY", "SECRET")
        .transport(script.clone())
        .build()
        .unwrap();
    let grant = RefreshTokenGrant::new("RT9", BACK);
    client.oauth().token(grant).send().await.unwrap();
    let asked = &script.asked()[0];
    assert_eq!(
        header(asked, "authorization"),
        Some("Basic S0VZOlNFQ1JFVA==")
    );
    assert!(!script.line().contains("client_"));
}

#[tokio::test]
async fn a_token_that_was_used_is_refused() {
    let body = json!({ "error": "invalid_grant", "error_description": "The token was used" });
    let script = Script::new([(401, body.clone()), (400, body)]);
    let client = script.client();
    for kind in [ErrorKind::Unauthorized, ErrorKind::BadRequest] {
        let refresh = client.oauth().token(RefreshTokenGrant::new("RT8", BACK));
        let error = refresh.send().await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), kind);
        let text = format!("{error} {error:?}");
        assert!(
            text.contains("The token was used") && !text.contains("RT8"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_redirect_begins_the_sign_in_and_a_page_means_that_it_failed() {
    let (client, script) = listening();
    let authorize = || client.oauth().authorize("KEY", BACK, ResponseType::Code);
    let failed = authorize().send().await.unwrap().into_body();
    assert_eq!(failed, AuthorizeOutcome::Failed);
    let redirect = Script::new([]);
    redirect.push(
        302,
        &[("location", "https://login.example/?x=1")],
        &Value::Null,
    );
    let oauth = redirect.client();
    let begun = oauth.oauth().authorize("KEY", BACK, "code").state("s&1");
    let begun = begun.device_id("phone").send().await.unwrap();
    assert_eq!(*begun, AuthorizeOutcome::SignIn);
    let query = "client_id=KEY&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code";
    assert_eq!(script.line(), format!("GET /oauth2/authorize?{query}"));
    assert_eq!(
        redirect.line(),
        format!("GET /oauth2/authorize?{query}&state=s%261&device_id=phone")
    );
}
