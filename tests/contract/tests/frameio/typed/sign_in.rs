//! Tests of signing in at Adobe's identity service.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use cloud_drives::FrameIo;
use cloud_drives::oauth::{Pkce, SignInState};
use cloud_drives::prelude::*;
use cloud_drives_emulator::FrameIo as Emulator;
use frameio::types::{
    AuthorizationCodeGrant, ClientCredentialsGrant, RefreshTokenGrant, RevokeRequest,
};
use frameio::{Client, ErrorKind};
use url::Url;

use super::Studio;

/// The name and the secret of the application that is registered from the start.
pub(super) fn app(emulator: &Emulator) -> (String, String) {
    let app = emulator.app();
    let secret = app.client_secret.clone().expect("it has one");
    (app.client_id.clone(), secret)
}

impl Studio {
    pub(super) fn web_app(&self) -> FrameIo {
        let (id, secret) = app(&self.emulator);
        let builder = self.facade().application(id, secret);
        builder.build().expect("the settings are good")
    }

    fn public_app(&self) -> FrameIo {
        let id = self.emulator.public_app().client_id.as_str();
        let builder = self.facade().public_application(id);
        builder.build().expect("the settings are good")
    }

    fn redirect_uri(&self) -> &str {
        &self.emulator.app().redirect_uri
    }

    /// Where the browser is sent back to from this page.
    async fn browse(&self, page: &Url) -> String {
        let request = http::Request::get(page.as_str()).body(Bytes::new());
        let service = self.emulator.service();
        let answer = service.call(request.expect("a request")).await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), 302, "{:?}", answer.body());
        let location = answer.headers()["location"].to_str();
        location.expect("it is text").to_owned()
    }

    async fn admits(&self, token: &str) -> bool {
        let client = super::client(&self.emulator, token.to_owned());
        client.users().show().send().await.is_ok()
    }
}

fn parameters(url: &Url) -> BTreeMap<String, String> {
    url.query_pairs().into_owned().collect()
}

#[tokio::test]
async fn the_page_of_a_web_application_has_its_parameters_and_gives_a_code() {
    let studio = Studio::open().await;
    let state = SignInState::from_text("s t");
    let page = studio
        .web_app()
        .authorization_url()
        .redirect_uri(studio.redirect_uri());
    let page = page
        .scope(["openid", "offline_access"])
        .state(state)
        .url()
        .unwrap();
    let sent = parameters(&page);
    assert_eq!(sent["scope"], "openid offline_access");
    assert_eq!(
        (sent["response_type"].as_str(), sent["state"].as_str()),
        ("code", "s t")
    );
    assert_eq!(sent["client_id"], app(&studio.emulator).0);
    assert_eq!(sent["redirect_uri"], studio.redirect_uri());
    assert!(!sent.contains_key("code_challenge"));
    let back = studio.browse(&page).await;
    let back = parameters(&Url::parse(&back).unwrap());
    assert_eq!(back["state"], "s t");
    let token = studio
        .web_app()
        .exchange_code(back["code"].as_str())
        .redirect_uri(studio.redirect_uri());
    assert!(
        studio
            .admits(token.await.unwrap().access_token.expose())
            .await
    );
    let open = studio
        .web_app()
        .authorization_url()
        .redirect_uri("http://example.com/back")
        .url();
    assert!(
        open.unwrap_err().is_invalid_input(),
        "http to another machine"
    );
    studio.no_complaints();
}

#[tokio::test]
async fn a_web_application_trades_a_code_once() {
    let studio = Studio::open().await;
    let frame = studio.web_app();
    let code = studio
        .emulator
        .authorization_code(studio.emulator.app(), None);
    let token = frame
        .exchange_code(code.as_str())
        .redirect_uri(studio.redirect_uri())
        .await
        .unwrap();
    assert_eq!(token.expires_in, Some(Duration::from_secs(86_400)));
    assert!(token.refresh_token.is_some());
    assert!(!format!("{token:?}").contains(token.access_token.expose()));
    let again = frame
        .exchange_code(code.as_str())
        .redirect_uri(studio.redirect_uri())
        .await;
    assert_eq!(ErrorKind::of(&again.unwrap_err()), ErrorKind::InvalidGrant);
    studio.no_complaints();
}

#[tokio::test]
async fn a_web_application_renews_its_tokens() {
    let studio = Studio::open().await;
    let frame = studio.web_app();
    let code = studio
        .emulator
        .authorization_code(studio.emulator.app(), None);
    let token = frame
        .exchange_code(code)
        .redirect_uri(studio.redirect_uri())
        .await
        .unwrap();
    let refresh_token = token.refresh_token.expect("there is one");
    let renewed = frame.exchange_refresh_token(refresh_token).await.unwrap();
    assert_ne!(renewed.access_token, token.access_token);
    assert!(studio.admits(renewed.access_token.expose()).await);
    let wrong = frame.exchange_refresh_token("made-up").await.unwrap_err();
    assert_eq!(ErrorKind::of(&wrong), ErrorKind::InvalidGrant);
    studio.no_complaints();
}

