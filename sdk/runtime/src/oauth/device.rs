//! Signing in on a device without a browser (RFC 8628).

use std::fmt;
use std::time::Duration;

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, GrantKind, Result, Secret};
use serde::{Serialize, Serializer};
use tokio::time::Instant;

use super::answer::{self, INTERVAL};
use super::form::{Fields, Parameters, SignInParameters, joined};
use super::{SignInClient, TokenCall};
use crate::auth::Tokens;

/// A sign-in that waits for the user's confirmation. The serialized form contains the device code in the clear, and times in seconds.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct DeviceCode {
    /// The code that is exchanged for the tokens. Don't show it to the user.
    pub device_code: Secret,
    /// The code that the user enters.
    pub user_code: String,
    /// The page on which the user enters the code.
    pub verification_url: String,
    /// The same page including the code, for a QR code, if the server returns one.
    pub verification_url_complete: Option<String>,
    /// The pause between two polls for the tokens.
    #[serde(serialize_with = "seconds")]
    pub interval: Duration,
    /// The lifetime of the codes.
    #[serde(serialize_with = "seconds")]
    pub expires_in: Duration,
}

fn seconds<S: Serializer>(time: &Duration, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_u64(time.as_secs())
}

/// A call that requests the codes of a sign-in on a device. It is sent when it is awaited.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct DeviceCodeCall {
    client: SignInClient,
    scope: Option<String>,
    parameters: Parameters,
    options: CallOptions,
}

impl DeviceCodeCall {
    pub(super) fn new(client: SignInClient) -> Self {
        Self {
            client,
            scope: None,
            parameters: Parameters::default(),
            options: CallOptions::new(),
        }
    }

    /// Sets the scopes to request. Default: those of the flow.
    pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scope = Some(joined(scopes));
        self
    }

    /// Sets options for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(self) -> Result<DeviceCode> {
        self.parameters.check()?;
        let client = &self.client;
        let call = client.call(&client.flow().device, "sign-in on a device")?;
        let mut fields = Fields::new(call.form, call.endpoint.operation.name());
        let scopes = client.flow().scopes;
        if !scopes.is_empty() {
            fields.offer("scope", scopes.join(" "));
        }
        if let Some(scope) = &self.scope {
            fields.set("scope", scope.as_str())?;
        }
        for (name, value) in &self.parameters.values {
            fields.set(name, value.as_str())?;
        }
        let answer = client.send(&call.endpoint, fields, self.options).await?;
        answer::device_code(&answer)
    }
}

/// A sign-in on a device, from [`SignInClient::device_sign_in`]. It begins when it is awaited.
///
/// # Errors
///
/// Returns [`ErrorClass::Auth`] if the code expires before the user confirms it, and the errors of the sign-in host.
///
/// # Retries
///
/// The server is polled at the interval that it requests. A poll without an answer, or with an invalid one, is repeated after the next
/// interval.
///
/// # Cancel safety
///
/// Dropping the future abandons the code. To be able to continue later, use [`SignInClient::device_code`] and
/// [`SignInClient::exchange_device_code`].
#[must_use = "a call does nothing until it is awaited"]
pub struct DeviceSignIn {
    client: SignInClient,
    scope: Option<String>,
    code_verifier: Option<Secret>,
    parameters: Parameters,
    options: CallOptions,
    show: Box<dyn FnOnce(&DeviceCode) + Send>,
}

impl DeviceSignIn {
    pub(super) fn new(client: SignInClient, show: Box<dyn FnOnce(&DeviceCode) + Send>) -> Self {
        Self {
            client,
            scope: None,
            code_verifier: None,
            parameters: Parameters::default(),
            options: CallOptions::new(),
            show,
        }
    }

    /// Sets the scopes to request. Default: those of the flow.
    pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scope = Some(joined(scopes));
        self
    }

    /// Sets the verifier of a PKCE challenge.
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }

    /// Sets options for each of the calls: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Returns the call for the codes.
    fn start(&self) -> Result<DeviceCodeCall> {
        let flow = self.client.flow();
        let device = self.client.call(&flow.device, "sign-in on a device")?;
        let grant = self.client.grant(GrantKind::DeviceCode)?;
        let mut call = self.client.device_code().with_options(self.options.clone());
        call.scope = self.scope.clone();
        for (name, value) in &self.parameters.values {
            // A parameter that only the second form has is not sent in the first.
            if device.form.has(name) || !grant.form.has(name) {
                call = call.parameter(name, value);
            }
        }
        Ok(call)
    }

    /// Returns the call that polls for the tokens.
    fn question(&self, device_code: Secret) -> Result<TokenCall> {
        let form = self.client.grant(GrantKind::DeviceCode)?.form;
        let mut call = self
            .client
            .exchange_device_code(device_code)
            .with_options(self.options.clone());
        if let Some(code_verifier) = &self.code_verifier {
            call = call.code_verifier(code_verifier.clone());
        }
        for (name, value) in &self.parameters.values {
            if form.has(name) {
                call = call.parameter(name, value);
            }
        }
        Ok(call)
    }

    async fn run(self) -> Result<Tokens> {
        self.parameters.check()?;
        let code = self.start()?.run().await?;
        let ends_at = Instant::now().checked_add(code.expires_in);
        let mut interval = code.interval;
        let question = self.question(code.device_code.clone())?;
        (self.show)(&code);
        loop {
            let next_at = Instant::now().checked_add(interval);
            if next_at.is_none() || ends_at.is_some_and(|ends_at| next_at >= Some(ends_at)) {
                let message =
                    "the code expired before the user confirmed it; start the sign-in again";
                return Err(Error::new(ErrorClass::Auth, message)
                    .with_operation(self.client.flow().token.operation));
            }
            tokio::time::sleep(interval).await;
            match question.clone().run().await {
                Ok(tokens) => return Ok(tokens),
                Err(error) => match error.code() {
                    Some("authorization_pending") => {}
                    Some("slow_down") => interval = interval.saturating_add(INTERVAL),
                    _ if can_pass(&error) => {}
                    _ => return Err(error),
                },
            }
        }
    }
}

/// Returns whether another poll may succeed because the connection, the server or a proxy failed.
fn can_pass(error: &Error) -> bool {
    error.is_transient() || error.is_server_error() || error.is_decode()
}

impl SignInParameters for DeviceCodeCall {
    fn parameter(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.set(name, value.into());
        self
    }

    fn refuse(mut self, message: impl Into<String>) -> Self {
        self.parameters.refuse(message.into());
        self
    }
}

impl SignInParameters for DeviceSignIn {
    fn parameter(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.set(name, value.into());
        self
    }

    fn refuse(mut self, message: impl Into<String>) -> Self {
        self.parameters.refuse(message.into());
        self
    }
}

impl IntoFuture for DeviceCodeCall {
    type Output = Result<DeviceCode>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl IntoFuture for DeviceSignIn {
    type Output = Result<Tokens>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for DeviceSignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceSignIn")
            .field("client", &self.client)
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}
