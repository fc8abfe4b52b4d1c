//! The page that a browser opens.

use cloud_drives_core::{AuthorizePage, Error, GrantKind, QuerySpace, Result, is_loopback};
use url::Url;

use super::form::{Parameters, SignInParameters, joined};
use super::{BrowserSignIn, Pkce, SignInClient, SignInState};

/// What the redirect returns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResponseType {
    /// A code, to be exchanged for tokens.
    #[default]
    Code,
    /// The access token itself, in the fragment of the redirect, without a refresh token.
    Token,
}

impl ResponseType {
    fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Token => "token",
        }
    }
}

/// The page on which a user grants access to the application, from [`SignInClient::authorization_url`].
///
/// [`begin`](Self::begin) protects the sign-in with a state, and with PKCE if the provider supports it.
#[derive(Clone, Debug)]
#[must_use = "ask for its url(), or begin() a sign-in with it"]
pub struct AuthorizationUrl {
    client: SignInClient,
    response_type: ResponseType,
    page: Option<String>,
    client_id: Option<String>,
    redirect_uri: Option<String>,
    scope: Option<String>,
    state: Option<SignInState>,
    pkce: Option<Pkce>,
    parameters: Parameters,
    allow_insecure_redirect: bool,
}

impl AuthorizationUrl {
    pub(super) fn new(client: SignInClient) -> Self {
        Self {
            client,
            response_type: ResponseType::Code,
            page: None,
            client_id: None,
            redirect_uri: None,
            scope: None,
            state: None,
            pkce: None,
            parameters: Parameters::default(),
            allow_insecure_redirect: false,
        }
    }

    /// Sets what the redirect returns. Default: a code.
    pub fn response_type(mut self, response_type: ResponseType) -> Self {
        self.response_type = response_type;
        self
    }

    /// Sets the address of the page. Default: the provider's.
    pub fn page(mut self, page: impl Into<String>) -> Self {
        self.page = Some(page.into());
        self
    }

    /// Sets the id of the application. Default: the client's.
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

