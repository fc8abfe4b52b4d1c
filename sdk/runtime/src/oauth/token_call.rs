//! A call for tokens.

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, GrantKind, Result, Secret};

use super::form::{Fields, Parameters, SignInParameters, joined};
use super::{SignInClient, answer};
use crate::auth::Tokens;
use crate::options::CallOptionsExt;

/// A call that requests tokens with a code, a refresh token, or the application's own id and secret. It is sent when it is awaited.
///
/// # Errors
///
/// Returns [`ErrorClass::Auth`] without an application, and [`ErrorClass::InvalidInput`] for an argument that the provider does not
/// support. Errors of the sign-in host keep their status and code, `invalid_grant` for example.
///
/// # Cancel safety
///
/// Dropping the future can lose tokens that the server has already issued.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct TokenCall {
    client: SignInClient,
    kind: GrantKind,
    traded: Secret,
    redirect_uri: Option<String>,
    code_verifier: Option<Secret>,
    scope: Option<String>,
    parameters: Parameters,
    options: CallOptions,
}

impl TokenCall {
    pub(super) fn new(client: SignInClient, kind: GrantKind, traded: Secret) -> Self {
        Self {
            client,
            kind,
            traded,
            redirect_uri: None,
            code_verifier: None,
            scope: None,
            parameters: Parameters::default(),
            options: CallOptions::new(),
        }
    }

    /// Sets the redirect address, which must equal the one with which the code was requested. Default: the application's.
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(redirect_uri.into());
        self
    }

    /// Sets the PKCE verifier of the challenge with which the code was requested.
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }

    /// Sets the scopes to request.
    pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scope = Some(joined(scopes));
        self
    }

    /// Sets options for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    fn fields(&self) -> Result<Fields> {
        let client = &self.client;
        let grant = client.grant(self.kind)?;
        self.parameters.check()?;
        let application = client.application()?;
        let mut fields = Fields::new(grant.form, client.flow().token.operation.name());
        fields.grant_type(grant.grant_type);
        match self.kind {
            GrantKind::RefreshToken => fields.set("refresh_token", self.traded.clone())?,
            GrantKind::ClientCredentials => {
                if application.secret().is_none() {
                    let message =
                        "a token for the application itself requires the application's secret";
                    return Err(Error::new(ErrorClass::Auth, message));
                }
                let scopes = client.flow().client_scopes;
                if !scopes.is_empty() {
                    fields.offer("scope", scopes.join(" "));
                }
            }
            GrantKind::DeviceCode if fields.has("device_code") => {
                fields.set("device_code", self.traded.clone())?;
            }
            _ => fields.set("code", self.traded.clone())?,
        }
        // Few providers require the address for a refresh, and their flow says so; the others ignore it.
        let by_default =
            self.kind == GrantKind::AuthorizationCode || fields.requires("redirect_uri");
        if let Some(redirect_uri) = application.redirect_uri().filter(|_| by_default) {
            fields.offer("redirect_uri", redirect_uri);
        }
        if let Some(redirect_uri) = &self.redirect_uri {
            fields.set("redirect_uri", redirect_uri.as_str())?;
        }
        if let Some(code_verifier) = &self.code_verifier {
            fields.set("code_verifier", code_verifier.clone())?;
        }
        if let Some(scope) = &self.scope {
            fields.set("scope", scope.as_str())?;
        }
        for (name, value) in &self.parameters.values {
            fields.set(name, value.as_str())?;
        }
        Ok(fields)
    }

    pub(super) async fn run(self) -> Result<Tokens> {
        let fields = self.fields()?;
        let flow = self.client.flow();
        let repeat = match self.kind {
            GrantKind::RefreshToken => !flow.rotates,
            GrantKind::ClientCredentials => true,
            _ => false,
        };
        let mut options = self.client.options(self.options);
        if repeat && options.retry_policy().is_none() {
            options = options.with_retry_policy(self.client.patient_policy(true));
        }
        let sent = self.client.send(&flow.token, fields, options).await;
        let tokens = sent.and_then(|answer| answer::read_tokens(&answer, flow.lifetime));
        let tokens = tokens.map_err(|error| self.client.map_error(error))?;
        // The new refresh token must be kept even if the access token is missing.
        if tokens.access_token.is_empty() && self.kind != GrantKind::RefreshToken {
            let message = "the answer has no access_token";
            return Err(
                Error::new(ErrorClass::Protocol, message).with_operation(flow.token.operation)
            );
        }
        Ok(tokens)
    }
}

impl SignInParameters for TokenCall {
    fn parameter(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.set(name, value.into());
        self
    }

    fn refuse(mut self, message: impl Into<String>) -> Self {
        self.parameters.refuse(message.into());
        self
    }
}

impl IntoFuture for TokenCall {
    type Output = Result<Tokens>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
