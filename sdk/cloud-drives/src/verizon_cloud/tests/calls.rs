//! Every call: what is sent, and what comes of it.

use std::time::Duration;

use serde_json::{Value, json};

use super::{builder, cloud, file, folder, ok, refused, script};
use crate::prelude::*;
use crate::testing::{Answer, Scripted};
use crate::tree::Tree;
use crate::verizon_cloud::types::{CloudFile, Contact, ItemType, PlaylistType, ShareFolder};
use crate::verizon_cloud::{
    CloudItem, ErrorKind, OnConflict, OnCopyConflict, Override, Query, SharesCursor, SortField,
    Tags, VZMOBILE, VerizonCloud,
};
use crate::{CallOptions, CallOptionsExt};

const A: &str = "/VZMOBILE/a.jpg";
const B: &str = "/VZMOBILE/b & c/b+#%.jpg";

fn playlist() -> Value {
    json!({"playlistDefinition": {"uid": "p1", "name": "Mix", "type": "music"}})
}

/// Answers each call as a service would that agrees to everything.
fn agreeing() -> Scripted {
    Scripted::answering(|call| {
        let path = call.path.strip_prefix("/cloud/1").unwrap();
        let empty = || Answer::status(200);
        match (call.method.as_str(), path) {
            ("POST", "/fops/copy" | "/fops/move" | "/fops/rename") => {
                ok(json!({"file": file(B, 3)}))
            }
            ("POST", "/fops/createfolder") => {
                Answer::json(201, &json!({"folder": folder("/VZMOBILE/new")}).to_string())
            }
            ("POST", "/fops/restore") => Answer::status(204),
            ("GET", "/search") => ok(json!({"searchResults": {"count": 1, "file": [file(A, 3)]}})),
            ("GET", "/favorites") => {
                ok(json!({"searchResults": {"folder": [folder("/VZMOBILE/f")]}}))
            }
            ("GET", "/trash") => ok(json!({"trashCan": {"file": file(A, 3)}})),
            ("GET", "/contacts") => ok(json!({"contactsResponse": {"account": {"addrbook": {
                "contacts": {"contact": [{"id": "c1", "version": 3, "nick": "Sea"}]}}}}})),
            ("POST", "/contacts") => ok(json!({"id": "c2", "version": 1})),
            ("PUT", "/contacts/c1") => ok(json!({"id": "c1", "version": 4})),
            ("GET", "/playlists") => ok(json!({"playlistDefinitions": {"playlistDefinition": [
                {"uid": "p1", "name": "Mix", "type": "music"}]}})),
            ("GET", "/playlists/p1/items") => {
                ok(json!({"playlist": {"playlistElement": [{"itemuid": "i9", "name": "s.mp3"}]}}))
            }
            ("POST", "/playlists/p1/items") => {
                ok(json!({"playlist": [{"path": A, "itemuid": "i1"}]}))
            }
            ("DELETE", _) => empty(),
            (_, path) if path.starts_with("/playlists") => ok(playlist()),
            ("POST", "/shares") => ok(json!({"share": {"uid": "s1", "name": "pics"}})),
            ("GET", "/shares") => ok(json!({"shares": {"share": [{"uid": "s1"}], "links": [
                {"rel": "next", "link": "https://cloud.example/cloud/1/shares?cursor=c%2B2"}]}})),
            ("GET", path) if path.starts_with("/tags/") => ok(json!({"Tags": "sea,sun"})),
            ("PUT", "/tags") => ok(json!({"Tags": "sea,sun"})),
            ("PUT", "/favorites") => empty(),
            (_, path) if path.starts_with("/virtualfolder") => {
                ok(json!({"folder": folder("/Work")}))
            }
            other => panic!("nobody expects {other:?}"),
        }
    })
}

/// Method, path, query and body of each request.
fn sent(transport: &Scripted) -> Vec<String> {
    let calls = transport.calls();
    calls
        .iter()
        .map(|call| {
            let query: Vec<String> = call
                .query
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            let line = call.line().replace("/cloud/1", "");
            format!("{line} {} {}", query.join("&"), call.body)
                .trim()
                .to_owned()
        })
        .collect()
}

