//! Tests of the defaults of members, in answers and in requests.

use build_tools_corpus::defaults::Client;
use build_tools_corpus::defaults::types::{Mode, NewSettings, Settings};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn members_that_are_missing_or_null_have_their_defaults() {
    let null = json!({
        "on": null, "off": null, "depth": null, "below": null, "size": null, "width": null,
        "ratio": null, "half": null, "name": null, "empty": null, "link": null, "mode": null,
        "list": null, "words": null, "sizes": null, "modes": null, "table": null, "maybe": null,
        "none": null,
    });
    for body in [json!({}), null] {
        let script = Script::json(200, &body);
        let settings = client(Client::builder(), &script)
            .settings()
            .show()
            .send()
            .await
            .unwrap();
        assert_eq!((settings.on, settings.off), (true, false));
        assert_eq!((settings.depth, settings.below), (5, i64::MIN));
        assert_eq!((settings.size, settings.width), (0, 80));
        assert_eq!((settings.ratio, settings.half), (1.0, 0.5));
        assert_eq!(
            (settings.name.as_str(), settings.empty.as_str()),
            ("abc", "")
        );
        assert_eq!(settings.link, "https://example.com/");
        assert_eq!(settings.mode, Mode::Fast);
        assert!(settings.list.is_empty());
        assert_eq!(settings.words, ["a", "b"]);
        assert_eq!(settings.sizes, [1, 2]);
        assert_eq!(settings.modes, [Mode::Thorough]);
        assert_eq!(settings.table, [vec![1.0], vec![2.0, 3.0]]);
        assert_eq!((settings.maybe.as_str(), &settings.none), ("xyz", &None));
    }
}

#[test]
fn members_that_are_there_keep_what_they_say() {
    let settings: Settings = serde_json::from_value(json!({
        "on": false, "depth": 0, "name": "", "mode": "slow", "words": [], "sizes": [u64::MAX],
    }))
    .unwrap();
    assert_eq!(
        (settings.on, settings.depth, settings.name.as_str()),
        (false, 0, "")
    );
    assert_eq!(settings.mode, Mode::Unknown("slow".to_owned()));
    assert!(settings.words.is_empty());
    assert_eq!(settings.sizes, [u64::MAX]);
}

#[tokio::test]
async fn requests_leave_defaults_to_the_server() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .settings()
        .replace(NewSettings::new())
        .send()
        .await
        .unwrap();
    let sent = script.only();
    assert_eq!((sent.query(), sent.json()), ("", json!({})));
}
