//! Tests of the text of filters, with any characters in their values.

use cloud_drives_core::reexport::chrono::{DateTime, Utc};
use proptest::prelude::*;

use crate::{DateRange, Filter};

#[test]
fn terms_are_those_of_the_service() {
    let time = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let (early, late) = (
        time("2014-12-31T23:59:59Z"),
        time("2015-02-03T04:05:06.789Z"),
    );
    for (filter, text) in [
        (Filter::is_root(), "isRoot:true"),
        (Filter::files(), "kind:FILE"),
        (
            Filter::trashed().and(Filter::folders()),
            "status:TRASH AND kind:FOLDER",
        ),
        (Filter::name("sample"), "name:sample"),
        (Filter::name_prefix("sample"), "name:sample*"),
        (
            Filter::content_type_prefix("image"),
            "contentProperties.contentType:image*",
        ),
        (
            Filter::content_type("image/svg+xml"),
            r"contentProperties.contentType:image/svg\+xml",
        ),
        (
            Filter::md5("D41D8CD98F00B204E9800998ECF8427E"),
            "contentProperties.md5:d41d8cd98f00b204e9800998ecf8427e",
        ),
        (
            Filter::parent("-oldAAAAAAAAAAAAAAAA_9"),
            r"parents:\-oldAAAAAAAAAAAAAAAA_9",
        ),
        (Filter::name("and"), r#"name:"and""#),
        (Filter::name_prefix("OR"), "name:OR*"),
        (
            Filter::modified(DateRange::After(early)),
            r#"modifiedDate:{"2014-12-31T23:59:59.000Z" TO *}"#,
        ),
        (
            Filter::modified(DateRange::From(early)),
            r#"modifiedDate:["2014-12-31T23:59:59.000Z" TO *]"#,
        ),
        (
            Filter::created(DateRange::Before(late)),
            r#"createdDate:{* TO "2015-02-03T04:05:06.789Z"}"#,
        ),
        (
            Filter::created(DateRange::Until(late)),
            r#"createdDate:{* TO "2015-02-03T04:05:06.789Z"]"#,
        ),
        (
            Filter::content_date(DateRange::Between(early, late)),
            r#"contentProperties.contentDate:["2014-12-31T23:59:59.000Z" TO "2015-02-03T04:05:06.789Z"]"#,
        ),
    ] {
        assert_eq!(filter.text().unwrap(), text);
        assert_eq!(filter.to_string(), text);
    }
}

#[test]
fn joined_filters_keep_their_meaning() {
    let (a, b, c) = (Filter::label("a"), Filter::label("b"), Filter::label("c"));
    let text = |filter: Filter| filter.text().unwrap();
    assert_eq!(
        text(a.clone().and(b.clone()).and(c.clone())),
        "labels:a AND labels:b AND labels:c"
    );
    assert_eq!(
        text(a.clone().and(b.clone()).or(c.clone())),
        "(labels:a AND labels:b) OR labels:c"
    );
    assert_eq!(
        text(a.clone().or(b.clone().and(c.clone()))),
        "labels:a OR (labels:b AND labels:c)"
    );
    assert_eq!(text(a.and(b.or(c))), "labels:a AND (labels:b OR labels:c)");
}

#[test]
fn a_value_full_of_quotes_backslashes_and_spaces_is_escaped() {
    let name = r#"my "best" \ file (1) + 'x'?* ~a:b [c] {d} ^e! f|g&h-i"#;
    assert_eq!(
        Filter::name(name).text().unwrap(),
        r#"name:my\ \"best\"\ \\\ file\ \(1\)\ \+\ \'x\'\?\*\ \~a\:b\ \[c\]\ \{d\}\ \^e\!\ f\|g\&h\-i"#
    );
}

#[test]
fn what_the_service_would_refuse_is_refused_here() {
    let empty = Filter::files().and(Filter::name("")).text().unwrap_err();
    assert!(
        empty.is_invalid_input() && empty.message().contains("name"),
        "{empty}"
    );
    assert!(Filter::name("").to_string().starts_with('<'));
    let mut many = Filter::label("0");
    for number in 1..8 {
        many = many.or(Filter::label(number.to_string()));
    }
    assert!(many.text().is_ok());
    let error = many.or(Filter::label("8")).text().unwrap_err();
    assert!(error.message().contains("9 terms"), "{error}");
}

/// Parses the value of a single term, independently of the code that writes it.
fn value_of(text: &str, field: &str) -> Option<String> {
    let rest = text.strip_prefix(field)?.strip_prefix(':')?;
    if let Some(quoted) = rest.strip_prefix('"') {
        return quoted.strip_suffix('"').map(str::to_owned);
    }
    let mut value = String::new();
    let mut characters = rest.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => value.push(characters.next()?),
            // An unescaped special character would end the value, or be an operator.
            character if r#"+-&|!(){}[]^'"~*?:"#.contains(character) => return None,
            character if character.is_whitespace() => return None,
            character => value.push(character),
        }
    }
    Some(value)
}

proptest! {
    #[test]
    fn any_value_is_read_back_as_it_was(value in r#"([a-zA-Z +&|!(){}\[\]^'"~*?:\\\-]|\PC|\s){1,40}"#) {
        let text = Filter::name(&value).text().unwrap();
        prop_assert_eq!(value_of(&text, "name"), Some(value.clone()));
        let prefix = Filter::name_prefix(&value).text().unwrap();
        let bare = prefix.strip_suffix('*').unwrap();
        prop_assert_eq!(value_of(bare, "name"), Some(value));
    }

    #[test]
    fn words_of_the_syntax_are_values_too(word in prop::sample::select(vec!["AND", "or", "Not", "TO"])) {
        let text = Filter::name(word).text().unwrap();
        prop_assert_eq!(value_of(&text, "name"), Some(word.to_owned()));
        prop_assert!(text.contains('"'));
    }
}
