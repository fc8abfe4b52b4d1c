//! Tests of sign-in over a scripted transport, with flows that differ like those of providers.

mod browser;
mod calls;
mod device;
mod helpers;
mod pages;

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{
    AuthScheme, AuthorizePage, ClientAuthentication, ClientBuilder, ClientCore, GrantKind,
    OAuthCall, OAuthEndpoint, OAuthFlow, OAuthForm, OAuthGrant, OperationInfo, ProviderInfo,
    QuerySpace, ServerInfo,
};

use super::{Application, SignInClient};
use crate::retry::{RetryBudget, RetryTransport};
use crate::testing::{Answer, Scripted, SentRequest};

static PROVIDER: ProviderInfo = ProviderInfo {
    name: "example-drive",
    version: "1.0.0",
    servers: &[
        ServerInfo {
            name: "api",
            url: "https://api.example",
        },
        ServerInfo {
            name: "login",
            url: "https://login.example/v1",
        },
    ],
};

static TOKEN: OperationInfo = OperationInfo::new("oauth.token", false)
    .with_server("login")
    .with_errors(&ERRORS);
static DEVICE: OperationInfo = OperationInfo::new("oauth.device", true).with_server("login");
static REVOKE: OperationInfo = OperationInfo::new("oauth.revoke", true)
    .with_server("login")
    .with_auth(AuthScheme::Basic { optional: true });
static BASIC_TOKEN: OperationInfo = OperationInfo::new("oauth.token", false)
    .with_server("login")
    .with_auth(AuthScheme::Basic { optional: false });
static ERRORS: cloud_drives_core::ErrorSpec = cloud_drives_core::ErrorSpec {
    code: &["error"],
    message: &["error_description"],
    request_id_header: None,
    request_id: &[],
};

const CLIENT: &[&str] = &["client_id"];

/// A flow as in the RFCs: id and secret in the form, PKCE, single-use refresh tokens.
static FLOW: OAuthFlow = OAuthFlow {
    authorize: Some(AuthorizePage::Path {
        server: "login",
        path: "/authorize",
    }),
    token: OAuthEndpoint {
        operation: &TOKEN,
        path: "/token",
        authentication: ClientAuthentication::Form,
    },
    grants: &[
        OAuthGrant {
            kind: GrantKind::AuthorizationCode,
            grant_type: "authorization_code",
            form: OAuthForm {
                required: &["code", "client_id", "redirect_uri"],
                optional: &["client_secret", "code_verifier", "device_id"],
            },
        },
        OAuthGrant {
            kind: GrantKind::RefreshToken,
            grant_type: "refresh_token",
            form: OAuthForm {
                required: &["refresh_token", "client_id"],
                optional: &["client_secret", "redirect_uri"],
            },
        },
        OAuthGrant {
            kind: GrantKind::DeviceCode,
            grant_type: "urn:ietf:params:oauth:grant-type:device_code",
            form: OAuthForm {
                required: &["device_code", "client_id"],
                optional: &["client_secret", "device_id"],
            },
        },
        OAuthGrant {
            kind: GrantKind::ClientCredentials,
            grant_type: "client_credentials",
            form: OAuthForm {
                required: &["client_id", "client_secret", "scope"],
                optional: &[],
            },
        },
    ],
    device: Some(OAuthCall {
        endpoint: OAuthEndpoint {
            operation: &DEVICE,
            path: "/device",
            authentication: ClientAuthentication::Form,
        },
        form: OAuthForm {
            required: CLIENT,
            optional: &["scope", "device_name"],
        },
    }),
    revoke: Some(OAuthCall {
        endpoint: OAuthEndpoint {
            operation: &REVOKE,
            path: "/revoke",
            authentication: ClientAuthentication::BasicOrQuery,
        },
        form: OAuthForm {
            required: &["token"],
            optional: &[],
        },
    }),
    scopes: &["read", "write"],
    client_scopes: &["all"],
    pkce: true,
    implicit: false,
    rotates: true,
    lifetime: None,
    refresh_ahead: None,
    space: QuerySpace::Plus,
    max_state: None,
};

/// A flow that differs from [`FLOW`] in most respects.
static ODD: OAuthFlow = OAuthFlow {
    authorize: Some(AuthorizePage::Url("https://www.example/sign-in")),
    token: OAuthEndpoint {
        operation: &BASIC_TOKEN,
        path: "/token",
        authentication: ClientAuthentication::Basic,
    },
    grants: &[
        OAuthGrant {
            kind: GrantKind::AuthorizationCode,
            grant_type: "authorization_code",
            form: OAuthForm {
                required: &["code"],
                optional: &[],
            },
        },
        OAuthGrant {
            kind: GrantKind::RefreshToken,
            grant_type: "refresh_token",
            form: OAuthForm {
                required: &["refresh_token", "redirect_uri"],
                optional: &[],
            },
        },
    ],
    device: None,
    revoke: Some(OAuthCall {
        endpoint: OAuthEndpoint {
            operation: &REVOKE,
            path: "/revoke",
            authentication: ClientAuthentication::Form,
        },
        form: OAuthForm {
            required: &["access_token", "client_id", "client_secret"],
            optional: &[],
        },
    }),
    scopes: &[],
    client_scopes: &[],
    pkce: false,
    implicit: true,
    rotates: false,
    lifetime: Some(Duration::from_secs(900)),
    refresh_ahead: None,
    space: QuerySpace::Percent20,
    max_state: Some(8),
};

fn core(transport: &Scripted) -> ClientCore {
    let transport = RetryTransport::new(
        transport.clone(),
        crate::retry::RetryPolicy::new(),
        RetryBudget::default(),
    );
    ClientBuilder::<ClientCore>::new(&PROVIDER)
        .transport(Arc::new(transport))
        .build()
        .unwrap()
}

fn web() -> Application {
    Application::new("app", "sesame").with_redirect_uri("https://app.example/done")
}

fn over(flow: &'static OAuthFlow, transport: &Scripted) -> SignInClient {
    SignInClient::new(core(transport), flow).with_application(web())
}

fn script(answers: impl IntoIterator<Item = Answer>) -> (Scripted, SignInClient) {
    let transport = Scripted::new(answers);
    let client = over(&FLOW, &transport);
    (transport, client)
}

fn ok(body: &str) -> Answer {
    Answer::json(200, body)
}

fn denied(code: &str) -> Answer {
    Answer::json(
        400,
        &format!(r#"{{"error":"{code}","error_description":"no"}}"#),
    )
}

const TOKENS: &str =
    r#"{"access_token":"A1","refresh_token":"R1","token_type":"bearer","expires_in":3600}"#;

/// Returns the fields of a form, in alphabetical order.
fn form(call: &SentRequest) -> Vec<(String, String)> {
    url::form_urlencoded::parse(call.body.as_bytes())
        .into_owned()
        .collect()
}

#[track_caller]
fn assert_form(call: &SentRequest, expected: &[(&str, &str)]) {
    let expected: Vec<(String, String)> = expected
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    assert_eq!(form(call), expected);
}
