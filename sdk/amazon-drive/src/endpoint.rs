//! A client for discovered hosts.

use cloud_drives_core::{Error, ErrorClass};

use crate::Client;
use crate::types::Endpoint;

impl Client {
    /// Returns the same client for the hosts of an account, as returned by
    /// [`account().endpoint()`](crate::account::AccountApi::endpoint).
    ///
    /// ```
    /// # fn example(hosts: &amazon_drive::types::Endpoint) -> Result<(), amazon_drive::Error> {
    /// let start = amazon_drive::Client::builder().token("Atza|…").build()?;
    /// let drive = start.with_endpoint(hosts)?;
    /// # drop(drive);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// If one of the two URLs is missing, as for an account without a Drive (`wire.md §2.1`), or is neither `https` nor on
    /// the local machine.
    pub fn with_endpoint(&self, endpoint: &Endpoint) -> Result<Self, Error> {
        let metadata = address(endpoint, endpoint.metadata_url.as_deref(), "metadataUrl")?;
        let content = address(endpoint, endpoint.content_url.as_deref(), "contentUrl")?;
        let core = self
            .core()
            .with_base_url("metadata", metadata)?
            .with_base_url("content", content)?;
        Ok(Self::from(core))
    }
}

fn address<'a>(endpoint: &Endpoint, url: Option<&'a str>, member: &str) -> Result<&'a str, Error> {
    url.filter(|url| !url.is_empty()).ok_or_else(|| {
        let why = match endpoint.customer_exists {
            Some(false) => "the Amazon account has no Drive; open one first",
            _ => "request the endpoint again",
        };
        Error::new(
            ErrorClass::InvalidInput,
            format!("account/endpoint: the answer has no {member}; {why}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn told(body: Value) -> Result<Client, Error> {
        let endpoint: Endpoint = serde_json::from_value(body).unwrap();
        Client::builder().build().unwrap().with_endpoint(&endpoint)
    }

    #[test]
    fn both_hosts_are_taken_as_they_are_told() {
        let client = told(json!({
            "contentUrl": "https://content-eu.example.com/cdproxy/",
            "metadataUrl": "https://cdws.example.com/drive/v1/",
            "customerExists": true
        }))
        .unwrap();
        let url = |server| client.core().base_url(server).unwrap().as_str();
        assert_eq!(url("metadata"), "https://cdws.example.com/drive/v1/");
        assert_eq!(url("content"), "https://content-eu.example.com/cdproxy/");
        assert_eq!(url("master"), "https://drive.amazonaws.com/drive/v1");
    }

    #[test]
    fn an_account_without_a_drive_has_no_hosts() {
        let error = told(json!({ "customerExists": false })).unwrap_err();
        assert_eq!(
            error.message(),
            "account/endpoint: the answer has no metadataUrl; the Amazon account has no Drive; open one first"
        );
    }

    #[test]
    fn a_missing_or_foreign_host_is_refused() {
        let metadata = "https://cdws.example.com/drive/v1/";
        let error = told(json!({ "metadataUrl": metadata, "contentUrl": "" })).unwrap_err();
        assert!(error.message().contains("no contentUrl"), "{error}");
        let plain = "http://content.example.com/";
        let error = told(json!({ "metadataUrl": metadata, "contentUrl": plain })).unwrap_err();
        assert!(error.message().contains("https"), "{error}");
    }
}
