//! The endpoints of the Disk API: what each takes and needs, and who answers it.

use super::call::Call;
use super::errors::ApiError;
use super::oauth::{INFO, READ, WRITE};
use super::{account, listing, operations, public, public_settings, resources, trash, upload};
use crate::answer::Answer;

/// An endpoint.
pub(crate) struct Endpoint {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) required: &'static [&'static str],
    pub(crate) optional: &'static [&'static str],
    pub(crate) access: Access,
    pub(crate) body: Body,
    pub(crate) run: fn(&mut Call<'_>) -> Result<Answer, ApiError>,
}

/// The tokens that an endpoint accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Anybody; a token that is sent has to be good.
    Anybody,
    /// Any token, whatever its scopes.
    AnyToken,
    /// A token with this scope.
    Scope(&'static str),
    /// The same, or a token for the application's folder when the paths are in there.
    Paths(&'static str),
}

/// The body of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    None,
    /// A JSON object with these members at most.
    Json {
        optional: bool,
        members: &'static [&'static str],
    },
}

const PAGE: [&str; 6] = [
    "limit",
    "offset",
    "sort",
    "preview_size",
    "preview_crop",
    "fields",
];

/// The path of endpoint 25, up to the operation's id.
pub(crate) const OPERATIONS: &str = "/v1/disk/operations/";

const fn endpoint(
    method: &'static str,
    path: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    access: Access,
    run: fn(&mut Call<'_>) -> Result<Answer, ApiError>,
) -> Endpoint {
    Endpoint {
        method,
        path,
        required,
        optional,
        access,
        body: Body::None,
        run,
    }
}

impl Endpoint {
    const fn with(mut self, optional: bool, members: &'static [&'static str]) -> Self {
        self.body = Body::Json { optional, members };
        self
    }

    pub(crate) fn takes(&self, name: &str) -> bool {
        self.required.contains(&name) || self.optional.contains(&name)
    }
}

