//! The redirect at the end of a sign-in with a browser.

use std::time::Duration;

use cloud_drives_core::{Error, ErrorClass, Secret};

use super::SignInState;
use crate::auth::Tokens;

/// The redirect at the end of a sign-in with a browser.
#[derive(Clone, Debug)]
pub enum Redirect {
    /// A code, to be exchanged for a token.
    Code(Secret),
    /// The token itself, if the sign-in requested one directly.
    Token(RedirectToken),
}

/// A token from the fragment of a redirect.
#[non_exhaustive]
#[derive(Clone, Debug)]
pub struct RedirectToken {
    /// The access token.
    pub access_token: Secret,
    /// The lifetime of the token.
    pub expires_in: Option<Duration>,
    /// The granted scopes, separated by spaces, if the redirect contains them.
    pub scope: Option<String>,
}

impl From<RedirectToken> for Tokens {
    fn from(token: RedirectToken) -> Self {
        let mut tokens = Self::new(token.access_token);
        tokens.scope = token.scope;
        match token.expires_in {
            Some(lifetime) => tokens.expires_in(lifetime),
            None => tokens,
        }
    }
}

impl Redirect {
    /// Parses a redirect address: the whole address, its path and query, or only its query or fragment.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Auth`] if the state is missing or another one, when the user or the service refused (the service's word for it
    /// is [`Error::code`], `access_denied` for example), and when there is neither a code nor a token.
    ///
    /// ```
    /// use cloud_drives_runtime::oauth::{Redirect, SignInState};
    ///
    /// let state = SignInState::from_text("af0ifjsldkj");
    /// let back = "http://127.0.0.1:8000/done?code=1234567&state=af0ifjsldkj";
    /// let Redirect::Code(code) = Redirect::parse(back, &state)? else {
    ///     panic!("a code was requested");
    /// };
    /// assert_eq!(code.expose(), "1234567");
    ///
    /// let refused = Redirect::parse("?error=access_denied&state=af0ifjsldkj", &state).unwrap_err();
    /// assert_eq!(refused.code(), Some("access_denied"));
    /// assert!(Redirect::parse("?code=1234567&state=stolen", &state).is_err());
    /// # Ok::<(), cloud_drives_core::Error>(())
    /// ```
    pub fn parse(redirect: &str, state: &SignInState) -> Result<Self, Error> {
        let members = Members::read(redirect);
        // Checked first: a redirect with another state may contain anything.
        state.check(members.get("state"))?;
        if let Some(code) = members.get("error") {
            let code: String = code
                .chars()
                .filter(|c| c.is_ascii_graphic())
                .take(100)
                .collect();
            let message = match members.get("error_description") {
                Some(text) => format!("the sign-in was refused: {}", one_line(text)),
                None => "the sign-in was refused".to_owned(),
            };
            return Err(Error::new(ErrorClass::Auth, message).with_code(code));
        }
        if let Some(code) = members.get("code").filter(|code| !code.is_empty()) {
            return Ok(Self::Code(Secret::new(code)));
        }
        match members
            .get("access_token")
            .filter(|token| !token.is_empty())
        {
            Some(token) => Ok(Self::Token(RedirectToken {
                access_token: Secret::new(token),
                expires_in: members
                    .get("expires_in")
                    .and_then(|seconds| seconds.parse().ok())
                    .map(Duration::from_secs),
                scope: members.get("scope").map(str::to_owned),
            })),
            None => Err(Error::new(
                ErrorClass::Auth,
                "the redirect has neither a code nor a token nor an error",
            )),
        }
    }
}

/// The members of query and fragment; the service uses only one of the two.
struct Members(Vec<(String, String)>);

impl Members {
    fn read(redirect: &str) -> Self {
        let redirect = redirect.trim();
        let (before, fragment) = redirect.split_once('#').unwrap_or((redirect, ""));
        let query = match before.split_once('?') {
            Some((_, query)) => query,
            None if before.contains("://") || before.starts_with('/') => "",
            None => before,
        };
        let pairs = [query, fragment]
            .into_iter()
            .flat_map(|text| url::form_urlencoded::parse(text.as_bytes()))
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        Self(pairs)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }
}

fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(300)
        .collect()
}
