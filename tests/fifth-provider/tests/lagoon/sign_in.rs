//! Staying signed in.

use cloud_drives_runtime::prelude::*;

use super::service::{Failure, Fault};
use super::signed_in;

#[tokio::test]
async fn a_refused_token_is_renewed_once_for_all_calls() {
    let (service, lagoon) = signed_in().await;
    let id = service.put_file("root", "a", b"abc".to_vec());
    service.expire_tokens();
    let items = lagoon.api().items();
    let calls = [0; 4].map(|_| items.get(&id).send());
    for answer in futures_util::future::join_all(calls).await {
        assert_eq!(answer.unwrap().body().name, "a");
    }
    assert_eq!(service.log("POST /login/token"), ["POST /login/token 200"]);
}

#[tokio::test]
async fn a_refresh_of_unknown_outcome_is_not_repeated() {
    let (service, lagoon) = signed_in().await;
    service.expire_tokens();
    service.add_fault(Fault::once("POST /login/token", Failure::AnswerIsLost));
    let failed = lagoon.api().items().get("root").send().await.unwrap_err();
    assert!(failed.is_unauthorized(), "{failed}");
    assert_eq!(service.log("POST /login/token"), ["POST /login/token -"]);
}
