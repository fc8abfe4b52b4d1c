//! The address book (`wire.md §5.2`).

use std::collections::BTreeMap;

use ::verizon_cloud::contacts::{DeleteRequest, ListRequest};
use ::verizon_cloud::types::{Contact, ContactSort, ContactsPage};
use cloud_drives_core::{CallOptions, Error, ErrorClass, Items, Pages};
use http::StatusCode;
use serde_json::Value;

use super::call::{Refusal, awaitable, options_setter, plain_calls};
use super::{ErrorKind, VerizonCloud, checks};
use crate::Drive;
use crate::retry::Finding;

/// How often [`VerizonCloud::update_contact_with`] begins unless told otherwise.
const ATTEMPTS: u32 = 5;

impl VerizonCloud {
    /// Lists the contacts.
    ///
    /// Of a contact only the id and the version are known; the rest is kept as it came (`wire.md §3.16`).
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let mut contacts = cloud.contacts().items();
    /// while let Some(contact) = contacts.try_next().await? {
    ///     println!("{} {:?}", contact.id, contact.extra);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Awaited, it gives one page, 200 contacts unless [`count`](ListContacts::count) says otherwise.
    pub fn contacts(&self) -> ListContacts {
        ListContacts {
            request: self.api().contacts().list(),
            refusal: Refusal::default(),
            options: CallOptions::new(),
        }
    }

    /// Finds a contact by its id. The service has no call for that, so that contacts are listed until it comes.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound) where there is none.
    pub fn contact(&self, id: impl Into<String>) -> GetContact {
        GetContact {
            cloud: self.clone(),
            id: id.into(),
            options: CallOptions::new(),
        }
    }

    /// Adds a contact, and gives it with the id and version that it got. An `id` and a `version` among the members are left out.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let contact = serde_json::json!({"name": {"first": "Ann"}, "tel": [{"type": "home", "number": "555"}]});
    /// let contact = cloud.create_contact(contact).await?;
    /// println!("{} version {}", contact.id, contact.version);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) for JSON that is no object.
    ///
    /// # Retries
    ///
    /// A call whose outcome is unknown is not repeated: there would be two contacts of the same.
    pub fn create_contact(&self, contact: impl Into<NewContact>) -> CreateContact {
        CreateContact {
            cloud: self.clone(),
            contact: contact.into(),
            options: CallOptions::new(),
        }
    }

    /// Replaces a contact by another state of it, and gives it with its new version.
    ///
    /// # Errors
    ///
    /// [`Conflict`](ErrorKind::Conflict) when it was changed since it was read, see [`VerizonCloud::update_contact_with`];
    /// [`NotFound`](ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// Where the outcome of a call is unknown, the contact is read: with the version that was sent, the call is made again; with
    /// another one and just these contents, it was done; otherwise the outcome stays unknown.
    pub fn update_contact(&self, contact: Contact) -> UpdateContact {
        UpdateContact {
            cloud: self.clone(),
            refusal: Refusal::of(checks::filled(&contact.id, "id")),
            contact,
            options: CallOptions::new(),
        }
    }

    /// Reads a contact, changes it and writes it; if somebody was faster, reads it again and begins anew, 5 times at most.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let contact = cloud
    ///     .update_contact_with("c1", |contact| {
    ///         contact.extra.insert("nickname".to_owned(), "Sea".into());
    ///     })
    ///     .await?;
    /// println!("version {}", contact.version);
    /// # Ok(()) }
    /// ```
    ///
    /// The function is called once for each attempt, each time with what was read then.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::contact`] and [`VerizonCloud::update_contact`]; [`Conflict`](ErrorKind::Conflict) when somebody was faster
    /// every time.
    pub fn update_contact_with<F>(&self, id: impl Into<String>, change: F) -> UpdateContactWith<F>
    where
        F: FnMut(&mut Contact) + Send + 'static,
    {
        UpdateContactWith {
            cloud: self.clone(),
            id: id.into(),
            change,
            attempts: ATTEMPTS,
            options: CallOptions::new(),
        }
    }

    /// Deletes a contact, named by its id.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound).
    pub fn delete_contact(&self, id: impl Into<String>) -> DeleteContact {
        let id = id.into();
        let check = checks::filled(&id, "id");
        DeleteContact::over(self, self.api().contacts().delete(id), check)
    }
}

/// A call of [`VerizonCloud::contacts`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ListContacts {
    request: ListRequest,
    refusal: Refusal,
    options: CallOptions,
}

impl ListContacts {
    options_setter!();

    /// Which page, from 1.
    pub fn page(mut self, page: u32) -> Self {
        self.refusal.note(checks::page(page));
        self.request = self.request.page(page);
        self
    }

    /// How many contacts on a page, 1 to 200; 200 unless set.
    pub fn count(mut self, count: u32) -> Self {
        self.refusal
            .note(checks::count(count, checks::LARGEST_LONG_PAGE));
        self.request = self.request.count(count);
        self
    }

    /// What to look for, as a [`Query`](super::Query) or as text in the syntax of the service: values in the fields `address`, `email`, `ID`, `IM`, `name` and `tel`, or in one
    /// with its type, as in `address.home`.
    pub fn query(mut self, query: impl Into<String>) -> Self {
        let query = query.into();
        self.refusal.note(checks::filled(&query, "query"));
        self.request = self.request.query(query);
        self
    }

    /// The order, as [`SortField`](super::SortField) gives it; `name+asc` is understood as well.
    pub fn sort(mut self, sort: impl Into<ContactSort>) -> Self {
        self.request = self.request.sort(sort);
        self
    }

