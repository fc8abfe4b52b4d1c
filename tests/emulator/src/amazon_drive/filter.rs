//! The language of `filters` (`wire.md` §2.4).

use chrono::{DateTime, Utc};

use super::errors::ApiError;
use super::fields::{Field, parse_date};
use super::node::Node;

/// Most terms of a filter.
const TERMS: usize = 8;
/// Characters that need a backslash before them, spaces left out.
const SPECIAL: &str = "+-&|!(){}[]^'\"~*?:\\";

/// The condition that nodes have to meet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Filter {
    All(Vec<Filter>),
    Any(Vec<Filter>),
    Term(Field, Test),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    Is(String),
    Begins(String),
    On(DateTime<Utc>),
    /// From and to; whether each belongs to the range.
    Between(Option<(DateTime<Utc>, bool)>, Option<(DateTime<Utc>, bool)>),
    Root,
}

impl Filter {
    pub(crate) fn parse(text: &str) -> Result<Self, ApiError> {
        let mut reader = FilterReader {
            rest: text,
            terms: 0,
        };
        let parsed = reader.any(None).and_then(|filter| match reader.peek() {
            None => Ok(filter),
            Some(other) => Err(format!("unexpected \"{other}\"")),
        });
        parsed.map_err(|why| ApiError::bad(format!("Invalid filters: {why}")))
    }

    /// Returns whether it names the status.
    pub(crate) fn names_status(&self) -> bool {
        match self {
            Self::All(filters) | Self::Any(filters) => filters.iter().any(Self::names_status),
            Self::Term(field, _) => *field == Field::Status,
        }
    }

    pub(crate) fn fits(&self, node: &Node) -> bool {
        match self {
            Self::All(filters) => filters.iter().all(|filter| filter.fits(node)),
            Self::Any(filters) => filters.iter().any(|filter| filter.fits(node)),
            Self::Term(field, test) => {
                let texts = || field.texts(node).into_iter();
                match test {
                    Test::Root => node.is_root(),
                    Test::Is(value) => texts().any(|text| text == *value),
                    Test::Begins(value) => texts().any(|text| text.starts_with(value)),
                    Test::On(date) => field.date(node) == Some(*date),
                    Test::Between(from, to) => field.date(node).is_some_and(|date| {
                        from.is_none_or(|(from, within)| date > from || within && date == from)
                            && to.is_none_or(|(to, within)| date < to || within && date == to)
                    }),
                }
            }
        }
    }
}

struct FilterReader<'a> {
    rest: &'a str,
    terms: usize,
}

/// A value as it was written.
struct Word {
    text: String,
    /// Whether a star followed it.
    prefix: bool,
}

type Read<T> = Result<T, String>;

