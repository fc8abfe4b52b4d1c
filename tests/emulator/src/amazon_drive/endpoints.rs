//! The endpoints of the two API hosts: what each takes and needs, and who answers it (`wire.md` §2).

use percent_encoding::percent_decode_str;

use super::call::Call;
use super::errors::ApiError;
use super::settings::{CONTENT_PATH, METADATA_PATH};
use super::{account, changes, children, download, listing, metadata, properties, trash, upload};
use crate::answer::Answer;
use crate::request::Head;

/// An endpoint.
pub(crate) struct Endpoint {
    /// Its name in a refusal.
    pub(crate) name: &'static str,
    pub(crate) host: Host,
    pub(crate) method: &'static str,
    /// Below the base URL; names in braces stand for a segment.
    pub(crate) path: &'static str,
    pub(crate) query: &'static [&'static str],
    pub(crate) access: Access,
    pub(crate) body: Body,
    pub(crate) run: Handler,
}

type Handler = fn(&mut Call<'_>) -> Result<Answer, ApiError>;

/// The host of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Master,
    Metadata,
    Content,
}

/// Which rights a token needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Any of this API.
    Any,
    /// One of the scopes that read.
    Read,
    Write,
}

/// The body of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    None,
    /// Any body is ignored.
    Ignored,
    /// A JSON object with these members at most.
    Json {
        optional: bool,
        members: &'static [&'static str],
    },
    /// A multipart body, its first part being the metadata or not.
    Upload {
        metadata: bool,
    },
}

const NODE: [&str; 3] = ["asset", "tempLink", "fields"];
const LIST: [&str; 7] = [
    "filters",
    "sort",
    "limit",
    "startToken",
    "asset",
    "tempLink",
    "fields",
];
/// The members of the metadata part of an upload.
pub(crate) const FILE_MEMBERS: [&str; 5] = ["kind", "name", "parents", "labels", "properties"];

const fn get(name: &'static str, path: &'static str, run: Handler) -> Endpoint {
    Endpoint {
        name,
        host: Host::Metadata,
        method: "GET",
        path,
        query: &[],
        access: Access::Read,
        body: Body::None,
        run,
    }
}

const fn change(
    name: &'static str,
    method: &'static str,
    path: &'static str,
    run: Handler,
) -> Endpoint {
    let mut endpoint = get(name, path, run);
    endpoint.method = method;
    endpoint.access = Access::Write;
    endpoint
}

impl Endpoint {
    const fn query(mut self, names: &'static [&'static str]) -> Self {
        self.query = names;
        self
    }

    const fn json(mut self, optional: bool, members: &'static [&'static str]) -> Self {
        self.body = Body::Json { optional, members };
        self
    }

    const fn ignores_body(mut self) -> Self {
        self.body = Body::Ignored;
        self
    }

    const fn upload(mut self, metadata: bool) -> Self {
        self.body = Body::Upload { metadata };
        self.at(Host::Content)
    }

    const fn at(mut self, host: Host) -> Self {
        self.host = host;
        self
    }

    const fn access(mut self, access: Access) -> Self {
        self.access = access;
        self
    }

    /// Returns the segments of a path that stand for names in braces, when the path is this endpoint's.
    fn segments(&self, path: &str) -> Option<Vec<String>> {
        let mut found = Vec::new();
        let mut sent = path.split('/');
        for known in self.path.split('/') {
            let segment = sent.next()?;
            if known.starts_with('{') {
                if segment.is_empty() {
                    return None;
                }
                let segment = percent_decode_str(segment).decode_utf8_lossy();
                found.push(segment.into_owned());
            } else if known != segment {
                return None;
            }
        }
        sent.next().is_none().then_some(found)
    }
}

