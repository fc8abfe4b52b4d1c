//! Tests of contacts, playlists and shares.

use std::time::Duration;

use cloud_drives::Error;
use cloud_drives::verizon_cloud::types::{PlaylistType, SharePlaylist};
use cloud_drives::verizon_cloud::{CloudItem, ErrorKind, Query, SharesCursor};
use cloud_drives_emulator::Fault;
use cloud_drives_emulator::VerizonCloud as Emulator;
use cloud_drives_emulator::verizon_cloud::Envelopes;
use http::Method;
use serde_json::json;

use super::{emulator, no_complaints, signed_in};

#[tokio::test]
async fn an_address_book_that_two_programs_write() -> Result<(), Error> {
    let emulator = emulator().await;
    let (cloud, other) = (signed_in(&emulator), signed_in(&emulator));
    for number in 0..7 {
        let contact = json!({"name": {"first": format!("Ann {number}")}, "tel": [{"type": "home", "number": "555"}]});
        let made = cloud.create_contact(contact).await?;
        assert_eq!(
            (made.version, made.extra["name"]["first"].as_str()),
            (1, Some(format!("Ann {number}").as_str()))
        );
    }
    let mut contacts = cloud.contacts().count(3).items();
    let mut found = Vec::new();
    while let Some(contact) = contacts.try_next().await? {
        found.push(contact);
    }
    assert_eq!(found.len(), 7);
    let first = found.remove(0);
    assert_eq!(cloud.contact(&first.id).await?, first);
    assert_eq!(cloud.contacts().query("name:Ann").send().await?.len(), 7);
    let at_home = Query::other_field("tel.home.number", "555")?;
    assert_eq!(cloud.contacts().query(at_home).send().await?.len(), 7);

    // The other one is faster.
    let mut theirs = first.clone();
    theirs.extra.insert("nickname".to_owned(), json!("Sea"));
    assert_eq!(other.update_contact(theirs).await?.version, 2);
    let stale = cloud
        .update_contact(first.clone())
        .await
        .expect_err("it has another version");
    assert_eq!(ErrorKind::of(&stale), ErrorKind::Conflict);
    let changed = cloud
        .update_contact_with(&first.id, |contact| {
            contact.extra.insert("note".to_owned(), json!("both"));
        })
        .await?;
    assert_eq!(changed.version, 3);
    assert_eq!(
        (&changed.extra["nickname"], &changed.extra["note"]),
        (&json!("Sea"), &json!("both"))
    );

    // An answer that gets lost makes no second version.
    let lost = Fault::on(Method::PUT, format!("/cloud/1/contacts/{}", first.id)).lose_answer();
    let lost = emulator.faults().add(lost);
    let mut again = changed.clone();
    again.extra.insert("note".to_owned(), json!("once"));
    assert_eq!(cloud.update_contact(again).await?.version, 4);
    assert_eq!(lost.used(), 1);

    cloud.delete_contact(&first.id).await?;
    let gone = cloud.contact(&first.id).await.expect_err("it is gone");
    assert_eq!(ErrorKind::of(&gone), ErrorKind::NotFound);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn playlists_are_made_changed_and_emptied() -> Result<(), Error> {
    for envelopes in [Envelopes::Wrapped, Envelopes::Bare] {
        let emulator = Emulator::builder()
            .strict(true)
            .envelopes(envelopes)
            .single_as_object(true);
        let emulator = emulator.start().await.expect("loopback can be bound");
        let cloud = signed_in(&emulator);
        let songs: Vec<String> = (0..5)
            .map(|song| format!("/VZMOBILE/song {song}.mp3"))
            .collect();
        for song in &songs {
            emulator.put_file(song, "la");
        }
        let mix = cloud
            .create_playlist("Mix", PlaylistType::Music, &songs[..2])
            .await?;
        assert_eq!(cloud.playlist(&mix.uid).await?.name, "Mix");
        let added = cloud.add_playlist_items(&mix.uid, &songs[2..]).await?;
        assert_eq!(added.len(), 3);
        let mut items = cloud.playlist_items(&mix.uid).count(2).items();
        let mut uids = Vec::new();
        while let Some(item) = items.try_next().await? {
            uids.push(item.item_uid);
        }
        assert_eq!(uids.len(), 5);
        cloud.remove_playlist_item(&mix.uid, &uids[0]).await?;
        assert_eq!(cloud.playlist_items(&mix.uid).send().await?.len(), 4);
        let renamed = cloud
            .update_playlist(&mix.uid, "Mix 2", PlaylistType::Music)
            .await?;
        assert_eq!(
            (
                renamed.name.as_str(),
                cloud.playlist_items(&mix.uid).send().await?.len()
            ),
            ("Mix 2", 4)
        );
        cloud
            .update_playlist_definition(&mix.uid, "One", PlaylistType::Music, &songs[..1])
            .await?;
        assert_eq!(cloud.playlist_items(&mix.uid).send().await?.len(), 1);
        assert_eq!(
            cloud.playlists().type_(PlaylistType::Music).send().await?[0].name,
            "One"
        );
        assert!(
            cloud
                .playlists()
                .type_(PlaylistType::Video)
                .send()
                .await?
                .is_empty()
        );
        let lost = Fault::on(Method::DELETE, "/cloud/1/playlists/*").lose_answer();
        emulator.faults().add(lost);
        cloud.delete_playlist(&mix.uid).await?;
        let gone = cloud.playlist(&mix.uid).await.expect_err("it is gone");
        assert_eq!(ErrorKind::of(&gone), ErrorKind::NotFound);
        no_complaints(&emulator);
    }
    Ok(())
}

#[tokio::test]
async fn shares_are_created_listed_and_deleted() -> Result<(), Error> {
    for envelopes in [Envelopes::Wrapped, Envelopes::Bare] {
        let emulator = Emulator::builder().strict(true).envelopes(envelopes);
        let emulator = emulator.start().await.expect("loopback can be bound");
        let cloud = signed_in(&emulator);
        emulator.put_file("/VZMOBILE/photos/sea & sun.jpg", "sea");
        let picture = cloud.item("/VZMOBILE/photos/sea & sun.jpg").await?;
        let folder = cloud.item("/VZMOBILE/photos").await?;
        assert!(matches!(
            (&picture, &folder),
            (CloudItem::File(_), CloudItem::Folder(_))
        ));
        let share = cloud
            .share([picture.to_share()?, folder.to_share()?])
            .name("pics")
            .expires_in(Duration::from_secs(300))
            .await?;
        assert_eq!(
            (share.name.as_deref(), share.resources.len()),
            (Some("pics"), 2)
        );
        assert_eq!(share.expires_in, Some(300));
        assert!(!share.links.is_empty());
        for _ in 0..4 {
            cloud.share([picture.to_share()?]).never_expires().await?;
        }
        let mut shares = cloud.shares().count(2).items();
        let mut uids = Vec::new();
        while let Some(share) = shares.try_next().await? {
            uids.push(share.uid);
        }
        assert_eq!(uids.len(), 5);
        let page = cloud.shares().count(2).send().await?;
        let cursor = SharesCursor::from(&*page);
        let next = cursor.next.expect("there are more");
        let second = cloud.shares().count(2).cursor(next).send().await?;
        assert_eq!(cursor.prev, None);
        assert!(SharesCursor::from(&*second).prev.is_some());
        assert_ne!(page.shares[0].uid, second.shares[0].uid);
        cloud.unshare(&share.uid).await?;
        let gone = cloud.unshare(&share.uid).await.expect_err("it is ended");
        assert_eq!(ErrorKind::of(&gone), ErrorKind::NotFound);
        let wrong = cloud
            .share([SharePlaylist::new("dv-playlist://none")])
            .await;
        assert_eq!(
            ErrorKind::of(&wrong.expect_err("no such thing")),
            ErrorKind::NotFound
        );
        no_complaints(&emulator);
    }
    Ok(())
}
