//! A client that sends requests unchanged.

use cloud_drives_emulator::amazon_drive::Settings;
use cloud_drives_emulator::{AmazonDrive, AmazonDriveBuilder, Broken};
use serde_json::{Value, json};

use crate::support::client;
pub(crate) use crate::support::client::form;

pub(crate) type User = client::User<Settings>;
pub(crate) type Reply = client::Reply<Settings>;

impl Reply {
    /// The message of an error with this status.
    #[track_caller]
    pub(crate) fn fails(&self, status: u16) -> String {
        let body = self.json();
        assert_eq!(self.status, status, "{body}");
        body["message"].as_str().expect("a message").to_owned()
    }

    /// Checks a conflict; the id of the node in the way.
    #[track_caller]
    pub(crate) fn conflict(&self, code: &str) -> String {
        self.fails(409);
        let body = self.json();
        assert_eq!(body["code"], code);
        assert!(body["logref"].is_string(), "{body}");
        body["info"]["nodeId"].as_str().expect("a node").to_owned()
    }

    /// The id of the node that was answered.
    #[track_caller]
    pub(crate) fn id(&self) -> String {
        let body = self.json();
        body["id"].as_str().expect("an id").to_owned()
    }

    /// The names of the nodes that were listed.
    #[track_caller]
    pub(crate) fn names(&self) -> Vec<String> {
        let body = self.json();
        let data = body["data"].as_array().expect("a list of nodes").iter();
        data.map(|node| node["name"].as_str().unwrap_or("/").to_owned())
            .collect()
    }
}

/// A multipart body with the boundary `XyZ`.
pub(crate) fn multipart(metadata: Option<&Value>, kind: &str, content: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    if let Some(metadata) = metadata {
        let head = "--XyZ\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n";
        body.extend_from_slice(format!("{head}{metadata}\r\n").as_bytes());
    }
    let head = "--XyZ\r\nContent-Disposition: form-data; name=\"content\"; filename=\"x\"\r\n";
    body.extend_from_slice(format!("{head}Content-Type: {kind}\r\n\r\n").as_bytes());
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--XyZ--\r\n");
    body
}

pub(crate) const MULTIPART: (&str, &str) = ("content-type", "multipart/form-data; boundary=XyZ");

impl User {
    pub(crate) fn new() -> Self {
        Self::of(AmazonDrive::builder().strict(true))
    }

    pub(crate) fn of(builder: AmazonDriveBuilder) -> Self {
        Self::begin(builder, |emulator| (emulator.sign_in(), ()))
    }

    fn url(base: String, path: &str, query: &[(&str, &str)]) -> String {
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{base}{path}{mark}{}", form(query))
    }

    /// Sends a request with this user's token and, if any, a JSON body.
    async fn authorized(&self, method: &str, url: &str, body: Option<&Value>) -> Reply {
        let authorization = format!("Bearer {}", self.token);
        self.send_json(&authorization, method, url, body).await
    }

    /// Calls the metadata host.
    pub(crate) async fn call(&self, method: &str, path: &str, query: &[(&str, &str)]) -> Reply {
        let url = Self::url(self.emulator.metadata_url(), path, query);
        self.authorized(method, &url, None).await
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.call("GET", path, &[]).await
    }

    /// Calls the metadata host with a JSON body.
    pub(crate) async fn with(&self, method: &str, path: &str, body: Value) -> Reply {
        let url = Self::url(self.emulator.metadata_url(), path, &[]);
        self.authorized(method, &url, Some(&body)).await
    }

    /// Creates a folder; returns its id.
    pub(crate) async fn folder(&self, name: &str, parent: &str) -> String {
        let body = json!({"kind": "FOLDER", "name": name, "parents": [parent]});
        self.with("POST", "nodes", body).await.is(201).id()
    }

    /// Sends a whole multipart body to the content host.
    pub(crate) async fn multipart(
        &self,
        method: &str,
        path: &str,
        query: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Reply, Broken> {
        let url = Self::url(self.emulator.content_url(), path, query);
        let authorization = format!("Bearer {}", self.token);
        let headers = [("authorization", authorization.as_str()), MULTIPART];
        self.send(method, &url, &headers, body).await
    }

    /// Uploads a file of text without deduplication.
    pub(crate) async fn upload(&self, name: &str, parent: &str, content: &str) -> Reply {
        let metadata = json!({"kind": "FILE", "name": name, "parents": [parent]});
        let body = multipart(Some(&metadata), "text/plain", content.as_bytes());
        let query = [("suppress", "deduplication")];
        let reply = self.multipart("POST", "nodes", &query, body).await;
        reply.expect("an answer")
    }

    /// Overwrites a file with text.
    pub(crate) async fn overwrite(&self, id: &str, query: &[(&str, &str)], content: &str) -> Reply {
        let body = multipart(None, "text/plain", content.as_bytes());
        let path = format!("nodes/{id}/content");
        let reply = self.multipart("PUT", &path, query, body).await;
        reply.expect("an answer")
    }

    /// Gets from the content host.
    pub(crate) async fn download(
        &self,
        id: &str,
        query: &[(&str, &str)],
        range: Option<&str>,
    ) -> Reply {
        let url = Self::url(
            self.emulator.content_url(),
            &format!("nodes/{id}/content"),
            query,
        );
        let authorization = format!("Bearer {}", self.token);
        let mut headers = vec![("authorization", authorization.as_str())];
        headers.extend(range.map(|range| ("range", range)));
        self.send("GET", &url, &headers, "")
            .await
            .expect("an answer")
    }
}
