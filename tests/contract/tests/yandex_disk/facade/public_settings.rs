//! Settings of public links.

use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::yandex_disk::types::{
    AvailableUntilVerbose, PasswordVerbose, PublicAccessInput, PublicSettingsInput,
};
use cloud_drives::{CallOptions, CallOptionsExt, Secret};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{kind, query, signed_in};

#[tokio::test]
async fn update_public_settings_sets_and_removes() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/films/a.mov", "a");
    let (key, _) = service.publish("disk:/films");
    let settings = PublicSettingsInput::new()
        .available_until(1_798_761_600)
        .password(Secret::new("1234"))
        .read_only(true);
    disk.update_public_settings("films", settings)
        .await
        .unwrap();
    let sent = service.last();
    assert_eq!(
        (query(&sent), sent.header("content-type")),
        (
            vec!["path=disk:/films".to_owned()],
            Some("application/json")
        )
    );
    // At the top, not inside of another member.
    let body: serde_json::Value = serde_json::from_slice(&sent.body).unwrap();
    let expected = serde_json::json!({"available_until": 1_798_761_600, "password": "1234", "read_only": true});
    assert_eq!(body, expected);
    assert_eq!(
        kind(disk.get_public_meta(key.as_str()).await),
        ErrorKind::PasswordRequired
    );

    let open_again = PublicSettingsInput::new()
        .available_until("")
        .password(false);
    disk.update_public_settings("disk:/films", open_again)
        .allow_address_access(false)
        .await
        .unwrap();
    let body: serde_json::Value = serde_json::from_slice(&service.last().body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({"available_until": "", "password": false})
    );
    assert_eq!(service.last().query("allow_address_access"), Some("false"));
    disk.get_public_meta(key.as_str()).await.unwrap();

    // The longer forms, and the end of a link.
    let longer = PublicSettingsInput::new()
        .password_verbose(PasswordVerbose::new().enabled(false))
        .available_until_verbose(AvailableUntilVerbose::new().enabled(true).value(1));
    disk.update_public_settings("disk:/films", longer)
        .await
        .unwrap();
    assert_eq!(
        kind(disk.get_public_meta(key).await),
        ErrorKind::PathNotFound
    );

    let nothing = PublicSettingsInput::new();
    let none = disk
        .update_public_settings("disk:/none", nothing.clone())
        .await;
    assert_eq!(kind(none), ErrorKind::PathNotFound);
    service.lock("disk:/films");
    let once = CallOptions::new().without_retries();
    let locked = disk
        .update_public_settings("disk:/films", nothing.clone())
        .with_options(once)
        .await;
    assert_eq!(kind(locked), ErrorKind::ResourceIsLocked);
    service
        .faults()
        .add(Fault::on(Method::PATCH, "/v1/disk/public/resources/*").status(415));
    let media = disk.update_public_settings("disk:/films", nothing).await;
    assert_eq!(kind(media), ErrorKind::UnsupportedMedia);
}

#[tokio::test]
async fn get_public_settings_reads_what_can_be_read() {
    let (service, disk) = signed_in().await;
    service.put_dir("disk:/films");
    service.publish("disk:/films");
    let access = PublicAccessInput::new()
        .macros(["all"])
        .rights(["read_without_download"]);
    let settings = PublicSettingsInput::new()
        .available_until(1_798_761_600)
        .password(Secret::new("1234"))
        .read_only(true)
        .accesses([access]);
    disk.update_public_settings("disk:/films", settings)
        .allow_address_access(true)
        .await
        .unwrap();
    let short = disk.get_public_settings("films").await.unwrap();
    assert_eq!(short.available_until, Some(1_798_761_600));
    // Neither the password nor what the longer form is for.
    assert_eq!(
        (short.password, short.read_only, short.accesses.len()),
        (None, None, 0)
    );
    assert_eq!(query(&service.last()), ["path=disk:/films"]);

    let long = disk
        .get_public_settings("disk:/films")
        .allow_address_access(true)
        .fields(["read_only", "accesses"])
        .await
        .unwrap();
    assert_eq!((long.read_only, long.available_until), (Some(true), None));
    assert_eq!(long.accesses[0].rights[0].as_str(), "read_without_download");
    let mut sent = query(&service.last());
    sent.sort();
    assert_eq!(
        sent,
        [
            "allow_address_access=true",
            "fields=read_only,accesses",
            "path=disk:/films"
        ]
    );

    service.put_dir("disk:/private");
    let private = disk.get_public_settings("disk:/private").await;
    assert_eq!(kind(private), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn get_public_available_settings_tells_what_could_be_set() {
    let (service, disk) = signed_in().await;
    service.put_dir("disk:/films");
    service.publish("disk:/films");
    let possible = disk.get_public_available_settings("films").await.unwrap();
    assert_eq!(query(&service.last()), ["path=disk:/films"]);
    assert!(
        possible
            .permissions
            .iter()
            .any(|right| right == "read_with_password")
    );
    assert_eq!(possible.use_sharing, Some(true));
    assert_eq!(possible.macro_sharing.unwrap().as_str(), "all");
    assert_eq!(possible.default[0].rights[0].as_str(), "read");
    let none = disk.get_public_available_settings("disk:/none").await;
    assert_eq!(kind(none), ErrorKind::PathNotFound);
}
