//! The endpoints of the API: what each takes, and who answers it (`wire.md` §2).

use percent_encoding::percent_decode_str;

use super::call::Call;
use super::errors::ApiError;
use super::settings::{BASE_PATH, Settings};
use super::{
    account, contacts, favorites, files, fops, fullview, metadata, playlist_items, playlists,
    search, shares, tags, thumbnails, trash, uploads, virtual_folders,
};
use crate::answer::Answer;
use crate::request::Head;

/// An endpoint.
pub(crate) struct Endpoint {
    pub(crate) host: Host,
    pub(crate) method: &'static str,
    /// Below the base path; `{name}` stands for a segment, `{path…}` for all that are left.
    pub(crate) path: &'static str,
    pub(crate) query: &'static [&'static str],
    pub(crate) required: &'static [&'static str],
    pub(crate) body: Body,
    pub(crate) answers: Answers,
    pub(crate) run: Handler,
}

type Handler = fn(&mut Call<'_>) -> Result<Answer, ApiError>;

/// The host of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Api,
    Upload,
}

/// The body of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    None,
    /// A JSON object with these members at most; any members when none are named.
    Json(&'static [&'static str]),
    /// The bytes of a file.
    Bytes,
}

/// The answer of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answers {
    Json,
    /// Bytes for browsers and players, which may bring the token in the query (`wire.md` §1.2).
    Content,
}

const fn endpoint(method: &'static str, path: &'static str, run: Handler) -> Endpoint {
    Endpoint {
        host: Host::Api,
        method,
        path,
        query: &[],
        required: &[],
        body: Body::None,
        answers: Answers::Json,
        run,
    }
}

impl Endpoint {
    const fn query(mut self, names: &'static [&'static str]) -> Self {
        self.query = names;
        self
    }

    /// Sets those of the parameters that have to be there.
    const fn required(mut self, names: &'static [&'static str]) -> Self {
        self.required = names;
        self
    }

    const fn json(mut self, members: &'static [&'static str]) -> Self {
        self.body = Body::Json(members);
        self
    }

    const fn content(mut self) -> Self {
        self.answers = Answers::Content;
        self
    }

    const fn upload(mut self, body: Body) -> Self {
        self.host = Host::Upload;
        self.body = body;
        self
    }

    /// Returns the values of the names in braces, if the path is this endpoint's.
    fn segments(&self, path: &str) -> Option<Vec<String>> {
        let decoded = |segment: &str| {
            let decoded = percent_decode_str(segment).decode_utf8().ok()?;
            (!decoded.is_empty()).then(|| decoded.into_owned())
        };
        let mut found = Vec::new();
        let mut sent = path.split('/');
        for known in self.path.split('/') {
            if known == REST {
                found.extend(sent.map(decoded).collect::<Option<Vec<String>>>()?);
                return (!found.is_empty()).then_some(found);
            }
            let segment = sent.next()?;
            if known.starts_with('{') {
                found.push(decoded(segment)?);
            } else if known != segment {
                return None;
            }
        }
        sent.next().is_none().then_some(found)
    }
}

/// The segments that are left, slashes between them.
const REST: &str = "{path…}";

/// Calls 3 to 46 in the order of `wire.md` §2; the two of OAuth are not among them.
pub(crate) static ENDPOINTS: [Endpoint; 45] = [
    endpoint("GET", "account", account::account),
    endpoint("GET", "contacts", contacts::list).query(&["page", "start", "count", "query", "sort"]),
    endpoint("POST", "contacts", contacts::create).json(&[]),
    endpoint("PUT", "contacts/{contactid}", contacts::update).json(&[]),
    endpoint("DELETE", "contacts/{contactid}", contacts::delete),
    endpoint("GET", "favorites", favorites::list).query(&["virtualfolder", "type", "filetype"]),
    endpoint("PUT", "favorites", favorites::add).json(&["uri", "createversion"]),
    endpoint("DELETE", "favorites", favorites::remove)
        .query(&["uri", "createversion"])
        .required(&["uri"]),
    endpoint("GET", "metadata", metadata::metadata).query(&METADATA),
    // The Python client asks for the root so.
    endpoint("GET", "metadata/", metadata::metadata).query(&METADATA),
    endpoint("GET", "metadata/{path…}", metadata::metadata).query(&METADATA),
    endpoint("GET", "fullview", fullview::fullview).query(&["virtualfolder"]),
    endpoint("GET", "search", search::search)
        .query(&["query", "virtualfolder", "sort", "page", "start", "count"])
        .required(&["query"]),
    endpoint("POST", "fops/copy", fops::copy).json(&[
        "src",
        "target",
        "safe",
        "override",
        "conflictsolve",
    ]),
    endpoint("POST", "fops/move", fops::relocate).json(&MOVE),
    endpoint("POST", "fops/rename", fops::relocate).json(&MOVE),
    endpoint("POST", "fops/createfolder", fops::create_folder).json(&["path", "name", "override"]),
    endpoint("DELETE", "fops/delete", fops::delete)
        .query(&["path", "purge"])
        .required(&["path"]),
    endpoint("POST", "fops/restore", fops::restore).json(&["path"]),
    endpoint("GET", "files/{path…}", files::content).content(),
    endpoint("GET", "thumbnails/{content-token}", thumbnails::get)
        .query(&["size", "th", "tw"])
        .content(),
    endpoint("GET", "fileupload/intent", uploads::intent)
        .query(&["path", "name", "size", "checksum", "chunk"])
        .required(&["path", "name", "size", "checksum"]),
    endpoint("POST", "upload/{uploadid}", uploads::upload)
        .query(&["checksum", "chunk", "offset"])
        .required(&["chunk"])
        .upload(Body::Bytes),
    endpoint("POST", "commit/{uploadid}", uploads::commit).upload(Body::None),
    endpoint("GET", "playlists", playlists::list)
        .query(&["type", "page", "start", "count", "sort"]),
    endpoint("POST", "playlists", playlists::create).json(&["name", "type", "paths"]),
    endpoint("GET", "playlists/{playlistUid}", playlists::get),
    endpoint("PUT", "playlists/{playlistUid}", playlists::update).json(&["name", "type"]),
    endpoint("DELETE", "playlists/{playlistUid}", playlists::delete),
    endpoint("GET", "playlists/{playlistUid}/items", playlist_items::list)
        .query(&["page", "start", "count", "sort"]),
    endpoint(
        "POST",
        "playlists/{playlistUid}/items",
        playlists::add_items,
    )
    .json(&["add"]),
    endpoint("PUT", "playlists/{playlistUid}/items", playlists::redefine)
        .json(&["name", "type", "paths"]),
    endpoint(
        "GET",
        "playlists/{playlistUid}/items/{itemUid}",
        playlist_items::content,
    )
    .content(),
    endpoint(
        "DELETE",
        "playlists/{playlistUid}/items/{itemUid}",
        playlists::remove_item,
    ),
    endpoint("GET", "shares", shares::list).query(&["count", "cursor", "filter", "since", "until"]),
    endpoint("POST", "shares", shares::create).json(&["name", "resources", "expiresIn"]),
    endpoint("DELETE", "shares/{shareUid}", shares::delete),
    endpoint("GET", "tags/{path…}", tags::get),
    endpoint("PUT", "tags", tags::put).json(&["uri", "tags", "createversion"]),
    // Which of the two spellings is right is not settled (`wire.md §5.12`).
    endpoint("DELETE", "tags", tags::delete)
        .query(&["uri", "createversion", "createVersion"])
        .required(&["uri"]),
    endpoint("GET", "trash", trash::list)
        .query(&[
            "virtualfolder",
            "sort",
            "page",
            "start",
            "count",
            "deep",
            "filter",
        ])
        .required(&["virtualfolder"]),
    endpoint("DELETE", "trash", trash::empty)
        .query(&["virtualfolder"])
        .required(&["virtualfolder"]),
    endpoint("POST", "virtualfolder/{name}", virtual_folders::create),
    endpoint("DELETE", "virtualfolder/{name}", virtual_folders::delete).query(&["force"]),
    endpoint("PUT", "virtualfolder/{name}", virtual_folders::rename).json(&["name"]),
];

