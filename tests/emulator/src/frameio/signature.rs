//! Signatures of links and webhooks.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::content::hex;

/// Returns the HMAC-SHA256 of a text, in lower-case hex digits.
pub(crate) fn hmac(secret: &str, text: &str) -> String {
    // A key of any length is right for an HMAC.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.update(text.as_bytes());
    hex(&mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_value_comes_out() {
        // RFC 4231, test case 2.
        assert_eq!(
            hmac("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