    /// Page by page.
    pub fn pages(self) -> Pages<ContactsPage> {
        let options = self.options;
        self.refusal
            .or_pages(self.request.with_options(options).pages())
    }

    /// Contact by contact over all pages.
    pub fn items(self) -> Items<Contact> {
        let Self {
            request,
            refusal,
            options,
        } = self;
        let request = request.with_options(options);
        match refusal.check() {
            Ok(()) => request.items(),
            Err(_) => refusal.or_pages(request.pages()).items(|_| Vec::new()),
        }
    }

    async fn run(self) -> Result<Vec<Contact>, Error> {
        self.refusal.check()?;
        let options = self.options;
        Ok(self.request.with_options(options).send().await?.into_body())
    }
}

/// A call of [`VerizonCloud::contact`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetContact {
    cloud: VerizonCloud,
    id: String,
    options: CallOptions,
}

impl GetContact {
    options_setter!();

    async fn run(self) -> Result<Contact, Error> {
        checks::filled(&self.id, "id").map_err(Error::invalid_input)?;
        let mut contacts = self.cloud.contacts().options(self.options).items();
        while let Some(contact) = contacts.try_next().await? {
            if contact.id == self.id {
                return Ok(contact);
            }
        }
        // As the service would say it of anything else.
        let message = format!("there is no contact {}", self.id);
        Err(Error::new(ErrorClass::Status, message)
            .with_status(StatusCode::NOT_FOUND)
            .with_operation_name("contacts.list"))
    }
}

/// A contact that is to be made: any JSON object, without id and version.
#[derive(Clone, Debug, PartialEq)]
pub struct NewContact(Result<BTreeMap<String, Value>, String>);

impl From<BTreeMap<String, Value>> for NewContact {
    fn from(mut members: BTreeMap<String, Value>) -> Self {
        members.remove("id");
        members.remove("version");
        Self(Ok(members))
    }
}

impl From<Value> for NewContact {
    fn from(contact: Value) -> Self {
        match contact {
            Value::Object(members) => members.into_iter().collect::<BTreeMap<_, _>>().into(),
            _ => Self(Err("contact: is no JSON object".to_owned())),
        }
    }
}

impl From<Contact> for NewContact {
    fn from(contact: Contact) -> Self {
        contact.extra.into()
    }
}

/// A call of [`VerizonCloud::create_contact`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CreateContact {
    cloud: VerizonCloud,
    contact: NewContact,
    options: CallOptions,
}

impl CreateContact {
    options_setter!();

    async fn run(self) -> Result<Contact, Error> {
        let members = self.contact.0.map_err(Error::invalid_input)?;
        let options = self.options;
        let call = self.cloud.api().contacts().create(members.clone());
        let made = call.with_options(options).send().await?.into_body();
        let mut contact = Contact::new(made.id, made.version);
        contact.extra = members;
        Ok(contact)
    }
}

/// A call of [`VerizonCloud::update_contact`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct UpdateContact {
    cloud: VerizonCloud,
    contact: Contact,
    refusal: Refusal,
    options: CallOptions,
}

impl UpdateContact {
    options_setter!();

    async fn run(self) -> Result<Contact, Error> {
        self.refusal.check()?;
        let options = self.options.clone();
        let send = async |options| {
            let contacts = self.cloud.api().contacts();
            let call = contacts.update(&self.contact.id, self.contact.clone());
            let written = call.with_options(options).send().await?.into_body();
            let mut contact = self.contact.clone();
            contact.version = written.version;
            Ok(contact)
        };
        let look = async |options| {
            let there = self
                .cloud
                .contact(&self.contact.id)
                .options(options)
                .await?;
            Ok(if there.version == self.contact.version {
                Finding::NotDone
            } else if there.extra == self.contact.extra {
                Finding::Done(there)
            } else {
                Finding::Unknown("the contact has another version and other contents")
            })
        };
        self.cloud.settle(&options, send, look).await
    }
}

/// A call of [`VerizonCloud::update_contact_with`].
#[must_use = "a call does nothing until it is awaited"]
pub struct UpdateContactWith<F> {
    cloud: VerizonCloud,
    id: String,
    change: F,
    attempts: u32,
    options: CallOptions,
}

impl<F: FnMut(&mut Contact) + Send + 'static> UpdateContactWith<F> {
    options_setter!();

    /// How often to begin when somebody is faster, 1 at least; 5 times unless set.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    async fn run(mut self) -> Result<Contact, Error> {
        let mut attempt = 1;
        loop {
            let read = self.cloud.contact(&self.id).options(self.options.clone());
            let mut contact = read.await?;
            (self.change)(&mut contact);
            let write = self.cloud.update_contact(contact);
            match write.options(self.options.clone()).await {
                Err(error)
                    if ErrorKind::of(&error) == ErrorKind::Conflict && attempt < self.attempts =>
                {
                    attempt += 1;
                }
                ended => return ended,
            }
        }
    }
}

impl<F: FnMut(&mut Contact) + Send + 'static> IntoFuture for UpdateContactWith<F> {
    type Output = Result<Contact, Error>;
    type IntoFuture = cloud_drives_core::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

plain_calls! {
    /// A call of [`VerizonCloud::delete_contact`].
    ///
    /// # Retries
    ///
    /// Repeated, and taken for done if nothing is there after an attempt whose outcome was unknown.
    DeleteContact(DeleteRequest) -> ();
}

awaitable! {
    ListContacts => Vec<Contact>,
    GetContact => Contact,
    CreateContact => Contact,
    UpdateContact => Contact,
}
