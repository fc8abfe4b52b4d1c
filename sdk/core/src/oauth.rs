//! How users sign in to a provider.

use std::time::Duration;

use crate::operation::OperationInfo;

/// How users and programs get tokens from a provider.
///
/// This is the `x-sdk-oauth` of its documents, as `'static` data that generated code holds.
///
/// It describes what differs between providers; `cloud-drives-runtime` performs the sign-in.
#[derive(Clone, Copy, Debug)]
pub struct OAuthFlow {
    /// The page that a browser opens. `None` if users can't sign in with a browser.
    pub authorize: Option<AuthorizePage>,
    /// The call that exchanges a grant for tokens.
    pub token: OAuthEndpoint,
    /// The grants that the token call takes.
    pub grants: &'static [OAuthGrant],
    /// The call that starts a sign-in on a device without a browser.
    pub device: Option<OAuthCall>,
    /// The call that revokes a token.
    pub revoke: Option<OAuthCall>,
    /// The default scopes for a user's sign-in. If empty, none are sent.
    pub scopes: &'static [&'static str],
    /// The default scopes for a sign-in without a user.
    pub client_scopes: &'static [&'static str],
    /// Whether the provider supports PKCE.
    pub pkce: bool,
    /// Whether the page can also return an access token directly (`response_type=token`).
    pub implicit: bool,
    /// Whether a refresh token can be used only once, so that a refresh with an unknown outcome must not be retried.
    pub rotates: bool,
    /// The lifetime of an access token if the answer omits it.
    pub lifetime: Option<Duration>,
    /// The default for how long before its expiry an access token is renewed.
    pub refresh_ahead: Option<Duration>,
    /// How a space is written in the query of the page.
    pub space: QuerySpace,
    /// The longest `state` in characters, if the provider limits it.
    pub max_state: Option<usize>,
}

/// The page that a browser opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorizePage {
    /// A path on one of the provider's servers, whose address `base_url` can change.
    Path {
        /// The server's name.
        server: &'static str,
        /// The path below the server's address.
        path: &'static str,
    },
    /// A page on a host that serves no API calls.
    Url(&'static str),
}

/// How a space is written in a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuerySpace {
    /// `+`, as in forms.
    #[default]
    Plus,
    /// `%20`.
    Percent20,
}

/// A call of the sign-in: always a `POST` of a form.
#[derive(Clone, Copy, Debug)]
pub struct OAuthEndpoint {
    /// The operation: its name, server and error answers.
    pub operation: &'static OperationInfo,
    /// The path below the server's address.
    pub path: &'static str,
    /// How the application identifies itself.
    pub authentication: ClientAuthentication,
}

/// A call of the sign-in with the fields of its form.
#[derive(Clone, Copy, Debug)]
pub struct OAuthCall {
    /// The call.
    pub endpoint: OAuthEndpoint,
    /// The fields of its form.
    pub form: OAuthForm,
}

/// A grant that the token call takes.
#[derive(Clone, Copy, Debug)]
pub struct OAuthGrant {
    /// Which grant it is.
    pub kind: GrantKind,
    /// The value of `grant_type`.
    pub grant_type: &'static str,
    /// The fields of its form, without `grant_type`.
    pub form: OAuthForm,
}

/// The proof that is exchanged for tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GrantKind {
    /// The code in the redirect of a browser (RFC 6749 §4.1).
    AuthorizationCode,
    /// A refresh token (RFC 6749 §6).
    RefreshToken,
    /// The application's own id and secret (RFC 6749 §4.4).
    ClientCredentials,
    /// The code of a device (RFC 8628 §3.4).
    DeviceCode,
}

/// How an application identifies itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClientAuthentication {
    /// Id and secret as fields of the form.
    Form,
    /// Id and secret in the header `Authorization: Basic …`.
    Basic,
    /// As [`Basic`](Self::Basic); an application without a secret sends its id in the query.
    BasicOrQuery,
}

/// The fields of a form.
#[derive(Clone, Copy, Debug, Default)]
pub struct OAuthForm {
    /// Required fields.
    pub required: &'static [&'static str],
    /// Optional fields.
    pub optional: &'static [&'static str],
}

impl OAuthFlow {
    /// Returns the grant of a kind, if the token call takes it.
    #[must_use]
    pub fn grant(&self, kind: GrantKind) -> Option<&'static OAuthGrant> {
        self.grants.iter().find(|grant| grant.kind == kind)
    }
}

impl OAuthForm {
    /// Returns whether the form has a field.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.requires(field) || self.optional.contains(&field)
    }

    /// Returns whether a field is required.
    #[must_use]
    pub fn requires(&self, field: &str) -> bool {
        self.required.contains(&field)
    }
}