/// The calls, in the order of `wire.md` §2.1 to §2.17.
pub(crate) static ENDPOINTS: [Endpoint; 24] = [
    get("getEndpoint", "account/endpoint", account::endpoint)
        .at(Host::Master)
        .access(Access::Any),
    get("getAccountInfo", "account/info", account::info).access(Access::Any),
    get("getQuota", "account/quota", account::quota).access(Access::Any),
    get("getUsage", "account/usage", account::usage).access(Access::Any),
    get("listNodes", "nodes", listing::nodes).query(&LIST),
    change("createNode", "POST", "nodes", metadata::create_folder)
        .query(&["localId"])
        .json(false, &["kind", "name", "parents", "labels", "properties"]),
    get("getNode", "nodes/{id}", metadata::get).query(&NODE),
    change("patchNode", "PATCH", "nodes/{id}", metadata::patch).json(
        false,
        &[
            "name",
            "description",
            "labels",
            "parents",
            "status",
            "properties",
        ],
    ),
    change("purgeNode", "DELETE", "nodes/{id}", metadata::purge),
    get("listChildren", "nodes/{id}/children", listing::children).query(&LIST),
    change(
        "moveNode",
        "POST",
        "nodes/{id}/children",
        children::relocate,
    )
    .json(false, &["fromParent", "childId"]),
    change(
        "addChild",
        "PUT",
        "nodes/{id}/children/{child}",
        children::add,
    ),
    change(
        "removeChild",
        "DELETE",
        "nodes/{id}/children/{child}",
        children::remove,
    ),
    get(
        "listProperties",
        "nodes/{id}/properties/{owner}",
        properties::list,
    ),
    get(
        "getProperty",
        "nodes/{id}/properties/{owner}/{key}",
        properties::get,
    ),
    change(
        "putProperty",
        "PUT",
        "nodes/{id}/properties/{owner}/{key}",
        properties::put,
    )
    .json(false, &["value"]),
    change(
        "deleteProperty",
        "DELETE",
        "nodes/{id}/properties/{owner}/{key}",
        properties::delete,
    ),
    get("listTrash", "trash", listing::trash).query(&LIST),
    change("trashNode", "PUT", "trash/{id}", trash::put).ignores_body(),
    change("restoreNode", "POST", "trash/{id}/restore", trash::restore).ignores_body(),
    change("getChanges", "POST", "changes", changes::changes)
        .access(Access::Read)
        .json(
            true,
            &["checkpoint", "chunkSize", "maxNodes", "includePurged"],
        ),
    change("uploadNode", "POST", "nodes", upload::create)
        .upload(true)
        .query(&["suppress", "localId"]),
    change(
        "overwriteNode",
        "PUT",
        "nodes/{id}/content",
        upload::overwrite,
    )
    .upload(false)
    .query(&["suppress"]),
    get("downloadNode", "nodes/{id}/content", download::content)
        .at(Host::Content)
        .query(&["viewBox"]),
];

/// Returns the endpoint of a request, and the values of the names in its path.
///
/// One slash too many after the base URL does not count (`wire.md` §1.1). The master host answers metadata calls too.
pub(crate) fn find(head: &Head) -> Option<(&'static Endpoint, Vec<String>)> {
    let (hosts, base): (&[Host], _) = match head.origin {
        "master" => (&[Host::Master, Host::Metadata], METADATA_PATH),
        "metadata" => (&[Host::Metadata], METADATA_PATH),
        _ => (&[Host::Content], CONTENT_PATH),
    };
    let path = head.path.strip_prefix(base)?;
    let path = path.strip_prefix('/').unwrap_or(path);
    ENDPOINTS.iter().find_map(|endpoint| {
        let fits = endpoint.method == head.method.as_str() && hosts.contains(&endpoint.host);
        Some((endpoint, fits.then(|| endpoint.segments(path))??))
    })
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn head(origin: &'static str, method: &str, path: &str) -> Head {
        let request = Request::builder().method(method).uri(path).body(());
        let (parts, ()) = request.expect("a request").into_parts();
        Head::new(origin, parts)
    }

    #[test]
    fn paths_lead_to_their_endpoints() {
        for endpoint in &ENDPOINTS {
            let (origin, base) = match endpoint.host {
                Host::Master => ("master", METADATA_PATH),
                Host::Metadata => ("metadata", METADATA_PATH),
                Host::Content => ("content", CONTENT_PATH),
            };
            let path = endpoint.path.replace('{', "a%2F").replace('}', "");
            for slash in ["", "/"] {
                let head = head(origin, endpoint.method, &format!("{base}{slash}{path}"));
                let (found, segments) = find(&head).expect(endpoint.path);
                assert!(std::ptr::eq(found, endpoint));
                assert!(segments.iter().all(|segment| segment.starts_with("a/")));
                assert_eq!(segments.len(), endpoint.path.matches('{').count());
            }
        }
    }

    #[test]
    fn an_empty_segment_leads_nowhere() {
        for path in [
            "nodes//children",
            "nodes/a/properties//key",
            "nodes/",
            "//nodes",
        ] {
            let head = head("metadata", "GET", &format!("{METADATA_PATH}{path}"));
            assert!(find(&head).is_none(), "{path}");
        }
    }
}