/// The 25 endpoints in the order of `wire.md` §3.
pub(crate) static ENDPOINTS: [Endpoint; 25] = [
    endpoint(
        "GET",
        "/v1/disk",
        &[],
        &["fields", "extra_fields"],
        Access::Scope(INFO),
        account::disk,
    ),
    endpoint(
        "GET",
        "/v1/disk/resources",
        &["path"],
        &PAGE,
        Access::Paths(READ),
        resources::get,
    ),
    endpoint(
        "PUT",
        "/v1/disk/resources",
        &["path"],
        &["fields"],
        Access::Paths(WRITE),
        resources::create_dir,
    ),
    endpoint(
        "PATCH",
        "/v1/disk/resources",
        &["path"],
        &["fields"],
        Access::Paths(WRITE),
        resources::patch,
    )
    .with(false, &["custom_properties"]),
    endpoint(
        "DELETE",
        "/v1/disk/resources",
        &["path"],
        &["permanently", "force_async", "md5", "fields"],
        Access::Paths(WRITE),
        resources::delete,
    ),
    endpoint(
        "POST",
        "/v1/disk/resources/copy",
        &["from", "path"],
        &["overwrite", "force_async", "fields"],
        Access::Paths(WRITE),
        resources::copy,
    ),
    endpoint(
        "POST",
        "/v1/disk/resources/move",
        &["from", "path"],
        &["overwrite", "force_async", "fields"],
        Access::Paths(WRITE),
        resources::relocate,
    ),
    endpoint(
        "GET",
        "/v1/disk/resources/download",
        &["path"],
        &["fields"],
        Access::Paths(READ),
        public::download,
    ),
    endpoint(
        "GET",
        "/v1/disk/resources/upload",
        &["path"],
        &["overwrite", "fields"],
        Access::Paths(WRITE),
        upload::link,
    ),
    endpoint(
        "POST",
        "/v1/disk/resources/upload",
        &["url", "path"],
        &["disable_redirects", "fields"],
        Access::Paths(WRITE),
        upload::fetch,
    ),
    endpoint(
        "GET",
        "/v1/disk/resources/files",
        &[],
        &[
            "limit",
            "offset",
            "media_type",
            "sort",
            "preview_size",
            "preview_crop",
            "fields",
        ],
        Access::Scope(READ),
        listing::files,
    ),
    endpoint(
        "GET",
        "/v1/disk/resources/last-uploaded",
        &[],
        &[
            "limit",
            "media_type",
            "preview_size",
            "preview_crop",
            "fields",
        ],
        Access::Scope(READ),
        listing::last_uploaded,
    ),
    endpoint(
        "GET",
        "/v1/disk/resources/public",
        &[],
        &[
            "limit",
            "offset",
            "type",
            "preview_size",
            "preview_crop",
            "fields",
        ],
        Access::Scope(READ),
        listing::published,
    ),
    endpoint(
        "PUT",
        "/v1/disk/resources/publish",
        &["path"],
        &["allow_address_access", "fields"],
        Access::Paths(WRITE),
        public::publish,
    )
    .with(true, &["public_settings"]),
    endpoint(
        "PUT",
        "/v1/disk/resources/unpublish",
        &["path"],
        &["allow_address_access", "fields"],
        Access::Paths(WRITE),
        public::unpublish,
    ),
    endpoint(
        "GET",
        "/v1/disk/public/resources",
        &["public_key"],
        &[
            "path",
            "limit",
            "offset",
            "sort",
            "preview_size",
            "preview_crop",
            "fields",
        ],
        Access::Anybody,
        public::get,
    ),
    endpoint(
        "GET",
        "/v1/disk/public/resources/download",
        &["public_key"],
        &["path", "fields"],
        Access::Anybody,
        public::public_download,
    ),
    endpoint(
        "POST",
        "/v1/disk/public/resources/save-to-disk",
        &["public_key"],
        &["name", "path", "save_path", "force_async", "fields"],
        Access::Paths(WRITE),
        public::save,
    ),
    endpoint(
        "GET",
        "/v1/disk/public/resources/public-settings",
        &["path"],
        &["allow_address_access", "fields"],
        Access::Paths(READ),
        public_settings::get,
    ),
    endpoint(
        "GET",
        "/v1/disk/public/resources/public-settings/available-settings",
        &["path"],
        &[],
        Access::Paths(READ),
        public_settings::available,
    ),
    endpoint(
        "PATCH",
        "/v1/disk/public/resources/public-settings",
        &["path"],
        &["allow_address_access"],
        Access::Paths(WRITE),
        public_settings::update,
    )
    .with(false, &super::publication::MEMBERS),
    endpoint(
        "GET",
        "/v1/disk/trash/resources",
        &["path"],
        &PAGE,
        Access::Scope(READ),
        trash::get,
    ),
    endpoint(
        "DELETE",
        "/v1/disk/trash/resources",
        &[],
        &["path", "force_async", "fields"],
        Access::Scope(WRITE),
        trash::delete,
    ),
    endpoint(
        "PUT",
        "/v1/disk/trash/resources/restore",
        &["path"],
        &["overwrite", "force_async", "name", "fields"],
        Access::Scope(WRITE),
        trash::restore,
    ),
    endpoint(
        "GET",
        OPERATIONS,
        &[],
        &["fields"],
        Access::AnyToken,
        operations::status,
    ),
];

/// The target of a path and a method.
pub(crate) enum Route {
    /// An endpoint, and the operation's id in the path.
    Endpoint(&'static Endpoint, String),
    WrongMethod,
    Nothing,
}

/// Finds the endpoint; a slash at the end does not count.
pub(crate) fn find(method: &str, path: &str) -> Route {
    let path = path.trim_end_matches('/');
    let operation = path.strip_prefix(OPERATIONS).filter(|id| !id.contains('/'));
    let wanted = if operation.is_some() {
        OPERATIONS
    } else {
        path
    };
    let mut fitting = ENDPOINTS
        .iter()
        .filter(|endpoint| endpoint.path == wanted)
        .peekable();
    if fitting.peek().is_none() {
        return Route::Nothing;
    }
    match fitting.find(|endpoint| endpoint.method == method) {
        Some(endpoint) => Route::Endpoint(endpoint, operation.unwrap_or_default().to_owned()),
        None => Route::WrongMethod,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_their_endpoints() {
        for endpoint in &ENDPOINTS {
            let path = match endpoint.path {
                OPERATIONS => format!("{OPERATIONS}ab12"),
                path => format!("{path}/"),
            };
            let Route::Endpoint(found, id) = find(endpoint.method, &path) else {
                panic!("{} {path} leads nowhere", endpoint.method);
            };
            assert!(std::ptr::eq(found, endpoint));
            assert_eq!(id.is_empty(), endpoint.path != OPERATIONS);
        }
        assert!(matches!(find("DELETE", "/v1/disk"), Route::WrongMethod));
        assert!(matches!(find("GET", "/v2/disk"), Route::Nothing));
        assert!(matches!(
            find("GET", "/v1/disk/operations/a/b"),
            Route::Nothing
        ));
    }
}
