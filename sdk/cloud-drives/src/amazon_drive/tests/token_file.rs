//! Tests of token files: reading, renewing and writing tokens without losing any.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Value, json};

use super::{CANARY, builder, ok};
use crate::amazon_drive::{AmazonDrive, Clock, PseudoCode, TokenFile};
use crate::auth::{RefreshingToken, TokenSource as _, Tokens};
use crate::prelude::*;
use crate::testing::{Answer, Scripted};

const NOW: u64 = 1_500_000_000;
/// The `exp_time` of a token that has expired: the file counts two minutes less than the service.
const EXPIRED: u64 = NOW - 121;

struct Setting {
    _folder: tempfile::TempDir,
    path: PathBuf,
    seconds: Arc<AtomicU64>,
    transport: Scripted,
}

impl Setting {
    fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            path: folder.path().join("oauth_data"),
            _folder: folder,
            seconds: Arc::new(AtomicU64::new(NOW)),
            transport: Scripted::new(answers),
        }
    }

    fn drive(&self) -> AmazonDrive {
        let seconds = Arc::clone(&self.seconds);
        AmazonDrive::builder()
            .transport(self.transport.clone())
            .token_file(&self.path)
            .application("amzn1.app", "sesame")
            .clock(Clock::new(move || {
                UNIX_EPOCH + Duration::from_secs(seconds.load(Ordering::Relaxed))
            }))
            .endpoint("https://meta.example/", "https://content.example/")
            .build()
            .unwrap()
    }

    fn write(&self, value: &Value) {
        std::fs::write(&self.path, value.to_string()).unwrap();
    }

    fn read(&self) -> Value {
        serde_json::from_slice(&std::fs::read(&self.path).unwrap()).unwrap()
    }

    fn used(&self) -> Vec<String> {
        let calls = self.transport.calls();
        calls
            .iter()
            .map(|call| call.authorization().unwrap_or("none").to_owned())
            .collect()
    }
}

fn stored(access: &str, exp_time: u64) -> Value {
    json!({"access_token": access, "refresh_token": "Atzr|OLD", "expires_in": 3600, "exp_time": exp_time, "token_type": "bearer", "mine": [1]})
}

fn renewed(refresh_token: Option<&str>) -> Answer {
    let mut token = json!({"access_token": "Atza|NEW", "token_type": "bearer", "expires_in": 3600});
    if let Some(refresh_token) = refresh_token {
        token["refresh_token"] = refresh_token.into();
    }
    ok(&token.to_string())
}

/// Returns tokens in a file whose folder is renamed while they are renewed, and its new path.
///
/// The file can then be read but not written.
fn whose_folder_goes(setting: &Setting) -> (RefreshingToken, PathBuf) {
    let folder = setting.path.parent().unwrap().to_owned();
    let aside = folder.with_extension("aside");
    let gone = aside.clone();
    let transport = Scripted::answering(move |_| {
        std::fs::rename(&folder, &gone).unwrap();
        renewed(Some("Atzr|NEW"))
    });
    let client = ::amazon_drive::Client::builder()
        .transport(Arc::new(transport))
        .build()
        .unwrap();
    let refresher = super::super::tokens::Relay(client);
    let clock = Clock::new(|| UNIX_EPOCH + Duration::from_secs(NOW));
    let file = TokenFile::new(&setting.path).clock(clock);
    let tokens = RefreshingToken::from_store(refresher, file)
        .build()
        .unwrap();
    (tokens, aside)
}

#[tokio::test(start_paused = true)]
async fn a_file_that_can_t_be_written_loses_no_token() {
    let setting = Setting::new([]);
    setting.write(&stored("Atza|OLD", EXPIRED));
    let (tokens, aside) = whose_folder_goes(&setting);
    let error = tokens.token().await.unwrap_err();
    assert!(
        error.is_io() && error.message().contains("kept in memory"),
        "{error}"
    );
    assert!(!format!("{error} {error:?}").contains("Atz"), "{error:?}");
    std::fs::rename(&aside, setting.path.parent().unwrap()).unwrap();
    // The file still has the old token; the next call writes the new ones and uses them.
    assert_eq!(setting.read()["refresh_token"], "Atzr|OLD");
    assert_eq!(tokens.token().await.unwrap().secret().expose(), "Atza|NEW");
    assert_eq!(setting.read()["refresh_token"], "Atzr|NEW");
}

