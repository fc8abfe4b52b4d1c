//! Tests of the client's mistakes that the emulated Disk notices.

use cloud_drives_emulator::{ComplaintKind as Kind, YandexDisk};

use super::client::User;

fn kinds(user: &User) -> Vec<Kind> {
    let complaints = user.emulator.complaints();
    user.emulator.clear_records();
    complaints.iter().map(|complaint| complaint.kind).collect()
}

#[tokio::test]
async fn every_mistake_is_noticed_and_the_answer_stays_true() {
    let user = User::of(YandexDisk::builder());
    user.emulator.put_dir("disk:/d");
    let good = format!("OAuth {}", user.token);
    let bearer = format!("Bearer {}", user.token);
    let api = |path: &str| format!("{}/v1/disk{path}", user.emulator.api_url());
    let json = "application/json";
    for (method, path, headers, body, status, expected) in [
        (
            "GET",
            "?colour=red",
            vec![("authorization", good.as_str())],
            "",
            200,
            vec![Kind::UnknownQuery],
        ),
        (
            "GET",
            "/resources?path=/&path=/",
            vec![("authorization", &good)],
            "",
            200,
            vec![Kind::RepeatedQuery],
        ),
        (
            "GET",
            "/resources",
            vec![("authorization", &good)],
            "",
            400,
            vec![Kind::MissingQuery],
        ),
        (
            "GET",
            "/resources?path=/&limit=-2",
            vec![("authorization", &good)],
            "",
            400,
            vec![Kind::BadQuery],
        ),
        ("GET", "", vec![], "", 401, vec![Kind::MissingAuthorization]),
        (
            "GET",
            "",
            vec![("authorization", &bearer)],
            "",
            401,
            vec![Kind::BadAuthorization],
        ),
        (
            "GET",
            "/nowhere",
            vec![("authorization", &good)],
            "",
            404,
            vec![Kind::UnknownEndpoint],
        ),
        (
            "DELETE",
            "/trash/resources",
            vec![("authorization", &good)],
            "x",
            204,
            vec![Kind::UnexpectedBody],
        ),
        (
            "PATCH",
            "/resources?path=/d",
            vec![("authorization", &good)],
            "",
            415,
            vec![Kind::BadBody],
        ),
        (
            "PATCH",
            "/resources?path=/d",
            vec![("authorization", &good), ("content-type", json)],
            "{\"custom_properties\":{\"a\":1},\"colour\":2}",
            200,
            vec![Kind::UnknownMember],
        ),
        (
            "PUT",
            "/resources/publish?path=/d",
            vec![("authorization", &good), ("content-type", "text/json")],
            "{\"public_settings\":{\"colour\":1}}",
            415,
            vec![Kind::BadContentType, Kind::UnknownMember],
        ),
        (
            "PATCH",
            "/public/resources/public-settings?path=/d",
            vec![("authorization", &good), ("content-type", json)],
            "[]",
            400,
            vec![Kind::BadBody],
        ),
    ] {
        let reply = user
            .send(method, &api(path), &headers, body)
            .await
            .expect("an answer");
        assert_eq!(reply.status, status, "{method} {path}");
        assert_eq!(kinds(&user), expected, "{method} {path}");
    }
}

#[tokio::test]
async fn a_token_at_a_storage_host_is_noticed() {
    let user = User::of(YandexDisk::builder());
    user.emulator.put_file("disk:/a", "x");
    let good = format!("OAuth {}", user.token);
    let href = user
        .call("GET", "/resources/download", &[("path", "disk:/a")])
        .await
        .href();
    user.fetch(&href, &[("authorization", &good)]).await.is(200);
    assert_eq!(kinds(&user), [Kind::LeakedAuthorization]);
    let href = user
        .call("GET", "/resources/upload", &[("path", "disk:/b")])
        .await
        .href();
    let headers = [
        ("authorization", good.as_str()),
        ("content-type", "text/plain"),
    ];
    user.send("PUT", &href, &headers, "x")
        .await
        .expect("an answer")
        .is(201);
    assert_eq!(
        kinds(&user),
        [Kind::LeakedAuthorization, Kind::BadContentType]
    );
    user.send("PUT", &format!("{href}0"), &headers, "x")
        .await
        .expect("an answer")
        .is(404);
    assert_eq!(
        kinds(&user),
        [Kind::LeakedAuthorization, Kind::BadContentType]
    );
    user.send("HEAD", &href, &[], "").await.expect("an answer");
    assert_eq!(kinds(&user), [Kind::BadHeader]);
}

