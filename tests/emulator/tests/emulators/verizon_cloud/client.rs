//! A client that sends requests unchanged.

use bytes::Bytes;
use cloud_drives_emulator::verizon_cloud::Settings;
use cloud_drives_emulator::{Content, VerizonCloud, VerizonCloudBuilder};
use serde_json::{Value, json};

use crate::support::client;
pub(crate) use crate::support::client::form;

pub(crate) type User = client::User<Settings>;
pub(crate) type Reply = client::Reply<Settings>;

impl Reply {
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

/// The SHA-256 of some bytes.
pub(crate) fn sum(bytes: &[u8]) -> String {
    Content::from(bytes).digests().sha256.clone()
}

impl User {
    pub(crate) fn new() -> Self {
        Self::of(VerizonCloud::builder().strict(true))
    }

    pub(crate) fn of(builder: VerizonCloudBuilder) -> Self {
        Self::begin(builder, |emulator| (emulator.sign_in(), ()))
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
        format!("{}/{path}{mark}{}", self.emulator.api_url(), form(query))
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

    /// Posts a form to the token endpoint.
    pub(crate) async fn token(&self, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Reply {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend(headers);
        let url = self.emulator.token_url();
        let reply = self.send("POST", &url, &all, form(fields)).await;
        reply.expect("an answer")
    }
}
