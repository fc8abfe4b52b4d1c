//! Tests of invalid settings and arguments of the typed client.

use cloud_drives_core::BoxFuture;
use yandex_disk::types::{DeviceCodeRequest, PublicAccessInput, PublicSettingsInput};
use yandex_disk::{Client, Error, ErrorClass, RawResponse};

use super::signed_in;

fn refused(builder: yandex_disk::ClientBuilder) -> String {
    let error = builder.build().unwrap_err();
    assert_eq!(error.class(), ErrorClass::InvalidInput);
    error.to_string()
}

#[test]
fn a_token_that_is_empty_or_no_token_is_refused_by_name() {
    for token in ["", "   ", "a\nb", "a b"] {
        let message = refused(Client::builder().token(token));
        assert!(message.contains("token"), "{message}");
    }
}

#[test]
fn a_base_url_has_to_be_https_or_on_this_machine() {
    for url in [
        "http://example.org",
        "ftp://example.org",
        "not a url",
        "https://user:pw@example.org",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
    ] {
        let message = refused(Client::builder().base_url("api", url));
        assert!(message.contains("base_url"), "{url}: {message}");
        assert!(!message.contains("pw"), "{message}");
    }
    for url in [
        "http://127.0.0.1:8080",
        "http://localhost:1",
        "http://[::1]:1",
        "https://example.org/x",
    ] {
        Client::builder().base_url("api", url).build().unwrap();
    }
}

#[test]
fn a_server_that_does_not_exist_is_refused_with_those_that_do() {
    let message = refused(Client::builder().base_url("storage", "https://example.org"));
    assert!(
        message.contains("storage") && message.contains("oauth"),
        "{message}"
    );
}

#[tokio::test]
async fn a_call_that_needs_a_token_says_so_before_anything_is_sent() {
    let (emulator, _) = signed_in().await;
    let disk = Client::builder()
        .base_url("api", emulator.api_url())
        .build()
        .unwrap();
    let error = disk.resources().get("disk:/").send().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Auth);
    assert!(
        error.to_string().contains("Client::builder().token"),
        "{error}"
    );
    assert_eq!(emulator.requests().len(), 0);
}

#[tokio::test]
async fn a_path_parameter_cannot_be_empty_or_climb() {
    let (emulator, disk) = signed_in().await;
    for id in ["", ".", ".."] {
        let error = disk.operations().status(id).send().await.unwrap_err();
        assert_eq!(error.class(), ErrorClass::InvalidInput);
        assert!(error.to_string().contains("operation_id"), "{error}");
    }
    assert_eq!(emulator.requests().len(), 0);
    let encoded = disk
        .operations()
        .status("a/../b?c#d")
        .send()
        .await
        .unwrap_err();
    assert_eq!(encoded.status().map(|status| status.as_u16()), Some(404));
}

#[tokio::test]
async fn a_closed_port_is_a_connection_error_that_never_reached_the_server() {
    let disk = Client::builder()
        .token("t0ken")
        .base_url("api", "http://127.0.0.1:1")
        .build()
        .unwrap();
    let error = disk.resources().get("disk:/").send().await.unwrap_err();
    assert!(error.is_connect() && error.is_unsent(), "{error}");
}

/// Each call breaks one bound.
#[tokio::test]
async fn arguments_out_of_bounds_are_refused_by_name_before_sending() {
    let (emulator, disk) = signed_in().await;
    let (resources, public) = (disk.resources(), disk.public());
    let long = format!("disk:/{}", "x".repeat(32_755));
    let two_groups = PublicAccessInput::new().macros(["all", "employees"]);
    let settings = PublicSettingsInput::new().accesses([two_groups]);
    let refused: Vec<(&str, BoxFuture<'_, Result<RawResponse, Error>>)> = vec![
        ("path", Box::pin(resources.get("").send_raw())),
        ("path", Box::pin(resources.get(&long).send_raw())),
        ("path", Box::pin(resources.create_folder("").send_raw())),
        ("path", Box::pin(resources.delete("").send_raw())),
        ("source", Box::pin(resources.copy("", "disk:/b").send_raw())),
        (
            "destination",
            Box::pin(resources.move_("disk:/a", "").send_raw()),
        ),
        ("path", Box::pin(resources.upload_link("").send_raw())),
        (
            "url",
            Box::pin(resources.upload_from_url("", "disk:/a").send_raw()),
        ),
        ("path", Box::pin(resources.download_link("").send_raw())),
        ("path", Box::pin(resources.publish("").send_raw())),
        ("path", Box::pin(resources.trash("").send_raw())),
        (
            "path",
            Box::pin(resources.remove_trash().path("").send_raw()),
        ),
        (
            "name",
            Box::pin(resources.restore_trash("trash:/a").name("").send_raw()),
        ),
        ("public_key", Box::pin(public.get("").send_raw())),
        ("public_key", Box::pin(public.save_to_disk("").send_raw())),
        ("path", Box::pin(public.settings("").send_raw())),
        (
            "macros",
            Box::pin(public.update_settings("disk:/a", settings).send_raw()),
        ),
        (
            "device_id",
            Box::pin(
                disk.oauth()
                    .device_code(DeviceCodeRequest::new("id").device_id("short"))
                    .send_raw(),
            ),
        ),
        (
            "client_id",
            Box::pin(
                disk.oauth()
                    .device_code(DeviceCodeRequest::new(""))
                    .send_raw(),
            ),
        ),
    ];
    for (name, sent) in refused {
        let error = sent.await.unwrap_err();
        assert_eq!(error.class(), ErrorClass::InvalidInput, "{name}: {error}");
        assert!(error.to_string().contains(name), "{name}: {error}");
        assert!(error.to_string().len() < 1000, "{name}");
    }
    assert_eq!(emulator.requests().len(), 0);
    // At the limit it is sent whole.
    let whole = long.strip_suffix('x').unwrap();
    disk.resources().get(whole).send_raw().await.unwrap();
    let sent = emulator.requests().pop().unwrap();
    assert_eq!(sent.query("path").map(str::len), Some(32_760));
}
