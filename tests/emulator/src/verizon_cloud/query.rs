//! The query language of searches (`wire.md` §6.5): `field:value AND field:value`.

use super::errors::ApiError;

/// A field and what it has to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) field: String,
    /// The value without backslashes, in lower case.
    pub(crate) value: String,
}

/// The shortest value that is looked for.
const SHORTEST: usize = 3;

/// Reads a query; each term has to hold.
pub(crate) fn parse(query: &str) -> Result<Vec<Term>, ApiError> {
    let mut terms = Vec::new();
    let mut rest = query.trim();
    loop {
        let (field, after) = rest
            .split_once(':')
            .ok_or_else(|| bad(rest, "a term is field:value"))?;
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
        if field.is_empty() || !field.chars().all(plain) {
            return Err(bad(field, "that is not a field name"));
        }
        let (value, after) = value(after)?;
        terms.push(Term {
            field: field.to_owned(),
            value,
        });
        let after = after.trim_start();
        if after.is_empty() {
            return Ok(terms);
        }
        let next = after.strip_prefix("AND ");
        let next = next.ok_or_else(|| bad(after, "terms are joined by AND"))?;
        rest = next.trim_start();
    }
}

fn bad(text: &str, what: &str) -> ApiError {
    ApiError::bad(format!("the query is malformed at {text:?}: {what}"))
}

/// Splits a text into the value at its beginning and the rest.
fn value(text: &str) -> Result<(String, &str), ApiError> {
    let mut value = String::new();
    let mut letters = text.char_indices();
    let mut end = text.len();
    while let Some((place, letter)) = letters.next() {
        let after = &text[place + letter.len_utf8()..];
        match letter {
            ' ' => {
                end = place;
                break;
            }
            '\\' => match letters.next() {
                Some((_, escaped)) => value.push(escaped),
                None => return Err(bad(text, "nothing follows the backslash")),
            },
            '&' | '|' if after.starts_with(letter) => {
                return Err(bad(text, "&& and || need a backslash"));
            }
            '+' | '_' | '!' | '(' | ')' | '{' | '}' | '[' | ']' | '^' | '"' | '~' | '*' | '?'
            | ':' | '.' => {
                return Err(bad(text, &format!("{letter} needs a backslash")));
            }
            letter => value.push(letter),
        }
    }
    Ok((value.to_lowercase(), &text[end..]))
}

impl Term {
    /// Returns whether a text has words that begin as the value does.
    pub(crate) fn fits(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let mut before = None;
        text.char_indices().any(|(place, letter)| {
            let begins = !before.replace(letter).is_some_and(char::is_alphanumeric);
            begins && text[place..].starts_with(&self.value)
        })
    }

    /// Checks the length of the value, and returns it as a text to look for.
    pub(crate) fn check_length(&self) -> Result<(), ApiError> {
        if self.value.chars().count() < SHORTEST {
            return Err(ApiError::bad(format!(
                "the value of {} needs at least {SHORTEST} characters",
                self.field
            )));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(query: &str) -> Vec<(String, String)> {
        let terms = parse(query).expect(query).into_iter();
        terms.map(|term| (term.field, term.value)).collect()
    }

    fn term(field: &str, value: &str) -> (String, String) {
        (field.to_owned(), value.to_owned())
    }

    #[test]
    fn terms_are_joined_by_and() {
        assert_eq!(
            terms("file:true AND name:Foobar"),
            [term("file", "true"), term("name", "foobar")]
        );
        assert_eq!(terms(r"name:a\ b\:c\\\.d&e"), [term("name", r"a b:c\.d&e")]);
        assert_eq!(
            terms("name:über  AND  tags:sea-side"),
            [term("name", "über"), term("tags", "sea-side")]
        );
    }

    #[test]
    fn special_characters_without_a_backslash_are_refused() {
        for query in [
            "name:a.b",
            "name:a_b",
            "name:a b",
            "name:a&&b",
            "name:a||b",
            "name:\"a\"",
            "name:a*",
            "name:a\\",
            "name",
            "",
            "na me:abc",
            ":abc",
            "name:abc AND",
            "name:abc and tags:abc",
            "name:abc OR tags:abc",
            "name:(abc)",
            "name:abc AND abc",
        ] {
            assert!(parse(query).is_err(), "{query}");
        }
    }

    #[test]
    fn values_are_beginnings_of_words() {
        let fits = |query: &str, text: &str| parse(query).expect(query)[0].fits(text);
        assert!(fits("name:man", "Manual.pdf"));
        assert!(fits("name:man", "the-manual"));
        assert!(!fits("name:man", "postman"));
        assert!(fits(r"name:summer\ tr", "My Summer Trip"));
        assert!(fits(r"name:a\.txt", "a.txt"));
        assert!(!fits("name:man", ""));
    }
}
