// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use serde_json::Value;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// The address book.
///
/// Made by [`Client::contacts`](super::Client::contacts); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ContactsApi {
    core: ClientCore,
}

impl ContactsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists contacts, all of them or those that a search finds.
    ///
    /// A page holds 200 at most. The list comes in five envelopes, any of which may be missing when there is nothing to list
    /// (`wire.md §3.16`).
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            page: None,
            count: None,
            query: None,
            sort: None,
        }
    }

    /// Adds a contact, which gets an id and a version.
    ///
    /// Whether the service wants an envelope around the contact is not settled; it is sent bare (`wire.md §5.2`). Nor is it
    /// settled whether 200 or 201 answers.
    ///
    /// # Arguments
    ///
    /// - `contact`: The contact, without id and version.
    pub fn create(&self, contact: BTreeMap<String, Value>) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            contact,
        }
    }

    /// Replaces a contact by another state of it.
    ///
    /// A version other than the server's answers `Conflict`: somebody has changed the contact in between, so read it again.
    /// Not repeated when the outcome is unknown, as a repeat of an update that went through would answer the same. Verb and
    /// path are inferred (`wire.md §2` row 6).
    ///
    /// # Arguments
    ///
    /// - `contact_id`: The contact's id.
    /// - `contact`: The whole contact, with the id and the version that it was read with.
    pub fn update(
        &self,
        contact_id: impl Into<String>,
        contact: impl Into<types::Contact>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            contact_id: contact_id.into(),
            contact: contact.into(),
        }
    }

    /// Deletes a contact.
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `contact_id`: The contact's id.
    pub fn delete(&self, contact_id: impl Into<String>) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            contact_id: contact_id.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("contacts.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ContactsApi::list`], `GET /contacts`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    page: Option<u32>,
    count: Option<u32>,
    query: Option<String>,
    sort: Option<types::ContactSort>,
}

impl ListRequest {
    /// Which page, counted from 1; 1 without it.
    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many on a page, at most and without it 200.
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// A search for the value of a field: `address`, `email`, `ID`, `IM`, `name` or `tel`, one of a type as in
    /// `address.home`, or a part of it as in `address.home.street` (`wire.md §5.2`).
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = Some(query.into());
        self
    }

    /// The order: that of a listing of files, such as `SortField::Name.ascending()`, one by type, or a text. The plus sign in
    /// it is sent as `%2B` (`wire.md §9`, 3).
    pub fn sort(mut self, sort: impl Into<types::ContactSort>) -> Self {
        self.sort = Some(sort.into());
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
    pub async fn send(self) -> Result<Response<Vec<types::Contact>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| {
                raw
                    .json_at::<
                        cloud_drives_core::de::OneOrMany<types::Contact>,
                    >(
                        &[
                            "contactsResponse",
                            "account",
                            "addrbook",
                            "contacts",
                            "contact",
                        ],
                    )
                    .map(|list| list.unwrap_or_default().0)
            })
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

    async fn send_page(self) -> Result<Response<types::ContactsPage>, Error> {
        self.send_raw().await?.into_json()
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/contacts");
        let mut query = Query::new();
        query.push_opt("page", self.page);
        query.push_opt("count", self.count);
        query.push_opt("query", self.query.as_ref());
        query.push_opt("sort", self.sort.as_ref());
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl ListRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `count` is sent with every page. Default: 200. The server gives at most 200 items a page.
    pub fn pages(mut self) -> Pages<types::ContactsPage> {
        self.count.get_or_insert(200);
        let limit = self.count.map(u64::from);
        Pages::new(
            &LIST,
            Cursor::Page(self.page.map_or(1, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Page(cursor) = cursor {
                    request.page = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::ContactsPage, cursor| Next::short_page(
                cursor,
                page
                    .contacts_response
                    .as_ref()
                    .and_then(|value| value.account.as_ref())
                    .and_then(|value| value.address_book.as_ref())
                    .and_then(|value| value.contacts.as_ref())
                    .map_or(0, |value| value.contact.len()),
                limit,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Contact> {
        self.pages()
            .items(|page| {
                page
                    .contacts_response
                    .and_then(|value| value.account)
                    .and_then(|value| value.address_book)
                    .and_then(|value| value.contacts)
                    .map(|value| value.contact)
                    .unwrap_or_default()
            })
    }
}

static CREATE: OperationInfo = OperationInfo::new("contacts.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ContactsApi::create`], `POST /contacts`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    contact: BTreeMap<String, Value>,
}

impl CreateRequest {
    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Not idempotent: a layer that retries sends it again only when it never reached the
    /// server.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::ContactRef>, Error> {
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
        let path = PathBuilder::new("/contacts");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.contact)?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::ContactRef, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UPDATE: OperationInfo = OperationInfo::new("contacts.update", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ContactsApi::update`], `PUT /contacts/{contactid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    contact_id: String,
    contact: types::Contact,
}

impl UpdateRequest {
    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Not idempotent: a layer that retries sends it again only when it never reached the
    /// server.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::ContactRef>, Error> {
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
        let mut path = PathBuilder::new("/contacts/");
        path.push_segment("contactid", &self.contact_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPDATE, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.contact)?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::ContactRef, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("contacts.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ContactsApi::delete`], `DELETE /contacts/{contactid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    contact_id: String,
}

impl DeleteRequest {
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
    pub async fn send(self) -> Result<Response<()>, Error> {
        self.send_raw().await?.into_empty()
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
        let mut path = PathBuilder::new("/contacts/");
        path.push_segment("contactid", &self.contact_id)?;
        let query = Query::new();
        self.core.request(&DELETE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for DeleteRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}
