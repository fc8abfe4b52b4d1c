//! A client that sends requests unchanged.

use bytes::Bytes;
use cloud_drives_emulator::frameio::Settings;
use cloud_drives_emulator::{FrameIo, FrameIoBuilder};
use serde_json::{Value, json};

use crate::support::client;
pub(crate) use crate::support::client::form;

/// What is there from the start.
pub(crate) struct Home {
    pub(crate) project: String,
    /// The root folder of the project.
    pub(crate) root: String,
}

pub(crate) type User = client::User<Settings, Home>;
pub(crate) type Reply = client::Reply<Settings>;

impl Reply {
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

    /// Holds that this is an error of the API with this status, about this place of the request.
    #[track_caller]
    pub(crate) fn fails(&self, status: u16, pointer: &str) {
        assert_eq!(self.status, status, "{:?}", self.body);
        let error = self.json()["errors"][0].clone();
        assert!(error["detail"].is_string(), "{error}");
        let known = error["source"]["pointer"].as_str().unwrap_or_default();
        assert_eq!(known, pointer, "{error}");
    }
}

#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
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
        Self::begin(builder, begin)
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
            Some(rest) => format!("{}/v4{rest}", self.emulator.api_url()),
            None => {
                let (api, account) = (self.emulator.api_url(), self.emulator.account_id());
                format!("{api}/v4/accounts/{account}{path}")
            }
        };
        let authorization = format!("Bearer {token}");
        self.send_json(&authorization, method, &url, body.as_ref())
            .await
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
        let put = self.emulator.put_file(&self.home.root, name, name);
        put.expect("a folder")
    }

    /// Puts a folder into the root folder; its id.
    pub(crate) fn folder(&self, name: &str) -> String {
        self.emulator
            .put_folder(&self.home.root, name)
            .expect("a folder")
    }

    /// Announces a file in the root folder.
    pub(crate) async fn begin_upload(&self, name: &str, size: usize) -> Reply {
        let path = format!("/folders/{}/files/local_upload", self.home.root);
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

    /// Posts a form to the identity service.
    pub(crate) async fn ims(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let url = format!("{}{path}", self.emulator.ims_url());
        self.post_form(&url, fields).await
    }

    /// What was sent so far to webhooks and actions: the events.
    pub(crate) fn events(&self) -> Vec<String> {
        let sent = self.emulator.deliveries().into_iter();
        sent.map(|delivery| delivery.event).collect()
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

/// Signs the owner in and makes a project.
pub(crate) fn begin(frameio: &FrameIo) -> (String, Home) {
    let project = frameio.put_project("Film");
    let root = frameio.root_folder_id(&project).expect("a project");
    (frameio.sign_in(), Home { project, root })
}
