//! Verification of deliveries: genuine and recent.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_drives_core::reexport::http::HeaderMap;
use cloud_drives_core::{Error, ErrorClass, Result, Secret};
use hmac::{Hmac, KeyInit, Mac};
use serde::de::DeserializeOwned;
use sha2::Sha256;

use super::{ActionDelivery, WebhookDelivery};

const TIMESTAMP: &str = "x-frameio-request-timestamp";
const SIGNATURE: &str = "x-frameio-signature";
/// The largest difference between a timestamp and the clock (`wire.md`, "Webhook delivery").
const MAX_AGE: Duration = Duration::from_secs(300);

/// Tells genuine deliveries of webhooks and custom actions from forged and stale ones.
///
/// The secret is in the answer that created the webhook or the action, and nowhere else.
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
/// The body must be exactly what was received, byte by byte: verify it before parsing. Answer within 5 s, or the service sends
/// it again, up to five times; a delivery that was answered too late comes twice.
#[derive(Clone, Debug)]
pub struct WebhookVerifier {
    secret: Secret,
    max_age: Duration,
}

impl WebhookVerifier {
    /// Verifies with the secret of a webhook or a custom action.
    ///
    /// # Errors
    ///
    /// If the secret is empty, with which anyone could sign.
    pub fn new(secret: impl Into<Secret>) -> Result<Self> {
        let secret = secret.into();
        if secret.is_empty() {
            return Err(Error::invalid_input(
                "secret: is empty; use the one in the answer that created the webhook",
            ));
        }
        Ok(Self {
            secret,
            max_age: MAX_AGE,
        })
    }

    /// Sets the largest difference between the time of a delivery and the clock, in either direction. Default: 5 minutes.
    #[must_use]
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = max_age;
        self
    }

    /// Verifies a delivery.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::Auth`], with the reason, when it is not signed, not with this secret, or not now.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<()> {
        self.verify_at(headers, body, SystemTime::now())
    }

    /// Verifies a delivery as if it were another time.
    ///
    /// # Errors
    ///
    /// As [`verify`](WebhookVerifier::verify).
    pub fn verify_at(&self, headers: &HeaderMap, body: &[u8], now: SystemTime) -> Result<()> {
        let (timestamp, signature) = (header(headers, TIMESTAMP)?, header(headers, SIGNATURE)?);
        // What is signed is the text of the header, so it is read as a number only after that.
        self.check_signature(timestamp, signature, body)?;
        self.check_age(timestamp, now)
    }

    /// Verifies a webhook's delivery, and reads it.
    ///
    /// # Errors
    ///
    /// As [`verify`](WebhookVerifier::verify), and [`ErrorClass::Decode`] when it is genuine and not what the service documents.
    pub fn event(&self, headers: &HeaderMap, body: &[u8]) -> Result<WebhookDelivery> {
        self.verify(headers, body)?;
        read(body, "the webhook's delivery")
    }

    /// Verifies a custom action's delivery, and reads it.
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
            return Err(refused(
                "its signature is of another version than v0, the only one known",
            ));
        };
        let given = bytes_of(hex).ok_or_else(|| refused("its signature is not hexadecimal"))?;
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.expose().as_bytes())
            .map_err(|_| refused("the secret can't be used to sign"))?;
        mac.update(b"v0:");
        mac.update(timestamp.as_bytes());
        mac.update(b":");
        mac.update(body);
        // Compares in constant time.
        mac.verify_slice(&given).map_err(|_| {
            refused("the signature does not match the secret and the body; the delivery is forged, or the secret is wrong")
        })
    }

    fn check_age(&self, timestamp: &str, now: SystemTime) -> Result<()> {
        let sent: u64 = timestamp
            .parse()
            .map_err(|_| refused("its timestamp is not a number of seconds"))?;
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        let off = now.abs_diff(Duration::from_secs(sent));
        if off > self.max_age {
            let (off, limit) = (off.as_secs(), self.max_age.as_secs());
            return Err(refused(&format!(
                "its timestamp differs from the clock by {off} s, more than {limit} s; it was replayed, or a clock is wrong"
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
            .map_err(|_| refused(&format!("its header {name} is not text"))),
        (Some(_), Some(_)) => Err(refused(&format!("it has the header {name} twice"))),
        (None, _) => Err(refused(&format!("it has no header {name}"))),
    }
}

fn bytes_of(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
        // A sign would pass for a number.
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
        let message = format!("{what} is not what Frame.io documents");
        Error::new(ErrorClass::Decode, message).with_source(error)
    })
}

fn refused(why: &str) -> Error {
    Error::new(ErrorClass::Auth, format!("delivery refused: {why}"))
}
