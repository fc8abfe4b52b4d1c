//! Cursors of pages of shares (`wire.md §4.2`).

use cloud_drives_core::reexport::url::form_urlencoded;

use crate::types::Shares;

/// Cursors of the previous and the next page of shares, for
/// [`ListRequest::cursor`](crate::shares::ListRequest::cursor).
///
/// ```no_run
/// # async fn example(cloud: verizon_cloud::Client) -> Result<(), verizon_cloud::Error> {
/// use verizon_cloud::SharesCursor;
///
/// let first = cloud.shares().list().send().await?;
/// if let Some(next) = SharesCursor::from(&*first).next {
///     let second = cloud.shares().list().cursor(next).send().await?;
///     println!("{} more", second.shares.len());
/// }
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SharesCursor {
    /// Next page; `None` at the end.
    pub next: Option<String>,
    /// Previous page; `None` at the beginning.
    pub prev: Option<String>,
}

impl From<&Shares> for SharesCursor {
    fn from(page: &Shares) -> Self {
        let cursor = |rel: &str| {
            let link = page.links.iter().find(|link| link.rel == rel)?;
            cursor_in(&link.link)
        };
        Self {
            next: cursor("next"),
            prev: cursor("prev"),
        }
    }
}

/// Returns the cursor of a link, with or without its host, or the text itself if it is not a link.
fn cursor_in(link: &str) -> Option<String> {
    let found = match link.split_once('?') {
        Some((_, query)) => {
            let query = query.split('#').next().unwrap_or_default();
            form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == "cursor")
                .map(|(_, cursor)| cursor.into_owned())
        }
        None if link.starts_with('/') || link.contains("://") => None,
        None => Some(link.to_owned()),
    };
    found.filter(|cursor| !cursor.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_found_in_every_form_of_link() {
        for link in [
            "https://cloud.example/shares?count=2&cursor=c%2B2",
            "/cloud/1/shares?cursor=c%2B2#top",
            "shares?cursor=c%2B2",
            "c+2",
        ] {
            assert_eq!(cursor_in(link).as_deref(), Some("c+2"), "{link}");
        }
        assert_eq!(cursor_in("after:7").as_deref(), Some("after:7"));
        for none in [
            "",
            "https://cloud.example/shares",
            "/shares?cursor=",
            "/shares",
        ] {
            assert_eq!(cursor_in(none), None, "{none}");
        }
    }
}
