//! The URLs of an upload, and their saved form.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

/// Query parameters of a URL that may have a token: the documented one (`wire.md §1.2`) and a likely spelling.
const TOKENS: [&str; 2] = ["access-token", "access_token"];

/// The target of an upload.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Session {
    pub(super) upload: Url,
    /// SHA-256 of the whole contents.
    pub(super) checksum: String,
    /// Set for contents in chunks.
    pub(super) chunks: Option<Chunked>,
}

/// The URL that commits the chunks, and their size.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Chunked {
    pub(super) commit: Url,
    pub(super) size: u64,
}

/// A session in the form that is saved for another process.
#[derive(Deserialize, Serialize)]
pub(super) struct SavedSession {
    pub(super) folder: String,
    pub(super) name: String,
    pub(super) checksum: String,
    pub(super) upload: String,
    pub(super) commit: Option<String>,
    pub(super) chunk_size: Option<u64>,
}

impl Session {
    /// Returns the session in the saved form; `None` if the service has put a token into its URLs.
    pub(super) fn saved(&self, folder: &str, name: &str) -> Option<SavedSession> {
        let commit = self.chunks.as_ref().map(|chunks| &chunks.commit);
        if has_token(&self.upload) || commit.is_some_and(has_token) {
            return None;
        }
        Some(SavedSession {
            folder: folder.to_owned(),
            name: name.to_owned(),
            checksum: self.checksum.clone(),
            upload: self.upload.as_str().to_owned(),
            commit: commit.map(|url| url.as_str().to_owned()),
            chunk_size: self.chunks.as_ref().map(|chunks| chunks.size),
        })
    }
}

/// Shows no URL: with a token, the URLs permit uploads.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("host", &self.upload.host_str())
            .field(
                "chunk_size",
                &self.chunks.as_ref().map(|chunks| chunks.size),
            )
            .finish_non_exhaustive()
    }
}

fn has_token(url: &Url) -> bool {
    let mut names = url.query_pairs().map(|(name, _)| name);
    names.any(|name| TOKENS.iter().any(|token| name.eq_ignore_ascii_case(token)))
}

/// Returns the URL for some bytes: adds the checksum unless it has one, and the number of a chunk.
///
/// The rest of the URL stays unchanged (`wire.md §6.2`).
pub(super) fn with_parameters(upload: &Url, checksum: &str, chunk: Option<u32>) -> Url {
    let query = upload.query().unwrap_or_default();
    let mut parts: Vec<String> = query
        .split('&')
        .filter(|part| !part.is_empty())
        .filter(|part| chunk.is_none() || name_of(part) != "offset")
        .map(str::to_owned)
        .collect();
    if !parts.iter().any(|part| name_of(part) == "checksum") {
        parts.push(format!("checksum={checksum}"));
    }
    if let Some(chunk) = chunk {
        parts.push(format!("offset={chunk}"));
    }
    let mut url = upload.clone();
    url.set_query(Some(&parts.join("&")));
    url
}

fn name_of(part: &str) -> &str {
    part.split_once('=').map_or(part, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn only_what_is_missing_is_added_to_an_address() {
        let at = |address: &str, chunk| {
            let base = "https://up.example/u/1";
            let made = with_parameters(&url(&format!("{base}{address}")), SUM, chunk);
            made.as_str().strip_prefix(base).unwrap().to_owned()
        };
        assert_eq!(
            at("?chunk=false", None),
            format!("?chunk=false&checksum={SUM}")
        );
        assert_eq!(at("", None), format!("?checksum={SUM}"));
        let given = "?checksum=AB&chunk=true&sig=a%2Bb%26c%3D&x=a+b&flag";
        assert_eq!(at(given, None), given);
        assert_eq!(at(given, Some(2)), format!("{given}&offset=2"));
        assert_eq!(
            at("?offset=0&chunk=true", Some(1)),
            format!("?chunk=true&checksum={SUM}&offset=1")
        );
    }

    #[test]
    fn an_address_with_a_token_is_not_kept() {
        let session = |query: &str| Session {
            upload: url(&format!("https://up.example/u/1{query}")),
            checksum: SUM.to_owned(),
            chunks: None,
        };
        assert!(session("?chunk=false").saved("/VZMOBILE", "a").is_some());
        for query in ["?access-token=X", "?a=b&Access_Token=X"] {
            assert!(session(query).saved("/VZMOBILE", "a").is_none(), "{query}");
        }
        let commit = Session {
            upload: url("https://up.example/u/1"),
            checksum: SUM.to_owned(),
            chunks: Some(Chunked {
                commit: url("https://up.example/c/1?access-token=X"),
                size: 1,
            }),
        };
        assert!(commit.saved("/VZMOBILE", "a").is_none());
        assert!(!format!("{commit:?}").contains("/c/1"));
    }
}
