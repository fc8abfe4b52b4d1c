//! The application that users sign in to.

use cloud_drives_core::Secret;

/// The application that users sign in to, as registered with the provider.
///
/// ```
/// use cloud_drives_runtime::oauth::Application;
///
/// let web = Application::new("id", "sesame").with_redirect_uri("https://app.example/done");
/// assert_eq!(web.redirect_uri(), Some("https://app.example/done"));
/// assert!(!format!("{web:?}").contains("sesame"));
///
/// let single_page = Application::public("id");
/// assert!(single_page.secret().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Application {
    id: String,
    secret: Option<Secret>,
    redirect_uri: Option<String>,
}

impl Application {
    /// Creates an application with a secret.
    #[must_use]
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        let secret: Secret = secret.into();
        Self {
            id: id.into(),
            secret: Some(secret).filter(|secret| !secret.is_empty()),
            redirect_uri: None,
        }
    }

    /// Creates an application without a secret, which relies on PKCE.
    #[must_use]
    pub fn public(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            secret: None,
            redirect_uri: None,
        }
    }

    /// Sets the default redirect address of sign-ins.
    #[must_use]
    pub fn with_redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(redirect_uri.into());
        self
    }

    /// Returns the id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the secret, if there is one.
    #[must_use]
    pub fn secret(&self) -> Option<&Secret> {
        self.secret.as_ref()
    }

    /// Returns the default redirect address of sign-ins, if it is set.
    #[must_use]
    pub fn redirect_uri(&self) -> Option<&str> {
        self.redirect_uri.as_deref()
    }
}
