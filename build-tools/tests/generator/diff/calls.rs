//! Operations, what they are given, and how they behave.

use super::{DOCUMENT, between, changes};

const SORT: &str =
    "        - { name: sort, in: query, description: The order., schema: { type: string } }\n";

/// The edits that take the operation `jobs.status` away, with its types and its tag.
fn without_jobs() -> [(&'static str, &'static str); 3] {
    let start = DOCUMENT.find("  /jobs/{job_id}:").unwrap();
    let end = DOCUMENT.find("components:\n").unwrap();
    let schemas = DOCUMENT.find("    Job:\n").unwrap();
    let tag = "  - { name: jobs, description: Work in the background. }\n";
    [
        (&DOCUMENT[start..end], ""),
        (&DOCUMENT[schemas..], ""),
        (tag, ""),
    ]
}

#[test]
fn a_renamed_operation_is_told_once() {
    assert_eq!(
        changes(&[("operationId: files.publish", "operationId: files.share")]),
        ["breaking: `files().publish()` is now `files().share()`"]
    );
}

#[test]
fn a_renamed_listing_tells_of_its_continuations() {
    assert_eq!(
        changes(&[("operationId: files.list", "operationId: files.find")]),
        [
            "breaking: `files().list()` is now `files().find()`; stored continuations of it are rejected"
        ]
    );
}

#[test]
fn an_operation_with_another_tag_has_another_accessor() {
    let tag = "      tags: [files]\n      operationId: files.publish";
    assert_eq!(
        changes(&[(tag, "      tags: [jobs]\n      operationId: jobs.publish")]),
        ["breaking: `files().publish()` is now `jobs().publish()`"]
    );
}

#[test]
fn a_removed_operation_takes_its_types_with_it() {
    assert_eq!(
        changes(&without_jobs()),
        ["breaking: `jobs().status()` was removed, and with it `Job` and `JobState`"]
    );
}

#[test]
fn a_new_operation_brings_its_types() {
    assert_eq!(
        between(&without_jobs(), &[]),
        ["addition: `jobs().status()`, with `Job` and `JobState`"]
    );
}

#[test]
fn a_parameter_that_becomes_required_is_an_argument() {
    let edit = SORT.replace("in: query,", "in: query, required: true,");
    assert_eq!(
        changes(&[(SORT, &edit)]),
        ["breaking: `files().list()` takes `sort` as an argument; the setter `sort` was removed"]
    );
}

#[test]
fn constant_headers_are_not_arguments() {
    let constant = |value: &str| {
        let name = "        - { name: X-Version, in: header, required: true, schema: { type: string, enum: [";
        format!("{name}'{value}'] }} }}\n{SORT}")
    };
    let (one, two) = (constant("1"), constant("2"));
    assert_eq!(
        changes(&[(SORT, &one)]),
        ["behaviour: `files().list()`: always sent as the header x-version: 1 (nothing before)"]
    );
    assert_eq!(
        between(&[(SORT, &one)], &[(SORT, &two)]),
        ["behaviour: `files().list()`: always sent as the header x-version: 1 → 2"]
    );
    let given = one.replace("['1']", "['1', '2']");
    let told = between(&[(SORT, &one)], &[(SORT, &given)]);
    for part in [
        "breaking: `files().list()` takes another argument, `x_version: ",
        "behaviour: `files().list()`: always sent as the header x-version: nothing (1 before)",
    ] {
        assert!(told.iter().any(|line| line.starts_with(part)), "{told:?}");
    }
}

#[test]
fn a_parameter_that_becomes_optional_is_a_setter() {
    let edit = (
        "in: query, required: true, description: Where to.",
        "in: query, description: Where to.",
    );
    assert_eq!(
        changes(&[edit]),
        ["breaking: `files().copy()` no longer takes the argument `target`; `target` is a setter"]
    );
}

