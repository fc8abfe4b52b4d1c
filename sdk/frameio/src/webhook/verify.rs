//! Verification of deliveries.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_drives_core::reexport::http::HeaderMap;
use cloud_drives_core::{Error, ErrorClass, Result, Secret};
use hmac::{Hmac, KeyInit, Mac};
use serde::de::DeserializeOwned;
use sha2::Sha256;

use super::{ActionDelivery, WebhookDelivery};

const TIMESTAMP: &str = "x-frameio-request-timestamp";
const SIGNATURE: &str = "x-frameio-signature";
/// Maximum difference between a timestamp and the clock (`wire.md`, "Webhook delivery").
const MAX_AGE: Duration = Duration::from_secs(300);

/// Verifies deliveries of webhooks and custom actions, and rejects forged and stale ones.
///
/// Only the answer that created the webhook or action has the secret.
///
/// ```
/// use cloud_drives_core::reexport::http::HeaderMap;
/// use frameio::WebhookVerifier;
///
/// fn receive(headers: &HeaderMap, body: &[u8]) -> Result<(), frameio::Error> {
///     let verifier = WebhookVerifier::new("the secret of the webhook")?;
///     let delivery = verifier.event(headers, body)?;
///     println!("{}: {} {}", delivery.event, delivery.resource.type_, delivery.resource.id);
///     Ok(())
/// }
///
/// assert!(receive(&HeaderMap::new(), b"{}").is_err(), "nobody signed that");
/// ```
///
/// The body must be the received bytes, unchanged: verify it before parsing. Answer within 5 s; otherwise the service sends the
/// delivery again, up to five times. A delivery that was answered too late is received twice.
#[derive(Clone, Debug)]
pub struct WebhookVerifier {
    secret: Secret,
    max_age: Duration,
}

impl WebhookVerifier {
    /// Creates a verifier with the secret of a webhook or a custom action.
    ///
    /// # Errors
    ///
    /// If the secret is empty: anyone could sign with it.
    pub fn new(secret: impl Into<Secret>) -> Result<Self> {
        let secret = secret.into();
        if secret.is_empty() {
            return Err(Error::invalid_input(
                "secret: must not be empty; use the one in the answer that created the webhook",
            ));
        }
        Ok(Self {
            secret,
            max_age: MAX_AGE,
        })
    }

    /// Sets the maximum difference between the time of a delivery and the clock, in either direction. Default: 5 minutes.
    #[must_use]
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = max_age;
        self
    }

    /// Verifies a delivery.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::Auth`], with the reason, if the delivery is not signed, signed with another secret, or too old.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<()> {
        self.verify_at(headers, body, SystemTime::now())
    }

    /// Verifies a delivery at a given time.
    ///
    /// # Errors
    ///
    /// As [`verify`](WebhookVerifier::verify).
    pub fn verify_at(&self, headers: &HeaderMap, body: &[u8], now: SystemTime) -> Result<()> {
        let (timestamp, signature) = (header(headers, TIMESTAMP)?, header(headers, SIGNATURE)?);
        // The signature covers the text of the header, so it is parsed as a number only afterwards.
        self.check_signature(timestamp, signature, body)?;
        self.check_age(timestamp, now)
    }

    /// Verifies and decodes a webhook's delivery.
    ///
    /// # Errors
    ///
    /// As [`verify`](WebhookVerifier::verify), and [`ErrorClass::Decode`] for a genuine delivery in an undocumented format.
    pub fn event(&self, headers: &HeaderMap, body: &[u8]) -> Result<WebhookDelivery> {
        self.verify(headers, body)?;
        read(body, "the webhook's delivery")
    }

    /// Verifies and decodes a custom action's delivery.
    ///
    /// # Errors
    ///
    /// As [`event`](WebhookVerifier::event).
    pub fn action(&self, headers: &HeaderMap, body: &[u8]) -> Result<ActionDelivery> {
        self.verify(headers, body)?;
        read(body, "the custom action's delivery")
    }

    fn check_signature(&self, timestamp: &str, signature: &str, body: &[u8]) -> Result<()> {
        let Some(hex) = signature.strip_prefix("v0=") else {
            return Err(refused("unknown signature version; expected v0"));
        };
        let given = bytes_of(hex).ok_or_else(|| refused("the signature is not hexadecimal"))?;
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.expose().as_bytes())
            .map_err(|_| refused("the secret cannot be used to sign"))?;
        mac.update(b"v0:");
        mac.update(timestamp.as_bytes());
        mac.update(b":");
        mac.update(body);
        // Compares in constant time.
        mac.verify_slice(&given).map_err(|_| {
            refused("the signature does not match; the delivery is forged, or the secret is wrong")
        })
    }

    fn check_age(&self, timestamp: &str, now: SystemTime) -> Result<()> {
        let sent: u64 = timestamp
            .parse()
            .map_err(|_| refused("the timestamp is not a number of seconds"))?;
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        let off = now.abs_diff(Duration::from_secs(sent));
        if off > self.max_age {
            let (off, limit) = (off.as_secs(), self.max_age.as_secs());
            return Err(refused(&format!(
                "the timestamp differs from the clock by {off} s, more than {limit} s; the delivery was replayed, or a clock is wrong"
            )));
        }
        Ok(())
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value
            .to_str()
            .map_err(|_| refused(&format!("the header {name} is not text"))),
        (Some(_), Some(_)) => Err(refused(&format!("the header {name} occurs twice"))),
        (None, _) => Err(refused(&format!("the header {name} is missing"))),
    }
}

fn bytes_of(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
        // Parsing a number would accept a sign.
        let digits = std::str::from_utf8(digits).ok()?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(bytes)
}

fn read<T: DeserializeOwned>(body: &[u8], what: &str) -> Result<T> {
    serde_json::from_slice(body).map_err(|error| {
        let message = format!("{what} does not have the documented format");
        Error::new(ErrorClass::Decode, message).with_source(error)
    })
}

fn refused(why: &str) -> Error {
    Error::new(ErrorClass::Auth, format!("delivery rejected: {why}"))
}
