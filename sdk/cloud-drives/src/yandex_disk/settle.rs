//! Ambiguous outcomes of what may not be done twice: what is at the paths that a call names.

use ::yandex_disk::Client;
use ::yandex_disk::types::{PublicResource, Resource, ResourceType};
use cloud_drives_core::{CallOptions, RawResponse, Request, Result, Secret};
use http::{HeaderMap, StatusCode};

use super::lookup::unless_absent;
use crate::options::CallOptionsExt;
use crate::retry::{Finding, Settlement};

/// What tells two files apart, and whether something is a file.
const FIELDS: [&str; 4] = ["type", "name", "size", "md5"];

/// Settles a copy, whose paths are in the request.
pub(super) fn copied(api: &Client) -> Settlement {
    let api = api.clone();
    Settlement::new(move |request| {
        let (api, request) = (api.clone(), request.clone());
        Box::pin(async move {
            let (Some(source), Some(destination)) = (from(&request), path(&request)) else {
                return Ok(Finding::NotDone);
            };
            let Some(there) = find(&api, &destination, &request).await? else {
                return Ok(Finding::NotDone);
            };
            if overwrites(&request) {
                // To copy again makes no difference.
                return Ok(Finding::NotDone);
            }
            let original = find(&api, &source, &request).await?;
            Ok(match original.map(|original| compare(&original, &there)) {
                Some(Equality::Equal) => done_at(&request, &destination),
                // What is there was there before, and another attempt says so.
                Some(Equality::Different) => Finding::NotDone,
                Some(Equality::Unknown) | None => Finding::Unknown(
                    "something is at the destination, the copy or what was there before",
                ),
            })
        })
    })
}

/// Settles a move, whose paths are in the request.
pub(super) fn moved(api: &Client) -> Settlement {
    let api = api.clone();
    Settlement::new(move |request| {
        let (api, request) = (api.clone(), request.clone());
        Box::pin(async move {
            let (Some(source), Some(destination)) = (from(&request), path(&request)) else {
                return Ok(Finding::NotDone);
            };
            let left = find(&api, &source, &request).await?;
            let there = find(&api, &destination, &request).await?;
            Ok(match (left, there) {
                (None, Some(_)) => done_at(&request, &destination),
                // If both are there another attempt is refused, or replaces what was to be replaced.
                (Some(_), _) => Finding::NotDone,
                (None, None) => Finding::Unknown("nothing is at either path"),
            })
        })
    })
}

/// Settles the restoring of something, whose path in the trash is in the request.
pub(super) fn restored(api: &Client) -> Settlement {
    let api = api.clone();
    Settlement::new(move |request| {
        let (api, request) = (api.clone(), request.clone());
        Box::pin(async move {
            let Some(path) = path(&request) else {
                return Ok(Finding::NotDone);
            };
            let look = api.resources().trash(path).limit(0);
            let look = look.fields(["type"]).with_options(of_look(&request));
            Ok(match unless_absent(look.send().await)? {
                Some(_) => Finding::NotDone,
                None => Finding::Unknown(
                    "it is no longer in the trash, and nothing tells where it went",
                ),
            })
        })
    })
}