#[tokio::test(start_paused = true)]
async fn tokens_that_could_not_be_written_do_not_take_the_place_of_a_later_sign_in() {
    let setting = Setting::new([]);
    setting.write(&stored("Atza|OLD", EXPIRED));
    let (tokens, aside) = whose_folder_goes(&setting);
    assert!(tokens.token().await.unwrap_err().is_io());
    std::fs::rename(&aside, setting.path.parent().unwrap()).unwrap();
    let mut signed_in = stored("Atza|SIGNED-IN", NOW + 100);
    signed_in["refresh_token"] = "Atzr|SIGNED-IN".into();
    setting.write(&signed_in);
    let token = tokens.token().await.unwrap();
    assert_eq!(token.secret().expose(), "Atza|SIGNED-IN");
    assert_eq!(setting.read(), signed_in);
}

#[tokio::test(start_paused = true)]
async fn a_file_of_no_use_says_what_is_wrong_with_it() {
    let setting = Setting::new([]);
    let ask = || async {
        let error = setting.drive().get_quota().await.unwrap_err();
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error:?}");
        error
    };
    let error = ask().await;
    assert!(
        error.is_auth() && error.message().contains("token file not found"),
        "{error}"
    );
    for (contents, what) in [
        (CANARY.to_owned(), "is not JSON"),
        (
            format!(r#"{{"access_token":"{CANARY}","expires_in":1}}"#),
            "no refresh_token",
        ),
        (
            format!(r#"{{"refresh_token":"{CANARY}","expires_in":1}}"#),
            "no access_token",
        ),
        (
            format!(r#"{{"refresh_token":"{CANARY}","access_token":"{CANARY}"}}"#),
            "no expires_in",
        ),
        (
            format!(r#"{{"refresh_token":"{CANARY}","access_token":"{CANARY}","expires_in":"x"}}"#),
            "wrong type",
        ),
    ] {
        std::fs::write(&setting.path, contents).unwrap();
        let error = ask().await;
        assert!(
            error.is_auth() && error.message().contains(what),
            "{what}: {error}"
        );
        assert_eq!(PseudoCode::of(&error), Some(PseudoCode::InvalidToken));
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_without_an_expiry_counts_as_new() {
    let setting = Setting::new([ok("{}"), ok("{}"), renewed(None), ok("{}")]);
    setting.write(
        &json!({"access_token": "Atza|OLD", "refresh_token": "Atzr|OLD", "expires_in": 3600}),
    );
    let drive = setting.drive();
    drive.get_quota().await.unwrap();
    setting.seconds.fetch_add(3480, Ordering::Relaxed);
    drive.get_quota().await.unwrap();
    setting.seconds.fetch_add(121, Ordering::Relaxed);
    drive.get_quota().await.unwrap();
    assert_eq!(
        setting.used(),
        [
            "Bearer Atza|OLD",
            "Bearer Atza|OLD",
            "none",
            "Bearer Atza|NEW"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn tokens_in_oauth_json_are_accepted_too() {
    let setting = Setting::new([]);
    let folder = setting.path.parent().unwrap();
    setting.write(&stored("Atza|A", 9_999_999_999));
    std::fs::rename(&setting.path, folder.join("oauth.json")).unwrap();
    let transport = Scripted::new([ok("{}")]);
    let endpoint = json!({"contentUrl": "https://content.example/", "metadataUrl": "https://meta.example/", "exp_time": 1e12});
    std::fs::write(folder.join("endpoint_data"), endpoint.to_string()).unwrap();
    let drive = AmazonDrive::builder()
        .transport(transport.clone())
        .cache_path(folder)
        .build()
        .unwrap();
    drive.get_quota().await.unwrap();
    assert_eq!(transport.calls()[0].authorization(), Some("Bearer Atza|A"));
}

#[tokio::test(start_paused = true)]
async fn the_tokens_of_a_sign_in_are_stored() {
    let setting = Setting::new([]);
    let token = |json: &str| -> Tokens { serde_json::from_str(json).unwrap() };
    let none = token(r#"{"access_token":"Atza|A","expires_in":3600}"#);
    assert!(
        TokenFile::store(&setting.path, &none)
            .await
            .unwrap_err()
            .is_invalid_input()
    );
    let some = token(r#"{"access_token":"Atza|A","refresh_token":"Atzr|A","expires_in":3600}"#);
    TokenFile::store(&setting.path, &some).await.unwrap();
    let file = setting.read();
    assert_eq!(
        (&file["access_token"], &file["token_type"]),
        (&"Atza|A".into(), &"bearer".into())
    );
    let transport = Scripted::new([ok("{}")]);
    let drive = AmazonDrive::builder()
        .transport(transport.clone())
        .token_file(&setting.path)
        .endpoint("https://meta.example/", "https://content.example/")
        .build()
        .unwrap();
    drive.get_quota().await.unwrap();
    assert_eq!(transport.calls()[0].authorization(), Some("Bearer Atza|A"));
    drop(builder(&transport));
}