#[test]
fn a_new_parameter_is_a_setter_or_another_argument() {
    let optional = format!("{SORT}{}", SORT.replace("sort", "kind"));
    assert_eq!(
        changes(&[(SORT, &optional)]),
        ["addition: `files().list()` has a setter `kind: String`"]
    );
    let required = format!(
        "{SORT}{}",
        SORT.replace("sort, in: query", "kind, in: query, required: true")
    );
    assert_eq!(
        changes(&[(SORT, &required)]),
        ["breaking: `files().list()` takes another argument, `kind: String`"]
    );
    assert_eq!(
        changes(&[(SORT, "")]),
        ["breaking: `files().list()` has no setter `sort` any more"]
    );
}

#[test]
fn a_parameter_with_another_name_on_the_wire_is_behaviour() {
    let edit = SORT.replace("name: sort", "name: order, x-sdk-name: sort");
    assert_eq!(
        changes(&[(SORT, &edit)]),
        [
            "behaviour: `sort` of `files().list()` is sent in the query as `order` instead of in the query as `sort`"
        ]
    );
}

#[test]
fn arguments_that_change_places_break_callers_unawares() {
    let swapped = "  /files/{id}/copy:\n    post:\n      tags: [files]\n      operationId: files.copy\n      summary: Copies a file.\n      parameters:\n        - { name: target, in: query, required: true, description: Where to., schema: { type: string } }\n        - { name: id, in: path, required: true, description: The file., schema: { type: string, minLength: 1 } }\n";
    let start = DOCUMENT.find("  /files/{id}/copy:").unwrap();
    let end = DOCUMENT.find("        - { name: overwrite").unwrap();
    assert_eq!(
        changes(&[(&DOCUMENT[start..end], swapped)]),
        [
            "breaking: `files().copy()` takes its arguments in another order: `target, id` instead of `id, target`"
        ]
    );
}

#[test]
fn an_argument_that_takes_an_id_says_what_it_still_takes() {
    let target = "description: Where to., schema: { type: string }";
    let made = changes(&[(
        target,
        "description: Where to., schema: { type: string, x-sdk-id: FolderId }",
    )]);
    assert_eq!(
        made,
        [
            "breaking: `target` of `files().copy()` is `FolderId` instead of `String`; text is still accepted, other id types are not",
            "addition: `FolderId`"
        ]
    );
}

#[test]
fn another_path_is_behaviour_and_another_name_in_it_is_not() {
    assert_eq!(
        changes(&[("  /files/{id}/publish:", "  /files/{id}/share:")]),
        ["behaviour: `files().publish()`: path: /files/{id}/publish → /files/{id}/share"]
    );
    let start = DOCUMENT.find("  /jobs/{job_id}:").unwrap();
    let end = DOCUMENT.find("components:\n").unwrap();
    let part = &DOCUMENT[start..end];
    assert_eq!(
        changes(&[(part, &part.replace("job_id", "id"))]),
        ["words: the argument `job_id` of `jobs().status()` is called `id`"]
    );
}

#[test]
fn a_limit_is_behaviour() {
    assert_eq!(
        changes(&[("calls: 10", "calls: 5")]),
        [
            "behaviour: `files().list()`: rate limit: 10 calls per second and account → 5 calls per second and \
             account"
        ]
    );
}

#[test]
fn repeating_a_call_is_behaviour() {
    let publish = "operationId: files.publish\n";
    assert_eq!(
        changes(&[(
            publish,
            "operationId: files.publish\n      x-sdk-idempotent: true\n"
        )]),
        ["behaviour: `files().publish()`: where the outcome is unknown: not repeated → repeated"]
    );
    let delete = "operationId: files.delete\n";
    assert_eq!(
        changes(&[(
            delete,
            "operationId: files.delete\n      x-sdk-idempotent: gone-is-done\n"
        )]),
        [
            "behaviour: `files().delete()`: where the outcome is unknown: repeated → repeated, and a 404 after that \
             is a success"
        ]
    );
}