const METADATA: [&str; 6] = ["includeDeleted", "sort", "page", "start", "count", "filter"];
const MOVE: [&str; 4] = ["src", "target", "safe", "conflictsolve"];

/// Returns the path below the base path, as sent.
fn below_base(head: &Head) -> Option<&str> {
    head.path.strip_prefix(BASE_PATH)?.strip_prefix('/')
}

fn is_at(endpoint: &Endpoint, head: &Head, settings: &Settings) -> bool {
    match endpoint.host {
        Host::Upload if !settings.uploads_at_api => head.origin == "upload",
        Host::Api | Host::Upload => head.origin == "api",
    }
}

/// Returns the endpoint of a request, and the values of the names in its path.
pub(crate) fn find(head: &Head, settings: &Settings) -> Option<(&'static Endpoint, Vec<String>)> {
    let path = below_base(head)?;
    ENDPOINTS.iter().find_map(|endpoint| {
        let fits = endpoint.method == head.method.as_str() && is_at(endpoint, head, settings);
        Some((endpoint, fits.then(|| endpoint.segments(path))??))
    })
}

/// Returns whether there is an endpoint at this path, whatever the method.
pub(crate) fn is_known(head: &Head, settings: &Settings) -> bool {
    let known = |path: &str| {
        let mut here = ENDPOINTS
            .iter()
            .filter(|known| is_at(known, head, settings));
        here.any(|endpoint| endpoint.segments(path).is_some())
    };
    below_base(head).is_some_and(known)
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn head(origin: &'static str, method: &str, path: &str) -> Head {
        let request = Request::builder()
            .method(method)
            .uri(format!("{BASE_PATH}/{path}"))
            .body(());
        let (parts, ()) = request.expect("a request").into_parts();
        Head::new(origin, parts)
    }

    #[test]
    fn paths_lead_to_their_endpoints() {
        let settings = Settings::default();
        for endpoint in &ENDPOINTS {
            let origin = match endpoint.host {
                Host::Api => "api",
                Host::Upload => "upload",
            };
            let path = endpoint.path.replace(REST, "V/a%2F%26/b");
            let path = path.replace('{', "a%2F").replace('}', "");
            let head = head(origin, endpoint.method, &path);
            let (found, segments) = find(&head, &settings).expect(endpoint.path);
            assert!(std::ptr::eq(found, endpoint), "{path}");
            if endpoint.path.ends_with(REST) {
                assert_eq!(segments, ["V", "a/&", "b"]);
            } else {
                assert_eq!(segments.len(), endpoint.path.matches('{').count());
            }
            assert!(is_known(&head, &settings));
        }
    }

    #[test]
    fn empty_segments_and_other_hosts_lead_nowhere() {
        let settings = Settings::default();
        for (origin, path) in [
            ("api", "metadata//a"),
            ("api", "files/"),
            ("api", "files/a/"),
            ("upload", "account"),
        ] {
            assert!(
                find(&head(origin, "GET", path), &settings).is_none(),
                "{path}"
            );
        }
        let at_api = head("api", "POST", "upload/u");
        assert!(find(&at_api, &settings).is_none());
        let settings = Settings {
            uploads_at_api: true,
            ..settings
        };
        assert!(find(&at_api, &settings).is_some());
        assert!(is_known(&head("api", "PATCH", "account"), &settings));
    }
}
