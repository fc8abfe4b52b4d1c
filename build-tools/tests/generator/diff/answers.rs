//! Success statuses, polling, listings.

use super::{between, changes};

const LINK: &str =
    "          content: { application/json: { schema: { $ref: '#/components/schemas/Link' } } }\n";

/// The success response of `publish`, in full.
fn published() -> String {
    format!("        '200':\n          description: It is public.\n{LINK}")
}

#[test]
fn a_second_success_status_with_another_body_changes_what_send_gives() {
    let second = format!(
        "{}        '204': {{ description: It was public. }}\n",
        published()
    );
    assert_eq!(
        changes(&[(&published(), &second)]),
        [
            "breaking: `files().publish().send()` returns `PublishOutcome` instead of `Link`, since 204 is a success too"
        ]
    );
}

#[test]
fn a_second_success_status_with_the_same_body_changes_no_type() {
    let again = published()
        .replace("'200'", "'201'")
        .replace("is public", "was made public");
    let second = format!("{}{again}", published());
    assert_eq!(
        changes(&[(&published(), &second)]),
        [
            "behaviour: `files().publish()` treats status 201 as a success; `send()` still returns `Link`"
        ]
    );
}

#[test]
fn a_second_success_status_of_an_outcome_from_the_start_is_an_addition() {
    let named = published().replace("public.\n", "public.\n          x-sdk-outcome: Published\n");
    let second = format!("{named}        '204': {{ description: It was public. }}\n");
    assert_eq!(
        between(&[(&published(), &named)], &[(&published(), &second)]),
        [
            "addition: `PublishOutcome::link()` and `into_link()`",
            "addition: `PublishOutcome::NoContent`: status 204 is a success, no longer an error"
        ]
    );
}

#[test]
fn a_third_success_status_with_the_same_body_is_an_addition() {
    let third = format!(
        "        '200':\n          description: It was there.\n{LINK}        '201':\n          description: It was copied."
    );
    assert_eq!(
        changes(&[(
            "        '201':\n          description: It was copied.",
            &third
        )]),
        ["addition: `CopyOutcome::Ok`: status 200 is a success, no longer an error"]
    );
}

#[test]
fn a_success_status_that_goes_is_breaking_in_an_enum() {
    let named = "          x-sdk-outcome: Started\n";
    assert_eq!(
        changes(&[(named, "          x-sdk-outcome: Running\n")]),
        ["breaking: `CopyOutcome::Started` is now `CopyOutcome::Running`"]
    );
    let copied = format!("        '201':\n          description: It was copied.\n{LINK}");
    let made = changes(&[(&copied, "        '200': { description: It was there. }\n")]);
    assert!(
        made.contains(
            &"breaking: `CopyOutcome::Created` was removed; status 201 is an error".to_owned()
        ),
        "{made:?}"
    );
}

#[test]
fn an_answer_of_another_type_is_breaking() {
    let file = published().replace("Link", "File");
    assert_eq!(
        changes(&[(&published(), &file)]),
        ["breaking: `files().publish().send()` returns `File` instead of `Link`"]
    );
}

#[test]
fn polling_changes_what_awaiting_gives() {
    let poll = "          x-sdk-outcome: Started\n          x-sdk-poll: { operation: jobs.status, parameter: job_id, id: href, state: state, pending: [running], done: [done], failed: [failed] }\n";
    assert_eq!(
        changes(&[("          x-sdk-outcome: Started\n", poll)]),
        [
            "breaking: awaiting `files().copy()` waits until the server is done and returns \
             `Completed<CopyOutcome>`; `poller()` follows it",
            "addition: `jobs().status().poller()` follows an operation that another call started"
        ]
    );
}

#[test]
fn another_page_style_is_behaviour() {
    let offset = "{ style: offset, items: items, total: total, offset: offset, limit: limit, page-size: 20 }";
    let page =
        "{ style: page, items: items, total: total, page: offset, limit: limit, page-size: 20 }";
    assert_eq!(
        changes(&[(offset, page)]),
        [
            "behaviour: `files().list()`: how the next page is requested: offset → offset from 1; stored \
             continuations of the version before may not fit",
            "behaviour: `files().list()`: page style: offset → page; stored continuations of the version before \
             may not fit"
        ]
    );
}

#[test]
fn another_page_size_is_behaviour() {
    assert_eq!(
        changes(&[("page-size: 20", "page-size: 50")]),
        ["behaviour: `files().list()`: page size that is sent: 20 → 50"]
    );
}

#[test]
fn a_call_that_becomes_a_listing_can_not_be_awaited_any_more() {
    let pages = "      x-sdk-pages: { style: offset, items: items, total: total, offset: offset, limit: limit, page-size: 20 }\n";
    assert_eq!(
        between(&[(pages, "")], &[]),
        [
            "breaking: `files().list()` can't be awaited any more; it is listed with `items()` or `pages()`",
            "addition: `files().list()` has `items()` and `pages()`"
        ]
    );
    assert_eq!(
        changes(&[(pages, "")]),
        [
            "breaking: `files().list()` has no `items()` and `pages()` any more",
            "addition: `files().list()` can be awaited"
        ]
    );
}
