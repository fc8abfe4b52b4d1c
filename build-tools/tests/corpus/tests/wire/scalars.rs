//! Tests of numbers and times.

use build_tools_corpus::scalars::Client;
use build_tools_corpus::scalars::types::Scalars;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::support::{Script, client};

async fn echo(answer: &Value) -> Result<Scalars, cloud_drives_core::Error> {
    let script = Script::json(200, answer);
    let answer = client(Client::builder(), &script)
        .scalars()
        .echo(Scalars::new())
        .send()
        .await?;
    Ok(answer.into_body())
}

#[tokio::test]
async fn the_ends_of_every_range_survive_both_ways() {
    let body = json!({
        "text": "", "flag": false,
        "small": i32::MIN, "small_size": u32::MAX, "large": i64::MIN, "size": u64::MAX,
        "plain": i64::MAX, "positive": u64::MAX,
        "ratio": f64::MAX, "number": -0.25,
        "day": "0001-01-01", "id": "67e55044-10b1-426f-9247-bb680e5fe0c8", "link": "https://a/?b#c",
        "sizes": [0, u64::MAX], "small_sizes": [u32::MAX], "table": [[], [1.5, 2.0]],
    });
    let scalars: Scalars = serde_json::from_value(body.clone()).unwrap();
    let script = Script::json(200, &body);
    let answer = client(Client::builder(), &script)
        .scalars()
        .echo(scalars.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(script.only().json(), body);
    assert_eq!(answer.into_body(), scalars);
    assert_eq!(
        (scalars.size, scalars.large),
        (Some(u64::MAX), Some(i64::MIN))
    );
}

#[tokio::test]
async fn times_are_read_with_any_fraction_and_offset() {
    let same = [
        "2024-02-29T12:30:00Z",
        "2024-02-29T12:30:00+00:00",
        "2024-02-29T15:30:00+03:00",
        "2024-02-29T07:00:00-05:30",
        "2024-02-29T12:30:00.0Z",
        "2024-02-29T12:30:00.000000000Z",
        "2024-02-29t12:30:00z",
    ];
    let wanted: DateTime<Utc> = "2024-02-29T12:30:00Z".parse().unwrap();
    for text in same {
        assert_eq!(
            echo(&json!({ "moment": text })).await.unwrap().moment,
            Some(wanted),
            "{text}"
        );
    }
    let fractions = [
        ("2024-02-29T12:30:00.5Z", 500_000_000),
        ("2024-02-29T12:30:00.123456Z", 123_456_000),
        ("2024-02-29T12:30:00.123456789123Z", 123_456_789),
    ];
    for (text, nanoseconds) in fractions {
        let moment = echo(&json!({ "moment": text }))
            .await
            .unwrap()
            .moment
            .unwrap();
        assert_eq!(moment.timestamp_subsec_nanos(), nanoseconds, "{text}");
    }
}

#[tokio::test]
async fn times_are_written_in_utc() {
    let script = Script::of(200, "{}");
    let body = Scalars::new()
        .moment("2024-02-29T15:30:00.25+03:00".parse().unwrap())
        .moments(["2024-01-01T00:00:00Z".parse().unwrap()])
        .day("2024-02-29".parse().unwrap());
    client(Client::builder(), &script)
        .scalars()
        .echo(body)
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.only().json(),
        json!({ "moment": "2024-02-29T12:30:00.250Z", "moments": ["2024-01-01T00:00:00Z"], "day": "2024-02-29" })
    );
}

#[tokio::test]
async fn a_value_of_another_kind_is_an_error_that_names_its_place() {
    let wrong = [
        (json!({ "text": 1 }), "text"),
        (json!({ "flag": "true" }), "flag"),
        (json!({ "small": 2_147_483_648_i64 }), "small"),
        (json!({ "small_size": -1 }), "small_size"),
        (json!({ "size": -1 }), "size"),
        (json!({ "large": u64::MAX }), "large"),
        (json!({ "large": 1.5 }), "large"),
        (json!({ "moment": "yesterday" }), "moment"),
        (json!({ "day": "2024-02-30" }), "day"),
        (json!({ "id": "67e55044" }), "id"),
        (json!({ "sizes": [1, "2"] }), "sizes[1]"),
        (json!({ "table": [[1], [2, null]] }), "table[1][1]"),
    ];
    for (body, place) in wrong {
        let error = echo(&body).await.unwrap_err();
        assert!(
            error.to_string().contains(&format!("at {place} ")),
            "{body}: {error}"
        );
    }
}

#[tokio::test]
async fn undescribed_members_are_ignored() {
    let scalars = echo(&json!({ "text": "a", "later": { "deep": [null] } }))
        .await
        .unwrap();
    assert_eq!(scalars, Scalars::new().text("a"));
}

#[tokio::test]
async fn an_answer_that_is_no_json_says_what_it_is() {
    let script = Script::default()
        .then(
            200,
            &[("content-type", "text/html; charset=utf-8")],
            "<html>",
        )
        .then(200, &[], "")
        .then(200, &[], r#"{"text": "a"#)
        .ready();
    let client = client(Client::builder(), &script);
    for words in ["text/html", "empty", "truncated"] {
        let error = client
            .scalars()
            .echo(Scalars::new())
            .send()
            .await
            .unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}