#[tokio::test(start_paused = true)]
async fn file_operations_are_those_of_the_service() {
    let transport = agreeing();
    let cloud = cloud(&transport);
    let copied = cloud.copy(A, B).await.unwrap();
    assert_eq!(copied.path(), B);
    cloud
        .copy(A, B)
        .on_conflict(OnCopyConflict::NewVersion)
        .await
        .unwrap();
    cloud
        .copy(&copied, A)
        .on_conflict(OnConflict::Fail)
        .await
        .unwrap();
    cloud
        .move_(A, B)
        .on_conflict(OnConflict::KeepBoth)
        .await
        .unwrap();
    cloud.rename(A, B).await.unwrap();
    cloud.create_folder("/VZMOBILE/x/new/").await.unwrap();
    cloud
        .create_folder("/VZMOBILE/new")
        .override_(Override::Modify)
        .await
        .unwrap();
    cloud.delete(copied.as_file().unwrap()).await.unwrap();
    cloud.delete(A).purge(true).await.unwrap();
    cloud.restore(B).await.unwrap();
    cloud.restore_all([A, B]).await.unwrap();
    let both = format!(r#""src":"{A}","target":"{B}""#);
    let expected = [
        format!(r#"POST /fops/copy  {{{both},"safe":false}}"#),
        format!(r#"POST /fops/copy  {{{both},"safe":false,"override":"modify"}}"#),
        format!(r#"POST /fops/copy  {{"src":"{B}","target":"{A}","safe":true}}"#),
        format!(r#"POST /fops/move  {{{both},"safe":true,"conflictsolve":"copy"}}"#),
        format!(r#"POST /fops/rename  {{{both},"safe":false}}"#),
        r#"POST /fops/createfolder  {"path":"/VZMOBILE/x","name":"new"}"#.to_owned(),
        r#"POST /fops/createfolder  {"path":"/VZMOBILE","name":"new","override":"modify"}"#
            .to_owned(),
        format!("DELETE /fops/delete path={B}"),
        format!("DELETE /fops/delete path={A}&purge=true"),
        format!(r#"POST /fops/restore  {{"path":["{B}"]}}"#),
        format!(r#"POST /fops/restore  {{"path":["{A}","{B}"]}}"#),
    ];
    assert_eq!(sent(&transport), expected);
}

#[tokio::test(start_paused = true)]
async fn listings_are_those_of_the_service() {
    let transport = agreeing();
    let cloud = cloud(&transport);
    let query = Query::extension("jpg")
        .unwrap()
        .and(Query::name("R&B").unwrap());
    let found = cloud.search(query).send().await.unwrap();
    assert_eq!((found.count, found.files.len()), (Some(1), 1));
    cloud
        .search("extension:jpg")
        .virtual_folder("*")
        .sort(SortField::Size.descending())
        .page(2)
        .count(100)
        .send()
        .await
        .unwrap();
    let favorites = cloud
        .favorites()
        .file_type("image")
        .type_("file&folder")
        .await
        .unwrap()
        .into_found();
    assert_eq!(favorites.folders[0].path(), "/VZMOBILE/f");
    let trash = cloud
        .trash(VZMOBILE)
        .deep(true)
        .filter(ItemType::File)
        .count(5)
        .page(1)
        .send()
        .await
        .unwrap();
    assert_eq!(trash.files[0].path(), A);
    cloud.empty_trash("VZWEB").await.unwrap();
    let contacts = cloud
        .contacts()
        .query("name:ann")
        .sort("name+asc")
        .send()
        .await
        .unwrap();
    assert_eq!(contacts[0].extra["nick"], "Sea");
    let playlists = cloud
        .playlists()
        .type_(PlaylistType::Music)
        .send()
        .await
        .unwrap();
    assert_eq!(playlists[0].uid, "p1");
    let items = cloud.playlist_items("p1").count(7).send().await.unwrap();
    assert_eq!(items[0].item_uid, "i9");
    let shares = cloud
        .shares()
        .count(200)
        .since("2017-01-01T00:00:00Z")
        .send()
        .await
        .unwrap();
    assert_eq!(shares.shares[0].uid, "s1");
    let cursor = SharesCursor::from(&*shares);
    assert_eq!(cursor.next.as_deref(), Some("c+2"));
    assert_eq!(cursor.prev, None);
    cloud.shares().cursor("c+2").send().await.unwrap();
    assert_eq!(
        sent(&transport),
        [
            "GET /search query=extension:jpg AND name:R&B&virtualfolder=VZMOBILE",
            "GET /search query=extension:jpg&virtualfolder=*&sort=size+desc&page=2&count=100",
            "GET /favorites virtualfolder=VZMOBILE&type=file&folder&filetype=image",
            "GET /trash virtualfolder=VZMOBILE&page=1&count=5&deep=true&filter=file",
            "DELETE /trash virtualfolder=VZWEB",
            "GET /contacts query=name:ann&sort=name+asc",
            "GET /playlists type=music",
            "GET /playlists/p1/items count=7",
            "GET /shares count=200&since=2017-01-01T00:00:00Z",
            "GET /shares cursor=c+2",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn the_rest_of_the_calls_are_those_of_the_service() {
    let transport = agreeing();
    let cloud = cloud(&transport);
    let uri = "dv-file://0f3a:VZMOBILE/a & b.jpg";
    cloud
        .favorite([uri, "u2"])
        .createversion(true)
        .await
        .unwrap();
    cloud.unfavorite([uri, "u2"]).await.unwrap();
    assert!(
        cloud
            .tag(uri, ["sea", "sun"])
            .await
            .unwrap()
            .contains("sun")
    );
    let tags = cloud.tags(B).await.unwrap();
    assert_eq!(tags, Tags::from("sea,sun"));
    cloud.untag(uri).createversion(true).await.unwrap();
    let made = cloud
        .create_contact(json!({"nick": "Sea", "id": "x"}))
        .await
        .unwrap();
    assert_eq!((made.id.as_str(), made.version), ("c2", 1));
    assert_eq!(made.extra["nick"], "Sea");
    let mut contact = Contact::new("c1", 3);
    contact.extra.insert("nick".to_owned(), "Sun".into());
    assert_eq!(cloud.update_contact(contact).await.unwrap().version, 4);
    cloud.delete_contact("c1").await.unwrap();
    cloud
        .create_playlist("Mix", PlaylistType::Music, [A])
        .await
        .unwrap();
    cloud.playlist("p1").await.unwrap();
    cloud
        .update_playlist("p1", "Mix 2", PlaylistType::Video)
        .await
        .unwrap();
    cloud
        .update_playlist_definition("p1", "Mix", PlaylistType::Music, [A, B])
        .await
        .unwrap();
    let added = cloud.add_playlist_items("p1", [A]).await.unwrap();
    assert_eq!(added[0].item_uid.as_deref(), Some("i1"));
    assert_eq!(added[0].path.as_deref(), Some(A));
    cloud.remove_playlist_item("p1", "i1").await.unwrap();
    cloud.delete_playlist("p1").await.unwrap();
    let picture: CloudItem = CloudItem::File(serde_json::from_value(file(A, 3)).unwrap());
    let share = cloud
        .share([picture.to_share().unwrap()])
        .name("pics")
        .expires_seconds(300);
    assert_eq!(share.await.unwrap().uid, "s1");
    cloud
        .share([ShareFolder::new("u")])
        .never_expires()
        .await
        .unwrap();
    cloud
        .share([ShareFolder::new("u")])
        .expires_in(Duration::from_secs(3600))
        .await
        .unwrap();
    cloud.unshare("s1").await.unwrap();
    cloud.create_virtualfolder("Work & more").await.unwrap();
    cloud.rename_virtualfolder("Work", "Archive").await.unwrap();
    cloud
        .delete_virtualfolder("Archive")
        .force(true)
        .await
        .unwrap();
    let file =
        r#"{"location":"dv-file://0f3a:VZMOBILE/a.jpg","name":"a.jpg","size":3,"type":"file"}"#;
    assert_eq!(
        sent(&transport),
        [
            format!(r#"PUT /favorites  {{"uri":["{uri}","u2"],"createversion":true}}"#),
            format!("DELETE /favorites uri={uri}&uri=u2&createversion=false"),
            format!(r#"PUT /tags  {{"uri":"{uri}","tags":"sea,sun"}}"#),
            "GET /tags/VZMOBILE/b%20%26%20c/b%2B%23%25.jpg".to_owned(),
            format!("DELETE /tags uri={uri}&createversion=true"),
            r#"POST /contacts  {"nick":"Sea"}"#.to_owned(),
            r#"PUT /contacts/c1  {"id":"c1","version":3,"nick":"Sun"}"#.to_owned(),
            "DELETE /contacts/c1".to_owned(),
            format!(r#"POST /playlists  {{"name":"Mix","type":"music","paths":["{A}"]}}"#),
            "GET /playlists/p1".to_owned(),
            r#"PUT /playlists/p1  {"name":"Mix 2","type":"video"}"#.to_owned(),
            format!(
                r#"PUT /playlists/p1/items  {{"name":"Mix","type":"music","paths":["{A}","{B}"]}}"#
            ),
            format!(r#"POST /playlists/p1/items  {{"add":["{A}"]}}"#),
            "DELETE /playlists/p1/items/i1".to_owned(),
            "DELETE /playlists/p1".to_owned(),
            format!(r#"POST /shares  {{"resources":[{file}],"name":"pics","expiresIn":300}}"#),
            r#"POST /shares  {"resources":[{"location":"u","type":"folder"}],"expiresIn":0}"#
                .to_owned(),
            r#"POST /shares  {"resources":[{"location":"u","type":"folder"}],"expiresIn":3600}"#
                .to_owned(),
            "DELETE /shares/s1".to_owned(),
            "POST /virtualfolder/Work%20%26%20more".to_owned(),
            r#"PUT /virtualfolder/Work  {"name":"Archive"}"#.to_owned(),
            "DELETE /virtualfolder/Archive force=true".to_owned(),
        ]
    );
}

/// Awaits a call that has to be refused before anything is sent, and gives what was said.
macro_rules! refusal {
    ($call:expr) => {{
        let error = $call.await.unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        error.message().to_owned()
    }};
}

#[tokio::test(start_paused = true)]
async fn what_the_service_would_refuse_is_told_before_anything_is_sent() {
    let (transport, cloud) = script([]);
    let mut unnamed: CloudFile = serde_json::from_value(file("/VZMOBILE/b", 3)).unwrap();
    unnamed.uri = None;
    for (refusal, reason) in [
        (refusal!(cloud.search("").send()), "query: "),
        (refusal!(cloud.search("  ").send()), "query: "),
        (
            refusal!(cloud.search("a:abc").virtual_folder("").send()),
            "virtual_folder: ",
        ),
        (refusal!(cloud.search("a:abc").page(0).send()), "page: "),
        (refusal!(cloud.search("a:abc").count(0).send()), "count: "),
        (
            refusal!(cloud.search("a:abc").count(101).send()),
            "count: is 101; expected 1 to 100",
        ),
        (
            refusal!(cloud.search("a:abc").count(101).items().try_next()),
            "count: ",
        ),
        (refusal!(cloud.trash(" ").send()), "virtual_folder: "),
        (refusal!(cloud.trash(VZMOBILE).page(0).send()), "page: "),
        (refusal!(cloud.trash(VZMOBILE).count(101).send()), "count: "),
        (
            refusal!(cloud.trash(VZMOBILE).count(101).pages().try_next()),
            "count: ",
        ),
        (refusal!(cloud.empty_trash(" ")), "virtual_folder: "),
        (
            refusal!(cloud.contacts().count(201).send()),
            "count: is 201; expected 1 to 200",
        ),
        (
            refusal!(cloud.contacts().page(0).items().try_next()),
            "page: ",
        ),
        (
            refusal!(cloud.shares().count(201).send()),
            "count: is 201; expected 1 to 200",
        ),
        (
            refusal!(cloud.shares().count(0).items().try_next()),
            "count: ",
        ),
        (refusal!(cloud.playlists().count(101).send()), "count: "),
        (refusal!(cloud.playlist_items("p").page(0).send()), "page: "),
        (refusal!(cloud.playlist_items("").send()), "playlistUid: "),
        (refusal!(cloud.create_playlist("", "music", [A])), "name: "),
        (
            refusal!(cloud.create_playlist("x", "music", ["a"])),
            "paths: ",
        ),
        (
            refusal!(cloud.add_playlist_items("p", [""; 0])),
            "playlist_items: ",
        ),
        (
            refusal!(cloud.share([ShareFolder::new("u")]).expires_seconds(299)),
            "expires_seconds: ",
        ),
        (
            refusal!(
                cloud
                    .share([ShareFolder::new("u")])
                    .expires_in(Duration::from_secs(1))
            ),
            "expires_in: ",
        ),
        // That would be for ever.
        (
            refusal!(
                cloud
                    .share([ShareFolder::new("u")])
                    .expires_in(Duration::from_millis(900))
            ),
            "expires_in: ",
        ),
        (
            refusal!(
                cloud
                    .share([ShareFolder::new("u")])
                    .expires_in(Duration::ZERO)
            ),
            "expires_in: ",
        ),
        (
            refusal!(cloud.share(Vec::<ShareFolder>::new())),
            "resources: ",
        ),
        (refusal!(cloud.tag("u", ["a,b"])), "tags: "),
        (refusal!(cloud.tag("u", "")), "tags: "),
        (refusal!(cloud.tag("", "a")), "uri: "),
        (
            refusal!(cloud.tag(&unnamed, "a")),
            "uri: the service has not told that of /VZMOBILE/b",
        ),
        (refusal!(cloud.untag(&unnamed)), "uri: "),
        (refusal!(cloud.favorite([&unnamed])), "uri: "),
        (
            refusal!(cloud.share([&unnamed])),
            "/VZMOBILE/b: the service has not told its URI",
        ),
        (refusal!(cloud.favorite([""; 0])), "uris: "),
        (refusal!(cloud.copy(A, A)), "target: "),
        (refusal!(cloud.copy("a", B)), "src: "),
        (
            refusal!(cloud.create_folder("/VZMOBILE")),
            "path: /VZMOBILE is a virtual folder",
        ),
        (
            refusal!(cloud.copy(A, "/VZMOBILE")),
            "target: /VZMOBILE is a virtual folder",
        ),
        (
            refusal!(cloud.move_(A, "/VZMOBILE/")),
            "target: /VZMOBILE is a virtual folder",
        ),
        (
            refusal!(cloud.copy(A, "/VZMOBILE/folder/")),
            "target: /VZMOBILE/folder/ ends in a slash",
        ),
        (
            refusal!(cloud.rename("/VZMOBILE", "/Other")),
            "src: /VZMOBILE is a virtual folder",
        ),
        (
            refusal!(cloud.delete("/VZMOBILE")),
            "path: /VZMOBILE is a virtual folder",
        ),
        (
            refusal!(cloud.restore("/VZMOBILE")),
            "path: /VZMOBILE is a virtual folder",
        ),
        (refusal!(cloud.makedirs("/")), "path: "),
        (refusal!(cloud.create_virtualfolder("a/b")), "name: "),
        (refusal!(cloud.rename_virtualfolder("a", "")), "new_name: "),
        (refusal!(cloud.delete_contact("")), "contactid: "),
        (refusal!(cloud.create_contact(json!([]))), "contact: "),
        (refusal!(cloud.unshare("")), "shareUid: "),
        (refusal!(cloud.fullview().etag("")), "etag: "),
        (
            refusal!(cloud.tree().count(0).walk("/VZMOBILE").try_next()),
            "count: ",
        ),
    ] {
        assert!(refusal.starts_with(reason), "{refusal} / {reason}");
    }
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn pages_are_followed_to_their_end() {
    let page = |paths: &[&str]| {
        let files: Vec<Value> = paths.iter().map(|path| file(path, 1)).collect();
        ok(json!({"searchResults": {"file": files}}))
    };
    let (transport, cloud) = script([page(&["/V/a", "/V/b"]), page(&["/V/c"])]);
    let mut found = cloud.search("name:abc").count(2).items();
    let mut paths = Vec::new();
    while let Some(item) = found.try_next().await.unwrap() {
        paths.push(CloudItem::from(item).path());
    }
    assert_eq!(paths, ["/V/a", "/V/b", "/V/c"]);
    assert_eq!(transport.calls()[1].param("page"), Some("2"));

    let shares = |uid: &str, next: Option<&str>| {
        let links: Vec<Value> = next
            .map(|next| json!({"rel": "next", "link": format!("https://x/shares?cursor={next}")}))
            .into_iter()
            .collect();
        ok(json!({"shares": {"share": [{"uid": uid}], "links": links}}))
    };
    let (transport, cloud) = script([shares("s1", Some("c2")), shares("s2", None)]);
    let mut items = cloud.shares().items();
    assert_eq!(items.try_next().await.unwrap().unwrap().uid, "s1");
    assert_eq!(items.try_next().await.unwrap().unwrap().uid, "s2");
    assert!(items.try_next().await.unwrap().is_none());
    assert_eq!(transport.calls()[1].param("cursor"), Some("c2"));
}

#[tokio::test(start_paused = true)]
async fn what_is_busy_is_asked_again_after_the_time_that_it_says() {
    for status in [429, 503] {
        let busy = refused(status).with_header("retry-after", "7");
        let (transport, cloud) = script([busy, ok(json!({"Tags": ""}))]);
        cloud.tags(A).await.unwrap();
        let calls = transport.calls();
        assert!(calls[1].at >= Duration::from_secs(7), "{:?}", calls[1].at);
    }
    for status in [500, 504] {
        let (transport, cloud) = script([refused(status), ok(json!({"Tags": ""}))]);
        assert!(cloud.tags(A).await.unwrap().is_empty());
        assert_eq!(transport.calls().len(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn the_python_sdk_s_policy_repeats_nothing() {
    let transport = Scripted::always(refused(503));
    let builder = builder(&transport).token("TOKEN");
    let cloud = builder
        .retry_policy(VerizonCloud::python_compatible_retry_policy())
        .build()
        .unwrap();
    let error = cloud.account().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Unavailable);
    cloud.delete(A).await.unwrap_err();
    cloud.copy(A, B).await.unwrap_err();
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn what_can_t_be_looked_at_or_would_be_there_twice_is_not_made_again() {
    let (transport, cloud) = script([
        Answer::Broken,
        Answer::Broken,
        Answer::Broken,
        Answer::Broken,
    ]);
    assert!(
        cloud
            .share([ShareFolder::new("u")])
            .await
            .unwrap_err()
            .is_transport()
    );
    assert!(
        cloud
            .create_playlist("x", "music", [A])
            .await
            .unwrap_err()
            .is_transport()
    );
    assert!(
        cloud
            .add_playlist_items("p", [A])
            .await
            .unwrap_err()
            .is_transport()
    );
    assert!(
        cloud
            .create_contact(json!({"a": "b"}))
            .await
            .unwrap_err()
            .is_transport()
    );
    assert_eq!(transport.calls().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_repeat_would_make_another_version_so_that_it_is_made_only_where_nothing_was_done() {
    let (transport, cloud) = script([refused(503), Answer::Broken]);
    assert!(
        cloud
            .favorite(["u"])
            .createversion(true)
            .await
            .unwrap_err()
            .is_transport()
    );
    assert_eq!(transport.calls().len(), 2);
    let (transport, cloud) = script([Answer::Broken, Answer::status(200)]);
    cloud.favorite(["u"]).await.unwrap();
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn default_options_hold_for_the_typed_client_too_and_a_call_s_own_go_first() {
    let transport = Scripted::always(refused(500));
    let defaults = CallOptions::new()
        .with_header("x-a", "1")
        .unwrap()
        .without_retries();
    let cloud = builder(&transport)
        .token("TOKEN")
        .default_options(defaults)
        .build()
        .unwrap();
    cloud.api().account().get().send().await.unwrap_err();
    cloud
        .with_token("OTHER")
        .unwrap()
        .account()
        .await
        .unwrap_err();
    assert_eq!(transport.calls().len(), 2);
    assert!(
        transport
            .calls()
            .iter()
            .all(|call| call.headers["x-a"] == "1")
    );
    let own = CallOptions::new().with_retries(1, Duration::ZERO);
    assert_eq!(
        cloud
            .account()
            .with_options(own)
            .await
            .unwrap_err()
            .attempts(),
        2
    );
}

#[test]
fn calls_and_clients_can_be_sent_to_other_threads() {
    fn check<T: Send + Sync + 'static>(_: T) {}
    fn check_future<F: Future + Send + 'static>(_: F) {}
    let transport = Scripted::new([]);
    let cloud = cloud(&transport);
    check(cloud.clone());
    check(cloud.search("x"));
    check_future(cloud.copy(A, B).into_future());
    check_future(cloud.update_contact_with("c", |_| {}).into_future());
}
