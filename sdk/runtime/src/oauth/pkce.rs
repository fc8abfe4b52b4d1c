//! Proof key for code exchange (RFC 7636).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cloud_drives_core::{Error, ErrorClass, Secret};
use sha2::{Digest, Sha256};

/// How the challenge is derived from the verifier.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChallengeMethod {
    /// SHA-256 of the verifier, as base64url without padding.
    S256,
    /// The verifier itself; only for services without S256.
    Plain,
}

impl ChallengeMethod {
    /// Returns the name in the query: `S256` or `plain`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::S256 => "S256",
            Self::Plain => "plain",
        }
    }
}

/// A proof key for code exchange: a secret verifier and its challenge.
///
/// The challenge is part of the address that the browser opens, the verifier part of the request that exchanges the code for a token. So an
/// intercepted code is useless.
///
/// ```
/// use cloud_drives_runtime::oauth::Pkce;
///
/// let pkce = Pkce::from_verifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")?;
/// assert_eq!(pkce.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Pkce {
    verifier: Secret,
    method: ChallengeMethod,
}

impl Pkce {
    /// Creates a random verifier of 43 characters with an S256 challenge.
    ///
    /// # Errors
    ///
    /// Returns an error if the system provides no random bytes.
    pub fn random() -> Result<Self, Error> {
        Ok(Self {
            verifier: Secret::new(random_text()?),
            method: ChallengeMethod::S256,
        })
    }

    /// Restores a stored verifier, with an S256 challenge.
    ///
    /// # Errors
    ///
    /// Returns an error if the verifier is not 43 to 128 letters, digits and `-._~` (RFC 7636 §4.1).
    pub fn from_verifier(verifier: impl Into<Secret>) -> Result<Self, Error> {
        let verifier = verifier.into();
        let text = verifier.expose();
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if !(43..=128).contains(&text.len()) || !text.bytes().all(allowed) {
            return Err(Error::invalid_input(
                "code_verifier: must be 43 to 128 letters, digits and -._~ (RFC 7636 section 4.1)",
            ));
        }
        Ok(Self {
            verifier,
            method: ChallengeMethod::S256,
        })
    }

    /// Sets the challenge method.
    #[must_use]
    pub fn with_method(mut self, method: ChallengeMethod) -> Self {
        self.method = method;
        self
    }

    /// Returns the verifier, which is sent with the code.
    #[must_use]
    pub fn verifier(&self) -> &Secret {
        &self.verifier
    }

    /// Returns the challenge, which is part of the address that the browser opens.
    #[must_use]
    pub fn challenge(&self) -> String {
        match self.method {
            ChallengeMethod::Plain => self.verifier.expose().to_owned(),
            ChallengeMethod::S256 => {
                URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.expose().as_bytes()))
            }
        }
    }

    /// Returns the challenge method.
    #[must_use]
    pub fn method(&self) -> ChallengeMethod {
        self.method
    }
}

/// Returns 32 random bytes from the system as 43 characters.
pub(super) fn random_text() -> Result<String, Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        Error::new(
            ErrorClass::Io,
            "the system provides no random bytes for a sign-in",
        )
        .with_source(error)
    })?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}
