//! Tests of the calls of the sign-in host.

use frameio::Client;
use frameio::types::{
    AuthorizationCodeGrant, ClientCredentialsGrant, RefreshTokenGrant, RevokeRequest,
};
use serde_json::{Value, json};

use crate::support::{Script, text};

#[tokio::test]
async fn every_grant_is_a_form_that_names_itself_and_carries_no_token() {
    let answer = json!({ "access_token": "opensesame", "token_type": "bearer" });
    let script = Script::new((0..4).map(|_| (200, answer.clone())));
    let client = script.client();
    let oauth = client.oauth();
    let code = || AuthorizationCodeGrant::new("id", "code", "https://example.com/cb");
    let token = oauth.token(code().client_secret("hush")).send().await;
    let token = token.unwrap().into_body();
    assert_eq!(token.access_token.expose(), "opensesame");
    assert_eq!(
        (token.expires_in, token.refresh_token.is_none()),
        (None, true)
    );
    assert!(!format!("{token:?}").contains("opensesame"));
    oauth
        .token(code().code_verifier("v".repeat(43)))
        .send()
        .await
        .unwrap();
    let refresh = RefreshTokenGrant::new("id", "again").client_secret("hush");
    oauth.token(refresh).send().await.unwrap();
    let server = ClientCredentialsGrant::new("id", "hush", "openid AdobeID frame.s2s.all");
    oauth.token(server).send().await.unwrap();

    let asked = script.asked();
    for request in &asked {
        assert_eq!(
            request.url().as_str(),
            "https://ims-na1.adobelogin.com/ims/token/v3"
        );
        assert_eq!(
            request.headers()["content-type"],
            "application/x-www-form-urlencoded"
        );
        assert!(request.headers().get("authorization").is_none());
        assert!(!request.operation().is_idempotent());
    }
    let forms: Vec<Vec<String>> = asked
        .iter()
        .filter_map(text)
        .map(|form| {
            let mut members: Vec<String> = form.split('&').map(str::to_owned).collect();
            members.sort_unstable();
            members
        })
        .collect();
    let redirect = "redirect_uri=https%3A%2F%2Fexample.com%2Fcb";
    assert_eq!(
        forms[0],
        [
            "client_id=id",
            "client_secret=hush",
            "code=code",
            "grant_type=authorization_code",
            redirect
        ]
    );
    assert_eq!(
        forms[1],
        [
            "client_id=id",
            "code=code",
            &format!("code_verifier={}", "v".repeat(43)),
            "grant_type=authorization_code",
            redirect
        ]
    );
    assert_eq!(
        forms[2],
        [
            "client_id=id",
            "client_secret=hush",
            "grant_type=refresh_token",
            "refresh_token=again"
        ]
    );
    assert_eq!(
        forms[3],
        [
            "client_id=id",
            "client_secret=hush",
            "grant_type=client_credentials",
            "scope=openid+AdobeID+frame.s2s.all"
        ]
    );
}

#[tokio::test]
async fn an_application_with_a_secret_signs_a_revocation_and_a_public_one_names_itself() {
    let script = Script::new([(200, Value::Null), (200, Value::Null)]);
    let confidential = Client::builder()
        .basic_auth("id", "hush")
        .transport(script.clone())
        .build()
        .unwrap();
    let revoke = confidential.oauth().revoke(RevokeRequest::new("old"));
    revoke.send().await.unwrap();
    let public = Client::builder().transport(script.clone()).build().unwrap();
    let revoke = public.oauth().revoke(RevokeRequest::new("old"));
    revoke.client_id("id").send().await.unwrap();

    let asked = script.asked();
    assert_eq!(asked[0].headers()["authorization"], "Basic aWQ6aHVzaA==");
    assert_eq!(asked[0].url().query(), None);
    assert!(asked[1].headers().get("authorization").is_none());
    assert_eq!(asked[1].url().query(), Some("client_id=id"));
    assert!(
        asked
            .iter()
            .all(|request| text(request).as_deref() == Some("token=old"))
    );
}
