//! Tests of tokens: renewal, token files, and custom token sources.

use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use cloud_drives::amazon_drive::types::Token;
use cloud_drives::amazon_drive::{Clock, TokenFile};
use cloud_drives::auth::{
    AccessToken, RefreshingToken, StaticToken, TokenRefresher, TokenSource, Tokens,
};
use cloud_drives::prelude::*;
use cloud_drives::{BoxFuture, Error, Secret};
use cloud_drives_emulator::AmazonDrive as Emulator;
use serde_json::{Value, json};

use super::{Service, kind};

const SCOPES: [&str; 2] = ["clouddrive:read_all", "clouddrive:write"];

/// A file of tokens that are good until then, in seconds since 1970.
fn token_file(
    service: &Service,
    folder: &tempfile::TempDir,
    exp_time: Option<u64>,
) -> std::path::PathBuf {
    let tokens = service.sign_in_with(&SCOPES, Duration::from_secs(86_400));
    let mut json = json!({ "access_token": tokens.access_token, "expires_in": 3600,
        "refresh_token": tokens.refresh_token, "token_type": "bearer", "own": { "note": 1 } });
    if let Some(exp_time) = exp_time {
        json["exp_time"] = exp_time.into();
    }
    let path = folder.path().join("oauth_data");
    std::fs::write(&path, json.to_string()).expect("it is written");
    path
}

fn read(path: &std::path::Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("it is there")).expect("it is JSON")
}

fn clock(seconds: u64) -> Clock {
    Clock::new(move || UNIX_EPOCH + Duration::from_secs(seconds))
}

#[tokio::test]
async fn a_token_is_renewed_when_its_time_is_over_and_the_file_rewritten() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = token_file(&service, &folder, Some(1000));
    let before = read(&path);
    let drive = service
        .stranger()
        .token_file(&path)
        .clock(clock(900))
        .build()?;
    drive.get_quota().await?;
    assert_eq!(
        read(&path),
        before,
        "still good, so nothing is asked for or written"
    );
    let drive = service
        .stranger()
        .token_file(&path)
        .clock(clock(1121))
        .build()?;
    drive.get_quota().await?;
    let after = read(&path);
    assert_ne!(after["access_token"], before["access_token"]);
    assert_eq!(after["refresh_token"], before["refresh_token"]);
    assert_eq!(after["own"], before["own"]);
    // The file counts two minutes less than the service does, from when the answer came.
    let until = after["exp_time"].as_f64().expect("a number");
    assert!(
        (1121.0 + 3540.0 - 120.0..=1121.0 + 3600.0 - 120.0).contains(&until),
        "{until}"
    );
    assert_eq!(service.count("POST", "/auth/o2/token"), 1);
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("readable").count(),
        1,
        "nothing is left beside it"
    );
    Ok(())
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_of_tokens_is_for_its_owner_alone() -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt as _;

    let service = Service::start(Emulator::builder()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = token_file(&service, &folder, Some(1));
    service
        .stranger()
        .token_file(&path)
        .build()?
        .get_quota()
        .await?;
    let mode = std::fs::metadata(&path)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    Ok(())
}

#[tokio::test]
async fn a_refresh_token_is_never_lost_to_an_answer_that_has_none() -> Result<(), Error> {
    let service = Service::start(Emulator::builder().refresh_omits_refresh_token(true)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = token_file(&service, &folder, Some(1));
    let before = read(&path);
    service
        .stranger()
        .token_file(&path)
        .build()?
        .get_quota()
        .await?;
    let after = read(&path);
    assert_eq!(after["refresh_token"], before["refresh_token"]);
    assert_ne!(after["access_token"], before["access_token"]);
    Ok(())
}

#[tokio::test]
async fn the_authorization_header_is_returned_and_valid() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = token_file(&service, &folder, Some(1));
    let drive = service.stranger().token_file(&path).build()?;
    let header = drive.get_auth_token().await?;
    let token = header.expose().strip_prefix("Bearer ").expect("the scheme");
    assert_eq!(read(&path)["access_token"], token);
    let info = drive.get_access_token_info(token).await?;
    assert_eq!(
        (info.aud.as_deref(), info.exp),
        (Some(service.client_id()), Some(3600))
    );
    assert!(
        drive.get_access_token_info("Atza|none").await.is_err(),
        "a bad token is an error here"
    );
    Ok(())
}