    /// Sets the redirect address, one of those registered for the application.
    ///
    /// Default: the application's.
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(redirect_uri.into());
        self
    }

    /// Allows a redirect over plain http to another machine, where anyone on the network can read the code. Default: false.
    pub fn allow_insecure_redirect(mut self) -> Self {
        self.allow_insecure_redirect = true;
        self
    }

    /// Sets the scopes to request. Default: those of the flow.
    pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scope = Some(joined(scopes));
        self
    }

    /// Sets the state that the redirect returns.
    ///
    /// Default: none for [`url`](Self::url), a random one for [`begin`](Self::begin).
    pub fn state(mut self, state: SignInState) -> Self {
        self.state = Some(state);
        self
    }

    /// Sets the PKCE key, whose challenge is sent and whose verifier is needed to exchange the code.
    ///
    /// Default: none for [`url`](Self::url), a random one for [`begin`](Self::begin) if the provider supports PKCE.
    pub fn code_challenge(mut self, pkce: Pkce) -> Self {
        self.pkce = Some(pkce);
        self
    }

    /// Returns the address of the page.
    ///
    /// # Errors
    ///
    /// Fails with [`is_auth`](Error::is_auth) without an application, and [`is_invalid_input`](Error::is_invalid_input) if the redirect
    /// address is missing, not a URL, or plain http to another machine; if the state is too long; or if the provider has no such page.
    pub fn url(&self) -> Result<Url> {
        self.parameters.check()?;
        let flow = self.client.flow();
        if self.response_type == ResponseType::Token && !flow.implicit {
            return Err(self
                .client
                .unsupported("page that returns a token directly"));
        }
        let client_id = match &self.client_id {
            Some(client_id) => client_id.as_str(),
            None => self.client.application()?.id(),
        };
        let redirect_uri = self.checked_redirect()?;
        let state = self.checked_state()?;
        let scope = match &self.scope {
            Some(scope) => scope.clone(),
            None => flow.scopes.join(" "),
        };
        let challenge = self.pkce.as_ref().map(Pkce::challenge);
        let method = self.pkce.as_ref().map(|pkce| pkce.method().as_str());
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("client_id", client_id);
        let optional = [
            ("redirect_uri", redirect_uri),
            ("response_type", Some(self.response_type.as_str())),
            (
                "scope",
                Some(scope.as_str()).filter(|scope| !scope.is_empty()),
            ),
            ("state", state),
            ("code_challenge", challenge.as_deref()),
            ("code_challenge_method", method),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        for (name, value) in &self.parameters.values {
            query.append_pair(name, value);
        }
        let query = query.finish();
        let mut url = self.address()?;
        url.set_query(Some(&match flow.space {
            // A plus in a value is already encoded as %2B.
            QuerySpace::Percent20 => query.replace('+', "%20"),
            QuerySpace::Plus => query,
        }));
        Ok(url)
    }

    /// Begins a sign-in with a random state and a random PKCE key (S256), unless they are already set.
    ///
    /// To finish a sign-in in another process, store the text of [`BrowserSignIn::state`] and the verifier of [`BrowserSignIn::pkce`], set
    /// both on an equal page there, and call `begin` again.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`AuthorizationUrl::url`], and an error if the system provides no random bytes.
    pub fn begin(mut self) -> Result<BrowserSignIn> {
        let state = match self.state.take() {
            Some(state) => state,
            None => SignInState::random()?,
        };
        let pkce = match (self.response_type, self.pkce.take()) {
            // A token that is returned directly is not exchanged for a code, so there is nothing to prove.
            (ResponseType::Token, _) => None,
            (_, Some(pkce)) => Some(pkce),
            (_, None) if self.client.flow().pkce => Some(Pkce::random()?),
            (_, None) => None,
        };
        self.state = Some(state.clone());
        self.pkce = pkce.clone();
        Ok(BrowserSignIn {
            url: self.url()?,
            client: self.client,
            response_type: self.response_type,
            redirect_uri: self.redirect_uri,
            parameters: self.parameters,
            state,
            pkce,
        })
    }

    fn address(&self) -> Result<Url> {
        let plain_http = self.client.core().plain_http();
        if let Some(page) = &self.page {
            return plain_http.check_base_url(page, "page");
        }
        match self.client.flow().authorize {
            Some(AuthorizePage::Url(page)) => plain_http.check_base_url(page, "page"),
            Some(AuthorizePage::Path { server, path }) => {
                let mut url = self.client.core().base_url(server)?.clone();
                if let Ok(mut segments) = url.path_segments_mut() {
                    let path = path.trim_start_matches('/');
                    segments.pop_if_empty().extend(path.split('/'));
                }
                Ok(url)
            }
            None => Err(self.client.unsupported("page for a browser")),
        }
    }

    /// Returns the redirect address. A code that is sent over http can be intercepted.
    fn checked_redirect(&self) -> Result<Option<&str>> {
        let redirect_uri = match &self.redirect_uri {
            Some(redirect_uri) => Some(redirect_uri.as_str()),
            None => self
                .client
                .application()
                .ok()
                .and_then(|application| application.redirect_uri()),
        };
        let Some(redirect_uri) = redirect_uri else {
            let grant = self.client.flow().grant(GrantKind::AuthorizationCode);
            if grant.is_some_and(|grant| grant.form.requires("redirect_uri")) {
                return Err(Error::invalid_input(
                    "redirect_uri: required by the provider; set it with redirect_uri(…)",
                ));
            }
            return Ok(None);
        };
        let url = Url::parse(redirect_uri).map_err(|error| {
            Error::invalid_input(format!("redirect_uri: is not a URL ({error})"))
        })?;
        if url.scheme() == "http" && !is_loopback(&url) && !self.allow_insecure_redirect {
            return Err(Error::invalid_input(
                "redirect_uri: leads over http to another machine, so anyone on the network could read the code; use https, or allow it with allow_insecure_redirect()",
            ));
        }
        Ok(Some(redirect_uri))
    }

    fn checked_state(&self) -> Result<Option<&str>> {
        let state = self.state.as_ref().map(SignInState::as_str);
        match (state, self.client.flow().max_state) {
            (Some(state), Some(longest)) if state.chars().count() > longest => {
                Err(Error::invalid_input(format!(
                    "state: must not be longer than {longest} characters"
                )))
            }
            _ => Ok(state),
        }
    }
}

impl SignInParameters for AuthorizationUrl {
    fn parameter(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.set(name, value.into());
        self
    }

    fn refuse(mut self, message: impl Into<String>) -> Self {
        self.parameters.refuse(message.into());
        self
    }
}
