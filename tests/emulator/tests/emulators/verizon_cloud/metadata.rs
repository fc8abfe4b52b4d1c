//! Tests of items at a path, and of the form of files and folders.

use cloud_drives_emulator::VerizonCloud;

use super::client::User;

#[tokio::test]
async fn wrong_parameters_are_refused_and_empty_ones_are_as_if_absent() {
    let user = User::of(VerizonCloud::builder());
    for (name, value) in [
        ("sort", "name"),
        ("sort", "weight+asc"),
        ("filter", "files"),
        ("page", "0"),
        ("page", "1"),
        ("count", "none"),
        ("includeDeleted", "yes"),
    ] {
        user.list("metadata/VZMOBILE", &[(name, value)])
            .await
            .fails(400);
    }
    let empty = ["sort", "filter", "page", "count", "includeDeleted"].map(|name| (name, ""));
    user.list("metadata/VZMOBILE", &empty).await.is(200);
}
