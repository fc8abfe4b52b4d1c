//! Settling ambiguous outcomes of calls that must not be repeated blindly.
//!
//! The look-ups find out whether an item was created, copied, moved, restored or saved.
//!
//! A path names one item, so the items at the source and at the destination usually decide. The revision of an item, about the
//! microseconds since 1970 (`wire.md §1.4`), tells whether it was created or moved there since the call began.

use ::yandex_disk::Client;
use ::yandex_disk::types::{Resource, ResourceType};
use cloud_drives_core::reexport::chrono::DateTime;
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, RawResponse, Request, Result};
use cloud_drives_runtime::retry::{CallStart, Finding, FirstSent, Settlement};
use http::{HeaderMap, StatusCode};
use tokio::time::Instant;

use super::lookup::unless_absent;
use super::paths::{below, on_disk};

type LookResult = Result<Finding<RawResponse>>;

/// Settles the creation of a folder: an existing empty folder counts as created by the call.
pub(super) fn created_folder(api: &Client) -> CallOptions {
    settled_by(api, |look| {
        Box::pin(async move {
            let path = look.parameter("path")?;
            Ok(match look.at(&path).await? {
                Some(place) if place.is_empty_folder() => look.done(&path),
                _ => Finding::NotDone,
            })
        })
    })
}

/// Settles a copy.
pub(super) fn copied(api: &Client) -> CallOptions {
    settled_by(api, |look| {
        Box::pin(async move {
            let (source, target) = (look.parameter("from")?, look.parameter("path")?);
            let original = look.at(&source).await?;
            let copy = look.at(&target).await?;
            Ok(match (original, copy) {
                (_, Some(copy)) if copy.is_new == Some(false) => Finding::NotDone,
                (original, copy) => look.is_copy(original, copy, &target),
            })
        })
    })
}

/// Settles a move: a source that still exists was not moved.
pub(super) fn moved(api: &Client) -> CallOptions {
    settled_by(api, |look| {
        Box::pin(async move {
            let (source, target) = (look.parameter("from")?, look.parameter("path")?);
            if look.at(&source).await?.is_some() {
                return Ok(Finding::NotDone);
            }
            Ok(match look.at(&target).await? {
                Some(place) if place.is_new == Some(true) => look.done(&target),
                Some(_) => Finding::Unknown(
                    "the source is gone, but the item at the destination may be older than the call",
                ),
                None => Finding::Unknown("neither the source nor the destination exists"),
            })
        })
    })
}

/// Settles a restoration: an item that is still in the trash was not restored.
pub(super) fn restored(api: &Client) -> CallOptions {
    settled_by(api, |look| {
        Box::pin(async move {
            let path = look.parameter("path")?;
            let request = look.api.resources().trash(path).limit(0).fields(["type"]);
            let request = request.with_options(look.options.clone());
            if unless_absent(request.send().await)?.is_some() {
                return Ok(Finding::NotDone);
            }
            let target = look
                .parameter("name")
                .ok()
                .filter(|name| name.contains('/'));
            let Some(target) = target.map(on_disk) else {
                return Ok(Finding::Unknown(
                    "the item is no longer in the trash, and the service does not report where it was restored to",
                ));
            };
            Ok(match look.at(&target).await? {
                Some(place) if place.is_new == Some(true) => look.done(&target),
                _ => Finding::Unknown("the item is neither in the trash nor at the destination"),
            })
        })
    })
}

/// Settles the saving of a public link. If the name is taken, the saved item gets another one.
pub(super) fn saved(api: &Client) -> CallOptions {
    settled_by(api, |look| {
        Box::pin(async move {
            let fields = ["name", "type", "size", "md5", "_embedded.total"];
            let request = look.api.public().get(look.parameter("public_key")?);
            let mut request = request.limit(0).fields(fields);
            if let Ok(inside) = look.parameter("path") {
                request = request.path(inside);
            }
            let public = request.with_options(look.options.clone()).await?;
            let folder = match look.parameter("save_path") {
                Ok(folder) => on_disk(folder),
                Err(_) => look.downloads().await?,
            };
            let name = look.parameter("name").unwrap_or(public.name);
            let target = below(&folder, &name);
            let original = Place {
                kind: public.type_,
                size: public.size,
                md5: public.md5,
                items: public.embedded.and_then(|embedded| embedded.total),
                is_new: None,
            };
            Ok(match look.at(&target).await? {
                Some(place) if place.is_new == Some(false) => Finding::Unknown(
                    "an item of that name existed before, so the saved one has another name",
                ),
                copy => look.is_copy(Some(original), copy, &target),
            })
        })
    })
}

/// Settles an upload from another site.
///
/// The service fetches the file in the background, so a missing file does not prove that it was not started. Only the lost answer
/// named the operation.
pub(super) fn fetched(api: &Client) -> CallOptions {
    settled_by(api, |look| {
        Box::pin(async move {
            let target = look.parameter("path")?;
            let found = look.at(&target).await?.map(|place| place.is_new);
            Ok(Finding::Unknown(match found {
                Some(Some(true)) => {
                    "an item created at the destination since the call began may be the file"
                }
                Some(Some(false)) => "the destination existed before, so the file has another name",
                Some(None) => "the item at the destination may be the file",
                None => "the file does not exist yet, but the service may still be fetching it",
            }))
        })
    })
}

