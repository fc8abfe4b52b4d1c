//! Tests of the typed call for the full view.

use verizon_cloud::Response;
use verizon_cloud::files::{FullViewHeaders, FullViewOutcome};
use verizon_cloud::types::FullView;

use super::{Cloud, file_names, folder_names};

async fn ask(cloud: &Cloud, state: Option<&str>) -> Response<FullViewOutcome> {
    let mut view = cloud.client.files().full_view();
    if let Some(state) = state {
        view = view.etag(state);
    }
    view.send().await.unwrap()
}

fn state(answer: &Response<FullViewOutcome>) -> String {
    let headers: FullViewHeaders = answer.typed_headers().unwrap();
    headers.etag
}

fn view(answer: Response<FullViewOutcome>) -> FullView {
    match answer.into_body() {
        FullViewOutcome::View(view) => view,
        other => panic!("{other:?} is not a view"),
    }
}

#[tokio::test]
async fn a_first_view_is_whole_and_a_later_one_has_what_has_changed_since() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/d/a & b.txt", "hello");
    cloud.emulator.put_folder("/VZMOBILE/empty");
    let first = ask(&cloud, None).await;
    let known = state(&first);
    let whole = view(first);
    assert_eq!(file_names(&whole.files), ["a & b.txt"]);
    assert_eq!(folder_names(&whole.empty_folders), ["empty"]);
    assert!(whole.deleted_paths().is_empty());

    let unchanged = ask(&cloud, Some(&known)).await;
    assert_eq!(unchanged.into_body(), FullViewOutcome::Unchanged);

    cloud.emulator.put_file("/VZMOBILE/c", "new");
    cloud.emulator.trash("/VZMOBILE/d/a & b.txt");
    let delta = ask(&cloud, Some(&known)).await;
    let next = state(&delta);
    assert_ne!(next, known);
    let delta = view(delta);
    assert_eq!(file_names(&delta.files), ["c"]);
    assert_eq!(delta.deleted_paths(), ["/VZMOBILE/d/a & b.txt"]);
    let unchanged = ask(&cloud, Some(&next)).await;
    assert_eq!(unchanged.into_body(), FullViewOutcome::Unchanged);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_view_may_be_of_one_virtual_folder() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a", "a");
    cloud.emulator.put_file("/VZWEB/b", "b");
    let one = cloud.client.files().full_view().virtual_folder("VZWEB");
    let one = view(one.send().await.unwrap());
    assert_eq!(file_names(&one.files), ["b"]);
    cloud.no_complaints();
}
