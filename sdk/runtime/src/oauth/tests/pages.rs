//! Tests of the page that a browser opens.

use super::*;
use crate::oauth::{ChallengeMethod, Pkce, ResponseType, SignInParameters, SignInState};

fn pkce() -> Pkce {
    Pkce::from_verifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").unwrap()
}

#[test]
fn the_page_has_the_query_of_the_rfc_and_what_the_caller_set() {
    let (_, client) = script([]);
    let least = client.authorization_url().url().unwrap();
    assert_eq!(
        least.as_str(),
        "https://login.example/v1/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fdone\
         &response_type=code&scope=read+write"
    );
    let most = client
        .authorization_url()
        .client_id("other")
        .redirect_uri("http://127.0.0.1:8000/done?x=1")
        .scope(["read"])
        .state(SignInState::from_text("s t"))
        .code_challenge(pkce())
        .parameter("login_hint", "me@example")
        .parameter("prompt", "none")
        .parameter("prompt", "consent")
        .url()
        .unwrap();
    assert_eq!(
        most.query().unwrap(),
        "client_id=other&redirect_uri=http%3A%2F%2F127.0.0.1%3A8000%2Fdone%3Fx%3D1&response_type=code&scope=read&state=s+t\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256\
         &login_hint=me%40example&prompt=consent"
    );
    let plain = client
        .authorization_url()
        .code_challenge(pkce().with_method(ChallengeMethod::Plain));
    assert!(plain.url().unwrap().as_str().ends_with("=plain"));
}

#[test]
fn a_flow_decides_about_page_spaces_and_scopes() {
    let client = over(&ODD, &Scripted::new([]));
    let page = client.authorization_url().scope(["a", "b+c"]);
    assert_eq!(
        page.url().unwrap().as_str(),
        "https://www.example/sign-in?client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fdone&response_type=code&scope=a%20b%2Bc"
    );
    let page = client.authorization_url().page("http://127.0.0.1:1/page");
    let token = page.response_type(ResponseType::Token).url().unwrap();
    assert!(token.as_str().starts_with("http://127.0.0.1:1/page?"));
    assert!(token.as_str().contains("response_type=token") && !token.as_str().contains("scope"));
    let long = client
        .authorization_url()
        .state(SignInState::from_text("ünicode89"));
    let error = long.url().unwrap_err();
    assert!(error.message().starts_with("state: "), "{error}");
    let page = client.authorization_url();
    let fits = page.state(SignInState::from_text("ünicode8"));
    assert!(fits.url().is_ok());
}

#[test]
fn a_redirect_over_http_to_another_machine_is_refused_unless_allowed() {
    for flow in [&FLOW, &ODD] {
        let client = over(flow, &Scripted::new([]));
        let page = |redirect: &str| client.authorization_url().redirect_uri(redirect);
        for refused in ["http://app.example/done", "http://10.0.0.1/", "no address"] {
            let error = page(refused).url().unwrap_err();
            assert!(error.is_invalid_input() && error.message().starts_with("redirect_uri: "));
            assert!(page(refused).begin().is_err());
        }
        for taken in [
            "https://app.example/done",
            "http://localhost:8000/done",
            "http://[::1]/",
            "com.example.app:/done",
            "urn:ietf:wg:oauth:2.0:oob",
        ] {
            assert!(page(taken).url().is_ok(), "{taken}");
        }
        let allowed = page("http://app.example/done").allow_insecure_redirect();
        assert!(allowed.url().is_ok());
    }
    // Also if the application names it.
    let application = Application::new("app", "sesame").with_redirect_uri("http://app.example/");
    let client = over(&FLOW, &Scripted::new([])).with_application(application);
    assert!(
        client
            .authorization_url()
            .url()
            .unwrap_err()
            .is_invalid_input()
    );
}

#[test]
fn what_is_missing_or_unsupported_is_named() {
    let transport = Scripted::new([]);
    let nobody = SignInClient::new(core(&transport), &FLOW);
    let error = nobody.authorization_url().url().unwrap_err();
    assert!(
        error.is_auth() && error.message().contains("application("),
        "{error}"
    );
    let bare = nobody.with_application(Application::public("app"));
    let error = bare.authorization_url().url().unwrap_err();
    assert!(error.message().starts_with("redirect_uri: "), "{error}");
    let (_, client) = script([]);
    let implicit = client
        .authorization_url()
        .response_type(ResponseType::Token);
    let error = implicit.url().unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("example-drive"),
        "{error}"
    );
    static DEVICES_ONLY: OAuthFlow = OAuthFlow {
        authorize: None,
        ..FLOW
    };
    let error = over(&DEVICES_ONLY, &transport).authorization_url().url();
    assert!(error.unwrap_err().message().contains("page for a browser"));
    let refused = client.authorization_url().refuse("hint: is too long");
    let refused = refused.refuse("second");
    assert_eq!(refused.url().unwrap_err().message(), "hint: is too long");
}