#[tokio::test]
async fn tokens_are_kept_only_with_what_renews_them() -> Result<(), Error> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("oauth_data");
    let token = |json: Value| serde_json::from_value::<Tokens>(json).expect("it is a token");
    let whole = json!({ "access_token": "Atza|a", "refresh_token": "Atzr|r", "token_type": "bearer", "expires_in": 3600 });
    TokenFile::store(&path, token(whole)).await?;
    let kept = read(&path);
    assert_eq!(
        (&kept["access_token"], &kept["refresh_token"]),
        (&json!("Atza|a"), &json!("Atzr|r"))
    );
    assert!(kept["exp_time"].is_number());
    let half = json!({ "access_token": "Atza|b", "token_type": "bearer", "expires_in": 3600 });
    let error = TokenFile::store(&path, token(half)).await.unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    assert_eq!(read(&path), kept);
    for lacking in [
        json!({}),
        json!({ "access_token": "x" }),
        json!({ "expires_in": 3600 }),
    ] {
        assert!(serde_json::from_value::<Token>(lacking).is_err());
    }
    Ok(())
}

/// Hands out tokens from somewhere else.
#[derive(Debug)]
struct Elsewhere {
    token: String,
    refused: Arc<Mutex<u32>>,
}

impl TokenSource for Elsewhere {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
        let token = AccessToken::new(self.token.as_str()).expires_in(Duration::from_secs(3600));
        Box::pin(async move { Ok(token) })
    }

    fn invalidate(&self, _stale: &AccessToken) {
        *self.refused.lock().unwrap() += 1;
    }
}

#[tokio::test]
async fn tokens_come_from_the_callers_source() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let refused = Arc::default();
    let source = Elsewhere {
        token: service.sign_in(),
        refused: Arc::clone(&refused),
    };
    let drive = service.stranger().token_source(source).build()?;
    drive.get_quota().await?;
    assert!(
        service
            .last()
            .header("authorization")
            .is_some_and(|header| header.starts_with("Bearer Atza|"))
    );
    service.expire_access_tokens();
    assert!(drive.get_quota().await.unwrap_err().is_unauthorized());
    assert!(*refused.lock().unwrap() > 0);
    let fixed = drive.with_token_source(StaticToken::new(service.sign_in())?);
    fixed.get_quota().await?;
    Ok(())
}

#[tokio::test]
async fn renewed_tokens_are_handed_to_the_caller() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let tokens = service.sign_in_with(&SCOPES, Duration::from_secs(60));
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let noted = Arc::clone(&seen);
    let drive = service
        .stranger()
        .token(tokens.access_token)
        .token_lifetime(Duration::from_secs(3600))
        .refresh_token(tokens.refresh_token)
        .on_refreshed(move |tokens| {
            noted
                .lock()
                .unwrap()
                .push(tokens.access_token.expose().to_owned());
            async {}
        })
        .build()?;
    drive.get_quota().await?;
    assert!(seen.lock().unwrap().is_empty());
    service.expire_access_tokens();
    drive.get_quota().await?;
    assert_eq!(seen.lock().unwrap().len(), 1);
    assert_eq!(
        kind(drive.exchange_refresh_token("Atzr|none").await),
        cloud_drives::amazon_drive::ErrorKind::InvalidGrant
    );
    Ok(())
}

/// Renews tokens without asking anybody.
struct Own;

impl TokenRefresher for Own {
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        let tokens = Tokens::new("Atza|new").refresh_token(refresh_token);
        Box::pin(async move { Ok(tokens.expires_in(Duration::from_secs(1000))) })
    }
}

#[tokio::test]
async fn a_token_file_has_the_expiry_of_its_token() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = token_file(&service, &folder, Some(2000));
    let at = |now| {
        let file = TokenFile::new(&path).clock(clock(now));
        RefreshingToken::from_store(Own, file).build()
    };
    let source = at(1500)?;
    // The file counts two minutes less than the service does.
    let left = source.token().await?.lifetime();
    let is_near = |left: Option<Duration>, seconds: u64| {
        // It goes down meanwhile.
        left.is_some_and(|left| (seconds - 60..=seconds).contains(&left.as_secs()))
    };
    assert!(is_near(left, 500 + 120), "{left:?}");
    let source = at(2121)?;
    let renewed = source.token().await?;
    assert_eq!(renewed.secret().expose(), "Atza|new");
    assert!(is_near(renewed.lifetime(), 1000), "{renewed:?}");
    let until = read(&path)["exp_time"].as_f64().expect("a number");
    assert!(
        (2121.0 + 940.0 - 120.0..=2121.0 + 1000.0 - 120.0).contains(&until),
        "{until}"
    );
    Ok(())
}
