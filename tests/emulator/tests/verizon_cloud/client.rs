//! A client that sends what it is told to and hides nothing.

use bytes::Bytes;
use cloud_drives_emulator::{Broken, Clock, Content, VerizonCloud, VerizonCloudBuilder};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use crate::support;

/// A user of an emulated cloud without sockets.
pub(crate) struct User {
    pub(crate) verizon: VerizonCloud,
    pub(crate) token: String,
}

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("a readable header"))
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{:?}", self.body);
        self
    }

    /// A success that has nothing to tell.
    #[track_caller]
    pub(crate) fn bare(self, status: u16) -> Self {
        assert!(self.body.is_empty(), "{:?}", self.body);
        self.is(status)
    }

    /// The description of an error with this status.
    #[track_caller]
    pub(crate) fn fails(&self, status: u16) -> String {
        let body = self.json();
        assert_eq!(self.status, status, "{body}");
        assert!(body["error"].is_string(), "{body}");
        let description = body["error_description"].as_str();
        description.expect("a description").to_owned()
    }

    /// The value of a member, by names and dots.
    #[track_caller]
    pub(crate) fn at(&self, names: &str) -> Value {
        let body = self.json();
        let found = names.split('.').fold(&body, |value, name| &value[name]);
        found.clone()
    }

    /// The names of things in a list.
    #[track_caller]
    pub(crate) fn names(&self, names: &str) -> Vec<String> {
        let list = self.at(names);
        let list = list.as_array().cloned().unwrap_or_default();
        let name = |item: Value| item["name"].as_str().expect("a name").to_owned();
        list.into_iter().map(name).collect()
    }
}

pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The SHA-256 of some bytes.
pub(crate) fn sum(bytes: &[u8]) -> String {
    Content::from(bytes).digests().sha256.clone()
}

impl User {
    pub(crate) fn new() -> Self {
        Self::of(VerizonCloud::builder().strict(true))
    }

    pub(crate) fn of(builder: VerizonCloudBuilder) -> Self {
        let verizon = builder.clock(Clock::fixed()).in_process();
        let token = verizon.sign_in();
        Self { verizon, token }
    }

    /// Sends any request.
    pub(crate) async fn send(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Result<Reply, Broken> {
        let service = self.verizon.service();
        let response = support::send(&service, method, url, headers, body).await?;
        let (parts, body) = response.into_parts();
        Ok(Reply {
            status: parts.status,
            headers: parts.headers,
            body,
        })
    }

    /// Sends a request with this user's token.
    pub(crate) async fn authorized(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Reply {
        let authorization = format!("Bearer {}", self.token);
        let mut all = vec![("authorization", authorization.as_str())];
        all.extend(headers);
        self.send(method, url, &all, body).await.expect("an answer")
    }

    fn url(&self, path: &str, query: &[(&str, &str)]) -> String {
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}/{path}{mark}{}", self.verizon.api_url(), form(query))
    }

    pub(crate) async fn call(&self, method: &str, path: &str, query: &[(&str, &str)]) -> Reply {
        let url = self.url(path, query);
        self.authorized(method, &url, &[], "").await
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.call("GET", path, &[]).await
    }

    pub(crate) async fn list(&self, path: &str, query: &[(&str, &str)]) -> Reply {
        self.call("GET", path, query).await
    }

    pub(crate) async fn delete(&self, path: &str, query: &[(&str, &str)]) -> Reply {
        self.call("DELETE", path, query).await
    }

    /// Sends a JSON body.
    pub(crate) async fn with(&self, method: &str, path: &str, body: Value) -> Reply {
        let headers = [("content-type", "application/json")];
        let url = self.url(path, &[]);
        self.authorized(method, &url, &headers, body.to_string())
            .await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Reply {
        self.with("POST", path, body).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Reply {
        self.with("PUT", path, body).await
    }

    /// Copies, moves or renames.
    pub(crate) async fn fop(&self, what: &str, src: &str, target: &str, more: Value) -> Reply {
        let mut body = json!({"src": src, "target": target});
        if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
            body.extend(more);
        }
        self.post(&format!("fops/{what}"), body).await
    }

    pub(crate) async fn remove(&self, path: &str) -> Reply {
        self.delete("fops/delete", &[("path", path)]).await
    }

    /// Announces an upload.
    pub(crate) async fn intent(
        &self,
        folder: &str,
        name: &str,
        bytes: &[u8],
        chunk: &str,
    ) -> Reply {
        let (size, sum) = (bytes.len().to_string(), sum(bytes));
        let query = [
            ("path", folder),
            ("name", name),
            ("size", size.as_str()),
            ("checksum", sum.as_str()),
            ("chunk", chunk),
        ];
        self.list("fileupload/intent", &query).await
    }

    /// Sends bytes where an intent said.
    pub(crate) async fn bytes(&self, url: &str, bytes: &[u8]) -> Reply {
        let length = bytes.len().to_string();
        let headers = [
            ("content-type", "application/octet-stream"),
            ("content-length", length.as_str()),
        ];
        self.authorized("POST", url, &headers, bytes.to_vec()).await
    }

    /// Uploads a file in one piece.
    pub(crate) async fn upload(&self, folder: &str, name: &str, bytes: &[u8]) -> Reply {
        let intent = self.intent(folder, name, bytes, "false").await;
        let intent = intent.is(200).at("uploadurls.uploadurl");
        let url = intent.as_str().expect("a URL");
        self.bytes(&format!("{url}&checksum={}", sum(bytes)), bytes)
            .await
    }

    /// Asks for the full view, or for what has changed since a state.
    pub(crate) async fn fullview(&self, state: Option<&str>) -> Reply {
        let headers: Vec<(&str, &str)> = state
            .map(|state| ("x-header-etag", state))
            .into_iter()
            .collect();
        let url = self.url("fullview", &[]);
        self.authorized("GET", &url, &headers, "").await
    }

    /// Gets a URL without a token.
    pub(crate) async fn fetch(&self, url: &str, headers: &[(&str, &str)]) -> Reply {
        self.send("GET", url, headers, "").await.expect("an answer")
    }

    /// Posts a form to the token endpoint.
    pub(crate) async fn token(&self, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Reply {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend(headers);
        let url = self.verizon.token_url();
        let reply = self.send("POST", &url, &all, form(fields)).await;
        reply.expect("an answer")
    }
}
