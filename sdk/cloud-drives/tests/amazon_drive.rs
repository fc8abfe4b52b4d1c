//! The facade against the emulator: the layers together, which the scripted tests look at one by one.

use std::fmt;
use std::time::Duration;

use cloud_drives::amazon_drive::{
    AmazonDriveBuilder, BackOff, ErrorKind, Filter, Sort, SortField, TokenFile, conflicting_node,
};
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::transfer::{DownloadTarget, UploadSource};
use cloud_drives::{AmazonDrive, Error, ErrorClass, Transport};
use cloud_drives_core::{BoxFuture, ByteStream, Request, StreamResponse};
use cloud_drives_emulator::amazon_drive::{ChangesTrouble, Failure};
use cloud_drives_emulator::{AmazonDrive as Emulator, Clock, Fault, Service};
use http::Method;

async fn emulator() -> Emulator {
    Emulator::builder()
        .strict(true)
        .start()
        .await
        .expect("loopback can be bound")
}

/// Waits that take no time, of which there are as many as usual.
fn builder(emulator: &Emulator) -> AmazonDriveBuilder {
    let login = emulator.token_url();
    let login = login
        .strip_suffix("/auth/o2/token")
        .expect("the path of tokens");
    AmazonDrive::builder()
        .base_url("master", emulator.master_url())
        .base_url("oauth", login)
        .application(emulator.client_id(), emulator.client_secret())
        .retry_policy(RetryPolicy::new().backoff(Backoff::fixed(Duration::ZERO)))
        .back_off(BackOff::off())
}

fn signed_in(emulator: &Emulator) -> AmazonDrive {
    let builder = builder(emulator).token(emulator.sign_in());
    builder.build().expect("the settings are good")
}

fn no_complaints(emulator: &Emulator) {
    let complaints = emulator.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// The emulator without sockets, for tests on a paused clock.
struct InProcess(Service);

impl Transport for InProcess {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(async move {
            let body = request.body().open().await?.collect(u64::MAX).await?;
            let mut sent = http::Request::builder()
                .method(request.method())
                .uri(request.url().as_str())
                .body(body)
                .expect("the request is one of HTTP");
            *sent.headers_mut() = request.headers().clone();
            if let Some(length) = request.body().content_length() {
                sent.headers_mut()
                    .insert(http::header::CONTENT_LENGTH, length.into());
            }
            let answer = self.0.call(sent).await.map_err(|broken| {
                Error::new(ErrorClass::Transport, "the connection broke").with_source(broken)
            })?;
            let (parts, body) = answer.into_parts();
            let body = ByteStream::from_bytes(body);
            Ok(StreamResponse::new(
                &request,
                parts.status,
                parts.headers,
                body,
            ))
        })
    }
}

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InProcess")
    }
}

