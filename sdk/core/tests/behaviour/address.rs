//! Paths, queries and base URLs.

use cloud_drives_core::reexport::{chrono, url::Url};
use cloud_drives_core::{PathBuilder, Query, QueryValue, check_base_url, check_link};
use proptest::prelude::*;

const NAUGHTY: &str = "disk:/ü ä#?%25.txt";

fn on(base: &str, path: &PathBuilder, query: &Query) -> Url {
    let mut url = path.join(&Url::parse(base).unwrap());
    query.apply(&mut url);
    url
}

#[test]
fn a_naughty_value_comes_through_a_query_unchanged() {
    let mut query = Query::new();
    query.push("path", NAUGHTY);
    assert_eq!(
        query.as_str(),
        "path=disk%3A%2F%C3%BC%20%C3%A4%23%3F%2525.txt"
    );
    let url = on(
        "https://host",
        &PathBuilder::new("/v1/disk/resources"),
        &query,
    );
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    assert_eq!(pairs, [("path".to_owned(), NAUGHTY.to_owned())]);
    assert_eq!(url.path(), "/v1/disk/resources");
    assert_eq!(url.fragment(), None);
}

#[test]
fn a_path_of_32_kib_with_a_slash_behind_it_comes_through_a_query_unchanged() {
    let long = format!("disk:/{}/", "ж".repeat(16 * 1024));
    let mut query = Query::new();
    query.push("path", &long);
    let url = on("https://host", &PathBuilder::new("/v1"), &query);
    assert_eq!(url.query_pairs().next().unwrap().1, long);
}

#[test]
fn lists_are_joined_by_a_literal_comma_or_repeated_and_empty_ones_are_left_out() {
    let mut query = Query::new();
    query
        .push_comma("fields", ["a,b", "c.d"])
        .push_comma("none", [""; 0])
        .push_repeated("id", [1_i64, 2]);
    query.push_repeated::<[bool; 0]>("nothing", []);
    assert_eq!(query.as_str(), "fields=a%2Cb,c.d&id=1&id=2");
    // The encoded comma belongs to an item, the literal one separates items.
    let url = on("https://host", &PathBuilder::new("/"), &query);
    assert_eq!(url.query(), Some(query.as_str()));
}

#[test]
fn an_object_becomes_one_parameter_a_member() {
    let mut query = Query::new();
    let filters =
        serde_json::json!({ "type": "a b", "gone": null, "from": { "year": 2025 }, "ids": [1, 2] });
    query.push_deep("filters", &filters).unwrap();
    let url = on("https://host", &PathBuilder::new("/"), &query);
    let mut pairs: Vec<String> = url
        .query_pairs()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.sort();
    assert_eq!(
        pairs,
        [
            "filters[from][year]=2025",
            "filters[ids][]=1",
            "filters[ids][]=2",
            "filters[type]=a b"
        ]
    );
    let error = Query::new().push_deep("filters", &3).unwrap_err();
    assert_eq!(
        error.message(),
        "filters: must be an object, whose members become parameters"
    );
}

#[test]
fn values_are_written_as_apis_write_them() {
    let time = chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    assert_eq!(time.to_query(), "2023-11-14T22:13:20Z");
    let time = chrono::DateTime::from_timestamp(1_700_000_000, 5_000_000).unwrap();
    assert_eq!(time.to_query(), "2023-11-14T22:13:20.005Z");
    assert_eq!(true.to_query(), "true");
    assert_eq!((-5_i64).to_query(), "-5");
    assert_eq!(0.5_f64.to_query(), "0.5");
    assert_eq!(time.date_naive().to_query(), "2023-11-14");
    let mut query = Query::new();
    query
        .push_opt("limit", None::<u32>)
        .push_opt("name", Some(&"x".to_owned()));
    assert_eq!(query.as_str(), "name=x");
}

#[test]
fn a_segment_can_not_leave_its_place() {
    let mut path = PathBuilder::new("/v1/nodes/");
    path.push_segment("id", "a/../b?c#d\\e").unwrap();
    path.push_literal("/children");
    let url = on("https://host", &path, &Query::new());
    assert_eq!(
        url.as_str(),
        "https://host/v1/nodes/a%2F..%2Fb%3Fc%23d%5Ce/children"
    );
    for value in ["", ".", ".."] {
        let error = path.push_segment("node_id", value).unwrap_err();
        assert!(
            error.is_invalid_input() && error.message().starts_with("node_id: "),
            "{error}"
        );
    }
    // An encoded dot is a value like any other: the percent sign is encoded once more.
    let mut path = PathBuilder::new("/v1/");
    path.push_segment("id", "%2e%2e").unwrap();
    assert_eq!(
        on("https://host/x", &path, &Query::new()).as_str(),
        "https://host/x/v1/%252e%252e"
    );
}

