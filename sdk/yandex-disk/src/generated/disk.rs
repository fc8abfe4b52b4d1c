// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The account, its space, limits and system folders.
///
/// Made by [`Client::disk`](super::Client::disk); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct DiskApi {
    core: ClientCore,
}

impl DiskApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Describes the account: space used and left, size limits, system folders, the user.
    ///
    /// Needs the scope `cloud_api:disk.info`.
    pub fn info(&self) -> InfoRequest {
        InfoRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            fields: None,
            extra_fields: None,
        }
    }
}

static INFO: OperationInfo = OperationInfo::new("disk.info", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`DiskApi::info`], `GET /v1/disk`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct InfoRequest {
    core: ClientCore,
    options: CallOptions,
    fields: Option<Vec<String>>,
    extra_fields: Option<Vec<String>>,
}

impl InfoRequest {
    /// Answer with these members only; dotted names reach into objects and lists, as in `_embedded.items.name`. Names that
    /// do not exist are skipped in silence, and a dotted name narrows its parent even if the parent is listed too.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    /// Further members to ask for, dotted names. Not in the reference, and its effect is not known (`wire.md §13`).
    pub fn extra_fields(
        mut self,
        extra_fields: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.extra_fields = Some(extra_fields.into_iter().map(Into::into).collect());
        self
    }

    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::Disk>, Error> {
        self.send_raw().await?.into_json()
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/v1/disk");
        let mut query = Query::new();
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        if let Some(values) = &self.extra_fields {
            query.push_comma("extra_fields", values);
        }
        self.core.request(&INFO, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for InfoRequest {
    type Output = Result<types::Disk, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}