#[tokio::test]
async fn a_day_on_the_drive() -> Result<(), Error> {
    let emulator = emulator().await;
    let drive = signed_in(&emulator);
    let root = drive.get_root_id().await?;
    assert_eq!(root, emulator.root_id());
    assert!(drive.get_account_info().await?.status.is_some());

    let folder = drive.makedirs("/ü ä/2024").await?;
    assert_eq!(drive.makedirs("Ü Ä/2024").await?.id, folder.id);
    let done = drive
        .upload(b"hello".to_vec(), "a \"b\".txt")
        .parent(&folder.id)
        .labels(["first"])
        .await?;
    assert_eq!(
        done.node
            .content_properties
            .as_ref()
            .and_then(|found| found.size),
        Some(5)
    );
    let id = done.node.id;
    assert_eq!(drive.resolve_path("/ü ä/2024/A \"B\".txt").await?.id, id);
    let conflict = drive
        .upload(b"x".to_vec(), "A \"B\".TXT")
        .parent(&folder.id)
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&conflict), ErrorKind::NameAlreadyExists);
    assert_eq!(conflicting_node(&conflict), Some(id.clone()));
    let twin = drive
        .upload(b"hello".to_vec(), "twin")
        .deduplication(true)
        .await
        .unwrap_err();
    assert_eq!(conflicting_node(&twin), Some(id.clone()));

    drive.overwrite_file(&id, b"hello again".to_vec()).await?;
    assert_eq!(
        drive.download_stream(&id).await?.collect(100).await?,
        "hello again"
    );
    let by_link = drive.download_stream(&id).temp_link(true).await?;
    assert_eq!(by_link.collect(100).await?, "hello again");
    assert_eq!(drive.download_chunk(&id, 6, 5).await?, "again");
    let mut rest = Vec::new();
    drive
        .chunked_download(&id, &mut rest)
        .offset(6)
        .chunk_size(2)
        .await?;
    assert_eq!(rest, b"again");

    drive.rename_node(&id, "b.txt").await?;
    drive.add_child(&root, &id).await?;
    drive.remove_child(&folder.id, &id).await?;
    drive.move_node_from(&id, &root, &folder.id).await?;
    drive.move_node(&id, &root).await?;
    assert_eq!(drive.resolve_path("b.txt").await?.id, id);

    let owner = drive.get_owner_id().await?;
    assert_eq!(owner, emulator.owner_id());
    drive.add_property(&id, &owner, "a key/1", "v").await?;
    assert_eq!(
        drive
            .get_property(&id, &owner, "a key/1")
            .await?
            .value
            .as_deref(),
        Some("v")
    );
    assert_eq!(drive.list_properties(&id, &owner).await?.len(), 1);
    drive.delete_properties(&id, &owner).await?;
    assert!(drive.list_properties(&id, &owner).await?.is_empty());

    drive.move_to_trash(&id).await?;
    assert!(drive.list_trash().await?.iter().any(|node| node.id == id));
    assert!(
        drive
            .get_trashed_files()
            .await?
            .iter()
            .any(|node| node.id == id)
    );
    drive.restore(&id).await?;
    let refused = drive.purge(&id).await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::Forbidden);

    drive.clear_file(&id).await?;
    assert_eq!(emulator.file_bytes("/b.txt").as_deref(), Some(&b""[..]));
    drive
        .upload_stream(UploadSource::reader(&b""[..]), "empty")
        .await?;
    drive
        .upload_stream(UploadSource::reader(&b"streamed"[..]), "streamed")
        .await?;
    assert_eq!(
        emulator.file_bytes("/streamed").as_deref(),
        Some(&b"streamed"[..])
    );
    let (quota, available) = drive.fs_sizes().await?;
    assert!(quota > available && available > 0);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn filters_find_what_they_say_whatever_is_in_it() -> Result<(), Error> {
    let emulator = emulator().await;
    let drive = signed_in(&emulator);
    let names = [
        r#"It's "50%" \ (AND) + - & | ! {} [] ^ ~ * ? : ü"#,
        "AND",
        "or",
        "a b",
        "-dash",
        "plain",
    ];
    for name in names {
        drive.upload(name.as_bytes().to_vec(), name).await?;
    }
    for name in names {
        let found = drive.get_node_list().filter(Filter::name(name)).await?;
        let found: Vec<_> = found
            .iter()
            .filter_map(|node| node.name.as_deref())
            .collect();
        assert_eq!(found, [name]);
        let first: String = name.chars().take(4).collect();
        let found = drive
            .get_node_list()
            .filter(Filter::name_prefix(&first))
            .await?;
        assert!(
            found.iter().any(|node| node.name.as_deref() == Some(name)),
            "{first}"
        );
    }
    let either = Filter::name("AND")
        .or(Filter::name("a b"))
        .or(Filter::folders().and(Filter::name("plain")));
    let found = drive
        .get_file_list()
        .filter(either)
        .sort(Sort::descending(SortField::Name))
        .await?;
    let found: Vec<_> = found
        .iter()
        .filter_map(|node| node.name.as_deref())
        .collect();
    assert_eq!(found.len(), 2, "{found:?}");
    let inside = drive
        .get_node_list()
        .filter(Filter::parent(emulator.root_id()))
        .limit(2)
        .await?;
    assert_eq!(inside.len(), names.len());
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn calls_come_out_right_although_the_service_misbehaves() -> Result<(), Error> {
    let emulator = emulator().await;
    let drive = signed_in(&emulator);
    let id = emulator.put_file("/a.txt", "hello");
    let faults = emulator.faults();
    faults.add(Failure::RateExceeded.on(Method::GET, "/drive/v1/account/endpoint"));
    faults.add(Failure::BadGateway.on(Method::GET, "/drive/v1/nodes/*"));
    faults.add(Failure::Signature.on(Method::GET, "/drive/v1/nodes/*"));
    faults.add(Failure::TokenExpired.on(Method::GET, "/drive/v1/nodes/*"));
    assert_eq!(
        drive.get_metadata(&id).await?.name.as_deref(),
        Some("a.txt")
    );

    // The file is stored, and nobody hears of it.
    faults.add(Fault::on(Method::POST, "/cdproxy/nodes").lose_answer());
    let done = drive.upload(b"found".to_vec(), "lost.txt").await?;
    assert_eq!(emulator.node_id("/lost.txt"), Some(done.node.id));
    faults.add(Fault::on(Method::PUT, "/cdproxy/nodes/*/content").lose_answer_with(504));
    let done = drive.overwrite_file(&id, b"hello again".to_vec()).await?;
    assert_eq!((done.node.id.as_str(), done.attempts), (id.as_str(), 1));

    faults.add(Fault::on(Method::GET, "/cdproxy/nodes/*/content").cut_after(4));
    faults.add(Fault::on(Method::GET, "/cdproxy/nodes/*/content").status(503));
    let mut memory = Vec::new();
    let got = drive
        .download(&id, DownloadTarget::writer(&mut memory))
        .await?;
    assert!(got.verified);
    assert_eq!(memory, b"hello again");
    assert!(faults.unused().is_empty(), "{:?}", faults.unused());
    Ok(())
}

#[tokio::test]
async fn a_page_whose_place_expired_starts_the_listing_anew() -> Result<(), Error> {
    let emulator = emulator().await;
    let drive = signed_in(&emulator);
    for number in 0..5 {
        emulator.put_file(&format!("/{number}.txt"), "x");
    }
    let mut items = drive.get_file_list().sort(SortField::Name).limit(2).items();
    let mut names = vec![items.try_next().await?, items.try_next().await?];
    emulator.expire_page_tokens();
    while let Some(node) = items.try_next().await? {
        names.push(Some(node));
    }
    let names: Vec<_> = names
        .into_iter()
        .flatten()
        .filter_map(|node| node.name)
        .collect();
    assert_eq!(names, ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn changes_are_followed_over_every_trouble() -> Result<(), Error> {
    let emulator = emulator().await;
    let drive = signed_in(&emulator);
    let folder = tempfile::tempdir().expect("a folder");
    let checkpoint = folder.path().join("checkpoint");
    emulator.put_file("/a.txt", "a");
    let follow = || {
        drive
            .follow_changes()
            .include_purged(true)
            .checkpoint_file(&checkpoint)
    };
    let mut changes = follow();
    let first = changes.try_next().await?.expect("everything there is");
    assert!(first.reset && first.nodes.len() == 2, "{first:?}");
    assert!(changes.try_next().await?.is_none());

    let id = emulator.put_file("/b.txt", "b");
    emulator.trouble_next_changes(ChangesTrouble::NotJson);
    emulator.trouble_next_changes(ChangesTrouble::StatusCode(503));
    emulator.trouble_next_changes(ChangesTrouble::NoEnd);
    let mut changes = follow();
    let set = changes.try_next().await?.expect("a new file");
    assert!(
        !set.reset && set.nodes.iter().any(|node| node.id == id),
        "{set:?}"
    );
    assert!(changes.try_next().await?.is_none());

    emulator.trash("/b.txt");
    emulator.purge(&id);
    let set = changes.try_next().await?.expect("it is gone");
    assert_eq!(set.purged_nodes, [id]);
    emulator.invalidate_checkpoints();
    let mut changes = follow();
    assert!(changes.try_next().await?.expect("everything anew").reset);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_user_signs_in_and_the_tokens_stay_in_a_file() -> Result<(), Error> {
    let emulator = emulator().await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("oauth_data");
    let nobody = builder(&emulator).build()?;
    let sign_in = nobody
        .get_auth_url()
        .login_url(emulator.authorize_url())
        .begin()?;
    let query: Vec<(String, String)> = sign_in.url().query_pairs().into_owned().collect();
    let value = |wanted: &str| {
        let found = query.iter().find(|(name, _)| name == wanted);
        found
            .map(|(_, value)| value.clone())
            .expect("it is in the query")
    };
    let challenge = value("code_challenge");
    let code = emulator.authorization_code(emulator.app(), Some(&challenge));
    let back = format!("http://localhost/?code={code}&state={}", value("state"));
    let token = sign_in.finish(&back).await?;
    TokenFile::store(&path, &token).await?;

    let drive = builder(&emulator).token_file(&path).build()?;
    drive.get_quota().await?;
    emulator.expire_access_tokens();
    drive.get_quota().await?;
    drive.upload(b"x".to_vec(), "x").await?;
    emulator.expire_access_tokens();
    drive.upload(b"y".to_vec(), "y").await?;
    let kept = std::fs::read_to_string(&path).expect("the file is there");
    assert!(kept.contains("Atzr|"), "the refresh token stays");
    let now = drive.get_auth_token().await?;
    let now = now.expose().strip_prefix("Bearer ").expect("the scheme");
    assert!(kept.contains(now));
    assert!(drive.get_access_token_info(now).await?.exp.is_some());

    let relayed = builder(&emulator)
        .relay(emulator.relay_url())
        .refresh_token(token.refresh_token.expect("there is one"))
        .build()?;
    relayed.get_quota().await?;
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn large_files_come_from_another_host_without_the_token() -> Result<(), Error> {
    let emulator = Emulator::builder()
        .strict(true)
        .redirect_downloads_from(100_000)
        .start()
        .await
        .expect("loopback can be bound");
    let drive = signed_in(&emulator);
    let id = emulator.put_pattern("/large.bin", 400_000);
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("large.bin");
    let faults = emulator.faults();
    faults.add(Fault::on(Method::GET, "*").origin("s3").cut_after(250_000));
    faults.add(
        Fault::on(Method::GET, "*")
            .origin("s3")
            .status(500)
            .times(4),
    );
    assert!(drive.download_file(&id, &target).await.is_err());
    let left = folder.path().join("large.bin.__incomplete");
    assert!(left.exists() && !target.exists());
    let got = drive.download_file(&id, &target).await?;
    assert!(got.verified && got.size == 400_000);
    assert!(!left.exists());
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_large_upload_that_shows_minutes_later_is_waited_for() -> Result<(), Error> {
    let emulator = Emulator::builder()
        .strict(true)
        .clock(Clock::tokio())
        .late_uploads_from(1000)
        .late_upload(504, Duration::from_secs(8))
        .in_process();
    let drive = builder(&emulator)
        .token(emulator.sign_in())
        .transport(InProcess(emulator.service()))
        .build()?;
    let done = drive.upload(vec![7; 2000], "large.bin").await?;
    assert_eq!(
        (done.attempts, done.node.name.as_deref()),
        (1, Some("large.bin"))
    );
    let sent = emulator
        .requests()
        .iter()
        .filter(|request| request.method == Method::POST)
        .count();
    assert_eq!(sent, 1);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_shows_only_after_it_was_sent_again_is_still_found() -> Result<(), Error> {
    let emulator = Emulator::builder()
        .strict(true)
        .clock(Clock::tokio())
        .in_process();
    let drive = builder(&emulator)
        .token(emulator.sign_in())
        .transport(InProcess(emulator.service()))
        .build()?;
    emulator.late_uploads(1, 504, Duration::from_secs(14));
    let done = drive.upload(vec![7; 2000], "large.bin").await?;
    assert_eq!((done.attempts, done.size), (2, 2000));
    assert_eq!(emulator.paths(), ["/large.bin"]);
    Ok(())
}
