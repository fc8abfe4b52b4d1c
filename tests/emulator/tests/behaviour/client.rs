//! A client that sends what it is told to and hides nothing.

use bytes::Bytes;
use cloud_drives_emulator::{Broken, Clock, YandexDisk, YandexDiskBuilder};
use http::{HeaderMap, StatusCode};
use serde_json::Value;
use url::form_urlencoded::{Serializer, byte_serialize};

use crate::support;

/// A user of an emulated Disk without sockets.
pub(crate) struct User {
    pub(crate) yandex: YandexDisk,
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
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("a readable header"))
    }

    pub(crate) fn href(&self) -> String {
        let body = self.json();
        body["href"].as_str().expect("a link").to_owned()
    }

    /// Status and code of an error.
    #[track_caller]
    pub(crate) fn error(&self) -> (u16, String) {
        let body = self.json();
        assert!(body["message"].is_string(), "{body}");
        assert!(body["description"].is_string(), "{body}");
        let code = body["error"].as_str().expect("an error code");
        (self.status.as_u16(), code.to_owned())
    }

    #[track_caller]
    pub(crate) fn fails(&self, status: u16, code: &str) {
        assert_eq!(self.error(), (status, code.to_owned()));
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{:?}", self.body);
        self
    }
}

pub(crate) fn encode(value: &str) -> String {
    byte_serialize(value.as_bytes()).collect()
}

pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}

impl User {
    pub(crate) fn new() -> Self {
        Self::of(YandexDisk::builder().strict(true))
    }

    pub(crate) fn of(builder: YandexDiskBuilder) -> Self {
        let yandex = builder.clock(Clock::fixed()).in_process();
        let token = yandex.sign_in();
        Self { yandex, token }
    }

    /// Sends any request.
    pub(crate) async fn send(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Result<Reply, Broken> {
        let service = self.yandex.service();
        let response = support::send(&service, method, url, headers, body).await?;
        let (parts, body) = response.into_parts();
        Ok(Reply {
            status: parts.status,
            headers: parts.headers,
            body,
        })
    }

    /// Calls the Disk API with this user's token; `path` has no `/v1/disk` before it.
    pub(crate) async fn call(&self, method: &str, path: &str, query: &[(&str, &str)]) -> Reply {
        self.call_with(method, path, query, None).await
    }

    pub(crate) async fn call_with(
        &self,
        method: &str,
        path: &str,
        query: &[(&str, &str)],
        body: Option<Value>,
    ) -> Reply {
        let url = self.url(path, query);
        let authorization = format!("OAuth {}", self.token);
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

    pub(crate) fn url(&self, path: &str, query: &[(&str, &str)]) -> String {
        let mut url = format!("{}/v1/disk{path}", self.yandex.api_url());
        if !query.is_empty() {
            url = format!("{url}?{}", form(query));
        }
        url
    }

    /// A resource without projection.
    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.call("GET", "/resources", &[("path", path)]).await
    }

    /// Uploads bytes by a link of its own.
    pub(crate) async fn upload(&self, path: &str, bytes: &'static [u8]) -> Reply {
        let query = [("path", path), ("overwrite", "true")];
        let link = self.call("GET", "/resources/upload", &query).await.is(200);
        self.put(&link.href(), bytes, &[]).await
    }

    /// Sends bytes to an upload link.
    pub(crate) async fn put(
        &self,
        href: &str,
        bytes: impl Into<Bytes>,
        headers: &[(&str, &str)],
    ) -> Reply {
        let mut all = vec![("content-type", "application/octet-stream")];
        all.extend_from_slice(headers);
        let reply = self.send("PUT", href, &all, bytes).await;
        reply.expect("an answer")
    }

    /// Gets a link without a token.
    pub(crate) async fn fetch(&self, href: &str, headers: &[(&str, &str)]) -> Reply {
        let reply = self.send("GET", href, headers, "").await;
        reply.expect("an answer")
    }

    /// Polls an operation's link once.
    pub(crate) async fn poll(&self, link: &Reply) -> String {
        let href = link.href();
        let authorization = format!("OAuth {}", self.token);
        let reply = self
            .fetch(
                &format!("{href}?fields=status"),
                &[("authorization", &authorization)],
            )
            .await
            .is(200);
        let body = reply.json();
        body["status"].as_str().expect("a status").to_owned()
    }

    /// Posts a form to the OAuth host.
    pub(crate) async fn oauth(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let url = format!("{}{path}", self.yandex.oauth_url());
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let reply = self.send("POST", &url, &headers, form(fields)).await;
        reply.expect("an answer")
    }
}