#[tokio::test]
async fn a_public_application_begins_with_a_challenge_and_finishes_with_its_key() {
    let studio = Studio::open().await;
    let frame = studio.public_app();
    let sign_in = frame
        .authorization_url()
        .redirect_uri(studio.redirect_uri())
        .begin()
        .unwrap();
    let sent = parameters(sign_in.url());
    assert_eq!(sent["code_challenge_method"], "S256");
    assert_eq!(sent["code_challenge"], sign_in.pkce().unwrap().challenge());
    assert_eq!(sent["state"], sign_in.state().as_str());
    let back = studio.browse(sign_in.url()).await;
    let forged = back.replace("state=", "state=x");
    assert!(
        sign_in.finish(&forged).await.unwrap_err().is_auth(),
        "of another sign-in"
    );
    let token = sign_in.finish(&back).await.unwrap();
    let frame = frame.signed_in(token).unwrap();
    let me = frame.api().users().show().send().await.unwrap();
    assert_eq!(me.id, studio.emulator.user_id());
    studio.no_complaints();
}

#[tokio::test]
async fn a_public_application_trades_a_code_with_its_key() {
    let studio = Studio::open().await;
    let (frame, pkce) = (studio.public_app(), Pkce::random().unwrap());
    let challenge = pkce.challenge();
    let code = || {
        let app = studio.emulator.public_app();
        studio.emulator.authorization_code(app, Some(&challenge))
    };
    let trade = frame
        .exchange_code(code())
        .redirect_uri(studio.redirect_uri());
    let token = trade.code_verifier(pkce.verifier().clone()).await.unwrap();
    assert!(studio.admits(token.access_token.expose()).await);
    let other = Pkce::random().unwrap();
    let trade = frame
        .exchange_code(code())
        .redirect_uri(studio.redirect_uri());
    let error = trade
        .code_verifier(other.verifier().clone())
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::InvalidGrant);
    studio.no_complaints();
}

#[tokio::test]
async fn a_public_application_renews_its_tokens_without_a_secret() {
    let studio = Studio::open().await;
    let (frame, pkce) = (studio.public_app(), Pkce::random().unwrap());
    let app = studio.emulator.public_app();
    let code = studio
        .emulator
        .authorization_code(app, Some(&pkce.challenge()));
    let trade = frame
        .exchange_code(code)
        .redirect_uri(studio.redirect_uri());
    let token = trade.code_verifier(pkce.verifier().clone()).await.unwrap();
    let refresh_token = token.refresh_token.expect("there is one");
    let renewed = frame.exchange_refresh_token(refresh_token).await.unwrap();
    assert!(studio.admits(renewed.access_token.expose()).await);
    let sent = studio.emulator.requests();
    let renewal = sent
        .iter()
        .rev()
        .find(|request| request.path == "/ims/token/v3");
    let form = String::from_utf8_lossy(&renewal.expect("it was sent").body).into_owned();
    assert!(
        form.contains("client_id=") && !form.contains("client_secret"),
        "{form}"
    );
    studio.no_complaints();
}

#[tokio::test]
async fn a_server_authenticates_itself() {
    let studio = Studio::open().await;
    let token = studio.web_app().client_credentials().await.unwrap();
    assert!(token.refresh_token.is_none(), "a server needs none");
    assert!(studio.admits(token.access_token.expose()).await);
    let (id, _) = app(&studio.emulator);
    let wrong = studio.facade().application(id, "wrong").build().unwrap();
    let error = wrong.client_credentials().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::InvalidClient);
    let public = studio.public_app().client_credentials().await.unwrap_err();
    assert!(public.is_auth(), "{public}");
    studio.no_complaints();
}

#[tokio::test]
async fn the_typed_calls_of_the_sign_in_host_trade_renew_and_revoke() {
    let studio = Studio::open().await;
    let (id, secret) = app(&studio.emulator);
    let client = Client::builder()
        .base_url("oauth", studio.emulator.ims_url())
        .basic_auth(id.as_str(), secret.as_str())
        .build()
        .unwrap();
    let oauth = client.oauth();
    let code = studio
        .emulator
        .authorization_code(studio.emulator.app(), None);
    let grant = AuthorizationCodeGrant::new(id.as_str(), code, studio.redirect_uri());
    let user = oauth
        .token(grant.client_secret(secret.as_str()))
        .send()
        .await
        .unwrap();
    let refresh_token = user.refresh_token.clone().expect("there is one");
    let grant = RefreshTokenGrant::new(id.as_str(), refresh_token);
    let renewed = oauth
        .token(grant.client_secret(secret.as_str()))
        .send()
        .await
        .unwrap();
    let grant = ClientCredentialsGrant::new(id, secret, "openid AdobeID frame.s2s.all");
    let server = oauth.token(grant).send().await.unwrap();
    assert_ne!(server.access_token, renewed.access_token);
    let token = renewed.access_token.clone();
    oauth
        .revoke(RevokeRequest::new(token.clone()))
        .send()
        .await
        .unwrap();
    assert!(!studio.admits(token.expose()).await);

    let app = studio.emulator.public_app();
    let pkce = Pkce::random().unwrap();
    let code = studio
        .emulator
        .authorization_code(app, Some(&pkce.challenge()));
    let grant =
        AuthorizationCodeGrant::new(app.client_id.as_str(), code, app.redirect_uri.as_str());
    let public = Client::builder().base_url("oauth", studio.emulator.ims_url());
    let public = public.build().unwrap();
    let grant = grant.code_verifier(pkce.verifier().clone());
    let token = public.oauth().token(grant).send().await.unwrap();
    let revoke = public
        .oauth()
        .revoke(RevokeRequest::new(token.access_token.clone()));
    revoke
        .client_id(app.client_id.as_str())
        .send()
        .await
        .unwrap();
    assert!(!studio.admits(token.access_token.expose()).await);
    studio.no_complaints();
}