#[test]
fn slashes_of_a_path_value_stay_and_its_dot_segments_are_refused() {
    for value in ["/Docs/ü #1/", "Docs/ü #1/"] {
        let mut path = PathBuilder::new("/files/");
        path.push_segments("path", value).unwrap();
        let url = on("https://host/cloud/1/", &path, &Query::new());
        assert_eq!(
            url.as_str(),
            "https://host/cloud/1/files/Docs/%C3%BC%20%231/"
        );
    }
    let mut path = PathBuilder::new("/metadata");
    path.push_segments("path", "/").unwrap();
    assert_eq!(path.as_str(), "/metadata/");
    for value in ["", "a/../b", "./a", "a/.."] {
        assert!(
            PathBuilder::new("/files/")
                .push_segments("path", value)
                .is_err(),
            "{value}"
        );
    }
}

#[test]
fn a_base_url_keeps_its_own_path() {
    for base in ["https://host/cloud/1", "https://host/cloud/1/"] {
        let url = on(base, &PathBuilder::new("/files"), &Query::new());
        assert_eq!(url.as_str(), "https://host/cloud/1/files");
    }
    assert_eq!(
        on(
            "https://host:444",
            &PathBuilder::new("files"),
            &Query::new()
        )
        .as_str(),
        "https://host:444/files"
    );
}

#[test]
fn a_query_goes_behind_one_that_is_there() {
    let mut url = Url::parse("https://host/a?b=1").unwrap();
    Query::new().push("c", 2_u32).apply(&mut url);
    assert_eq!(url.as_str(), "https://host/a?b=1&c=2");
    Query::new().apply(&mut url);
    assert_eq!(url.as_str(), "https://host/a?b=1&c=2");
}

#[test]
fn a_token_goes_over_https_or_stays_on_this_machine() {
    for good in [
        "https://cloud-api.yandex.net",
        "https://host:8443/a/b/",
        "http://127.0.0.1:8081",
        "http://127.8.8.8",
        "http://[::1]:80/x",
        "http://LOCALHOST:3000",
    ] {
        assert!(check_base_url(good, "base_url").is_ok(), "{good}");
    }
    for (bad, why) in [
        ("http://example.com", "over https"),
        ("http://localhost.example.com", "over https"),
        ("http://128.0.0.1", "over https"),
        ("http://[::2]", "over https"),
        ("ftp://example.com", "use https"),
        ("https://user:secret@example.com", "user name or password"),
        ("https://example.com/?a=b", "no query"),
        ("https://example.com/#f", "no query and no fragment"),
        ("example.com", "not a URL"),
        ("", "not a URL"),
        ("mailto:a@example.com", "without a host"),
    ] {
        let error = check_base_url(bad, "base_url").unwrap_err();
        assert!(
            error.is_invalid_input() && error.message().contains(why),
            "{bad}: {error}"
        );
        assert!(
            error.message().starts_with("base_url: ") && !error.to_string().contains("secret"),
            "{error}"
        );
    }
}

#[test]
fn a_link_may_have_a_query_and_its_error_does_not_show_it() {
    assert!(
        check_link(
            &Url::parse("https://host/upload?key=1").unwrap(),
            "the upload link"
        )
        .is_ok()
    );
    let error = check_link(
        &Url::parse("http://host/upload?key=s3cret").unwrap(),
        "the upload link",
    )
    .unwrap_err();
    assert!(
        error.message().starts_with("the upload link: host")
            && !error.to_string().contains("s3cret")
    );
}

proptest! {
    #[test]
    fn any_query_survives_a_round_trip(pairs in prop::collection::vec((".+", ".*"), 0..6)) {
        let mut query = Query::new();
        for (name, value) in &pairs {
            query.push(name, value);
        }
        let url = on("https://host", &PathBuilder::new("/x"), &query);
        let back: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        prop_assert_eq!(back, pairs);
        prop_assert_eq!(url.path(), "/x");
    }

    #[test]
    fn whatever_a_segment_holds_stays_one_segment(value in ".+") {
        let mut path = PathBuilder::new("/a/");
        if path.push_segment("id", &value).is_ok() {
            path.push_literal("/z");
            let url = on("https://host/base", &path, &Query::new());
            let segments: Vec<&str> = url.path_segments().unwrap().collect();
            prop_assert_eq!(segments.len(), 4);
            let decoded = percent_encoding::percent_decode_str(segments[2]).decode_utf8().unwrap();
            prop_assert_eq!(decoded, value);
        } else {
            prop_assert!(value == "." || value == "..");
        }
    }
}
