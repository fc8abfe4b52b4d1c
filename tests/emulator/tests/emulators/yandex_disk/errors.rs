//! The errors of `wire.md` §7 that the state of a Disk causes: status, code and description, from a strict emulator.

use serde_json::{Value, json};

use super::client::User;

type Query<'a> = &'a [(&'a str, &'a str)];

/// A Disk that has one of everything that stands in the way.
fn disk() -> User {
    let user = User::new();
    user.emulator.put_file("disk:/a", "aaaa");
    user.emulator.put_dir("disk:/d");
    user.emulator.put_file("disk:/locked", "x");
    user.emulator.lock("disk:/locked");
    user
}

#[tokio::test]
async fn every_error_has_its_status_code_and_description() {
    let user = disk();
    let cases: [(&str, &str, &str, Query<'_>, u16, &str, &str); 12] = [
        (
            "a missing parameter",
            "GET",
            "/resources",
            &[],
            400,
            "FieldValidationError",
            "Error validating field \"path\": this field is required.",
        ),
        (
            "a limit below zero",
            "GET",
            "/resources",
            &[("path", "disk:/"), ("limit", "-1")],
            400,
            "FieldValidationError",
            "Error validating field \"limit\": …",
        ),
        (
            "nothing there",
            "GET",
            "/resources",
            &[("path", "disk:/none")],
            404,
            "DiskNotFoundError",
            "Resource not found.",
        ),
        (
            "nothing to delete",
            "DELETE",
            "/resources",
            &[("path", "disk:/none")],
            404,
            "DiskNotFoundError",
            "Resource not found.",
        ),
        (
            "nothing published",
            "GET",
            "/public/resources",
            &[("public_key", "none")],
            404,
            "DiskNotFoundError",
            "Resource not found.",
        ),
        (
            "no operation",
            "GET",
            "/operations/0000",
            &[],
            404,
            "DiskOperationNotFoundError",
            "Operation not found.",
        ),
        (
            "no folder above",
            "PUT",
            "/resources",
            &[("path", "disk:/none/d")],
            409,
            "DiskPathDoesntExistsError",
            "Specified path \"disk:/none/d\" doesn't exists.",
        ),
        (
            "a folder again",
            "PUT",
            "/resources",
            &[("path", "disk:/d")],
            409,
            "DiskPathPointsToExistentDirectoryError",
            "Specified path \"disk:/d\" points to existent directory.",
        ),
        (
            "a copy onto another",
            "POST",
            "/resources/copy",
            &[("from", "disk:/a"), ("path", "disk:/locked")],
            409,
            "DiskResourceAlreadyExistsError",
            "Resource \"disk:/locked\" already exists.",
        ),
        (
            "another sum",
            "DELETE",
            "/resources",
            &[
                ("path", "disk:/a"),
                ("md5", "00000000000000000000000000000000"),
            ],
            409,
            "MD5DifferError",
            "…",
        ),
        (
            "a lock",
            "DELETE",
            "/resources",
            &[("path", "disk:/locked")],
            423,
            "DiskResourceLockedError",
            "…",
        ),
        (
            "no such address",
            "GET",
            "/nothing",
            &[],
            404,
            "NotFoundError",
            "Not Found",
        ),
    ];
    for (what, method, path, query, status, code, description) in cases {
        let told = json!({"error": code, "description": description, "message": "…"});
        user.call(method, path, query)
            .await
            .tells(what, status, &told);
    }
}

#[tokio::test]
async fn the_state_of_the_account_has_errors_of_its_own() {
    let user = disk();
    let refused =
        async |what: &str, method: &str, path: &str, query: Query<'_>, status: u16, code: &str| {
            let told = json!({"error": code, "description": "…", "message": "…"});
            user.call(method, path, query)
                .await
                .tells(what, status, &told);
        };
    let upload = [("path", "disk:/new")];
    user.emulator.set_upload_traffic_exceeded(true);
    refused(
        "traffic",
        "GET",
        "/resources/upload",
        &upload,
        423,
        "DiskUploadTrafficLimitExceeded",
    )
    .await;
    user.emulator.set_upload_traffic_exceeded(false);
    user.emulator.set_total_space(5);
    refused(
        "space",
        "GET",
        "/resources/upload",
        &upload,
        507,
        "DiskNotEnoughFreeSpaceError",
    )
    .await;
    user.emulator.set_read_only(true);
    refused(
        "technical work",
        "PUT",
        "/resources",
        &[("path", "disk:/e")],
        423,
        "LockedError",
    )
    .await;
}

#[tokio::test]
async fn a_strict_emulator_answers_401_where_the_service_does() {
    let user = disk();
    let url = user.url("", &[]);
    let told: Value = json!({"error": "UnauthorizedError", "description": "Unauthorized"});
    for authorization in ["", "Bearer x", "OAuth unknown"] {
        let reply = user.fetch(&url, &[("authorization", authorization)]).await;
        reply.tells(authorization, 401, &told);
    }
    user.fetch(&url, &[]).await.tells("no header", 401, &told);
}