impl FilterReader<'_> {
    /// Returns the next character that is no space.
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.rest = &self.rest[wanted.len_utf8()..];
        }
        there
    }

    fn expect(&mut self, wanted: char) -> Read<()> {
        if self.take(wanted) {
            return Ok(());
        }
        let instead = self.peek();
        let instead = instead.map_or("the end".to_owned(), |there| format!("\"{there}\""));
        Err(format!("expected \"{wanted}\", found {instead}"))
    }

    /// Reads `AND` or `OR`, in any case.
    fn keyword(&mut self, wanted: &str) -> bool {
        self.peek();
        let Some(word) = self.rest.get(..wanted.len()) else {
            return false;
        };
        let rest = &self.rest[wanted.len()..];
        let ends = rest.starts_with(|next: char| next.is_whitespace() || next == '(');
        let there = word.eq_ignore_ascii_case(wanted) && ends;
        if there {
            self.rest = rest;
        }
        there
    }

    /// Terms, or values of one field, joined by `OR`.
    fn any(&mut self, field: Option<Field>) -> Read<Filter> {
        let mut filters = vec![self.all(field)?];
        while self.keyword("OR") {
            filters.push(self.all(field)?);
        }
        Ok(joined(filters, Filter::Any))
    }

    fn all(&mut self, field: Option<Field>) -> Read<Filter> {
        let mut filters = vec![self.single(field)?];
        while self.keyword("AND") {
            filters.push(self.single(field)?);
        }
        Ok(joined(filters, Filter::All))
    }

    fn single(&mut self, field: Option<Field>) -> Read<Filter> {
        if self.take('(') {
            let filter = self.any(field)?;
            self.expect(')')?;
            return Ok(filter);
        }
        if let Some(field) = field {
            return self.value(field);
        }
        let end = self.rest.find(|character: char| {
            !character.is_ascii_alphanumeric() && character != '.' && character != '_'
        });
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let field = Field::parse(name).ok_or_else(|| format!("unknown field \"{name}\""))?;
        self.rest = rest;
        self.expect(':')?;
        if self.take('(') {
            let filter = self.any(Some(field))?;
            self.expect(')')?;
            return Ok(filter);
        }
        self.value(field)
    }

    fn value(&mut self, field: Field) -> Read<Filter> {
        self.terms += 1;
        if self.terms > TERMS {
            return Err(format!("more than {TERMS} terms"));
        }
        let test = match self.peek() {
            Some('[' | '{') => {
                if !field.is_date() {
                    return Err(format!("{} has no ranges", field.name()));
                }
                self.range()?
            }
            _ => {
                let word = self.word()?;
                test(field, word)?
            }
        };
        Ok(Filter::Term(field, test))
    }

    /// Reads `["v" TO *]` and similar ranges.
    fn range(&mut self) -> Read<Test> {
        let from_within = self.take('[');
        if !from_within {
            self.expect('{')?;
        }
        let from = self.bound()?;
        if !self.keyword("TO") {
            return Err("a range has TO between its ends".to_owned());
        }
        let to = self.bound()?;
        let to_within = self.take(']');
        if !to_within {
            self.expect('}')?;
        }
        if from.is_none() && to.is_none() {
            return Err("a range has at least one end".to_owned());
        }
        Ok(Test::Between(
            from.map(|from| (from, from_within)),
            to.map(|to| (to, to_within)),
        ))
    }

    fn bound(&mut self) -> Read<Option<DateTime<Utc>>> {
        if self.take('*') {
            return Ok(None);
        }
        self.word().and_then(|word| date(&word.text)).map(Some)
    }

    fn word(&mut self) -> Read<Word> {
        let quoted = self.take('"');
        let mut text = String::new();
        let mut characters = self.rest.char_indices();
        let mut prefix = false;
        let mut end = self.rest.len();
        let mut closed = !quoted;
        while let Some((at, character)) = characters.next() {
            match character {
                '\\' => match characters.next() {
                    Some((_, escaped)) => text.push(escaped),
                    None => return Err("a backslash at the end escapes nothing".to_owned()),
                },
                '"' if quoted => {
                    closed = true;
                    end = at + 1;
                    break;
                }
                _ if quoted => text.push(character),
                '*' => {
                    prefix = true;
                    end = at + 1;
                    break;
                }
                ')' | ']' | '}' => {
                    end = at;
                    break;
                }
                // Inside a word these two mean nothing else.
                '-' | '+' if !text.is_empty() => text.push(character),
                _ if character.is_whitespace() => {
                    end = at;
                    break;
                }
                _ if SPECIAL.contains(character) => {
                    return Err(format!("\"{character}\" needs a backslash before it"));
                }
                _ => text.push(character),
            }
        }
        if !closed {
            return Err("a quote is not closed".to_owned());
        }
        if text.is_empty() && !quoted {
            return Err("a value is missing".to_owned());
        }
        self.rest = &self.rest[end..];
        let follows = self.rest.chars().next();
        if follows.is_some_and(|next| !next.is_whitespace() && !")]}".contains(next)) {
            return Err("a value is not followed by a space".to_owned());
        }
        Ok(Word { text, prefix })
    }
}

fn joined(mut filters: Vec<Filter>, join: fn(Vec<Filter>) -> Filter) -> Filter {
    match (filters.pop(), filters.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            filters.extend(last);
            join(filters)
        }
    }
}

fn date(text: &str) -> Read<DateTime<Utc>> {
    parse_date(text).ok_or_else(|| format!("\"{text}\" is not a date"))
}