/// Settles the saving of what is behind a public link: a file of the name and contents where the call puts it.
pub(super) fn saved(api: &Client) -> Settlement {
    let api = api.clone();
    Settlement::new(move |request| {
        let (api, request) = (api.clone(), request.clone());
        Box::pin(async move {
            let Some(key) = parameter(&request, "public_key") else {
                return Ok(Finding::NotDone);
            };
            let mut look = api.public().get(Secret::new(key)).fields(FIELDS);
            if let Some(inside) = path(&request) {
                look = look.path(inside);
            }
            let original = look.with_options(of_look(&request)).send().await?;
            let original = original.into_body();
            let folder = match parameter(&request, "save_path") {
                Some(folder) => Some(folder),
                None => {
                    let disk = api.disk().info().fields(["system_folders"]);
                    let disk = disk.with_options(of_look(&request)).await?;
                    disk.system_folders.and_then(|folders| folders.downloads)
                }
            };
            let name = parameter(&request, "name").unwrap_or_else(|| original.name.clone());
            let Some(folder) = folder else {
                return Ok(Finding::Unknown(
                    "the service does not say where it puts the copy",
                ));
            };
            let destination = format!("{}/{name}", folder.trim_end_matches('/'));
            let Some(there) = find(&api, &destination, &request).await? else {
                return Ok(Finding::NotDone);
            };
            Ok(match compare(&original, &there) {
                Equality::Equal => done_at(&request, &destination),
                // The copy has another name then, which is not known.
                Equality::Different | Equality::Unknown => Finding::Unknown(
                    "something of the name is there, the copy or what was there before",
                ),
            })
        })
    })
}

enum Equality {
    Equal,
    Different,
    Unknown,
}

/// What tells a file from another.
struct Contents<'a> {
    is_file: bool,
    size: Option<u64>,
    md5: Option<&'a str>,
}

impl<'a> From<&'a Resource> for Contents<'a> {
    fn from(resource: &'a Resource) -> Self {
        Self {
            is_file: resource.type_ == Some(ResourceType::File),
            size: resource.size,
            md5: resource.md5.as_deref(),
        }
    }
}

impl<'a> From<&'a PublicResource> for Contents<'a> {
    fn from(resource: &'a PublicResource) -> Self {
        Self {
            is_file: resource.type_ == Some(ResourceType::File),
            size: resource.size,
            md5: resource.md5.as_deref(),
        }
    }
}

fn compare<'a>(one: impl Into<Contents<'a>>, other: &'a Resource) -> Equality {
    let (one, other) = (one.into(), Contents::from(other));
    match (one.is_file, other.is_file) {
        (true, true) if one.md5.is_none() || other.md5.is_none() => Equality::Unknown,
        (true, true) if one.md5 == other.md5 && one.size == other.size => Equality::Equal,
        (false, false) => Equality::Unknown,
        _ => Equality::Different,
    }
}

async fn find(api: &Client, path: &str, request: &Request) -> Result<Option<Resource>> {
    let look = api.resources().get(path).limit(0).fields(FIELDS);
    let found = look.with_options(of_look(request)).send().await;
    Ok(unless_absent(found)?.map(|found| found.into_body()))
}

/// The answer that was lost: a link to what is at a path now.
pub(super) fn done_at(request: &Request, path: &str) -> Finding<RawResponse> {
    let mut url = request.url().clone();
    url.set_path("/v1/disk/resources");
    url.query_pairs_mut().clear().append_pair("path", path);
    let link = serde_json::json!({"href": url.as_str(), "method": "GET", "templated": false});
    Finding::Done(RawResponse::new(
        request.operation(),
        StatusCode::CREATED,
        HeaderMap::new(),
        link.to_string(),
    ))
}

/// Returns the options of a request without its deadline and its settlement.
pub(super) fn of_look(request: &Request) -> CallOptions {
    let options = request.options();
    let mut of_look = CallOptions::new().with_headers(options.headers().clone());
    if let Some(idle_timeout) = options.idle_timeout() {
        of_look = of_look.with_idle_timeout(idle_timeout);
    }
    if let Some(policy) = options.retry_policy() {
        of_look = of_look.with_retry_policy(policy.clone());
    }
    of_look
}

fn overwrites(request: &Request) -> bool {
    parameter(request, "overwrite").is_some_and(|value| value == "true")
}

fn from(request: &Request) -> Option<String> {
    parameter(request, "from")
}

fn path(request: &Request) -> Option<String> {
    parameter(request, "path")
}

fn parameter(request: &Request, wanted: &str) -> Option<String> {
    let mut pairs = request.url().query_pairs();
    let (_, value) = pairs.find(|(name, _)| name == wanted)?;
    Some(value.into_owned())
}