#[test]
fn a_document_s_retry_rules_are_told_once_for_all_its_calls() {
    let made = changes(&[(
        "    - { status: 423 }\n",
        "    - { status: 423 }\n    - { status: 409, code: Busy }\n",
    )]);
    assert_eq!(
        made,
        [
            "behaviour: `files().copy()`, `files().create()`, `files().delete()` and 4 more calls: the retry rules: 423 refused → 409 Busy refused; 423 refused"
        ]
    );
}

#[test]
fn kinds_of_errors_come_go_and_change() {
    let taken = "    NameTaken: { status: 409, code: NAME_TAKEN, parent: Conflict, description: The name is taken. }\n";
    let full = "    Full: { status: 507, description: No space is left. }\n";
    assert_eq!(
        changes(&[(taken, &format!("{taken}{full}"))]),
        ["addition: `ErrorKind::Full` for 507, which had another kind before"]
    );
    assert_eq!(
        changes(&[(taken, "")]),
        ["breaking: `ErrorKind::NameTaken` was removed (409 NAME_TAKEN)"]
    );
    assert_eq!(
        changes(&[("code: NAME_TAKEN", "code: [NAME_TAKEN, EXISTS]")]),
        [
            "behaviour: `ErrorKind::NameTaken` is for 409 NAME_TAKEN, EXISTS instead of 409 NAME_TAKEN"
        ]
    );
    assert_eq!(
        changes(&[(" parent: Conflict,", "")]),
        ["behaviour: `ErrorKind::NameTaken` belongs to no family instead of `ErrorKind::Conflict`"]
    );
}

#[test]
fn another_server_url_is_behaviour() {
    let old = super::workspace(&[]);
    let new = super::workspace(&[("example.com/v1", "example.com/v2")]);
    let made = super::report(&old, &new);
    let (change, place) = &made.changes[0];
    assert_eq!(
        change.notice,
        "the server `api`: https://api.example.com/v1 → https://api.example.com/v2"
    );
    assert_eq!(change.class.name(), "behaviour");
    assert_eq!(place.to_string(), "specs/example-drive/drive.yaml:3:18");
    assert_eq!(made.changes.len(), 1);
}

#[test]
fn a_way_to_sign_in_comes_changes_and_goes() {
    let paths = "  /oauth/token:\n    post:\n      tags: [oauth]\n      operationId: oauth.token\n      summary: Exchanges a grant for tokens.\n      security: []\n      requestBody:\n        required: true\n        content:\n          application/x-www-form-urlencoded:\n            schema:\n              type: object\n              required: [grant_type]\n              properties:\n                grant_type: { type: string, enum: [refresh_token] }\n                refresh_token: { type: string }\n                client_id: { type: string }\n      responses:\n        '200':\n          description: Tokens.\n          content: { application/json: { schema: { type: object, required: [access_token], properties: { access_token: { type: string, format: password } } } } }\n";
    let with_call = [
        ("paths:\n", format!("paths:\n{paths}")),
        (
            "  - { name: jobs,",
            "  - { name: oauth, description: Sign-in. }\n  - { name: jobs,".to_owned(),
        ),
    ];
    let notices = |old: &str, new: &str| {
        let [old, new] = [old, new].map(|keys| format!("{keys}x-sdk-retry:\n"));
        let edits = |keys| {
            let [first, second] = &with_call;
            [
                (first.0, first.1.as_str()),
                (second.0, second.1.as_str()),
                ("x-sdk-retry:\n", keys),
            ]
        };
        between(&edits(old.as_str()), &edits(new.as_str()))
    };
    let plain = "x-sdk-oauth:\n  token: oauth.token\n";
    let scoped = "x-sdk-oauth:\n  token: oauth.token\n  scopes: [read]\n";
    assert_eq!(notices("", plain), ["addition: `OAUTH`: how users sign in"]);
    assert_eq!(notices(plain, ""), ["breaking: `OAUTH` was removed"]);
    assert_eq!(
        notices(plain, scoped),
        ["behaviour: `OAUTH`: scopes: read (nothing before)"]
    );
}
