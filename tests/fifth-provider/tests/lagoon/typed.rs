//! Tests of the typed client alone, with a service that follows the documents. Faults are tested elsewhere.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cloud_drives_core::{PollState, Progress as _, Started as _};
use futures_util::TryStreamExt as _;
use lagoon_drive::types::{
    AuthorizationCodeGrant, CopyTarget, Item, ItemKind, NewFolder, NewUpload,
};
use lagoon_drive::uploads::AppendOutcome;
use lagoon_drive::{Client, ErrorKind};
use sha2::{Digest as _, Sha256};

use super::service::{CHUNK, Service};

fn typed() -> (Service, Client) {
    let service = Service::default();
    let client = Client::builder()
        .transport(std::sync::Arc::new(service.clone()))
        .base_url("api", service.api_url())
        .base_url("login", service.login_url())
        .token(service.tokens().0);
    (service, client.build().unwrap())
}

#[tokio::test(start_paused = true)]
async fn a_listing_follows_its_cursors() {
    let (service, client) = typed();
    for n in 0..5 {
        service.put_file("root", &format!("{n}"), vec![n]);
    }
    let items = client.items().children("root").limit(2).items();
    let items: Vec<Item> = items.try_collect().await.unwrap();
    let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["0", "1", "2", "3", "4"]);
    assert_eq!(service.log("GET /v1/items/root/children").len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_folder_is_created_once_and_deleted() {
    let (service, client) = typed();
    let folder = || client.items().create_folder("root", NewFolder::new("a"));
    let made = folder().send().await.unwrap().into_body();
    assert_eq!(made.kind, ItemKind::Folder);
    let taken = folder().send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&taken), ErrorKind::NameTaken);
    client.items().delete(&made.id).send().await.unwrap();
    assert!(service.at("a").is_none());
    let gone = client.items().get(&made.id).send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&gone), ErrorKind::NotFound);
}

#[tokio::test(start_paused = true)]
async fn a_copy_reports_its_status() {
    let (service, client) = typed();
    let id = service.put_file("root", "a", b"abc".to_vec());
    let target = CopyTarget::new("root").name("b");
    let started = client
        .items()
        .copy(id, target)
        .send()
        .await
        .unwrap()
        .into_body();
    let operation = started.operation_id().unwrap();
    let mut states = Vec::new();
    while states.last() != Some(&PollState::Succeeded) {
        let operation = client.operations().show(&operation).send().await.unwrap();
        states.push(operation.body().poll_state());
    }
    assert_eq!(
        states,
        [PollState::Pending, PollState::Pending, PollState::Succeeded]
    );
    assert_eq!(service.at("b"), service.at("a"));
}

#[tokio::test(start_paused = true)]
async fn an_upload_session_takes_its_chunks_in_order() {
    let (service, client) = typed();
    let contents = vec![7; CHUNK + 3];
    let new = NewUpload::new("a", contents.len() as u64);
    let session = client.uploads().create("root", new).send().await;
    let session = session.unwrap().into_body();
    let append = |first: usize, end: usize| {
        let range = format!("bytes {first}-{}/{}", end - 1, contents.len());
        let chunk = contents[first..end].to_vec();
        client.uploads().append(&session.id, range, chunk).send()
    };
    let early = append(CHUNK, CHUNK + 3).await.unwrap_err();
    assert_eq!(ErrorKind::of(&early), ErrorKind::OutOfOrder);
    let AppendOutcome::Accepted(accepted) = append(0, CHUNK).await.unwrap().into_body() else {
        panic!("the file is not complete");
    };
    assert_eq!(accepted.next_offset, CHUNK as u64);
    let shown = client.uploads().show(&session.id).send().await.unwrap();
    assert_eq!(shown.body().next_offset, CHUNK as u64);
    let AppendOutcome::Complete(item) = append(CHUNK, CHUNK + 3).await.unwrap().into_body() else {
        panic!("the file is complete");
    };
    assert_eq!(item.size, Some(contents.len() as u64));
    assert_eq!(service.at("a"), Some(Some(contents.into())));
}

#[tokio::test(start_paused = true)]
async fn a_code_is_exchanged_with_the_verifier_of_its_challenge() {
    const DONE: &str = "http://127.0.0.1:8000/done";
    let (service, client) = typed();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest("verifier"));
    let page = format!(
        "{}/authorize?response_type=code&client_id=lagoon-test&redirect_uri={DONE}&state=s\
         &code_challenge={challenge}&code_challenge_method=S256",
        service.login_url()
    );
    for (verifier, is_good) in [("another", false), ("verifier", true)] {
        let back = service.approve(&page);
        let (_, code) = back.split_once("code=").unwrap();
        let (code, state) = code.split_once('&').unwrap();
        assert_eq!(state, "state=s");
        let grant = AuthorizationCodeGrant::new("lagoon-test", code, DONE, verifier);
        let traded = client.oauth().token(grant).send().await;
        assert_eq!(traded.is_ok(), is_good, "{traded:?}");
    }
}
