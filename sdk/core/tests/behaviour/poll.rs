//! Operations in the background.

use cloud_drives_core::{PollState, id_in_link};

#[test]
fn the_id_of_an_operation_is_found_in_its_link() {
    for link in [
        "https://cloud-api.yandex.net/v1/disk/operations/0a1b?fields=status#x",
        "http://cloud-api.yandex.net/v1/disk/operations/0a1b/",
        "/v1/disk/operations/0a1b",
        "https://cloud-api.yandex.net/v1/disk/operations?id=0a1b",
        "https://cloud-api.yandex.net/v1/disk/operations?fields=status&id=0%61%31b#x",
        "0a1b",
    ] {
        assert_eq!(id_in_link(link).as_deref(), Some("0a1b"), "{link}");
    }
    assert_eq!(
        id_in_link("https://host/a%2Fb%20c").as_deref(),
        Some("a/b c")
    );
    for nothing in [
        "",
        "/",
        "https://host",
        "https://host/",
        "?a=b",
        "https://host/%ff",
    ] {
        assert_eq!(id_in_link(nothing), None, "{nothing}");
    }
}

#[test]
fn only_an_end_is_final() {
    let written =
        serde_json::to_value([PollState::Failed, PollState::Unknown("paused".to_owned())]);
    assert_eq!(written.unwrap(), serde_json::json!(["failed", "paused"]));
    assert!(PollState::Succeeded.is_final() && PollState::Failed.is_final());
    assert!(!PollState::Pending.is_final() && !PollState::Unknown("paused".to_owned()).is_final());
}

#[test]
fn a_state_is_written_as_its_name() {
    let written =
        serde_json::to_value([PollState::Failed, PollState::Unknown("paused".to_owned())]);
    assert_eq!(written.unwrap(), serde_json::json!(["failed", "paused"]));
}
