//! The headers of answers.

use std::str::FromStr;

use http::HeaderMap;
use http::header::LOCATION;
use percent_encoding::{CONTROLS, percent_encode};

use crate::error::{Error, ErrorClass, Result};

/// The headers of an answer as a type; generated code implements it where an API describes them.
pub trait TypedHeaders: Sized {
    /// Reads the headers.
    ///
    /// # Errors
    ///
    /// If a header is missing or has another form than described.
    fn from_headers(headers: &HeaderMap) -> Result<Self>;
}

/// Returns the text of a header, if it is present and is text.
///
/// ```
/// # use cloud_drives_core::header_str;
/// let mut headers = http::HeaderMap::new();
/// headers.insert("etag", "\"1\"".parse().unwrap());
/// assert_eq!(header_str(&headers, "etag").as_deref(), Some("\"1\""));
/// assert_eq!(header_str(&headers, "location"), None);
/// ```
#[must_use]
pub fn header_str(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    // Several servers send UTF-8 in headers; invalid UTF-8 is replaced, so that the value is not lost.
    Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
}

/// Returns the `Location` of an answer unchanged: an absolute or relative URL.
///
/// Bytes that a URL can't contain, such as those of a UTF-8 name, are percent-encoded.
///
/// ```
/// # use cloud_drives_core::location;
/// let mut headers = http::HeaderMap::new();
/// headers.insert("location", http::HeaderValue::from_bytes("/files/Ö.txt".as_bytes())?);
/// assert_eq!(location(&headers).as_deref(), Some("/files/%C3%96.txt"));
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
#[must_use]
pub fn location(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(LOCATION)?.as_bytes().trim_ascii();
    Some(percent_encode(value, CONTROLS).to_string())
}

/// Parses the value of a header, if it is present.
///
/// # Errors
///
/// [`ErrorClass::Decode`] when its text is not of that type; the message names the header and does
/// not quote the value.
pub fn header_parse<T: FromStr>(headers: &HeaderMap, name: &str) -> Result<Option<T>> {
    let Some(text) = header_str(headers, name) else {
        return Ok(None);
    };
    text.parse().map(Some).map_err(|_| {
        Error::new(
            ErrorClass::Decode,
            format!(
                "the header {name} has an invalid value of {} characters",
                text.len()
            ),
        )
    })
}

/// Parses the value of a header that the API always sends.
///
/// # Errors
///
/// [`ErrorClass::Decode`] when it is missing or its text is not of that type.
pub fn header_required<T: FromStr>(headers: &HeaderMap, name: &str) -> Result<T> {
    header_parse(headers, name)?.ok_or_else(|| {
        Error::new(
            ErrorClass::Decode,
            format!("the header {name} is missing from the answer"),
        )
    })
}
