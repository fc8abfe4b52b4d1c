//! Tests of signing in with Login with Amazon.

use cloud_drives::amazon_drive::{
    AMAZON_OA_LOGIN_URL, AMAZON_OA_TOKEN_URL, APPSPOT_URL, CLIENT_DATA_FILE, ErrorKind,
    OAUTH_DATA_FILE, REDIRECT_URI, TOKEN_INFO_URL, TokenFile,
};
use cloud_drives::oauth::{Pkce, SignInState};
use cloud_drives::prelude::*;
use cloud_drives::{AmazonDrive, Error};
use cloud_drives_emulator::AmazonDrive as Emulator;

use super::{Service, kind};

#[test]
fn addresses_and_names_of_files_are_those_of_the_python_client() {
    assert_eq!(AMAZON_OA_LOGIN_URL, "https://amazon.com/ap/oa");
    assert_eq!(AMAZON_OA_TOKEN_URL, "https://api.amazon.com/auth/o2/token");
    assert_eq!(TOKEN_INFO_URL, "https://api.amazon.com/auth/o2/tokeninfo");
    assert_eq!(APPSPOT_URL, "https://tensile-runway-92512.appspot.com/");
    assert_eq!(
        (OAUTH_DATA_FILE, CLIENT_DATA_FILE, REDIRECT_URI),
        ("oauth_data", "client_data", "http://localhost")
    );
}

#[tokio::test]
async fn a_user_signs_in_with_a_browser_and_the_tokens_stay_in_a_file() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(OAUTH_DATA_FILE);
    let nobody = service.stranger().build()?;
    let sign_in = nobody
        .authorization_url()
        .page(service.authorize_url())
        .begin()?;
    let query: Vec<(String, String)> = sign_in.url().query_pairs().into_owned().collect();
    let value = |wanted: &str| {
        let found = query.iter().find(|(name, _)| name == wanted);
        found
            .map(|(_, value)| value.clone())
            .expect("it is in the query")
    };
    assert_eq!(value("scope"), "clouddrive:read_all clouddrive:write");
    assert_eq!(
        (value("response_type"), value("redirect_uri")),
        ("code".into(), REDIRECT_URI.into())
    );
    assert!(
        sign_in.url().as_str().contains("read_all%20clouddrive"),
        "no plus for a space"
    );
    let code = service.authorization_code(service.app(), Some(&value("code_challenge")));
    let back = format!("http://localhost/?code={code}&state={}", value("state"));
    let token = sign_in.finish(&back).await?;
    TokenFile::store(&path, &token).await?;

    let drive = service.stranger().token_file(&path).build()?;
    drive.get_quota().await?;
    let signed_in = nobody.signed_in(token)?;
    signed_in.get_quota().await?;
    Ok(())
}

#[tokio::test]
async fn a_redirect_of_another_sign_in_or_without_a_code_is_refused() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let drive = service.stranger().build()?;
    let begin = || {
        drive
            .authorization_url()
            .page(service.authorize_url())
            .begin()
    };
    let sign_in = begin()?;
    let state = sign_in
        .url()
        .query_pairs()
        .find(|(name, _)| name == "state")
        .map(|(_, value)| value.into_owned());
    let state = state.expect("there is one");
    for back in [
        "http://localhost/?code=x&state=forged".to_owned(),
        format!("http://localhost/?state={state}"),
        format!("http://localhost/?error=access_denied&error_description=no&state={state}"),
        "not an address".to_owned(),
    ] {
        let error = sign_in.clone().finish(&back).await.unwrap_err();
        assert!(
            error.is_auth() || error.is_invalid_input(),
            "{back}: {error}"
        );
    }
    assert!(service.requests().is_empty(), "no code was sent anywhere");
    Ok(())
}

#[tokio::test]
async fn a_code_is_traded_with_its_verifier_and_works_once() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let drive = service.stranger().build()?;
    let pkce = Pkce::random()?;
    let state = SignInState::from_text("mine");
    let page = drive
        .authorization_url()
        .state(state)
        .code_challenge(pkce.clone())
        .scope(["clouddrive:write"]);
    assert!(page.url()?.as_str().contains("&code_challenge_method=S256"));
    let code = service.authorization_code(service.app(), Some(&pkce.challenge()));
    let trade = || {
        drive
            .exchange_code(code.as_str())
            .redirect_uri(REDIRECT_URI)
    };
    assert_eq!(kind(trade().await), ErrorKind::InvalidGrant);
    let token = trade().code_verifier(pkce.verifier().clone()).await?;
    assert_eq!(token.expires_in, Some(std::time::Duration::from_secs(3600)));
    assert_eq!(
        kind(trade().code_verifier(pkce.verifier().clone()).await),
        ErrorKind::InvalidGrant
    );
    Ok(())
}

#[tokio::test]
async fn the_application_is_read_from_its_file() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(CLIENT_DATA_FILE);
    let builder = || {
        AmazonDrive::builder()
            .base_url("oauth", service.login())
            .client_data_file(&path)
    };
    assert!(builder().build().unwrap_err().is_io(), "there is none yet");
    for bad in [
        "not JSON",
        r#"{"CLIENT_ID":"x"}"#,
        r#"{"CLIENT_ID":"","CLIENT_SECRET":"x"}"#,
    ] {
        std::fs::write(&path, bad).expect("it is written");
        assert!(builder().build().unwrap_err().is_invalid_input(), "{bad}");
    }
    let good = serde_json::json!({ "CLIENT_ID": service.client_id(), "CLIENT_SECRET": service.client_secret() });
    std::fs::write(&path, good.to_string()).expect("it is written");
    let refresh = service
        .sign_in_with(&["clouddrive:write"], std::time::Duration::from_secs(60))
        .refresh_token;
    builder().build()?.exchange_refresh_token(refresh).await?;
    Ok(())
}

#[tokio::test]
async fn a_relay_renews_tokens_in_place_of_the_application() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let signed_in =
        service.sign_in_with(&["clouddrive:read_all"], std::time::Duration::from_secs(60));
    let drive = AmazonDrive::builder()
        .base_url("master", service.master_url())
        .relay(service.relay_url())
        .refresh_token(signed_in.refresh_token.as_str())
        .build()?;
    drive.get_quota().await?;
    let renewed = drive
        .exchange_refresh_token(signed_in.refresh_token.as_str())
        .await?;
    assert!(renewed.access_token.expose().starts_with("Atza|"));
    assert_eq!(service.count("POST", "/auth/o2/token"), 0);
    let neither = AmazonDrive::builder()
        .refresh_token("Atzr|x")
        .build()
        .unwrap_err();
    assert!(
        neither.is_invalid_input() && neither.message().contains("relay"),
        "{neither}"
    );
    Ok(())
}

#[tokio::test]
async fn a_profile_requires_its_scope() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let token = service.sign_in_with(&["profile"], std::time::Duration::from_secs(60));
    let drive = service.stranger().token(token.access_token).build()?;
    assert!(drive.get_profile().await?.user_id.is_some());
    let token = service.sign_in_with(&["clouddrive:read_all"], std::time::Duration::from_secs(60));
    let drive = service.stranger().token(token.access_token).build()?;
    assert_eq!(drive.get_profile().await?.user_id, None);
    Ok(())
}