fn settled_by(api: &Client, look: fn(Look) -> BoxFuture<'static, LookResult>) -> CallOptions {
    let api = api.clone();
    let settlement = Settlement::new(move |request| {
        look(Look {
            api: api.clone(),
            request: request.clone(),
            options: Settlement::options_of_look(request),
        })
    });
    CallOptions::new().with_extension(settlement)
}

/// A look-up after an ambiguous outcome of a request.
struct Look {
    api: Client,
    request: Request,
    options: CallOptions,
}

/// The item at a path.
struct Place {
    kind: Option<ResourceType>,
    size: Option<u64>,
    md5: Option<String>,
    /// Number of items in a folder.
    items: Option<u64>,
    /// Whether it was created or moved there since the call began; `None` if unknown.
    is_new: Option<bool>,
}

impl Place {
    fn is_empty_folder(&self) -> bool {
        self.items == Some(0)
    }

    /// Returns whether it is a folder with contents: the service copies those in the background.
    fn is_full_folder(&self) -> bool {
        self.kind == Some(ResourceType::Dir) && !self.is_empty_folder()
    }

    fn equals(&self, other: &Self) -> bool {
        let contents = |place: &Self| {
            (
                place.kind.clone(),
                place.size,
                place.md5.clone(),
                place.items,
            )
        };
        self.kind.is_some() && contents(self) == contents(other)
    }
}

impl Look {
    /// Returns a parameter of the request to settle.
    fn parameter(&self, name: &str) -> Result<String> {
        let mut pairs = self.request.url().query_pairs();
        let found = pairs.find(|(found, _)| found == name);
        found
            .map(|(_, value)| value.into_owned())
            .ok_or_else(|| Error::new(ErrorClass::InvalidInput, format!("{name}: missing")))
    }

    /// Returns the item at a path on the Disk.
    async fn at(&self, path: &str) -> Result<Option<Place>> {
        let asked = Instant::now();
        let fields = ["type", "size", "md5", "revision", "_embedded.total"];
        let request = self.api.resources().get(path).limit(0).fields(fields);
        let answer = request.with_options(self.options.clone()).send().await;
        let Some(answer) = unless_absent(answer)? else {
            return Ok(None);
        };
        let start = self
            .request
            .extensions()
            .get::<FirstSent>()
            .and_then(|first| CallStart::by_date(answer.headers(), first.0, asked));
        let found: Resource = answer.into_body();
        let changed = found.revision.and_then(DateTime::from_timestamp_micros);
        Ok(Some(Place {
            kind: found.type_,
            size: found.size,
            md5: found.md5,
            items: found.embedded.and_then(|embedded| embedded.total),
            is_new: changed
                .zip(start)
                .map(|(changed, start)| changed >= start.earliest),
        }))
    }

    /// Returns the folder that the service saves public files to by default.
    async fn downloads(&self) -> Result<String> {
        let request = self.api.disk().info().fields(["system_folders.downloads"]);
        let info = request.with_options(self.options.clone()).await?;
        let folder = info.system_folders.and_then(|folders| folders.downloads);
        folder.ok_or_else(|| {
            let message = "the service does not report its downloads folder";
            Error::new(ErrorClass::Protocol, message)
        })
    }

    /// Decides whether the item at the destination, if it is newer than the call, is a complete copy of the original.
    fn is_copy(
        &self,
        original: Option<Place>,
        copy: Option<Place>,
        target: &str,
    ) -> Finding<RawResponse> {
        let is_full_folder = original.as_ref().is_some_and(Place::is_full_folder);
        match (original, copy) {
            (_, None) if is_full_folder => Finding::Unknown(
                "the folder does not exist yet, but the service may still be copying it",
            ),
            (_, None) => Finding::NotDone,
            (_, Some(_)) if is_full_folder => Finding::Unknown(
                "the folder exists at the destination, but the service may still be copying it",
            ),
            (Some(original), Some(copy)) if copy.is_new == Some(true) && copy.equals(&original) => {
                self.done(target)
            }
            _ => Finding::Unknown("the item at the destination may not be the copy"),
        }
    }

    /// Returns the link to the item at a path, as the lost answer had it.
    fn done(&self, path: &str) -> Finding<RawResponse> {
        let mut url = self.request.url().clone();
        let prefix = url.path().split("/v1/disk/").next().unwrap_or_default();
        let resources = format!("{prefix}/v1/disk/resources");
        url.set_path(&resources);
        url.query_pairs_mut().clear().append_pair("path", path);
        let link = serde_json::json!({"href": url.as_str(), "method": "GET", "templated": false});
        Finding::Done(RawResponse::new(
            self.request.operation(),
            StatusCode::CREATED,
            HeaderMap::new(),
            link.to_string(),
        ))
    }
}
