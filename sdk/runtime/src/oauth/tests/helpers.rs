//! Tests of the parts of a sign-in with a browser: PKCE, state, redirects.

use std::time::Duration;

use crate::oauth::{ChallengeMethod, Pkce, Redirect, SignInState};

#[test]
fn a_challenge_is_the_one_in_the_rfc() {
    // RFC 7636, appendix B.
    let pkce = Pkce::from_verifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").unwrap();
    assert_eq!(
        pkce.challenge(),
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    );
    assert_eq!(pkce.method().as_str(), "S256");
    let plain = pkce.with_method(ChallengeMethod::Plain);
    assert_eq!(plain.challenge(), plain.verifier().expose());
    for bad in ["short", &"a".repeat(129), &"ä".repeat(50)] {
        assert!(Pkce::from_verifier(bad).is_err());
    }
}

#[test]
fn random_text_is_long_and_never_repeated() {
    let (one, other) = (Pkce::random().unwrap(), Pkce::random().unwrap());
    assert_eq!(one.verifier().expose().len(), 43);
    assert_ne!(one.verifier(), other.verifier());
    assert!(Pkce::from_verifier(one.verifier().clone()).is_ok());
    assert_ne!(
        SignInState::random().unwrap(),
        SignInState::random().unwrap()
    );
}

#[test]
fn a_redirect_is_read_in_every_form() {
    let state = SignInState::from_text("s");
    for back in [
        "https://app.example/done?code=42&state=s",
        "/done?state=s&code=42",
        "?code=42&state=s",
        "code=42&state=s",
        "http://127.0.0.1:1/?code=42&state=s#",
    ] {
        match Redirect::parse(back, &state).unwrap() {
            Redirect::Code(code) => assert_eq!(code.expose(), "42"),
            Redirect::Token(_) => panic!("{back}"),
        }
    }
    let back = "https://app.example/#access_token=y0_1&expires_in=60&token_type=bearer&state=s";
    match Redirect::parse(back, &state).unwrap() {
        Redirect::Token(token) => {
            assert_eq!(token.access_token.expose(), "y0_1");
            assert_eq!(token.expires_in, Some(Duration::from_secs(60)));
        }
        Redirect::Code(_) => panic!("a token came back"),
    }
}

#[test]
fn a_redirect_of_another_sign_in_is_refused() {
    let state = SignInState::from_text("s");
    for back in [
        "?code=42",
        "?code=42&state=",
        "?code=42&state=S",
        "?error=access_denied",
        "",
    ] {
        let error = Redirect::parse(back, &state).unwrap_err();
        assert!(
            error.is_auth() && error.message().contains("another sign-in"),
            "{error}"
        );
        assert_eq!(error.code(), None);
    }
    assert!(Redirect::parse("?code=42&state=", &SignInState::from_text("")).is_err());
}

#[test]
fn a_refusal_is_reported_on_one_line() {
    let state = SignInState::from_text("s");
    let back = "?state=s&error=access_denied&error_description=The+user%0Asaid+no";
    let error = Redirect::parse(back, &state).unwrap_err();
    assert_eq!(error.code(), Some("access_denied"));
    assert_eq!(
        error.to_string(),
        "access_denied: the sign-in was refused: The user said no"
    );
    let error = Redirect::parse("?state=s", &state).unwrap_err();
    assert!(
        error.message().contains("neither a code nor a token"),
        "{error}"
    );
}

#[test]
fn no_debug_shows_a_secret() {
    const CANARY: &str = "CANARY";
    let pkce = Pkce::from_verifier(CANARY.repeat(8)).unwrap();
    let state = SignInState::from_text(CANARY);
    let back = Redirect::parse("?code=CANARY&state=CANARY", &state).unwrap();
    let shown = format!("{pkce:?} {state:?} {back:?}");
    assert!(!shown.contains(CANARY), "{shown}");
}
