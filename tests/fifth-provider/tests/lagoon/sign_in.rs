//! Tests of signing in and of renewing tokens.

use cloud_drives_core::Error;
use cloud_drives_runtime::auth::{TokenFile, Tokens};
use cloud_drives_runtime::prelude::*;

use super::service::{Failure, Fault, Service};
use super::{builder, signed_in};

const REDIRECT: &str = "http://127.0.0.1:8000/done";

async fn tokens(service: &Service) -> Result<Tokens, Error> {
    let lagoon = builder(service).build()?;
    let page = lagoon.oauth().authorization_url();
    let sign_in = page.redirect_uri(REDIRECT).begin()?;
    sign_in
        .finish(&service.approve(sign_in.url().as_str()))
        .await
}

#[tokio::test(start_paused = true)]
async fn a_user_signs_in_with_a_browser() {
    let service = Service::default();
    let id = service.put_file("root", "a", b"abc".to_vec());
    let lagoon = builder(&service).build().unwrap();
    let signed_out = lagoon.api().items().get(&id).send().await.unwrap_err();
    assert!(signed_out.is_auth(), "{signed_out}");
    let tokens = tokens(&service).await.unwrap();
    let lagoon = lagoon.signed_in(tokens).unwrap();
    assert_eq!(
        lagoon
            .api()
            .items()
            .get(&id)
            .send()
            .await
            .unwrap()
            .body()
            .name,
        "a"
    );
}

#[tokio::test(start_paused = true)]
async fn the_page_carries_state_challenge_and_scopes() {
    let service = Service::default();
    let lagoon = builder(&service).build().unwrap();
    let page = lagoon.oauth().authorization_url();
    let sign_in = page.redirect_uri(REDIRECT).begin().unwrap();
    let query: Vec<(String, String)> = sign_in.url().query_pairs().into_owned().collect();
    let value = |name: &str| {
        let found = query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    assert_eq!(value("response_type"), "code");
    assert_eq!(value("scope"), "files.readwrite offline_access");
    assert_eq!(value("code_challenge_method"), "S256");
    assert!(value("code_challenge").len() >= 43 && value("state").len() >= 16);
}

#[tokio::test(start_paused = true)]
async fn a_redirect_of_another_sign_in_is_refused() {
    let service = Service::default();
    let lagoon = builder(&service).build().unwrap();
    let begin = || {
        let page = lagoon.oauth().authorization_url();
        page.redirect_uri(REDIRECT).begin().unwrap()
    };
    let (mine, other) = (begin(), begin());
    let back = service.approve(other.url().as_str());
    let refused = mine.finish(&back).await.unwrap_err();
    assert!(refused.is_auth(), "{refused}");
    assert_eq!(service.log("POST /login/token").len(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_rejected_token_is_renewed_once_for_all_calls() {
    let (service, lagoon) = signed_in();
    let id = service.put_file("root", "a", b"abc".to_vec());
    service.expire_tokens();
    let items = lagoon.api().items();
    let calls = [0; 4].map(|_| items.get(&id).send());
    for answer in futures_util::future::join_all(calls).await {
        assert_eq!(answer.unwrap().body().name, "a");
    }
    assert_eq!(service.log("POST /login/token"), ["POST /login/token 200"]);
}

#[tokio::test(start_paused = true)]
async fn a_refresh_of_unknown_outcome_is_not_repeated() {
    let (service, lagoon) = signed_in();
    service.expire_tokens();
    service.add_fault(Fault::once("POST /login/token", Failure::AnswerIsLost));
    let failed = lagoon.api().items().get("root").send().await.unwrap_err();
    assert!(failed.is_unauthorized(), "{failed}");
    assert_eq!(service.log("POST /login/token"), ["POST /login/token -"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_file_outlives_the_process() {
    let service = Service::default();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tokens.json");
    let tokens = tokens(&service).await.unwrap();
    TokenFile::store(&path, tokens).await.unwrap();
    service.expire_tokens();
    // Each client stands in for a separate process: it only has the file.
    for _ in 0..2 {
        let lagoon = builder(&service).token_file(&path).build().unwrap();
        lagoon.api().items().get("root").send().await.unwrap();
    }
    assert_eq!(
        service.log("POST /login/token").len(),
        2,
        "a code and a refresh"
    );
}
