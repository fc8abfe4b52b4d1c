//! A client that sends requests unchanged.

use bytes::Bytes;
use cloud_drives_emulator::yandex_disk::Settings;
use cloud_drives_emulator::{YandexDisk, YandexDiskBuilder};
use serde_json::Value;
use url::form_urlencoded::byte_serialize;

use crate::support::client;
pub(crate) use crate::support::client::form;

pub(crate) type User = client::User<Settings>;
pub(crate) type Reply = client::Reply<Settings>;

impl Reply {
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
}

pub(crate) fn encode(value: &str) -> String {
    byte_serialize(value.as_bytes()).collect()
}

impl User {
    pub(crate) fn new() -> Self {
        Self::of(YandexDisk::builder().strict(true))
    }

    pub(crate) fn of(builder: YandexDiskBuilder) -> Self {
        Self::begin(builder, |emulator| (emulator.sign_in(), ()))
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
        self.send_json(&authorization, method, &url, body.as_ref())
            .await
    }

    pub(crate) fn url(&self, path: &str, query: &[(&str, &str)]) -> String {
        let mut url = format!("{}/v1/disk{path}", self.emulator.api_url());
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
        let url = format!("{}{path}", self.emulator.oauth_url());
        self.post_form(&url, fields).await
    }
}
