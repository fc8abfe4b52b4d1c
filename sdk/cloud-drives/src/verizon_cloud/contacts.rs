//! The address book (`wire.md §5.2`).

use std::collections::BTreeMap;

use ::verizon_cloud::contacts::{DeleteRequest, ListRequest};
use ::verizon_cloud::types::{Contact, ContactId};
use cloud_drives_core::{CallOptions, Error, ErrorClass};
use http::StatusCode;
use serde_json::Value;

use super::call::{VerizonCall, filled};
use super::{ErrorKind, VerizonCloud};
use crate::Drive;
use crate::retry::Finding;

/// Default number of attempts of [`VerizonCloud::update_contact_with`].
const ATTEMPTS: u32 = 5;

impl VerizonCloud {
    /// Lists contacts, all or those that match a query.
    ///
    /// Only the id and the version of a contact are documented; other members are kept unchanged (`wire.md §3.16`).
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let mut contacts = cloud.contacts().items();
    /// while let Some(contact) = contacts.try_next().await? {
    ///     println!("{} {:?}", contact.id, contact.extra);
    /// }
    /// # Ok(()) }
    /// ```
    /// The setter `query` also takes a [`Query`](super::Query).
    pub fn contacts(&self) -> ListRequest {
        self.api().contacts().list()
    }

    /// Finds a contact by its id. The service has no call for that, so contacts are listed until the contact is found.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound) if there is none.
    pub fn contact(&self, id: impl Into<ContactId>) -> VerizonCall<Contact> {
        let (cloud, id) = (self.clone(), id.into());
        let check = filled(&id, "id");
        let find = |(), options| async move {
            let mut contacts = cloud.contacts().with_options(options).items();
            while let Some(contact) = contacts.try_next().await? {
                if contact.id == id {
                    return Ok(contact);
                }
            }
            // The same error as the service returns for other missing items.
            let message = format!("contact {id} does not exist");
            Err(Error::new(ErrorClass::Status, message)
                .with_status(StatusCode::NOT_FOUND)
                .with_operation_name("contacts.list"))
        };
        VerizonCall::new((), find).check(check)
    }

    /// Creates a contact and returns it with its id and version.
    ///
    /// The members `id` and `version` are not sent.
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
    /// [`is_invalid_input`](Error::is_invalid_input) for JSON that is not an object.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client lists the contacts before it repeats the call. If exactly one contact has all of these members,
    /// it is the new one; if several have them, the outcome stays unknown.
    pub fn create_contact(&self, contact: impl Into<NewContact>) -> VerizonCall<Contact> {
        let (cloud, contact) = (self.clone(), contact.into().0);
        let create = |(), options: CallOptions| async move {
            let members = &contact.map_err(Error::invalid_input)?;
            let send = async |options| {
                let api = cloud.api().contacts();
                let created = api.create(members.clone()).with_options(options).await?;
                let mut contact = Contact::new(created.id, created.version);
                contact.extra = members.clone();
                Ok(contact)
            };
            let look = async |options| cloud.created(members, options).await;
            cloud.settle(&options, send, look).await
        };
        VerizonCall::new((), create)
    }

    /// Looks for a contact that a call with an ambiguous outcome may have created.
    async fn created(
        &self,
        members: &BTreeMap<String, Value>,
        options: CallOptions,
    ) -> Result<Finding<Contact>, Error> {
        let mut found = None;
        let mut contacts = self.contacts().with_options(options).items();
        while let Some(contact) = contacts.try_next().await? {
            let has = |(name, value)| contact.extra.get(name) == Some(value);
            if members.iter().all(has) && found.replace(contact).is_some() {
                return Ok(Finding::Unknown(
                    "several contacts have these members, and the new one is not known",
                ));
            }
        }
        Ok(found.map_or(Finding::NotDone, Finding::Done))
    }

    /// Replaces a contact and returns it with its new version.
    ///
    /// # Errors
    ///
    /// [`Conflict`](ErrorKind::Conflict) if the contact has changed since it was read, see
    /// [`VerizonCloud::update_contact_with`]; [`NotFound`](ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client reads the contact. If it still has the version that was sent, the call is
    /// repeated. If it has another version and exactly these contents, the call counts as done. Otherwise the outcome stays
    /// unknown.
    pub fn update_contact(&self, contact: Contact) -> VerizonCall<Contact> {
        let cloud = self.clone();
        let update = |(), options: CallOptions| async move {
            let send = async |options| {
                let api = cloud.api().contacts();
                let request = api.update(&contact.id, contact.clone());
                let written = request.with_options(options).await?;
                let mut contact = contact.clone();
                contact.version = written.version;
                Ok(contact)
            };
            let look = async |options| {
                let there = cloud.contact(&contact.id).with_options(options).await?;
                Ok(if there.version == contact.version {
                    Finding::NotDone
                } else if there.extra == contact.extra {
                    Finding::Done(there)
                } else {
                    Finding::Unknown("the contact has another version and different contents")
                })
            };
            cloud.settle(&options, send, look).await
        };
        VerizonCall::new((), update)
    }

    /// Reads, changes and writes a contact, and starts again after a conflict. Default: 5 attempts.
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
    /// Calls the function once per attempt, with the contact just read.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::contact`] and [`VerizonCloud::update_contact`]; [`Conflict`](ErrorKind::Conflict) after the
    /// last attempt.
    pub fn update_contact_with(
        &self,
        id: impl Into<ContactId>,
        mut change: impl FnMut(&mut Contact) + Send + 'static,
    ) -> VerizonCall<Contact, Attempts> {
        let (cloud, id) = (self.clone(), id.into());
        VerizonCall::new(
            Attempts(ATTEMPTS),
            move |Attempts(attempts), options| async move {
                let mut attempt = 1;
                loop {
                    let mut contact = cloud.contact(&id).with_options(options.clone()).await?;
                    change(&mut contact);
                    let write = cloud.update_contact(contact);
                    match write.with_options(options.clone()).await {
                        Err(error)
                            if ErrorKind::of(&error) == ErrorKind::Conflict
                                && attempt < attempts =>
                        {
                            attempt += 1;
                        }
                        ended => return ended,
                    }
                }
            },
        )
    }

    /// Deletes a contact by its id.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound).
    pub fn delete_contact(&self, id: impl Into<ContactId>) -> DeleteRequest {
        self.api().contacts().delete(id)
    }
}

/// Number of attempts of [`VerizonCloud::update_contact_with`].
#[derive(Clone, Copy, Debug)]
pub struct Attempts(u32);

impl VerizonCall<Contact, Attempts> {
    /// Sets the maximum number of attempts if there are conflicts, at least 1. Default: 5.
    pub fn attempts(self, attempts: u32) -> Self {
        self.map(|_| Attempts(attempts.max(1)))
    }
}

/// A contact to create: any JSON object, without id and version.
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
            _ => Self(Err("contact: expected a JSON object".to_owned())),
        }
    }
}

impl From<Contact> for NewContact {
    fn from(contact: Contact) -> Self {
        contact.extra.into()
    }
}
