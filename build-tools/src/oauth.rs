//! Signing in, as lint and model both read it.
//!
//! It has the grants by their words on the wire, and the schemes that are documentation.

use crate::load::Node;

/// Returns the grant that a value of `grant_type` stands for, by its short name; `None` for grants that no
/// sign-in uses.
///
/// ```
/// use build_tools::oauth::grant_kind;
///
/// assert_eq!(grant_kind("urn:ietf:params:oauth:grant-type:device_code"), Some("device_code"));
/// assert_eq!(grant_kind("password"), None);
/// ```
pub fn grant_kind(grant_type: &str) -> Option<&'static str> {
    match grant_type {
        "authorization_code" => Some("authorization_code"),
        "refresh_token" => Some("refresh_token"),
        "client_credentials" => Some("client_credentials"),
        "device_code" | "urn:ietf:params:oauth:grant-type:device_code" => Some("device_code"),
        _ => None,
    }
}

/// Returns whether a security scheme of a document is of type oauth2.
///
/// Such a scheme is documentation beside the scheme of type http.
pub fn is_oauth2(root: &Node, name: &str) -> bool {
    let kind = root.pointer(&["components", "securitySchemes", name, "type"]);
    kind.and_then(Node::as_str) == Some("oauth2")
}
