//! Tests of what each operation sends: its method and path, and each parameter under its name on the wire. Answers
//! are tested elsewhere.

use cloud_drives_core::BoxFuture;
use yandex_disk::types::{
    MediaType, PublicSettingsInput, PublishRequest, ResourcePatch, ResourceSort, ResourceType,
    TrashSort,
};
use yandex_disk::{Error, RawResponse};

use super::signed_in;

type Sent<'a> = BoxFuture<'a, Result<RawResponse, Error>>;

#[tokio::test]
async fn every_parameter_is_sent_under_its_name() {
    let (emulator, disk) = signed_in().await;
    let (resources, public) = (disk.resources(), disk.public());
    let pages = "preview_crop=true&preview_size=120x240";
    let patch = || ResourcePatch::new([("n".to_owned(), None)].into());
    let settings = || PublicSettingsInput::new().read_only(true);
    let calls: Vec<(&str, String, Sent<'_>)> = vec![
        (
            "GET /v1/disk",
            "extra_fields=c,d&fields=a,b".to_owned(),
            Box::pin(disk.disk().info().fields(["a", "b"]).extra_fields(["c", "d"]).send_raw()),
        ),
        (
            "GET /v1/disk/operations/0a1b",
            "fields=status".to_owned(),
            Box::pin(disk.operations().status("0a1b").fields(["status"]).send_raw()),
        ),
        (
            "GET /v1/disk/resources",
            format!("fields=a,b&limit=3&offset=2&path=disk:/a&{pages}&sort=-size"),
            Box::pin(
                resources
                    .get("disk:/a")
                    .limit(3)
                    .offset(2)
                    .sort(ResourceSort::MinusSize)
                    .preview_size("120x240")
                    .preview_crop(true)
                    .fields(["a", "b"])
                    .send_raw(),
            ),
        ),
        (
            "PUT /v1/disk/resources",
            "fields=href&path=disk:/a".to_owned(),
            Box::pin(resources.create_folder("disk:/a").fields(["href"]).send_raw()),
        ),
        (
            "DELETE /v1/disk/resources",
            "fields=href&force_async=true&md5=00&path=disk:/a&permanently=true".to_owned(),
            Box::pin(
                resources
                    .delete("disk:/a")
                    .permanently(true)
                    .md5("00")
                    .force_async(true)
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "PATCH /v1/disk/resources",
            "fields=custom_properties&path=disk:/a".to_owned(),
            Box::pin(
                resources
                    .update("disk:/a", patch())
                    .fields(["custom_properties"])
                    .send_raw(),
            ),
        ),
        (
            "POST /v1/disk/resources/copy",
            "fields=href&force_async=true&from=disk:/a&overwrite=true&path=disk:/b".to_owned(),
            Box::pin(
                resources
                    .copy("disk:/a", "disk:/b")
                    .overwrite(true)
                    .force_async(true)
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "POST /v1/disk/resources/move",
            "fields=href&force_async=true&from=disk:/a&overwrite=true&path=disk:/b".to_owned(),
            Box::pin(
                resources
                    .move_("disk:/a", "disk:/b")
                    .overwrite(true)
                    .force_async(true)
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "GET /v1/disk/resources/download",
            "fields=href&path=disk:/a".to_owned(),
            Box::pin(resources.download_link("disk:/a").fields(["href"]).send_raw()),
        ),
        (
            "GET /v1/disk/resources/upload",
            "fields=href&overwrite=true&path=disk:/a".to_owned(),
            Box::pin(
                resources
                    .upload_link("disk:/a")
                    .overwrite(true)
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "POST /v1/disk/resources/upload",
            "disable_redirects=true&fields=href&path=disk:/a&url=https://example.org/a?b=c&d".to_owned(),
            Box::pin(
                resources
                    .upload_from_url("https://example.org/a?b=c&d", "disk:/a")
                    .disable_redirects(true)
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "GET /v1/disk/resources/files",
            "fields=a,b&limit=3&media_type=image,video&offset=2&preview_crop=true&preview_size=S&sort=name".to_owned(),
            Box::pin(
                resources
                    .files()
                    .limit(3)
                    .offset(2)
                    .sort(ResourceSort::Name)
                    .media_type([MediaType::Image, MediaType::Video])
                    .preview_size("S")
                    .preview_crop(true)
                    .fields(["a", "b"])
                    .send_raw(),
            ),
        ),
        (
            "GET /v1/disk/resources/last-uploaded",
            "fields=a,b&limit=3&media_type=image&preview_crop=true&preview_size=XL".to_owned(),
            Box::pin(
                resources
                    .last_uploaded()
                    .limit(3)
                    .media_type([MediaType::Image])
                    .preview_size("XL")
                    .preview_crop(true)
                    .fields(["a", "b"])
                    .send_raw(),
            ),
        ),
        (
            "GET /v1/disk/resources/public",
            format!("fields=a,b&limit=3&offset=2&{pages}&type=file"),
            Box::pin(
                resources
                    .published()
                    .type_(ResourceType::File)
                    .limit(3)
                    .offset(2)
                    .preview_size("120x240")
                    .preview_crop(true)
                    .fields(["a", "b"])
                    .send_raw(),
            ),
        ),
        (
            "PUT /v1/disk/resources/publish",
            "allow_address_access=true&fields=href&path=disk:/a".to_owned(),
            Box::pin(
                resources
                    .publish("disk:/a")
                    .allow_address_access(true)
                    .body(PublishRequest::new().public_settings(settings()))
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "PUT /v1/disk/resources/unpublish",
            "fields=href&path=disk:/a".to_owned(),
            Box::pin(resources.unpublish("disk:/a").fields(["href"]).send_raw()),
        ),
        (
            "GET /v1/disk/trash/resources",
            format!("fields=a,b&limit=3&offset=2&path=trash:/a&{pages}&sort=-deleted"),
            Box::pin(
                resources
                    .trash("trash:/a")
                    .limit(3)
                    .offset(2)
                    .sort(TrashSort::MinusDeleted)
                    .preview_size("120x240")
                    .preview_crop(true)
                    .fields(["a", "b"])
                    .send_raw(),
            ),
        ),
        (
            "DELETE /v1/disk/trash/resources",
            "fields=href&force_async=true&path=trash:/a".to_owned(),
            Box::pin(
                resources
                    .remove_trash()
                    .path("trash:/a")
                    .force_async(true)
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "PUT /v1/disk/trash/resources/restore",
            "fields=href&force_async=true&name=/b/c&overwrite=true&path=trash:/a".to_owned(),
            Box::pin(
                resources
                    .restore_trash("trash:/a")
                    .name("/b/c")
                    .overwrite(true)
                    .force_async(true)
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "GET /v1/disk/public/resources",
            // The key has characters that mean something in a query.
            format!("fields=a,b&limit=3&offset=2&path=/a&{pages}&public_key=k+/=&sort=-size"),
            Box::pin(
                public
                    .get("k+/=")
                    .path("/a")
                    .limit(3)
                    .offset(2)
                    .sort(ResourceSort::MinusSize)
                    .preview_size("120x240")
                    .preview_crop(true)
                    .fields(["a", "b"])
                    .send_raw(),
            ),
        ),
        (
            "GET /v1/disk/public/resources/download",
            "fields=href&path=/a&public_key=k".to_owned(),
            Box::pin(public.download_link("k").path("/a").fields(["href"]).send_raw()),
        ),
        (
            "POST /v1/disk/public/resources/save-to-disk",
            "fields=href&force_async=true&name=b&path=/a&public_key=k&save_path=disk:/c".to_owned(),
            Box::pin(
                public
                    .save_to_disk("k")
                    .name("b")
                    .path("/a")
                    .save_path("disk:/c")
                    .force_async(true)
                    .fields(["href"])
                    .send_raw(),
            ),
        ),
        (
            "GET /v1/disk/public/resources/public-settings",
            "allow_address_access=true&fields=a,b&path=disk:/a".to_owned(),
            Box::pin(
                public
                    .settings("disk:/a")
                    .allow_address_access(true)
                    .fields(["a", "b"])
                    .send_raw(),
            ),
        ),
        (
            "GET /v1/disk/public/resources/public-settings/available-settings",
            "path=disk:/a".to_owned(),
            Box::pin(public.available_settings("disk:/a").send_raw()),
        ),
        (
            "PATCH /v1/disk/public/resources/public-settings",
            "allow_address_access=false&path=disk:/a".to_owned(),
            Box::pin(
                public
                    .update_settings("disk:/a", settings())
                    .allow_address_access(false)
                    .send_raw(),
            ),
        ),
    ];
    for (line, expected, sent) in calls {
        sent.await.unwrap();
        let request = emulator.requests().pop().unwrap();
        assert_eq!(format!("{} {}", request.method, request.path), line);
        let pairs = request.query.iter();
        let mut query: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        query.sort();
        assert_eq!(query.join("&"), expected, "{line}");
        emulator.finish_operations();
    }
    // What is not set is not sent.
    disk.resources().get("disk:/").send().await.unwrap();
    assert_eq!(emulator.requests().pop().unwrap().query.len(), 1);
    assert_eq!(emulator.complaints(), []);
}