#[tokio::test]
async fn mistakes_at_the_oauth_host_are_noticed() {
    let user = User::of(YandexDisk::builder());
    user.oauth(
        "/token",
        &[("grant_type", "refresh_token"), ("colour", "red")],
    )
    .await
    .is(400);
    assert_eq!(kinds(&user), [Kind::UnknownMember]);
    let url = format!("{}/token", user.emulator.oauth_url());
    let good = format!("OAuth {}", user.token);
    let headers = [
        ("authorization", good.as_str()),
        ("content-type", "application/json"),
    ];
    let reply = user
        .send("POST", &url, &headers, "{}")
        .await
        .expect("an answer");
    assert_eq!(reply.json()["error"], "invalid_request");
    assert_eq!(
        kinds(&user),
        [Kind::LeakedAuthorization, Kind::BadContentType]
    );
    let url = format!("{}/authorize?colour=red", user.emulator.oauth_url());
    user.fetch(&url, &[]).await.is(400);
    assert_eq!(kinds(&user), [Kind::UnknownQuery]);
}

#[tokio::test]
async fn a_strict_emulator_answers_400_and_does_nothing() {
    let user = User::new();
    let query = [("path", "disk:/d"), ("colour", "red")];
    let reply = user.call("PUT", "/resources", &query).await;
    reply.fails(400, "BadRequestError");
    assert!(
        reply.json()["description"]
            .as_str()
            .is_some_and(|text| text.contains("\"colour\""))
    );
    assert!(user.emulator.paths().is_empty());
}

#[tokio::test]
async fn nothing_that_is_printed_holds_a_secret() {
    let user = User::of(YandexDisk::builder());
    user.get("disk:/secret-path").await.is(404);
    let app = user.emulator.app();
    user.oauth(
        "/token",
        &[("client_secret", &app.client_secret), ("colour", "red")],
    )
    .await;
    let signed = user.emulator.sign_in_with(&[], std::time::Duration::ZERO);
    let printed = format!(
        "{:?} {:?} {:?} {:?} {signed:?} {app:?} {:?}",
        user.emulator,
        user.emulator.requests(),
        user.emulator.complaints(),
        user.emulator.service(),
        user.emulator.faults(),
    );
    for secret in [
        &user.token,
        &app.client_secret,
        &signed.access_token,
        &signed.refresh_token,
    ] {
        assert!(!printed.contains(secret.as_str()), "{printed}");
    }
    assert!(!printed.contains("secret-path"));
    let seen = user.emulator.requests();
    assert_eq!(
        seen[0].header("authorization"),
        Some(format!("OAuth {}", user.token).as_str())
    );
}

#[tokio::test]
async fn a_strict_emulator_accepts_a_token_where_the_reference_wants_it() {
    let user = User::new();
    user.emulator.put_file("disk:/a", "x");
    let query = [("path", "disk:/a")];
    let link = user.call("GET", "/resources/download", &query).await.href();
    let token = format!("OAuth {}", user.token);
    user.fetch(&link, &[("authorization", &token)])
        .await
        .is(200);
    assert!(user.emulator.complaints()[0].is_habit);
    let link = user
        .call("GET", "/resources/upload", &[("path", "disk:/b")])
        .await
        .href();
    user.put(&link, "x", &[("authorization", &token)])
        .await
        .is(400);
    assert!(!user.emulator.complaints()[1].is_habit);
}