fn test(field: Field, Word { text, prefix }: Word) -> Read<Test> {
    let name = field.name();
    if prefix {
        return match field {
            Field::Name => Ok(Test::Begins(text)),
            Field::ContentType if !text.contains('/') => Ok(Test::Begins(text)),
            Field::ContentType => Err(format!("{name} has prefixes of the major type only")),
            _ => Err(format!("{name} has no prefixes")),
        };
    }
    match field {
        Field::IsRoot if text == "true" => Ok(Test::Root),
        Field::IsRoot => Err("isRoot can only be true".to_owned()),
        Field::Size => Err(format!("{name} can only be sorted by")),
        _ if field.is_date() => date(&text).map(Test::On),
        Field::Kind if !["FILE", "FOLDER", "ASSET"].contains(&text.as_str()) => {
            Err(format!("unknown kind \"{text}\""))
        }
        Field::Status if !["AVAILABLE", "TRASH", "PENDING"].contains(&text.as_str()) => {
            Err(format!("unknown status \"{text}\""))
        }
        _ => Ok(Test::Is(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amazon_drive::errors::ErrorBody;

    fn is(field: Field, value: &str) -> Filter {
        Filter::Term(field, Test::Is(value.to_owned()))
    }

    fn parse(text: &str) -> Filter {
        match Filter::parse(text) {
            Ok(filter) => filter,
            Err(error) => panic!("{text}: {error:?}"),
        }
    }

    #[test]
    fn terms_are_joined_and_grouped() {
        let (file, trash) = (is(Field::Kind, "FILE"), is(Field::Status, "TRASH"));
        let folder = is(Field::Kind, "FOLDER");
        assert_eq!(
            parse("status:TRASH AND kind:FILE"),
            Filter::All(vec![trash.clone(), file.clone()])
        );
        let either = Filter::Any(vec![file.clone(), folder.clone()]);
        assert_eq!(parse("kind:(FILE OR FOLDER)"), either);
        assert_eq!(
            parse("(kind:FILE or kind:FOLDER) and status:TRASH"),
            Filter::All(vec![either, trash.clone()])
        );
        assert_eq!(
            parse("kind:FILE OR kind:FOLDER AND status:TRASH"),
            Filter::Any(vec![file, Filter::All(vec![folder, trash])])
        );
        assert_eq!(
            parse("isRoot:true"),
            Filter::Term(Field::IsRoot, Test::Root)
        );
        let labels = ["a", "b"].map(|label| is(Field::Labels, label));
        assert_eq!(parse("labels:(a AND b)"), Filter::All(labels.to_vec()));
    }

    #[test]
    fn every_special_character_can_be_escaped_or_quoted() {
        let name = "It's \"50%\" \\ (AND) + - & | ! {} [] ^ ~ * ? : ü";
        let bare: String = name
            .chars()
            .flat_map(|character| {
                let special = SPECIAL.contains(character) || character == ' ';
                special.then_some('\\').into_iter().chain([character])
            })
            .collect();
        assert_eq!(parse(&format!("name:{bare}")), is(Field::Name, name));
        assert_eq!(parse(&format!("name:\"{bare}\"")), is(Field::Name, name));
        assert_eq!(parse("name:\"(a b)\""), is(Field::Name, "(a b)"));
        assert_eq!(parse("parents:\"-id\""), is(Field::Parents, "-id"));
        assert_eq!(parse("parents:i-d_"), is(Field::Parents, "i-d_"));
    }

    #[test]
    fn ranges_have_open_and_closed_ends() {
        let at = |text: &str| parse_date(text).expect("a date");
        let (from, to) = ("2014-12-31T23:59:59.000Z", "2015-06-01T00:00:00.00Z");
        for (text, range) in [
            (
                format!("{{\"{from}\" TO *]"),
                (Some((at(from), false)), None),
            ),
            (
                format!("[\"{from}\" TO *}}"),
                (Some((at(from), true)), None),
            ),
            (format!("{{* TO \"{to}\"}}"), (None, Some((at(to), false)))),
            (
                format!("[\"{from}\" TO \"{to}\"]"),
                (Some((at(from), true)), Some((at(to), true))),
            ),
        ] {
            let parsed = parse(&format!("modifiedDate:{text}"));
            let expected = Filter::Term(Field::ModifiedDate, Test::Between(range.0, range.1));
            assert_eq!(parsed, expected, "{text}");
        }
    }

    #[test]
    fn prefixes_are_for_names_and_major_types() {
        let begins = |field, value: &str| Filter::Term(field, Test::Begins(value.to_owned()));
        assert_eq!(parse("name:My\\ F*"), begins(Field::Name, "My F"));
        assert_eq!(
            parse("contentProperties.contentType:image*"),
            begins(Field::ContentType, "image")
        );
    }

    #[test]
    fn filters_outside_of_the_language_are_refused_with_the_reason() {
        for (bad, why) in [
            ("", "unknown field"),
            ("name", "expected \":\""),
            ("name:", "value is missing"),
            ("colour:red", "unknown field \"colour\""),
            ("kind:FILE kind:FOLDER", "unexpected"),
            ("(kind:FILE", "expected \")\""),
            ("kind:FILE)", "unexpected"),
            ("name:a:b", "backslash"),
            ("name:it's", "backslash"),
            ("parents:-id", "backslash"),
            ("name:\"a", "not closed"),
            ("name:a\\", "escapes nothing"),
            ("name:\"a\"b", "by a space"),
            ("isRoot:false", "only be true"),
            ("kind:IMAGE", "unknown kind"),
            ("status:available", "unknown status"),
            ("labels:a*", "no prefixes"),
            ("contentProperties.contentType:image/p*", "major type"),
            ("contentProperties.size:5", "sorted by"),
            ("name:[\"a\" TO *]", "no ranges"),
            ("createdDate:[* TO *]", "at least one end"),
            ("createdDate:yesterday", "not a date"),
            ("createdDate:[\"2015-01-01T00:00:00Z\" * ]", "TO between"),
            (
                "name:(a OR b OR c OR d OR e OR f OR g OR h OR i)",
                "more than 8",
            ),
        ] {
            let error = Filter::parse(bad).expect_err(bad);
            let ErrorBody::Full { message, .. } = error.body else {
                panic!("{bad}: {error:?}");
            };
            assert!(message.contains(why), "{bad}: {message}");
        }
    }
}
