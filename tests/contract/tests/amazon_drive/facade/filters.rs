//! Tests of filters against the emulator, whatever their values contain.

use cloud_drives::Error;
use cloud_drives::amazon_drive::{DateRange, Filter, Sort, SortField};
use cloud_drives_core::reexport::chrono::{DateTime, TimeDelta, Utc};

use super::{all, names, signed_in};

#[tokio::test]
async fn values_full_of_quotes_backslashes_and_spaces_are_matched_as_they_are() -> Result<(), Error>
{
    let (_service, drive) = signed_in().await;
    let known = [
        r#"It's "50%" \ (AND) + - & | ! {} [] ^ ~ * ? : ü"#,
        r#"\"#,
        r#"""#,
        r#"a\" OR kind:FOLDER"#,
        "AND",
        "or",
        "to",
        "a b",
        "tab\there",
        "-dash",
        "plain",
        "日本語 🎞",
    ];
    for name in known {
        drive.upload(name.as_bytes().to_vec(), name).await?;
    }
    for name in known {
        let found = all(drive.get_node_list().filter(Filter::name(name))).await?;
        assert_eq!(names(&found), [name]);
        let first: String = name.chars().take(4).collect();
        let found = all(drive.get_node_list().filter(Filter::name_prefix(&first))).await?;
        assert!(names(&found).contains(&name), "{first}");
    }
    Ok(())
}

/// Names made of what has a meaning in filters, the same in every run.
fn odd_names(count: usize) -> Vec<String> {
    const PARTS: [&str; 24] = [
        " ", "+", "-", "&", "|", "!", "(", ")", "{", "}", "[", "]", "^", "'", "\"", "~", "*", "?",
        ":", "\\", "AND", "OR", "a", "ü",
    ];
    let mut seed = 7_u32;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let mut name = || (0..1 + next(8)).map(|_| PARTS[next(PARTS.len())]).collect();
    let mut names = std::collections::BTreeSet::new();
    while names.len() < count {
        names.insert(name());
    }
    names.into_iter().collect()
}

#[tokio::test]
async fn any_name_is_found_by_its_filter_and_no_other() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let known = odd_names(150);
    for name in &known {
        service.put_file_in(&service.root_id(), name, name.as_str());
    }
    for name in &known {
        let found = all(drive.get_node_list().filter(Filter::name(name))).await?;
        assert_eq!(names(&found), [name]);
        let begun = all(drive.get_file_list().filter(Filter::name_prefix(name))).await?;
        let begins = known
            .iter()
            .filter(|other| other.starts_with(name.as_str()));
        assert_eq!(begun.len(), begins.count(), "{name:?}");
    }
    Ok(())
}

#[tokio::test]
async fn terms_are_joined_by_and_and_or() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    for name in ["AND", "a b", "plain"] {
        service.put_file(&format!("/{name}"), name);
    }
    service.put_folder("/folder");
    let either = Filter::name("AND")
        .or(Filter::name("a b"))
        .or(Filter::folders().and(Filter::name("plain")));
    let found = all(drive
        .get_file_list()
        .filter(either)
        .sort(Sort::descending(SortField::Name)))
    .await?;
    assert_eq!(names(&found), ["AND", "a b"]);
    let inside = all(drive
        .get_node_list()
        .filter(Filter::parent(service.root_id()))
        .limit(2))
    .await?;
    assert_eq!(inside.len(), 4);
    Ok(())
}

#[tokio::test]
async fn every_field_that_the_service_can_be_asked_for_has_its_term() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.txt", "hello");
    service.put_file("/b.png", "other");
    service.set_labels(&id, &["a label"]);
    drive
        .update_metadata(
            &id,
            cloud_drives::amazon_drive::types::NodePatch::new().description("my \"own\""),
        )
        .await?;
    for filter in [
        Filter::label("a label"),
        Filter::description("my \"own\""),
        Filter::content_type("text/plain"),
        Filter::content_type_prefix("text"),
        Filter::md5("5D41402ABC4B2A76B9719D911017C592"),
        Filter::extension("txt"),
        Filter::files().and(Filter::name_prefix("a")),
    ] {
        let found = all(drive.get_node_list().filter(filter.clone())).await?;
        assert_eq!(names(&found), ["a.txt"], "{filter}");
    }
    Ok(())
}

#[tokio::test]
async fn spans_of_time_have_their_bounds() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/a", "a");
    let made: DateTime<Utc> = drive.resolve_path("/a").await?.created().expect("a date");
    let (before, after) = (made - TimeDelta::seconds(1), made + TimeDelta::seconds(1));
    for (range, found) in [
        (DateRange::At(made), true),
        (DateRange::From(made), true),
        (DateRange::After(made), false),
        (DateRange::After(before), true),
        (DateRange::Until(made), true),
        (DateRange::Before(made), false),
        (DateRange::Before(after), true),
        (DateRange::Between(before, after), true),
        (DateRange::Between(after, after), false),
    ] {
        let listed = all(drive.get_file_list().filter(Filter::created(range))).await?;
        assert_eq!(!listed.is_empty(), found, "{range:?}");
    }
    Ok(())
}

#[tokio::test]
async fn unsupported_filters_are_refused_before_sending() {
    let (service, drive) = signed_in().await;
    let many = (0..8).fold(Filter::files(), |all, number| {
        all.or(Filter::name(number.to_string()))
    });
    let error = all(drive.get_node_list().filter(many)).await.unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("9 terms"),
        "{error}"
    );
    let error = all(drive.get_node_list().filter(Filter::name("")))
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("name"),
        "{error}"
    );
    assert_eq!(service.count("GET", "/nodes"), 0);
}
