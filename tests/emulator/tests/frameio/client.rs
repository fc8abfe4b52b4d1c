//! A client that sends what it is told to and hides nothing.

use bytes::Bytes;
use cloud_drives_emulator::{Broken, Clock, FrameIo, FrameIoBuilder};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use crate::support;

/// A user of an emulated Frame.io without sockets.
pub(crate) struct User {
    pub(crate) frameio: FrameIo,
    pub(crate) token: String,
    /// A project that is there from the start.
    pub(crate) project: String,
    /// Its root folder.
    pub(crate) root: String,
}

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    /// What is under `data`.
    pub(crate) fn data(&self) -> Value {
        self.json()["data"].clone()
    }

    /// The id of what came back.
    pub(crate) fn id(&self) -> String {
        text(&self.data()["id"])
    }

    /// The names of a list.
    pub(crate) fn names(&self) -> Vec<String> {
        let data = self.data();
        let items = data.as_array().expect("a list");
        items.iter().map(|item| text(&item["name"])).collect()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("a readable header"))
    }

    /// Holds that this is an error of the API with this status, about this place of the request.
    #[track_caller]
    pub(crate) fn fails(&self, status: u16, pointer: &str) {
        assert_eq!(self.status, status, "{:?}", self.body);
        let error = self.json()["errors"][0].clone();
        assert!(error["detail"].is_string(), "{error}");
        let known = error["source"]["pointer"].as_str().unwrap_or_default();
        assert_eq!(known, pointer, "{error}");
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{:?}", self.body);
        self
    }
}

#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// What a body has under `data`.
pub(crate) fn data(value: Value) -> Option<Value> {
    Some(json!({ "data": value }))
}

impl User {
    /// A user of a strict emulator that tells rate limits only.
    pub(crate) fn new() -> Self {
        Self::of(FrameIo::builder().strict(true).rate_limits(false))
    }

    pub(crate) fn of(builder: FrameIoBuilder) -> Self {
        Self::at(Clock::fixed(), builder)
    }

    pub(crate) fn at(clock: Clock, builder: FrameIoBuilder) -> Self {
        let frameio = builder.clock(clock).in_process();
        let token = frameio.sign_in();
        let project = frameio.put_project("Film");
        let root = frameio.root_folder_id(&project).expect("a project");
        Self {
            frameio,
            token,
            project,
            root,
        }
    }

    /// Sends any request.
    pub(crate) async fn send(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Result<Reply, Broken> {
        let service = self.frameio.service();
        let response = support::send(&service, method, url, headers, body).await?;
        let (parts, body) = response.into_parts();
        Ok(Reply {
            status: parts.status,
            headers: parts.headers,
            body,
        })
    }

    /// Calls the API with this user's token; a path that begins with `/v4` is whole, others are in the account.
    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<Value>) -> Reply {
        self.call_as(&self.token, method, path, body).await
    }

    pub(crate) async fn call_as(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> Reply {
        let url = match path.strip_prefix("/v4") {
            Some(rest) => format!("{}/v4{rest}", self.frameio.api_url()),
            None => {
                let (api, account) = (self.frameio.api_url(), self.frameio.account_id());
                format!("{api}/v4/accounts/{account}{path}")
            }
        };
        let authorization = format!("Bearer {token}");
        let mut headers = vec![("authorization", authorization.as_str())];
        let body = match body {
            Some(body) => {
                headers.push(("content-type", "application/json"));
                body.to_string()
            }
            None => String::new(),
        };
        let reply = self.send(method, &url, &headers, body).await;
        reply.expect("an answer")
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.call("GET", path, None).await
    }

    /// Posts something under `data`.
    pub(crate) async fn post(&self, path: &str, value: Value) -> Reply {
        self.call("POST", path, data(value)).await
    }

    /// Patches something under `data`.
    pub(crate) async fn patch(&self, path: &str, value: Value) -> Reply {
        self.call("PATCH", path, data(value)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        self.call("DELETE", path, None).await
    }

    /// Puts a file into the root folder; its id.
    pub(crate) fn file(&self, name: &str) -> String {
        let put = self.frameio.put_file(&self.root, name, name);
        put.expect("a folder")
    }

    /// Puts a folder into the root folder; its id.
    pub(crate) fn folder(&self, name: &str) -> String {
        self.frameio.put_folder(&self.root, name).expect("a folder")
    }

    /// Announces a file in the root folder.
    pub(crate) async fn begin_upload(&self, name: &str, size: usize) -> Reply {
        let path = format!("/folders/{}/files/local_upload", self.root);
        self.post(&path, json!({"name": name, "file_size": size}))
            .await
    }

    /// Puts one part as it has to be put.
    pub(crate) async fn put_part(&self, url: &str, kind: &str, bytes: &[u8]) -> Reply {
        let headers = [("content-type", kind), ("x-amz-acl", "private")];
        let bytes = Bytes::copy_from_slice(bytes);
        let reply = self.send("PUT", url, &headers, bytes).await;
        reply.expect("an answer")
    }

    /// Gets a link without a token.
    pub(crate) async fn fetch(&self, url: &str, headers: &[(&str, &str)]) -> Reply {
        let reply = self.send("GET", url, headers, "").await;
        reply.expect("an answer")
    }

    /// Posts a form to the identity service.
    pub(crate) async fn ims(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let url = format!("{}{path}", self.frameio.ims_url());
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let reply = self.send("POST", &url, &headers, form(fields)).await;
        reply.expect("an answer")
    }

    /// What was sent so far to webhooks and actions: the events.
    pub(crate) fn events(&self) -> Vec<String> {
        let sent = self.frameio.deliveries().into_iter();
        sent.map(|delivery| delivery.event).collect()
    }

    #[track_caller]
    pub(crate) fn has_nothing_to_complain_about(&self) {
        assert_eq!(self.frameio.complaints(), []);
    }
}

/// The parts that an upload was answered with: sizes and URLs.
pub(crate) fn parts(upload: &Value) -> Vec<(usize, String)> {
    let urls = upload["upload_urls"].as_array().expect("URLs");
    urls.iter()
        .map(|part| {
            let size = part["size"].as_u64().expect("a size");
            (
                usize::try_from(size).expect("a small one"),
                text(&part["url"]),
            )
        })
        .collect()
}
