//! Tests of queries with a reader of their syntax that is independent of the code that writes them.

use proptest::prelude::*;

use verizon_cloud::{Query, SearchField};

/// Reads a query: terms with ` AND ` between them, each a field, a colon and a value whose special characters have a backslash.
/// Refuses what the syntax does not allow.
fn read(query: &str) -> Result<Vec<(String, String)>, String> {
    let mut terms = Vec::new();
    let mut rest: Vec<char> = query.chars().rev().collect();
    loop {
        let (mut field, mut value) = (String::new(), String::new());
        loop {
            match rest.pop() {
                Some(':') => break,
                Some(c) if c.is_ascii_alphanumeric() => field.push(c),
                other => return Err(format!("{other:?} in the name of a field")),
            }
        }
        loop {
            match rest.pop() {
                Some('\\') => match rest.pop() {
                    Some(c) if "+_&|!(){}[]^\"~*?:\\.".contains(c) || c.is_whitespace() => {
                        value.push(c);
                    }
                    other => return Err(format!("{other:?} behind a backslash")),
                },
                Some(' ') => {
                    let and: String = std::iter::from_fn(|| rest.pop()).take(4).collect();
                    if and != "AND " {
                        return Err(format!("{and:?} between two terms"));
                    }
                    terms.push((field, value));
                    break;
                }
                Some(c) if "+_!(){}[]^\"~*?:.".contains(c) || c.is_whitespace() => {
                    return Err(format!("a bare {c:?}"));
                }
                Some(c @ ('&' | '|')) if rest.last() == Some(&c) => {
                    return Err(format!("a bare {c}{c}"));
                }
                Some(c) => value.push(c),
                None => {
                    terms.push((field, value));
                    return Ok(terms);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_survives_a_round_trip(
        texts in prop::collection::vec(r#"[-a-zA-Z0-9 +_&|!(){}\[\]^"~*?:\\.äß海\u{3000}]{0,12}"#, 1..4),
    ) {
        let fields = [SearchField::Name, SearchField::Title, SearchField::Album];
        let mut query = Query::files();
        let mut expected = vec![("file".to_owned(), "true".to_owned())];
        for (text, field) in texts.iter().zip(fields) {
            let built = Query::field(field, text);
            prop_assert_eq!(built.is_ok(), text.trim().chars().count() >= 3, "{:?}", text);
            let Ok(term) = built else { continue };
            query = query.and(term);
            let word = match text.trim() {
                word @ ("AND" | "NOT") => word.to_lowercase(),
                text => text.to_owned(),
            };
            expected.push((field.as_str().to_owned(), word));
        }
        prop_assert_eq!(read(&query.to_string()), Ok(expected));
    }
}

#[test]
fn the_reader_of_the_property_refuses_wrong_queries() {
    for wrong in [
        "name",
        "name:a b",
        "name:a*",
        "name:a:b",
        r"name:a\b",
        "name:a\\",
        "name:a&&b",
        "a-b:c",
        "name:abc AND ",
        "name:abc OR name:abc",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    assert_eq!(
        read("name:a&b").unwrap(),
        [("name".to_owned(), "a&b".to_owned())]
    );
}

#[test]
fn special_characters_are_escaped_as_the_service_wants_it() {
    for (text, escaped) in [
        ("a.jpg", r"name:a\.jpg"),
        ("100% & more", r"name:100%\ &\ more"),
        ("a&&b||c", r"name:a\&\&b\|\|c"),
        ("R&B", "name:R&B"),
        (r"a\b", r"name:a\\b"),
        ("file:true AND x", r"name:file\:true\ AND\ x"),
        ("AND", "name:and"),
        ("  sea  ", "name:sea"),
        ("naïve 海辺", r"name:naïve\ 海辺"),
    ] {
        assert_eq!(Query::name(text).unwrap().to_string(), escaped);
    }
}

#[test]
fn unsupported_queries_are_errors_when_built() {
    for text in ["", "ab", "  ab  ", "海辺"] {
        let error = Query::name(text).unwrap_err();
        assert!(
            error.is_invalid_input() && error.message().contains("at least 3"),
            "{error}"
        );
    }
    assert!(Query::name("a\nb\tc").is_err());
    for field in ["", "na me", "name:x", "1name", "name.", ".name", "a..b"] {
        assert!(Query::other_field(field, "text").is_err(), "{field}");
    }
    // Numbers are as long as they are, in fields that hold numbers.
    let query = Query::field(SearchField::Height, "64").unwrap();
    assert_eq!(query.to_string(), "height:64");
    assert!(Query::field(SearchField::Height, "64a").is_ok());
    assert!(Query::field(SearchField::Height, "6a").is_err());
    let query = Query::other_field("address.home.street", "Main St.").unwrap();
    assert_eq!(query.to_string(), r"address.home.street:Main\ St\.");
    let query = Query::other_field("clientDeleted", "true").unwrap();
    assert_eq!(query.to_string(), "clientDeleted:true");
}
